//! People: whose papers these are.
//!
//! Invariant: a person has at least one name.
//! Not here: their numbers (`numbers`), accounts (`accounts`) and roles in a case (`cases`).

use chrono::NaiveDate;

use crate::{
    ids::PersonId,
    text::{Line, Note},
};

/// A person whose papers are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Id in the vault.
    pub id: PersonId,
    /// Name as it is printed on their papers.
    pub name: PersonName,
    /// Maiden names, aliases, other spellings.
    pub other_names: Vec<Line>,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// City and country of birth.
    pub birth_place: Option<Line>,
    /// Country or countries of citizenship.
    pub citizenship: Option<Line>,
    /// Language the person would rather speak with a lawyer.
    pub preferred_language: Option<Line>,
    /// Address where mail is safe to receive.
    pub mailing_address: Option<Note>,
    /// Left out of every export unless ticked that time (asylum, VAWA, T, U).
    pub is_confidential: bool,
    /// Whatever else the person wants to keep.
    pub notes: Option<Note>,
}

/// A name of at least one part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonName {
    given: Option<Line>,
    family: Option<Line>,
}

impl PersonName {
    /// Makes a name, or `None` when both parts are missing.
    #[must_use]
    pub fn new(given: Option<Line>, family: Option<Line>) -> Option<Self> {
        (given.is_some() || family.is_some()).then_some(Self { given, family })
    }

    /// Given names, middle names included.
    #[must_use]
    pub fn given(&self) -> Option<&Line> {
        self.given.as_ref()
    }

    /// Family name.
    #[must_use]
    pub fn family(&self) -> Option<&Line> {
        self.family.as_ref()
    }

    /// `Ana Rivera`.
    #[must_use]
    pub fn full(&self) -> String {
        self.joined(self.given.as_ref(), self.family.as_ref(), " ")
    }

    /// `RIVERA, ANA`, as notices print it.
    #[must_use]
    pub fn as_on_notices(&self) -> String {
        self.joined(self.family.as_ref(), self.given.as_ref(), ", ")
            .to_uppercase()
    }

    /// The name to call the person by on a small label: the first given name, else the family name.
    #[must_use]
    pub fn short(&self) -> &str {
        match &self.given {
            Some(given) => given.as_str().split(' ').next().unwrap_or_default(),
            None => self.family.as_ref().map_or("", Line::as_str),
        }
    }

    fn joined(&self, first: Option<&Line>, second: Option<&Line>, between: &str) -> String {
        let parts: Vec<&str> = [first, second]
            .into_iter()
            .flatten()
            .map(Line::as_str)
            .collect();
        parts.join(between)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(given: &str, family: &str) -> Option<PersonName> {
        PersonName::new(
            Line::parse_optional(given).unwrap(),
            Line::parse_optional(family).unwrap(),
        )
    }

    #[test]
    fn a_name_needs_at_least_one_part() {
        assert_eq!(name("", " "), None);
        assert_eq!(name("Lucia", "").unwrap().full(), "Lucia");
    }

    #[test]
    fn a_name_is_written_as_people_and_as_notices_write_it() {
        let ana = name("Ana María", "Rivera").unwrap();
        assert_eq!(ana.full(), "Ana María Rivera");
        assert_eq!(ana.as_on_notices(), "RIVERA, ANA MARÍA");
        assert_eq!(ana.short(), "Ana");
        let firm = name("", "Example Labs, Inc").unwrap();
        assert_eq!(firm.short(), "Example Labs, Inc");
    }
}
