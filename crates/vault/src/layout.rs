//! The folders inside a vault's folder, and the lock that keeps other processes out.
//!
//! Invariant: who holds the lock is the only one that writes.
//! Not here: single files (folder), what they mean (slots, generations, scans).

use std::fs::{File, TryLockError};

use rustix::fs::FileType;

use crate::folder::{DiskError, Folder};

pub(crate) const LOCK_NAME: &str = "lock";
const DRAFT_SUFFIX: &str = ".part";

/// The folders of a vault, held open.
#[derive(Debug)]
pub(crate) struct Folders {
    pub(crate) root: Folder,
    pub(crate) keys: Folder,
    pub(crate) records: Folder,
    pub(crate) scans: Folder,
    pub(crate) tmp: Folder,
}

impl Folders {
    /// Opens the folders inside `root`, making those that are not there (some ways of copying leave out empty ones).
    pub(crate) fn inside(root: Folder) -> Result<Self, DiskError> {
        Ok(Self {
            keys: root.sub_or_new("keys")?,
            records: root.sub_or_new("records")?,
            scans: root.sub_or_new("scans")?,
            tmp: root.sub_or_new("tmp")?,
            root,
        })
    }

    pub(crate) fn tighten(&self) -> Result<(), DiskError> {
        let all = [
            &self.root,
            &self.keys,
            &self.records,
            &self.scans,
            &self.tmp,
        ];
        all.iter().try_for_each(|folder| folder.tighten())
    }

    /// Takes away drafts that never got their name.
    pub(crate) fn sweep(&self) -> Result<usize, DiskError> {
        let entries = self.tmp.entries()?;
        let drafts: Vec<_> = entries
            .iter()
            .filter(|(name, kind)| name.ends_with(DRAFT_SUFFIX) && *kind != FileType::Directory)
            .collect();
        drafts
            .iter()
            .try_for_each(|(name, _)| self.tmp.remove(name))?;
        Ok(drafts.len())
    }
}

/// Takes the vault's lock; `None` when another process has it.
pub(crate) fn lock(root: &Folder) -> Result<Option<File>, DiskError> {
    let file = root.open_lock(LOCK_NAME)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

pub(crate) fn looks_like_a_vault(root: &Folder) -> Result<bool, DiskError> {
    let is_there = |name: &str| match root.sub(name) {
        Ok(_) => Ok(true),
        Err(DiskError::Missing | DiskError::NotAPlainFile) => Ok(false),
        Err(other) => Err(other),
    };
    Ok(is_there("keys")? && is_there("records")?)
}
