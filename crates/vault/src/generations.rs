//! Generations: every save is a new file, the newest good one is the truth, older ones are the backups.
//!
//! Invariant: a generation's file is never changed once it has its name.
//! Not here: which ones are kept (retention), what is in them (records).

use std::{
    collections::BTreeSet,
    io::{BufReader, Write},
    thread,
};

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use crate::{
    cipher::{CHUNK_BYTES, CipherError, HEADER_MAX_BYTES, VaultKey, read_all},
    folder::{DiskError, Draft, Folder, Replace},
    names::{Generation, VaultId},
    pipe::WriteBehind,
    records::{LoadError, Records},
};

/// SQLite keeps no more than this in memory.
const IMAGE_MAX_BYTES: u64 = 1 << 30;

/// A generation and when it was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The generation.
    pub generation: Generation,
    /// When it was saved; for a damaged one the file's own date.
    pub at: DateTime<Utc>,
}

/// Why a generation can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unusable {
    Damaged,
    Newer,
}

/// The generations whose files are there.
pub(crate) fn list(records: &Folder) -> Result<BTreeSet<Generation>, DiskError> {
    let entries = records.entries()?.into_iter();
    Ok(entries
        .filter_map(|(name, _)| Generation::from_file_name(&name))
        .collect())
}

/// The newest good generation, and the newer ones that were not.
pub(crate) struct Newest {
    pub(crate) records: Records,
    pub(crate) opened: Dated,
    pub(crate) damaged: Vec<Dated>,
}

/// Why none opened.
pub(crate) enum NoneOpened {
    /// The newest was written by a newer version.
    Newer,
    /// This many are there, and none is good.
    Damaged(Vec<Dated>),
}

/// Opens the newest good generation.
pub(crate) fn open_newest(
    folder: &Folder,
    files: &BTreeSet<Generation>,
    key: &VaultKey,
    vault: VaultId,
) -> Result<Newest, NoneOpened> {
    let mut damaged = Vec::new();
    for generation in files.iter().rev() {
        match load(folder, *generation, key, vault) {
            Ok((records, opened)) => {
                return Ok(Newest {
                    records,
                    opened,
                    damaged,
                });
            }
            Err(Unusable::Newer) => return Err(NoneOpened::Newer),
            Err(Unusable::Damaged) => damaged.push(Dated {
                generation: *generation,
                at: file_date(folder, *generation),
            }),
        }
    }
    Err(NoneOpened::Damaged(damaged))
}

/// Opens one generation and checks that it is what its name says.
pub(crate) fn load(
    folder: &Folder,
    generation: Generation,
    key: &VaultKey,
    vault: VaultId,
) -> Result<(Records, Dated), Unusable> {
    let image = decrypt(folder, generation, key).map_err(|_| Unusable::Damaged)?;
    let records = Records::load(&image).map_err(|error| match error {
        LoadError::Newer => Unusable::Newer,
        LoadError::NotRecords => Unusable::Damaged,
    })?;
    match records.stamp() {
        Ok(Some(stamp)) if stamp.vault == vault && stamp.generation == generation => Ok((
            records,
            Dated {
                generation,
                at: stamp.at,
            },
        )),
        _ => Err(Unusable::Damaged),
    }
}

fn decrypt(
    folder: &Folder,
    generation: Generation,
    key: &VaultKey,
) -> Result<Zeroizing<Vec<u8>>, CipherError> {
    let opened = folder.open_file(&generation.file_name(), IMAGE_MAX_BYTES)?;
    let size_bytes = opened.size_bytes;
    let mut stream = key.decrypt(BufReader::with_capacity(CHUNK_BYTES, opened))?;
    // Room for all of it at once, so that growing leaves no copies behind; a sparse file only reserves it.
    let size_bytes = usize::try_from(size_bytes).map_err(|_| CipherError::Damaged)?;
    let mut image = Zeroizing::new(Vec::with_capacity(size_bytes));
    read_all(&mut stream, &mut image, IMAGE_MAX_BYTES)?;
    Ok(image)
}

fn file_date(folder: &Folder, generation: Generation) -> DateTime<Utc> {
    let opened = folder.open_file(&generation.file_name(), u64::MAX);
    opened.map_or(DateTime::UNIX_EPOCH, |file| file.changed_at)
}

/// Writes an image as a new generation. When this returns, it is on the disk.
pub(crate) fn write(
    tmp: &Folder,
    folder: &Folder,
    generation: Generation,
    key: &VaultKey,
    image: &[u8],
) -> Result<(), CipherError> {
    let draft = Draft::begin(tmp, encrypted_bytes(image.len() as u64))?;
    encrypt(&draft, key, image).map_err(|error| match error {
        CipherError::Disk(error) => draft.explain(error).into(),
        other => other,
    })?;
    draft.sync()?;
    draft.publish(folder, &generation.file_name(), Replace::No)?;
    Ok(())
}

fn encrypt(draft: &Draft<'_>, key: &VaultKey, image: &[u8]) -> Result<(), CipherError> {
    thread::scope(|scope| {
        let mut output = WriteBehind::start(scope, draft);
        let encrypted = key.encrypt(&mut output).and_then(|mut stream| {
            stream.write_all(image)?;
            Ok(stream.finish().map(drop)?)
        });
        // The writer knows best what went wrong.
        output.finish()?;
        encrypted
    })
}

/// No less than an age file of so many bytes takes.
pub(crate) fn encrypted_bytes(plain_bytes: u64) -> u64 {
    let chunks = plain_bytes.div_ceil(CHUNK_BYTES as u64).max(1);
    plain_bytes + chunks * 16 + HEADER_MAX_BYTES as u64
}
