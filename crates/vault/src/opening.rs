//! Opening a vault: finding it, taking its lock, and looking at everything that could have been lost.
//!
//! Invariant: a folder that isn't a vault, or is a newer version's, is left as it is.
//! Not here: what an open vault does (vault).

use std::{collections::BTreeSet, fs::File, path::Path};

use age::secrecy::SecretString;

use crate::{
    cipher::{CipherError, VaultKey},
    errors::UnlockError,
    folder::{DiskError, Draft, Folder},
    generations::{self, Dated, Newest, NoneOpened},
    hint::{self, Hint},
    layout::{Folders, lock, looks_like_a_vault},
    names::{DeviceId, Generation, ScanId, VaultId},
    notices::OpenNotice,
    recovery::RecoveryIdentity,
    retention, scans,
    slots::{self, Slot, SlotKey},
    vault::Vault,
};

/// What opens a vault.
#[derive(Clone, Copy)]
pub enum Unlock<'a> {
    /// The passphrase, as typed or pasted.
    Passphrase(&'a SecretString),
    /// The key from the recovery sheet, as typed or scanned.
    Recovery(&'a str),
}

/// A vault that was opened, and what there is to say about it.
#[derive(Debug)]
pub struct Opened {
    /// The vault.
    pub vault: Vault,
    /// What the person should know.
    pub notices: Vec<OpenNotice>,
}

impl Vault {
    /// Opens a vault. `last_seen` is the newest generation this installation ever had open
    /// ([`Vault::current`]), kept by the app outside the vault: an older one is opened with a warning.
    pub fn unlock(
        folder: &Path,
        with: Unlock<'_>,
        device: DeviceId,
        last_seen: Option<Dated>,
    ) -> Result<Opened, UnlockError> {
        let with = match with {
            Unlock::Passphrase(typed) => SlotKey::from_passphrase(typed),
            Unlock::Recovery(typed) => SlotKey::from_recovery(&RecoveryIdentity::parse(typed)?),
        };
        let door = Door::come_to(folder)?;
        let opened = slots::open(&door.folders.keys, &with)
            .map_err(|error| door.explain(with.slot(), error))?;
        door.open(
            opened.key,
            opened.vault,
            device,
            last_seen,
            Some(&(with.slot(), opened.sha256)),
        )
    }

    /// Opens a vault with the text that [`README.txt`](hint) has people make with `age -d keys/...`. Skips the
    /// passphrase's cost; meant for measuring.
    #[doc(hidden)]
    pub fn open_with_identity(
        folder: &Path,
        identity: &str,
        device: DeviceId,
    ) -> Result<Opened, UnlockError> {
        let key = slots::key_from_identity(identity).ok_or(UnlockError::WrongRecoverySheet)?;
        let door = Door::come_to(folder)?;
        let id = door
            .hint
            .as_ref()
            .and_then(Hint::vault_id)
            .ok_or(UnlockError::NotAVault)?;
        door.open(key, id, device, None, None)
    }
}

/// A vault whose folder is held, but which is not open yet.
struct Door {
    lock: File,
    folders: Folders,
    hint: Option<Hint>,
}

impl Door {
    /// Finds the vault and takes its lock. A folder that isn't one, or is a newer version's, is left as it is.
    fn come_to(folder: &Path) -> Result<Self, UnlockError> {
        let root = Folder::open(folder).map_err(|error| match error {
            DiskError::Missing | DiskError::NotAPlainFile => UnlockError::NotAVault,
            other => other.into(),
        })?;
        let hint = Hint::read(&root)?;
        if let Some(hint) = hint.as_ref().filter(|hint| hint.is_newer()) {
            return Err(UnlockError::NewerFormat {
                min_reader: Some(hint.min_reader),
            });
        }
        if hint.is_none() && !looks_like_a_vault(&root)? {
            return Err(UnlockError::NotAVault);
        }
        let lock = lock(&root)?.ok_or(UnlockError::InUse)?;
        let folders = Folders::inside(root)?;
        // Nothing is opened that could not be saved again.
        drop(Draft::begin(&folders.tmp, 0)?);
        Ok(Self {
            lock,
            folders,
            hint,
        })
    }

    fn explain(&self, slot: Slot, error: CipherError) -> UnlockError {
        match error {
            CipherError::WrongKey if self.is_changed(slot) => UnlockError::SlotDamaged(slot),
            CipherError::WrongKey if slot == Slot::Passphrase => UnlockError::WrongPassphrase,
            CipherError::WrongKey => UnlockError::WrongRecoverySheet,
            CipherError::TooCostly { log_n } => UnlockError::TooCostly { log_n },
            CipherError::Disk(DiskError::Missing) => UnlockError::SlotMissing(slot),
            CipherError::Damaged
            | CipherError::Disk(DiskError::NotAPlainFile | DiskError::TooBig) => {
                UnlockError::SlotDamaged(slot)
            }
            CipherError::Disk(error) => error.into(),
        }
    }

    /// Whether a slot's file isn't the one that was written last.
    fn is_changed(&self, slot: Slot) -> bool {
        let written = self.hint.as_ref().and_then(|hint| hint.slots.get(slot));
        match (written, slots::fingerprint(&self.folders.keys, slot)) {
            (Some(written), Ok(found)) => found != written,
            (_, Err(CipherError::Damaged)) => true,
            _ => false,
        }
    }

    fn open(
        self,
        key: VaultKey,
        id: VaultId,
        device: DeviceId,
        last_seen: Option<Dated>,
        used: Option<&(Slot, String)>,
    ) -> Result<Opened, UnlockError> {
        let files = generations::list(&self.folders.records)?;
        let newest = generations::open_newest(&self.folders.records, &files, &key, id)
            .map_err(unlock_error)?;
        let Newest {
            records,
            opened,
            damaged,
        } = newest;
        let hint = self
            .hint
            .clone()
            .filter(|hint| hint.vault_id() == Some(id))
            .unwrap_or(Hint::new(id));
        let mut vault = Vault {
            _lock: self.lock,
            folders: self.folders,
            id,
            device,
            key,
            records,
            current: opened,
            files,
            damaged,
            hint,
            is_read_only: false,
        };
        let mut notices = vault.fell_back();
        notices.extend(vault.older_than(last_seen));
        notices.extend(vault.look_at_generations());
        notices.extend(vault.look_at_scans()?);
        notices.extend(vault.look_at_slots(used));
        notices.extend(vault.put_in_order(self.hint.as_ref())?);
        Ok(Opened { vault, notices })
    }
}

fn unlock_error(error: NoneOpened) -> UnlockError {
    match error {
        NoneOpened::Newer => UnlockError::NewerFormat { min_reader: None },
        NoneOpened::Damaged(damaged) if damaged.is_empty() => UnlockError::NoRecords,
        NoneOpened::Damaged(damaged) => UnlockError::AllDamaged { damaged },
    }
}

/// What there is to say about a vault that was just opened.
impl Vault {
    fn fell_back(&self) -> Vec<OpenNotice> {
        if self.damaged.is_empty() {
            return Vec::new();
        }
        vec![OpenNotice::FellBack {
            damaged: self.damaged.clone(),
            opened: self.current,
        }]
    }

    fn older_than(&self, last_seen: Option<Dated>) -> Option<OpenNotice> {
        let last_seen = last_seen?;
        let saves = self.records.saves().unwrap_or_default();
        let is_known = saves
            .iter()
            .any(|save| save.generation == last_seen.generation && save.is_good);
        let is_remembered = saves
            .first()
            .is_none_or(|oldest| oldest.generation.number <= last_seen.generation.number);
        (!is_known && is_remembered).then_some(OpenNotice::OlderThanLastSeen {
            last_seen,
            opened: self.current,
        })
    }

    /// Generations from another line of saves, and backups that should be there.
    fn look_at_generations(&mut self) -> Vec<OpenNotice> {
        let saves = self.records.saves().unwrap_or_default();
        let known: BTreeSet<Generation> = saves.iter().map(|save| save.generation).collect();
        let met: BTreeSet<Generation> = self.damaged.iter().map(|dated| dated.generation).collect();
        let mut notices = Vec::new();
        let strangers: Vec<Generation> = self
            .files
            .iter()
            .filter(|file| !known.contains(file) && !met.contains(file))
            .copied()
            .collect();
        for stranger in strangers {
            match generations::load(&self.folders.records, stranger, &self.key, self.id) {
                Ok((_, dated)) => notices.push(OpenNotice::AnotherHead(dated)),
                Err(_) => self.damaged.push(Dated {
                    generation: stranger,
                    at: self.current.at,
                }),
            }
        }
        let dropped = retention::to_drop(&saves);
        let is_lost = |save: &&retention::Save| {
            save.is_good
                && !dropped.contains(&save.generation)
                && !self.files.contains(&save.generation)
        };
        let lost: Vec<Dated> = saves
            .iter()
            .filter(is_lost)
            .map(|save| Dated {
                generation: save.generation,
                at: save.at,
            })
            .collect();
        if !lost.is_empty() {
            notices.push(OpenNotice::BackupsMissing(lost));
        }
        notices
    }

    fn look_at_scans(&self) -> Result<Vec<OpenNotice>, UnlockError> {
        self.remove_dropped_scans();
        let filed = self.records.filed_scans()?;
        let found: BTreeSet<ScanId> = scans::list(&self.folders.scans)?.into_iter().collect();
        let missing: Vec<_> = filed
            .iter()
            .filter(|(_, scan)| !found.contains(scan))
            .map(|(id, _)| *id)
            .collect();
        let filed: BTreeSet<ScanId> = filed.into_iter().map(|(_, scan)| scan).collect();
        let unfiled = found.difference(&filed).count();
        let mut notices = Vec::new();
        if !missing.is_empty() {
            notices.push(OpenNotice::ScansMissing(missing));
        }
        if unfiled > 0 {
            notices.push(OpenNotice::ScansFoundNotFiled { count: unfiled });
        }
        Ok(notices)
    }

    /// The slot that opened is good; of the others only the file can be looked at.
    fn look_at_slots(&mut self, used: Option<&(Slot, String)>) -> Vec<OpenNotice> {
        let mut notices = Vec::new();
        for slot in Slot::ALL {
            if let Some((_, sha256)) = used.filter(|(opened, _)| *opened == slot) {
                self.hint.slots.set(slot, sha256.clone());
                continue;
            }
            match slots::fingerprint(&self.folders.keys, slot) {
                Ok(found)
                    if self
                        .hint
                        .slots
                        .get(slot)
                        .is_none_or(|written| written == found) =>
                {
                    self.hint.slots.set(slot, found);
                }
                Err(CipherError::Disk(DiskError::Missing)) => {
                    notices.push(OpenNotice::SlotMissing(slot));
                }
                _ => notices.push(OpenNotice::SlotDamaged(slot)),
            }
        }
        notices
    }

    fn put_in_order(&self, hint: Option<&Hint>) -> Result<Vec<OpenNotice>, UnlockError> {
        let Folders { root, tmp, .. } = &self.folders;
        self.folders.tighten()?;
        let mut notices = Vec::new();
        let swept = self.folders.sweep()?;
        if swept > 0 {
            notices.push(OpenNotice::LeftoversSwept { count: swept });
        }
        if hint.is_none() {
            notices.push(OpenNotice::Restored(hint::HINT_NAME));
        }
        if hint != Some(&self.hint) {
            self.hint.write(tmp, root)?;
        }
        if hint::keep_readme(tmp, root)? {
            notices.push(OpenNotice::Restored(hint::README_NAME));
        }
        Ok(notices)
    }
}
