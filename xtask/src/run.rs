//! `cargo xtask run`: from a bare machine to the open window. `cargo xtask fixtures`: generated files.
//!
//! Invariant: without a display the window opens on one of our own, and a picture of it is kept.
//! Not here: tests.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};

use crate::{
    setup::{self, Purpose},
    shell::{cargo, insist, npm, program, root, target},
};

/// What was asked for.
pub(crate) struct Wishes {
    pub(crate) example: bool,
    pub(crate) release: bool,
    pub(crate) yes: bool,
}

/// Builds and opens the app.
pub(crate) fn run(wishes: &Wishes) -> Result<()> {
    setup::set_up(Purpose::Run, wishes.yes)?;
    insist(&mut npm(["run", "build"]))?;
    let mut build = cargo([
        "build",
        "--package",
        "casekeep",
        "--bin",
        "casekeep",
        "--features",
        "custom-protocol",
    ]);
    if wishes.release {
        build.arg("--release");
    }
    insist(&mut build)?;
    let profile = if wishes.release { "release" } else { "debug" };
    let mut app = Command::new(target().join(profile).join("casekeep"));
    if wishes.example {
        app.arg("--example");
    }
    if setup::is_headless() {
        under_xvfb(app)
    } else {
        insist(&mut app)
    }
}

/// Opens the window on a display of our own, keeps a picture of it, and closes it.
fn under_xvfb(mut app: Command) -> Result<()> {
    let display = ":94";
    let server = Command::new("Xvfb")
        .args([display, "-screen", "0", "1280x820x24", "-nolisten", "tcp"])
        .stderr(Stdio::null())
        .spawn();
    let server = Running(server.context("Xvfb")?);
    thread::sleep(Duration::from_secs(1));
    let window = Running(app.env("DISPLAY", display).spawn().context("casekeep")?);
    thread::sleep(Duration::from_secs(8));
    let picture = target().join("casekeep-window.png");
    insist(program("import", ["-display", display, "-window", "root"]).arg(&picture))?;
    drop(window);
    drop(server);
    writeln!(
        io::stderr(),
        "There is no display: the window was opened on one of our own.\nIts picture: {}",
        picture.display()
    )?;
    Ok(())
}

/// A process that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Makes the generated files again.
pub(crate) fn fixtures() -> Result<()> {
    setup::set_up(Purpose::Test, false)?;
    insist(&mut npm(["run", "build"]))?;
    bindings()?;
    icon(
        &root().join("icons/icon.svg"),
        &root().join("icons/icon.png"),
    )
}

/// Writes the generated half of the contract.
fn bindings() -> Result<()> {
    insist(&mut cargo([
        "run",
        "--quiet",
        "--package",
        "casekeep",
        "--features",
        "automation",
        "--bin",
        "bindings",
        "--",
        "ui/src/lib/ipc/bindings.ts",
    ]))
}

fn icon(drawing: &Path, picture: &Path) -> Result<()> {
    fs::metadata(drawing).with_context(|| drawing.display().to_string())?;
    insist(
        program("rsvg-convert", ["-w", "512", "-h", "512", "-o"])
            .arg(picture)
            .arg(drawing),
    )
}
