//! The card "Before you file on paper": what it says.
//!
//! Invariant: each value stands on it exactly as it is to be copied, or its box is said to stay empty.
//! Not here: choosing the account (app), the card's looks (`templates/filing.typ`).

use chrono::NaiveDate;
use typst::foundations::{Array, Dict, IntoValue, Value};

use crate::{
    printable::Unprintable,
    recovery::shortened,
    values::day,
    words::{Language, Words},
};

/// Everything on one card. It has no `Debug`: it holds personal values.
pub struct FilingCard {
    /// Language of the words around the form's own labels.
    pub language: Language,
    /// The day it is made.
    pub made_on: NaiveDate,
    /// Family name, as printed on the person's papers.
    pub family_name: Option<String>,
    /// Given names.
    pub given_names: Option<String>,
    /// Other names, each by itself.
    pub other_names: Vec<String>,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// A-Number.
    pub a_number: Option<FilingNumber>,
    /// Online account number.
    pub account_number: Option<FilingNumber>,
}

/// A number to be copied.
pub struct FilingNumber {
    /// Exactly as it is written on the form.
    pub exact: String,
    /// Grouped, to compare.
    pub grouped: String,
    /// Whether the person checked it against a paper.
    pub is_checked: bool,
}

/// Longest name on the card, in characters; the rest is cut with an ellipsis.
const NAME_MAX_CHARS: usize = 120;
/// Most other names on the card.
const OTHER_NAMES_MAX: usize = 6;

pub(crate) fn values(card: &FilingCard, unprintable: &mut Unprintable) -> Dict {
    let w = card.language.words();
    let mut writer = Writer { w, unprintable };
    let names = card.other_names.iter().take(OTHER_NAMES_MAX);
    let mut rows: Vec<Value> = vec![
        writer.text(w.filing_family, card.family_name.as_deref()),
        writer.text(w.filing_given, card.given_names.as_deref()),
    ];
    rows.extend(names.map(|name| writer.text(w.filing_other, Some(name))));
    rows.extend(
        card.birth_date
            .map(|date| writer.row(w.filing_birth, day(date), Value::None, true)),
    );
    rows.push(writer.number(w.filing_a_number, card.a_number.as_ref()));
    rows.push(writer.number(w.filing_account, card.account_number.as_ref()));
    let mut values = Dict::new();
    values.insert("w".into(), w.to_dict(card.language).into_value());
    values.insert("lang".into(), card.language.code().into_value());
    values.insert("made_on".into(), day(card.made_on));
    values.insert(
        "rows".into(),
        rows.into_iter().collect::<Array>().into_value(),
    );
    values
}

struct Writer<'a> {
    w: &'static Words,
    unprintable: &'a mut Unprintable,
}

impl Writer<'_> {
    fn text(&mut self, label: &str, text: Option<&str>) -> Value {
        match text {
            Some(text) => {
                let text = shortened(&self.unprintable.line(text), NAME_MAX_CHARS);
                self.row(label, text.into_value(), Value::None, true)
            }
            None => self.empty(label),
        }
    }

    fn number(&mut self, label: &str, number: Option<&FilingNumber>) -> Value {
        match number {
            Some(number) => {
                let exact = self.unprintable.line(&number.exact);
                let grouped = self.unprintable.line(&number.grouped);
                self.row(
                    label,
                    exact.into_value(),
                    grouped.into_value(),
                    number.is_checked,
                )
            }
            None => self.empty(label),
        }
    }

    fn empty(&self, label: &str) -> Value {
        let mut row = Dict::new();
        row.insert("label".into(), label.into_value());
        row.insert("value".into(), Value::None);
        row.insert("note".into(), self.w.filing_none.into_value());
        row.into_value()
    }

    fn row(&self, label: &str, value: Value, grouped: Value, is_checked: bool) -> Value {
        let mut row = Dict::new();
        row.insert("label".into(), label.into_value());
        row.insert("value".into(), value);
        row.insert("grouped".into(), grouped);
        row.insert("is_checked".into(), is_checked.into_value());
        row.into_value()
    }
}
