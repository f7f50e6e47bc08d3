//! Opening, locking, preferences.
//!
//! Invariant: a passphrase is moved into a secret at once and not kept here.
//! Not here: dialogs (`files`).

use casekeep_app::{
    Casekeep, Problem,
    contract::session::{
        Happening, NewPapersDraft, OpenRemark, PapersView, Preferences, RecoverySheetView,
        StartView, StrengthView,
    },
};
use tauri::{AppHandle, State, ipc::Channel};

use crate::{relaunch, watching::Watchers};

/// Tells the window which door to show.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn start(app: State<'_, Casekeep>) -> StartView {
    app.start()
}

/// Lets the window hear what happens while it is open.
#[tauri::command]
#[specta::specta]
pub(crate) fn watch(watchers: State<'_, Watchers>, happenings: Channel<Happening>) {
    watchers.set(happenings);
}

/// Says how hard a passphrase is to guess. The candidate is forgotten at once.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn passphrase_strength(app: State<'_, Casekeep>, candidate: String) -> StrengthView {
    app.passphrase_strength(candidate.into())
}

/// Makes new papers in the chosen place and opens them.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn create_papers(
    app: State<'_, Casekeep>,
    draft: NewPapersDraft,
) -> Result<(), Problem> {
    app.create_papers(draft)
}

/// Opens papers of a made-up family.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_example(app: State<'_, Casekeep>) -> Result<(), Problem> {
    app.open_example()
}

/// Makes one of the recent papers the ones to open.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_recent(app: State<'_, Casekeep>, index: u32) -> Result<StartView, Problem> {
    app.choose_recent(index)
}

/// Takes one of the recent papers off the list; the papers themselves stay where they are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn forget_recent(app: State<'_, Casekeep>, index: u32) -> StartView {
    app.forget_recent(index)
}

/// Opens the papers with the passphrase.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock(
    app: State<'_, Casekeep>,
    passphrase: String,
) -> Result<Vec<OpenRemark>, Problem> {
    app.unlock(passphrase.into())
}

/// Opens the papers with the text of the recovery sheet.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock_with_recovery_sheet(
    app: State<'_, Casekeep>,
    text: String,
) -> Result<Vec<OpenRemark>, Problem> {
    app.unlock_with_recovery_sheet(text.into())
}

/// Locks: ends this process, and a fresh one shows the closed door.
#[tauri::command]
#[specta::specta]
pub(crate) fn lock(shell: AppHandle) {
    relaunch::lock(&shell);
}

/// Somebody is here: the wait until locking starts again.
#[tauri::command]
#[specta::specta]
pub(crate) fn stay_unlocked(app: State<'_, Casekeep>) {
    app.stay_unlocked();
}

/// Sets another passphrase.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_passphrase(
    app: State<'_, Casekeep>,
    current: String,
    replacement: String,
) -> Result<(), Problem> {
    app.change_passphrase(current.into(), replacement.into())
}

/// Keeps the choices of this computer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_preferences(
    app: State<'_, Casekeep>,
    preferences: Preferences,
) -> Result<(), Problem> {
    app.save_preferences(preferences)
}

/// What Settings shows about the papers.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn papers(app: State<'_, Casekeep>) -> Result<PapersView, Problem> {
    app.papers()
}

/// Gives the papers another name.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rename_papers(app: State<'_, Casekeep>, name: String) -> Result<(), Problem> {
    app.rename_papers(&name)
}

/// How the recovery sheet stands, and which groups to type back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recovery_sheet(app: State<'_, Casekeep>) -> Result<RecoverySheetView, Problem> {
    app.recovery_sheet()
}

/// Checks two groups typed back from the paper.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_recovery_sheet(
    app: State<'_, Casekeep>,
    groups: Vec<String>,
) -> Result<RecoverySheetView, Problem> {
    app.check_recovery_sheet(&groups)
}
