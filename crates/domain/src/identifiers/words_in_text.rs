//! A text cut into words that may be labels or parts of numbers, in one pass.
//!
//! Invariant: words keep their place in the text; reading is linear, whatever the text.
//! Not here: what a word means (`labels`, `identify`).

use std::ops::Range;

use super::glyphs::{Glyph, glyph};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the first word, or letters next to a number sign.
    Nothing,
    /// Spaces, or a dash among spaces.
    Space,
    /// Dashes without spaces.
    Dash,
    /// A line break.
    Line,
    /// Exactly `)(`.
    Parentheses,
    /// One of these signs, without spaces.
    Sign(char),
    /// Anything else.
    Other,
}

/// One word: letters, digits and `*` inside, or a number sign.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Bytes of the text it takes.
    pub(super) place: Range<usize>,
    folded: Range<usize>,
    /// What stands before it.
    pub(super) gap: Gap,
    /// How many digits it has.
    digits: usize,
}

/// The words of a text.
pub(super) struct Words {
    folded: Vec<u8>,
    words: Vec<Word>,
}

/// Stands for `#`, `No.`, `Number`, `Número` in labels.
pub(super) const NUMBER_SIGN: &[u8] = b"#";

impl Words {
    /// Cuts a text.
    pub(super) fn of(text: &str) -> Self {
        let mut reading = Reading::default();
        for (at, c) in text.char_indices() {
            reading.take(at, c);
        }
        reading.close();
        Self {
            folded: reading.folded,
            words: reading.words,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Word> {
        self.words.get(index)
    }

    /// The word in upper-case ASCII.
    pub(super) fn folded(&self, index: usize) -> &[u8] {
        let place = self.words.get(index).map(|word| word.folded.clone());
        place
            .and_then(|place| self.folded.get(place))
            .unwrap_or_default()
    }

    /// The word as labels know it: every way to say "number" is a number sign.
    pub(super) fn in_label(&self, index: usize) -> &[u8] {
        match self.folded(index) {
            b"NUMBER" | b"NO" | b"NUM" | b"NBR" | b"NUMERO" | b"NRO" => NUMBER_SIGN,
            word => word,
        }
    }

    /// What stands before a word; `Nothing` past the end.
    pub(super) fn gap(&self, index: usize) -> Gap {
        self.words.get(index).map_or(Gap::Nothing, |word| word.gap)
    }

    pub(super) fn has_digits(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.digits > 0)
    }

    pub(super) fn is_digits(&self, index: usize) -> bool {
        self.words
            .get(index)
            .is_some_and(|word| word.digits > 0 && word.digits == word.folded.len())
    }

    /// Bytes of the text from one word to another, both included.
    pub(super) fn place(&self, first: usize, last: usize) -> Option<Range<usize>> {
        Some(self.words.get(first)?.place.start..self.words.get(last)?.place.end)
    }

    /// Whether a word is a piece of something that is no number of ours with the word before: an address, an amount.
    pub(super) fn is_glued_to_previous(&self, index: usize) -> bool {
        let Some(previous) = index.checked_sub(1) else {
            return false;
        };
        let is_in_number = self.is_digits(index) && self.is_digits(previous);
        match self.gap(index) {
            Gap::Sign('@' | '_') => true,
            Gap::Sign('.') => is_in_number,
            Gap::Sign(',') => is_in_number && self.folded(index).len() <= 3,
            _ => false,
        }
    }
}

#[derive(Default)]
struct Reading {
    folded: Vec<u8>,
    words: Vec<Word>,
    between: Between,
    is_open: bool,
}

/// What was seen since the last word.
#[derive(Default)]
struct Between {
    has_space: bool,
    has_line: bool,
    has_dash: bool,
    signs: [char; 2],
    sign_count: usize,
}

impl Reading {
    fn take(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        match glyph(c) {
            Glyph::Invisible => {}
            Glyph::Digit(byte) => self.push(at, end, byte, 1),
            Glyph::Letter(byte) | Glyph::Accented(byte) => self.push(at, end, byte, 0),
            Glyph::Star if self.is_open => self.push(at, end, b'*', 0),
            Glyph::NumberSign => {
                self.close();
                self.push(at, end, b'#', 0);
                self.close();
            }
            other => {
                self.close();
                self.between.see(other, c);
            }
        }
    }

    fn push(&mut self, at: usize, end: usize, byte: u8, digits: usize) {
        if !self.is_open {
            let gap = self.between.gap();
            self.between = Between::default();
            let folded = self.folded.len()..self.folded.len();
            self.words.push(Word {
                place: at..end,
                folded,
                gap,
                digits: 0,
            });
            self.is_open = true;
        }
        self.folded.push(byte);
        if let Some(word) = self.words.last_mut() {
            word.place.end = end;
            word.folded.end = self.folded.len();
            word.digits += digits;
        }
    }

    /// Ends the open word; `*` at its end is decoration.
    fn close(&mut self) {
        self.is_open = false;
        let Some(word) = self.words.last_mut() else {
            return;
        };
        while self.folded.last() == Some(&b'*') && word.folded.end == self.folded.len() {
            self.folded.pop();
            word.folded.end -= 1;
            word.place.end -= 1;
        }
    }
}

impl Between {
    fn see(&mut self, glyph: Glyph, c: char) {
        match glyph {
            Glyph::Dash => self.has_dash = true,
            Glyph::Space if matches!(c, '\n' | '\r') => self.has_line = true,
            Glyph::Space => self.has_space = true,
            _ => {
                if let Some(place) = self.signs.get_mut(self.sign_count) {
                    *place = c;
                }
                self.sign_count += 1;
            }
        }
    }

    fn gap(&self) -> Gap {
        let is_tight = !self.has_space && !self.has_dash;
        match (self.sign_count, self.signs) {
            _ if self.has_line => Gap::Line,
            (0, _) if self.has_dash && !self.has_space => Gap::Dash,
            (0, _) if self.has_dash || self.has_space => Gap::Space,
            (0, _) => Gap::Nothing,
            (1, [sign, _]) if is_tight => Gap::Sign(sign),
            (2, [')', '(']) if is_tight => Gap::Parentheses,
            _ => Gap::Other,
        }
    }
}
