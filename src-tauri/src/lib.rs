//! The desktop shell: one window, its commands, page pictures, dialogs, the clipboard, locking.
//!
//! Invariant: the shell decides nothing about papers; each command hands one question to `casekeep_app`.
//! Not here: use cases (app), the screens (ui).

mod autolock;
pub mod bindings;
mod browser;
mod clipboard;
mod commands;
mod dialogs;
mod drops;
pub mod hardening;
mod pictures;
mod reading;
mod relaunch;
mod watching;
mod window;

use std::process::ExitCode;

use casekeep_app::{Casekeep, Surroundings};
use tauri::{App, Manager};
use tauri_specta::collect_commands;

use crate::{clipboard::Clipboard, commands::all_commands, watching::Watchers};

/// Every command with its types, for the handler and for the generated bindings.
#[must_use]
pub fn contract() -> tauri_specta::Builder<tauri::Wry> {
    tauri_specta::Builder::<tauri::Wry>::new()
        .commands(all_commands!(collect_commands))
        .disable_serde_phases()
}

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    let contract = contract();
    let outcome = tauri::Builder::default()
        .register_asynchronous_uri_scheme_protocol("vault", pictures::answer)
        .invoke_handler(contract.invoke_handler())
        .setup(set_up)
        .on_window_event(drops::on_window_event)
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn set_up(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let casekeep = Casekeep::new(Surroundings::of_this_computer()?);
    if std::env::args_os().any(|argument| argument == "--example") {
        // Whatever keeps the example closed is told when its door is tried by hand.
        drop(casekeep.open_example());
    }
    app.manage(casekeep);
    app.manage(Watchers::default());
    app.manage(Clipboard::default());
    window::open(app)?;
    autolock::start(app.handle().clone());
    reading::start(app.handle().clone());
    Ok(())
}
