//! One change of the records: all of it, and only once it is on the disk.
//!
//! Invariant: unless it is kept, the records are afterwards as they were before, even when they were already committed
//! in memory.
//! Not here: the disk (generations).

use rusqlite::{MAIN_DB, serialize::Data};

use super::{Records, RecordsError, opened};

/// An open change.
pub(crate) struct Transaction<'a> {
    /// The records, to be changed.
    pub(crate) records: &'a mut Records,
    state: State,
}

enum State {
    /// SQLite can still take it back.
    Open {
        before: Vec<u8>,
    },
    /// SQLite has closed it, so that there is a whole image to save; only the image from before can take it back.
    Closed {
        before: Vec<u8>,
    },
    Kept,
}

impl<'a> Transaction<'a> {
    /// Begins a change.
    pub(crate) fn begin(records: &'a mut Records) -> Result<Self, RecordsError> {
        // An image is only whole between transactions (page 1 stays in SQLite's cache meanwhile), so the one to go
        // back to is taken now. It costs a copy: a few milliseconds at 10,000 notices. It is not wiped, as the
        // database itself is not: closing the vault ends the process.
        let before = records.db.serialize(MAIN_DB)?.to_vec();
        records.db.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self {
            records,
            state: State::Open { before },
        })
    }

    /// Ends the change in memory and hands out the image to be saved.
    pub(crate) fn close(&mut self) -> Result<Data<'_>, RecordsError> {
        self.records.db.execute_batch("COMMIT")?;
        self.state = match std::mem::replace(&mut self.state, State::Kept) {
            State::Open { before } => State::Closed { before },
            other => other,
        };
        Ok(self.records.db.serialize(MAIN_DB)?)
    }

    /// Keeps the change: its image is on the disk.
    pub(crate) fn keep(mut self) {
        self.state = State::Kept;
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        match &self.state {
            // Rolling back memory can't fail; if it did, the next BEGIN would say so.
            State::Open { .. } => drop(self.records.db.execute_batch("ROLLBACK")),
            State::Closed { before } => {
                // Only a lack of memory could keep this from working.
                if let Ok(db) = opened(before) {
                    self.records.db = db;
                }
            }
            State::Kept => {}
        }
    }
}
