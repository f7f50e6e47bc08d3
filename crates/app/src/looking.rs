//! Looking at what is kept: every list and every single thing.
//!
//! Invariant: looking changes nothing.
//! Not here: how a view is made (`views`).

use std::collections::BTreeSet;

use casekeep_catalogue::FieldKind;
use casekeep_domain::{numbers::Owner, papers::Thing};

use crate::{
    Casekeep,
    contract::{
        accounts::{AccountCard, AccountMapRow, AccountView},
        cases::{CaseCard, CaseView},
        catalogue::{KindCard, KindView},
        dates::DateView,
        guide::GuideView,
        ids::{AccountId, CaseId, NoticeId, PersonId},
        notices::{NoticeCard, NoticeView},
        overview::{OverviewView, SearchHit, SearchTarget},
        people::{PersonCard, PersonView},
        problems::Problem,
        words::IdentifierKind,
    },
    guide,
    holdings::Holdings,
    papers, store,
};

/// Most hits a search answers with.
const HITS_MAX: u32 = 50;

impl Casekeep {
    /// What Overview and the sidebar show.
    pub fn overview(&self) -> Result<OverviewView, Problem> {
        Ok(self.holdings()?.overview(self.today()))
    }

    /// Everybody.
    pub fn people(&self) -> Result<Vec<PersonCard>, Problem> {
        let holdings = self.holdings()?;
        Ok(holdings
            .rows
            .people
            .iter()
            .map(|person| holdings.person_card(person))
            .collect())
    }

    /// One person, whole.
    pub fn person(&self, id: PersonId) -> Result<PersonView, Problem> {
        let holdings = self.holdings()?;
        let person = holdings.person(id.0).ok_or(Problem::NotThere)?;
        Ok(holdings.person_view(person, self.today()))
    }

    /// All online accounts.
    pub fn accounts(&self) -> Result<Vec<AccountCard>, Problem> {
        let holdings = self.holdings()?;
        Ok(holdings
            .rows
            .accounts
            .iter()
            .map(|account| holdings.account_card(account))
            .collect())
    }

    /// One online account, whole.
    pub fn account(&self, id: AccountId) -> Result<AccountView, Problem> {
        let holdings = self.holdings()?;
        let account = holdings.account(id.0).ok_or(Problem::NotThere)?;
        Ok(holdings.account_view(account, self.today()))
    }

    /// Everybody's accounts, and which cases sit where.
    pub fn account_map(&self) -> Result<Vec<AccountMapRow>, Problem> {
        Ok(self.holdings()?.account_map())
    }

    /// All cases, open ones first.
    pub fn cases(&self) -> Result<Vec<CaseCard>, Problem> {
        let holdings = self.holdings()?;
        let mut cases: Vec<_> = holdings.rows.cases.iter().collect();
        cases.sort_by_key(|case| case.is_closed);
        Ok(cases
            .into_iter()
            .map(|case| holdings.case_card(case))
            .collect())
    }

    /// One case, whole.
    pub fn case(&self, id: CaseId) -> Result<CaseView, Problem> {
        let holdings = self.holdings()?;
        let case = holdings.case(id.0).ok_or(Problem::NotThere)?;
        Ok(holdings.case_view(case, self.today()))
    }

    /// All dates, soonest first, done ones last.
    pub fn dates(&self) -> Result<Vec<DateView>, Problem> {
        Ok(self.holdings()?.all_dates(self.today()))
    }

    /// All notices, newest first.
    pub fn notices(&self) -> Result<Vec<NoticeCard>, Problem> {
        let holdings = self.holdings()?;
        let mut cards: Vec<NoticeCard> = holdings
            .rows
            .notices
            .iter()
            .map(|notice| holdings.notice_card(notice))
            .collect();
        cards.sort_by(|a, b| newest(b).cmp(&newest(a)));
        Ok(cards)
    }

    /// One notice, whole.
    pub fn notice(&self, id: NoticeId) -> Result<NoticeView, Problem> {
        let holdings = self.holdings()?;
        let notice = holdings.notice(id.0).ok_or(Problem::NotThere)?;
        Ok(holdings.notice_view(notice, self.today()))
    }

    /// Kinds of paper, in the order worth looking in, or those that fit some printed words.
    pub fn catalogue(&self, words: &str) -> Result<Vec<KindCard>, Problem> {
        let number = FieldKind::OnlineAccountNumber;
        Ok(papers::cards(
            &self.catalogue,
            &*self.holdings()?,
            number,
            words,
        ))
    }

    /// Kinds of paper on which to look for a number, those that carry it first.
    pub fn papers_with(
        &self,
        number: IdentifierKind,
        words: &str,
    ) -> Result<Vec<KindCard>, Problem> {
        let number = papers::field_kind(number).ok_or(Problem::NotThere)?;
        Ok(papers::cards(
            &self.catalogue,
            &*self.holdings()?,
            number,
            words,
        ))
    }

    /// What is known of one kind of paper, and where a number stands on it.
    pub fn catalogue_kind(&self, kind: &str, number: IdentifierKind) -> Result<KindView, Problem> {
        let number = papers::field_kind(number).ok_or(Problem::NotThere)?;
        papers::kind(&self.catalogue, &*self.holdings()?, kind, number)
    }

    /// Everything the guide says around the papers.
    #[must_use]
    pub fn guide(&self) -> GuideView {
        guide::view(&self.guide)
    }

    /// An address that may be opened, by its id.
    pub fn address(&self, id: &str) -> Result<String, Problem> {
        let address = self.guide.address(id).ok_or(Problem::NotThere)?;
        Ok(address.url.clone())
    }

    /// Finds people, numbers, cases and notices by any words.
    pub fn search(&self, text: &str) -> Result<Vec<SearchHit>, Problem> {
        let found = self.with(|session| store::search(&session.vault, text, HITS_MAX))?;
        Ok(hits(&*self.holdings()?, &found))
    }
}

/// What to sort notices by: the printed date, else the day they were attached.
fn newest(card: &NoticeCard) -> Option<&str> {
    card.notice_date
        .as_deref()
        .or_else(|| card.added_at.as_deref().and_then(|at| at.get(..10)))
}

/// One hit for each thing that was found, in the order found.
fn hits(holdings: &Holdings, found: &[Thing]) -> Vec<SearchHit> {
    let mut seen = BTreeSet::new();
    let mut hits = Vec::new();
    for hit in found.iter().filter_map(|found| hit(holdings, *found)) {
        if seen.insert((format!("{:?}", hit.target), hit.masked.clone())) {
            hits.push(hit);
        }
    }
    hits
}

fn hit(holdings: &Holdings, found: Thing) -> Option<SearchHit> {
    match found {
        Thing::Person(id) => plain(holdings, SearchTarget::Person(id.into())),
        Thing::Account(id) => plain(holdings, SearchTarget::Account(id.into())),
        Thing::Case(id) => plain(holdings, SearchTarget::Case(id.into())),
        Thing::Notice(id) => plain(holdings, SearchTarget::Notice(id.into())),
        Thing::Identifier(id) => {
            let number = holdings
                .rows
                .identifiers
                .iter()
                .find(|number| number.id == id)?;
            let target = match number.owner {
                Owner::Person(id) => SearchTarget::Person(id.into()),
                Owner::Account(id) => SearchTarget::Account(id.into()),
                Owner::Case(id) => SearchTarget::Case(id.into()),
            };
            let mut hit = plain(holdings, target)?;
            hit.number_kind = Some(number.value.kind().into());
            hit.masked = Some(number.value.masked());
            Some(hit)
        }
        Thing::CaseEvent(id) => {
            let event = holdings.rows.events.iter().find(|event| event.id == id)?;
            plain(holdings, SearchTarget::Case(event.case.into()))
        }
        Thing::Date(id) => {
            let date = holdings.rows.dates.iter().find(|date| date.id == id)?;
            let of_case = date.case.map(|case| SearchTarget::Case(case.into()));
            plain(
                holdings,
                of_case.or_else(|| {
                    date.person
                        .map(|person| SearchTarget::Person(person.into()))
                })?,
            )
        }
        Thing::Secret(_) | Thing::Contact(_) => None,
    }
}

/// A hit with the name of what it leads to; `None` when that is gone.
fn plain(holdings: &Holdings, target: SearchTarget) -> Option<SearchHit> {
    let mut notice_kind = None;
    let title = match target {
        SearchTarget::Person(id) => holdings.person(id.0)?.name.full(),
        SearchTarget::Account(id) => holdings.account_card(holdings.account(id.0)?).person_name,
        SearchTarget::Case(id) => {
            let case = holdings.case(id.0)?;
            let form = case.form.as_ref().map(ToString::to_string);
            let title = case.title.as_ref().map(|title| title.as_str().to_owned());
            form.into_iter().chain(title).collect::<Vec<_>>().join(", ")
        }
        SearchTarget::Notice(id) => {
            let notice = holdings.notice(id.0)?;
            notice_kind = notice.kind.as_ref().map(|kind| kind.as_str().to_owned());
            notice
                .title
                .as_ref()
                .map(|title| title.as_str().to_owned())
                .unwrap_or_default()
        }
    };
    Some(SearchHit {
        target,
        title,
        notice_kind,
        number_kind: None,
        masked: None,
    })
}
