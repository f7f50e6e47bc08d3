//! Case numbers of the Department of Labor.
//!
//! Invariant: the dashes are part of the number.
//! Not here: occupation codes (`codes`).

use chrono::NaiveDate;

use super::{
    LaborCertificationNumber, LegacyPermNumber, ProblemReason,
    numerals::{compact_alphanumeric, length, shape, year_of_two_digits},
    pictures::grouped,
};

/// What a labor case number tells. Sources: immihelp iCERT, legalclarity. Certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaborCertification {
    /// The program.
    pub program: LaborProgram,
    /// The day in the number; `None` when the digits give no day.
    pub filed_on: Option<NaiveDate>,
}

/// Program of a labor case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LaborProgram {
    /// G.
    Perm,
    /// I: labor condition application.
    LaborCondition,
    /// H: H-2.
    H2,
}

pub(super) fn certification_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    length(&bare, 15)?;
    shape(&bare, "LDDDDDDDDDDDDDD")?;
    if program(&bare).is_none() {
        return Err(ProblemReason::WrongPrefix);
    }
    Ok(grouped("#-###-#####-######", &bare))
}

pub(super) fn legacy_perm_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    length(&bare, 11)?;
    shape(&bare, "ADDDDDDDDDD")?;
    Ok(grouped("#-#####-#####", &bare))
}

fn program(text: &str) -> Option<LaborProgram> {
    match text.as_bytes().first()? {
        b'G' => Some(LaborProgram::Perm),
        b'I' => Some(LaborProgram::LaborCondition),
        b'H' => Some(LaborProgram::H2),
        _ => None,
    }
}

/// The day in `YYDDD`.
fn day(digits: &str) -> Option<NaiveDate> {
    let year = year_of_two_digits(digits.get(..2)?)?;
    NaiveDate::from_yo_opt(year, digits.get(2..)?.parse().ok()?)
}

impl LaborCertificationNumber {
    /// Program and day.
    #[must_use]
    pub fn decode(&self) -> Option<LaborCertification> {
        let text = self.reveal();
        Some(LaborCertification {
            program: program(text)?,
            filed_on: text.get(6..11).and_then(day),
        })
    }
}

impl LegacyPermNumber {
    /// The day in the number; `None` when the digits give no day.
    #[must_use]
    pub fn filed_on(&self) -> Option<NaiveDate> {
        self.reveal().get(2..7).and_then(day)
    }
}
