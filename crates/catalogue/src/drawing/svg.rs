//! A drawing as SVG: classes for the window's tokens, plain colours for everywhere else.
//!
//! Invariant: no script, no style attribute, no reference to anything outside; text is escaped.
//! Not here: the colours themselves (`stylesheet.css`, the window's tokens).

use std::fmt::{self, Write};

use crate::words::{Language, PageFormat};

use super::{
    Anchor, DrawItem, Drawing, Family, FrameKind, Mark, Rect, Tagged, Text, TextRole, Weight,
    marks::TAG_RADIUS,
};

/// Rules for the classes in the drawings, made of the window's tokens. Without them a drawing is plain black on white.
pub const STYLESHEET: &str = include_str!("stylesheet.css");

/// The drawing as one self-contained SVG; it scales to whatever room it gets.
#[must_use]
pub fn to_svg(drawing: &Drawing, language: Language) -> String {
    written(|out| {
        open(out, drawing, language)?;
        page(out, drawing)?;
        drawing
            .highlight
            .iter()
            .try_for_each(|mark| highlight(out, mark))?;
        drawing.items.iter().try_for_each(|it| item(out, it))?;
        drawing
            .look_alikes
            .iter()
            .try_for_each(|t| look_alike(out, t))?;
        stamp(out, drawing, language)?;
        out.write_str("</svg>\n")
    })
}

/// The same page for a list of papers: texts as grey lines, the highlighted spot kept. Hidden from screen readers.
#[must_use]
pub fn to_thumbnail_svg(drawing: &Drawing) -> String {
    written(|out| {
        writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="ck-drawing" viewBox="0 0 {} {}" aria-hidden="true">"#,
            Short(drawing.width),
            Short(drawing.height)
        )?;
        page(out, drawing)?;
        for it in &drawing.items {
            sketched(out, it)?;
        }
        if let Some(mark) = &drawing.highlight {
            highlight(
                out,
                &Mark {
                    rect: mark.rect.grown(8.0, 5.0),
                    ..*mark
                },
            )?;
        }
        out.write_str("</svg>\n")
    })
}

/// Writing into a `String` cannot fail.
fn written(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    match write(&mut out) {
        Ok(()) | Err(fmt::Error) => out,
    }
}

fn open(out: &mut String, drawing: &Drawing, language: Language) -> fmt::Result {
    let words = drawing.alternative.in_language(language);
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="ck-drawing" viewBox="0 0 {} {}" role="img" lang="{}" aria-label="{}" font-family="Atkinson Hyperlegible Next, Liberation Sans, Arial, sans-serif">"#,
        Short(drawing.width),
        Short(drawing.height),
        language.code(),
        Escaped(words)
    )
}

fn page(out: &mut String, drawing: &Drawing) -> fmt::Result {
    let radius = match drawing.format {
        PageFormat::Letter => 0,
        PageFormat::Card => 14,
        PageFormat::Screen | PageFormat::Booklet => 6,
    };
    let rect = Rect {
        x: 0.5,
        y: 0.5,
        width: drawing.width - 1.0,
        height: drawing.height - 1.0,
    };
    writeln!(
        out,
        r##"<rect class="ck-page" {} rx="{radius}" fill="#fff" stroke="#bbb"/>"##,
        Edges(&rect)
    )
}

fn highlight(out: &mut String, mark: &Mark) -> fmt::Result {
    writeln!(
        out,
        r##"<rect class="ck-mark" {} rx="3" fill="#ffe14d" stroke="#3a2f00" stroke-width="1.4"/>"##,
        Edges(&mark.rect)
    )
}

fn look_alike(out: &mut String, tagged: &Tagged) -> fmt::Result {
    let (x, y) = tagged.tag;
    writeln!(
        out,
        r##"<rect class="ck-other" {} rx="2" fill="none" stroke="#566070" stroke-width="1" stroke-dasharray="3 2"/>"##,
        Edges(&tagged.mark.rect)
    )?;
    writeln!(
        out,
        r##"<circle class="ck-tag" cx="{}" cy="{}" r="{}" fill="#fff" stroke="#566070" stroke-width="0.9"/>"##,
        Short(x),
        Short(y),
        Short(TAG_RADIUS)
    )?;
    writeln!(
        out,
        r##"<text class="ck-tag-number" x="{}" y="{}" font-size="7.6" font-weight="600" text-anchor="middle" fill="#1b2430">{}</text>"##,
        Short(x),
        Short(y + 2.7),
        tagged.number
    )
}

fn stamp(out: &mut String, drawing: &Drawing, language: Language) -> fmt::Result {
    let stamp = &drawing.stamp;
    writeln!(
        out,
        r##"<text class="ck-soft" x="{}" y="{}" font-size="{}" text-anchor="middle" fill="#566070">{}</text>"##,
        Short(stamp.x),
        Short(stamp.y),
        Short(stamp.size),
        Escaped(stamp.text.in_language(language))
    )
}

fn item(out: &mut String, item: &DrawItem) -> fmt::Result {
    match item {
        DrawItem::Text(line) => text(out, line),
        DrawItem::Frame { rect, kind } => frame(out, rect, *kind),
        DrawItem::Bars { rect } => bars(out, rect),
        DrawItem::Paragraph { lines } => lines.iter().try_for_each(|rect| grey(out, rect)),
        DrawItem::Line {
            from,
            to,
            is_dashed,
        } => writeln!(
            out,
            r##"<path class="ck-rule" d="M{} {}L{} {}" stroke="#444" stroke-width="0.8"{}/>"##,
            Short(from.0),
            Short(from.1),
            Short(to.0),
            Short(to.1),
            if *is_dashed {
                r#" stroke-dasharray="6 4""#
            } else {
                ""
            }
        ),
    }
}

fn sketched(out: &mut String, it: &DrawItem) -> fmt::Result {
    match it {
        DrawItem::Text(line) => {
            let rect = line.rect();
            let height = rect.height * 0.66;
            grey(
                out,
                &Rect {
                    y: rect.y + (rect.height - height) / 2.0,
                    height,
                    ..rect
                },
            )
        }
        DrawItem::Frame { .. }
        | DrawItem::Bars { .. }
        | DrawItem::Paragraph { .. }
        | DrawItem::Line { .. } => item(out, it),
    }
}

fn text(out: &mut String, text: &Text) -> fmt::Result {
    let (class, fill) = match text.role {
        TextRole::Printed | TextRole::Label | TextRole::Value => ("ck-ink", "#1b2430"),
        TextRole::Highlighted => ("ck-marked", "#3a2f00"),
        TextRole::Small => ("ck-soft", "#566070"),
    };
    let (mono, family) = match text.family {
        Family::Sans => ("", ""),
        Family::Mono => (
            " ck-mono",
            r#" font-family="Atkinson Hyperlegible Mono, Liberation Mono, monospace""#,
        ),
    };
    let weight = match text.weight {
        Weight::Regular => "",
        Weight::Bold => r#" font-weight="600""#,
    };
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    };
    writeln!(
        out,
        r#"<text class="{class}{mono}" x="{}" y="{}" font-size="{}" fill="{fill}"{family}{weight}{anchor}>{}</text>"#,
        Short(text.x),
        Short(text.y),
        Short(text.size),
        Escaped(&text.text)
    )
}

fn frame(out: &mut String, rect: &Rect, kind: FrameKind) -> fmt::Result {
    let edges = Edges(rect);
    match kind {
        FrameKind::Cell | FrameKind::Square => writeln!(
            out,
            r##"<rect class="ck-rule" {edges} fill="none" stroke="#444" stroke-width="0.8"/>"##
        ),
        FrameKind::Photo => writeln!(
            out,
            r##"<rect class="ck-grey" {edges} rx="4" fill="#d8d8d8"/>"##
        ),
        FrameKind::Bar => writeln!(out, r##"<rect class="ck-bar" {edges} fill="#edeae2"/>"##),
    }
}

fn grey(out: &mut String, rect: &Rect) -> fmt::Result {
    writeln!(
        out,
        r##"<rect class="ck-grey" {} fill="#d8d8d8"/>"##,
        Edges(rect)
    )
}

/// Bars of changing width; they say nothing.
fn bars(out: &mut String, rect: &Rect) -> fmt::Result {
    const BAR_AND_GAP: [(f32, f32); 7] = [
        (1.0, 1.4),
        (2.0, 1.0),
        (1.0, 2.2),
        (1.4, 1.2),
        (2.4, 1.0),
        (1.0, 1.0),
        (1.8, 1.8),
    ];
    let mut path = String::new();
    let mut x = rect.x;
    for (bar, gap) in BAR_AND_GAP.iter().cycle() {
        if x + bar > rect.right() {
            break;
        }
        write!(
            path,
            "M{} {}h{}v{}h-{}z",
            Short(x),
            Short(rect.y),
            Short(*bar),
            Short(rect.height),
            Short(*bar)
        )?;
        x += bar + gap;
    }
    writeln!(out, r##"<path class="ck-ink" d="{path}" fill="#1b2430"/>"##)
}

/// A length with one decimal, without a trailing zero.
struct Short(f32);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.1}", self.0);
        f.write_str(text.strip_suffix(".0").unwrap_or(&text))
    }
}

/// The four attributes of a rectangle.
struct Edges<'r>(&'r Rect);

impl fmt::Display for Edges<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rect {
            x,
            y,
            width,
            height,
        } = *self.0;
        write!(
            f,
            r#"x="{}" y="{}" width="{}" height="{}""#,
            Short(x),
            Short(y),
            Short(width),
            Short(height)
        )
    }
}

/// A text that may stand in XML.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            other => f.write_char(other),
        })
    }
}
