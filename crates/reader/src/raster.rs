//! Pages as rasters: turned, cut and made smaller, then written as PNG or JPEG.
//!
//! Invariant: what is asked for bounds what is made; nothing of the original's metadata goes along.
//! Not here: decoding (`picture`, `pdf`).

use std::io::Cursor;

use fast_image_resize::{
    FilterType as Resampling, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{
    DynamicImage, ImageEncoder, RgbImage,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
};

use crate::DecodeError;

/// How a page shall be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageView {
    /// Not wider than this, after turning.
    pub max_width_px: u32,
    /// Not higher than this, after turning.
    pub max_height_px: u32,
    /// Clockwise quarter turns.
    pub quarter_turns: u8,
    /// Only this part of the page as stored, before turning.
    pub crop: Option<UnitRect>,
}

/// A part of a page, each number 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitRect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl UnitRect {
    /// The whole page.
    pub(crate) const WHOLE: Self = Self::of_sides([0.0, 0.0, 1.0, 1.0]);

    pub(crate) const fn sides(self) -> [f64; 4] {
        [self.left, self.top, self.width, self.height]
    }

    pub(crate) const fn of_sides([left, top, width, height]: [f64; 4]) -> Self {
        Self {
            left,
            top,
            width,
            height,
        }
    }
}

/// A drawn page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPage {
    /// PNG or JPEG.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
}

/// What a page is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Png,
    Jpeg,
}

/// Quality of exhibits: print is legible, the file stays small.
const JPEG_QUALITY: u8 = 82;

impl PageView {
    /// The scale that fits a page of this size, at most 1; sizes are of what is cut, before turning.
    pub(crate) fn scale(&self, width: f64, height: f64) -> f64 {
        let is_sideways = self.quarter_turns % 2 == 1;
        let (width, height) = if is_sideways {
            (height, width)
        } else {
            (width, height)
        };
        let fit =
            (f64::from(self.max_width_px) / width).min(f64::from(self.max_height_px) / height);
        fit.min(1.0)
    }
}

/// Cuts, shrinks and turns a decoded page.
pub(crate) fn arranged(page: DynamicImage, view: PageView) -> Result<RgbImage, DecodeError> {
    let page = match view.crop {
        Some(crop) => cut(&page, crop),
        None => page,
    };
    let page = on_white(page);
    let (width, height) = (f64::from(page.width()), f64::from(page.height()));
    let scale = view.scale(width, height);
    let small = if scale < 1.0 {
        shrunk(
            &page,
            UnitRect::WHOLE,
            (pixels(width * scale), pixels(height * scale)),
            For::Eyes,
        )?
    } else {
        page
    };
    Ok(turned(small, view.quarter_turns))
}

pub(crate) fn cut(page: &DynamicImage, crop: UnitRect) -> DynamicImage {
    let (width, height) = (f64::from(page.width()), f64::from(page.height()));
    page.crop_imm(
        pixels(crop.left * width),
        pixels(crop.top * height),
        pixels(crop.width * width).max(1),
        pixels(crop.height * height).max(1),
    )
}

/// Whom a page is made smaller for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// A person: small print stays even.
    Eyes,
    /// A network: strokes stay as dark as they are, which reads measurably better than what looks better.
    Networks,
}

/// A part of a page in a smaller size, in pixels.
pub(crate) fn shrunk(
    page: &RgbImage,
    part: UnitRect,
    (width, height): (u32, u32),
    whom: For,
) -> Result<RgbImage, DecodeError> {
    let filter = match whom {
        For::Eyes => Resampling::Hamming,
        For::Networks => Resampling::Box,
    };
    let (width, height) = (width.max(1), height.max(1));
    let across = f64::from(page.width());
    let down = f64::from(page.height());
    let how = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(filter))
        .crop(
            part.left * across,
            part.top * down,
            part.width * across,
            part.height * down,
        );
    let mut small = RgbImage::new(width, height);
    let from = ImageRef::new(page.width(), page.height(), page, PixelType::U8x3);
    let to = Image::from_slice_u8(width, height, &mut small, PixelType::U8x3);
    let (Ok(from), Ok(mut to)) = (from, to) else {
        return Err(DecodeError::Broken);
    };
    let done = Resizer::new().resize(&from, &mut to, &how);
    done.map_err(|_| DecodeError::Broken)?;
    Ok(small)
}

/// Rounds a length to whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of the type"
)]
pub(crate) fn pixels(length: f64) -> u32 {
    length.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// What is see-through becomes white paper.
pub(crate) fn on_white(page: DynamicImage) -> RgbImage {
    if !page.color().has_alpha() {
        return page.into_rgb8();
    }
    let rgba = page.into_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, opacity] = rgba.get_pixel(x, y).0;
        let over_white = |channel: u8| {
            let mixed =
                (u16::from(channel) * u16::from(opacity) + 255 * (255 - u16::from(opacity))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        image::Rgb([over_white(red), over_white(green), over_white(blue)])
    })
}

fn turned(page: RgbImage, quarter_turns: u8) -> RgbImage {
    match quarter_turns % 4 {
        1 => image::imageops::rotate90(&page),
        2 => image::imageops::rotate180(&page),
        3 => image::imageops::rotate270(&page),
        _ => page,
    }
}

/// Writes a page.
pub(crate) fn encoded(page: &RgbImage, encoding: Encoding) -> Result<RenderedPage, DecodeError> {
    let (width_px, height_px) = page.dimensions();
    let mut bytes = Cursor::new(Vec::new());
    let color = image::ExtendedColorType::Rgb8;
    let written = match encoding {
        Encoding::Png => {
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Sub)
                .write_image(page.as_raw(), width_px, height_px, color)
        }
        Encoding::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).write_image(
            page.as_raw(),
            width_px,
            height_px,
            color,
        ),
    };
    written.map_err(|_| DecodeError::Broken)?;
    Ok(RenderedPage {
        bytes: bytes.into_inner(),
        width_px,
        height_px,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_page_is_shrunk_without_what_is_beside_it() {
        let page = RgbImage::from_fn(200, 100, |x, _| {
            image::Rgb(if x < 100 { [200, 150, 100] } else { [0; 3] })
        });
        let left = UnitRect::of_sides([0.0, 0.0, 0.5, 1.0]);
        let small = shrunk(&page, left, (25, 25), For::Networks).unwrap();
        assert_eq!(small.dimensions(), (25, 25));
        assert!(small.pixels().all(|dot| dot.0 == [200, 150, 100]));
        let whole = shrunk(&page, UnitRect::WHOLE, (50, 0), For::Eyes).unwrap();
        assert_eq!(whole.dimensions(), (50, 1));
        assert_eq!(
            (whole.get_pixel(5, 0).0, whole.get_pixel(45, 0).0),
            ([200, 150, 100], [0; 3])
        );
    }
}
