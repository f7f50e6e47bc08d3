//! The reader's day: takes a document from the line, reads its pages, keeps what they say.
//!
//! Invariant: what the first pages say is on the disk before the next one is begun, so that nothing is read twice; a page
//! that fails is noted and the next one is read.
//! Not here: who comes first (`queue`).

use std::sync::Arc;

use casekeep_domain::{
    ids::{DocumentId, NoticeId},
    notices::{Page, QuarterTurns},
};
use casekeep_reader::{
    DecodeError,
    reading::{PageReading, ReadStep},
};
use casekeep_vault::ScanId;
use zeroize::Zeroizing;

use super::{
    PAGES_AT_FIRST,
    kept::{KeptPage, KeptReading},
    queue::{Job, Signal},
};
use crate::{
    Casekeep,
    contract::{
        problems::Problem,
        readings::{Progress, Step},
        session::Happening,
    },
    pictures::Original,
    session::Session,
    situations, store,
    views::count,
};

/// What is needed to read a document.
struct Work {
    scan: String,
    original: Original,
    kept: KeptReading,
    notices: Vec<NoticeId>,
}

impl Casekeep {
    /// Reads whatever comes into the line, for ever.
    pub fn read_on(&self, tell: &dyn Fn(Happening)) {
        loop {
            let (job, signal) = self.reading.wait();
            self.read(job, &signal, tell);
        }
    }

    /// Reads what is in the line now.
    pub fn read_waiting(&self, tell: &dyn Fn(Happening)) {
        while let Some((job, signal)) = self.reading.take() {
            self.read(job, &signal, tell);
        }
    }

    fn read(&self, job: Job, signal: &Signal, tell: &dyn Fn(Happening)) {
        let notices = self.with(|session| Ok(session.notices_with(job.document)));
        let outcome = self.read_document(&job, signal, tell);
        self.reading.done();
        match outcome {
            // Papers that closed and notices that went meanwhile need no news; of a scan that is gone its page tells.
            Ok(())
            | Err(
                Problem::Locked | Problem::NotThere | Problem::ScanMissing | Problem::ScanDamaged,
            ) => {}
            Err(problem) => tell(Happening::ReadingNotKept { problem }),
        }
        for notice in notices.unwrap_or_default() {
            tell(Happening::Read {
                notice: notice.into(),
                is_done: true,
            });
        }
    }

    fn read_document(
        &self,
        job: &Job,
        signal: &Signal,
        tell: &dyn Fn(Happening),
    ) -> Result<(), Problem> {
        let mut work = self.with(|session| session.work(job.document))?;
        if work.notices.is_empty() {
            return Ok(());
        }
        let pages = count(job.pages.len());
        let mut left = job.pages.iter().copied().zip(1..);
        for (page, number) in left.by_ref() {
            let is_known = work.kept.page(page).is_some();
            if is_known && !job.is_again {
                continue;
            }
            let report = Report {
                app: self,
                notices: &work.notices,
                page,
                place: (number, pages),
                tell,
            };
            let outcome = self.read_one(&work, page, signal, &report);
            if signal.is_given_up() || outcome == Err(DecodeError::Cancelled) {
                break;
            }
            let first = self.reading.first_answer(page);
            work.kept.put(page, outcome, first.as_deref());
            if is_kept_at_once(number) {
                self.keep_reading(&work.scan, &mut work.kept)?;
                report.is_read();
            }
            if !job.is_urgent && self.reading.has_urgent() {
                break;
            }
        }
        let rest: Vec<u32> = left.map(|(page, _)| page).collect();
        if !signal.is_given_up() && !rest.is_empty() {
            self.reading.add(Job {
                pages: rest,
                ..job.clone()
            });
        }
        self.keep_reading(&work.scan, &mut work.kept)?;
        self.keep_words(job.document, &work.kept)
    }

    fn read_one(
        &self,
        work: &Work,
        page: u32,
        signal: &Signal,
        report: &Report<'_>,
    ) -> Result<PageReading, DecodeError> {
        let before = page.checked_sub(1).and_then(|before| {
            let kept = work.kept.page(before)?;
            Some(kept.read.as_ref()?.reading())
        });
        self.page_reader.read_page(
            work.original.page_file(),
            page,
            before.as_ref(),
            &|| signal.is_given_up(),
            &mut |step| report.step(step),
        )
    }

    fn keep_reading(&self, scan: &str, kept: &mut KeptReading) -> Result<(), Problem> {
        self.with(|session| {
            kept.hear(&session.kept_reading(scan));
            session.put_reading(scan, kept)
        })
    }

    /// Keeps the words of pages for the search, and shows pages upright that nobody has turned yet.
    fn keep_words(&self, document: DocumentId, kept: &KeptReading) -> Result<(), Problem> {
        let holdings = self.holdings()?;
        let of_document = holdings
            .rows
            .pages
            .iter()
            .filter(|page| page.document == document);
        let changed: Vec<Page> = of_document
            .filter_map(|page| {
                let with_words = with_words(page, kept)?;
                (with_words != *page).then_some(with_words)
            })
            .collect();
        if changed.is_empty() {
            return Ok(());
        }
        self.change(|records| {
            changed
                .iter()
                .try_for_each(|page| store::put_page(records, page))
        })
    }
}

/// The first pages are kept one by one; of a long document that would write the same bytes hundreds of times.
const fn is_kept_at_once(number: u32) -> bool {
    number < PAGES_AT_FIRST || number.is_multiple_of(PAGES_AT_FIRST)
}

fn with_words(page: &Page, kept: &KeptReading) -> Option<Page> {
    let tried = kept.page(page.page_in_document)?;
    let Some(words) = tried.read.as_ref() else {
        // A page that could not be read has no words, and is not waited for.
        let text = page.text.clone().unwrap_or_default();
        return Some(Page {
            text: Some(text),
            ..page.clone()
        });
    };
    let is_first = page.text.is_none();
    Some(Page {
        text: Some(words.text()),
        turn: if is_first && page.turn == QuarterTurns::default() {
            QuarterTurns::new(words.upright_turns)
        } else {
            page.turn
        },
        ..page.clone()
    })
}

impl Session {
    fn work(&mut self, document: DocumentId) -> Result<Work, Problem> {
        let holdings = Arc::clone(&self.holdings);
        let row = holdings.document(document).ok_or(Problem::NotThere)?;
        Ok(Work {
            scan: row.scan.clone(),
            original: self.document_once(row)?,
            kept: self.kept_reading(&row.scan),
            notices: self.notices_with(document),
        })
    }

    /// What was read from a scan; nothing when it has to be read again.
    pub(crate) fn kept_reading(&self, scan: &str) -> KeptReading {
        let read = scan.parse().ok().and_then(|id| self.vault.reading(&id));
        read.and_then(|bytes| KeptReading::parse(&bytes))
            .unwrap_or_else(KeptReading::empty)
    }

    /// Keeps what was read from a scan.
    pub(super) fn put_reading(&mut self, scan: &str, kept: &KeptReading) -> Result<(), Problem> {
        let id: ScanId = scan.parse().map_err(|_| Problem::ScanMissing)?;
        let bytes = Zeroizing::new(kept.to_bytes());
        self.gists.forget(scan);
        let stored = self.vault.put_reading(&id, &bytes);
        stored.map_err(|error| situations::scan(&error))
    }

    fn notices_with(&self, document: DocumentId) -> Vec<NoticeId> {
        let pages = self.holdings.rows.pages.iter();
        let mut notices: Vec<NoticeId> = pages
            .filter(|page| page.document == document)
            .map(|page| page.notice)
            .collect();
        notices.dedup();
        notices
    }
}

/// Tells how a page goes on.
struct Report<'a> {
    app: &'a Casekeep,
    notices: &'a [NoticeId],
    page: u32,
    /// Number of the page among those that are read now, and how many those are.
    place: (u32, u32),
    tell: &'a dyn Fn(Happening),
}

impl Report<'_> {
    fn step(&self, step: ReadStep) {
        match step {
            ReadStep::Drawing => self.is_at(Step::Drawing),
            ReadStep::FindingLines => self.is_at(Step::FindingLines),
            ReadStep::ReadingLines { done, total } => {
                self.is_at(Step::ReadingLines { done, total });
            }
            ReadStep::FirstAnswer(reading) => {
                // The reader may answer several times; a value that was there before stays the same one.
                let before = self.app.reading.first_answer(self.page);
                let before = before.as_ref().and_then(|page| page.read.as_ref());
                let page = KeptPage::new(self.page, Ok(*reading), before);
                self.app.reading.note_first(page);
                self.is_read();
            }
        }
    }

    fn is_at(&self, step: Step) {
        let (page, pages) = self.place;
        let progress = Progress { page, pages, step };
        self.app.reading.note(progress);
        for notice in self.notices {
            (self.tell)(Happening::Reading {
                notice: (*notice).into(),
                progress,
            });
        }
    }

    /// There is more to see.
    fn is_read(&self) {
        for notice in self.notices {
            (self.tell)(Happening::Read {
                notice: (*notice).into(),
                is_done: false,
            });
        }
    }
}
