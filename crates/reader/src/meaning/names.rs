//! Values that are words: names, places, forms, classes, codes.
//!
//! Invariant: words are given as printed; a form's number and a class are repaired by their shape, and in a name a zero
//! among letters is the round letter and a one the tall one, for no name has a digit.
//! Not here: numbers (`numbers`), dates (`dates`).

use casekeep_domain::forms::FormNumber;

use super::{
    dates::least_sure,
    prose::{is_lower_word, is_no_value},
    shapes::{Ink, Read, as_digit, as_letter, inks, is_separator, printed},
    sheet::{Piece, Sheet},
};

/// Words of a region as a value.
pub(super) fn words(sheet: &Sheet<'_>, pieces: &[Piece]) -> Option<Read> {
    let pieces = trimmed(sheet, pieces);
    let region = inks(sheet.page, &pieces);
    if region.is_empty() {
        return None;
    }
    let (text, spans) = printed(&region, &[]);
    let text = text
        .trim_start_matches([':', '-', '.', ' '])
        .trim_end_matches([':', ' '])
        .to_owned();
    (!is_no_value(&text)).then(|| Read {
        value: text.clone(),
        printed: text,
        spans,
        repairs: 0,
        least_sure: least_sure(&region),
        from: 0,
        to: region.len(),
    })
}

/// Pieces without those of signs alone at the beginning.
pub(super) fn trimmed(sheet: &Sheet<'_>, pieces: &[Piece]) -> Vec<Piece> {
    let is_sign = |piece: &&Piece| !sheet.text(piece).contains(char::is_alphanumeric);
    pieces.iter().skip_while(is_sign).copied().collect()
}

/// Words of what is asked for, or of a sentence, and of no name.
const NO_NAMES: [&str; 11] = [
    "your",
    "form",
    "application",
    "number",
    "a-number",
    "name",
    "names",
    "address",
    "signature",
    "information",
    "about",
];

/// A person's or a firm's name: words that are mostly letters, none of running text.
pub(super) fn name(sheet: &Sheet<'_>, pieces: &[Piece]) -> Option<Read> {
    let pieces = without_hints(sheet, pieces);
    if pieces
        .first()
        .is_some_and(|first| is_item(&sheet.text(first)))
    {
        return None;
    }
    let pieces: Vec<Piece> = pieces
        .into_iter()
        .filter(|piece| is_name_part(&sheet.text(piece)))
        .collect();
    let read = with_letters(words(sheet, &pieces)?);
    let letters = read.value.chars().filter(|c| c.is_alphabetic()).count();
    let has_digit = read.value.contains(|c: char| c.is_ascii_digit());
    let is_form = has_digit && form(sheet, &pieces).is_some_and(|form| form.from == 0);
    let is_name = letters >= 2
        && !is_form
        && !read.value.contains(':')
        && letters * 3 >= read.value.chars().filter(|c| !c.is_whitespace()).count() * 2;
    let is_prose = read
        .value
        .split(' ')
        .filter(|word| is_lower_word(word))
        .count()
        >= 2;
    let is_question = read
        .value
        .split(' ')
        .any(|word| NO_NAMES.contains(&word.to_lowercase().as_str()));
    (is_name && !is_prose && !is_question && read.value.split(' ').count() <= 8).then_some(read)
}

/// A name with its zeros and ones read as letters, each at the price of a repair.
fn with_letters(mut read: Read) -> Read {
    let characters: Vec<char> = read.value.chars().collect();
    let is_letter = |at: usize| characters.get(at).is_some_and(|c| c.is_alphabetic());
    let is_small = |at: usize| characters.get(at).is_some_and(|c| c.is_lowercase());
    let letter = |at: usize| {
        let before = at.checked_sub(1);
        let is_after = before.is_some_and(is_letter);
        let is_before =
            is_letter(at + 1) || (characters.get(at + 1) == Some(&'\'') && is_letter(at + 2));
        match characters[at] {
            '0' if is_after || is_before => 'O',
            '1' if before.is_some_and(is_small) => 'l',
            '1' if is_after => 'I',
            other => other,
        }
    };
    let value: String = (0..characters.len()).map(letter).collect();
    let pairs = value.chars().zip(read.value.chars());
    let repaired = pairs.filter(|(a, b)| a != b).count();
    if repaired > 0 {
        read.repairs += repaired;
        read.printed.clone_from(&value);
        read.value = value;
    }
    read
}

/// Pieces without what stands in brackets: "(First Name)" says what to write.
fn without_hints(sheet: &Sheet<'_>, pieces: &[Piece]) -> Vec<Piece> {
    let mut is_inside = false;
    let is_text = |piece: &&Piece| {
        let text = sheet.text(piece);
        is_inside |= text.starts_with('(');
        let is_hint = is_inside;
        is_inside &= !text.contains(')');
        !is_hint
    };
    pieces.iter().filter(is_text).copied().collect()
}

/// "10.", "1.c.", "7.a": what stands before the next question of a form.
pub(super) fn is_item(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    if bare != word && bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_digit()) {
        return !bare.is_empty();
    }
    let mut parts = bare.split('.');
    let is_number = |part: &str| {
        (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit() || c == 'l')
    };
    let is_letter = |part: &str| part.len() == 1 && part.chars().all(char::is_alphabetic);
    let (number, letter) = (parts.next(), parts.next());
    parts.next().is_none() && number.is_some_and(is_number) && letter.is_some_and(is_letter)
}

fn is_name_part(word: &str) -> bool {
    // "A/", "A#": the rest of an A-Number that stands before the name.
    let is_sign_of_number = matches!(word, "A/" | "A#" | "A-");
    !is_sign_of_number && (word.chars().any(char::is_alphabetic) || word == "," || word == "-")
}

/// Forms whose number has two digits; any other lost one (uscis.gov/forms/all-forms, by number).
const TWO_DIGITS: [(&str, &str); 4] = [("I", "90"), ("G", "28"), ("AR", "11"), ("I", "20")];

/// A form's number at the beginning of a cell that names a form.
pub(super) fn form(sheet: &Sheet<'_>, pieces: &[Piece]) -> Option<Read> {
    let region = inks(sheet.page, pieces);
    let starts = (0..region.len()).filter(|at| {
        region[*at].begins || *at == 0 || !region[*at - 1].character.is_alphanumeric()
    });
    starts.take(6).find_map(|at| form_at(&region, at))
}

/// `I485`, `I-485`, `1485`, `Il29`, `N400`: a series, two or three digits, perhaps a letter.
fn form_at(region: &[Ink], at: usize) -> Option<Read> {
    let (series, mut to, mut repairs) = series(region, at)?;
    while region
        .get(to)
        .is_some_and(|ink| is_separator(ink.character))
    {
        to += 1;
    }
    let mut number = String::new();
    while number.len() < 3 {
        let Some(ink) = region
            .get(to)
            .filter(|ink| number.is_empty() || !ink.begins)
        else {
            break;
        };
        let Some((digit, is_sure)) =
            as_digit(ink.character).filter(|_| may_be_digit(region, to, number.len()))
        else {
            break;
        };
        repairs += usize::from(!is_sure);
        number.push(digit);
        to += 1;
    }
    let mut suffix = String::new();
    while let Some(ink) = region
        .get(to)
        .filter(|ink| !ink.begins && ink.character.is_ascii_uppercase())
    {
        suffix.push(ink.character);
        to += 1;
    }
    let is_cut = region
        .get(to)
        .is_some_and(|ink| !ink.begins && ink.character.is_alphanumeric());
    if number.len() < 2 || suffix.len() > 1 || is_cut || repairs > 2 {
        return None;
    }
    if number.len() == 2 && !TWO_DIGITS.contains(&(series, number.as_str())) {
        return None;
    }
    let form = FormNumber::parse(&format!("{series}{number}{suffix}")).ok()?;
    let (text, spans) = printed(&region[at..to], &[]);
    Some(Read {
        value: form.as_str().to_owned(),
        printed: text,
        spans,
        repairs,
        least_sure: least_sure(&region[at..to]),
        from: at,
        to,
    })
}

/// A letter inside a number stands between digits, or is no capital that ends it.
fn may_be_digit(region: &[Ink], at: usize, digits: usize) -> bool {
    let next_is_digit = region
        .get(at + 1)
        .is_some_and(|ink| !ink.begins && ink.character.is_ascii_digit());
    let is_third = digits == 2;
    region[at].character.is_ascii_digit()
        || next_is_digit
        || is_third
        || !region[at].character.is_ascii_uppercase()
}

/// The letters of a form's series: what they are, the character after them, how many were repaired.
fn series(region: &[Ink], at: usize) -> Option<(&'static str, usize, usize)> {
    let text: String = region
        .iter()
        .skip(at)
        .take(4)
        .map(|ink| ink.character.to_ascii_uppercase())
        .collect();
    for known in ["EOIR", "DS", "AR"] {
        if text.starts_with(known) {
            return Some((known, at + known.len(), 0));
        }
    }
    let next = region.get(at + 1)?;
    // The stroke of the I was read twice: "I1-90".
    let is_twice = matches!(text.as_bytes(), [b'I', b'1' | b'L' | b'I', b'-', ..]);
    if is_twice {
        return Some(("I", at + 2, 1));
    }
    let is_number = as_digit(next.character).is_some() || is_separator(next.character);
    let found = match region[at].character {
        'I' => ("I", 0),
        'N' => ("N", 0),
        'G' => ("G", 0),
        '1' | 'l' | '|' | 'i' | '!' | 'T' => ("I", 1),
        _ => return None,
    };
    is_number.then_some((found.0, at + 1, found.1))
}

/// A class of admission or a category: up to three letters, then perhaps digits: `H1B`, `F1`, `IR6`, `C09`.
pub(super) fn class(sheet: &Sheet<'_>, pieces: &[Piece]) -> Option<Read> {
    let first = trimmed(sheet, pieces).into_iter().next()?;
    let mut read = words(sheet, &[first])?;
    read.value = read
        .value
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned();
    read.printed.clone_from(&read.value);
    let has_letter = read.value.chars().any(|c| c.is_ascii_uppercase());
    let fits = (1..=5).contains(&read.value.len())
        && read
            .value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-');
    (has_letter && fits).then_some(read)
}

/// `C09`, `(c)(9)`: a letter, two digits, perhaps a letter.
pub(super) fn category(sheet: &Sheet<'_>, pieces: &[Piece]) -> Option<Read> {
    let first = trimmed(sheet, pieces).into_iter().next()?;
    let mut read = words(sheet, &[first])?;
    let bare: Vec<char> = read.value.chars().filter(|c| c.is_alphanumeric()).collect();
    let (letter, rest) = bare.split_first()?;
    let (letter, is_sure) = as_letter(*letter)?;
    let mut digits = String::new();
    let mut end = String::new();
    for c in rest {
        match as_digit(*c) {
            Some((digit, is_digit)) if digits.len() < 2 && (is_digit || digits.len() < 2) => {
                read.repairs += usize::from(!is_digit);
                digits.push(digit);
            }
            _ => end.push(*c),
        }
    }
    read.repairs += usize::from(!is_sure);
    let fits = (1..=2).contains(&digits.len()) && end.len() <= 1 && letter.is_ascii_uppercase();
    read.value = format!("{letter}{digits:0>2}{end}");
    fits.then_some(read)
}

/// A code of letters and digits, as printed.
pub(super) fn code(
    sheet: &Sheet<'_>,
    pieces: &[Piece],
    lengths: std::ops::RangeInclusive<usize>,
) -> Option<Read> {
    let pieces = trimmed(sheet, pieces);
    let first = pieces.first()?;
    // A code in groups is one code; a colon or another row ends it.
    let group: Vec<Piece> = pieces
        .iter()
        .take_while(|piece| {
            piece.row == first.row && piece.chunk == first.chunk && is_code_part(&sheet.text(piece))
        })
        .copied()
        .collect();
    let read = words(sheet, &group)?;
    let signs = read.value.chars().filter(|c| c.is_alphanumeric()).count();
    let has_digit = read.value.chars().any(|c| c.is_ascii_digit());
    let is_mixed = has_digit || read.value.chars().skip(1).any(char::is_uppercase);
    (lengths.contains(&signs) && is_mixed).then_some(read)
}

fn is_code_part(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_ascii_alphanumeric() || is_separator(c) || c == ':')
        && !(is_lower_word(word) && word.chars().all(char::is_lowercase))
}
