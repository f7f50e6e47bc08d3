//! A look at a folder from outside, before any key is asked for.
//!
//! Invariant: looking writes nothing, and follows no link.
//! Not here: opening (vault).

use std::path::Path;

use crate::{
    folder::{DiskError, Folder},
    hint::{FORMAT, Hint},
    layout::{LOCK_NAME, looks_like_a_vault},
    names::VaultId,
    slots::{Slot, fingerprint},
};

/// What can be said about a vault from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultHint {
    /// Format it was written in; `None` when `vault.json` is lost.
    pub format: Option<u32>,
    /// Oldest reader format that can read it.
    pub min_reader: Option<u32>,
    /// The vault's id.
    pub id: Option<VaultId>,
    /// Whether a newer version is needed to open it.
    pub is_newer: bool,
    /// Whether another process has it open.
    pub is_in_use: bool,
    /// Whether there is a passphrase slot that looks whole.
    pub has_passphrase: bool,
    /// Whether there is a recovery slot that looks whole.
    pub has_recovery: bool,
}

/// Looks at a folder. `None` when it is no vault.
pub fn peek(folder: &Path) -> Result<Option<VaultHint>, DiskError> {
    let root = match Folder::open(folder) {
        Ok(root) => root,
        Err(DiskError::Missing | DiskError::NotAPlainFile) => return Ok(None),
        Err(other) => return Err(other),
    };
    let hint = match Hint::read(&root) {
        Ok(hint) => hint,
        Err(DiskError::NotAPlainFile | DiskError::TooBig) => None,
        Err(other) => return Err(other),
    };
    if hint.is_none() && !looks_like_a_vault(&root)? {
        return Ok(None);
    }
    let has = |slot: Slot| {
        root.sub("keys")
            .is_ok_and(|keys| fingerprint(&keys, slot).is_ok())
    };
    Ok(Some(VaultHint {
        format: hint.as_ref().map(|hint| hint.format),
        min_reader: hint.as_ref().map(|hint| hint.min_reader),
        id: hint.as_ref().and_then(Hint::vault_id),
        is_newer: hint.as_ref().is_some_and(|hint| hint.min_reader > FORMAT),
        is_in_use: is_in_use(&root),
        has_passphrase: has(Slot::Passphrase),
        has_recovery: has(Slot::Recovery),
    }))
}

fn is_in_use(root: &Folder) -> bool {
    let lock = root.open_file(LOCK_NAME, u64::MAX);
    lock.is_ok_and(|lock| lock.is_locked())
}
