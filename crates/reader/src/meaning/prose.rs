//! Whether words stand as a label or inside a sentence.
//!
//! Invariant: words followed by the rest of a sentence are never a label.
//! Not here: finding the words (`labels`).

use crate::text::Span;

use super::{
    lexicon::Words,
    sheet::{Piece, Sheet},
    strips::Find,
};

/// What words on a page are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// They label a place.
    Label,
    /// A sentence gives the value straight after them.
    Sentence,
    /// They are part of running text.
    Prose,
}

/// Words before a label that make it say something else: "Dear Applicant:", "Lead file:" of the case that others follow,
/// "Parent's Legal Name".
const ANOTHERS: [&str; 6] = ["dear", "lead", "parents", "fathers", "mothers", "spouses"];
/// "What is your A-Number?" asks for what stands below it.
const QUESTIONS: [&str; 4] = ["what", "whats", "cuál", "cual"];
/// "Enter your account number:" asks with a few words.
const ASKED_WORDS_MAX: usize = 3;

/// Says what found words are; `labels` are the places of all labels on the page.
pub(super) fn role(sheet: &Sheet<'_>, find: &Find, labels: &[Span], words: &Words) -> Role {
    let before = before(sheet, find, labels);
    let after = after(sheet, find, labels);
    let sign = sign_after(sheet, find);
    if after.first().is_some_and(|word| is_copula(word))
        && after.get(1).is_some_and(|w| has_digits(w))
    {
        return Role::Sentence;
    }
    if is_question(sheet, find, &before, &after) {
        return Role::Label;
    }
    let is_asked = sign == Some(':') && before.len() <= ASKED_WORDS_MAX;
    let is_in_text = before
        .iter()
        .any(|word| is_lower_word(word) && !is_particle(word));
    let is_anothers = before.last().is_some_and(|word| is_anothers(word));
    if is_open_name(words, &after, sign) || is_anothers {
        return Role::Prose;
    }
    if ends_sentence(sheet, find, &after, words) || (is_in_text && !is_asked) {
        return Role::Prose;
    }
    if is_among_words(&before, &after, sign) {
        return Role::Prose;
    }
    if goes_on(&after, sign) || is_too_short(find, words, &before, &after, sign) {
        return Role::Prose;
    }
    if begins_lower(sheet, find, words)
        && !(before.is_empty() && (after.is_empty() || sign == Some(':')))
    {
        return Role::Prose;
    }
    Role::Label
}

/// Whether the words around a label ask for its value: "What is your USCIS Online Account Number (if any)?"
fn is_question(sheet: &Sheet<'_>, find: &Find, before: &[String], after: &[String]) -> bool {
    let asks = |word: &String| QUESTIONS.contains(&letters(word).as_str());
    let last = sheet.chunk(find.last.chunk).last();
    before.first().is_some_and(asks)
        && after
            .iter()
            .all(|word| is_if_any(word) || letters(word).is_empty())
        && last.is_some_and(|word| sheet.text(word).ends_with('?'))
}

/// Whether a word before a label makes it say something else.
pub(super) fn is_anothers(word: &str) -> bool {
    ANOTHERS.contains(&letters(word).as_str())
}

fn letters(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

/// The words of the chunk before the find, back to the label before it.
pub(super) fn before(sheet: &Sheet<'_>, find: &Find, labels: &[Span]) -> Vec<String> {
    let first = find.spans[0];
    let mut words = Vec::new();
    for piece in sheet.chunk(find.first.chunk) {
        if piece.span.line == first.line && piece.span.end > first.start {
            // A word that the label was read into: "yourUSCIS". A capital one ends another cell: "AuthorizationReceipt
            // Number".
            let part = sheet.part(piece, 0, first.start);
            let part = part.map(|part| sheet.text(&part));
            let is_cell = |part: &String| {
                part.starts_with(char::is_uppercase) && part.ends_with(char::is_lowercase)
            };
            if part.as_ref().is_some_and(is_cell) {
                words.clear();
            } else {
                words.extend(part);
            }
            break;
        }
        if is_label(piece, labels) {
            words.clear();
        } else {
            words.push(sheet.text(piece));
        }
    }
    // What closes before the label belongs to something else.
    if let Some(colon) = words.iter().rposition(|word| word.ends_with(':')) {
        words.drain(..=colon);
    }
    words.retain(|word| !is_enumerator(word));
    words
}

/// The words of the chunk after the find, up to the next label.
fn after(sheet: &Sheet<'_>, find: &Find, labels: &[Span]) -> Vec<String> {
    let last = find.spans[find.spans.len() - 1];
    let chunk = sheet.chunk(find.last.chunk);
    let is_behind = |piece: &&Piece| {
        piece.bounds.left >= find.last.bounds.left
            && (piece.span.line != last.line || piece.span.end > last.end)
    };
    chunk
        .iter()
        .filter(is_behind)
        .take_while(|piece| piece.span.start < last.end || !is_label(piece, labels))
        .map(|piece| {
            let rest = if piece.span.line == last.line {
                last.end
            } else {
                0
            };
            sheet
                .part(piece, rest, piece.span.end)
                .map_or_else(String::new, |part| sheet.text(&part))
        })
        .map(|text| {
            text.trim_start_matches([':', '.', ',', ';', ')', '-'])
                .to_owned()
        })
        .filter(|text| !text.is_empty())
        .collect()
}

fn is_label(piece: &Piece, labels: &[Span]) -> bool {
    labels.iter().any(|span| {
        span.line == piece.span.line && span.start < piece.span.end && piece.span.start < span.end
    })
}

/// The sign straight after the find.
fn sign_after(sheet: &Sheet<'_>, find: &Find) -> Option<char> {
    let last = find.spans[find.spans.len() - 1];
    let glyphs = &sheet.page.lines[last.line].glyphs;
    let rest = glyphs.get(last.end..)?;
    let next = rest
        .iter()
        .map(|glyph| glyph.character)
        .find(|c| !c.is_whitespace())?;
    (!next.is_alphanumeric()).then_some(next)
}

/// A full stop, comma or the like: a label has none, unless it ends with "No.", goes on with ", if any", or dots lead to
/// its value.
fn ends_sentence(sheet: &Sheet<'_>, find: &Find, after: &[String], words: &Words) -> bool {
    let last = find.spans[find.spans.len() - 1];
    let glyphs = &sheet.page.lines[last.line].glyphs;
    let rest = glyphs.get(last.end..).unwrap_or_default();
    let signs: String = rest
        .iter()
        .map(|glyph| glyph.character)
        .filter(|c| !c.is_whitespace())
        .take_while(|c| !c.is_alphanumeric())
        .collect();
    let is_led = signs.matches(['.', '·', '_']).count() >= 3;
    let is_abbreviated = words.printed.ends_with('.');
    let is_if_any = after.first().is_some_and(|word| is_if_any(word));
    signs.starts_with(['.', ',', ';', '?', '!']) && !is_abbreviated && !is_led && !is_if_any
}

/// Words that go on with a sentence, be it printed in capitals; no value begins with one.
const LINKS: [&str; 10] = [
    "AT", "THE", "WITH", "BY", "WILL", "MUST", "MAY", "HAS", "WAS", "FROM",
];

fn goes_on(after: &[String], sign: Option<char>) -> bool {
    let is_closed = sign == Some(':');
    // "(if any)", however it was read.
    let closed = after.iter().take(2).position(|word| word.ends_with(')'));
    let mut after = after[closed.map_or(0, |at| at + 1)..]
        .iter()
        .skip_while(|word| is_if_any(word));
    let goes_on =
        |word: &String| is_lower_word(word) && !is_no_value(word) || LINKS.contains(&word.as_str());
    !is_closed && after.next().is_some_and(goes_on)
}

/// Words on both sides and no number: the middle of a sentence, be it printed in capitals.
fn is_among_words(before: &[String], after: &[String], sign: Option<char>) -> bool {
    let words = |side: &[String]| {
        let has_digit = |word: &String| word.contains(|c: char| c.is_ascii_digit());
        if side.iter().any(has_digit) {
            return 0;
        }
        side.iter()
            .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2)
            .count()
    };
    sign != Some(':') && words(before) >= 3 && words(after) >= 3
}

/// One short word is a label only at the beginning, alone, with a colon, or before a value.
fn is_too_short(
    find: &Find,
    words: &Words,
    before: &[String],
    after: &[String],
    sign: Option<char>,
) -> bool {
    if find.length > 11 || words.printed.trim().contains(' ') {
        return false;
    }
    let is_alone = before.is_empty() && after.is_empty();
    if find.length <= 5 && sign != Some(':') && !words.printed.contains('#') {
        return words.printed.ends_with(':') || !is_alone;
    }
    !before.is_empty() && sign != Some(':')
}

/// Whether the words begin with a small letter where the label is printed with a capital.
pub(super) fn begins_lower(sheet: &Sheet<'_>, find: &Find, words: &Words) -> bool {
    let is_lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let span = find.spans[0];
    let found = sheet.page.lines[span.line].glyphs.get(span.start);
    is_lower(found.map(|glyph| glyph.character)) && !is_lower(words.printed.chars().next())
}

/// "8.", "1.a.", "(b)", "Part": what stands before the question of a form.
fn is_enumerator(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    bare.chars().count() <= 3 && !(bare.len() > 1 && bare.chars().all(char::is_lowercase))
        || matches!(
            word,
            "Part" | "Item" | "Your" | "USCIS" | "Client" | "Client's"
        )
}

/// A word of two letters or more that begins with a small letter.
pub(super) fn is_lower_word(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase)
        && word.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !word.contains(|c: char| c.is_ascii_digit())
}

/// "USCIS Online Account" without "number" is a label only with a colon, alone, or before a number; else it is the
/// beginning of "USCIS Online Account Access Notice".
fn is_open_name(words: &Words, after: &[String], sign: Option<char>) -> bool {
    let is_open = words.printed.ends_with("Account") || words.printed.ends_with("Acct");
    let is_number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
    is_open && sign != Some(':') && !after.first().is_none_or(is_number)
}

/// Small words inside names: "Ana de la Cruz".
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la" | "del" | "da" | "do" | "dos" | "van" | "von" | "der" | "bin" | "al" | "el"
    )
}

fn is_copula(word: &str) -> bool {
    matches!(word.trim_end_matches(':'), "is" | "ls" | "1s")
}

fn has_digits(word: &str) -> bool {
    word.chars().filter(char::is_ascii_digit).count() >= 3
}

/// "(if any)", which belongs to a label.
fn is_if_any(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    matches!(bare.to_lowercase().as_str(), "if" | "any" | "ifany")
}

/// What is printed where there is no value.
pub(super) fn is_no_value(word: &str) -> bool {
    let bare: String = word
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    matches!(
        bare.as_str(),
        "" | "none"
            | "na"
            | "nla"
            | "n1a"
            | "nia"
            | "if"
            | "any"
            | "notavailable"
            | "notapplicable"
    )
}
