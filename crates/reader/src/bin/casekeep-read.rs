//! Reads files as the app does and prints one JSON object for each: `cargo xtask read [--json] FILE...`.
//!
//! Invariant: a helper process reads each page, as in the app; a file that can't be read is told with its reason.
//! Not here: keeping anything, the window.

use std::{
    env, fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
    time::Instant,
};

use casekeep_catalogue::FieldKind;
use casekeep_reader::{
    DecodeError, Decoder, PAGES_READ_AT_ONCE,
    reading::{PageReading, ReadField},
};
use serde_json::{Value, json};

/// Three letters and ten digits.
const RECEIPT_LENGTH: usize = 13;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--decode") {
        return casekeep_reader::serve_decode();
    }
    let Ok(program) = env::current_exe() else {
        return ExitCode::FAILURE;
    };
    let decoder = Decoder::helper(program, vec!["--decode".into()]);
    // One form is printed; the flag says that it is wanted.
    let files = arguments.iter().filter(|argument| *argument != "--json");
    let told = files.map(|file| writeln!(io::stdout().lock(), "{}", read(&decoder, file)));
    match told.collect::<io::Result<Vec<()>>>() {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn read(decoder: &Decoder, file: &str) -> Value {
    let begun = Instant::now();
    let pages = fs::read(Path::new(file))
        .map_err(|error| error.to_string())
        .and_then(|bytes| pages(decoder, &bytes).map_err(|error| error.to_string()));
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    match pages {
        Ok((pages, count)) => json!({
            "file": file, "millis": millis, "pages": pages, "page_count": count,
        }),
        Err(error) => json!({ "file": file, "millis": millis, "pages": [], "error": error }),
    }
}

/// The first pages, and how many there are.
fn pages(decoder: &Decoder, bytes: &[u8]) -> Result<(Vec<Value>, usize), DecodeError> {
    let document = decoder.inspect(bytes)?;
    let count = document.pages.len();
    let mut previous: Option<PageReading> = None;
    let mut pages = Vec::new();
    for page in (0..).take(count.min(PAGES_READ_AT_ONCE)) {
        match decoder.read_page(bytes, page, previous.as_ref(), &mut |_| true) {
            Ok(reading) => {
                pages.push(told(page, &reading));
                previous = Some(reading);
            }
            Err(error) => pages.push(json!({ "page": page + 1, "error": error.to_string() })),
        }
    }
    Ok((pages, count))
}

fn told(page: u32, reading: &PageReading) -> Value {
    let kind = reading.kind.as_ref();
    json!({
        "page": page + 1,
        "width_px": reading.shape.width_px,
        "height_px": reading.shape.height_px,
        "upright_rotation": u32::from(reading.upright_turns) * 90,
        "kind": kind.map(|(id, _)| id.as_str()),
        "kind_confidence": kind.map_or(0.0, |(_, confidence)| *confidence),
        "online_account_number": reading.account_number.code(),
        "remark": reading.remark.map(casekeep_reader::reading::ReadRemark::code),
        "fields": reading.fields.iter().map(field).collect::<Vec<Value>>(),
    })
}

/// What a value is called; a card's number has the form of a receipt number and names a case like one.
fn kind(field: &ReadField) -> FieldKind {
    let is_receipt = field.kind == FieldKind::CardNumber && field.value.len() == RECEIPT_LENGTH;
    if is_receipt {
        FieldKind::ReceiptNumber
    } else {
        field.kind
    }
}

fn field(field: &ReadField) -> Value {
    json!({
        "kind": kind(field).code(),
        "value": field.value,
        "as_printed": field.as_printed,
        "party": field.party.map(casekeep_catalogue::Party::code),
        "quad": field.quad.0,
        "confidence": field.confidence,
        "found_by": field.found_by.code(),
    })
}
