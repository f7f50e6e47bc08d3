//! Stretches of a page in which words are looked for: each row, and cells whose words run over two or three lines.
//!
//! Invariant: a find in a stacked strip runs over a line's end; one inside a line belongs to its row.
//! Not here: which words (`lexicon`), what they are (`labels`, `kind`).

use crate::text::{Bounds, Span};

use super::{
    fold::{Folded, Place},
    fuzzy::{Hit, Letters},
    kind::is_prose,
    lexicon::Words,
    sheet::{Piece, Sheet, around, center},
};

/// A stretch of a page.
#[derive(Debug)]
pub(super) struct Strip {
    pieces: Vec<Piece>,
    folded: Folded,
    letters: Letters,
    is_stacked: bool,
    /// Whether it is running text from end to end.
    pub(super) is_prose: bool,
}

/// Words found on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Find {
    /// Where; one span for each line.
    pub(super) spans: Vec<Span>,
    /// First and last word.
    pub(super) first: Piece,
    /// Last word.
    pub(super) last: Piece,
    /// Its rows.
    pub(super) rows: Vec<usize>,
    /// The rectangle around it.
    pub(super) bounds: Bounds,
    /// How many edits away.
    pub(super) distance: usize,
    /// How many folded characters the words have.
    pub(super) length: usize,
}

/// A gap between two words of a label is at most so many line heights.
const GAP_MAX: f32 = 2.2;
/// Most words of a chunk whose words go on below it.
const STACK_WORDS_MAX: usize = 8;
/// Lines of one cell are no further apart than this part of a line height.
const STACK_GAP: f32 = 0.9;
/// Shortest words that are looked for over two lines.
const STACK_LENGTH_MIN: usize = 10;

impl Strip {
    /// Every strip of a page.
    pub(super) fn all(sheet: &Sheet<'_>) -> Vec<Self> {
        let rows = sheet.rows.iter().map(|row| &sheet.words[row.clone()]);
        let mut all: Vec<Self> = rows
            .map(|row| Self::new(sheet, row.to_vec(), false))
            .collect();
        for chunk in 0..sheet.chunks.len() {
            all.extend(stacked(sheet, chunk));
        }
        all
    }

    fn new(sheet: &Sheet<'_>, pieces: Vec<Piece>, is_stacked: bool) -> Self {
        let folded = Folded::of(sheet.page, &pieces);
        let mut chunks = pieces.chunk_by(|a, b| a.chunk == b.chunk);
        Self {
            is_prose: chunks.all(|chunk| chunk.len() >= 8 && is_prose(sheet, chunk)),
            letters: Letters::of(&folded.bytes),
            pieces,
            folded,
            is_stacked,
        }
    }

    /// Where some words stand in it.
    pub(super) fn finds(&self, sheet: &Sheet<'_>, words: &Words) -> Vec<Find> {
        if self.is_stacked && words.length() < STACK_LENGTH_MIN {
            return Vec::new();
        }
        if words.pattern.cannot_be_in(&self.letters, words.edits_max) {
            return Vec::new();
        }
        let text = &self.folded.bytes;
        let fits = |hit: &Hit| {
            let found = &text[hit.start..hit.end];
            self.stands_alone(sheet, hit, words.length())
                && words.agrees(&self.folded, hit.start, hit.end)
                && (hit.distance == 0
                    || (self.cost(words, hit) <= words.edits_max.max(1) && words.ends_agree(found)))
        };
        let hits = words.pattern.hits(text, words.edits_max, fits);
        hits.into_iter()
            .filter_map(|hit| self.find(sheet, words, &hit))
            .collect()
    }

    /// The edits of a hit; words that were joined or split cost as much as a letter.
    fn cost(&self, words: &Words, hit: &Hit) -> usize {
        let ends = self.folded.at[hit.start..hit.end]
            .iter()
            .filter(|place| place.ends);
        hit.distance + ends.count().saturating_sub(1).abs_diff(words.breaks)
    }

    fn find(&self, sheet: &Sheet<'_>, words: &Words, hit: &Hit) -> Option<Find> {
        let (first, last) = (self.folded.at[hit.start], self.folded.at[hit.end - 1]);
        let pieces = &self.pieces[first.piece..=last.piece];
        if self.is_stacked && first.piece > 1 {
            return None;
        }
        if !is_together(pieces)
            || (self.is_stacked && pieces[0].row == pieces[pieces.len() - 1].row)
        {
            return None;
        }
        let spans = spans(pieces, first.glyph, last.glyph + 1);
        let mut rows: Vec<usize> = pieces.iter().map(|piece| piece.row).collect();
        rows.dedup();
        Some(Find {
            bounds: around(spans.iter().map(|span| sheet.page.bounds(*span))),
            spans,
            rows,
            first: pieces[0],
            last: pieces[pieces.len() - 1],
            distance: hit.distance,
            length: words.length(),
        })
    }

    /// Whether a hit begins and ends with words, or words of another look were read into its first or last one.
    fn stands_alone(&self, sheet: &Sheet<'_>, hit: &Hit, length: usize) -> bool {
        let (first, last) = (self.folded.at[hit.start], self.folded.at[hit.end - 1]);
        let begins = || first.begins || changes_before(sheet, first);
        match length {
            0..=9 => first.begins && last.ends,
            10..=15 => begins() && (last.ends || changes_after(sheet, last)),
            _ => last.ends || begins() && changes_after(sheet, last),
        }
    }
}

/// Whether a digit, or a capital after a small letter, follows a glyph.
fn changes_after(sheet: &Sheet<'_>, last: Place) -> bool {
    let glyphs = &sheet.page.lines[last.line].glyphs;
    let next = glyphs.get(last.glyph + 1).map(|glyph| glyph.character);
    next.is_some_and(|c| {
        c.is_ascii_digit() || (c.is_uppercase() && glyphs[last.glyph].character.is_lowercase())
    })
}

/// Whether a glyph is a capital after a small letter: "AuthorizationReceipt Number".
fn changes_before(sheet: &Sheet<'_>, first: Place) -> bool {
    let glyphs = &sheet.page.lines[first.line].glyphs;
    let before = first.glyph.checked_sub(1).map(|at| glyphs[at].character);
    before.is_some_and(char::is_lowercase) && glyphs[first.glyph].character.is_uppercase()
}

fn is_together(pieces: &[Piece]) -> bool {
    pieces.windows(2).all(|pair| {
        let gap = pair[1].bounds.left - pair[0].bounds.right;
        pair[0].row != pair[1].row || gap <= pair[0].bounds.height() * GAP_MAX
    })
}

/// One span for each line that pieces stand on, from one glyph of the first up to another of the last.
fn spans(pieces: &[Piece], start: usize, end: usize) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let mut span = piece.span;
        if index == 0 {
            span.start = start;
        }
        if index + 1 == pieces.len() {
            span.end = end;
        }
        match all.last_mut() {
            Some(last) if last.line == span.line => last.end = span.end,
            _ => all.push(span),
        }
    }
    all
}

/// A chunk with the one or two below it that may go on with its words.
fn stacked(sheet: &Sheet<'_>, chunk: usize) -> Vec<Strip> {
    let mut pieces = sheet.chunk(chunk).to_vec();
    let mut last = chunk;
    let mut all = Vec::new();
    while pieces.len() <= STACK_WORDS_MAX && all.len() < 2 {
        let Some(next) = chunk_below(sheet, last) else {
            break;
        };
        pieces.extend_from_slice(sheet.chunk(next));
        all.push(Strip::new(sheet, pieces.clone(), true));
        last = next;
    }
    all
}

/// The chunk straight below one, in the same cell.
fn chunk_below(sheet: &Sheet<'_>, chunk: usize) -> Option<usize> {
    let upper = sheet.chunk_bounds(chunk);
    let row = sheet.chunk(chunk).first()?.row;
    let next_rows = row + 1..(row + 4).min(sheet.rows.len());
    let chunks = next_rows
        .flat_map(|row| sheet.row(row))
        .map(|piece| piece.chunk);
    chunks
        .into_iter()
        .find(|below| goes_on_in(&upper, &sheet.chunk_bounds(*below)))
}

/// Whether a chunk below another may be the next line of the same cell.
fn goes_on_in(upper: &Bounds, lower: &Bounds) -> bool {
    let gap = lower.top - upper.bottom;
    let is_aligned = (lower.left - upper.left).abs() <= upper.height()
        || (lower.right - upper.right).abs() <= upper.height()
        || (center(lower) - center(upper)).abs() <= upper.height();
    let is_alike = lower.height() < upper.height() * 1.6 && upper.height() < lower.height() * 1.6;
    gap < upper.height() * STACK_GAP && gap > -upper.height() && is_aligned && is_alike
}
