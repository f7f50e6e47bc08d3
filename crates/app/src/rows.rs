//! Rows of one change: put as one, and taken back as one.
//!
//! Invariant: taking back restores every row that was changed, and throws away every one that was made.
//! Not here: which rows a change has (`reading`, `identifying`), how a row is kept (`store`).

use casekeep_domain::{
    accounts::{OnlineAccount, Secret},
    cases::Case,
    dates::ImportantDate,
    notices::{Notice, Page},
    numbers::KeptIdentifier,
    papers::Thing,
    people::Person,
};
use casekeep_vault::{Records, RecordsError};

use crate::{contract::problems::Problem, holdings::Holdings, situations, store};

/// Rows, as they will be or as they were.
#[derive(Default, Clone)]
pub(crate) struct Rows {
    pub(crate) people: Vec<Person>,
    pub(crate) accounts: Vec<OnlineAccount>,
    pub(crate) cases: Vec<Case>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) pages: Vec<Page>,
    pub(crate) numbers: Vec<KeptIdentifier>,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) dates: Vec<ImportantDate>,
}

/// How to take a change back.
#[derive(Clone)]
pub(crate) struct Undo {
    before: Rows,
    created: Vec<Thing>,
}

macro_rules! changed {
    ($self:ident, $undo:ident, $($list:ident: $known:expr => $thing:path,)+) => {$(
        $self.$list.retain(|row| {
            let before = $known(row.id);
            match before {
                Some(before) if before == row => return false,
                Some(before) => $undo.before.$list.push(before.clone()),
                None => $undo.created.push($thing(row.id)),
            }
            true
        });
    )+};
}

impl Rows {
    /// Leaves out what stayed as it is, and says how to take the rest back.
    pub(crate) fn keep_changed(&mut self, holdings: &Holdings) -> Undo {
        let mut undo = Undo {
            before: Self::default(),
            created: Vec::new(),
        };
        let rows = &holdings.rows;
        changed! {
            self, undo,
            people: |id| holdings.person(id) => Thing::Person,
            accounts: |id| holdings.account(id) => Thing::Account,
            cases: |id| holdings.case(id) => Thing::Case,
            notices: |id| holdings.notice(id) => Thing::Notice,
            numbers: |id| rows.identifiers.iter().find(|row| row.id == id) => Thing::Identifier,
            secrets: |id| rows.secrets.iter().find(|row| row.id == id) => Thing::Secret,
            dates: |id| rows.dates.iter().find(|row| row.id == id) => Thing::Date,
        }
        // A page is moved from one notice to another, and never made here.
        self.pages.retain(|page| {
            let before = holdings.page(page.id);
            let is_changed = before != Some(page);
            undo.before
                .pages
                .extend(before.filter(|_| is_changed).cloned());
            is_changed
        });
        undo
    }

    /// Puts them all.
    pub(crate) fn put(&self, records: &mut Records) -> Result<(), Problem> {
        self.people
            .iter()
            .try_for_each(|row| store::put_person(records, row))?;
        self.accounts
            .iter()
            .try_for_each(|row| store::put_account(records, row))?;
        self.cases
            .iter()
            .try_for_each(|row| store::put_case(records, row))?;
        self.notices
            .iter()
            .try_for_each(|row| store::put_notice(records, row))?;
        self.pages
            .iter()
            .try_for_each(|row| store::put_page(records, row))?;
        self.secrets
            .iter()
            .try_for_each(|row| store::put_secret(records, row))?;
        self.numbers
            .iter()
            .try_for_each(|row| store::put_identifier(records, row))?;
        self.dates
            .iter()
            .try_for_each(|row| store::put_date(records, row))
    }
}

impl Undo {
    /// Puts what was there before; what was made goes to the trash.
    pub(crate) fn put(&self, records: &mut Records) -> Result<(), Problem> {
        self.before.put(records)?;
        for thing in &self.created {
            match records.trash(*thing) {
                // What belongs to somebody new went along with them.
                Ok(()) | Err(RecordsError::NotThere) => {}
                Err(error) => return Err(situations::records(&error)),
            }
        }
        Ok(())
    }
}
