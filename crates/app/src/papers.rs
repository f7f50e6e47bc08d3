//! "Find a number": the catalogue as the window shows it, beside the person's own notices.
//!
//! Invariant: nothing is said that the catalogue does not say, and each claim comes with its sources.
//! Not here: the catalogue's data (catalogue crate), the paths around the papers (`guide`).

use casekeep_catalogue::{
    Bilingual, Catalogue, Confidence, FieldKind, Language, Layout, LookAlike, NoticeKind,
    OanAnswer, Source, draw, field_of, look_alikes, place_of, to_svg,
};

use crate::{
    contract::{catalogue as wire, problems::Problem, words::IdentifierKind},
    holdings::Holdings,
};

const ACCOUNT: FieldKind = FieldKind::OnlineAccountNumber;

/// The value on papers that is this kind of number; `None` for numbers that no paper is known to carry.
pub(crate) fn field_kind(number: IdentifierKind) -> Option<FieldKind> {
    FieldKind::from_code(casekeep_domain::identifiers::IdentifierKind::from(number).code())
}

/// Kinds in the order worth looking in, those that fit the words when there are any.
pub(crate) fn cards(
    catalogue: &Catalogue,
    holdings: &Holdings,
    number: FieldKind,
    words: &str,
) -> Vec<wire::KindCard> {
    let mut kinds: Vec<&NoticeKind> = match words.trim() {
        "" => catalogue.kinds().iter().collect(),
        words => catalogue.search_printed_words(words),
    };
    if words.trim().is_empty() {
        let lacks = |kind: &NoticeKind| number != ACCOUNT && !kind.carries(number);
        kinds.sort_by_key(|kind| (lacks(kind), kind.search_order.is_none(), kind.search_order));
    }
    kinds
        .into_iter()
        .map(|kind| card(kind, holdings, number))
        .collect()
}

/// One kind with its drawings.
pub(crate) fn kind(
    catalogue: &Catalogue,
    holdings: &Holdings,
    id: &str,
    number: FieldKind,
) -> Result<wire::KindView, Problem> {
    let kind = catalogue
        .kinds()
        .iter()
        .find(|kind| kind.id.as_str() == id)
        .ok_or(Problem::NotThere)?;
    Ok(wire::KindView {
        card: card(kind, holdings, number),
        description: both(&kind.description),
        how_you_get_it: both(&kind.how_you_get_it),
        layouts: kind
            .layouts
            .iter()
            .map(|layout| drawn(kind, layout, number))
            .collect(),
        look_alikes: look_alikes(kind, number).iter().map(look_alike).collect(),
    })
}

fn card(kind: &NoticeKind, holdings: &Holdings, number: FieldKind) -> wire::KindCard {
    let is_of_kind = |notice: &&casekeep_domain::notices::Notice| {
        notice
            .kind
            .as_ref()
            .is_some_and(|id| id.as_str() == kind.id.as_str())
    };
    let answer = match number {
        ACCOUNT => answer(kind.oan.answer),
        number if kind.carries(number) => wire::OanAnswer::Printed,
        _ => wire::OanAnswer::Unknown,
    };
    wire::KindCard {
        id: kind.id.as_str().to_owned(),
        name: both(&kind.name),
        description: both(&kind.hint),
        answer,
        my_notices: holdings
            .rows
            .notices
            .iter()
            .filter(is_of_kind)
            .map(|notice| notice.id.into())
            .collect(),
    }
}

fn drawn(kind: &NoticeKind, layout: &Layout, number: FieldKind) -> wire::LayoutView {
    let drawing = draw(kind, layout, number);
    let claim = match number {
        ACCOUNT => account_claim(layout),
        number => field_claim(kind, layout, number),
    };
    wire::LayoutView {
        id: layout.id.clone(),
        name: both(&layout.name),
        tells: both(&layout.tells),
        svg: wire::Bilingual {
            en: to_svg(&drawing, Language::English),
            es: to_svg(&drawing, Language::Spanish),
        },
        alternative: both(&drawing.alternative),
        answer: claim.answer,
        label: claim.label,
        place: claim.place,
        why: claim.why,
        confidence: claim.confidence,
        sources: claim.sources,
        when_missing: claim.when_missing,
    }
}

/// What is claimed of one number on one layout. Texts that the catalogue does not have stay empty.
struct Claim {
    answer: wire::OanAnswer,
    label: Option<String>,
    place: wire::Bilingual,
    why: wire::Bilingual,
    confidence: wire::Confidence,
    sources: Vec<wire::SourceNote>,
    when_missing: wire::Bilingual,
}

fn account_claim(layout: &Layout) -> Claim {
    let claim = &layout.oan;
    Claim {
        answer: answer(claim.answer),
        label: claim.label.clone(),
        place: both(&claim.place),
        why: both(&claim.why),
        confidence: confidence(claim.confidence),
        sources: claim.sources.iter().map(source).collect(),
        when_missing: both(&claim.when_missing),
    }
}

/// Another number than the account's: what its field says, or that no place for it is known.
fn field_claim(kind: &NoticeKind, layout: &Layout, number: FieldKind) -> Claim {
    let Some((field, label)) = field_of(kind, layout, number) else {
        return Claim {
            answer: wire::OanAnswer::Unknown,
            label: None,
            place: nothing(),
            why: nothing(),
            confidence: wire::Confidence::Unsure,
            sources: Vec::new(),
            when_missing: nothing(),
        };
    };
    Claim {
        answer: wire::OanAnswer::Printed,
        label: (!label.is_empty()).then_some(label),
        place: place_of(kind, layout, number).map_or_else(nothing, |place| both(&place)),
        why: nothing(),
        confidence: confidence(field.confidence),
        sources: field.sources.iter().map(source).collect(),
        when_missing: nothing(),
    }
}

fn nothing() -> wire::Bilingual {
    wire::Bilingual {
        en: String::new(),
        es: String::new(),
    }
}

pub(crate) fn source(source: &Source) -> wire::SourceNote {
    wire::SourceNote {
        text: source.text.clone(),
        read_on: source.read_on.to_string(),
    }
}

pub(crate) fn look_alike(look_alike: &LookAlike) -> wire::LookAlikeView {
    wire::LookAlikeView {
        sample: look_alike.sample.clone(),
        explanation: both(&look_alike.explanation),
    }
}

pub(crate) fn both(text: &Bilingual) -> wire::Bilingual {
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

pub(crate) fn confidence(confidence: Confidence) -> wire::Confidence {
    match confidence {
        Confidence::Certain => wire::Confidence::Certain,
        Confidence::Likely => wire::Confidence::Likely,
        Confidence::Unsure => wire::Confidence::Unsure,
    }
}
