//! The app as one thing: closed, or open with everything loaded.
//!
//! Invariant: what was loaded is dropped when the papers close; a save that was not acknowledged is not shown.
//! Not here: the use cases, which are written beside their subjects.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool},
    time::{Duration, Instant},
};

use casekeep_catalogue::{Catalogue, Guide};
use casekeep_vault::{RecoveryIdentity, Vault};
use chrono::{DateTime, NaiveDate, Utc};
use rand::RngCore;

use crate::{
    choices::Choices,
    contract::problems::Problem,
    holdings::Holdings,
    pictures::{Drawn, Preview},
    protected::Protected,
    reading::{Accepted, Gists, PageReader, Queue},
    store,
    surroundings::Surroundings,
};

/// The app, shared by all commands.
pub struct Casekeep {
    pub(crate) surroundings: Surroundings,
    pub(crate) catalogue: Catalogue,
    pub(crate) guide: Guide,
    pub(crate) picture_token: String,
    pub(crate) stop_attaching: AtomicBool,
    pub(crate) reading: Queue,
    pub(crate) page_reader: Arc<dyn PageReader>,
    closed: Mutex<Closed>,
    open: Mutex<Option<Session>>,
}

/// What is known while nothing is open.
pub(crate) struct Closed {
    pub(crate) choices: Choices,
    /// The papers that would be opened.
    pub(crate) folder: Option<PathBuf>,
    /// The folder new papers are put into.
    pub(crate) new_place: PathBuf,
    /// Files saved outside the papers, for "show in folder".
    pub(crate) saved_files: Vec<PathBuf>,
}

/// Open papers.
pub(crate) struct Session {
    pub(crate) vault: Vault,
    pub(crate) folder: PathBuf,
    pub(crate) holdings: Arc<Holdings>,
    pub(crate) drawn: Drawn,
    pub(crate) preview: Option<Preview>,
    pub(crate) previews_made: u32,
    /// The recovery sheet made in this session, until it was checked.
    pub(crate) sheet: Option<Sheet>,
    /// What the readings say in short.
    pub(crate) gists: Gists,
    /// How to take back what was accepted last.
    pub(crate) undo: Option<Accepted>,
    /// Files that wait for their password.
    pub(crate) protected: Protected,
    last_input: Instant,
}

/// A recovery sheet that waits to be checked.
pub(crate) struct Sheet {
    pub(crate) identity: RecoveryIdentity,
    /// The groups to type back, from 0.
    pub(crate) asked: [usize; 2],
}

impl Casekeep {
    /// Starts closed.
    ///
    /// # Panics
    /// Never in what ships: the catalogue is part of the program and a test reads it.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        let page_reader = Arc::new(surroundings.decoder.clone());
        Self::with_page_reader(surroundings, page_reader)
    }

    /// Starts closed, with pages read by something of the caller's.
    ///
    /// # Panics
    /// As [`Casekeep::new`].
    #[must_use]
    pub fn with_page_reader(surroundings: Surroundings, page_reader: Arc<dyn PageReader>) -> Self {
        let choices = Choices::load(&surroundings.config_folder);
        let closed = Closed {
            folder: choices.recent.first().cloned(),
            new_place: surroundings.documents_folder.clone(),
            choices,
            saved_files: Vec::new(),
        };
        Self {
            catalogue: embedded_catalogue(),
            guide: embedded_guide(),
            picture_token: hex(random::<16>()),
            stop_attaching: AtomicBool::new(false),
            reading: Queue::default(),
            page_reader,
            closed: Mutex::new(closed),
            open: Mutex::new(None),
            surroundings,
        }
    }

    /// Somebody is here: the wait until locking starts again.
    pub fn stay_unlocked(&self) {
        if let Some(session) = self.lock_open().as_mut() {
            session.last_input = Instant::now();
        }
    }

    /// Seconds until the papers lock by themselves; `None` while they are closed.
    #[must_use]
    pub fn seconds_until_lock(&self) -> Option<u64> {
        let minutes = self.lock_closed().choices.preferences.auto_lock_minutes;
        let idle = self.lock_open().as_ref()?.last_input.elapsed();
        let wait = Duration::from_secs(u64::from(minutes) * 60);
        Some(wait.saturating_sub(idle).as_secs())
    }

    /// Drops everything that was loaded and lets go of the folder.
    pub fn close(&self) {
        self.reading.clear();
        *self.lock_open() = None;
    }

    pub(crate) fn lock_closed(&self) -> MutexGuard<'_, Closed> {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_open(&self) -> MutexGuard<'_, Option<Session>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_open(&self) -> bool {
        self.lock_open().is_some()
    }

    /// Takes the opened papers into use.
    pub(crate) fn begin(&self, vault: Vault, folder: PathBuf) -> Result<(), Problem> {
        let holdings = Arc::new(Holdings::new(store::load(&vault)?));
        self.reading.clear();
        *self.lock_open() = Some(Session {
            vault,
            folder,
            holdings,
            drawn: Drawn::default(),
            preview: None,
            previews_made: 0,
            sheet: None,
            gists: Gists::default(),
            undo: None,
            protected: Protected::default(),
            last_input: Instant::now(),
        });
        Ok(())
    }

    /// Does something with the open papers.
    pub(crate) fn with<T>(
        &self,
        job: impl FnOnce(&mut Session) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        job(self.lock_open().as_mut().ok_or(Problem::Locked)?)
    }

    /// What is kept, as of the last save.
    pub(crate) fn holdings(&self) -> Result<Arc<Holdings>, Problem> {
        self.with(|session| Ok(Arc::clone(&session.holdings)))
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.surroundings.now)()
    }

    pub(crate) fn today(&self) -> NaiveDate {
        (self.surroundings.today)()
    }
}

impl Session {
    /// Loads what is kept again, after a save.
    pub(crate) fn reload(&mut self) -> Result<(), Problem> {
        self.holdings = Arc::new(Holdings::new(store::load(&self.vault)?));
        Ok(())
    }
}

/// The catalogue is data in the program; a test reads it whole, so this can't fail in what ships.
#[expect(
    clippy::expect_used,
    reason = "a program with a broken catalogue must not start"
)]
pub(crate) fn embedded_catalogue() -> Catalogue {
    Catalogue::embedded().expect("the built-in catalogue is checked by a test")
}

/// The guide is data in the program; a test reads it whole, so this can't fail in what ships.
#[expect(
    clippy::expect_used,
    reason = "a program with a broken guide must not start"
)]
fn embedded_guide() -> Guide {
    Guide::embedded().expect("the built-in guide is checked by a test")
}

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

fn hex(bytes: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(bytes))
}
