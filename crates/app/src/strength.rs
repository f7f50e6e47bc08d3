//! How hard a passphrase is to guess, said honestly.
//!
//! Invariant: the estimate assumes an attacker who has the folder and guesses offline.
//! Not here: keeping the passphrase (vault).

use zxcvbn::{Score, feedback::Warning, zxcvbn};

use crate::contract::session::{StrengthView, Weakness};

/// Guesses a second that scrypt at its fixed cost leaves to an attacker with a thousand machines.
/// One guess takes about a second and 256 MiB on one core of an ordinary computer; ten at once on each machine.
const GUESSES_PER_SECOND_LOG10: f64 = 4.0;
/// Seconds in a year, as a power of ten.
const YEAR_LOG10: f64 = 7.5;
/// Guessing must take at least this many years, as a power of ten, before a passphrase is accepted.
const ACCEPTED_YEARS_LOG10: f64 = 0.0;
/// zxcvbn reads no further; a longer passphrase is judged by its beginning.
const JUDGED_CHARS: usize = 100;

/// Judges a candidate.
pub(crate) fn strength(candidate: &str) -> StrengthView {
    let judged: String = candidate.chars().take(JUDGED_CHARS).collect();
    let estimate = zxcvbn(&judged, &[]);
    let years = estimate.guesses_log10() - GUESSES_PER_SECOND_LOG10 - YEAR_LOG10;
    StrengthView {
        score: score(estimate.score()),
        guess_years_log10: years,
        is_accepted: years >= ACCEPTED_YEARS_LOG10,
        weakness: estimate
            .feedback()
            .and_then(zxcvbn::feedback::Feedback::warning)
            .map(weakness),
    }
}

fn score(score: Score) -> u8 {
    match score {
        Score::Zero => 0,
        Score::One => 1,
        Score::Two => 2,
        Score::Three => 3,
        _ => 4,
    }
}

fn weakness(warning: Warning) -> Weakness {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess
        | Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
        | Warning::SequencesLikeAbcAreEasyToGuess => Weakness::Pattern,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => Weakness::Date,
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => Weakness::Common,
        Warning::AWordByItselfIsEasyToGuess
        | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => Weakness::SingleWord,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(candidate: &str, is_accepted: bool) {
        assert_eq!(
            strength(candidate).is_accepted,
            is_accepted,
            "{:?}",
            strength(candidate)
        );
    }

    #[test]
    fn common_short_and_patterned_passphrases_are_not_accepted() {
        for candidate in [
            "",
            "password",
            "Password1!",
            "qwertyuiop",
            "rivera2026",
            "aaaaaaaaaaaaaaaa",
            "casekeep",
        ] {
            check(candidate, false);
        }
    }

    #[test]
    fn several_unrelated_words_are_accepted() {
        check("lantern orchid bicycle thunder", true);
        check("mesa zapato lluvia cometa", true);
    }

    #[test]
    fn a_pasted_novel_is_judged_by_its_beginning() {
        check(&"lantern orchid bicycle thunder ".repeat(40_000), true);
    }
}
