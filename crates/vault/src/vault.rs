//! An open vault: its folder, its lock, its keys and its records.
//!
//! Invariant: a change that was acknowledged is on the disk; after the disk once failed to confirm, nothing more is.
//! Not here: opening (opening), how each part lies on the disk (slots, generations, scans), what the records say (records).

use std::{collections::BTreeSet, fs::File, io::Read, path::Path};

use age::secrecy::SecretString;
use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use crate::{
    cipher::{CipherError, VaultKey},
    errors::{CreateError, KeyError, SaveError},
    folder::{DiskError, Folder},
    generations::{self, Dated},
    hint::{self, Hint},
    layout::{Folders, lock},
    names::{DeviceId, Generation, ScanId, VaultId},
    passphrase, readings,
    records::{Records, RecordsError, Stamp, Transaction},
    recovery::RecoveryIdentity,
    retention,
    scans::{self, ScanError, ScanMeta, StoredScan},
    slots::{self, SlotKey},
};

/// An open vault. Dropping it closes it; whoever wants no copy of it left in memory ends the process.
pub struct Vault {
    // Held until the vault is dropped: the system's lock on it keeps other processes out.
    pub(crate) _lock: File,
    pub(crate) folders: Folders,
    pub(crate) id: VaultId,
    pub(crate) device: DeviceId,
    pub(crate) key: VaultKey,
    pub(crate) records: Records,
    pub(crate) current: Dated,
    pub(crate) files: BTreeSet<Generation>,
    pub(crate) damaged: Vec<Dated>,
    pub(crate) hint: Hint,
    pub(crate) is_read_only: bool,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({}, {})", self.id, self.current.generation)
    }
}

impl Vault {
    /// Makes a vault in a folder that is not there yet, or empty. Its recovery identity is handed out once.
    pub fn create(
        folder: &Path,
        passphrase: &SecretString,
        device: DeviceId,
        at: DateTime<Utc>,
    ) -> Result<(Self, RecoveryIdentity), CreateError> {
        if passphrase::is_empty(passphrase) {
            return Err(CreateError::EmptyPassphrase);
        }
        let root = Folder::create(folder)?;
        let by_passphrase = SlotKey::from_passphrase(passphrase);
        let made =
            Self::empty(root, device, at).and_then(|vault| vault.furnish(&by_passphrase, at));
        if !matches!(made, Ok(_) | Err(CreateError::InUse)) {
            // The folder was empty and is nobody else's: the next try finds it as this one did. What can't be taken
            // away stays, and is plainly unfinished.
            let _ = Folder::unmake(folder);
        }
        made
    }

    fn furnish(
        mut self,
        by_passphrase: &SlotKey,
        at: DateTime<Utc>,
    ) -> Result<(Self, RecoveryIdentity), CreateError> {
        let sheet = RecoveryIdentity::generate();
        self.write_slot(by_passphrase)?;
        self.write_slot(&SlotKey::from_recovery(&sheet))?;
        hint::keep_readme(&self.folders.tmp, &self.folders.root)?;
        self.save(at, |_| Ok::<(), SaveError>(()), Even::IfNothingChanged)?;
        // The hint comes last: a folder without it, left by a crash, is plainly unfinished.
        self.hint.write(&self.folders.tmp, &self.folders.root)?;
        Ok((self, sheet))
    }

    fn empty(root: Folder, device: DeviceId, at: DateTime<Utc>) -> Result<Self, CreateError> {
        let lock = lock(&root)?.ok_or(CreateError::InUse)?;
        let folders = Folders::inside(root)?;
        let id = VaultId::from_random(rand::random());
        Ok(Self {
            _lock: lock,
            folders,
            id,
            device,
            key: VaultKey::generate(),
            records: Records::empty()?,
            current: Dated {
                generation: Generation { number: 0, device },
                at,
            },
            files: BTreeSet::new(),
            damaged: Vec::new(),
            hint: Hint::new(id),
            is_read_only: false,
        })
    }

    /// The text of the vault's own key, for [`Vault::open_with_identity`].
    #[doc(hidden)]
    #[must_use]
    pub fn identity(&self) -> SecretString {
        self.key.text()
    }

    /// The vault's id.
    #[must_use]
    pub const fn id(&self) -> VaultId {
        self.id
    }

    /// The generation that is open.
    #[must_use]
    pub const fn current(&self) -> Dated {
        self.current
    }

    /// Whether the disk failed to confirm a write: nothing more is written in this session.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Bytes free on the vault's disk.
    pub fn free_bytes(&self) -> Result<u64, DiskError> {
        self.folders.root.free_bytes()
    }

    /// The records.
    #[must_use]
    pub const fn records(&self) -> &Records {
        &self.records
    }

    /// Looks at the records.
    pub fn read<T>(&self, look: impl FnOnce(&Records) -> T) -> T {
        look(&self.records)
    }

    /// Changes the records: all of what `change` does becomes one new generation, or nothing does. When this returns
    /// `Ok`, the change is on the disk; when it returns `Err`, the records are as they were before, in memory too.
    pub fn write<T, E: From<SaveError>>(
        &mut self,
        at: DateTime<Utc>,
        change: impl FnOnce(&mut Records) -> Result<T, E>,
    ) -> Result<T, E> {
        self.save(at, change, Even::UnlessNothingChanged)
    }

    fn save<T, E: From<SaveError>>(
        &mut self,
        at: DateTime<Utc>,
        change: impl FnOnce(&mut Records) -> Result<T, E>,
        even: Even,
    ) -> Result<T, E> {
        if self.is_read_only {
            return Err(SaveError::ReadOnly.into());
        }
        let next = Dated {
            generation: self.next_generation(),
            at,
        };
        let mut transaction = Transaction::begin(&mut self.records).map_err(SaveError::from)?;
        stamp(transaction.records, self.id, next, &self.damaged).map_err(SaveError::from)?;
        if transaction.records.are_brought_up {
            let before = self.current.generation;
            let marked = transaction.records.mark_save(before, "migration");
            marked.map_err(SaveError::from)?;
        }
        let before = transaction.records.change_count();
        let value = change(transaction.records)?;
        if transaction.records.change_count() == before && even == Even::UnlessNothingChanged {
            return Ok(value);
        }
        let image = transaction.close().map_err(SaveError::from)?;
        let Folders { tmp, records, .. } = &self.folders;
        generations::write(tmp, records, next.generation, &self.key, &image)
            .map_err(|error| note_failure(&mut self.is_read_only, error))?;
        drop(image);
        transaction.keep();
        self.after_save(next);
        Ok(value)
    }

    fn next_generation(&self) -> Generation {
        let newest = self.files.last().map_or(0, |file| file.number);
        Generation {
            number: newest.max(self.current.generation.number) + 1,
            device: self.device,
        }
    }

    /// What may be done once a save is on the disk. None of it matters to what was saved, so nothing here can fail.
    fn after_save(&mut self, saved: Dated) {
        self.current = saved;
        self.files.insert(saved.generation);
        self.damaged.clear();
        self.records.are_brought_up = false;
        self.remove_dropped_scans();
        for generation in self.dropped() {
            if self.folders.records.remove(&generation.file_name()).is_ok() {
                self.files.remove(&generation);
            }
        }
    }

    fn dropped(&self) -> Vec<Generation> {
        let mut saves = self.records.saves().unwrap_or_default();
        saves.retain(|save| self.files.contains(&save.generation));
        let mut dropped = retention::to_drop(&saves);
        dropped.retain(|generation| *generation != self.current.generation);
        dropped
    }

    /// Takes away the files of scans that the records on the disk no longer speak of.
    pub(crate) fn remove_dropped_scans(&self) {
        for scan in self.records.scans_to_remove().unwrap_or_default() {
            // What stays behind is tried again when the vault is opened.
            let _ = scans::remove(&self.folders.scans, &scan);
        }
    }

    /// The generations that can be gone back to, newest first.
    #[must_use]
    pub fn generations(&self) -> Vec<Dated> {
        let mut saves = self.records.saves().unwrap_or_default();
        saves.retain(|save| save.is_good && self.files.contains(&save.generation));
        let newest_first = saves.iter().rev();
        newest_first
            .map(|save| Dated {
                generation: save.generation,
                at: save.at,
            })
            .collect()
    }

    /// Opens an older generation to look at. The vault stays as it is.
    pub fn older_records(&self, generation: Generation) -> Option<Records> {
        let folder = &self.folders.records;
        generations::load(folder, generation, &self.key, self.id)
            .ok()
            .map(|(records, _)| records)
    }

    /// Makes the records what they were in an older generation, as a new save; the one from before is kept for good.
    pub fn go_back_to(
        &mut self,
        generation: Generation,
        at: DateTime<Utc>,
    ) -> Result<(), SaveError> {
        if self.is_read_only {
            return Err(SaveError::ReadOnly);
        }
        let mut older = self
            .older_records(generation)
            .ok_or(SaveError::NoSuchGeneration)?;
        let before = self.current.generation;
        older.take_over_saves(&self.records)?;
        std::mem::swap(&mut self.records, &mut older);
        let keep = |records: &mut Records| Ok(records.mark_save(before, "repair")?);
        let saved = self.save(at, keep, Even::IfNothingChanged);
        if saved.is_err() {
            std::mem::swap(&mut self.records, &mut older);
        }
        saved
    }

    /// Whether this is the passphrase. Takes as long as unlocking.
    pub fn check_passphrase(&self, typed: &SecretString) -> Result<bool, KeyError> {
        match slots::open(&self.folders.keys, &SlotKey::from_passphrase(typed)) {
            Ok(opened) => Ok(opened.key.is_same(&self.key)),
            Err(CipherError::WrongKey) => Ok(false),
            Err(error) => Err(self.key_error(error)),
        }
    }

    /// Gives the vault a new passphrase. At each instant the old or the new one opens it.
    pub fn change_passphrase(&mut self, new: &SecretString) -> Result<(), KeyError> {
        if passphrase::is_empty(new) {
            return Err(KeyError::EmptyPassphrase);
        }
        self.replace_slot(&SlotKey::from_passphrase(new))
    }

    /// Makes a new recovery identity. From now on the old sheet opens nothing.
    pub fn make_recovery_identity(&mut self) -> Result<RecoveryIdentity, KeyError> {
        let sheet = RecoveryIdentity::generate();
        self.replace_slot(&SlotKey::from_recovery(&sheet))?;
        Ok(sheet)
    }

    /// Whether this text, as typed or scanned, is the sheet that opens this vault.
    pub fn check_recovery(&self, typed: &str) -> Result<bool, KeyError> {
        let Ok(sheet) = RecoveryIdentity::parse(typed) else {
            return Ok(false);
        };
        match slots::open(&self.folders.keys, &SlotKey::from_recovery(&sheet)) {
            Ok(opened) => Ok(opened.key.is_same(&self.key)),
            Err(CipherError::WrongKey) => Ok(false),
            Err(error) => Err(self.key_error(error)),
        }
    }

    fn replace_slot(&mut self, with: &SlotKey) -> Result<(), KeyError> {
        if self.is_read_only {
            return Err(KeyError::ReadOnly);
        }
        self.write_slot(with).map_err(|error| {
            note_failure(&mut self.is_read_only, error.clone());
            self.key_error(error)
        })?;
        let hinted = self.hint.write(&self.folders.tmp, &self.folders.root);
        if hinted == Err(DiskError::NotDurable) {
            self.is_read_only = true;
        }
        // The slot itself is in place; a stale hint is put right when the vault is opened.
        Ok(())
    }

    fn write_slot(&mut self, with: &SlotKey) -> Result<(), CipherError> {
        let sha256 = slots::write(
            &self.folders.tmp,
            &self.folders.keys,
            with,
            &self.key,
            self.id,
        )?;
        self.hint.slots.set(with.slot(), sha256);
        Ok(())
    }

    fn key_error(&self, error: CipherError) -> KeyError {
        match error {
            CipherError::Disk(error) => error.into(),
            CipherError::WrongKey | CipherError::Damaged | CipherError::TooCostly { .. } => {
                KeyError::SlotDamaged
            }
        }
    }

    /// Stores an original of exactly `size_bytes`. File it with [`Records::put_document`]: until then it counts as
    /// found, not filed.
    pub fn add_scan(
        &mut self,
        source: &mut (dyn Read + Send),
        size_bytes: u64,
        meta: &ScanMeta,
    ) -> Result<StoredScan, ScanError> {
        if self.is_read_only {
            return Err(ScanError::ReadOnly);
        }
        let folders = &self.folders;
        let stored = scans::store(
            &folders.tmp,
            &folders.scans,
            &self.key,
            source,
            size_bytes,
            meta,
        );
        if stored == Err(ScanError::Disk(DiskError::NotDurable)) {
            self.is_read_only = true;
        }
        stored
    }

    /// Reads an original, compared with both hashes: the file's name and, when it is filed, its row.
    pub fn read_scan(&self, id: &ScanId) -> Result<Zeroizing<Vec<u8>>, ScanError> {
        let content = self
            .records
            .content_of(id)
            .map_err(|_| ScanError::Damaged)?;
        scans::read(&self.folders.scans, &self.key, id, content.as_deref())
    }

    /// Keeps what was read from a scan, in the place of the reading before.
    pub fn put_reading(&mut self, id: &ScanId, reading: &[u8]) -> Result<(), ScanError> {
        if self.is_read_only {
            return Err(ScanError::ReadOnly);
        }
        let Folders { tmp, scans, .. } = &self.folders;
        let stored = readings::store(tmp, scans, &self.key, id, reading);
        if stored == Err(ScanError::Disk(DiskError::NotDurable)) {
            self.is_read_only = true;
        }
        stored
    }

    /// What was read from a scan, perhaps with white space after it; `None` when it has to be read again.
    #[must_use]
    pub fn reading(&self, id: &ScanId) -> Option<Zeroizing<Vec<u8>>> {
        readings::read(&self.folders.scans, &self.key, id)
    }

    /// Scans that no document speaks of.
    pub fn unfiled_scans(&self) -> Result<Vec<ScanId>, ScanError> {
        let filed = self.records.filed_scans().map_err(|_| ScanError::Damaged)?;
        let mut found = scans::list(&self.folders.scans)?;
        found.retain(|id| !filed.iter().any(|(_, scan)| scan == id));
        Ok(found)
    }

    /// What is stored beside a scan, to file it again, and the size of its original.
    pub fn scan_meta(&self, id: &ScanId) -> Result<(ScanMeta, u64), ScanError> {
        scans::read_meta(&self.folders.scans, &self.key, id)
    }

    /// Deletes a scan that no document speaks of. A filed one is left alone.
    pub fn remove_unfiled_scan(&mut self, id: &ScanId) -> Result<(), ScanError> {
        if self.is_read_only {
            return Err(ScanError::ReadOnly);
        }
        if !self.unfiled_scans()?.contains(id) {
            return Err(ScanError::Missing);
        }
        Ok(scans::remove(&self.folders.scans, id)?)
    }
}

/// Whether a save is made although nothing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Even {
    IfNothingChanged,
    UnlessNothingChanged,
}

/// Makes the records the next generation.
fn stamp(
    records: &Records,
    vault: VaultId,
    next: Dated,
    damaged: &[Dated],
) -> Result<(), RecordsError> {
    let Dated { generation, at } = next;
    records.put_stamp(&Stamp {
        vault,
        generation,
        at,
    })?;
    // The save before this one went through, and its leftovers were removed after it.
    records.forget_removed_scans()?;
    damaged
        .iter()
        .try_for_each(|dated| records.put_damaged(dated.generation, dated.at))
}

fn note_failure(is_read_only: &mut bool, error: CipherError) -> SaveError {
    if error == CipherError::Disk(DiskError::NotDurable) {
        *is_read_only = true;
    }
    error.into()
}
