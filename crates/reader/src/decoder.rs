//! Opening, drawing and reading a stranger's file, in a helper process or in this one.
//!
//! Invariant: both ways give the same answers; only the helper's end can't end this process.
//! Not here: the protocol (`wire`), the helper's own limits (`helper`).

use std::{ffi::OsString, path::PathBuf, sync::OnceLock};

use casekeep_catalogue::Catalogue;
use zeroize::Zeroizing;

use crate::{
    DecodeError, Document, FILE_MAX_BYTES, MediaType, PageShape, PageView, RenderedPage, UnitRect,
    helper,
    meaning::Meaning,
    ocr::Engine,
    pdf, picture,
    raster::{self, Encoding},
    read::{self, Reader, Sheet, Tell},
    reading::{PageReading, ReadStep},
    text::PageText,
    wire::{Answer, File, Request},
};

/// Opens, draws and reads files.
#[derive(Clone)]
pub struct Decoder {
    way: Way,
    /// Opens a protected PDF; empty for none.
    password: Zeroizing<String>,
}

#[derive(Clone)]
enum Way {
    InProcess,
    Helper {
        program: PathBuf,
        arguments: Vec<OsString>,
    },
}

impl Decoder {
    /// Decodes in this process: for tools and tests with files of their own.
    #[must_use]
    pub fn in_process() -> Self {
        Self::new(Way::InProcess)
    }

    /// Decodes in a helper: `program arguments...` must call [`serve_decode`](crate::serve_decode).
    #[must_use]
    pub fn helper(program: PathBuf, arguments: Vec<OsString>) -> Self {
        Self::new(Way::Helper { program, arguments })
    }

    fn new(way: Way) -> Self {
        Self {
            way,
            password: Zeroizing::default(),
        }
    }

    /// The same for a file that this password opens.
    #[must_use]
    pub fn with_password(&self, password: &str) -> Self {
        Self {
            way: self.way.clone(),
            password: Zeroizing::new(password.to_owned()),
        }
    }

    /// Says what a file is and how large its pages are.
    ///
    /// # Errors
    /// The situation that keeps it from being shown.
    pub fn inspect(&self, bytes: &[u8]) -> Result<Document, DecodeError> {
        self.inspect_telling(bytes, &mut |_| true)
    }

    /// The same; `tell` is asked now and then whether to go on.
    ///
    /// # Errors
    /// As [`Decoder::inspect`], and [`DecodeError::Cancelled`] when `tell` said so.
    pub fn inspect_telling(
        &self,
        bytes: &[u8],
        tell: &mut dyn FnMut(ReadStep) -> bool,
    ) -> Result<Document, DecodeError> {
        match self.answer_telling(bytes, Request::Inspect, tell)? {
            Answer::Document(document) => Ok(document),
            _ => Err(DecodeError::HelperDied),
        }
    }

    /// Draws a page (from 0) as PNG.
    ///
    /// # Errors
    /// The situation that keeps it from being shown.
    pub fn render(
        &self,
        bytes: &[u8],
        page: u32,
        view: PageView,
    ) -> Result<RenderedPage, DecodeError> {
        self.drawn(
            bytes,
            Request::Render {
                page,
                view,
                encoding: Encoding::Png,
            },
        )
    }

    /// Draws a page (from 0) as JPEG without metadata, for exhibits.
    ///
    /// # Errors
    /// The situation that keeps it from being shown.
    pub fn render_jpeg(
        &self,
        bytes: &[u8],
        page: u32,
        view: PageView,
    ) -> Result<RenderedPage, DecodeError> {
        self.drawn(
            bytes,
            Request::Render {
                page,
                view,
                encoding: Encoding::Jpeg,
            },
        )
    }

    /// Reads a page (from 0). `previous` is the reading of the page before it; `tell` hears the steps and says whether
    /// to go on.
    ///
    /// # Errors
    /// The situation that keeps it from being read, [`DecodeError::Cancelled`] when `tell` said so.
    pub fn read_page(
        &self,
        bytes: &[u8],
        page: u32,
        previous: Option<&PageReading>,
        tell: &mut dyn FnMut(ReadStep) -> bool,
    ) -> Result<PageReading, DecodeError> {
        let previous = previous.cloned().map(Box::new);
        match self.answer_telling(bytes, Request::Read { page, previous }, tell)? {
            Answer::Reading(reading) => Ok(*reading),
            _ => Err(DecodeError::HelperDied),
        }
    }

    /// Reads the text that stands in a part of a page (from 0).
    ///
    /// # Errors
    /// The situation that keeps it from being read.
    pub fn read_spot(
        &self,
        bytes: &[u8],
        page: u32,
        spot: UnitRect,
    ) -> Result<String, DecodeError> {
        match self.answer(bytes, Request::ReadSpot { page, spot })? {
            Answer::Text(text) => Ok(text),
            _ => Err(DecodeError::HelperDied),
        }
    }

    /// The lines of a page (from 0) laid upright and the clockwise quarter turns that did it, read in this process: for
    /// work on meaning.
    ///
    /// # Errors
    /// The situation that keeps it from being read.
    pub fn page_text(&self, bytes: &[u8], page: u32) -> Result<(PageText, u8), DecodeError> {
        let file = self.file(bytes)?;
        let media_type = MediaType::of(bytes).ok_or(DecodeError::NotAPage)?;
        reader(None)?.page_text(sheet(file, media_type, page)?)
    }

    fn drawn(&self, bytes: &[u8], request: Request) -> Result<RenderedPage, DecodeError> {
        match self.answer(bytes, request)? {
            Answer::Page(page) => Ok(page),
            _ => Err(DecodeError::HelperDied),
        }
    }

    fn answer(&self, bytes: &[u8], request: Request) -> Result<Answer, DecodeError> {
        self.answer_telling(bytes, request, &mut |_| true)
    }

    fn answer_telling(
        &self,
        bytes: &[u8],
        request: Request,
        tell: &mut dyn FnMut(ReadStep) -> bool,
    ) -> Result<Answer, DecodeError> {
        let file = self.file(bytes)?;
        match &self.way {
            Way::InProcess => answer(file, request, tell),
            Way::Helper { program, arguments } => {
                helper::ask(program, arguments, file, request, tell)
            }
        }
    }

    fn file<'a>(&'a self, bytes: &'a [u8]) -> Result<File<'a>, DecodeError> {
        check_size(bytes)?;
        Ok(File {
            bytes,
            password: &self.password,
        })
    }
}

fn check_size(bytes: &[u8]) -> Result<(), DecodeError> {
    match bytes.len() as u64 {
        0 => Err(DecodeError::Empty),
        size if size > FILE_MAX_BYTES => Err(DecodeError::TooBig {
            limit_bytes: FILE_MAX_BYTES,
        }),
        _ => Ok(()),
    }
}

/// Does what is asked, here and now.
pub(crate) fn answer(
    file: File<'_>,
    request: Request,
    tell: Tell<'_>,
) -> Result<Answer, DecodeError> {
    let File { bytes, password } = file;
    let media_type = MediaType::of(bytes).ok_or(DecodeError::NotAPage)?;
    match request {
        Request::Inspect => {
            let pages = match media_type {
                MediaType::Pdf => pdf::shapes(bytes, password)?,
                _ => picture::shapes(bytes, media_type)?,
            };
            Ok(Answer::Document(Document { media_type, pages }))
        }
        Request::Render {
            page,
            view,
            encoding,
        } => {
            let decoded = match media_type {
                MediaType::Pdf => pdf::page(bytes, password, page, view)?,
                _ => picture::page(bytes, media_type, page)?,
            };
            raster::encoded(&raster::arranged(decoded, view)?, encoding).map(Answer::Page)
        }
        Request::Read { page, previous } => {
            if !tell(ReadStep::Drawing) {
                return Err(DecodeError::Cancelled);
            }
            let sheet = sheet(file, media_type, page)?;
            let previous = previous.map(|reading| reading.meaning());
            let reading = reader(previous.as_ref())?.read(sheet, tell)?;
            Ok(Answer::Reading(Box::new(reading)))
        }
        Request::ReadSpot { page, spot } => {
            let picture = sheet(file, media_type, page)?.picture;
            reader(None)?.text_of(picture, spot).map(Answer::Text)
        }
    }
}

/// A page as it is read.
fn sheet(file: File<'_>, media_type: MediaType, page: u32) -> Result<Sheet, DecodeError> {
    if media_type == MediaType::Pdf {
        return pdf::sheet(file.bytes, file.password, page);
    }
    let decoded = picture::page(file.bytes, media_type, page)?;
    let shape = PageShape {
        width_px: decoded.width(),
        height_px: decoded.height(),
    };
    Ok(Sheet {
        picture: read::bounded(raster::on_white(decoded))?,
        shape,
        layer: Vec::new(),
        is_cut: picture::is_cut(file.bytes, media_type),
    })
}

/// The networks and the catalogue, loaded once in each process that reads.
fn reader(previous: Option<&Meaning>) -> Result<Reader<'_>, DecodeError> {
    static LOADED: OnceLock<Option<(Engine, Catalogue)>> = OnceLock::new();
    let loaded = LOADED.get_or_init(|| Some((Engine::load().ok()?, Catalogue::embedded().ok()?)));
    let (engine, catalogue) = loaded.as_ref().ok_or(DecodeError::ReaderBroken)?;
    Ok(Reader {
        engine,
        catalogue,
        previous,
    })
}
