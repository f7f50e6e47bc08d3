//! The tables of the records, version by version, and the triggers made from them: history and search.
//!
//! Invariant: every table but the vault's own bookkeeping writes the old row into `history` on each change, so no
//! code path can forget it; new records and records brought up are made by the same steps, so they are alike.
//! Not here: reading and writing rows (one module per entity).

use rusqlite::Connection;

/// The version that this program writes: one for each step.
pub(crate) const VERSION: i64 = 2;
/// What each version changed, from nothing on. A step never changes once it is released.
const STEPS: &[fn(&Connection) -> rusqlite::Result<()>] = &[first_tables, keep_pdf_passwords];

/// Tables without history: bookkeeping, and history itself.
const WITHOUT_HISTORY: [&str; 4] = ["vault", "saves", "history", "scans_to_remove"];

/// Tables with a search index, and the columns that are searched.
pub(crate) const SEARCHED: [(&str, &[&str]); 9] = [
    (
        "people",
        &[
            "given_name",
            "family_name",
            "other_names",
            "birth_place",
            "citizenship",
            "notes",
        ],
    ),
    ("online_accounts", &["sign_in_email", "notes"]),
    ("identifiers", &["value", "as_printed"]),
    ("cases", &["form", "title", "office", "notes"]),
    ("case_events", &["what"]),
    ("notices", &["title", "paper_location", "notes"]),
    ("pages", &["text"]),
    ("dates", &["what", "place"]),
    ("contacts", &["name", "firm", "email"]),
];

/// Brings records up to this program's version: empty ones, or those of a program before. All of it, or nothing.
pub(crate) fn bring_up(db: &mut Connection) -> rusqlite::Result<()> {
    let change = db.transaction()?;
    let done: u16 = change.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let mut steps = STEPS.iter().skip(done.into());
    steps.try_for_each(|step| step(&change))?;
    change.pragma_update(None, "user_version", VERSION)?;
    change.commit()
}

/// Version 1: the tables, their history and their search indexes.
fn first_tables(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(include_str!("schema/1.sql"))?;
    for table in tables_with_history(db)? {
        db.execute_batch(&history_triggers(db, &table)?)?;
    }
    for (table, columns) in SEARCHED {
        db.execute_batch(&search_index(table, columns))?;
    }
    Ok(())
}

/// Version 2: a protected PDF keeps its password.
fn keep_pdf_passwords(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(include_str!("schema/2.sql"))?;
    renew_history(db, "documents")
}

/// Makes the history of a table remember its new columns too.
fn renew_history(db: &Connection, table: &str) -> rusqlite::Result<()> {
    db.execute_batch(&format!(
        "DROP TRIGGER {table}_remember_changed; DROP TRIGGER {table}_remember_deleted;"
    ))?;
    db.execute_batch(&history_triggers(db, table)?)
}

fn tables_with_history(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
    let has_history = |name: &String| !WITHOUT_HISTORY.contains(&name.as_str());
    Ok(names.into_iter().filter(has_history).collect())
}

fn history_triggers(db: &Connection, table: &str) -> rusqlite::Result<String> {
    let columns = columns(db, table)?;
    let row = |prefix: &str| {
        let pairs = columns.iter().filter(|(name, _)| name != "n");
        let pairs: Vec<String> = pairs
            .map(|(name, _)| format!("'{name}', {prefix}.{name}"))
            .collect();
        format!("json_object({})", pairs.join(", "))
    };
    let keys: Vec<String> = key_columns(&columns)
        .iter()
        .map(|name| format!("OLD.{name}"))
        .collect();
    let key = keys.join(" || '/' || ");
    let log = |change: &str| {
        format!(
            "INSERT INTO history (at, table_name, row_id, change, before_json) \
             SELECT saved_at, '{table}', {key}, '{change}', {} FROM vault;",
            row("OLD")
        )
    };
    Ok(format!(
        "CREATE TRIGGER {table}_remember_changed AFTER UPDATE ON {table} WHEN {} IS NOT {} BEGIN {} END;
         CREATE TRIGGER {table}_remember_deleted AFTER DELETE ON {table} BEGIN {} END;",
        row("OLD"),
        row("NEW"),
        log("changed"),
        log("deleted")
    ))
}

/// Names of a table's columns, and whether each is part of the primary key.
fn columns(db: &Connection, table: &str) -> rusqlite::Result<Vec<(String, bool)>> {
    let mut statement = db.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let columns =
        statement.query_map([table], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? > 0)))?;
    columns.collect()
}

fn key_columns(columns: &[(String, bool)]) -> Vec<&str> {
    if columns.iter().any(|(name, _)| name == "id") {
        return vec!["id"];
    }
    let keys = columns.iter().filter(|(_, is_key)| *is_key);
    keys.map(|(name, _)| name.as_str()).collect()
}

fn search_index(table: &str, columns: &[&str]) -> String {
    let names = columns.join(", ");
    let prefixed = |prefix: &str| {
        let all: Vec<String> = columns
            .iter()
            .map(|name| format!("{prefix}.{name}"))
            .collect();
        all.join(", ")
    };
    let (old, new) = (prefixed("OLD"), prefixed("NEW"));
    let index = format!("{table}_search");
    let add = format!("INSERT INTO {index} (rowid, {names}) VALUES (NEW.n, {new});");
    let drop =
        format!("INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', OLD.n, {old});");
    format!(
        "CREATE VIRTUAL TABLE {index} USING fts5({names}, content = '{table}', content_rowid = 'n', \
           tokenize = 'unicode61 remove_diacritics 2');
         CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END;
         CREATE TRIGGER {index}_changed AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END;
         CREATE TRIGGER {index}_deleted AFTER DELETE ON {table} BEGIN {drop} END;"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_counts_the_steps() {
        assert_eq!(i64::try_from(STEPS.len()), Ok(VERSION));
    }

    #[test]
    fn every_table_that_holds_something_of_a_person_keeps_history() {
        let mut db = Connection::open_in_memory().unwrap();
        bring_up(&mut db).unwrap();
        let tables: Vec<String> = db
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
                 AND name NOT LIKE 'sqlite%'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        for table in tables
            .iter()
            .filter(|name| !WITHOUT_HISTORY.contains(&name.as_str()))
        {
            let count: i64 = db
                .query_row(
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 \
                     AND name LIKE '%_remember_%'",
                    [table],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(count, 2, "{table}");
        }
        assert!(tables.len() > 15, "{tables:?}");
    }
}
