//! Protected PDFs that were attached and wait for their password.
//!
//! Invariant: where a file lies stays on this side, in memory; what waits is forgotten once it is filed or left out, and
//! when the papers close. No password is held here.
//! Not here: attaching them (`attaching`).

use std::path::PathBuf;

use casekeep_domain::ids;

use crate::{Casekeep, contract::problems::Problem};

/// Files that wait.
#[derive(Default)]
pub(crate) struct Protected {
    waiting: Vec<Waiting>,
    made: u32,
}

/// A file that waits.
#[derive(Clone)]
pub(crate) struct Waiting {
    id: u32,
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// The notice its pages are meant for.
    pub(crate) into: Option<ids::NoticeId>,
}

impl Protected {
    /// Lets a file wait; the same one for the same notice waits once.
    pub(crate) fn add(&mut self, path: PathBuf, into: Option<ids::NoticeId>) -> u32 {
        let is_same = |waiting: &&Waiting| waiting.path == path && waiting.into == into;
        if let Some(known) = self.waiting.iter().find(is_same) {
            return known.id;
        }
        self.made += 1;
        let id = self.made;
        self.waiting.push(Waiting { id, path, into });
        id
    }

    pub(crate) fn get(&self, id: u32) -> Result<Waiting, Problem> {
        let waiting = self.waiting.iter().find(|waiting| waiting.id == id);
        waiting.cloned().ok_or(Problem::NotThere)
    }
}

impl Casekeep {
    /// Forgets a file that waited: it is filed, or the person leaves it out. Nothing of it was kept.
    pub fn leave_out_protected(&self, id: u32) -> Result<(), Problem> {
        self.with(|session| {
            session.protected.waiting.retain(|waiting| waiting.id != id);
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_waits_once_for_each_notice_and_its_id_is_never_given_again() {
        let mut protected = Protected::default();
        let notice = ids::NoticeId::from_random([1; 16]);
        let first = protected.add("a.pdf".into(), None);
        assert_eq!(protected.add("a.pdf".into(), None), first);
        assert_ne!(protected.add("a.pdf".into(), Some(notice)), first);
        protected.waiting.clear();
        assert_eq!(protected.get(first).err(), Some(Problem::NotThere));
        assert!(protected.add("a.pdf".into(), None) > 2);
    }
}
