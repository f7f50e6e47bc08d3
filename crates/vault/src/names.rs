//! Names of the things in a vault's folder: vault, device, generation, scan.
//!
//! Invariant: a name that parses is written back letter for letter, so it can be joined to a path without a look.
//! Not here: what the files hold.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

/// The text is not such a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a name of that kind")]
pub struct NotAName;

/// Which vault: 128 random bits, 32 hex digits. It tells vaults apart and says nothing about anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VaultId([u8; 16]);

impl VaultId {
    /// Makes an id from 16 random bytes.
    #[must_use]
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for VaultId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl FromStr for VaultId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        unhex(text).map(Self)
    }
}

/// Which installation wrote a generation: four hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId([u8; 2]);

impl DeviceId {
    /// Makes an id from two random bytes.
    #[must_use]
    pub const fn from_random(bytes: [u8; 2]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl FromStr for DeviceId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        unhex(text).map(Self)
    }
}

/// One save: its number and the device that made it. Later saves are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation {
    /// Counts up with every save.
    pub number: u32,
    /// The device that saved.
    pub device: DeviceId,
}

impl Generation {
    /// Name of its file in `records/`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{self}.age")
    }

    /// Reads the name of a file in `records/`.
    #[must_use]
    pub fn from_file_name(name: &str) -> Option<Self> {
        name.strip_suffix(".age")?.parse().ok()
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}-{}", self.number, self.device)
    }
}

impl FromStr for Generation {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        let (number, device) = text.split_once('-').ok_or(NotAName)?;
        let generation = Self {
            number: number.parse().map_err(|_| NotAName)?,
            device: device.parse()?,
        };
        let is_canonical = generation.number > 0 && generation.to_string() == text;
        is_canonical.then_some(generation).ok_or(NotAName)
    }
}

/// Which scan: the SHA-256 of its encrypted file, 64 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScanId([u8; 32]);

impl ScanId {
    pub(crate) fn of(hash: Sha256) -> Self {
        Self(hash.finalize().into())
    }

    /// The folder below `scans/` it lies in: the first two digits.
    #[must_use]
    pub fn folder_name(&self) -> String {
        hex(&self.0[..1])
    }

    /// Name of its file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{self}.age")
    }

    /// Name of the file that holds what was read from it.
    #[must_use]
    pub fn reading_name(&self) -> String {
        format!("{self}.reading.age")
    }

    /// Reads the name of a scan's file below `scans/`.
    #[must_use]
    pub fn from_file_name(name: &str) -> Option<Self> {
        name.strip_suffix(".age")?.parse().ok()
    }
}

impl fmt::Display for ScanId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl FromStr for ScanId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        unhex(text).map(Self)
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

fn unhex<const N: usize>(text: &str) -> Result<[u8; N], NotAName> {
    let is_hex = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
    if text.len() != 2 * N || !text.as_bytes().iter().all(is_hex) {
        return Err(NotAName);
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).map_err(|_| NotAName)?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAName)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generation_reads_back_as_its_file_name_and_orders_by_number() {
        let early = Generation::from_file_name("000123-4f2a.age").unwrap();
        let late = Generation::from_file_name("1000000-0001.age").unwrap();
        assert_eq!(early.file_name(), "000123-4f2a.age");
        assert!(early < late);
    }

    #[test]
    fn names_that_are_not_written_the_one_way_are_no_generations() {
        for name in [
            "000000-4f2a.age",
            "123-4f2a.age",
            "000123-4F2A.age",
            "000123-4f2a.age.part",
            "+00123-4f2a.age",
            "000123-4f2.age",
            "../../x.age",
        ] {
            assert_eq!(Generation::from_file_name(name), None, "{name}");
        }
    }
}
