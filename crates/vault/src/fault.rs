//! The place where tests let the disk fail, or keep a diary of what reaches it. In what ships there is nothing here.
//!
//! Invariant: every call by which the vault touches the disk passes here first.
//! Not here: the calls themselves (folder).

use std::fs::File;

use rustix::io::Errno;

/// What is about to be done, on the file or folder that goes with it.
#[derive(Clone, Copy)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "only the diary of the tests reads what was done")
)]
pub(crate) enum Op<'a> {
    /// Open, list, read or ask.
    Look,
    /// Make a folder inside this one.
    MakeFolder(&'a str),
    /// Make a file inside this folder.
    MakeFile(&'a str),
    /// Set the mode.
    SetMode,
    /// Write to the end of this file.
    Write(&'a [u8]),
    /// Wait until this file is on the disk.
    SyncFile,
    /// Wait until the names in this folder are on the disk.
    SyncFolder,
    /// Give a file of this folder another name.
    Rename {
        from: &'a str,
        to_folder: &'a File,
        to: &'a str,
    },
    /// Take a name out of this folder.
    Remove(&'a str),
}

#[cfg(not(test))]
#[inline]
pub(crate) const fn point(_: Op<'_>, _: Option<&File>) -> Result<(), Errno> {
    Ok(())
}

/// What a thread shares with the one that started it.
#[cfg(not(test))]
pub(crate) struct Seam;

#[cfg(not(test))]
pub(crate) const fn seam() -> Seam {
    Seam
}

#[cfg(not(test))]
pub(crate) const fn adopt(_: Seam) {}

#[cfg(test)]
pub(crate) use plan::{
    Diary, Event, Plan, adopt, clear, point, seam, set, start_diary, stop_diary, was_hit,
};

#[cfg(test)]
mod plan {
    use std::{
        cell::RefCell,
        path::PathBuf,
        sync::{Arc, Mutex},
    };

    use super::{Errno, File, Op};

    /// Which calls fail.
    #[derive(Clone, Copy)]
    pub(crate) struct Plan {
        /// Calls that still go through.
        pub(crate) after: usize,
        /// How the next one fails.
        pub(crate) with: Errno,
        /// Whether all that follow fail too, as if the process were dead.
        pub(crate) for_good: bool,
    }

    /// What reached the disk.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) enum Event {
        MakeFolder(PathBuf),
        MakeFile(PathBuf),
        Write(PathBuf, Vec<u8>),
        SyncFile(PathBuf),
        SyncFolder(PathBuf),
        Rename(PathBuf, PathBuf),
        Remove(PathBuf),
    }

    pub(crate) type Diary = Vec<Event>;

    #[derive(Default)]
    pub(crate) struct State {
        plan: Option<Plan>,
        was_hit: bool,
        diary: Option<Diary>,
    }

    /// Shared by a test's own thread and those it starts, not by other tests.
    type Shared = Arc<Mutex<State>>;

    thread_local! {
        static STATE: RefCell<Shared> = RefCell::default();
    }

    fn with_state<T>(job: impl FnOnce(&mut State) -> T) -> T {
        let state = seam();
        job(&mut state.lock().unwrap())
    }

    pub(crate) fn seam() -> Shared {
        STATE.with_borrow(Arc::clone)
    }

    pub(crate) fn adopt(seam: Shared) {
        STATE.set(seam);
    }

    pub(crate) fn set(plan: Plan) {
        with_state(|state| (state.plan, state.was_hit) = (Some(plan), false));
    }

    pub(crate) fn clear() {
        with_state(|state| state.plan = None);
    }

    pub(crate) fn was_hit() -> bool {
        with_state(|state| state.was_hit)
    }

    pub(crate) fn start_diary() {
        with_state(|state| state.diary = Some(Vec::new()));
    }

    pub(crate) fn stop_diary() -> Diary {
        with_state(|state| state.diary.take().unwrap())
    }

    pub(crate) fn point(op: Op<'_>, on: Option<&File>) -> Result<(), Errno> {
        with_state(|state| {
            if let Some(plan) = &mut state.plan {
                if plan.after == 0 {
                    let error = plan.with;
                    state.was_hit = true;
                    if !plan.for_good {
                        state.plan = None;
                    }
                    return Err(error);
                }
                plan.after -= 1;
            }
            if let (Some(diary), Some(event)) = (&mut state.diary, event(op, on)) {
                diary.push(event);
            }
            Ok(())
        })
    }

    fn event(op: Op<'_>, on: Option<&File>) -> Option<Event> {
        let path = |file: &File| {
            use std::os::fd::AsRawFd;
            std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).unwrap()
        };
        let here = || path(on.unwrap());
        Some(match op {
            Op::Look | Op::SetMode => return None,
            Op::MakeFolder(name) => Event::MakeFolder(here().join(name)),
            Op::MakeFile(name) => Event::MakeFile(here().join(name)),
            Op::Write(bytes) => Event::Write(here(), bytes.to_vec()),
            Op::SyncFile => Event::SyncFile(here()),
            Op::SyncFolder => Event::SyncFolder(here()),
            Op::Rename {
                from,
                to_folder,
                to,
            } => Event::Rename(here().join(from), path(to_folder).join(to)),
            Op::Remove(name) => Event::Remove(here().join(name)),
        })
    }
}
