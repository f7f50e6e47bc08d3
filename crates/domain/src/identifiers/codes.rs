//! Codes whose form no source tells: kept exactly, capitals and signs included.
//!
//! Invariant: nothing visible is changed.
//! Not here: how long a code lives (`accounts`).

use super::{
    ProblemReason,
    glyphs::{Glyph, glyph},
    numerals::length_between,
    receipt,
};

/// Longest code that is kept, in characters. Ours: longer text is a page, not a code.
const CODE_MAX_CHARS: usize = 100;

/// The text without invisible characters, white space folded to single spaces. A receipt number is no code.
pub(super) fn exact(text: &str) -> Result<String, ProblemReason> {
    let visible: String = text.chars().filter_map(seen).collect();
    let code = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if code.is_empty() {
        return Err(ProblemReason::Empty);
    }
    length_between(&code, 1, CODE_MAX_CHARS)?;
    if receipt::normalise(&code).is_ok_and(|number| receipt::is_known_prefix(&number)) {
        return Err(ProblemReason::AnotherKind);
    }
    Ok(code)
}

fn seen(c: char) -> Option<char> {
    match glyph(c) {
        Glyph::Invisible if !is_accent(c) => None,
        Glyph::Space => Some(' '),
        _ => Some(c),
    }
}

/// Combining accents are seen, as part of the letter before.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
