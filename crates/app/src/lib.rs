//! Use cases: what a person does with their papers. The only crate that combines the others.
//!
//! Invariant: the window gets views and gives drafts; identifiers cross masked unless one is asked for.
//! Not here: windows and dialogs (src-tauri), screens (ui), files (vault), pictures (reader), PDFs (summary).

mod addresses;
mod attaching;
mod choices;
pub mod contract;
mod drafts;
pub mod example;
mod filing_card;
mod guide;
mod holdings;
mod identifying;
mod keeping;
mod looking;
mod numbers;
mod opening;
mod papers;
mod pictures;
mod protected;
mod reading;
mod recovery;
mod rows;
mod saving;
mod session;
mod setting_up;
mod situations;
mod store;
mod strength;
mod summaries;
mod surroundings;
mod things;
mod views;

use std::process::ExitCode;

pub use attaching::Pasted;
pub use contract::problems::Problem;
pub use reading::{PageFile, PageReader};
pub use secrecy::{ExposeSecret, SecretString};
pub use session::Casekeep;
pub use surroundings::Surroundings;

/// Decodes one stranger's file as a helper process, from standard input to standard output.
#[must_use]
pub fn serve_decode() -> ExitCode {
    casekeep_reader::serve_decode()
}
