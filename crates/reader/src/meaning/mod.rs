//! From words to answers: which kind of paper it is, which values stand on it, and the answer about the account number.
//!
//! Invariant: everything about a kind of paper comes from the catalogue; a value without its label is never certain,
//! and a wrong number is worse than none.
//! Not here: getting the words (`ocr`, `layer`), places on the page as stored (`reading`), keeping anything (app).

use casekeep_catalogue::{Catalogue, FieldKind, KindId, Party};

use crate::text::{PageText, Span};

/// What a page says.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// The kind of paper, when it was recognised.
    pub kind: Option<KindGuess>,
    /// The answer about the online account number.
    pub account_number: AccountNumberAnswer,
    /// Values found, surest first within each kind of value.
    pub fields: Vec<FoundField>,
}

/// A kind of paper, with how sure.
#[derive(Debug, Clone, PartialEq)]
pub struct KindGuess {
    /// Id in the catalogue.
    pub id: KindId,
    /// 0 to 1: right that often.
    pub confidence: f32,
}

/// The five answers to "is the online account number on this page?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountNumberAnswer {
    /// It is printed, and read.
    Found,
    /// Its box is printed, and nothing stands in it.
    BoxEmpty,
    /// This paper has no box for it.
    NoBox,
    /// A box is printed and something stands in it, or the page as a whole could not be read.
    Unreadable,
    /// No immigration paper.
    NotANotice,
}

/// A value read off a page.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundField {
    /// What it is.
    pub kind: FieldKind,
    /// Whose it is, where the paper says so.
    pub party: Option<Party>,
    /// In the normal form of its kind: `012345678901`, `A012345678`, `2026-03-14`, `I-485`.
    pub value: String,
    /// As printed, look-alikes repaired.
    pub as_printed: String,
    /// Where it stands; one stretch for each line it takes.
    pub place: Vec<Span>,
    /// Its label, when one was found.
    pub label: Vec<Span>,
    /// 0 to 1: right that often.
    pub confidence: f32,
    /// How it was found.
    pub found_by: FoundBy,
}

/// How a value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoundBy {
    /// By its printed label.
    Label,
    /// By words of a sentence around it.
    Sentence,
    /// By its own check digits.
    CheckDigits,
    /// By its shape alone.
    Shape,
}

/// Says what a page says. `previous` is what the page before it in the same document said.
#[must_use]
pub fn understand(catalogue: &Catalogue, page: &PageText, previous: Option<&Meaning>) -> Meaning {
    let _ = (catalogue, page, previous);
    Meaning {
        kind: None,
        account_number: AccountNumberAnswer::NotANotice,
        fields: Vec::new(),
    }
}
