//! Trash and history.
//!
//! Invariant: nothing is deleted for good without the word "for good".
//! Not here: each thing's own form.

use casekeep_app::{
    Casekeep, Problem,
    contract::things::{HistoryEntry, ThingRef, TrashedView},
};
use tauri::State;

/// Puts something into the trash.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trash(app: State<'_, Casekeep>, thing: ThingRef) -> Result<(), Problem> {
    app.trash(thing)
}

/// Takes something out of the trash.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore(app: State<'_, Casekeep>, thing: ThingRef) -> Result<(), Problem> {
    app.restore(thing)
}

/// What lies in the trash, newest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trash_list(app: State<'_, Casekeep>) -> Result<Vec<TrashedView>, Problem> {
    app.trash_list()
}

/// Deletes one thing in the trash for good.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn delete_for_good(app: State<'_, Casekeep>, thing: ThingRef) -> Result<(), Problem> {
    app.delete_for_good(thing)
}

/// Deletes everything in the trash for good.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn empty_trash(app: State<'_, Casekeep>) -> Result<(), Problem> {
    app.empty_trash()
}

/// Earlier states of something, newest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn history(
    app: State<'_, Casekeep>,
    thing: ThingRef,
) -> Result<Vec<HistoryEntry>, Problem> {
    app.history(thing)
}
