//! People, accounts, cases, dates, numbers.
//!
//! Invariant: lists carry masked numbers; `reveal` alone answers with a full one.
//! Not here: notices and their pages.

use casekeep_app::{
    Casekeep, Problem,
    contract::{
        accounts::{AccountCard, AccountDraft, AccountView, SecretDraft},
        cases::{CaseCard, CaseDraft, CaseEventDraft, CaseView},
        dates::{DateDraft, DateView},
        ids::{AccountId, CaseEventId, CaseId, DateId, IdentifierId, PersonId, SecretId},
        numbers::{NumberDraft, NumberHint, ValueRef},
        overview::{OverviewView, SearchHit},
        people::{PersonCard, PersonDraft, PersonView},
        words::{IdentifierKind, SecretState},
    },
};
use tauri::State;

/// What Overview and the sidebar show.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn overview(app: State<'_, Casekeep>) -> Result<OverviewView, Problem> {
    app.overview()
}

/// Finds people, numbers, cases and notices by any words.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn search(app: State<'_, Casekeep>, text: String) -> Result<Vec<SearchHit>, Problem> {
    app.search(&text)
}

/// Everybody.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn people(app: State<'_, Casekeep>) -> Result<Vec<PersonCard>, Problem> {
    app.people()
}

/// One person, whole.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person(app: State<'_, Casekeep>, id: PersonId) -> Result<PersonView, Problem> {
    app.person(id)
}

/// Keeps a new or changed person.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_person(
    app: State<'_, Casekeep>,
    id: Option<PersonId>,
    draft: PersonDraft,
) -> Result<PersonId, Problem> {
    app.save_person(id, &draft)
}

/// All online accounts.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn accounts(app: State<'_, Casekeep>) -> Result<Vec<AccountCard>, Problem> {
    app.accounts()
}

/// One online account, whole.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn account(app: State<'_, Casekeep>, id: AccountId) -> Result<AccountView, Problem> {
    app.account(id)
}

/// Keeps a new or changed online account.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_account(
    app: State<'_, Casekeep>,
    id: Option<AccountId>,
    draft: AccountDraft,
) -> Result<AccountId, Problem> {
    app.save_account(id, &draft)
}

/// Keeps a new or changed secret of an account.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_secret(
    app: State<'_, Casekeep>,
    id: Option<SecretId>,
    draft: SecretDraft,
) -> Result<SecretId, Problem> {
    app.save_secret(id, draft)
}

/// Says whether a secret still works.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_secret_state(
    app: State<'_, Casekeep>,
    id: SecretId,
    state: SecretState,
) -> Result<(), Problem> {
    app.set_secret_state(id, state)
}

/// All cases.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cases(app: State<'_, Casekeep>) -> Result<Vec<CaseCard>, Problem> {
    app.cases()
}

/// One case, whole.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn case(app: State<'_, Casekeep>, id: CaseId) -> Result<CaseView, Problem> {
    app.case(id)
}

/// Keeps a new or changed case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_case(
    app: State<'_, Casekeep>,
    id: Option<CaseId>,
    draft: CaseDraft,
) -> Result<CaseId, Problem> {
    app.save_case(id, &draft)
}

/// Keeps a line in a case's log.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_case_event(
    app: State<'_, Casekeep>,
    id: Option<CaseEventId>,
    draft: CaseEventDraft,
) -> Result<CaseEventId, Problem> {
    app.save_case_event(id, &draft)
}

/// All dates, soonest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn dates(app: State<'_, Casekeep>) -> Result<Vec<DateView>, Problem> {
    app.dates()
}

/// Keeps a new or changed date.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_date(
    app: State<'_, Casekeep>,
    id: Option<DateId>,
    draft: DateDraft,
) -> Result<DateId, Problem> {
    app.save_date(id, &draft)
}

/// Says whether a date is done with.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_date_done(
    app: State<'_, Casekeep>,
    id: DateId,
    is_done: bool,
) -> Result<(), Problem> {
    app.set_date_done(id, is_done)
}

/// Keeps a new or changed identifier.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_number(
    app: State<'_, Casekeep>,
    id: Option<IdentifierId>,
    draft: NumberDraft,
) -> Result<IdentifierId, Problem> {
    app.save_number(id, draft)
}

/// Says that a number was checked against the paper.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn confirm_number(
    app: State<'_, Casekeep>,
    id: IdentifierId,
    is_confirmed: bool,
) -> Result<(), Problem> {
    app.confirm_number(id, is_confirmed)
}

/// Answers with one full value, to be shown for a moment.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reveal(app: State<'_, Casekeep>, value: ValueRef) -> Result<String, Problem> {
    app.reveal(value)
}

/// Says what a typed text would be kept as.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn number_hint(
    app: State<'_, Casekeep>,
    kind: IdentifierKind,
    text: String,
) -> NumberHint {
    app.number_hint(kind, &text)
}
