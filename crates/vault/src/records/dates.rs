//! Dates to remember as rows.
//!
//! Invariant: a date keeps the notice that prints it.
//! Not here: which dates need attention (domain).

use casekeep_domain::{
    dates::{DateKind, ImportantDate},
    ids::DateId,
    text::Line,
};

use super::{Key, Records, RecordsError, cells::Cells};

const TABLE: &str = "dates";

impl Records {
    /// Every date that is not in the trash, by day.
    pub fn dates(&self) -> Result<Vec<ImportantDate>, RecordsError> {
        self.rows(TABLE, "WHERE trashed_at IS NULL ORDER BY day, n", [], read)
    }

    /// One date, in the trash or not.
    pub fn date(&self, id: DateId) -> Result<Option<ImportantDate>, RecordsError> {
        self.row(TABLE, &id.to_string(), read)
    }

    /// Adds or changes a date.
    pub fn put_date(&mut self, date: &ImportantDate) -> Result<(), RecordsError> {
        self.put(
            TABLE,
            &date.id.to_string(),
            &[
                ("day", &date.day.to_string()),
                ("kind", &date.kind.code()),
                ("what", &date.what.as_str()),
                ("time", &date.time.as_ref().map(Line::as_str)),
                ("place", &date.place.as_ref().map(Line::as_str)),
                ("person_id", &date.person.map(Key)),
                ("case_id", &date.case.map(Key)),
                ("notice_id", &date.printed_on.map(Key)),
                ("is_done", &date.is_done),
            ],
        )?;
        Ok(())
    }
}

fn read(cells: &Cells<'_>) -> Result<ImportantDate, RecordsError> {
    Ok(ImportantDate {
        id: cells.parsed("id")?,
        day: cells.parsed("day")?,
        kind: cells.read("kind", DateKind::from_code)?,
        what: cells.line("what")?,
        time: cells.line_optional("time")?,
        place: cells.line_optional("place")?,
        person: cells.parsed_optional("person_id")?,
        case: cells.parsed_optional("case_id")?,
        printed_on: cells.parsed_optional("notice_id")?,
        is_done: cells.get("is_done")?,
    })
}
