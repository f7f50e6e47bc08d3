//! Machine-readable zones of passports, visas and cards (ICAO Doc 9303), with their check digits.
//!
//! Invariant: a field whose check digit fails is never handed out as an identifier.
//! Not here: finding the zone on a page (reader); the zone of a work permit, of which no sample shows what its number is.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{ANumber, PassportNumber, ReceiptNumber, receipt};

/// A machine-readable zone. Certain for passports and visas (ICAO 9303 parts 4, 5, 7); likely for the green card.
#[derive(Clone, PartialEq, Eq)]
pub struct Mrz {
    form: MrzForm,
    document_code: String,
    issuer: String,
    names: String,
    number: String,
    nationality: String,
    birth: String,
    sex: char,
    expiry: String,
    optional: String,
    failed: Vec<MrzField>,
}

/// The layouts of a machine-readable zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MrzForm {
    /// TD3: two lines of 44, passports.
    Passport,
    /// MRV-A: two lines of 44, visas.
    VisaA,
    /// MRV-B: two lines of 36, visas.
    VisaB,
    /// TD1: three lines of 30, cards.
    Card,
}

/// A field with a check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MrzField {
    /// Document number.
    Number,
    /// Date of birth.
    Birth,
    /// Date of expiry.
    Expiry,
    /// Optional data of a passport.
    Optional,
    /// The digit over all the others.
    Composite,
}

/// Why a text is no machine-readable zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MrzProblem {
    /// The lines are not two of 44, two of 36 or three of 30.
    #[error("the lines have other lengths")]
    WrongLines,
    /// A character other than A to Z, 0 to 9 and `<`.
    #[error("line {line} has an unexpected character at {position}")]
    UnexpectedCharacter {
        /// Line, from 1.
        line: usize,
        /// Position in the line, from 1.
        position: usize,
    },
    /// A work permit (`IA`, `USA`): which number stands where is not known, so nothing is read.
    #[error("the layout of this card is not known")]
    UnknownLayout,
}

/// The check digit of a field: weights 7, 3, 1; A is 10, Z is 35, `<` is 0. `None` for other characters.
#[must_use]
pub fn check_digit(field: &str) -> Option<char> {
    let mut sum = 0;
    for (c, weight) in field.chars().zip([7, 3, 1].into_iter().cycle()) {
        let value = match c {
            '<' => 0,
            '0'..='9' | 'A'..='Z' => c.to_digit(36)?,
            _ => return None,
        };
        sum = (sum + value * weight) % 10;
    }
    char::from_digit(sum, 10)
}

impl Mrz {
    /// Reads the lines of a zone; spaces and empty lines don't matter.
    pub fn parse(text: &str) -> Result<Self, MrzProblem> {
        let lines: Vec<String> = text
            .lines()
            .map(clean)
            .filter(|line| !line.is_empty())
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        for (index, line) in lines.iter().enumerate() {
            allowed(index + 1, line)?;
        }
        let lengths: Vec<usize> = lines.iter().map(|line| line.len()).collect();
        match (lengths.as_slice(), lines.as_slice()) {
            ([44, 44], [first, second]) if first.starts_with('V') => {
                Ok(booklet(MrzForm::VisaA, first, second))
            }
            ([44, 44], [first, second]) => Ok(passport(first, second)),
            ([36, 36], [first, second]) => Ok(booklet(MrzForm::VisaB, first, second)),
            ([30, 30, 30], [first, second, third]) => card(first, second, third),
            _ => Err(MrzProblem::WrongLines),
        }
    }

    /// The layout.
    #[must_use]
    pub const fn form(&self) -> MrzForm {
        self.form
    }

    /// The fields whose check digit fails: read again, or misread. Empty when all hold.
    #[must_use]
    pub fn failed_checks(&self) -> &[MrzField] {
        &self.failed
    }

    /// Code of the document: `P`, `V`, `C1`, ...
    #[must_use]
    pub fn document_code(&self) -> &str {
        &self.document_code
    }

    /// Three letters of the country or organisation that issued it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Three letters of the nationality.
    #[must_use]
    pub fn nationality(&self) -> &str {
        &self.nationality
    }

    /// Surname, in capitals without accents.
    #[must_use]
    pub fn surname(&self) -> String {
        let surname = self.names.split("<<").next().unwrap_or_default();
        spaced(surname)
    }

    /// Given names, in capitals without accents.
    #[must_use]
    pub fn given_names(&self) -> String {
        let given = self.names.split_once("<<").map_or("", |(_, given)| given);
        spaced(given)
    }

    /// `F`, `M`, or `None` when the document doesn't say.
    #[must_use]
    pub const fn sex(&self) -> Option<char> {
        match self.sex {
            'F' | 'M' => Some(self.sex),
            _ => None,
        }
    }

    /// The number of a passport, when its check digit holds.
    #[must_use]
    pub fn passport_number(&self) -> Option<PassportNumber> {
        let is_passport = self.form == MrzForm::Passport && self.holds(MrzField::Number);
        let number = is_passport.then(|| spaced(&self.number))?;
        PassportNumber::parse(&number).ok()
    }

    /// The A-Number of a green card, when its check digit holds. Likely (immihelp, liquisearch; read 2026-11-23).
    #[must_use]
    pub fn a_number(&self) -> Option<ANumber> {
        let is_read = self.is_green_card() && self.holds(MrzField::Number);
        let digits = is_read.then_some(self.number.as_str())?;
        let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_whole.then(|| ANumber::parse(digits).ok())?
    }

    /// The receipt number on the back of a green card. Likely, as the A-Number; the prefix has to be a known one, and
    /// the composite check digit has to hold.
    #[must_use]
    pub fn receipt_number(&self) -> Option<ReceiptNumber> {
        let is_read = self.is_green_card() && self.holds(MrzField::Composite);
        let text = is_read.then(|| spaced(&self.optional))?;
        let number = ReceiptNumber::parse(&text).ok()?;
        receipt::is_known_prefix(number.reveal()).then_some(number)
    }

    /// The day it expires, when its check digit holds. Years are 2000 to 2099: older documents are no longer of use.
    #[must_use]
    pub fn expires_on(&self) -> Option<NaiveDate> {
        let expiry = self
            .holds(MrzField::Expiry)
            .then_some(self.expiry.as_str())?;
        date(2000, expiry)
    }

    /// The date of birth, when its check digit holds: the latest that is not after a given day.
    #[must_use]
    pub fn born_on(&self, no_later_than: NaiveDate) -> Option<NaiveDate> {
        let birth = self.holds(MrzField::Birth).then_some(self.birth.as_str())?;
        let century = no_later_than.year() / 100 * 100;
        let candidates = [century, century - 100].map(|century| date(century, birth));
        candidates
            .into_iter()
            .flatten()
            .find(|born| *born <= no_later_than)
    }

    fn holds(&self, field: MrzField) -> bool {
        !self.failed.contains(&field)
    }

    fn is_green_card(&self) -> bool {
        self.form == MrzForm::Card
            && matches!(self.document_code.as_str(), "C1" | "C2")
            && self.issuer == "USA"
    }
}

/// Without spaces and other unseen characters, full-width forms as ASCII, in capitals.
fn clean(line: &str) -> String {
    let seen = line
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}' | '\u{FEFF}'));
    seen.map(|c| {
        if c == '＜' {
            '<'
        } else {
            c.to_ascii_uppercase()
        }
    })
    .collect()
}

fn allowed(line: usize, text: &str) -> Result<(), MrzProblem> {
    let unexpected = text
        .chars()
        .position(|c| !matches!(c, 'A'..='Z' | '0'..='9' | '<'));
    match unexpected {
        Some(index) => Err(MrzProblem::UnexpectedCharacter {
            line,
            position: index + 1,
        }),
        None => Ok(()),
    }
}

/// Characters of a line from one place up to another, counted from 0.
fn cut(line: &str, from: usize, to: usize) -> &str {
    line.get(from..to).unwrap_or_default()
}

fn spaced(field: &str) -> String {
    field
        .split('<')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn without_fillers(field: &str) -> String {
    field.trim_end_matches('<').to_owned()
}

fn date(century: i32, text: &str) -> Option<NaiveDate> {
    let part = |from| cut(text, from, from + 2).parse::<u32>().ok();
    let year = century + i32::try_from(part(0)?).ok()?;
    NaiveDate::from_ymd_opt(year, part(2)?, part(4)?)
}

fn is_checked_by(field: &str, digit: &str) -> bool {
    check_digit(field).is_some_and(|expected| digit.starts_with(expected))
}

/// The two lines that passports and visas have in common.
fn booklet(form: MrzForm, first: &str, second: &str) -> Mrz {
    let checks = [
        (
            MrzField::Number,
            is_checked_by(cut(second, 0, 9), cut(second, 9, 10)),
        ),
        (
            MrzField::Birth,
            is_checked_by(cut(second, 13, 19), cut(second, 19, 20)),
        ),
        (
            MrzField::Expiry,
            is_checked_by(cut(second, 21, 27), cut(second, 27, 28)),
        ),
    ];
    Mrz {
        form,
        document_code: without_fillers(cut(first, 0, 2)),
        issuer: without_fillers(cut(first, 2, 5)),
        names: cut(first, 5, first.len()).to_owned(),
        number: cut(second, 0, 9).to_owned(),
        nationality: without_fillers(cut(second, 10, 13)),
        birth: cut(second, 13, 19).to_owned(),
        sex: second.chars().nth(20).unwrap_or('<'),
        expiry: cut(second, 21, 27).to_owned(),
        optional: cut(second, 28, second.len()).to_owned(),
        failed: failed(&checks),
    }
}

fn failed(checks: &[(MrzField, bool)]) -> Vec<MrzField> {
    checks
        .iter()
        .filter(|(_, holds)| !holds)
        .map(|(field, _)| *field)
        .collect()
}

/// A passport has two check digits more: of the optional data (`<` when there is none) and of all.
fn passport(first: &str, second: &str) -> Mrz {
    let optional = cut(second, 28, 42);
    let digit = cut(second, 42, 43);
    let is_empty = optional.chars().all(|c| c == '<') && digit == "<";
    let all = [cut(second, 0, 10), cut(second, 13, 20), cut(second, 21, 43)].concat();
    let mut mrz = booklet(MrzForm::Passport, first, second);
    optional.clone_into(&mut mrz.optional);
    mrz.failed.extend(failed(&[
        (
            MrzField::Optional,
            is_empty || is_checked_by(optional, digit),
        ),
        (
            MrzField::Composite,
            is_checked_by(&all, cut(second, 43, 44)),
        ),
    ]));
    mrz
}

fn card(first: &str, second: &str, third: &str) -> Result<Mrz, MrzProblem> {
    if first.starts_with("IAUSA") {
        return Err(MrzProblem::UnknownLayout);
    }
    let all = [
        cut(first, 5, 30),
        cut(second, 0, 7),
        cut(second, 8, 15),
        cut(second, 18, 29),
    ]
    .concat();
    let checks = [
        (
            MrzField::Number,
            is_checked_by(cut(first, 5, 14), cut(first, 14, 15)),
        ),
        (
            MrzField::Birth,
            is_checked_by(cut(second, 0, 6), cut(second, 6, 7)),
        ),
        (
            MrzField::Expiry,
            is_checked_by(cut(second, 8, 14), cut(second, 14, 15)),
        ),
        (
            MrzField::Composite,
            is_checked_by(&all, cut(second, 29, 30)),
        ),
    ];
    Ok(Mrz {
        form: MrzForm::Card,
        document_code: without_fillers(cut(first, 0, 2)),
        issuer: without_fillers(cut(first, 2, 5)),
        names: third.to_owned(),
        number: cut(first, 5, 14).to_owned(),
        nationality: without_fillers(cut(second, 15, 18)),
        birth: cut(second, 0, 6).to_owned(),
        sex: second.chars().nth(7).unwrap_or('<'),
        expiry: cut(second, 8, 14).to_owned(),
        optional: cut(first, 15, 30).to_owned(),
        failed: failed(&checks),
    })
}

// A zone is a person: only its form and its failed checks are printed.
impl fmt::Debug for Mrz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mrz({:?}, failed checks {:?})", self.form, self.failed)
    }
}

#[cfg(test)]
mod tests;
