//! All automation: `cargo xtask run | test | bench | read | tidy | fixtures | models | example | summary | catalogue`.
//!
//! Invariant: everything a job needs on a bare machine is installed by the job itself.
//! Not here: anything the app does; heavy work is done by `casekeep-tool`, so that this builds in seconds.

mod bench;
mod models;
mod run;
mod setup;
mod shell;
mod test;
mod tidy;

use anyhow::Result;
use clap::{Parser, Subcommand};

use shell::tool;

/// Casekeep's automation.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    /// Installs what is missing, builds and opens the app.
    Run {
        /// Opens papers of a made-up family.
        #[arg(long)]
        example: bool,
        /// Builds what would ship.
        #[arg(long)]
        release: bool,
        /// Installs without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Everything CI runs.
    Test {
        /// Installs without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Checks the house: edges between rooms, places of heavy crates, contract, machine paths.
    Tidy,
    /// Measures speed and memory; one JSON object a line.
    Bench {
        /// Installs without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Makes the generated files again: bindings, icon, example scans.
    Fixtures,
    /// Makes the models of text recognition again from their package, and compares them.
    Models,
    /// Reads scans and PDFs as the app does: `[--json] FILE...`; one JSON object a line.
    #[command(disable_help_flag = true)]
    Read {
        /// Passed on.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Writes the example family's papers: `--out DIR --passphrase-stdin`.
    #[command(disable_help_flag = true)]
    Example {
        /// Passed on.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Writes a summary PDF: `--vault DIR --passphrase-stdin --out FILE`.
    #[command(disable_help_flag = true)]
    Summary {
        /// Passed on.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Checks or prints the catalogue: `check` or `table`.
    Catalogue {
        /// `check` or `table`.
        rest: Vec<String>,
    },
    /// Says what numbers a text holds, a line at a time: `--json`.
    #[command(disable_help_flag = true)]
    Identify {
        /// Passed on.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().job {
        Job::Run {
            example,
            release,
            yes,
        } => run::run(&run::Wishes {
            example,
            release,
            yes,
        }),
        Job::Test { yes } => test::test(yes),
        Job::Tidy => tidy::tidy(),
        Job::Bench { yes } => bench::bench(yes),
        Job::Fixtures => run::fixtures(),
        Job::Models => models::models(),
        Job::Read { rest } => shell::reader(&rest),
        Job::Example { rest } => tool("example", &rest),
        Job::Summary { rest } => tool("summary", &rest),
        Job::Catalogue { rest } => tool("catalogue", &rest),
        Job::Identify { rest } => tool("identify", &rest),
    }
}
