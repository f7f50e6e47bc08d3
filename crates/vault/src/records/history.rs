//! What rows were before they changed.
//!
//! Invariant: triggers in the tables write it (schema); nothing here can leave a change out.
//! Not here: how a change is told to people (app, ui).

use std::collections::BTreeMap;

use casekeep_domain::papers::Thing;
use chrono::{DateTime, Utc};

use super::{Records, RecordsError, cells::Cells, trash};

/// How a row changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was given other values (the trash counts as one).
    Changed,
    /// It was deleted.
    Deleted,
}

/// One change: what the row was before.
#[derive(Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// When it changed.
    pub at: DateTime<Utc>,
    /// Its table.
    pub table: String,
    /// How.
    pub change: Change,
    /// Each column before the change, as text; empty columns are left out.
    pub before: BTreeMap<String, String>,
}

// The old values are as personal as the new ones.
impl std::fmt::Debug for HistoryEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "HistoryEntry({} {:?} {})",
            self.table, self.change, self.at
        )
    }
}

impl Records {
    /// The changes of one thing, newest first.
    pub fn history(&self, thing: Thing) -> Result<Vec<HistoryEntry>, RecordsError> {
        let (table, id) = trash::place(thing);
        self.rows(
            "history",
            "WHERE table_name = ?1 AND row_id = ?2 ORDER BY seq DESC",
            (table, id),
            read,
        )
    }
}

fn read(cells: &Cells<'_>) -> Result<HistoryEntry, RecordsError> {
    let before: BTreeMap<String, serde_json::Value> = cells.json("before_json")?;
    let before = before
        .into_iter()
        .filter_map(|(column, value)| match value {
            serde_json::Value::Null => None,
            serde_json::Value::String(text) => Some((column, text)),
            other => Some((column, other.to_string())),
        });
    Ok(HistoryEntry {
        at: cells.moment("at")?,
        table: cells.get("table_name")?,
        change: cells.read("change", |word| match word {
            "changed" => Some(Change::Changed),
            "deleted" => Some(Change::Deleted),
            _ => None,
        })?,
        before: before.collect(),
    })
}
