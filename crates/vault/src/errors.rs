//! What can go wrong with a vault as a whole: making, opening, saving, changing keys.
//!
//! Invariant: each variant is a situation the person can be told; none carries a personal value.
//! Not here: errors of one scan (scans), of one row (records), of the disk itself (folder).

use crate::{
    cipher::CipherError, folder::DiskError, generations::Dated, records::RecordsError,
    recovery::NotARecoveryKey, slots::Slot,
};

/// Why a vault could not be made. What was begun was taken away again; nothing else was touched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// Nothing is left of the passphrase without white space at its ends.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The folder is there already and holds something. It was not touched.
    #[error("the folder is not empty")]
    NotEmpty,
    /// Something that is not a folder, or a link, has that name. It was not touched.
    #[error("something that is not a folder has that name")]
    NotAFolder,
    /// The folder may not be written.
    #[error("the folder may not be written")]
    NotWritable,
    /// Another process is making a vault there.
    #[error("another process is using the folder")]
    InUse,
    /// There is not enough room.
    #[error("the disk is full: {needed_bytes} bytes needed, {free_bytes} free")]
    Full {
        /// Bytes it needs.
        needed_bytes: u64,
        /// Bytes that are free.
        free_bytes: u64,
    },
    /// The disk failed.
    #[error(transparent)]
    Disk(DiskError),
    /// The records could not be made.
    #[error(transparent)]
    Records(#[from] RecordsError),
}

impl From<DiskError> for CreateError {
    fn from(error: DiskError) -> Self {
        match error {
            DiskError::AlreadyThere => Self::NotEmpty,
            DiskError::NotAPlainFile => Self::NotAFolder,
            DiskError::NotPermitted => Self::NotWritable,
            DiskError::Full {
                needed_bytes,
                free_bytes,
            } => Self::Full {
                needed_bytes,
                free_bytes,
            },
            other => Self::Disk(other),
        }
    }
}

impl From<CipherError> for CreateError {
    fn from(error: CipherError) -> Self {
        match error {
            CipherError::Disk(error) => error.into(),
            // Encrypting to a key of our own only fails when the disk does.
            CipherError::WrongKey | CipherError::Damaged | CipherError::TooCostly { .. } => {
                Self::Disk(DiskError::NotDurable)
            }
        }
    }
}

impl From<SaveError> for CreateError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Full {
                needed_bytes,
                free_bytes,
            } => Self::Full {
                needed_bytes,
                free_bytes,
            },
            SaveError::NotWritable => Self::NotWritable,
            SaveError::Disk(error) => error.into(),
            SaveError::Records(error) => error.into(),
            SaveError::ReadOnly | SaveError::NotConfirmed | SaveError::NoSuchGeneration => {
                Self::Disk(DiskError::NotDurable)
            }
        }
    }
}

/// Why a vault did not open. Nothing that it holds was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// The folder is not there, or is no vault.
    #[error("this is not a vault")]
    NotAVault,
    /// Another process has it open.
    #[error("another process has the vault open")]
    InUse,
    /// A newer version wrote it. Nothing was written.
    #[error("the vault was written by a newer version")]
    NewerFormat {
        /// The oldest reader format that can read it, when `vault.json` says so.
        min_reader: Option<u32>,
    },
    /// The folder may not be read and written.
    #[error("the folder may not be written")]
    NotWritable,
    /// There is no room for even a small file.
    #[error("the disk is full: {needed_bytes} bytes needed, {free_bytes} free")]
    Full {
        /// Bytes it needs.
        needed_bytes: u64,
        /// Bytes that are free.
        free_bytes: u64,
    },
    /// The passphrase is not the one.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// What was typed is no recovery key: at least one character is wrong, missing or too many.
    #[error("the text is not a recovery key")]
    NotARecoveryKey,
    /// It is a recovery key, but not of this vault, or a newer sheet took its place.
    #[error("the recovery sheet belongs to other papers")]
    WrongRecoverySheet,
    /// The file of this way in is not as it was written. The other way in may still open.
    #[error("the key slot is damaged")]
    SlotDamaged(Slot),
    /// The file of this way in is gone. The other way in may still open.
    #[error("the key slot is missing")]
    SlotMissing(Slot),
    /// Opening the slot would take more memory than any slot of ours; it was not tried.
    #[error("the key slot asks for a work factor of {log_n}")]
    TooCostly {
        /// The work factor it asks for.
        log_n: u8,
    },
    /// The key is right, but there is no save at all.
    #[error("there are no records")]
    NoRecords,
    /// The key is right, but no save can be read. The files are left as they are.
    #[error("none of the saves can be read")]
    AllDamaged {
        /// The saves, newest first, with the dates of their files.
        damaged: Vec<Dated>,
    },
    /// A link, pipe, device or folder stands where a plain file belongs. It was not touched.
    #[error("something in the folder is not a plain file")]
    NotAPlainFile,
    /// The disk failed.
    #[error(transparent)]
    Disk(DiskError),
    /// The records opened but can't be read.
    #[error(transparent)]
    Records(#[from] RecordsError),
}

impl From<NotARecoveryKey> for UnlockError {
    fn from(_: NotARecoveryKey) -> Self {
        Self::NotARecoveryKey
    }
}

impl From<DiskError> for UnlockError {
    fn from(error: DiskError) -> Self {
        match error {
            DiskError::NotAPlainFile | DiskError::TooBig => Self::NotAPlainFile,
            DiskError::NotPermitted => Self::NotWritable,
            DiskError::Full {
                needed_bytes,
                free_bytes,
            } => Self::Full {
                needed_bytes,
                free_bytes,
            },
            other => Self::Disk(other),
        }
    }
}

/// Why a change was not saved. The records are as they were before it, on the disk and in memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// An earlier write was not confirmed by the disk: nothing is written any more in this session.
    #[error("the papers are read-only until they are opened again")]
    ReadOnly,
    /// The disk did not confirm this write. From now on the papers are read-only.
    #[error("the disk did not confirm the write")]
    NotConfirmed,
    /// There is not enough room.
    #[error("the disk is full: {needed_bytes} bytes needed, {free_bytes} free")]
    Full {
        /// Bytes it needs.
        needed_bytes: u64,
        /// Bytes that are free.
        free_bytes: u64,
    },
    /// The folder may not be written any more.
    #[error("the folder may not be written")]
    NotWritable,
    /// The older generation is not there, or can't be read.
    #[error("there is no such generation")]
    NoSuchGeneration,
    /// The disk failed.
    #[error(transparent)]
    Disk(DiskError),
    /// The records can't be changed so.
    #[error(transparent)]
    Records(#[from] RecordsError),
}

impl From<DiskError> for SaveError {
    fn from(error: DiskError) -> Self {
        match error {
            DiskError::NotDurable => Self::NotConfirmed,
            DiskError::NotPermitted => Self::NotWritable,
            DiskError::Full {
                needed_bytes,
                free_bytes,
            } => Self::Full {
                needed_bytes,
                free_bytes,
            },
            other => Self::Disk(other),
        }
    }
}

impl From<CipherError> for SaveError {
    fn from(error: CipherError) -> Self {
        match error {
            CipherError::Disk(error) => error.into(),
            // Encrypting to a key of our own only fails when the disk does.
            CipherError::WrongKey | CipherError::Damaged | CipherError::TooCostly { .. } => {
                Self::NotConfirmed
            }
        }
    }
}

/// Why a way in could not be checked or renewed. The one from before still opens the vault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing is left of the passphrase without white space at its ends.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// An earlier write was not confirmed by the disk: nothing is written any more in this session.
    #[error("the papers are read-only until they are opened again")]
    ReadOnly,
    /// The slot's file is gone or not as it was written; a new one can be made.
    #[error("the key slot is damaged")]
    SlotDamaged,
    /// There is not enough room.
    #[error("the disk is full: {needed_bytes} bytes needed, {free_bytes} free")]
    Full {
        /// Bytes it needs.
        needed_bytes: u64,
        /// Bytes that are free.
        free_bytes: u64,
    },
    /// The folder may not be written any more.
    #[error("the folder may not be written")]
    NotWritable,
    /// The disk failed.
    #[error(transparent)]
    Disk(DiskError),
}

impl From<DiskError> for KeyError {
    fn from(error: DiskError) -> Self {
        match error {
            DiskError::Missing | DiskError::NotAPlainFile | DiskError::TooBig => Self::SlotDamaged,
            DiskError::NotPermitted => Self::NotWritable,
            DiskError::Full {
                needed_bytes,
                free_bytes,
            } => Self::Full {
                needed_bytes,
                free_bytes,
            },
            other => Self::Disk(other),
        }
    }
}
