//! People as rows.
//!
//! Invariant: a person reads back as written.
//! Not here: what belongs to them (accounts, identifiers, cases).

use casekeep_domain::{
    ids::PersonId,
    people::{Person, PersonName},
    text::{Line, Note},
};

use super::{
    Records, RecordsError,
    cells::{Cells, exact_line},
    json,
};

const TABLE: &str = "people";

impl Records {
    /// Everybody who is not in the trash, in the order they were added.
    pub fn people(&self) -> Result<Vec<Person>, RecordsError> {
        self.rows(TABLE, "WHERE trashed_at IS NULL ORDER BY n", [], read)
    }

    /// One person, in the trash or not.
    pub fn person(&self, id: PersonId) -> Result<Option<Person>, RecordsError> {
        self.row(TABLE, &id.to_string(), read)
    }

    /// Adds or changes a person.
    pub fn put_person(&mut self, person: &Person) -> Result<(), RecordsError> {
        let other_names: Vec<&str> = person.other_names.iter().map(Line::as_str).collect();
        self.put(
            TABLE,
            &person.id.to_string(),
            &[
                ("given_name", &person.name.given().map(Line::as_str)),
                ("family_name", &person.name.family().map(Line::as_str)),
                ("other_names", &json(&other_names)),
                ("birth_date", &person.birth_date.map(|day| day.to_string())),
                (
                    "birth_place",
                    &person.birth_place.as_ref().map(Line::as_str),
                ),
                (
                    "citizenship",
                    &person.citizenship.as_ref().map(Line::as_str),
                ),
                (
                    "preferred_language",
                    &person.preferred_language.as_ref().map(Line::as_str),
                ),
                (
                    "mailing_address",
                    &person.mailing_address.as_ref().map(Note::as_str),
                ),
                ("is_confidential", &person.is_confidential),
                ("notes", &person.notes.as_ref().map(Note::as_str)),
            ],
        )?;
        Ok(())
    }
}

fn read(cells: &Cells<'_>) -> Result<Person, RecordsError> {
    let name = PersonName::new(
        cells.line_optional("given_name")?,
        cells.line_optional("family_name")?,
    );
    let other_names: Vec<String> = cells.json("other_names")?;
    let other_names: Option<Vec<Line>> = other_names.iter().map(|name| exact_line(name)).collect();
    Ok(Person {
        id: cells.parsed("id")?,
        name: name.ok_or_else(|| cells.unreadable("given_name"))?,
        other_names: other_names.ok_or_else(|| cells.unreadable("other_names"))?,
        birth_date: cells.day_optional("birth_date")?,
        birth_place: cells.line_optional("birth_place")?,
        citizenship: cells.line_optional("citizenship")?,
        preferred_language: cells.line_optional("preferred_language")?,
        mailing_address: cells.note_optional("mailing_address")?,
        is_confidential: cells.get("is_confidential")?,
        notes: cells.note_optional("notes")?,
    })
}
