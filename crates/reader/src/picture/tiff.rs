//! TIFF files of one page or more, such as faxes and scanners make. Two decoders share the work: `tiff` for what most files
//! are, `oxideav_tiff` for what it does not know, such as faxes of group 3, bits in the other order, palettes and CMYK.
//!
//! Invariant: the size is checked before the dots are decoded; a page is turned as the file says.
//! Not here: other pictures (`picture`).

use std::io::Cursor;

use image::{DynamicImage, ImageBuffer, RgbImage, metadata::Orientation};
use oxideav_tiff::{DecodeOptions, Palette, decode_page_at_with};
use tiff::{
    ColorType, TiffError,
    decoder::{Decoder, DecodingResult, Limits},
    tags::Tag,
};

use super::{check_pixels, turned};
use crate::{DecodeError, PAGES_MAX, PIXELS_MAX, PageShape};

type Pages<'a> = Decoder<Cursor<&'a [u8]>>;

/// Of eight dots the first one is in the lowest bit: what the first decoder does not expect.
const LOWEST_FIRST: u16 = 2;

pub(super) fn shapes(bytes: &[u8]) -> Result<Vec<PageShape>, DecodeError> {
    let mut pages = open(bytes)?;
    let mut shapes = Vec::new();
    loop {
        shapes.push(shape(&mut pages)?);
        if !pages.more_images() || shapes.len() == PAGES_MAX {
            return Ok(shapes);
        }
        pages.next_image().map_err(|error| situation(&error))?;
    }
}

pub(super) fn page(bytes: &[u8], page: u32) -> Result<DynamicImage, DecodeError> {
    let mut pages = open(bytes)?;
    for _ in 0..page {
        if !pages.more_images() {
            return Err(DecodeError::NoSuchPage);
        }
        pages.next_image().map_err(|error| situation(&error))?;
    }
    shape(&mut pages)?;
    plain(&mut pages).or_else(|error| unusual(bytes, &mut pages).ok_or(error))
}

fn open(bytes: &[u8]) -> Result<Pages<'_>, DecodeError> {
    let decoder = Decoder::new(Cursor::new(bytes)).map_err(|error| situation(&error))?;
    let mut limits = Limits::default();
    limits.decoding_buffer_size = usize::try_from(PIXELS_MAX * 4).unwrap_or(usize::MAX);
    Ok(decoder.with_limits(limits))
}

fn shape(pages: &mut Pages<'_>) -> Result<PageShape, DecodeError> {
    let size = pages.dimensions().map_err(|error| situation(&error))?;
    check_pixels(size.0, size.1)?;
    Ok(turned(size, orientation(pages)))
}

fn orientation(pages: &mut Pages<'_>) -> Orientation {
    number(pages, Tag::Orientation)
        .and_then(|number| Orientation::from_exif(u8::try_from(number).ok()?))
        .unwrap_or(Orientation::NoTransforms)
}

fn number(pages: &mut Pages<'_>, tag: Tag) -> Option<u16> {
    pages.find_tag_unsigned(tag).ok()?
}

/// The page as the first decoder reads it.
fn plain(pages: &mut Pages<'_>) -> Result<DynamicImage, DecodeError> {
    if number(pages, Tag::FillOrder) == Some(LOWEST_FIRST) {
        return Err(DecodeError::PictureNotSupported);
    }
    let size = pages.dimensions().map_err(|error| situation(&error))?;
    let color = pages.colortype().map_err(|error| situation(&error))?;
    let dots = pages.read_image().map_err(|error| situation(&error))?;
    let mut picture = picture(size, color, dots).ok_or(DecodeError::PictureNotSupported)?;
    picture.apply_orientation(orientation(pages));
    Ok(picture)
}

/// The page as the second decoder reads it, turned by itself.
fn unusual(bytes: &[u8], pages: &mut Pages<'_>) -> Option<DynamicImage> {
    let directory = pages.ifd_pointer()?.0;
    let options = DecodeOptions::new().with_max_pixels(PIXELS_MAX);
    let mut page = decode_page_at_with(bytes, directory, &options).ok()?.image;
    // A page that it turned has lost its colours.
    page.palette = page.palette.or_else(|| palette(pages));
    let (width, height) = (page.width(), page.height());
    RgbImage::from_raw(width, height, page.to_rgb8()).map(Into::into)
}

/// The colours of a page: all their reds, then greens, then blues, of two bytes each.
fn palette(pages: &mut Pages<'_>) -> Option<Palette> {
    let map: Vec<u16> = pages.find_tag_unsigned_vec(Tag::ColorMap).ok()??;
    let count = map.len() / 3;
    let part = |at: usize| map.get(at).map_or(0, |value| value.to_be_bytes()[0]);
    let entry = |at: usize| [part(at), part(at + count), part(at + 2 * count), u8::MAX];
    Some(Palette::new((0..count).map(entry).collect()))
}

fn picture(
    (width, height): (u32, u32),
    color: ColorType,
    dots: DecodingResult,
) -> Option<DynamicImage> {
    match (color, dots) {
        (ColorType::Gray(bits @ (1 | 2 | 4)), DecodingResult::U8(dots)) => {
            Some(packed(width, height, bits.into(), &dots))
        }
        (ColorType::Gray(8), DecodingResult::U8(dots)) => {
            ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageLuma8)
        }
        // Grey with how opaque it is.
        (
            ColorType::GrayA(8)
            | ColorType::Multiband {
                bit_depth: 8,
                num_samples: 2,
            },
            DecodingResult::U8(dots),
        ) => ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageLumaA8),
        (ColorType::RGB(8), DecodingResult::U8(dots)) => {
            ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageRgb8)
        }
        // What most scanners pack as JPEG.
        (ColorType::YCbCr(8), DecodingResult::U8(mut dots)) => {
            dots.as_chunks_mut().0.iter_mut().for_each(rgb_of_ycbcr);
            ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageRgb8)
        }
        (ColorType::RGBA(8), DecodingResult::U8(dots)) => {
            ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageRgba8)
        }
        (ColorType::Gray(16), DecodingResult::U16(dots)) => {
            ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageLuma16)
        }
        (ColorType::RGB(16), DecodingResult::U16(dots)) => {
            ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageRgb16)
        }
        (ColorType::RGBA(16), DecodingResult::U16(dots)) => {
            ImageBuffer::from_raw(width, height, dots).map(DynamicImage::ImageRgba16)
        }
        _ => None,
    }
}

/// The colour of a dot of JPEG, of ITU-R BT.601 over all of its range.
fn rgb_of_ycbcr(dot: &mut [u8; 3]) {
    let [luma, blue, red] = dot.map(f32::from);
    let (blue, red) = (blue - 128.0, red - 128.0);
    let rgb = [
        1.402f32.mul_add(red, luma),
        0.714_136f32.mul_add(-red, 0.344_136f32.mul_add(-blue, luma)),
        1.772f32.mul_add(blue, luma),
    ];
    *dot = rgb.map(|part| part.round() as u8);
}

/// Less than a byte a dot, rows padded to whole bytes; the largest number is white.
fn packed(width: u32, height: u32, bits: u32, bytes: &[u8]) -> DynamicImage {
    let row_bytes = u64::from((width * bits).div_ceil(8));
    let most = (1_u8 << bits) - 1;
    let dot = |x: u32, y: u32| {
        let place = u64::from(y) * row_bytes + u64::from(x * bits / 8);
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let byte = bytes.get(place).copied().unwrap_or(0xff);
        let value = byte >> (8 - bits - x * bits % 8) & most;
        image::Luma([value * (255 / most)])
    };
    image::GrayImage::from_fn(width, height, dot).into()
}

fn situation(error: &TiffError) -> DecodeError {
    match error {
        TiffError::LimitsExceeded => DecodeError::TooManyPixels { limit: PIXELS_MAX },
        TiffError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            DecodeError::Truncated
        }
        TiffError::UnsupportedError(_) => DecodeError::PictureNotSupported,
        _ => DecodeError::Broken,
    }
}
