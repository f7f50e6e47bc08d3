//! From typed text to bare letters and digits, and the checks that kinds are made of.
//!
//! Invariant: what comes out is ASCII: upper-case letters, digits, `*`.
//! Not here: which kind needs which check.

use super::{
    glyphs::{Glyph, glyph},
    problem::ProblemReason,
};

/// Letters and digits of a text without spaces, dashes, dots and invisible characters. Signs around the whole are
/// dropped; a sign inside is a problem.
pub(super) fn compact(text: &str) -> Result<String, ProblemReason> {
    let mut bare = String::new();
    let mut has_sign_inside = false;
    for c in text.chars() {
        match glyph(c) {
            Glyph::Digit(byte) | Glyph::Letter(byte) => {
                if has_sign_inside {
                    return Err(ProblemReason::UnexpectedCharacter);
                }
                bare.push(char::from(byte));
            }
            Glyph::Star if !bare.is_empty() => bare.push('*'),
            Glyph::Accented(_) => return Err(ProblemReason::UnexpectedCharacter),
            Glyph::Dash | Glyph::Space | Glyph::Invisible | Glyph::Star => {}
            Glyph::Other if c == '.' || c == '_' => {}
            Glyph::NumberSign | Glyph::Other => has_sign_inside = !bare.is_empty(),
        }
    }
    bare.truncate(bare.trim_end_matches('*').len());
    if bare.is_empty() {
        return Err(ProblemReason::Empty);
    }
    Ok(bare)
}

/// Like [`compact`], without `*`.
pub(super) fn compact_alphanumeric(text: &str) -> Result<String, ProblemReason> {
    let bare = compact(text)?;
    if bare.contains('*') {
        return Err(ProblemReason::UnexpectedCharacter);
    }
    Ok(bare)
}

/// Exactly so many digits.
pub(super) fn digits(text: &str, expected: usize) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    no_letters(&bare)?;
    length(&bare, expected)?;
    Ok(bare)
}

pub(super) fn no_letters(bare: &str) -> Result<(), ProblemReason> {
    if bare.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return Err(ProblemReason::HasLetters);
    }
    Ok(())
}

pub(super) fn length(bare: &str, expected: usize) -> Result<(), ProblemReason> {
    let found = bare.len();
    if found != expected {
        return Err(ProblemReason::WrongLength { expected, found });
    }
    Ok(())
}

pub(super) fn length_between(
    bare: &str,
    at_least: usize,
    at_most: usize,
) -> Result<(), ProblemReason> {
    let found = bare.chars().count();
    if found < at_least {
        return Err(ProblemReason::TooShort { at_least, found });
    }
    if found > at_most {
        return Err(ProblemReason::TooLong { at_most, found });
    }
    Ok(())
}

/// Checks length and places: `L` is a letter, `D` a digit, `X` either, anything else itself.
pub(super) fn shape(bare: &str, places: &str) -> Result<(), ProblemReason> {
    length(bare, places.len())?;
    for (index, (byte, place)) in bare.bytes().zip(places.bytes()).enumerate() {
        let position = index + 1;
        match place {
            b'L' if !byte.is_ascii_alphabetic() => {
                return Err(ProblemReason::DigitWhereLetter { position });
            }
            b'D' if !byte.is_ascii_digit() => {
                return Err(ProblemReason::LetterWhereDigit { position });
            }
            b'L' | b'D' | b'X' => {}
            fixed if fixed != byte => return Err(ProblemReason::WrongPrefix),
            _ => {}
        }
    }
    Ok(())
}

/// Two digits of a year: 00 to 89 are 2000 to 2089, the rest 1990 to 1999. No such number is older.
pub(super) fn year_of_two_digits(two: &str) -> Option<i32> {
    let year: i32 = two.parse().ok()?;
    Some(if year < 90 { 2000 + year } else { 1900 + year })
}
