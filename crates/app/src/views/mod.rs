//! What screens show, made from what is kept.
//!
//! Invariant: identifiers are masked here and nowhere unmasked.
//! Not here: loading (`holdings`).

mod accounts;
mod cases;
mod dates;
mod notices;
mod numbers;
mod overview;
mod people;

pub(crate) use numbers::{owner_ref, unit_box};

use casekeep_domain::text::{Line, Note};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn day_or_empty(maybe: Option<NaiveDate>) -> String {
    maybe.map(day).unwrap_or_default()
}

fn line_or_empty(line: Option<&Line>) -> String {
    line.map(|line| line.as_str().to_owned())
        .unwrap_or_default()
}

fn note_or_empty(note: Option<&Note>) -> String {
    note.map(|note| note.as_str().to_owned())
        .unwrap_or_default()
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
