//! The rules for the password of an online account, held against a candidate.
//!
//! Invariant: nothing of the candidate is kept: the answer says which rules it meets, and no more.
//! Not here: how hard it is to guess (app), the passphrase of these papers (vault).

/// Fewest characters that USCIS asks for.
/// Certain: the article this guide follows, and uscis.gov (stored copy). Read 2026-11-23.
pub const PASSWORD_MIN_CHARS: usize = 8;
/// Fewest characters that we recommend. Two pages (unsure) ask for a digit as well; with twelve characters of all four
/// classes either rule is met.
pub const PASSWORD_GOOD_CHARS: usize = 12;

/// Which rules a candidate meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordRules {
    /// At least [`PASSWORD_MIN_CHARS`] characters.
    pub is_long_enough: bool,
    /// A capital letter.
    pub has_upper: bool,
    /// A small letter.
    pub has_lower: bool,
    /// A special character: neither letter nor digit nor space. No source lists which ones count.
    pub has_special: bool,
    /// At least [`PASSWORD_GOOD_CHARS`] characters; recommended.
    pub is_comfortably_long: bool,
    /// A digit; recommended.
    pub has_digit: bool,
}

impl PasswordRules {
    /// Holds a candidate against the rules.
    #[must_use]
    pub fn of(candidate: &str) -> Self {
        let is_special = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control();
        let has_chars = |count: usize| candidate.chars().nth(count - 1).is_some();
        Self {
            is_long_enough: has_chars(PASSWORD_MIN_CHARS),
            has_upper: candidate.contains(char::is_uppercase),
            has_lower: candidate.contains(char::is_lowercase),
            has_special: candidate.contains(is_special),
            is_comfortably_long: has_chars(PASSWORD_GOOD_CHARS),
            has_digit: candidate.contains(|c: char| c.is_ascii_digit()),
        }
    }

    /// Whether it meets what USCIS asks for.
    #[must_use]
    pub const fn is_accepted(self) -> bool {
        self.is_long_enough && self.has_upper && self.has_lower && self.has_special
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(candidate: &str, is_accepted: bool) {
        let rules = PasswordRules::of(candidate);
        assert_eq!(rules.is_accepted(), is_accepted, "{rules:?}");
    }

    #[test]
    fn a_password_needs_length_capital_small_letter_and_sign() {
        check("Abcdef-h", true);
        check("Abcdef-", false);
        check("abcdef-h", false);
        check("ABCDEF-H", false);
        check("Abcdefgh", false);
        check("", false);
    }

    #[test]
    fn a_digit_and_twelve_characters_are_recommended_not_demanded() {
        let short = PasswordRules::of("Abcdef-h");
        assert!(!short.has_digit && !short.is_comfortably_long);
        let long = PasswordRules::of("Abcdef-hij 7");
        assert!(long.has_digit && long.is_comfortably_long);
    }

    #[test]
    fn letters_of_other_scripts_count_as_letters_and_a_space_is_no_sign() {
        assert!(PasswordRules::of("Ñandú").has_upper);
        assert!(!PasswordRules::of("Abc def 1").has_special);
        assert!(PasswordRules::of("contraseña€").has_special);
    }
}
