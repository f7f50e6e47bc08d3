//! What there is to say about a vault that was just opened.
//!
//! Invariant: whatever was lost or is not as it was left is named here; an ordinary opening says nothing.
//! Not here: the words for it (ui).

use casekeep_domain::ids::DocumentId;

use crate::{generations::Dated, slots::Slot};

/// Something the person should know about the vault that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenNotice {
    /// The newest saves could not be read, so an older one was opened. What was saved in between is lost.
    FellBack {
        /// The saves that could not be read, newest first, with the dates of their files.
        damaged: Vec<Dated>,
        /// The save that was opened.
        opened: Dated,
    },
    /// These papers are older than the ones seen on this computer before: somebody put an old copy in place, or a
    /// newer save is gone.
    OlderThanLastSeen {
        /// The newest save seen before.
        last_seen: Dated,
        /// The save that was opened.
        opened: Dated,
    },
    /// There is a save made elsewhere that the opened one doesn't know of. Both are kept.
    AnotherHead(Dated),
    /// Older saves that should be there as backups are gone.
    BackupsMissing(Vec<Dated>),
    /// Scans of these documents are gone. Everything else is there.
    ScansMissing(Vec<DocumentId>),
    /// Scans were found that no document speaks of: an attachment was interrupted.
    ScansFoundNotFiled {
        /// How many.
        count: usize,
    },
    /// Files that were never finished were taken away: a save was interrupted.
    LeftoversSwept {
        /// How many.
        count: usize,
    },
    /// One of the ways in doesn't look as it was written. Make it anew.
    SlotDamaged(Slot),
    /// One of the ways in is gone. Make it anew.
    SlotMissing(Slot),
    /// A lost or changed file without personal content was put back.
    Restored(&'static str),
}
