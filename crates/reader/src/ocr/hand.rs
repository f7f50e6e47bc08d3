//! What a hand wrote into squares: where most hold digits, what one look is unsure of is what several looks take it for.
//!
//! Invariant: a digit that one look was sure of stays; one that was agreed upon is never sure.
//! Not here: finding squares and cutting them out (`comb`).

use rten_tensor::{NdTensorView, prelude::*};

use super::{
    engine::Engine,
    recognise::{Character, Recognised},
};

const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/// A digit that is so sure is not looked at again.
const SURE: f32 = 0.9;
/// How likely it is that a square holds no digit.
const ANYTHING: f32 = 0.05;
/// A digit is told that several looks take for so likely among all digits,
const AGREED: f32 = 0.5;
/// and is not surer than this.
const AGREED_SURE: f32 = 0.75;

/// How likely each digit is in a square.
pub(super) type Digits = [f32; 10];

impl Engine {
    /// How likely each digit is, among all digits, in each of so many squares side by side.
    pub(super) fn digits(&self, steps: NdTensorView<f32, 2>, squares: usize) -> Vec<Digits> {
        let classes = DIGITS.map(|digit| self.class(digit));
        let first = |number: usize| number * steps.size(0) / squares;
        let in_square = |number: usize| {
            let own = || (first(number)..first(number + 1)).map(|step| steps.slice(step));
            let likeliest = |class: usize| {
                let at = own().map(|step: NdTensorView<f32, 1>| step[[class]]);
                at.fold(0.0, f32::max)
            };
            let likely = classes.map(|class| class.map_or(0.0, likeliest));
            let all = likely.iter().sum::<f32>() + ANYTHING;
            likely.map(|one| one / all)
        };
        (0..squares).map(in_square).collect()
    }
}

/// Whether most of so many filled squares hold digits, and some hold what is no sure one.
pub(super) fn is_unsure(row: &Recognised, filled: usize) -> bool {
    let digits = row
        .characters
        .iter()
        .filter(|c| c.character.is_ascii_digit());
    let sure = digits.clone().filter(|c| is_sure(c)).count();
    3 * digits.count() >= 2 * filled && sure < filled
}

/// What stands in a square of a row of digits: what was read when that is sure, else what looks agree on.
pub(super) fn agreed(read: Option<Character>, looks: &[Digits]) -> Option<(char, f32)> {
    let own = read.map(|c| (c.character, c.confidence));
    if read.as_ref().is_some_and(is_sure) {
        return own;
    }
    let mean = |digit: usize| {
        let likely = looks.iter().map(|look| look[digit]);
        likely.sum::<f32>() / looks.len().max(1) as f32
    };
    let all = DIGITS.into_iter().enumerate();
    let all = all.map(|(digit, character)| (character, mean(digit)));
    let likeliest = all.max_by(|a, b| a.1.total_cmp(&b.1));
    let likeliest = likeliest.filter(|(_, likely)| *likely >= AGREED);
    likeliest
        .map(|(digit, likely)| (digit, likely.min(AGREED_SURE)))
        .or(own)
}

fn is_sure(character: &Character) -> bool {
    character.character.is_ascii_digit() && character.confidence >= SURE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn character(character: char, confidence: f32) -> Character {
        Character {
            character,
            from: 0.0,
            to: 1.0,
            confidence,
        }
    }

    /// A look that takes a square for one digit so likely, and for another with the rest.
    fn look(digit: usize, likely: f32, other: usize) -> Digits {
        let mut digits = [0.0; 10];
        digits[digit] = likely;
        digits[other] = 1.0 - likely;
        digits
    }

    #[test]
    fn what_was_read_surely_stays_and_what_was_not_is_what_looks_agree_on() {
        let looks = [look(3, 0.9, 5), look(3, 0.6, 5), look(5, 0.6, 3)];
        assert_eq!(
            agreed(Some(character('5', 0.95)), &looks),
            Some(('5', 0.95))
        );
        let (digit, sure) = agreed(Some(character('5', 0.5)), &looks).unwrap();
        assert_eq!(digit, '3');
        assert!((0.5..0.75).contains(&sure), "{sure}");
        assert_eq!(agreed(None, &[look(7, 1.0, 1)]), Some(('7', 0.75)));
    }

    #[test]
    fn where_looks_do_not_agree_what_was_read_is_told_as_it_was() {
        let looks = [look(3, 0.5, 5), look(2, 0.6, 7), look(9, 0.6, 4)];
        assert_eq!(agreed(Some(character('C', 0.4)), &looks), Some(('C', 0.4)));
        assert_eq!(agreed(None, &looks), None);
    }

    #[test]
    fn only_a_row_that_is_mostly_digits_is_looked_at_again() {
        let row = |read: &[(char, f32)]| Recognised {
            slab: crate::ocr::Slab {
                center: crate::ocr::Point { x: 0.0, y: 0.0 },
                along: crate::ocr::Point { x: 1.0, y: 0.0 },
                length: 100.0,
                height: 20.0,
            },
            characters: read.iter().map(|(c, sure)| character(*c, *sure)).collect(),
        };
        assert!(is_unsure(&row(&[('1', 0.99), ('2', 0.99), ('C', 0.6)]), 3));
        assert!(
            is_unsure(&row(&[('1', 0.99), ('2', 0.99)]), 3),
            "one was not read"
        );
        assert!(!is_unsure(
            &row(&[('1', 0.99), ('2', 0.95), ('3', 0.99)]),
            3
        ));
        assert!(!is_unsure(&row(&[('A', 0.99), ('N', 0.5), ('3', 0.99)]), 3));
    }
}
