//! From content to Typst values.
//!
//! Invariant: each text passes `Unprintable` on its way; an answer that was left out makes no entry at all.
//! Not here: wording beyond choosing which word applies, looks.

use chrono::{Datelike, NaiveDate};
use typst::foundations::{Array, Datetime, Dict, IntoValue, Value};

use crate::{
    content::{
        Answer, CaseRow, DateBasis, DateRow, Exhibit, ExhibitRef, Gap, LawyerSummary, NoticeRow,
        NumberRow, NumberSource, PersonSection,
    },
    paper::SummaryError,
    pictures,
    printable::Unprintable,
    recovery::shortened,
    words::{Language, Words},
};

/// Everything the summary's template reads.
pub(crate) fn summary(
    summary: &LawyerSummary,
    unprintable: &mut Unprintable,
) -> Result<Dict, SummaryError> {
    let mut writer = Writer {
        w: summary.language.words(),
        unprintable,
    };
    let chosen = summary.sections;
    let mut values = Dict::new();
    let mut put = |key: &str, value: Value| values.insert(key.into(), value);
    put("lang", summary.language.code().into_value());
    put("prepared_on", day(summary.prepared_on));
    put("document_date", document_date(summary.prepared_on));
    put("is_masked", summary.is_masked.into_value());
    put("is_confidential", summary.confidential_line.into_value());
    put(
        "prepared_for",
        writer.optional(summary.prepared_for.as_deref()),
    );
    put("names", writer.names(summary));
    put(
        "people",
        list(&summary.people, |p| writer.person(p, chosen.numbers)),
    );
    put(
        "cases",
        section(chosen.cases, &summary.cases, |c| writer.case(c)),
    );
    put(
        "history",
        section(chosen.cases, &history(&summary.cases), |h| {
            writer.history(h)
        }),
    );
    put(
        "dates",
        section(chosen.dates, &summary.dates, |d| writer.date(d)),
    );
    put(
        "notices",
        section(chosen.notices, &summary.notices, |n| writer.notice(n)),
    );
    put(
        "gaps",
        section(chosen.gaps, &summary.gaps, |g| writer.gap(g)),
    );
    put("exhibits", writer.exhibits(&summary.exhibits)?);
    put("w", writer.w.to_dict(summary.language).into_value());
    Ok(values)
}

/// `04/03/2026`.
pub(crate) fn day(date: NaiveDate) -> Value {
    format!("{:02}/{:02}/{:04}", date.month(), date.day(), date.year()).into_value()
}

/// The date in the PDF's metadata; a year that PDF can't say is left out.
fn document_date(date: NaiveDate) -> Value {
    let part = |n: u32| u8::try_from(n).ok();
    let date = part(date.month())
        .zip(part(date.day()))
        .and_then(|(month, day)| Datetime::from_ymd(date.year(), month, day));
    date.into_value()
}

fn list<T>(items: &[T], value: impl FnMut(&T) -> Dict) -> Value {
    let items: Array = items.iter().map(value).map(row).collect();
    items.into_value()
}

/// A row no longer than this many bytes is kept on one page; a longer one might not fit on any.
const SHORT_ROW_BYTES: usize = 500;

fn row(mut row: Dict) -> Value {
    let row_bytes: usize = row.iter().map(|(_, value)| text_bytes(value)).sum();
    row.insert(
        "is_short".into(),
        (row_bytes <= SHORT_ROW_BYTES).into_value(),
    );
    row.into_value()
}

fn text_bytes(value: &Value) -> usize {
    match value {
        Value::Str(text) => text.len(),
        Value::Array(items) => items.iter().map(text_bytes).sum(),
        Value::Dict(entries) => entries.iter().map(|(_, value)| text_bytes(value)).sum(),
        _ => 0,
    }
}

/// A list, or nothing at all when it was not chosen.
fn section<T>(is_chosen: bool, items: &[T], value: impl FnMut(&T) -> Dict) -> Value {
    match is_chosen {
        true => list(items, value),
        false => Value::None,
    }
}

/// One line of the common history of all cases.
struct Happening<'a> {
    case: &'a CaseRow,
    on: NaiveDate,
    what: &'a str,
    exhibit: Option<ExhibitRef>,
}

/// All that happened, oldest first; on one day in the order of the cases.
fn history(cases: &[CaseRow]) -> Vec<Happening<'_>> {
    let lines = cases.iter().flat_map(|case| {
        case.history.iter().map(move |line| Happening {
            case,
            on: line.on,
            what: &line.what,
            exhibit: line.exhibit,
        })
    });
    let mut lines: Vec<Happening<'_>> = lines.collect();
    lines.sort_by_key(|line| line.on);
    lines
}

/// Longest name in the head of a page, in characters; the person's own section has it whole.
const HEAD_NAME_MAX_CHARS: usize = 40;
/// People named in the head; the others are counted.
const HEAD_NAMES: usize = 3;

/// Longest title above an exhibit's pages, in characters; the list of notices has it whole.
const EXHIBIT_TITLE_MAX_CHARS: usize = 80;

struct Writer<'a> {
    w: &'static Words,
    unprintable: &'a mut Unprintable,
}

impl Writer<'_> {
    /// A text that is always printed; an empty one was never recorded.
    fn line(&mut self, text: &str) -> String {
        let line = self.unprintable.line(text);
        match line.is_empty() {
            true => self.w.not_recorded.to_owned(),
            false => line,
        }
    }

    fn text(&mut self, text: &str) -> Value {
        self.line(text).into_value()
    }

    fn optional(&mut self, text: Option<&str>) -> Value {
        text.map_or(Value::None, |text| self.text(text))
    }

    /// `Ana Rivera, Marco Rivera and Lucia Rivera`, or the first three and how many more.
    fn names(&mut self, summary: &LawyerSummary) -> Value {
        let (and, more) = (self.w.conjunction, self.w.more_people);
        let shown = summary.people.iter().take(HEAD_NAMES);
        let mut parts: Vec<String> = shown
            .map(|person| shortened(&self.line(&person.name), HEAD_NAME_MAX_CHARS))
            .collect();
        let others = summary.people.len().saturating_sub(HEAD_NAMES);
        if others > 0 {
            parts.push(format!("{others} {more}"));
        }
        let last = parts.pop().unwrap_or_default();
        match parts.is_empty() {
            true => last.into_value(),
            false => {
                let before = parts.join(", ");
                let and = spanish_and(summary.language, and, &last);
                format!("{before} {and} {last}").into_value()
            }
        }
    }

    /// An answer as text with whether it is a value; `None` when left out.
    fn answer<T>(
        &mut self,
        answer: &Answer<T>,
        value: impl FnOnce(&mut Self, &T) -> Value,
    ) -> Value {
        let (is_given, text) = match answer {
            Answer::Given(given) => (true, value(self, given)),
            Answer::None => (false, self.w.none.into_value()),
            Answer::NotKnown => (false, self.w.not_known.into_value()),
            Answer::NotRecorded => (false, self.w.not_recorded.into_value()),
            Answer::LeftOut => return Value::None,
        };
        dict([("is_given", is_given.into_value()), ("text", text)]).into_value()
    }

    fn line_answer(&mut self, answer: &Answer<String>) -> Value {
        self.answer(answer, |writer, text| writer.text(text))
    }

    fn day_answer(&mut self, answer: &Answer<NaiveDate>) -> Value {
        self.answer(answer, |_, date| day(*date))
    }

    fn exhibit_ref(&self, exhibit: Option<ExhibitRef>) -> Value {
        let Some(ExhibitRef { letter, page }) = exhibit else {
            return Value::None;
        };
        let (exhibit, word) = (self.w.exhibit, self.w.exhibit_page);
        format!("{exhibit} {letter}, {word} {page}").into_value()
    }

    fn person(&mut self, person: &PersonSection, with_numbers: bool) -> Dict {
        let roles: Vec<String> = person
            .roles
            .iter()
            .map(|role| self.unprintable.line(role))
            .collect();
        dict([
            ("name", self.text(&person.name)),
            ("roles", roles.join(", ").into_value()),
            ("facts", self.facts(person)),
            (
                "numbers",
                section(with_numbers, &person.numbers, |n| self.number(n)),
            ),
        ])
    }

    /// Label, answer pairs of what was chosen.
    fn facts(&mut self, person: &PersonSection) -> Value {
        let other_names = self.answer(&person.other_names, |writer, names| {
            let names: Vec<String> = names
                .iter()
                .map(|name| writer.unprintable.line(name))
                .collect();
            names.join("; ").into_value()
        });
        let address = self.answer(&person.mailing_address, |writer, address| {
            writer.unprintable.lines(address).into_value()
        });
        let facts = [
            (self.w.other_names, other_names),
            (self.w.birth_date, self.day_answer(&person.birth_date)),
            (self.w.birth_place, self.line_answer(&person.birth_place)),
            (self.w.citizenship, self.line_answer(&person.citizenship)),
            (
                self.w.preferred_language,
                self.line_answer(&person.preferred_language),
            ),
            (self.w.mailing_address, address),
        ];
        let chosen: Array = facts
            .into_iter()
            .filter(|(_, answer)| *answer != Value::None)
            .map(|(label, answer)| {
                dict([("label", label.into_value()), ("answer", answer)]).into_value()
            })
            .collect();
        chosen.into_value()
    }

    fn number(&mut self, number: &NumberRow) -> Dict {
        let source = match number.source {
            NumberSource::Exhibit(exhibit) => self.exhibit_ref(Some(exhibit)),
            NumberSource::OtherPaper => self.w.other_paper.into_value(),
            NumberSource::TypedByHand => self.w.typed_by_hand.into_value(),
        };
        dict([
            ("label", self.text(&number.label)),
            ("value", self.text(&number.value)),
            ("note", self.optional(number.kind_note.as_deref())),
            ("source", source),
            ("is_confirmed", number.confirmed.into_value()),
        ])
    }

    fn case(&mut self, case: &CaseRow) -> Dict {
        dict([
            ("receipt", self.line_answer(&case.receipt)),
            ("form", self.line_answer(&case.form)),
            ("title", self.optional(case.title.as_deref())),
            ("people", self.texts(&case.people)),
            ("filed", case.filed_on.map_or(Value::None, day)),
            ("received", self.day_answer(&case.received_on)),
            ("priority", case.priority_date.map_or(Value::None, day)),
            ("office", self.optional(case.office.as_deref())),
            ("last_step", self.optional(case.last_step.as_deref())),
            ("is_closed", case.is_closed.into_value()),
            ("exhibit", self.exhibit_ref(case.exhibit)),
        ])
    }

    fn texts(&mut self, texts: &[String]) -> Value {
        let texts: Array = texts.iter().map(|text| self.text(text)).collect();
        texts.into_value()
    }

    fn history(&mut self, line: &Happening<'_>) -> Dict {
        dict([
            ("on", day(line.on)),
            ("receipt", self.line_answer(&line.case.receipt)),
            ("form", self.line_answer(&line.case.form)),
            ("what", self.text(line.what)),
            ("exhibit", self.exhibit_ref(line.exhibit)),
        ])
    }

    fn date(&mut self, date: &DateRow) -> Dict {
        let (source, rule) = match &date.basis {
            DateBasis::Exhibit(exhibit) => (self.exhibit_ref(Some(*exhibit)), Value::None),
            DateBasis::OtherPaper => (self.w.other_paper.into_value(), Value::None),
            DateBasis::TypedByHand => (self.w.typed_by_hand.into_value(), Value::None),
            DateBasis::Computed { rule } => (self.w.computed.into_value(), self.text(rule)),
        };
        dict([
            ("on", day(date.on)),
            ("time", self.optional(date.time.as_deref())),
            ("what", self.text(&date.what)),
            ("place", self.optional(date.place.as_deref())),
            ("concerns", self.optional(date.concerns.as_deref())),
            ("source", source),
            ("rule", rule),
            ("is_done", date.is_done.into_value()),
        ])
    }

    fn notice(&mut self, notice: &NoticeRow) -> Dict {
        let letter = notice.letter.map(|letter| letter.to_string());
        dict([
            ("letter", letter.into_value()),
            ("title", self.text(&notice.title)),
            ("form", self.optional(notice.form.as_deref())),
            ("date", self.day_answer(&notice.notice_date)),
            ("pages", i64::from(notice.pages).into_value()),
            ("original", self.optional(notice.paper_location.as_deref())),
        ])
    }

    fn gap(&mut self, gap: &Gap) -> Dict {
        let (subject, state) = match gap {
            Gap::NotConfirmed { whose, label } => {
                (format!("{whose}, {label}"), Some(self.w.gap_not_confirmed))
            }
            Gap::NotRecorded { whose, label } => {
                (format!("{whose}, {label}"), Some(self.w.gap_not_recorded))
            }
            Gap::Conflict { whose, label } => {
                (format!("{whose}, {label}"), Some(self.w.gap_conflict))
            }
            Gap::NoScan { title } => (title.clone(), Some(self.w.gap_no_scan)),
            Gap::Note(words) => (words.clone(), None),
        };
        dict([
            ("subject", self.text(&subject)),
            ("state", state.into_value()),
        ])
    }

    fn exhibits(&mut self, exhibits: &[Exhibit]) -> Result<Value, SummaryError> {
        let exhibits: Result<Array, SummaryError> = exhibits
            .iter()
            .map(|exhibit| {
                Ok(dict([
                    ("letter", exhibit.letter.to_string().into_value()),
                    (
                        "title",
                        shortened(&self.line(&exhibit.title), EXHIBIT_TITLE_MAX_CHARS).into_value(),
                    ),
                    ("pages", pages(exhibit)?),
                ])
                .into_value())
            })
            .collect();
        Ok(exhibits?.into_value())
    }
}

fn pages(exhibit: &Exhibit) -> Result<Value, SummaryError> {
    let pages: Result<Array, SummaryError> = (1..)
        .zip(&exhibit.pages)
        .map(|(page, bytes)| {
            let letter = exhibit.letter;
            let picture =
                pictures::take(bytes).ok_or(SummaryError::PageUnreadable { letter, page })?;
            Ok(dict([
                ("bytes", picture.bytes.into_value()),
                ("format", picture.format.into_value()),
            ])
            .into_value())
        })
        .collect();
    Ok(pages?.into_value())
}

/// Spanish says "e" before an i sound: "Ana e Irene".
fn spanish_and<'a>(language: Language, and: &'a str, next: &str) -> &'a str {
    let starts_with_i = next.to_lowercase().starts_with(['i', 'í']);
    match language {
        Language::Spanish if starts_with_i => "e",
        _ => and,
    }
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries
        .into_iter()
        .map(|(key, value)| (key.into(), value))
        .collect()
}
