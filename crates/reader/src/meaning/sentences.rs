//! Values that only a sentence gives: the day by which an answer has to be there, the day to appear, the case and the
//! form that a letter is about.
//!
//! Invariant: the words straight before the value say what it is, and the rest of its sentence does not speak against it.
//! Not here: values with a label (`fields`).

use casekeep_catalogue::FieldKind as Kind;

use super::{
    FoundBy, FoundField, dates,
    fields::is_own_name,
    kind::{Judgement, has_squares, is_prose},
    lexicon::Lexicon,
    names, numbers,
    relation::Ground,
    shapes::{Ink, Read, inks, printed},
    sheet::{Piece, Sheet},
    unlabelled::found,
};

/// Words that make a day a last day.
const LAST: [&str; 6] = ["by", "until", "before", "than", "deadline", "through"];
/// Words of sentences about an answer.
const ANSWERS: [&str; 8] = [
    "submit", "respond", "response", "answer", "reply", "received", "provide", "return",
];
/// Words of sentences about a day to appear.
const APPEARANCES: [&str; 5] = ["hearing", "interview", "appointment", "ceremony", "appear"];
/// Words that make it a day of the past.
const PAST: [&str; 8] = [
    "cancelled",
    "canceled",
    "rescheduled",
    "previous",
    "missed",
    "appeared",
    "conducted",
    "was",
];
/// Words that make it somebody else's case.
pub(super) const OTHERS: [&str; 6] = ["related", "another", "other", "previous", "prior", "spouse"];
/// Words before the form that somebody filed.
const FILED: [&str; 7] = [
    "filing",
    "filed",
    "submitting",
    "submitted",
    "your",
    "the",
    "paper",
];
/// What somebody filed is called.
const FILINGS: [&str; 3] = ["application", "petition", "request"];
/// Forms with this letter are filed beside a case and open none: "your representative must have filed Form G-28".
const GENERAL: &str = "G-";
/// What a letter's subject begins with.
const SUBJECTS: [&str; 4] = ["re:", "about:", "regarding:", "subject:"];
/// Words of a subject before the number of its case, at most.
const SUBJECT_WORDS_MAX: usize = 12;
/// How sure a last day is that such a sentence gives.
const LAST_DAY: f32 = 0.94;
/// How many signs an access code has.
const CODE_LENGTHS: std::ops::RangeInclusive<usize> = 7..=14;
/// How sure one is, in which capital and small letters matter.
const CODE: f32 = 0.8;
/// How sure another value is.
const IN_SENTENCE: f32 = 0.85;

/// What sentences give and nothing else does.
pub(super) fn values(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    known: &[FoundField],
) -> Vec<FoundField> {
    let Some((kind, _)) = judgement.best else {
        return Vec::new();
    };
    let is_open = |kinds: &[Kind]| known.iter().all(|field| !kinds.contains(&field.kind));
    let mut all = Vec::new();
    if is_open(&[Kind::ResponseDueDate]) && lexicon.kinds()[kind].carries(Kind::ResponseDueDate) {
        let read = first(ground, dates::dates, is_last_day);
        all.extend(read.and_then(|read| sentence(Kind::ResponseDueDate, read, LAST_DAY)));
    }
    if is_open(&[Kind::AppointmentDate]) {
        let read = first(ground, dates::dates, is_day_to_appear);
        all.extend(read.and_then(|read| sentence(Kind::AppointmentDate, read, IN_SENTENCE)));
    }
    // A form speaks of cases that were filed before it.
    let is_form = has_squares(&lexicon.kinds()[kind]);
    let is_general =
        |field: &FoundField| field.kind == Kind::FormNumber && field.value.starts_with(GENERAL);
    let is_without_case = is_open(&[Kind::ReceiptNumber, Kind::CardNumber, Kind::NvcCaseNumber]);
    if is_without_case && is_form && known.iter().any(is_general) {
        let read = first(ground, known_receipts, is_called_receipt);
        all.extend(read.and_then(|read| sentence(Kind::ReceiptNumber, read, IN_SENTENCE)));
    }
    if !is_without_case && is_open(&[Kind::ReceiptNumber, Kind::CardNumber]) {
        let read = first(ground, known_receipts, is_of_petition);
        all.extend(read.and_then(|read| sentence(Kind::ReceiptNumber, read, IN_SENTENCE)));
    }
    if is_without_case && !is_form {
        let of_subject = first(ground, known_receipts, is_subject);
        let read = of_subject.or_else(|| {
            is_of_one_case(ground)
                .then(|| first(ground, known_receipts, is_own_case))
                .flatten()
        });
        all.extend(read.and_then(|read| sentence(Kind::ReceiptNumber, read, IN_SENTENCE)));
    }
    if is_open(&[Kind::OnlineAccessCode]) && lexicon.kinds()[kind].carries(Kind::OnlineAccessCode) {
        let read = first(ground, access_codes, is_access_code);
        all.extend(read.and_then(|read| sentence(Kind::OnlineAccessCode, read, CODE)));
    }
    if is_open(&[Kind::NvcCaseNumber]) && lexicon.kinds()[kind].carries(Kind::NvcCaseNumber) {
        let read = first(ground, nvc_cases, is_case_number);
        all.extend(read.and_then(|read| sentence(Kind::NvcCaseNumber, read, IN_SENTENCE)));
    }
    if is_open(&[Kind::FormNumber]) && !is_form {
        let read = (0..ground.sheet.rows.len()).find_map(|row| filed_form(lexicon, ground, row));
        all.extend(read.and_then(|read| sentence(Kind::FormNumber, read, IN_SENTENCE)));
    }
    all
}

/// "Your USCIS online account number is 012345678901", wherever a line ends.
pub(super) fn account_number(ground: &Ground<'_>) -> Option<Read> {
    first(ground, numbers::twelve_digits, is_own_account)
}

fn is_own_account(before: &[String], after: &[String]) -> bool {
    let is_copula = |word: &&String| matches!(word.as_str(), "is" | "is:");
    let named = &before[..before.len() - before.iter().rev().take_while(is_copula).count()];
    let near = &named[named.len().saturating_sub(6)..];
    named.len() < before.len()
        && ends_with(named, &["number"])
        && speaks_of(near, &[], &["online"])
        && speaks_of(near, &[], &["account"])
        && near.iter().any(|word| word == "your")
        && !speaks_of(before, after, &OTHERS)
}

fn sentence(kind: Kind, read: Read, way: f32) -> Option<FoundField> {
    found(kind, None, read, way, FoundBy::Sentence)
}

/// The first value of the page whose sentence passes: its words before the value, and those after it.
fn first(
    ground: &Ground<'_>,
    read: fn(&[Ink]) -> Vec<Read>,
    is_it: fn(&[String], &[String]) -> bool,
) -> Option<Read> {
    let sheet = ground.sheet;
    (0..sheet.rows.len()).find_map(|row| {
        let here = sheet.row(row);
        let pieces: Vec<Piece> = [above(ground, row), here, sheet.row(row + 1)].concat();
        let region = inks(sheet.page, &pieces);
        let is_of_row = |read: &Read| {
            here.iter()
                .any(|piece| piece.span.line == read.spans[0].line)
        };
        read(&region).into_iter().filter(is_of_row).find(|read| {
            let before = words(&region[..read.from]);
            let after = words(&region[read.to..]);
            let ends = |word: &String| word.ends_with('.');
            let start = before.iter().rposition(ends).map_or(0, |at| at + 1);
            let end = after.iter().position(ends).map_or(after.len(), |at| at + 1);
            is_it(&before[start..], &after[..end])
        })
    })
}

/// The row before, when it is running text and no heading; over a row in capitals, one in capitals.
fn above<'g>(ground: &'g Ground<'_>, row: usize) -> &'g [Piece] {
    let above = row
        .checked_sub(1)
        .map_or(&[] as &[Piece], |row| ground.sheet.row(row));
    let is_of_capitals =
        || is_in_capitals(ground, above) && is_in_capitals(ground, ground.sheet.row(row));
    if is_prose(ground.sheet, above) || is_of_capitals() {
        above
    } else {
        &[]
    }
}

/// Whether a row of a letter in capitals is running text: one long chunk of words.
fn is_in_capitals(ground: &Ground<'_>, row: &[Piece]) -> bool {
    let sheet = ground.sheet;
    let is_word = |piece: &&Piece| {
        let text = sheet.text(piece);
        text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
    };
    let is_one = row.windows(2).all(|pair| pair[0].chunk == pair[1].chunk);
    is_one && row.len() >= 6 && row.iter().filter(is_word).count() * 5 >= row.len() * 4
}

fn is_last_day(before: &[String], after: &[String]) -> bool {
    ends_with(before, &LAST) && speaks_of(before, after, &ANSWERS)
}

fn is_day_to_appear(before: &[String], after: &[String]) -> bool {
    ends_with(before, &["on", "for"])
        && speaks_of(before, after, &APPEARANCES)
        && !speaks_of(before, after, &PAST)
}

/// "Re: Form I-485, receipt number IOE0912345678".
fn is_subject(before: &[String], after: &[String]) -> bool {
    let begins = |word: &String| SUBJECTS.iter().any(|subject| word.starts_with(subject));
    before.first().is_some_and(begins)
        && before.len() <= SUBJECT_WORDS_MAX
        && !speaks_of(before, after, &OTHERS)
}

/// "To link your case IOE0912345678 to this account"; "we received your application IOE0912345678"; "we have updated the case IOE0912345678"; "the fee for your Form I-485,
/// Receipt Number IOE0912345678".
fn is_own_case(before: &[String], after: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(3)..];
    let has_your = |words: &[String]| words.iter().any(|word| word == "your" || word == "you");
    let is_named = has_your(near)
        && (speaks_of(near, &[], &["case", "number", "receipt", "account"])
            || ends_with(before, &FILINGS));
    let is_number = ends_with(before, &["number"]) && speaks_of(near, &[], &["case", "receipt"]);
    let is_label = before.last().is_some_and(|word| {
        ["case:", "receipt:"]
            .iter()
            .any(|label| word.ends_with(label))
    });
    let is_case = before.ends_with(&["the".to_owned(), "case".to_owned()]);
    (is_named || is_label || is_number || is_case) && !speaks_of(before, after, &OTHERS)
}

/// "The petition filed for you was approved under IOE0912345678", on a letter about a visa.
fn is_of_petition(before: &[String], after: &[String]) -> bool {
    ends_with(before, &["under", "number", "receipt"])
        && speaks_of(before, &[], &["petition"])
        && !speaks_of(before, after, &OTHERS)
}

/// "This appearance relates to matters before USCIS. Receipt IOE0912345678".
fn is_called_receipt(before: &[String], after: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(2)..];
    ends_with(before, &["receipt", "receipt:", "number", "number:", "no."])
        && speaks_of(near, &[], &["receipt"])
        && !speaks_of(before, after, &OTHERS)
}

/// "Your NVC case number is ABC2026123456."
fn is_case_number(before: &[String], _: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(3)..];
    ends_with(before, &["is"]) && speaks_of(near, &[], &["number"])
}

/// "Your online access code is hV3p9bDw."
fn is_access_code(before: &[String], _: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(4)..];
    ends_with(before, &["is", "is:"])
        && speaks_of(near, &[], &["access"])
        && speaks_of(near, &[], &["code"])
}

/// Words of letters and digits.
fn access_codes(region: &[Ink]) -> Vec<Read> {
    let mut at = 0;
    let words = region.chunk_by(|_, next| !next.begins);
    words
        .filter_map(|word| {
            let from = at;
            at += word.len();
            let is_sign = |ink: &Ink| ink.character.is_ascii_alphanumeric() || ink.character == '-';
            let length = word.iter().take_while(|ink| is_sign(ink)).count();
            let code = &word[..length];
            let has = |what: fn(&char) -> bool| code.iter().any(|ink| what(&ink.character));
            let is_mixed = has(char::is_ascii_digit) && has(char::is_ascii_alphabetic);
            (CODE_LENGTHS.contains(&length) && is_mixed).then(|| {
                let (text, spans) = printed(code, &[]);
                Read {
                    value: text.clone(),
                    printed: text,
                    spans,
                    repairs: 0,
                    least_sure: dates::least_sure(code),
                    from,
                    to: from + length,
                }
            })
        })
        .collect()
}

fn nvc_cases(region: &[Ink]) -> Vec<Read> {
    let mut all = numbers::case_numbers(region);
    all.retain(|read| !numbers::has_known_prefix(&read.value));
    all
}

fn ends_with(words: &[String], last: &[&str]) -> bool {
    words
        .last()
        .is_some_and(|word| last.contains(&word.as_str()))
}

fn speaks_of(before: &[String], after: &[String], what: &[&str]) -> bool {
    let mut sentence = before.iter().chain(after);
    sentence.any(|word| what.contains(&word.trim_matches(|c: char| !c.is_alphabetic())))
}

fn known_receipts(region: &[Ink]) -> Vec<Read> {
    let mut all = numbers::receipts(region);
    all.retain(|read| numbers::has_known_prefix(&read.value));
    all
}

/// Whether one receipt number alone stands on the page.
pub(super) fn is_of_one_case(ground: &Ground<'_>) -> bool {
    let sheet = ground.sheet;
    let rows = 0..sheet.rows.len();
    let mut all: Vec<String> = rows
        .flat_map(|row| known_receipts(&inks(sheet.page, sheet.row(row))))
        .map(|read| read.value)
        .collect();
    all.sort_unstable();
    all.dedup();
    all.len() == 1
}

/// "Thank you for filing Form I-130"; "Re: I-130".
fn filed_form(lexicon: &Lexicon<'_>, ground: &Ground<'_>, row: usize) -> Option<Read> {
    let sheet = ground.sheet;
    if let Some(read) = form_of_subject(sheet, sheet.row(row)) {
        return (!is_own_name(lexicon, &read.value)).then_some(read);
    }
    let above = above(ground, row);
    let pieces: Vec<Piece> = [above, sheet.row(row)].concat();
    let word = |at: usize| sheet.text(&pieces[at]).to_lowercase();
    (above.len().max(2)..pieces.len())
        .filter(|at| word(at - 1) == "form" && FILED.contains(&word(at - 2).as_str()))
        .find_map(|at| {
            let read = names::form(sheet, &pieces[at..])?;
            let opens_case = !read.value.starts_with(GENERAL) && !is_own_name(lexicon, &read.value);
            (read.from == 0 && opens_case).then_some(read)
        })
}

/// "Re: I-130", "RE:Form I-130".
fn form_of_subject(sheet: &Sheet<'_>, row: &[Piece]) -> Option<Read> {
    let first = sheet.text(row.first()?).to_lowercase();
    let mut subjects = SUBJECTS.iter();
    let (subject, rest) =
        subjects.find_map(|subject| Some((subject, first.strip_prefix(subject)?)))?;
    let is_form = |piece: &&Piece| sheet.text(piece).to_lowercase() == "form";
    let from = match rest {
        "" | "form" => 1 + row[1..].iter().take_while(is_form).count(),
        _ => 0,
    };
    let read = names::form(sheet, &row[from..])?;
    (read.from == 0 || from == 0 && read.from == subject.len()).then_some(read)
}

fn words(region: &[Ink]) -> Vec<String> {
    region
        .chunk_by(|_, next| !next.begins)
        .map(|word| {
            word.iter()
                .map(|ink| ink.character.to_ascii_lowercase())
                .collect()
        })
        .collect()
}
