//! `cargo xtask test`: everything CI runs, step by step, each with its time.
//!
//! Invariant: starts from a bare machine; the test runner's closing line comes last.
//! Not here: what each step checks.

use std::{
    io::{self, Write},
    time::Instant,
};

use anyhow::{Context, Result};

use crate::{
    setup::{self, Purpose},
    shell::{cargo, insist, npm},
    tidy,
};

/// Runs every step; the first that fails ends it.
pub(crate) fn test(is_agreed: bool) -> Result<()> {
    step("set up", || setup::set_up(Purpose::Test, is_agreed))?;
    step("format", || insist(&mut cargo(["fmt", "--all", "--check"])))?;
    step("tidy", tidy::tidy)?;
    step("screens: types", || insist(&mut npm(["run", "check"])))?;
    step("screens: tests", || insist(&mut npm(["test"])))?;
    step("screens: build", || insist(&mut npm(["run", "build"])))?;
    step("lints", lints)?;
    step("tests", || {
        insist(&mut cargo([
            "nextest",
            "run",
            "--workspace",
            "--features",
            "casekeep/automation",
            "--no-fail-fast",
        ]))
    })
}

fn lints() -> Result<()> {
    let all = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "casekeep/automation",
        "--",
        "-D",
        "warnings",
    ];
    insist(&mut cargo(all))
}

fn step(name: &str, job: impl FnOnce() -> Result<()>) -> Result<()> {
    writeln!(io::stderr(), "\n== {name}")?;
    let begun = Instant::now();
    job().with_context(|| format!("step \"{name}\" failed"))?;
    // The runner's own closing line is the last of the whole run.
    if name != "tests" {
        writeln!(
            io::stderr(),
            "== {name}: {:.1} s",
            begun.elapsed().as_secs_f64()
        )?;
    }
    Ok(())
}
