//! Locking by itself: nobody there for some minutes, or the computer slept.
//!
//! Invariant: the wait is counted on a clock that the person's changes of date don't move.
//! Not here: what locking does (`relaunch`).

use std::{
    thread,
    time::{Duration, Instant, SystemTime},
};

use casekeep_app::{Casekeep, contract::session::Happening};
use tauri::{AppHandle, Manager};

use crate::{relaunch, watching::Watchers};

const TICK: Duration = Duration::from_secs(1);
/// The wall clock ran this much further than our own: the computer slept.
const SLEPT: Duration = Duration::from_secs(30);
/// How long before locking the window is told.
const WARNING_SECONDS: u64 = 30;

/// Watches until the program ends.
pub(crate) fn start(shell: AppHandle) {
    thread::spawn(move || watch(&shell));
}

fn watch(shell: &AppHandle) {
    let mut before = (Instant::now(), SystemTime::now());
    loop {
        thread::sleep(TICK);
        let now = (Instant::now(), SystemTime::now());
        let slept = has_slept(
            now.0 - before.0,
            now.1.duration_since(before.1).unwrap_or_default(),
        );
        before = now;
        if let Some(left) = shell.state::<Casekeep>().seconds_until_lock() {
            match verdict(left, slept) {
                Verdict::Lock => return shell_lock(shell),
                Verdict::Warn => tell_soon(shell, left),
                Verdict::Wait => {}
            }
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Lock,
    Warn,
    Wait,
}

fn verdict(seconds_left: u64, slept: bool) -> Verdict {
    match (seconds_left, slept) {
        (0, _) | (_, true) => Verdict::Lock,
        (1..=WARNING_SECONDS, false) => Verdict::Warn,
        _ => Verdict::Wait,
    }
}

/// Whether the wall clock ran ahead of the clock that stops while the computer sleeps.
fn has_slept(ours: Duration, wall: Duration) -> bool {
    wall > ours + SLEPT
}

fn tell_soon(shell: &AppHandle, left: u64) {
    let seconds = u32::try_from(left).unwrap_or(u32::MAX);
    shell
        .state::<Watchers>()
        .tell(Happening::LocksSoon { seconds });
}

fn shell_lock(shell: &AppHandle) {
    relaunch::lock(shell);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_locked_when_the_wait_is_over_or_the_computer_slept() {
        assert_eq!(verdict(0, false), Verdict::Lock);
        assert_eq!(verdict(250, true), Verdict::Lock);
        assert_eq!(verdict(30, false), Verdict::Warn);
        assert_eq!(verdict(31, false), Verdict::Wait);
    }

    #[test]
    fn a_wall_clock_that_jumps_ahead_means_sleep_and_one_put_back_does_not() {
        assert!(has_slept(Duration::from_secs(1), Duration::from_secs(600)));
        assert!(!has_slept(Duration::from_secs(1), Duration::from_secs(2)));
        assert!(!has_slept(Duration::from_secs(1), Duration::ZERO));
    }
}
