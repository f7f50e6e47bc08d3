//! Dates and times of day as notices print them, with the slips of text recognition.
//!
//! Invariant: a day that is in no calendar is no date; "D/S" is none.
//! Not here: which date it is (`values`), dates computed from others (nowhere).

use super::{
    fold::folded,
    shapes::{Ink, Read, as_digit, is_separator, printed},
};

/// Names of the months, in the order of the year.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What a time of day behind a date is made of.
const TIME: &str = ",:0123456789APM ";

/// A part of a date: what it is, and the character after it.
struct Part {
    number: u32,
    digits: usize,
    to: usize,
    repairs: usize,
}

/// The first date in a region; the value is `2026-03-14`.
pub(super) fn first_date(region: &[Ink]) -> Option<Read> {
    (0..region.len())
        .filter(|at| may_begin(region, *at))
        .find_map(|at| date_at(region, at))
}

/// The day that a region is and nothing more, but for a time of day behind it.
pub(super) fn only_date(region: &[Ink]) -> Option<Read> {
    let read = first_date(region)?;
    let mut rest = region[read.to..].iter().map(|ink| ink.character);
    (read.from == 0 && rest.all(|c| TIME.contains(c))).then_some(read)
}

/// Every date of a region, from the left.
pub(super) fn dates(region: &[Ink]) -> Vec<Read> {
    let mut found: Vec<Read> = Vec::new();
    let mut at = 0;
    while at < region.len() {
        let read = if may_begin(region, at) {
            date_at(region, at)
        } else {
            None
        };
        at = read.as_ref().map_or(at + 1, |read| read.to);
        found.extend(read);
    }
    found
}

fn may_begin(region: &[Ink], at: usize) -> bool {
    let ink = &region[at];
    ink.begins
        || at == 0
        || !region[at - 1].character.is_alphanumeric()
        || ink.character.is_ascii_digit() && follows_by(&region[..at])
}

/// "BY10/03/2022": the space was not seen.
fn follows_by(before: &[Ink]) -> bool {
    let start = before.iter().rposition(|ink| ink.begins).unwrap_or(0);
    let word: String = before[start..].iter().map(|ink| ink.character).collect();
    word.eq_ignore_ascii_case("by")
}

fn date_at(region: &[Ink], at: usize) -> Option<Read> {
    let found = numeric(region, at)
        .or_else(|| month_first(region, at))
        .or_else(|| day_first(region, at))
        .or_else(|| year_first(region, at))?;
    let (year, month, day, to, repairs) = found;
    let is_cut = region
        .get(to)
        .is_some_and(|ink| !ink.begins && ink.character.is_ascii_digit());
    if is_cut || !is_day(year, month, day) {
        return None;
    }
    let (text, spans) = printed(&region[at..to], &[]);
    Some(Read {
        value: format!("{year:04}-{month:02}-{day:02}"),
        printed: text,
        spans,
        repairs,
        least_sure: least_sure(&region[at..to]),
        from: at,
        to,
    })
}

pub(super) fn least_sure(region: &[Ink]) -> f32 {
    let counted = region.iter().filter(|ink| ink.character.is_alphanumeric());
    counted.map(|ink| ink.confidence).fold(1.0, f32::min)
}

type Day = (u32, u32, u32, usize, usize);

/// 03/14/2026, 3-4-2026, 04/02/36; a slash may have been read as a stroke of a digit.
fn numeric(region: &[Ink], at: usize) -> Option<Day> {
    const WIDTHS: [(usize, usize, usize); 8] = [
        (2, 2, 4),
        (1, 2, 4),
        (2, 1, 4),
        (1, 1, 4),
        (2, 2, 2),
        (1, 2, 2),
        (2, 1, 2),
        (1, 1, 2),
    ];
    WIDTHS.iter().find_map(|(first, second, third)| {
        let month = number(region, at, *first)?;
        let (mid, slips_a) = slash(region, month.to, *first == 2 && *third == 4)?;
        let day = number(region, mid, *second)?;
        let (end, slips_b) = slash(region, day.to, *second == 2 && *third == 4)?;
        let year = number(region, end, *third)?;
        let repairs = month.repairs + day.repairs + year.repairs + slips_a + slips_b;
        let full = if *third == 4 {
            year.number
        } else {
            in_century(year.number)
        };
        let is_ended = region
            .get(year.to)
            .is_none_or(|ink| ink.begins || !ink.character.is_alphanumeric());
        (is_ended && repairs <= 4 && is_day(full, month.number, day.number)).then_some((
            full,
            month.number,
            day.number,
            year.to,
            repairs,
        ))
    })
}

/// Two digits of a year: cards are valid for years to come, people were born up to a lifetime ago.
fn in_century(year: u32) -> u32 {
    if year <= 60 { 2000 + year } else { 1900 + year }
}

/// So many digits, none of them begun by a wide gap.
fn number(region: &[Ink], at: usize, digits: usize) -> Option<Part> {
    let mut all = 0;
    let mut repairs = 0;
    for index in 0..digits {
        let ink = region.get(at + index)?;
        if index > 0 && ink.begins && ink.gap > 0.5 {
            return None;
        }
        let (digit, is_sure) = as_digit(ink.character)?;
        repairs += usize::from(!is_sure);
        all = all * 10 + digit.to_digit(10)?;
    }
    Some(Part {
        number: all,
        digits,
        to: at + digits,
        repairs,
    })
}

/// The character after a slash, and how many slips it cost.
fn slash(region: &[Ink], at: usize, may_be_stroke: bool) -> Option<(usize, usize)> {
    match region.get(at)?.character {
        '/' | '-' | '.' | '–' | '\\' => Some((at + 1, 0)),
        '1' | 'l' | 'I' | '|' | '7' | 'f' | ',' | 'J' | '!' if may_be_stroke => Some((at + 1, 2)),
        _ => None,
    }
}

/// January 24, 2022
fn month_first(region: &[Ink], at: usize) -> Option<Day> {
    let (month, to, slips) = month(region, at)?;
    let day = day(region, past_signs(region, to))?;
    let year = year(region, past_signs(region, past_ordinal(region, day.to)))?;
    Some((
        year.number,
        month,
        day.number,
        year.to,
        slips + day.repairs + year.repairs,
    ))
}

/// 02 MAY 1991
fn day_first(region: &[Ink], at: usize) -> Option<Day> {
    let day = day(region, at)?;
    let (month, to, slips) = month(region, past_signs(region, past_ordinal(region, day.to)))?;
    let year = year(region, past_signs(region, to))?;
    Some((
        year.number,
        month,
        day.number,
        year.to,
        slips + day.repairs + year.repairs,
    ))
}

/// 2019 July 15, 2019-07-15
fn year_first(region: &[Ink], at: usize) -> Option<Day> {
    let year = year(region, at)?;
    let next = past_signs(region, year.to);
    if let Some((month, to, slips)) = month(region, next) {
        let day = day(region, past_signs(region, to))?;
        return Some((
            year.number,
            month,
            day.number,
            day.to,
            slips + year.repairs + day.repairs,
        ));
    }
    let (from, _) = slash(region, year.to, false)?;
    let month = number(region, from, 2)?;
    let (from, _) = slash(region, month.to, false)?;
    let day = number(region, from, 2)?;
    Some((
        year.number,
        month.number,
        day.number,
        day.to,
        year.repairs + month.repairs + day.repairs,
    ))
}

fn day(region: &[Ink], at: usize) -> Option<Part> {
    let longer = number(region, at, 2).filter(|part| (1..=31).contains(&part.number));
    longer.or_else(|| number(region, at, 1).filter(|part| part.number > 0 && part.digits == 1))
}

fn year(region: &[Ink], at: usize) -> Option<Part> {
    number(region, at, 4).filter(|part| (1900..2100).contains(&part.number))
}

fn past_signs(region: &[Ink], mut at: usize) -> usize {
    while region
        .get(at)
        .is_some_and(|ink| is_separator(ink.character) || ink.character == '/')
    {
        at += 1;
    }
    at
}

fn past_ordinal(region: &[Ink], at: usize) -> usize {
    let two: String = region
        .iter()
        .skip(at)
        .take(2)
        .map(|ink| ink.character.to_ascii_lowercase())
        .collect();
    if matches!(two.as_str(), "th" | "st" | "nd" | "rd") {
        at + 2
    } else {
        at
    }
}

/// A month's name: which, the character after it, and how many slips.
fn month(region: &[Ink], at: usize) -> Option<(u32, usize, usize)> {
    let word: Vec<u8> = region
        .iter()
        .skip(at)
        .enumerate()
        .take_while(|(index, ink)| *index < 9 && (*index == 0 || !ink.begins))
        .map_while(|(_, ink)| folded(ink.character))
        .collect();
    let named = |length: usize, slips_max: usize| {
        (1..).zip(MONTHS).find_map(|(number, name)| {
            let name: Vec<u8> = name.chars().filter_map(folded).collect();
            let name = &name[..name.len().min(length)];
            let found = word.get(..name.len())?;
            let slips = found.iter().zip(name).filter(|(a, b)| a != b).count();
            let slips_max = if name.len() >= 5 { slips_max } else { 0 };
            (slips <= slips_max).then_some((number, at + name.len(), slips))
        })
    };
    let longest = named(9, 0).or_else(|| named(9, 1));
    let sept = || (word.len() == 4).then(|| named(4, 0)).flatten();
    longest.or_else(sept).or_else(|| {
        let (number, to, slips) = named(3, 0)?;
        // A short name ends with its word, or the day follows.
        let next = region.get(to);
        let is_whole = next.is_none_or(|ink| ink.begins || !ink.character.is_alphabetic());
        is_whole.then_some((number, to, slips))
    })
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1900..2100).contains(&year) && (1..=days).contains(&day)
}

/// The first time of day in a region; the value is as printed, `11:00 AM`.
pub(super) fn first_time(region: &[Ink]) -> Option<Read> {
    (0..region.len())
        .filter(|at| may_begin(region, *at))
        .find_map(|at| time_at(region, at))
}

fn time_at(region: &[Ink], at: usize) -> Option<Read> {
    let hour = number(region, at, 2)
        .filter(|part| part.number <= 23)
        .or_else(|| number(region, at, 1))?;
    let is_colon = matches!(region.get(hour.to)?.character, ':' | '.' | ';');
    let minute = number(region, hour.to + 1, 2).filter(|part| part.number < 60)?;
    let (half, to) = half_of_day(region, minute.to);
    let is_time = region[hour.to].character == ':' || half.is_some();
    if !is_colon || !is_time {
        return None;
    }
    let (_, spans) = printed(&region[at..to], &[]);
    let half = half.map(|half| format!(" {half}")).unwrap_or_default();
    let value = format!("{:02}:{:02}{half}", hour.number, minute.number);
    Some(Read {
        printed: printed(&region[at..to], &[]).0,
        value,
        spans,
        repairs: hour.repairs + minute.repairs,
        least_sure: least_sure(&region[at..to]),
        from: at,
        to,
    })
}

/// "AM", "p.m." and the like, and the character after it.
fn half_of_day(region: &[Ink], at: usize) -> (Option<&'static str>, usize) {
    let mut letters = region
        .iter()
        .enumerate()
        .skip(at)
        .take(4)
        .filter(|(_, ink)| ink.character.is_ascii_alphabetic())
        .map(|(index, ink)| (index, ink.character.to_ascii_uppercase()));
    let (Some((first, half)), Some((second, 'M'))) = (letters.next(), letters.next()) else {
        return (None, at);
    };
    if first > at + 1 {
        return (None, at);
    }
    match half {
        'A' => (Some("AM"), second + 1),
        'P' => (Some("PM"), second + 1),
        _ => (None, at),
    }
}
