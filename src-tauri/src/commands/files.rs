//! What passes between the papers and the rest of the computer: dialogs, the clipboard, the file manager.
//!
//! Invariant: paths stay on this side; the window gets text to show.
//! Not here: what is done with the files (app).

use casekeep_app::{
    Casekeep, Problem,
    contract::{
        ids::{DocumentId, NoticeId},
        notices::AttachOutcome,
        numbers::ValueRef,
        session::{Language, SavedFileView, StartView},
        summary::SummaryChoice,
    },
};
use tauri::{AppHandle, State};

use crate::{
    clipboard::Clipboard,
    dialogs::{self, Wanted},
    watching::Watchers,
};

/// Asks where new papers shall be put; answers with the place as text.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_new_place(shell: AppHandle, app: State<'_, Casekeep>) -> Option<String> {
    dialogs::folder(&shell).map(|folder| app.set_new_place(folder))
}

/// Asks for a folder of papers and makes them the ones to open.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_papers(
    shell: AppHandle,
    app: State<'_, Casekeep>,
) -> Result<Option<StartView>, Problem> {
    let folder = dialogs::folder(&shell);
    folder.map(|folder| app.choose_papers(folder)).transpose()
}

/// Makes a recovery sheet and saves it as a PDF. The sheet before it opens nothing any more.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_recovery_sheet(
    shell: AppHandle,
    app: State<'_, Casekeep>,
    language: Language,
) -> Result<Option<SavedFileView>, Problem> {
    let place = dialogs::save(&shell, &app.recovery_sheet_file_name(language), Wanted::Pdf);
    place
        .map(|place| app.save_recovery_sheet(place, language))
        .transpose()
}

/// Saves the lawyer summary as a PDF.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_summary(
    shell: AppHandle,
    app: State<'_, Casekeep>,
    choice: SummaryChoice,
) -> Result<Option<SavedFileView>, Problem> {
    let place = dialogs::save(&shell, &app.summary_file_name(&choice)?, Wanted::Pdf);
    place
        .map(|place| app.save_summary(place, &choice))
        .transpose()
}

/// Saves a copy of a document as it was attached.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_original(
    shell: AppHandle,
    app: State<'_, Casekeep>,
    document: DocumentId,
) -> Result<Option<SavedFileView>, Problem> {
    let place = dialogs::save(&shell, &app.original_file_name(document)?, Wanted::Anything);
    place
        .map(|place| app.save_original(place, document))
        .transpose()
}

/// Shows a saved file in the file manager.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn show_in_folder(app: State<'_, Casekeep>, file: u32) -> Result<(), Problem> {
    let path = app.saved_file(file)?;
    opener::reveal(path).map_err(|_| Problem::NotThere)
}

/// Asks for files and attaches each as a notice.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attach_from_dialog(
    shell: AppHandle,
    app: State<'_, Casekeep>,
    watchers: State<'_, Watchers>,
) -> Result<AttachOutcome, Problem> {
    let files = dialogs::files(&shell);
    app.attach(files, None, &|step| watchers.tell(step))
}

/// Asks for files and adds their pages to a notice.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attach_into_from_dialog(
    shell: AppHandle,
    app: State<'_, Casekeep>,
    watchers: State<'_, Watchers>,
    notice: NoticeId,
) -> Result<AttachOutcome, Problem> {
    let files = dialogs::files(&shell);
    app.attach(files, Some(notice), &|step| watchers.tell(step))
}

/// Attaches the picture or files on the clipboard.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attach_from_clipboard(
    app: State<'_, Casekeep>,
    clipboard: State<'_, Clipboard>,
    watchers: State<'_, Watchers>,
) -> Result<AttachOutcome, Problem> {
    let pasted = clipboard.take_pages()?;
    app.attach_pasted(pasted, &|step| watchers.tell(step))
}

/// Attaches a protected PDF that waits, with the password typed for it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attach_protected(
    app: State<'_, Casekeep>,
    watchers: State<'_, Watchers>,
    file: u32,
    password: String,
) -> Result<AttachOutcome, Problem> {
    app.attach_protected(file, &password.into(), &|step| watchers.tell(step))
}

/// Forgets a protected PDF that waits.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn leave_out_protected(app: State<'_, Casekeep>, file: u32) -> Result<(), Problem> {
    app.leave_out_protected(file)
}

/// Stops attaching after the file under way.
#[tauri::command]
#[specta::specta]
pub(crate) fn cancel_attaching(app: State<'_, Casekeep>) {
    app.cancel_attaching();
}

/// Copies a value, without its groups, for thirty seconds.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn copy_value(
    app: State<'_, Casekeep>,
    clipboard: State<'_, Clipboard>,
    watchers: State<'_, Watchers>,
    value: ValueRef,
) -> Result<(), Problem> {
    let text = app.value_to_copy(value)?;
    clipboard.put_for_a_while(text, watchers.inner().clone())
}

/// Copies text that is no secret, such as the code of an error.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn copy_text(clipboard: State<'_, Clipboard>, text: String) -> Result<(), Problem> {
    clipboard.put(text)
}
