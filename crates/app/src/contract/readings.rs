//! What was read from a notice, on the wire: values to check against the scan, and what accepting them would do.
//!
//! Invariant: values read stand here in full, since the scan beside them shows them too; values kept stay masked.
//! Not here: how a page is read (reader), what happens while it is read (`session::Happening`).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    catalogue::Bilingual,
    ids::{CaseId, NoticeId, PageId, PersonId},
    numbers::{NumberView, UnitBox},
    problems::Problem,
};

/// Everything that was read from a notice, as of now.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ReadingView {
    /// How far it is.
    pub state: ReadingState,
    /// Whether what is shown may still change, and so can't be kept yet.
    pub is_first_answer: bool,
    /// Pages that were read.
    pub pages_read: u32,
    /// Pages that were not read: those beyond the first ones are read when asked for.
    pub pages_left: u32,
    /// Whether an older reader read it: it may be read again.
    pub can_be_read_better: bool,
    /// The page from which on it seems to be another paper.
    pub next_paper: Option<PageId>,
    /// Pages of which there is something to say.
    pub remarks: Vec<PageNote>,
    /// Whether the online account number is on it.
    pub answer: Option<AnswerView>,
    /// What kind of paper it looks like.
    pub kind: Option<KindGuess>,
    /// Whose values they are.
    pub owners: Vec<OwnerView>,
    /// The case they speak of.
    pub case: Option<CaseTarget>,
    /// Values, the online account number first.
    pub proposals: Vec<ProposalView>,
}

/// How far reading a notice is.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ReadingState {
    /// Nobody asked for it, or it has no pages.
    NotRead,
    /// Others are read first.
    Waiting,
    /// It is being read.
    Reading(Progress),
    /// The person stopped it.
    Stopped,
    /// Done.
    Read,
}

/// Where reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Progress {
    /// The page being read, from 1 among those that are read now.
    pub page: u32,
    /// Pages read now.
    pub pages: u32,
    /// What is done with it.
    pub step: Step,
}

/// What is done with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "does", rename_all = "snake_case")]
pub enum Step {
    /// Drawing it.
    Drawing,
    /// Looking for lines of text.
    FindingLines,
    /// Reading the lines.
    ReadingLines {
        /// Lines done.
        done: u32,
        /// Lines in all.
        total: u32,
    },
}

/// Something to say of a page.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PageNote {
    /// The page.
    pub page: PageId,
    /// Its place in the notice, from 1.
    pub page_number: u32,
    /// What.
    pub what: PageTrouble,
}

/// Why a page gave little or nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PageTrouble {
    /// Nothing is on it.
    Blank,
    /// It is all dark.
    TooDark,
    /// It is too small to read.
    TooSmall,
    /// There are shapes, but no words.
    NoWords,
    /// There are words, but hardly any could be read.
    Illegible,
    /// It is blurred all over, and hardly a word was found.
    Blurred,
    /// It reads in a mirror.
    Mirrored,
    /// The file ends before the page does.
    Incomplete,
    /// It could not be read at all; the original is kept.
    Failed {
        /// The situation.
        problem: Problem,
    },
}

/// The answer about the online account number.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AnswerView {
    /// One of the five.
    pub answer: AccountAnswer,
    /// The page it stands on.
    pub page: PageId,
    /// Where the number is printed, or the box for it.
    pub place: Option<UnitBox>,
}

/// The five answers to "is the online account number on it?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AccountAnswer {
    /// It is printed, and read.
    Found,
    /// Its box is printed, and nothing stands in it.
    BoxEmpty,
    /// This paper has no box for it.
    NoBox,
    /// Something stands there, or the whole page could not be read.
    Unreadable,
    /// No immigration paper.
    NotANotice,
}

/// A kind of paper that it looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct KindGuess {
    /// Kind in the catalogue.
    pub kind: String,
    /// Right far more often than not.
    pub is_sure: bool,
    /// The notice says so already.
    pub is_kept: bool,
}

/// Whose values stand on a paper.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The one it is about.
    Main,
    /// The one who filed for somebody.
    Petitioner,
    /// The one filed for.
    Beneficiary,
    /// The lawyer or accredited representative, whose numbers are not kept.
    Representative,
}

/// A person whose values stand on the paper.
#[derive(Debug, Clone, Serialize, Type)]
pub struct OwnerView {
    /// As what.
    pub party: Party,
    /// Who; `null` when somebody new, or when nobody could be told.
    pub person: Option<PersonId>,
    /// Names of somebody new.
    pub new_person: Option<NewPerson>,
    /// Name for small labels; empty when nobody could be told.
    pub short_name: String,
    /// What speaks for it.
    pub why: OwnerWhy,
}

/// Names of somebody who is not in the papers yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewPerson {
    /// Given names.
    pub given_names: String,
    /// Family name.
    pub family_name: String,
}

/// What speaks for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OwnerWhy {
    /// The person chose.
    Chosen,
    /// A number of theirs stands on the paper.
    Number,
    /// A receipt number of their case stands on the paper.
    Receipt,
    /// Their name stands on the paper.
    Name,
    /// The notice is filed as theirs.
    Notice,
    /// There is nobody else.
    OnlyPerson,
    /// A name nobody here has.
    NewName,
    /// Nothing: the person has to say.
    Unknown,
}

/// The case that values go to.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CaseTarget {
    /// Which; `null` for a new one.
    pub case: Option<CaseId>,
    /// Its form and name; the form read for a new one.
    pub title: String,
    /// What speaks for it.
    pub why: CaseWhy,
}

/// What speaks for a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CaseWhy {
    /// The person chose.
    Chosen,
    /// Its receipt number stands on the paper.
    Receipt,
    /// The notice is filed with it.
    Notice,
    /// It is the only open one with this form, and no other receipt number speaks against it.
    Form,
    /// No case here fits.
    New,
}

/// A value read, with its place.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ProposalView {
    /// To accept or reject it by.
    pub id: String,
    /// What it is, the catalogue's code.
    pub kind: String,
    /// What it is called.
    pub name: Bilingual,
    /// Whose it is.
    pub party: Party,
    /// The value in full, grouped for reading; a day as `YYYY-MM-DD`.
    pub text: String,
    /// The value as it is put into a field: a day as `YYYY-MM-DD`, a name as `Family, Given`.
    pub edit_text: String,
    /// What was read, where the person corrected it.
    pub read_as: Option<String>,
    /// Whether `text` is a day.
    pub is_date: bool,
    /// The page it stands on.
    pub page: PageId,
    /// Place of the page in the notice, from 1.
    pub page_number: u32,
    /// Where on the page.
    pub place: UnitBox,
    /// Right far more often than not.
    pub is_sure: bool,
    /// Whether it can be kept only when it is known whose it is.
    pub needs_owner: bool,
    /// What accepting it would do.
    pub state: ProposalState,
}

/// How a value stands to what is kept.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ProposalState {
    /// Accepting keeps it.
    New,
    /// It is kept already.
    Kept {
        /// Whether accepting would note its place and that it was checked.
        can_be_marked: bool,
    },
    /// Something else is kept in its place.
    Conflict {
        /// The number kept, masked.
        number: Option<Box<NumberView>>,
        /// The day or text kept.
        text: String,
        /// Whether both can be kept.
        can_keep_both: bool,
    },
    /// The person said that it is wrong.
    Rejected,
    /// There is nowhere to keep it; it is only shown.
    Shown,
}

/// Whom and which case to look for or file under, where the person chose. What is left out is suggested.
#[derive(Debug, Clone, Default, Deserialize, Type)]
pub struct Choices {
    /// People.
    pub owners: Vec<OwnerChoice>,
    /// The case.
    pub case: Option<CaseChoice>,
}

/// A person chosen.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct OwnerChoice {
    /// As what.
    pub party: Party,
    /// Who.
    pub person: PersonChoice,
}

/// Somebody in the papers, or somebody new.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(tag = "is", content = "who", rename_all = "snake_case")]
pub enum PersonChoice {
    /// In the papers.
    Known(PersonId),
    /// New.
    New(NewPerson),
}

/// A case in the papers, or a new one.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(tag = "is", content = "which", rename_all = "snake_case")]
pub enum CaseChoice {
    /// In the papers.
    Known(CaseId),
    /// New.
    New,
}

/// What the person accepted.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct Acceptance {
    /// Values.
    pub items: Vec<AcceptedItem>,
    /// Whose, and which case.
    pub choices: Choices,
    /// Kind of the notice, when that was accepted too.
    pub kind: Option<String>,
    /// What to call a new case whose form is not known.
    pub case_title: String,
}

/// A value the person accepted.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct AcceptedItem {
    /// Which.
    pub id: String,
    /// The text as corrected; `null` as read.
    pub text: Option<String>,
    /// Keep a number that its kind does not allow as it is printed.
    pub keep_as_printed: bool,
    /// What a date made of it is called.
    pub name: String,
    /// What to do with what is kept in its place.
    pub instead: Option<Instead>,
}

/// What to do with what is kept in the place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// Keep both.
    Both,
    /// The new one takes its place.
    Replace,
}

/// Pages that wait to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct ReadingBacklog {
    /// Notices with pages that nobody read yet.
    pub notices: u32,
    /// Files that are being read or wait for it.
    pub under_way: u32,
}

/// What of a notice that was read waits for the person.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ToCheck {
    /// The notice.
    pub notice: NoticeId,
    /// How far reading it is.
    pub state: ReadingState,
    /// What kind it surely is, while nobody said so yet.
    pub looks_like: Option<String>,
    /// Details that are neither kept nor refused.
    pub details: u32,
    /// The answer about the account number, unless the person said otherwise.
    pub answer: Option<AccountAnswer>,
    /// Whether it was read and nothing on it could be.
    pub is_bare: bool,
    /// A newer reader than the one that read it is here.
    pub can_be_read_better: bool,
}

/// The scan on which to show where a number stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct OwnScan {
    /// The notice.
    pub notice: NoticeId,
    /// The page.
    pub page: Option<PageId>,
    /// How good it is.
    pub shows: OwnScanShows,
}

/// What a scan shows of the online account number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OwnScanShows {
    /// The number.
    Number,
    /// Its empty box.
    Box,
    /// A paper of the kind.
    Kind,
}
