//! The words of the whole catalogue made ready for looking: every label, title, notice type and phrase.
//!
//! Invariant: nothing here names a kind of paper; all words come from the catalogue, spelled the ways people print
//! "number".
//! Not here: looking for them on a page (`labels`, `kind`).

use std::collections::HashMap;

use casekeep_catalogue::{Catalogue, Field, NoticeKind};

use crate::edits::distance;

use super::{
    fold::{Folded, fold},
    fuzzy::{Pattern, allowed_edits},
    spellings::{self, NamePart},
};

/// Words to look for.
#[derive(Debug)]
pub(super) struct Words {
    /// Ready for looking.
    pub(super) pattern: Pattern,
    /// How many edits away they may be.
    pub(super) edits_max: usize,
    /// As printed.
    pub(super) printed: String,
    /// How many spaces and signs are between their words.
    pub(super) breaks: usize,
    /// Their first and last word, folded.
    first: Vec<u8>,
    last: Vec<u8>,
    /// Whether only their beginning is looked for.
    is_cut: bool,
    /// Parts with a digit or a number sign, folded, each with the byte after it: these must be there as they are.
    pub(super) exact: Vec<Exact>,
}

/// A part of some words that may not differ.
#[derive(Debug)]
pub(super) struct Exact {
    /// The part, folded.
    pub(super) bytes: Vec<u8>,
    /// What follows it; `None` at the end.
    pub(super) next: Option<u8>,
    /// Whether it is a word of its own.
    pub(super) is_word: bool,
}

/// A field that a label belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Use {
    /// Index of the kind in the catalogue.
    pub(super) kind: usize,
    /// Index of the field in the kind.
    pub(super) field: usize,
}

/// A label with the fields it belongs to.
#[derive(Debug)]
pub(super) struct Label {
    /// Its words.
    pub(super) words: Words,
    /// Which part of a name it asks for.
    pub(super) part: Option<NamePart>,
    /// Fields, of every kind that prints it; none for a label of something else.
    pub(super) uses: Vec<Use>,
}

/// What a sign of a kind is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum SignClass {
    /// A title of one kind.
    Title,
    /// A title of a family of kinds.
    Family,
    /// What stands after "Notice Type:".
    NoticeType,
    /// A sentence or a heading.
    Phrase,
}

/// Words that speak for kinds of paper.
#[derive(Debug)]
pub(super) struct Sign {
    /// The words.
    pub(super) words: Words,
    /// What they are.
    pub(super) class: SignClass,
    /// Indexes of the kinds that bear them.
    pub(super) kinds: Vec<usize>,
}

/// All words of a catalogue.
#[derive(Debug)]
pub(super) struct Lexicon<'c> {
    kinds: &'c [NoticeKind],
    /// Labels.
    pub(super) labels: Vec<Label>,
    /// Signs.
    pub(super) signs: Vec<Sign>,
}

impl<'c> Lexicon<'c> {
    /// Makes the words of a catalogue ready.
    pub(super) fn of(catalogue: &'c Catalogue) -> Self {
        let kinds = catalogue.kinds();
        Self {
            kinds,
            labels: labels(kinds),
            signs: signs(kinds),
        }
    }

    /// The kinds of the catalogue.
    pub(super) fn kinds(&self) -> &'c [NoticeKind] {
        self.kinds
    }

    /// The field of a use.
    pub(super) fn field(&self, of: Use) -> &'c Field {
        &self.kinds[of.kind].fields[of.field]
    }
}

impl Words {
    fn new(printed: &str, edits_max: Option<usize>) -> Self {
        let folded = fold(printed);
        let pattern = Pattern::new(&folded);
        let words = printed
            .split(|c: char| !c.is_alphanumeric() && c != '#')
            .map(fold);
        let words: Vec<Vec<u8>> = words.filter(|word| !word.is_empty()).collect();
        let usual = match words.len() {
            // One word is soon another word.
            0 | 1 => allowed_edits(folded.len()).min(folded.len() / 6),
            _ => allowed_edits(pattern.bytes().len()),
        };
        Self {
            edits_max: edits_max.unwrap_or(usual),
            breaks: words.len().saturating_sub(1),
            printed: printed.to_owned(),
            is_cut: folded.len() > pattern.bytes().len(),
            exact: exact_parts(printed),
            first: words.first().cloned().unwrap_or_default(),
            last: words.last().cloned().unwrap_or_default(),
            pattern,
        }
    }

    /// Whether the first and the last word of a stretch are nearly the first and last of these words: slips do not
    /// heap up in one word.
    pub(super) fn ends_agree(&self, found: &[u8]) -> bool {
        let is_near = |word: &[u8], part: &[u8]| {
            let edits_max = (word.len() / 4).max(1);
            distance(word, part) <= edits_max + usize::from(word.len() != part.len())
        };
        let last = self.last.len().min(found.len());
        let first = self.first.len().min(found.len());
        self.is_cut
            || (is_near(&self.first, &found[..first])
                && is_near(&self.last, &found[found.len() - last..]))
    }

    /// How many folded characters they have.
    pub(super) fn length(&self) -> usize {
        self.pattern.bytes().len()
    }

    /// Whether a stretch of folded text has every part that may not differ.
    pub(super) fn agrees(&self, text: &Folded, start: usize, end: usize) -> bool {
        if self.is_cut {
            return true;
        }
        let found = &text.bytes[start..end];
        self.exact.iter().all(|part| {
            let length = part.bytes.len();
            found.windows(length).enumerate().any(|(at, window)| {
                is_same_part(&part.bytes, window)
                    && (!part.is_word || text.at[start + at].begins)
                    && (part.next.is_none() || found.get(at + length).copied() == part.next)
            })
        })
    }
}

/// Whether a stretch is a part that may not differ; its last letter may be read as one of its shape, which is no other
/// form's letter.
fn is_same_part(part: &[u8], found: &[u8]) -> bool {
    let (Some((wanted, rest)), Some((read, others))) = (part.split_last(), found.split_last())
    else {
        return false;
    };
    let is_alike = matches!(
        (wanted, read),
        (b'a', b'4' | b'r' | b'h')
            | (b'c', b'g' | b'o' | b'q')
            | (b'd', b'o' | b'q')
            | (b'f', b'p' | b't')
    );
    rest == others && (wanted == read || (rest.len() >= 3 && is_alike))
}

/// The words of a text that have a digit or a number sign.
fn exact_parts(printed: &str) -> Vec<Exact> {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let mut parts = Vec::new();
    for (index, word) in words.iter().enumerate() {
        // The letters before a number are often lost; the number and what follows it tell forms apart.
        let abbreviated = ["No.", "Num."].iter().find_map(|short| word.find(short));
        if let Some(at) = word
            .find(|c: char| c.is_ascii_digit() || c == '#')
            .or(abbreviated)
        {
            let rest: String = words[index + 1..].concat();
            parts.push(Exact {
                bytes: fold(&word[at..]),
                next: fold(&rest).first().copied(),
                is_word: at == 0 && word.starts_with('N'),
            });
        }
    }
    parts
}

fn labels(kinds: &[NoticeKind]) -> Vec<Label> {
    let mut all: Vec<Label> = Vec::new();
    let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
    for (kind, notice) in kinds.iter().enumerate() {
        for (field, entry) in notice.fields.iter().enumerate() {
            let of = Use { kind, field };
            for (spelling, edits_max) in spellings(entry) {
                let index = *known.entry(fold(&spelling)).or_insert_with(|| {
                    all.push(Label {
                        words: Words::new(&spelling, edits_max),
                        part: None,
                        uses: Vec::new(),
                    });
                    all.len() - 1
                });
                if !all[index].uses.contains(&of) {
                    all[index].uses.push(of);
                }
            }
        }
    }
    for (part, label) in spellings::parts() {
        match known.get(&fold(label)) {
            Some(index) => all[*index].part = Some(part),
            None => all.push(Label {
                part: Some(part),
                ..unused(label)
            }),
        }
    }
    let foreign = spellings::FOREIGN
        .iter()
        .filter(|label| !known.contains_key(&fold(label)));
    all.extend(foreign.map(|label| unused(label)));
    all
}

/// A label of no field.
fn unused(label: &str) -> Label {
    Label {
        words: Words::new(label, None),
        part: None,
        uses: Vec::new(),
    }
}

/// Every spelling of a field's labels, with how far text may be from it where that is not the usual.
fn spellings(field: &Field) -> Vec<(String, Option<usize>)> {
    let mut all = Vec::new();
    let others = spellings::of(field).into_iter().map(str::to_owned);
    for label in field.labels.iter().cloned().chain(others) {
        // "USCIS A#" is a slip away from "USCIS OAN".
        all.push((label.clone(), label.ends_with("OAN").then_some(0)));
        for other in other_spellings(&label) {
            // A short spelling is no longer itself when a letter differs.
            let edits_max = (fold(&other).len() < 10).then_some(0);
            all.push((other, edits_max));
        }
    }
    all.extend(field.slips.iter().map(|slip| (slip.clone(), Some(0))));
    all
}

/// The ways in which "number" is printed, and in which its sign is misread.
fn other_spellings(label: &str) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(at) = label.to_lowercase().rfind("number") {
        let (before, after) = (&label[..at], &label[at + "number".len()..]);
        for other in ["#", "No.", "Num."] {
            all.push(format!("{before}{other}{after}"));
        }
    }
    if let Some(before) = label.strip_suffix('#') {
        for other in [" Number", " No.", "H", "4", "ff", "a", "N"] {
            all.push(format!("{before}{other}"));
        }
    }
    if label.contains("Account") {
        let short: Vec<String> = all
            .iter()
            .map(|other| other.replace("Account", "Acct"))
            .collect();
        all.push(label.replace("Account", "Acct"));
        all.extend(short);
    }
    all.retain(|other| fold(other).len() > 4);
    all
}

/// A short name with digits is another name when one of them differs.
fn edits_of_sign(text: &str) -> Option<usize> {
    (text.contains(|c: char| c.is_ascii_digit()) && fold(text).len() <= 9).then_some(0)
}

fn signs(kinds: &[NoticeKind]) -> Vec<Sign> {
    let mut all: Vec<Sign> = Vec::new();
    let mut known: HashMap<(SignClass, Vec<u8>), usize> = HashMap::new();
    for (kind, notice) in kinds.iter().enumerate() {
        let identify = &notice.identification;
        let listed = [
            (SignClass::Title, &identify.titles),
            (SignClass::Family, &identify.family_titles),
            (SignClass::NoticeType, &identify.notice_types),
            (SignClass::Phrase, &identify.phrases),
        ];
        for (class, texts) in listed {
            for text in texts {
                let index = *known.entry((class, fold(text))).or_insert_with(|| {
                    all.push(Sign {
                        words: Words::new(text, edits_of_sign(text)),
                        class,
                        kinds: Vec::new(),
                    });
                    all.len() - 1
                });
                if !all[index].kinds.contains(&kind) {
                    all[index].kinds.push(kind);
                }
            }
        }
    }
    all
}
