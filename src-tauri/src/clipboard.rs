//! The clipboard: values for thirty seconds, and pages pasted from it.
//!
//! Invariant: a copied value is cleared after thirty seconds, on lock and on quit, unless something else was copied since.
//! Not here: which value (app).

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use casekeep_app::{ExposeSecret, Pasted, Problem, SecretString, contract::session::Happening};

use crate::watching::Watchers;

/// How long a copied value stays.
const STAY: Duration = Duration::from_secs(30);

/// The system's clipboard and what we put there.
#[derive(Clone, Default)]
pub(crate) struct Clipboard(Arc<Mutex<Held>>);

#[derive(Default)]
struct Held {
    // Kept open: on X11 the one who copied serves what was copied.
    system: Option<arboard::Clipboard>,
    ours: Option<SecretString>,
    copies: u64,
}

impl Clipboard {
    /// Copies a value and clears it after a while.
    pub(crate) fn put_for_a_while(
        &self,
        text: SecretString,
        watchers: Watchers,
    ) -> Result<(), Problem> {
        let copy = self.held().put_secret(text)?;
        let clipboard = self.clone();
        thread::spawn(move || {
            thread::sleep(STAY);
            if clipboard.held().clear_if_still(copy) {
                watchers.tell(Happening::ClipboardCleared);
            }
        });
        Ok(())
    }

    /// Copies text that is no secret.
    pub(crate) fn put(&self, text: String) -> Result<(), Problem> {
        let mut held = self.held();
        held.ours = None;
        held.system()?
            .set_text(text)
            .map_err(|_| Problem::ClipboardNotAvailable)
    }

    /// Clears what we put there, if it is still there.
    pub(crate) fn clear_ours(&self) {
        let mut held = self.held();
        let copy = held.copies;
        held.clear_if_still(copy);
    }

    /// The files or the picture on the clipboard.
    pub(crate) fn take_pages(&self) -> Result<Pasted, Problem> {
        let mut held = self.held();
        let system = held.system()?;
        if let Some(files) = system
            .get()
            .file_list()
            .ok()
            .filter(|files: &Vec<PathBuf>| !files.is_empty())
        {
            return Ok(Pasted::Files(files));
        }
        let picture = system.get_image().map_err(|_| Problem::NothingToPaste)?;
        Ok(Pasted::Picture {
            width_px: picture.width,
            height_px: picture.height,
            rgba: picture.bytes.into_owned(),
        })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn system(&mut self) -> Result<&mut arboard::Clipboard, Problem> {
        if self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        self.system.as_mut().ok_or(Problem::ClipboardNotAvailable)
    }

    fn put_secret(&mut self, text: SecretString) -> Result<u64, Problem> {
        set_unremembered(self.system()?, text.expose_secret())
            .map_err(|_| Problem::ClipboardNotAvailable)?;
        self.ours = Some(text);
        self.copies += 1;
        Ok(self.copies)
    }

    /// Clears the clipboard when it still holds that copy; says whether it did.
    fn clear_if_still(&mut self, copy: u64) -> bool {
        if self.copies != copy {
            return false;
        }
        let Some(ours) = self.ours.take() else {
            return false;
        };
        let Ok(system) = self.system() else {
            return false;
        };
        let is_still_ours = system
            .get_text()
            .is_ok_and(|text| text == ours.expose_secret());
        is_still_ours && system.clear().is_ok()
    }
}

/// Copies text with the hints that ask clipboard histories and clouds to pass over it.
#[cfg(target_os = "linux")]
fn set_unremembered(system: &mut arboard::Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;
    system.set().exclude_from_history().text(text)
}

/// Copies text with the hints that ask clipboard histories and clouds to pass over it.
#[cfg(target_os = "macos")]
fn set_unremembered(system: &mut arboard::Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtApple;
    system.set().exclude_from_history().text(text)
}

/// Copies text with the hints that ask clipboard histories and clouds to pass over it.
#[cfg(windows)]
fn set_unremembered(system: &mut arboard::Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtWindows;
    system
        .set()
        .exclude_from_cloud()
        .exclude_from_history()
        .exclude_from_monitoring()
        .text(text)
}
