//! Texts made fit for paper.
//!
//! Invariant: no letter vanishes. What no face can draw is printed as its code point, `[U+738B]`, and reported.
//! Not here: layout.

use std::collections::BTreeSet;

use typst::foundations::{Array, Value};
use unicode_normalization::UnicodeNormalization;

use crate::fonts::FONTS;

/// Characters that could not be drawn, met so far.
#[derive(Default)]
pub(crate) struct Unprintable(BTreeSet<char>);

impl Unprintable {
    /// Each character once, by code point.
    pub(crate) fn to_vec(&self) -> Vec<char> {
        self.0.iter().copied().collect()
    }

    /// One line: white space folds into single spaces.
    pub(crate) fn line(&mut self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            self.word(word, &mut line);
        }
        line
    }

    /// Several lines, empty ones left out.
    pub(crate) fn lines(&mut self, text: &str) -> Array {
        text.lines()
            .map(|line| self.line(line))
            .filter(|line| !line.is_empty())
            .map(|line| Value::Str(line.into()))
            .collect()
    }

    fn word(&mut self, word: &str, out: &mut String) {
        let mut unbroken = 0;
        for c in word.nfc().filter(|c| !is_layout_hint(*c)) {
            let starts_letter = !unicode_normalization::char::is_combining_mark(c);
            if unbroken >= LONGEST_RUN && starts_letter {
                out.push(BREAK_HERE);
                unbroken = 0;
            }
            unbroken += self.character(c, out);
        }
    }

    /// Prints one character, and says how many it took.
    fn character(&mut self, c: char, out: &mut String) -> usize {
        if is_joiner(c) || (!reorders_text(c) && FONTS.can_draw(c)) {
            out.push(c);
            return 1;
        }
        self.0.insert(c);
        let code_point = format!("[U+{:04X}]", u32::from(c));
        out.push_str(&code_point);
        code_point.len()
    }
}

/// Longer words may break here; the narrowest column holds as many.
const LONGEST_RUN: usize = 26;
const BREAK_HERE: char = '\u{200B}';

/// Draws nothing and only hints at line breaks or letter shapes: safe to leave out.
const fn is_layout_hint(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'
            ..='\u{FE0F}'
    )
}

/// Joins or parts letters in Arabic script and others; draws nothing by itself.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Turns the order of what follows, so that a number could read as another one.
const fn reorders_text(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, unprintable: &[char]) {
        let mut seen = Unprintable::default();
        assert_eq!(seen.line(text), expected);
        assert_eq!(seen.to_vec(), unprintable);
    }

    #[test]
    fn names_in_the_scripts_we_have_stay_as_they_are() {
        for name in [
            "María José Ñúñez",
            "Nguyễn Thị Hằng",
            "Łukasz Şahin",
            "Наталья Їжак",
            "Γεώργιος",
            "محمد",
            "שרה לוי",
            "O’Brien-Smith",
        ] {
            check(name, name, &[]);
        }
    }

    #[test]
    fn a_letter_no_face_has_is_printed_as_its_code_point_and_reported() {
        check("王 Wei", "[U+738B] Wei", &['王']);
        check("Ana 🙂", "Ana [U+1F642]", &['🙂']);
    }

    #[test]
    fn control_and_reordering_characters_become_visible() {
        check("Ana\u{7}", "Ana[U+0007]", &['\u{7}']);
        check("A\u{202E}321", "A[U+202E]321", &['\u{202E}']);
    }

    #[test]
    fn white_space_folds_and_hints_go() {
        check(" Ana\r\n\tRivera\u{A0} ", "Ana Rivera", &[]);
        check("Ri\u{AD}ve\u{200B}ra", "Rivera", &[]);
    }

    #[test]
    fn letters_typed_with_loose_accents_are_composed() {
        check("Nun\u{303}ez", "Nuñez", &[]);
    }

    #[test]
    fn an_endless_word_gets_places_to_break() {
        let word = "x".repeat(LONGEST_RUN * 2 + 1);
        let mut seen = Unprintable::default();
        let line = seen.line(&word);
        assert_eq!(line.matches(BREAK_HERE).count(), 2);
        assert_eq!(line.replace(BREAK_HERE, ""), word);
    }

    #[test]
    fn an_address_keeps_its_lines() {
        let mut seen = Unprintable::default();
        assert_eq!(seen.lines("1200 Market St\r\n\n Apt 4 ").len(), 2);
    }
}
