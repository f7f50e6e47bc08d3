//! Online accounts at my.uscis.gov and their secrets.
//!
//! Invariant: the password of an account is never kept; at most one backup code of an account is current.
//! Not here: the online account number itself, an identifier whose owner is the account (`numbers`).

use std::{collections::BTreeSet, fmt};

use chrono::{Days, NaiveDate};
use zeroize::Zeroizing;

use crate::{
    ids::{AccountId, PersonId, SecretId},
    text::{Line, Note},
    words::words,
};

/// One account of one person. A person can have several: USCIS makes a second one when the number was left
/// off a paper form, and never merges them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlineAccount {
    /// Id in the vault.
    pub id: AccountId,
    /// Whose account it is.
    pub person: PersonId,
    /// E-mail address used to sign in.
    pub sign_in_email: Option<Line>,
    /// How the account began.
    pub origin: AccountOrigin,
    /// What was chosen under "account type".
    pub account_type: AccountType,
    /// How the one-time codes arrive.
    pub code_delivery: CodeDelivery,
    /// Which set-up steps are done.
    pub steps_done: BTreeSet<SetUpStep>,
    /// Whatever else the person wants to keep.
    pub notes: Option<Note>,
}

words! {
    /// How an account began.
    AccountOrigin {
        /// The person signed up.
        SignedUp = "signed_up",
        /// USCIS made it from a paper filing.
        MadeByUscis = "made_by_uscis",
        /// It belongs to a lawyer or accredited representative.
        Representative = "representative",
        /// Nobody said.
        NotRecorded = "not_recorded",
    }
}

words! {
    /// What was chosen under "account type".
    AccountType {
        /// "I am an applicant, petitioner, or requestor".
        Applicant = "applicant",
        /// "I am a legal representative".
        Representative = "representative",
        /// Nobody said.
        NotRecorded = "not_recorded",
    }
}

words! {
    /// How one-time codes arrive.
    CodeDelivery {
        /// By e-mail.
        Email = "email",
        /// By text message.
        Text = "text",
        /// By e-mail and text message.
        Both = "both",
        /// From an authenticator app.
        AuthenticatorApp = "authenticator_app",
        /// Nobody said.
        NotRecorded = "not_recorded",
    }
}

/// One of the fifteen steps of setting up an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetUpStep(u8);

impl SetUpStep {
    /// The last step.
    pub const LAST: u8 = 15;

    /// A step from its number, 1 to 15.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=Self::LAST).contains(&number).then_some(Self(number))
    }

    /// The number, 1 to 15.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Something that opens or recovers an account. Never exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// Id in the vault.
    pub id: SecretId,
    /// The account it belongs to.
    pub account: AccountId,
    /// What it is.
    pub kind: SecretKind,
    /// The secret itself.
    pub value: SecretValue,
    /// The question, for a reset answer.
    pub question: Option<Line>,
    /// Whether it still works.
    pub state: SecretState,
    /// The day it was received or written down; for an access code the date of its notice.
    pub noted_on: Option<NaiveDate>,
    /// The expiry printed beside an access code.
    pub printed_expiry: Option<NaiveDate>,
    /// The receipt number an access code belongs to, as printed.
    pub receipt_number: Option<Line>,
    /// Who used it (an access code works once: the person, a relative, a representative).
    pub used_by: Option<Line>,
}

/// How many days an access code lasts when its notice prints no expiry.
/// Source: CIS Ombudsman questions and answers, 16 August 2022 (likely), read 2026-11-23.
pub const ACCESS_CODE_DAYS: u64 = 90;

impl Secret {
    /// The day an access code ends: the printed one, else ninety days from its notice. `None` for other secrets.
    #[must_use]
    pub fn expires_on(&self) -> Option<NaiveDate> {
        if self.kind != SecretKind::OnlineAccessCode {
            return None;
        }
        self.printed_expiry
            .or_else(|| self.noted_on?.checked_add_days(Days::new(ACCESS_CODE_DAYS)))
    }
}

words! {
    /// What a secret is.
    SecretKind {
        /// Two-step verification backup code.
        BackupCode = "backup_code",
        /// Answer to a password-reset question.
        ResetAnswer = "reset_answer",
        /// Online access code from the Account Access Notice.
        OnlineAccessCode = "online_access_code",
        /// Passcode from a representative.
        RepresentativePasscode = "representative_passcode",
    }
}

words! {
    /// Whether a secret still works.
    SecretState {
        /// It should work.
        Current = "current",
        /// It was used and works no more.
        Used = "used",
        /// A newer one took its place.
        Replaced = "replaced",
    }
}

/// Longest secret, in characters.
pub const SECRET_MAX_CHARS: usize = 200;

/// The text of a secret, exactly as given, wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretValue(Zeroizing<String>);

impl SecretValue {
    /// Keeps a secret exactly, but for white space at its ends. `None` when empty or longer than [`SECRET_MAX_CHARS`].
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let fits = !text.is_empty() && text.chars().nth(SECRET_MAX_CHARS).is_none();
        fits.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The full text.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretValue(••••••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access_code(noted_on: Option<&str>, printed_expiry: Option<&str>) -> Secret {
        Secret {
            id: SecretId::from_random([1; 16]),
            account: AccountId::from_random([2; 16]),
            kind: SecretKind::OnlineAccessCode,
            value: SecretValue::new("aB3dE5").unwrap(),
            question: None,
            state: SecretState::Current,
            noted_on: noted_on.map(|day| day.parse().unwrap()),
            printed_expiry: printed_expiry.map(|day| day.parse().unwrap()),
            receipt_number: None,
            used_by: None,
        }
    }

    #[test]
    fn the_printed_expiry_of_an_access_code_wins_over_ninety_days() {
        let code = access_code(Some("2026-03-18"), Some("2026-05-01"));
        assert_eq!(code.expires_on(), "2026-05-01".parse().ok());
    }

    #[test]
    fn an_access_code_without_printed_expiry_ends_ninety_days_after_its_notice() {
        assert_eq!(
            access_code(Some("2026-03-18"), None).expires_on(),
            "2026-06-16".parse().ok()
        );
        assert_eq!(access_code(None, None).expires_on(), None);
    }

    #[test]
    fn a_secret_keeps_its_case_and_never_shows_in_debug_output() {
        let code = access_code(None, None);
        assert_eq!(code.value.reveal(), "aB3dE5");
        assert!(!format!("{code:?}").contains("aB3dE5"));
    }

    #[test]
    fn stored_words_read_back() {
        for kind in SecretKind::ALL {
            assert_eq!(SecretKind::from_code(kind.code()), Some(*kind));
        }
    }
}
