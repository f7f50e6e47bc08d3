//! Single characters as people type and paste them: other scripts' digits, every dash, characters nobody sees.
//!
//! Invariant: each character folds to one glyph without looking at its neighbours; a letter stays a letter, a digit
//! keeps its value.
//! Not here: what a row of glyphs means (`numerals`, `words_before`, `identify`).

/// What a character stands for in an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// A decimal digit of any script, as ASCII.
    Digit(u8),
    /// A Latin letter, as upper-case ASCII.
    Letter(u8),
    /// A Latin letter with an accent, as upper-case ASCII. Found in labels, never in a number.
    Accented(u8),
    /// An asterisk, which is legal in old receipt numbers.
    Star,
    /// `#`, or the raised letter of `Nº`: "number".
    NumberSign,
    /// Any dash or minus.
    Dash,
    /// Any white space.
    Space,
    /// Zero-width characters, direction marks, combining accents, control characters: nothing.
    Invisible,
    /// Anything else.
    Other,
}

/// First digit of each run of ten decimal digits outside ASCII (Unicode 14, property Nd; runs are always 0 to 9).
const ZEROS: [u32; 65] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
    0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// Folds one character.
pub(super) fn glyph(c: char) -> Glyph {
    if c.is_ascii() {
        return ascii(c as u8);
    }
    match c {
        '\u{FF01}'..='\u{FF5E}' => fullwidth(c),
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{300}'..='\u{36F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' => Glyph::Invisible,
        '\u{58A}'
        | '\u{5BE}'
        | '\u{1400}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{207B}'
        | '\u{208B}'
        | '\u{2212}'
        | '\u{2E17}'
        | '\u{2E1A}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '\u{2E40}'
        | '\u{2E5D}'
        | '\u{301C}'
        | '\u{3030}'
        | '\u{30A0}'
        | '\u{FE31}'
        | '\u{FE32}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{10D6E}'
        | '\u{10EAD}' => Glyph::Dash,
        'º' | '°' | '№' => Glyph::NumberSign,
        '∗' | '⁎' => Glyph::Star,
        _ if c.is_whitespace() || c == '\u{2800}' => Glyph::Space,
        _ if c.is_control() => Glyph::Invisible,
        _ => digit(c).or_else(|| accented(c)).unwrap_or(Glyph::Other),
    }
}

fn ascii(byte: u8) -> Glyph {
    match byte {
        b'0'..=b'9' => Glyph::Digit(byte),
        b'A'..=b'Z' => Glyph::Letter(byte),
        b'a'..=b'z' => Glyph::Letter(byte.to_ascii_uppercase()),
        b'-' => Glyph::Dash,
        b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => Glyph::Space,
        b'*' => Glyph::Star,
        b'#' => Glyph::NumberSign,
        0..=0x1F | 0x7F => Glyph::Invisible,
        _ => Glyph::Other,
    }
}

/// Full-width forms stand in the order of ASCII.
fn fullwidth(c: char) -> Glyph {
    let offset = u32::from(c) - 0xFF01 + 0x21;
    u8::try_from(offset).map_or(Glyph::Other, ascii)
}

fn digit(c: char) -> Option<Glyph> {
    let code = u32::from(c);
    let run = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    let value = u8::try_from(code - ZEROS.get(run)?).ok()?;
    (value < 10).then(|| Glyph::Digit(b'0' + value))
}

fn accented(c: char) -> Option<Glyph> {
    let base = match c {
        'À'..='Å' | 'à'..='å' => b'A',
        'Ç' | 'ç' => b'C',
        'È'..='Ë' | 'è'..='ë' => b'E',
        'Ì'..='Ï' | 'ì'..='ï' => b'I',
        'Ñ' | 'ñ' => b'N',
        'Ò'..='Ö' | 'ò'..='ö' => b'O',
        'Ù'..='Ü' | 'ù'..='ü' => b'U',
        'Ý' | 'ý' | 'ÿ' => b'Y',
        _ => return None,
    };
    Some(Glyph::Accented(base))
}

#[cfg(test)]
mod tests {
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

    use super::*;

    #[test]
    fn every_dash_of_unicode_is_a_dash() {
        for c in all(GeneralCategory::DashPunctuation) {
            assert_eq!(glyph(c), Glyph::Dash, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn every_space_of_unicode_is_a_space() {
        for c in all(GeneralCategory::SpaceSeparator) {
            assert_eq!(glyph(c), Glyph::Space, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn digits_of_every_script_keep_their_value() {
        for (text, expected) in [
            ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
            ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
            ("०१२३४५६७८९", "0123456789"),
            ("０１２３４５６７８９", "0123456789"),
            ("๐๑๒๓๔๕๖๗๘๙", "0123456789"),
            ("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "0123456789"),
        ] {
            let folded: Vec<Glyph> = text.chars().map(glyph).collect();
            let expected: Vec<Glyph> = expected.bytes().map(Glyph::Digit).collect();
            assert_eq!(folded, expected, "{text}");
        }
    }

    #[test]
    fn each_folded_digit_is_a_decimal_digit_of_unicode_or_newer_than_the_table() {
        for c in ('\u{80}'..=char::MAX).filter(|c| matches!(glyph(*c), Glyph::Digit(_))) {
            assert_eq!(
                c.general_category(),
                GeneralCategory::DecimalNumber,
                "U+{:04X}",
                u32::from(c)
            );
        }
    }

    fn all(category: GeneralCategory) -> impl Iterator<Item = char> {
        ('\0'..=char::MAX).filter(move |c| c.general_category() == category)
    }
}
