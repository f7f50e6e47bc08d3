//! Labels on a page: every spelling of the whole catalogue, wherever it is printed.
//!
//! Invariant: no two labels share a glyph; of overlapping ones the longer and better read is kept.
//! Not here: whether words are a sentence (`prose`), what stands beside a label (`relation`).

use crate::text::Span;

use super::{
    lexicon::Lexicon,
    prose::{Role, before, role},
    sheet::{Piece, Sheet},
    strips::{Find, Strip},
};

/// A label found on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Occurrence {
    /// Index into the lexicon's labels.
    pub(super) label: usize,
    /// Where.
    pub(super) find: Find,
    /// Whether it labels a place or is part of a sentence.
    pub(super) role: Role,
    /// Whether nothing but other labels stands before it in its chunk.
    pub(super) is_first: bool,
}

impl Occurrence {
    /// How well it was read, 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a label is short")]
    pub(super) fn quality(&self) -> f32 {
        1.0 - self.find.distance as f32 / self.find.length.max(1) as f32
    }

    /// Whether it stands as a label.
    pub(super) fn is_label(&self) -> bool {
        self.role == Role::Label
    }
}

/// In running text only the longer labels are of interest: those that a sentence may give a value with.
const IN_PROSE_MIN: usize = 17;

/// Every label on a page, from the top.
pub(super) fn find_all(
    lexicon: &Lexicon<'_>,
    sheet: &Sheet<'_>,
    strips: &[Strip],
) -> Vec<Occurrence> {
    let mut finds: Vec<(usize, Find)> = Vec::new();
    for (index, label) in lexicon.labels.iter().enumerate() {
        let is_long = label.words.length() >= IN_PROSE_MIN;
        for strip in strips.iter().filter(|strip| is_long || !strip.is_prose) {
            let found = strip.finds(sheet, &label.words);
            finds.extend(found.into_iter().map(|find| (index, find)));
        }
    }
    let kept = without_overlaps(finds);
    let words_of = |label: usize| &lexicon.labels[label].words;
    let spans: Vec<Span> = (kept.iter())
        .flat_map(|(_, find)| find.spans.clone())
        .collect();
    // What is part of a sentence for sure bounds no words of its neighbours.
    let spans: Vec<Span> = (kept.iter())
        .filter(|(label, find)| role(sheet, find, &spans, words_of(*label)) != Role::Prose)
        .flat_map(|(_, find)| find.spans.clone())
        .collect();
    let with_role = |(label, find): (usize, Find)| {
        let role = role(sheet, &find, &spans, words_of(label));
        let is_first = before(sheet, &find, &spans).is_empty();
        Occurrence {
            label,
            find,
            role,
            is_first,
        }
    };
    let mut all: Vec<Occurrence> = kept.into_iter().map(with_role).collect();
    all.sort_by_key(|one| {
        (
            one.find.first.row,
            one.find.first.span.line,
            one.find.first.span.start,
        )
    });
    all
}

/// Keeps the best of finds that share glyphs.
pub(super) fn without_overlaps(mut finds: Vec<(usize, Find)>) -> Vec<(usize, Find)> {
    // Words that run on to the next line have to be read well, or a value is taken for a part of its label.
    let worth = |find: &Find| {
        let slip = if find.rows.len() > 1 { 4 } else { 2 };
        find.length.saturating_sub(find.distance * slip)
    };
    finds.sort_by_key(|(_, find)| std::cmp::Reverse(worth(find)));
    let mut kept: Vec<(usize, Find)> = Vec::new();
    for (index, find) in finds {
        let is_free = kept
            .iter()
            .all(|(_, other)| !overlap(&other.spans, &find.spans));
        if is_free {
            kept.push((index, find));
        }
    }
    kept
}

/// Whether two finds share a glyph.
pub(super) fn overlap(some: &[Span], others: &[Span]) -> bool {
    some.iter().any(|a| {
        others
            .iter()
            .any(|b| a.line == b.line && a.start < b.end && b.start < a.end)
    })
}

/// The words of a page without those of its labels, in the page's order.
pub(super) fn free_pieces(sheet: &Sheet<'_>, labels: &[Occurrence]) -> Vec<Piece> {
    let mut free = Vec::new();
    for word in &sheet.words {
        let mut start = word.span.start;
        let mut cuts: Vec<Span> = labels
            .iter()
            .filter(|one| one.role != Role::Prose)
            .flat_map(|one| one.find.spans.iter().copied())
            .filter(|span| span.line == word.span.line)
            .filter(|span| span.start < word.span.end && span.end > word.span.start)
            .collect();
        cuts.sort_by_key(|span| span.start);
        for cut in cuts {
            free.extend(sheet.part(word, start, cut.start));
            start = start.max(cut.end);
        }
        free.extend(sheet.part(word, start, word.span.end));
    }
    free
}
