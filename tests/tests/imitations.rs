//! Imitation notices, made anew, read and scored: the reader on pages that nobody looked at before.
//!
//! Invariant: a wrong account number is never claimed as sure, whatever the page.
//! Not here: measuring in earnest; `tests/fixtures/notices/README.md` says how.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use casekeep_tests::built;
use serde_json::Value;

const SEED: &str = "2026";
const FILES: &str = "16";

#[test]
fn imitation_notices_are_read_and_no_wrong_account_number_is_sure() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let score = scored(folder.path())?;
    let figure = |name: &str| score[name].as_f64().unwrap_or_default();
    ensure!(
        figure("account_wrong_at_0.9") == 0.0,
        "a wrong account number was claimed as sure: {score}"
    );
    for (name, least) in [
        ("account_state", 0.85),
        ("receipt_recall", 0.8),
        ("a_number_recall", 0.8),
        ("orientation", 0.9),
        ("kind", 0.85),
    ] {
        ensure!(figure(name) >= least, "{name} is below {least}: {score}");
    }
    Ok(())
}

/// Makes notices, reads them, and gives the scorer's last line.
fn scored(folder: &Path) -> Result<Value> {
    let fixtures = casekeep_tests::here().join("fixtures/notices");
    python(&fixtures.join("make.py"), |make| {
        make.arg("--out")
            .arg(folder)
            .args(["--seed", SEED, "--count", FILES])
    })?;
    let truth = fs::read_to_string(folder.join("truth.jsonl"))?;
    let files = truth.lines().map(|line| {
        let told: Value = serde_json::from_str(line)?;
        Ok(folder.join(told["file"].as_str().context("a file name")?))
    });
    let files = files.collect::<Result<Vec<_>>>()?;
    let read = Command::new(built("casekeep-read")?)
        .arg("--json")
        .args(files)
        .output()?;
    ensure!(read.status.success(), "reading failed");
    fs::write(folder.join("read.jsonl"), read.stdout)?;
    let told = python(&fixtures.join("score.py"), |score| {
        score
            .arg(folder.join("truth.jsonl"))
            .arg(folder.join("read.jsonl"))
    })?;
    let summary = told.lines().last().context("a summary")?;
    serde_json::from_str(summary).with_context(|| told.clone())
}

/// Runs a script with the system's Python, which has the libraries, and gives what it says.
fn python(script: &Path, with: impl FnOnce(&mut Command) -> &mut Command) -> Result<String> {
    let mut command = Command::new("/usr/bin/python3");
    let output = with(command.arg(script)).output().context("python3")?;
    ensure!(
        output.status.success(),
        "{} failed: {}",
        script.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
