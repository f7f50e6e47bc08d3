//! "Find a number": the catalogue as the window shows it, beside the person's own notices.
//!
//! Invariant: nothing is said that the catalogue does not say, and each claim comes with its sources.
//! Not here: the catalogue's data (catalogue crate).

use casekeep_catalogue::{
    Bilingual, Catalogue, Confidence, FieldKind, Language, Layout, LookAlike, NoticeKind,
    OanAnswer, Source, draw, to_svg,
};

use crate::{
    contract::{catalogue as wire, problems::Problem},
    holdings::Holdings,
};

/// Kinds in the order worth looking in, those that fit the words when there are any.
pub(crate) fn cards(
    catalogue: &Catalogue,
    holdings: &Holdings,
    words: &str,
) -> Vec<wire::KindCard> {
    let mut kinds: Vec<&NoticeKind> = match words.trim() {
        "" => catalogue.kinds().iter().collect(),
        words => catalogue.search_printed_words(words),
    };
    if words.trim().is_empty() {
        kinds.sort_by_key(|kind| (kind.search_order.is_none(), kind.search_order));
    }
    kinds.into_iter().map(|kind| card(kind, holdings)).collect()
}

/// One kind with its drawings.
pub(crate) fn kind(
    catalogue: &Catalogue,
    holdings: &Holdings,
    id: &str,
) -> Result<wire::KindView, Problem> {
    let kind = catalogue
        .kinds()
        .iter()
        .find(|kind| kind.id.as_str() == id)
        .ok_or(Problem::NotThere)?;
    Ok(wire::KindView {
        card: card(kind, holdings),
        description: both(&kind.description),
        how_you_get_it: both(&kind.how_you_get_it),
        layouts: kind
            .layouts
            .iter()
            .map(|layout| drawn(kind, layout))
            .collect(),
        look_alikes: kind.look_alikes.iter().map(look_alike).collect(),
    })
}

fn card(kind: &NoticeKind, holdings: &Holdings) -> wire::KindCard {
    let is_of_kind = |notice: &&casekeep_domain::notices::Notice| {
        notice
            .kind
            .as_ref()
            .is_some_and(|id| id.as_str() == kind.id.as_str())
    };
    wire::KindCard {
        id: kind.id.as_str().to_owned(),
        name: both(&kind.name),
        description: both(&kind.hint),
        answer: answer(kind.oan.answer),
        my_notices: holdings
            .rows
            .notices
            .iter()
            .filter(is_of_kind)
            .map(|notice| notice.id.into())
            .collect(),
    }
}

fn drawn(kind: &NoticeKind, layout: &Layout) -> wire::LayoutView {
    let drawing = draw(kind, layout, FieldKind::OnlineAccountNumber);
    let claim = &layout.oan;
    wire::LayoutView {
        id: layout.id.clone(),
        name: both(&layout.name),
        tells: both(&layout.tells),
        svg: wire::Bilingual {
            en: to_svg(&drawing, Language::English),
            es: to_svg(&drawing, Language::Spanish),
        },
        alternative: both(&drawing.alternative),
        answer: answer(claim.answer),
        label: claim.label.clone(),
        place: both(&claim.place),
        why: both(&claim.why),
        confidence: confidence(claim.confidence),
        sources: claim.sources.iter().map(source).collect(),
        when_missing: both(&claim.when_missing),
    }
}

fn source(source: &Source) -> wire::SourceNote {
    wire::SourceNote {
        text: source.text.clone(),
        read_on: source.read_on.to_string(),
    }
}

fn look_alike(look_alike: &LookAlike) -> wire::LookAlikeView {
    wire::LookAlikeView {
        sample: look_alike.sample.clone(),
        explanation: both(&look_alike.explanation),
    }
}

fn both(text: &Bilingual) -> wire::Bilingual {
    wire::Bilingual {
        en: text.en.clone(),
        es: text.es.clone(),
    }
}

fn answer(answer: OanAnswer) -> wire::OanAnswer {
    match answer {
        OanAnswer::Printed => wire::OanAnswer::Printed,
        OanAnswer::OnSome => wire::OanAnswer::OnSome,
        OanAnswer::BoxMayBeEmpty => wire::OanAnswer::BoxMayBeEmpty,
        OanAnswer::NotPrinted => wire::OanAnswer::NotPrinted,
        OanAnswer::Unknown => wire::OanAnswer::Unknown,
    }
}

fn confidence(confidence: Confidence) -> wire::Confidence {
    match confidence {
        Confidence::Certain => wire::Confidence::Certain,
        Confidence::Likely => wire::Confidence::Likely,
        Confidence::Unsure => wire::Confidence::Unsure,
    }
}
