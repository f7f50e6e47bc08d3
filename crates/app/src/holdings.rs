//! Everything that is kept, loaded once after each save, with the ways to find one thing from another.
//!
//! Invariant: holds only what is not in the trash; a link that leads nowhere is no link.
//! Not here: how things are shown (`views`), how they are stored (vault).

use std::collections::HashMap;

use casekeep_domain::{
    accounts::{OnlineAccount, Secret},
    cases::{Case, CaseEvent},
    dates::ImportantDate,
    exports::ExportRecord,
    ids::{AccountId, CaseId, DocumentId, NoticeId, PageId, PersonId, SecretId},
    notices::{Document, Notice, Page},
    numbers::{KeptIdentifier, Owner, Source},
    papers::Papers,
    people::Person,
};
use chrono::{DateTime, Utc};

/// All rows, as lists in the order they are shown.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    pub(crate) papers: Papers,
    pub(crate) people: Vec<Person>,
    pub(crate) accounts: Vec<OnlineAccount>,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) identifiers: Vec<KeptIdentifier>,
    pub(crate) cases: Vec<Case>,
    pub(crate) events: Vec<CaseEvent>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) pages: Vec<Page>,
    pub(crate) documents: Vec<Document>,
    pub(crate) dates: Vec<ImportantDate>,
    pub(crate) exports: Vec<ExportRecord>,
    pub(crate) trash_count: usize,
    /// When secrets stopped being current, as the history tells.
    pub(crate) secret_ends: HashMap<SecretId, DateTime<Utc>>,
}

/// All rows and the indexes over them.
#[derive(Debug)]
pub(crate) struct Holdings {
    pub(crate) rows: Rows,
    people: HashMap<PersonId, usize>,
    accounts: HashMap<AccountId, usize>,
    cases: HashMap<CaseId, usize>,
    notices: HashMap<NoticeId, usize>,
    pages: HashMap<PageId, usize>,
    documents: HashMap<DocumentId, usize>,
    pages_of_notice: HashMap<NoticeId, Vec<usize>>,
    notices_of_person: HashMap<PersonId, Vec<usize>>,
    notices_of_case: HashMap<CaseId, Vec<usize>>,
    numbers_of_owner: HashMap<Owner, Vec<usize>>,
    numbers_of_notice: HashMap<NoticeId, Vec<usize>>,
}

impl Holdings {
    /// Indexes the rows.
    pub(crate) fn new(rows: Rows) -> Self {
        let mut holdings = Self {
            people: index(&rows.people, |person| person.id),
            accounts: index(&rows.accounts, |account| account.id),
            cases: index(&rows.cases, |case| case.id),
            notices: index(&rows.notices, |notice| notice.id),
            pages: index(&rows.pages, |page| page.id),
            documents: index(&rows.documents, |document| document.id),
            pages_of_notice: group(&rows.pages, |page| vec![page.notice]),
            notices_of_person: group(&rows.notices, |notice| notice.people.clone()),
            notices_of_case: group(&rows.notices, |notice| notice.cases.clone()),
            numbers_of_owner: group(&rows.identifiers, |number| vec![number.owner]),
            numbers_of_notice: HashMap::new(),
            rows,
        };
        for places in holdings.pages_of_notice.values_mut() {
            places.sort_by_key(|place| holdings.rows.pages[*place].position);
        }
        holdings.numbers_of_notice = group(&holdings.rows.identifiers, |number| {
            holdings
                .notice_of_source(number.source)
                .map(|notice| notice.id)
                .into_iter()
                .collect()
        });
        holdings
    }

    pub(crate) fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id).map(|place| &self.rows.people[*place])
    }

    pub(crate) fn account(&self, id: AccountId) -> Option<&OnlineAccount> {
        self.accounts
            .get(&id)
            .map(|place| &self.rows.accounts[*place])
    }

    pub(crate) fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.get(&id).map(|place| &self.rows.cases[*place])
    }

    pub(crate) fn notice(&self, id: NoticeId) -> Option<&Notice> {
        self.notices
            .get(&id)
            .map(|place| &self.rows.notices[*place])
    }

    pub(crate) fn page(&self, id: PageId) -> Option<&Page> {
        self.pages.get(&id).map(|place| &self.rows.pages[*place])
    }

    pub(crate) fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents
            .get(&id)
            .map(|place| &self.rows.documents[*place])
    }

    /// Pages of a notice, in order.
    pub(crate) fn pages_of(&self, notice: NoticeId) -> impl Iterator<Item = &Page> {
        picked(&self.rows.pages, self.pages_of_notice.get(&notice))
    }

    pub(crate) fn notices_of_person(&self, person: PersonId) -> impl Iterator<Item = &Notice> {
        picked(&self.rows.notices, self.notices_of_person.get(&person))
    }

    pub(crate) fn notices_of_case(&self, case: CaseId) -> impl Iterator<Item = &Notice> {
        picked(&self.rows.notices, self.notices_of_case.get(&case))
    }

    pub(crate) fn numbers_of(&self, owner: Owner) -> impl Iterator<Item = &KeptIdentifier> {
        picked(&self.rows.identifiers, self.numbers_of_owner.get(&owner))
    }

    /// Numbers that stand on a notice.
    pub(crate) fn numbers_on(&self, notice: NoticeId) -> impl Iterator<Item = &KeptIdentifier> {
        picked(&self.rows.identifiers, self.numbers_of_notice.get(&notice))
    }

    pub(crate) fn accounts_of(&self, person: PersonId) -> impl Iterator<Item = &OnlineAccount> {
        self.rows
            .accounts
            .iter()
            .filter(move |account| account.person == person)
    }

    pub(crate) fn cases_of(&self, person: PersonId) -> impl Iterator<Item = &Case> {
        let takes_part = move |case: &&Case| case.people.iter().any(|part| part.person == person);
        self.rows.cases.iter().filter(takes_part)
    }

    pub(crate) fn cases_in(&self, account: AccountId) -> impl Iterator<Item = &Case> {
        self.rows
            .cases
            .iter()
            .filter(move |case| case.account == Some(account))
    }

    pub(crate) fn secrets_of(&self, account: AccountId) -> impl Iterator<Item = &Secret> {
        self.rows
            .secrets
            .iter()
            .filter(move |secret| secret.account == account)
    }

    pub(crate) fn events_of(&self, case: CaseId) -> impl Iterator<Item = &CaseEvent> {
        self.rows
            .events
            .iter()
            .filter(move |event| event.case == case)
    }

    /// The notice a value was read from.
    pub(crate) fn notice_of_source(&self, source: Source) -> Option<&Notice> {
        match source {
            Source::Typed => None,
            Source::Page { page, .. } => self.notice(self.page(page)?.notice),
        }
    }

    /// The person a number belongs to; a case's number belongs to the first who takes part.
    pub(crate) fn person_of_owner(&self, owner: Owner) -> Option<&Person> {
        match owner {
            Owner::Person(person) => self.person(person),
            Owner::Account(account) => self.person(self.account(account)?.person),
            Owner::Case(case) => self.person(self.case(case)?.people.first()?.person),
        }
    }
}

fn index<T, K: std::hash::Hash + Eq>(rows: &[T], key: impl Fn(&T) -> K) -> HashMap<K, usize> {
    rows.iter()
        .enumerate()
        .map(|(place, row)| (key(row), place))
        .collect()
}

fn group<T, K: std::hash::Hash + Eq>(
    rows: &[T],
    keys: impl Fn(&T) -> Vec<K>,
) -> HashMap<K, Vec<usize>> {
    let mut groups: HashMap<K, Vec<usize>> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        for key in keys(row) {
            groups.entry(key).or_default().push(place);
        }
    }
    groups
}

fn picked<'a, T>(rows: &'a [T], places: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a T> {
    places.into_iter().flatten().map(|place| &rows[*place])
}
