//! Online accounts and their secrets as they are shown.
//!
//! Invariant: no secret's text is in a view.
//! Not here: revealing.

use casekeep_domain::{
    accounts::{OnlineAccount, Secret, SecretKind, SecretState},
    numbers::Owner,
};

use super::{count, day, line_or_empty, note_or_empty};
use crate::{
    contract::accounts::{AccountCard, AccountDraft, AccountView, SecretView},
    holdings::Holdings,
};

impl Holdings {
    pub(crate) fn account_card(&self, account: &OnlineAccount) -> AccountCard {
        let is_current_backup = |secret: &Secret| {
            secret.kind == SecretKind::BackupCode && secret.state == SecretState::Current
        };
        AccountCard {
            id: account.id.into(),
            person: account.person.into(),
            person_name: self
                .person(account.person)
                .map(|person| person.name.full())
                .unwrap_or_default(),
            number: self
                .numbers_of(Owner::Account(account.id))
                .next()
                .map(|number| self.number_view(number)),
            origin: account.origin.into(),
            case_count: count(self.cases_in(account.id).count()),
            has_current_backup_code: self.secrets_of(account.id).any(is_current_backup),
            steps_done: u8::try_from(account.steps_done.len()).unwrap_or(u8::MAX),
        }
    }

    pub(crate) fn account_view(&self, account: &OnlineAccount) -> AccountView {
        AccountView {
            card: self.account_card(account),
            draft: draft(account),
            numbers: self.number_views(Owner::Account(account.id)),
            secrets: self.secrets_of(account.id).map(secret_view).collect(),
            cases: self
                .cases_in(account.id)
                .map(|case| self.case_card(case))
                .collect(),
        }
    }
}

fn secret_view(secret: &Secret) -> SecretView {
    SecretView {
        id: secret.id.into(),
        kind: secret.kind.into(),
        question: secret
            .question
            .as_ref()
            .map(|question| question.as_str().to_owned()),
        state: secret.state.into(),
        noted_on: secret.noted_on.map(day),
        expires_on: secret.expires_on().map(day),
        is_expiry_printed: secret.printed_expiry.is_some(),
        receipt_number: secret
            .receipt_number
            .as_ref()
            .map(|number| number.as_str().to_owned()),
        used_by: secret.used_by.as_ref().map(|name| name.as_str().to_owned()),
    }
}

fn draft(account: &OnlineAccount) -> AccountDraft {
    AccountDraft {
        person: account.person.into(),
        sign_in_email: line_or_empty(account.sign_in_email.as_ref()),
        origin: account.origin.into(),
        account_type: account.account_type.into(),
        code_delivery: account.code_delivery.into(),
        steps_done: account
            .steps_done
            .iter()
            .map(|step| step.number())
            .collect(),
        notes: note_or_empty(account.notes.as_ref()),
    }
}
