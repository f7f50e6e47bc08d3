//! An identifier of any kind, as it is kept.
//!
//! Invariant: not `is_as_printed` means the text is the kind's normal form; odd text is kept character for character.
//! Not here: what each kind accepts (`kinds`).

use std::fmt;

use super::{
    IdentifierKind, NotThisKind, ProblemReason,
    identify::kinds_in,
    kinds::Sensitivity,
    labels,
    pictures::{masked_end, masked_whole},
};

/// What is kept for one identifier: the kind's normal form, or odd text kept as printed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentifierValue {
    kind: IdentifierKind,
    text: String,
    is_as_printed: bool,
}

impl IdentifierValue {
    /// Parses typed or pasted text as one kind: other scripts' digits, spaces, dashes, invisible characters and the
    /// label before it are understood. A text that is something else says what it looks like.
    pub fn parse(kind: IdentifierKind, text: &str) -> Result<Self, NotThisKind> {
        match normalised(kind, text) {
            Ok(text) => Ok(Self::from_stored(kind, text, false)),
            Err(reason) => Err(NotThisKind {
                expected: kind,
                reason,
                looks_like: looks_like(kind, text),
            }),
        }
    }

    /// Keeps odd text exactly as printed. `None` when nothing is left after trimming.
    #[must_use]
    pub fn keep_as_printed(kind: IdentifierKind, text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self::from_stored(kind, text, true))
    }

    /// A value that was parsed or kept before.
    #[must_use]
    pub fn from_stored(kind: IdentifierKind, text: impl Into<String>, is_as_printed: bool) -> Self {
        Self {
            kind,
            text: text.into(),
            is_as_printed,
        }
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> IdentifierKind {
        self.kind
    }

    /// Whether it is odd text, unverified, kept as printed.
    #[must_use]
    pub const fn is_as_printed(&self) -> bool {
        self.is_as_printed
    }

    /// The full text: the kind's normal form, or what was printed.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.text
    }

    /// The full text, grouped for reading.
    #[must_use]
    pub fn formatted(&self) -> String {
        if self.is_as_printed {
            return self.text.clone();
        }
        (self.kind.rules().formatted)(&self.text)
    }

    /// The text with most of it hidden: what screens show until it is revealed.
    #[must_use]
    pub fn masked(&self) -> String {
        match (self.is_as_printed, self.kind.sensitivity()) {
            (false, _) => (self.kind.rules().masked)(&self.text),
            (true, Sensitivity::Ordinary) => masked_end(&self.text),
            (true, Sensitivity::Guarded | Sensitivity::Secret) => masked_whole(&self.text),
        }
    }

    /// The full text without groups, for the clipboard. Dashes that belong to a number stay.
    #[must_use]
    pub fn copy_text(&self) -> String {
        self.text.clone()
    }
}

/// The kind's normal form of a text with or without its label.
pub(super) fn normalised(kind: IdentifierKind, text: &str) -> Result<String, ProblemReason> {
    (kind.rules().normalise)(labels::without_label(kind, text))
}

fn looks_like(expected: IdentifierKind, text: &str) -> Vec<IdentifierKind> {
    let mut kinds = kinds_in(text);
    kinds.retain(|kind| *kind != expected);
    kinds
}

// An identifier is personal: it stays out of logs and panics.
impl fmt::Debug for IdentifierValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.kind, self.masked())
    }
}

impl fmt::Display for IdentifierValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}
