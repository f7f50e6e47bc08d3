//! The values of a page: each label with what stands in its place.
//!
//! Invariant: which label means what comes from the catalogue: first from the page's own kind, else from kinds that
//! agree.
//! Not here: the account number (`account_number`), how sure (`confidence`).

use casekeep_catalogue::{Field, FieldKind as Kind, Party, Relation};

use super::{
    FoundBy, FoundField, any_letter,
    confidence::{self, Backing, FLOOR},
    kind::{Judgement, has_squares},
    labels::Occurrence,
    lexicon::Lexicon,
    numbers,
    prose::{Role, is_no_value},
    relation::{Ground, LOWER_RIGHT},
    representative,
    shapes::Read,
    sheet::Piece,
    values::{self, has_shape},
};

/// Characters of a code that are hard to tell from another.
const LOOK_ALIKES: [char; 18] = [
    'O', '0', 'o', 'I', 'l', '1', 'S', 's', '5', 'Z', 'z', '2', 'X', 'x', 'C', 'c', 'W', 'w',
];

/// A region in which a value may stand, and how sure that is.
pub(super) struct Region {
    /// Its words.
    pub(super) pieces: Vec<Piece>,
    /// How sure.
    pub(super) way: f32,
    /// How sure words are that stand there.
    pub(super) way_of_words: f32,
}

impl Region {
    fn new(pieces: Vec<Piece>, way: f32) -> Self {
        Self {
            pieces,
            way,
            way_of_words: way,
        }
    }
}

/// Every value that a label on the page gives.
pub(super) fn labelled(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
) -> Vec<FoundField> {
    let mut found = Vec::new();
    // Where a name is asked for in parts, one of them is no name (`name_parts`).
    let is_whole = |label: &&Occurrence| lexicon.labels[label.label].part.is_none();
    for label in ground.labels.iter().filter(is_whole) {
        for field in meanings(lexicon, ground, judgement, label) {
            found.extend(of_field(ground, label, field));
        }
    }
    found.retain(|field| field.kind != Kind::FormNumber || !is_own_name(lexicon, &field.value));
    found
}

/// Words so many line heights right of a label are far off.
const FAR: f32 = 10.0;
/// Labels that have a value above them, before a page is read that way.
const ABOVE_MIN: usize = 3;

/// Whether the values of a page stand above their labels: where more than twice as many labels have a value of their
/// kind above them as below.
pub(super) fn stand_above(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> bool {
    let is_alone =
        |one: &&Occurrence| one.is_label() && one.is_first && !ground.is_before_colon(one);
    let (mut above, mut below) = (0, 0);
    for one in ground.labels.iter().filter(is_alone) {
        let uses = &lexicon.labels[one.label].uses;
        let holds = uses.first().and_then(|of| lexicon.field(*of).holds.first());
        let Some(kind) = holds.filter(|kind| has_shape(**kind)) else {
            continue;
        };
        let is_value = |row: &Vec<Piece>| values::first(ground.sheet, *kind, row).is_some();
        let own = one.find.bounds;
        let over = ground.above(one).filter(is_value);
        let under = ground.under(one).into_iter().next().filter(is_value);
        match (over, under) {
            // Between two values of its shape the nearer one is a label's.
            (Some(over), Some(under)) => {
                let is_over_nearer =
                    own.top - over[0].bounds.bottom < 0.5 * (under[0].bounds.top - own.bottom);
                above += usize::from(is_over_nearer);
                below += usize::from(!is_over_nearer);
            }
            (over, under) => {
                above += usize::from(over.is_some());
                below += usize::from(under.is_some());
            }
        }
    }
    above >= ABOVE_MIN && above > 2 * below || above > 1 && below == 0
}

/// Whether a form's number is the name of a notice: "Form I-797C, Notice of Action".
pub(super) fn is_own_name(lexicon: &Lexicon<'_>, form: &str) -> bool {
    let names = lexicon.kinds().iter().flat_map(|kind| {
        let identify = &kind.identification;
        identify.titles.iter().chain(&identify.family_titles)
    });
    names
        .map(|title| title.strip_prefix("Form ").unwrap_or(title))
        .filter_map(|title| title.strip_prefix(form))
        .any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// The fields that a label means on this page.
fn meanings<'c>(
    lexicon: &Lexicon<'c>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    label: &Occurrence,
) -> Vec<&'c Field> {
    let uses = &lexicon.labels[label.label].uses;
    let own = judgement.best.map(|(kind, _)| kind);
    if is_stamp(lexicon, ground, label) {
        return Vec::new();
    }
    let of_kind: Vec<&Field> = uses
        .iter()
        .filter(|of| Some(of.kind) == own)
        .map(|of| lexicon.field(*of))
        .collect();
    if !of_kind.is_empty() {
        return of_kind;
    }
    if !judgement.is_immigration {
        return Vec::new();
    }
    // Another kind's label: the page may be a variant that no source describes.
    let mut others: Vec<&Field> = Vec::new();
    let words = &lexicon.labels[label.label].words;
    let is_number = words.printed.contains('#') || words.printed.contains("Number");
    let is_form = words.printed.starts_with("Form")
        && (ground.is_before_colon(label) || label.is_label() && label.is_first);
    let holds_number = |of: &super::lexicon::Use| {
        matches!(
            lexicon.field(*of).holds[..],
            [Kind::ANumber | Kind::ReceiptNumber | Kind::SevisId]
        )
    };
    let is_file = ground.is_before_colon(label) && uses.iter().any(holds_number);
    let is_plain = words.length() < 8 && !is_number && !is_form && !is_file;
    let has_fields = own.is_some_and(|kind| !lexicon.kinds()[kind].fields.is_empty());
    let is_hidden = is_plain && has_fields;
    let is_form = own.is_some_and(|kind| has_squares(&lexicon.kinds()[kind]));
    let is_date_of_letter = is_hidden && !is_form && is_date_of_letter(ground, label);
    if is_hidden && !is_date_of_letter {
        return Vec::new();
    }
    let shared = uses
        .iter()
        .map(|of| lexicon.field(*of))
        .filter(|field| is_shared(lexicon, judgement, field))
        .filter(|field| !is_date_of_letter || field.holds == [Kind::NoticeDate]);
    for field in shared {
        if !others
            .iter()
            .any(|other| other.holds == field.holds && other.party == field.party)
        {
            others.push(field);
        }
    }
    others.truncate(1);
    others
}

/// "RECEIVED" without a colon in the lower half of a page: what somebody's office stamped on it.
fn is_stamp(lexicon: &Lexicon<'_>, ground: &Ground<'_>, label: &Occurrence) -> bool {
    let half = ground.sheet.page.height * 0.5;
    let printed = &lexicon.labels[label.label].words.printed;
    printed.eq_ignore_ascii_case("received")
        && label.find.bounds.top > half
        && !ground.is_before_colon(label)
}

/// A short label alone in the upper half of a page, read without a slip: "Date" there is the letter's own.
fn is_date_of_letter(ground: &Ground<'_>, label: &Occurrence) -> bool {
    let half = ground.sheet.page.height * 0.5;
    label.is_label() && label.is_first && label.find.distance == 0 && label.find.bounds.top < half
}

/// Values that letters of many kinds print under the same label; a page of no known kind may have any.
fn is_shared(lexicon: &Lexicon<'_>, judgement: &Judgement, field: &Field) -> bool {
    let first = field.holds.first();
    let is_of_kind = |(kind, _): (usize, f32)| !any_letter::is_it(&lexicon.kinds()[kind]);
    !judgement.best.is_some_and(is_of_kind)
        || first.is_some_and(|kind| {
            matches!(
                kind,
                Kind::ReceiptNumber
                    | Kind::ANumber
                    | Kind::NoticeDate
                    | Kind::ReceivedDate
                    | Kind::PriorityDate
                    | Kind::FormNumber
                    | Kind::NoticeType
                    | Kind::I94Number
                    | Kind::SevisId
                    | Kind::NvcCaseNumber
                    | Kind::AdmitUntil
                    | Kind::ApplicantName
            )
        })
}

fn of_field(ground: &Ground<'_>, label: &Occurrence, field: &Field) -> Vec<FoundField> {
    let is_sentence = field.relations.contains(&Relation::InSentence);
    if label.role == Role::Prose && !is_sentence {
        return Vec::new();
    }
    let mut regions = if is_sentence {
        vec![Region::new(after_sentence(ground, label), 0.97)]
    } else {
        let is_right_usual = field.relations.first() == Some(&Relation::Right);
        regions(ground, label, is_right_usual)
    };
    if field.holds.first() == Some(&Kind::ANumber) {
        regions.push(Region::new(ground.lower_right(label), LOWER_RIGHT));
    }
    let mut found = Vec::new();
    for kind in field
        .holds
        .iter()
        .filter(|kind| **kind != Kind::OnlineAccountNumber)
    {
        let mut kind = *kind;
        let mut read = first_in(ground, kind, &regions);
        if read.is_none() && kind == Kind::NvcCaseNumber {
            read = first_in(ground, Kind::ReceiptNumber, &regions);
            // "Case Number" is said of receipt numbers too.
            if !says_visa_center(ground, label) {
                kind = Kind::ReceiptNumber;
            }
        }
        let Some((read, way)) = read else {
            continue;
        };
        for region in &mut regions {
            region.pieces = left_over(ground, &region.pieces, &read);
        }
        let found_by = if is_sentence || label.role == Role::Sentence {
            FoundBy::Sentence
        } else {
            FoundBy::Label
        };
        found.extend(finished(kind, field.party, label, read, way, found_by));
    }
    if field.party == Some(Party::Applicant) && representative::is_of_beneficiary(ground, label) {
        for field in &mut found {
            of_beneficiary(field);
        }
    }
    found
}

/// Whether a label names the visa centre.
fn says_visa_center(ground: &Ground<'_>, label: &Occurrence) -> bool {
    let mut lines = label.find.spans.iter();
    lines.any(|span| ground.sheet.page.text(*span).contains("NVC"))
}

/// What the part of a form says about another person is asked about.
const OF_BENEFICIARY: f32 = 0.88;

/// Gives a value to the one who is filed for.
pub(super) fn of_beneficiary(field: &mut FoundField) {
    field.party = Some(Party::Beneficiary);
    field.confidence *= OF_BENEFICIARY;
}

/// What is left of pieces without a value; a name may have been read into a number's end.
fn left_over(ground: &Ground<'_>, pieces: &[Piece], read: &Read) -> Vec<Piece> {
    let rest = |piece: &Piece| {
        let taken = read.spans.iter().find(|span| {
            span.line == piece.span.line
                && span.start < piece.span.end
                && piece.span.start < span.end
        });
        let parts = match taken {
            None => [Some(*piece), None],
            Some(span) => [
                ground.sheet.part(piece, piece.span.start, span.start),
                ground.sheet.part(piece, span.end, piece.span.end),
            ],
        };
        parts.into_iter().flatten()
    };
    pieces.iter().flat_map(rest).collect()
}

/// The places of a label's value, the likeliest first.
pub(super) fn regions(
    ground: &Ground<'_>,
    label: &Occurrence,
    is_right_usual: bool,
) -> Vec<Region> {
    let beside = ground.beside(label);
    let below: Vec<Piece> = ground.below(label).into_iter().flatten().collect();
    let right = ground.right(label);
    let has_colon = ground.is_before_colon(label);
    let is_filled = has_text(ground, &beside);
    let mut all = vec![Region::new(beside, 1.0)];
    if has_colon && is_filled {
        // What stands after the colon is the value, whatever it is: "Admit Until Date: D/S".
        return all;
    }
    let is_right_first = is_right_usual || has_colon;
    let below = Region::new(below, 0.99);
    let is_far = right.first().is_some_and(|first| {
        first.bounds.left - label.find.bounds.right > FAR * first.bounds.height()
    });
    let right = Region {
        // Words far off may belong to anything; a number has a shape of its own.
        way_of_words: if is_far && !has_colon { 0.88 } else { 0.97 },
        ..Region::new(right, 0.97)
    };
    if is_right_first {
        all.extend([right, below]);
    } else {
        all.extend([below, right]);
    }
    all
}

/// Whether words stand in a region.
fn has_text(ground: &Ground<'_>, pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .any(|piece| !is_no_value(&ground.sheet.text(piece)))
}

/// The words that follow a label inside a sentence, over the end of its line.
fn after_sentence(ground: &Ground<'_>, label: &Occurrence) -> Vec<Piece> {
    let sheet = ground.sheet;
    let last = label.find.spans[label.find.spans.len() - 1];
    let here = sheet.row(label.find.last.row).iter();
    let mut pieces: Vec<Piece> = here
        .filter(|piece| {
            piece.bounds.left > label.find.last.bounds.left
                && (piece.span.line != last.line || piece.span.start >= last.end)
        })
        .copied()
        .collect();
    pieces.extend_from_slice(sheet.row(label.find.last.row + 1));
    pieces.truncate(12);
    pieces
}

/// The first region that holds a value of a kind.
pub(super) fn first_in(ground: &Ground<'_>, kind: Kind, regions: &[Region]) -> Option<(Read, f32)> {
    regions.iter().find_map(|region| {
        let rows: Vec<&[Piece]> = region.pieces.chunk_by(|a, b| a.row == b.row).collect();
        let read = if is_words(kind) {
            rows.iter()
                .find_map(|row| values::first(ground.sheet, kind, row))
        } else if kind == Kind::AppointmentPlace && rows.len() == 1 {
            // An address goes on below its first line.
            values::first(ground.sheet, kind, &ground.with_lines_below(rows[0]))
        } else {
            values::first(ground.sheet, kind, &region.pieces)
        };
        let way = if is_words(kind) {
            region.way_of_words
        } else {
            region.way
        };
        Some((read?, way))
    })
}

/// Whether a kind of value is words of one row.
fn is_words(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ApplicantName | Kind::PetitionerName | Kind::BeneficiaryName | Kind::FormNumber
    )
}

fn finished(
    kind: Kind,
    party: Option<Party>,
    label: &Occurrence,
    read: Read,
    way: f32,
    found_by: FoundBy,
) -> Option<FoundField> {
    let known = kind != Kind::ReceiptNumber || numbers::has_known_prefix(&read.value);
    let way = match (known, read.value.starts_with('Z')) {
        (true, false) => way,
        // That Z is the beginning of a receipt number is likely, not certain.
        (true, true) => way * 0.91,
        (false, _) => way * 0.75,
    };
    // Nine digits are usual: of fewer one may have been lost.
    let digits = read.printed.chars().filter(char::is_ascii_digit).count();
    let way = if kind == Kind::ANumber && digits < 9 {
        way * 0.88
    } else {
        way
    };
    let is_code = kind == Kind::OnlineAccessCode;
    // In a code capital and small letters matter, and many look alike.
    let way = if is_code && read.value.contains(LOOK_ALIKES) {
        way * 0.85
    } else {
        way
    };
    let confidence = confidence::of(
        &read,
        Backing {
            way,
            label: label.quality(),
        },
    );
    (confidence >= FLOOR).then(|| FoundField {
        kind,
        party,
        value: read.value,
        as_printed: read.printed,
        place: read.spans,
        label: label.find.spans.clone(),
        confidence,
        found_by,
    })
}

/// Of values that are as sure as this the first on the page is taken: of several cases the one on top.
const AS_SURE: f32 = 0.06;

/// The surest value of each kind and party, surest first.
pub(super) fn surest(all: &[FoundField]) -> Vec<FoundField> {
    let mut kept: Vec<FoundField> = Vec::new();
    for field in all {
        let is_rival = |other: &&FoundField| other.kind == field.kind && other.party == field.party;
        if kept.iter().any(|other| is_rival(&other)) {
            continue;
        }
        let rivals = || all.iter().filter(is_rival);
        let best = rivals().map(|rival| rival.confidence).fold(0.0, f32::max);
        kept.extend(
            rivals()
                .find(|rival| rival.confidence >= best - AS_SURE)
                .cloned(),
        );
    }
    kept.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    kept
}
