//! The person's name where no label says so: beside the A-Number, in the mailing address, after "Dear".
//!
//! Invariant: such a name is never sure; where the paper names a petitioner, the letter may be addressed to that person
//! and nothing is taken.
//! Not here: names with a label (`fields`, `name_parts`).

use casekeep_catalogue::{FieldKind as Kind, Party};

use crate::text::Span;

use super::{
    FoundBy, FoundField, dates,
    kind::{Judgement, is_prose},
    labels::overlap,
    lexicon::Lexicon,
    names, numbers,
    relation::Ground,
    shapes::{Read, inks},
    sheet::{Piece, Sheet},
    unlabelled::found,
};

/// How sure a name is that stands with an A-Number.
const WITH_NUMBER: f32 = 0.85;
/// How sure one is that a letter is addressed to.
const ADDRESSED: f32 = 0.75;
/// Addresses of people stand above this part of the page's height.
const HEADING_END: f32 = 0.6;
/// Lines of an address at most.
const LINES_MAX: usize = 6;
/// What stands over an address and is no name, as a day is none.
const CAPTIONS: [&str; 4] = ["mail to", "mail to:", "to", "to:"];
/// Words that offices, firms and buildings have in their names, and people do not.
const OFFICES: [&str; 26] = [
    "department",
    "services",
    "service",
    "center",
    "office",
    "uscis",
    "immigration",
    "homeland",
    "court",
    "law",
    "llp",
    "llc",
    "pllc",
    "inc",
    "corp",
    "bank",
    "company",
    "university",
    "embassy",
    "consulate",
    "attorney",
    "attorneys",
    "notice",
    "lockbox",
    "box",
    "form",
];

/// The name of the person that a page speaks to.
pub(super) fn applicant(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    known: &[FoundField],
) -> Option<FoundField> {
    judgement.best?;
    let is_named = known.iter().any(|field| field.kind == Kind::ApplicantName);
    if is_named || names_petitioner(lexicon, ground) {
        return None;
    }
    let with_number = with_number(ground).map(|read| (read, WITH_NUMBER));
    let addressed = || addressed(ground).or_else(|| greeted(ground));
    let (read, way) = with_number.or_else(|| addressed().map(|read| (read, ADDRESSED)))?;
    found(Kind::ApplicantName, None, read, way, FoundBy::Shape)
}

/// Whether a label on the page asks for a petitioner.
fn names_petitioner(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> bool {
    let labels = ground.labels.iter().filter(|one| one.is_label());
    labels
        .flat_map(|one| &lexicon.labels[one.label].uses)
        .any(|of| lexicon.field(*of).party == Some(Party::Petitioner))
}

/// "A012 345 678 RIVERA, ANA", or the name straight below the number.
fn with_number(ground: &Ground<'_>) -> Option<Read> {
    let sheet = ground.sheet;
    heading_chunks(ground).find_map(|chunk| {
        let region = inks(sheet.page, chunk);
        let number = numbers::a_numbers(&region, false)
            .into_iter()
            .find(|read| read.from == 0)?;
        let last = number.spans.last()?;
        let is_behind =
            |piece: &&Piece| piece.span.line == last.line && piece.span.start >= last.end;
        let behind: Vec<Piece> = chunk.iter().filter(is_behind).copied().collect();
        let below = || line_below(sheet, chunk).and_then(|line| sorted_name(sheet, line));
        sorted_name(sheet, &behind).or_else(below)
    })
}

/// "FAMILY, GIVEN".
fn sorted_name(sheet: &Sheet<'_>, pieces: &[Piece]) -> Option<Read> {
    let read = person(sheet, pieces)?;
    let (family, given) = read.value.split_once(',')?;
    (!family.trim().is_empty() && !given.trim().is_empty()).then_some(read)
}

/// The first line of an address whose last line has a state and its postal code.
pub(super) fn addressed(ground: &Ground<'_>) -> Option<Read> {
    let sheet = ground.sheet;
    heading_chunks(ground)
        .filter(|chunk| ends_address(&sheet.text_of(chunk)))
        .find_map(|chunk| {
            let lines = lines_above(ground, chunk);
            let is_caption = |line: &&&[Piece]| {
                CAPTIONS.contains(&sheet.text_of(line).to_lowercase().as_str())
                    || dates::only_date(&inks(sheet.page, line)).is_some()
            };
            let first = lines.iter().rev().find(|line| !is_caption(line));
            person(sheet, first.filter(|_| lines.len() >= 2)?)
        })
}

/// Whether a line stands straight over an address.
pub(super) fn is_over_address(ground: &Ground<'_>, line: &[Piece]) -> bool {
    has_first_line(ground, |first| first[0].chunk == line[0].chunk)
}

/// Whether a line stands in the row of an address's first line, right of it.
pub(super) fn is_beside_address(ground: &Ground<'_>, line: &[Piece]) -> bool {
    has_first_line(ground, |first| {
        first[0].row == line[0].row && first[0].bounds.left < line[0].bounds.left
    })
}

/// Whether the first line of an address is of some sort.
fn has_first_line(ground: &Ground<'_>, is_it: impl Fn(&[Piece]) -> bool) -> bool {
    let chunks = heading_chunks(ground);
    let mut ends = chunks.filter(|chunk| ends_address(&ground.sheet.text_of(chunk)));
    ends.any(|chunk| {
        let lines = lines_above(ground, chunk);
        lines.last().is_some_and(|first| is_it(first))
    })
}

/// Whether a page speaks to somebody: it has an address or greets.
pub(super) fn is_addressed(ground: &Ground<'_>) -> bool {
    let is_greeting = |chunk: &[Piece]| {
        let text = ground.sheet.text_of(chunk);
        text.starts_with("Dear ") && text.ends_with([':', ','])
    };
    addressed(ground).is_some() || heading_chunks(ground).any(is_greeting)
}

/// "Dear Ana Rivera:"
fn greeted(ground: &Ground<'_>) -> Option<Read> {
    let sheet = ground.sheet;
    heading_chunks(ground).find_map(|chunk| {
        let (dear, rest) = chunk.split_first()?;
        let ends = sheet.text(chunk.last()?);
        let is_greeting = sheet.text(dear) == "Dear" && ends.ends_with([':', ',']);
        let mut read = person(sheet, rest).filter(|_| is_greeting)?;
        read.value = read.value.trim_end_matches([',', ':', ' ']).to_owned();
        read.printed.clone_from(&read.value);
        is_full(&read.value).then_some(read)
    })
}

/// A name of two words or more, none of an office.
fn person(sheet: &Sheet<'_>, pieces: &[Piece]) -> Option<Read> {
    let has_digit = pieces.iter().any(|piece| {
        sheet
            .text(piece)
            .chars()
            .filter(char::is_ascii_digit)
            .count()
            > 1
    });
    let read = names::name(sheet, pieces).filter(|_| !has_digit)?;
    let mut words = read.value.split(|c: char| !c.is_alphanumeric());
    let is_office = words.any(|word| OFFICES.contains(&word.to_lowercase().as_str()));
    (is_full(&read.value) && !is_office).then_some(read)
}

fn is_full(name: &str) -> bool {
    (2..=6).contains(&name.split_whitespace().count())
}

/// "PHILADELPHIA PA 19107", "Lowell, MA 01852-1234".
pub(super) fn ends_address(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [.., state, code] = words.as_slice() else {
        return false;
    };
    let is_state = state.len() == 2 && state.chars().all(|c| c.is_ascii_uppercase());
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let is_code = (digits == 5 && code.len() == 5) || (digits == 9 && code.len() == 10);
    is_state && is_code && words.len() >= 3
}

/// The lines of the same block above a line, from below, up to the first label.
fn lines_above<'g>(ground: &'g Ground<'_>, last: &'g [Piece]) -> Vec<&'g [Piece]> {
    let sheet = ground.sheet;
    let is_label = |line: &[Piece]| {
        let spans: Vec<Span> = line.iter().map(|piece| piece.span).collect();
        let mut labels = ground.labels.iter().filter(|one| one.is_label());
        labels.any(|one| overlap(&one.find.spans, &spans))
    };
    let mut lines: Vec<&[Piece]> = Vec::new();
    let mut lower = last;
    while lines.len() < LINES_MAX {
        let Some(upper) = neighbour(sheet, lower, true).filter(|line| !is_label(line)) else {
            break;
        };
        lines.push(upper);
        lower = upper;
    }
    lines
}

/// The line of the same block below a line.
fn line_below<'s>(sheet: &'s Sheet<'_>, line: &[Piece]) -> Option<&'s [Piece]> {
    neighbour(sheet, line, false)
}

/// The line straight above or below another that begins where it does.
fn neighbour<'s>(sheet: &'s Sheet<'_>, line: &[Piece], is_above: bool) -> Option<&'s [Piece]> {
    let own = sheet.chunk_bounds(line.first()?.chunk);
    let height = own.height();
    let fits = |other: &&[Piece]| {
        let bounds = sheet.chunk_bounds(other[0].chunk);
        let gap = if is_above {
            own.top - bounds.bottom
        } else {
            bounds.top - own.bottom
        };
        (bounds.left - own.left).abs() < height
            && (-0.6 * height..0.5 * height).contains(&gap)
            && (bounds.top - own.top).abs() > 0.5 * height
    };
    let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    chunks.find(fits)
}

/// The chunks of the upper part of a page that are no running text.
fn heading_chunks<'g>(ground: &'g Ground<'_>) -> impl Iterator<Item = &'g [Piece]> {
    let sheet = ground.sheet;
    let end = sheet.page.height * HEADING_END;
    let chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    chunks.filter(move |chunk| chunk[0].bounds.top < end && !is_prose(sheet, chunk))
}
