//! What was read from a notice as its screen shows it.
//!
//! Invariant: values read are shown in full beside the scan; values kept stay masked.
//! Not here: what accepting does (`accepting`).

use casekeep_catalogue::{FieldKind, Language};
use casekeep_domain::{notices::Notice, text::Line};

use super::{
    SURE,
    comparing::{Standing, can_be_marked, goes},
    gathering::{Field, Gathered, GatheredPage, named_party},
    kept::{Failure, KeptPage, KeptWords, Remark},
    matching::{CasePick, Owner, Situation, Who, identifier},
    names,
};
use crate::{
    Casekeep,
    contract::{
        catalogue::Bilingual,
        ids::NoticeId,
        problems::Problem,
        readings::{
            AccountAnswer, AnswerView, CaseTarget, Choices, KindGuess, OwnerView, PageNote,
            PageTrouble, ProposalState, ProposalView, ReadingView, ToCheck,
        },
    },
    views::{count, unit_box},
};

impl Casekeep {
    /// What was read from a notice, as of now, and what accepting it would do.
    pub fn notice_reading(
        &self,
        notice: NoticeId,
        choices: &Choices,
    ) -> Result<ReadingView, Problem> {
        let holdings = self.holdings()?;
        let row = holdings.notice(notice.0).ok_or(Problem::NotThere)?;
        let gathered = self.with(|session| Ok(session.gathered(&self.reading, row.id)))?;
        let situation = Situation::new(&holdings, row, &gathered, choices);
        Ok(view(&situation))
    }

    /// What waits for the person on these notices; those that are gone are left out.
    pub fn to_check(&self, notices: &[NoticeId]) -> Result<Vec<ToCheck>, Problem> {
        let holdings = self.holdings()?;
        let rows = notices.iter().filter_map(|id| holdings.notice(id.0));
        rows.map(|row| {
            // One at a time, so that the papers are free for others in between.
            let gathered = self.with(|session| Ok(session.gathered(&self.reading, row.id)))?;
            let situation = Situation::new(&holdings, row, &gathered, &Choices::default());
            Ok(waits(&situation))
        })
        .collect()
    }
}

fn waits(situation: &Situation<'_>) -> ToCheck {
    let gathered = situation.gathered;
    let is_waiting = |field: &&Field| {
        matches!(
            state(situation, field),
            ProposalState::New | ProposalState::Conflict { .. }
        )
    };
    let mut tried = gathered.pages.iter().filter_map(|page| page.kept.as_ref());
    ToCheck {
        notice: situation.notice.id.into(),
        state: gathered.state.clone(),
        looks_like: kind(gathered, situation.notice)
            .filter(|guess| guess.is_sure && situation.notice.kind.is_none())
            .map(|guess| guess.kind),
        details: count(shown(gathered).filter(is_waiting).count()),
        answer: answer(gathered)
            .map(|view| view.answer)
            .filter(|answer| !is_denied(situation, *answer)),
        is_bare: is_bare(gathered),
        can_be_read_better: tried.any(KeptPage::is_of_an_older_reader),
    }
}

/// Whether the person said what an answer leaves no room for.
fn is_denied(situation: &Situation<'_>, answer: AccountAnswer) -> bool {
    match answer {
        AccountAnswer::Found => {
            let numbers = situation.gathered.of_kind(FieldKind::OnlineAccountNumber);
            numbers.into_iter().all(|field| field.kept.is_rejected)
        }
        AccountAnswer::NotANotice => situation.notice.kind.is_some(),
        AccountAnswer::BoxEmpty | AccountAnswer::NoBox | AccountAnswer::Unreadable => false,
    }
}

/// Whether every page was tried and says nothing.
fn is_bare(gathered: &Gathered) -> bool {
    let is_tried = |page: &GatheredPage| page.kept.is_some();
    let is_noted = gathered.pages.iter().any(|page| note(page).is_some());
    is_noted
        && gathered.pages.iter().all(is_tried)
        && answer(gathered).is_none()
        && gathered.fields.is_empty()
}

/// Values that are shown to the person.
fn shown(gathered: &Gathered) -> impl Iterator<Item = &Field> {
    // The kind of paper says it better.
    let is_shown = |field: &&Field| field.kind != FieldKind::NoticeType;
    gathered.fields.iter().filter(is_shown)
}

fn view(situation: &Situation<'_>) -> ReadingView {
    let gathered = situation.gathered;
    let pages = gathered.pages.iter();
    let tried = gathered.pages.iter().filter_map(|page| page.kept.as_ref());
    let is_left = |page: &&GatheredPage| page.kept.is_none();
    ReadingView {
        state: gathered.state.clone(),
        is_first_answer: gathered.is_first_answer,
        pages_read: count(tried.clone().count()),
        pages_left: count(pages.clone().filter(is_left).count()),
        can_be_read_better: tried.clone().any(KeptPage::is_of_an_older_reader),
        next_paper: gathered.next_paper().map(|page| page.page.into()),
        remarks: pages.clone().filter_map(note).collect(),
        answer: answer(gathered),
        kind: kind(gathered, situation.notice),
        owners: situation
            .owners
            .iter()
            .map(|owner| owner_view(situation, owner))
            .collect(),
        case: situation
            .case
            .as_ref()
            .map(|pick| case_view(situation, pick)),
        proposals: shown(gathered)
            .map(|field| proposal(situation, field))
            .collect(),
    }
}

fn note(page: &GatheredPage) -> Option<PageNote> {
    let kept = page.kept.as_ref()?;
    let what = match (&kept.read, kept.failed) {
        (Some(words), _) => remark(words.remark?),
        (None, Some(failure)) => PageTrouble::Failed {
            problem: problem(failure),
        },
        (None, None) => return None,
    };
    Some(PageNote {
        page: page.page.into(),
        page_number: page.number,
        what,
    })
}

const fn remark(remark: Remark) -> PageTrouble {
    match remark {
        Remark::Blank => PageTrouble::Blank,
        Remark::TooDark => PageTrouble::TooDark,
        Remark::TooSmall => PageTrouble::TooSmall,
        Remark::NoWords => PageTrouble::NoWords,
        Remark::Illegible => PageTrouble::Illegible,
        Remark::Blurred => PageTrouble::Blurred,
        Remark::Mirrored => PageTrouble::Mirrored,
        Remark::Incomplete => PageTrouble::Incomplete,
    }
}

const fn problem(failure: Failure) -> Problem {
    match failure {
        Failure::Damaged => Problem::FileDamaged,
        Failure::TooManyPixels => Problem::TooManyPixels,
        Failure::NeedsPassword => Problem::PdfHasPassword,
        Failure::NotSupported => Problem::PictureNotSupported,
        Failure::NotRead => Problem::PageNotRead,
    }
}

/// Whether what stands on a page is not known, or not yet to its end.
fn is_unseen(page: &GatheredPage) -> bool {
    page.is_first_answer || page.kept.as_ref().is_none_or(|kept| kept.read.is_none())
}

/// The best answer of all pages: one that is found outweighs all, and a page that is known outweighs one that is not. "It
/// is not on it" is said only when all pages were seen to their end.
fn answer(gathered: &Gathered) -> Option<AnswerView> {
    let answers = gathered.pages.iter().filter_map(|page| {
        let words = page.kept.as_ref()?.read.as_ref()?;
        let answer = answer_of(words)?;
        if page.is_first_answer && answer != AccountAnswer::Found {
            return None;
        }
        let rank = match (answer, words.kind().is_some()) {
            (AccountAnswer::Found, _) => 0,
            (AccountAnswer::BoxEmpty, _) => 1,
            (AccountAnswer::Unreadable, true) => 2,
            (AccountAnswer::NoBox, true) => 3,
            (AccountAnswer::Unreadable, false) => 4,
            (AccountAnswer::NoBox, false) => 5,
            (AccountAnswer::NotANotice, _) => 6,
        };
        Some((rank, answer, page, words))
    });
    let (_, answer, page, words) = answers.min_by_key(|(rank, ..)| *rank)?;
    let is_absent = matches!(answer, AccountAnswer::NoBox | AccountAnswer::NotANotice);
    if is_absent && gathered.pages.iter().any(is_unseen) {
        return None;
    }
    let number = gathered
        .of_kind(FieldKind::OnlineAccountNumber)
        .into_iter()
        .find(|field| field.page == page.page);
    let place = number
        .map(|field| field.place)
        .or_else(|| words.account_label());
    Some(AnswerView {
        answer,
        page: page.page.into(),
        place: place.map(unit_box),
    })
}

/// A page's answer: one that can't be read is not called a stranger's, and an empty one answers nothing.
fn answer_of(words: &KeptWords) -> Option<AccountAnswer> {
    match (words.account_number, words.remark) {
        (AccountAnswer::NotANotice | AccountAnswer::NoBox, Some(remark)) => match remark {
            Remark::Blank | Remark::NoWords => None,
            Remark::TooDark
            | Remark::TooSmall
            | Remark::Illegible
            | Remark::Blurred
            | Remark::Mirrored
            | Remark::Incomplete => Some(AccountAnswer::Unreadable),
        },
        (answer, _) => Some(answer),
    }
}

/// The kind of the first page that has one.
fn kind(gathered: &Gathered, notice: &Notice) -> Option<KindGuess> {
    let mut kinds = gathered
        .pages
        .iter()
        .filter_map(|page| page.kept.as_ref()?.read.as_ref()?.kind());
    let (kind, confidence) = kinds.next()?;
    Some(KindGuess {
        is_kept: notice.kind.as_ref() == Some(&kind),
        is_sure: confidence >= SURE,
        kind: kind.as_str().to_owned(),
    })
}

fn owner_view(situation: &Situation<'_>, owner: &Owner) -> OwnerView {
    let person = situation.person(owner.party);
    let new_person = match &owner.who {
        Who::New(new) => Some(new.clone()),
        Who::Known(_) | Who::Unknown => None,
    };
    let new_name = new_person.as_ref().and_then(names::name_of);
    let name = person.map(|person| &person.name).or(new_name.as_ref());
    OwnerView {
        party: owner.party,
        person: person.map(|person| person.id.into()),
        short_name: name.map(|name| name.short().to_owned()).unwrap_or_default(),
        new_person,
        why: owner.why,
    }
}

fn case_view(situation: &Situation<'_>, pick: &CasePick) -> CaseTarget {
    let title = match situation.known_case() {
        Some(case) => {
            let form = case.form.as_ref().map(ToString::to_string);
            let title = case.title.as_ref().map(|title| title.as_str().to_owned());
            form.into_iter().chain(title).collect::<Vec<_>>().join(", ")
        }
        None => situation
            .gathered
            .best(FieldKind::FormNumber)
            .map(|form| form.kept.value.clone())
            .unwrap_or_default(),
    };
    CaseTarget {
        case: pick.case.map(Into::into),
        title,
        why: pick.why,
    }
}

fn proposal(situation: &Situation<'_>, field: &Field) -> ProposalView {
    let (text, edit_text) = texts(field.kind, &field.kept.value);
    let read_as = field.read_as.as_ref();
    ProposalView {
        id: field.kept.id.clone(),
        kind: field.kind.code().to_owned(),
        name: Bilingual {
            en: field.kind.name(Language::English).to_owned(),
            es: field.kind.name(Language::Spanish).to_owned(),
        },
        party: field.party,
        text,
        edit_text,
        read_as: read_as.map(|value| texts(field.kind, value).0),
        is_date: field.kind.is_day(),
        page: field.page.into(),
        page_number: field.page_number,
        place: unit_box(field.place),
        is_sure: field.kept.confidence >= SURE,
        needs_owner: goes(field).needs_owner(),
        state: state(situation, field),
    }
}

/// A value as it is shown, and as it is put into a field.
fn texts(kind: FieldKind, value: &str) -> (String, String) {
    if let Some(number) = identifier(kind, value) {
        return (number.formatted(), number.formatted());
    }
    let name = named_party(kind).and_then(|_| {
        let name = names::name_of(&names::parts(value))?;
        let parts = [name.family(), name.given()].into_iter().flatten();
        let parts: Vec<&str> = parts.map(Line::as_str).collect();
        Some((name.full(), parts.join(", ")))
    });
    name.unwrap_or_else(|| (value.to_owned(), value.to_owned()))
}

fn state(situation: &Situation<'_>, field: &Field) -> ProposalState {
    if field.kept.is_rejected {
        return ProposalState::Rejected;
    }
    match situation.standing(field, &field.kept.value) {
        Standing::New => ProposalState::New,
        Standing::Kept(number) => ProposalState::Kept {
            can_be_marked: number.is_some_and(can_be_marked),
        },
        Standing::Conflict {
            number,
            text,
            can_keep_both,
        } => ProposalState::Conflict {
            number: number.map(|number| Box::new(situation.holdings.number_view(number))),
            text,
            can_keep_both,
        },
        Standing::Shown => ProposalState::Shown,
    }
}
