//! Receipt numbers: what the prefix means and what the digits of the older ones tell.
//!
//! Invariant: nothing is decoded from the digits of an IOE number, nor of one whose prefix isn't sourced.
//! Not here: names of the service centers for people (ui).

use super::{
    ProblemReason, ReceiptNumber,
    numerals::{compact, shape, year_of_two_digits},
};

/// What the three letters of a receipt number mean. Sources: wangt328/uscis-case-statistics, geygan.com,
/// cilawgroup.com, petitionpace, nritousa.com. Read 2026-11-23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrefixMeaning {
    /// IOE: filed online, or on paper and processed electronically. Certain.
    Electronic,
    /// EAC, VSC: Vermont Service Center. Certain (VSC rare).
    Vermont,
    /// WAC, CSC: California Service Center. Certain.
    California,
    /// LIN, NSC: Nebraska Service Center. Certain.
    Nebraska,
    /// SRC, TSC: Texas Service Center. Certain.
    Texas,
    /// MSC, NBC: National Benefits Center. Certain.
    NationalBenefits,
    /// YSC: Potomac Service Center. Certain.
    Potomac,
    /// First letter Z: affirmative asylum. Likely (discuss.ilw.com).
    AffirmativeAsylum,
}

impl PrefixMeaning {
    /// The stable word that the window has words for.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Electronic => "electronic",
            Self::Vermont => "vermont",
            Self::California => "california",
            Self::Nebraska => "nebraska",
            Self::Texas => "texas",
            Self::NationalBenefits => "national_benefits",
            Self::Potomac => "potomac",
            Self::AffirmativeAsylum => "affirmative_asylum",
        }
    }

    /// Whether the meaning is certain, not only likely.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        !matches!(self, Self::AffirmativeAsylum)
    }

    fn of(number: &str) -> Option<Self> {
        Some(match number.get(..3)? {
            "IOE" => Self::Electronic,
            "EAC" | "VSC" => Self::Vermont,
            "WAC" | "CSC" => Self::California,
            "LIN" | "NSC" => Self::Nebraska,
            "SRC" | "TSC" => Self::Texas,
            "MSC" | "NBC" => Self::NationalBenefits,
            "YSC" => Self::Potomac,
            prefix if prefix.starts_with('Z') => Self::AffirmativeAsylum,
            _ => return None,
        })
    }
}

/// What the digits of a receipt number other than IOE tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegacyReceipt {
    /// US fiscal year, 1 October of the year before to 30 September. Certain.
    pub fiscal_year: i32,
    /// Computer work-day of that year, from 1 at the beginning of October. It skips days off: no day of a calendar.
    pub work_day: u16,
    /// The month that work-day falls in, about.
    pub about: AboutMonth,
    /// The system that took it in, when the sequence tells. Likely.
    pub system: Option<CaseSystem>,
}

/// A month that is known only about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AboutMonth {
    /// Calendar year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
}

/// The system that a legacy receipt number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseSystem {
    /// Sequence begins with 5: CLAIMS 3 LAN.
    Claims3Lan,
    /// Sequence begins with 0: CLAIMS 3 mainframe (I-751, I-829).
    Claims3Mainframe,
}

/// Work-day at the end of September, about (forums.immigration.com 64693).
const WORK_DAYS_A_YEAR: u16 = 265;

impl ReceiptNumber {
    /// What the three letters mean; `None` for those no source explains.
    #[must_use]
    pub fn prefix_meaning(&self) -> Option<PrefixMeaning> {
        PrefixMeaning::of(self.reveal())
    }

    /// What the digits tell, for the prefixes of service centers only.
    #[must_use]
    pub fn decode(&self) -> Option<LegacyReceipt> {
        match self.prefix_meaning()? {
            PrefixMeaning::Electronic | PrefixMeaning::AffirmativeAsylum => None,
            _ => decoded(self.reveal().get(3..)?),
        }
    }
}

fn decoded(digits: &str) -> Option<LegacyReceipt> {
    let fiscal_year = year_of_two_digits(digits.get(..2)?)?;
    let work_day: u16 = digits.get(2..5)?.parse().ok()?;
    if !(1..=WORK_DAYS_A_YEAR).contains(&work_day) {
        return None;
    }
    let system = match digits.as_bytes().get(5)? {
        b'5' => Some(CaseSystem::Claims3Lan),
        b'0' => Some(CaseSystem::Claims3Mainframe),
        _ => None,
    };
    Some(LegacyReceipt {
        fiscal_year,
        work_day,
        about: about(fiscal_year, work_day),
        system,
    })
}

/// Work-days spread evenly over the twelve months from October.
fn about(fiscal_year: i32, work_day: u16) -> AboutMonth {
    let months_from_october = u32::from(work_day - 1) * 12 / u32::from(WORK_DAYS_A_YEAR);
    if months_from_october < 3 {
        AboutMonth {
            year: fiscal_year - 1,
            month: 10 + months_from_october,
        }
    } else {
        AboutMonth {
            year: fiscal_year,
            month: months_from_october - 2,
        }
    }
}

/// Three letters and ten digits, one of which may be `*`.
pub(super) fn normalise(text: &str) -> Result<String, ProblemReason> {
    let bare = compact(text)?;
    shape(&bare.replacen('*', "0", 1), "LLLDDDDDDDDDD")?;
    Ok(bare)
}

/// Whether a normalised number has the prefix of a service center or of the electronic system.
pub(super) fn is_known_prefix(number: &str) -> bool {
    PrefixMeaning::of(number).is_some_and(PrefixMeaning::is_certain)
}
