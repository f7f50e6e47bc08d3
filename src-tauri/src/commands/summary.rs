//! The lawyer summary before it is saved.
//!
//! Invariant: the preview is drawn from the very PDF that would be saved.
//! Not here: saving (`files`).

use casekeep_app::{
    Casekeep, Problem,
    contract::summary::{ExportView, SummaryChoice, SummaryOffer, SummaryPreview},
};
use tauri::State;

/// What can be chosen.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn summary_offer(app: State<'_, Casekeep>) -> Result<SummaryOffer, Problem> {
    app.summary_offer()
}

/// Makes the PDF for the preview.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn preview_summary(
    app: State<'_, Casekeep>,
    choice: SummaryChoice,
) -> Result<SummaryPreview, Problem> {
    app.preview_summary(&choice)
}

/// PDFs saved before.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn exports(app: State<'_, Casekeep>) -> Result<Vec<ExportView>, Problem> {
    app.exports()
}
