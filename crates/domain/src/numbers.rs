//! Kept identifiers: a value, whose it is, where it was read, whether the person confirmed it.
//!
//! Invariant: a value read from a notice names the page, and the place when it is known.
//! Not here: formats and masks (`identifiers`).

use crate::{
    identifiers::IdentifierValue,
    ids::{AccountId, CaseId, IdentifierId, PageId, PersonId},
    notices::UnitBox,
    text::Line,
};

/// One identifier in the vault.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptIdentifier {
    /// Id in the vault.
    pub id: IdentifierId,
    /// Whose it is.
    pub owner: Owner,
    /// The value.
    pub value: IdentifierValue,
    /// The text as it stands on the paper, when it differs from the value's own form.
    pub as_printed: Option<Line>,
    /// Where it came from.
    pub source: Source,
    /// Whether the person checked it against the paper.
    pub is_confirmed: bool,
}

/// Whose an identifier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A person: A-Number, I-94, passport, ...
    Person(PersonId),
    /// An online account: its number.
    Account(AccountId),
    /// A case: receipt number, NVC case number, ...
    Case(CaseId),
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Source {
    /// Typed by hand.
    Typed,
    /// Stands on a page.
    Page {
        /// The page.
        page: PageId,
        /// Where on it, when marked.
        place: Option<UnitBox>,
    },
}
