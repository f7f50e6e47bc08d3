//! Bounded text: one line or a note, trimmed, without control characters.
//!
//! Invariant: a `Line` or `Note` is never empty and never longer than its bound.
//! Not here: identifiers, which have parsers of their own.

use std::fmt;

/// Longest line, in characters. Longer than any name or street, far shorter than a pasted page.
pub const LINE_MAX_CHARS: usize = 300;
/// Longest note, in characters.
pub const NOTE_MAX_CHARS: usize = 20_000;

/// Why a text can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// Nothing is left after trimming.
    #[error("the text is empty")]
    Empty,
    /// The text is longer than its bound.
    #[error("the text is longer than {max_chars} characters")]
    TooLong {
        /// The bound, in characters.
        max_chars: usize,
    },
}

/// One line of text, 1 to [`LINE_MAX_CHARS`] characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

/// Text of several lines, 1 to [`NOTE_MAX_CHARS`] characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Note(String);

impl Line {
    /// Parses a line: line breaks and runs of white space become one space.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let clean = text
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        bounded(clean, LINE_MAX_CHARS).map(Self)
    }

    /// Parses a line that may be left empty.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, TextProblem> {
        none_if_empty(Self::parse(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Note {
    /// Parses a note: line breaks stay, other control characters go.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let clean: String = text
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
            .collect();
        bounded(clean.trim().to_owned(), NOTE_MAX_CHARS).map(Self)
    }

    /// Parses a note that may be left empty.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, TextProblem> {
        none_if_empty(Self::parse(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn bounded(text: String, max_chars: usize) -> Result<String, TextProblem> {
    if text.is_empty() {
        return Err(TextProblem::Empty);
    }
    if text.chars().nth(max_chars).is_some() {
        return Err(TextProblem::TooLong { max_chars });
    }
    Ok(text)
}

fn none_if_empty<T>(parsed: Result<T, TextProblem>) -> Result<Option<T>, TextProblem> {
    match parsed {
        Err(TextProblem::Empty) => Ok(None),
        other => other.map(Some),
    }
}

// What a person typed is theirs: it stays out of logs and panics.
impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line(…)")
    }
}
impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Note(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_folds_white_space_and_drops_control_characters() {
        assert_eq!(
            Line::parse("  Ana\n\u{0}María\t Rivera ").unwrap().as_str(),
            "Ana María Rivera"
        );
    }

    #[test]
    fn an_optional_line_of_spaces_is_none() {
        assert_eq!(Line::parse_optional(" \n "), Ok(None));
    }

    #[test]
    fn a_pasted_novel_is_refused_with_the_bound() {
        let novel = "word ".repeat(5_000);
        assert_eq!(
            Line::parse(&novel),
            Err(TextProblem::TooLong {
                max_chars: LINE_MAX_CHARS
            })
        );
    }

    #[test]
    fn a_note_keeps_its_line_breaks() {
        assert_eq!(
            Note::parse("1200 Market St\r\nApt 4\n").unwrap().as_str(),
            "1200 Market St\nApt 4"
        );
    }

    #[test]
    fn debug_output_never_holds_what_was_typed() {
        assert_eq!(format!("{:?}", Line::parse("Ana")), "Ok(Line(…))");
    }
}
