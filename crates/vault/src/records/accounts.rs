//! Online accounts and their secrets as rows.
//!
//! Invariant: a secret reads back letter for letter.
//! Not here: the account's number (identifiers).

use std::collections::BTreeSet;

use casekeep_domain::{
    accounts::{
        AccountOrigin, AccountType, CodeDelivery, OnlineAccount, Secret, SecretKind, SecretState,
        SecretValue, SetUpStep,
    },
    ids::{AccountId, PersonId, SecretId},
    text::{Line, Note},
};

use super::{Key, Records, RecordsError, cells::Cells, json};

const ACCOUNTS: &str = "online_accounts";
const SECRETS: &str = "secrets";

impl Records {
    /// Every account that is not in the trash, in the order they were added.
    pub fn accounts(&self) -> Result<Vec<OnlineAccount>, RecordsError> {
        self.rows(
            ACCOUNTS,
            "WHERE trashed_at IS NULL ORDER BY n",
            [],
            read_account,
        )
    }

    /// One person's accounts that are not in the trash.
    pub fn accounts_of(&self, person: PersonId) -> Result<Vec<OnlineAccount>, RecordsError> {
        let rest = "WHERE person_id = ?1 AND trashed_at IS NULL ORDER BY n";
        self.rows(ACCOUNTS, rest, [Key(person)], read_account)
    }

    /// One account, in the trash or not.
    pub fn account(&self, id: AccountId) -> Result<Option<OnlineAccount>, RecordsError> {
        self.row(ACCOUNTS, &id.to_string(), read_account)
    }

    /// Adds or changes an account.
    pub fn put_account(&mut self, account: &OnlineAccount) -> Result<(), RecordsError> {
        let steps: Vec<u8> = account
            .steps_done
            .iter()
            .map(|step| step.number())
            .collect();
        self.put(
            ACCOUNTS,
            &account.id.to_string(),
            &[
                ("person_id", &Key(account.person)),
                (
                    "sign_in_email",
                    &account.sign_in_email.as_ref().map(Line::as_str),
                ),
                ("origin", &account.origin.code()),
                ("account_type", &account.account_type.code()),
                ("code_delivery", &account.code_delivery.code()),
                ("steps_done", &json(&steps)),
                ("notes", &account.notes.as_ref().map(Note::as_str)),
            ],
        )?;
        Ok(())
    }

    /// One account's secrets that are not in the trash, in the order they were added.
    pub fn secrets_of(&self, account: AccountId) -> Result<Vec<Secret>, RecordsError> {
        let rest = "WHERE account_id = ?1 AND trashed_at IS NULL ORDER BY n";
        self.rows(SECRETS, rest, [Key(account)], read_secret)
    }

    /// All secrets that are not in the trash, newest first.
    pub fn secrets(&self) -> Result<Vec<Secret>, RecordsError> {
        self.rows(
            SECRETS,
            "WHERE trashed_at IS NULL ORDER BY n DESC",
            [],
            read_secret,
        )
    }

    /// One secret, in the trash or not.
    pub fn secret(&self, id: SecretId) -> Result<Option<Secret>, RecordsError> {
        self.row(SECRETS, &id.to_string(), read_secret)
    }

    /// Adds or changes a secret.
    pub fn put_secret(&mut self, secret: &Secret) -> Result<(), RecordsError> {
        self.put(
            SECRETS,
            &secret.id.to_string(),
            &[
                ("account_id", &Key(secret.account)),
                ("kind", &secret.kind.code()),
                ("value", &secret.value.reveal()),
                ("question", &secret.question.as_ref().map(Line::as_str)),
                ("state", &secret.state.code()),
                ("noted_on", &secret.noted_on.map(|day| day.to_string())),
                (
                    "printed_expiry",
                    &secret.printed_expiry.map(|day| day.to_string()),
                ),
                (
                    "receipt_number",
                    &secret.receipt_number.as_ref().map(Line::as_str),
                ),
                ("used_by", &secret.used_by.as_ref().map(Line::as_str)),
            ],
        )?;
        Ok(())
    }
}

fn read_account(cells: &Cells<'_>) -> Result<OnlineAccount, RecordsError> {
    let steps: Vec<u8> = cells.json("steps_done")?;
    let steps: Option<BTreeSet<SetUpStep>> = steps.into_iter().map(SetUpStep::new).collect();
    Ok(OnlineAccount {
        id: cells.parsed("id")?,
        person: cells.parsed("person_id")?,
        sign_in_email: cells.line_optional("sign_in_email")?,
        origin: cells.read("origin", AccountOrigin::from_code)?,
        account_type: cells.read("account_type", AccountType::from_code)?,
        code_delivery: cells.read("code_delivery", CodeDelivery::from_code)?,
        steps_done: steps.ok_or_else(|| cells.unreadable("steps_done"))?,
        notes: cells.note_optional("notes")?,
    })
}

fn read_secret(cells: &Cells<'_>) -> Result<Secret, RecordsError> {
    Ok(Secret {
        id: cells.parsed("id")?,
        account: cells.parsed("account_id")?,
        kind: cells.read("kind", SecretKind::from_code)?,
        value: cells.read("value", SecretValue::new)?,
        question: cells.line_optional("question")?,
        state: cells.read("state", SecretState::from_code)?,
        noted_on: cells.day_optional("noted_on")?,
        printed_expiry: cells.day_optional("printed_expiry")?,
        receipt_number: cells.line_optional("receipt_number")?,
        used_by: cells.line_optional("used_by")?,
    })
}
