//! The recovery identity: the key on the printed recovery sheet.
//!
//! Invariant: one wrong character, typed back from paper, is always noticed (bech32 checks it).
//! Not here: the sheet itself (summary).

use age::{
    secrecy::{ExposeSecret, SecretString},
    x25519,
};
use zeroize::Zeroizing;

/// What age writes before the key itself.
const PREFIX: &str = "AGE-SECRET-KEY-1";
const KEY_CHARS: usize = 58;
/// Characters of one group on the sheet; the last group is shorter.
pub const RECOVERY_GROUP_CHARS: usize = 4;

/// The text is not a recovery key: a character is wrong, missing or too many. Nothing was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is not a recovery key")]
pub struct NotARecoveryKey;

/// A recovery identity, to be printed once. Wiped from memory when dropped.
pub struct RecoveryIdentity {
    identity: x25519::Identity,
    text: SecretString,
}

impl std::fmt::Debug for RecoveryIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryIdentity(••••••)")
    }
}

impl RecoveryIdentity {
    pub(crate) fn generate() -> Self {
        x25519::Identity::generate().into()
    }

    /// Reads what a person typed or scanned from their sheet: with or without the prefix, in any case, with any
    /// spaces and dashes, and with the letters O, I, B and the digit 1 forgiven where the key can't hold them.
    pub fn parse(typed: &str) -> Result<Self, NotARecoveryKey> {
        let key = key_characters(typed).ok_or(NotARecoveryKey)?;
        let mut text = Zeroizing::new(String::with_capacity(PREFIX.len() + KEY_CHARS));
        text.push_str(PREFIX);
        text.push_str(&key);
        let identity: x25519::Identity = text.parse().map_err(|_| NotARecoveryKey)?;
        Ok(identity.into())
    }

    /// The whole key as age reads it: `AGE-SECRET-KEY-1...`. This is what a QR code holds.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.text.expose_secret()
    }

    /// What stands on the sheet before the groups.
    #[must_use]
    pub const fn prefix(&self) -> &'static str {
        PREFIX
    }

    /// The key after its prefix, in groups that a person can type: fourteen of four characters, one of two.
    #[must_use]
    pub fn groups(&self) -> Vec<&str> {
        let key = self.reveal().strip_prefix(PREFIX).unwrap_or_default();
        (0..key.len())
            .step_by(RECOVERY_GROUP_CHARS)
            .map(|start| &key[start..key.len().min(start + RECOVERY_GROUP_CHARS)])
            .collect()
    }

    pub(crate) fn identity(&self) -> &x25519::Identity {
        &self.identity
    }
}

impl From<x25519::Identity> for RecoveryIdentity {
    fn from(identity: x25519::Identity) -> Self {
        Self {
            text: identity.to_string(),
            identity,
        }
    }
}

fn key_characters(typed: &str) -> Option<Zeroizing<String>> {
    let mut letters = Zeroizing::new(String::with_capacity(typed.len()));
    for c in typed.chars().filter(|c| c.is_alphanumeric()) {
        letters.push(c.is_ascii().then_some(c.to_ascii_uppercase())?);
    }
    // Without its dashes the prefix ends in the digit 1 (or what was read as one).
    let body = ["AGESECRETKEY1", "AGESECRETKEYI", "AGESECRETKEYL"]
        .iter()
        .find_map(|prefix| letters.strip_prefix(prefix))
        .unwrap_or(&letters);
    let mut key = Zeroizing::new(String::with_capacity(KEY_CHARS));
    for c in body.chars().take(KEY_CHARS + 1) {
        // Bech32 leaves out 1, B, I and O; who reads one of them means the character that looks like it.
        key.push(match c {
            'O' => '0',
            'I' | '1' => 'L',
            'B' => '8',
            other => other,
        });
    }
    (key.len() == KEY_CHARS).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHARSET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

    fn reads_back(typed: &str, as_key: &RecoveryIdentity) {
        let read = RecoveryIdentity::parse(typed).unwrap();
        assert_eq!(read.reveal(), as_key.reveal());
    }

    #[test]
    fn a_sheet_reads_back_however_it_is_typed() {
        let sheet = RecoveryIdentity::generate();
        let groups = sheet.groups();
        assert_eq!(
            (groups.len(), groups[0].len(), groups[14].len()),
            (15, 4, 2)
        );
        reads_back(sheet.reveal(), &sheet);
        reads_back(&sheet.reveal().to_lowercase(), &sheet);
        reads_back(&groups.join(" "), &sheet);
        reads_back(
            &format!("{}\n {}\n", sheet.prefix(), groups.join(" – ")),
            &sheet,
        );
        let look_alikes = groups
            .join("")
            .replace('0', "O")
            .replace('8', "b")
            .replace('L', "1");
        reads_back(&look_alikes, &sheet);
    }

    #[test]
    fn one_wrong_missing_or_swapped_character_is_always_noticed() {
        let sheet = RecoveryIdentity::generate();
        let key: Vec<char> = sheet.groups().concat().chars().collect();
        let check = |typed: String| {
            assert_eq!(
                RecoveryIdentity::parse(&typed).err(),
                Some(NotARecoveryKey),
                "{typed}"
            );
        };
        for place in 0..key.len() {
            for other in CHARSET.chars().filter(|c| *c != key[place]) {
                let mut wrong = key.clone();
                wrong[place] = other;
                check(wrong.iter().collect());
            }
            let mut short = key.clone();
            short.remove(place);
            check(short.iter().collect());
            if place > 0 && key[place] != key[place - 1] {
                let mut swapped = key.clone();
                swapped.swap(place, place - 1);
                check(swapped.iter().collect());
            }
        }
    }

    #[test]
    fn other_texts_are_no_recovery_key() {
        for typed in [
            "",
            "hello",
            "AGE-SECRET-KEY-1",
            "пароль",
            &"Q".repeat(58),
            &"Q".repeat(5_000),
        ] {
            assert!(RecoveryIdentity::parse(typed).is_err(), "{typed}");
        }
    }
}
