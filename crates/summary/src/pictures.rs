//! Exhibit pages: which pictures are taken, and that they carry nothing but the picture.
//!
//! Invariant: camera data, places, comments and thumbnails of a scan never reach the PDF.
//! Not here: turning pages upright (reader), fitting them on paper (`templates/summary.typ`).

use typst::{
    foundations::Bytes,
    visualize::{ExchangeFormat, RasterImage},
};

/// A picture that may go into a PDF.
pub(crate) struct Picture {
    /// Name of the format, as Typst calls it.
    pub(crate) format: &'static str,
    /// The bytes.
    pub(crate) bytes: Bytes,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = &[0xFF, 0xD8];

/// Takes a PNG or JPEG that can be drawn; `None` for anything else.
///
/// A PNG is decoded and packed anew when the PDF is written, which leaves its text chunks behind.
/// A JPEG goes in as it is, so its segments are sorted out here.
pub(crate) fn take(bytes: &[u8]) -> Option<Picture> {
    let (format, name, bytes) = match bytes.starts_with(PNG) {
        true => (ExchangeFormat::Png, "png", bytes.to_vec()),
        false => (ExchangeFormat::Jpg, "jpg", bare_jpeg(bytes)?),
    };
    let bytes = Bytes::new(bytes);
    // Typst remembers the decoded picture until the PDF is written: nothing is decoded twice.
    RasterImage::plain(bytes.clone(), format).ok()?;
    Some(Picture {
        format: name,
        bytes,
    })
}

const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: u8 = 0xD9;

/// Copies a JPEG without the segments that are not needed to draw it, and without what follows it:
/// phones put a second picture, or a film, behind the end of the first.
fn bare_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(JPEG)?;
    let mut bare = JPEG.to_vec();
    let mut has_picture = false;
    loop {
        let (marker, after) = next_marker(rest)?;
        if marker == END_OF_IMAGE {
            bare.extend_from_slice(&[0xFF, marker]);
            return has_picture.then_some(bare);
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let mut end = length.max(2);
        if marker == START_OF_SCAN {
            end += scan_length(after.get(end..)?)?;
            has_picture = true;
        }
        let segment = after.get(..end)?;
        if draws(marker) {
            bare.extend_from_slice(&[0xFF, marker]);
            bare.extend_from_slice(segment);
        }
        rest = after.get(end..)?;
    }
}

/// How long the packed pixels are: up to a marker that is neither a stuffed byte nor a restart.
fn scan_length(packed: &[u8]) -> Option<usize> {
    let is_end = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF);
    packed.windows(2).position(is_end)
}

/// The marker's code and what follows it; fill bytes before it are skipped.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let after = bytes.strip_prefix(&[0xFF])?;
    let fill = after.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, after) = after.get(fill..)?.split_first()?;
    Some((*marker, after))
}

/// Whether a segment is needed to draw: all but comments and application data, of which
/// JFIF (0) and Adobe's colour transform (14) say how colours are stored.
const fn draws(marker: u8) -> bool {
    !matches!(marker, 0xE1..=0xED | 0xEF | 0xFE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(segments: &[(u8, &[u8])], tail: &[u8]) -> Vec<u8> {
        let mut bytes = JPEG.to_vec();
        for (marker, content) in segments {
            bytes.extend_from_slice(&[0xFF, *marker]);
            bytes.extend_from_slice(&u16::try_from(content.len() + 2).unwrap().to_be_bytes());
            bytes.extend_from_slice(content);
        }
        bytes.extend_from_slice(tail);
        bytes
    }

    const SCAN: &[u8] = &[
        0xFF, 0xDA, 0, 2, 7, 0xFF, 0, 9, 0xFF, 0xD0, 5, 0xFF, 0xDA, 0, 2, 7, 0xFF, 0xD9,
    ];

    #[test]
    fn camera_data_comments_and_what_follows_the_picture_are_left_behind() {
        let segments: &[(u8, &[u8])] = &[
            (0xE0, b"JFIF\0"),
            (0xE1, b"Exif\0\0GPS"),
            (0xE2, b"MPF\0"),
            (0xFE, b"my phone"),
            (0xDB, b"table"),
        ];
        // Restart markers and stuffed bytes belong to the pixels; a later scan may follow.
        let tail = [SCAN, b"\xFF\xD8second picture"].concat();
        let expected = jpeg(&[(0xE0, b"JFIF\0"), (0xDB, b"table")], SCAN);
        assert_eq!(bare_jpeg(&jpeg(segments, &tail)), Some(expected));
    }

    #[test]
    fn what_is_neither_png_nor_jpeg_or_ends_early_is_not_taken() {
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"GIF89a",
            JPEG,
            b"\xFF\xD8\xFF\xE1\xFF\xFFshort",
            b"\xFF\xD8\xFF\xDA\0\x02no end",
        ] {
            assert!(take(bytes).is_none(), "{bytes:?}");
        }
    }
}
