//! A change in the making: rows to put, made from what is kept.
//!
//! Invariant: a row is taken from what is kept and changed only where a value was accepted.
//! Not here: which value changes what (`accepting`), putting rows and taking them back (`rows`).

use super::{
    matching::{Situation, Who},
    names,
};
use crate::{
    contract::readings::Party,
    rows::{Rows, Undo},
    session::random,
};
use casekeep_domain::{
    accounts::{AccountOrigin, AccountType, CodeDelivery, OnlineAccount, Secret},
    cases::{Case, CasePerson, CaseRole},
    dates::ImportantDate,
    ids::{AccountId, CaseId, PersonId},
    notices::Notice,
    numbers::KeptIdentifier,
    people::Person,
    text::Line,
};

/// A change in the making.
pub(super) struct Filing<'a> {
    situation: &'a Situation<'a>,
    case_title: Option<Line>,
    people: Vec<(Party, Person)>,
    case: Option<Case>,
    rows: Rows,
}

/// Puts a row in the place of the one with its id.
macro_rules! put {
    ($rows:expr, $row:expr) => {{
        let row = $row;
        match $rows.iter_mut().find(|other| other.id == row.id) {
            Some(other) => *other = row,
            None => $rows.push(row),
        }
    }};
}

impl<'a> Filing<'a> {
    pub(super) fn new(situation: &'a Situation<'a>, case_title: &str) -> Self {
        let mut rows = Rows::default();
        rows.notices.push(situation.notice.clone());
        Self {
            situation,
            case_title: Line::parse_optional(case_title).ok().flatten(),
            people: Vec::new(),
            case: None,
            rows,
        }
    }

    pub(super) fn notice(&mut self) -> &mut Notice {
        &mut self.rows.notices[0]
    }

    /// Id of a person of the paper, made when new; `None` when nobody could be told.
    pub(super) fn person_id(&mut self, party: Party) -> Option<PersonId> {
        self.person(party).map(|person| person.id)
    }

    /// A person of the paper, to be changed.
    pub(super) fn person(&mut self, party: Party) -> Option<&mut Person> {
        if !self.people.iter().any(|(known, _)| *known == party) {
            let person = self.find_or_make(party)?;
            self.people.push((party, person));
            self.belongs_to(party);
        }
        let mut people = self.people.iter_mut();
        people
            .find(|(known, _)| *known == party)
            .map(|(_, person)| person)
    }

    fn find_or_make(&self, party: Party) -> Option<Person> {
        let owner = self
            .situation
            .owners
            .iter()
            .find(|owner| owner.party == party)?;
        match &owner.who {
            Who::Known(id) => self.situation.holdings.person(*id).cloned(),
            Who::New(new) => Some(Person {
                id: PersonId::from_random(random()),
                name: names::name_of(new)?,
                other_names: Vec::new(),
                birth_date: None,
                birth_place: None,
                citizenship: None,
                preferred_language: None,
                mailing_address: None,
                is_confidential: false,
                notes: None,
            }),
            Who::Unknown => None,
        }
    }

    /// The notice is this person's too.
    fn belongs_to(&mut self, party: Party) {
        let person = self.people.iter().find(|(known, _)| *known == party);
        if let Some(id) = person.map(|(_, person)| person.id)
            && !self.notice().people.contains(&id)
        {
            self.notice().people.push(id);
        }
    }

    /// The notice is of everybody it names who is in the papers, and speaks of its case: one value kept from it says so.
    pub(super) fn speak_of_the_known(&mut self) {
        for owner in &self.situation.owners {
            if matches!(owner.who, Who::Known(_)) {
                self.person(owner.party);
            }
        }
        if let Some(case) = self.situation.known_case() {
            self.speak_of(case.id);
        }
    }

    fn speak_of(&mut self, case: CaseId) {
        if !self.notice().cases.contains(&case) {
            self.notice().cases.push(case);
        }
    }

    /// Id of a person of the paper who is in the papers, or was made because of another value.
    pub(super) fn person_if_there(&mut self, party: Party) -> Option<PersonId> {
        let is_made = self.people.iter().any(|(known, _)| *known == party);
        if is_made || self.situation.person(party).is_some() {
            self.person_id(party)
        } else {
            None
        }
    }

    /// The case of the paper, to be changed; made when new.
    pub(super) fn case(&mut self) -> Option<&mut Case> {
        if self.case.is_none() {
            let known = self.situation.known_case().cloned();
            self.case = match (known, &self.situation.case) {
                (Some(case), _) => Some(case),
                (None, Some(_)) => Some(new_case()),
                (None, None) => return None,
            };
        }
        self.case.as_mut()
    }

    /// The case, when something of it was accepted.
    pub(super) fn case_so_far(&mut self) -> Option<&mut Case> {
        self.case.as_mut()
    }

    pub(super) fn case_id(&mut self) -> Option<CaseId> {
        self.case().map(|case| case.id)
    }

    /// Id of the case that is in the papers, or was made because of another value.
    pub(super) fn case_if_there(&self) -> Option<CaseId> {
        let made = self.case.as_ref().map(|case| case.id);
        made.or_else(|| self.situation.known_case().map(|case| case.id))
    }

    /// Notes in the case who takes part, and in the notice that it speaks of the case.
    fn take_part(&mut self) {
        let is_known_and_empty = self
            .situation
            .known_case()
            .is_some_and(|case| case.people.is_empty() && !self.people.is_empty());
        if self.case.is_none() && is_known_and_empty {
            self.case = self.situation.known_case().cloned();
        }
        let Some(id) = self.case.as_ref().map(|case| case.id) else {
            return;
        };
        let owners = &self.situation.owners;
        let parties: Vec<Party> = owners.iter().map(|owner| owner.party).collect();
        for party in &parties {
            let role = match party {
                Party::Petitioner => CaseRole::Petitioner,
                Party::Beneficiary if parties.len() > 1 => CaseRole::Beneficiary,
                Party::Beneficiary | Party::Main | Party::Representative => CaseRole::Applicant,
            };
            if let Some(person) = self.person_if_there(*party)
                && let Some(case) = &mut self.case
                && !case.people.iter().any(|part| part.person == person)
            {
                case.people.push(CasePerson { person, role });
            }
        }
        self.speak_of(id);
    }

    /// An account of a person for a number that is not kept: one without a number, else a new one.
    pub(super) fn account_for_number(&mut self, party: Party) -> Option<AccountId> {
        let person = self.person_id(party)?;
        let holdings = self.situation.holdings;
        let is_free = |account: &&OnlineAccount| {
            let owner = casekeep_domain::numbers::Owner::Account(account.id);
            holdings.numbers_of(owner).next().is_none()
        };
        let free = holdings.accounts_of(person).find(is_free).cloned();
        Some(self.take_account(free, person))
    }

    /// The account a code belongs to: the person's only one, else the one made here, else a new one.
    pub(super) fn account_for_code(&mut self, party: Party) -> Option<AccountId> {
        let person = self.person_id(party)?;
        let made = self
            .rows
            .accounts
            .iter()
            .find(|account| account.person == person);
        if let Some(made) = made {
            return Some(made.id);
        }
        let mut accounts = self.situation.holdings.accounts_of(person);
        let only = match (accounts.next(), accounts.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        };
        Some(self.take_account(only, person))
    }

    fn take_account(&mut self, known: Option<OnlineAccount>, person: PersonId) -> AccountId {
        let account = known.unwrap_or_else(|| OnlineAccount {
            id: AccountId::from_random(random()),
            person,
            sign_in_email: None,
            origin: AccountOrigin::NotRecorded,
            account_type: AccountType::NotRecorded,
            code_delivery: CodeDelivery::NotRecorded,
            steps_done: std::collections::BTreeSet::new(),
            notes: None,
        });
        let id = account.id;
        put!(self.rows.accounts, account);
        id
    }

    pub(super) fn put_number(&mut self, number: KeptIdentifier) {
        put!(self.rows.numbers, number);
    }

    pub(super) fn put_secret(&mut self, secret: Secret) {
        put!(self.rows.secrets, secret);
    }

    pub(super) fn put_date(&mut self, date: ImportantDate) {
        put!(self.rows.dates, date);
    }

    /// The days and secrets accepted so far.
    pub(super) fn dates(&self) -> &[ImportantDate] {
        &self.rows.dates
    }

    pub(super) fn secrets(&self) -> &[Secret] {
        &self.rows.secrets
    }

    /// The rows to put, without those that stayed as they are, and how to take them back.
    pub(super) fn done(mut self) -> (Rows, Undo) {
        let holdings = self.situation.holdings;
        self.take_part();
        if let Some(mut case) = self.case {
            if case.form.is_none() && case.title.is_none() {
                case.title = self.case_title;
            }
            self.rows.cases.push(case);
        }
        for (_, person) in self.people {
            put!(self.rows.people, person);
        }
        let mut rows = self.rows;
        let undo = rows.keep_changed(holdings);
        (rows, undo)
    }
}

fn new_case() -> Case {
    Case {
        id: CaseId::from_random(random()),
        form: None,
        title: None,
        people: Vec::new(),
        account: None,
        filed_on: None,
        received_on: None,
        priority_date: None,
        office: None,
        is_closed: false,
        notes: None,
    }
}
