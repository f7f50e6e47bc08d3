//! What many journeys begin with: the example, papers of one's own, a photo of a letter.
//!
//! Invariant: every step is one that a person takes too.
//! Not here: single clicks and keys (`window`).

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, ensure};

use crate::{Door, Window};

/// The passphrase of papers that journeys make.
pub const PASSPHRASE: &str = "lantern orchid bicycle thunder";

impl Window {
    /// Opens the app and looks at the example family's papers.
    ///
    /// # Errors
    /// What the window showed instead.
    pub async fn of_example() -> Result<Self> {
        let window = Self::open(Door::default()).await?;
        window.click("Look at an example").await?;
        window.wait_for("Coming up").await?;
        Ok(window)
    }

    /// Makes papers, without a recovery sheet for now, for one person of a given and a family name, or for nobody yet.
    ///
    /// # Errors
    /// What the window showed instead.
    pub async fn make_papers(&self, person: Option<(&str, &str)>) -> Result<()> {
        self.click("Start new papers").await?;
        self.fill("Name of the papers", "Rivera papers").await?;
        self.fill("Passphrase", PASSPHRASE).await?;
        self.fill("The same once more", PASSPHRASE).await?;
        self.click("Make my papers").await?;
        self.wait_for("Your recovery sheet").await?;
        self.click("Later").await?;
        self.wait_for("Whose papers are these?").await?;
        if let Some((given, family)) = person {
            self.fill("Given names", given).await?;
            self.fill("Family name", family).await?;
            self.click("Go on").await?;
            self.wait_for("Do you have a notice in your hand?").await?;
        }
        self.click("Later").await?;
        self.wait_for("Coming up").await
    }
}

/// The folder of these tests, beside the package that cargo runs this for: a build may have been made while the project lay
/// elsewhere.
#[must_use]
pub fn here() -> PathBuf {
    let ran = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let ran = ran.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    ran.with_file_name("tests")
}

/// Takes a photo of one of the example's drawings, turned by some degrees.
///
/// # Errors
/// When ImageMagick is missing.
pub fn photo_of(drawing: &str, degrees: f64, folder: &Path) -> Result<PathBuf> {
    let drawing = here().join("../crates/app/src/example").join(drawing);
    let photo = folder.join("photo.jpg");
    let made = Command::new("convert")
        .arg(drawing)
        .args(["-background", "gray", "-rotate", &degrees.to_string()])
        .args(["-resize", "1800x", "-quality", "88"])
        .arg(&photo)
        .status()?;
    ensure!(made.success(), "ImageMagick makes a photo");
    Ok(photo)
}
