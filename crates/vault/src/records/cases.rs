//! Cases, who takes part in them, and their log, as rows.
//!
//! Invariant: the people of a case keep their order.
//! Not here: the receipt number (identifiers).

use std::collections::HashMap;

use casekeep_domain::{
    cases::{Case, CaseEvent, CasePerson, CaseRole},
    forms::FormNumber,
    ids::{CaseEventId, CaseId, PersonId},
    text::{Line, Note},
};

use super::{Key, Link, Links, Records, RecordsError, cells::Cells};

const CASES: &str = "cases";
const EVENTS: &str = "case_events";
type People = HashMap<CaseId, Vec<CasePerson>>;

impl Records {
    /// Every case that is not in the trash, in the order they were added.
    pub fn cases(&self) -> Result<Vec<Case>, RecordsError> {
        let people = self.case_people("", [])?;
        self.rows(CASES, "WHERE trashed_at IS NULL ORDER BY n", [], |cells| {
            read(cells, &people)
        })
    }

    /// The cases a person takes part in that are not in the trash.
    pub fn cases_of(&self, person: PersonId) -> Result<Vec<Case>, RecordsError> {
        let mut cases = self.cases()?;
        cases.retain(|case| case.people.iter().any(|part| part.person == person));
        Ok(cases)
    }

    /// One case, in the trash or not.
    pub fn case(&self, id: CaseId) -> Result<Option<Case>, RecordsError> {
        let people = self.case_people("WHERE case_id = ?1", [Key(id)])?;
        self.row(CASES, &id.to_string(), |cells| read(cells, &people))
    }

    /// Adds or changes a case and the people in it.
    pub fn put_case(&mut self, case: &Case) -> Result<(), RecordsError> {
        let id = case.id.to_string();
        self.put(
            CASES,
            &id,
            &[
                ("form", &case.form.as_ref().map(FormNumber::as_str)),
                ("title", &case.title.as_ref().map(Line::as_str)),
                ("account_id", &case.account.map(Key)),
                ("filed_on", &case.filed_on.map(|day| day.to_string())),
                ("received_on", &case.received_on.map(|day| day.to_string())),
                (
                    "priority_date",
                    &case.priority_date.map(|day| day.to_string()),
                ),
                ("office", &case.office.as_ref().map(Line::as_str)),
                ("is_closed", &case.is_closed),
                ("notes", &case.notes.as_ref().map(Note::as_str)),
            ],
        )?;
        let links = Links {
            table: "case_people",
            owner: "case_id",
            other: "person_id",
            owner_id: &id,
        };
        let people = case.people.iter().map(|part| Link {
            other_id: part.person.to_string(),
            role: Some(part.role.code()),
        });
        self.put_links(&links, &people.collect::<Vec<_>>())
    }

    fn case_people(
        &self,
        filter: &str,
        params: impl rusqlite::Params,
    ) -> Result<People, RecordsError> {
        let mut people = People::new();
        let rest = format!("{filter} ORDER BY case_id, position");
        let rows = self.rows("case_people", &rest, params, |cells| {
            let part = CasePerson {
                person: cells.parsed("person_id")?,
                role: cells.read("role", CaseRole::from_code)?,
            };
            Ok((cells.parsed("case_id")?, part))
        })?;
        for (case, part) in rows {
            people.entry(case).or_default().push(part);
        }
        Ok(people)
    }

    /// The log of a case without what is in the trash, by day.
    pub fn case_events_of(&self, case: CaseId) -> Result<Vec<CaseEvent>, RecordsError> {
        let rest = "WHERE case_id = ?1 AND trashed_at IS NULL ORDER BY happened_on, n";
        self.rows(EVENTS, rest, [Key(case)], read_event)
    }

    /// All lines of all logs that are not in the trash, by day.
    pub fn case_events(&self) -> Result<Vec<CaseEvent>, RecordsError> {
        self.rows(
            EVENTS,
            "WHERE trashed_at IS NULL ORDER BY happened_on, n",
            [],
            read_event,
        )
    }

    /// One line of a log, in the trash or not.
    pub fn case_event(&self, id: CaseEventId) -> Result<Option<CaseEvent>, RecordsError> {
        self.row(EVENTS, &id.to_string(), read_event)
    }

    /// Adds or changes a line of a case's log.
    pub fn put_case_event(&mut self, event: &CaseEvent) -> Result<(), RecordsError> {
        self.put(
            EVENTS,
            &event.id.to_string(),
            &[
                ("case_id", &Key(event.case)),
                ("happened_on", &event.on.to_string()),
                ("what", &event.what.as_str()),
                ("notice_id", &event.notice.map(Key)),
            ],
        )?;
        Ok(())
    }
}

fn read(cells: &Cells<'_>, people: &People) -> Result<Case, RecordsError> {
    let id = cells.parsed("id")?;
    Ok(Case {
        id,
        form: cells.read_optional("form", |text| FormNumber::parse(text).ok())?,
        title: cells.line_optional("title")?,
        people: people.get(&id).cloned().unwrap_or_default(),
        account: cells.parsed_optional("account_id")?,
        filed_on: cells.day_optional("filed_on")?,
        received_on: cells.day_optional("received_on")?,
        priority_date: cells.day_optional("priority_date")?,
        office: cells.line_optional("office")?,
        is_closed: cells.get("is_closed")?,
        notes: cells.note_optional("notes")?,
    })
}

fn read_event(cells: &Cells<'_>) -> Result<CaseEvent, RecordsError> {
    Ok(CaseEvent {
        id: cells.parsed("id")?,
        case: cells.parsed("case_id")?,
        on: cells.parsed("happened_on")?,
        what: cells.line("what")?,
        notice: cells.parsed_optional("notice_id")?,
    })
}
