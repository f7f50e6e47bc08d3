//! "What is this number?": any pasted text, read by every kind at once.
//!
//! Invariant: work grows with the length of the text and no faster; a claim that a text *is* a kind is made only where
//! nothing else fits. No character of the text is kept in the answer.
//! Not here: wording (ui), reading scans (reader).

use std::ops::Range;

use super::{
    IdentifierKind as Kind, IdentifierValue,
    labels::{self, Label},
    receipt,
    shapes::{self, NotOnlineAccountNumber, Shape, digit_groups, fits, has_letters},
    words_in_text::{Gap, Words},
};

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identification {
    /// Each number found, in the order of the text.
    pub candidates: Vec<Candidate>,
    /// Whether the text holds more numbers than are listed.
    pub has_more: bool,
    /// How many words were looked at, again counted again: the measure of work.
    looked_at: usize,
}

/// One piece of a text that may be an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The bytes of the text that hold it, without its label.
    pub place: Range<usize>,
    /// What it is.
    pub verdict: Verdict,
    /// Why it is no online account number; `None` when it may be one.
    pub not_online_account_number: Option<NotOnlineAccountNumber>,
}

/// What a piece of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// This kind, and by its form or label no other.
    Is(Kind),
    /// One of these, likeliest first: ask.
    CouldBe(Vec<Kind>),
    /// No kind that is known.
    Unknown,
}

impl Verdict {
    /// The kinds it names, likeliest first.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        match self {
            Self::Is(kind) => std::slice::from_ref(kind),
            Self::CouldBe(kinds) => kinds,
            Self::Unknown => &[],
        }
    }
}

impl Candidate {
    /// The value as one of the kinds, from the same text that was identified.
    #[must_use]
    pub fn value(&self, kind: Kind, text: &str) -> Option<IdentifierValue> {
        let piece = text.get(self.place.clone())?;
        IdentifierValue::parse(kind, piece).ok()
    }

    fn new(place: Range<usize>, shape: Shape, text: &str) -> Self {
        let not_online_account_number = NotOnlineAccountNumber::why(&shape.kinds, text);
        let verdict = match shape.kinds.as_slice() {
            [] => Verdict::Unknown,
            [kind] if shape.is_certain => Verdict::Is(*kind),
            _ => Verdict::CouldBe(shape.kinds),
        };
        Self {
            place,
            verdict,
            not_online_account_number,
        }
    }

    fn unknown(place: Range<usize>, why: NotOnlineAccountNumber) -> Self {
        Self {
            place,
            verdict: Verdict::Unknown,
            not_online_account_number: Some(why),
        }
    }
}

/// Most candidates an answer lists.
const CANDIDATES_MAX: usize = 200;
/// Most characters of a text that is taken as one number, spaces and label included.
const ALONE_MAX_CHARS: usize = 80;
/// Most words that make up one number.
const JOINED_WORDS_MAX: usize = 8;
/// A number has its first digit in one of so many first words.
const LETTERS_FIRST_MAX: usize = 3;
/// More groups than any number has, even digit by digit.
const GROUPS_MAX: usize = 20;
/// Most bytes of one number, spaces and invisible characters included.
const JOINED_MAX_BYTES: usize = 128;
/// Most digits of a group that is part of a longer number written in groups.
const GROUP_DIGITS_MAX: usize = 5;

/// Says which identifiers a text holds.
#[must_use]
pub fn identify(text: &str) -> Identification {
    if let Some(candidate) = alone(text) {
        return Identification {
            candidates: vec![candidate],
            has_more: false,
            looked_at: 1,
        };
    }
    let mut found = Scan::of(text).run();
    if found.candidates.is_empty() {
        found.candidates.extend(unknown_alone(text));
    }
    found
}

/// The kinds a text may hold, for saying what a refused text looks like.
pub(super) fn kinds_in(text: &str) -> Vec<Kind> {
    /// Longer texts are pages; their first lines say enough.
    const LOOKED_AT_BYTES: usize = 2_000;
    let start = text.get(..text.floor_char_boundary(LOOKED_AT_BYTES));
    let mut kinds: Vec<Kind> = Vec::new();
    for candidate in identify(start.unwrap_or(text)).candidates {
        for kind in candidate.verdict.kinds() {
            if !kinds.contains(kind) {
                kinds.push(*kind);
            }
        }
    }
    kinds
}

/// A short text of one line that is one number as a whole, with or without a label.
fn alone(text: &str) -> Option<Candidate> {
    let (rest, start, label) = alone_parts(text)?;
    if label == Some(Label::Foreign) {
        return None;
    }
    let shape = match label {
        Some(Label::Of(kind)) if fits_label(kind, rest) => certain(kind),
        _ => shapes::shape_alone(rest),
    };
    let has_none = shape.kinds.is_empty();
    (!has_none).then(|| Candidate::new(start..start + rest.len(), shape, rest))
}

/// The number's part of a short text, where it starts, and what its label says.
fn alone_parts(text: &str) -> Option<(&str, usize, Option<Label>)> {
    let is_short = text.trim().chars().nth(ALONE_MAX_CHARS).is_none();
    if !is_short || text.trim().contains(['\n', '\r']) {
        return None;
    }
    let leading = labels::leading(text, |_| true);
    let label_end = leading.as_ref().map_or(0, |leading| leading.end);
    let words = Words::of(text.get(label_end..)?);
    let place = words.place(0, words.len().checked_sub(1)?)?;
    let start = label_end + place.start;
    let rest = text.get(start..label_end + place.end)?;
    Some((rest, start, leading.map(|leading| leading.label)))
}

/// Whether a labelled text is of the label's kind. Kinds that take nearly anything take one word with a digit.
fn fits_label(kind: Kind, text: &str) -> bool {
    if !takes_nearly_anything(kind) {
        return fits(kind, text);
    }
    let has_digit = !digit_groups(text).is_empty();
    let is_long_enough = text.len() >= 4 || kind == Kind::ClassOfAdmission;
    has_digit && is_long_enough && !text.contains(char::is_whitespace) && fits(kind, text)
}

/// Fewest letters and digits of a labelled number.
fn shortest(kind: Kind) -> usize {
    match kind {
        Kind::EadCategory => 2,
        _ if takes_nearly_anything(kind) => 1,
        _ => 7,
    }
}

fn takes_nearly_anything(kind: Kind) -> bool {
    labels::is_kept_exactly(kind) || matches!(kind, Kind::PassportNumber | Kind::ClassOfAdmission)
}

fn certain(kind: Kind) -> Shape {
    Shape {
        kinds: vec![kind],
        is_certain: true,
        is_weak: false,
    }
}

/// What a short text without any identifier is not.
fn unknown_alone(text: &str) -> Option<Candidate> {
    let (rest, start, label) = alone_parts(text)?;
    let place = start..start + rest.len();
    if label == Some(Label::Foreign) {
        return None;
    }
    let is_one_word = !rest.contains(char::is_whitespace);
    let found: usize = digit_groups(rest).iter().sum();
    if is_one_word && rest.contains('@') {
        return Some(Candidate::unknown(
            place,
            NotOnlineAccountNumber::EmailAddress,
        ));
    }
    if found == 0 || (has_letters(rest) && !is_one_word) {
        return None;
    }
    NotOnlineAccountNumber::why(&[], rest).map(|why| Candidate::unknown(place, why))
}

/// One pass over the words of a text.
struct Scan<'a> {
    text: &'a str,
    words: Words,
    /// The first word after the last number: labels before it are used up.
    after_last: usize,
    /// What the words before the word being read say.
    label: Option<Label>,
    found: Identification,
}

impl<'a> Scan<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            words: Words::of(text),
            after_last: 0,
            label: None,
            found: Identification::default(),
        }
    }

    fn run(mut self) -> Identification {
        let mut at = 0;
        while at < self.words.len() {
            if self.found.candidates.len() > CANDIDATES_MAX {
                break;
            }
            at = self.step(at);
        }
        self.found.has_more = self.found.candidates.len() > CANDIDATES_MAX;
        self.found.candidates.truncate(CANDIDATES_MAX);
        self.found
    }

    /// Reads one word or one number; answers the next word to read.
    fn step(&mut self, at: usize) -> usize {
        self.found.looked_at += 1;
        if !self.may_begin_number(at) {
            return at + 1;
        }
        self.label = labels::before(&self.words, at, self.after_last);
        let known = self.found.candidates.len();
        let last = self.number_at(at).unwrap_or(at);
        if self.found.candidates.len() > known {
            self.after_last = last + 1;
        }
        last + 1
    }

    /// Each number has a digit in its first words, and is no piece of something else.
    fn may_begin_number(&self, at: usize) -> bool {
        (at..at + LETTERS_FIRST_MAX).any(|word| self.words.has_digits(word))
            && !self.words.is_glued_to_previous(at)
    }

    /// Takes the number that begins at a word; answers its last word, or the last that can't begin another.
    fn number_at(&mut self, at: usize) -> Option<usize> {
        if let Some(Label::Of(kind)) = self.label
            && let Some(last) = self.labelled(at, kind)
        {
            return Some(last);
        }
        if self.words.is_digits(at) {
            return Some(self.digits_at(at));
        }
        self.anchored(at)
            .or_else(|| self.dashed(at))
            .or_else(|| self.category(at))
    }

    /// The text from one word to another, when nothing is glued to it and it is short enough for a number.
    fn piece(&mut self, first: usize, last: usize) -> Option<(Range<usize>, &'a str)> {
        let place = self.words.place(first, last)?;
        if place.len() > JOINED_MAX_BYTES || self.words.is_glued_to_previous(last + 1) {
            return None;
        }
        self.found.looked_at += last + 1 - first;
        Some((place.clone(), self.text.get(place)?))
    }

    /// Keeps a piece that has the shape of an identifier.
    fn take(&mut self, first: usize, last: usize) -> Option<usize> {
        let (place, piece) = self.piece(first, last)?;
        let shape = shapes::shape_of(piece);
        if shape.kinds.is_empty() || shape.is_weak {
            return None;
        }
        self.found
            .candidates
            .push(Candidate::new(place, shape, piece));
        Some(last)
    }

    /// A number of the kind that the label before it names: the longest that fits.
    fn labelled(&mut self, at: usize, kind: Kind) -> Option<usize> {
        let may_join = |gap| match gap {
            Gap::Dash | Gap::Parentheses => true,
            Gap::Space => !takes_nearly_anything(kind),
            Gap::Nothing | Gap::Sign(_) => labels::is_kept_exactly(kind),
            Gap::Line | Gap::Other => false,
        };
        // Each number has a digit.
        let digits_from = (at..at + JOINED_WORDS_MAX).find(|word| self.words.has_digits(*word))?;
        let last = self.joined_until(at, JOINED_WORDS_MAX, may_join);
        (digits_from..=last).rev().find(|last| {
            let is_long_enough = self.length(at, *last) >= shortest(kind);
            let piece = if is_long_enough {
                self.piece(at, *last)
            } else {
                None
            };
            let Some((place, piece)) = piece else {
                return false;
            };
            let is_it = fits_label(kind, piece) && !self.goes_on_in_groups(at, *last);
            if is_it {
                let candidate = Candidate::new(place, certain(kind), piece);
                self.found.candidates.push(candidate);
            }
            is_it
        })
    }

    /// Letters and digits from one word to another; of a long row, enough to know that it is too long.
    fn length(&self, first: usize, last: usize) -> usize {
        let words = (first..=last).take(GROUPS_MAX);
        words.map(|at| self.words.folded(at).len()).sum()
    }

    /// The last word that is joined to a word through allowed gaps.
    fn joined_until(
        &mut self,
        at: usize,
        words_max: usize,
        may_join: impl Fn(Gap) -> bool,
    ) -> usize {
        let ends = at + 1..self.words.len().min(at + words_max);
        let joined = ends
            .take_while(|next| may_join(self.words.gap(*next)))
            .count();
        self.found.looked_at += joined + 1;
        at + joined
    }

    /// Whether digits in groups are followed by one more group of the same row, so that the row is a longer number.
    fn goes_on_in_groups(&self, first: usize, last: usize) -> bool {
        let next = last + 1;
        let is_row = last > first && self.words.is_digits(last);
        let has_next =
            self.words.is_digits(next) && matches!(self.words.gap(next), Gap::Dash | Gap::Space);
        let digits = self.words.folded(next).len();
        let is_date = matches!(self.words.gap(next + 1), Gap::Sign('/' | ':'));
        is_row && has_next && (3..=GROUP_DIGITS_MAX).contains(&digits) && !is_date
    }

    /// Digits: alone, joined by dashes, or in short groups with spaces. The whole row is one number or none.
    fn digits_at(&mut self, at: usize) -> usize {
        let is_inside = self.words.gap(at) == Gap::Dash;
        let last = self.row_until(at);
        if !is_inside && self.take_row(at, last).is_none() {
            self.take_chunks(at, last);
        }
        last
    }

    /// The row as one number; what the label before it makes of it.
    fn take_row(&mut self, first: usize, last: usize) -> Option<usize> {
        let digits = self.length(first, last);
        match self.label {
            Some(Label::Foreign) if digits == 12 => {
                self.not_the_account_number(first, last, NotOnlineAccountNumber::NamedOtherwise)
            }
            Some(Label::Foreign) => Some(last),
            Some(Label::Of(Kind::OnlineAccountNumber)) => self
                .take(first, last)
                .or_else(|| self.wrong_count(first, last, digits)),
            _ if digits == 13 => self
                .take(first, last)
                .or_else(|| self.wrong_count(first, last, digits)),
            _ => self.take(first, last),
        }
    }

    fn wrong_count(&mut self, first: usize, last: usize, found: usize) -> Option<usize> {
        /// Fewer digits after the label are a date or a page, not a try at the number.
        const DIGITS_MIN: usize = 7;
        if found < DIGITS_MIN {
            return None;
        }
        self.not_the_account_number(first, last, NotOnlineAccountNumber::DigitCount { found })
    }

    fn not_the_account_number(
        &mut self,
        first: usize,
        last: usize,
        why: NotOnlineAccountNumber,
    ) -> Option<usize> {
        let (place, _) = self.piece(first, last)?;
        self.found.candidates.push(Candidate::unknown(place, why));
        Some(last)
    }

    /// Each dashed part of a row by itself.
    fn take_chunks(&mut self, first: usize, last: usize) {
        let mut at = first;
        while at <= last {
            let end = self.joined_until(at, usize::MAX - at, |gap| gap == Gap::Dash);
            let end = end.min(last);
            if end > at || self.words.folded(at).len() > GROUP_DIGITS_MAX {
                self.take(at, end);
            }
            at = end + 1;
        }
    }

    /// Last word of the row of digits that begins here: dashes join anything, spaces join short groups.
    fn row_until(&mut self, at: usize) -> usize {
        let mut last = at;
        loop {
            self.found.looked_at += 1;
            let next = last + 1;
            let is_joined = match self.words.gap(next) {
                Gap::Dash => true,
                Gap::Space => self.is_short_group(last) && self.is_short_group(next),
                _ => false,
            };
            let starts_a_date = matches!(self.words.gap(next + 1), Gap::Sign('/' | ':'));
            if !is_joined || !self.words.is_digits(next) || starts_a_date {
                return last;
            }
            last = next;
        }
    }

    fn is_short_group(&self, at: usize) -> bool {
        self.words.is_digits(at) && self.words.folded(at).len() <= GROUP_DIGITS_MAX
    }

    /// `A` or the letters of a known receipt prefix, then their digits in groups.
    fn anchored(&mut self, at: usize) -> Option<usize> {
        let folded = self.words.folded(at);
        let letters = folded
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let (letters, digits) = folded.split_at(letters);
        if !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let wanted = match letters {
            b"A" => 9,
            prefix if is_receipt_prefix(prefix) => 10,
            _ => return None,
        };
        if digits.len() >= wanted || (digits.is_empty() && self.is_article(at)) {
            return None;
        }
        let last = self.anchored_until(at, digits.len(), wanted)?;
        self.take(at, last)
    }

    /// A small "a" before a space is the article.
    fn is_article(&self, at: usize) -> bool {
        let place = self.words.place(at, at);
        let is_small = place.and_then(|place| self.text.get(place)) == Some("a");
        is_small && self.words.gap(at + 1) != Gap::Dash
    }

    /// The word at which the digits are complete. One long group may be shorter: older A-Numbers have fewer digits.
    fn anchored_until(&self, at: usize, digits: usize, wanted: usize) -> Option<usize> {
        let mut total = digits;
        let mut last = at;
        for next in at + 1..at + JOINED_WORDS_MAX {
            let is_joined = matches!(self.words.gap(next), Gap::Dash | Gap::Space);
            let length = self.words.folded(next).len();
            if !is_joined || !self.words.is_digits(next) || total + length > wanted {
                break;
            }
            total += length;
            last = next;
        }
        let is_one_group = digits == 0 && last == at + 1 && total >= 7;
        let goes_on = self.words.is_digits(last + 1) && self.words.gap(last + 1) == Gap::Dash;
        (last > at && (total == wanted || is_one_group) && !goes_on).then_some(last)
    }

    /// A word with letters, with what dashes join to it; else the word by itself.
    fn dashed(&mut self, at: usize) -> Option<usize> {
        let word = self.words.get(at)?;
        let has_digits = self.words.has_digits(at);
        let begins = word.gap != Gap::Dash;
        let last = self.joined_until(at, JOINED_WORDS_MAX, |gap| gap == Gap::Dash);
        let is_whole = self.words.gap(last + 1) != Gap::Dash;
        if begins && is_whole && last > at {
            let taken = self.take(at, last);
            if taken.is_some() {
                return taken;
            }
        }
        if has_digits { self.take(at, at) } else { None }
    }

    /// `(c)(9)` in running text.
    fn category(&mut self, at: usize) -> Option<usize> {
        let is_letter = matches!(self.words.folded(at), b"A" | b"C");
        let is_number = self.words.is_digits(at + 1) && self.words.gap(at + 1) == Gap::Parentheses;
        if !is_letter || !is_number {
            return None;
        }
        let (place, piece) = self.piece(at, at + 1)?;
        let is_category = fits(Kind::EadCategory, piece);
        if is_category {
            let candidate = Candidate::new(place, certain(Kind::EadCategory), piece);
            self.found.candidates.push(candidate);
        }
        is_category.then_some(at + 1)
    }
}

fn is_receipt_prefix(letters: &[u8]) -> bool {
    letters.len() == 3 && std::str::from_utf8(letters).is_ok_and(receipt::is_known_prefix)
}

#[cfg(test)]
mod tests;
