//! Papers of a made-up family, to try with: Ana, Marco and Lucia Rivera. Every number is invented.
//!
//! Invariant: dates are laid around today, so that there is always something coming up.
//! Not here: making and opening papers (`opening`).

mod family;

use std::path::Path;

use casekeep_domain::{
    notices::Document,
    papers::{Papers, RecoverySheetState},
    text::Line,
};
use casekeep_reader::Decoder;
use casekeep_vault::{DeviceId, Vault};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use secrecy::SecretString;

use crate::{
    contract::{problems::Problem, summary::SummaryChoice},
    holdings::Holdings,
    session::{embedded_catalogue, random},
    situations, store,
    summaries::{self, Making},
};

/// The example's passphrase. It protects nothing: the papers are made up.
pub const PASSPHRASE: &str = "example papers of nobody";

/// What the example is called.
pub(crate) fn papers_name() -> Line {
    family::line("Rivera example")
}

/// Writes the example's papers into a new folder.
///
/// # Errors
/// When the folder can't be made or filled.
pub fn write(
    folder: &Path,
    passphrase: &SecretString,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<(), Problem> {
    let device = DeviceId::from_random(random());
    let (mut vault, _) = Vault::create(folder, passphrase, device, at)
        .map_err(|error| situations::create(&error))?;
    store::write(&mut vault, at, |records| {
        store::put_papers(records, &papers(today))
    })?;
    fill(&mut vault, at, today, &Decoder::in_process())
}

fn papers(today: NaiveDate) -> Papers {
    Papers {
        name: papers_name(),
        created_on: today,
        recovery_sheet: RecoverySheetState::NotMade,
        is_example: true,
    }
}

/// Puts the family into new papers.
pub(crate) fn fill(
    vault: &mut Vault,
    at: DateTime<Utc>,
    today: NaiveDate,
    decoder: &Decoder,
) -> Result<(), Problem> {
    let scans = family::scans(vault, at, decoder)?;
    let family = family::Family::new(today, scans);
    store::write(vault, at, |records| family.put(records))
}

/// Makes the summary PDF of papers without a window: everybody who is not confidential, full numbers, no exhibits.
///
/// # Errors
/// When there is nobody to put in, or a stored row can't be read.
pub fn summary_of(
    vault: &Vault,
    choice: impl FnOnce(&[PersonId]) -> SummaryChoice,
    today: NaiveDate,
) -> Result<Vec<u8>, Problem> {
    let holdings = Holdings::new(store::load(vault)?);
    let people = holdings
        .rows
        .people
        .iter()
        .filter(|person| !person.is_confidential);
    let people: Vec<PersonId> = people.map(|person| person.id.into()).collect();
    let choice = choice(&people);
    let catalogue = embedded_catalogue();
    let making = Making::new(&holdings, &catalogue, &choice, today);
    let no_originals = |_: &Document| Err(Problem::NotThere);
    let pdf = summaries::make(&making, &holdings, &no_originals, &Decoder::in_process())?;
    Ok(pdf.bytes.to_vec())
}

use crate::contract::ids::PersonId;

/// The moment so many days earlier.
pub(crate) fn days_before(at: DateTime<Utc>, days: u64) -> Option<DateTime<Utc>> {
    at.checked_sub_signed(TimeDelta::days(i64::try_from(days).ok()?))
}
