//! One spelling for comparing: lower case, no accents, no punctuation.
//!
//! Invariant: two texts that differ only in case, accents or punctuation fold to the same text.
//! Not here: slips of a text recogniser (listed in the files; the reader measures distance).

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text to lower-case words of letters and digits with one space between them.
pub(crate) fn fold(text: &str) -> String {
    let letters: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        assert_eq!(fold("  Número: I-797C, Ávisó "), "numero i 797c aviso");
        assert_eq!(fold("USCIS A#"), "uscis a");
        assert_eq!(fold("—"), "");
    }
}
