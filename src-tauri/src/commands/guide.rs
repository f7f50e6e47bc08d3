//! The guide: papers with their drawings, paths, "What is this number?", setting up an account.
//!
//! Invariant: what the guide says comes from its files, with its sources; a password is only ever checked.
//! Not here: the person's own scans (`notices`), accounts themselves (`records`).

use casekeep_app::{
    Casekeep, Problem,
    contract::{
        accounts::{AccountMapRow, AccountPasswordView},
        catalogue::{KindCard, KindView},
        filing_card::{FilingCardChoice, FilingCardView},
        guide::GuideView,
        identifying::{FilingDraft, HomesView, IdentificationView},
        ids::{AccountId, CaseId, NoticeId, PersonId},
        numbers::OwnerRef,
        session::SavedFileView,
        words::IdentifierKind,
    },
};
use tauri::{AppHandle, State};

use crate::{
    browser,
    dialogs::{self, Wanted},
};

/// Kinds of paper, in the order worth looking in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn catalogue(app: State<'_, Casekeep>, words: String) -> Result<Vec<KindCard>, Problem> {
    app.catalogue(&words)
}

/// Kinds of paper on which to look for a number, those that carry it first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn papers_with(
    app: State<'_, Casekeep>,
    number: IdentifierKind,
    words: String,
) -> Result<Vec<KindCard>, Problem> {
    app.papers_with(number, &words)
}

/// What is known of one kind of paper, with its drawings and a number's place on them.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn catalogue_kind(
    app: State<'_, Casekeep>,
    kind: String,
    number: IdentifierKind,
) -> Result<KindView, Problem> {
    app.catalogue_kind(&kind, number)
}

/// Everything the guide says around the papers.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn guide(app: State<'_, Casekeep>) -> GuideView {
    app.guide()
}

/// Opens an address of the guide in the person's own browser.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_address(app: State<'_, Casekeep>, id: String) -> Result<(), Problem> {
    browser::open(&app.address(&id)?)
}

/// Says what a text holds. Nothing of it is kept.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn identify(
    app: State<'_, Casekeep>,
    text: String,
) -> Result<IdentificationView, Problem> {
    app.identify(&text)
}

/// Says where a number can go that stands on a notice.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn number_homes(
    app: State<'_, Casekeep>,
    notice: NoticeId,
) -> Result<HomesView, Problem> {
    app.number_homes(notice)
}

/// Files a number of a text or a page.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn file_number(
    app: State<'_, Casekeep>,
    draft: FilingDraft,
) -> Result<OwnerRef, Problem> {
    app.file_number(draft)
}

/// Everybody's accounts, and which cases sit where.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn account_map(app: State<'_, Casekeep>) -> Result<Vec<AccountMapRow>, Problem> {
    app.account_map()
}

/// Says whether a set-up step is done.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_step_done(
    app: State<'_, Casekeep>,
    account: AccountId,
    step: u8,
    is_done: bool,
) -> Result<(), Problem> {
    app.set_step_done(account, step, is_done)
}

/// Says in which account a case sits.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn link_case(
    app: State<'_, Casekeep>,
    id: CaseId,
    account: Option<AccountId>,
) -> Result<(), Problem> {
    app.link_case(id, account)
}

/// Holds a candidate against the rules for an account's password. It is forgotten at once.
#[tauri::command]
#[specta::specta]
pub(crate) fn account_password(app: State<'_, Casekeep>, candidate: String) -> AccountPasswordView {
    app.account_password(candidate.into())
}

/// What to copy onto a paper form, for one person.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn filing_card(
    app: State<'_, Casekeep>,
    person: PersonId,
) -> Result<FilingCardView, Problem> {
    app.filing_card(person)
}

/// Saves the card for paper forms as a PDF.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_filing_card(
    shell: AppHandle,
    app: State<'_, Casekeep>,
    choice: FilingCardChoice,
) -> Result<Option<SavedFileView>, Problem> {
    let place = dialogs::save(&shell, &app.filing_card_file_name(&choice)?, Wanted::Pdf);
    place
        .map(|place| app.save_filing_card(place, &choice))
        .transpose()
}
