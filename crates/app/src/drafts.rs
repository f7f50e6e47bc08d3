//! From what was typed to the real thing: one parse a draft, every problem at once, each with its field.
//!
//! Invariant: nothing reaches the vault that was not parsed here.
//! Not here: formats of identifiers (domain).

use std::collections::BTreeSet;

use casekeep_domain::{
    accounts::{OnlineAccount, SECRET_MAX_CHARS, Secret, SecretState, SecretValue, SetUpStep},
    cases::{Case, CaseEvent, CasePerson},
    dates::ImportantDate,
    forms::FormNumber,
    ids,
    notices::{Notice, NoticeKindId},
    people::{Person, PersonName},
    text::{Line, Note, TextProblem},
};
use chrono::NaiveDate;

use crate::contract::{
    accounts::{AccountDraft, SecretDraft},
    cases::{CaseDraft, CaseEventDraft},
    dates::DateDraft,
    notices::NoticeDraft,
    people::PersonDraft,
    problems::{FieldProblem, FieldTrouble, Problem},
};

/// Collects what is wrong while a draft is read.
#[derive(Default)]
pub(crate) struct Reading(Vec<FieldProblem>);

impl Reading {
    /// Notes a problem with a field.
    pub(crate) fn note(&mut self, field: &str, why: FieldTrouble) {
        self.0.push(FieldProblem {
            field: field.to_owned(),
            why,
        });
    }

    /// The thing that was read, unless something was wrong.
    pub(crate) fn done<T>(self, thing: Option<T>) -> Result<T, Problem> {
        match thing {
            Some(thing) if self.0.is_empty() => Ok(thing),
            _ => Err(Problem::Fields { problems: self.0 }),
        }
    }

    fn take<T>(&mut self, field: &str, parsed: Result<T, FieldTrouble>) -> Option<T> {
        parsed.map_err(|why| self.note(field, why)).ok()
    }

    fn line(&mut self, field: &str, text: &str) -> Option<Line> {
        self.take(field, Line::parse_optional(text).map_err(trouble))
            .flatten()
    }

    fn required_line(&mut self, field: &str, text: &str) -> Option<Line> {
        self.take(field, Line::parse(text).map_err(trouble))
    }

    fn text(&mut self, field: &str, text: &str) -> Option<Note> {
        self.take(field, Note::parse_optional(text).map_err(trouble))
            .flatten()
    }

    fn day(&mut self, field: &str, text: &str) -> Option<NaiveDate> {
        match text.trim() {
            "" => None,
            day => self.take(field, parse_day(day)),
        }
    }

    fn required_day(&mut self, field: &str, text: &str) -> Option<NaiveDate> {
        match text.trim() {
            "" => self.take(field, Err(FieldTrouble::Empty)),
            day => self.take(field, parse_day(day)),
        }
    }

    fn lines(&mut self, field: &str, text: &str) -> Vec<Line> {
        text.lines()
            .filter_map(|line| self.line(field, line))
            .collect()
    }
}

fn parse_day(text: &str) -> Result<NaiveDate, FieldTrouble> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| FieldTrouble::NotADate)
}

pub(crate) fn trouble(problem: TextProblem) -> FieldTrouble {
    match problem {
        TextProblem::Empty => FieldTrouble::Empty,
        TextProblem::TooLong { max_chars } => too_long(max_chars),
    }
}

fn too_long(max_chars: usize) -> FieldTrouble {
    FieldTrouble::TooLong {
        max_chars: u32::try_from(max_chars).unwrap_or(u32::MAX),
    }
}

/// Reads a person.
pub(crate) fn person(id: ids::PersonId, draft: &PersonDraft) -> Result<Person, Problem> {
    let mut reading = Reading::default();
    let given = reading.line("given_names", &draft.given_names);
    let family = reading.line("family_name", &draft.family_name);
    let name = PersonName::new(given, family);
    if name.is_none() && reading.0.is_empty() {
        reading.note("given_names", FieldTrouble::Empty);
    }
    let person = name.map(|name| Person {
        id,
        name,
        other_names: reading.lines("other_names", &draft.other_names),
        birth_date: reading.day("birth_date", &draft.birth_date),
        birth_place: reading.line("birth_place", &draft.birth_place),
        citizenship: reading.line("citizenship", &draft.citizenship),
        preferred_language: reading.line("preferred_language", &draft.preferred_language),
        mailing_address: reading.text("mailing_address", &draft.mailing_address),
        is_confidential: draft.is_confidential,
        notes: reading.text("notes", &draft.notes),
    });
    reading.done(person)
}

/// Reads an online account.
pub(crate) fn account(id: ids::AccountId, draft: &AccountDraft) -> Result<OnlineAccount, Problem> {
    let mut reading = Reading::default();
    let account = OnlineAccount {
        id,
        person: draft.person.0,
        sign_in_email: reading.line("sign_in_email", &draft.sign_in_email),
        origin: draft.origin.into(),
        account_type: draft.account_type.into(),
        code_delivery: draft.code_delivery.into(),
        steps_done: draft
            .steps_done
            .iter()
            .filter_map(|step| SetUpStep::new(*step))
            .collect::<BTreeSet<_>>(),
        notes: reading.text("notes", &draft.notes),
    };
    reading.done(Some(account))
}

/// Reads a secret; an empty value keeps the one before.
pub(crate) fn secret(
    id: ids::SecretId,
    draft: &SecretDraft,
    before: Option<&Secret>,
) -> Result<Secret, Problem> {
    let mut reading = Reading::default();
    let value = secret_value(&draft.value, before);
    let value = reading.take("value", value);
    let question = reading.line("question", &draft.question);
    let noted_on = reading.day("noted_on", &draft.noted_on);
    let printed_expiry = reading.day("printed_expiry", &draft.printed_expiry);
    let receipt_number = reading.line("receipt_number", &draft.receipt_number);
    let used_by = reading.line("used_by", &draft.used_by);
    let secret = value.map(|value| Secret {
        id,
        account: draft.account.0,
        kind: draft.kind.into(),
        value,
        question,
        state: before.map_or(SecretState::Current, |before| before.state),
        noted_on,
        printed_expiry,
        receipt_number,
        used_by,
    });
    reading.done(secret)
}

fn secret_value(text: &str, before: Option<&Secret>) -> Result<SecretValue, FieldTrouble> {
    match (text.trim(), before) {
        ("", Some(before)) => Ok(before.value.clone()),
        ("", None) => Err(FieldTrouble::Empty),
        (text, _) => SecretValue::new(text).ok_or_else(|| too_long(SECRET_MAX_CHARS)),
    }
}

/// Reads a case.
pub(crate) fn case(id: ids::CaseId, draft: &CaseDraft) -> Result<Case, Problem> {
    let mut reading = Reading::default();
    let form = match draft.form.trim() {
        "" => None,
        text => reading.take(
            "form",
            FormNumber::parse(text).map_err(|_| FieldTrouble::NotAForm),
        ),
    };
    let title = reading.line("title", &draft.title);
    if form.is_none() && title.is_none() && reading.0.is_empty() {
        reading.note("form", FieldTrouble::Empty);
    }
    let case = Case {
        id,
        form,
        title,
        people: one_role_each(draft),
        account: draft.account.map(|account| account.0),
        filed_on: reading.day("filed_on", &draft.filed_on),
        received_on: reading.day("received_on", &draft.received_on),
        priority_date: reading.day("priority_date", &draft.priority_date),
        office: reading.line("office", &draft.office),
        is_closed: draft.is_closed,
        notes: reading.text("notes", &draft.notes),
    };
    reading.done(Some(case))
}

fn one_role_each(draft: &CaseDraft) -> Vec<CasePerson> {
    let mut people: Vec<CasePerson> = Vec::new();
    for part in &draft.people {
        if people.iter().all(|known| known.person != part.person.0) {
            people.push(CasePerson {
                person: part.person.0,
                role: part.role.into(),
            });
        }
    }
    people
}

/// Reads a line of a case's log.
pub(crate) fn case_event(
    id: ids::CaseEventId,
    draft: &CaseEventDraft,
) -> Result<CaseEvent, Problem> {
    let mut reading = Reading::default();
    let on = reading.required_day("on", &draft.on);
    let what = reading.required_line("what", &draft.what);
    let event = on.zip(what).map(|(on, what)| CaseEvent {
        id,
        case: draft.case.0,
        on,
        what,
        notice: draft.notice.map(|notice| notice.0),
    });
    reading.done(event)
}

/// Reads a date.
pub(crate) fn date(
    id: ids::DateId,
    draft: &DateDraft,
    is_done: bool,
) -> Result<ImportantDate, Problem> {
    let mut reading = Reading::default();
    let day = reading.required_day("day", &draft.day);
    let what = reading.required_line("what", &draft.what);
    let time = reading.line("time", &draft.time);
    let place = reading.line("place", &draft.place);
    let date = day.zip(what).map(|(day, what)| ImportantDate {
        id,
        day,
        kind: draft.kind.into(),
        what,
        time,
        place,
        person: draft.person.map(|person| person.0),
        case: draft.case.map(|case| case.0),
        printed_on: draft.printed_on.map(|notice| notice.0),
        is_done,
    });
    reading.done(date)
}

/// Reads a notice.
pub(crate) fn notice(id: ids::NoticeId, draft: &NoticeDraft) -> Result<Notice, Problem> {
    let mut reading = Reading::default();
    let kind = match draft.kind.as_deref() {
        None | Some("") => None,
        Some(kind) => reading.take(
            "kind",
            NoticeKindId::new(kind).ok_or(FieldTrouble::NotThere),
        ),
    };
    let notice = Notice {
        id,
        kind,
        title: reading.line("title", &draft.title),
        notice_date: reading.day("notice_date", &draft.notice_date),
        people: draft.people.iter().map(|person| person.0).collect(),
        cases: draft.cases.iter().map(|case| case.0).collect(),
        paper_location: reading.line("paper_location", &draft.paper_location),
        notes: reading.text("notes", &draft.notes),
    };
    reading.done(Some(notice))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(problem: Problem) -> Vec<String> {
        match problem {
            Problem::Fields { problems } => {
                problems.into_iter().map(|problem| problem.field).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_problem_of_a_draft_is_reported_at_once() {
        let draft = PersonDraft {
            given_names: "Ana".into(),
            birth_date: "31/12/1990".into(),
            birth_place: "x".repeat(301),
            ..PersonDraft::default()
        };
        let problem = person(ids::PersonId::from_random([1; 16]), &draft).unwrap_err();
        assert_eq!(fields(problem), ["birth_date", "birth_place"]);
    }

    #[test]
    fn a_person_needs_a_name() {
        let problem =
            person(ids::PersonId::from_random([1; 16]), &PersonDraft::default()).unwrap_err();
        assert_eq!(fields(problem), ["given_names"]);
    }
}
