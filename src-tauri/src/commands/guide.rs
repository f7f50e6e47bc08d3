//! "Find a number".
//!
//! Invariant: what the guide says comes from the catalogue, with its sources.
//! Not here: the person's own scans (`notices`).

use casekeep_app::{
    Casekeep, Problem,
    contract::catalogue::{KindCard, KindView},
};
use tauri::State;

/// Kinds of paper, in the order worth looking in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn catalogue(app: State<'_, Casekeep>, words: String) -> Result<Vec<KindCard>, Problem> {
    app.catalogue(&words)
}

/// What is known of one kind of paper, with its drawings.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn catalogue_kind(app: State<'_, Casekeep>, kind: String) -> Result<KindView, Problem> {
    app.catalogue_kind(&kind)
}
