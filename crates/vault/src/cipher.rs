//! age: everything a vault keeps is a standard age file.
//!
//! Invariant: nothing is handed out before age has checked it, and an error never carries what was read.
//! Not here: which key opens what (slots), where files lie (folder).

use std::io::{self, BufRead, BufWriter, Read, Write};

use age::{
    DecryptError, Decryptor, Encryptor, Identity, Recipient,
    secrecy::{ExposeSecret, SecretString},
    stream::{StreamReader, StreamWriter},
    x25519,
};

use crate::folder::DiskError;

/// Bytes of plaintext per chunk of an age file.
pub(crate) const CHUNK_BYTES: usize = 64 * 1024;
/// No header of ours comes near this; a longer one is not read.
pub(crate) const HEADER_MAX_BYTES: usize = 16 * 1024;

/// Why an age file can't be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CipherError {
    /// The key is not the one it was locked with.
    #[error("another key")]
    WrongKey,
    /// The file is not an age file, or not all of it is as it was written.
    #[error("damaged")]
    Damaged,
    /// Opening it would take more work than any file of ours.
    #[error("work factor {log_n} is too high")]
    TooCostly {
        /// The work factor the header asks for.
        log_n: u8,
    },
    /// The disk failed.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

impl From<DecryptError> for CipherError {
    fn from(error: DecryptError) -> Self {
        match error {
            DecryptError::KeyDecryptionFailed
            | DecryptError::NoMatchingKeys
            | DecryptError::DecryptionFailed => Self::WrongKey,
            DecryptError::ExcessiveWork { required, .. } => Self::TooCostly { log_n: required },
            DecryptError::Io(error) => error.into(),
            _ => Self::Damaged,
        }
    }
}

impl From<io::Error> for CipherError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Damaged,
            _ if error.raw_os_error().is_none() => Self::Damaged,
            _ => Self::Disk(error.into()),
        }
    }
}

/// The key that everything in a vault is encrypted to. Wiped from memory when dropped.
pub(crate) struct VaultKey {
    identity: x25519::Identity,
    recipient: x25519::Recipient,
}

impl VaultKey {
    pub(crate) fn generate() -> Self {
        x25519::Identity::generate().into()
    }

    /// `AGE-SECRET-KEY-1...`
    pub(crate) fn text(&self) -> SecretString {
        self.identity.to_string()
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.text().expose_secret() == other.text().expose_secret()
    }

    /// Begins an age file that only this key opens.
    pub(crate) fn encrypt<W: Write>(&self, output: W) -> Result<Encrypting<W>, CipherError> {
        encrypt_to(&self.recipient, output)
    }

    /// Opens an age file. What is read from the result is checked chunk by chunk.
    pub(crate) fn decrypt<R: BufRead>(&self, input: R) -> Result<StreamReader<R>, CipherError> {
        decrypt_with(&self.identity, input)
    }
}

impl From<x25519::Identity> for VaultKey {
    fn from(identity: x25519::Identity) -> Self {
        Self {
            recipient: identity.to_public(),
            identity,
        }
    }
}

/// An age file that is being written. It is whole only after [`Encrypting::finish`].
pub(crate) struct Encrypting<W: Write>(StreamWriter<BufWriter<W>>);

impl<W: Write> Encrypting<W> {
    /// Writes the last chunk.
    pub(crate) fn finish(self) -> io::Result<W> {
        self.0
            .finish()?
            .into_inner()
            .map_err(io::IntoInnerError::into_error)
    }
}

impl<W: Write> Write for Encrypting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Begins an age file with one recipient.
pub(crate) fn encrypt_to<W: Write>(
    recipient: &dyn Recipient,
    output: W,
) -> Result<Encrypting<W>, CipherError> {
    let encryptor =
        Encryptor::with_recipients(std::iter::once(recipient)).map_err(|_| CipherError::Damaged)?;
    // age hides the reason when writing a header fails. In a buffer it can't fail; chunks pass it by.
    let output = BufWriter::with_capacity(CHUNK_BYTES / 2, output);
    Ok(Encrypting(encryptor.wrap_output(output)?))
}

/// Opens an age file with one identity. A file without the end of a header in its first bytes is not read on.
pub(crate) fn decrypt_with<R: BufRead>(
    identity: &dyn Identity,
    mut input: R,
) -> Result<StreamReader<R>, CipherError> {
    if !has_header_end(input.fill_buf()?) {
        return Err(CipherError::Damaged);
    }
    let decryptor = Decryptor::new_buffered(input)?;
    Ok(decryptor.decrypt(std::iter::once(identity))?)
}

fn has_header_end(start: &[u8]) -> bool {
    let start = &start[..start.len().min(HEADER_MAX_BYTES)];
    start.windows(5).any(|window| window == b"\n--- ")
}

/// Reads a whole decrypted stream, at most `max_bytes`, into a buffer that already has its size.
pub(crate) fn read_all(
    stream: &mut impl Read,
    into: &mut Vec<u8>,
    max_bytes: u64,
) -> Result<(), CipherError> {
    let count = stream.take(max_bytes.saturating_add(1)).read_to_end(into)?;
    if count as u64 > max_bytes {
        return Err(CipherError::Damaged);
    }
    Ok(())
}
