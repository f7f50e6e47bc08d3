//! Identifiers as rows.
//!
//! Invariant: the text reads back digit for digit, leading zeros included.
//! Not here: formats and masks (domain).

use casekeep_domain::{
    identifiers::{IdentifierKind, IdentifierValue},
    ids::IdentifierId,
    notices::UnitBox,
    numbers::{KeptIdentifier, Owner, Source},
    text::Line,
};

use super::{Key, Records, RecordsError, cells::Cells};

const TABLE: &str = "identifiers";

impl Records {
    /// Every identifier that is not in the trash, in the order they were added.
    pub fn identifiers(&self) -> Result<Vec<KeptIdentifier>, RecordsError> {
        self.rows(TABLE, "WHERE trashed_at IS NULL ORDER BY n", [], read)
    }

    /// The identifiers of a person, an account or a case that are not in the trash.
    pub fn identifiers_of(&self, owner: Owner) -> Result<Vec<KeptIdentifier>, RecordsError> {
        let (column, id) = match owner {
            Owner::Person(id) => ("person_id", id.to_string()),
            Owner::Account(id) => ("account_id", id.to_string()),
            Owner::Case(id) => ("case_id", id.to_string()),
        };
        let rest = format!("WHERE {column} = ?1 AND trashed_at IS NULL ORDER BY n");
        self.rows(TABLE, &rest, [id], read)
    }

    /// One identifier, in the trash or not.
    pub fn identifier(&self, id: IdentifierId) -> Result<Option<KeptIdentifier>, RecordsError> {
        self.row(TABLE, &id.to_string(), read)
    }

    /// Adds or changes an identifier.
    pub fn put_identifier(&mut self, identifier: &KeptIdentifier) -> Result<(), RecordsError> {
        let (mut person, mut account, mut case) = (None, None, None);
        match identifier.owner {
            Owner::Person(id) => person = Some(Key(id)),
            Owner::Account(id) => account = Some(Key(id)),
            Owner::Case(id) => case = Some(Key(id)),
        }
        let (source, page, place) = match identifier.source {
            Source::Typed => ("typed", None, None),
            Source::Page { page, place } => ("page", Some(Key(page)), place),
        };
        self.put(
            TABLE,
            &identifier.id.to_string(),
            &[
                ("person_id", &person),
                ("account_id", &account),
                ("case_id", &case),
                ("kind", &identifier.value.kind().code()),
                ("value", &identifier.value.reveal()),
                ("is_kept_as_printed", &identifier.value.is_as_printed()),
                (
                    "as_printed",
                    &identifier.as_printed.as_ref().map(Line::as_str),
                ),
                ("source", &source),
                ("page_id", &page),
                ("box_left", &place.map(|place| place.left())),
                ("box_top", &place.map(|place| place.top())),
                ("box_width", &place.map(|place| place.width())),
                ("box_height", &place.map(|place| place.height())),
                ("is_confirmed", &identifier.is_confirmed),
            ],
        )?;
        Ok(())
    }
}

fn read(cells: &Cells<'_>) -> Result<KeptIdentifier, RecordsError> {
    let kind = cells.read("kind", IdentifierKind::from_code)?;
    let is_as_printed = cells.get("is_kept_as_printed")?;
    Ok(KeptIdentifier {
        id: cells.parsed("id")?,
        owner: read_owner(cells)?,
        value: cells.read("value", |text| {
            (!text.is_empty()).then(|| IdentifierValue::from_stored(kind, text, is_as_printed))
        })?,
        as_printed: cells.line_optional("as_printed")?,
        source: read_source(cells)?,
        is_confirmed: cells.get("is_confirmed")?,
    })
}

fn read_owner(cells: &Cells<'_>) -> Result<Owner, RecordsError> {
    let owners = (
        cells.parsed_optional("person_id")?,
        cells.parsed_optional("account_id")?,
        cells.parsed_optional("case_id")?,
    );
    match owners {
        (Some(person), None, None) => Ok(Owner::Person(person)),
        (None, Some(account), None) => Ok(Owner::Account(account)),
        (None, None, Some(case)) => Ok(Owner::Case(case)),
        _ => Err(cells.unreadable("person_id")),
    }
}

fn read_source(cells: &Cells<'_>) -> Result<Source, RecordsError> {
    let source: String = cells.get("source")?;
    match (source.as_str(), cells.parsed_optional("page_id")?) {
        ("typed", None) => Ok(Source::Typed),
        ("page", Some(page)) => Ok(Source::Page {
            page,
            place: read_place(cells)?,
        }),
        _ => Err(cells.unreadable("source")),
    }
}

fn read_place(cells: &Cells<'_>) -> Result<Option<UnitBox>, RecordsError> {
    let Some(left) = cells.get::<Option<f64>>("box_left")? else {
        return Ok(None);
    };
    let (top, width, height) = (
        cells.get("box_top")?,
        cells.get("box_width")?,
        cells.get("box_height")?,
    );
    let place = UnitBox::new(left, top, width, height);
    place.map(Some).ok_or_else(|| cells.unreadable("box_left"))
}
