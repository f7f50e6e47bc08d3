//! How far two texts are apart.
//!
//! Invariant: it is the least number of changed, added and lost characters.
//! Not here: looking for words in a text (`meaning`).

/// Edits between two short texts.
pub(crate) fn distance<T: PartialEq>(some: &[T], other: &[T]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in some.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edit_distance_counts_changes_and_insertions() {
        for (a, b, expected) in [
            ("NOTICE", "NORICE", 1),
            ("DATE", "DATES", 1),
            ("", "AB", 2),
            ("AB", "AB", 0),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes()), expected);
        }
    }
}
