//! The value of each kind that stands in a region.
//!
//! Invariant: a value has the normal form of its kind; what does not have its shape is none.
//! Not here: which region (`relation`), how sure (`confidence`).

use casekeep_catalogue::FieldKind as Kind;

use super::{
    addressee, dates, names, numbers,
    shapes::{Ink, Read, inks},
    sheet::{Piece, Sheet},
};

/// Which of several dates of a region a kind of value is.
const SECOND: usize = 1;

/// Values that nothing else on a page looks like.
pub(super) fn has_shape(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::OnlineAccountNumber
            | Kind::ReceiptNumber
            | Kind::ANumber
            | Kind::NoticeDate
            | Kind::ReceivedDate
            | Kind::PriorityDate
            | Kind::FormNumber
    )
}

/// The first value of a kind in pieces that follow a label.
pub(super) fn first(sheet: &Sheet<'_>, kind: Kind, pieces: &[Piece]) -> Option<Read> {
    let region = inks(sheet.page, pieces);
    match kind {
        Kind::OnlineAccountNumber => numbers::twelve_digits(&region).into_iter().next(),
        Kind::ReceiptNumber => numbers::receipts(&region).into_iter().next(),
        Kind::CardNumber => numbers::case_numbers(&region)
            .into_iter()
            .filter_map(numbers::as_receipt)
            .next(),
        Kind::NvcCaseNumber => nvc_case(&region),
        Kind::ANumber => numbers::a_numbers(&region, true).into_iter().next(),
        Kind::ValidUntil => {
            let all = dates::dates(&region);
            all.get(SECOND).or(all.first()).cloned()
        }
        kind if kind.is_day() => dates::first_date(&region),
        Kind::AppointmentTime => dates::first_time(&region),
        Kind::I94Number => numbers::i94_numbers(&region, true).into_iter().next(),
        Kind::SevisId => numbers::sevis_ids(&region).into_iter().next(),
        Kind::Ds160Number => numbers::ds160(&region),
        Kind::SocialSecurityNumber => numbers::ssn(&region),
        Kind::VisaNumber => numbers::visa_number(&region),
        Kind::VisaControlNumber => numbers::digits(&region, 14),
        _ => first_words(sheet, kind, pieces),
    }
}

fn first_words(sheet: &Sheet<'_>, kind: Kind, pieces: &[Piece]) -> Option<Read> {
    match kind {
        Kind::FormNumber => names::form(sheet, pieces),
        Kind::ApplicantName | Kind::PetitionerName | Kind::BeneficiaryName => {
            names::name(sheet, first_row(pieces))
        }
        Kind::ClassOfAdmission => names::class(sheet, first_row(pieces)),
        Kind::EadCategory => names::category(sheet, first_row(pieces)),
        Kind::OnlineAccessCode => names::code(sheet, first_row(pieces), 6..=24),
        Kind::NvcInvoiceId => names::code(sheet, first_row(pieces), 6..=16),
        Kind::PassportNumber => names::code(sheet, first_row(pieces), 6..=10),
        Kind::AppointmentPlace => names::words(sheet, first_lines(sheet, pieces)),
        Kind::NoticeType | Kind::BirthCountry => {
            names::words(sheet, first_chunk(&names::trimmed(sheet, pieces)))
        }
        _ => None,
    }
}

/// An NVC case number: three letters of a post, year, day, sequence.
fn nvc_case(region: &[Ink]) -> Option<Read> {
    let all = numbers::case_numbers(region);
    all.into_iter()
        .find(|read| !numbers::has_known_prefix(&read.value))
}

/// The pieces of the first row.
pub(super) fn first_row(pieces: &[Piece]) -> &[Piece] {
    let row = pieces.first().map(|piece| piece.row);
    let end = pieces.iter().position(|piece| Some(piece.row) != row);
    &pieces[..end.unwrap_or(pieces.len())]
}

/// A line of an address has at most so many words.
const ADDRESS_WORDS_MAX: usize = 9;

/// The first row and those after it that are no longer than lines of an address, to the one with its postal code.
fn first_lines<'p>(sheet: &Sheet<'_>, pieces: &'p [Piece]) -> &'p [Piece] {
    let rows = pieces.chunk_by(|a, b| a.row == b.row).enumerate();
    let mut is_over = false;
    let lines = rows.take_while(|(index, row)| {
        let is_line = *index == 0 || !is_over && row.len() <= ADDRESS_WORDS_MAX;
        is_over = addressee::ends_address(&sheet.text_of(row));
        is_line
    });
    &pieces[..lines.map(|(_, row)| row.len()).sum()]
}

/// The pieces of the first chunk.
fn first_chunk(pieces: &[Piece]) -> &[Piece] {
    let chunk = pieces.first().map(|piece| piece.chunk);
    let end = pieces.iter().position(|piece| Some(piece.chunk) != chunk);
    &pieces[..end.unwrap_or(pieces.len())]
}
