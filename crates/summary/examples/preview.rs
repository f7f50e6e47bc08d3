//! Writes the made-up family's papers into a folder, to look at: `cargo run -p casekeep-summary --example preview -- DIR`.
//!
//! Prints how long the first PDF of this process took, in microseconds.

#[path = "../tests/family/mod.rs"]
mod family;

use std::{error::Error, fs, path::PathBuf, time::Instant};

use casekeep_summary::{Language, lawyer_summary, recovery_sheet};

#[expect(clippy::print_stdout, reason = "the figure is what the program is for")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let started = Instant::now();
    let first = lawyer_summary(&family::summary(Language::English))?;
    println!("{}", started.elapsed().as_micros());
    fs::write(folder.join("summary-en.pdf"), &*first.bytes)?;
    for (language, name) in [(Language::English, "en"), (Language::Spanish, "es")] {
        let summary = lawyer_summary(&family::summary(language))?;
        fs::write(folder.join(format!("summary-{name}.pdf")), &*summary.bytes)?;
        let sheet = recovery_sheet(&family::sheet(language))?;
        fs::write(folder.join(format!("recovery-{name}.pdf")), &*sheet.bytes)?;
    }
    let long = lawyer_summary(&family::long_summary())?;
    fs::write(folder.join("summary-long.pdf"), &*long.bytes)?;
    Ok(())
}
