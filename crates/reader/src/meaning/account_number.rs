//! The five answers about the online account number.
//!
//! Invariant: without its own label, the labels beside it, or words straight above it that were not read there is no
//! number, but on a paper that prints no other; with the lawyer's label there is none. What does not read as twelve
//! digits is unreadable, never guessed.
//! Not here: finding labels (`labels`), how sure (`confidence`).

use casekeep_catalogue::{Confidence, Field, FieldKind, OanAnswer, Party};

use crate::text::{Bounds, Span};

use super::{
    AccountNumberAnswer as Answer, FoundBy, FoundField,
    any_letter::ANY_LETTER_SURE,
    confidence::{self, Backing, FOUND_MIN},
    faint_label,
    fields::of_beneficiary,
    kind::{Judgement, has_squares, page_number},
    labels::Occurrence,
    legibility,
    lexicon::Lexicon,
    lost_label, names, numbers,
    prose::{Role, is_no_value},
    relation::{Ground, LOWER_RIGHT},
    representative, sentences,
    shapes::{Read, as_digit, inks, is_separator},
    sheet::Piece,
    unlabelled::found,
};

/// What stands at one label.
#[derive(Debug)]
enum Outcome {
    Number(Box<FoundField>),
    Illegible,
    SaysNone,
    Empty,
}

/// The answer, the numbers found, and which labels it rests on.
#[derive(Debug)]
pub(super) struct AccountNumber {
    pub(super) answer: Answer,
    pub(super) label: Vec<Span>,
    pub(super) fields: Vec<FoundField>,
}

/// Says whether the number is on the page.
pub(super) fn answer(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    is_legible: bool,
    has_ink: &dyn Fn(Bounds) -> bool,
) -> AccountNumber {
    let mut found = Found::default();
    let is_always_printed = is_always_printed(lexicon, judgement);
    let is_letter = may_have_faint_label(lexicon, judgement);
    let is_of_squares = is_of_squares(lexicon, judgement);
    let labels = ground.labels.iter();
    let is_label =
        |one: &&Occurrence| is_account_label(lexicon, judgement, one) && !names_site(ground, one);
    for label in labels.filter(is_label) {
        let party = party(lexicon, ground, label);
        if party == Some(Party::Representative) {
            continue;
        }
        if label.role == Role::Prose {
            // In running text only a number straight after the words counts.
            if let Some(read) = straight_after(ground, label) {
                found.take(label, of_number(label, read, IN_TEXT, party));
            }
            continue;
        }
        let is_lost = || {
            has_ink(ground.value_place(label))
                || ground.after_words_in_place(label).is_some_and(has_ink)
                || ground.value_place_in_column(label).is_some_and(has_ink)
                || ground
                    .value_place_below_lost_words(label)
                    .is_some_and(has_ink)
                || (is_letter
                    && !legibility::is_typed(ground.sheet.page, &label.find.spans)
                    && ground.is_row_without_values(label))
                || (is_of_squares
                    && ground
                        .value_places_by_squares(label)
                        .into_iter()
                        .any(has_ink))
        };
        let outcome = match outcome(ground, label, party) {
            Outcome::Empty => match in_squares_apart(lexicon, ground, judgement, label) {
                Some((read, way)) => of_number(label, read, way, party),
                None if is_lost() => Outcome::Illegible,
                None => Outcome::Empty,
            },
            other => other,
        };
        found.take(label, outcome);
    }
    // The person's own number goes before another's on the same form.
    let is_own = |field: &FoundField| field.party != Some(Party::Beneficiary);
    if found.fields.iter().any(is_own) {
        found.fields.retain(is_own);
    }
    // Of two numbers of one person one is somebody else's.
    let mut values = found.fields.iter().map(|field| field.value.as_str());
    let first = values.next();
    if values.any(|value| Some(value) != first) {
        for field in &mut found.fields {
            field.confidence *= OF_SEVERAL;
        }
    }
    let may_be_faint = judgement.best.is_some() && !judgement.is_continued;
    if found.outcomes.is_empty() && may_be_faint {
        // On a form another person's label may stand beside one that was hardly read.
        let off_max = match (is_letter, is_always_printed) {
            (false, _) => faint_label::ALONE_MAX,
            (true, false) => faint_label::WITH_NUMBER_MAX,
            (true, true) => faint_label::ALWAYS_PRINTED_MAX,
        };
        found.take_faint(lexicon, ground, off_max);
    }
    if found.outcomes.is_empty() && is_letter {
        let is_sure = is_always_printed && judgement.has_title;
        let only = || {
            let number = || lost_label::only_number(ground, is_sure);
            prints_number(lexicon, judgement).then(number).flatten()
        };
        let number = lost_label::number(lexicon, ground, judgement).or_else(only);
        if number.is_none() && lost_label::is_covered(lexicon, ground, judgement, has_ink) {
            found.outcomes.push(Outcome::Illegible);
        }
        found.take_said(number);
    }
    if found.outcomes.is_empty() {
        found.take_said(said(ground));
    }
    if is_letter && lost_label::is_torn(ground, has_ink) {
        found.outcomes.push(Outcome::Illegible);
    }
    // On a page that only its numbers tell, another's "online account number" may stand.
    if judgement
        .best
        .is_some_and(|(_, sure)| sure <= ANY_LETTER_SURE)
    {
        for field in &mut found.fields {
            field.confidence *= ON_ANY_LETTER;
        }
    }
    let is_legible = is_legible && !lost_label::is_head_lost(lexicon, ground, judgement);
    let is_first = page_number(ground.sheet).is_none_or(|(number, _)| number == 1);
    let is_always_printed = is_always_printed && is_first;
    let is_always_drawn = is_first && is_letter && is_always_drawn(lexicon, judgement);
    let is_legible = is_legible && !is_always_drawn;
    let answer = combined(&found.outcomes, judgement, is_legible, is_always_printed);
    AccountNumber {
        answer,
        label: found.label,
        fields: found.fields,
    }
}

/// What was found at the labels of a page.
#[derive(Debug, Default)]
struct Found {
    outcomes: Vec<Outcome>,
    label: Vec<Span>,
    fields: Vec<FoundField>,
}

impl Found {
    fn take(&mut self, label: &Occurrence, outcome: Outcome) {
        if self.label.is_empty() || matches!(outcome, Outcome::Number(_)) {
            self.label.clone_from(&label.find.spans);
        }
        if let Outcome::Number(field) = &outcome {
            self.fields.push((**field).clone());
        }
        self.outcomes.push(outcome);
    }

    /// Takes a number that stands at no label of its own.
    fn take_said(&mut self, number: Option<FoundField>) {
        self.fields.extend(number.clone());
        self.outcomes
            .extend(number.map(|field| Outcome::Number(Box::new(field))));
    }

    /// Takes the number at a label that was hardly read; without one, a label that was read a little better.
    fn take_faint(&mut self, lexicon: &Lexicon<'_>, ground: &Ground<'_>, off_max: f32) {
        let mut faint = faint_label::of_account(lexicon, ground.sheet, ground.labels);
        faint.retain(|faint| !representative::is_theirs(ground, &faint.occurrence));
        for faint in faint {
            let outcome = outcome(ground, &faint.occurrence, None);
            let most = match outcome {
                Outcome::Number(_) => off_max,
                Outcome::SaysNone => faint_label::WITH_NUMBER_MAX,
                Outcome::Illegible | Outcome::Empty => faint_label::ALONE_MAX,
            };
            if faint.off <= most {
                self.take(&faint.occurrence, outcome);
            }
        }
    }
}

/// The number that a sentence gives.
fn said(ground: &Ground<'_>) -> Option<FoundField> {
    let read = sentences::account_number(ground)?;
    let kind = FieldKind::OnlineAccountNumber;
    found(kind, None, read, IN_TEXT, FoundBy::Sentence)
        .filter(|field| field.confidence >= FOUND_MIN)
}

/// Whether a label may have been hardly read: not on a form, where another person's may stand beside it.
fn may_have_faint_label(lexicon: &Lexicon<'_>, judgement: &Judgement) -> bool {
    let is_of_lawyer = |field: &Field| {
        field.party == Some(Party::Representative)
            && field.holds.contains(&FieldKind::OnlineAccountNumber)
    };
    let kind = judgement.best.map(|(kind, _)| &lexicon.kinds()[kind]);
    kind.is_some_and(|kind| !kind.fields.iter().any(is_of_lawyer)) && !judgement.is_continued
}

/// Whether the page's kind is known to print the number always: then an empty box was not read.
fn is_always_printed(lexicon: &Lexicon<'_>, judgement: &Judgement) -> bool {
    let claim = judgement.best.map(|(kind, _)| &lexicon.kinds()[kind].oan);
    claim.is_some_and(|claim| {
        claim.answer == OanAnswer::Printed && claim.confidence == Confidence::Certain
    })
}

/// Whether the page is of a kind, told by its title, of which every paper has the number's box.
fn is_always_drawn(lexicon: &Lexicon<'_>, judgement: &Judgement) -> bool {
    let kind = judgement.best.map(|(kind, _)| &lexicon.kinds()[kind]);
    judgement.has_title && kind.is_some_and(lost_label::is_always_drawn)
}

fn combined(
    own: &[Outcome],
    judgement: &Judgement,
    is_legible: bool,
    is_always_printed: bool,
) -> Answer {
    let has = |wanted: fn(&Outcome) -> bool| own.iter().any(wanted);
    if has(|one| matches!(one, Outcome::Number(_))) {
        Answer::Found
    } else if has(|one| matches!(one, Outcome::Illegible)) {
        Answer::Unreadable
    } else if has(|one| matches!(one, Outcome::SaysNone)) {
        Answer::BoxEmpty
    } else if has(|one| matches!(one, Outcome::Empty)) {
        if is_always_printed {
            Answer::Unreadable
        } else {
            Answer::BoxEmpty
        }
    } else if judgement.best.is_none() {
        Answer::NotANotice
    } else if is_always_printed && judgement.has_title && !judgement.is_continued {
        Answer::Unreadable
    } else if is_legible {
        Answer::NoBox
    } else {
        Answer::Unreadable
    }
}

/// How sure each of several numbers is.
const OF_SEVERAL: f32 = 0.88;
/// How sure a number is on a page that only its numbers tell.
const ON_ANY_LETTER: f32 = 0.9;
/// "Account number" alone counts on a kind that is so sure.
const PLAIN_KIND_MIN: f32 = 0.4;

/// Whether the page's kind prints the number, and is no form, which may ask for one of a bank.
fn prints_number(lexicon: &Lexicon<'_>, judgement: &Judgement) -> bool {
    let kind = judgement.best.map(|(kind, _)| &lexicon.kinds()[kind]);
    kind.is_some_and(|kind| kind.carries(FieldKind::OnlineAccountNumber) && !has_squares(kind))
}

/// Whether a label is one of the account number's, on a paper where it means that.
fn is_account_label(lexicon: &Lexicon<'_>, judgement: &Judgement, one: &Occurrence) -> bool {
    let label = &lexicon.labels[one.label];
    let holds = |of: &&super::lexicon::Use| {
        lexicon
            .field(**of)
            .holds
            .contains(&FieldKind::OnlineAccountNumber)
    };
    let mut uses = label.uses.iter().filter(holds);
    let printed = label.words.printed.to_lowercase();
    if judgement.best.is_none() && !["uscis", "elis"].iter().any(|word| printed.contains(word)) {
        return false;
    }
    let is_plain = (printed.contains("account") || printed.contains("cuenta"))
        && !["uscis", "elis", "online", "línea"]
            .iter()
            .any(|word| printed.contains(word));
    // "Account number" is on every bill: it counts only on a kind of paper that prints the number, under whatever name,
    // and asks nobody for one of a bank.
    let is_wanted = one.role != Role::Prose || !is_plain;
    is_wanted
        && uses.any(|of| {
            !is_plain
                || judgement.best.is_some_and(|(kind, sure)| {
                    sure >= PLAIN_KIND_MIN && (kind == of.kind || prints_number(lexicon, judgement))
                })
        })
}

/// "USCIS | myAccount" at the top of a screen.
fn names_site(ground: &Ground<'_>, one: &Occurrence) -> bool {
    let mut rows = one.find.rows.iter().map(|row| ground.sheet.row(*row));
    let (left, right) = (one.find.bounds.left, one.find.bounds.right);
    rows.any(|row| {
        let mut own = row
            .iter()
            .filter(|word| word.bounds.right > left && word.bounds.left < right);
        own.any(|word| ground.sheet.text(word) == "|")
    })
}

/// Whose account a label asks for.
fn party(lexicon: &Lexicon<'_>, ground: &Ground<'_>, one: &Occurrence) -> Option<Party> {
    let uses = &lexicon.labels[one.label].uses;
    let parties: Vec<Option<Party>> = uses.iter().map(|of| lexicon.field(*of).party).collect();
    if parties
        .iter()
        .all(|party| *party == Some(Party::Representative))
        || representative::is_theirs(ground, one)
    {
        return Some(Party::Representative);
    }
    if representative::is_of_beneficiary(ground, one) {
        return Some(Party::Beneficiary);
    }
    parties.into_iter().flatten().next()
}

/// What stands at a label.
fn outcome(ground: &Ground<'_>, one: &Occurrence, party: Option<Party>) -> Outcome {
    let rows = ground.below(one);
    let beside = ground.beside(one);
    let right = ground.right(one);
    let near_rows = rows.iter().take(2);
    let mut regions: Vec<(&[Piece], f32)> = vec![(&beside, 1.0)];
    if one.role == Role::Label {
        regions.extend(near_rows.clone().map(|row| (row.as_slice(), 1.0)));
        regions.push((&right, 0.93));
    }
    let flat: Vec<Piece> = rows.iter().take(2).flatten().copied().collect();
    if one.role == Role::Label {
        regions.push((&flat, 0.9));
    }
    let found = regions
        .iter()
        .find_map(|(pieces, way)| Some((number_in(ground, pieces)?, *way)));
    if let Some((read, way)) = found {
        return of_number(one, read, way, party);
    }
    let is_none_right = one.role == Role::Label && says_none(ground, &right);
    if rows.first().is_some_and(|row| says_none(ground, row))
        || says_none(ground, &beside)
        || is_none_right
    {
        return Outcome::SaysNone;
    }
    let mut own_rows = near_rows.filter(|row| !ground.is_beyond_values(one, row));
    let stands = illegible(ground, &beside)
        || own_rows.any(|row| illegible(ground, row))
        || illegible(ground, &right);
    if stands {
        Outcome::Illegible
    } else {
        Outcome::Empty
    }
}

/// Whether the page's kind has squares, one for each character.
fn is_of_squares(lexicon: &Lexicon<'_>, judgement: &Judgement) -> bool {
    let kind = judgement.best.map(|(kind, _)| &lexicon.kinds()[kind]);
    kind.is_some_and(has_squares)
}

/// How sure a number is that stands above its label.
const ABOVE: f32 = 0.85;

/// Twelve digits in squares that a form sets apart from their label, and how sure they are.
fn in_squares_apart(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    one: &Occurrence,
) -> Option<(Read, f32)> {
    if !is_of_squares(lexicon, judgement) {
        return None;
    }
    let above = in_squares_above(ground, one).map(|read| (read, ABOVE));
    above.or_else(|| {
        let read = number_in(ground, &ground.lower_right(one))?;
        Some((read, LOWER_RIGHT))
    })
}

/// Twelve digits straight above a label, below no other label: some forms print the label under its squares.
fn in_squares_above(ground: &Ground<'_>, one: &Occurrence) -> Option<Read> {
    let row = ground.above(one)?;
    let is_theirs = |other: &Occurrence| {
        let rows = match other.is_label() && ground.beside(other).is_empty() {
            true => ground.under(other),
            false => Vec::new(),
        };
        let mut own = rows.first().into_iter().flatten();
        own.any(|piece| piece.span == row[0].span)
    };
    if ground.labels.iter().any(is_theirs) {
        return None;
    }
    number_in(ground, &row)
}

/// How sure a number is that follows its label inside running text.
const IN_TEXT: f32 = 0.9;

/// Twelve digits straight after words in running text, or after "is" on the next row.
fn straight_after(ground: &Ground<'_>, one: &Occurrence) -> Option<Read> {
    let sheet = ground.sheet;
    let last = one.find.spans[one.find.spans.len() - 1];
    let row = sheet.row(one.find.last.row).iter();
    let mut behind: Vec<Piece> = row
        .filter(|piece| piece.span.line == last.line && piece.span.start >= last.end)
        .copied()
        .collect();
    if is_copula(&sheet.text_of(&behind)) {
        behind.extend_from_slice(sheet.row(one.find.last.row + 1));
    }
    let region = inks(sheet.page, &behind);
    let before = |read: &Read| -> String {
        let inks = region[..read.from].iter();
        inks.map(|ink| ink.character).collect()
    };
    numbers::twelve_digits(&region)
        .into_iter()
        .find(|read| read.from <= 1 || is_copula(&before(read)))
}

/// "Your USCIS online account number is": the number follows.
fn is_copula(text: &str) -> bool {
    let word = text.trim_matches(|c: char| !c.is_alphabetic());
    matches!(word.to_lowercase().as_str(), "is" | "es")
}

/// "None", "N/A", a dash.
fn says_none(ground: &Ground<'_>, pieces: &[Piece]) -> bool {
    let text = ground.sheet.text_of(pieces);
    let is_said = text.contains(|c: char| c.is_alphanumeric() || is_separator(c));
    is_said
        && pieces
            .iter()
            .all(|piece| is_no_value(&ground.sheet.text(piece)))
}

/// Twelve digits with nothing before them but what is too low for a character: the triangle by which a form points at its
/// squares.
fn number_in(ground: &Ground<'_>, pieces: &[Piece]) -> Option<Read> {
    let heights = pieces.iter().map(|piece| piece.bounds.height());
    let tall = heights.fold(0.0, f32::max);
    let is_speck = |piece: &&Piece| {
        piece.bounds.height() < SPECK * tall && piece.span.end - piece.span.start == 1
    };
    let specks = pieces.iter().take_while(is_speck).count();
    let region = inks(ground.sheet.page, &pieces[specks..]);
    let read = numbers::twelve_digits(&region).into_iter().next()?;
    let before: String = region[..read.from]
        .iter()
        .map(|ink| ink.character)
        .collect();
    let is_first = before.split(|c: char| !c.is_alphanumeric()).all(|word| {
        is_no_value(word)
            || is_pointer(word)
            || matches!(word, "is" | "IF" | "ANY" | "ifany" | "(ifany)")
    });
    is_first.then_some(read)
}

/// A form points at its squares with a small triangle, which is read as some letter, but none that may be a digit.
/// An A followed by twelve digits begins no A-Number.
fn is_pointer(word: &str) -> bool {
    let mut letters = word.chars();
    let is_letter = |c: char| {
        c.is_alphabetic()
            && !matches!(
                c.to_ascii_uppercase(),
                'B' | 'G' | 'I' | 'L' | 'O' | 'Q' | 'S' | 'Z'
            )
    };
    letters.next().is_some_and(is_letter) && letters.next().is_none()
}

fn of_number(one: &Occurrence, read: Read, way: f32, party: Option<Party>) -> Outcome {
    let (way, found_by) = match one.role {
        Role::Sentence | Role::Prose => (way * 0.95, FoundBy::Sentence),
        _ => (way, FoundBy::Label),
    };
    let confidence = confidence::of(
        &read,
        Backing {
            way,
            label: one.quality(),
        },
    );
    if confidence < FOUND_MIN {
        return Outcome::Illegible;
    }
    let mut field = FoundField {
        kind: FieldKind::OnlineAccountNumber,
        party,
        value: read.value,
        as_printed: read.printed,
        place: read.spans,
        label: one.find.spans.clone(),
        confidence,
        found_by,
    };
    if party == Some(Party::Beneficiary) {
        of_beneficiary(&mut field);
    }
    Outcome::Number(Box::new(field))
}

/// What is lower than so much of the usual print is no character.
const SPECK: f32 = 0.5;

/// Whether something stands there that may be the number: mostly digits, but not twelve, and no number of another
/// shape.
fn illegible(ground: &Ground<'_>, pieces: &[Piece]) -> bool {
    let pieces = names::trimmed(ground.sheet, pieces);
    let is_question = |first: &Piece| names::is_item(&ground.sheet.text(first));
    if pieces.first().is_some_and(is_question) {
        return false;
    }
    let first = pieces.first().map_or(&[] as &[Piece], |first| {
        let end = pieces.iter().position(|piece| piece.chunk != first.chunk);
        &pieces[..end.unwrap_or(pieces.len())]
    });
    let region = inks(ground.sheet.page, first);
    let signs: Vec<char> = region
        .iter()
        .map(|ink| ink.character)
        .filter(|c| c.is_alphanumeric() || *c == '?')
        .collect();
    let digits = signs.iter().filter(|c| c.is_ascii_digit()).count();
    let alike = signs.iter().filter(|c| as_digit(**c).is_some()).count();
    // A few digits that were left over of it count too, but no speck that was taken for one.
    let is_high = first
        .iter()
        .any(|piece| piece.bounds.height() > SPECK * ground.sheet.em);
    let is_all = alike == signs.len() && digits * 2 > signs.len();
    let is_rest = is_high && is_all && signs.len() < 12;
    let is_numeric = is_rest || digits >= 4 && alike >= 7 && alike * 4 >= signs.len() * 3;
    let is_other = !numbers::receipts(&region).is_empty()
        || !numbers::a_numbers(&region, false).is_empty()
        || super::dates::first_date(&region).is_some();
    is_numeric && !is_other
}
