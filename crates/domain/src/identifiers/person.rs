//! Numbers that belong to a person for life or to their account: OAN, A-Number, SSN, work permit category.
//!
//! Invariant: digits are never dropped; an A-Number gains leading zeros only.
//! Not here: recognising them in a text (`shapes`).

use super::{
    EadCategory, ProblemReason,
    numerals::{compact_alphanumeric, digits, length, length_between, no_letters},
};

const A_NUMBER_DIGITS_MIN: usize = 7;
const A_NUMBER_DIGITS_MAX: usize = 9;

pub(super) fn online_account_number(text: &str) -> Result<String, ProblemReason> {
    digits(text, 12)
}

/// `A` and nine digits, whatever was typed of them.
pub(super) fn a_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    let number = bare.strip_prefix('A').unwrap_or(&bare);
    no_letters(number)?;
    length_between(number, A_NUMBER_DIGITS_MIN, A_NUMBER_DIGITS_MAX)?;
    Ok(format!("A{number:0>A_NUMBER_DIGITS_MAX$}"))
}

/// SSA POMS RM 10201.035: areas 000, 666 and 900 to 999, group 00 and serial 0000 are never given out.
pub(super) fn ssn(text: &str) -> Result<String, ProblemReason> {
    let number = digits(text, 9)?;
    let (area, rest) = number.split_at(3);
    let (group, serial) = rest.split_at(2);
    let is_never_issued =
        matches!(area, "000" | "666") || area >= "900" || group == "00" || serial == "0000";
    if is_never_issued {
        return Err(ProblemReason::NeverIssued);
    }
    Ok(number)
}

/// `C09`, from `(c)(9)`, `C09`, `c9`, `C5`; paragraphs are (a) and (c) of 8 CFR 274a.12. A letter at the end (`(c)(3)(B)`) is kept.
pub(super) fn ead_category(text: &str) -> Result<String, ProblemReason> {
    let without_parentheses: String = text.chars().filter(|c| !"()（）".contains(*c)).collect();
    let bare = compact_alphanumeric(&without_parentheses)?;
    let letter = bare.get(..1).unwrap_or_default();
    if letter.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(ProblemReason::DigitWhereLetter { position: 1 });
    }
    if !matches!(letter, "A" | "C") {
        return Err(ProblemReason::WrongPrefix);
    }
    let rest = bare.get(1..).unwrap_or_default();
    let number = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let end = rest.get(number.len()..).unwrap_or_default();
    if let Some(index) = number.find(|c: char| c.is_ascii_alphabetic()) {
        return Err(ProblemReason::LetterWhereDigit {
            position: index + 2,
        });
    }
    length_between(number, 1, 2)?;
    if !end.is_empty() {
        length(end, 1)?;
    }
    Ok(format!("{letter}{number:0>2}{end}"))
}

impl EadCategory {
    /// As forms write it: `(c)(9)`, `(c)(3)(B)`.
    #[must_use]
    pub fn on_forms(&self) -> String {
        let mut characters = self.reveal().chars();
        let letter = characters
            .next()
            .map(|c| c.to_ascii_lowercase())
            .unwrap_or_default();
        let rest = characters.as_str();
        let end = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = rest
            .strip_suffix(end)
            .unwrap_or(rest)
            .trim_start_matches('0');
        let end = if end.is_empty() {
            String::new()
        } else {
            format!("({end})")
        };
        format!("({letter})({number}){end}")
    }
}
