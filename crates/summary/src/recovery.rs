//! The recovery sheet: what it says.
//!
//! Invariant: the groups on paper and the QR code are the same key.
//! Not here: making keys (vault), cutting them into groups (vault, app), the sheet's looks (`templates/recovery.typ`).

use chrono::NaiveDate;
use qrcode::{Color, EcLevel, QrCode};
use typst::foundations::{Array, Bytes, Dict, IntoValue, Str, Value};
use zeroize::Zeroizing;

use crate::{paper::SummaryError, printable::Unprintable, values::day, words::Language};

/// Everything on one recovery sheet. It has no `Debug`: it holds a key.
pub struct RecoverySheet {
    /// Language of the sheet.
    pub language: Language,
    /// What the person calls the papers.
    pub vault_name: String,
    /// The day it is made.
    pub made_on: NaiveDate,
    /// The key after its prefix, cut into groups, in order, as they are to be typed.
    pub groups: Zeroizing<Vec<String>>,
    /// The whole key (`AGE-SECRET-KEY-1...`), as the QR code holds it. It ends in the groups.
    pub identity: Zeroizing<String>,
}

/// Longest name of the papers on the sheet, in characters; the rest is cut with an ellipsis.
const NAME_MAX_CHARS: usize = 60;

pub(crate) fn values(
    sheet: &RecoverySheet,
    unprintable: &mut Unprintable,
) -> Result<Dict, SummaryError> {
    let typed = Zeroizing::new(sheet.groups.concat());
    if typed.is_empty() || !sheet.identity.ends_with(typed.as_str()) {
        return Err(SummaryError::IdentityUnfit);
    }
    let groups: Array = sheet
        .groups
        .iter()
        .map(|group| Value::Str(unprintable.line(group).into()))
        .collect();
    let name = shortened(&unprintable.line(&sheet.vault_name), NAME_MAX_CHARS);
    let mut values = Dict::new();
    values.insert(
        "w".into(),
        sheet.language.words().to_dict(sheet.language).into_value(),
    );
    values.insert("lang".into(), sheet.language.code().into_value());
    values.insert("name".into(), name.into_value());
    values.insert("made_on".into(), day(sheet.made_on));
    values.insert("groups".into(), groups.into_value());
    values.insert("qr".into(), qr(&sheet.identity)?);
    Ok(values)
}

/// The first characters of a text, with an ellipsis when some are missing.
pub(crate) fn shortened(text: &str, max_chars: usize) -> String {
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Pixels to one module: viewers that smooth a small picture can't blur it.
const PIXELS: usize = 8;
/// White modules around the code, as the standard asks.
const QUIET: usize = 4;

/// The code as grey pixels with their size.
fn qr(identity: &str) -> Result<Value, SummaryError> {
    let code = QrCode::with_error_correction_level(identity, EcLevel::Q);
    let code = code.map_err(|_| SummaryError::IdentityUnfit)?;
    let side = (code.width() + 2 * QUIET) * PIXELS;
    let pixels: Vec<u8> = (0..side * side)
        .map(|at| grey(&code, at % side / PIXELS, at / side / PIXELS))
        .collect();
    let mut value = Dict::new();
    value.insert(Str::from("pixels"), Bytes::new(pixels).into_value());
    value.insert(Str::from("side"), side.into_value());
    Ok(value.into_value())
}

fn grey(code: &QrCode, column: usize, row: usize) -> u8 {
    let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < code.width());
    match (inside(column), inside(row)) {
        (Some(column), Some(row)) if code[(column, row)] == Color::Dark => 0,
        _ => 255,
    }
}
