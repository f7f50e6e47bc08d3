//! Identifiers in read text: account, receipt, A-Number and the other numbers that have a shape.
//!
//! Invariant: the shape is the domain's; a receipt number's letters are those of a known prefix or were read as they are.
//! Not here: dates (`dates`), names and other words (`names`), which number belongs to which label (`fields`).

use casekeep_domain::identifiers::{
    I94Number, LaborCertificationNumber, LegacyPermNumber, ReceiptNumber, SevisId,
};

use super::shapes::{
    Ink, Read,
    Slot::{self, Digit, Either, Is, Letter},
    as_digit, as_letter, is_separator, read_all, read_at,
};

/// Most look-alikes that are repaired in one number.
const REPAIRS_MAX: usize = 4;

/// Signs of a case number of the Department of Labor, and of an older one.
const LABOR_CASE_LENGTH: usize = 18;
const OLD_LABOR_CASE_LENGTH: usize = 13;

const TWELVE: [Slot; 12] = [Digit; 12];
const RECEIPT: [Slot; 13] = [
    Letter, Letter, Letter, Digit, Digit, Digit, Digit, Digit, Digit, Digit, Digit, Digit, Digit,
];

/// Letters that a receipt number is known to begin with.
const PREFIXES: [&str; 13] = [
    "IOE", "EAC", "VSC", "WAC", "CSC", "LIN", "NSC", "SRC", "TSC", "MSC", "NBC", "YSC", "ZLA",
];

/// So many bars are no digits.
const BARS: usize = 3;

/// Every number of twelve digits. One or two bars may be digits, unless there are twelve without them.
pub(super) fn twelve_digits(region: &[Ink]) -> Vec<Read> {
    let is_digit = |ink: &&Ink| !is_bar(ink.character);
    let without: Vec<Ink> = region.iter().filter(is_digit).copied().collect();
    // The lines between the squares of a form are read as strokes.
    if region.len() - without.len() >= BARS {
        return read_all(&without, &TWELVE, REPAIRS_MAX);
    }
    let mut all = read_all(region, &TWELVE, REPAIRS_MAX);
    all.retain(|read| is_mostly_digits(region, read) && !has_bar_at_end(region, read));
    if all.is_empty() && without.len() < region.len() {
        return read_all(&without, &TWELVE, 0);
    }
    all
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '[' | ']' | '¦')
}

/// A bar at the end of a number is the rule of its cell, not a digit.
fn has_bar_at_end(region: &[Ink], read: &Read) -> bool {
    is_bar(region[read.from].character) || is_bar(region[read.to - 1].character)
}

/// Twelve look-alikes in a row are words, not a number.
fn is_mostly_digits(region: &[Ink], read: &Read) -> bool {
    let digits = region[read.from..read.to]
        .iter()
        .filter(|ink| ink.character.is_ascii_digit());
    digits.count() + REPAIRS_MAX >= 12
}

/// Every number of the shape of a receipt number, whatever its letters.
pub(super) fn case_numbers(region: &[Ink]) -> Vec<Read> {
    let all = read_all(region, &RECEIPT, REPAIRS_MAX);
    all.into_iter()
        .filter(|read| has_letters(region, read))
        .collect()
}

/// Whether the three letters were read as letters; of a known prefix one is enough, of one like it two.
fn has_letters(region: &[Ink], read: &Read) -> bool {
    let prefix = region[read.from..]
        .iter()
        .filter(|ink| !is_separator(ink.character))
        .take(3);
    let letters = prefix
        .filter(|ink| ink.character.is_alphabetic() && ink.character != 'l')
        .count();
    let is_like = |known: &&str| is_misread(known, &read.value[..3]);
    let enough = match has_known_prefix(&read.value) {
        true => 1,
        false if PREFIXES.iter().any(is_like) => 2,
        false => 3,
    };
    letters >= enough
}

/// Every receipt number: letters that are almost a known prefix become it.
pub(super) fn receipts(region: &[Ink]) -> Vec<Read> {
    case_numbers(region)
        .into_iter()
        .filter_map(as_receipt)
        .map(|read| spared(region, read))
        .collect()
}

/// The letters of IOE are read as digits in many typefaces, and no digit can stand there: such a slip costs nothing, nor
/// does a doubt about them, for no other prefix is like it.
fn spared(region: &[Ink], mut read: Read) -> Read {
    if !read.value.starts_with("IOE") {
        return read;
    }
    let signs: Vec<&Ink> = region[read.from..read.to]
        .iter()
        .filter(|ink| !is_separator(ink.character))
        .collect();
    let (letters, digits) = signs.split_at(3.min(signs.len()));
    let is_slip =
        |(ink, letter): &(&&Ink, char)| as_letter(ink.character) == Some((*letter, false));
    let slips = letters.iter().zip("IOE".chars()).filter(is_slip).count();
    read.repairs = read.repairs.saturating_sub(slips);
    if read.repairs == 0 {
        let sure = digits.iter().map(|ink| ink.confidence);
        read.least_sure = sure.fold(1.0, f32::min);
    }
    read
}

/// A case number as a receipt number, its prefix repaired.
pub(super) fn as_receipt(mut read: Read) -> Option<Read> {
    let prefix: String = read.value.chars().take(3).collect();
    if !is_known(&prefix)
        && let Some((known, repairs)) = nearest_prefix(&prefix)
    {
        read.value.replace_range(..3, known);
        read.repairs += repairs;
    }
    ReceiptNumber::parse(&read.value).ok().map(|_| read)
}

/// The known prefix that three letters were misread from, and how many repairs that is: letters of like shape, or else
/// the only prefix with one letter different.
fn nearest_prefix(read: &str) -> Option<(&'static str, usize)> {
    let alike = PREFIXES.iter().find(|known| is_misread(known, read));
    let off_by_one = |known: &&&str| {
        known
            .chars()
            .zip(read.chars())
            .filter(|(a, b)| a != b)
            .count()
            == 1
    };
    let mut near = PREFIXES.iter().filter(off_by_one);
    let only = match (near.next(), near.next()) {
        (Some(known), None) => Some((*known, 3)),
        _ => None,
    };
    alike.map(|known| (*known, 2)).or(only)
}

/// Whether a receipt number's letters are known ones.
pub(super) fn has_known_prefix(number: &str) -> bool {
    number.get(..3).is_some_and(is_known)
}

fn is_known(prefix: &str) -> bool {
    PREFIXES.contains(&prefix) || prefix.starts_with('Z')
}

/// Whether three letters are a known prefix with one letter misread for one of its shape.
fn is_misread(known: &str, read: &str) -> bool {
    let differing: Vec<(char, char)> = known
        .chars()
        .zip(read.chars())
        .filter(|(a, b)| a != b)
        .collect();
    let is_alike = |pair: &(char, char)| {
        matches!(
            *pair,
            ('O', 'Q' | 'D' | 'C' | 'G' | 'U')
                | ('I', 'T' | 'L' | 'J' | 'F')
                | ('E', 'F' | 'B' | 'L')
                | ('C', 'G' | 'O' | 'L')
                | ('S', 'B' | 'G')
                | ('M', 'N' | 'W' | 'H')
                | ('N', 'M' | 'H')
                | ('W', 'M' | 'V')
                | ('B', 'E' | 'R' | 'S')
                | ('A', 'R' | 'H')
                | ('R', 'K' | 'P' | 'B')
                | ('L', 'I' | 'T')
                | ('Y', 'V' | 'T')
                | ('V', 'Y')
                | ('T', 'I')
        )
    };
    differing.len() == 1 && differing.iter().all(is_alike)
}

/// Every A-Number: `A` and seven to nine digits, or, after a label, the digits alone.
pub(super) fn a_numbers(region: &[Ink], is_labelled: bool) -> Vec<Read> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < region.len() {
        match a_number_at(region, at, is_labelled) {
            Some(read) => {
                at = read.to;
                found.push(read);
            }
            None => at += 1,
        }
    }
    found
}

fn a_number_at(region: &[Ink], at: usize, is_labelled: bool) -> Option<Read> {
    let begins = region[at].begins || at == 0 || !region[at - 1].character.is_alphanumeric();
    if !begins {
        return None;
    }
    let (from, has_letter) = past_letter(region, at);
    if !has_letter && !is_labelled {
        return None;
    }
    let lengths: &[usize] = if has_letter || is_labelled {
        &[9, 8, 7]
    } else {
        &[9]
    };
    let plain = lengths.iter().find_map(|length| {
        let slots = vec![Digit; *length];
        // The letter stands straight before the digits.
        if has_letter {
            read_after(region, from, &slots, 3)
        } else {
            read_at(region, from, &slots, 3)
        }
    });
    let read = plain
        .filter(|read| has_letter || read.value.len() > 7)
        .or_else(|| misread_letter(region, at, is_labelled))?;
    Some(with_letter(region, at, read))
}

/// The character after the `A`, with its signs, and whether there is one.
fn past_letter(region: &[Ink], at: usize) -> (usize, bool) {
    let is_a = matches!(
        region[at].character,
        'A' | 'a' | 'Á' | 'À' | 'Â' | 'Ä' | 'Å' | 'Ã' | 'Ā' | 'Ą'
    );
    let mut from = at + usize::from(is_a);
    while is_a
        && region.get(from).is_some_and(|ink| {
            is_separator(ink.character) || matches!(ink.character, '#' | ':' | '(' | ')')
        })
    {
        from += 1;
    }
    let is_followed = is_a
        && region
            .get(from)
            .is_some_and(|ink| as_digit(ink.character).is_some());
    if is_followed {
        (from, true)
    } else {
        (at, false)
    }
}

/// `4012 345 678`, `R012 345 678`: the letter was read as something else, and groups of three follow; or `4012345678`, for
/// no A-Number has ten digits.
fn misread_letter(region: &[Ink], at: usize, is_labelled: bool) -> Option<Read> {
    let is_alike = matches!(
        region[at].character,
        '4' | 'R' | 'H' | 'n' | 'Λ' | '^' | '@'
    );
    if !is_labelled || !is_alike {
        return None;
    }
    let mut read = read_after(region, at + 1, &[Digit; 9], 2)?;
    let is_grouped = read.printed.contains([' ', '-']);
    let is_whole = read.to == region.len() || region[read.to].begins;
    let is_straight =
        region[at].character == '4' && read.from == at + 1 && !region[read.from].begins;
    read.repairs += if is_grouped { 1 } else { 2 };
    (is_grouped || is_whole && is_straight).then_some(read)
}

/// A number that may have something straight before it.
fn read_after(region: &[Ink], from: usize, slots: &[Slot], repairs_max: usize) -> Option<Read> {
    let mut read = read_at(&region[from..], 0, slots, repairs_max)?;
    read.from += from;
    read.to += from;
    Some(read)
}

fn with_letter(region: &[Ink], at: usize, mut read: Read) -> Read {
    read.value = format!("A{:0>9}", read.value);
    if read.from > at {
        if let Some(first) = read
            .spans
            .first_mut()
            .filter(|span| span.line == region[at].line)
        {
            first.start = region[at].glyph;
        }
        read.printed = format!("A{}{}", gap_text(region, at, read.from), read.printed);
        read.from = at;
    }
    read
}

/// What stands between the letter and the digits.
fn gap_text(region: &[Ink], at: usize, from: usize) -> String {
    let mut text: String = region[at + 1..from]
        .iter()
        .map(|ink| ink.character)
        .collect();
    if region[from].begins {
        text.push(' ');
    }
    text
}

/// Whether a case number of the Department of Labor is there.
pub(super) fn has_labor_case(region: &[Ink]) -> bool {
    let has = |length: usize, is_it: fn(&str) -> bool| {
        let mut stretches = region.windows(length);
        stretches.any(|inks| {
            let text: String = inks.iter().map(|ink| ink.character).collect();
            // A capital I before digits is read as a one.
            let rest = text.strip_prefix(['1', 'l', '|']);
            is_it(&text) || rest.is_some_and(|rest| is_it(&format!("I{rest}")))
        })
    };
    has(LABOR_CASE_LENGTH, |text| {
        LaborCertificationNumber::parse(text).is_ok()
    }) || has(OLD_LABOR_CASE_LENGTH, |text| {
        LegacyPermNumber::parse(text).is_ok()
    })
}

/// Every I-94 number: nine digits, a letter, a digit; or eleven digits.
pub(super) fn i94_numbers(region: &[Ink], is_labelled: bool) -> Vec<Read> {
    let mut newer = [Digit; 11];
    newer[9] = Letter;
    let mut all = Vec::new();
    for at in 0..region.len() {
        let is_letter = |read: &Read| {
            let letter = region[read.from..read.to]
                .iter()
                .filter(|ink| !is_separator(ink.character))
                .nth(9);
            letter.is_some_and(|ink| {
                ink.character.is_ascii_alphabetic()
                    && !matches!(ink.character, 'l' | 'O' | 'o' | 'I')
            })
        };
        let as_newer = read_at(region, at, &newer, 2).filter(is_letter);
        let read = as_newer.or_else(|| {
            if is_labelled {
                read_at(region, at, &[Digit; 11], 2)
            } else {
                None
            }
        });
        all.extend(read.filter(|read| I94Number::parse(&read.value).is_ok()));
    }
    all
}

/// Every SEVIS ID: `N` and ten digits.
pub(super) fn sevis_ids(region: &[Ink]) -> Vec<Read> {
    let mut slots = [Digit; 11];
    slots[0] = Letter;
    let all = read_all(region, &slots, 2);
    all.into_iter()
        .filter(|read| SevisId::parse(&read.value).is_ok())
        .collect()
}

/// A number of so many digits.
pub(super) fn digits(region: &[Ink], count: usize) -> Option<Read> {
    read_all(region, &vec![Digit; count], 2).into_iter().next()
}

/// `AA` and eight letters or digits.
pub(super) fn ds160(region: &[Ink]) -> Option<Read> {
    let mut slots = [Either; 10];
    slots[0] = Is('A');
    slots[1] = Is('A');
    read_all(region, &slots, 0).into_iter().next()
}

/// A Social Security number with its dashes.
pub(super) fn ssn(region: &[Ink]) -> Option<Read> {
    let mut found = read_all(region, &[Digit; 9], 2);
    found.retain(|read| {
        matches!(
            read.printed.as_bytes(),
            [_, _, _, b'-' | b' ', _, _, b'-' | b' ', ..]
        )
    });
    let mut read = found.into_iter().next()?;
    read.value.insert(5, '-');
    read.value.insert(3, '-');
    Some(read)
}

/// A red visa number: eight digits, or a letter and seven.
pub(super) fn visa_number(region: &[Ink]) -> Option<Read> {
    let mut slots = [Digit; 8];
    slots[0] = Either;
    read_all(region, &slots, 0).into_iter().next()
}
