//! Looks for collisions in the drawings of a kind.
//!
//! Invariant: texts never cover each other, a mark never covers a text that is not its own, nothing leaves the page.
//! Not here: how a drawing is made (`compose`).

use crate::{
    kinds::{Layout, NoticeKind},
    problems::{Problem, WhatIsWrong},
    words::{FieldKind, Language},
};

use super::{DrawItem, Drawing, FrameKind, Rect, compose::draw, marks::TAG_RADIUS, metrics};

/// A thing that needs its own room.
struct Thing {
    name: String,
    rect: Rect,
}

/// Every collision in every drawing of a kind, for each value that can be looked for.
pub(crate) fn problems(kind: &NoticeKind) -> Vec<Problem> {
    let mut found = Vec::new();
    for layout in &kind.layouts {
        for find in wanted(kind, layout) {
            let drawing = draw(kind, layout, find);
            found.extend(collisions(&drawing).into_iter().map(|what| Problem {
                file: kind.id.as_str().to_owned(),
                at: format!("layouts.{} ({})", layout.id, find.code()),
                what,
            }));
        }
    }
    found
}

fn wanted(kind: &NoticeKind, layout: &Layout) -> Vec<FieldKind> {
    let mut finds = vec![FieldKind::OnlineAccountNumber];
    for field in layout.fields(kind) {
        finds.extend(
            field
                .holds
                .iter()
                .filter(|value| !finds.contains(value))
                .collect::<Vec<_>>(),
        );
    }
    finds
}

fn collisions(drawing: &Drawing) -> Vec<WhatIsWrong> {
    let texts = texts(drawing);
    let mut found: Vec<WhatIsWrong> = texts
        .iter()
        .filter(|thing| !is_inside(&thing.rect, drawing))
        .map(|thing| WhatIsWrong::OutsidePage(thing.name.clone()))
        .collect();
    found.extend(pairs(&texts));
    found.extend(against(&marks(drawing), &texts));
    found.extend(pairs(&tags(drawing)));
    found.extend(against(&tags(drawing), &texts));
    found.extend(against(&edges(drawing), &texts));
    found
}

fn is_inside(rect: &Rect, drawing: &Drawing) -> bool {
    let (width, height) = (drawing.width, drawing.height);
    rect.x >= 0.0 && rect.y >= 0.0 && rect.right() <= width && rect.bottom() <= height
}

fn texts(drawing: &Drawing) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    for item in &drawing.items {
        match item {
            DrawItem::Text(text) => things.push(Thing {
                name: text.text.clone(),
                rect: text.rect(),
            }),
            DrawItem::Bars { rect } => things.push(Thing {
                name: "barcode".to_owned(),
                rect: *rect,
            }),
            DrawItem::Paragraph { lines } => things.extend(lines.iter().map(|rect| Thing {
                name: "text line".to_owned(),
                rect: *rect,
            })),
            DrawItem::Frame {
                rect,
                kind: FrameKind::Photo,
            } => things.push(Thing {
                name: "photo".to_owned(),
                rect: *rect,
            }),
            DrawItem::Frame { .. } | DrawItem::Line { .. } => {}
        }
    }
    things.push(stamp(drawing));
    things
}

fn stamp(drawing: &Drawing) -> Thing {
    let stamp = &drawing.stamp;
    let widths = Language::ALL.iter().map(|language| {
        let text = stamp.text.in_language(*language);
        metrics::width(
            text,
            stamp.size,
            super::Family::Sans,
            super::Weight::Regular,
        )
    });
    let width = widths.fold(0.0, f32::max);
    Thing {
        name: "stamp".to_owned(),
        rect: Rect {
            x: stamp.x - width / 2.0,
            y: stamp.y - stamp.size * 0.76,
            width,
            height: stamp.size,
        },
    }
}

fn marks(drawing: &Drawing) -> Vec<Thing> {
    let tagged = drawing.look_alikes.iter().map(|tagged| tagged.mark);
    drawing
        .highlight
        .into_iter()
        .chain(tagged)
        .map(|mark| Thing {
            name: mark.field.code().to_owned(),
            rect: mark.rect,
        })
        .collect()
}

fn tags(drawing: &Drawing) -> Vec<Thing> {
    let side = 2.0 * TAG_RADIUS;
    let tag = |(x, y): (f32, f32)| Rect {
        x: x - TAG_RADIUS,
        y: y - TAG_RADIUS,
        width: side,
        height: side,
    };
    let tags = drawing.look_alikes.iter().map(|tagged| Thing {
        name: format!("tag {}", tagged.number),
        rect: tag(tagged.tag),
    });
    tags.collect()
}

/// The vertical edges of cells, as thin as they are drawn.
fn edges(drawing: &Drawing) -> Vec<Thing> {
    let cells = drawing.items.iter().filter_map(|item| match item {
        DrawItem::Frame {
            rect,
            kind: FrameKind::Cell,
        } => Some(*rect),
        _ => None,
    });
    cells
        .flat_map(|rect| [rect.x, rect.right()].map(|x| (x, rect)))
        .map(|(x, rect)| Thing {
            name: "cell edge".to_owned(),
            rect: Rect {
                x,
                width: 0.4,
                ..rect
            },
        })
        .collect()
}

fn pairs(things: &[Thing]) -> Vec<WhatIsWrong> {
    let mut found = Vec::new();
    for (index, one) in things.iter().enumerate() {
        let later = things.iter().skip(index + 1);
        found.extend(
            later
                .filter(|other| other.rect.touches(&one.rect))
                .map(|other| WhatIsWrong::Overlap(one.name.clone(), other.name.clone())),
        );
    }
    found
}

/// Marks, tags and edges that touch a text lying partly outside them.
fn against(things: &[Thing], texts: &[Thing]) -> Vec<WhatIsWrong> {
    let covers = |thing: &Rect, text: &Rect| {
        thing.x <= text.x
            && thing.y <= text.y
            && thing.right() >= text.right()
            && thing.bottom() >= text.bottom()
    };
    let mut found = Vec::new();
    for thing in things {
        for text in texts {
            if thing.rect.touches(&text.rect) && !covers(&thing.rect, &text.rect) {
                found.push(WhatIsWrong::Overlap(thing.name.clone(), text.name.clone()));
            }
        }
    }
    found
}
