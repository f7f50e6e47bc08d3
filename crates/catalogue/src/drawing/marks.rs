//! Which values are marked: the one looked for with the highlighter, the look-alikes with numbered tags.
//!
//! Invariant: a tag covers no text, no other tag and no mark.
//! Not here: colours and strokes (`svg`, the stylesheet).

use crate::{
    kinds::{Bilingual, Layout, LookAlike, NoticeKind},
    words::{Arrangement, FieldKind, PageFormat, Party},
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
    let wanted = wanted(kind, &page.parts, find);
    let highlight = wanted.map(mark);
    for index in wanted.map(|part| part.texts.clone()).unwrap_or_default() {
        if let Some(DrawItem::Text(text)) = page.items.get_mut(index) {
            text.role = TextRole::Highlighted;
        }
    }
    let mut taken: Vec<Rect> = page.items.iter().flat_map(obstacles).collect();
    taken.extend(highlight.map(|mark| mark.rect));
    let marks: Vec<(u8, Mark)> = (1..)
        .zip(look_alikes(kind, find))
        .filter_map(|(number, other)| Some((number, mark(shown(kind, &page.parts, &other)?))))
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

/// The value looked for: the immigrant's own first, the lawyer's last.
pub(super) fn wanted<'p>(
    kind: &NoticeKind,
    parts: &'p [Part],
    find: FieldKind,
) -> Option<&'p Part> {
    let distance = |part: &&Part| match party(kind, part) {
        Some(Party::Applicant | Party::Beneficiary) => 0,
        None => 1,
        Some(Party::Petitioner) => 2,
        Some(Party::Representative) => 3,
    };
    parts
        .iter()
        .filter(|part| part.kind == find)
        .min_by_key(distance)
}

fn party(kind: &NoticeKind, part: &Part) -> Option<Party> {
    kind.fields.get(part.field).and_then(|field| field.party)
}

/// The part that shows a look-alike: with the same sample where there is one.
fn shown<'p>(kind: &NoticeKind, parts: &'p [Part], other: &LookAlike) -> Option<&'p Part> {
    let is_it = |part: &&Part| {
        part.kind == other.field && (other.party.is_none() || party(kind, part) == other.party)
    };
    let mut all = parts.iter().filter(is_it);
    let same = all.clone().find(|part| part.sample == other.sample);
    same.or_else(|| all.next())
}

/// What a value is taken for on a paper, in the order of the tags in its drawing.
///
/// When another value than the online account number is looked for, that number joins the list.
#[must_use]
pub fn look_alikes(kind: &NoticeKind, find: FieldKind) -> Vec<LookAlike> {
    const ACCOUNT: FieldKind = FieldKind::OnlineAccountNumber;
    let is_other = |other: &&LookAlike| other.field != find || other.party.is_some();
    let mut others: Vec<LookAlike> = kind.look_alikes.iter().filter(is_other).cloned().collect();
    let own = kind
        .fields_holding(ACCOUNT)
        .filter(|field| field.party != Some(Party::Representative))
        .flat_map(|field| &field.samples)
        .find(|sample| sample.kind == Some(ACCOUNT));
    others.extend(own.filter(|_| find != ACCOUNT).map(|sample| LookAlike {
        field: ACCOUNT,
        party: None,
        sample: sample.text.clone(),
        explanation: Bilingual {
            en: "Online account number: twelve digits, no letters. It names an online account."
                .to_owned(),
            es: "Número de cuenta en línea: doce dígitos, sin letras. Identifica una cuenta en línea."
                .to_owned(),
        },
    }));
    others
}

fn mark(part: &Part) -> Mark {
    Mark {
        rect: part.rect.grown(AROUND.0, AROUND.1),
        field: part.kind,
    }
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
