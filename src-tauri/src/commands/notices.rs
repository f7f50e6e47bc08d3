//! Notices and their pages.
//!
//! Invariant: turning or moving a page never touches the document's bytes.
//! Not here: attaching (`files`), pictures (`pictures`).

use casekeep_app::{
    Casekeep, Problem,
    contract::{
        ids::{NoticeId, PageId},
        notices::{NoticeCard, NoticeDraft, NoticeView},
    },
};
use tauri::State;

/// All notices, newest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn notices(app: State<'_, Casekeep>) -> Result<Vec<NoticeCard>, Problem> {
    app.notices()
}

/// One notice, whole.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn notice(app: State<'_, Casekeep>, id: NoticeId) -> Result<NoticeView, Problem> {
    app.notice(id)
}

/// Keeps a new or changed notice.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_notice(
    app: State<'_, Casekeep>,
    id: Option<NoticeId>,
    draft: NoticeDraft,
) -> Result<NoticeId, Problem> {
    app.save_notice(id, &draft)
}

/// Turns a page by clockwise quarters, counted from how it was stored.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn turn_page(
    app: State<'_, Casekeep>,
    id: PageId,
    quarter_turns: u8,
) -> Result<(), Problem> {
    app.turn_page(id, quarter_turns)
}

/// Makes a page and those after it a notice of their own.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn part_notice(app: State<'_, Casekeep>, page: PageId) -> Result<NoticeId, Problem> {
    app.part_notice(page)
}

/// Moves a page to another place in its notice, from 0.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn move_page(
    app: State<'_, Casekeep>,
    id: PageId,
    position: u32,
) -> Result<(), Problem> {
    app.move_page(id, position)
}
