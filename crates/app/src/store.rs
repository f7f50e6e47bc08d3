//! Reading everything from the vault and writing single things to it.
//!
//! Invariant: a vault's error becomes a situation here, once.
//! Not here: what the rows mean (`holdings`), which situation is which (`situations`).

use std::collections::HashMap;

use casekeep_domain::{
    accounts::{OnlineAccount, Secret, SecretState},
    cases::{Case, CaseEvent},
    dates::ImportantDate,
    ids::SecretId,
    notices::{Notice, Page},
    numbers::KeptIdentifier,
    papers::{Papers, Thing},
    people::Person,
};
use casekeep_vault::{HistoryEntry, Records, RecordsError, SaveError, Vault};
use chrono::{DateTime, Utc};

use crate::{contract::problems::Problem, holdings::Rows, situations};

/// Everything that is not in the trash.
pub(crate) fn load(vault: &Vault) -> Result<Rows, Problem> {
    vault
        .read(rows)
        .map_err(|error| situations::records(&error))
}

fn rows(records: &Records) -> Result<Rows, RecordsError> {
    let secrets = records.secrets()?;
    Ok(Rows {
        secret_ends: secret_ends(records, &secrets)?,
        papers: records.papers()?.ok_or(RecordsError::NotThere)?,
        people: records.people()?,
        accounts: records.accounts()?,
        secrets,
        identifiers: records.identifiers()?,
        cases: records.cases()?,
        events: records.case_events()?,
        notices: records.notices()?,
        pages: records.pages()?,
        documents: records.documents()?,
        dates: records.dates()?,
        exports: records.exports()?,
        trash_count: records.trashed()?.len(),
    })
}

/// When each secret that no longer works stopped being current: the last change that found it so.
fn secret_ends(
    records: &Records,
    secrets: &[Secret],
) -> Result<HashMap<SecretId, DateTime<Utc>>, RecordsError> {
    let mut ends = HashMap::new();
    for secret in secrets
        .iter()
        .filter(|secret| secret.state != SecretState::Current)
    {
        let was_current = |entry: &HistoryEntry| {
            entry.before.get("state").map(String::as_str) == Some(SecretState::Current.code())
        };
        let history = records.history(Thing::Secret(secret.id))?;
        if let Some(entry) = history.into_iter().find(was_current) {
            ends.insert(secret.id, entry.at);
        }
    }
    Ok(ends)
}

/// Finds things by their words.
pub(crate) fn search(vault: &Vault, text: &str, most: u32) -> Result<Vec<Thing>, Problem> {
    let hits = vault
        .read(|records| records.search(text, most))
        .map_err(|error| situations::records(&error))?;
    Ok(hits.into_iter().map(|hit| hit.thing).collect())
}

/// Makes one change as one save.
pub(crate) fn write<T>(
    vault: &mut Vault,
    at: DateTime<Utc>,
    job: impl FnOnce(&mut Records) -> Result<T, Problem>,
) -> Result<T, Problem> {
    vault
        .write(at, |records| job(records).map_err(NotWritten::Job))
        .map_err(NotWritten::problem)
}

/// A change that failed, in the job itself or in saving.
enum NotWritten {
    Job(Problem),
    Save(SaveError),
}

impl From<SaveError> for NotWritten {
    fn from(error: SaveError) -> Self {
        Self::Save(error)
    }
}

impl NotWritten {
    fn problem(self) -> Problem {
        match self {
            Self::Job(problem) => problem,
            Self::Save(error) => situations::save(&error),
        }
    }
}

macro_rules! puts {
    ($($name:ident($thing:ty);)+) => {$(
        pub(crate) fn $name(records: &mut Records, thing: &$thing) -> Result<(), Problem> {
            records.$name(thing).map_err(|error| situations::records(&error))
        }
    )+};
}

puts! {
    put_person(Person);
    put_account(OnlineAccount);
    put_secret(Secret);
    put_identifier(KeptIdentifier);
    put_case(Case);
    put_case_event(CaseEvent);
    put_notice(Notice);
    put_page(Page);
    put_date(ImportantDate);
    put_papers(Papers);
}
