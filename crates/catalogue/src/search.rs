//! Finding a kind by the words printed on the paper.
//!
//! Invariant: rare words count more than common ones; a kind that lacks most of the words is not offered.
//! Not here: reading the words off a scan (reader).

use std::cmp::Reverse;

use crate::{fold::fold, kinds::NoticeKind};

/// No more of a query than this is looked at, in characters.
const LONGEST_QUERY: usize = 400;
/// A kind is offered when the words found weigh this share of all words.
const ENOUGH: f32 = 0.6;

/// The words of one kind, each with the weight of the place it stands in.
struct Vocabulary<'k> {
    kind: &'k NoticeKind,
    lines: Vec<(String, f32)>,
    words: Vec<(String, f32)>,
}

/// Kinds that bear the words, best first.
pub(crate) fn ranked<'k>(kinds: &'k [NoticeKind], query: &str) -> Vec<&'k NoticeKind> {
    let start: String = query.chars().take(LONGEST_QUERY).collect();
    let line = fold(&start);
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let vocabularies: Vec<Vocabulary<'_>> = kinds.iter().map(vocabulary).collect();
    let rarities: Vec<f32> = words.iter().map(|w| rarity(&vocabularies, w)).collect();
    let mut found: Vec<(u32, &NoticeKind)> = vocabularies
        .iter()
        .filter_map(|v| Some((score(v, &line, &words, &rarities)?, v.kind)))
        .collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, kind)| kind).collect()
}

fn vocabulary(kind: &NoticeKind) -> Vocabulary<'_> {
    let id = &kind.identification;
    let labels = kind
        .fields
        .iter()
        .flat_map(|f| f.labels.iter().chain(&f.slips));
    let lines: Vec<(String, f32)> = [&kind.name.en, &kind.name.es]
        .into_iter()
        .chain(&id.titles)
        .chain(&id.title_slips)
        .chain(&id.notice_types)
        .map(|text| (text, 8.0))
        .chain(id.family_titles.iter().map(|text| (text, 5.0)))
        .chain(id.phrases.iter().map(|text| (text, 4.0)))
        .chain(labels.map(|text| (text, 3.0)))
        .chain([&kind.hint.en, &kind.hint.es].map(|text| (text, 2.0)))
        .chain([&kind.description.en, &kind.description.es].map(|text| (text, 1.0)))
        .map(|(text, weight)| (fold(text), weight))
        .collect();
    let words = lines
        .iter()
        .flat_map(|(line, weight)| line.split(' ').map(|word| (word.to_owned(), *weight)))
        .collect();
    Vocabulary { kind, lines, words }
}

/// How rare a word is among the kinds: 0.1 when all have it.
fn rarity(vocabularies: &[Vocabulary<'_>], word: &str) -> f32 {
    let having = vocabularies
        .iter()
        .filter(|v| best_weight(v, word) > 0.0)
        .count();
    #[expect(clippy::cast_precision_loss, reason = "a few dozen kinds")]
    let (all, having) = (vocabularies.len() as f32, having.max(1) as f32);
    (all / having).ln() + 0.1
}

/// Weight of the best place where the word stands; less when only its beginning or a slip of it does.
fn best_weight(vocabulary: &Vocabulary<'_>, word: &str) -> f32 {
    let weights = vocabulary
        .words
        .iter()
        .map(|(other, weight)| weight * likeness(word, other));
    weights.fold(0.0, f32::max)
}

fn likeness(word: &str, other: &str) -> f32 {
    if word == other {
        1.0
    } else if word.len() >= 3 && other.starts_with(word) {
        0.8
    } else if looks_alike(word, other) {
        0.6
    } else {
        0.0
    }
}

/// Whether two words differ only as a text recogniser or a hasty typist would have it.
fn looks_alike(word: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace(['1', 'l'], "i").replace('0', "o");
    let (word, other) = (plain(word), plain(other));
    word == other || (word.len() >= 5 && word.len() == other.len() && differing(&word, &other) <= 1)
}

fn differing(word: &str, other: &str) -> usize {
    word.bytes()
        .zip(other.bytes())
        .filter(|(a, b)| a != b)
        .count()
}

/// A score, or nothing when too few of the words are there.
fn score(vocabulary: &Vocabulary<'_>, line: &str, words: &[&str], rarities: &[f32]) -> Option<u32> {
    let weights = || words.iter().map(|word| best_weight(vocabulary, word));
    let present: f32 = weights()
        .zip(rarities)
        .filter(|(weight, _)| *weight > 0.0)
        .map(|(_, rarity)| rarity)
        .sum();
    let all: f32 = rarities.iter().sum();
    if present < ENOUGH * all || present <= 0.0 {
        return None;
    }
    let scattered: f32 = weights().zip(rarities).map(|(w, rarity)| w * rarity).sum();
    let whole = vocabulary
        .lines
        .iter()
        .filter(|(text, _)| text.contains(line))
        .map(|(text, weight)| if text == line { weight * 2.0 } else { *weight })
        .fold(0.0, f32::max);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive score, kept to a thousandth"
    )]
    Some(((scattered + whole * all) * 1000.0) as u32)
}
