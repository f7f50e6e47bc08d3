//! The records: people, accounts, cases, notices and so on, as rows of an SQLite database that lives in memory.
//!
//! Invariant: what was written reads back the same, or is reported as unreadable; a row is never silently left out.
//! Not here: the disk (generations), what the words mean (domain).

mod accounts;
mod cases;
mod cells;
mod contacts;
mod dates;
mod documents;
mod exports;
mod history;
mod identifiers;
mod notices;
mod papers;
mod people;
mod saves;
mod schema;
mod search;
mod transaction;
mod trash;

use casekeep_domain::ids::Id;
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{
    Connection, MAIN_DB, OptionalExtension, Params, ToSql,
    config::DbConfig,
    params_from_iter,
    serialize::Data,
    types::{ToSqlOutput, Value},
};

use cells::Cells;
pub use history::{Change, HistoryEntry};
pub(crate) use saves::Stamp;
pub use search::Hit;
pub(crate) use transaction::Transaction;
pub use trash::{Purged, Trashed};

/// Why records can't be read or changed. Holds no values. In memory everything is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordsError {
    /// A stored row doesn't say what such a row can say. The other rows are not affected.
    #[error("column {column} of a row in {table} is not readable")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// The thing to be changed, trashed or restored is not there.
    #[error("there is no such thing in the records")]
    NotThere,
    /// The new row speaks of something that is not there.
    #[error("it refers to something that is not in the records")]
    RefersToNothing,
    /// The row breaks a rule of its table: a second of something that can be there once.
    #[error("the records can't hold that")]
    Refused,
    /// What it belongs to is in the trash; restore that first.
    #[error("what it belongs to is in the trash")]
    OwnerInTrash,
    /// The records would grow larger than they can be.
    #[error("the records are full")]
    Full,
    /// SQLite itself failed.
    #[error("the records failed (SQLite code {code})")]
    Broken {
        /// SQLite's extended code.
        code: i32,
    },
}

impl From<rusqlite::Error> for RecordsError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error
            .sqlite_error()
            .map_or(0, |failure| failure.extended_code);
        match (code, code & 0xff) {
            (rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY, _) => Self::RefersToNothing,
            (_, rusqlite::ffi::SQLITE_CONSTRAINT) => Self::Refused,
            (_, rusqlite::ffi::SQLITE_FULL) => Self::Full,
            _ => Self::Broken { code },
        }
    }
}

/// Why an image can't be used as records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LoadError {
    /// It is not a database of ours.
    NotRecords,
    /// A newer version wrote it.
    Newer,
}

/// The records of an open vault.
pub struct Records {
    pub(crate) db: Connection,
    /// A program before this one wrote them, and no save has followed yet.
    pub(crate) are_brought_up: bool,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Records(…)")
    }
}

const PREPARED_STATEMENTS: usize = 128;

impl Records {
    /// Makes empty records.
    pub(crate) fn empty() -> Result<Self, RecordsError> {
        let mut draft = Connection::open_in_memory()?;
        // Small pages: a small vault makes small saves, and a page of text leaves little room unused.
        draft.execute_batch("PRAGMA page_size = 1024")?;
        schema::bring_up(&mut draft)?;
        // Only a database that came from an image can be saved without copying it first.
        let Data::Owned(image) = draft.serialize(MAIN_DB)? else {
            return Err(RecordsError::Broken { code: 0 });
        };
        let mut db = Connection::open_in_memory()?;
        db.deserialize(MAIN_DB, image, false)?;
        Ok(Self {
            db: configured(db)?,
            are_brought_up: false,
        })
    }

    /// Takes records from an image; those of a program before this one are brought up in memory.
    pub(crate) fn load(image: &[u8]) -> Result<Self, LoadError> {
        if !image.starts_with(b"SQLite format 3\0") {
            return Err(LoadError::NotRecords);
        }
        let mut db = opened(image).map_err(|_| LoadError::NotRecords)?;
        let version = db.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
        let are_brought_up = match version {
            Ok(schema::VERSION) => false,
            Ok(1..schema::VERSION) => true,
            Ok(version) if version > schema::VERSION => return Err(LoadError::Newer),
            _ => return Err(LoadError::NotRecords),
        };
        if are_brought_up {
            schema::bring_up(&mut db).map_err(|_| LoadError::NotRecords)?;
        }
        Ok(Self { db, are_brought_up })
    }

    /// Rows changed since the records were opened, however they were.
    pub(crate) fn change_count(&self) -> u64 {
        self.db.total_changes()
    }

    /// Writes a row: a new one, or the same one changed. Returns whether anything is different now.
    fn put(&self, table: &str, id: &str, row: &[(&str, &dyn ToSql)]) -> Result<bool, RecordsError> {
        let names: Vec<&str> = row.iter().map(|(name, _)| *name).collect();
        let sql = upsert(table, &names);
        let values = std::iter::once(&id as &dyn ToSql).chain(row.iter().map(|(_, value)| *value));
        let count = self
            .db
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        Ok(count > 0)
    }

    /// Rows of a table, in the order asked for.
    fn rows<T>(
        &self,
        table: &'static str,
        rest: &str,
        params: impl Params,
        read: impl Fn(&Cells<'_>) -> Result<T, RecordsError>,
    ) -> Result<Vec<T>, RecordsError> {
        let mut statement = self
            .db
            .prepare_cached(&format!("SELECT * FROM {table} {rest}"))?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(&Cells::new(row, table))?);
        }
        Ok(found)
    }

    fn row<T>(
        &self,
        table: &'static str,
        id: &str,
        read: impl Fn(&Cells<'_>) -> Result<T, RecordsError>,
    ) -> Result<Option<T>, RecordsError> {
        Ok(self.rows(table, "WHERE id = ?1", [id], read)?.pop())
    }

    /// Makes the rows of a link table for one owner exactly these, changing only what differs.
    fn put_links(&self, links: &Links<'_>, rows: &[Link]) -> Result<(), RecordsError> {
        let Links {
            table,
            owner,
            other,
            owner_id,
        } = links;
        let others: Vec<&str> = rows.iter().map(|row| row.other_id.as_str()).collect();
        let delete = format!(
            "DELETE FROM {table} WHERE {owner} = ?1 AND {other} NOT IN (SELECT value FROM json_each(?2))"
        );
        self.db
            .prepare_cached(&delete)?
            .execute((owner_id, json(&others)))?;
        let extra = if rows.iter().any(|row| row.role.is_some()) {
            ", role"
        } else {
            ""
        };
        let sql = link_upsert(table, owner, other, extra);
        for (position, row) in rows.iter().enumerate() {
            let mut values: Vec<Value> = vec![
                (*owner_id).to_owned().into(),
                row.other_id.clone().into(),
                i64::try_from(position).unwrap_or(i64::MAX).into(),
            ];
            values.extend(row.role.map(|role| Value::from(role.to_owned())));
            self.db
                .prepare_cached(&sql)?
                .execute(params_from_iter(values))?;
        }
        Ok(())
    }

    /// A setting of the app, as it was stored.
    pub fn setting(&self, key: &str) -> Result<Option<String>, RecordsError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Stores a setting of the app.
    pub fn put_setting(&mut self, key: &str, value: &str) -> Result<(), RecordsError> {
        let sql = "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value \
                   WHERE value IS NOT excluded.value";
        self.db.prepare_cached(sql)?.execute((key, value))?;
        Ok(())
    }

    /// Runs SQLite's own check over everything. `true` when it finds nothing.
    #[doc(hidden)]
    pub fn is_sound(&self) -> Result<bool, RecordsError> {
        let verdict: String = self
            .db
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        let broken_links: i64 =
            self.db
                .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                    row.get(0)
                })?;
        Ok(verdict == "ok" && broken_links == 0)
    }
}

struct Links<'a> {
    table: &'a str,
    owner: &'a str,
    other: &'a str,
    owner_id: &'a str,
}

struct Link {
    other_id: String,
    role: Option<&'static str>,
}

fn upsert(table: &str, names: &[&str]) -> String {
    let list = names.join(", ");
    let places: Vec<String> = (2..names.len() + 2).map(|n| format!("?{n}")).collect();
    let set: Vec<String> = names
        .iter()
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    let old: Vec<String> = names.iter().map(|name| format!("{table}.{name}")).collect();
    let new: Vec<String> = names
        .iter()
        .map(|name| format!("excluded.{name}"))
        .collect();
    format!(
        "INSERT INTO {table} (id, {list}, created_at, changed_at) \
         SELECT ?1, {}, saved_at, saved_at FROM vault WHERE true \
         ON CONFLICT (id) DO UPDATE SET {}, changed_at = excluded.changed_at WHERE ({}) IS NOT ({})",
        places.join(", "),
        set.join(", "),
        old.join(", "),
        new.join(", "),
    )
}

fn link_upsert(table: &str, owner: &str, other: &str, extra: &str) -> String {
    let (value, set, test) = if extra.is_empty() {
        ("", "", "")
    } else {
        (
            ", ?4",
            ", role = excluded.role",
            " OR role IS NOT excluded.role",
        )
    };
    format!(
        "INSERT INTO {table} ({owner}, {other}, position{extra}) VALUES (?1, ?2, ?3{value}) \
         ON CONFLICT ({owner}, {other}) DO UPDATE SET position = excluded.position{set} \
         WHERE position IS NOT excluded.position{test}"
    )
}

fn opened(image: &[u8]) -> rusqlite::Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    db.deserialize_read_exact(MAIN_DB, image, image.len(), false)?;
    configured(db)
}

fn configured(db: Connection) -> rusqlite::Result<Connection> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
    // temp_store: nothing plain may land on disk. secure_delete: what is purged is overwritten.
    db.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;",
    )?;
    Ok(db)
}

/// A moment as it is stored.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

pub(crate) fn parse_moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
}

fn json(list: &impl serde::Serialize) -> String {
    // Lists of texts and numbers always have a JSON form.
    serde_json::to_string(list).unwrap_or_default()
}

/// Ids as they are stored.
struct Key<T>(Id<T>);

impl<T> ToSql for Key<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

/// A new random id.
#[must_use]
pub fn new_id<T>() -> Id<T> {
    Id::from_random(rand::random())
}
