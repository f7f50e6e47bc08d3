//! Online accounts and their secrets on the wire.
//!
//! Invariant: a secret's text crosses only as the answer to "reveal" or "copy".
//! Not here: the account number's format (domain).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    cases::CaseCard,
    ids::{AccountId, PersonId, SecretId},
    numbers::NumberView,
    session::Weakness,
    words::{AccountOrigin, AccountType, CodeDelivery, SecretKind, SecretState},
};

/// An account as a row.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AccountCard {
    /// Id.
    pub id: AccountId,
    /// Whose.
    pub person: PersonId,
    /// Name of that person.
    pub person_name: String,
    /// Its online account number, if kept.
    pub number: Option<NumberView>,
    /// How it began.
    pub origin: AccountOrigin,
    /// Cases that sit in it.
    pub case_count: u32,
    /// Whether a backup code is kept that should still work.
    pub has_current_backup_code: bool,
    /// How many of the fifteen set-up steps are done.
    pub steps_done: u8,
}

/// Everything about an account.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AccountView {
    /// The row.
    pub card: AccountCard,
    /// What the form is filled with when editing.
    pub draft: AccountDraft,
    /// All numbers kept for it (one, unless two disagree).
    pub numbers: Vec<NumberView>,
    /// Backup codes, reset answers, access codes, passcodes; newest first.
    pub secrets: Vec<SecretView>,
    /// Cases that sit in it.
    pub cases: Vec<CaseCard>,
    /// Whether a backup code was kept that ended, and none took its place.
    pub lacks_new_backup_code: bool,
}

/// What was typed about an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AccountDraft {
    /// Whose.
    pub person: PersonId,
    /// Sign-in e-mail.
    pub sign_in_email: String,
    /// How it began.
    pub origin: AccountOrigin,
    /// Account type.
    pub account_type: AccountType,
    /// How codes arrive.
    pub code_delivery: CodeDelivery,
    /// Set-up steps done, 1 to 15.
    pub steps_done: Vec<u8>,
    /// Notes.
    pub notes: String,
}

/// One person's accounts, and which cases sit where.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AccountMapRow {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub person_name: String,
    /// Their accounts, each with its cases.
    pub accounts: Vec<AccountWithCases>,
    /// Their own cases that sit in no account.
    pub cases_nowhere: Vec<CaseCard>,
    /// How their cases lie.
    pub spread: CaseSpread,
}

/// An account and the cases in it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AccountWithCases {
    /// The row.
    pub card: AccountCard,
    /// Cases that sit in it.
    pub cases: Vec<CaseCard>,
}

/// How a person's cases lie over their accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CaseSpread {
    /// One account at most.
    Together,
    /// Several accounts, but cases in one at most.
    SeveralAccounts,
    /// Cases in more than one account.
    Split,
}

/// A candidate for an account's password, held against the rules. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AccountPasswordView {
    /// At least 8 characters.
    pub is_long_enough: bool,
    /// A capital letter.
    pub has_upper: bool,
    /// A small letter.
    pub has_lower: bool,
    /// A special character.
    pub has_special: bool,
    /// At least 12 characters; recommended.
    pub is_comfortably_long: bool,
    /// A digit; recommended.
    pub has_digit: bool,
    /// Whether it meets what USCIS asks for.
    pub is_accepted: bool,
    /// 0 (guessed at once) to 4 (very hard).
    pub score: u8,
    /// What makes it weak.
    pub weakness: Option<Weakness>,
}

/// A secret without its text.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SecretView {
    /// Id.
    pub id: SecretId,
    /// What it is.
    pub kind: SecretKind,
    /// The question, for a reset answer.
    pub question: Option<String>,
    /// Whether it still works.
    pub state: SecretState,
    /// Day it was noted, `YYYY-MM-DD`.
    pub noted_on: Option<String>,
    /// When it was used or replaced, RFC 3339; `null` while it should work, or when nobody was there to see.
    pub ended_at: Option<String>,
    /// Day an access code ends, `YYYY-MM-DD`.
    pub expires_on: Option<String>,
    /// Days until then, negative when it is over.
    pub days_left: Option<i32>,
    /// Whether that day is printed (else ninety days from the notice).
    pub is_expiry_printed: bool,
    /// Receipt number it belongs to.
    pub receipt_number: Option<String>,
    /// Who used it.
    pub used_by: Option<String>,
}

/// What was typed about a secret.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct SecretDraft {
    /// The account.
    pub account: AccountId,
    /// What it is.
    pub kind: SecretKind,
    /// The secret; empty keeps the stored one when editing.
    pub value: String,
    /// The question, for a reset answer.
    pub question: String,
    /// Day it was noted, `YYYY-MM-DD` or empty.
    pub noted_on: String,
    /// Expiry as printed, `YYYY-MM-DD` or empty.
    pub printed_expiry: String,
    /// Receipt number it belongs to.
    pub receipt_number: String,
    /// Who used it.
    pub used_by: String,
}
