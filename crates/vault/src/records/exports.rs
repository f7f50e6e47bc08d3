//! Records of what left the vault, as rows.
//!
//! Invariant: they outlive the people they name.
//! Not here: the PDFs.

use casekeep_domain::{
    exports::ExportRecord,
    ids::{ExportId, PersonId},
    text::Line,
};

use super::{Records, RecordsError, cells::Cells, json, moment};

const TABLE: &str = "exports";

impl Records {
    /// Every export, newest first.
    pub fn exports(&self) -> Result<Vec<ExportRecord>, RecordsError> {
        self.rows(TABLE, "ORDER BY n DESC", [], read)
    }

    /// One export.
    pub fn export(&self, id: ExportId) -> Result<Option<ExportRecord>, RecordsError> {
        self.row(TABLE, &id.to_string(), read)
    }

    /// Adds or changes the record of an export.
    pub fn put_export(&mut self, export: &ExportRecord) -> Result<(), RecordsError> {
        let people: Vec<String> = export.people.iter().map(ToString::to_string).collect();
        self.put(
            TABLE,
            &export.id.to_string(),
            &[
                ("at", &moment(export.at)),
                ("file_name", &export.file_name.as_str()),
                ("people", &json(&people)),
                ("sections", &json(&export.sections)),
                ("is_masked", &export.is_masked),
                ("for_whom", &export.for_whom.as_ref().map(Line::as_str)),
                ("page_count", &export.page_count),
            ],
        )?;
        Ok(())
    }
}

fn read(cells: &Cells<'_>) -> Result<ExportRecord, RecordsError> {
    let people: Vec<String> = cells.json("people")?;
    let people: Option<Vec<PersonId>> = people.iter().map(|id| id.parse().ok()).collect();
    Ok(ExportRecord {
        id: cells.parsed("id")?,
        at: cells.moment("at")?,
        file_name: cells.line("file_name")?,
        people: people.ok_or_else(|| cells.unreadable("people"))?,
        sections: cells.json("sections")?,
        is_masked: cells.get("is_masked")?,
        for_whom: cells.line_optional("for_whom")?,
        page_count: cells.whole("page_count")?,
    })
}
