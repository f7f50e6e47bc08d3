//! Pictures: PNG, JPEG, WebP, TIFF of several pages, HEIC where the build has it.
//!
//! Invariant: the size is checked before the dots are decoded; EXIF orientation is applied.
//! Not here: PDFs.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbaImage,
    error::ImageFormatHint,
};

use crate::{DecodeError, MediaType, PIXELS_MAX, PageShape};

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
            let orientation = decoder
                .orientation()
                .unwrap_or(image::metadata::Orientation::NoTransforms);
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
    let (width, height) = decoder.dimensions();
    check_pixels(width, height)?;
    let is_sideways = decoder.orientation().is_ok_and(|orientation| {
        use image::metadata::Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(
            orientation,
            Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH
        )
    });
    Ok(match is_sideways {
        true => PageShape {
            width_px: height,
            height_px: width,
        },
        false => PageShape {
            width_px: width,
            height_px: height,
        },
    })
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
        _ => DecodeError::Broken,
    }
}

/// TIFF files of several pages, such as faxes and scanners make.
mod tiff {
    use std::io::Cursor;

    use image::{DynamicImage, RgbImage};
    use tiff::{
        ColorType, TiffError,
        decoder::{Decoder, DecodingResult, Limits},
    };

    use super::check_pixels;
    use crate::{DecodeError, PAGES_MAX, PIXELS_MAX, PageShape};

    pub(super) fn shapes(bytes: &[u8]) -> Result<Vec<PageShape>, DecodeError> {
        let mut decoder = open(bytes)?;
        let mut shapes = Vec::new();
        loop {
            let (width_px, height_px) = decoder.dimensions().map_err(|error| situation(&error))?;
            check_pixels(width_px, height_px)?;
            shapes.push(PageShape {
                width_px,
                height_px,
            });
            if !decoder.more_images() || shapes.len() == PAGES_MAX {
                return Ok(shapes);
            }
            decoder.next_image().map_err(|error| situation(&error))?;
        }
    }

    pub(super) fn page(bytes: &[u8], page: u32) -> Result<DynamicImage, DecodeError> {
        let mut decoder = open(bytes)?;
        for _ in 0..page {
            if !decoder.more_images() {
                return Err(DecodeError::NoSuchPage);
            }
            decoder.next_image().map_err(|error| situation(&error))?;
        }
        let (width, height) = decoder.dimensions().map_err(|error| situation(&error))?;
        check_pixels(width, height)?;
        let color = decoder.colortype().map_err(|error| situation(&error))?;
        let dots = decoder.read_image().map_err(|error| situation(&error))?;
        picture(width, height, color, dots).ok_or(DecodeError::Broken)
    }

    fn open(bytes: &[u8]) -> Result<Decoder<Cursor<&[u8]>>, DecodeError> {
        let decoder = Decoder::new(Cursor::new(bytes)).map_err(|error| situation(&error))?;
        let mut limits = Limits::default();
        limits.decoding_buffer_size = usize::try_from(PIXELS_MAX * 4).unwrap_or(usize::MAX);
        Ok(decoder.with_limits(limits))
    }

    fn picture(
        width: u32,
        height: u32,
        color: ColorType,
        dots: DecodingResult,
    ) -> Option<DynamicImage> {
        match (color, dots) {
            (ColorType::Gray(1), DecodingResult::U8(bits)) => Some(bilevel(width, height, &bits)),
            (ColorType::Gray(8), DecodingResult::U8(dots)) => {
                image::GrayImage::from_raw(width, height, dots).map(Into::into)
            }
            (ColorType::RGB(8), DecodingResult::U8(dots)) => {
                RgbImage::from_raw(width, height, dots).map(Into::into)
            }
            (ColorType::RGBA(8), DecodingResult::U8(dots)) => {
                image::RgbaImage::from_raw(width, height, dots).map(Into::into)
            }
            (ColorType::Gray(16), DecodingResult::U16(dots)) => {
                image::ImageBuffer::<image::Luma<u16>, _>::from_raw(width, height, dots)
                    .map(Into::into)
            }
            (ColorType::RGB(16), DecodingResult::U16(dots)) => {
                image::ImageBuffer::<image::Rgb<u16>, _>::from_raw(width, height, dots)
                    .map(Into::into)
            }
            _ => None,
        }
    }

    /// One bit a dot, rows padded to whole bytes; 1 is white.
    fn bilevel(width: u32, height: u32, bits: &[u8]) -> DynamicImage {
        let row_bytes = width.div_ceil(8);
        let dot = |x: u32, y: u32| {
            let place = usize::try_from(u64::from(y) * u64::from(row_bytes) + u64::from(x / 8))
                .unwrap_or(usize::MAX);
            let byte = bits.get(place).copied().unwrap_or(0xff);
            image::Luma([if byte >> (7 - x % 8) & 1 == 1 { 255 } else { 0 }])
        };
        image::GrayImage::from_fn(width, height, dot).into()
    }

    fn situation(error: &TiffError) -> DecodeError {
        match error {
            TiffError::LimitsExceeded => DecodeError::TooManyPixels { limit: PIXELS_MAX },
            TiffError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                DecodeError::Truncated
            }
            _ => DecodeError::Broken,
        }
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
