//! Ids of things in the vault: 128 random bits, written as 32 hex digits.
//!
//! Invariant: an id of one kind of thing can't be used for another.
//! Not here: the randomness itself, which the caller brings.

use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

/// An id of one `T`.
pub struct Id<T> {
    bytes: [u8; 16],
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Makes an id from 16 random bytes.
    #[must_use]
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self {
            bytes,
            of: PhantomData,
        }
    }

    /// The sixteen bytes.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 16] {
        self.bytes
    }
}

/// The text is not 32 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl<T> FromStr for Id<T> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let is_hex = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
        if text.len() != 32 || !text.as_bytes().iter().all(is_hex) {
            return Err(NotAnId);
        }
        let value = u128::from_str_radix(text, 16).map_err(|_| NotAnId)?;
        Ok(Self::from_random(value.to_be_bytes()))
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.bytes))
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

// Derived impls would ask the same of `T`, which is only a marker.
impl<T> Copy for Id<T> {}
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

/// Id of a person.
pub type PersonId = Id<crate::people::Person>;
/// Id of an online account.
pub type AccountId = Id<crate::accounts::OnlineAccount>;
/// Id of a secret of an online account.
pub type SecretId = Id<crate::accounts::Secret>;
/// Id of a kept identifier.
pub type IdentifierId = Id<crate::numbers::KeptIdentifier>;
/// Id of a case.
pub type CaseId = Id<crate::cases::Case>;
/// Id of one entry in a case's log.
pub type CaseEventId = Id<crate::cases::CaseEvent>;
/// Id of a notice.
pub type NoticeId = Id<crate::notices::Notice>;
/// Id of a page of a notice.
pub type PageId = Id<crate::notices::Page>;
/// Id of a scanned document, whose bytes are kept as they came.
pub type DocumentId = Id<crate::notices::Document>;
/// Id of a date to remember.
pub type DateId = Id<crate::dates::ImportantDate>;
/// Id of a contact.
pub type ContactId = Id<crate::contacts::Contact>;
/// Id of the record of one export.
pub type ExportId = Id<crate::exports::ExportRecord>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_written_with_its_leading_zeros() {
        let id = PersonId::from_random([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 254]);
        assert_eq!(id.to_string().len(), 32);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn what_is_not_32_lower_case_hex_digits_is_not_an_id() {
        for text in [
            "",
            "12",
            "+0000000000000000000000000000000",
            "ABCDEFABCDEFABCDEFABCDEFABCDEFAB",
        ] {
            assert_eq!(text.parse::<PersonId>(), Err(NotAnId));
        }
    }
}
