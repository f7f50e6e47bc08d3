//! `cargo xtask bench`: speed and memory beside their peers, one JSON object a line.
//!
//! Invariant: what ships is measured (release), and a peer is measured in the same run.
//! Not here: pass or fail; machines are noisy.

use std::process::Command;

use anyhow::Result;

use crate::{
    setup::{self, Purpose},
    shell::{cargo, insist, npm, target},
};

/// Builds what ships and measures it.
pub(crate) fn bench(is_agreed: bool) -> Result<()> {
    setup::set_up(Purpose::Measure, is_agreed)?;
    insist(&mut npm(["run", "build"]))?;
    let built = |name: &str| target().join("release").join(name);
    // What can be driven has the name of what ships, which is built after it.
    build(
        &["casekeep", "casekeep-read", "casekeep-tool"],
        "automation",
    )?;
    std::fs::copy(built("casekeep"), built("casekeep-driven"))?;
    build(&["casekeep"], "custom-protocol")?;
    let path = |name: &str| built(name).display().to_string();
    let arguments = [
        "--app".to_owned(),
        path("casekeep"),
        "--driven".to_owned(),
        path("casekeep-driven"),
        "--reader".to_owned(),
        path("casekeep-read"),
    ];
    insist(
        Command::new(built("casekeep-tool"))
            .arg("bench")
            .args(arguments),
    )
}

/// Builds programs, always of the same packages, so that what they are made of is built once.
fn build(programs: &[&str], feature: &str) -> Result<()> {
    let mut command = cargo(["build", "--release"]);
    for package in ["casekeep", "casekeep-reader", "casekeep-tests"] {
        command.args(["--package", package]);
    }
    for program in programs {
        command.args(["--bin", program]);
    }
    insist(command.arg(format!("--features=casekeep/{feature}")))
}
