//! What a bare machine lacks, and how to get it.
//!
//! Invariant: nothing is installed without asking, except with `--yes` or in CI.
//! Not here: building.

use std::{
    env, fs,
    io::{self, BufRead, Write},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::shell::{cargo, has, insist, npm, program, root, target};

/// Debian packages to build and run the app.
const TO_RUN: &[&str] = &["libwebkit2gtk-4.1-dev", "pkg-config", "build-essential"];
/// Debian packages for a window without a display.
const HEADLESS: &[&str] = &["xvfb", "imagemagick"];
/// Debian packages that tests call as independent witnesses.
const TO_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xdotool",
    "xclip",
    "age",
    "sqlite3",
    "qpdf",
    "poppler-utils",
    "imagemagick",
    "strace",
    "ghostscript",
    "librsvg2-bin",
];
/// Debian packages that make imitation notices: drawing, wearing and the fonts they are set in.
const TO_IMITATE: &[&str] = &[
    "python3-reportlab",
    "python3-pil",
    "python3-numpy",
    "python3-opencv",
    "fonts-liberation",
    "fonts-dejavu-core",
    "fonts-dejavu-extra",
    "fonts-crosextra-carlito",
    "fonts-crosextra-caladea",
    "fonts-noto-core",
    "fonts-freefont-ttf",
    "fonts-lato",
    "fonts-roboto-unhinted",
    "fonts-open-sans",
    "fonts-ocr-a",
    "fonts-humor-sans",
    "fonts-dkg-handwriting",
];
/// Debian packages that measurements are set beside.
const TO_MEASURE: &[&str] = &["tesseract-ocr", "time", "x11-apps"];

/// For what the machine is set up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Run,
    Test,
    Measure,
}

/// Installs what is missing.
pub(crate) fn set_up(purpose: Purpose, is_agreed: bool) -> Result<()> {
    let mut packages = TO_RUN.to_vec();
    match purpose {
        Purpose::Test => packages.extend(TO_TEST.iter().chain(TO_IMITATE)),
        Purpose::Measure => packages.extend(TO_TEST.iter().chain(TO_IMITATE).chain(TO_MEASURE)),
        Purpose::Run if is_headless() => packages.extend(HEADLESS),
        Purpose::Run => {}
    }
    system_packages(&packages, is_agreed)?;
    if purpose != Purpose::Run && !has("cargo-nextest") {
        insist(&mut cargo(["install", "--locked", "cargo-nextest"]))?;
    }
    screens_packages()
}

/// Whether there is no display to open a window on.
pub(crate) fn is_headless() -> bool {
    cfg!(target_os = "linux")
        && env::var_os("DISPLAY").is_none()
        && env::var_os("WAYLAND_DISPLAY").is_none()
}

fn system_packages(packages: &[&str], is_agreed: bool) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !has("dpkg-query") {
        if program("pkg-config", ["--exists", "webkit2gtk-4.1"])
            .status()
            .is_ok_and(|status| status.success())
        {
            return Ok(());
        }
        bail!(
            "WebKitGTK is missing. On Fedora: sudo dnf install webkit2gtk4.1-devel gcc. On Arch: sudo pacman -S webkit2gtk-4.1 base-devel"
        );
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install -y {}", missing.join(" "));
    if !is_agreed && env::var_os("CI").is_none() && !agrees(&line)? {
        bail!("nothing was installed; the line is: {line}");
    }
    install(&missing)
}

fn is_installed(package: &str) -> bool {
    let status = Command::new("dpkg-query")
        .args(["-W", "-f=${Status}", package])
        .output();
    status.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).contains("install ok installed")
    })
}

fn install(packages: &[&str]) -> Result<()> {
    let wait = ["-o", "DPkg::Lock::Timeout=400"];
    insist(apt().args(wait).arg("update").arg("-q"))?;
    insist(
        apt()
            .args(wait)
            .args(["install", "-y", "-q", "--no-install-recommends"])
            .args(packages),
    )
}

fn apt() -> Command {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    let mut command = if is_root {
        Command::new("apt-get")
    } else {
        Command::new("sudo")
    };
    if !is_root {
        command.arg("apt-get");
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn agrees(line: &str) -> Result<bool> {
    let mut terminal = io::stderr();
    write!(
        terminal,
        "Some system packages are missing. Run this now?\n  {line}\n[y/N] "
    )?;
    terminal.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(answer.trim().eq_ignore_ascii_case("y"))
}

/// `npm ci`, when the lock file is not the one installed last.
fn screens_packages() -> Result<()> {
    let lock = fs::read(root().join("ui/package-lock.json")).context("ui/package-lock.json")?;
    let stamp = target().join("ui-packages.lock");
    let is_fresh = fs::read(&stamp).is_ok_and(|installed| installed == lock);
    if is_fresh && root().join("ui/node_modules").is_dir() {
        return Ok(());
    }
    insist(&mut npm(["ci", "--no-audit", "--no-fund"]))?;
    fs::create_dir_all(target())?;
    fs::write(stamp, lock)?;
    Ok(())
}
