//! The card "Before you file on paper" on the wire.
//!
//! Invariant: numbers are masked here; the PDF alone holds them in full.
//! Not here: the PDF itself (summary).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    accounts::AccountCard,
    ids::{AccountId, PersonId},
    numbers::NumberView,
    session::Language,
};

/// What the card says of one person.
#[derive(Debug, Clone, Serialize, Type)]
pub struct FilingCardView {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// Family name, as printed.
    pub family_name: String,
    /// Given names, as printed.
    pub given_names: String,
    /// Other names, one a line.
    pub other_names: String,
    /// Date of birth, `YYYY-MM-DD`.
    pub birth_date: Option<String>,
    /// A-Number, if kept.
    pub a_number: Option<NumberView>,
    /// Accounts with a number, the one to write first: it holds the most cases.
    pub accounts: Vec<AccountCard>,
}

/// What goes on the printed card.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct FilingCardChoice {
    /// Who.
    pub person: PersonId,
    /// The account whose number is written; `null` leaves the box empty.
    pub account: Option<AccountId>,
    /// Language of the words around the form's own labels.
    pub language: Language,
}
