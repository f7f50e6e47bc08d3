//! The trash: things that are out of sight, come back whole, and are purged later.
//!
//! Invariant: what went to the trash together comes back together; purging leaves no trace in the history either.
//! Not here: how long the trash keeps things (domain: `TRASH_DAYS`), the files of purged scans (scans).

use casekeep_domain::papers::Thing;
use chrono::{DateTime, Utc};

use super::{Records, RecordsError, cells::Cells, schema};

/// A thing in the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trashed {
    /// The thing; what follows it is not listed.
    pub thing: Thing,
    /// When it was thrown away.
    pub at: DateTime<Utc>,
}

/// What a purge took away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Purged {
    /// Things that were in the trash, and what followed them.
    pub rows: usize,
    /// Documents without pages; their scans are removed after the save.
    pub documents: usize,
}

const TABLES: [&str; 9] = [
    "people",
    "online_accounts",
    "secrets",
    "identifiers",
    "cases",
    "case_events",
    "notices",
    "dates",
    "contacts",
];

/// Table and row of a thing.
pub(super) fn place(thing: Thing) -> (&'static str, String) {
    match thing {
        Thing::Person(id) => ("people", id.to_string()),
        Thing::Account(id) => ("online_accounts", id.to_string()),
        Thing::Secret(id) => ("secrets", id.to_string()),
        Thing::Identifier(id) => ("identifiers", id.to_string()),
        Thing::Case(id) => ("cases", id.to_string()),
        Thing::CaseEvent(id) => ("case_events", id.to_string()),
        Thing::Notice(id) => ("notices", id.to_string()),
        Thing::Date(id) => ("dates", id.to_string()),
        Thing::Contact(id) => ("contacts", id.to_string()),
    }
}

/// The thing that a row of a table is.
pub(super) fn thing(table: &str, id: &str) -> Option<Thing> {
    Some(match table {
        "people" => Thing::Person(id.parse().ok()?),
        "online_accounts" => Thing::Account(id.parse().ok()?),
        "secrets" => Thing::Secret(id.parse().ok()?),
        "identifiers" => Thing::Identifier(id.parse().ok()?),
        "cases" => Thing::Case(id.parse().ok()?),
        "case_events" => Thing::CaseEvent(id.parse().ok()?),
        "notices" => Thing::Notice(id.parse().ok()?),
        "dates" => Thing::Date(id.parse().ok()?),
        "contacts" => Thing::Contact(id.parse().ok()?),
        _ => return None,
    })
}

const ACCOUNTS_OF: &str = "(SELECT id FROM online_accounts WHERE person_id = ?1)";

/// What goes to the trash with a thing: tables, and which of their rows.
fn followers(thing: Thing) -> Vec<(&'static str, String)> {
    let where_ = |column: &str| format!("{column} = ?1");
    match thing {
        Thing::Person(_) => vec![
            ("online_accounts", where_("person_id")),
            ("secrets", format!("account_id IN {ACCOUNTS_OF}")),
            (
                "identifiers",
                format!("person_id = ?1 OR account_id IN {ACCOUNTS_OF}"),
            ),
            ("dates", where_("person_id")),
        ],
        Thing::Account(_) => {
            vec![
                ("secrets", where_("account_id")),
                ("identifiers", where_("account_id")),
            ]
        }
        Thing::Case(_) => vec![
            ("case_events", where_("case_id")),
            ("identifiers", where_("case_id")),
            ("dates", where_("case_id")),
        ],
        // The pages of a notice are only ever reached through it.
        Thing::Notice(_)
        | Thing::Secret(_)
        | Thing::Identifier(_)
        | Thing::CaseEvent(_)
        | Thing::Date(_)
        | Thing::Contact(_) => vec![],
    }
}

/// What a thing belongs to: column of its row, and table of its owner.
fn owners(thing: Thing) -> &'static [(&'static str, &'static str)] {
    match thing {
        Thing::Account(_) => &[("person_id", "people")],
        Thing::Secret(_) => &[("account_id", "online_accounts")],
        Thing::Identifier(_) => &[
            ("person_id", "people"),
            ("account_id", "online_accounts"),
            ("case_id", "cases"),
        ],
        Thing::CaseEvent(_) => &[("case_id", "cases")],
        Thing::Person(_)
        | Thing::Case(_)
        | Thing::Notice(_)
        | Thing::Date(_)
        | Thing::Contact(_) => &[],
    }
}

impl Records {
    /// Puts a thing, and what follows it, in the trash.
    pub fn trash(&mut self, thing: Thing) -> Result<(), RecordsError> {
        let (table, id) = place(thing);
        if self.put_aside(table, "id = ?1", &id)? != 1 {
            return Err(RecordsError::NotThere);
        }
        for (table, rows) in followers(thing) {
            self.put_aside(table, &rows, &id)?;
        }
        Ok(())
    }

    fn put_aside(&self, table: &str, rows: &str, root: &str) -> Result<usize, RecordsError> {
        let sql = format!(
            "UPDATE {table} SET trashed_at = (SELECT saved_at FROM vault), trashed_with = ?1, \
             changed_at = (SELECT saved_at FROM vault) WHERE ({rows}) AND trashed_at IS NULL"
        );
        Ok(self.db.prepare_cached(&sql)?.execute([root])?)
    }

    /// Takes a thing, and what went with it, out of the trash.
    pub fn restore(&mut self, thing: Thing) -> Result<(), RecordsError> {
        let (table, id) = place(thing);
        if !self.is_trash_root(table, &id)? {
            return Err(RecordsError::NotThere);
        }
        for (column, owner) in owners(thing) {
            self.refuse_trashed_owner(table, &id, column, owner)?;
        }
        for table in TABLES {
            let sql = format!(
                "UPDATE {table} SET trashed_at = NULL, trashed_with = NULL, \
                 changed_at = (SELECT saved_at FROM vault) WHERE trashed_with = ?1"
            );
            self.db.prepare_cached(&sql)?.execute([&id])?;
        }
        Ok(())
    }

    fn is_trash_root(&self, table: &str, id: &str) -> Result<bool, RecordsError> {
        let sql = format!("SELECT count(*) FROM {table} WHERE id = ?1 AND trashed_with = ?1");
        let count: i64 = self
            .db
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))?;
        Ok(count == 1)
    }

    fn refuse_trashed_owner(
        &self,
        table: &str,
        id: &str,
        column: &str,
        owner: &str,
    ) -> Result<(), RecordsError> {
        let sql = format!(
            "SELECT count(*) FROM {owner} WHERE trashed_at IS NOT NULL \
             AND id = (SELECT {column} FROM {table} WHERE id = ?1)"
        );
        let count: i64 = self
            .db
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))?;
        (count == 0).then_some(()).ok_or(RecordsError::OwnerInTrash)
    }

    /// Whether a thing is in the trash.
    pub fn is_trashed(&self, thing: Thing) -> Result<bool, RecordsError> {
        let (table, id) = place(thing);
        let sql = format!("SELECT count(*) FROM {table} WHERE id = ?1 AND trashed_at IS NOT NULL");
        let count: i64 = self
            .db
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))?;
        Ok(count == 1)
    }

    /// What is in the trash, newest first. What went along with a thing is not listed by itself.
    pub fn trashed(&self) -> Result<Vec<Trashed>, RecordsError> {
        let mut found = Vec::new();
        for table in TABLES {
            found.extend(self.rows(table, "WHERE trashed_with = id", [], |cells| {
                Ok(Trashed {
                    thing: cells.read("id", |id| thing(table, id))?,
                    at: cells.moment("trashed_at")?,
                })
            })?);
        }
        found.sort_by_key(|trashed| std::cmp::Reverse(trashed.at));
        Ok(found)
    }

    /// Deletes for good what went to the trash before a moment, and documents no page has used since.
    pub fn purge_trash(&mut self, before: DateTime<Utc>) -> Result<Purged, RecordsError> {
        let last = self.last_history()?;
        let due = self
            .trashed()?
            .into_iter()
            .filter(|trashed| trashed.at < before);
        for trashed in due.collect::<Vec<_>>() {
            self.delete_with(trashed.thing)?;
        }
        let documents = self.purge_documents(before)?;
        let rows = self.forget_deleted_after(last)?.saturating_sub(documents);
        if rows + documents > 0 {
            self.tidy_search()?;
        }
        Ok(Purged { rows, documents })
    }

    /// Deletes for good one thing in the trash, and what went there with it. Its scans stay for as long as the
    /// trash keeps things.
    pub fn purge(&mut self, thing: Thing) -> Result<(), RecordsError> {
        let (table, id) = place(thing);
        if !self.is_trash_root(table, &id)? {
            return Err(RecordsError::NotThere);
        }
        let last = self.last_history()?;
        self.delete_with(thing)?;
        self.forget_deleted_after(last)?;
        self.tidy_search()
    }

    fn delete_with(&self, thing: Thing) -> Result<(), RecordsError> {
        let (_, root) = place(thing);
        for table in TABLES {
            let sql = format!("DELETE FROM {table} WHERE trashed_with = ?1");
            self.db.prepare_cached(&sql)?.execute([&root])?;
        }
        Ok(())
    }

    fn purge_documents(&self, before: DateTime<Utc>) -> Result<usize, RecordsError> {
        let unused = self.rows(
            "documents",
            "WHERE id NOT IN (SELECT document_id FROM pages)",
            [],
            |cells| Ok((cells.get::<String>("id")?, self.unused_since(cells)?)),
        )?;
        let due = unused.into_iter().filter(|(_, since)| *since < before);
        let mut count = 0;
        for (id, _) in due {
            count += self
                .db
                .prepare_cached("DELETE FROM documents WHERE id = ?1")?
                .execute([id])?;
        }
        Ok(count)
    }

    /// When a document's last page went, else when it was attached.
    fn unused_since(&self, cells: &Cells<'_>) -> Result<DateTime<Utc>, RecordsError> {
        let id: String = cells.get("id")?;
        let rest = "WHERE table_name = 'pages' AND change = 'deleted' \
                    AND before_json ->> 'document_id' = ?1 ORDER BY seq DESC LIMIT 1";
        let removed = self
            .rows("history", rest, [id], |cells| cells.moment("at"))?
            .pop();
        Ok(removed.unwrap_or(cells.moment("added_at")?))
    }

    fn last_history(&self) -> Result<i64, RecordsError> {
        let sql = "SELECT coalesce(max(seq), 0) FROM history";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }

    /// Takes the history of rows that were deleted after an entry out as well. Returns how many rows those were.
    fn forget_deleted_after(&self, seq: i64) -> Result<usize, RecordsError> {
        let deleted: Vec<(String, String)> = self.rows(
            "history",
            "WHERE seq > ?1 AND change = 'deleted'",
            [seq],
            |cells| Ok((cells.get("table_name")?, cells.get("row_id")?)),
        )?;
        let mut forget = self
            .db
            .prepare_cached("DELETE FROM history WHERE table_name = ?1 AND row_id = ?2")?;
        for row in &deleted {
            forget.execute((&row.0, &row.1))?;
        }
        let is_thing = |table: &str| table == "documents" || TABLES.contains(&table);
        Ok(deleted.iter().filter(|(table, _)| is_thing(table)).count())
    }

    /// Rewrites the search indexes, which otherwise remember words of deleted rows for a while.
    fn tidy_search(&self) -> Result<(), RecordsError> {
        for (table, _) in schema::SEARCHED {
            let sql = format!("INSERT INTO {table}_search ({table}_search) VALUES ('optimize')");
            self.db.execute(&sql, [])?;
        }
        Ok(())
    }
}
