//! The account number whose label was not read at all: it stands between the labels that its row is known to have.
//!
//! Invariant: the page's kind prints such a row, the labels beside it were read, and nothing but twelve digits as they
//! were read stands there; such a number is never sure.
//! Not here: labels that were hardly read (`faint_label`).

use casekeep_catalogue::{Block, FieldKind, NoticeKind};

use super::{
    FoundBy, FoundField,
    confidence::FOUND_MIN,
    kind::{Judgement, page_number},
    labels::Occurrence,
    lexicon::{Lexicon, Use},
    numbers,
    relation::Ground,
    shapes::inks,
    sheet::{Piece, middle},
    unlabelled::found,
};

/// How sure such a number is.
const BETWEEN: f32 = 0.8;
/// What a kind prints counts when the page is of it with so much confidence.
const SURE_KIND: f32 = 0.5;
/// A value stands at most so many line heights below the labels of its row.
const BELOW_MAX: f32 = 2.5;

/// The number between the labels of its neighbours.
pub(super) fn number(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
) -> Option<FoundField> {
    let (kind, _) = judgement.best?;
    let notice = &lexicon.kinds()[kind];
    rows(notice).into_iter().find_map(|row| {
        let at = row.iter().position(|field| is_account(notice, *field))?;
        let occurrences = |field: usize| labels(lexicon, ground, Use { kind, field });
        let before = at.checked_sub(1).map(|at| occurrences(row[at]));
        let after = row.get(at + 1).map(|field| occurrences(*field));
        between(ground, before.as_deref(), after.as_deref())
    })
}

/// Whether a page's kind may have a box for the number in its ruled head and not one label of that head was read: then
/// nobody can say that there is no box.
pub(super) fn is_head_lost(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
) -> bool {
    let Some((kind, sure)) = judgement.best else {
        return false;
    };
    let notice = &lexicon.kinds()[kind];
    let head: Vec<usize> = notice
        .layouts
        .iter()
        .flat_map(|layout| &layout.blocks)
        .filter_map(|block| match block {
            Block::Grid { rows } => Some(rows.iter().flatten().map(|cell| cell.field)),
            _ => None,
        })
        .flatten()
        .collect();
    let may_have_box = head.iter().any(|field| is_account(notice, *field));
    let names_type = |field: usize| {
        let field = notice.fields.get(field);
        field.is_some_and(|field| field.holds.contains(&FieldKind::NoticeType))
    };
    let is_read = |field: &usize| {
        let of = Use {
            kind,
            field: *field,
        };
        !names_type(*field) && !labels(lexicon, ground, of).is_empty()
    };
    let is_first = page_number(ground.sheet).is_none_or(|(number, _)| number == 1);
    may_have_box
        && is_first
        && !judgement.is_continued
        && sure >= SURE_KIND
        && !head.iter().any(is_read)
}

/// The rows in which a kind prints its fields side by side.
fn rows(kind: &NoticeKind) -> Vec<Vec<usize>> {
    let blocks = kind.layouts.iter().flat_map(|layout| &layout.blocks);
    let rows = blocks.flat_map(|block| match block {
        Block::Grid { rows } => rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.field).collect())
            .collect(),
        Block::Lines { columns, cells, .. } => cells
            .chunks(usize::from(*columns).max(1))
            .map(|row| row.iter().map(|cell| cell.field).collect())
            .collect(),
        _ => Vec::new(),
    });
    rows.filter(|row: &Vec<usize>| row.len() > 1).collect()
}

fn is_account(kind: &NoticeKind, field: usize) -> bool {
    kind.fields
        .get(field)
        .is_some_and(|field| field.holds.contains(&FieldKind::OnlineAccountNumber))
}

fn labels<'g>(lexicon: &Lexicon<'_>, ground: &'g Ground<'_>, of: Use) -> Vec<&'g Occurrence> {
    let is_of = |one: &&Occurrence| one.is_label() && lexicon.labels[one.label].uses.contains(&of);
    ground.labels.iter().filter(is_of).collect()
}

/// Twelve digits right of a label of the one before and left of a label of the one after, on the line below them; at an
/// end of a row the one neighbour is enough.
fn between(
    ground: &Ground<'_>,
    before: Option<&[&Occurrence]>,
    after: Option<&[&Occurrence]>,
) -> Option<FoundField> {
    let any = [None];
    let options = |labels: Option<&[&Occurrence]>| -> Vec<Option<Occurrence>> {
        labels.map_or_else(
            || any.to_vec(),
            |all| all.iter().map(|one| Some((*one).clone())).collect(),
        )
    };
    let (lefts, rights) = (options(before), options(after));
    lefts.iter().find_map(|left| {
        rights
            .iter()
            .find_map(|right| in_gap(ground, left.as_ref(), right.as_ref()))
    })
}

fn in_gap(
    ground: &Ground<'_>,
    left: Option<&Occurrence>,
    right: Option<&Occurrence>,
) -> Option<FoundField> {
    let one = left.or(right)?;
    let is_level = |other: &Occurrence| {
        other
            .find
            .rows
            .iter()
            .any(|row| one.find.rows.contains(row))
    };
    if ![left, right].into_iter().flatten().all(is_level) {
        return None;
    }
    let from = left.map_or(0.0, |label| label.find.bounds.right);
    let to = right.map_or(f32::INFINITY, |label| label.find.bounds.left);
    let height = one.find.bounds.height();
    let is_there = |chunk: &&[Piece]| {
        let bounds = ground.sheet.chunk_bounds(chunk[0].chunk);
        let down = middle(&bounds) - middle(&one.find.bounds);
        bounds.left > from && bounds.right < to && (0.0..BELOW_MAX * height).contains(&down)
    };
    let chunks = ground.free.chunk_by(|a, b| a.chunk == b.chunk);
    chunks
        .filter(is_there)
        .find_map(|chunk| alone(ground, chunk))
}

/// A chunk that is twelve digits and nothing else.
fn alone(ground: &Ground<'_>, chunk: &[Piece]) -> Option<FoundField> {
    let region = inks(ground.sheet.page, chunk);
    let is_whole = |from: usize, to: usize| from == 0 && to == region.len();
    let read = numbers::twelve_digits(&region)
        .into_iter()
        .find(|read| read.repairs == 0 && is_whole(read.from, read.to))?;
    let number = found(
        FieldKind::OnlineAccountNumber,
        None,
        read,
        BETWEEN,
        FoundBy::Shape,
    );
    number.filter(|number| number.confidence >= FOUND_MIN)
}
