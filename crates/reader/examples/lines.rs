//! Prints the lines that recognition finds, one JSON object a file: for work on meaning without running the networks.
//!
//! Invariant: the same lines that `understand` gets.
//! Not here: what they mean.

use std::{env, fs, process::ExitCode};

use casekeep_reader::{Decoder, text::PageText};
use serde_json::{Value, json};

fn main() -> ExitCode {
    for file in env::args().skip(1) {
        let Ok(bytes) = fs::read(&file) else {
            return ExitCode::FAILURE;
        };
        let decoder = Decoder::in_process();
        let count = decoder
            .inspect(&bytes)
            .map_or(0, |document| document.pages.len());
        let pages = (0..)
            .take(count.min(20))
            .map(|page| match decoder.page_text(&bytes, page) {
                Ok((text, turns)) => in_json(page, &text, turns),
                Err(error) => json!({ "page": page, "error": error.to_string() }),
            });
        let pages: Vec<Value> = pages.collect();
        show(&json!({ "file": file, "pages": pages }));
    }
    ExitCode::SUCCESS
}

fn in_json(page: u32, text: &PageText, turns: u8) -> Value {
    let lines = text.lines.iter().map(|line| {
        let bounds = line.bounds;
        let glyphs = line.glyphs.iter();
        json!({
            "text": line.text(),
            "bounds": [bounds.left, bounds.top, bounds.right, bounds.bottom],
            "glyphs": glyphs.map(|g| json!([g.character, g.left, g.right, g.confidence])).collect::<Vec<_>>(),
        })
    });
    let lines: Vec<Value> = lines.collect();
    json!({ "page": page, "width": text.width, "height": text.height, "upright_turns": turns, "lines": lines })
}

#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn show(value: &Value) {
    println!("{value}");
}
