//! Writes `ui/src/lib/ipc/bindings.ts` to the file named.
//!
//! Invariant: the file is exactly what the contract says.
//! Not here: the contract; whether the file is up to date (a test).

use std::{fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let Some(file) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return ExitCode::from(2);
    };
    let Ok(text) = casekeep::bindings::typescript() else {
        return ExitCode::FAILURE;
    };
    if fs::write(&file, text).is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
