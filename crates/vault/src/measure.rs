//! What a benchmark needs of the inside: the encryption of scans alone, to be held beside the `age` program.
//!
//! Invariant: it runs the code that scans run.
//! Not here: the benchmarks (xtask).

use std::{
    io::{self, Read, Write},
    thread,
};

use age::secrecy::SecretString;

use crate::{
    cipher::{CHUNK_BYTES, VaultKey},
    pipe::{ReadAhead, WriteBehind},
};

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
    pub fn encrypt(&self, input: impl Read + Send, output: impl Write + Send) -> io::Result<u64> {
        thread::scope(|scope| {
            let mut input = ReadAhead::start(scope, input, u64::MAX);
            let mut output = WriteBehind::start(scope, output);
            let mut stream = self.0.encrypt(&mut output).map_err(io::Error::other)?;
            let count = copy(&mut input, &mut stream)?;
            stream.finish()?;
            output.finish()?;
            Ok(count)
        })
    }

    /// Decrypts everything.
    pub fn decrypt(&self, input: impl Read + Send, output: impl Write + Send) -> io::Result<u64> {
        thread::scope(|scope| {
            let input = ReadAhead::start(scope, input, u64::MAX);
            let mut output = WriteBehind::start(scope, output);
            let mut stream = self.0.decrypt(input).map_err(io::Error::other)?;
            let count = copy(&mut stream, &mut output)?;
            output.finish()?;
            Ok(count)
        })
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
