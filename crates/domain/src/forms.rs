//! Form numbers as people and notices write them.
//!
//! Invariant: a form number is written with its hyphen, `I-485`.
//! Not here: what a form is for (catalogue, ui).

use std::fmt;

/// A USCIS, Department of State or court form: `I-485`, `N-400`, `G-28`, `DS-260`, `I-130A`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormNumber(String);

/// The text is not letters, then digits, then perhaps letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a form number")]
pub struct NotAForm;

impl FormNumber {
    /// Parses `I485`, `i-485`, `Form I-485` and the like.
    pub fn parse(text: &str) -> Result<Self, NotAForm> {
        let upper = text.trim().to_uppercase();
        let body = upper.strip_prefix("FORM").unwrap_or(&upper);
        let body: String = body.chars().filter(char::is_ascii_alphanumeric).collect();
        let letters = body.find(|c: char| c.is_ascii_digit()).ok_or(NotAForm)?;
        let (series, rest) = body.split_at(letters);
        let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_number = digits.bytes().all(|b| b.is_ascii_digit());
        let fits = (1..=4).contains(&series.len())
            && (1..=5).contains(&digits.len())
            && rest.len() - digits.len() <= 3;
        (is_number && fits)
            .then(|| Self(format!("{series}-{rest}")))
            .ok_or(NotAForm)
    }

    /// The number with its hyphen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FormNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, NotAForm>) {
        let parsed = FormNumber::parse(text);
        assert_eq!(
            parsed.as_ref().map(FormNumber::as_str).map_err(|e| *e),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_form_number_gets_its_hyphen_however_it_was_typed() {
        check("I485", Ok("I-485"));
        check(" form i-130a ", Ok("I-130A"));
        check("ds 260", Ok("DS-260"));
        check("N400", Ok("N-400"));
    }

    #[test]
    fn what_is_not_letters_then_digits_is_not_a_form() {
        for text in ["", "485", "I-", "IOE0912345678", "I-4-B-5", "asylum"] {
            check(text, Err(NotAForm));
        }
    }
}
