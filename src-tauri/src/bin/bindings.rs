//! Writes `ui/src/lib/ipc/bindings.ts` to the file named, or says that it is out of date.
//!
//! Invariant: without `--check` the file is exactly what the contract says.
//! Not here: the contract.

use std::{fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let mut arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let is_check = arguments.iter().any(|argument| argument == "--check");
    arguments.retain(|argument| argument != "--check");
    let Some(file) = arguments.pop().map(PathBuf::from) else {
        return ExitCode::from(2);
    };
    let Ok(text) = casekeep::bindings::typescript() else {
        return ExitCode::FAILURE;
    };
    let is_done = if is_check {
        fs::read_to_string(&file).is_ok_and(|kept| kept == text)
    } else {
        fs::write(&file, text).is_ok()
    };
    if is_done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
