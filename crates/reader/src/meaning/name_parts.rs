//! A name that a paper asks for in parts: family name and given name, each with its label.
//!
//! Invariant: one part alone is no name; the lawyer's name is not the person's.
//! Not here: names under one label (`fields`), names without a label (`addressee`).

use casekeep_catalogue::{FieldKind as Kind, Party};

use super::{
    FoundBy, FoundField,
    confidence::{self, Backing, FLOOR},
    fields::{Region, first_in, regions},
    kind::Judgement,
    labels::Occurrence,
    lexicon::Lexicon,
    relation::Ground,
    representative,
    shapes::Read,
    spellings::NamePart,
};

/// The labels of the two parts are at most so many rows apart.
const ROWS_APART_MAX: usize = 3;

/// A part of a name as it was read.
struct Part<'g> {
    label: &'g Occurrence,
    read: Read,
    confidence: f32,
}

/// The name of the person, put together; of several on a form the first.
pub(super) fn applicant(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
) -> Option<FoundField> {
    judgement.best?;
    let of_part = |part: NamePart| {
        let is_wanted =
            move |one: &&Occurrence| one.is_label() && lexicon.labels[one.label].part == Some(part);
        ground.labels.iter().filter(is_wanted)
    };
    let is_ours = |label: &&Occurrence| !representative::is_theirs(ground, label);
    of_part(NamePart::Family)
        .filter(is_ours)
        .find_map(|family| {
            let given = of_part(NamePart::Given)
                .filter(is_ours)
                .filter(|given| rows_apart(family, given) <= ROWS_APART_MAX)
                .min_by_key(|given| rows_apart(family, given))?;
            let (family, given) = (Asked::new(ground, family), Asked::new(ground, given));
            // Both stand the same way to their labels; where one seems to be below and one beside, it is the next
            // question that is below.
            let both = |family_at: &[Region], given_at: &[Region]| {
                whole(
                    family.read(ground, family_at)?,
                    given.read(ground, given_at)?,
                )
            };
            let mut alike = family.places.chunks(1).zip(given.places.chunks(1));
            alike
                .find_map(|(family_at, given_at)| both(family_at, given_at))
                .or_else(|| both(&family.places, &given.places))
        })
}

fn rows_apart(some: &Occurrence, other: &Occurrence) -> usize {
    some.find.first.row.abs_diff(other.find.first.row)
}

/// A part that is asked for, and the places where its answer may stand.
struct Asked<'g> {
    label: &'g Occurrence,
    places: Vec<Region>,
}

impl<'g> Asked<'g> {
    fn new(ground: &Ground<'_>, label: &'g Occurrence) -> Self {
        let mut places = regions(ground, label, false);
        if ground.sign_after(label) == Some('/') {
            // The label goes on in another language: "Surname / Nom". The place stays in the list, for those of both
            // parts are compared one by one.
            for place in &mut places {
                if place
                    .pieces
                    .iter()
                    .any(|piece| piece.row <= label.find.last.row)
                {
                    place.pieces.clear();
                }
            }
        }
        Self { label, places }
    }

    fn read(&self, ground: &Ground<'_>, places: &[Region]) -> Option<Part<'g>> {
        let (read, way) = first_in(ground, Kind::ApplicantName, places)?;
        let backing = Backing {
            way,
            label: self.label.quality(),
        };
        let confidence = confidence::of(&read, backing);
        Some(Part {
            label: self.label,
            read,
            confidence,
        })
    }
}

fn whole(family: Part<'_>, given: Part<'_>) -> Option<FoundField> {
    let confidence = family.confidence.min(given.confidence);
    let is_one_place = family.read.spans == given.read.spans;
    (confidence >= FLOOR && !is_one_place).then(|| FoundField {
        kind: Kind::ApplicantName,
        party: Some(Party::Applicant),
        value: format!("{}, {}", family.read.value, given.read.value),
        as_printed: format!("{} {}", family.read.printed, given.read.printed),
        place: [family.read.spans, given.read.spans].concat(),
        label: family.label.find.spans.clone(),
        confidence,
        found_by: FoundBy::Label,
    })
}
