//! Which of the person's own scans shows best where the online account number stands on a kind of paper.
//!
//! Invariant: a number that is there beats its empty box, and the box beats a paper of the right kind.
//! Not here: the guide itself (`guide`).

use std::collections::HashMap;

use casekeep_domain::{
    identifiers::IdentifierKind,
    ids::PageId,
    notices::{Notice, NoticeKindId},
    numbers::Source,
};

use super::kept::KeptReading;
use crate::{
    Casekeep,
    contract::{
        problems::Problem,
        readings::{AccountAnswer, OwnScan, OwnScanShows},
    },
    session::Session,
};

/// What the readings say in short, by scan, so that each is opened once.
#[derive(Default)]
pub(crate) struct Gists(HashMap<String, Gist>);

#[derive(Default)]
struct Gist {
    kinds: Vec<NoticeKindId>,
    /// Pages of the document with the number.
    numbers: Vec<u32>,
    /// Pages with its empty box.
    boxes: Vec<u32>,
}

impl Gists {
    /// The scan is read again.
    pub(super) fn forget(&mut self, scan: &str) {
        self.0.remove(scan);
    }
}

impl Casekeep {
    /// The scan on which to show where the online account number stands on a kind of paper.
    pub fn own_scan(&self, kind: &str) -> Result<Option<OwnScan>, Problem> {
        let kind = NoticeKindId::new(kind).ok_or(Problem::NotThere)?;
        self.with(|session| Ok(session.own_scan(&kind)))
    }
}

impl Session {
    fn own_scan(&mut self, kind: &NoticeKindId) -> Option<OwnScan> {
        let holdings = std::sync::Arc::clone(&self.holdings);
        let scans = holdings
            .rows
            .documents
            .iter()
            .map(|document| &document.scan);
        for scan in scans {
            if !self.gists.0.contains_key(scan) {
                let gist = gist(&self.kept_reading(scan));
                self.gists.0.insert(scan.clone(), gist);
            }
        }
        let mut best: Option<OwnScan> = None;
        for notice in holdings.rows.notices.iter().rev() {
            let Some(found) = self.shows(notice, kind) else {
                continue;
            };
            if best
                .as_ref()
                .is_none_or(|before| found.shows < before.shows)
            {
                best = Some(found);
            }
        }
        best
    }

    fn shows(&self, notice: &Notice, kind: &NoticeKindId) -> Option<OwnScan> {
        let pages: Vec<_> = self.holdings.pages_of(notice.id).collect();
        let gists = pages.iter().filter_map(|page| {
            let document = self.holdings.document(page.document)?;
            Some((page, self.gists.0.get(&document.scan)?))
        });
        let is_kind = match &notice.kind {
            Some(kept) => kept == kind,
            None => gists.clone().any(|(_, gist)| gist.kinds.contains(kind)),
        };
        if !is_kind {
            return None;
        }
        let first = |pages: fn(&Gist) -> &Vec<u32>| {
            let mut found = gists.clone();
            found.find(|(page, gist)| pages(gist).contains(&page.page_in_document))
        };
        let number = self
            .marked(notice)
            .or_else(|| first(|gist| &gist.numbers).map(|(page, _)| page.id));
        let empty = first(|gist| &gist.boxes).map(|(page, _)| page.id);
        let (page, shows) = match (number, empty) {
            (Some(page), _) => (Some(page), OwnScanShows::Number),
            (None, Some(page)) => (Some(page), OwnScanShows::Box),
            (None, None) => (pages.first().map(|page| page.id), OwnScanShows::Kind),
        };
        Some(OwnScan {
            notice: notice.id.into(),
            page: page.map(Into::into),
            shows,
        })
    }

    /// The page on which an account number was marked.
    fn marked(&self, notice: &Notice) -> Option<PageId> {
        let mut numbers = self.holdings.numbers_on(notice.id);
        numbers.find_map(|number| match number.source {
            Source::Page {
                page,
                place: Some(_),
            } if number.value.kind() == IdentifierKind::OnlineAccountNumber => Some(page),
            Source::Page { .. } | Source::Typed => None,
        })
    }
}

fn gist(reading: &KeptReading) -> Gist {
    let mut gist = Gist::default();
    for kept in &reading.pages {
        let Some(words) = &kept.read else {
            continue;
        };
        gist.kinds.extend(words.kind().map(|(kind, _)| kind));
        match words.account_number {
            AccountAnswer::Found => gist.numbers.push(kept.page),
            AccountAnswer::BoxEmpty => gist.boxes.push(kept.page),
            AccountAnswer::NoBox | AccountAnswer::Unreadable | AccountAnswer::NotANotice => {}
        }
    }
    gist
}
