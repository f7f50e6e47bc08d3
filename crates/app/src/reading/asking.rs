//! Asking for a notice to be read: first, again, the rest of it, or not at all.
//!
//! Invariant: opening a notice reads only what was not read yet, and only its first pages; what the person stopped is read
//! when they ask for it.
//! Not here: reading (`work`), what came of it (`proposals`).

use casekeep_domain::{
    ids::{self, DocumentId},
    notices::{Notice, Page, UnitBox},
};
use casekeep_reader::UnitRect;

use super::{
    PAGES_AT_FIRST,
    kept::{KeptField, KeptReading},
    queue::{Job, Place},
};
use crate::{
    Casekeep,
    contract::{
        ids::{NoticeId, PageId},
        numbers,
        problems::Problem,
        readings::ReadingBacklog,
    },
    holdings::Holdings,
    session::Session,
    situations, store,
    views::count,
};

/// Which pages of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    /// Those among the first that were not read.
    FirstUnread,
    /// All that were not read.
    Unread,
    /// All that were read before, and the first ones.
    Again,
}

impl Casekeep {
    /// Somebody looks at a notice: what was not read of it comes first, unless they stopped it.
    pub fn read_first(&self, notice: NoticeId) -> Result<(), Problem> {
        self.ask(notice, Which::FirstUnread)
    }

    /// Reads a notice again, whatever was read before.
    pub fn read_again(&self, notice: NoticeId) -> Result<(), Problem> {
        self.ask(notice, Which::Again)
    }

    /// Reads the pages of a notice beyond the first ones too.
    pub fn read_rest(&self, notice: NoticeId) -> Result<(), Problem> {
        self.ask(notice, Which::Unread)
    }

    /// Reads everything that was not read yet, or by an older reader. Answers with how many files wait now.
    pub fn read_all(&self) -> Result<ReadingBacklog, Problem> {
        let holdings = self.holdings()?;
        for document in &holdings.rows.documents {
            let kept = self.with(|session| Ok(session.kept_reading(&document.scan)))?;
            let older: Vec<u32> = kept
                .pages
                .iter()
                .filter(|page| page.is_of_an_older_reader())
                .map(|page| page.page)
                .collect();
            let is_again = !older.is_empty();
            self.note_stopped(&document.scan, false)?;
            let unread = unread(&kept, document.page_count.min(PAGES_AT_FIRST));
            self.put_in_line(document.id, [older, unread].concat(), is_again, false);
        }
        self.reading_backlog()
    }

    /// Stops reading a notice; what was read until then is kept, and so is that it was stopped.
    pub fn cancel_reading(&self, notice: NoticeId) -> Result<(), Problem> {
        self.stop_reading(&documents_of(&*self.holdings()?, notice.0))
    }

    /// Stops reading whatever is read or waits. Answers with how much is not read.
    pub fn cancel_all_reading(&self) -> Result<ReadingBacklog, Problem> {
        self.stop_reading(&self.reading.documents())?;
        self.reading_backlog()
    }

    /// Goes on with what was not read when the papers closed, unless the person stopped it.
    pub(crate) fn go_on_reading(&self) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        for document in &holdings.rows.documents {
            let mut pages = holdings.rows.pages.iter();
            if !pages.any(|page| page.document == document.id && is_unread(page)) {
                continue;
            }
            let kept = self.with(|session| Ok(session.kept_reading(&document.scan)))?;
            if !kept.is_stopped {
                let pages = unread(&kept, document.page_count.min(PAGES_AT_FIRST));
                self.put_in_line(document.id, pages, false, false);
            }
        }
        Ok(())
    }

    fn stop_reading(&self, documents: &[DocumentId]) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        for id in documents {
            self.reading.stop(*id);
            if let Some(document) = holdings.document(*id) {
                self.note_stopped(&document.scan, true)?;
            }
        }
        Ok(())
    }

    fn note_stopped(&self, scan: &str, is_stopped: bool) -> Result<(), Problem> {
        self.with(|session| {
            session.change_reading(scan, |kept| {
                std::mem::replace(&mut kept.is_stopped, is_stopped) != is_stopped
            })
        })
    }

    /// How much waits to be read.
    pub fn reading_backlog(&self) -> Result<ReadingBacklog, Problem> {
        let holdings = self.holdings()?;
        let is_unread = |notice: &&Notice| holdings.pages_of(notice.id).any(is_unread);
        Ok(ReadingBacklog {
            notices: count(holdings.rows.notices.iter().filter(is_unread).count()),
            under_way: count(self.reading.documents().len()),
        })
    }

    /// Reads what stands in a part of a page, now.
    pub fn read_spot(&self, page: PageId, place: numbers::UnitBox) -> Result<String, Problem> {
        let place = UnitBox::new(place.left, place.top, place.width, place.height)
            .ok_or(Problem::NotThere)?;
        let (original, number) = self.with(|session| session.page(page.0))?;
        let spot = UnitRect {
            left: place.left(),
            top: place.top(),
            width: place.width(),
            height: place.height(),
        };
        let read = self
            .page_reader
            .read_spot(original.page_file(), number, spot);
        read.map_err(|error| match situations::decode(&error) {
            Problem::PageNotDrawn => Problem::PageNotRead,
            other => other,
        })
    }

    /// Says that a value was read wrong, or takes that back.
    pub fn reject_proposal(
        &self,
        notice: NoticeId,
        id: &str,
        is_rejected: bool,
    ) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        let documents = documents_of(&holdings, notice.0);
        let scans = documents
            .iter()
            .filter_map(|document| Some(holdings.document(*document)?.scan.clone()));
        for scan in scans {
            self.with(|session| session.say(&scan, id, |field| field.is_rejected = is_rejected))?;
        }
        Ok(())
    }

    /// Says which kind of paper a notice is.
    pub fn set_notice_kind(&self, notice: NoticeId, kind: &str) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        let mut changed = holdings.notice(notice.0).ok_or(Problem::NotThere)?.clone();
        let known = casekeep_domain::notices::NoticeKindId::new(kind)
            .filter(|kind| self.catalogue.kind(kind).is_some());
        changed.kind = Some(known.ok_or(Problem::NotThere)?);
        self.change(|records| store::put_notice(records, &changed))
    }

    fn ask(&self, notice: NoticeId, which: Which) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        for id in documents_of(&holdings, notice.0) {
            let Some(document) = holdings.document(id) else {
                continue;
            };
            let kept = self.with(|session| Ok(session.kept_reading(&document.scan)))?;
            let is_under_way = matches!(self.reading.place(id), Place::Now(..));
            if which == Which::FirstUnread && (is_under_way || kept.is_stopped) {
                continue;
            }
            self.note_stopped(&document.scan, false)?;
            let pages = pages(&kept, document.page_count, which);
            self.put_in_line(id, pages, which == Which::Again, true);
        }
        Ok(())
    }

    /// Puts the first pages of a new document into the line.
    pub(crate) fn read_soon(&self, document: DocumentId, page_count: u32) {
        let pages = (0..page_count.min(PAGES_AT_FIRST)).collect();
        self.put_in_line(document, pages, false, false);
    }

    fn put_in_line(&self, document: DocumentId, pages: Vec<u32>, is_again: bool, is_urgent: bool) {
        if !pages.is_empty() {
            self.reading.add(Job {
                document,
                pages,
                is_again,
                is_urgent,
            });
        }
    }
}

impl Session {
    /// Notes what the person says of a value that was read from a scan; of one that is not there, nothing.
    pub(super) fn say(
        &mut self,
        scan: &str,
        id: &str,
        what: impl FnOnce(&mut KeptField),
    ) -> Result<(), Problem> {
        self.change_reading(scan, |kept| kept.field_mut(id).map(what).is_some())
    }

    /// Changes what is kept of a scan; the change says whether there was anything to change.
    fn change_reading(
        &mut self,
        scan: &str,
        change: impl FnOnce(&mut KeptReading) -> bool,
    ) -> Result<(), Problem> {
        let mut kept = self.kept_reading(scan);
        if change(&mut kept) {
            self.put_reading(scan, &kept)
        } else {
            Ok(())
        }
    }
}

fn is_unread(page: &Page) -> bool {
    page.text.is_none() && page.page_in_document < PAGES_AT_FIRST
}

fn pages(kept: &KeptReading, page_count: u32, which: Which) -> Vec<u32> {
    let first = page_count.min(PAGES_AT_FIRST);
    match which {
        Which::FirstUnread => unread(kept, first),
        Which::Unread => unread(kept, page_count),
        Which::Again => {
            let was_read = |page: &u32| *page < first || kept.page(*page).is_some();
            (0..page_count).filter(was_read).collect()
        }
    }
}

fn unread(kept: &KeptReading, page_count: u32) -> Vec<u32> {
    (0..page_count)
        .filter(|page| kept.page(*page).is_none())
        .collect()
}

/// Documents a notice's pages come from, each once, in their order.
pub(super) fn documents_of(holdings: &Holdings, notice: ids::NoticeId) -> Vec<DocumentId> {
    let mut documents = Vec::new();
    for page in holdings.pages_of(notice) {
        if !documents.contains(&page.document) {
            documents.push(page.document);
        }
    }
    documents
}
