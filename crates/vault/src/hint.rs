//! The two files in a vault's folder that anyone may read: `vault.json` and `README.txt`.
//!
//! Invariant: neither says anything about the people whose papers these are, and nothing is believed because of them.
//! Not here: what is authoritative (slots, records).

use serde::{Deserialize, Serialize};

use crate::{
    folder::{DiskError, Folder, Replace, write_whole},
    names::VaultId,
    slots::Slot,
};

/// The format that this version writes.
pub const FORMAT: u32 = 1;
pub(crate) const HINT_NAME: &str = "vault.json";
pub(crate) const README_NAME: &str = "README.txt";
pub(crate) const README: &str = include_str!("readme.txt");
const SMALL_FILE_MAX_BYTES: u64 = 64 * 1024;

/// What `vault.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hint {
    /// Format the vault was written in.
    pub(crate) format: u32,
    /// Oldest reader format that can read it.
    pub(crate) min_reader: u32,
    /// The vault's id.
    pub(crate) id: String,
    /// SHA-256 of the slots' files, to tell a damaged slot from a wrong passphrase.
    #[serde(default)]
    pub(crate) slots: SlotHashes,
}

/// SHA-256 of each slot's file, hex.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SlotHashes {
    #[serde(default)]
    passphrase: Option<String>,
    #[serde(default)]
    recovery: Option<String>,
}

impl SlotHashes {
    pub(crate) fn get(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Passphrase => self.passphrase.as_deref(),
            Slot::Recovery => self.recovery.as_deref(),
        }
    }

    pub(crate) fn set(&mut self, slot: Slot, sha256: String) {
        match slot {
            Slot::Passphrase => self.passphrase = Some(sha256),
            Slot::Recovery => self.recovery = Some(sha256),
        }
    }
}

impl Hint {
    pub(crate) fn new(id: VaultId) -> Self {
        Self {
            format: FORMAT,
            min_reader: FORMAT,
            id: id.to_string(),
            slots: SlotHashes::default(),
        }
    }

    pub(crate) fn vault_id(&self) -> Option<VaultId> {
        self.id.parse().ok()
    }

    pub(crate) fn is_newer(&self) -> bool {
        self.min_reader > FORMAT
    }

    /// Reads the hint; `None` when it is lost or unreadable, which is no reason not to open the vault.
    pub(crate) fn read(root: &Folder) -> Result<Option<Self>, DiskError> {
        match root.read(HINT_NAME, SMALL_FILE_MAX_BYTES) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(DiskError::Missing) => Ok(None),
            Err(other) => Err(other),
        }
    }

    pub(crate) fn write(&self, tmp: &Folder, root: &Folder) -> Result<(), DiskError> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        write_whole(tmp, root, HINT_NAME, &bytes, Replace::Yes)
    }
}

/// Puts README.txt in place when it is lost or was changed. Returns whether it had to.
pub(crate) fn keep_readme(tmp: &Folder, root: &Folder) -> Result<bool, DiskError> {
    let is_there = match root.read(README_NAME, SMALL_FILE_MAX_BYTES) {
        Ok(bytes) => bytes[..] == *README.as_bytes(),
        Err(DiskError::Missing) => false,
        Err(other) => return Err(other),
    };
    if !is_there {
        write_whole(tmp, root, README_NAME, README.as_bytes(), Replace::Yes)?;
    }
    Ok(!is_there)
}
