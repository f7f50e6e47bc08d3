//! Numbers of the Department of State: NVC, DS-160, diversity visa.
//!
//! Invariant: a number with the prefix of a USCIS receipt is no NVC case number.
//! Not here: names of posts (no source gives the list).

use chrono::NaiveDate;

use super::{
    DvCaseNumber, NvcCaseNumber, ProblemReason,
    numerals::{compact_alphanumeric, length, length_between, shape},
    pictures::{DOTS, masked_end},
    receipt,
};

/// What an NVC case number tells. Source: immihelp. Certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NvcDecoded {
    /// Three letters of the consular post.
    pub post: String,
    /// The day the case was made.
    pub made_on: NaiveDate,
    /// Which case of that day it was.
    pub sequence: u16,
}

/// Region of a diversity visa case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DvRegion {
    /// AF.
    Africa,
    /// AS.
    Asia,
    /// EU.
    Europe,
    /// NA.
    NorthAmerica,
    /// OC.
    Oceania,
    /// SA.
    SouthAmerica,
}

/// What is added to the day of the year in an NVC case number.
const NVC_DAY_OFFSET: u32 = 500;

pub(super) fn nvc_case_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    shape(&bare, "LLLDDDDDDDDDD")?;
    if receipt::is_known_prefix(&bare) {
        return Err(ProblemReason::AnotherKind);
    }
    Ok(bare)
}

pub(super) fn ds160_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    length(&bare, 10)?;
    if !bare.starts_with("AA") {
        return Err(ProblemReason::WrongPrefix);
    }
    Ok(bare)
}

/// Year, region, 1 to 10 digits.
pub(super) fn dv_case_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    length_between(&bare, 7, 16)?;
    let (start, number) = bare.split_at(6);
    shape(start, "DDDDLL")?;
    let (year, region) = start.split_at(4);
    if !matches!(year.get(..2), Some("19" | "20")) {
        return Err(ProblemReason::WrongYear);
    }
    if DvRegion::of(region).is_none() {
        return Err(ProblemReason::WrongRegion);
    }
    if let Some(index) = number.find(|c: char| !c.is_ascii_digit()) {
        return Err(ProblemReason::LetterWhereDigit {
            position: index + 7,
        });
    }
    Ok(bare)
}

pub(super) fn dv_case_formatted(text: &str) -> String {
    match dv_parts(text) {
        Some((year, region, number)) => format!("{year}-{region}-{number}"),
        None => text.to_owned(),
    }
}

pub(super) fn dv_case_masked(text: &str) -> String {
    match dv_parts(text) {
        Some((year, region, number)) => format!("{year}-{region}-{}", masked_end(number)),
        None => DOTS.to_owned(),
    }
}

fn dv_parts(text: &str) -> Option<(&str, &str, &str)> {
    Some((text.get(..4)?, text.get(4..6)?, text.get(6..)?))
}

impl DvRegion {
    fn of(letters: &str) -> Option<Self> {
        Some(match letters {
            "AF" => Self::Africa,
            "AS" => Self::Asia,
            "EU" => Self::Europe,
            "NA" => Self::NorthAmerica,
            "OC" => Self::Oceania,
            "SA" => Self::SouthAmerica,
            _ => return None,
        })
    }
}

impl DvCaseNumber {
    /// Fiscal year of the diversity visa.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        dv_parts(self.reveal())?.0.parse().ok()
    }

    /// Region.
    #[must_use]
    pub fn region(&self) -> Option<DvRegion> {
        DvRegion::of(dv_parts(self.reveal())?.1)
    }

    /// As it is typed to sign in for the DS-260: without the zeros after the region.
    #[must_use]
    pub fn for_signing_in(&self) -> String {
        let text = self.reveal();
        dv_parts(text).map_or_else(
            || text.to_owned(),
            |(year, region, number)| format!("{year}{region}{}", number.trim_start_matches('0')),
        )
    }
}

impl NvcCaseNumber {
    /// Post, day and sequence; `None` when the digits give no day.
    #[must_use]
    pub fn decode(&self) -> Option<NvcDecoded> {
        let text = self.reveal();
        let year: i32 = text.get(3..7)?.parse().ok()?;
        let day: u32 = text.get(7..10)?.parse().ok()?;
        Some(NvcDecoded {
            post: text.get(..3)?.to_owned(),
            made_on: NaiveDate::from_yo_opt(year, day.checked_sub(NVC_DAY_OFFSET)?)?,
            sequence: text.get(10..)?.parse().ok()?,
        })
    }
}
