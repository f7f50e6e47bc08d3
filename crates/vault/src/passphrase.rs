//! Passphrases: one way to write down what was typed or pasted.
//!
//! Invariant: the same words give the same bytes on every keyboard and system.
//! Not here: how strong a passphrase is (app).

use age::secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

/// The form that is given to age: Unicode NFC, without white space at either end (a paste brings a line end along).
/// Everything in between stays, spaces and case included.
pub(crate) fn normalized(typed: &SecretString) -> SecretString {
    let trimmed = typed.expose_secret().trim();
    // Counted first, so that the buffer never moves and leaves no copy behind.
    let size_bytes = trimmed.nfc().map(char::len_utf8).sum();
    let mut text = String::with_capacity(size_bytes);
    text.extend(trimmed.nfc());
    SecretString::from(text)
}

/// Whether nothing is left of it.
pub(crate) fn is_empty(typed: &SecretString) -> bool {
    typed.expose_secret().trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &str) {
        let form = normalized(&SecretString::from(typed));
        assert_eq!(form.expose_secret(), expected, "{typed:?}");
    }

    #[test]
    fn the_same_words_give_the_same_bytes_however_they_were_typed_or_pasted() {
        check("cafe\u{301} con leche", "café con leche");
        check("café con leche\n", "café con leche");
        check("  café con leche \r\n", "café con leche");
        check("한국어", "한국어");
    }

    #[test]
    fn what_stands_inside_a_passphrase_is_not_touched() {
        check("Two  Spaces, ONE\ttab", "Two  Spaces, ONE\ttab");
        check("عائلة ريفيرا \u{200f}١٢٣", "عائلة ريفيرا \u{200f}١٢٣");
        check("👩\u{200d}👩\u{200d}👧 home", "👩\u{200d}👩\u{200d}👧 home");
        check("ﬁve ½", "ﬁve ½");
    }
}
