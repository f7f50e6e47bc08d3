//! The system's file dialogs.
//!
//! Invariant: the window learns what was chosen only through the use case that gets the path.
//! Not here: reading and writing the files (app).

use std::path::PathBuf;

use tauri::AppHandle;

/// What a saved file shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A PDF.
    Pdf,
    /// Whatever it is.
    Anything,
}

#[cfg(not(feature = "automation"))]
mod system {
    use std::{future::Future, sync::mpsc, thread};

    use super::{AppHandle, PathBuf, Wanted};
    use rfd::{AsyncFileDialog, FileHandle};
    use tauri::Manager;

    const PAGES: &[&str] = &[
        "pdf", "png", "jpg", "jpeg", "webp", "tif", "tiff", "heic", "heif",
    ];

    pub(crate) fn folder(shell: &AppHandle) -> Option<PathBuf> {
        let chosen = asked(shell, AsyncFileDialog::pick_folder)?;
        chosen.map(|folder| folder.path().to_owned())
    }

    pub(crate) fn files(shell: &AppHandle) -> Vec<PathBuf> {
        let chosen = asked(shell, |dialog| {
            dialog
                .add_filter("PDF, JPEG, PNG, TIFF, WebP, HEIC", PAGES)
                .add_filter("*", &["*"])
                .pick_files()
        });
        let files: Vec<FileHandle> = chosen.flatten().unwrap_or_default();
        files.iter().map(|file| file.path().to_owned()).collect()
    }

    pub(crate) fn save(shell: &AppHandle, name: &str, wanted: Wanted) -> Option<PathBuf> {
        let name = name.to_owned();
        let chosen = asked(shell, move |dialog| {
            let dialog = dialog.set_file_name(name);
            match wanted {
                Wanted::Pdf => dialog.add_filter("PDF", &["pdf"]).save_file(),
                Wanted::Anything => dialog.save_file(),
            }
        })?;
        chosen.map(|file| file.path().to_owned())
    }

    /// Opens a dialog on the thread that may, and waits for its answer here; `None` when there is no window.
    fn asked<F>(
        shell: &AppHandle,
        open: impl FnOnce(AsyncFileDialog) -> F + Send + 'static,
    ) -> Option<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        let window = shell.get_webview_window("main")?;
        let (tell, told) = mpsc::channel();
        shell
            .run_on_main_thread(move || {
                let answer = open(AsyncFileDialog::new().set_parent(&window));
                thread::spawn(move || drop(tell.send(tauri::async_runtime::block_on(answer))));
            })
            .ok()?;
        told.recv().ok()
    }
}

/// Answers for tests, which can't reach the system's dialogs: the file named by `CASEKEEP_DIALOG_ANSWER`
/// holds one path a line; it is taken away once read, and no file means "cancel".
#[cfg(feature = "automation")]
mod system {
    use super::{AppHandle, PathBuf, Wanted};

    pub(crate) fn folder(_: &AppHandle) -> Option<PathBuf> {
        answers().into_iter().next()
    }

    pub(crate) fn files(_: &AppHandle) -> Vec<PathBuf> {
        answers()
    }

    pub(crate) fn save(_: &AppHandle, name: &str, _: Wanted) -> Option<PathBuf> {
        let chosen = answers().into_iter().next()?;
        Some(if chosen.is_dir() {
            chosen.join(name)
        } else {
            chosen
        })
    }

    fn answers() -> Vec<PathBuf> {
        let Some(file) = std::env::var_os("CASEKEEP_DIALOG_ANSWER") else {
            return Vec::new();
        };
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        drop(std::fs::remove_file(&file));
        text.lines()
            .filter(|line| !line.is_empty())
            .map(PathBuf::from)
            .collect()
    }
}

pub(crate) use system::{files, folder, save};
