//! `cargo xtask bench`: speed and memory beside their peers, one JSON object a line.
//!
//! Invariant: what ships is measured (release), and a peer is measured in the same run.
//! Not here: pass or fail; machines are noisy.

use anyhow::Result;

use crate::{
    setup::{self, Purpose},
    shell::{cargo, insist, npm, target},
};

/// Builds what ships and measures it.
pub(crate) fn bench() -> Result<()> {
    setup::set_up(Purpose::Measure, false)?;
    insist(&mut npm(["run", "build"]))?;
    insist(&mut cargo([
        "build",
        "--release",
        "--package",
        "casekeep",
        "--bin",
        "casekeep",
        "--features",
        "custom-protocol",
    ]))?;
    insist(&mut cargo([
        "build",
        "--release",
        "--package",
        "casekeep-reader",
        "--bin",
        "casekeep-read",
    ]))?;
    let built = |name: &str| target().join("release").join(name).display().to_string();
    let arguments = [
        "--app".to_owned(),
        built("casekeep"),
        "--reader".to_owned(),
        built("casekeep-read"),
    ];
    crate::shell::tool("bench", &arguments)
}
