//! Scanned documents as rows.
//!
//! Invariant: the row holds both hashes of the scan; it is the authority on which file is which.
//! Not here: the bytes (scans).

use casekeep_domain::{
    ids::DocumentId,
    notices::{Document, PdfPassword},
};

use super::{Key, Records, RecordsError, cells::Cells, moment};
use crate::names::ScanId;

const TABLE: &str = "documents";

impl Records {
    /// Every document, in the order they were attached.
    pub fn documents(&self) -> Result<Vec<Document>, RecordsError> {
        self.rows(TABLE, "ORDER BY n", [], read)
    }

    /// One document.
    pub fn document(&self, id: DocumentId) -> Result<Option<Document>, RecordsError> {
        self.row(TABLE, &id.to_string(), read)
    }

    /// The documents with exactly these bytes (SHA-256, hex): the same file attached before.
    pub fn documents_with_content(
        &self,
        content_sha256: &str,
    ) -> Result<Vec<Document>, RecordsError> {
        self.rows(
            TABLE,
            "WHERE content_sha256 = ?1 ORDER BY n",
            [content_sha256],
            read,
        )
    }

    /// Adds or changes a document. Its scan is stored first.
    pub fn put_document(&mut self, document: &Document) -> Result<(), RecordsError> {
        let size_bytes = i64::try_from(document.size_bytes).map_err(|_| RecordsError::Refused)?;
        self.put(
            TABLE,
            &document.id.to_string(),
            &[
                ("scan", &document.scan),
                ("content_sha256", &document.content_sha256),
                ("file_name", &document.file_name.as_str()),
                ("media_type", &document.media_type),
                ("size_bytes", &size_bytes),
                ("page_count", &document.page_count),
                ("added_at", &moment(document.added_at)),
                (
                    "pdf_password",
                    &document.pdf_password.as_ref().map(PdfPassword::reveal),
                ),
            ],
        )?;
        Ok(())
    }

    /// Takes a document without pages out of the records; its scan is removed after the save.
    pub fn remove_document(&mut self, id: DocumentId) -> Result<(), RecordsError> {
        let count = self
            .db
            .prepare_cached("DELETE FROM documents WHERE id = ?1")?
            .execute([Key(id)])?;
        (count == 1).then_some(()).ok_or(RecordsError::NotThere)
    }

    pub(crate) fn filed_scans(&self) -> Result<Vec<(DocumentId, ScanId)>, RecordsError> {
        self.rows(TABLE, "ORDER BY n", [], |cells| {
            Ok((cells.parsed("id")?, cells.parsed("scan")?))
        })
    }

    /// SHA-256 of the original bytes of a filed scan.
    pub(crate) fn content_of(&self, scan: &ScanId) -> Result<Option<String>, RecordsError> {
        let mut found = self.rows(TABLE, "WHERE scan = ?1", [scan.to_string()], |cells| {
            cells.get("content_sha256")
        })?;
        Ok(found.pop())
    }

    /// Scans whose last row is gone.
    pub(crate) fn scans_to_remove(&self) -> Result<Vec<ScanId>, RecordsError> {
        let rest = "WHERE scan NOT IN (SELECT scan FROM documents)";
        self.rows("scans_to_remove", rest, [], |cells| cells.parsed("scan"))
    }

    /// Forgets scans to remove whose files are gone by now.
    pub(crate) fn forget_removed_scans(&self) -> Result<(), RecordsError> {
        self.db
            .prepare_cached("DELETE FROM scans_to_remove")?
            .execute([])?;
        Ok(())
    }
}

fn read(cells: &Cells<'_>) -> Result<Document, RecordsError> {
    Ok(Document {
        id: cells.parsed("id")?,
        scan: cells.parsed::<ScanId>("scan")?.to_string(),
        content_sha256: cells.get("content_sha256")?,
        file_name: cells.line("file_name")?,
        media_type: cells.get("media_type")?,
        size_bytes: cells.whole("size_bytes")?,
        page_count: cells.whole("page_count")?,
        added_at: cells.moment("added_at")?,
        pdf_password: cells.read_optional("pdf_password", PdfPassword::new)?,
    })
}
