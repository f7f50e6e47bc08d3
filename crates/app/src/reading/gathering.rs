//! Everything that was read from a notice, page by page, with the same value on several pages taken once.
//!
//! Invariant: a value keeps the place where it was read best.
//! Not here: what a value means for what is kept (`comparing`).

use std::collections::HashSet;

use casekeep_catalogue::{FieldKind, Party as Printed};
use casekeep_domain::{
    ids::{DocumentId, NoticeId, PageId},
    notices::UnitBox,
};

use super::{
    PAGES_AT_FIRST,
    kept::{KeptField, KeptPage, KeptReading},
    queue::{Place, Queue},
};
use crate::{
    contract::readings::{Party, ReadingState},
    session::Session,
};

/// Numbers this sure say that pages are different papers.
const LIKELY: f32 = 0.8;

/// What was read from a notice.
pub(super) struct Gathered {
    pub(super) pages: Vec<GatheredPage>,
    pub(super) fields: Vec<Field>,
    pub(super) state: ReadingState,
    /// A page of it is a first answer only.
    pub(super) is_first_answer: bool,
}

/// A page of the notice.
pub(super) struct GatheredPage {
    pub(super) page: PageId,
    /// Its place in the notice, from 1.
    pub(super) number: u32,
    pub(super) kept: Option<KeptPage>,
    /// Whether that is a first answer, which says what is there and not what is missing.
    pub(super) is_first_answer: bool,
}

/// A value.
pub(super) struct Field {
    /// With the person's own value where they corrected it.
    pub(super) kept: KeptField,
    /// What was read, where the person corrected it.
    pub(super) read_as: Option<String>,
    pub(super) kind: FieldKind,
    pub(super) party: Party,
    /// Whether the paper names the party, or we took it for granted.
    pub(super) is_party_printed: bool,
    pub(super) page: PageId,
    pub(super) page_number: u32,
    pub(super) place: UnitBox,
}

/// A document of the notice.
struct Source {
    document: DocumentId,
    reading: KeptReading,
    place: Place,
    /// One of its first pages was not read yet.
    is_unread: bool,
}

impl GatheredPage {
    fn likely_numbers(&self, kind: FieldKind) -> HashSet<&str> {
        let words = self.kept.as_ref().and_then(|kept| kept.read.as_ref());
        let fields = words.into_iter().flat_map(|words| &words.fields);
        fields
            .filter(|field| {
                field.kind() == Some(kind)
                    && matches!(field.party(), None | Some(Printed::Applicant))
                    && field.confidence >= LIKELY
                    && !field.is_rejected
            })
            .map(|field| field.corrected.as_ref().unwrap_or(&field.value).as_str())
            .collect()
    }
}

impl Session {
    /// Gathers what was read from a notice.
    pub(super) fn gathered(&self, queue: &Queue, notice: NoticeId) -> Gathered {
        let mut sources: Vec<Source> = Vec::new();
        let mut pages = Vec::new();
        let mut is_first_answer = false;
        for page in self.holdings.pages_of(notice) {
            let known = sources.iter().position(|one| one.document == page.document);
            let known = known.unwrap_or_else(|| {
                let scan = self.holdings.document(page.document).map(|row| &row.scan);
                sources.push(Source {
                    document: page.document,
                    reading: scan.map_or_else(KeptReading::empty, |scan| self.kept_reading(scan)),
                    place: queue.place(page.document),
                    is_unread: false,
                });
                sources.len() - 1
            });
            let source = &mut sources[known];
            let first = match &source.place {
                Place::Now(_, Some(first)) if first.page == page.page_in_document => Some(first),
                _ => None,
            };
            let kept = source.reading.page(page.page_in_document).cloned();
            source.is_unread |= kept.is_none() && page.page_in_document < PAGES_AT_FIRST;
            let is_first = kept.is_none() && first.is_some();
            is_first_answer |= is_first;
            pages.push(GatheredPage {
                page: page.id,
                number: page.position + 1,
                kept: kept.or_else(|| first.map(|first| KeptPage::clone(first))),
                is_first_answer: is_first,
            });
        }
        let state = state(&sources, &pages);
        Gathered {
            fields: fields(&pages),
            pages,
            state,
            is_first_answer,
        }
    }
}

/// How far a notice is read. That somebody stopped it is said as long as there is something that was not read for it: what
/// was stopped after the first pages, or while they were read again, has its answer.
fn state(sources: &[Source], pages: &[GatheredPage]) -> ReadingState {
    let mut state = if pages.iter().any(|page| page.kept.is_some()) {
        ReadingState::Read
    } else {
        ReadingState::NotRead
    };
    for source in sources {
        let is_stopped = source.reading.is_stopped && source.is_unread;
        match source.place {
            Place::Now(progress, _) => return ReadingState::Reading(progress),
            Place::Waiting => state = ReadingState::Waiting,
            Place::Nowhere if is_stopped && state != ReadingState::Waiting => {
                state = ReadingState::Stopped;
            }
            Place::Nowhere => {}
        }
    }
    state
}

fn fields(pages: &[GatheredPage]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for page in pages {
        let words = page.kept.as_ref().and_then(|kept| kept.read.as_ref());
        for kept in words.into_iter().flat_map(|words| &words.fields) {
            let Some(field) = field(page, kept) else {
                continue;
            };
            let same = fields.iter_mut().find(|other| {
                other.kind == field.kind
                    && other.party == field.party
                    && other.kept.value == field.kept.value
            });
            match same {
                Some(same) if same.kept.confidence < field.kept.confidence => *same = field,
                Some(_) => {}
                None => fields.push(field),
            }
        }
    }
    take_for_granted(&mut fields);
    fields.sort_by_key(|field| (place_in_list(field.kind), field.party, field.page_number));
    fields
}

fn field(page: &GatheredPage, kept: &KeptField) -> Option<Field> {
    let kind = kept.kind()?;
    if kind == FieldKind::FormNumber && goes_along(&kept.value) {
        return None;
    }
    let printed = kept.party();
    let mut kept = kept.clone();
    let place = kept.place()?;
    let corrected = kept.corrected.clone();
    let read_as = corrected.map(|corrected| std::mem::replace(&mut kept.value, corrected));
    Some(Field {
        kind,
        party: party(kind, printed),
        is_party_printed: printed.is_some() || named_party(kind).is_some(),
        page: page.page,
        page_number: page.number,
        place,
        read_as,
        kept,
    })
}

/// Whether a form goes along with another one and makes no case: G-28, G-1145.
fn goes_along(form: &str) -> bool {
    form.starts_with("G-")
}

fn party(kind: FieldKind, printed: Option<Printed>) -> Party {
    match printed {
        Some(Printed::Petitioner) => Party::Petitioner,
        Some(Printed::Beneficiary) => Party::Beneficiary,
        Some(Printed::Representative) => Party::Representative,
        Some(Printed::Applicant) => Party::Main,
        None => named_party(kind).unwrap_or(Party::Main),
    }
}

/// Whose name a kind of value is.
pub(super) fn named_party(kind: FieldKind) -> Option<Party> {
    match kind {
        FieldKind::ApplicantName => Some(Party::Main),
        FieldKind::PetitionerName => Some(Party::Petitioner),
        FieldKind::BeneficiaryName => Some(Party::Beneficiary),
        _ => None,
    }
}

/// Without an applicant, values that name nobody are the filer's, else the beneficiary's.
fn take_for_granted(fields: &mut [Field]) {
    let is_printed = |party| {
        let mut printed = fields.iter().filter(|field| field.is_party_printed);
        printed.any(|field| field.party == party)
    };
    if is_printed(Party::Main) {
        return;
    }
    let instead = [Party::Petitioner, Party::Beneficiary]
        .into_iter()
        .find(|party| is_printed(*party));
    if let Some(instead) = instead {
        let unnamed = fields
            .iter_mut()
            .filter(|field| field.party == Party::Main && !field.is_party_printed);
        unnamed.for_each(|field| field.party = instead);
    }
}

/// The order in which values are shown: what names an account, a case, a person; then days; then the rest.
fn place_in_list(kind: FieldKind) -> usize {
    const FIRST: [FieldKind; 12] = [
        FieldKind::OnlineAccountNumber,
        FieldKind::OnlineAccessCode,
        FieldKind::AccessCodeExpires,
        FieldKind::ReceiptNumber,
        FieldKind::ANumber,
        FieldKind::FormNumber,
        FieldKind::AppointmentDate,
        FieldKind::AppointmentTime,
        FieldKind::AppointmentPlace,
        FieldKind::ResponseDueDate,
        FieldKind::ReceivedDate,
        FieldKind::NoticeDate,
    ];
    const LAST: [FieldKind; 4] = [
        FieldKind::ApplicantName,
        FieldKind::PetitionerName,
        FieldKind::BeneficiaryName,
        FieldKind::NoticeType,
    ];
    let first = FIRST.iter().position(|other| *other == kind);
    let last = LAST.iter().position(|other| *other == kind);
    first
        .or(last.map(|place| 100 + place))
        .unwrap_or(FIRST.len())
}

impl Gathered {
    /// Values of a kind that nobody rejected, surest first.
    pub(super) fn of_kind(&self, kind: FieldKind) -> Vec<&Field> {
        let mut found: Vec<&Field> = self
            .fields
            .iter()
            .filter(|field| field.kind == kind && !field.kept.is_rejected)
            .collect();
        found.sort_by(|a, b| b.kept.confidence.total_cmp(&a.kept.confidence));
        found
    }

    /// The surest value of a kind.
    pub(super) fn best(&self, kind: FieldKind) -> Option<&Field> {
        self.of_kind(kind).into_iter().next()
    }

    /// Values of one party that nobody rejected.
    pub(super) fn of_party(&self, party: Party) -> impl Iterator<Item = &Field> {
        self.fields
            .iter()
            .filter(move |field| field.party == party && !field.kept.is_rejected)
    }

    /// The first page that seems to begin another paper: it and the last one before it with such a number print likely
    /// numbers of a kind, and none in common.
    pub(super) fn next_paper(&self) -> Option<&GatheredPage> {
        let kinds = [FieldKind::ReceiptNumber, FieldKind::ANumber];
        let begins = kinds.into_iter().filter_map(|kind| {
            let numbers: Vec<(&GatheredPage, HashSet<&str>)> = self
                .pages
                .iter()
                .map(|page| (page, page.likely_numbers(kind)))
                .filter(|(_, numbers)| !numbers.is_empty())
                .collect();
            let mut pairs = numbers.windows(2);
            pairs.find_map(|pair| pair[0].1.is_disjoint(&pair[1].1).then_some(pair[1].0))
        });
        begins.min_by_key(|page| page.number)
    }

    /// Parties whose values stand on it.
    pub(super) fn parties(&self) -> Vec<Party> {
        let all = [Party::Main, Party::Petitioner, Party::Beneficiary];
        all.into_iter()
            .filter(|party| self.of_party(*party).next().is_some())
            .collect()
    }
}
