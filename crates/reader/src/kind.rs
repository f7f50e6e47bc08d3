//! What a file is, told by its first bytes.
//!
//! Invariant: the name of a file is never asked.
//! Not here: whether the rest of it is well formed.

/// What the bytes of a document are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaType {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
    /// TIFF, of one page or more.
    Tiff,
    /// HEIC or HEIF.
    Heic,
    /// PDF.
    Pdf,
}

/// How far into a file a PDF's header may stand.
const PDF_HEADER_WITHIN_BYTES: usize = 1024;

impl MediaType {
    /// Every kind that is known.
    pub const ALL: [Self; 6] = [
        Self::Png,
        Self::Jpeg,
        Self::WebP,
        Self::Tiff,
        Self::Heic,
        Self::Pdf,
    ];

    /// Tells it by the first bytes; `None` for anything else.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let start = &bytes[..bytes.len().min(PDF_HEADER_WITHIN_BYTES)];
        match start {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Self::WebP),
            [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Some(Self::Tiff),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if is_heif_brand(brand) => {
                Some(Self::Heic)
            }
            _ => start
                .windows(5)
                .any(|window| window == b"%PDF-")
                .then_some(Self::Pdf),
        }
    }

    /// The media type's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
        }
    }
}

fn is_heif_brand(brand: &[u8]) -> bool {
    const BRANDS: [&[u8]; 7] = [
        b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1",
    ];
    BRANDS.iter().any(|known| brand.starts_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_first_bytes_whatever_its_name() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1a\n"[..], Some(MediaType::Png)),
            (b"\xff\xd8\xff\xe0", Some(MediaType::Jpeg)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(MediaType::WebP)),
            (b"II*\0", Some(MediaType::Tiff)),
            (b"MM\0+", Some(MediaType::Tiff)),
            (b"\0\0\0\x18ftypheic", Some(MediaType::Heic)),
            (b"\0\0\0\x18ftypavif", None),
            (b"%PDF-1.7", Some(MediaType::Pdf)),
            (b"junk before\n%PDF-1.4", Some(MediaType::Pdf)),
            (b"PK\x03\x04", None),
            (b"", None),
            (b"<html>", None),
        ] {
            assert_eq!(MediaType::of(bytes), expected);
        }
    }
}
