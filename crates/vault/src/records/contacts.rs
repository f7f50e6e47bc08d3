//! Lawyers and representatives as rows.
//!
//! Invariant: a contact reads back as written.
//! Not here: what was given to them (exports).

use casekeep_domain::{contacts::Contact, ids::ContactId, text::Line};

use super::{Records, RecordsError, cells::Cells};

const TABLE: &str = "contacts";

impl Records {
    /// Every contact that is not in the trash, in the order they were added.
    pub fn contacts(&self) -> Result<Vec<Contact>, RecordsError> {
        self.rows(TABLE, "WHERE trashed_at IS NULL ORDER BY n", [], read)
    }

    /// One contact, in the trash or not.
    pub fn contact(&self, id: ContactId) -> Result<Option<Contact>, RecordsError> {
        self.row(TABLE, &id.to_string(), read)
    }

    /// Adds or changes a contact.
    pub fn put_contact(&mut self, contact: &Contact) -> Result<(), RecordsError> {
        self.put(
            TABLE,
            &contact.id.to_string(),
            &[
                ("name", &contact.name.as_str()),
                ("firm", &contact.firm.as_ref().map(Line::as_str)),
                ("bar_number", &contact.bar_number.as_ref().map(Line::as_str)),
                ("email", &contact.email.as_ref().map(Line::as_str)),
                ("phone", &contact.phone.as_ref().map(Line::as_str)),
                (
                    "age_recipient",
                    &contact.age_recipient.as_ref().map(Line::as_str),
                ),
            ],
        )?;
        Ok(())
    }
}

fn read(cells: &Cells<'_>) -> Result<Contact, RecordsError> {
    Ok(Contact {
        id: cells.parsed("id")?,
        name: cells.line("name")?,
        firm: cells.line_optional("firm")?,
        bar_number: cells.line_optional("bar_number")?,
        email: cells.line_optional("email")?,
        phone: cells.line_optional("phone")?,
        age_recipient: cells.line_optional("age_recipient")?,
    })
}
