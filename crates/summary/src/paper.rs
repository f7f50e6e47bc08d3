//! Typst, offline: three templates inside the program, the faces inside the program, and values.
//!
//! Invariant: values reach Typst as values, never as source; no file, package, clock or network is reachable.
//! Not here: what the values are (`values`, `recovery`).

use std::fmt;

use typst::{
    Library, LibraryExt, World, comemo,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Dict, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use zeroize::Zeroizing;

use crate::{content::ExhibitLetter, fonts::FONTS, printable::Unprintable};

/// A finished PDF.
pub struct Pdf {
    /// The file's bytes. They hold personal values: the memory is cleared when this is dropped.
    pub bytes: Zeroizing<Vec<u8>>,
    /// How many pages it has.
    pub page_count: u32,
    /// Characters that no face inside Casekeep can draw; each is printed as `[U+738B]`. Tell the person before saving.
    pub unprintable: Vec<char>,
}

impl fmt::Debug for Pdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pdf({} pages)", self.page_count)
    }
}

/// Why no PDF was made. Nothing has been written anywhere, and the papers are untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SummaryError {
    /// A page of an exhibit is neither a PNG nor a JPEG, or is damaged. The summary can be made without it.
    #[error("page {page} of exhibit {letter} can't be drawn")]
    PageUnreadable {
        /// Which exhibit.
        letter: ExhibitLetter,
        /// Its page, from 1.
        page: u32,
    },
    /// The recovery identity doesn't end in the groups, or is too long for a QR code: paper and code would differ.
    #[error("the recovery identity and its groups don't fit together")]
    IdentityUnfit,
    /// The groups of the recovery sheet don't fit on one page.
    #[error("the recovery sheet doesn't fit on one page")]
    SheetOverflows,
    /// A template could not be laid out: a defect of Casekeep.
    #[error("the page could not be laid out")]
    Layout,
}

/// What to print.
#[derive(Clone, Copy)]
pub(crate) enum Template {
    Summary,
    Recovery,
    FilingCard,
}

impl Template {
    const fn path(self) -> &'static str {
        match self {
            Self::Summary => "summary.typ",
            Self::Recovery => "recovery.typ",
            Self::FilingCard => "filing.typ",
        }
    }
}

/// The templates, by path.
const SOURCES: [(&str, &str); 4] = [
    ("common.typ", include_str!("../templates/common.typ")),
    ("summary.typ", include_str!("../templates/summary.typ")),
    ("recovery.typ", include_str!("../templates/recovery.typ")),
    ("filing.typ", include_str!("../templates/filing.typ")),
];

/// Lays a template out with its values and writes the PDF.
pub(crate) fn print(
    template: Template,
    inputs: Dict,
    unprintable: &Unprintable,
) -> Result<Pdf, SummaryError> {
    let made = lay_out(template, inputs).and_then(|document| write(&document));
    // Typst remembers what it laid out to be quicker next time; it shall not remember people.
    comemo::evict(0);
    let (bytes, page_count) = made?;
    Ok(Pdf {
        bytes,
        page_count,
        unprintable: unprintable.to_vec(),
    })
}

fn lay_out(template: Template, inputs: Dict) -> Result<PagedDocument, SummaryError> {
    let main = VirtualPath::new(template.path()).map_err(|_| SummaryError::Layout)?;
    let world = Desk {
        library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
        main: RootedPath::new(VirtualRoot::Project, main).intern(),
    };
    // The diagnostics may quote values: they stay here.
    let laid_out = typst::compile::<PagedDocument>(&world).output;
    laid_out.map_err(|_| SummaryError::Layout)
}

fn write(document: &PagedDocument) -> Result<(Zeroizing<Vec<u8>>, u32), SummaryError> {
    let options = PdfOptions {
        creator: Smart::Custom(Some("Casekeep".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| SummaryError::Layout)?,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(document, &options).map_err(|_| SummaryError::Layout)?;
    let page_count = u32::try_from(document.pages().len()).map_err(|_| SummaryError::Layout)?;
    Ok((Zeroizing::new(bytes), page_count))
}

/// Everything Typst can reach.
struct Desk {
    library: LazyHash<Library>,
    main: FileId,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = id.get().vpath().get_without_slash();
        let is_ours = matches!(id.get().root(), VirtualRoot::Project);
        let found = SOURCES.iter().find(|(name, _)| is_ours && *name == path);
        let (_, text) = found.ok_or(FileError::AccessDenied)?;
        Ok(Source::new(id, (*text).to_owned()))
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
