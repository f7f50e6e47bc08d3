//! What a summary says: plain content, already chosen, masked and formatted by the caller.
//!
//! Invariant: every text here is printed as it stands; nothing here is looked up, computed or shortened later.
//! Not here: how it looks (`templates/`), the words around it (`words`).
//!
//! None of these types has a `Debug`: they hold personal values.

use chrono::NaiveDate;
use std::fmt;

use crate::words::Language;

/// Everything in one summary for a lawyer.
#[derive(Clone)]
pub struct LawyerSummary {
    /// Language of the words around the values.
    pub language: Language,
    /// The day it is made.
    pub prepared_on: NaiveDate,
    /// Numbers are shown in part; the first page says so.
    pub is_masked: bool,
    /// Each page says that it was made for a legal consultation.
    pub confidential_line: bool,
    /// The lawyer's or representative's name.
    pub prepared_for: Option<String>,
    /// Which lists are printed. One that is left out leaves no trace.
    pub sections: Sections,
    /// One section each, in order.
    pub people: Vec<PersonSection>,
    /// The cases, in order.
    pub cases: Vec<CaseRow>,
    /// Appointments, deadlines, expiries, in order.
    pub dates: Vec<DateRow>,
    /// The papers, in order, exhibits or not.
    pub notices: Vec<NoticeRow>,
    /// Scans, printed at the end.
    pub exhibits: Vec<Exhibit>,
    /// What is missing or was not checked.
    pub gaps: Vec<Gap>,
}

impl LawyerSummary {
    /// An empty summary: full numbers, no confidential line, every section.
    #[must_use]
    pub fn new(language: Language, prepared_on: NaiveDate) -> Self {
        Self {
            language,
            prepared_on,
            is_masked: false,
            confidential_line: false,
            prepared_for: None,
            sections: Sections::default(),
            people: Vec::new(),
            cases: Vec::new(),
            dates: Vec::new(),
            notices: Vec::new(),
            exhibits: Vec::new(),
            gaps: Vec::new(),
        }
    }
}

/// Which lists a summary has. A list that is in but empty is printed as "not recorded".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sections {
    /// Numbers of each person.
    pub numbers: bool,
    /// Cases and their history.
    pub cases: bool,
    /// Dates and deadlines.
    pub dates: bool,
    /// Notices and exhibits.
    pub notices: bool,
    /// Gaps and unknowns.
    pub gaps: bool,
}

impl Default for Sections {
    fn default() -> Self {
        Self {
            numbers: true,
            cases: true,
            dates: true,
            notices: true,
            gaps: true,
        }
    }
}

/// What is known of one fact. A lawyer must be able to tell these apart.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer<T> {
    /// The value.
    Given(T),
    /// The person said that there is none.
    None,
    /// The person said that they don't know.
    NotKnown,
    /// Nobody has answered yet.
    NotRecorded,
    /// Not chosen for this summary: no line is printed.
    LeftOut,
}

impl<T> From<Option<T>> for Answer<T> {
    /// `None` means that nothing was recorded, never that there is none.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::NotRecorded, Self::Given)
    }
}

/// One person and their numbers.
#[derive(Clone)]
pub struct PersonSection {
    /// Name as printed on their papers.
    pub name: String,
    /// What they are in the cases: "applicant". In the summary's language.
    pub roles: Vec<String>,
    /// Maiden names, aliases, other spellings.
    pub other_names: Answer<Vec<String>>,
    /// Day of birth.
    pub birth_date: Answer<NaiveDate>,
    /// City and country of birth.
    pub birth_place: Answer<String>,
    /// Country or countries of citizenship.
    pub citizenship: Answer<String>,
    /// Language they would rather speak.
    pub preferred_language: Answer<String>,
    /// Where mail reaches them safely; line breaks stay.
    pub mailing_address: Answer<String>,
    /// Their numbers, in order.
    pub numbers: Vec<NumberRow>,
}

impl PersonSection {
    /// A person with a name, and every fact left out.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            roles: Vec::new(),
            other_names: Answer::LeftOut,
            birth_date: Answer::LeftOut,
            birth_place: Answer::LeftOut,
            citizenship: Answer::LeftOut,
            preferred_language: Answer::LeftOut,
            mailing_address: Answer::LeftOut,
            numbers: Vec::new(),
        }
    }
}

/// One number of a person.
#[derive(Clone)]
pub struct NumberRow {
    /// What it is: "Alien Registration Number". In the summary's language.
    pub label: String,
    /// The value as it shall be read: `A012-345-678`, or masked.
    pub value: String,
    /// Small print under the label: which account, who issued it, how it stands on the paper.
    pub kind_note: Option<String>,
    /// Where it came from.
    pub source: NumberSource,
    /// Whether the person checked it against the paper.
    pub confirmed: bool,
}

/// Where a value came from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NumberSource {
    /// Read from a page that is an exhibit.
    Exhibit(ExhibitRef),
    /// Read from a paper that is not among the exhibits.
    OtherPaper,
    /// Typed by hand.
    TypedByHand,
}

/// One filing.
#[derive(Clone)]
pub struct CaseRow {
    /// Receipt number as it shall be read, or masked.
    pub receipt: Answer<String>,
    /// Form number: `I-765`.
    pub form: Answer<String>,
    /// What it is for, in the person's words.
    pub title: Option<String>,
    /// Who takes part, and as what: "Ana Rivera, applicant". In the summary's language.
    pub people: Vec<String>,
    /// Day it was sent.
    pub filed_on: Option<NaiveDate>,
    /// Received date printed on the receipt.
    pub received_on: Answer<NaiveDate>,
    /// Priority date.
    pub priority_date: Option<NaiveDate>,
    /// Office or service center.
    pub office: Option<String>,
    /// The last thing known to have happened. In the summary's language.
    pub last_step: Option<String>,
    /// The person put it away as finished.
    pub is_closed: bool,
    /// Where the receipt number is printed.
    pub exhibit: Option<ExhibitRef>,
    /// What happened, oldest first.
    pub history: Vec<HistoryRow>,
}

/// One line of a case's log.
#[derive(Clone)]
pub struct HistoryRow {
    /// The day.
    pub on: NaiveDate,
    /// What happened.
    pub what: String,
    /// The exhibit that says so.
    pub exhibit: Option<ExhibitRef>,
}

/// One date.
#[derive(Clone)]
pub struct DateRow {
    /// The day.
    pub on: NaiveDate,
    /// Time as printed, for an appointment.
    pub time: Option<String>,
    /// What it is: "Biometrics appointment".
    pub what: String,
    /// Where, for an appointment.
    pub place: Option<String>,
    /// Whom or which case it concerns: "Ana Rivera, I-765".
    pub concerns: Option<String>,
    /// Where the date comes from.
    pub basis: DateBasis,
    /// Done with.
    pub is_done: bool,
}

/// Where a date comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum DateBasis {
    /// Printed on an exhibit.
    Exhibit(ExhibitRef),
    /// Printed on a paper that is not among the exhibits.
    OtherPaper,
    /// Computed by the named rule; not printed anywhere.
    Computed {
        /// The rule in words.
        rule: String,
    },
    /// Typed by hand.
    TypedByHand,
}

/// One paper on file.
#[derive(Clone)]
pub struct NoticeRow {
    /// Its letter, when it is an exhibit.
    pub letter: Option<ExhibitLetter>,
    /// What it is: "I-797C receipt notice". In the summary's language.
    pub title: String,
    /// The form it speaks of: `I-765`.
    pub form: Option<String>,
    /// The date printed on it.
    pub notice_date: Answer<NaiveDate>,
    /// How many pages are on file; 0 when it was never scanned.
    pub pages: u32,
    /// Where the paper original lies.
    pub paper_location: Option<String>,
}

/// The pages of one exhibit.
#[derive(Clone)]
pub struct Exhibit {
    /// Its letter.
    pub letter: ExhibitLetter,
    /// What it is.
    pub title: String,
    /// PNG or JPEG bytes, upright, one a page. Whatever else than the picture they carry is left out.
    pub pages: Vec<Vec<u8>>,
}

/// The letter of an exhibit: A to Z, then AA, AB, ...
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExhibitLetter(u32);

impl ExhibitLetter {
    /// The letter of the exhibit at this place, from 0.
    #[must_use]
    pub const fn nth(place: u32) -> Self {
        Self(place)
    }
}

impl fmt::Display for ExhibitLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= 26 {
            Self(self.0 / 26 - 1).fmt(f)?;
        }
        let letter = u8::try_from(self.0 % 26).map_or('?', |n| char::from(b'A' + n));
        write!(f, "{letter}")
    }
}

/// A page of an exhibit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExhibitRef {
    /// Which exhibit.
    pub letter: ExhibitLetter,
    /// Its page, from 1.
    pub page: u32,
}

/// Something the lawyer can't find in here, or should check.
#[derive(Clone, PartialEq, Eq)]
pub enum Gap {
    /// A value is printed above, but the person has not checked it against the paper.
    NotConfirmed {
        /// Whose it is, or which case.
        whose: String,
        /// What it is.
        label: String,
    },
    /// A value that usually exists was not recorded.
    NotRecorded {
        /// Whose it is, or which case.
        whose: String,
        /// What it is.
        label: String,
    },
    /// A paper is listed, but was never scanned.
    NoScan {
        /// The paper's title.
        title: String,
    },
    /// Two values stand against each other.
    Conflict {
        /// Whose it is, or which case.
        whose: String,
        /// What it is.
        label: String,
    },
    /// In the person's own words.
    Note(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exhibits_are_lettered_like_columns_of_a_sheet() {
        let letters: Vec<String> = [0, 1, 25, 26, 51, 52, 701, 702]
            .into_iter()
            .map(|place| ExhibitLetter::nth(place).to_string())
            .collect();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_missing_value_is_not_recorded_rather_than_none() {
        assert!(Answer::from(None::<String>) == Answer::NotRecorded);
        assert!(Answer::from(Some(1)) == Answer::Given(1));
    }
}
