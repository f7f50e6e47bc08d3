//! Names on papers against names in the papers.
//!
//! Invariant: accents, case, order, a missing second name and a slip of the reader don't matter; a different first name
//! does.
//! Not here: what a match is used for (`matching`).

use casekeep_domain::{
    people::{Person, PersonName},
    text::Line,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::contract::readings::NewPerson;

/// How well a printed name fits a person, more is better; `None` when it is somebody else's.
pub(super) fn fit(printed: &str, person: &Person) -> Option<usize> {
    let full = person.name.full();
    let others = person.other_names.iter().map(Line::as_str);
    others
        .chain([full.as_str()])
        .filter_map(|known| words_fit(&words(printed), &words(known)))
        .max()
}

/// Every word of the shorter name stands in the longer one; one word alone has to be the whole name.
fn words_fit(printed: &[String], known: &[String]) -> Option<usize> {
    let (shorter, longer) = if printed.len() <= known.len() {
        (printed, known)
    } else {
        (known, printed)
    };
    if shorter.is_empty() || (shorter.len() == 1 && longer.len() > 1) {
        return None;
    }
    let mut left: Vec<&String> = longer.iter().collect();
    for word in shorter {
        let place = left.iter().position(|other| is_same_word(word, other))?;
        left.remove(place);
    }
    Some(100 + shorter.len() * 10 - left.len())
}

fn is_same_word(a: &str, b: &str) -> bool {
    let longer = a.chars().count().max(b.chars().count());
    let slips = match longer {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    distance(a, b) <= slips
}

/// Characters to change, leave out or put in.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for (row, from) in a.chars().enumerate() {
        let mut now = vec![row + 1];
        for (column, to) in b.iter().enumerate() {
            let change = before[column] + usize::from(from != *to);
            now.push(change.min(before[column + 1] + 1).min(now[column] + 1));
        }
        before = now;
    }
    before.last().copied().unwrap_or_default()
}

/// The words of a name: capitals without accents; an apostrophe joins.
fn words(name: &str) -> Vec<String> {
    let folded: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '`'))
        .flat_map(char::to_uppercase)
        .collect();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What firms have in their names, and people do not.
const FIRMS: [&str; 11] = [
    "INC",
    "LLC",
    "LLP",
    "PLLC",
    "LTD",
    "CORP",
    "COMPANY",
    "CORPORATION",
    "INCORPORATED",
    "LIMITED",
    "UNIVERSITY",
];

/// Given and family names of a printed name: `RIVERA, ANA`, else the last word is the family name. A firm, as petitions for
/// workers name one, has its whole name as it is printed: `ORCHARD LABS, INC`.
pub(super) fn parts(printed: &str) -> NewPerson {
    let words = words(printed);
    let is_firm = |word: &String| FIRMS.contains(&word.as_str());
    if words.len() > 1 && words.last().is_some_and(is_firm) {
        return NewPerson {
            given_names: String::new(),
            family_name: printed.trim().to_owned(),
        };
    }
    let (given, family) = match printed.split_once(',') {
        Some((family, given)) => (given, family),
        None => match printed.trim().rsplit_once(' ') {
            Some((given, family)) => (given, family),
            None => ("", printed),
        },
    };
    NewPerson {
        given_names: capitalised(given),
        family_name: capitalised(family),
    }
}

/// A name of somebody new; `None` when it has no part.
pub(super) fn name_of(new: &NewPerson) -> Option<PersonName> {
    let part = |text: &str| Line::parse_optional(text).ok().flatten();
    PersonName::new(part(&new.given_names), part(&new.family_name))
}

/// `ANA MARÍA` as people write it; a name that is not all capitals stays.
fn capitalised(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().any(char::is_lowercase) {
        return name;
    }
    let mut begins = true;
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        if begins {
            text.push(c);
        } else {
            text.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric();
    }
    text
}

#[cfg(test)]
mod tests {
    use casekeep_domain::ids::PersonId;

    use super::*;

    fn person(given: &str, family: &str, others: &[&str]) -> Person {
        Person {
            id: PersonId::from_random([1; 16]),
            name: PersonName::new(
                Line::parse_optional(given).unwrap(),
                Line::parse_optional(family).unwrap(),
            )
            .unwrap(),
            other_names: others
                .iter()
                .map(|name| Line::parse(name).unwrap())
                .collect(),
            birth_date: None,
            birth_place: None,
            citizenship: None,
            preferred_language: None,
            mailing_address: None,
            is_confidential: false,
            notes: None,
        }
    }

    #[test]
    fn accents_case_order_second_names_and_slips_do_not_matter() {
        let ana = person("Ana María", "Núñez Rivera", &[]);
        for printed in [
            "NUNEZ RIVERA, ANA MARIA",
            "Ana Rivera",
            "NUÑEZ, ANA",
            "R1VERA, ANA",
            "RIVERA,ANA",
        ] {
            assert!(fit(printed, &ana).is_some(), "{printed}");
        }
    }

    #[test]
    fn a_relative_of_the_same_family_is_somebody_else() {
        let ana = person("Ana", "Rivera", &[]);
        for printed in ["RIVERA, LUCIA", "RIVERA", "RIVERA, EVA", "ANA SOTO"] {
            assert_eq!(fit(printed, &ana), None, "{printed}");
        }
        assert!(fit("O'BRIEN, PAT", &person("Pat", "Obrien", &[])).is_some());
        assert!(fit("SOTO, ANA", &person("Ana", "Rivera", &["Ana Soto"])).is_some());
    }

    #[test]
    fn a_printed_name_is_taken_apart_and_written_as_people_write_it() {
        for (printed, given, family) in [
            ("RIVERA SOTO, ANA MARÍA", "Ana María", "Rivera Soto"),
            ("ANA RIVERA", "Ana", "Rivera"),
            ("O'BRIEN-SMITH, PAT", "Pat", "O'Brien-Smith"),
            ("McDonald, Pat", "Pat", "McDonald"),
            ("CHER", "", "Cher"),
            ("EXAMPLE LABS, INC", "", "EXAMPLE LABS, INC"),
            ("Example Robotics LLC.", "", "Example Robotics LLC."),
            ("CO, MARIA", "Maria", "Co"),
        ] {
            let parts = parts(printed);
            assert_eq!(
                (parts.given_names.as_str(), parts.family_name.as_str()),
                (given, family),
                "{printed}"
            );
        }
    }
}
