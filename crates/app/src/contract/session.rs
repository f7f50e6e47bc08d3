//! Starting, opening and locking the papers; preferences of this computer.
//!
//! Invariant: no path crosses the wire except as text to show.
//! Not here: what is inside the papers.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::words::RecoverySheetState;

/// What the window needs to draw itself for the first time.
#[derive(Debug, Clone, Serialize, Type)]
pub struct StartView {
    /// Which door to show.
    pub phase: Phase,
    /// The papers that would be opened.
    pub papers: Option<PapersCard>,
    /// Other papers opened on this computer before, newest first.
    pub recent: Vec<PapersCard>,
    /// Where new papers would be put, as text.
    pub new_place: String,
    /// Choices made on this computer.
    pub preferences: Preferences,
    /// Version of the app.
    pub version: String,
    /// Token that page pictures must be asked with in this session.
    pub picture_token: String,
    /// Today on this computer, `YYYY-MM-DD`.
    pub today: String,
}

/// Which door to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing was ever opened here.
    FirstRun,
    /// Papers are known and locked.
    Locked,
    /// Papers are open.
    Open,
}

/// Papers on this computer, as a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PapersCard {
    /// Place in the list of recent papers, to choose it by.
    pub index: u32,
    /// Name of the folder without its ending.
    pub name: String,
    /// Where it lies, as text.
    pub place: String,
    /// Made-up example papers.
    pub is_example: bool,
}

/// Choices of this computer, kept outside the papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Preferences {
    /// Language of the window; `null` follows the system.
    pub language: Option<Language>,
    /// Light or dark; `null` follows the system.
    pub theme: Option<Theme>,
    /// Size of text in percent: 100 to 200.
    pub text_percent: u16,
    /// Minutes without input until the papers are locked: 1 to 30.
    pub auto_lock_minutes: u16,
}

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

/// A theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// New papers.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct NewPapersDraft {
    /// What they are called: "Rivera papers".
    pub name: String,
    /// The passphrase.
    pub passphrase: String,
}

/// What happened while opening, to be told.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "code", content = "parameters", rename_all = "snake_case")]
pub enum OpenRemark {
    /// The newest saved state was damaged; the one before was opened.
    #[serde(rename_all = "snake_case")]
    FellBack {
        /// When the damaged one was saved, RFC 3339, when known.
        damaged_saved_at: Option<String>,
        /// When the opened one was saved.
        opened_saved_at: String,
    },
    /// The papers are older than what this computer saw last: an old copy may have been put back.
    #[serde(rename_all = "snake_case")]
    OlderThanLastSeen {
        /// When the last one seen was saved.
        seen_saved_at: String,
        /// When the opened one was saved.
        opened_saved_at: String,
    },
    /// Scans lie in the folder that no notice names.
    #[serde(rename_all = "snake_case")]
    ScansNotFiled {
        /// How many.
        count: u32,
    },
    /// Scans that notices name are not in the folder.
    #[serde(rename_all = "snake_case")]
    ScansMissing {
        /// How many.
        count: u32,
    },
    /// A save made elsewhere lies beside the opened one; both are kept.
    #[serde(rename_all = "snake_case")]
    AnotherHead {
        /// When the other was saved.
        saved_at: String,
    },
    /// Older saves that served as backups are gone.
    #[serde(rename_all = "snake_case")]
    BackupsMissing {
        /// How many.
        count: u32,
    },
    /// The recovery slot is damaged: a new sheet should be made.
    RecoverySlotDamaged,
    /// The passphrase slot is damaged: the passphrase should be set again.
    PassphraseSlotDamaged,
    /// No recovery sheet was checked yet.
    RecoverySheetNotChecked,
}

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct StrengthView {
    /// 0 (guessed at once) to 4 (very hard).
    pub score: u8,
    /// Years of guessing at 10 guesses a second per machine on 1,000 machines, as a power of ten; negative is less than a year.
    #[specta(type = specta_typescript::Number)]
    pub guess_years_log10: f64,
    /// Whether it is accepted.
    pub is_accepted: bool,
    /// What makes it weak.
    pub weakness: Option<Weakness>,
}

/// What makes a passphrase weak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Weakness {
    /// It is a common password or close to one.
    Common,
    /// It is one word or name.
    SingleWord,
    /// It repeats or runs along the alphabet or keyboard.
    Pattern,
    /// It holds a date or year.
    Date,
}

/// How the recovery sheet stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RecoverySheetView {
    /// Not made, made, or checked.
    pub state: RecoverySheetState,
    /// The two groups to type back, by their numbers on the sheet; empty when no sheet was made in this session.
    pub ask_groups: Vec<u32>,
}

/// A file that was saved outside the papers.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct SavedFileView {
    /// To ask "show in folder" with.
    pub index: u32,
    /// Name of the file.
    pub name: String,
    /// Folder, as text.
    pub folder: String,
    /// Size in megabytes.
    #[specta(type = specta_typescript::Number)]
    pub size_mb: f64,
}

/// One saved state of the papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SavedStateView {
    /// Number of the save.
    pub number: u32,
    /// When, RFC 3339.
    pub saved_at: String,
}

/// What Settings shows about the papers.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PapersView {
    /// Their name.
    pub name: String,
    /// Where they lie, as text.
    pub place: String,
    /// Made-up example papers.
    pub is_example: bool,
    /// How the recovery sheet stands.
    pub recovery_sheet: RecoverySheetState,
    /// Saved states, newest first.
    pub states: Vec<SavedStateView>,
    /// How many scans are kept.
    pub scan_count: u32,
    /// Size of all scans, in megabytes.
    #[specta(type = specta_typescript::Number)]
    pub scans_mb: f64,
}

/// Told to the window while it is open.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "code", content = "parameters", rename_all = "snake_case")]
pub enum Happening {
    /// Files are over the window, or left it.
    #[serde(rename_all = "snake_case")]
    FilesOverWindow {
        /// Whether they are over it.
        is_over: bool,
    },
    /// Attaching goes on.
    #[serde(rename_all = "snake_case")]
    Attaching {
        /// Files done.
        done: u32,
        /// Files in all.
        total: u32,
        /// File being read.
        file_name: String,
    },
    /// Attaching is over.
    #[serde(rename_all = "snake_case")]
    Attached {
        /// What came of it.
        outcome: super::notices::AttachOutcome,
    },
    /// A notice is being read.
    #[serde(rename_all = "snake_case")]
    Reading {
        /// Which.
        notice: super::ids::NoticeId,
        /// Where reading is.
        progress: super::readings::Progress,
    },
    /// There is more to see of what was read from a notice.
    #[serde(rename_all = "snake_case")]
    Read {
        /// Which.
        notice: super::ids::NoticeId,
        /// Whether reading is over.
        is_done: bool,
    },
    /// What was read could not be kept; it will be read again.
    #[serde(rename_all = "snake_case")]
    ReadingNotKept {
        /// The situation.
        problem: super::problems::Problem,
    },
    /// The papers will be locked in so many seconds unless something is typed or moved.
    #[serde(rename_all = "snake_case")]
    LocksSoon {
        /// Seconds left.
        seconds: u32,
    },
    /// The papers are being locked.
    Locking,
    /// The clipboard was cleared of a value copied from here.
    ClipboardCleared,
}
