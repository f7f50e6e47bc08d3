//! One spelling for comparing words that a text recogniser may have got wrong.
//!
//! Invariant: characters that are often read for each other fold to the same byte; every folded byte knows the glyph
//! it came from.
//! Not here: how far two texts may differ (`fuzzy`), which text a number is (`shapes`).

use crate::text::PageText;

use super::sheet::Piece;

/// Folds one character: lower case, no accents, look-alikes as one; `None` for what does not count.
pub(super) fn folded(c: char) -> Option<u8> {
    let byte = match c {
        '|' | '!' | 'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'ı' | 'ł' | 'Ł' => b'i',
        '$' | '§' | 'š' | 'Š' | 'ś' => b's',
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' | 'ā' => {
            b'a'
        }
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' | 'ē' | 'ę' => b'e',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ø' | 'ō' => {
            b'o'
        }
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => b'u',
        'ñ' | 'Ñ' | 'ń' => b'n',
        'ç' | 'Ç' | 'ć' => b'c',
        '#' | '№' => b'#',
        _ if c.is_ascii_alphanumeric() => look_alike(c.to_ascii_lowercase() as u8),
        _ => return None,
    };
    Some(byte)
}

/// One byte for each set of characters that are read for each other.
fn look_alike(byte: u8) -> u8 {
    match byte {
        b'0' => b'o',
        b'1' | b'l' => b'i',
        b'5' => b's',
        b'8' => b'b',
        b'2' => b'z',
        b'6' => b'g',
        other => other,
    }
}

/// Folds a text.
pub(super) fn fold(text: &str) -> Vec<u8> {
    text.chars().filter_map(folded).collect()
}

/// A folded stretch of a page, every byte with its glyph.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// Where each byte stands.
    pub(super) at: Vec<Place>,
}

/// A glyph of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Index of the piece it belongs to, in the stretch that was folded.
    pub(super) piece: usize,
    /// Index of its line.
    pub(super) line: usize,
    /// Index of its glyph.
    pub(super) glyph: usize,
    /// Whether a word begins with it.
    pub(super) begins: bool,
    /// Whether a word ends with it.
    pub(super) ends: bool,
}

impl Folded {
    /// Folds pieces that follow each other.
    pub(super) fn of(page: &PageText, pieces: &[Piece]) -> Self {
        let mut all = Self::default();
        for (index, piece) in pieces.iter().enumerate() {
            all.take(page, index, piece);
        }
        all
    }

    fn take(&mut self, page: &PageText, index: usize, piece: &Piece) {
        let from = self.bytes.len();
        let glyphs = &page.lines[piece.span.line].glyphs;
        let mut is_after_sign = true;
        let span = piece.span;
        for (glyph, read) in glyphs.iter().enumerate().take(span.end).skip(span.start) {
            let Some(byte) = folded(read.character) else {
                self.end_word(from);
                is_after_sign = true;
                continue;
            };
            self.bytes.push(byte);
            self.at.push(Place {
                piece: index,
                line: piece.span.line,
                glyph,
                begins: is_after_sign,
                ends: false,
            });
            // A number sign ends its word: "A#A012 345 678".
            is_after_sign = byte == b'#';
            if is_after_sign {
                self.end_word(from);
            }
        }
        self.end_word(from);
    }

    /// Marks the end of a word, unless nothing was taken since `from`.
    fn end_word(&mut self, from: usize) {
        if self.at.len() > from
            && let Some(last) = self.at.last_mut()
        {
            last.ends = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_for_each_other_folds_alike() {
        assert_eq!(fold("Form I-797C"), fold("Form 1-797C"));
        assert_eq!(fold("I0E"), fold("IOE"));
        assert_eq!(fold("Número"), fold("numero"));
        assert_ne!(fold("I-797"), fold("I-797C"));
    }
}
