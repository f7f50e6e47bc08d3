//! Reading measured beside Debian's `tesseract`, on the same pages in the same run.
//!
//! Invariant: both get the same pictures, upright and of the same size; processor seconds are those of all processes.
//! Not here: whether what was read is right (the scorer under `tests/fixtures/notices`).

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use casekeep_reader::{Decoder, reading::ReadStep};
use serde_json::json;

use super::measure::say;

/// Pages that are measured; a few of each form and wear.
const PAGES: u32 = 16;
const SEED: &str = "11";

/// What a process cost.
struct Cost {
    wall_s: f64,
    cpu_s: f64,
    peak_mb: f64,
}

/// Measures reading of whole pages, and how soon the first answer comes.
pub(crate) fn all(reader: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let pages = imitations(folder.path())?;
    let mut ours = Vec::new();
    let mut peers = Vec::new();
    let mut first_cpu = Vec::new();
    for page in &pages {
        ours.push(cost(Command::new(reader).arg("--json").arg(page))?);
        peers.push(cost(
            Command::new("tesseract")
                .arg(page)
                .arg("stdout")
                .env("OMP_THREAD_LIMIT", "1"),
        )?);
        first_cpu.push(until_first_answer(page)?);
    }
    let cpu = |costs: &[Cost]| at(costs.iter().map(|cost| cost.cpu_s).collect(), 50);
    let wall =
        |costs: &[Cost], percent| at(costs.iter().map(|cost| cost.wall_s).collect(), percent);
    let peak = |costs: &[Cost]| at(costs.iter().map(|cost| cost.peak_mb).collect(), 100);
    let first = at(first_cpu, 50);
    say(&json!({
        "what": "read_page", "pages": pages.len(),
        "median_s": wall(&ours, 50), "p95_s": wall(&ours, 95), "median_cpu_s": cpu(&ours), "peak_mb": peak(&ours),
        "first_answer_median_cpu_s": first,
        "tesseract_median_s": wall(&peers, 50), "tesseract_median_cpu_s": cpu(&peers), "tesseract_peak_mb": peak(&peers),
        "cpu_of_tesseract": cpu(&ours) / cpu(&peers), "first_answer_cpu_of_tesseract": first / cpu(&peers),
    }))
}

/// Pictures of imitation notices.
fn imitations(folder: &Path) -> Result<Vec<PathBuf>> {
    let generator = casekeep_tests::here().join("fixtures/notices/make.py");
    let made = Command::new("/usr/bin/python3")
        .arg(generator)
        .args([
            "--seed",
            SEED,
            "--count",
            &PAGES.to_string(),
            "--form",
            "png",
            "--out",
        ])
        .arg(folder)
        .stdout(Stdio::null())
        .status()
        .context("python3")?;
    ensure!(made.success(), "the generator failed");
    let files = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut pages: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|ending| ending == "png"))
        .collect();
    pages.sort();
    ensure!(!pages.is_empty(), "the generator made no pages");
    Ok(pages)
}

/// What a process and everything it starts costs, by GNU time.
fn cost(command: &mut Command) -> Result<Cost> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%e %U %S %M"]).arg(command.get_program());
    timed.args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            timed.env(name, value);
        }
    }
    let output = timed.stdout(Stdio::null()).output().context("time")?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let figures: Vec<f64> = told
        .lines()
        .last()
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|figure| figure.parse().ok())
        .collect();
    let [wall_s, user_s, system_s, peak_kb] = figures[..] else {
        anyhow::bail!("time said: {told}");
    };
    Ok(Cost {
        wall_s,
        cpu_s: user_s + system_s,
        peak_mb: peak_kb / 1024.0,
    })
}

/// Processor seconds until the first answer, in this process.
fn until_first_answer(page: &Path) -> Result<f64> {
    let bytes = fs::read(page)?;
    let begun = own_cpu_s()?;
    let mut first = None;
    let read = Decoder::in_process().read_page(&bytes, 0, None, &mut |step| {
        if matches!(step, ReadStep::FirstAnswer(_)) {
            first = own_cpu_s().ok();
        }
        first.is_none()
    });
    // A page without long lines has its whole answer at once; one called off has had its first.
    drop(read);
    Ok(first.map_or_else(own_cpu_s, Ok)? - begun)
}

/// Processor seconds of this process so far.
fn own_cpu_s() -> Result<f64> {
    let told = fs::read_to_string("/proc/self/stat")?;
    let after_name = told.rsplit(')').next().unwrap_or_default();
    let ticks: Vec<f64> = after_name
        .split_whitespace()
        .filter_map(|field| field.parse().ok())
        .collect();
    // The state is a letter; user and system ticks are the 11th and 12th numbers after it.
    let (user, system) = (ticks.get(10), ticks.get(11));
    Ok((user.context("user ticks")? + system.context("system ticks")?) / 100.0)
}

/// The value that so many of a hundred do not exceed.
pub(crate) fn at(mut values: Vec<f64>, percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len() * percent / 100).min(values.len().saturating_sub(1));
    values.get(place).copied().unwrap_or_default()
}
