//! The page cut to pieces: words, the rows they stand in, and the chunks between wide gaps.
//!
//! Invariant: words are ordered by row from the top, then from the left; every word lies in one row and one chunk.
//! Not here: what is a label (`labels`), which value belongs to it (`relation`).

use std::ops::Range;

use crate::text::{Bounds, PageText, Span};

/// A word, or what is left of one when a label is cut off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    /// Where it is in the page's lines.
    pub(super) span: Span,
    /// Where it stands.
    pub(super) bounds: Bounds,
    /// Its row, from the top.
    pub(super) row: usize,
    /// Its chunk: words with no wide gap between them.
    pub(super) chunk: usize,
}

/// A page cut to pieces.
#[derive(Debug)]
pub(super) struct Sheet<'p> {
    /// The page.
    pub(super) page: &'p PageText,
    /// Its words.
    pub(super) words: Vec<Piece>,
    /// For each row, its words.
    pub(super) rows: Vec<Range<usize>>,
    /// For each chunk, its words.
    pub(super) chunks: Vec<Range<usize>>,
    /// Usual height of a line.
    pub(super) em: f32,
}

/// A gap wider than so many line heights ends a word even where no space was read.
const WORD_GAP: f32 = 0.9;
/// A gap wider than so many line heights ends a chunk.
const CHUNK_GAP: f32 = 1.1;
/// Runs are in one row when their middles are no further apart than this part of the lower one's height.
const ROW_REACH: f32 = 0.55;

impl<'p> Sheet<'p> {
    /// Cuts a page.
    pub(super) fn of(page: &'p PageText) -> Self {
        let mut words: Vec<Piece> = Vec::new();
        for line in 0..page.lines.len() {
            words.extend(words_of(page, line));
        }
        let rows = into_rows(&mut words);
        let chunks = into_chunks(&mut words, &rows);
        Self {
            page,
            words,
            rows,
            chunks,
            em: usual_height(page),
        }
    }

    /// The text of a piece.
    pub(super) fn text(&self, piece: &Piece) -> String {
        self.page.text(piece.span)
    }

    /// The text of pieces with one space between them.
    pub(super) fn text_of(&self, pieces: &[Piece]) -> String {
        let words: Vec<String> = pieces.iter().map(|piece| self.text(piece)).collect();
        words.join(" ")
    }

    /// The words of a row.
    pub(super) fn row(&self, row: usize) -> &[Piece] {
        self.rows
            .get(row)
            .map_or(&[], |range| &self.words[range.clone()])
    }

    /// The words of a chunk.
    pub(super) fn chunk(&self, chunk: usize) -> &[Piece] {
        self.chunks
            .get(chunk)
            .map_or(&[], |range| &self.words[range.clone()])
    }

    /// The rectangle around a chunk.
    pub(super) fn chunk_bounds(&self, chunk: usize) -> Bounds {
        around(self.chunk(chunk).iter().map(|piece| piece.bounds))
    }

    /// What is left of a piece from one glyph up to another; `None` when that is nothing.
    pub(super) fn part(&self, piece: &Piece, start: usize, end: usize) -> Option<Piece> {
        let start = start.max(piece.span.start);
        let end = end.min(piece.span.end);
        let span = Span {
            start,
            end,
            ..piece.span
        };
        (start < end).then(|| Piece {
            span,
            bounds: self.page.bounds(span),
            ..*piece
        })
    }
}

/// The rectangle around rectangles.
pub(super) fn around(all: impl IntoIterator<Item = Bounds>) -> Bounds {
    let mut all = all.into_iter();
    let first = all.next().unwrap_or(Bounds {
        left: 0.0,
        top: 0.0,
        right: 0.0,
        bottom: 0.0,
    });
    all.fold(first, |whole, one| Bounds {
        left: whole.left.min(one.left),
        top: whole.top.min(one.top),
        right: whole.right.max(one.right),
        bottom: whole.bottom.max(one.bottom),
    })
}

/// Middle between top and bottom.
pub(super) fn middle(bounds: &Bounds) -> f32 {
    f32::midpoint(bounds.top, bounds.bottom)
}

/// Middle between left and right.
pub(super) fn center(bounds: &Bounds) -> f32 {
    f32::midpoint(bounds.left, bounds.right)
}

fn words_of(page: &PageText, line: usize) -> Vec<Piece> {
    let glyphs = &page.lines[line].glyphs;
    let gap_max = page.lines[line].bounds.height() * WORD_GAP;
    let mut words = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        if start < end {
            let span = Span { line, start, end };
            words.push(Piece {
                span,
                bounds: page.bounds(span),
                row: 0,
                chunk: 0,
            });
        }
    };
    for (index, glyph) in glyphs.iter().enumerate() {
        if glyph.character.is_whitespace() {
            push(start, index);
            start = index + 1;
        } else if index > start && glyph.left - glyphs[index - 1].right > gap_max {
            push(start, index);
            start = index;
        }
    }
    push(start, glyphs.len());
    words
}

/// Sorts words by row and from the left, and says which words each row has. A row is a chain of runs, each beside the
/// one before it, so that a page that is not quite straight still has rows.
fn into_rows(words: &mut [Piece]) -> Vec<Range<usize>> {
    let mut runs = runs(words);
    runs.sort_by(|a, b| a.bounds.left.total_cmp(&b.bounds.left));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match nearest_row(&rows, &run) {
            Some(row) => rows[row].push(run),
            None => rows.push(vec![run]),
        }
    }
    rows.sort_by(|a, b| middle(&a[0].bounds).total_cmp(&middle(&b[0].bounds)));
    for (row, runs) in rows.iter().enumerate() {
        for word in runs.iter().flat_map(|run| run.words.clone()) {
            words[word].row = row;
        }
    }
    words.sort_by(|a, b| {
        let by_left = || a.bounds.left.total_cmp(&b.bounds.left);
        a.row.cmp(&b.row).then_with(by_left)
    });
    ranges(words, |a, b| a.row == b.row)
}

/// Words of one line with no wide gap between them.
struct Run {
    words: Range<usize>,
    bounds: Bounds,
}

fn runs(words: &[Piece]) -> Vec<Run> {
    let is_near = |a: &Piece, b: &Piece| {
        a.span.line == b.span.line
            && b.bounds.left - a.bounds.right <= b.bounds.height() * CHUNK_GAP
    };
    ranges(words, is_near)
        .into_iter()
        .map(|range| Run {
            bounds: around(words[range.clone()].iter().map(|word| word.bounds)),
            words: range,
        })
        .collect()
}

/// The row whose last run stands left of a run and level with it; of several the one most level and nearest.
fn nearest_row(rows: &[Vec<Run>], run: &Run) -> Option<usize> {
    let cost = |row: &Vec<Run>| {
        let last = &row[row.len() - 1].bounds;
        let lower = last.height().min(run.bounds.height()).max(1.0);
        let off = (middle(last) - middle(&run.bounds)).abs() / lower;
        let gap = (run.bounds.left - last.right) / lower;
        let is_beside = gap > -1.0 && off <= ROW_REACH;
        is_beside.then_some(off + 0.01 * gap.max(0.0))
    };
    let costs = rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| Some((index, cost(row)?)));
    costs
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

fn into_chunks(words: &mut [Piece], rows: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut chunk = 0;
    for row in rows {
        let mut right = f32::NEG_INFINITY;
        for word in &mut words[row.clone()] {
            if right.is_finite() && word.bounds.left - right > word.bounds.height() * CHUNK_GAP {
                chunk += 1;
            }
            word.chunk = chunk;
            right = right.max(word.bounds.right);
        }
        chunk += 1;
    }
    let ranges = ranges(words, |a, b| a.chunk == b.chunk);
    for (index, range) in ranges.iter().enumerate() {
        for word in &mut words[range.clone()] {
            word.chunk = index;
        }
    }
    ranges
}

/// The runs of words that belong together.
fn ranges(words: &[Piece], is_same: impl Fn(&Piece, &Piece) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for end in 1..=words.len() {
        if end == words.len() || !is_same(&words[end - 1], &words[end]) {
            ranges.push(start..end);
            start = end;
        }
    }
    ranges
}

fn usual_height(page: &PageText) -> f32 {
    let mut heights: Vec<f32> = page.lines.iter().map(|line| line.bounds.height()).collect();
    heights.sort_by(f32::total_cmp);
    heights
        .get(heights.len() / 2)
        .copied()
        .unwrap_or(1.0)
        .max(1.0)
}
