//! Locking: the process that held the papers ends.
//!
//! Invariant: after locking no process that ever saw a value is alive; the fresh one starts locked.
//! Not here: when to lock (`autolock`, the person).

use std::process::Command;

use casekeep_app::{Casekeep, contract::session::Happening};
use tauri::{AppHandle, Manager};

use crate::{clipboard::Clipboard, watching::Watchers};

/// Closes the papers, starts a fresh process and ends this one.
pub(crate) fn lock(shell: &AppHandle) {
    shell.state::<Watchers>().tell(Happening::Locking);
    shell.state::<Casekeep>().close();
    shell.state::<Clipboard>().clear_ours();
    start_fresh();
    shell.exit(0);
}

/// Starts this program again, if the system lets us; the person can do so too.
fn start_fresh() {
    if let Ok(program) = std::env::current_exe() {
        drop(Command::new(program).spawn());
    }
}
