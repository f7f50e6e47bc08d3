//! Setting up an online account: which steps are done, which cases it holds, whether a password meets the rules.
//!
//! Invariant: a password is looked at and forgotten; no use case takes one to be kept.
//! Not here: the steps' texts (catalogue), accounts and their secrets (`keeping`).

use casekeep_domain::{account_password::PasswordRules, accounts::SetUpStep};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    Casekeep,
    contract::{
        accounts::AccountPasswordView,
        ids::{AccountId, CaseId},
        problems::Problem,
    },
    store,
    strength::strength,
};

impl Casekeep {
    /// Says whether a set-up step is done.
    pub fn set_step_done(&self, id: AccountId, step: u8, is_done: bool) -> Result<(), Problem> {
        let step = SetUpStep::new(step).ok_or(Problem::NotThere)?;
        let holdings = self.holdings()?;
        let mut account = holdings.account(id.0).cloned().ok_or(Problem::NotThere)?;
        match is_done {
            true => account.steps_done.insert(step),
            false => account.steps_done.remove(&step),
        };
        self.change(|records| store::put_account(records, &account))
    }

    /// Says in which account a case sits; `None` takes it out.
    pub fn link_case(&self, case: CaseId, account: Option<AccountId>) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        let mut case = holdings.case(case.0).cloned().ok_or(Problem::NotThere)?;
        if let Some(account) = account {
            holdings.account(account.0).ok_or(Problem::NotThere)?;
        }
        case.account = account.map(|account| account.0);
        self.change(|records| store::put_case(records, &case))
    }

    /// Holds a candidate against the rules for an account's password.
    #[must_use]
    pub fn account_password(&self, candidate: SecretString) -> AccountPasswordView {
        let rules = PasswordRules::of(candidate.expose_secret());
        let strength = strength(candidate.expose_secret());
        AccountPasswordView {
            is_long_enough: rules.is_long_enough,
            has_upper: rules.has_upper,
            has_lower: rules.has_lower,
            has_special: rules.has_special,
            is_comfortably_long: rules.is_comfortably_long,
            has_digit: rules.has_digit,
            is_accepted: rules.is_accepted(),
            score: strength.score,
            weakness: strength.weakness,
        }
    }
}
