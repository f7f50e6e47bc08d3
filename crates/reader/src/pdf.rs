//! PDFs, drawn by hayro.
//!
//! Invariant: a raster is bounded by its dots, never by the page's own claims of size.
//! Not here: the text layer (`layer`).

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::{InterpreterSettings, InterpreterWarning},
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page::Page},
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, RgbaImage};

use crate::{
    DecodeError, PAGES_MAX, PageShape, PageView, layer,
    raster::{on_white, pixels},
    read::Sheet,
};

/// A point is 1/72 inch; pages are told at 200 dots an inch.
const DOTS_PER_POINT: f64 = 200.0 / 72.0;
/// Longest side that is ever drawn, in pixels: the renderer counts in 16 bits, and memory is bounded.
const SIDE_MAX_PX: f64 = 6_000.0;

/// Longest side of a page that is read: 10-point print is 30 pixels high on a letter page.
const READ_SIDE_PX: u32 = 2_400;

/// How far before a file's end a PDF's own end may stand.
const TRAILER_WITHIN_BYTES: usize = 4_096;

/// Sizes of the pages.
pub(crate) fn shapes(bytes: &[u8], password: &str) -> Result<Vec<PageShape>, DecodeError> {
    let pdf = open(bytes, password)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(DecodeError::NoPages);
    }
    pages.iter().take(PAGES_MAX).map(shape).collect()
}

fn shape(page: &Page<'_>) -> Result<PageShape, DecodeError> {
    let (width, height) = size(page)?;
    let scale = DOTS_PER_POINT.min(SIDE_MAX_PX / width.max(height));
    Ok(PageShape {
        width_px: pixels(width * scale).max(1),
        height_px: pixels(height * scale).max(1),
    })
}

fn size(page: &Page<'_>) -> Result<(f64, f64), DecodeError> {
    let (width, height) = page.render_dimensions();
    let is_size = |length: f32| length.is_finite() && length >= 1.0;
    if is_size(width) && is_size(height) {
        Ok((width.into(), height.into()))
    } else {
        Err(DecodeError::Broken)
    }
}

/// One page, drawn large enough for the view.
pub(crate) fn page(
    bytes: &[u8],
    password: &str,
    page: u32,
    view: PageView,
) -> Result<DynamicImage, DecodeError> {
    let pdf = open(bytes, password)?;
    let page = page_of(&pdf, page)?;
    drawn(page, scale(size(page)?, view)).map(|drawn| drawn.picture.into())
}

/// One page to be read: drawn fine enough for small print, with its text layer.
pub(crate) fn sheet(bytes: &[u8], password: &str, page: u32) -> Result<Sheet, DecodeError> {
    let pdf = open(bytes, password)?;
    let page = page_of(&pdf, page)?;
    let (width, height) = size(page)?;
    let scale = f64::from(READ_SIDE_PX) / width.max(height);
    let Drawn {
        picture,
        is_complete,
    } = drawn(page, scale as f32)?;
    Ok(Sheet {
        picture: on_white(picture.into()),
        shape: shape(page)?,
        layer: layer::lines(page, scale),
        is_cut: !is_complete || is_cut(bytes),
    })
}

fn page_of<'a>(pdf: &'a Pdf, page: u32) -> Result<&'a Page<'a>, DecodeError> {
    let place = usize::try_from(page).map_err(|_| DecodeError::NoSuchPage)?;
    pdf.pages().get(place).ok_or(DecodeError::NoSuchPage)
}

/// A page drawn.
struct Drawn {
    picture: RgbaImage,
    /// Every picture on it could be decoded.
    is_complete: bool,
}

/// Whether a file ends before a PDF does.
fn is_cut(bytes: &[u8]) -> bool {
    const END: &[u8] = b"%%EOF";
    let rest = &bytes[bytes.len().saturating_sub(TRAILER_WITHIN_BYTES)..];
    !rest.windows(END.len()).any(|window| window == END)
}

fn drawn(page: &Page<'_>, scale: f32) -> Result<Drawn, DecodeError> {
    let has_failed = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&has_failed);
    let interpreter = InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::ImageDecodeFailure) {
                noted.store(true, Ordering::Relaxed);
            }
        }),
        ..InterpreterSettings::default()
    };
    let cache = RenderCache::new();
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let drawn = hayro::render(
        page,
        &cache,
        &interpreter,
        &RenderSettings::default(),
        &settings,
    );
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let dots = drawn.data_as_u8_slice().to_vec();
    Ok(Drawn {
        picture: RgbaImage::from_raw(width, height, dots).ok_or(DecodeError::Broken)?,
        is_complete: !has_failed.load(Ordering::Relaxed),
    })
}

/// Dots a point, so that the part to be shown fills the view.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the renderer takes single precision"
)]
fn scale((width, height): (f64, f64), view: PageView) -> f32 {
    let (part_width, part_height) = view
        .crop
        .map_or((1.0, 1.0), |crop| (crop.width, crop.height));
    let is_sideways = view.quarter_turns % 2 == 1;
    let (max_width, max_height) = match is_sideways {
        true => (view.max_height_px, view.max_width_px),
        false => (view.max_width_px, view.max_height_px),
    };
    let fit_width = f64::from(max_width) / (width * part_width);
    let fit_height = f64::from(max_height) / (height * part_height);
    fit_width
        .min(fit_height)
        .min(SIDE_MAX_PX / width.max(height)) as f32
}

/// Opens a PDF; an empty password is none.
fn open(bytes: &[u8], password: &str) -> Result<Pdf, DecodeError> {
    Pdf::new_with_password(Arc::new(bytes.to_vec()), password).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_empty() => {
            DecodeError::PdfNeedsPassword
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            DecodeError::PdfPasswordIsWrong
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => DecodeError::Broken,
    })
}
