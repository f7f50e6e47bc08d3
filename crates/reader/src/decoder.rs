//! Opening and drawing a stranger's file, in a helper process or in this one.
//!
//! Invariant: both ways give the same answers; only the helper's end can't end this process.
//! Not here: the protocol (`wire`), the helper's own limits (`helper`).

use std::{ffi::OsString, path::PathBuf};

use crate::{
    DecodeError, Document, FILE_MAX_BYTES, MediaType, PageView, RenderedPage, helper, pdf, picture,
    raster::{self, Encoding},
    wire::{Answer, Request},
};

/// Opens and draws files.
#[derive(Debug, Clone)]
pub struct Decoder(Way);

#[derive(Debug, Clone)]
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
    pub const fn in_process() -> Self {
        Self(Way::InProcess)
    }

    /// Decodes in a helper: `program arguments...` must call [`serve_decode`](crate::serve_decode).
    #[must_use]
    pub const fn helper(program: PathBuf, arguments: Vec<OsString>) -> Self {
        Self(Way::Helper { program, arguments })
    }

    /// Says what a file is and how large its pages are.
    ///
    /// # Errors
    /// The situation that keeps it from being shown.
    pub fn inspect(&self, bytes: &[u8]) -> Result<Document, DecodeError> {
        match self.answer(bytes, Request::Inspect)? {
            Answer::Document(document) => Ok(document),
            Answer::Page(_) => Err(DecodeError::HelperDied),
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

    // STUB: to be replaced by the engine.
    /// Reads a page (from 0).
    ///
    /// # Errors
    /// The situation that keeps it from being read.
    pub fn read_page(
        &self,
        bytes: &[u8],
        page: u32,
        previous: Option<&crate::reading::PageReading>,
        is_cancelled: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(crate::reading::ReadStep),
    ) -> Result<crate::reading::PageReading, DecodeError> {
        let _ = (page, previous);
        check_size(bytes)?;
        crate::stub::read_page(is_cancelled, tell)
    }

    /// Reads what stands in a part of a page.
    ///
    /// # Errors
    /// The situation that keeps it from being read.
    pub fn read_spot(
        &self,
        bytes: &[u8],
        page: u32,
        spot: crate::UnitRect,
    ) -> Result<String, DecodeError> {
        let _ = (page, spot);
        check_size(bytes)?;
        Ok("0123 4567 8902".to_owned())
    }

    fn drawn(&self, bytes: &[u8], request: Request) -> Result<RenderedPage, DecodeError> {
        match self.answer(bytes, request)? {
            Answer::Page(page) => Ok(page),
            Answer::Document(_) => Err(DecodeError::HelperDied),
        }
    }

    fn answer(&self, bytes: &[u8], request: Request) -> Result<Answer, DecodeError> {
        check_size(bytes)?;
        match &self.0 {
            Way::InProcess => answer(bytes, request),
            Way::Helper { program, arguments } => helper::ask(program, arguments, bytes, request),
        }
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
pub(crate) fn answer(bytes: &[u8], request: Request) -> Result<Answer, DecodeError> {
    let media_type = MediaType::of(bytes).ok_or(DecodeError::NotAPage)?;
    match request {
        Request::Inspect => {
            let pages = match media_type {
                MediaType::Pdf => pdf::shapes(bytes)?,
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
                MediaType::Pdf => pdf::page(bytes, page, view)?,
                _ => picture::page(bytes, media_type, page)?,
            };
            raster::encoded(&raster::arranged(decoded, view), encoding).map(Answer::Page)
        }
    }
}
