//! What the automation does with the app's rooms: the example's papers, a summary, the catalogue, measurements.
//!
//! Invariant: a passphrase comes from standard input, never from an argument.
//! Not here: setting up a machine (xtask).

mod attaching;
mod measure;
mod reading;

use std::{
    io::{self, BufRead, Read, Write},
    path::PathBuf,
};

use anyhow::{Context, Result, anyhow, ensure};
use casekeep_app::{
    SecretString,
    contract::{session::Language, summary::SummaryChoice},
    example,
};
use casekeep_catalogue::Catalogue;
use casekeep_domain::identifiers::{Verdict, identify};
use casekeep_vault::{DeviceId, Unlock, Vault};
use chrono::{Local, Utc};
use clap::{Parser, Subcommand};
use serde_json::json;

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    /// Writes the example family's papers without a window.
    Example {
        /// The new folder.
        #[arg(long)]
        out: PathBuf,
        /// Reads the passphrase from standard input.
        #[arg(long, required = true)]
        passphrase_stdin: bool,
    },
    /// Writes the summary PDF of everybody who is not confidential.
    Summary {
        /// The folder of papers.
        #[arg(long)]
        vault: PathBuf,
        /// Reads the passphrase from standard input.
        #[arg(long, required = true)]
        passphrase_stdin: bool,
        /// The PDF.
        #[arg(long)]
        out: PathBuf,
        /// Masks every number.
        #[arg(long)]
        masked: bool,
    },
    /// Checks or prints the catalogue.
    Catalogue {
        /// `check` or `table`.
        what: String,
    },
    /// Says what each line of standard input holds.
    Identify {
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Measures speed and memory.
    Bench {
        /// The app that ships.
        #[arg(long)]
        app: PathBuf,
        /// The same app, but one that can be driven.
        #[arg(long)]
        driven: PathBuf,
        /// The program that reads files without a window.
        #[arg(long)]
        reader: PathBuf,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().job {
        Job::Example { out, .. } => write_example(&out),
        Job::Summary {
            vault, out, masked, ..
        } => write_summary(&vault, &out, masked),
        Job::Catalogue { what } => catalogue(&what),
        Job::Identify { .. } => identify_lines(),
        Job::Bench {
            app,
            driven,
            reader,
        } => {
            measure::all(&app)?;
            reading::all(&reader)?;
            attaching::all(&driven)
        }
    }
}

fn passphrase() -> Result<SecretString> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    let line = text.trim_end_matches(['\n', '\r']);
    ensure!(
        !line.is_empty(),
        "the passphrase on standard input is empty"
    );
    Ok(line.to_owned().into())
}

fn write_example(out: &std::path::Path) -> Result<()> {
    example::write(out, &passphrase()?, Utc::now(), Local::now().date_naive())
        .map_err(|problem| anyhow!("{problem}: {}", out.display()))
}

fn write_summary(vault: &std::path::Path, out: &std::path::Path, is_masked: bool) -> Result<()> {
    let passphrase = passphrase()?;
    let device = DeviceId::from_random([0, 0]);
    let opened = Vault::unlock(vault, Unlock::Passphrase(&passphrase), device, None)?;
    let choice = |people: &[casekeep_app::contract::ids::PersonId]| SummaryChoice {
        people: people.to_vec(),
        with_numbers: true,
        with_cases: true,
        with_dates: true,
        with_notices: true,
        with_exhibits: false,
        with_guarded_numbers: false,
        is_masked,
        with_confidential_line: true,
        prepared_for: String::new(),
        language: Language::English,
    };
    let pdf = example::summary_of(&opened.vault, choice, Local::now().date_naive());
    let pdf = pdf.map_err(|problem| anyhow!("{problem}"))?;
    std::fs::write(out, pdf).with_context(|| out.display().to_string())
}

fn catalogue(what: &str) -> Result<()> {
    let mut output = io::stdout().lock();
    match what {
        "check" => writeln!(
            output,
            "{}",
            casekeep_catalogue::check().map_err(|error| anyhow!("{error}"))?
        )?,
        "table" => {
            let catalogue = Catalogue::embedded().map_err(|error| anyhow!("{error}"))?;
            write!(output, "{}", casekeep_catalogue::table(&catalogue))?;
        }
        other => anyhow::bail!("\"{other}\" is neither check nor table"),
    }
    Ok(())
}

fn identify_lines() -> Result<()> {
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let found = identify(&line);
        let candidates: Vec<_> = found.candidates.iter().map(|candidate| {
            let kinds: Vec<&str> = candidate.verdict.kinds().iter().map(|kind| kind.code()).collect();
            json!({
                "text": &line[candidate.place.clone()],
                "verdict": match candidate.verdict {
                    Verdict::Is(_) => "is",
                    Verdict::CouldBe(_) => "could_be",
                    Verdict::Unknown => "unknown",
                },
                "kinds": kinds,
                "not_online_account_number": candidate.not_online_account_number.as_ref().map(casekeep_domain::identifiers::NotOnlineAccountNumber::code),
            })
        }).collect();
        writeln!(
            output,
            "{}",
            json!({ "candidates": candidates, "has_more": found.has_more })
        )?;
    }
    Ok(())
}
