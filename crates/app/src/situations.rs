//! Errors of the other rooms as the situations a person can be told.
//!
//! Invariant: every error of the vault, reader and summary has exactly one situation.
//! Not here: the words for them (ui).

use casekeep_reader::DecodeError;
use casekeep_vault::{
    CreateError, DiskError, KeyError, OpenNotice, RecordsError, SaveError, ScanError, Slot,
    UnlockError,
};

use crate::{
    contract::{problems::Problem, session::OpenRemark},
    views::{count, moment},
};

pub(crate) fn create(error: &CreateError) -> Problem {
    match error {
        CreateError::EmptyPassphrase => Problem::PassphraseTooWeak,
        CreateError::NotEmpty | CreateError::NotAFolder => Problem::PlaceTaken,
        CreateError::NotWritable => Problem::NotWritable,
        CreateError::InUse => Problem::OpenElsewhere,
        CreateError::Full {
            needed_bytes,
            free_bytes,
        } => full(*needed_bytes, *free_bytes),
        CreateError::Disk(error) => disk(error),
        CreateError::Records(error) => records(error),
    }
}

pub(crate) fn unlock(error: &UnlockError) -> Problem {
    match error {
        UnlockError::NotAVault => Problem::NotPapers,
        UnlockError::InUse => Problem::OpenElsewhere,
        UnlockError::NewerFormat { .. } => Problem::NewerFormat,
        UnlockError::NotWritable => Problem::NotWritable,
        UnlockError::Full {
            needed_bytes,
            free_bytes,
        } => full(*needed_bytes, *free_bytes),
        UnlockError::WrongPassphrase => Problem::WrongPassphrase,
        UnlockError::NotARecoveryKey => Problem::RecoveryTextMistyped,
        UnlockError::WrongRecoverySheet => Problem::WrongRecoverySheet,
        UnlockError::SlotDamaged(slot) | UnlockError::SlotMissing(slot) => slot_damaged(*slot),
        UnlockError::TooCostly { .. } => Problem::SlotTooCostly,
        UnlockError::NoRecords | UnlockError::AllDamaged { .. } => Problem::AllStatesDamaged,
        UnlockError::NotAPlainFile => Problem::OddFile,
        UnlockError::Disk(error) => disk(error),
        UnlockError::Records(error) => records(error),
    }
}

fn slot_damaged(slot: Slot) -> Problem {
    match slot {
        Slot::Passphrase => Problem::PassphraseSlotDamaged,
        Slot::Recovery => Problem::RecoverySlotDamaged,
    }
}

pub(crate) fn save(error: &SaveError) -> Problem {
    match error {
        SaveError::ReadOnly | SaveError::NotConfirmed => Problem::ReadOnly,
        SaveError::Full {
            needed_bytes,
            free_bytes,
        } => full(*needed_bytes, *free_bytes),
        SaveError::NotWritable => Problem::NotWritable,
        SaveError::NoSuchGeneration => Problem::NotThere,
        SaveError::Disk(error) => disk(error),
        SaveError::Records(error) => records(error),
    }
}

pub(crate) fn key(error: &KeyError) -> Problem {
    match error {
        KeyError::EmptyPassphrase => Problem::PassphraseTooWeak,
        KeyError::ReadOnly => Problem::ReadOnly,
        KeyError::SlotDamaged => Problem::PassphraseSlotDamaged,
        KeyError::Full {
            needed_bytes,
            free_bytes,
        } => full(*needed_bytes, *free_bytes),
        KeyError::NotWritable => Problem::NotWritable,
        KeyError::Disk(error) => disk(error),
    }
}

pub(crate) fn scan(error: &ScanError) -> Problem {
    match error {
        ScanError::TooBig { max_bytes } => Problem::FileTooBig {
            limit_mb: megabytes(*max_bytes),
        },
        ScanError::SourceFailed => Problem::FileNotReadable,
        ScanError::Missing => Problem::ScanMissing,
        ScanError::Damaged => Problem::ScanDamaged,
        ScanError::Full {
            needed_bytes,
            free_bytes,
        } => full(*needed_bytes, *free_bytes),
        ScanError::ReadOnly => Problem::ReadOnly,
        ScanError::Disk(error) => disk(error),
    }
}

pub(crate) fn records(error: &RecordsError) -> Problem {
    match error {
        RecordsError::Unreadable { .. } | RecordsError::Broken { .. } => Problem::RowNotReadable,
        RecordsError::NotThere | RecordsError::RefersToNothing => Problem::NotThere,
        RecordsError::OwnerInTrash => Problem::OwnerInTrash,
        RecordsError::Refused | RecordsError::Full => Problem::NotKept,
    }
}

pub(crate) fn disk(error: &DiskError) -> Problem {
    match error {
        DiskError::Missing => Problem::FolderMissing,
        DiskError::NotAPlainFile | DiskError::TooBig => Problem::OddFile,
        DiskError::NotPermitted => Problem::NotWritable,
        DiskError::AlreadyThere => Problem::PlaceTaken,
        DiskError::Full {
            needed_bytes,
            free_bytes,
        } => full(*needed_bytes, *free_bytes),
        DiskError::NotDurable => Problem::ReadOnly,
        _ => Problem::DiskTrouble,
    }
}

fn full(needed_bytes: u64, free_bytes: u64) -> Problem {
    Problem::DiskFull {
        needed_mb: megabytes(needed_bytes),
        free_mb: megabytes_at_least(free_bytes),
    }
}

/// Megabytes with one decimal, for people.
#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    (bytes as f64 / 1e5).ceil() / 10.0
}

/// Megabytes that are surely there.
#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
fn megabytes_at_least(bytes: u64) -> f64 {
    (bytes as f64 / 1e5).floor() / 10.0
}

pub(crate) fn decode(error: &DecodeError) -> Problem {
    match error {
        DecodeError::Empty => Problem::EmptyFile,
        DecodeError::TooBig { limit_bytes } => Problem::FileTooBig {
            limit_mb: megabytes(*limit_bytes),
        },
        DecodeError::NotAPage => Problem::NotAPage,
        DecodeError::HeicNotSupported => Problem::HeicNotSupported,
        DecodeError::PictureNotSupported => Problem::PictureNotSupported,
        DecodeError::PdfNeedsPassword => Problem::PdfHasPassword,
        DecodeError::PdfPasswordIsWrong => Problem::PdfPasswordIsWrong,
        DecodeError::Truncated | DecodeError::Broken => Problem::FileDamaged,
        DecodeError::TooManyPixels { .. } => Problem::TooManyPixels,
        DecodeError::NoPages => Problem::NoPages,
        DecodeError::NoSuchPage => Problem::NotThere,
        DecodeError::HelperDied
        | DecodeError::TimedOut
        | DecodeError::Cancelled
        | DecodeError::ReaderBroken => Problem::PageNotDrawn,
    }
}

/// What there is to tell about an opening; leftovers that were swept and files put back need no words.
pub(crate) fn remarks(notices: &[OpenNotice]) -> Vec<OpenRemark> {
    notices.iter().filter_map(remark).collect()
}

fn remark(notice: &OpenNotice) -> Option<OpenRemark> {
    match notice {
        OpenNotice::FellBack { damaged, opened } => Some(OpenRemark::FellBack {
            damaged_saved_at: damaged.first().map(|save| moment(save.at)),
            opened_saved_at: moment(opened.at),
        }),
        OpenNotice::OlderThanLastSeen { last_seen, opened } => {
            Some(OpenRemark::OlderThanLastSeen {
                seen_saved_at: moment(last_seen.at),
                opened_saved_at: moment(opened.at),
            })
        }
        OpenNotice::AnotherHead(other) => Some(OpenRemark::AnotherHead {
            saved_at: moment(other.at),
        }),
        OpenNotice::BackupsMissing(lost) => Some(OpenRemark::BackupsMissing {
            count: count(lost.len()),
        }),
        OpenNotice::ScansMissing(documents) => Some(OpenRemark::ScansMissing {
            count: count(documents.len()),
        }),
        OpenNotice::ScansFoundNotFiled { count: found } => Some(OpenRemark::ScansNotFiled {
            count: count(*found),
        }),
        OpenNotice::SlotDamaged(Slot::Passphrase) | OpenNotice::SlotMissing(Slot::Passphrase) => {
            Some(OpenRemark::PassphraseSlotDamaged)
        }
        OpenNotice::SlotDamaged(Slot::Recovery) | OpenNotice::SlotMissing(Slot::Recovery) => {
            Some(OpenRemark::RecoverySlotDamaged)
        }
        OpenNotice::LeftoversSwept { .. } | OpenNotice::Restored(_) => None,
    }
}
