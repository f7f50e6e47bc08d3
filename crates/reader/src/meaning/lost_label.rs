//! The account number whose label was not read at all: it stands between the labels that its row is known to have, straight
//! below words that were not read, or is the only one of a paper that always prints it; or something covers both.
//!
//! Invariant: the page's kind prints the number, and nothing but twelve digits as they were read stands there; such a number
//! is never sure.
//! Not here: labels that were hardly read (`faint_label`).

use casekeep_catalogue::{Block, FieldKind, Layout, NoticeKind};

use crate::{edits::distance, text::Bounds};

use super::{
    FoundBy, FoundField,
    confidence::FOUND_MIN,
    fold::fold,
    kind::{Judgement, page_number},
    labels::Occurrence,
    lexicon::{Lexicon, Use},
    numbers,
    relation::Ground,
    shapes::inks,
    sheet::{Piece, Sheet, middle},
    unlabelled::found,
};

/// How sure such a number is.
const BETWEEN: f32 = 0.8;
/// What a kind prints counts when the page is of it with so much confidence.
const SURE_KIND: f32 = 0.5;
/// What covers a label is at least so many line heights wide.
const COVER: f32 = 2.0;
/// A value stands at most so many line heights below the labels of its row.
const BELOW_MAX: f32 = 2.5;

/// The number's label, so many letters of which are its beginning, with one slip in so many.
const LABEL: &str = "USCIS Online Account Number";
const LABEL_MIN: usize = 6;
const LABEL_SLIPS: usize = 5;
/// What appointment notices call it.
const SHORT_LABEL: &str = "ACCOUNT NUMBER";
/// Of a label without its middle so many letters are its beginning; its end has as many as a beginning alone.
const BEGIN_MIN: usize = 2;
/// So many digits are the rest of a number, of so many.
const REST_MIN: usize = 4;
const NUMBER: usize = 12;

/// The number between the labels of its neighbours.
pub(super) fn number(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
) -> Option<FoundField> {
    let gaps = gaps(lexicon, ground, judgement);
    gaps.iter().find_map(|gap| gap.number(ground))
}

/// Whether something covers the place between those labels; `has_ink` says so of a place.
pub(super) fn is_covered(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    has_ink: &dyn Fn(Bounds) -> bool,
) -> bool {
    let gaps = gaps(lexicon, ground, judgement);
    gaps.iter().any(|gap| gap.is_covered(ground, has_ink))
}

/// Whether the beginning of the number's label stands over a few digits: the rest of both is covered or beyond the edge.
pub(super) fn is_torn(ground: &Ground<'_>, has_ink: &dyn Fn(Bounds) -> bool) -> bool {
    let sheet = ground.sheet;
    let is_covered_behind = |digits: &[Piece]| {
        let own = sheet.chunk_bounds(digits[0].chunk);
        has_ink(Bounds {
            left: own.right + own.height(),
            right: own.right + (1.0 + COVER) * own.height(),
            ..own
        })
    };
    let is_over = |words: &[Piece], digits: &[Piece]| {
        let (label, own) = (
            sheet.chunk_bounds(words[0].chunk),
            sheet.chunk_bounds(digits[0].chunk),
        );
        let gap = own.top - label.bottom;
        (label.left - own.left).abs() < own.height()
            && (-0.3 * own.height()..own.height()).contains(&gap)
    };
    let mut all = ground.free.chunk_by(|a, b| a.chunk == b.chunk);
    all.any(|digits| {
        let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
        let is_all = digits.len() == sheet.chunk(digits[0].chunk).len();
        let rest = rest_of_number(&sheet.text_of(digits));
        is_all
            && chunks.any(|words| {
                is_over(words, digits)
                    && (rest >= REST_MIN && begins_label(&sheet.text_of(words))
                        || rest > 0 && is_label_without_middle(sheet, words)
                        || rest > 0
                            && begins_some_label(&sheet.text_of(words))
                            && is_covered_behind(digits))
            })
    })
}

/// How many digits there are of fewer than a whole number, with nothing else.
fn rest_of_number(text: &str) -> usize {
    let is_digit = |c: char| c.is_ascii_digit() || c.is_whitespace();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match text.chars().all(is_digit) && digits < NUMBER {
        true => digits,
        false => 0,
    }
}

/// "US" or "AC", of "USCIS Online Account Number" or "ACCOUNT NUMBER".
fn begins_some_label(text: &str) -> bool {
    let begin = fold(text);
    begin.len() >= BEGIN_MIN
        && [LABEL, SHORT_LABEL]
            .iter()
            .any(|label| fold(label).starts_with(&begin))
}

/// "US" with "Number" behind it in the same row: what was between them is torn out or covered.
fn is_label_without_middle(sheet: &Sheet<'_>, words: &[Piece]) -> bool {
    let (begin, label) = (fold(&sheet.text_of(words)), fold(LABEL));
    let last = words[words.len() - 1];
    let mut behind = sheet.row(last.row).iter();
    let next = behind.find(|piece| piece.bounds.left > last.bounds.right);
    let end = next.map(|next| fold(&sheet.text_of(sheet.chunk(next.chunk))));
    begin.len() >= BEGIN_MIN
        && label.starts_with(&begin)
        && end.is_some_and(|end| end.len() >= LABEL_MIN && label.ends_with(&end))
}

/// "USCIS Onl", and not all of it.
fn begins_label(text: &str) -> bool {
    let (words, label) = (fold(text), fold(LABEL));
    let begins = label.get(..words.len());
    let is_near = |begins: &[u8]| distance(begins, &words) * LABEL_SLIPS <= words.len();
    words.len() >= LABEL_MIN && begins.is_some_and(is_near) && words.len() < label.len()
}

/// The gaps in which the number's box is, by every layout of the page's kind; at an end of a row the one neighbour is
/// enough.
fn gaps<'g>(lexicon: &Lexicon<'_>, ground: &'g Ground<'_>, judgement: &Judgement) -> Vec<Gap<'g>> {
    let Some((kind, _)) = judgement.best else {
        return Vec::new();
    };
    let mut gaps = Vec::new();
    for (kind, row) in rows_of_paper(lexicon, kind) {
        let notice = &lexicon.kinds()[kind];
        let Some(at) = row.iter().position(|field| is_account(notice, *field)) else {
            continue;
        };
        let options = |field: Option<&usize>| -> Vec<Option<&'g Occurrence>> {
            field.map_or_else(
                || vec![None],
                |field| {
                    let of = Use {
                        kind,
                        field: *field,
                    };
                    let all = labels(lexicon, ground, of).into_iter();
                    all.map(Some).collect()
                },
            )
        };
        let lefts = options(at.checked_sub(1).map(|before| &row[before]));
        let rights = options(row.get(at + 1));
        for left in &lefts {
            gaps.extend(rights.iter().filter_map(|right| Gap::new(*left, *right)));
        }
    }
    gaps
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

/// The rows of a kind; where no source describes them, those of the kinds that call themselves alike.
fn rows_of_paper(lexicon: &Lexicon<'_>, kind: usize) -> Vec<(usize, Vec<usize>)> {
    let kinds = lexicon.kinds();
    let own = rows(&kinds[kind]);
    if !own.is_empty() {
        return own.into_iter().map(|row| (kind, row)).collect();
    }
    let names = &kinds[kind].identification.family_titles;
    let is_alike = |other: &NoticeKind| {
        let mut titles = other.identification.family_titles.iter();
        titles.any(|title| names.contains(title))
    };
    let alike = kinds
        .iter()
        .enumerate()
        .filter(|(_, other)| is_alike(other));
    alike
        .flat_map(|(kind, other)| rows(other).into_iter().map(move |row| (kind, row)))
        .collect()
}

/// Whether every layout of a notice has the number's box: then one that was not seen was not read.
pub(super) fn is_always_drawn(kind: &NoticeKind) -> bool {
    let has_box = |layout: &Layout| {
        let mut rows = rows_of_layout(layout).into_iter().flatten();
        rows.any(|field| is_account(kind, field))
    };
    !kind.layouts.is_empty() && kind.layouts.iter().all(has_box)
}

/// The rows in which a kind prints its fields side by side.
fn rows(kind: &NoticeKind) -> Vec<Vec<usize>> {
    kind.layouts.iter().flat_map(rows_of_layout).collect()
}

fn rows_of_layout(layout: &Layout) -> Vec<Vec<usize>> {
    let rows = layout.blocks.iter().flat_map(|block| match block {
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

/// The place between the labels of two neighbours on one line, or beyond the one at an end of it.
struct Gap<'g> {
    /// One of its neighbours.
    one: &'g Occurrence,
    from: f32,
    to: f32,
}

impl<'g> Gap<'g> {
    fn new(left: Option<&'g Occurrence>, right: Option<&'g Occurrence>) -> Option<Self> {
        let one = left.or(right)?;
        let is_level = |other: &Occurrence| {
            let mut rows = other.find.rows.iter();
            rows.any(|row| one.find.rows.contains(row))
        };
        let is_row = [left, right].into_iter().flatten().all(is_level);
        is_row.then(|| Self {
            one,
            from: left.map_or(0.0, |label| label.find.bounds.right),
            to: right.map_or(f32::INFINITY, |label| label.find.bounds.left),
        })
    }

    /// Twelve digits in it, on the line below the labels.
    fn number(&self, ground: &Ground<'_>) -> Option<FoundField> {
        let own = self.one.find.bounds;
        let is_there = |chunk: &&[Piece]| {
            let bounds = ground.sheet.chunk_bounds(chunk[0].chunk);
            let down = middle(&bounds) - middle(&own);
            bounds.left > self.from
                && bounds.right < self.to
                && (0.0..BELOW_MAX * own.height()).contains(&down)
        };
        let chunks = ground.free.chunk_by(|a, b| a.chunk == b.chunk);
        chunks
            .filter(is_there)
            .find_map(|chunk| alone(ground, chunk))
    }

    /// Whether something covers a part of it, on the line of the labels or of their values. At an end of the row, as the kind
    /// is known to print it, another label may follow.
    fn is_covered(&self, ground: &Ground<'_>, has_ink: &dyn Fn(Bounds) -> bool) -> bool {
        let own = self.one.find.bounds;
        let row = ground.on_same_rows(self.one);
        let lefts = row.iter().map(|label| label.find.bounds.left);
        let rights = row.iter().map(|label| label.find.bounds.right);
        let from = rights
            .filter(|right| *right < self.to)
            .fold(self.from, f32::max);
        let to = lefts.filter(|left| *left > from).fold(self.to, f32::min);
        let width = COVER * own.height();
        let places = |left: f32| {
            [0.0, own.height()].map(|down| Bounds {
                left,
                right: left + width,
                top: own.top + down,
                bottom: own.bottom + down,
            })
        };
        let is_open = from == 0.0 || to.is_infinite();
        let lefts =
            std::iter::successors(Some(from + own.height()), |left| Some(left + width / 2.0));
        let mut places = lefts
            .take_while(|left| left + width < to - own.height())
            .flat_map(places);
        !is_open && places.any(|place| !is_written(ground.sheet, &place) && has_ink(place))
    }
}

/// Whether words that were read stand in a place: their ink covers nothing.
fn is_written(sheet: &Sheet<'_>, place: &Bounds) -> bool {
    let is_in = |word: &&Piece| {
        let bounds = word.bounds;
        let line = bounds.top..bounds.bottom;
        line.contains(&middle(place)) && bounds.left < place.right && bounds.right > place.left
    };
    let mut words = sheet.words.iter().filter(is_in);
    words.any(|word| !is_unread(sheet, std::slice::from_ref(word)))
}

/// How sure the only number is of a paper that is known to print it.
const ONLY: f32 = 0.75;
/// Such a number stands above this part of the page's height.
const ONLY_END: f32 = 0.4;

/// The one number of twelve digits that stands alone in the upper part of a page, on a paper that prints none without its
/// label; or right below words that were not read.
pub(super) fn only_number(ground: &Ground<'_>, is_always_printed: bool) -> Option<FoundField> {
    let end = ground.sheet.page.height * ONLY_END;
    let chunks = ground.free.chunk_by(|a, b| a.chunk == b.chunk);
    let may_be = |chunk: &&[Piece]| {
        chunk[0].bounds.top < end && (is_always_printed || is_below_unread(ground, chunk))
    };
    let numbers = chunks.filter(may_be);
    let mut all: Vec<FoundField> = numbers.filter_map(|chunk| alone(ground, chunk)).collect();
    all.dedup_by(|a, b| a.value == b.value);
    let [number] = all.as_mut_slice() else {
        return None;
    };
    number.confidence = number.confidence.min(ONLY);
    all.pop()
}

/// Words that are less sure were not read.
const UNREAD: f32 = 0.7;
/// A label ends at most so many line heights above its value.
const LABEL_ABOVE: f32 = 0.8;

/// Whether words that were not read stand straight above a chunk, as far left.
fn is_below_unread(ground: &Ground<'_>, chunk: &[Piece]) -> bool {
    let sheet = ground.sheet;
    let own = sheet.chunk_bounds(chunk[0].chunk);
    let is_label = |other: &&[Piece]| {
        let bounds = sheet.chunk_bounds(other[0].chunk);
        let gap = own.top - bounds.bottom;
        (bounds.left - own.left).abs() < own.height()
            && middle(&bounds) < own.top
            && gap < LABEL_ABOVE * own.height()
            && bounds.width() > own.width() / 2.0
    };
    let mut chunks = ground.free.chunk_by(|a, b| a.chunk == b.chunk);
    chunks.any(|other| is_label(&other) && is_unread(sheet, other))
}

fn is_unread(sheet: &Sheet<'_>, words: &[Piece]) -> bool {
    let glyphs = words.iter().flat_map(|piece| {
        let glyphs = &sheet.page.lines[piece.span.line].glyphs;
        &glyphs[piece.span.start..piece.span.end]
    });
    let sure: Vec<f32> = glyphs.map(|glyph| glyph.confidence).collect();
    sure.iter().sum::<f32>() < UNREAD * sure.len() as f32
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
