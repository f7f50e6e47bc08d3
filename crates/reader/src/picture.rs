//! Pictures: PNG, JPEG, WebP, TIFF of several pages, HEIC where the build has it.
//!
//! Invariant: the size is checked before the dots are decoded; EXIF orientation is applied.
//! Not here: PDFs.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbaImage,
    error::ImageFormatHint, metadata::Orientation,
};

use crate::{DecodeError, MediaType, PIXELS_MAX, PageShape};

mod tiff;

/// Sizes of the pages of a picture.
pub(crate) fn shapes(bytes: &[u8], media_type: MediaType) -> Result<Vec<PageShape>, DecodeError> {
    match media_type {
        MediaType::Tiff => tiff::shapes(bytes),
        MediaType::Heic => heic::shape(bytes).map(|shape| vec![shape]),
        _ => {
            let mut decoder = decoder(bytes, format(media_type)?)?;
            shape(&mut decoder).map(|shape| vec![shape])
        }
    }
}

/// One page of a picture, upright.
pub(crate) fn page(
    bytes: &[u8],
    media_type: MediaType,
    page: u32,
) -> Result<DynamicImage, DecodeError> {
    match media_type {
        MediaType::Tiff => tiff::page(bytes, page),
        _ if page > 0 => Err(DecodeError::NoSuchPage),
        MediaType::Heic => heic::page(bytes),
        _ => {
            let mut decoder = decoder(bytes, format(media_type)?)?;
            shape(&mut decoder)?;
            let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
            let mut picture =
                DynamicImage::from_decoder(decoder).map_err(|error| situation(&error))?;
            picture.apply_orientation(orientation);
            Ok(picture)
        }
    }
}

/// Whether a file ends before its picture does and is decoded all the same: what is missing is even grey.
pub(crate) fn is_cut(bytes: &[u8], media_type: MediaType) -> bool {
    media_type == MediaType::Jpeg && !jpeg_ends(bytes)
}

/// Whether a JPEG has the marker that ends it: segments are skipped by their lengths, scans are searched.
fn jpeg_ends(bytes: &[u8]) -> bool {
    const END: u8 = 0xd9;
    let mut at = 2;
    loop {
        let Some(gap) = bytes
            .get(at..)
            .and_then(|rest| rest.iter().position(|byte| *byte == 0xff))
        else {
            return false;
        };
        at += gap;
        match bytes.get(at + 1) {
            None => return false,
            Some(&END) => return true,
            // Stuffing, fill bytes, restart markers and what has no length.
            Some(0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => {
                let Some(&[high, low]) = bytes.get(at + 2..at + 4) else {
                    return false;
                };
                at += 2 + usize::from(u16::from_be_bytes([high, low])).max(2);
            }
        }
    }
}

/// Writes a pasted picture as PNG.
///
/// # Errors
/// [`DecodeError::Broken`] when the dots don't fill the size, [`DecodeError::TooManyPixels`] when there are too many.
pub fn png_of_rgba(width_px: usize, height_px: usize, rgba: &[u8]) -> Result<Vec<u8>, DecodeError> {
    let width =
        u32::try_from(width_px).map_err(|_| DecodeError::TooManyPixels { limit: PIXELS_MAX })?;
    let height =
        u32::try_from(height_px).map_err(|_| DecodeError::TooManyPixels { limit: PIXELS_MAX })?;
    check_pixels(width, height)?;
    let picture = RgbaImage::from_raw(width, height, rgba.to_vec()).ok_or(DecodeError::Broken)?;
    let mut png = Cursor::new(Vec::new());
    picture
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|error| situation(&error))?;
    Ok(png.into_inner())
}

fn format(media_type: MediaType) -> Result<ImageFormat, DecodeError> {
    match media_type {
        MediaType::Png => Ok(ImageFormat::Png),
        MediaType::Jpeg => Ok(ImageFormat::Jpeg),
        MediaType::WebP => Ok(ImageFormat::WebP),
        MediaType::Tiff => Ok(ImageFormat::Tiff),
        MediaType::Heic | MediaType::Pdf => Err(DecodeError::NotAPage),
    }
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_, DecodeError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(PIXELS_MAX * 8);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| situation(&error))
}

fn shape(decoder: &mut impl ImageDecoder) -> Result<PageShape, DecodeError> {
    let size = decoder.dimensions();
    check_pixels(size.0, size.1)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok(turned(size, orientation))
}

/// What a picture of some width and height looks like when it is shown as its file says.
fn turned((width, height): (u32, u32), orientation: Orientation) -> PageShape {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    match orientation {
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH => PageShape {
            width_px: height,
            height_px: width,
        },
        _ => PageShape {
            width_px: width,
            height_px: height,
        },
    }
}

pub(crate) fn check_pixels(width: u32, height: u32) -> Result<(), DecodeError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(DecodeError::Broken),
        pixels if pixels > PIXELS_MAX => Err(DecodeError::TooManyPixels { limit: PIXELS_MAX }),
        _ => Ok(()),
    }
}

fn situation(error: &ImageError) -> DecodeError {
    match error {
        ImageError::Limits(_) => DecodeError::TooManyPixels { limit: PIXELS_MAX },
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            DecodeError::Truncated
        }
        ImageError::Unsupported(error)
            if matches!(error.format_hint(), ImageFormatHint::Unknown) =>
        {
            DecodeError::NotAPage
        }
        ImageError::Unsupported(_) => DecodeError::PictureNotSupported,
        _ => DecodeError::Broken,
    }
}

/// HEIC through the system's libheif.
#[cfg(feature = "heic")]
mod heic {
    use image::{DynamicImage, RgbImage};
    use libheif_rs::{ColorSpace, HeifContext, LibHeif, RgbChroma};

    use super::check_pixels;
    use crate::{DecodeError, PageShape};

    pub(super) fn shape(bytes: &[u8]) -> Result<PageShape, DecodeError> {
        let context = HeifContext::read_from_bytes(bytes).map_err(|_| DecodeError::Broken)?;
        let handle = context
            .primary_image_handle()
            .map_err(|_| DecodeError::Broken)?;
        check_pixels(handle.width(), handle.height())?;
        Ok(PageShape {
            width_px: handle.width(),
            height_px: handle.height(),
        })
    }

    pub(super) fn page(bytes: &[u8]) -> Result<DynamicImage, DecodeError> {
        shape(bytes)?;
        let context = HeifContext::read_from_bytes(bytes).map_err(|_| DecodeError::Broken)?;
        let handle = context
            .primary_image_handle()
            .map_err(|_| DecodeError::Broken)?;
        let decoded = LibHeif::new()
            .decode(&handle, ColorSpace::Rgb(RgbChroma::Rgb), None)
            .map_err(|_| DecodeError::Broken)?;
        let planes = decoded.planes();
        let plane = planes.interleaved.ok_or(DecodeError::Broken)?;
        let row_bytes = usize::try_from(plane.width).map_err(|_| DecodeError::Broken)? * 3;
        let rows = plane.data.chunks(plane.stride).map(|row| &row[..row_bytes]);
        let dots: Vec<u8> = rows.flatten().copied().collect();
        RgbImage::from_raw(plane.width, plane.height, dots)
            .map(Into::into)
            .ok_or(DecodeError::Broken)
    }
}

/// Builds without libheif say so.
#[cfg(not(feature = "heic"))]
mod heic {
    use image::DynamicImage;

    use crate::{DecodeError, PageShape};

    pub(super) fn shape(_: &[u8]) -> Result<PageShape, DecodeError> {
        Err(DecodeError::HeicNotSupported)
    }

    pub(super) fn page(_: &[u8]) -> Result<DynamicImage, DecodeError> {
        Err(DecodeError::HeicNotSupported)
    }
}
