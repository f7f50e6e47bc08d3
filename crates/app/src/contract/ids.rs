//! Ids on the wire: 32 hex digits, a type of their own for each kind of thing.
//!
//! Invariant: an id that does not parse never reaches a use case.
//! Not here: how ids are made (domain).

use casekeep_domain::ids as domain;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use specta::Type;

macro_rules! wire_ids {
    ($($(#[$meta:meta])* $name:ident,)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Type)]
        pub struct $name(#[specta(type = String)] pub domain::$name);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map(Self).map_err(D::Error::custom)
            }
        }

        impl From<domain::$name> for $name {
            fn from(id: domain::$name) -> Self {
                Self(id)
            }
        }
    )+};
}

wire_ids! {
    /// Id of a person.
    PersonId,
    /// Id of an online account.
    AccountId,
    /// Id of a secret of an account.
    SecretId,
    /// Id of a kept identifier.
    IdentifierId,
    /// Id of a case.
    CaseId,
    /// Id of a line in a case's log.
    CaseEventId,
    /// Id of a notice.
    NoticeId,
    /// Id of a page.
    PageId,
    /// Id of a document.
    DocumentId,
    /// Id of a date.
    DateId,
    /// Id of a contact.
    ContactId,
}
