//! "What is this number?" on the wire.
//!
//! Invariant: pieces of the text come back only because the person pasted them; what is kept stays masked.
//! Not here: telling kinds apart (domain).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    ids::{AccountId, CaseId, PageId, PersonId},
    numbers::{OwnerRef, UnitBox},
    readings::NewPerson,
    words::IdentifierKind,
};

/// What a text holds.
#[derive(Debug, Clone, Serialize, Type)]
pub struct IdentificationView {
    /// Each number found, in the order of the text.
    pub candidates: Vec<CandidateView>,
    /// Whether the text holds more numbers than are listed.
    pub has_more: bool,
    /// Where each kind of number can go, likeliest first.
    pub homes: HomesView,
}

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CandidateView {
    /// The piece as it stands in the text.
    pub text: String,
    /// How sure the reading is.
    pub verdict: VerdictWord,
    /// What it is or could be, likeliest first.
    pub readings: Vec<SenseView>,
    /// Why it is no online account number; `null` when it may be one.
    pub not_account_number: Option<NotAccountNumber>,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum VerdictWord {
    /// This and no other.
    Is,
    /// One of these.
    CouldBe,
    /// Nothing that is known.
    Unknown,
}

/// A piece read as one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SenseView {
    /// The kind.
    pub kind: IdentifierKind,
    /// The value as it would be shown, grouped.
    pub formatted: String,
    /// Where numbers of this kind go.
    pub home: HomeWord,
    /// Whose it is already.
    pub kept: Option<KeptView>,
}

/// A number that is kept already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct KeptView {
    /// Where.
    pub owner: OwnerRef,
    /// Name of the person or case.
    pub name: String,
}

/// Where numbers of a kind go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HomeWord {
    /// With a person.
    Person,
    /// With an online account.
    Account,
    /// With a case.
    Case,
}

/// Where a number can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct HomesView {
    /// People.
    pub people: Vec<HomeView>,
    /// Accounts, and a new one for each person.
    pub accounts: Vec<HomeView>,
    /// Cases, and a new one for each person.
    pub cases: Vec<HomeView>,
}

/// One place for a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct HomeView {
    /// Where.
    pub to: HomeRef,
    /// Whose place it is.
    pub person: PersonId,
    /// Name of the person.
    pub person_name: String,
    /// Masked number of the account, or form and title of the case.
    pub detail: String,
}

/// Where to file a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum HomeRef {
    /// A person.
    Person(PersonId),
    /// An online account.
    Account(AccountId),
    /// A new online account of a person.
    NewAccount(PersonId),
    /// A case.
    Case(CaseId),
    /// A new case of a person.
    NewCase(PersonId),
    /// Somebody who is not in the papers yet, with a new account or case where the number belongs to one.
    NewPerson(NewPerson),
}

/// Why something is no online account number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NotAccountNumber {
    /// The reason's code; the guide has the words.
    pub code: String,
    /// How many digits it has, when that is the reason.
    pub digits: Option<u32>,
}

/// A number to be filed.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct FilingDraft {
    /// What it is.
    pub kind: IdentifierKind,
    /// The piece of the text.
    pub text: String,
    /// Keep it although it does not look like its kind.
    pub keep_as_printed: bool,
    /// Where it goes.
    pub to: HomeRef,
    /// What to call a new case.
    pub new_case_title: String,
    /// The page it stands on, when it was marked.
    pub page: Option<PageId>,
    /// Where on the page.
    pub place: Option<UnitBox>,
}
