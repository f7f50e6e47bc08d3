//! Scans: the original bytes of what was attached, one age file each.
//!
//! Invariant: a stored scan was read back from the disk and compared before anything else knows of it; it is never
//! changed.
//! Not here: which scan belongs to what (records).

use std::{
    io::{self, BufRead, Read, Seek, SeekFrom, Write},
    thread,
};

use chrono::{DateTime, Utc};
use rustix::fs::FileType;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    cipher::{CHUNK_BYTES, CipherError, VaultKey},
    folder::{DiskError, Draft, Folder, Replace},
    generations::encrypted_bytes,
    names::{ScanId, hex},
    pipe::{ReadAhead, WriteBehind},
    records::{moment, parse_moment},
};

/// The biggest original that is kept: 256 MiB.
pub const SCAN_MAX_BYTES: u64 = 256 << 20;
const META_NAME: &str = "meta.json";
const ORIGINAL_NAME: &str = "original";
const META_MAX_BYTES: u64 = 64 * 1024;
const TAR_BLOCK_BYTES: u64 = 512;
/// Two headers, the end of the archive, meta data and padding above the original.
const FILE_MAX_BYTES: u64 = SCAN_MAX_BYTES + SCAN_MAX_BYTES / 8 + (1 << 20);

/// Why a scan can't be stored or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// The original is bigger than [`SCAN_MAX_BYTES`]. It was not read.
    #[error("the file is bigger than {max_bytes} bytes")]
    TooBig {
        /// The limit.
        max_bytes: u64,
    },
    /// The source gave other bytes than it promised, or none. Nothing was stored.
    #[error("the file could not be read as a whole")]
    SourceFailed,
    /// There is no such scan in the folder. The records that speak of it are not affected.
    #[error("the scan is missing")]
    Missing,
    /// The scan's file isn't as it was written. Other scans are not affected.
    #[error("the scan is damaged")]
    Damaged,
    /// There is not enough room. Nothing was stored.
    #[error("the disk is full: {needed_bytes} bytes needed, {free_bytes} free")]
    Full {
        /// Bytes it needs.
        needed_bytes: u64,
        /// Bytes that are free.
        free_bytes: u64,
    },
    /// An earlier write was not confirmed by the disk: nothing is written any more in this session.
    #[error("the papers are read-only until they are opened again")]
    ReadOnly,
    /// The disk failed. Nothing was stored.
    #[error(transparent)]
    Disk(DiskError),
}

impl From<CipherError> for ScanError {
    fn from(error: CipherError) -> Self {
        match error {
            CipherError::Disk(error) => error.into(),
            CipherError::WrongKey | CipherError::Damaged | CipherError::TooCostly { .. } => {
                Self::Damaged
            }
        }
    }
}

impl From<DiskError> for ScanError {
    fn from(error: DiskError) -> Self {
        match error {
            DiskError::Missing => Self::Missing,
            DiskError::NotAPlainFile | DiskError::TooBig => Self::Damaged,
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

/// Begins a file that will be a scan or its reading. Where there is no folder to write in, that is not a scan that is
/// missing.
pub(crate) fn draft(tmp: &Folder, needed_bytes: u64) -> Result<Draft<'_>, ScanError> {
    Draft::begin(tmp, needed_bytes).map_err(|error| match error {
        DiskError::Missing => ScanError::Disk(error),
        other => other.into(),
    })
}

impl From<io::Error> for ScanError {
    fn from(error: io::Error) -> Self {
        CipherError::from(error).into()
    }
}

/// What is stored beside the original, so that a scan without a row can be filed again.
#[derive(Clone, PartialEq, Eq)]
pub struct ScanMeta {
    /// Name the file had.
    pub file_name: String,
    /// What the bytes are: `image/jpeg`, `application/pdf`, ...
    pub media_type: String,
    /// When it was attached.
    pub added_at: DateTime<Utc>,
}

impl std::fmt::Debug for ScanMeta {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ScanMeta({}, {})", self.media_type, self.added_at)
    }
}

#[derive(Serialize, Deserialize)]
struct MetaJson {
    format: u32,
    file_name: String,
    media_type: String,
    size_bytes: u64,
    added_at: String,
}

/// A scan that was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredScan {
    /// Its name: SHA-256 of the encrypted file.
    pub id: ScanId,
    /// SHA-256 of the original bytes, hex.
    pub content_sha256: String,
    /// Size of the original.
    pub size_bytes: u64,
}

/// Stores an original of exactly `size_bytes`.
pub(crate) fn store(
    tmp: &Folder,
    scans: &Folder,
    key: &VaultKey,
    source: &mut (dyn Read + Send),
    size_bytes: u64,
    meta: &ScanMeta,
) -> Result<StoredScan, ScanError> {
    if size_bytes > SCAN_MAX_BYTES {
        return Err(ScanError::TooBig {
            max_bytes: SCAN_MAX_BYTES,
        });
    }
    let meta = meta_json(meta, size_bytes);
    let sizes = Sizes::of(meta.len() as u64, size_bytes);
    let draft = draft(tmp, encrypted_bytes(sizes.padded))?;
    let explain = |error: ScanError| match error {
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
    };
    let written = write_encrypted(&draft, key, source, &meta, &sizes).map_err(explain)?;
    draft.sync()?;
    check_written(&draft, key, &written)?;
    let (id, content_sha256) = (
        ScanId::of(written.encrypted),
        hex(&written.original.finalize()),
    );
    let folder = scans.sub_or_new(&id.folder_name())?;
    // Also when the folder was there: whoever made it may have died before this.
    scans.sync()?;
    draft.publish(&folder, &id.file_name(), Replace::No)?;
    Ok(StoredScan {
        id,
        content_sha256,
        size_bytes,
    })
}

/// Hashes of what was sent to the disk.
struct Written {
    encrypted: Sha256,
    plain: Sha256,
    original: Sha256,
}

fn write_encrypted(
    draft: &Draft<'_>,
    key: &VaultKey,
    source: &mut (dyn Read + Send),
    meta: &[u8],
    sizes: &Sizes,
) -> Result<Written, ScanError> {
    thread::scope(|scope| {
        let mut source = ReadAhead::start(scope, Hashing::new(source), sizes.original);
        let mut output = WriteBehind::start(scope, Hashing::new(draft));
        let plain = write_archive(key, &mut source, meta, sizes, &mut output);
        // The writer knows best what went wrong with it.
        let (_, encrypted) = output.finish()?.into_parts();
        let (plain, (_, original)) = (plain?, source.finish()?.into_parts());
        Ok(Written {
            encrypted,
            plain,
            original,
        })
    })
}

/// Writes the archive, encrypted; hands back the hash of the plain one.
fn write_archive(
    key: &VaultKey,
    source: &mut impl Read,
    meta: &[u8],
    sizes: &Sizes,
    output: &mut impl Write,
) -> Result<Sha256, ScanError> {
    let mut stream = Hashing::new(key.encrypt(output)?);
    write_entry_start(&mut stream, META_NAME, meta.len() as u64)?;
    stream.write_all(meta)?;
    stream.write_all(&zeros(padding(meta.len() as u64)))?;
    write_entry_start(&mut stream, ORIGINAL_NAME, sizes.original)?;
    copy_exactly(source, &mut stream, sizes.original)?;
    let rest = sizes.padded - sizes.before_padding();
    io::copy(&mut io::repeat(0).take(rest), &mut stream)?;
    let (stream, plain) = stream.into_parts();
    stream.finish()?;
    Ok(plain)
}

fn write_entry_start(out: &mut impl Write, name: &str, size_bytes: u64) -> Result<(), ScanError> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name).map_err(|_| ScanError::SourceFailed)?;
    header.set_size(size_bytes);
    header.set_mode(0o600);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    Ok(out.write_all(header.as_bytes())?)
}

/// Copies exactly so many bytes; a source that has fewer or more has failed.
fn copy_exactly(
    source: &mut impl Read,
    out: &mut impl Write,
    size_bytes: u64,
) -> Result<(), ScanError> {
    let mut left = size_bytes;
    let mut buffer = Zeroizing::new(vec![0; CHUNK_BYTES]);
    while left > 0 {
        let most = usize::try_from(left)
            .unwrap_or(CHUNK_BYTES)
            .min(CHUNK_BYTES);
        let count = source
            .read(&mut buffer[..most])
            .map_err(|_| ScanError::SourceFailed)?;
        if count == 0 {
            return Err(ScanError::SourceFailed);
        }
        out.write_all(&buffer[..count])?;
        left -= count as u64;
    }
    match source.read(&mut [0]) {
        Ok(0) => Ok(()),
        _ => Err(ScanError::SourceFailed),
    }
}

/// Reads the draft back from the disk, decrypts it, and compares.
fn check_written(draft: &Draft<'_>, key: &VaultKey, written: &Written) -> Result<(), ScanError> {
    let mut file = draft;
    let size_bytes = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let (encrypted, plain) = thread::scope(|scope| {
        let mut encrypted = ReadAhead::start(scope, Hashing::new(file), size_bytes);
        let mut plain = Hashing::new(key.decrypt(&mut encrypted)?);
        let mut buffer = Zeroizing::new(vec![0; CHUNK_BYTES]);
        while plain.read(&mut buffer)? > 0 {}
        let plain = plain.into_parts().1;
        Ok::<_, ScanError>((encrypted.finish()?.into_parts().1, plain))
    })?;
    let is_same = plain.finalize() == written.plain.clone().finalize()
        && encrypted.finalize() == written.encrypted.clone().finalize();
    is_same
        .then_some(())
        .ok_or(ScanError::Disk(DiskError::NotDurable))
}

/// Reads an original. `content_sha256` is what the row says, when there is a row.
pub(crate) fn read(
    scans: &Folder,
    key: &VaultKey,
    id: &ScanId,
    content_sha256: Option<&str>,
) -> Result<Zeroizing<Vec<u8>>, ScanError> {
    let (_, original) = open(scans, key, id, true)?;
    let is_same = content_sha256.is_none_or(|expected| hex(&Sha256::digest(&original)) == expected);
    is_same.then_some(original).ok_or(ScanError::Damaged)
}

/// Reads what is stored beside an original, and the original's size.
pub(crate) fn read_meta(
    scans: &Folder,
    key: &VaultKey,
    id: &ScanId,
) -> Result<(ScanMeta, u64), ScanError> {
    let (meta, _) = open(scans, key, id, false)?;
    let added_at = parse_moment(&meta.added_at).ok_or(ScanError::Damaged)?;
    let size_bytes = meta.size_bytes;
    Ok((
        ScanMeta {
            file_name: meta.file_name,
            media_type: meta.media_type,
            added_at,
        },
        size_bytes,
    ))
}

type Parts = (MetaJson, Zeroizing<Vec<u8>>);

fn open(
    scans: &Folder,
    key: &VaultKey,
    id: &ScanId,
    with_original: bool,
) -> Result<Parts, ScanError> {
    let folder = scans.sub(&id.folder_name())?;
    let file = folder.open_file(&id.file_name(), FILE_MAX_BYTES)?;
    let size_bytes = file.size_bytes;
    thread::scope(|scope| {
        let mut encrypted = ReadAhead::start(scope, Hashing::new(file), size_bytes);
        let (meta, original) = read_archive(key, &mut encrypted, with_original)?;
        if !with_original {
            return Ok((meta, original));
        }
        let is_itself = ScanId::of(encrypted.finish()?.into_parts().1) == *id;
        let is_whole = meta.size_bytes == original.len() as u64;
        (is_itself && is_whole)
            .then_some((meta, original))
            .ok_or(ScanError::Damaged)
    })
}

fn read_archive(
    key: &VaultKey,
    encrypted: &mut impl BufRead,
    with_original: bool,
) -> Result<Parts, ScanError> {
    let mut stream = key.decrypt(encrypted)?;
    let size_bytes = read_entry_start(&mut stream, META_NAME, META_MAX_BYTES)?;
    let meta = read_entry(&mut stream, size_bytes)?;
    let meta: MetaJson = serde_json::from_slice(&meta).map_err(|_| ScanError::Damaged)?;
    if !with_original {
        return Ok((meta, Zeroizing::default()));
    }
    let size_bytes = read_entry_start(&mut stream, ORIGINAL_NAME, SCAN_MAX_BYTES)?;
    let original = read_entry(&mut stream, size_bytes)?;
    // To the end: a file that was cut off shows itself only there.
    io::copy(&mut stream, &mut io::sink())?;
    Ok((meta, original))
}

fn read_entry_start(stream: &mut impl Read, name: &str, max_bytes: u64) -> Result<u64, ScanError> {
    let mut header = tar::Header::new_ustar();
    stream.read_exact(header.as_mut_bytes())?;
    let is_expected = header.path_bytes().as_ref() == name.as_bytes();
    let size_bytes = header.size().map_err(|_| ScanError::Damaged)?;
    (is_expected && size_bytes <= max_bytes)
        .then_some(size_bytes)
        .ok_or(ScanError::Damaged)
}

fn read_entry(stream: &mut impl Read, size_bytes: u64) -> Result<Zeroizing<Vec<u8>>, ScanError> {
    let size = usize::try_from(size_bytes).map_err(|_| ScanError::Damaged)?;
    let mut bytes = Zeroizing::new(vec![0; size]);
    stream.read_exact(&mut bytes)?;
    stream.read_exact(&mut zeros(padding(size_bytes)))?;
    Ok(bytes)
}

/// The scans whose files are there. Anything else below `scans/` is left alone.
pub(crate) fn list(scans: &Folder) -> Result<Vec<ScanId>, DiskError> {
    let mut found = Vec::new();
    for (name, kind) in scans.entries()? {
        if !matches!(kind, FileType::Directory | FileType::Unknown) {
            continue;
        }
        let Ok(folder) = scans.sub(&name) else {
            continue;
        };
        let ids = folder
            .entries()?
            .into_iter()
            .filter_map(|(name, _)| ScanId::from_file_name(&name));
        found.extend(ids.filter(|id| id.folder_name() == name));
    }
    Ok(found)
}

/// Takes a scan's file away, after what was read from it. What is gone already is no error.
pub(crate) fn remove(scans: &Folder, id: &ScanId) -> Result<(), DiskError> {
    match scans.sub(&id.folder_name()) {
        Ok(folder) => {
            folder.remove(&id.reading_name())?;
            folder.remove(&id.file_name())
        }
        Err(DiskError::Missing) => Ok(()),
        Err(other) => Err(other),
    }
}

fn meta_json(meta: &ScanMeta, size_bytes: u64) -> Vec<u8> {
    let json = MetaJson {
        format: 1,
        file_name: meta.file_name.chars().take(1_000).collect(),
        media_type: meta.media_type.chars().take(100).collect(),
        size_bytes,
        added_at: moment(meta.added_at),
    };
    serde_json::to_vec(&json).unwrap_or_default()
}

/// Sizes inside the encrypted file.
struct Sizes {
    meta: u64,
    original: u64,
    padded: u64,
}

impl Sizes {
    fn of(meta: u64, original: u64) -> Self {
        let unpadded = Self {
            meta,
            original,
            padded: 0,
        };
        // A tar file ends with two empty blocks.
        let padded = padme(unpadded.before_padding() + padding(original) + 2 * TAR_BLOCK_BYTES);
        Self {
            padded: padded.next_multiple_of(TAR_BLOCK_BYTES),
            ..unpadded
        }
    }

    fn before_padding(&self) -> u64 {
        2 * TAR_BLOCK_BYTES + self.meta + padding(self.meta) + self.original
    }
}

/// Bytes up to the end of the tar block.
const fn padding(size_bytes: u64) -> u64 {
    size_bytes.next_multiple_of(TAR_BLOCK_BYTES) - size_bytes
}

fn zeros(count: u64) -> Vec<u8> {
    vec![0; usize::try_from(count).unwrap_or(0)]
}

/// The Padmé length: at most 12 % more, and it tells little about the length inside.
/// Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019, algorithm 1.
pub(crate) const fn padme(length: u64) -> u64 {
    if length < 2 {
        return length;
    }
    let exponent = length.ilog2();
    let low_bits = exponent - (exponent.ilog2() + 1);
    let mask = (1 << low_bits) - 1;
    (length + mask) & !mask
}

/// Hashes what passes through.
struct Hashing<T> {
    inner: T,
    hash: Sha256,
}

impl<T> Hashing<T> {
    fn new(inner: T) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
        }
    }

    fn into_parts(self) -> (T, Sha256) {
        (self.inner, self.hash)
    }
}

impl<T: Write> Write for Hashing<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hash.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<T: Read> Read for Hashing<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hash.update(&buffer[..count]);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_follows_the_published_lengths_and_adds_at_most_an_eighth() {
        // Values worked out by hand from the paper's algorithm.
        for (length, expected) in [
            (0, 0),
            (1, 1),
            (8, 8),
            (9, 10),
            (1_000, 1_024),
            (100_000, 100_352),
        ] {
            assert_eq!(padme(length), expected, "{length}");
        }
        for length in (1_u64..2_000_000).step_by(997) {
            let padded = padme(length);
            assert!(
                padded >= length && padded <= length + length / 8,
                "{length}"
            );
        }
    }
}
