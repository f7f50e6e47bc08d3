//! Overview and the sidebar's counts.
//!
//! Invariant: counts are of what the screens behind them list.
//! Not here: the lists.

use chrono::NaiveDate;

use super::count;
use crate::{
    contract::overview::{Counts, OverviewView},
    holdings::Holdings,
};

impl Holdings {
    pub(crate) fn overview(&self, today: NaiveDate) -> OverviewView {
        OverviewView {
            coming_up: self.coming_up(today),
            people: self
                .rows
                .people
                .iter()
                .map(|person| self.person_card(person))
                .collect(),
            counts: self.counts(),
            recovery_sheet: self.rows.papers.recovery_sheet.into(),
            is_example: self.rows.papers.is_example,
            papers_name: self.rows.papers.name.as_str().to_owned(),
        }
    }

    fn counts(&self) -> Counts {
        let open_cases = self.rows.cases.iter().filter(|case| !case.is_closed);
        Counts {
            people: count(self.rows.people.len()),
            cases: count(open_cases.count()),
            notices: count(self.rows.notices.len()),
            accounts: count(self.rows.accounts.len()),
            trash: count(self.rows.trash_count),
        }
    }
}
