//! The guide around the papers: short paths to a number, the steps of setting up an account, the ways back in, guard texts.
//!
//! Invariant: a guide exists only after `parse` accepted its files: every claim has a source, every text both languages,
//! every answer leads on, every path ends, and no address stands outside the list.
//! Not here: reading the files (`parse::guide`), what a person keeps (app), opening an address (src-tauri).

mod words;

use crate::{
    KindId,
    kinds::{Bilingual, LookAlike, Source},
    parse,
    problems::CatalogueError,
    words::{Confidence, FieldKind},
};

pub use words::{Action, AtHand, Keeps};

include!(concat!(env!("OUT_DIR"), "/guide.rs"));

/// Files of the guide, each as name and text.
#[derive(Debug, Clone, Copy)]
pub struct GuideFiles<'a> {
    /// `sources`, `addresses`, `set-up`, `guards`.
    pub ground: &'a [(&'a str, &'a str)],
    /// One file for each path.
    pub paths: &'a [(&'a str, &'a str)],
}

/// Everything the guide says.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    /// Numbers one can look for, the online account number first.
    pub sought: Vec<Sought>,
    /// Ways back in, in the order of the list.
    pub back_in: Vec<Path>,
    /// The fifteen steps of setting up an account, in order.
    pub steps: Vec<Step>,
    /// What to say against beliefs that were seen in print.
    pub guards: Vec<Guard>,
    /// The only addresses that may be opened.
    pub addresses: Vec<Address>,
    /// The telephone number of the Contact Center.
    pub telephone: Telephone,
}

impl Guide {
    /// Reads the files that are built in.
    ///
    /// # Errors
    /// Every problem in every file; a test keeps the built-in ones free of them.
    pub fn embedded() -> Result<Self, CatalogueError> {
        Self::parse(GuideFiles {
            ground: GUIDE_FILES,
            paths: GUIDE_PATHS,
        })
    }

    /// Reads files given as name and text.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn parse(files: GuideFiles<'_>) -> Result<Self, CatalogueError> {
        parse::guide(files).map_err(|problems| CatalogueError { problems })
    }

    /// The path to one number.
    #[must_use]
    pub fn sought(&self, number: FieldKind) -> Option<&Sought> {
        self.sought.iter().find(|sought| sought.number == number)
    }

    /// An address by its id.
    #[must_use]
    pub fn address(&self, id: &str) -> Option<&Address> {
        self.addresses.iter().find(|address| address.id == id)
    }

    /// How many claims carry sources.
    #[must_use]
    pub fn claims(&self) -> usize {
        let paths = self.sought.iter().map(|sought| &sought.path);
        let ends: usize = paths.chain(&self.back_in).map(|path| path.ends.len()).sum();
        let differences: usize = self.steps.iter().map(|step| step.differs.len()).sum();
        ends + self.steps.len() + differences + self.guards.len() + self.addresses.len()
    }
}

/// A number one can look for.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// Which.
    pub number: FieldKind,
    /// What to do when it is found.
    pub found: Bilingual,
    /// What to do when its box is empty.
    pub empty: Bilingual,
    /// What to do when there is no such box.
    pub missing: Bilingual,
    /// What the number is for and where it goes.
    pub keep: Bilingual,
    /// What it is taken for.
    pub look_alikes: Vec<LookAlike>,
    /// The short path for who holds no paper with it.
    pub path: Path,
}

/// Questions, one at a time, that end in one next step.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Id: `find-a-number`, `locked-out`.
    pub id: String,
    /// What it is for.
    pub title: Bilingual,
    /// A few words more.
    pub about: Bilingual,
    /// Questions; the first is where the path begins. None: the path is its one end.
    pub questions: Vec<Question>,
    /// Ends.
    pub ends: Vec<End>,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Id inside the path.
    pub id: String,
    /// The question.
    pub ask: Bilingual,
    /// What helps to answer it.
    pub hint: Option<Bilingual>,
    /// The answers to choose from.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The words.
    pub text: Bilingual,
    /// Where it leads.
    pub to: Target,
}

/// Where an answer leads: a place in the path's questions or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A question.
    Question(usize),
    /// An end.
    End(usize),
}

/// Where a path ends: one next step.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// Id inside the path.
    pub id: String,
    /// The next step in a few words.
    pub title: Bilingual,
    /// How to do it.
    pub next: Bilingual,
    /// What the one button does.
    pub action: Action,
    /// The paper that is meant, for a drawing and its look-alikes.
    pub paper: Option<KindId>,
    /// The address to open, by its id.
    pub address: Option<String>,
    /// The way back in, or the number's path, that the button leads to.
    pub leads_to: Option<String>,
    /// What to have at hand, from the person's papers.
    pub at_hand: Vec<AtHand>,
    /// What to keep afterwards.
    pub keep: Option<Bilingual>,
    /// Said in place of the number's own words when it is found, empty or missing there.
    pub answers: Answers,
    /// How sure.
    pub confidence: Confidence,
    /// Why we say so.
    pub why: Bilingual,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// The three possible answers, where an end words them itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// It is there.
    pub found: Option<Bilingual>,
    /// The box is empty.
    pub empty: Option<Bilingual>,
    /// There is no such box.
    pub missing: Option<Bilingual>,
}

/// One step of setting up an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// 1 to 15.
    pub number: u8,
    /// What it is.
    pub title: Bilingual,
    /// What you will see.
    pub see: Bilingual,
    /// What to do.
    pub act: Bilingual,
    /// What to have ready.
    pub ready: Bilingual,
    /// What to keep here.
    pub keep: Bilingual,
    /// Fields that stand beside the step.
    pub keeps: Vec<Keeps>,
    /// Addresses, by their ids.
    pub addresses: Vec<String>,
    /// What may look different, each with its sources.
    pub differs: Vec<Difference>,
    /// How sure.
    pub confidence: Confidence,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// What other sources say differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What.
    pub text: Bilingual,
    /// How sure.
    pub confidence: Confidence,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// What to say against a belief that was seen in print.
#[derive(Debug, Clone, PartialEq)]
pub struct Guard {
    /// Its id; for a reason why something is no online account number, the reason's code.
    pub id: String,
    /// Kinds of number beside which it is said, by their codes.
    pub kinds: Vec<String>,
    /// What is so.
    pub says: Bilingual,
    /// The belief.
    pub belief: Bilingual,
    /// How sure.
    pub confidence: Confidence,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// A telephone number.
#[derive(Debug, Clone, PartialEq)]
pub struct Telephone {
    /// The number as it is printed.
    pub number: String,
    /// Who answers.
    pub about: Bilingual,
    /// How sure.
    pub confidence: Confidence,
    /// Who names it.
    pub sources: Vec<Source>,
}

/// An address that may be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// Id: `account-help`.
    pub id: String,
    /// The whole address.
    pub url: String,
    /// What is there.
    pub about: Bilingual,
    /// How sure.
    pub confidence: Confidence,
    /// Who names it.
    pub sources: Vec<Source>,
}
