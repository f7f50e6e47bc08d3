//! A name that a paper asks for in parts: family name and given name, each with its label.
//!
//! Invariant: one part alone is no name; the lawyer's name is not the person's.
//! Not here: names under one label (`fields`), names without a label (`addressee`).

use casekeep_catalogue::{FieldKind as Kind, Party};

use super::{
    FoundBy, FoundField,
    confidence::{self, Backing, FLOOR},
    fields::{first_in, regions},
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
    of_part(NamePart::Family)
        .filter(|family| !representative::is_theirs(ground, family))
        .find_map(|family| {
            let given = of_part(NamePart::Given)
                .filter(|given| rows_apart(family, given) <= ROWS_APART_MAX)
                .min_by_key(|given| rows_apart(family, given))?;
            whole(read(ground, family)?, read(ground, given)?)
        })
}

fn rows_apart(some: &Occurrence, other: &Occurrence) -> usize {
    some.find.first.row.abs_diff(other.find.first.row)
}

fn read<'g>(ground: &Ground<'_>, label: &'g Occurrence) -> Option<Part<'g>> {
    let mut places = regions(ground, label, false);
    if ground.sign_after(label) == Some('/') {
        // The label goes on in another language: "Surname / Nom".
        places.retain(|place| {
            place
                .pieces
                .iter()
                .all(|piece| piece.row > label.find.last.row)
        });
    }
    let (read, way) = first_in(ground, Kind::ApplicantName, &places)?;
    let confidence = confidence::of(
        &read,
        Backing {
            way,
            label: label.quality(),
        },
    );
    Some(Part {
        label,
        read,
        confidence,
    })
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
