//! The lawyer summary: offer, preview, saving, and the record of what went out.
//!
//! Invariant: what is saved is what was previewed for the same choice; nothing is remembered for the next time.
//! Not here: the PDF (summary crate), what goes in (`content`).

mod content;
mod words;

use casekeep_domain::identifiers::{IdentifierKind, Sensitivity};
use casekeep_domain::{ids::PersonId, notices::Document, numbers::Owner};
use casekeep_reader::{Decoder, PageView};
use casekeep_summary::{Exhibit, Pdf, SummaryError, lawyer_summary};

use crate::{
    contract::{
        problems::Problem,
        summary::{SummaryChoice, SummaryOffer, SummaryPerson},
    },
    holdings::Holdings,
    pictures::Original,
    views::count,
};
pub(crate) use content::{Making, language};
pub(crate) use words::{FILING_FILE, RECOVERY_FILE, SUMMARY_FILE};

/// Longest side of an exhibit page, in pixels: 200 dots an inch on letter paper.
const EXHIBIT_SIDE_PX: u32 = 2_200;

impl Holdings {
    /// What can be chosen for a summary.
    pub(crate) fn summary_offer(&self) -> SummaryOffer {
        let people: Vec<SummaryPerson> = self
            .rows
            .people
            .iter()
            .map(|person| SummaryPerson {
                id: person.id.into(),
                name: person.name.full(),
                short_name: person.name.short().to_owned(),
                is_confidential: person.is_confidential,
                has_guarded_numbers: self.has_guarded_numbers(person.id),
                exhibit_pages: self.exhibit_pages(person.id),
            })
            .collect();
        SummaryOffer {
            exhibit_pages: people.iter().map(|person| person.exhibit_pages).sum(),
            people,
        }
    }

    fn has_guarded_numbers(&self, person: PersonId) -> bool {
        let is_guarded = |kind: IdentifierKind| kind.sensitivity() == Sensitivity::Guarded;
        self.numbers_of(Owner::Person(person))
            .any(|number| is_guarded(number.value.kind()))
    }

    fn exhibit_pages(&self, person: PersonId) -> u32 {
        count(
            self.notices_of_person(person)
                .map(|notice| self.pages_of(notice.id).count())
                .sum(),
        )
    }
}

/// Gives a document's original.
pub(crate) type Originals<'a> = &'a dyn Fn(&Document) -> Result<Original, Problem>;

/// Makes the PDF of a choice; originals are asked for one at a time. What comes out asks for no password of theirs.
pub(crate) fn make(
    making: &Making<'_>,
    holdings: &Holdings,
    originals: Originals<'_>,
    decoder: &Decoder,
) -> Result<Pdf, Problem> {
    if making.people().next().is_none() {
        return Err(Problem::NothingChosen);
    }
    let mut summary = making.content();
    for (notice, letter) in making.exhibits() {
        let Some(notice) = holdings.notice(*notice) else {
            continue;
        };
        let pages = holdings.pages_of(notice.id).map(|page| {
            let document = holdings.document(page.document).ok_or(Problem::NotThere)?;
            let original = originals(document)?;
            let view = PageView {
                max_width_px: EXHIBIT_SIDE_PX,
                max_height_px: EXHIBIT_SIDE_PX,
                quarter_turns: page.turn.count(),
                crop: None,
            };
            original
                .decoder(decoder)
                .render_jpeg(&original.bytes, page.page_in_document, view)
                .map(|page| page.bytes)
                .map_err(|error| crate::situations::decode(&error))
        });
        summary.exhibits.push(Exhibit {
            letter: *letter,
            title: making.notice_title(notice),
            pages: pages.collect::<Result<_, Problem>>()?,
        });
    }
    summary.exhibits.sort_by_key(|exhibit| exhibit.letter);
    lawyer_summary(&summary).map_err(|error| not_made(&error))
}

pub(crate) fn not_made(_: &SummaryError) -> Problem {
    Problem::PdfNotMade
}

/// Codes of the chosen sections, for the record.
pub(crate) fn sections(choice: &SummaryChoice) -> Vec<String> {
    let all = [
        (choice.with_numbers, "numbers"),
        (choice.with_cases, "cases"),
        (choice.with_dates, "dates"),
        (choice.with_notices, "notices"),
        (choice.with_exhibits, "exhibits"),
        (choice.with_guarded_numbers, "guarded_numbers"),
    ];
    all.into_iter()
        .filter(|(is_in, _)| *is_in)
        .map(|(_, code)| code.to_owned())
        .collect()
}
