//! Finding things by what is written in them.
//!
//! Invariant: what is in the trash is not found; secrets are not searched.
//! Not here: recognising which kind of number something is (domain).

use casekeep_domain::papers::Thing;

use super::{Records, RecordsError, cells::Cells, schema, trash};

/// Something that was found.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// The thing. For words on a page, its notice.
    pub thing: Thing,
    /// The text around the words, as stored.
    pub excerpt: String,
}

// What was found is as personal as what was searched for.
impl std::fmt::Debug for Hit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hit({:?})", self.thing)
    }
}

/// Parts of numbers shorter than this are not looked for inside other numbers.
const NUMBER_PART_MIN_CHARS: usize = 3;

impl Records {
    /// Finds things in which every word begins some word, and identifiers that hold the whole query inside; at most
    /// `most` of each kind, best first. Accents and case don't matter.
    pub fn search(&self, query: &str, most: u32) -> Result<Vec<Hit>, RecordsError> {
        let Some(words) = fts_query(query) else {
            return Ok(Vec::new());
        };
        let mut hits = Vec::new();
        for (table, _) in schema::SEARCHED {
            hits.extend(self.search_table(table, &words, most)?);
        }
        hits.extend(self.search_numbers(query, most)?);
        let mut seen = std::collections::HashSet::new();
        hits.retain(|hit| seen.insert(hit.thing));
        Ok(hits)
    }

    fn search_table(
        &self,
        table: &'static str,
        words: &str,
        most: u32,
    ) -> Result<Vec<Hit>, RecordsError> {
        // Pages have no trash of their own: they are where their notice is.
        let (join, id, trashed) = match table {
            "pages" => (
                "JOIN notices o ON o.id = t.notice_id",
                "o.id",
                "o.trashed_at",
            ),
            _ => ("", "t.id", "t.trashed_at"),
        };
        let sql = format!(
            "SELECT {id} AS id, snippet({table}_search, -1, '', '', ' … ', 12) AS excerpt \
             FROM {table}_search JOIN {table} t ON t.n = {table}_search.rowid {join} \
             WHERE {table}_search MATCH ?1 AND {trashed} IS NULL ORDER BY {table}_search.rank LIMIT ?2"
        );
        let thing_table = if table == "pages" { "notices" } else { table };
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query((words, most))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            hits.push(hit(&Cells::new(row, thing_table), thing_table)?);
        }
        Ok(hits)
    }

    fn search_numbers(&self, query: &str, most: u32) -> Result<Vec<Hit>, RecordsError> {
        let part: String = query.chars().filter(|c| c.is_alphanumeric()).collect();
        if part.chars().count() < NUMBER_PART_MIN_CHARS {
            return Ok(Vec::new());
        }
        let sql = "SELECT id, value AS excerpt FROM identifiers \
                   WHERE trashed_at IS NULL AND instr(upper(replace(replace(value, '-', ''), ' ', '')), upper(?1)) > 0 \
                   ORDER BY n LIMIT ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query((part, most))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            hits.push(hit(&Cells::new(row, "identifiers"), "identifiers")?);
        }
        Ok(hits)
    }
}

fn hit(cells: &Cells<'_>, table: &'static str) -> Result<Hit, RecordsError> {
    Ok(Hit {
        thing: cells.read("id", |id| trash::thing(table, id))?,
        excerpt: cells.get("excerpt")?,
    })
}

/// Each word of the query as the beginning of a word, all of them needed. Nothing typed is read as an operator.
fn fts_query(query: &str) -> Option<String> {
    let words = query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let quoted: Vec<String> = words.map(|word| format!("\"{word}\"*")).collect();
    (!quoted.is_empty()).then(|| quoted.join(" "))
}
