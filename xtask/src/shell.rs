//! Running other programs.
//!
//! Invariant: a program that fails ends the job with its name.
//! Not here: which programs.

use std::{env, ffi::OsStr, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

/// The project's root: where cargo runs this from, for a build may have been made while the project lay elsewhere.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR");
    let here = here.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or_else(PathBuf::new, ToOwned::to_owned)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program to be run in the project's root.
pub(crate) fn program<S: AsRef<OsStr>>(
    name: &str,
    arguments: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// A cargo of our own.
pub(crate) fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    program(&cargo, arguments)
}

/// An npm in the screens' folder.
pub(crate) fn npm<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = program("npm", arguments);
    command.current_dir(root().join("ui"));
    command
}

/// Runs a program and insists that it succeeds.
pub(crate) fn insist(command: &mut Command) -> Result<()> {
    let name = format!("{command:?}");
    let status = command
        .status()
        .with_context(|| format!("could not start {name}"))?;
    ensure!(status.success(), "{name} failed: {status}");
    Ok(())
}

/// Whether a program is there.
pub(crate) fn has(name: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// Runs the tool that knows the app's rooms.
pub(crate) fn tool(job: &str, rest: &[String]) -> Result<()> {
    let fixed = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "casekeep-tests",
        "--bin",
        "casekeep-tool",
        "--",
        job,
    ];
    insist(cargo(fixed).args(rest))
}

/// Runs the reader by itself, which is built in a fraction of the time that the whole tool takes. Files are named as
/// seen from where the person stands.
pub(crate) fn reader(rest: &[String]) -> Result<()> {
    let fixed = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "casekeep-reader",
        "--bin",
        "casekeep-read",
        "--",
    ];
    let here = env::current_dir().context("the current folder")?;
    insist(cargo(fixed).args(rest).current_dir(here))
}
