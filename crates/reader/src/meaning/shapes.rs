//! Numbers of a known shape in read text: look-alikes are repaired only where the shape says letter or digit.
//!
//! Invariant: a repaired character is counted; a number is not cut out of a longer one.
//! Not here: what a shape means and whose number it is (`values`), how sure a repair leaves us (`confidence`).

use crate::text::{PageText, Span};

use super::sheet::Piece;

/// A character of a region, spaces left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    /// The character as read.
    pub(super) character: char,
    /// Its line.
    pub(super) line: usize,
    /// Its glyph.
    pub(super) glyph: usize,
    /// How sure recognition is.
    pub(super) confidence: f32,
    /// Whether a space or a gap stands before it.
    pub(super) begins: bool,
    /// The gap before it, in line heights; infinite where another line was before.
    pub(super) gap: f32,
}

/// What stands at one position of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// A digit.
    Digit,
    /// A letter.
    Letter,
    /// A digit or a letter.
    Either,
    /// This character.
    Is(char),
}

/// A number found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    /// Its characters without spaces and dashes, repaired.
    pub(super) value: String,
    /// Its characters with the spaces and dashes between them.
    pub(super) printed: String,
    /// Where; one span for each line.
    pub(super) spans: Vec<Span>,
    /// How many characters were repaired.
    pub(super) repairs: usize,
    /// The least sure of its characters.
    pub(super) least_sure: f32,
    /// Index of its first character in the region.
    pub(super) from: usize,
    /// One past its last character.
    pub(super) to: usize,
}

/// The characters of pieces, spaces left out.
pub(super) fn inks(page: &PageText, pieces: &[Piece]) -> Vec<Ink> {
    let mut all: Vec<Ink> = Vec::new();
    let mut before: Option<(usize, f32)> = None;
    for piece in pieces {
        let line = &page.lines[piece.span.line];
        for glyph in piece.span.start..piece.span.end {
            let read = line.glyphs[glyph];
            let gap = match before {
                Some((row, right)) if row == piece.row => {
                    (read.left - right) / line.bounds.height().max(1.0)
                }
                _ => f32::INFINITY,
            };
            all.push(Ink {
                character: read.character,
                line: piece.span.line,
                glyph,
                confidence: read.confidence,
                begins: glyph == piece.span.start,
                gap,
            });
            before = Some((piece.row, read.right));
        }
    }
    all
}

/// The digit that a character is or may be a misreading of, and whether it is one.
pub(super) fn as_digit(c: char) -> Option<(char, bool)> {
    let digit = match c {
        '0'..='9' => return Some((c, true)),
        // A zero that was written open at its top is read as a C.
        'O' | 'o' | 'D' | 'Q' | 'Ø' | 'C' => '0',
        'I' | 'l' | 'i' | '|' | '!' | 'ı' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'G' | 'b' => '6',
        'B' => '8',
        'A' => '4',
        'g' | 'q' => '9',
        _ => return None,
    };
    Some((digit, false))
}

/// The letter that a character is or may be a misreading of, and whether it is one.
pub(super) fn as_letter(c: char) -> Option<(char, bool)> {
    if c.is_ascii_alphabetic() {
        // A small l is the usual reading of a capital I.
        return Some(if c == 'l' {
            ('I', false)
        } else {
            (c.to_ascii_uppercase(), true)
        });
    }
    let letter = match c {
        '0' | 'Ø' => 'O',
        '1' | '|' | '!' => 'I',
        '2' => 'Z',
        '5' | '$' => 'S',
        '6' => 'G',
        '8' => 'B',
        '4' => 'A',
        '(' => 'C',
        _ => return None,
    };
    Some((letter, false))
}

/// Whether a character only separates groups.
pub(super) fn is_separator(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | '‐' | '‑' | '−' | '.' | ',' | '_' | '·' | '\'' | '’' | '~' | '°'
    )
}

/// Most line heights between two groups of one number.
const GROUP_GAP_MAX: f32 = 1.6;

/// Most line heights between two squares of a form.
const SQUARE_GAP_MAX: f32 = 3.0;
/// Another group this much further away than the widest gap inside a number still belongs to it.
const GROUP_SLACK: f32 = 1.4;

/// A number of this shape that begins with one character of a region.
pub(super) fn read_at(
    region: &[Ink],
    from: usize,
    slots: &[Slot],
    repairs_max: usize,
) -> Option<Read> {
    let mut value = String::new();
    let mut repairs = 0;
    let mut least_sure = 1.0_f32;
    let mut widest = 0.5_f32;
    let mut at = from;
    for (index, slot) in slots.iter().enumerate() {
        while index > 0
            && region
                .get(at)
                .is_some_and(|ink| is_separator(ink.character))
        {
            at += 1;
        }
        let ink = region.get(at)?;
        if index > 0 && !is_near(ink, region, at) {
            return None;
        }
        if index > 0 && ink.gap.is_finite() {
            widest = widest.max(ink.gap);
        }
        let (character, is_sure) = fill(*slot, ink.character)?;
        repairs += usize::from(!is_sure);
        least_sure = least_sure.min(ink.confidence);
        value.push(character);
        at += 1;
    }
    if repairs > repairs_max || goes_on(region, at, widest) || comes_from(region, from, widest) {
        return None;
    }
    let (printed, spans) = printed(&region[from..at], slots);
    Some(Read {
        value,
        printed,
        spans,
        repairs,
        least_sure,
        from,
        to: at,
    })
}

/// Every number of this shape in a region, from the left.
pub(super) fn read_all(region: &[Ink], slots: &[Slot], repairs_max: usize) -> Vec<Read> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < region.len() {
        match read_at(region, at, slots, repairs_max) {
            Some(read) => {
                at = read.to;
                found.push(read);
            }
            None => at += 1,
        }
    }
    found
}

/// The next line's characters are near when the number runs over the end of a line.
fn is_near(ink: &Ink, region: &[Ink], at: usize) -> bool {
    let is_new_line = ink.gap.is_infinite() && at > 0 && region[at - 1].line != ink.line;
    let is_square = ink.begins && at > 0 && region[at - 1].begins;
    is_new_line || ink.gap <= GROUP_GAP_MAX || (is_square && ink.gap <= SQUARE_GAP_MAX)
}

fn fill(slot: Slot, c: char) -> Option<(char, bool)> {
    match slot {
        Slot::Digit => as_digit(c),
        Slot::Letter => as_letter(c),
        Slot::Either => c
            .is_ascii_alphanumeric()
            .then_some((c.to_ascii_uppercase(), true)),
        Slot::Is(wanted) => {
            let found = if wanted.is_ascii_digit() {
                as_digit(c)
            } else {
                as_letter(c)
            };
            found.filter(|(character, _)| *character == wanted)
        }
    }
}

/// Whether the number would be cut out of a longer one: a digit or letter stands straight after it, or another group
/// of digits about as near as its own groups.
fn goes_on(region: &[Ink], to: usize, widest: f32) -> bool {
    let Some(next) = region.get(to) else {
        return false;
    };
    if next.gap < -0.1 {
        // Two readings of one place lie over each other.
        return false;
    }
    if next.begins {
        // Another group of digits alone, as near as a space.
        let group: Vec<char> = region[to..]
            .iter()
            .enumerate()
            .take_while(|(index, ink)| *index == 0 || !ink.begins)
            .map(|(_, ink)| ink.character)
            .collect();
        return next.gap < widest * GROUP_SLACK
            && group.len() <= 4
            && group.iter().all(char::is_ascii_digit);
    }
    if begins_word(region, to) {
        return false;
    }
    next.character.is_ascii_alphanumeric()
        || (is_separator(next.character)
            && region
                .get(to + 1)
                .is_some_and(|ink| !ink.begins && ink.character.is_ascii_digit()))
}

/// Whether a word of letters was read into the number's end.
fn begins_word(region: &[Ink], at: usize) -> bool {
    if begins_irish_name(region, at) {
        return true;
    }
    let word = region[at..].iter().take(4);
    at + 4 <= region.len()
        && word
            .clone()
            .all(|ink| ink.character.is_alphabetic() && !ink.begins)
}

/// "O'" before a name, its round O read as a zero.
fn begins_irish_name(region: &[Ink], at: usize) -> bool {
    let [round, sign, next, ..] = &region[at..] else {
        return false;
    };
    matches!(round.character, 'O' | '0' | 'Ó')
        && matches!(sign.character, '\'' | '’' | '‘' | '`' | '´')
        && next.character.is_alphabetic()
}

/// Whether a small letter before capitals ends a word whose space was not read: "ReceiptWAC09...".
fn ends_word(before: &Ink, number: &[Ink]) -> bool {
    let is_small = before.character.is_ascii_lowercase() && before.character != 'l';
    is_small && begins_with_capitals(number)
}

/// Whether a form's number ends straight before capitals: "I-765IOE09...".
fn ends_form(before: &[Ink], number: &[Ink]) -> bool {
    let [.., dash, a, b, c] = before else {
        return false;
    };
    let mut digits = [a, b, c].into_iter();
    is_separator(dash.character)
        && digits.all(|ink| ink.character.is_ascii_digit())
        && begins_with_capitals(number)
}

fn begins_with_capitals(number: &[Ink]) -> bool {
    let capitals = number.iter().take(3);
    capitals
        .filter(|ink| ink.character.is_ascii_uppercase())
        .count()
        == 3
}

/// Whether a digit or letter stands straight before it.
fn comes_from(region: &[Ink], from: usize, widest: f32) -> bool {
    let Some(before) = from.checked_sub(1).and_then(|at| region.get(at)) else {
        return false;
    };
    let first = &region[from];
    if first.begins {
        return first.gap < widest * GROUP_SLACK
            && first.character.is_ascii_digit()
            && before.character.is_ascii_digit();
    }
    if ends_word(before, &region[from..]) || ends_form(&region[..from], &region[from..]) {
        return false;
    }
    before.character.is_ascii_alphanumeric()
        || (is_separator(before.character)
            && from >= 2
            && region[from - 2].character.is_ascii_digit()
            && !region[from - 1].begins)
}

/// The characters with what separates them, repaired, and where they stand.
pub(super) fn printed(region: &[Ink], slots: &[Slot]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut slots = slots.iter();
    for (index, ink) in region.iter().enumerate() {
        if index > 0 && ink.begins {
            text.push(' ');
        }
        if is_separator(ink.character) {
            text.push(ink.character);
        } else {
            let filled = slots.next().and_then(|slot| fill(*slot, ink.character));
            text.push(filled.map_or(ink.character, |(character, _)| character));
        }
        match spans.last_mut() {
            Some(last) if last.line == ink.line && last.end <= ink.glyph => {
                last.end = ink.glyph + 1;
            }
            _ => spans.push(Span {
                line: ink.line,
                start: ink.glyph,
                end: ink.glyph + 1,
            }),
        }
    }
    (text, spans)
}
