//! Dates as they are shown.
//!
//! Invariant: how far away a day is depends only on the day given as today.
//! Not here: wording.

use casekeep_domain::dates::{ImportantDate, days_until};
use chrono::NaiveDate;

use super::{day, line_or_empty};
use crate::{
    contract::dates::{DateDraft, DateView},
    holdings::Holdings,
};

impl Holdings {
    pub(crate) fn date_view(&self, date: &ImportantDate, today: NaiveDate) -> DateView {
        let person = date.person.and_then(|person| self.person(person));
        let case = date.case.and_then(|case| self.case(case));
        let notice = date.printed_on.and_then(|notice| self.notice(notice));
        DateView {
            id: date.id.into(),
            day: day(date.day),
            days_until: i32::try_from(days_until(date.day, today)).unwrap_or(i32::MAX),
            needs_attention: date.needs_attention(today),
            person_name: person.map(|person| person.name.full()),
            case_form: case
                .and_then(|case| case.form.as_ref())
                .map(ToString::to_string),
            notice_date: notice.and_then(|notice| notice.notice_date).map(day),
            is_done: date.is_done,
            draft: DateDraft {
                kind: date.kind.into(),
                day: day(date.day),
                what: date.what.as_str().to_owned(),
                time: line_or_empty(date.time.as_ref()),
                place: line_or_empty(date.place.as_ref()),
                person: person.map(|person| person.id.into()),
                case: case.map(|case| case.id.into()),
                printed_on: notice.map(|notice| notice.id.into()),
            },
        }
    }

    /// Open dates, soonest first.
    pub(crate) fn coming_up(&self, today: NaiveDate) -> Vec<DateView> {
        let mut open: Vec<&ImportantDate> = self
            .rows
            .dates
            .iter()
            .filter(|date| !date.is_done)
            .collect();
        open.sort_by_key(|date| date.day);
        open.into_iter()
            .map(|date| self.date_view(date, today))
            .collect()
    }

    /// All dates, soonest first, done ones last.
    pub(crate) fn all_dates(&self, today: NaiveDate) -> Vec<DateView> {
        let mut dates: Vec<&ImportantDate> = self.rows.dates.iter().collect();
        dates.sort_by_key(|date| (date.is_done, date.day));
        dates
            .into_iter()
            .map(|date| self.date_view(date, today))
            .collect()
    }
}
