//! Which older generations are kept: they are the backups.
//!
//! Invariant: a generation that is marked, or that isn't known to be ours, is never dropped.
//! Not here: the files (generations).

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::names::Generation;

/// The newest that are kept, whatever their age.
pub const KEEP_NEWEST: usize = 10;
/// Days of which the last generation is kept.
pub const KEEP_DAYS: usize = 14;
/// Weeks of which the last generation is kept.
pub const KEEP_WEEKS: usize = 8;

/// What is known of one save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Save {
    pub(crate) generation: Generation,
    pub(crate) at: DateTime<Utc>,
    pub(crate) is_good: bool,
    pub(crate) is_marked: bool,
}

/// The saves whose files may go: not among the newest ten, nor the last of one of the last fourteen days or eight
/// weeks (days and weeks with saves, in UTC), nor marked. Damaged ones go once ten good ones are newer.
pub(crate) fn to_drop(saves: &[Save]) -> Vec<Generation> {
    let mut newest_first: Vec<&Save> = saves.iter().collect();
    newest_first.sort_by_key(|save| std::cmp::Reverse(save.generation));
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    let (mut kept_newest, mut dropped) = (0, Vec::new());
    for save in newest_first {
        let is_recent = kept_newest < KEEP_NEWEST;
        if !save.is_good {
            if !is_recent && !save.is_marked {
                dropped.push(save.generation);
            }
            continue;
        }
        kept_newest += 1;
        let is_last_of_day = is_new(&mut days, KEEP_DAYS, save.at.date_naive());
        let is_last_of_week = is_new(&mut weeks, KEEP_WEEKS, monday(save.at.date_naive()));
        if !(is_recent || is_last_of_day || is_last_of_week || save.is_marked) {
            dropped.push(save.generation);
        }
    }
    dropped
}

fn is_new(seen: &mut BTreeSet<NaiveDate>, most: usize, day: NaiveDate) -> bool {
    seen.len() < most && seen.insert(day)
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.week(chrono::Weekday::Mon)
        .checked_first_day()
        .unwrap_or_else(|| day.with_ordinal(1).unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use chrono::{Days, TimeDelta};

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}T12:00:00Z").parse().unwrap()
    }

    fn save(number: u32, at: DateTime<Utc>) -> Save {
        let device = "4f2a".parse().unwrap();
        Save {
            generation: Generation { number, device },
            at,
            is_good: true,
            is_marked: false,
        }
    }

    fn kept(saves: &[Save]) -> Vec<u32> {
        let dropped = to_drop(saves);
        let kept = saves
            .iter()
            .filter(|save| !dropped.contains(&save.generation));
        kept.map(|save| save.generation.number).collect()
    }

    #[test]
    fn of_many_saves_on_one_day_the_newest_ten_are_kept() {
        let saves: Vec<Save> = (1..=40)
            .map(|n| save(n, at("2026-03-02") + TimeDelta::minutes(i64::from(n))))
            .collect();
        assert_eq!(kept(&saves), (31..=40).collect::<Vec<_>>());
    }

    #[test]
    fn of_one_save_a_day_ten_and_then_fourteen_days_and_eight_weeks_are_kept() {
        let saves: Vec<Save> = (0..120)
            .map(|n| save(n + 1, at("2026-01-01") + Days::new(u64::from(n))))
            .collect();
        let kept = kept(&saves);
        // 14 days back from 30 April, then the Sundays of the weeks before, eight weeks in all.
        assert_eq!(kept[kept.len() - 14..], (107..=120).collect::<Vec<_>>());
        assert_eq!(kept[..kept.len() - 14], [74, 81, 88, 95, 102]);
    }

    #[test]
    fn a_marked_save_is_kept_for_ever() {
        let mut saves: Vec<Save> = (1..=200).map(|n| save(n, at("2026-03-02"))).collect();
        saves[4].is_marked = true;
        assert_eq!(kept(&saves)[0], 5);
    }

    #[test]
    fn a_damaged_save_does_not_use_up_the_place_of_a_good_one() {
        let mut saves: Vec<Save> = (1..=14).map(|n| save(n, at("2026-03-02"))).collect();
        saves[12].is_good = false;
        saves[1].is_good = false;
        assert_eq!(kept(&saves), [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    }

    #[test]
    fn a_clock_that_was_set_back_drops_nothing_new() {
        let mut saves: Vec<Save> = (1..=30).map(|n| save(n, at("2026-03-02"))).collect();
        saves.push(save(31, at("2020-01-01")));
        assert!(kept(&saves).contains(&31));
    }
}
