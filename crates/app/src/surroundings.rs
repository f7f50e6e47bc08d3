//! The computer around the app: its folders, its clock, the helper that decodes pages.
//!
//! Invariant: everything the app takes from its surroundings comes through here, so that tests can bring their own.
//! Not here: what is done with it.

use std::{io, path::PathBuf};

use casekeep_reader::Decoder;
use chrono::{DateTime, Local, NaiveDate, Utc};
use directories::{ProjectDirs, UserDirs};

/// What the app needs of the computer.
pub struct Surroundings {
    /// Where choices of this computer are kept.
    pub config_folder: PathBuf,
    /// Where new papers are put at first.
    pub documents_folder: PathBuf,
    /// Opens and draws strangers' files.
    pub decoder: Decoder,
    /// The clock.
    pub now: fn() -> DateTime<Utc>,
    /// The calendar of the place.
    pub today: fn() -> NaiveDate,
}

impl Surroundings {
    /// The real ones: the user's folders, the system's clock, this program as its own decoding helper.
    ///
    /// # Errors
    /// When the user has no home folder or this program can't find itself.
    pub fn of_this_computer() -> io::Result<Self> {
        let project =
            ProjectDirs::from("org", "Casekeep", "Casekeep").ok_or(io::ErrorKind::NotFound)?;
        let user = UserDirs::new().ok_or(io::ErrorKind::NotFound)?;
        let documents = user
            .document_dir()
            .filter(|folder| folder.is_dir())
            .unwrap_or_else(|| user.home_dir());
        Ok(Self {
            config_folder: project.config_dir().to_owned(),
            documents_folder: documents.to_owned(),
            decoder: Decoder::helper(std::env::current_exe()?, vec!["--decode".into()]),
            now: Utc::now,
            today: || Local::now().date_naive(),
        })
    }
}
