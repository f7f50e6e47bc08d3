//! The vault's own bookkeeping: which generation these records are, and which ones came before.
//!
//! Invariant: records name the generation they were saved as, so a renamed file is noticed.
//! Not here: the files (generations), which ones are kept (retention).

use chrono::{DateTime, Utc};
use rusqlite::{params_from_iter, types::Value};

use super::{Records, RecordsError, cells::Cells, moment};
use crate::{
    names::{Generation, VaultId},
    retention::Save,
};

/// Dropped saves are remembered this far back, to tell an older copy from another line of saves.
const REMEMBERED_SAVES: u32 = 1_000;

/// What records say of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) vault: VaultId,
    pub(crate) generation: Generation,
    pub(crate) at: DateTime<Utc>,
}

impl Records {
    /// What these records say of themselves; `None` before the first save.
    pub(crate) fn stamp(&self) -> Result<Option<Stamp>, RecordsError> {
        let mut rows = self.rows("vault", "", [], |cells| {
            Ok(Stamp {
                vault: cells.parsed("id")?,
                generation: generation(cells, "generation")?,
                at: cells.moment("saved_at")?,
            })
        })?;
        Ok(rows.pop())
    }

    /// Makes these records the next generation.
    pub(crate) fn put_stamp(&self, stamp: &Stamp) -> Result<(), RecordsError> {
        let Stamp {
            vault,
            generation,
            at,
        } = stamp;
        let sql = "INSERT OR REPLACE INTO vault VALUES (1, ?1, ?2, ?3, ?4)";
        let device = generation.device.to_string();
        self.db.execute(
            sql,
            (vault.to_string(), generation.number, &device, moment(*at)),
        )?;
        self.put_save(*generation, *at, "good")?;
        let oldest = generation.number.saturating_sub(REMEMBERED_SAVES);
        let forget = "DELETE FROM saves WHERE number < ?1 AND keep_because IS NULL AND number NOT IN \
                      (SELECT value FROM json_each(?2))";
        let kept: Vec<u32> = self
            .kept_saves()?
            .iter()
            .map(|save| save.generation.number)
            .collect();
        self.db
            .prepare_cached(forget)?
            .execute((oldest, super::json(&kept)))?;
        Ok(())
    }

    /// Notes a generation that was found damaged.
    pub(crate) fn put_damaged(
        &self,
        damaged: Generation,
        at: DateTime<Utc>,
    ) -> Result<(), RecordsError> {
        self.put_save(damaged, at, "damaged")
    }

    /// The saves these records build on, and damaged ones that were met.
    pub(crate) fn saves(&self) -> Result<Vec<Save>, RecordsError> {
        self.rows("saves", "ORDER BY number, device", [], |cells| {
            Ok(Save {
                generation: generation(cells, "number")?,
                at: cells.moment("at")?,
                is_good: cells.get::<String>("state")? == "good",
                is_marked: cells.get::<Option<String>>("keep_because")?.is_some(),
            })
        })
    }

    fn kept_saves(&self) -> Result<Vec<Save>, RecordsError> {
        let mut saves = self.saves()?;
        let dropped = crate::retention::to_drop(&saves);
        saves.retain(|save| !dropped.contains(&save.generation));
        Ok(saves)
    }

    /// Takes the bookkeeping of later records over, so that going back loses no backup.
    pub(crate) fn take_over_saves(&self, later: &Self) -> Result<(), RecordsError> {
        let columns = ["number", "device", "at", "state", "keep_because"];
        let rows = later.rows("saves", "", [], |cells| {
            columns
                .iter()
                .map(|column| cells.get::<Value>(column))
                .collect::<Result<Vec<_>, _>>()
        })?;
        let mut statement = self
            .db
            .prepare_cached("INSERT OR REPLACE INTO saves VALUES (?1, ?2, ?3, ?4, ?5)")?;
        rows.into_iter()
            .try_for_each(|row| statement.execute(params_from_iter(row)).map(drop))?;
        Ok(())
    }

    fn put_save(
        &self,
        save: Generation,
        at: DateTime<Utc>,
        state: &str,
    ) -> Result<(), RecordsError> {
        let sql = "INSERT OR IGNORE INTO saves (number, device, at, state) VALUES (?1, ?2, ?3, ?4)";
        let mut statement = self.db.prepare_cached(sql)?;
        statement.execute((save.number, save.device.to_string(), moment(at), state))?;
        Ok(())
    }

    /// Keeps a generation for good.
    pub(crate) fn mark_save(&self, save: Generation, because: &str) -> Result<(), RecordsError> {
        let sql = "UPDATE saves SET keep_because = ?3 WHERE number = ?1 AND device = ?2";
        let count = self
            .db
            .execute(sql, (save.number, save.device.to_string(), because))?;
        (count == 1).then_some(()).ok_or(RecordsError::NotThere)
    }
}

fn generation(cells: &Cells<'_>, number: &'static str) -> Result<Generation, RecordsError> {
    Ok(Generation {
        number: cells.whole(number)?,
        device: cells.parsed("device")?,
    })
}
