//! Casekeep, the desktop program.
//!
//! Invariant: nothing of GTK, WebKit or Tauri starts before the process has been hardened.
//! Not here: what the program does (app), what it looks like (ui).

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os()
        .nth(1)
        .is_some_and(|arg| arg == "--decode")
    {
        return casekeep_app::serve_decode();
    }
    casekeep::hardening::before_anything();
    casekeep::run()
}
