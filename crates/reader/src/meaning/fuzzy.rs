//! Finding words in text that was not read perfectly: edit distance, bit-parallel (Myers 1999).
//!
//! Invariant: a hit is at most as far from the pattern as its length allows; hits of one pattern do not overlap.
//! Not here: folding (`fold`), what was found (`labels`, `kind`).

/// Longest pattern in bytes; of a longer one only its beginning is looked for.
pub(super) const PATTERN_MAX: usize = 64;

/// How many different bytes folded text has, at most.
const SYMBOLS: usize = 32;

/// A small number for each byte of folded text.
fn symbol(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => usize::from(byte - b'a'),
        b'#' => 26,
        b'3' => 27,
        b'4' => 28,
        b'7' => 29,
        b'9' => 30,
        _ => 31,
    }
}

/// Where a pattern was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Edits between pattern and text.
    pub(super) distance: usize,
}

/// How many edits a text of this length may be away.
pub(super) fn allowed_edits(length: usize) -> usize {
    match length {
        0..=5 => 0,
        6..=9 => 1,
        10..=15 => 2,
        16..=23 => 3,
        _ => length / 6,
    }
}

/// How often each byte is in a text.
#[derive(Debug, Clone)]
pub(super) struct Letters([u8; SYMBOLS]);

impl Letters {
    /// Counts the bytes of a folded text.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut counts = [0_u8; SYMBOLS];
        for byte in text {
            let count = &mut counts[symbol(*byte)];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// How many bytes of these a text with other counts lacks.
    fn lacking(&self, other: &Self) -> usize {
        let each = self.0.iter().zip(&other.0);
        each.map(|(own, there)| usize::from(own.saturating_sub(*there)))
            .sum()
    }
}

/// A pattern made ready for looking.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    bytes: Vec<u8>,
    letters: Letters,
    forward: [u64; SYMBOLS],
    backward: [u64; SYMBOLS],
}

impl Pattern {
    /// Makes a folded text ready.
    pub(super) fn new(folded: &[u8]) -> Self {
        let bytes = folded[..folded.len().min(PATTERN_MAX)].to_vec();
        let mut forward = [0; SYMBOLS];
        let mut backward = [0; SYMBOLS];
        for (index, byte) in bytes.iter().enumerate() {
            forward[symbol(*byte)] |= 1 << index;
            backward[symbol(*byte)] |= 1 << (bytes.len() - 1 - index);
        }
        Self {
            letters: Letters::of(&bytes),
            bytes,
            forward,
            backward,
        }
    }

    /// The folded text, cut to [`PATTERN_MAX`].
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether a text has too few of the pattern's letters to hold it with so many edits.
    pub(super) fn cannot_be_in(&self, letters: &Letters, edits_max: usize) -> bool {
        self.letters.lacking(letters) > edits_max
    }

    /// Every place where the pattern stands with at most so many edits and that fits, the nearest of overlapping ones.
    pub(super) fn hits(
        &self,
        text: &[u8],
        edits_max: usize,
        fits: impl Fn(&Hit) -> bool,
    ) -> Vec<Hit> {
        if self.bytes.is_empty() || text.len() + edits_max < self.bytes.len() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = Vec::new();
        let mut scan = Scan::new(self.bytes.len());
        for (end, byte) in text.iter().enumerate() {
            let distance = scan.step(self.forward[symbol(*byte)], 0);
            if distance > edits_max {
                continue;
            }
            let hit = Hit {
                start: self.start_before(text, end + 1, distance),
                end: end + 1,
                distance,
            };
            if hit.start >= hit.end || !fits(&hit) {
                continue;
            }
            match hits.last_mut() {
                Some(last) if last.end > hit.start => {
                    if hit.distance < last.distance {
                        *last = hit;
                    }
                }
                _ => hits.push(hit),
            }
        }
        hits
    }

    /// Where a hit begins that ends before `end` with this distance.
    fn start_before(&self, text: &[u8], end: usize, distance: usize) -> usize {
        let mut scan = Scan::new(self.bytes.len());
        let reach = self.bytes.len() + distance;
        let mut start = end;
        let mut nearest = usize::MAX;
        for at in (end.saturating_sub(reach)..end).rev() {
            // Anchored: every byte skipped at the end costs one edit.
            let found = scan.step(self.backward[symbol(text[at])], 1);
            if found < nearest || (found == nearest && found == distance) {
                nearest = found;
                start = at;
            }
        }
        start
    }
}

/// One run of Myers' algorithm over a text.
struct Scan {
    positive: u64,
    negative: u64,
    score: usize,
    last: u64,
}

impl Scan {
    fn new(length: usize) -> Self {
        Self {
            positive: u64::MAX,
            negative: 0,
            score: length,
            last: 1 << (length - 1),
        }
    }

    /// Takes one byte of text; `carry` is 1 for an anchored run. Gives the distance of the pattern ending here.
    fn step(&mut self, matches: u64, carry: u64) -> usize {
        let vertical = matches | self.negative;
        let sum = (matches & self.positive).wrapping_add(self.positive);
        let horizontal = (sum ^ self.positive) | matches;
        let mut plus = self.negative | !(horizontal | self.positive);
        let mut minus = self.positive & horizontal;
        if plus & self.last != 0 {
            self.score += 1;
        }
        if minus & self.last != 0 {
            self.score = self.score.saturating_sub(1);
        }
        plus = (plus << 1) | carry;
        minus <<= 1;
        self.positive = minus | !(vertical | plus);
        self.negative = plus & vertical;
        self.score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, edits_max: usize, expected: &[(usize, usize, usize)]) {
        let hits = Pattern::new(pattern.as_bytes()).hits(text.as_bytes(), edits_max, |_| true);
        let found: Vec<_> = hits.iter().map(|h| (h.start, h.end, h.distance)).collect();
        assert_eq!(found, expected, "{pattern} in {text}");
    }

    #[test]
    fn a_pattern_is_found_where_it_stands() {
        check("receipt", "xxreceiptyy", 1, &[(2, 9, 0)]);
        check("receipt", "receiptreceipt", 0, &[(0, 7, 0), (7, 14, 0)]);
    }

    #[test]
    fn a_slip_costs_one_edit() {
        check("receiptnumber", "thereccipinumberis", 2, &[(3, 16, 2)]);
        check("receiptnumber", "thereccipinumberis", 1, &[]);
        check("noticedate", "noricedate", 1, &[(0, 10, 1)]);
    }

    #[test]
    fn too_many_slips_are_no_hit() {
        check("noticedate", "noticetype", 2, &[]);
    }

    #[test]
    fn a_lost_or_an_added_letter_is_one_edit() {
        check("account", "acount", 1, &[(0, 6, 1)]);
        check("account", "accoount", 1, &[(0, 8, 1)]);
    }
}
