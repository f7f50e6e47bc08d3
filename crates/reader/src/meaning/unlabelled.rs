//! Values that stand without a label, or whose label could not be read: found by their shape in the upper part of a page.
//!
//! Invariant: such a value is never as sure as a labelled one, and is not taken from running text.
//! Not here: forms with their titles (`forms`), the account number, which nothing but its label tells from any other twelve digits.

use casekeep_catalogue::{Block, Field, FieldKind as Kind, PageFormat, Party, Relation};
use casekeep_domain::identifiers::mrz::MrzField;

use crate::edits::distance;

use super::{
    FoundBy, FoundField, addressee,
    confidence::{self, Backing, FLOOR},
    dates,
    fold::fold,
    forms,
    kind::{Judgement, has_squares, is_prose},
    labels::{Occurrence, overlap},
    lexicon::Lexicon,
    names, numbers,
    relation::Ground,
    sentences,
    shapes::{Ink, Read, inks},
    sheet::Piece,
    values, zones,
};

/// How sure a value of a known shape is that stands alone in a heading.
const IN_HEADING: f32 = 0.8;
/// Beside so few words a number of so many signs is what they are about.
const WORDS_AROUND_MAX: usize = 2;
const PLAIN_MIN: usize = 12;
/// A title has so many words.
const TITLE_WORDS_MAX: usize = 4;
/// How sure one is that the kind is known to print without a label.
const OF_KIND: f32 = 0.86;
/// Headings end here, in parts of the page's height.
const HEADING_END: f32 = 0.5;
/// The top of a letter ends here, and a day in digits has so many signs, its year whole.
const TOP: f32 = 0.15;
const FULL_DAY: usize = 10;
/// A title beside a day has so many words, and the day stands beyond this share of the page's width.
const TITLE_WORDS_MIN: usize = 4;
const END_OF_ROW: f32 = 0.6;
/// What stands before the day on which a letter was written.
const WRITTEN: [&str; 3] = ["prepared", "issued", "dated"];
/// The box for the office's use, with the receipt, ends here on a form.
const FORM_HEAD: f32 = 0.25;
/// A page that is seen on a screen is heading all over.
pub(super) const SCREEN_END: f32 = 1.0;

/// Values that the page's kind prints without a label.
pub(super) fn of_kind(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
) -> Vec<FoundField> {
    let Some((kind, _)) = judgement.best else {
        return Vec::new();
    };
    let is_unlabelled = |field: &&Field| field.relations.contains(&Relation::Unlabelled);
    let fields = lexicon.kinds()[kind].fields.iter().filter(is_unlabelled);
    let mut found: Vec<FoundField> = fields
        .flat_map(|field| {
            field
                .holds
                .iter()
                .filter_map(|holds| by_shape(ground, *holds, field.party))
        })
        .collect();
    found.extend(of_zone(lexicon, ground, kind));
    found
}

fn by_shape(ground: &Ground<'_>, kind: Kind, party: Option<Party>) -> Option<FoundField> {
    let sheet = ground.sheet;
    let read = ground
        .free
        .chunk_by(|a, b| a.chunk == b.chunk)
        .find_map(|pieces| {
            let region = inks(sheet.page, pieces);
            match kind {
                Kind::I94Number => numbers::i94_numbers(&region, false).into_iter().next(),
                Kind::SevisId | Kind::SocialSecurityNumber => values::first(sheet, kind, pieces),
                _ => None,
            }
        })?;
    found(kind, party, read, OF_KIND, FoundBy::Shape)
}

/// What a machine-readable zone gives, where its check digits hold.
fn of_zone(lexicon: &Lexicon<'_>, ground: &Ground<'_>, kind: usize) -> Vec<FoundField> {
    let Some((zone, spans)) = zones::read(ground.sheet) else {
        return Vec::new();
    };
    let kind = &lexicon.kinds()[kind];
    let holds = |field| !zone.failed_checks().contains(&field);
    let expiry = zone.expires_on().filter(|_| holds(MrzField::Expiry));
    let values = [
        (
            Kind::PassportNumber,
            zone.passport_number()
                .map(|number| number.reveal().to_owned()),
        ),
        (
            Kind::ANumber,
            zone.a_number().map(|number| number.reveal().to_owned()),
        ),
        (Kind::CardExpires, expiry.map(|day| day.to_string())),
    ];
    let carried = values.into_iter().filter(|(holds, _)| kind.carries(*holds));
    carried
        .filter_map(|(kind, value)| {
            let value = value?;
            Some(FoundField {
                kind,
                party: Some(Party::Applicant).filter(|_| kind != Kind::CardExpires),
                as_printed: value.clone(),
                value,
                place: spans.clone(),
                label: Vec::new(),
                confidence: confidence::SURE,
                found_by: FoundBy::CheckDigits,
            })
        })
        .collect()
}

/// A receipt number, an A-Number and a form that stand alone in the upper part of a page, where no label gave them.
pub(super) fn in_heading(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    known: &[FoundField],
) -> Vec<FoundField> {
    let Some((kind, _)) = judgement.best else {
        return Vec::new();
    };
    let mut layouts = lexicon.kinds()[kind].layouts.iter();
    let end = if layouts.any(|layout| layout.format != PageFormat::Screen) {
        HEADING_END
    } else {
        SCREEN_END
    };
    let is_form = has_squares(&lexicon.kinds()[kind]);
    let is_open = |kind: Kind| known.iter().all(|field| field.kind != kind);
    let mut all = Vec::new();
    if is_open(Kind::ReceiptNumber) && is_open(Kind::CardNumber) && is_open(Kind::NvcCaseNumber) {
        let is_sure = |read: &Read| numbers::has_known_prefix(&read.value);
        // Below the head of a form stand cases that were filed before it.
        let end = if is_form { FORM_HEAD } else { end };
        let read = first_alone(ground, end, name_of_file, |region| {
            numbers::receipts(region).into_iter().find(is_sure)
        });
        let of_list = || (end == SCREEN_END).then(|| first_of_list(ground)).flatten();
        // The next page of a letter may name its case at its foot, and a notice below its barcode.
        let at_foot = || {
            let receipt = |region: &[Ink]| numbers::receipts(region).into_iter().find(is_sure);
            let notice = &lexicon.kinds()[kind];
            let is_notice = [Kind::ReceiptNumber, Kind::OnlineAccountNumber]
                .iter()
                .any(|of_agency| notice.carries(*of_agency));
            if judgement.is_continued {
                first_alone(ground, SCREEN_END, title_before_receipt, receipt)
            } else if is_notice && !is_form && sentences::is_of_one_case(ground) {
                first_alone(ground, SCREEN_END, name_of_file, receipt)
            } else {
                None
            }
        };
        let read = read.or_else(of_list).or_else(at_foot);
        all.extend(
            read.and_then(|read| {
                found(Kind::ReceiptNumber, None, read, IN_HEADING, FoundBy::Shape)
            }),
        );
    }
    if is_open(Kind::ANumber) {
        let read = first_alone(ground, end, name_or_receipt, |region| {
            let all = numbers::a_numbers(region, false).into_iter();
            all.filter(|read| begins_with_digit(region, read))
                .find(is_whole)
        });
        all.extend(
            read.and_then(|read| found(Kind::ANumber, None, read, IN_HEADING, FoundBy::Shape)),
        );
    }
    let is_letter = || is_letter(lexicon, judgement) || !is_form && addressee::is_addressed(ground);
    if is_open(Kind::NoticeDate) && is_letter() {
        let read = headings(ground, end).find_map(|pieces| date_alone(lexicon, ground, pieces));
        all.extend(
            read.and_then(|read| found(Kind::NoticeDate, None, read, IN_HEADING, FoundBy::Shape)),
        );
    }
    if is_open(Kind::FormNumber) {
        let of_paper = || is_form.then(|| forms::of_paper(ground)).flatten();
        let read = headings(ground, end)
            .find_map(|pieces| forms::with_title(lexicon, ground, pieces))
            .or_else(of_paper);
        all.extend(
            read.and_then(|read| found(Kind::FormNumber, None, read, IN_HEADING, FoundBy::Shape)),
        );
    }
    all
}

/// The case on top of a list, each row of which begins with its form: "I-765  IOE0912345678  Case was approved".
fn first_of_list(ground: &Ground<'_>) -> Option<Read> {
    let sheet = ground.sheet;
    let rows = (0..sheet.rows.len()).map(|row| sheet.row(row));
    let mut of_forms =
        rows.filter(|row| names::form(sheet, row).is_some_and(|read| read.from == 0));
    of_forms.find_map(|row| {
        let mut receipts = numbers::receipts(&inks(sheet.page, row)).into_iter();
        receipts.find(|read| read.repairs == 0 && numbers::has_known_prefix(&read.value))
    })
}

/// Whether it is sent to somebody: its drawings have an address.
fn is_letter(lexicon: &Lexicon<'_>, judgement: &Judgement) -> bool {
    let kind = judgement.best.map(|(kind, _)| &lexicon.kinds()[kind]);
    let mut layouts = kind.into_iter().flat_map(|kind| &kind.layouts);
    let is_address = |block: &Block| matches!(block, Block::Address { .. });
    layouts.any(|layout| layout.blocks.iter().any(is_address))
}

/// A day on a line of its own, at no label: the day a letter was written. In digits it stands at the very top, or over
/// the address.
fn date_alone(lexicon: &Lexicon<'_>, ground: &Ground<'_>, pieces: &[Piece]) -> Option<Read> {
    if pieces.len() != ground.sheet.chunk(pieces[0].chunk).len() || pieces.len() > 6 {
        return None;
    }
    let first = ground.sheet.text(&pieces[0]).to_lowercase();
    let pieces = &pieces[usize::from(WRITTEN.contains(&first.as_str()))..];
    let region = inks(ground.sheet.page, pieces);
    let read = dates::only_date(&region)?;
    let is_spelled = read.printed.contains(char::is_alphabetic);
    let is_on_top =
        pieces[0].bounds.top < TOP * ground.sheet.page.height && !is_below_words(ground, pieces);
    let is_placed =
        is_on_top || addressee::is_over_address(ground, pieces) || is_beside_title(ground, pieces);
    let is_of_a_day = |one: &&Occurrence| {
        let mut uses = lexicon.labels[one.label].uses.iter();
        one.is_label() && uses.any(|of| lexicon.field(*of).holds.iter().any(|kind| kind.is_day()))
    };
    let is_at_label = ground.labels.iter().filter(is_of_a_day).any(|one| {
        let below = ground.below(one).into_iter().flatten();
        let mut places = ground.right(one).into_iter().chain(below);
        places.any(|piece| piece.chunk == pieces[0].chunk)
    });
    let is_full = is_spelled || is_placed && region.len() >= FULL_DAY;
    let is_named = is_beside_words(ground, pieces) && !addressee::is_beside_address(ground, pieces);
    (is_full && !is_at_label && !is_named).then_some(read)
}

/// Whether pieces stand at the end of the row of a title in capitals.
fn is_beside_title(ground: &Ground<'_>, pieces: &[Piece]) -> bool {
    let sheet = ground.sheet;
    let mut before = sheet.row(pieces[0].row).iter();
    let last = before.rfind(|word| word.bounds.right < pieces[0].bounds.left);
    let is_title = |word: &Piece| {
        let title = sheet.chunk(word.chunk);
        title.len() >= TITLE_WORDS_MIN && !sheet.text_of(title).contains(char::is_lowercase)
    };
    pieces[0].bounds.left > END_OF_ROW * sheet.page.width && last.is_some_and(is_title)
}

/// Whether words stand straight above pieces: a label that no source knows.
fn is_below_words(ground: &Ground<'_>, pieces: &[Piece]) -> bool {
    let own = ground.sheet.chunk_bounds(pieces[0].chunk);
    let mut words = ground.sheet.words.iter().map(|word| word.bounds);
    words.any(|word| {
        word.left < own.right
            && word.right > own.left
            && word.top < own.top
            && own.top - word.bottom < own.height()
    })
}

/// Whether a few words without a digit stand left of pieces: a label that no source knows. An address has digits.
fn is_beside_words(ground: &Ground<'_>, pieces: &[Piece]) -> bool {
    let sheet = ground.sheet;
    let row = sheet.row(pieces[0].row).iter();
    let mut before = row.filter(|word| word.bounds.right < pieces[0].bounds.left);
    before.next_back().is_some_and(|word| {
        let chunk = sheet.chunk(word.chunk);
        chunk.len() <= 3 && !sheet.text_of(chunk).contains(|c: char| c.is_ascii_digit())
    })
}

/// Nine digits: with fewer it may be a passport's number.
fn is_whole(read: &Read) -> bool {
    read.printed.chars().filter(char::is_ascii_digit).count() == 9
}

/// Without a label nothing says that a second letter is a digit misread: "AB83332903" is another office's number.
fn begins_with_digit(region: &[Ink], read: &Read) -> bool {
    let mut after = region[read.from..read.to].iter().skip(1);
    let first = after.find(|ink| ink.character.is_alphanumeric());
    first.is_some_and(|ink| ink.character.is_ascii_digit())
}

/// The chunks of a page down to some share of its height that are no running text.
pub(super) fn headings<'g>(ground: &'g Ground<'_>, end: f32) -> impl Iterator<Item = &'g [Piece]> {
    let end = ground.sheet.page.height * end;
    let chunks = ground.free.chunk_by(|a, b| a.chunk == b.chunk);
    chunks.filter(move |pieces| {
        pieces[0].bounds.top < end && !is_prose(ground.sheet, ground.sheet.chunk(pieces[0].chunk))
    })
}

/// The first number that begins a chunk of a heading, after what only names it.
fn first_alone(
    ground: &Ground<'_>,
    end: f32,
    named_by: fn(&[Ink]) -> usize,
    read: impl Fn(&[Ink]) -> Option<Read>,
) -> Option<Read> {
    headings(ground, end).find_map(|pieces| {
        let region = inks(ground.sheet.page, pieces);
        let end = page_number_in(&region);
        let region = &region[named_by(&region).min(end)..end];
        let is_alone = |read: &Read| read.from == 0 && (read.to - read.from) * 2 > region.len();
        let is_plain = |read: &Read| {
            let is_of_number = |piece: &&Piece| overlap(&read.spans, &[piece.span]);
            let around = pieces.len() - pieces.iter().filter(is_of_number).count();
            let is_its_own = around <= WORDS_AROUND_MAX && read.repairs == 0;
            is_its_own && read.printed.len() >= PLAIN_MIN
        };
        read(region).filter(|read| is_alone(read) || is_plain(read))
    })
}

/// Where a heading goes on with the number of the page: "IOE0912345678 / A012345678 Page 2 of 2".
fn page_number_in(region: &[Ink]) -> usize {
    let text: String = region.iter().map(|ink| ink.character).collect();
    let at = text.to_lowercase().find("page");
    at.filter(|at| *at > 0 && text.is_ascii())
        .unwrap_or(region.len())
}

/// How much of a heading only names what follows: "FILE: A012-345-678".
fn name_of_file(region: &[Ink]) -> usize {
    let Some(colon) = region.iter().position(|ink| ink.character == ':') else {
        return 0;
    };
    let name: String = region[..colon].iter().map(|ink| ink.character).collect();
    let name = fold(&name);
    let is_file = name.len() > 2 && distance(&name, b"file") <= 1 || name == b"fileno";
    if is_file || name == b"re" || name == b"inre" {
        colon + 1
    } else {
        0
    }
}

/// The same, or a receipt number before it: "IOE0912345678 / A012-345-678".
fn name_or_receipt(region: &[Ink]) -> usize {
    let receipt = numbers::receipts(region).into_iter().next();
    let Some(receipt) = receipt.filter(|read| read.from == 0) else {
        return name_of_file(region);
    };
    let rest = region[receipt.to..].iter();
    receipt.to + rest.take_while(|ink| ink.character == '/').count()
}

/// What a later page is called before its case: "Request for Evidence, IOE0912345678".
fn title_before_receipt(region: &[Ink]) -> usize {
    let receipt = numbers::receipts(region).into_iter().next();
    let title = receipt.map_or(&[] as &[Ink], |receipt| &region[..receipt.from]);
    let is_title = title.iter().filter(|ink| ink.begins).count() <= TITLE_WORDS_MAX
        && !title.iter().any(|ink| ink.character.is_ascii_digit());
    if is_title {
        title.len()
    } else {
        name_of_file(region)
    }
}

/// A value that no label names, when it is sure enough for a claim.
pub(super) fn found(
    kind: Kind,
    party: Option<Party>,
    read: Read,
    way: f32,
    found_by: FoundBy,
) -> Option<FoundField> {
    let confidence = confidence::of(&read, Backing { way, label: 1.0 });
    (confidence >= FLOOR).then(|| FoundField {
        kind,
        party,
        value: read.value,
        as_printed: read.printed,
        place: read.spans,
        label: Vec::new(),
        confidence,
        found_by,
    })
}
