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
    let built = |name: &str| target().join("release").join(name);
    // What can be driven has the name of what ships, which is built after it.
    build("casekeep", "casekeep", Some("automation"))?;
    std::fs::copy(built("casekeep"), built("casekeep-driven"))?;
    build("casekeep", "casekeep", Some("custom-protocol"))?;
    build("casekeep-reader", "casekeep-read", None)?;
    let path = |name: &str| built(name).display().to_string();
    let arguments = [
        "--app".to_owned(),
        path("casekeep"),
        "--driven".to_owned(),
        path("casekeep-driven"),
        "--reader".to_owned(),
        path("casekeep-read"),
    ];
    crate::shell::tool("bench", &arguments)
}

fn build(package: &str, program: &str, feature: Option<&str>) -> Result<()> {
    let mut command = cargo(["build", "--release", "--package", package, "--bin", program]);
    insist(command.args(feature.map(|feature| format!("--features={feature}"))))
}
