//! Dates to remember: appointments, deadlines, expiries.
//!
//! Invariant: a date printed on a notice is never replaced by a computed one.
//! Not here: wording (ui), rules that compute dates (later), reminders (app).

use chrono::NaiveDate;

use crate::{
    ids::{CaseId, DateId, NoticeId, PersonId},
    text::Line,
    words::words,
};

/// One date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportantDate {
    /// Id in the vault.
    pub id: DateId,
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: DateKind,
    /// In the person's words.
    pub what: Line,
    /// Time of day as printed, for an appointment.
    pub time: Option<Line>,
    /// Where, for an appointment.
    pub place: Option<Line>,
    /// Whom it concerns.
    pub person: Option<PersonId>,
    /// Which case it concerns.
    pub case: Option<CaseId>,
    /// The notice that prints it; `None` when typed by hand.
    pub printed_on: Option<NoticeId>,
    /// Whether it is done with.
    pub is_done: bool,
}

words! {
    /// What a date is.
    DateKind {
        /// Be somewhere.
        Appointment = "appointment",
        /// Something must have reached somebody by then.
        Deadline = "deadline",
        /// A document ends.
        Expiry = "expiry",
        /// From then on something may be filed.
        WindowOpens = "window_opens",
        /// Anything else.
        Other = "other",
    }
}

/// How many days from today until the day; negative when it is past.
#[must_use]
pub fn days_until(day: NaiveDate, today: NaiveDate) -> i64 {
    day.signed_duration_since(today).num_days()
}

/// The date needs the person's eye: it is open and not further away than this many days.
pub const SOON_DAYS: i64 = 14;

impl ImportantDate {
    /// Whether it is open and at most [`SOON_DAYS`] away, or past.
    #[must_use]
    pub fn needs_attention(&self, today: NaiveDate) -> bool {
        !self.is_done && days_until(self.day, today) <= SOON_DAYS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_needs_attention_two_weeks_before_and_after_it_passed_until_done() {
        let mut date = ImportantDate {
            id: DateId::from_random([0; 16]),
            day: "2026-04-09".parse().unwrap(),
            kind: DateKind::Appointment,
            what: Line::parse("Biometrics appointment").unwrap(),
            time: None,
            place: None,
            person: None,
            case: None,
            printed_on: None,
            is_done: false,
        };
        for (today, expected) in [
            ("2026-03-25", false),
            ("2026-03-26", true),
            ("2026-05-01", true),
        ] {
            assert_eq!(
                date.needs_attention(today.parse().unwrap()),
                expected,
                "{today}"
            );
        }
        date.is_done = true;
        assert!(!date.needs_attention("2026-04-09".parse().unwrap()));
    }
}
