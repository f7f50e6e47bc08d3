//! What can be wrong with a notice file.
//!
//! Invariant: every problem names its file and the place in it; all are reported at once.
//! Not here: finding them (`parse`, `check`).

use std::fmt;

/// The catalogue's files do not hold together; nothing of them is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct CatalogueError {
    /// Everything that is wrong, in the order of the files.
    pub problems: Vec<Problem>,
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problems in the catalogue", self.problems.len())?;
        self.problems.iter().try_for_each(|p| write!(f, "\n{p}"))
    }
}

/// One thing wrong in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file without its ending.
    pub file: String,
    /// Place in the file: `oan.sources`, `layouts.A1`, ...
    pub at: String,
    /// What is wrong there.
    pub what: WhatIsWrong,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.at, self.what)
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhatIsWrong {
    /// Not TOML, or an entry that the schema does not know.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// The id differs from the file's name, or is not lower-case words.
    #[error("the id must be the file's name, in lower case with hyphens")]
    WrongId,
    /// A word that is on no list.
    #[error("`{0}` is not one of the words that may stand here")]
    UnknownWord(String),
    /// A reference to something that the file does not define.
    #[error("`{0}` is defined nowhere in this file")]
    UnknownReference(String),
    /// A claim that names no source.
    #[error("a claim without a source")]
    NoSource,
    /// A source without a day on which it was read.
    #[error("`{0}` is not a day as YYYY-MM-DD")]
    NotADay(String),
    /// A text that is missing in a language.
    #[error("no text in `{0}`")]
    MissingLanguage(&'static str),
    /// A list that must not be empty.
    #[error("nothing is listed here")]
    Empty,
    /// Two fields share a label, or two kinds share a title.
    #[error("`{0}` is already taken")]
    Duplicate(String),
    /// A drawn label that is none of the field's spellings.
    #[error("`{0}` is not among the field's labels")]
    LabelNotListed(String),
    /// As many samples as values are needed.
    #[error("one sample for each value that the field holds")]
    SamplesDoNotMatch,
    /// The claim and the drawing contradict each other.
    #[error("the claim says `{answer}` but the drawing says otherwise")]
    ContradictsDrawing {
        /// The claim's word.
        answer: &'static str,
    },
    /// A look-alike that no layout shows.
    #[error("`{0}` is drawn in no layout")]
    NotDrawn(&'static str),
    /// Two parts of the drawing cover each other.
    #[error("`{0}` and `{1}` overlap in the drawing")]
    Overlap(String, String),
    /// A question or an end of a path that no answer leads to.
    #[error("no answer leads to `{0}`")]
    NotReached(String),
    /// A path that can go on for ever.
    #[error("the path can come back to `{0}`")]
    GoesInCircles(String),
    /// Steps that are not numbered 1 to 15 in order.
    #[error("step {0} stands where step {1} belongs")]
    StepOutOfOrder(u8, u8),
    /// An address that may not be opened: not https, or not of an agency.
    #[error("`{0}` is no https address of an agency")]
    StrangeAddress(String),
    /// A part of the drawing lies outside its page.
    #[error("`{0}` lies outside the page")]
    OutsidePage(String),
}
