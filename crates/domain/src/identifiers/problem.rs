//! Why a text is not the identifier that was asked for.
//!
//! Invariant: a reason carries counts and positions, never a character of what was typed.
//! Not here: wording (ui).

use super::IdentifierKind;

/// A text that is not of the kind that was asked for. It can still be kept as printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a {}: {}", expected.code(), reason.code())]
pub struct NotThisKind {
    /// The kind that was asked for.
    pub expected: IdentifierKind,
    /// The first thing that doesn't fit.
    pub reason: ProblemReason,
    /// Which kinds it looks like instead, likeliest first; may be empty.
    pub looks_like: Vec<IdentifierKind>,
}

/// The first thing in a text that doesn't fit its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemReason {
    /// Nothing is left after spaces, dashes and the label are taken off.
    Empty,
    /// The kind has one length, and this is another. Counted without spaces and dashes.
    WrongLength {
        /// How many characters the kind has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// Shorter than the kind can be.
    TooShort {
        /// Fewest characters of the kind.
        at_least: usize,
        /// How many there are.
        found: usize,
    },
    /// Longer than the kind can be.
    TooLong {
        /// Most characters of the kind.
        at_most: usize,
        /// How many there are.
        found: usize,
    },
    /// The kind has digits only, and there are letters.
    HasLetters,
    /// A letter (or `*`) stands where the kind has a digit.
    LetterWhereDigit {
        /// Position from 1, without spaces and dashes.
        position: usize,
    },
    /// A digit (or `*`) stands where the kind has a letter: often O read as 0, I as 1.
    DigitWhereLetter {
        /// Position from 1, without spaces and dashes.
        position: usize,
    },
    /// The kind begins with other characters.
    WrongPrefix,
    /// A character that is neither letter, digit, space nor dash.
    UnexpectedCharacter,
    /// A number of this kind that was never given out.
    NeverIssued,
    /// The year can't be one.
    WrongYear,
    /// The two letters are no region of the diversity visa.
    WrongRegion,
    /// The whole text is certainly a number of another kind.
    AnotherKind,
}

impl ProblemReason {
    /// Every code, for the table of words.
    pub const CODES: &'static [&'static str] = &[
        "empty",
        "wrong_length",
        "too_short",
        "too_long",
        "has_letters",
        "letter_where_digit",
        "digit_where_letter",
        "wrong_prefix",
        "unexpected_character",
        "never_issued",
        "wrong_year",
        "wrong_region",
        "another_kind",
    ];

    /// The stable word that the window has words for.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::WrongLength { .. } => "wrong_length",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::HasLetters => "has_letters",
            Self::LetterWhereDigit { .. } => "letter_where_digit",
            Self::DigitWhereLetter { .. } => "digit_where_letter",
            Self::WrongPrefix => "wrong_prefix",
            Self::UnexpectedCharacter => "unexpected_character",
            Self::NeverIssued => "never_issued",
            Self::WrongYear => "wrong_year",
            Self::WrongRegion => "wrong_region",
            Self::AnotherKind => "another_kind",
        }
    }

    /// The number that says how it should be: a length, or the position of the character.
    #[must_use]
    pub const fn expected(&self) -> Option<usize> {
        match self {
            Self::WrongLength { expected, .. } => Some(*expected),
            Self::TooShort { at_least, .. } => Some(*at_least),
            Self::TooLong { at_most, .. } => Some(*at_most),
            Self::LetterWhereDigit { position } | Self::DigitWhereLetter { position } => {
                Some(*position)
            }
            _ => None,
        }
    }

    /// The length that was found, where length is the problem.
    #[must_use]
    pub const fn found(&self) -> Option<usize> {
        match self {
            Self::WrongLength { found, .. }
            | Self::TooShort { found, .. }
            | Self::TooLong { found, .. } => Some(*found),
            _ => None,
        }
    }
}
