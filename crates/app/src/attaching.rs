//! Attaching files: read once, looked at by the helper, kept as they came, filed as a notice.
//!
//! Invariant: a file is refused before it is read when it is too big; a refused file leaves nothing behind, nor does one
//! that was stopped; the original bytes are kept before anything is made of them, and also when nothing can be made of them.
//! Not here: decoding (reader), storing (vault), protected files that wait (`protected`).

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use casekeep_domain::{
    ids::{self, DocumentId, PageId},
    notices::{Document, Notice, Page, PdfPassword, QuarterTurns},
    text::Line,
};
use casekeep_reader::{DecodeError, Decoder, FILE_MAX_BYTES, MediaType, PageShape};
use casekeep_vault::{Records, ScanMeta};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    Casekeep,
    contract::{
        ids::NoticeId,
        notices::{AlreadyKept, AttachOutcome, ProtectedFile, RefusedFile},
        problems::Problem,
        session::Happening,
    },
    holdings::Holdings,
    session::random,
    situations, store,
    views::count,
};

/// The sheet that stands for the pages of a file that can't be opened.
const UNSEEN: PageShape = PageShape {
    width_px: 850,
    height_px: 1100,
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
    /// The person stopped it, and nothing of it is kept.
    Stopped,
}

/// What the decoder says of a file, and the password that it took.
struct Opened {
    shape: casekeep_reader::Document,
    password: Option<PdfPassword>,
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
        self.go_on_attaching();
        let mut outcome = AttachOutcome::default();
        let total = count(files.len());
        for (done, path) in (0..).zip(files) {
            if self.is_attaching_stopped() {
                outcome.was_cancelled = true;
                break;
            }
            let file_name = name_of(&path);
            tell(Happening::Attaching {
                done,
                total,
                file_name: file_name.clone(),
            });
            let into = into.map(|id| id.0);
            match self.file_at(&path, into, None) {
                Err(Problem::PdfHasPassword) => {
                    let id = self.with(|session| Ok(session.protected.add(path, into)))?;
                    outcome.protected.push(ProtectedFile { id, file_name });
                }
                filed => outcome.add(file_name, filed),
            }
        }
        Ok(outcome)
    }

    /// Attaches a protected file that waited, with its password. It waits on until it is filed or left out, also when it is
    /// stopped.
    pub fn attach_protected(
        &self,
        id: u32,
        password: &SecretString,
        tell: &dyn Fn(Happening),
    ) -> Result<AttachOutcome, Problem> {
        let waiting = self.with(|session| session.protected.get(id))?;
        let password = PdfPassword::new(password.expose_secret());
        let password = password.ok_or(Problem::PdfPasswordIsWrong)?;
        let file_name = name_of(&waiting.path);
        self.go_on_attaching();
        tell(Happening::Attaching {
            done: 0,
            total: 1,
            file_name: file_name.clone(),
        });
        let filed = self.file_at(&waiting.path, waiting.into, Some(&password))?;
        if !matches!(filed, Outcome::Stopped) {
            self.leave_out_protected(id)?;
        }
        let mut outcome = AttachOutcome::default();
        outcome.add(file_name, Ok(filed));
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
        self.go_on_attaching();
        let png = casekeep_reader::png_of_rgba(width_px, height_px, &rgba);
        let bytes = Zeroizing::new(png.map_err(|error| situations::decode(&error))?);
        let file_name = format!("Pasted {}.png", self.today());
        let mut outcome = AttachOutcome::default();
        let filed = Line::parse(&file_name)
            .map_err(|_| Problem::FileNotReadable)
            .and_then(|file_name| self.file(&Original { file_name, bytes }, None, None));
        outcome.add(file_name, filed);
        Ok(outcome)
    }

    /// Stops attaching, also in the middle of a file.
    pub fn cancel_attaching(&self) {
        self.stop_attaching.store(true, Ordering::SeqCst);
    }

    fn go_on_attaching(&self) {
        self.stop_attaching.store(false, Ordering::SeqCst);
    }

    fn is_attaching_stopped(&self) -> bool {
        self.stop_attaching.load(Ordering::SeqCst)
    }

    fn file_at(
        &self,
        path: &Path,
        into: Option<ids::NoticeId>,
        password: Option<&PdfPassword>,
    ) -> Result<Outcome, Problem> {
        let original = read_whole(path, &self.stop_attaching);
        match original.and_then(|original| self.file(&original, into, password)) {
            Err(_) if self.is_attaching_stopped() => Ok(Outcome::Stopped),
            filed => filed,
        }
    }

    fn file(
        &self,
        original: &Original,
        into: Option<ids::NoticeId>,
        password: Option<&PdfPassword>,
    ) -> Result<Outcome, Problem> {
        let holdings = self.holdings()?;
        if let Some(notice) = notice_with(&holdings, &original.bytes) {
            return Ok(Outcome::AlreadyKept(notice));
        }
        let opened = self
            .open_file(&original.bytes, password)
            .map_err(|error| situations::decode(&error))?;
        let document = self.keep_original(original, &opened)?;
        let notice = into
            .and_then(|id| holdings.notice(id).cloned())
            .unwrap_or_else(new_notice);
        let first = count(holdings.pages_of(notice.id).count());
        let pages = pages(&notice, &document, &opened.shape, first);
        let filed = self.change(|records| put_all(records, &notice, &document, &pages));
        if let Err(problem) = filed {
            self.leave_out(&document);
            return Err(problem);
        }
        self.read_soon(document.id, document.page_count);
        Ok(Outcome::Filed(notice.id))
    }

    /// Takes an original away again that could not be filed. Where even that fails, opening the papers tells of it.
    fn leave_out(&self, document: &Document) {
        let removed = self.with(|session| {
            let scan = document.scan.parse().map_err(|_| Problem::ScanMissing)?;
            let removed = session.vault.remove_unfiled_scan(&scan);
            removed.map_err(|error| situations::scan(&error))
        });
        drop(removed);
    }

    /// Opens a file; the password is used only where it is asked for.
    fn open_file(
        &self,
        bytes: &[u8],
        password: Option<&PdfPassword>,
    ) -> Result<Opened, DecodeError> {
        let decoder = &self.surroundings.decoder;
        let inspect = |decoder: &Decoder| {
            decoder.inspect_telling(bytes, &mut |_| !self.is_attaching_stopped())
        };
        match (inspect(decoder), password) {
            (Err(DecodeError::PdfNeedsPassword), Some(password)) => {
                let shape = inspect(&decoder.with_password(password.reveal()))?;
                let password = Some(password.clone());
                Ok(Opened { shape, password })
            }
            (inspected, _) => Ok(Opened {
                shape: inspected.or_else(|error| unseen(bytes, error))?,
                password: None,
            }),
        }
    }

    fn keep_original(&self, original: &Original, opened: &Opened) -> Result<Document, Problem> {
        let added_at = self.now();
        let media_type = opened.shape.media_type.as_str().to_owned();
        let meta = ScanMeta {
            file_name: original.file_name.as_str().to_owned(),
            media_type: media_type.clone(),
            added_at,
        };
        let size_bytes = original.bytes.len() as u64;
        let stored = self.with(|session| {
            let mut source = Stoppable {
                source: original.bytes.as_slice(),
                stop: &self.stop_attaching,
            };
            let stored = session.vault.add_scan(&mut source, size_bytes, &meta);
            stored.map_err(|error| situations::scan(&error))
        })?;
        Ok(Document {
            id: DocumentId::from_random(random()),
            scan: stored.id.to_string(),
            content_sha256: stored.content_sha256,
            file_name: original.file_name.clone(),
            media_type,
            size_bytes,
            page_count: count(opened.shape.pages.len()),
            added_at,
            pdf_password: opened.password.clone(),
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
            Ok(Outcome::Stopped) => self.was_cancelled = true,
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

/// A notice nobody has described yet. Whose it is shows when it is read, or is said: even where there is one person, it
/// may be somebody else's.
pub(crate) fn new_notice() -> Notice {
    Notice {
        id: ids::NoticeId::from_random(random()),
        kind: None,
        title: None,
        notice_date: None,
        people: Vec::new(),
        cases: Vec::new(),
        paper_location: None,
        notes: None,
    }
}

/// A picture or PDF that is cut short, damaged or too much is kept all the same, for it may be all there is; when its
/// page is read, that is said of it.
fn unseen(bytes: &[u8], error: DecodeError) -> Result<casekeep_reader::Document, DecodeError> {
    match (MediaType::of(bytes), &error) {
        (
            Some(media_type),
            DecodeError::Truncated
            | DecodeError::Broken
            | DecodeError::NoPages
            | DecodeError::TooManyPixels { .. }
            | DecodeError::HelperDied
            | DecodeError::TimedOut,
        ) => Ok(casekeep_reader::Document {
            media_type,
            pages: vec![UNSEEN],
        }),
        _ => Err(error),
    }
}

fn pages(
    notice: &Notice,
    document: &Document,
    shape: &casekeep_reader::Document,
    first: u32,
) -> Vec<Page> {
    let page = |(number, page): (u32, &PageShape)| Page {
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

/// Something to read that ends with an error once the person stops it.
struct Stoppable<'a, R> {
    source: R,
    stop: &'a AtomicBool,
}

impl<R: Read> Read for Stoppable<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::SeqCst) {
            return Err(io::Error::other("stopped"));
        }
        self.source.read(buffer)
    }
}

/// Reads a file whole, but only a plain one of a size that is taken in.
fn read_whole(path: &Path, stop: &AtomicBool) -> Result<Original, Problem> {
    let unreadable = |_| Problem::FileNotReadable;
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(Problem::NotAPage);
    }
    check_size(about.len())?;
    let mut bytes = Zeroizing::new(Vec::new());
    let source = File::open(path).map_err(unreadable)?;
    let file = Stoppable { source, stop };
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
