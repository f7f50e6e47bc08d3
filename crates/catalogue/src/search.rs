//! Finding a kind by the words printed on the paper.
//!
//! Invariant: rare words count more than common ones; a kind that lacks most of the words is not offered.
//! Not here: reading the words off a scan (reader).

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{fold::fold, kinds::NoticeKind};

/// No more of a query than this is looked at, in characters.
const LONGEST_QUERY: usize = 400;
/// No more words of it than this.
const MOST_WORDS: usize = 24;
/// A kind is offered when the words found weigh this share of all words.
const ENOUGH: f32 = 0.6;

/// What one kind prints and is called, folded, each with the weight of the place it stands in.
struct Vocabulary<'k> {
    kind: &'k NoticeKind,
    lines: Vec<(String, f32)>,
    words: Vec<Word>,
}

struct Word {
    text: String,
    plain: String,
    weight: f32,
}

/// How well each word of the query stands on one kind, in the order of the query.
struct Standing<'v, 'k> {
    vocabulary: &'v Vocabulary<'k>,
    weights: Vec<f32>,
}

/// Kinds that bear the words, best first.
pub(crate) fn ranked<'k>(kinds: &'k [NoticeKind], query: &str) -> Vec<&'k NoticeKind> {
    let start: String = query.chars().take(LONGEST_QUERY).collect();
    let line = fold(&start);
    let words: Vec<Word> = line
        .split_whitespace()
        .take(MOST_WORDS)
        .map(|text| Word::new(text, 1.0))
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let vocabularies: Vec<Vocabulary<'_>> = kinds.iter().map(vocabulary).collect();
    let standings: Vec<Standing<'_, '_>> = vocabularies
        .iter()
        .map(|vocabulary| Standing {
            vocabulary,
            weights: words.iter().map(|w| best_weight(vocabulary, w)).collect(),
        })
        .collect();
    let rarities: Vec<f32> = (0..words.len()).map(|i| rarity(&standings, i)).collect();
    let mut found: Vec<(u32, &NoticeKind)> = standings
        .iter()
        .filter_map(|standing| Some((score(standing, &line, &rarities)?, standing.vocabulary.kind)))
        .collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, kind)| kind).collect()
}

impl Word {
    fn new(text: &str, weight: f32) -> Self {
        Self {
            text: text.to_owned(),
            plain: text.replace(['1', 'l'], "i").replace('0', "o"),
            weight,
        }
    }
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
    let words = words(&lines);
    Vocabulary { kind, lines, words }
}

/// Each word once, with its best weight.
fn words(lines: &[(String, f32)]) -> Vec<Word> {
    let mut weights: BTreeMap<&str, f32> = BTreeMap::new();
    for (line, weight) in lines {
        for word in line.split_whitespace() {
            let best = weights.entry(word).or_insert(0.0);
            *best = best.max(*weight);
        }
    }
    let words = weights.into_iter();
    words
        .map(|(text, weight)| Word::new(text, weight))
        .collect()
}

/// Weight of the best place where the word stands; less when only its beginning or a slip of it does.
fn best_weight(vocabulary: &Vocabulary<'_>, word: &Word) -> f32 {
    let weights = vocabulary
        .words
        .iter()
        .map(|other| other.weight * likeness(word, other));
    weights.fold(0.0, f32::max)
}

fn likeness(word: &Word, other: &Word) -> f32 {
    if word.text == other.text {
        1.0
    } else if word.text.len() >= 3 && other.text.starts_with(&word.text) {
        0.8
    } else if looks_alike(&word.plain, &other.plain) {
        0.6
    } else {
        0.0
    }
}

/// Whether two words differ only as a text recogniser or a hasty typist would have it.
fn looks_alike(word: &str, other: &str) -> bool {
    let is_near = || {
        let pairs = word.bytes().zip(other.bytes());
        word.len() >= 5 && pairs.filter(|(a, b)| a != b).count() <= 1
    };
    word == other || (word.len() == other.len() && is_near())
}

/// How rare a word of the query is among the kinds: 0.1 when all have it.
fn rarity(standings: &[Standing<'_, '_>], word: usize) -> f32 {
    let having = standings
        .iter()
        .filter(|standing| standing.weights[word] > 0.0)
        .count();
    #[expect(clippy::cast_precision_loss, reason = "a few dozen kinds")]
    let (all, having) = (standings.len() as f32, having.max(1) as f32);
    (all / having).ln() + 0.1
}

/// A score, or nothing when too few of the words are there.
fn score(standing: &Standing<'_, '_>, line: &str, rarities: &[f32]) -> Option<u32> {
    let weighed = || standing.weights.iter().zip(rarities);
    let all: f32 = rarities.iter().sum();
    let present: f32 = weighed()
        .filter(|(weight, _)| **weight > 0.0)
        .map(|(_, rarity)| rarity)
        .sum();
    if present < ENOUGH * all || present <= 0.0 {
        return None;
    }
    let scattered: f32 = weighed().map(|(weight, rarity)| weight * rarity).sum();
    let whole = standing
        .vocabulary
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
