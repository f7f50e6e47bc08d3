//! Finding, making, opening and closing papers.
//!
//! Invariant: nothing is asked of the disk before the person chose; paths cross to the window only as text.
//! Not here: the vault's own rules (vault), what is shown once open (`looking`).

use std::{
    fs,
    path::{Path, PathBuf},
};

use casekeep_domain::{
    papers::{Papers, RecoverySheetState},
    text::Line,
};
use casekeep_vault::{Dated, DeviceId, Unlock, Vault, peek};
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    Casekeep,
    choices::{self, Choices, LastSeen},
    contract::{
        problems::{FieldTrouble, Problem},
        session::{
            NewPapersDraft, OpenRemark, PapersCard, PapersView, Phase, Preferences, SavedStateView,
            StartView, StrengthView,
        },
    },
    drafts::Reading,
    example,
    session::{Closed, random},
    situations, store,
    strength::strength,
    views::{count, day, moment},
};

/// Ending of a folder of papers.
const ENDING: &str = "casekeep";

impl Casekeep {
    /// What the window needs to draw itself for the first time.
    #[must_use]
    pub fn start(&self) -> StartView {
        let closed = self.lock_closed();
        StartView {
            phase: phase(self.is_open(), &closed),
            papers: closed.folder.as_deref().map(|folder| card(0, folder)),
            recent: (0..)
                .zip(&closed.choices.recent)
                .map(|(index, folder)| card(index, folder))
                .collect(),
            new_place: closed.new_place.display().to_string(),
            preferences: closed.choices.preferences.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            picture_token: self.picture_token.clone(),
            today: day(self.today()),
        }
    }

    /// Says how hard a passphrase is to guess.
    #[must_use]
    pub fn passphrase_strength(&self, candidate: SecretString) -> StrengthView {
        strength(candidate.expose_secret())
    }

    /// Puts new papers into another folder; answers with the place as text.
    pub fn set_new_place(&self, folder: PathBuf) -> String {
        let place = folder.display().to_string();
        self.lock_closed().new_place = folder;
        place
    }

    /// Makes new papers in the chosen place and opens them.
    pub fn create_papers(&self, draft: NewPapersDraft) -> Result<(), Problem> {
        let passphrase = SecretString::from(draft.passphrase);
        let name = papers_name(&draft.name)?;
        if !strength(passphrase.expose_secret()).is_accepted {
            return Err(Problem::PassphraseTooWeak);
        }
        let folder = self.lock_closed().new_place.join(folder_name(&name));
        let vault = self.make(&folder, &passphrase, name, false)?;
        self.opened(vault, folder)
    }

    /// Opens papers of a made-up family, made anew if they are not there.
    pub fn open_example(&self) -> Result<(), Problem> {
        let folder = self
            .surroundings
            .config_folder
            .join(folder_name(&example::papers_name()));
        let passphrase = SecretString::from(example::PASSPHRASE);
        if fs::exists(&folder).unwrap_or(false) {
            self.open(&folder, Unlock::Passphrase(&passphrase))
                .map(drop)
        } else {
            fs::create_dir_all(&self.surroundings.config_folder)
                .map_err(|_| Problem::NotWritable)?;
            let mut vault = self.make(&folder, &passphrase, example::papers_name(), true)?;
            example::fill(
                &mut vault,
                self.now(),
                self.today(),
                &self.surroundings.decoder,
            )?;
            self.opened(vault, folder)
        }
    }

    /// Makes a folder of papers the ones to open.
    pub fn choose_papers(&self, folder: PathBuf) -> Result<StartView, Problem> {
        let hint = peek(&folder)
            .map_err(|error| situations::disk(&error))?
            .ok_or(Problem::NotPapers)?;
        if hint.is_newer {
            return Err(Problem::NewerFormat);
        }
        self.lock_closed().folder = Some(folder);
        Ok(self.start_locked())
    }

    /// Makes one of the recent papers the ones to open.
    pub fn choose_recent(&self, index: u32) -> Result<StartView, Problem> {
        let folder = {
            let closed = self.lock_closed();
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            closed
                .choices
                .recent
                .get(index)
                .cloned()
                .ok_or(Problem::NotThere)?
        };
        if !folder.exists() {
            return Err(Problem::FolderMissing);
        }
        self.choose_papers(folder)
    }

    /// Takes one of the recent papers off the list; the papers stay where they are.
    #[must_use]
    pub fn forget_recent(&self, index: u32) -> StartView {
        let mut closed = self.lock_closed();
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        if index < closed.choices.recent.len() {
            closed.choices.recent.remove(index);
            closed.folder = closed.choices.recent.first().cloned();
            self.keep(&closed.choices);
        }
        drop(closed);
        self.start()
    }

    /// Opens the papers with the passphrase.
    pub fn unlock(&self, passphrase: SecretString) -> Result<Vec<OpenRemark>, Problem> {
        let folder = self
            .lock_closed()
            .folder
            .clone()
            .ok_or(Problem::NotPapers)?;
        self.open(&folder, Unlock::Passphrase(&passphrase))
    }

    /// Opens the papers with the text of the recovery sheet.
    pub fn unlock_with_recovery_sheet(
        &self,
        text: SecretString,
    ) -> Result<Vec<OpenRemark>, Problem> {
        let folder = self
            .lock_closed()
            .folder
            .clone()
            .ok_or(Problem::NotPapers)?;
        self.open(&folder, Unlock::Recovery(text.expose_secret()))
    }

    /// Sets another passphrase.
    pub fn change_passphrase(
        &self,
        current: SecretString,
        replacement: SecretString,
    ) -> Result<(), Problem> {
        if !strength(replacement.expose_secret()).is_accepted {
            return Err(Problem::PassphraseTooWeak);
        }
        self.with(|session| {
            let is_right = session
                .vault
                .check_passphrase(&current)
                .map_err(|error| situations::key(&error))?;
            if !is_right {
                return Err(Problem::WrongPassphrase);
            }
            session
                .vault
                .change_passphrase(&replacement)
                .map_err(|error| situations::key(&error))
        })
    }

    /// Keeps the choices of this computer.
    pub fn save_preferences(&self, preferences: Preferences) -> Result<(), Problem> {
        let mut closed = self.lock_closed();
        closed.choices.preferences = choices::within_bounds(preferences);
        closed
            .choices
            .save(&self.surroundings.config_folder)
            .map_err(|_| Problem::NotSaved)
    }

    /// What Settings shows about the papers.
    pub fn papers(&self) -> Result<PapersView, Problem> {
        self.with(|session| {
            let rows = &session.holdings.rows;
            let states = session
                .vault
                .generations()
                .into_iter()
                .map(|save| SavedStateView {
                    number: save.generation.number,
                    saved_at: moment(save.at),
                });
            Ok(PapersView {
                name: rows.papers.name.as_str().to_owned(),
                place: session.folder.display().to_string(),
                is_example: rows.papers.is_example,
                recovery_sheet: rows.papers.recovery_sheet.into(),
                states: states.collect(),
                scan_count: count(rows.documents.len()),
                scans_mb: situations::megabytes(
                    rows.documents
                        .iter()
                        .map(|document| document.size_bytes)
                        .sum(),
                ),
            })
        })
    }

    /// Gives the papers another name.
    pub fn rename_papers(&self, name: &str) -> Result<(), Problem> {
        let name = papers_name(name)?;
        let papers = Papers {
            name,
            ..self.holdings()?.rows.papers.clone()
        };
        self.change(|records| store::put_papers(records, &papers))
    }

    fn start_locked(&self) -> StartView {
        StartView {
            phase: Phase::Locked,
            ..self.start()
        }
    }

    fn make(
        &self,
        folder: &Path,
        passphrase: &SecretString,
        name: Line,
        is_example: bool,
    ) -> Result<Vault, Problem> {
        let at = self.now();
        let (mut vault, _) = Vault::create(folder, passphrase, self.device(), at)
            .map_err(|error| situations::create(&error))?;
        let papers = Papers {
            name,
            created_on: self.today(),
            recovery_sheet: RecoverySheetState::NotMade,
            is_example,
        };
        store::write(&mut vault, at, |records| {
            store::put_papers(records, &papers)
        })?;
        Ok(vault)
    }

    fn open(&self, folder: &Path, with: Unlock<'_>) -> Result<Vec<OpenRemark>, Problem> {
        let last_seen = self.last_seen(folder);
        let opened = Vault::unlock(folder, with, self.device(), last_seen)
            .map_err(|error| situations::unlock(&error))?;
        let mut remarks = situations::remarks(&opened.notices);
        let mut vault = opened.vault;
        self.empty_old_trash(&mut vault);
        self.opened(vault, folder.to_owned())?;
        let papers = &self.holdings()?.rows.papers;
        if papers.recovery_sheet != RecoverySheetState::Checked && !papers.is_example {
            remarks.push(OpenRemark::RecoverySheetNotChecked);
        }
        Ok(remarks)
    }

    /// Takes opened papers into use and remembers them on this computer.
    fn opened(&self, vault: Vault, folder: PathBuf) -> Result<(), Problem> {
        let id = vault.id().to_string();
        let current = vault.current();
        self.begin(vault, folder.clone())?;
        self.go_on_reading()?;
        self.saw(id, current);
        let mut closed = self.lock_closed();
        closed.choices.opened(folder.clone());
        closed.folder = Some(folder);
        self.keep(&closed.choices);
        Ok(())
    }

    /// Remembers the newest save of some papers.
    pub(crate) fn saw(&self, vault: String, newest: Dated) {
        let mut closed = self.lock_closed();
        let seen = LastSeen {
            save: newest.generation.file_name(),
            saved_at: moment(newest.at),
        };
        closed.choices.last_seen.insert(vault, seen);
        self.keep(&closed.choices);
    }

    fn last_seen(&self, folder: &Path) -> Option<Dated> {
        let id = peek(folder).ok()??.id?.to_string();
        self.lock_closed().choices.last_seen.get(&id)?.dated()
    }

    /// What has lain in the trash long enough goes; a full disk must not keep anybody from opening.
    fn empty_old_trash(&self, vault: &mut Vault) {
        let Some(before) = example::days_before(self.now(), casekeep_domain::papers::TRASH_DAYS)
        else {
            return;
        };
        let purged = store::write(vault, self.now(), |records| {
            records
                .purge_trash(before)
                .map_err(|error| situations::records(&error))
        });
        drop(purged);
    }

    /// The short word for this computer in the names of saves.
    fn device(&self) -> DeviceId {
        let mut closed = self.lock_closed();
        let known = closed
            .choices
            .device
            .as_deref()
            .and_then(|device| device.parse().ok());
        known.unwrap_or_else(|| {
            let device = DeviceId::from_random(random());
            closed.choices.device = Some(device.to_string());
            self.keep(&closed.choices);
            device
        })
    }

    /// Keeps choices when it can: a read-only home must not keep anybody from their papers.
    fn keep(&self, choices: &Choices) {
        drop(choices.save(&self.surroundings.config_folder));
    }
}

impl LastSeen {
    fn dated(&self) -> Option<Dated> {
        let at = DateTime::parse_from_rfc3339(&self.saved_at)
            .ok()?
            .with_timezone(&Utc);
        let generation = casekeep_vault::Generation::from_file_name(&self.save)?;
        Some(Dated { generation, at })
    }
}

fn phase(is_open: bool, closed: &Closed) -> Phase {
    match (is_open, &closed.folder) {
        (true, _) => Phase::Open,
        (false, Some(_)) => Phase::Locked,
        (false, None) => Phase::FirstRun,
    }
}

fn card(index: u32, folder: &Path) -> PapersCard {
    let name = folder
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let place = folder.parent().unwrap_or(folder).display().to_string();
    PapersCard {
        index,
        is_example: name == example::papers_name().as_str(),
        name,
        place,
    }
}

fn papers_name(text: &str) -> Result<Line, Problem> {
    let mut reading = Reading::default();
    let name = Line::parse(text)
        .map_err(|problem| reading.note("name", crate::drafts::trouble(problem)))
        .ok();
    if name
        .as_ref()
        .is_some_and(|name| name.as_str().chars().count() > NAME_MAX_CHARS)
    {
        reading.note(
            "name",
            FieldTrouble::TooLong {
                max_chars: NAME_MAX_CHARS as u32,
            },
        );
    }
    reading.done(name)
}

/// Longest name of papers, in characters: it is also the name of a folder.
const NAME_MAX_CHARS: usize = 60;

/// The name as a folder: without characters that some system refuses in names.
fn folder_name(name: &Line) -> String {
    let is_refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let safe: String = name
        .as_str()
        .chars()
        .map(|c| if is_refused(c) { '-' } else { c })
        .collect();
    let safe = safe.trim_matches(['.', ' ']);
    let safe = if safe.is_empty() { "Papers" } else { safe };
    format!("{safe}.{ENDING}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_folder_that_every_system_accepts() {
        for (name, expected) in [
            ("Rivera papers", "Rivera papers.casekeep"),
            ("../../etc", "-..-etc.casekeep"),
            ("a/b\\c:d", "a-b-c-d.casekeep"),
            ("...", "Papers.casekeep"),
        ] {
            assert_eq!(folder_name(&Line::parse(name).unwrap()), expected);
        }
    }
}
