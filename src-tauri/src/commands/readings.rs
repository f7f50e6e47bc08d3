//! Reading notices, and keeping what was read.
//!
//! Invariant: nothing that was read is kept before the person accepted it.
//! Not here: the reader's own thread (`reading`).

use casekeep_app::{
    Casekeep, Problem,
    contract::{
        ids::{NoticeId, PageId},
        numbers::UnitBox,
        readings::{Acceptance, Choices, OwnScan, ReadingBacklog, ReadingView, ToCheck},
    },
};
use tauri::State;

/// What was read from a notice, as of now, and what accepting it would do.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn notice_reading(
    app: State<'_, Casekeep>,
    notice: NoticeId,
    choices: Choices,
) -> Result<ReadingView, Problem> {
    app.notice_reading(notice, &choices)
}

/// Somebody looks at a notice: what was not read of it comes first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_first(app: State<'_, Casekeep>, notice: NoticeId) -> Result<(), Problem> {
    app.read_first(notice)
}

/// Reads a notice again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_again(app: State<'_, Casekeep>, notice: NoticeId) -> Result<(), Problem> {
    app.read_again(notice)
}

/// Reads the pages of a notice beyond the first ones.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_rest(app: State<'_, Casekeep>, notice: NoticeId) -> Result<(), Problem> {
    app.read_rest(notice)
}

/// Reads everything that was not read yet, or by an older reader.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_all(app: State<'_, Casekeep>) -> Result<ReadingBacklog, Problem> {
    app.read_all()
}

/// How much waits to be read.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reading_backlog(app: State<'_, Casekeep>) -> Result<ReadingBacklog, Problem> {
    app.reading_backlog()
}

/// What waits for the person on these notices.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn to_check(
    app: State<'_, Casekeep>,
    notices: Vec<NoticeId>,
) -> Result<Vec<ToCheck>, Problem> {
    app.to_check(&notices)
}

/// Stops reading a notice.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_reading(app: State<'_, Casekeep>, notice: NoticeId) -> Result<(), Problem> {
    app.cancel_reading(notice)
}

/// Stops reading whatever is read or waits.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_all_reading(app: State<'_, Casekeep>) -> Result<ReadingBacklog, Problem> {
    app.cancel_all_reading()
}

/// Reads what stands in a part of a page.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_spot(
    app: State<'_, Casekeep>,
    page: PageId,
    place: UnitBox,
) -> Result<String, Problem> {
    app.read_spot(page, place)
}

/// Keeps what the person accepted; answers with how many values were kept.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn accept_proposals(
    app: State<'_, Casekeep>,
    notice: NoticeId,
    acceptance: Acceptance,
) -> Result<u32, Problem> {
    app.accept_proposals(notice, &acceptance)
}

/// Takes back what was accepted last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_back_accepted(app: State<'_, Casekeep>) -> Result<(), Problem> {
    app.take_back_accepted()
}

/// Says that a value was read wrong, or takes that back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reject_proposal(
    app: State<'_, Casekeep>,
    notice: NoticeId,
    id: String,
    is_rejected: bool,
) -> Result<(), Problem> {
    app.reject_proposal(notice, &id, is_rejected)
}

/// Says which kind of paper a notice is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_notice_kind(
    app: State<'_, Casekeep>,
    notice: NoticeId,
    kind: String,
) -> Result<(), Problem> {
    app.set_notice_kind(notice, &kind)
}

/// The scan on which to show where the online account number stands on a kind of paper.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn own_scan(app: State<'_, Casekeep>, kind: String) -> Result<Option<OwnScan>, Problem> {
    app.own_scan(&kind)
}
