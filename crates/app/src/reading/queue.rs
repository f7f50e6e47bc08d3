//! Documents that wait to be read, one after the other, the one on the screen first.
//!
//! Invariant: a document is in the line at most once; after the papers closed the line is empty and the page under way
//! is given up.
//! Not here: reading itself (`work`).

use std::{
    collections::VecDeque,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use casekeep_domain::ids::DocumentId;

use super::kept::KeptPage;
use crate::contract::readings::{Progress, Step};

/// Pages of a document to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Job {
    pub(crate) document: DocumentId,
    /// Pages of the document, from 0.
    pub(crate) pages: Vec<u32>,
    /// Read them although they were read before.
    pub(crate) is_again: bool,
    /// Somebody looks at it.
    pub(crate) is_urgent: bool,
}

/// The line of documents.
#[derive(Default)]
pub(crate) struct Queue {
    line: Mutex<Line>,
    has_come: Condvar,
}

#[derive(Default)]
struct Line {
    waiting: VecDeque<Job>,
    now: Option<Now>,
}

struct Now {
    document: DocumentId,
    progress: Progress,
    first_answer: Option<Arc<KeptPage>>,
    give_up: Arc<AtomicBool>,
}

/// Where a document is in the line.
#[derive(Clone)]
pub(crate) enum Place {
    Nowhere,
    Waiting,
    Now(Progress, Option<Arc<KeptPage>>),
}

/// Whether a page is to be given up.
#[derive(Clone)]
pub(crate) struct Signal(Arc<AtomicBool>);

impl Signal {
    pub(crate) fn is_given_up(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Queue {
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a document into the line, at its front when somebody looks at it. What it waited with before is joined.
    pub(crate) fn add(&self, job: Job) {
        let mut line = self.line();
        let before = line
            .waiting
            .iter()
            .position(|other| other.document == job.document)
            .and_then(|place| line.waiting.remove(place));
        let job = before.into_iter().fold(job, Job::joined);
        if job.is_urgent {
            line.waiting.push_front(job);
        } else {
            line.waiting.push_back(job);
        }
        self.has_come.notify_one();
    }

    /// Takes the next document, if there is one.
    pub(crate) fn take(&self) -> Option<(Job, Signal)> {
        self.line().take()
    }

    /// Waits for the next document.
    pub(crate) fn wait(&self) -> (Job, Signal) {
        let mut line = self.line();
        loop {
            if let Some(taken) = line.take() {
                return taken;
            }
            line = self
                .has_come
                .wait(line)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether somebody looks at a document that waits.
    pub(crate) fn has_urgent(&self) -> bool {
        self.line().waiting.front().is_some_and(|job| job.is_urgent)
    }

    /// Notes how far the document under way is.
    pub(crate) fn note(&self, progress: Progress) {
        if let Some(now) = self.line().now.as_mut() {
            if now.progress.page != progress.page {
                now.first_answer = None;
            }
            now.progress = progress;
        }
    }

    /// Notes a first answer of the page under way.
    pub(crate) fn note_first(&self, page: KeptPage) {
        if let Some(now) = self.line().now.as_mut() {
            now.first_answer = Some(Arc::new(page));
        }
    }

    /// The first answer of a page under way.
    pub(crate) fn first_answer(&self, page: u32) -> Option<Arc<KeptPage>> {
        let line = self.line();
        let first = line.now.as_ref()?.first_answer.clone();
        first.filter(|first| first.page == page)
    }

    /// The document under way is done with.
    pub(crate) fn done(&self) {
        self.line().now = None;
    }

    /// Stops reading a document.
    pub(crate) fn stop(&self, document: DocumentId) {
        let mut line = self.line();
        line.waiting.retain(|job| job.document != document);
        if let Some(now) = line.now.as_ref().filter(|now| now.document == document) {
            now.give_up.store(true, Ordering::SeqCst);
        }
    }

    /// Forgets everything: the papers closed.
    pub(crate) fn clear(&self) {
        let mut line = self.line();
        line.waiting.clear();
        if let Some(now) = &line.now {
            now.give_up.store(true, Ordering::SeqCst);
        }
    }

    pub(crate) fn place(&self, document: DocumentId) -> Place {
        let line = self.line();
        match line.now.as_ref() {
            Some(now) if now.document == document => {
                return Place::Now(now.progress, now.first_answer.clone());
            }
            _ => {}
        }
        if line.waiting.iter().any(|job| job.document == document) {
            Place::Waiting
        } else {
            Place::Nowhere
        }
    }

    /// Documents under way or waiting, each once.
    pub(crate) fn documents(&self) -> Vec<DocumentId> {
        let line = self.line();
        let now = line.now.as_ref().map(|now| now.document);
        let waiting = line.waiting.iter().map(|job| job.document);
        let waiting = waiting.filter(|document| Some(*document) != now);
        now.into_iter().chain(waiting).collect()
    }
}

impl Line {
    fn take(&mut self) -> Option<(Job, Signal)> {
        let job = self.waiting.pop_front()?;
        let give_up = Arc::new(AtomicBool::new(false));
        self.now = Some(Now {
            document: job.document,
            progress: Progress {
                page: 1,
                pages: u32::try_from(job.pages.len()).unwrap_or(u32::MAX),
                step: Step::Drawing,
            },
            first_answer: None,
            give_up: Arc::clone(&give_up),
        });
        Some((job, Signal(give_up)))
    }
}

impl Job {
    fn joined(mut self, other: Self) -> Self {
        self.pages.extend(other.pages);
        self.pages.sort_unstable();
        self.pages.dedup();
        self.is_again |= other.is_again;
        self.is_urgent |= other.is_urgent;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(document: u8, pages: &[u32], is_urgent: bool) -> Job {
        Job {
            document: DocumentId::from_random([document; 16]),
            pages: pages.to_vec(),
            is_again: false,
            is_urgent,
        }
    }

    #[test]
    fn the_document_on_the_screen_comes_first_and_is_in_the_line_once() {
        let queue = Queue::default();
        queue.add(job(1, &[0], false));
        queue.add(job(2, &[0, 1], false));
        queue.add(job(2, &[1, 2], true));
        assert_eq!(queue.take().unwrap().0, job(2, &[0, 1, 2], true));
        assert_eq!(queue.take().unwrap().0, job(1, &[0], false));
        assert!(queue.take().is_none());
    }

    #[test]
    fn what_was_stopped_is_given_up_until_asked_for_again() {
        let queue = Queue::default();
        let one = job(1, &[0], false);
        queue.add(one.clone());
        let (_, signal) = queue.take().unwrap();
        queue.stop(one.document);
        assert!(signal.is_given_up());
        queue.done();
        assert!(matches!(queue.place(one.document), Place::Nowhere));
        queue.add(one.clone());
        assert!(matches!(queue.place(one.document), Place::Waiting));
    }

    #[test]
    fn closing_the_papers_empties_the_line() {
        let queue = Queue::default();
        queue.add(job(1, &[0], false));
        queue.add(job(2, &[0], false));
        let (_, signal) = queue.take().unwrap();
        queue.clear();
        assert!(signal.is_given_up() && queue.take().is_none());
    }
}
