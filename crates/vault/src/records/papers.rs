//! Facts about the papers as a whole.
//!
//! Invariant: there is one row, or none before it was first written.
//! Not here: settings of the app (`setting`).

use casekeep_domain::papers::{Papers, RecoverySheetState};

use super::{Records, RecordsError};

impl Records {
    /// The facts; `None` before they were first written.
    pub fn papers(&self) -> Result<Option<Papers>, RecordsError> {
        let mut rows = self.rows("papers", "", [], |cells| {
            Ok(Papers {
                name: cells.line("name")?,
                created_on: cells.parsed("created_on")?,
                recovery_sheet: cells.read("recovery_sheet", RecoverySheetState::from_code)?,
                is_example: cells.get("is_example")?,
            })
        })?;
        Ok(rows.pop())
    }

    /// Writes the facts.
    pub fn put_papers(&mut self, papers: &Papers) -> Result<(), RecordsError> {
        let sql = "INSERT INTO papers VALUES (1, ?1, ?2, ?3, ?4) ON CONFLICT (one) DO UPDATE SET \
                   name = excluded.name, created_on = excluded.created_on, \
                   recovery_sheet = excluded.recovery_sheet, is_example = excluded.is_example";
        self.db.prepare_cached(sql)?.execute((
            papers.name.as_str(),
            papers.created_on.to_string(),
            papers.recovery_sheet.code(),
            papers.is_example,
        ))?;
        Ok(())
    }
}
