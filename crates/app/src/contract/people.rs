//! People on the wire.
//!
//! Invariant: a card carries masked numbers only.
//! Not here: accounts and cases, which have files of their own.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    accounts::AccountCard, cases::CaseCard, dates::DateView, ids::PersonId, notices::NoticeCard,
    numbers::NumberView, words::CaseRole,
};

/// A person as a card on Overview and People.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PersonCard {
    /// Id.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// Name for small labels.
    pub short_name: String,
    /// First letter, for the round picture.
    pub initial: String,
    /// Roles in open cases, each once.
    pub roles: Vec<CaseRole>,
    /// The numbers a card shows: online account numbers, A-Number, newest receipt number.
    pub numbers: Vec<NumberView>,
    /// How many open cases.
    pub open_cases: u32,
    /// Whether an online account number is kept for them.
    pub has_online_account_number: bool,
    /// Left out of exports unless ticked.
    pub is_confidential: bool,
}

/// Everything about a person.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PersonView {
    /// The card.
    pub card: PersonCard,
    /// What the form is filled with when editing.
    pub draft: PersonDraft,
    /// Their own numbers.
    pub numbers: Vec<NumberView>,
    /// Their online accounts.
    pub accounts: Vec<AccountCard>,
    /// Cases they take part in.
    pub cases: Vec<CaseCard>,
    /// Notices that are theirs.
    pub notices: Vec<NoticeCard>,
    /// Dates that concern them.
    pub dates: Vec<DateView>,
}

/// What was typed about a person; every field may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PersonDraft {
    /// Given names.
    pub given_names: String,
    /// Family name.
    pub family_name: String,
    /// Other names, one a line.
    pub other_names: String,
    /// Birth date, `YYYY-MM-DD` or empty.
    pub birth_date: String,
    /// Place of birth.
    pub birth_place: String,
    /// Citizenship.
    pub citizenship: String,
    /// Preferred language.
    pub preferred_language: String,
    /// Safe mailing address.
    pub mailing_address: String,
    /// Left out of every export unless ticked.
    pub is_confidential: bool,
    /// Notes.
    pub notes: String,
}
