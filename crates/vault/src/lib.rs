//! The vault: a folder of age files that holds a person's papers.
//!
//! Invariant: nothing plain is ever written to the disk, and what was acknowledged is there after a crash.
//! Not here: what a notice says (catalogue, reader), what people see (app, ui). The promise of what lies on the disk
//! is `docs/vault-format.md`.

mod cipher;
mod errors;
mod fault;
mod folder;
mod generations;
mod hint;
mod layout;
#[doc(hidden)]
pub mod measure;
mod names;
mod notices;
mod opening;
mod passphrase;
mod peek;
mod pipe;
mod readings;
mod records;
mod recovery;
mod retention;
mod scans;
mod slots;
#[cfg(test)]
mod tests;
mod vault;

pub use age::secrecy::{ExposeSecret, SecretString};
pub use errors::{CreateError, KeyError, SaveError, UnlockError};
pub use folder::DiskError;
pub use generations::Dated;
pub use hint::FORMAT;
pub use names::{DeviceId, Generation, NotAName, ScanId, VaultId};
pub use notices::OpenNotice;
pub use opening::{Opened, Unlock};
pub use peek::{VaultHint, peek};
pub use readings::READING_MAX_BYTES;
pub use records::{Change, HistoryEntry, Hit, Purged, Records, RecordsError, Trashed, new_id};
pub use recovery::{NotARecoveryKey, RECOVERY_GROUP_CHARS, RecoveryIdentity};
pub use retention::{KEEP_DAYS, KEEP_NEWEST, KEEP_WEEKS};
pub use scans::{SCAN_MAX_BYTES, ScanError, ScanMeta, StoredScan};
pub use slots::Slot;
pub use vault::Vault;
