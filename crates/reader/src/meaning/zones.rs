//! Machine-readable zones: finding their lines and reading them with their check digits.
//!
//! Invariant: a value from a zone is given only where its check digit holds.
//! Not here: the layout of a zone (domain).

use casekeep_domain::identifiers::mrz::Mrz;

use crate::text::Span;

use super::sheet::Sheet;

/// Lines of a zone are no shorter, however many of their fillers were lost.
const SHORT: usize = 26;

/// Fillers at the end of a line, of which any number may have been lost.
const MANY: &str = "<<<<<";

/// A line that looks like one of a zone.
#[derive(Debug, Clone)]
struct ZoneLine {
    text: String,
    span: Span,
}

/// How the lines of zones on a page begin.
pub(super) fn beginnings(sheet: &Sheet<'_>) -> Vec<String> {
    lines(sheet).into_iter().map(|line| line.text).collect()
}

/// Whether a line of a zone begins with the beginning that a kind has: "P<", "IAUSA". Fillers are misread for letters.
pub(super) fn begins_with(line: &str, beginning: &str) -> bool {
    let is_beginning = beginning.len() >= 2
        && beginning
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '<');
    let alike = |wanted: char, read: char| {
        wanted == '<'
            || wanted == read
            || matches!(
                (wanted, read),
                ('I', '1' | 'L') | ('1', 'I' | 'L') | ('2', 'Z')
            )
    };
    // A country follows, in three letters: the second line of a zone may begin with the same letter.
    let (length, is_first) = if beginning.contains('<') {
        let country = line.chars().skip(2).take(3);
        // Of many fillers some are lost; between names there are two.
        let is_plain = line.starts_with(beginning) && line.contains("<<");
        let length = if is_plain { SHORT } else { 40 };
        (length, country.filter(char::is_ascii_digit).count() <= 1)
    } else {
        (SHORT, true)
    };
    is_beginning
        && is_first
        && line.len() >= length
        && beginning
            .chars()
            .zip(line.chars())
            .all(|(wanted, read)| alike(wanted, read))
}

/// A zone on a page, with the stretches it takes.
pub(super) fn read(sheet: &Sheet<'_>) -> Option<(Mrz, Vec<Span>)> {
    let lines = lines(sheet);
    let groups = lines.windows(3).chain(lines.windows(2));
    groups
        .filter_map(|group| Some((parse(group)?, group.iter().map(|line| line.span).collect())))
        .next()
}

fn parse(group: &[ZoneLine]) -> Option<Mrz> {
    let length = match group.len() {
        3 => 30,
        _ if group.iter().any(|line| line.text.len() > 40) => 44,
        _ => 36,
    };
    let fitted: Option<Vec<String>> = group
        .iter()
        .map(|line| fitted(&line.text, length))
        .collect();
    Mrz::parse(&fitted?.join("\n")).ok()
}

/// A line brought to its length: fillers at its end are often lost or doubled.
fn fitted(text: &str, length: usize) -> Option<String> {
    let bare = text.trim_end_matches('<');
    if text.len() == length {
        return Some(text.to_owned());
    }
    let is_near = text.len() + 8 >= length || text.ends_with(MANY);
    let is_near = is_near && bare.len() <= length;
    is_near.then(|| format!("{bare:<<length$}"))
}

fn lines(sheet: &Sheet<'_>) -> Vec<ZoneLine> {
    let page = sheet.page;
    let all = page.lines.iter().enumerate().filter_map(|(line, text)| {
        let read: String = text
            .glyphs
            .iter()
            .filter_map(|glyph| zone_character(glyph.character))
            .collect();
        let read = with_fillers(&read);
        let fillers = read.matches('<').count();
        let digits = read.chars().filter(char::is_ascii_digit).count();
        let is_one_word = text
            .glyphs
            .iter()
            .all(|glyph| !glyph.character.is_whitespace());
        let is_zone =
            (SHORT..=48).contains(&read.len()) && (fillers >= 2 || (is_one_word && digits >= 10));
        is_zone.then_some(ZoneLine {
            text: read,
            span: Span {
                line,
                start: 0,
                end: text.glyphs.len(),
            },
        })
    });
    all.collect()
}

/// Fillers that were read as one letter over and over.
fn with_fillers(read: &str) -> String {
    let characters: Vec<char> = read.chars().collect();
    let runs = characters.chunk_by(|a, b| a == b);
    runs.flat_map(|run| {
        let is_filler = run.len() >= 5 && run[0].is_ascii_uppercase();
        run.iter().map(move |c| if is_filler { '<' } else { *c })
    })
    .collect()
}

fn zone_character(c: char) -> Option<char> {
    match c {
        '<' | '«' | '‹' | '＜' | '(' | '{' | '^' => Some('<'),
        _ if c.is_ascii_alphanumeric() => Some(c.to_ascii_uppercase()),
        _ => None,
    }
}
