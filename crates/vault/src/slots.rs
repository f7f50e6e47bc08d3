//! Key slots: each is a small age file that holds the vault's own key.
//!
//! Invariant: a slot takes the place of an older one only after it was read back from the disk and opened.
//! Not here: the recovery sheet's text (recovery), the passphrase's form (passphrase).

use std::io::{Read, Seek, SeekFrom, Write};

use age::{
    Decryptor, Identity, Recipient, scrypt,
    secrecy::{ExposeSecret, SecretString},
    x25519,
};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    cipher::{CipherError, VaultKey, decrypt_with, encrypt_to, read_all},
    folder::{DiskError, Draft, Folder, Replace},
    names::{VaultId, hex},
    passphrase,
    recovery::RecoveryIdentity,
};

/// One of the ways into a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Opened with the passphrase.
    Passphrase,
    /// Opened with the recovery sheet.
    Recovery,
}

impl Slot {
    pub(crate) const ALL: [Self; 2] = [Self::Passphrase, Self::Recovery];

    /// Name of its file in `keys/`.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase.age",
            Self::Recovery => "recovery.age",
        }
    }
}

/// scrypt's cost in new slots: 2^18, about a second and 256 MiB. Never tuned to the machine.
#[cfg(not(test))]
pub(crate) const NEW_LOG_N: u8 = 18;
// Unit tests open slots thousands of times; what ships is checked by an integration test.
#[cfg(test)]
pub(crate) const NEW_LOG_N: u8 = 4;
/// The highest cost that is read.
pub(crate) const MAX_LOG_N: u8 = 22;
/// No slot comes near this.
const SLOT_MAX_BYTES: u64 = 16 * 1024;

/// What opens a slot.
pub(crate) enum SlotKey {
    Passphrase(SecretString),
    Recovery(x25519::Identity),
}

impl SlotKey {
    pub(crate) fn from_passphrase(typed: &SecretString) -> Self {
        Self::Passphrase(passphrase::normalized(typed))
    }

    pub(crate) fn from_recovery(sheet: &RecoveryIdentity) -> Self {
        Self::Recovery(sheet.identity().clone())
    }

    pub(crate) const fn slot(&self) -> Slot {
        match self {
            Self::Passphrase(_) => Slot::Passphrase,
            Self::Recovery(_) => Slot::Recovery,
        }
    }

    fn with_recipient<T>(&self, job: impl FnOnce(&dyn Recipient) -> T) -> T {
        match self {
            Self::Passphrase(text) => {
                let mut recipient = scrypt::Recipient::new(text.clone());
                recipient.set_work_factor(NEW_LOG_N);
                job(&recipient)
            }
            Self::Recovery(identity) => job(&identity.to_public()),
        }
    }

    fn with_identity<T>(&self, job: impl FnOnce(&dyn Identity) -> T) -> T {
        match self {
            Self::Passphrase(text) => {
                let mut identity = scrypt::Identity::new(text.clone());
                identity.set_max_work_factor(MAX_LOG_N);
                job(&identity)
            }
            Self::Recovery(identity) => job(identity),
        }
    }
}

/// The key that was found in a slot.
pub(crate) struct Opened {
    pub(crate) key: VaultKey,
    pub(crate) vault: VaultId,
    pub(crate) sha256: String,
}

/// Opens a slot.
pub(crate) fn open(keys: &Folder, with: &SlotKey) -> Result<Opened, CipherError> {
    let bytes = keys.read(with.slot().file_name(), SLOT_MAX_BYTES)?;
    let (key, vault) = unwrap(&bytes, with)?;
    Ok(Opened {
        key,
        vault,
        sha256: sha256(&bytes),
    })
}

/// Writes a slot and hands back the SHA-256 of its file.
pub(crate) fn write(
    tmp: &Folder,
    keys: &Folder,
    with: &SlotKey,
    key: &VaultKey,
    vault: VaultId,
) -> Result<String, CipherError> {
    let bytes = wrap(key, vault, with)?;
    let draft = Draft::begin(tmp, bytes.len() as u64)?;
    (&mut &draft)
        .write_all(&bytes)
        .map_err(|error| draft.explain(error.into()))?;
    draft.sync()?;
    if !opens_to(&read_back(&draft)?, with, key, vault) {
        return Err(DiskError::NotDurable.into());
    }
    draft.publish(keys, with.slot().file_name(), Replace::Yes)?;
    Ok(sha256(&bytes))
}

/// SHA-256 of a slot's file, when it looks like one from outside: an age file of the right kind.
pub(crate) fn fingerprint(keys: &Folder, slot: Slot) -> Result<String, CipherError> {
    let bytes = keys.read(slot.file_name(), SLOT_MAX_BYTES)?;
    let decryptor = Decryptor::new_buffered(&bytes[..]).map_err(|_| CipherError::Damaged)?;
    if decryptor.is_scrypt() != (slot == Slot::Passphrase) {
        return Err(CipherError::Damaged);
    }
    Ok(sha256(&bytes))
}

fn wrap(key: &VaultKey, vault: VaultId, with: &SlotKey) -> Result<Vec<u8>, CipherError> {
    let text = slot_text(key, vault);
    let mut bytes = Vec::with_capacity(1024);
    let mut stream = with.with_recipient(|recipient| encrypt_to(recipient, &mut bytes))?;
    stream.write_all(text.as_bytes())?;
    stream.finish()?;
    Ok(bytes)
}

fn slot_text(key: &VaultKey, vault: VaultId) -> Zeroizing<String> {
    let secret = key.text();
    let mut text = Zeroizing::new(String::with_capacity(512));
    let parts = [
        "# The key of a Casekeep vault. Whoever has it can read everything in it.\n# vault-id: ",
        &vault.to_string(),
        "\n# key-epoch: 1\n",
        secret.expose_secret(),
        "\n",
    ];
    parts.iter().for_each(|part| text.push_str(part));
    text
}

fn unwrap(bytes: &[u8], with: &SlotKey) -> Result<(VaultKey, VaultId), CipherError> {
    let mut stream = with.with_identity(|identity| decrypt_with(identity, bytes))?;
    let mut plain = Zeroizing::new(Vec::with_capacity(SLOT_MAX_BYTES as usize));
    read_all(&mut stream, &mut plain, SLOT_MAX_BYTES)?;
    let text = std::str::from_utf8(&plain).map_err(|_| CipherError::Damaged)?;
    parse_slot_text(text).ok_or(CipherError::Damaged)
}

fn parse_slot_text(text: &str) -> Option<(VaultKey, VaultId)> {
    let vault = text
        .lines()
        .find_map(|line| line.strip_prefix("# vault-id: "))?;
    let key = text.lines().find(|line| !line.starts_with('#'))?;
    let identity: x25519::Identity = key.parse().ok()?;
    Some((identity.into(), vault.parse().ok()?))
}

fn opens_to(bytes: &[u8], with: &SlotKey, key: &VaultKey, vault: VaultId) -> bool {
    matches!(unwrap(bytes, with), Ok((read, id)) if read.is_same(key) && id == vault)
}

fn read_back(draft: &Draft<'_>) -> Result<Vec<u8>, DiskError> {
    let mut file = draft;
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    file.take(SLOT_MAX_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The vault's key from the text of an opened slot, as the example commands of README.txt write it.
pub(crate) fn key_from_identity(text: &str) -> Option<VaultKey> {
    let mut lines = text.lines().map(str::trim);
    let key = lines.find(|line| !line.is_empty() && !line.starts_with('#'))?;
    key.parse::<x25519::Identity>().ok().map(VaultKey::from)
}
