//! The thread that reads notices in the background.
//!
//! Invariant: one page is read at a time, beside whatever the window asks for.
//! Not here: what is read and when (app).

use std::thread;

use casekeep_app::Casekeep;
use tauri::{AppHandle, Manager};

use crate::watching::Watchers;

/// Reads until the program ends.
pub(crate) fn start(shell: AppHandle) {
    thread::spawn(move || {
        let watchers = shell.state::<Watchers>().inner().clone();
        shell
            .state::<Casekeep>()
            .read_on(&|step| watchers.tell(step));
    });
}
