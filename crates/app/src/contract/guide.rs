//! The guide on the wire: paths, steps, guard texts, addresses.
//!
//! Invariant: each claim carries how sure we are and its sources; an address is named by its id when it is to be opened.
//! Not here: the guide's texts (catalogue), the papers' drawings (`catalogue`).

use serde::Serialize;
use specta::Type;

use super::{
    catalogue::{Bilingual, Confidence, LookAlikeView, SourceNote},
    words::{AtHand, GuideAction, IdentifierKind, Keeps},
};

/// Everything the guide says.
#[derive(Debug, Clone, Serialize, Type)]
pub struct GuideView {
    /// Numbers one can look for, the online account number first.
    pub numbers: Vec<SoughtView>,
    /// Ways back in.
    pub back_in: Vec<PathView>,
    /// The fifteen steps of setting up an account.
    pub steps: Vec<StepView>,
    /// What to say against beliefs that were seen in print.
    pub guards: Vec<GuardView>,
    /// The only addresses that can be opened.
    pub addresses: Vec<AddressView>,
    /// Telephone number of the Contact Center.
    pub telephone: TelephoneView,
}

/// A number one can look for.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SoughtView {
    /// Which.
    pub kind: IdentifierKind,
    /// What to do when it is found.
    pub found: Bilingual,
    /// What to do when its box is empty.
    pub empty: Bilingual,
    /// What to do when there is no such box.
    pub missing: Bilingual,
    /// What it is for and where it goes.
    pub keep: Bilingual,
    /// What it is taken for.
    pub look_alikes: Vec<LookAlikeView>,
    /// The short path for who holds no paper with it.
    pub path: PathView,
}

/// Questions that end in one next step.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PathView {
    /// Id.
    pub id: String,
    /// What it is for.
    pub title: Bilingual,
    /// A few words more.
    pub about: Bilingual,
    /// Questions; the first is where it begins. None: the path is its first end.
    pub questions: Vec<QuestionView>,
    /// Ends.
    pub ends: Vec<EndView>,
}

/// One question.
#[derive(Debug, Clone, Serialize, Type)]
pub struct QuestionView {
    /// The question.
    pub ask: Bilingual,
    /// What helps to answer it.
    pub hint: Option<Bilingual>,
    /// The answers.
    pub answers: Vec<ChoiceView>,
}

/// One answer to choose.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ChoiceView {
    /// The words.
    pub text: Bilingual,
    /// Where it leads.
    pub to: PathStep,
}

/// A place in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "at", content = "index", rename_all = "snake_case")]
pub enum PathStep {
    /// A question, by its place in the list.
    Question(u32),
    /// An end, by its place in the list.
    End(u32),
}

/// One next step.
#[derive(Debug, Clone, Serialize, Type)]
pub struct EndView {
    /// The next step in a few words.
    pub title: Bilingual,
    /// How to do it.
    pub next: Bilingual,
    /// What the button does.
    pub action: GuideAction,
    /// The paper that is meant.
    pub paper: Option<String>,
    /// The address to open, by its id.
    pub address: Option<String>,
    /// The way back in or the number that the button leads to.
    pub leads_to: Option<String>,
    /// What to have at hand.
    pub at_hand: Vec<AtHand>,
    /// What to keep afterwards.
    pub keep: Option<Bilingual>,
    /// In place of the number's own words.
    pub found: Option<Bilingual>,
    /// In place of the number's own words.
    pub empty: Option<Bilingual>,
    /// In place of the number's own words.
    pub missing: Option<Bilingual>,
    /// How sure, why and from where.
    pub basis: BasisView,
}

/// How sure a claim is, and who says so.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BasisView {
    /// How sure.
    pub confidence: Confidence,
    /// Why we say so; `null` where the sources say it all.
    pub why: Option<Bilingual>,
    /// Sources.
    pub sources: Vec<SourceNote>,
}

/// One step of setting up an account.
#[derive(Debug, Clone, Serialize, Type)]
pub struct StepView {
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
    /// Fields beside the step.
    pub keeps: Vec<Keeps>,
    /// Addresses, by their ids.
    pub addresses: Vec<String>,
    /// What may look different.
    pub differs: Vec<DifferenceView>,
    /// How sure and from where.
    pub basis: BasisView,
}

/// What other sources say differently.
#[derive(Debug, Clone, Serialize, Type)]
pub struct DifferenceView {
    /// What.
    pub text: Bilingual,
    /// How sure and from where.
    pub basis: BasisView,
}

/// What to say against a belief.
#[derive(Debug, Clone, Serialize, Type)]
pub struct GuardView {
    /// Its id; for a reason against an account number, the reason's code.
    pub id: String,
    /// Kinds beside which it is said.
    pub kinds: Vec<IdentifierKind>,
    /// What is so.
    pub says: Bilingual,
    /// The belief.
    pub belief: Bilingual,
    /// How sure and from where.
    pub basis: BasisView,
}

/// An address that can be opened.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AddressView {
    /// Id.
    pub id: String,
    /// The whole address.
    pub url: String,
    /// What is there.
    pub about: Bilingual,
    /// How sure and from where.
    pub basis: BasisView,
}

/// A telephone number.
#[derive(Debug, Clone, Serialize, Type)]
pub struct TelephoneView {
    /// As printed.
    pub number: String,
    /// Who answers.
    pub about: Bilingual,
    /// How sure and from where.
    pub basis: BasisView,
}
