//! What reading a page gives: its words, its kind, the values on it, each with its place on the page as stored.
//!
//! Invariant: places are 0 to 1 of the page as stored (EXIF applied; a PDF as displayed), clockwise from the text's
//! own top-left corner.
//! Not here: recognition (`ocr`, `layer`), what words mean (`meaning`), its JSON (`json`).

mod json;

use casekeep_catalogue::{FieldKind, KindId, Party};

use crate::{
    PageShape,
    meaning::{AccountNumberAnswer, FoundBy},
};

/// The newest way of reading; a page read by an older one may be read again.
pub const READER_VERSION: u32 = 12;

/// Four corners, each number 0 to 1 of the page as stored, clockwise from the text's own top-left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quad(pub [[f64; 2]; 4]);

/// A page that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct PageReading {
    /// Size as stored.
    pub shape: PageShape,
    /// Clockwise quarter turns that make it upright.
    pub upright_turns: u8,
    /// Its lines, from top to bottom.
    pub words: Vec<ReadLine>,
    /// The kind of paper with how sure, 0 to 1.
    pub kind: Option<(KindId, f32)>,
    /// The answer about the online account number.
    pub account_number: AccountNumberAnswer,
    /// Where its box is printed: the label, when it was found.
    pub account_label: Option<Quad>,
    /// Values.
    pub fields: Vec<ReadField>,
    /// Why there is little or nothing, where that can be told.
    pub remark: Option<ReadRemark>,
}

impl PageReading {
    /// The same without its words: what the next page needs to know.
    #[must_use]
    pub fn without_words(&self) -> Self {
        Self {
            words: Vec::new(),
            kind: self.kind.clone(),
            fields: self.fields.clone(),
            ..*self
        }
    }
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadLine {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub quad: Quad,
    /// Mean confidence of its characters, 0 to 1.
    pub confidence: f32,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadField {
    /// What it is.
    pub kind: FieldKind,
    /// Whose it is, where the paper says so.
    pub party: Option<Party>,
    /// In the normal form of its kind.
    pub value: String,
    /// As printed.
    pub as_printed: String,
    /// Where it stands.
    pub quad: Quad,
    /// Where its label stands.
    pub label_quad: Option<Quad>,
    /// 0 to 1: right that often.
    pub confidence: f32,
    /// How it was found.
    pub found_by: FoundBy,
}

/// Why little or nothing was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadRemark {
    /// Nothing is on the page.
    Blank,
    /// All dark.
    TooDark,
    /// Too small to read.
    TooSmall,
    /// There are shapes, but no words.
    NoWords,
    /// There are words, but hardly any could be read: blurred, handwritten.
    Illegible,
    /// It is blurred all over, and hardly a word was found.
    Blurred,
    /// It reads in a mirror.
    Mirrored,
    /// The file ends before the page does.
    Incomplete,
}

/// What is going on while a page is read.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadStep {
    /// Drawing the page.
    Drawing,
    /// Looking for lines.
    FindingLines,
    /// Reading lines: how many of how many.
    ReadingLines {
        /// Done.
        done: u32,
        /// In all.
        total: u32,
    },
    /// A first answer, from the lines that matter most; the rest follows.
    FirstAnswer(Box<PageReading>),
}
