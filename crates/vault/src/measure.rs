//! What a benchmark needs of the inside: the encryption of scans alone, to be held beside the `age` program.
//!
//! Invariant: it runs the code that scans run.
//! Not here: the benchmarks (xtask).

use std::io::{self, BufReader, Read, Write};

use age::secrecy::SecretString;

use crate::cipher::{CHUNK_BYTES, VaultKey};

/// A key for measuring.
pub struct Key(VaultKey);

impl Default for Key {
    fn default() -> Self {
        Self(VaultKey::generate())
    }
}

impl Key {
    /// The text that `age -i` reads.
    #[must_use]
    pub fn identity(&self) -> SecretString {
        self.0.text()
    }

    /// Encrypts everything.
    pub fn encrypt(&self, input: &mut impl Read, output: impl Write) -> io::Result<u64> {
        let mut stream = self.0.encrypt(output).map_err(io::Error::other)?;
        let count = copy(input, &mut stream)?;
        stream.finish()?;
        Ok(count)
    }

    /// Decrypts everything.
    pub fn decrypt(&self, input: impl Read, output: &mut impl Write) -> io::Result<u64> {
        let input = BufReader::with_capacity(CHUNK_BYTES, input);
        let mut stream = self.0.decrypt(input).map_err(io::Error::other)?;
        copy(&mut stream, output)
    }
}

fn copy(input: &mut impl Read, output: &mut impl Write) -> io::Result<u64> {
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut count = 0;
    loop {
        let read = input.read(&mut buffer)?;
        if read == 0 {
            return Ok(count);
        }
        output.write_all(&buffer[..read])?;
        count += read as u64;
    }
}
