//! Folders and files on the person's disk: opened without following links, written so that they last.
//!
//! Invariant: a file appears under its own name only when all of it is on the disk.
//! Not here: what the files mean.

use std::{
    fs::{File, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::Path,
};

use chrono::{DateTime, Utc};
use rustix::{
    fs::{AtFlags, Dir, FileType, Mode, OFlags, RenameFlags},
    io::Errno,
};
use zeroize::Zeroizing;

use crate::fault::{Op, point};

/// What went wrong with the disk. Holds no names and no values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiskError {
    /// The file or folder is not there. Nothing was changed.
    #[error("a file or folder is not there")]
    Missing,
    /// A link, pipe, device or folder stands where a plain file belongs (or the other way round). It was not touched.
    #[error("something that is not a plain file stands where one belongs")]
    NotAPlainFile,
    /// The file is far larger than any such file. It was not read.
    #[error("a file is too big")]
    TooBig,
    /// Something already has that name. It was not replaced.
    #[error("a file of that name is already there")]
    AlreadyThere,
    /// The system refuses to read or write there. Nothing was changed.
    #[error("the folder may not be read or written")]
    NotPermitted,
    /// There is not enough room. Nothing was changed.
    #[error("the disk is full: {needed_bytes} bytes needed, {free_bytes} free")]
    Full {
        /// Bytes the job needs.
        needed_bytes: u64,
        /// Bytes that are free.
        free_bytes: u64,
    },
    /// The disk did not confirm that the data is on it. What was saved before is untouched.
    #[error("the disk did not confirm the write")]
    NotDurable,
    /// The disk or system reported another error.
    #[error("the disk reported an error ({0:?})")]
    Io(io::ErrorKind),
}

impl From<io::Error> for DiskError {
    fn from(error: io::Error) -> Self {
        match error.raw_os_error().map(Errno::from_raw_os_error) {
            Some(errno) => errno.into(),
            None => Self::Io(error.kind()),
        }
    }
}

impl From<Errno> for DiskError {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::NOENT => Self::Missing,
            Errno::LOOP | Errno::NOTDIR | Errno::ISDIR | Errno::NXIO | Errno::MLINK => {
                Self::NotAPlainFile
            }
            Errno::EXIST | Errno::NOTEMPTY => Self::AlreadyThere,
            Errno::ACCESS | Errno::PERM | Errno::ROFS => Self::NotPermitted,
            Errno::NOSPC | Errno::DQUOT => Self::Full {
                needed_bytes: 0,
                free_bytes: 0,
            },
            other => Self::Io(io::Error::from(other).kind()),
        }
    }
}

const FOLDER_MODE: Mode = Mode::RWXU;
const FILE_MODE: Mode = Mode::RUSR.union(Mode::WUSR);
/// Room left over beside every write, for the folder entries themselves.
const SPARE_BYTES: u64 = 64 * 1024;

/// A folder held open, so that nobody can put another one in its place.
#[derive(Debug)]
pub(crate) struct Folder(File);

impl Folder {
    /// Opens a folder; a link to one is refused.
    pub(crate) fn open(path: &Path) -> Result<Self, DiskError> {
        point(Op::Look, None)?;
        let fd = rustix::fs::open(path, folder_flags(), Mode::empty())?;
        Ok(Self(File::from(fd)))
    }

    /// Makes a folder that only its owner may use, or takes an empty one.
    pub(crate) fn create(path: &Path) -> Result<Self, DiskError> {
        point(Op::Look, None)?;
        match rustix::fs::mkdir(path, FOLDER_MODE) {
            Ok(()) | Err(Errno::EXIST) => {}
            Err(errno) => return Err(errno.into()),
        }
        let folder = Self::open(path)?;
        if !folder.entries()?.is_empty() {
            return Err(DiskError::AlreadyThere);
        }
        folder.tighten()?;
        sync_parent(path)?;
        Ok(folder)
    }

    /// Takes a folder that was just made away again, with all that was put in it. Follows no link.
    pub(crate) fn unmake(path: &Path) -> Result<(), DiskError> {
        point(Op::Look, None)?;
        Ok(std::fs::remove_dir_all(path)?)
    }

    /// Opens a folder inside this one.
    pub(crate) fn sub(&self, name: &str) -> Result<Self, DiskError> {
        point(Op::Look, Some(&self.0))?;
        let fd = rustix::fs::openat(&self.0, name, folder_flags(), Mode::empty())?;
        Ok(Self(File::from(fd)))
    }

    /// Opens a folder inside this one, making it when it is not there.
    pub(crate) fn sub_or_new(&self, name: &str) -> Result<Self, DiskError> {
        match self.sub(name) {
            Err(DiskError::Missing) => {}
            other => return other,
        }
        point(Op::MakeFolder(name), Some(&self.0))?;
        match rustix::fs::mkdirat(&self.0, name, FOLDER_MODE) {
            Ok(()) | Err(Errno::EXIST) => {}
            Err(errno) => return Err(errno.into()),
        }
        let folder = self.sub(name)?;
        folder.tighten()?;
        self.sync()?;
        Ok(folder)
    }

    /// Gives the folder its mode whatever the umask; silently does nothing on disks without modes.
    pub(crate) fn tighten(&self) -> Result<(), DiskError> {
        tighten(&self.0, FOLDER_MODE)
    }

    /// Waits until the names in this folder are on the disk.
    pub(crate) fn sync(&self) -> Result<(), DiskError> {
        point(Op::SyncFolder, Some(&self.0)).map_err(|_| DiskError::NotDurable)?;
        self.0.sync_all().map_err(|_| DiskError::NotDurable)
    }

    /// Names and kinds of what is inside; names that are not Unicode are left out.
    pub(crate) fn entries(&self) -> Result<Vec<(String, FileType)>, DiskError> {
        point(Op::Look, Some(&self.0))?;
        let mut found = Vec::new();
        for entry in Dir::read_from(&self.0)? {
            let entry = entry?;
            if let Ok(name) = entry.file_name().to_str()
                && name != "."
                && name != ".."
            {
                found.push((name.to_owned(), entry.file_type()));
            }
        }
        Ok(found)
    }

    /// Opens a plain file of at most `max_bytes` for reading. Never blocks on a pipe.
    pub(crate) fn open_file(&self, name: &str, max_bytes: u64) -> Result<PlainFile, DiskError> {
        point(Op::Look, Some(&self.0))?;
        let flags =
            OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(&self.0, name, flags, Mode::empty())?);
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(DiskError::NotAPlainFile);
        }
        if metadata.len() > max_bytes {
            return Err(DiskError::TooBig);
        }
        Ok(PlainFile {
            changed_at: metadata
                .modified()
                .map_or(DateTime::UNIX_EPOCH, DateTime::from),
            size_bytes: metadata.len(),
            file,
        })
    }

    /// Reads a plain file of at most `max_bytes`.
    pub(crate) fn read(&self, name: &str, max_bytes: u64) -> Result<Zeroizing<Vec<u8>>, DiskError> {
        let opened = self.open_file(name, max_bytes)?;
        let size_bytes = usize::try_from(opened.size_bytes).map_err(|_| DiskError::TooBig)?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(size_bytes + 1));
        opened.take(max_bytes).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Opens the file whose system lock says "in use", making it when it is not there.
    pub(crate) fn open_lock(&self, name: &str) -> Result<File, DiskError> {
        point(Op::MakeFile(name), Some(&self.0))?;
        let flags =
            OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(&self.0, name, flags, FILE_MODE)?);
        if !file.metadata()?.is_file() {
            return Err(DiskError::NotAPlainFile);
        }
        tighten(&file, FILE_MODE)?;
        Ok(file)
    }

    /// Takes a name out of the folder. A name that is already gone is no error.
    pub(crate) fn remove(&self, name: &str) -> Result<(), DiskError> {
        point(Op::Remove(name), Some(&self.0))?;
        match rustix::fs::unlinkat(&self.0, name, AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }

    /// Bytes a normal user can still write here.
    pub(crate) fn free_bytes(&self) -> Result<u64, DiskError> {
        point(Op::Look, Some(&self.0))?;
        let stat = rustix::fs::fstatvfs(&self.0)?;
        Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
    }
}

/// A plain file that was opened.
#[derive(Debug)]
pub(crate) struct PlainFile {
    file: File,
    pub(crate) size_bytes: u64,
    pub(crate) changed_at: DateTime<Utc>,
}

impl PlainFile {
    /// Whether another process holds the system's lock on it.
    pub(crate) fn is_locked(&self) -> bool {
        matches!(self.file.try_lock_shared(), Err(TryLockError::WouldBlock))
    }
}

impl Read for PlainFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        point(Op::Look, Some(&self.file))?;
        self.file.read(buffer)
    }
}

/// Whether a file may take the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replace {
    Yes,
    No,
}

/// A file that is being written under a name that counts for nothing; it goes away unless it is published.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    tmp: &'a Folder,
    name: String,
    file: File,
    needed_bytes: u64,
}

impl<'a> Draft<'a> {
    /// Begins a file of about `needed_bytes`; refused at once when there is no room for it.
    pub(crate) fn begin(tmp: &'a Folder, needed_bytes: u64) -> Result<Self, DiskError> {
        let free_bytes = tmp.free_bytes()?;
        let needed_bytes = needed_bytes.saturating_add(SPARE_BYTES);
        if free_bytes < needed_bytes {
            return Err(DiskError::Full {
                needed_bytes,
                free_bytes,
            });
        }
        let name = format!("{:016x}.part", rand::random::<u64>());
        point(Op::MakeFile(&name), Some(&tmp.0))?;
        let flags =
            OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(&tmp.0, &name, flags, FILE_MODE)?);
        let draft = Self {
            tmp,
            name,
            file,
            needed_bytes,
        };
        tighten(&draft.file, FILE_MODE)?;
        Ok(draft)
    }

    /// Says how much is missing when the disk filled up on the way.
    pub(crate) fn explain(&self, error: DiskError) -> DiskError {
        match error {
            DiskError::Full { .. } => DiskError::Full {
                needed_bytes: self.needed_bytes,
                free_bytes: self.tmp.free_bytes().unwrap_or(0),
            },
            other => other,
        }
    }

    /// Waits until the bytes are on the disk.
    pub(crate) fn sync(&self) -> Result<(), DiskError> {
        let synced = point(Op::SyncFile, Some(&self.file)).map_err(io::Error::from);
        match synced.and_then(|()| self.file.sync_all()) {
            Ok(()) => Ok(()),
            Err(error) => match DiskError::from(error) {
                full @ DiskError::Full { .. } => Err(self.explain(full)),
                _ => Err(DiskError::NotDurable),
            },
        }
    }

    /// Gives the file its name and waits until the name is on the disk too.
    pub(crate) fn publish(
        self,
        folder: &Folder,
        name: &str,
        replace: Replace,
    ) -> Result<(), DiskError> {
        self.rename(folder, name, replace)
            .map_err(|error| self.explain(error))?;
        folder.sync()
    }

    fn rename(&self, folder: &Folder, name: &str, replace: Replace) -> Result<(), DiskError> {
        let op = Op::Rename {
            from: &self.name,
            to_folder: &folder.0,
            to: name,
        };
        point(op, Some(&self.tmp.0))?;
        if replace == Replace::Yes {
            return Ok(rustix::fs::renameat(
                &self.tmp.0,
                &self.name,
                &folder.0,
                name,
            )?);
        }
        let flags = RenameFlags::NOREPLACE;
        match rustix::fs::renameat_with(&self.tmp.0, &self.name, &folder.0, name, flags) {
            Ok(()) => Ok(()),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                self.rename_after_a_look(folder, name)
            }
            Err(errno) => Err(errno.into()),
        }
    }

    // Some disks (network, FAT through FUSE) can't refuse to replace. The vault's lock keeps others out meanwhile.
    fn rename_after_a_look(&self, folder: &Folder, name: &str) -> Result<(), DiskError> {
        match rustix::fs::statat(&folder.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Err(Errno::NOENT) => Ok(rustix::fs::renameat(
                &self.tmp.0,
                &self.name,
                &folder.0,
                name,
            )?),
            Ok(_) => Err(DiskError::AlreadyThere),
            Err(errno) => Err(errno.into()),
        }
    }
}

impl Write for &Draft<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        point(Op::Write(bytes), Some(&self.file))?;
        (&self.file).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for &Draft<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        point(Op::Look, Some(&self.file))?;
        (&self.file).read(buffer)
    }
}

impl Seek for &Draft<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        point(Op::Look, Some(&self.file))?;
        (&self.file).seek(to)
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        // After a rename the name is gone already; a leftover is swept at the next start.
        let _ = self.tmp.remove(&self.name);
    }
}

/// Writes a small file whole: draft, fsync, rename, fsync of the folder.
pub(crate) fn write_whole(
    tmp: &Folder,
    folder: &Folder,
    name: &str,
    bytes: &[u8],
    replace: Replace,
) -> Result<(), DiskError> {
    let draft = Draft::begin(tmp, bytes.len() as u64)?;
    (&mut &draft)
        .write_all(bytes)
        .map_err(|error| draft.explain(error.into()))?;
    draft.sync()?;
    draft.publish(folder, name, replace)
}

fn folder_flags() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC
}

fn tighten(file: &File, mode: Mode) -> Result<(), DiskError> {
    point(Op::SetMode, Some(file))?;
    match rustix::fs::fchmod(file, mode) {
        // A memory stick with FAT has no modes to set, a shared folder may belong to somebody else.
        Ok(()) | Err(Errno::PERM | Errno::NOTSUP | Errno::NOSYS | Errno::INVAL | Errno::ROFS) => {
            Ok(())
        }
        Err(errno) => Err(errno.into()),
    }
}

fn sync_parent(path: &Path) -> Result<(), DiskError> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    point(Op::Look, None)?;
    File::open(parent)?
        .sync_all()
        .map_err(|_| DiskError::NotDurable)
}
