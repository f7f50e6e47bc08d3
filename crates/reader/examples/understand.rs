//! Reads lines that text recognition gave (JSON, one file for each document) and prints what each document says, one
//! JSON object a line, in the shape of `cargo xtask read --json`.
//!
//! Invariant: places are given on the upright page; nothing is recognised here.
//! Not here: recognition (`ocr`), scoring (the notice fixtures).
#![expect(clippy::print_stdout, reason = "it prints what it reads")]
#![expect(
    clippy::expect_used,
    reason = "a tool for developers may stop at a broken file"
)]

use std::{env, fs, time::Instant};

use casekeep_catalogue::Catalogue;
use casekeep_reader::{
    meaning::{AccountNumberAnswer, FoundField, Meaning, understand},
    text::{Bounds, Glyph, PageText, Span, TextLine},
};
use serde_json::{Value, json};

fn main() {
    let catalogue = Catalogue::embedded().expect("the catalogue is right");
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path).expect("a readable file");
        let document: Value = serde_json::from_str(&text).expect("JSON");
        println!("{}", answers(&catalogue, &document));
    }
}

fn answers(catalogue: &Catalogue, document: &Value) -> Value {
    let file = document["file"]
        .as_str()
        .unwrap_or_default()
        .rsplit('/')
        .next();
    let mut previous: Option<Meaning> = None;
    let mut micros = 0;
    let mut pages = Vec::new();
    for page in document["pages"].as_array().into_iter().flatten() {
        let text = page_text(page);
        let started = Instant::now();
        let meaning = understand(catalogue, &text, previous.as_ref());
        micros += started.elapsed().as_micros();
        pages.push(page_json(page, &text, &meaning));
        previous = Some(meaning);
    }
    json!({ "file": file, "micros": u64::try_from(micros).unwrap_or(u64::MAX), "pages": pages })
}

#[expect(clippy::cast_possible_truncation, reason = "pixels fit")]
fn float(value: &Value) -> f32 {
    value.as_f64().unwrap_or_default() as f32
}

fn page_text(page: &Value) -> PageText {
    PageText {
        width: float(&page["width"]),
        height: float(&page["height"]),
        lines: page["lines"]
            .as_array()
            .into_iter()
            .flatten()
            .map(line)
            .collect(),
    }
}

fn line(line: &Value) -> TextLine {
    let bounds = &line["bounds"];
    TextLine {
        bounds: Bounds {
            left: float(&bounds[0]),
            top: float(&bounds[1]),
            right: float(&bounds[2]),
            bottom: float(&bounds[3]),
        },
        glyphs: line["glyphs"]
            .as_array()
            .into_iter()
            .flatten()
            .map(glyph)
            .collect(),
    }
}

fn glyph(glyph: &Value) -> Glyph {
    Glyph {
        character: glyph[0]
            .as_str()
            .and_then(|text| text.chars().next())
            .unwrap_or(' '),
        left: float(&glyph[1]),
        right: float(&glyph[2]),
        confidence: float(&glyph[3]),
    }
}

fn page_json(page: &Value, text: &PageText, meaning: &Meaning) -> Value {
    json!({
        "page": page["page"].as_u64().unwrap_or_default() + 1,
        "upright_rotation": page["upright_turns"].as_u64().unwrap_or_default() * 90,
        "kind": meaning.kind.as_ref().map(|kind| kind.id.as_str()),
        "kind_confidence": meaning.kind.as_ref().map(|kind| kind.confidence),
        "online_account_number": answer(meaning.account_number),
        "fields": meaning.fields.iter().map(|field| field_json(text, field)).collect::<Vec<_>>(),
    })
}

fn answer(answer: AccountNumberAnswer) -> &'static str {
    match answer {
        AccountNumberAnswer::Found => "found",
        AccountNumberAnswer::BoxEmpty => "box_empty",
        AccountNumberAnswer::NoBox => "no_box",
        AccountNumberAnswer::Unreadable => "unreadable",
        AccountNumberAnswer::NotANotice => "not_a_notice",
    }
}

fn field_json(text: &PageText, field: &FoundField) -> Value {
    json!({
        "kind": field.kind.code(),
        "party": field.party.map(casekeep_catalogue::Party::code),
        "value": field.value,
        "as_printed": field.as_printed,
        "quad": quad(text, &field.place),
        "confidence": field.confidence,
        "least_sure": least_sure(text, &field.place),
        "found_by": format!("{:?}", field.found_by),
    })
}

/// The least sure of a value's characters, for calibration.
fn least_sure(text: &PageText, spans: &[Span]) -> f32 {
    let glyphs = spans
        .iter()
        .flat_map(|span| &text.lines[span.line].glyphs[span.start..span.end]);
    let counted = glyphs.filter(|glyph| glyph.character.is_alphanumeric());
    counted.map(|glyph| glyph.confidence).fold(1.0, f32::min)
}

/// The rectangle around stretches, on the upright page from 0 to 1.
fn quad(text: &PageText, spans: &[Span]) -> Value {
    let all: Vec<Bounds> = spans.iter().map(|span| text.bounds(*span)).collect();
    let least = |of: fn(&Bounds) -> f32| all.iter().map(of).fold(f32::INFINITY, f32::min);
    let most = |of: fn(&Bounds) -> f32| all.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
    let (left, right) = (
        least(|b| b.left) / text.width,
        most(|b| b.right) / text.width,
    );
    let (top, bottom) = (
        least(|b| b.top) / text.height,
        most(|b| b.bottom) / text.height,
    );
    json!([[left, top], [right, top], [right, bottom], [left, bottom]])
}
