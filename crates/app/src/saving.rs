//! Files that leave the papers: the summary, copies of originals.
//!
//! Invariant: a file is written whole beside its place and then put there; what was there before stays until then.
//! Not here: what is in them (`summaries`), dialogs (src-tauri).

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use casekeep_domain::{exports::ExportRecord, ids, notices::Document, text::Line};

use crate::{
    Casekeep,
    contract::{
        ids::DocumentId,
        problems::Problem,
        session::SavedFileView,
        summary::{ExportView, SummaryChoice, SummaryOffer, SummaryPreview},
    },
    pictures::Preview,
    session::random,
    situations,
    summaries::{self, Making, SUMMARY_FILE},
    views::{count, moment},
};

impl Casekeep {
    /// What can be chosen for a summary.
    pub fn summary_offer(&self) -> Result<SummaryOffer, Problem> {
        Ok(self.holdings()?.summary_offer())
    }

    /// Makes the PDF to look at.
    pub fn preview_summary(&self, choice: &SummaryChoice) -> Result<SummaryPreview, Problem> {
        let pdf = self.make_summary(choice)?;
        self.with(|session| {
            session.previews_made += 1;
            let number = session.previews_made;
            session.preview = Some(Preview {
                number,
                pdf: Arc::new(pdf.bytes),
            });
            Ok(SummaryPreview {
                number,
                page_count: pdf.page_count,
                unprintable: pdf.unprintable.iter().map(char::to_string).collect(),
            })
        })
    }

    /// Name to offer for the summary's file.
    pub fn summary_file_name(&self, choice: &SummaryChoice) -> Result<String, Problem> {
        let holdings = self.holdings()?;
        let chosen = holdings
            .rows
            .people
            .iter()
            .filter(|person| choice.people.contains(&person.id.into()));
        let names: Vec<String> = chosen.map(|person| person.name.full()).collect();
        let first = names.first().ok_or(Problem::NothingChosen)?;
        let title = SUMMARY_FILE.get(summaries::language(choice.language));
        Ok(safe_file_name(&format!(
            "{title} - {first} - {}.pdf",
            self.today()
        )))
    }

    /// Saves the summary and notes in the record what went out.
    pub fn save_summary(
        &self,
        place: PathBuf,
        choice: &SummaryChoice,
    ) -> Result<SavedFileView, Problem> {
        let pdf = self.make_summary(choice)?;
        let saved = self.save_file(place, &pdf.bytes)?;
        let export = ExportRecord {
            id: ids::ExportId::from_random(random()),
            at: self.now(),
            file_name: Line::parse(&saved.name).map_err(|_| Problem::NotSaved)?,
            people: choice.people.iter().map(|person| person.0).collect(),
            sections: summaries::sections(choice),
            is_masked: choice.is_masked,
            for_whom: Line::parse_optional(&choice.prepared_for).unwrap_or_default(),
            page_count: pdf.page_count,
        };
        self.change(|records| {
            records
                .put_export(&export)
                .map_err(|error| situations::records(&error))
        })?;
        Ok(saved)
    }

    /// PDFs saved before, newest first.
    pub fn exports(&self) -> Result<Vec<ExportView>, Problem> {
        let holdings = self.holdings()?;
        let view = |export: &ExportRecord| ExportView {
            at: moment(export.at),
            file_name: export.file_name.as_str().to_owned(),
            people_names: export
                .people
                .iter()
                .filter_map(|id| Some(holdings.person(*id)?.name.full()))
                .collect(),
            is_masked: export.is_masked,
            for_whom: export
                .for_whom
                .as_ref()
                .map(|name| name.as_str().to_owned()),
            page_count: export.page_count,
        };
        let mut exports: Vec<&ExportRecord> = holdings.rows.exports.iter().collect();
        exports.sort_by_key(|export| std::cmp::Reverse(export.at));
        Ok(exports.into_iter().map(view).collect())
    }

    /// Name a document had.
    pub fn original_file_name(&self, document: DocumentId) -> Result<String, Problem> {
        let holdings = self.holdings()?;
        let document = holdings.document(document.0).ok_or(Problem::NotThere)?;
        Ok(safe_file_name(document.file_name.as_str()))
    }

    /// Saves a copy of a document as it was attached.
    pub fn save_original(
        &self,
        place: PathBuf,
        document: DocumentId,
    ) -> Result<SavedFileView, Problem> {
        let holdings = self.holdings()?;
        let document = holdings.document(document.0).ok_or(Problem::NotThere)?;
        let original = self.with(|session| session.document(document))?;
        self.save_file(place, &original.bytes)
    }

    /// Where a file of this session was saved.
    pub fn saved_file(&self, index: u32) -> Result<PathBuf, Problem> {
        let closed = self.lock_closed();
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        closed
            .saved_files
            .get(index)
            .cloned()
            .ok_or(Problem::NotThere)
    }

    fn make_summary(&self, choice: &SummaryChoice) -> Result<casekeep_summary::Pdf, Problem> {
        let holdings = self.holdings()?;
        let making = Making::new(&holdings, &self.catalogue, choice, self.today());
        let originals = |document: &Document| self.with(|session| session.document(document));
        summaries::make(&making, &holdings, &originals, &self.surroundings.decoder)
    }

    pub(crate) fn save_file(&self, place: PathBuf, bytes: &[u8]) -> Result<SavedFileView, Problem> {
        write_whole(&place, bytes).map_err(|error| not_saved(&error))?;
        let mut closed = self.lock_closed();
        let index = count(closed.saved_files.len());
        let view = SavedFileView {
            index,
            name: place
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            folder: place.parent().unwrap_or(&place).display().to_string(),
            size_mb: situations::megabytes(bytes.len() as u64),
        };
        closed.saved_files.push(place);
        Ok(view)
    }
}

fn not_saved(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Problem::NotWritable,
        _ => Problem::NotSaved,
    }
}

/// Writes a draft beside the place, brings it to the disk, and puts it there.
fn write_whole(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft_name = place
        .file_name()
        .ok_or(io::ErrorKind::InvalidInput)?
        .to_owned();
    draft_name.push(".part");
    let draft = place.with_file_name(draft_name);
    let written = write_draft(&draft, bytes).and_then(|()| fs::rename(&draft, place));
    if written.is_err() {
        drop(fs::remove_file(&draft));
    }
    written
}

fn write_draft(draft: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(draft)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A file name without characters that some system refuses.
pub(crate) fn safe_file_name(name: &str) -> String {
    let is_refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let safe: String = name
        .chars()
        .map(|c| if is_refused(c) { '-' } else { c })
        .take(150)
        .collect();
    safe.trim_start_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_could_not_be_written_leaves_no_draft_and_keeps_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("summary.pdf");
        write_whole(&place, b"one").unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"one");
        let taken = folder.path().join("folder.pdf");
        fs::create_dir(&taken).unwrap();
        assert!(write_whole(&taken, b"two").is_err());
        let left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[test]
    fn a_person_s_name_becomes_part_of_a_file_name_safely() {
        assert_eq!(safe_file_name("../Ana: \"A/B\".pdf"), "-Ana- -A-B-.pdf");
    }
}
