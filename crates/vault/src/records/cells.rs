//! One stored row, read strictly.
//!
//! Invariant: a cell that doesn't hold what it should is an error that names table and column, never the value.
//! Not here: which cells make up an entity.

use std::str::FromStr;

use casekeep_domain::text::{Line, Note};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Row, types::FromSql};
use serde::de::DeserializeOwned;

use super::{RecordsError, parse_moment};

pub(super) struct Cells<'a> {
    row: &'a Row<'a>,
    table: &'static str,
}

type Cell<T> = Result<T, RecordsError>;

impl<'a> Cells<'a> {
    pub(super) fn new(row: &'a Row<'a>, table: &'static str) -> Self {
        Self { row, table }
    }

    pub(super) fn unreadable(&self, column: &'static str) -> RecordsError {
        RecordsError::Unreadable {
            table: self.table,
            column,
        }
    }

    pub(super) fn get<T: FromSql>(&self, column: &'static str) -> Cell<T> {
        self.row.get(column).map_err(|_| self.unreadable(column))
    }

    /// A text that `parse` understands.
    pub(super) fn read<T>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Cell<T> {
        let text: String = self.get(column)?;
        parse(&text).ok_or_else(|| self.unreadable(column))
    }

    /// A text that `parse` understands, or nothing.
    pub(super) fn read_optional<T>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Cell<Option<T>> {
        let text: Option<String> = self.get(column)?;
        text.map(|text| parse(&text).ok_or_else(|| self.unreadable(column)))
            .transpose()
    }

    pub(super) fn parsed<T: FromStr>(&self, column: &'static str) -> Cell<T> {
        self.read(column, |text| text.parse().ok())
    }

    pub(super) fn parsed_optional<T: FromStr>(&self, column: &'static str) -> Cell<Option<T>> {
        self.read_optional(column, |text| text.parse().ok())
    }

    pub(super) fn line(&self, column: &'static str) -> Cell<Line> {
        self.read(column, exact_line)
    }

    pub(super) fn line_optional(&self, column: &'static str) -> Cell<Option<Line>> {
        self.read_optional(column, exact_line)
    }

    pub(super) fn note_optional(&self, column: &'static str) -> Cell<Option<Note>> {
        self.read_optional(column, |text| Note::parse(text).ok())
    }

    pub(super) fn day_optional(&self, column: &'static str) -> Cell<Option<NaiveDate>> {
        self.parsed_optional(column)
    }

    pub(super) fn moment(&self, column: &'static str) -> Cell<DateTime<Utc>> {
        self.read(column, parse_moment)
    }

    pub(super) fn json<T: DeserializeOwned>(&self, column: &'static str) -> Cell<T> {
        self.read(column, |text| serde_json::from_str(text).ok())
    }

    pub(super) fn whole<T: TryFrom<i64>>(&self, column: &'static str) -> Cell<T> {
        T::try_from(self.get::<i64>(column)?).map_err(|_| self.unreadable(column))
    }
}

/// A line exactly as stored; one that would be folded on the way in was not written by us.
pub(super) fn exact_line(text: &str) -> Option<Line> {
    Line::parse(text).ok().filter(|line| line.as_str() == text)
}
