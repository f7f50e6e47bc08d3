//! Readings: what was read from a scan, kept beside it and encrypted like it.
//!
//! Invariant: a reading can be lost or damaged without harm, since it can be made again; it goes when its scan goes.
//! Not here: what a reading says (app), text for the search (records).

use std::io::{BufReader, Write};

use zeroize::Zeroizing;

use crate::{
    cipher::{CHUNK_BYTES, VaultKey, read_all},
    folder::{DiskError, Draft, Folder, Replace},
    generations::encrypted_bytes,
    names::ScanId,
    scans::{ScanError, draft, padme},
};

/// The biggest reading that is kept: some thousand pages of dense text with their places.
pub const READING_MAX_BYTES: u64 = 64 << 20;

/// Keeps the reading of a scan that is there, in the place of the one before. Spaces after it hide its length.
pub(crate) fn store(
    tmp: &Folder,
    scans: &Folder,
    key: &VaultKey,
    id: &ScanId,
    reading: &[u8],
) -> Result<(), ScanError> {
    let size_bytes = padme(reading.len() as u64);
    if size_bytes > READING_MAX_BYTES {
        return Err(ScanError::TooBig {
            max_bytes: READING_MAX_BYTES,
        });
    }
    let folder = scans.sub(&id.folder_name())?;
    // A reading that outlives its scan would be nobody's.
    drop(folder.open_file(&id.file_name(), u64::MAX)?);
    let draft = draft(tmp, encrypted_bytes(size_bytes))?;
    let mut padded = Zeroizing::new(reading.to_vec());
    padded.resize(usize::try_from(size_bytes).unwrap_or(reading.len()), b' ');
    let written = write_encrypted(&draft, key, &padded);
    written.map_err(|error| match error {
        ScanError::Full {
            needed_bytes,
            free_bytes,
        } => draft
            .explain(DiskError::Full {
                needed_bytes,
                free_bytes,
            })
            .into(),
        other => other,
    })?;
    draft.sync()?;
    Ok(draft.publish(&folder, &id.reading_name(), Replace::Yes)?)
}

fn write_encrypted(draft: &Draft<'_>, key: &VaultKey, bytes: &[u8]) -> Result<(), ScanError> {
    let mut stream = key.encrypt(draft)?;
    stream.write_all(bytes)?;
    stream.finish()?;
    Ok(())
}

/// The reading of a scan, with the spaces after it; `None` when there is none that can be used.
pub(crate) fn read(scans: &Folder, key: &VaultKey, id: &ScanId) -> Option<Zeroizing<Vec<u8>>> {
    let folder = scans.sub(&id.folder_name()).ok()?;
    let file = folder
        .open_file(&id.reading_name(), 2 * READING_MAX_BYTES)
        .ok()?;
    let size_bytes = usize::try_from(file.size_bytes).ok()?;
    let mut stream = key
        .decrypt(BufReader::with_capacity(CHUNK_BYTES, file))
        .ok()?;
    let mut reading = Zeroizing::new(Vec::with_capacity(size_bytes));
    read_all(&mut stream, &mut reading, READING_MAX_BYTES).ok()?;
    Some(reading)
}
