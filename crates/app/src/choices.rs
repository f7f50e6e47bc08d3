//! Choices of this computer: language, theme, papers opened before, and the newest save seen of each.
//!
//! Invariant: nothing here tells what is in the papers; a file that can't be read counts as none.
//! Not here: settings inside the papers (vault).

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::contract::session::Preferences;

const FILE: &str = "choices.json";
const RECENT_MAX: usize = 8;
/// Bounds of the wait until locking, in minutes.
const LOCK_MINUTES: std::ops::RangeInclusive<u16> = 1..=30;
/// Bounds of the size of text, in percent.
const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 80..=200;

/// What is kept outside the papers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Choices {
    pub(crate) preferences: Preferences,
    /// Folders opened before, newest first.
    pub(crate) recent: Vec<PathBuf>,
    /// The newest save seen, by vault id.
    #[serde(default)]
    pub(crate) last_seen: BTreeMap<String, LastSeen>,
    /// Short word for this computer in the names of saves.
    pub(crate) device: Option<String>,
}

/// A save that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastSeen {
    /// Name of its file.
    pub(crate) save: String,
    /// When it was made, RFC 3339.
    pub(crate) saved_at: String,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            preferences: Preferences {
                language: None,
                theme: None,
                text_percent: 100,
                auto_lock_minutes: 5,
            },
            recent: Vec::new(),
            last_seen: BTreeMap::new(),
            device: None,
        }
    }
}

impl Choices {
    /// Reads the choices, or the first ones when there is no file that can be read.
    pub(crate) fn load(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let mut choices: Self = serde_json::from_str(&text).unwrap_or_default();
        choices.preferences = within_bounds(choices.preferences);
        choices
    }

    /// Keeps the choices: a new file beside, then in place of the one before.
    pub(crate) fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let part = folder.join("choices.part");
        fs::write(&part, serde_json::to_vec_pretty(self)?)?;
        fs::rename(part, folder.join(FILE))
    }

    /// Puts a folder in front of the recent ones.
    pub(crate) fn opened(&mut self, folder: PathBuf) {
        self.recent.retain(|known| *known != folder);
        self.recent.insert(0, folder);
        self.recent.truncate(RECENT_MAX);
    }
}

/// The preferences with every number inside its bounds.
pub(crate) fn within_bounds(preferences: Preferences) -> Preferences {
    let clamp = |value: u16, bounds: std::ops::RangeInclusive<u16>| {
        value.clamp(*bounds.start(), *bounds.end())
    };
    Preferences {
        text_percent: clamp(preferences.text_percent, TEXT_PERCENT),
        auto_lock_minutes: clamp(preferences.auto_lock_minutes, LOCK_MINUTES),
        ..preferences
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "{ not json").unwrap();
        assert_eq!(
            Choices::load(folder.path()).preferences.auto_lock_minutes,
            5
        );
    }

    #[test]
    fn choices_read_back_as_saved_and_stay_within_bounds() {
        let folder = tempfile::tempdir().unwrap();
        let mut choices = Choices::default();
        choices.preferences.text_percent = 900;
        choices.opened("/papers/a".into());
        choices.opened("/papers/b".into());
        choices.opened("/papers/a".into());
        choices.save(folder.path()).unwrap();
        let read = Choices::load(folder.path());
        assert_eq!(read.preferences.text_percent, 200);
        assert_eq!(
            read.recent,
            [PathBuf::from("/papers/a"), PathBuf::from("/papers/b")]
        );
    }
}
