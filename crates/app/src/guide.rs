//! The guide around the papers as the window shows it.
//!
//! Invariant: nothing is said that the guide's files do not say, and each claim comes with its sources.
//! Not here: the guide's data (catalogue crate), the papers themselves (`papers`).

use casekeep_catalogue::{
    Address, Bilingual, Confidence, Difference, End, Guard, Guide, Path, Question, Sought, Source,
    Step, Target, Telephone,
};
use casekeep_domain::identifiers::IdentifierKind;

use crate::{
    contract::guide as wire,
    papers::{both, confidence, look_alike, source},
    views::count,
};

/// The whole guide.
pub(crate) fn view(guide: &Guide) -> wire::GuideView {
    wire::GuideView {
        numbers: guide.sought.iter().filter_map(sought).collect(),
        back_in: guide.back_in.iter().map(path).collect(),
        steps: guide.steps.iter().map(step).collect(),
        guards: guide.guards.iter().map(guard).collect(),
        addresses: guide.addresses.iter().map(address).collect(),
        telephone: telephone(&guide.telephone),
    }
}

fn sought(sought: &Sought) -> Option<wire::SoughtView> {
    Some(wire::SoughtView {
        kind: IdentifierKind::from_code(sought.number.code())?.into(),
        found: both(&sought.found),
        empty: both(&sought.empty),
        missing: both(&sought.missing),
        keep: both(&sought.keep),
        look_alikes: sought.look_alikes.iter().map(look_alike).collect(),
        path: path(&sought.path),
    })
}

fn path(path: &Path) -> wire::PathView {
    wire::PathView {
        id: path.id.clone(),
        title: both(&path.title),
        about: both(&path.about),
        questions: path.questions.iter().map(question).collect(),
        ends: path.ends.iter().map(end).collect(),
    }
}

fn question(question: &Question) -> wire::QuestionView {
    let answers = question.answers.iter().map(|answer| wire::ChoiceView {
        text: both(&answer.text),
        to: target(answer.to),
    });
    wire::QuestionView {
        ask: both(&question.ask),
        hint: question.hint.as_ref().map(both),
        answers: answers.collect(),
    }
}

fn target(target: Target) -> wire::PathStep {
    match target {
        Target::Question(at) => wire::PathStep::Question(count(at)),
        Target::End(at) => wire::PathStep::End(count(at)),
    }
}

fn end(end: &End) -> wire::EndView {
    wire::EndView {
        title: both(&end.title),
        next: both(&end.next),
        action: end.action.into(),
        paper: end.paper.as_ref().map(|paper| paper.as_str().to_owned()),
        address: end.address.clone(),
        leads_to: end.leads_to.clone(),
        at_hand: end.at_hand.iter().map(|word| (*word).into()).collect(),
        keep: end.keep.as_ref().map(both),
        found: end.answers.found.as_ref().map(both),
        empty: end.answers.empty.as_ref().map(both),
        missing: end.answers.missing.as_ref().map(both),
        basis: basis(end.confidence, Some(&end.why), &end.sources),
    }
}

fn basis(sure: Confidence, why: Option<&Bilingual>, sources: &[Source]) -> wire::BasisView {
    wire::BasisView {
        confidence: confidence(sure),
        why: why.map(both),
        sources: sources.iter().map(source).collect(),
    }
}

fn step(step: &Step) -> wire::StepView {
    wire::StepView {
        number: step.number,
        title: both(&step.title),
        see: both(&step.see),
        act: both(&step.act),
        ready: both(&step.ready),
        keep: both(&step.keep),
        keeps: step.keeps.iter().map(|word| (*word).into()).collect(),
        addresses: step.addresses.clone(),
        differs: step.differs.iter().map(difference).collect(),
        basis: basis(step.confidence, None, &step.sources),
    }
}

fn difference(difference: &Difference) -> wire::DifferenceView {
    wire::DifferenceView {
        text: both(&difference.text),
        basis: basis(difference.confidence, None, &difference.sources),
    }
}

fn guard(guard: &Guard) -> wire::GuardView {
    let kinds = guard
        .kinds
        .iter()
        .filter_map(|code| IdentifierKind::from_code(code));
    wire::GuardView {
        id: guard.id.clone(),
        kinds: kinds.map(Into::into).collect(),
        says: both(&guard.says),
        belief: both(&guard.belief),
        basis: basis(guard.confidence, None, &guard.sources),
    }
}

fn address(address: &Address) -> wire::AddressView {
    wire::AddressView {
        id: address.id.clone(),
        url: address.url.clone(),
        about: both(&address.about),
        basis: basis(address.confidence, None, &address.sources),
    }
}

fn telephone(telephone: &Telephone) -> wire::TelephoneView {
    wire::TelephoneView {
        number: telephone.number.clone(),
        about: both(&telephone.about),
        basis: basis(telephone.confidence, None, &telephone.sources),
    }
}
