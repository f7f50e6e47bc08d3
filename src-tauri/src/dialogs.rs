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
    use super::{AppHandle, PathBuf, Wanted};
    use tauri_plugin_dialog::{DialogExt, FilePath};

    const PAGES: &[&str] = &[
        "pdf", "png", "jpg", "jpeg", "webp", "tif", "tiff", "heic", "heif",
    ];

    pub(crate) fn folder(shell: &AppHandle) -> Option<PathBuf> {
        path(shell.dialog().file().blocking_pick_folder())
    }

    pub(crate) fn files(shell: &AppHandle) -> Vec<PathBuf> {
        let chosen = shell
            .dialog()
            .file()
            .add_filter("PDF, JPEG, PNG, TIFF, WebP, HEIC", PAGES)
            .add_filter("*", &["*"])
            .blocking_pick_files();
        let files = chosen.unwrap_or_default();
        files
            .into_iter()
            .filter_map(|file| path(Some(file)))
            .collect()
    }

    pub(crate) fn save(shell: &AppHandle, name: &str, wanted: Wanted) -> Option<PathBuf> {
        let dialog = shell.dialog().file().set_file_name(name);
        let dialog = match wanted {
            Wanted::Pdf => dialog.add_filter("PDF", &["pdf"]),
            Wanted::Anything => dialog,
        };
        path(dialog.blocking_save_file())
    }

    fn path(chosen: Option<FilePath>) -> Option<PathBuf> {
        chosen.and_then(|file| file.into_path().ok())
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
