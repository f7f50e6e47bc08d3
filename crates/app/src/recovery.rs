//! The recovery sheet: made, saved as a PDF, checked against the paper.
//!
//! Invariant: the sheet's text is held only until it was checked or the papers close; it is never stored.
//! Not here: the slot it opens (vault), the page (summary).

use std::path::PathBuf;

use casekeep_domain::papers::{Papers, RecoverySheetState};
use casekeep_summary::RecoverySheet;
use casekeep_vault::RecoveryIdentity;
use zeroize::Zeroizing;

use crate::{
    Casekeep,
    contract::{
        problems::Problem,
        session::{Language, RecoverySheetView, SavedFileView},
    },
    session::{Session, Sheet, random},
    situations, store,
    summaries::{self, RECOVERY_FILE},
};

impl Casekeep {
    /// Name to offer for the file.
    #[must_use]
    pub fn recovery_sheet_file_name(&self, language: Language) -> String {
        format!(
            "Casekeep - {}.pdf",
            RECOVERY_FILE.get(summaries::language(language))
        )
    }

    /// Makes a new sheet and saves it as a PDF. From then on the sheet before it opens nothing.
    pub fn save_recovery_sheet(
        &self,
        place: PathBuf,
        language: Language,
    ) -> Result<SavedFileView, Problem> {
        let made_on = self.today();
        let (identity, name) = self.with(|session| {
            let identity = session
                .vault
                .make_recovery_identity()
                .map_err(|error| situations::key(&error))?;
            Ok((identity, session.holdings.rows.papers.name.clone()))
        })?;
        let groups: Vec<String> = identity.groups().into_iter().map(str::to_owned).collect();
        let sheet = RecoverySheet {
            language: summaries::language(language),
            vault_name: name.as_str().to_owned(),
            made_on,
            groups: Zeroizing::new(groups),
            identity: Zeroizing::new(identity.reveal().to_owned()),
        };
        let pdf = casekeep_summary::recovery_sheet(&sheet)
            .map_err(|error| summaries::not_made(&error))?;
        let saved = self.save_file(place, &pdf.bytes)?;
        self.note_sheet(RecoverySheetState::Made)?;
        self.with(|session| {
            session.sheet = Some(Sheet {
                asked: two_of(identity.groups().len()),
                identity,
            });
            Ok(())
        })?;
        Ok(saved)
    }

    /// How the sheet stands, and which groups to type back.
    pub fn recovery_sheet(&self) -> Result<RecoverySheetView, Problem> {
        self.with(|session| Ok(view(session)))
    }

    /// Checks two groups typed back from the paper.
    pub fn check_recovery_sheet(&self, groups: &[String]) -> Result<RecoverySheetView, Problem> {
        self.with(|session| {
            let sheet = session.sheet.as_ref().ok_or(Problem::NoSheetMade)?;
            if is_on_sheet(&sheet.identity, sheet.asked, groups) {
                Ok(())
            } else {
                Err(Problem::GroupsDoNotMatch)
            }
        })?;
        self.note_sheet(RecoverySheetState::Checked)?;
        self.with(|session| {
            session.sheet = None;
            Ok(view(session))
        })
    }

    fn note_sheet(&self, state: RecoverySheetState) -> Result<(), Problem> {
        let papers = Papers {
            recovery_sheet: state,
            ..self.holdings()?.rows.papers.clone()
        };
        self.change(|records| store::put_papers(records, &papers))
    }
}

fn view(session: &Session) -> RecoverySheetView {
    let asked = session
        .sheet
        .as_ref()
        .map(|sheet| sheet.asked.to_vec())
        .unwrap_or_default();
    RecoverySheetView {
        state: session.holdings.rows.papers.recovery_sheet.into(),
        ask_groups: (asked.into_iter())
            .map(|group| crate::views::count(group + 1))
            .collect(),
    }
}

/// Two different groups, none of them the first, which is the same on every sheet.
fn two_of(groups: usize) -> [usize; 2] {
    let choices = groups.saturating_sub(1).max(2);
    let [a, b] = random::<2>().map(usize::from);
    let first = a % choices;
    let second = (first + 1 + b % (choices - 1)) % choices;
    let mut asked = [first + 1, second + 1];
    asked.sort_unstable();
    asked
}

fn is_on_sheet(identity: &RecoveryIdentity, asked: [usize; 2], typed: &[String]) -> bool {
    let groups = identity.groups();
    let expected = asked.map(|group| groups.get(group).copied().unwrap_or_default());
    let same = |(typed, expected): (&String, &str)| {
        let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
        plain.eq_ignore_ascii_case(&expected.replace('-', ""))
    };
    typed.len() == asked.len() && typed.iter().zip(expected).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_different_groups_are_asked_and_never_the_first() {
        for _ in 0..500 {
            let [a, b] = two_of(15);
            assert!(0 < a && a < b && b < 15, "{a} {b}");
        }
    }
}
