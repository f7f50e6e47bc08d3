//! Keeping what was typed: people, accounts, cases, dates, notices.
//!
//! Invariant: a change is shown only after the vault has acknowledged it.
//! Not here: reading drafts (`drafts`), numbers (`numbers`), attaching (`attaching`).

use casekeep_domain::{
    accounts::{Secret, SecretKind, SecretState},
    ids,
    notices::{Page, QuarterTurns},
};
use casekeep_vault::Records;

use crate::{
    Casekeep,
    attaching::new_notice,
    contract::{
        accounts::{AccountDraft, SecretDraft},
        cases::{CaseDraft, CaseEventDraft},
        dates::DateDraft,
        ids::{AccountId, CaseEventId, CaseId, DateId, NoticeId, PageId, PersonId, SecretId},
        notices::NoticeDraft,
        people::PersonDraft,
        problems::Problem,
        words,
    },
    drafts,
    holdings::Holdings,
    rows::Rows,
    session::random,
    store,
};

/// The backup codes that a new one takes the place of.
pub(crate) fn replaced_by(holdings: &Holdings, new: &Secret) -> Vec<Secret> {
    let outlived = holdings.secrets_of(new.account).filter(|other| {
        new.kind == SecretKind::BackupCode
            && other.kind == SecretKind::BackupCode
            && other.state == SecretState::Current
    });
    outlived
        .map(|other| Secret {
            state: SecretState::Replaced,
            ..other.clone()
        })
        .collect()
}

impl Casekeep {
    /// Makes one change: one save, then everything is loaded again.
    pub(crate) fn change<T>(
        &self,
        job: impl FnOnce(&mut Records) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let at = self.now();
        self.with(|session| {
            let outcome = store::write(&mut session.vault, at, job)?;
            session.reload()?;
            Ok(outcome)
        })
    }

    /// Keeps a new or changed person.
    pub fn save_person(
        &self,
        id: Option<PersonId>,
        draft: &PersonDraft,
    ) -> Result<PersonId, Problem> {
        let id = id.map_or_else(|| ids::PersonId::from_random(random()), |id| id.0);
        let person = drafts::person(id, draft)?;
        self.change(|records| store::put_person(records, &person))?;
        Ok(id.into())
    }

    /// Keeps a new or changed online account.
    pub fn save_account(
        &self,
        id: Option<AccountId>,
        draft: &AccountDraft,
    ) -> Result<AccountId, Problem> {
        let id = id.map_or_else(|| ids::AccountId::from_random(random()), |id| id.0);
        let account = drafts::account(id, draft)?;
        self.holdings()?
            .person(account.person)
            .ok_or(Problem::NotThere)?;
        self.change(|records| store::put_account(records, &account))?;
        Ok(id.into())
    }

    /// Keeps a new or changed secret; a new backup code takes the place of the one before.
    pub fn save_secret(
        &self,
        id: Option<SecretId>,
        draft: SecretDraft,
    ) -> Result<SecretId, Problem> {
        let holdings = self.holdings()?;
        let before = id.and_then(|id| {
            holdings
                .rows
                .secrets
                .iter()
                .find(|secret| secret.id == id.0)
        });
        let new_id = id.map_or_else(|| ids::SecretId::from_random(random()), |id| id.0);
        let secret = drafts::secret(new_id, &draft, before)?;
        holdings.account(secret.account).ok_or(Problem::NotThere)?;
        let replaced = match before {
            Some(_) => Vec::new(),
            None => replaced_by(&holdings, &secret),
        };
        self.change(|records| {
            replaced
                .iter()
                .try_for_each(|other| store::put_secret(records, other))?;
            store::put_secret(records, &secret)
        })?;
        Ok(new_id.into())
    }

    /// Says whether a secret still works.
    pub fn set_secret_state(&self, id: SecretId, state: words::SecretState) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        let secret = holdings
            .rows
            .secrets
            .iter()
            .find(|secret| secret.id == id.0)
            .ok_or(Problem::NotThere)?;
        let changed = Secret {
            state: state.into(),
            ..secret.clone()
        };
        self.change(|records| store::put_secret(records, &changed))
    }

    /// Keeps a new or changed case.
    pub fn save_case(&self, id: Option<CaseId>, draft: &CaseDraft) -> Result<CaseId, Problem> {
        let id = id.map_or_else(|| ids::CaseId::from_random(random()), |id| id.0);
        let case = drafts::case(id, draft)?;
        self.change(|records| store::put_case(records, &case))?;
        Ok(id.into())
    }

    /// Keeps a line in a case's log.
    pub fn save_case_event(
        &self,
        id: Option<CaseEventId>,
        draft: &CaseEventDraft,
    ) -> Result<CaseEventId, Problem> {
        let id = id.map_or_else(|| ids::CaseEventId::from_random(random()), |id| id.0);
        let event = drafts::case_event(id, draft)?;
        self.holdings()?.case(event.case).ok_or(Problem::NotThere)?;
        self.change(|records| store::put_case_event(records, &event))?;
        Ok(id.into())
    }

    /// Keeps a new or changed date.
    pub fn save_date(&self, id: Option<DateId>, draft: &DateDraft) -> Result<DateId, Problem> {
        let holdings = self.holdings()?;
        let before = id.and_then(|id| holdings.rows.dates.iter().find(|date| date.id == id.0));
        let new_id = id.map_or_else(|| ids::DateId::from_random(random()), |id| id.0);
        let date = drafts::date(new_id, draft, before.is_some_and(|before| before.is_done))?;
        self.change(|records| store::put_date(records, &date))?;
        Ok(new_id.into())
    }

    /// Says whether a date is done with.
    pub fn set_date_done(&self, id: DateId, is_done: bool) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        let mut date = holdings
            .rows
            .dates
            .iter()
            .find(|date| date.id == id.0)
            .cloned()
            .ok_or(Problem::NotThere)?;
        date.is_done = is_done;
        self.change(|records| store::put_date(records, &date))
    }

    /// Keeps a new or changed notice.
    pub fn save_notice(
        &self,
        id: Option<NoticeId>,
        draft: &NoticeDraft,
    ) -> Result<NoticeId, Problem> {
        let id = id.map_or_else(|| ids::NoticeId::from_random(random()), |id| id.0);
        let notice = drafts::notice(id, draft)?;
        self.change(|records| store::put_notice(records, &notice))?;
        Ok(id.into())
    }

    /// Turns a page, counted from how it was stored.
    pub fn turn_page(&self, id: PageId, quarter_turns: u8) -> Result<(), Problem> {
        let mut page = self
            .holdings()?
            .page(id.0)
            .cloned()
            .ok_or(Problem::NotThere)?;
        page.turn = QuarterTurns::new(quarter_turns);
        self.change(|records| store::put_page(records, &page))
    }

    /// Makes a page and those after it a notice of their own; answers with it.
    pub fn part_notice(&self, page: PageId) -> Result<NoticeId, Problem> {
        let holdings = self.holdings()?;
        let first = holdings.page(page.0).ok_or(Problem::NotThere)?;
        let is_part = |page: &&Page| page.position >= first.position;
        let (part, rest): (Vec<&Page>, Vec<&Page>) =
            holdings.pages_of(first.notice).partition(is_part);
        if rest.is_empty() {
            return Err(Problem::NotThere);
        }
        let notice = new_notice();
        let id = notice.id;
        let mut rows = Rows::default();
        rows.notices.push(notice);
        let placed = (0..).zip(part).map(|(position, page)| Page {
            notice: id,
            position,
            ..page.clone()
        });
        rows.pages.extend(placed);
        self.put_by_hand(&holdings, rows)?;
        Ok(id.into())
    }

    /// Moves a page to another place in its notice, from 0.
    pub fn move_page(&self, id: PageId, position: u32) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        let page = holdings.page(id.0).ok_or(Problem::NotThere)?;
        let mut pages: Vec<_> = holdings.pages_of(page.notice).cloned().collect();
        let from = pages
            .iter()
            .position(|other| other.id == id.0)
            .ok_or(Problem::NotThere)?;
        let moved = pages.remove(from);
        let to = usize::try_from(position)
            .unwrap_or(usize::MAX)
            .min(pages.len());
        pages.insert(to, moved);
        for (place, page) in (0..).zip(&mut pages) {
            page.position = place;
        }
        self.change(|records| {
            pages
                .iter()
                .try_for_each(|page| store::put_page(records, page))
        })
    }
}
