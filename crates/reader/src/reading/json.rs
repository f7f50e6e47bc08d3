//! A reading as JSON: between the app and its helper, and in the file beside a scan.
//!
//! Invariant: what is written is read back the same; a word from a newer reader makes the whole unreadable, and the
//! page is read again.
//! Not here: files and pipes (`wire`, vault).

use casekeep_catalogue::{FieldKind, KindId, Party};
use serde::{Deserialize, Serialize};

use super::{PageReading, Quad, ReadField, ReadLine, ReadRemark};
use crate::{
    PageShape,
    meaning::{AccountNumberAnswer, FoundBy},
};

#[derive(Serialize, Deserialize)]
struct Reading {
    width_px: u32,
    height_px: u32,
    upright_turns: u8,
    kind: Option<(String, f32)>,
    online_account_number: String,
    account_label: Option<Quad>,
    remark: Option<String>,
    fields: Vec<Field>,
    words: Vec<Words>,
}

#[derive(Serialize, Deserialize)]
struct Field {
    kind: String,
    party: Option<String>,
    value: String,
    as_printed: String,
    quad: Quad,
    label_quad: Option<Quad>,
    confidence: f32,
    found_by: String,
}

#[derive(Serialize, Deserialize)]
struct Words {
    text: String,
    quad: Quad,
    confidence: f32,
}

impl Serialize for Quad {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0
            .map(|corner| corner.map(to_place))
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Quad {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(Self)
    }
}

/// A place to a hundred-thousandth of the page, finer than any dot.
fn to_place(at: f64) -> f64 {
    (at * 100_000.0).round() / 100_000.0
}

impl PageReading {
    /// The reading as JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // A struct of texts and numbers always has a JSON form.
        serde_json::to_vec(&Reading::from(self)).unwrap_or_default()
    }

    /// Reads what [`PageReading::to_json`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_json(json: &[u8]) -> Option<Self> {
        let reading: Reading = serde_json::from_slice(json).ok()?;
        reading.into_reading()
    }
}

impl From<&PageReading> for Reading {
    fn from(reading: &PageReading) -> Self {
        Self {
            width_px: reading.shape.width_px,
            height_px: reading.shape.height_px,
            upright_turns: reading.upright_turns,
            kind: reading
                .kind
                .as_ref()
                .map(|(id, confidence)| (id.as_str().to_owned(), *confidence)),
            online_account_number: reading.account_number.code().to_owned(),
            account_label: reading.account_label,
            remark: reading.remark.map(|remark| remark.code().to_owned()),
            fields: reading.fields.iter().map(Field::from).collect(),
            words: reading.words.iter().map(Words::from).collect(),
        }
    }
}

impl Reading {
    fn into_reading(self) -> Option<PageReading> {
        let kind = match self.kind {
            Some((id, confidence)) => Some((KindId::new(&id)?, confidence)),
            None => None,
        };
        let remark = match self.remark {
            Some(code) => Some(ReadRemark::from_code(&code)?),
            None => None,
        };
        let fields: Option<Vec<ReadField>> =
            self.fields.into_iter().map(Field::into_field).collect();
        Some(PageReading {
            shape: PageShape {
                width_px: self.width_px,
                height_px: self.height_px,
            },
            upright_turns: self.upright_turns % 4,
            words: self.words.into_iter().map(Words::into_line).collect(),
            kind,
            account_number: AccountNumberAnswer::from_code(&self.online_account_number)?,
            account_label: self.account_label,
            fields: fields?,
            remark,
        })
    }
}

impl From<&ReadField> for Field {
    fn from(field: &ReadField) -> Self {
        Self {
            kind: field.kind.code().to_owned(),
            party: field.party.map(|party| party.code().to_owned()),
            value: field.value.clone(),
            as_printed: field.as_printed.clone(),
            quad: field.quad,
            label_quad: field.label_quad,
            confidence: field.confidence,
            found_by: field.found_by.code().to_owned(),
        }
    }
}

impl Field {
    fn into_field(self) -> Option<ReadField> {
        let party = match self.party {
            Some(code) => Some(Party::from_code(&code)?),
            None => None,
        };
        Some(ReadField {
            kind: FieldKind::from_code(&self.kind)?,
            party,
            value: self.value,
            as_printed: self.as_printed,
            quad: self.quad,
            label_quad: self.label_quad,
            confidence: self.confidence,
            found_by: FoundBy::from_code(&self.found_by)?,
        })
    }
}

impl From<&ReadLine> for Words {
    fn from(line: &ReadLine) -> Self {
        Self {
            text: line.text.clone(),
            quad: line.quad,
            confidence: line.confidence,
        }
    }
}

impl Words {
    fn into_line(self) -> ReadLine {
        ReadLine {
            text: self.text,
            quad: self.quad,
            confidence: self.confidence,
        }
    }
}

macro_rules! codes {
    ($($name:ident { $($variant:ident = $code:literal,)+ })+) => {$(
        impl $name {
            /// Its word in JSON.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            fn from_code(code: &str) -> Option<Self> {
                [$(Self::$variant,)+].into_iter().find(|word| word.code() == code)
            }
        }
    )+};
}

codes! {
    AccountNumberAnswer {
        Found = "found",
        BoxEmpty = "box_empty",
        NoBox = "no_box",
        Unreadable = "unreadable",
        NotANotice = "not_a_notice",
    }
    FoundBy {
        Label = "label",
        Sentence = "sentence",
        CheckDigits = "check_digits",
        Shape = "shape",
    }
    ReadRemark {
        Blank = "blank",
        TooDark = "too_dark",
        TooSmall = "too_small",
        NoWords = "no_words",
        Illegible = "illegible",
        Blurred = "blurred",
        Mirrored = "mirrored",
        Incomplete = "incomplete",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading() -> PageReading {
        let quad = Quad([[0.1, 0.2], [0.3, 0.2], [0.3, 0.25], [0.1, 0.25]]);
        PageReading {
            shape: PageShape {
                width_px: 1700,
                height_px: 2200,
            },
            upright_turns: 3,
            words: vec![ReadLine {
                text: "Receipt Number".to_owned(),
                quad,
                confidence: 0.5,
            }],
            kind: KindId::new("i797c-receipt").map(|id| (id, 0.75)),
            account_number: AccountNumberAnswer::BoxEmpty,
            account_label: Some(quad),
            fields: vec![ReadField {
                kind: FieldKind::ReceiptNumber,
                party: Some(Party::Applicant),
                value: "IOE0912345678".to_owned(),
                as_printed: "IOE0912345678".to_owned(),
                quad,
                label_quad: None,
                confidence: 0.5,
                found_by: FoundBy::Label,
            }],
            remark: Some(ReadRemark::Illegible),
        }
    }

    #[test]
    fn a_reading_comes_back_from_json_as_it_was() {
        let reading = reading();
        assert_eq!(PageReading::from_json(&reading.to_json()), Some(reading));
    }

    #[test]
    fn a_word_of_a_newer_reader_is_not_guessed_at() {
        let json = String::from_utf8(reading().to_json()).unwrap();
        let newer = json.replace("box_empty", "box_torn_off");
        assert_eq!(PageReading::from_json(newer.as_bytes()), None);
        assert_eq!(PageReading::from_json(b"{}"), None);
    }
}
