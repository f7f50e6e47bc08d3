//! Which kind of paper a page is: its title first, then what follows "Notice Type:", then the labels on it.
//!
//! Invariant: words inside running text are hardly evidence; without something that only immigration papers print there
//! is no kind.
//! Not here: the words themselves (catalogue), values (`fields`).

use casekeep_catalogue::{Block, FieldKind, Layout, NoticeKind, PageFormat};

use crate::edits::distance;

use super::{
    any_letter,
    fold::fold,
    forms,
    labels::Occurrence,
    lexicon::{Lexicon, Sign, SignClass},
    names, numbers,
    prose::{begins_lower, is_lower_word},
    relation::Ground,
    shapes::inks,
    sheet::{Piece, Sheet, middle},
    strips::{Find, Strip},
    zones,
};

/// What a page's words say of its kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judgement {
    /// Index of the likeliest kind, and how sure.
    pub(super) best: Option<(usize, f32)>,
    /// Whether the best kind rests on a title of its own.
    pub(super) has_title: bool,
    /// Whether anything on the page is printed on immigration papers only.
    pub(super) is_immigration: bool,
    /// Whether it goes on from the page before it.
    pub(super) is_continued: bool,
}

/// Evidence for one kind.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    title: f32,
    family: f32,
    notice_type: f32,
    phrases: f32,
    labels: f32,
    is_anchored: bool,
}

impl Evidence {
    fn score(&self) -> f32 {
        let named = self.title + self.family + self.notice_type;
        let around = self.phrases.min(PHRASES_MAX) + self.labels.min(LABELS_MAX);
        // What siblings print alike counts less where nothing names the kind.
        named
            + if named >= 1.0 {
                around
            } else {
                around * UNNAMED
            }
    }
}

const PHRASES_MAX: f32 = 3.0;
const LABELS_MAX: f32 = 4.0;
const UNNAMED: f32 = 0.6;
/// How fast a lead in score becomes sureness; measured on imitation notices, clean and with letters misread.
const SHARPNESS: f32 = 1.6;
/// With so much from labels, a short title is one.
const ANCHORING_LABELS: f32 = 1.5;
/// With so much from labels and a notice type, a page that bears the agency's name is of a kind.
const ANCHORING_WITH_AGENCY: f32 = 2.5;
/// The next line of a cell is no further away than so much of its height.
const NEXT_LINE: f32 = 0.5;
/// Shorter words are a title only where nothing stands beside them.
const ALONE: usize = 8;
/// The part of a page's height that is its head.
const HEAD: f32 = 0.25;
/// A page that is no immigration paper scores so much.
const NOTHING: f32 = 2.0;
/// Words that only immigration papers print as a label or a title.
const ANCHORS: [&str; 11] = [
    "uscis",
    "alien",
    "sevis",
    "immigra",
    "homeland",
    "i-94",
    "a-number",
    "naturaliz",
    "nonimmigrant",
    "visa center",
    "consular electronic",
];

/// How a find stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// A line of its own, near the top.
    Headline,
    /// A line of its own.
    Heading,
    /// Beside other words.
    Inline,
    /// In running text.
    Prose,
}

/// Says which kind a page is.
pub(super) fn judge(lexicon: &Lexicon<'_>, ground: &Ground<'_>, strips: &[Strip]) -> Judgement {
    let mut evidence = vec![Evidence::default(); lexicon.kinds().len()];
    for sign in &lexicon.signs {
        weigh_sign(ground, sign, strips, &mut evidence, lexicon);
    }
    weigh_labels(lexicon, ground.labels, &mut evidence);
    let zone = zones::beginnings(ground.sheet);
    weigh_zones(lexicon, &zone, &mut evidence);

    let is_immigration =
        evidence.iter().any(|one| one.is_anchored) || forms::is_notice(lexicon, ground);
    anchor_screens(lexicon, ground.sheet, is_immigration, &mut evidence);
    weigh_edition(lexicon, ground.sheet, &mut evidence);
    for one in &mut evidence {
        // A short name alone is any paper's; with labels of its own it is not.
        one.is_anchored |= one.title >= 3.0 && one.labels >= ANCHORING_LABELS;
        // Under the agency's name, a notice type and labels are a kind's.
        one.is_anchored |= is_immigration && one.labels + one.notice_type >= ANCHORING_WITH_AGENCY;
    }
    let scores: Vec<f32> = evidence
        .iter()
        .map(|one| if one.is_anchored { one.score() } else { 0.0 })
        .collect();
    let is_strangers = |best: &(usize, f32)| {
        any_letter::is_it(&lexicon.kinds()[best.0])
            && evidence[best.0].title < TITLED
            && any_letter::is_strangers(lexicon, ground)
    };
    let best = likeliest(&scores).filter(|best| !is_strangers(best));
    let best = best.or_else(|| {
        let family = |kind: usize| evidence[kind].family;
        any_letter::judge(lexicon, ground, is_immigration, &family)
    });
    // A bill may name the agency that was paid: nothing on it is taken.
    let is_bill = best.is_none() && any_letter::is_strangers(lexicon, ground);
    Judgement {
        best,
        has_title: best.is_some_and(|(kind, _)| evidence[kind].title >= 3.0),
        is_immigration: is_immigration && !is_bill || best.is_some(),
        is_continued: false,
    }
}

fn weigh_sign(
    ground: &Ground<'_>,
    sign: &Sign,
    strips: &[Strip],
    evidence: &mut [Evidence],
    lexicon: &Lexicon<'_>,
) {
    let sheet = ground.sheet;
    let finds = strips
        .iter()
        .flat_map(|strip| strip.finds(sheet, &sign.words));
    let mut best = 0.0_f32;
    let mut is_anchor = false;
    for find in finds {
        let stand = stand(sheet, sign, &find);
        let is_type =
            sign.class == SignClass::NoticeType && is_after_notice_type(ground, lexicon, &find);
        let weight = match is_type {
            true => 5.0,
            false if is_own_number(sheet, sign, stand, &find, lexicon) => 5.0,
            false if is_mentioned(sheet, sign, stand, &find) => 0.6,
            false => weight(sign, stand),
        };
        best = best.max(weight * quality(&find));
        is_anchor |= weight >= 1.0 && anchors(sign, stand);
    }
    for kind in &sign.kinds {
        let one = &mut evidence[*kind];
        match sign.class {
            SignClass::Title => one.title = one.title.max(best),
            SignClass::Family => one.family = one.family.max(best),
            SignClass::NoticeType => one.notice_type = one.notice_type.max(best),
            SignClass::Phrase => one.phrases += best,
        }
        one.is_anchored |= is_anchor;
    }
}

/// Whether a notice's number begins a line at the head of the page, with words behind it that no title has: "Form I-797D
/// Notice with benefit card", "Form N-652, Naturalization" over "Interview Results".
fn is_own_number(
    sheet: &Sheet<'_>,
    sign: &Sign,
    stand: Stand,
    find: &Find,
    lexicon: &Lexicon<'_>,
) -> bool {
    let is_of_family = |kind: &usize| {
        let identify = &lexicon.kinds()[*kind].identification;
        !identify.family_titles.is_empty()
    };
    let is_named_form = sign.words.printed.starts_with("Form ");
    sign.class == SignClass::Title
        && stand == Stand::Inline
        && find.distance == 0
        && find.bounds.top < HEAD * sheet.page.height
        && sign.words.printed.contains(|c: char| c.is_ascii_digit())
        && (is_named_form || sign.kinds.iter().all(is_of_family))
        && find.first.span == sheet.chunk(find.first.chunk)[0].span
}

/// Whether a title without a number only ends other words: "Application To Replace Permanent Resident Card", "I-765
/// Employment Authorization".
fn is_mentioned(sheet: &Sheet<'_>, sign: &Sign, stand: Stand, find: &Find) -> bool {
    let is_before = |word: &&Piece| word.bounds.right < find.bounds.left;
    let chunk = sheet.chunk(find.first.chunk).iter();
    let before: Vec<&Piece> = chunk.filter(is_before).collect();
    let is_after_form = || {
        let last = before.last().map(|word| sheet.text(word));
        last.is_some_and(|word| word.contains('-') && word.contains(|c: char| c.is_ascii_digit()))
    };
    sign.class == SignClass::Title
        && !sign.words.printed.contains(|c: char| c.is_ascii_digit())
        && (stand == Stand::Inline && before.len() >= 3
            || is_after_form()
            || goes_on_from_form(sheet, find))
}

/// Whether words are the next line of a cell that begins with a form's number: "I-90 - Application to replace", and below
/// "Permanent Resident Card".
fn goes_on_from_form(sheet: &Sheet<'_>, find: &Find) -> bool {
    let own = find.bounds;
    let is_above = |chunk: &&[Piece]| {
        let bounds = sheet.chunk_bounds(chunk[0].chunk);
        (own.top - bounds.bottom).abs() < NEXT_LINE * own.height()
            && middle(&bounds) < own.top
            && (bounds.left - own.left).abs() < own.height()
    };
    let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    chunks
        .find(is_above)
        .and_then(|chunk| names::form(sheet, chunk))
        .is_some_and(|form| form.from == 0)
}

fn quality(find: &Find) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a title is short")]
    let slips = find.distance as f32 / find.length.max(1) as f32;
    1.0 - 1.5 * slips
}

fn weight(sign: &Sign, stand: Stand) -> f32 {
    let length = sign.words.length();
    match (sign.class, stand) {
        (SignClass::Title, Stand::Headline) => 6.0,
        (SignClass::Title, Stand::Heading) => 3.5,
        (SignClass::Title, Stand::Inline) if length >= 12 => 2.5,
        (SignClass::Family, Stand::Headline | Stand::Heading) => 1.5,
        (SignClass::Family, Stand::Inline) => 1.0,
        (SignClass::NoticeType, Stand::Headline) => 3.5,
        (SignClass::NoticeType, Stand::Heading) => 2.0,
        (SignClass::Phrase, Stand::Prose) if length < 20 => 0.2,
        (SignClass::Phrase, Stand::Prose) => 0.7,
        (SignClass::Phrase, _) if length >= 30 => 1.5,
        (SignClass::Phrase, _) if length >= 12 => 1.0,
        (SignClass::Phrase, _) => 0.6,
        (_, Stand::Inline) => 0.6,
        (_, Stand::Prose) => 0.15,
    }
}

/// Whether a sign is of a kind that nothing but an immigration paper prints.
fn anchors(sign: &Sign, stand: Stand) -> bool {
    let printed = sign.words.printed.to_lowercase();
    let is_named = ANCHORS.iter().any(|anchor| printed.contains(anchor));
    let is_long = sign.words.length() >= 15;
    let is_form = printed.contains('-') && printed.contains(|c: char| c.is_ascii_digit());
    stand != Stand::Prose && (is_named || is_long || is_form)
}

fn stand(sheet: &Sheet<'_>, sign: &Sign, find: &Find) -> Stand {
    // "... or requests for evidence.": the end of a sentence on a line of its own.
    let mut words: Vec<Piece> = sheet.chunk(find.first.chunk).to_vec();
    if begins_lower(sheet, find, &sign.words) || ends_sentence(sheet, &words) {
        return Stand::Prose;
    }
    if find.last.chunk != find.first.chunk {
        words.extend_from_slice(sheet.chunk(find.last.chunk));
    }
    let letters: usize = words
        .iter()
        .map(|word| {
            sheet
                .text(word)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .count()
        })
        .sum();
    // The agency's name has capitals wherever it stands: the words around it say whether they are running text.
    let is_around = |word: &&Piece| {
        let at = f32::midpoint(word.bounds.left, word.bounds.right);
        !(find.bounds.left..find.bounds.right).contains(&at) || !find.rows.contains(&word.row)
    };
    let around: Vec<Piece> = words.iter().filter(is_around).copied().collect();
    if find.length * 10 < letters * 8 && (is_prose(sheet, &words) || is_prose(sheet, &around)) {
        return Stand::Prose;
    }
    // A single short word is a title only alone: "Account No." is a label.
    let is_beside = find.length < ALONE && letters > find.length;
    if is_beside || find.length * 20 < letters * 13 {
        return Stand::Inline;
    }
    let is_high = find.bounds.top < sheet.page.height * 0.45;
    if is_high {
        Stand::Headline
    } else {
        Stand::Heading
    }
}

/// "the National Visa Center.": what is left of a sentence on its last line.
fn ends_sentence(sheet: &Sheet<'_>, words: &[Piece]) -> bool {
    let text = sheet.text_of(words);
    text.ends_with('.') && text.starts_with(char::is_lowercase)
}

/// Whether words are running text.
pub(super) fn is_prose(sheet: &Sheet<'_>, words: &[Piece]) -> bool {
    let lower = words
        .iter()
        .filter(|word| is_lower_word(&sheet.text(word)))
        .count();
    words.len() >= 6 && lower * 5 >= words.len() * 3
}

/// Whether a find stands where the value of "Notice Type" does.
fn is_after_notice_type(ground: &Ground<'_>, lexicon: &Lexicon<'_>, find: &Find) -> bool {
    let holds_type = |one: &&Occurrence| {
        let uses = &lexicon.labels[one.label].uses;
        one.is_label()
            && uses
                .iter()
                .any(|of| lexicon.field(*of).holds.contains(&FieldKind::NoticeType))
    };
    let is_in = |pieces: &[Piece]| {
        pieces.iter().any(|piece| {
            piece.span.line == find.spans[0].line
                && piece.span.start <= find.spans[0].start
                && piece.span.end > find.spans[0].start
        })
    };
    ground.labels.iter().filter(holds_type).any(|label| {
        is_in(&ground.right(label)) || ground.below(label).iter().any(|row| is_in(row))
    })
}

fn weigh_labels(lexicon: &Lexicon<'_>, labels: &[Occurrence], evidence: &mut [Evidence]) {
    let mut counted: Vec<usize> = Vec::new();
    for occurrence in labels.iter().filter(|one| one.is_label() && one.is_first) {
        if counted.contains(&occurrence.label) {
            continue;
        }
        counted.push(occurrence.label);
        let label = &lexicon.labels[occurrence.label];
        let mut kinds: Vec<usize> = label.uses.iter().map(|of| of.kind).collect();
        kinds.dedup();
        let printed = label.words.printed.to_lowercase();
        let is_anchor = ANCHORS.iter().any(|anchor| printed.contains(anchor));
        #[expect(clippy::cast_precision_loss, reason = "there are a few dozen kinds")]
        let rarity = 1.2 / (kinds.len() as f32).sqrt();
        let is_short = label.words.length() < 8;
        let weight = rarity * occurrence.quality() * if is_short { 0.5 } else { 1.0 };
        for kind in kinds {
            evidence[kind].labels += weight;
            evidence[kind].is_anchored |= is_anchor;
        }
    }
}

/// Machine-readable lines speak for the kinds whose phrases they begin with.
fn weigh_zones(lexicon: &Lexicon<'_>, beginnings: &[String], evidence: &mut [Evidence]) {
    for (kind, notice) in lexicon.kinds().iter().enumerate() {
        let phrases = notice.identification.phrases.iter();
        let mut begun = phrases.filter(|phrase| {
            beginnings
                .iter()
                .any(|line| zones::begins_with(line, phrase))
        });
        if begun.next().is_some() {
            evidence[kind].title = evidence[kind].title.max(6.0);
            evidence[kind].is_anchored = true;
        }
    }
}

/// "Form I-765 Edition 01/20/25" at the foot of a page, "OMB No. 1615-0012" at its head, or numbered parts: a form, the kinds
/// of which have squares for characters.
fn weigh_edition(lexicon: &Lexicon<'_>, sheet: &Sheet<'_>, evidence: &mut [Evidence]) {
    let low = sheet.page.height * 0.8;
    let mut rows = sheet.rows.iter().map(|range| &sheet.words[range.clone()]);
    let is_edition = rows.any(|row| {
        let words: Vec<Vec<u8>> = row.iter().map(|word| fold(&sheet.text(word))).collect();
        let is_near =
            |word: &Vec<u8>, wanted: &str| distance(word, &fold(wanted)) <= wanted.len() / 4;
        let edition = words.iter().position(|word| is_near(word, "edition"));
        row[0].bounds.top > low
            && edition.is_some_and(|at| words[..at].iter().any(|word| is_near(word, "form")))
    });
    let high = sheet.page.height * 0.25;
    let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    let is_controlled = chunks.any(|chunk| {
        let text = sheet.text_of(chunk).to_uppercase();
        chunk[0].bounds.top < high && text.contains("OMB") && text.contains("1615")
    });
    let is_form = is_edition || is_controlled || forms::is_divided(lexicon, sheet);
    for (kind, notice) in lexicon.kinds().iter().enumerate().filter(|_| is_form) {
        if has_squares(notice) {
            evidence[kind].title = evidence[kind].title.max(5.0);
            evidence[kind].is_anchored = true;
        }
    }
}

/// Whether a kind prints squares, one for each character: it is a form.
pub(super) fn has_squares(kind: &NoticeKind) -> bool {
    let mut blocks = kind.layouts.iter().flat_map(|layout| &layout.blocks);
    blocks.any(|block| matches!(block, Block::Comb { .. }))
}

/// A screen of the agency's site bears its name alone in a corner.
fn anchor_screens(
    lexicon: &Lexicon<'_>,
    sheet: &Sheet<'_>,
    is_immigration: bool,
    evidence: &mut [Evidence],
) {
    let any = |is_name: &dyn Fn(&[Piece]) -> bool| {
        let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
        chunks.any(is_name)
    };
    let is_named =
        any(&|chunk| is_site(&sheet.text_of(chunk), &SITES) || is_case_online(sheet, chunk));
    // Letters bear the full name too, and the site's address: beside them a screen has its own title.
    let is_of_agency = any(&|chunk| is_site(&sheet.text_of(chunk), &[AGENCY]))
        || any(&|chunk| is_page_of_site(&sheet.text_of(chunk)))
        || any(&|chunk| speaks_of_account(&sheet.text_of(chunk)))
        || any(&|chunk| is_type_of_account(&sheet.text_of(chunk)))
        || is_immigration && any(&|chunk| begins_with_account(&sheet.text_of(chunk)));
    for (kind, notice) in lexicon.kinds().iter().enumerate() {
        let is_screen = |layout: &Layout| layout.format == PageFormat::Screen;
        let is_titled = is_of_agency && evidence[kind].title >= TITLED;
        evidence[kind].is_anchored |=
            (is_named || is_titled) && notice.layouts.iter().any(is_screen);
    }
}

/// Names of the agency's site in the corner of its screens.
const SITES: [&str; 4] = ["uscis", "myuscis", "my uscis", "my.uscis.gov"];
const AGENCY: &str = "u.s. citizenship and immigration services";
/// A title on a line of its own.
const TITLED: f32 = 3.0;

/// What a browser prints at the edges of a page: "My Profile | myUSCIS", "https://my.uscis.gov/account".
fn is_page_of_site(text: &str) -> bool {
    let text = text.to_lowercase();
    text.split_whitespace().count() <= 5
        && ["myuscis", "my.uscis."]
            .iter()
            .any(|site| text.contains(site))
}

/// "Your USCIS account number is the same for all of your cases."
fn speaks_of_account(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut names = ["uscis account number", "uscis online account number"].into_iter();
    names.any(|name| text.contains(name))
}

/// The number's label as a telephone shows it, beside one that only immigration papers have.
fn begins_with_account(text: &str) -> bool {
    let text = text.to_lowercase();
    text.starts_with("online account number") || text == "account number"
}

/// What kind of account it is: "Applicant, petitioner or requestor".
fn is_type_of_account(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("petitioner")
        && ["applicant", "requestor"]
            .iter()
            .any(|word| text.contains(word))
}

/// One of some names, perhaps with a word beside it.
fn is_site(text: &str, names: &[&str]) -> bool {
    let text = text.to_lowercase();
    names.iter().any(|name| {
        let rest = text.strip_prefix(name);
        rest.is_some_and(|rest| {
            (rest.is_empty() || rest.starts_with(' ')) && rest.split_whitespace().count() <= 1
        })
    })
}

/// Whether words begin with the number of a case that is handled online.
fn is_case_online(sheet: &Sheet<'_>, words: &[Piece]) -> bool {
    let all = numbers::receipts(&inks(sheet.page, words));
    all.iter()
        .any(|read| read.from == 0 && read.repairs == 0 && read.value.starts_with("IOE"))
}

/// The kind with the highest score, and its share against all others and against nothing.
fn likeliest(scores: &[f32]) -> Option<(usize, f32)> {
    let (kind, best) = scores
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(b.1))
        .map(|(kind, score)| (kind, *score))?;
    let weight = |score: f32| (SHARPNESS * (score - best)).exp();
    let others: f32 = scores.iter().map(|score| weight(*score)).sum();
    let share = 1.0 / (others + weight(NOTHING));
    (best > NOTHING).then_some((kind, share.min(0.99)))
}

/// Words of a row that ends with the page's number, at most.
const NUMBERED_WORDS: usize = 7;

/// "Page 2 of 3": which page, of how many; "(page 2)" at the end of a short row is at least so many.
pub(super) fn page_number(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    (0..sheet.rows.len()).find_map(|row| {
        let words = sheet
            .row(row)
            .iter()
            .map(|word| sheet.text(word).to_lowercase());
        let text: String = words.collect();
        let is_short = sheet.row(row).len() <= NUMBERED_WORDS;
        text.match_indices("page").find_map(|(at, word)| {
            let rest = &text[at + word.len()..];
            numbered(rest).or_else(|| later(rest).filter(|_| is_short))
        })
    })
}

/// "2" or "2)" at the end of a text.
fn later(text: &str) -> Option<(u32, u32)> {
    let number: u32 = text.trim_end_matches([')', '.']).parse().ok()?;
    (2..100).contains(&number).then_some((number, number))
}

/// "2of3" at the beginning of a text.
fn numbered(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches([':', '.', '#']);
    let (first, rest) = text.split_once("of")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let (number, total) = (first.parse().ok()?, digits.parse().ok()?);
    (number <= total && total < 100).then_some((number, total))
}
