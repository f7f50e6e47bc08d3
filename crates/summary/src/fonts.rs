//! The faces inside the program.
//!
//! Invariant: no face is ever taken from the computer it runs on, so a page looks the same everywhere.
//! Not here: which face a text is set in (`templates/common.typ`), what to do about missing letters (`printable`).

use std::sync::LazyLock;

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Every face, and the book Typst looks them up in.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    faces: Vec<Font>,
}

/// The faces, loaded when the first page is printed.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(load);

const FILES: [&[u8]; 7] = [
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleMono-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
];

fn load() -> Fonts {
    let faces: Vec<Font> = FILES
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&faces)),
        faces,
    }
}

impl Fonts {
    /// The face at a place in the book.
    pub(crate) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// Whether some face can draw the character.
    pub(crate) fn can_draw(&self, c: char) -> bool {
        self.faces
            .iter()
            .any(|face| face.info().coverage.contains(c.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_face_of_an_expected_family() {
        let families: Vec<&str> = FONTS.book.families().map(|(name, _)| name).collect();
        assert_eq!(
            families,
            [
                "Atkinson Hyperlegible Mono",
                "Atkinson Hyperlegible Next",
                "Noto Sans",
                "Noto Sans Arabic",
                "Noto Sans Hebrew"
            ]
        );
        assert_eq!(FONTS.faces.len(), FILES.len());
    }

    #[test]
    fn english_spanish_and_every_extended_latin_letter_can_be_drawn() {
        let latin = ('!'..='~')
            .chain('¡'..='ʯ')
            .chain('Ḁ'..='ỿ')
            .filter(|c| c.is_alphanumeric());
        let missing: String = latin.filter(|c| !FONTS.can_draw(*c)).collect();
        assert_eq!(missing, "");
    }
}
