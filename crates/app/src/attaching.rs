//! Attaching files: read once, looked at by the helper, kept as they came, filed as a notice.
//!
//! Invariant: a file is refused before it is read when it is too big; a refused file leaves nothing behind; the
//! original bytes are kept before anything is made of them.
//! Not here: decoding (reader), storing (vault).

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    sync::atomic::Ordering,
};

use casekeep_domain::{
    ids::{self, DocumentId, PageId},
    notices::{Document, Notice, Page, QuarterTurns},
    text::Line,
};
use casekeep_reader::FILE_MAX_BYTES;
use casekeep_vault::{Records, ScanMeta};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    Casekeep,
    contract::{
        ids::NoticeId,
        notices::{AlreadyKept, AttachOutcome, RefusedFile},
        problems::Problem,
        session::Happening,
    },
    holdings::Holdings,
    session::random,
    situations, store,
    views::count,
};

/// What the clipboard held.
pub enum Pasted {
    /// Files.
    Files(Vec<PathBuf>),
    /// A picture, four bytes a dot.
    Picture {
        /// Width in pixels.
        width_px: usize,
        /// Height in pixels.
        height_px: usize,
        /// Red, green, blue, opacity.
        rgba: Vec<u8>,
    },
}

/// A file read whole, with its name.
struct Original {
    file_name: Line,
    bytes: Zeroizing<Vec<u8>>,
}

/// What became of one file.
enum Outcome {
    Filed(ids::NoticeId),
    AlreadyKept(ids::NoticeId),
}

impl Casekeep {
    /// Attaches files: each becomes a notice, or their pages are added to one that is there.
    pub fn attach(
        &self,
        files: Vec<PathBuf>,
        into: Option<NoticeId>,
        tell: &dyn Fn(Happening),
    ) -> Result<AttachOutcome, Problem> {
        self.holdings()?;
        self.stop_attaching.store(false, Ordering::SeqCst);
        let mut outcome = AttachOutcome::default();
        let total = count(files.len());
        for (done, path) in (0..).zip(files) {
            if self.stop_attaching.load(Ordering::SeqCst) {
                outcome.was_cancelled = true;
                break;
            }
            let file_name = name_of(&path);
            tell(Happening::Attaching {
                done,
                total,
                file_name: file_name.clone(),
            });
            let filed =
                read_whole(&path).and_then(|original| self.file(&original, into.map(|id| id.0)));
            outcome.add(file_name, filed);
        }
        Ok(outcome)
    }

    /// Attaches what the clipboard held.
    pub fn attach_pasted(
        &self,
        pasted: Pasted,
        tell: &dyn Fn(Happening),
    ) -> Result<AttachOutcome, Problem> {
        let (width_px, height_px, rgba) = match pasted {
            Pasted::Files(files) => return self.attach(files, None, tell),
            Pasted::Picture {
                width_px,
                height_px,
                rgba,
            } => (width_px, height_px, rgba),
        };
        self.holdings()?;
        let png = casekeep_reader::png_of_rgba(width_px, height_px, &rgba);
        let bytes = Zeroizing::new(png.map_err(|error| situations::decode(&error))?);
        let file_name = format!("Pasted {}.png", self.today());
        let mut outcome = AttachOutcome::default();
        let filed = Line::parse(&file_name)
            .map_err(|_| Problem::FileNotReadable)
            .and_then(|file_name| self.file(&Original { file_name, bytes }, None));
        outcome.add(file_name, filed);
        Ok(outcome)
    }

    /// Stops attaching after the file under way.
    pub fn cancel_attaching(&self) {
        self.stop_attaching.store(true, Ordering::SeqCst);
    }

    fn file(&self, original: &Original, into: Option<ids::NoticeId>) -> Result<Outcome, Problem> {
        let holdings = self.holdings()?;
        if let Some(notice) = notice_with(&holdings, &original.bytes) {
            return Ok(Outcome::AlreadyKept(notice));
        }
        let shape = self
            .surroundings
            .decoder
            .inspect(&original.bytes)
            .map_err(|error| situations::decode(&error))?;
        let document = self.keep_original(original, &shape)?;
        let notice = into
            .and_then(|id| holdings.notice(id).cloned())
            .unwrap_or_else(|| new_notice(&holdings));
        let first = count(holdings.pages_of(notice.id).count());
        let pages = pages(&notice, &document, &shape, first);
        self.change(|records| put_all(records, &notice, &document, &pages))?;
        self.read_soon(document.id, document.page_count);
        Ok(Outcome::Filed(notice.id))
    }

    fn keep_original(
        &self,
        original: &Original,
        shape: &casekeep_reader::Document,
    ) -> Result<Document, Problem> {
        let added_at = self.now();
        let media_type = shape.media_type.as_str().to_owned();
        let meta = ScanMeta {
            file_name: original.file_name.as_str().to_owned(),
            media_type: media_type.clone(),
            added_at,
        };
        let size_bytes = original.bytes.len() as u64;
        let stored = self.with(|session| {
            let stored = session
                .vault
                .add_scan(&mut original.bytes.as_slice(), size_bytes, &meta);
            stored.map_err(|error| situations::scan(&error))
        })?;
        Ok(Document {
            id: DocumentId::from_random(random()),
            scan: stored.id.to_string(),
            content_sha256: stored.content_sha256,
            file_name: original.file_name.clone(),
            media_type,
            size_bytes,
            page_count: count(shape.pages.len()),
            added_at,
            pdf_password: None,
        })
    }
}

impl AttachOutcome {
    fn add(&mut self, file_name: String, filed: Result<Outcome, Problem>) {
        match filed {
            Ok(Outcome::Filed(notice)) if self.notices.contains(&notice.into()) => {}
            Ok(Outcome::Filed(notice)) => self.notices.push(notice.into()),
            Ok(Outcome::AlreadyKept(notice)) => {
                self.already_kept.push(AlreadyKept {
                    file_name,
                    notice: notice.into(),
                });
            }
            Err(problem) => self.refused.push(RefusedFile { file_name, problem }),
        }
    }
}

fn put_all(
    records: &mut Records,
    notice: &Notice,
    document: &Document,
    pages: &[Page],
) -> Result<(), Problem> {
    let failed = |error| situations::records(&error);
    store::put_notice(records, notice)?;
    records.put_document(document).map_err(failed)?;
    pages
        .iter()
        .try_for_each(|page| store::put_page(records, page))
}

/// Where the same bytes are kept already.
fn notice_with(holdings: &Holdings, bytes: &[u8]) -> Option<ids::NoticeId> {
    let hash: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let same = holdings
        .rows
        .documents
        .iter()
        .filter(|document| document.content_sha256 == hash);
    let same: Vec<DocumentId> = same.map(|document| document.id).collect();
    let page = holdings
        .rows
        .pages
        .iter()
        .find(|page| same.contains(&page.document))?;
    holdings.notice(page.notice).map(|notice| notice.id)
}

/// A notice nobody has described yet; whose it is goes without saying while there is one person.
fn new_notice(holdings: &Holdings) -> Notice {
    let people = match holdings.rows.people.as_slice() {
        [only] => vec![only.id],
        _ => Vec::new(),
    };
    Notice {
        id: ids::NoticeId::from_random(random()),
        kind: None,
        title: None,
        notice_date: None,
        people,
        cases: Vec::new(),
        paper_location: None,
        notes: None,
    }
}

fn pages(
    notice: &Notice,
    document: &Document,
    shape: &casekeep_reader::Document,
    first: u32,
) -> Vec<Page> {
    let page = |(number, page): (u32, &casekeep_reader::PageShape)| Page {
        id: PageId::from_random(random()),
        notice: notice.id,
        position: first + number,
        document: document.id,
        page_in_document: number,
        turn: QuarterTurns::default(),
        width_px: page.width_px,
        height_px: page.height_px,
        text: None,
    };
    (0..).zip(&shape.pages).map(page).collect()
}

/// Reads a file whole, but only a plain one of a size that is taken in.
fn read_whole(path: &Path) -> Result<Original, Problem> {
    let unreadable = |_| Problem::FileNotReadable;
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(Problem::NotAPage);
    }
    check_size(about.len())?;
    let mut bytes = Zeroizing::new(Vec::new());
    let file = File::open(path).map_err(unreadable)?;
    file.take(FILE_MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    check_size(bytes.len() as u64)?;
    let file_name = Line::parse(&name_of(path)).map_err(|_| Problem::FileNotReadable)?;
    Ok(Original { file_name, bytes })
}

fn check_size(size_bytes: u64) -> Result<(), Problem> {
    match size_bytes {
        0 => Err(Problem::EmptyFile),
        size if size > FILE_MAX_BYTES => Err(Problem::FileTooBig {
            limit_mb: situations::megabytes(FILE_MAX_BYTES),
        }),
        _ => Ok(()),
    }
}

/// Name of a file, short enough to keep.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let cleaned: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    if cleaned.trim().is_empty() {
        "?".to_owned()
    } else {
        cleaned
    }
}
