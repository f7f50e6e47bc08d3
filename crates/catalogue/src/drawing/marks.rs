//! Which values are marked: the one looked for with the highlighter, the look-alikes with numbered tags.
//!
//! Invariant: a tag covers no text, no other tag and no mark.
//! Not here: colours and strokes (`svg`, the stylesheet).

use crate::{
    kinds::{Bilingual, Layout, NoticeKind},
    words::{Arrangement, FieldKind, PageFormat},
};

use super::{
    DrawItem, Mark, Rect, Stamp, Tagged, TextRole,
    compose::{Composed, Part},
};

/// Radius of a tag, page units.
pub(super) const TAG_RADIUS: f32 = 5.2;
/// How far a mark reaches beyond its value.
const AROUND: (f32, f32) = (3.0, 2.0);

/// Marks the page for one value looked for.
pub(super) fn marked(
    kind: &NoticeKind,
    page: &mut Composed,
    find: FieldKind,
) -> (Option<Mark>, Vec<Tagged>) {
    let highlight = page.parts.iter().find(|part| part.kind == find).map(mark);
    let found = page.parts.iter().find(|part| part.kind == find);
    for index in found.map(|part| part.texts.clone()).unwrap_or_default() {
        if let Some(DrawItem::Text(text)) = page.items.get_mut(index) {
            text.role = TextRole::Highlighted;
        }
    }
    let mut taken: Vec<Rect> = page.items.iter().flat_map(obstacles).collect();
    taken.extend(highlight.map(|mark| mark.rect));
    let marks: Vec<(u8, Mark)> = confusable(kind, find)
        .filter_map(|(number, field)| {
            let part = page.parts.iter().find(|part| part.kind == field)?;
            Some((number, mark(part)))
        })
        .collect();
    taken.extend(marks.iter().map(|(_, mark)| mark.rect));
    let tagged = marks
        .into_iter()
        .map(|(number, mark)| {
            let tag = tag_place(&mark.rect, &taken, page);
            taken.push(around(tag));
            Tagged { mark, number, tag }
        })
        .collect();
    (highlight, tagged)
}

fn mark(part: &Part) -> Mark {
    Mark {
        rect: part.rect.grown(AROUND.0, AROUND.1),
        field: part.kind,
    }
}

/// The kind's look-alikes with their numbers; the value looked for is none, the account number then is one.
fn confusable(kind: &NoticeKind, find: FieldKind) -> impl Iterator<Item = (u8, FieldKind)> {
    let others = kind.look_alikes.iter().map(|look_alike| look_alike.field);
    let fields = others
        .filter(move |field| *field != find)
        .chain((find != FieldKind::OnlineAccountNumber).then_some(FieldKind::OnlineAccountNumber));
    (1..).zip(fields)
}

/// Texts, photos and cell edges that a tag must keep clear of.
fn obstacles(item: &DrawItem) -> Vec<Rect> {
    match item {
        DrawItem::Text(text) => vec![text.rect()],
        DrawItem::Bars { rect } => vec![*rect],
        DrawItem::Frame { rect, .. } => edges(rect),
        DrawItem::Paragraph { lines } => lines.clone(),
        DrawItem::Line { .. } => Vec::new(),
    }
}

fn edges(rect: &Rect) -> Vec<Rect> {
    let horizontal = |y| Rect {
        y,
        height: 0.6,
        ..*rect
    };
    let vertical = |x| Rect {
        x,
        width: 0.6,
        ..*rect
    };
    vec![
        horizontal(rect.y),
        horizontal(rect.bottom()),
        vertical(rect.x),
        vertical(rect.right()),
    ]
}

fn around((x, y): (f32, f32)) -> Rect {
    Rect {
        x: x - TAG_RADIUS,
        y: y - TAG_RADIUS,
        width: 2.0 * TAG_RADIUS,
        height: 2.0 * TAG_RADIUS,
    }
}

/// The first free place beside the mark: right, along its lower and upper edge, left.
fn tag_place(mark: &Rect, taken: &[Rect], page: &Composed) -> (f32, f32) {
    let away = TAG_RADIUS + 2.2;
    let middle = mark.y + mark.height / 2.0;
    let right = [(mark.right() + away, middle)];
    let left = [(mark.x - away, middle)];
    let along = (0..12u8).flat_map(|step| {
        let x = mark.right() - f32::from(step) * mark.width / 11.0;
        [(x, mark.bottom() + away), (x, mark.y - away)]
    });
    let whole = Rect {
        x: 0.0,
        y: 0.0,
        width: page.width,
        height: page.height,
    };
    let is_free = |place: &(f32, f32)| {
        let rect = around(*place);
        let inside = rect.x >= whole.x
            && rect.y >= whole.y
            && rect.right() <= whole.right()
            && rect.bottom() <= whole.bottom();
        inside && !taken.iter().any(|other| other.touches(&rect))
    };
    let mut places = right.into_iter().chain(along).chain(left);
    places
        .find(is_free)
        .unwrap_or((mark.right() + away, middle))
}

/// The line at the foot that says what this is.
pub(super) fn stamp(layout: &Layout, width: f32, height: f32) -> Stamp {
    let (en, es) = match layout.arrangement {
        Arrangement::Known => (
            "A drawing, not a real paper. Yours may be laid out differently.",
            "Un dibujo, no un papel real. El suyo puede verse distinto.",
        ),
        Arrangement::Partly => (
            "A drawing, not a real paper. Only part of the layout is known.",
            "Un dibujo, no un papel real. Solo se conoce una parte del diseño.",
        ),
        Arrangement::Unknown => (
            "A drawing, not a real paper. The layout is not known.",
            "Un dibujo, no un papel real. No se conoce el diseño.",
        ),
    };
    let above_foot = match layout.format {
        PageFormat::Letter => 13.0,
        PageFormat::Card | PageFormat::Screen | PageFormat::Booklet => 9.0,
    };
    Stamp {
        x: width / 2.0,
        y: height - above_foot,
        size: 7.4,
        text: Bilingual {
            en: en.to_owned(),
            es: es.to_owned(),
        },
    }
}
