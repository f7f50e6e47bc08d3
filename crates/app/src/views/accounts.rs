//! Online accounts and their secrets as they are shown.
//!
//! Invariant: no secret's text is in a view.
//! Not here: revealing.

use casekeep_domain::{
    accounts::{OnlineAccount, Secret, SecretKind, SecretState},
    cases::Case,
    dates::days_until,
    numbers::Owner,
    people::Person,
};
use chrono::NaiveDate;

use super::{count, day, line_or_empty, moment, note_or_empty};
use crate::{
    contract::accounts::{
        AccountCard, AccountDraft, AccountMapRow, AccountView, AccountWithCases, CaseSpread,
        SecretView,
    },
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

    pub(crate) fn account_view(&self, account: &OnlineAccount, today: NaiveDate) -> AccountView {
        let card = self.account_card(account);
        let has_ended = |secret: &Secret| {
            secret.kind == SecretKind::BackupCode && secret.state != SecretState::Current
        };
        AccountView {
            lacks_new_backup_code: !card.has_current_backup_code
                && self.secrets_of(account.id).any(has_ended),
            card,
            draft: draft(account),
            numbers: self.number_views(Owner::Account(account.id)),
            secrets: self
                .secrets_of(account.id)
                .map(|secret| self.secret_view(secret, today))
                .collect(),
            cases: self
                .cases_in(account.id)
                .map(|case| self.case_card(case))
                .collect(),
        }
    }

    /// Everybody's accounts, and which cases sit where.
    pub(crate) fn account_map(&self) -> Vec<AccountMapRow> {
        self.rows
            .people
            .iter()
            .map(|person| self.account_map_row(person))
            .collect()
    }

    fn account_map_row(&self, person: &Person) -> AccountMapRow {
        let accounts: Vec<AccountWithCases> = self
            .accounts_of(person.id)
            .map(|account| AccountWithCases {
                card: self.account_card(account),
                cases: self
                    .cases_in(account.id)
                    .map(|case| self.case_card(case))
                    .collect(),
            })
            .collect();
        // A case sits in the account of who filed it: the first who takes part.
        let is_own = |case: &&Case| {
            case.people.first().map(|part| part.person) == Some(person.id)
                && case
                    .account
                    .is_none_or(|account| self.account(account).is_none())
        };
        AccountMapRow {
            person: person.id.into(),
            person_name: person.name.full(),
            spread: spread(&accounts),
            accounts,
            cases_nowhere: self
                .cases_of(person.id)
                .filter(is_own)
                .map(|case| self.case_card(case))
                .collect(),
        }
    }

    fn secret_view(&self, secret: &Secret, today: NaiveDate) -> SecretView {
        let expires_on = secret.expires_on();
        SecretView {
            ended_at: self.rows.secret_ends.get(&secret.id).copied().map(moment),
            expires_on: expires_on.map(day),
            days_left: expires_on
                .map(|day| i32::try_from(days_until(day, today)).unwrap_or(i32::MAX)),
            ..secret_facts(secret)
        }
    }
}

fn spread(accounts: &[AccountWithCases]) -> CaseSpread {
    let with_cases = accounts
        .iter()
        .filter(|account| !account.cases.is_empty())
        .count();
    match (accounts.len(), with_cases) {
        (0 | 1, _) => CaseSpread::Together,
        (_, 0 | 1) => CaseSpread::SeveralAccounts,
        _ => CaseSpread::Split,
    }
}

fn secret_facts(secret: &Secret) -> SecretView {
    SecretView {
        id: secret.id.into(),
        kind: secret.kind.into(),
        question: secret
            .question
            .as_ref()
            .map(|question| question.as_str().to_owned()),
        state: secret.state.into(),
        noted_on: secret.noted_on.map(day),
        ended_at: None,
        expires_on: None,
        days_left: None,
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
