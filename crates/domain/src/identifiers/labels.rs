//! Words that stand before a number and say what it is.
//!
//! Invariant: taking a label off never takes the whole text, and taking it off twice is taking it off once.
//! Not here: where labels stand on a notice (catalogue).

use std::{collections::HashMap, sync::LazyLock};

use super::{IdentifierKind, words_in_text::Words};

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Only that a number follows: "No.", "case number" (a receipt's and an NVC case's name alike).
    Number,
    /// Which kind follows.
    Of(IdentifierKind),
    /// That something follows which is no identifier of a case: a phone, a parcel, a bank.
    Foreign,
}

/// Labels of each kind. `#` is any way to say "number"; accents and capitals don't matter. The printed ones are those of
/// forms, notices and cards (form texts, code that parses real notices; read 2026-11-23); the rest is how people write.
const LABELS: &[(Label, &[&str])] = {
    use IdentifierKind as Kind;
    use Label::{Foreign, Number, Of};
    &[
        (Number, &["#", "N #", "CASE #"]),
        (
            Of(Kind::OnlineAccountNumber),
            &[
                "USCIS ONLINE ACCOUNT #",
                "ONLINE ACCOUNT #",
                "ONLINE ACCOUNT",
                "USCIS ELIS ACCOUNT #",
                "ELIS ACCOUNT #",
                "USCIS ELIS #",
                "ELIS #",
                "USCIS ACCOUNT #",
                "ACCOUNT #",
                "USCIS OAN",
                "OAN",
                "OAN #",
                "# DE CUENTA EN LINEA DE USCIS",
                "# DE CUENTA EN LINEA",
                "# DE CUENTA DE USCIS",
                "# DE CUENTA USCIS",
                "# DE CUENTA",
            ],
        ),
        (
            Of(Kind::ANumber),
            &[
                "A #",
                "USCIS A #",
                "USCIS #",
                "ALIEN REGISTRATION #",
                "USCIS ALIEN #",
                "ALIEN #",
                "ANUMBER",
                "FILE #",
                "# A",
                "# DE REGISTRO DE EXTRANJERO",
                "# DE EXTRANJERO",
            ],
        ),
        (
            Of(Kind::ReceiptNumber),
            &[
                "USCIS RECEIPT #",
                "RECEIPT #",
                "RECEIPT",
                "CARD #",
                "# DE RECIBO",
                "RECIBO",
            ],
        ),
        (
            Of(Kind::I94Number),
            &[
                "I 94",
                "I 94 #",
                "I94",
                "I94 #",
                "I 94 RECORD #",
                "ADMISSION I 94 RECORD #",
                "ADMISSION RECORD #",
                "I 94 ADMISSION #",
                "ADMISSION #",
            ],
        ),
        (
            Of(Kind::SevisId),
            &["SEVIS", "SEVIS #", "SEVIS ID", "SEVIS ID #"],
        ),
        (
            Of(Kind::PassportNumber),
            &[
                "PASSPORT",
                "PASSPORT #",
                "PASSPORT BOOK #",
                "PASAPORTE",
                "PASAPORTE #",
                "# DE PASAPORTE",
            ],
        ),
        (
            Of(Kind::VisaFoilNumber),
            &["VISA FOIL", "VISA FOIL #", "VISA #"],
        ),
        (
            Of(Kind::VisaControlNumber),
            &["CONTROL #", "VISA CONTROL #"],
        ),
        (
            Of(Kind::Ds160Number),
            &[
                "DS 160",
                "DS 160 #",
                "DS160",
                "DS160 #",
                "DS 160 CONFIRMATION #",
                "DS160 CONFIRMATION #",
            ],
        ),
        (
            Of(Kind::NvcCaseNumber),
            &[
                "NVC CASE #",
                "NVC CASE",
                "NVC #",
                "DOS CASE ID",
                "DOS CASE #",
            ],
        ),
        (
            Of(Kind::NvcInvoiceId),
            &[
                "INVOICE ID #",
                "INVOICE ID",
                "INVOICE #",
                "NVC INVOICE ID",
                "NVC INVOICE #",
            ],
        ),
        (
            Of(Kind::NvcBeneficiaryId),
            &["BENEFICIARY ID", "BENEFICIARY ID #", "BEID"],
        ),
        (Of(Kind::DvCaseNumber), &["DV CASE #", "DV CASE", "DV #"]),
        (Of(Kind::DvConfirmationNumber), &["DV CONFIRMATION #"]),
        (
            Of(Kind::LaborCertificationNumber),
            &[
                "ETA CASE #",
                "ETA CASE",
                "PERM CASE #",
                "PERM #",
                "LCA CASE #",
                "LCA #",
                "LABOR CERTIFICATION #",
            ],
        ),
        (Of(Kind::LegacyPermNumber), &["LEGACY PERM #"]),
        (
            Of(Kind::Ssn),
            &[
                "SSN",
                "SSN #",
                "SOCIAL SECURITY #",
                "SOCIAL SECURITY",
                "US SOCIAL SECURITY #",
                "U S SOCIAL SECURITY #",
                "# DE SEGURO SOCIAL",
                "SEGURO SOCIAL",
            ],
        ),
        (Of(Kind::ClassOfAdmission), &["CLASS OF ADMISSION", "COA"]),
        (
            Of(Kind::EadCategory),
            &["EAD CATEGORY", "ELIGIBILITY CATEGORY", "CATEGORY"],
        ),
        (
            Of(Kind::OccupationCode),
            &["OCCUPATION CODE", "SOC CODE", "NAICS CODE"],
        ),
        (
            Of(Kind::OnlineAccessCode),
            &[
                "ONLINE ACCESS CODE",
                "ACCESS CODE",
                "CODIGO DE ACCESO EN LINEA",
                "CODIGO DE ACCESO",
            ],
        ),
        (
            Of(Kind::RepresentativePasscode),
            &["REPRESENTATIVE PASSCODE", "PASSCODE"],
        ),
        (
            Of(Kind::BackupCode),
            &[
                "BACKUP CODE",
                "BACK UP CODE",
                "TWO STEP BACKUP CODE",
                "TWO STEP VERIFICATION BACKUP CODE",
                "CODIGO DE RESPALDO",
            ],
        ),
        (
            Foreign,
            &[
                "PHONE",
                "PHONE #",
                "TELEPHONE",
                "TELEPHONE #",
                "TEL",
                "TEL #",
                "FAX",
                "FAX #",
                "MOBILE",
                "MOBILE #",
                "CELL",
                "CELL #",
                "TELEFONO",
                "# DE TELEFONO",
                "TRACKING",
                "TRACKING #",
                "ORDER #",
                "ROUTING #",
                "CHECK #",
                "BANK ACCOUNT #",
                "CREDIT CARD #",
                "TRANSACTION #",
                "TRANSACTION ID",
                "CONFIRMATION #",
                "CUENTA BANCARIA",
                "# DE CUENTA BANCARIA",
            ],
        ),
    ]
};

/// Words that may stand between a label and its number.
const FILLERS: &[&[u8]] = &[
    b"IS", b"ES", b"WAS", b"IF", b"ANY", b"MY", b"MI", b"THE", b"EL", b"YOUR", b"SU",
];

/// Most fillers between a label and its number ("if any is my").
const FILLERS_MAX: usize = 4;

/// Labels read from their last word backwards.
#[derive(Default)]
struct Backwards {
    /// What the words so far say, when they are a label.
    label: Option<Label>,
    /// The words that may stand before.
    before: HashMap<&'static [u8], Backwards>,
}

static LABELS_BACKWARDS: LazyLock<Backwards> = LazyLock::new(|| {
    let mut all = Backwards::default();
    for (label, spellings) in LABELS {
        for spelling in *spellings {
            let words = spelling.rsplit(' ').map(str::as_bytes);
            let end = words.fold(&mut all, |node, word| node.before.entry(word).or_default());
            end.label = Some(*label);
        }
    }
    all
});

/// For each first letter, the lengths of the words that end labels: most words of a text end none.
static LENGTHS_OF_LAST_WORDS: LazyLock<[u32; 256]> = LazyLock::new(|| {
    let mut lengths = [0; 256];
    for word in LABELS_BACKWARDS.before.keys() {
        if let Some(lengths) = word
            .first()
            .and_then(|first| lengths.get_mut(usize::from(*first)))
        {
            *lengths |= 1 << word.len();
        }
    }
    lengths
});

/// The labels whose last word is this one, shortest first, with their length in words.
fn all_ending_at(words: &Words, last: usize) -> impl Iterator<Item = (Label, usize)> {
    let mut node = may_end_label(words.in_label(last)).then_some(&*LABELS_BACKWARDS);
    (0..=last)
        .rev()
        .map_while(move |at| {
            node = node?.before.get(words.in_label(at));
            Some((node?.label, last + 1 - at))
        })
        .filter_map(|(label, length)| Some((label?, length)))
}

fn may_end_label(word: &[u8]) -> bool {
    let first = word.first().map_or(0, |first| usize::from(*first));
    let lengths = LENGTHS_OF_LAST_WORDS
        .get(first)
        .copied()
        .unwrap_or_default();
    lengths
        .checked_shr(u32::try_from(word.len()).unwrap_or(u32::MAX))
        .unwrap_or_default()
        & 1
        == 1
}

/// What the words directly before a word say of it, going back no further than `from`.
pub(super) fn before(words: &Words, index: usize, from: usize) -> Option<Label> {
    let fillers = (from..index)
        .rev()
        .take(FILLERS_MAX)
        .take_while(|at| is_filler(words, *at))
        .count();
    let last = (index - fillers).checked_sub(1)?;
    (last >= from).then(|| longest_ending_at(words, last))?
}

/// The longest label whose last word is this one.
fn longest_ending_at(words: &Words, last: usize) -> Option<Label> {
    all_ending_at(words, last).last().map(|(label, _)| label)
}

fn is_filler(words: &Words, index: usize) -> bool {
    FILLERS.contains(&words.folded(index))
}

/// A label at the start of a text.
pub(super) struct Leading {
    /// What it says: the last that says a kind.
    pub(super) label: Label,
    /// Byte after its last word.
    pub(super) end: usize,
}

/// The labels and fillers that a text starts with, when something follows them.
pub(super) fn leading(text: &str, is_wanted: impl Fn(Label) -> bool) -> Option<Leading> {
    let words = Words::of(head(text));
    let mut label = None;
    let mut taken = 0;
    while let Some((last, found)) = label_or_filler_from(&words, taken, &is_wanted) {
        label = stronger(label, found);
        taken = last + 1;
    }
    // Something has to follow, or the label itself is the value.
    words.get(taken)?;
    let last = words.get(taken.checked_sub(1)?)?;
    Some(Leading {
        label: label?,
        end: last.place.end,
    })
}

/// The later label, unless it only says that a number follows.
fn stronger(before: Option<Label>, found: Option<Label>) -> Option<Label> {
    match (before, found) {
        (Some(before), None | Some(Label::Number)) => Some(before),
        (_, found) => found,
    }
}

/// The last word of the longest label, or the filler, that begins at a word.
fn label_or_filler_from(
    words: &Words,
    first: usize,
    is_wanted: &impl Fn(Label) -> bool,
) -> Option<(usize, Option<Label>)> {
    let ends = first..words.len().min(first + LABEL_WORDS_MAX);
    let longest = ends.rev().find_map(|last| {
        let (label, _) = all_ending_at(words, last)
            .find(|(label, length)| *length == last + 1 - first && is_wanted(*label))?;
        Some((last, Some(label)))
    });
    longest.or_else(|| is_filler(words, first).then_some((first, None)))
}

/// Longest label, in words.
const LABEL_WORDS_MAX: usize = 7;
/// Labels stand in the first so many bytes of a typed text.
const HEAD_MAX_BYTES: usize = 400;

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD_MAX_BYTES))
        .unwrap_or(text)
}

/// A text without the label of one kind before it.
pub(super) fn without_label(kind: IdentifierKind, text: &str) -> &str {
    let is_number_wanted = !is_kept_exactly(kind);
    let found = leading(text, |label| match label {
        Label::Number => is_number_wanted,
        Label::Of(labelled) => labelled == kind,
        Label::Foreign => false,
    });
    let Some(rest) = found.and_then(|found| text.get(found.end..)) else {
        return text;
    };
    rest.trim_start()
        .trim_start_matches([':', '='])
        .trim_start()
}

/// Codes may begin with any sign, so only their own label is taken off.
pub(super) fn is_kept_exactly(kind: IdentifierKind) -> bool {
    use IdentifierKind as Kind;
    matches!(
        kind,
        Kind::NvcInvoiceId
            | Kind::NvcBeneficiaryId
            | Kind::DvConfirmationNumber
            | Kind::OccupationCode
            | Kind::OnlineAccessCode
            | Kind::RepresentativePasscode
            | Kind::BackupCode
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_belongs_to_two_labels() {
        let mut spellings: Vec<&str> = LABELS
            .iter()
            .flat_map(|(_, spelled)| *spelled)
            .copied()
            .collect();
        let all = spellings.len();
        spellings.sort_unstable();
        spellings.dedup();
        assert_eq!(spellings.len(), all);
    }

    #[test]
    fn every_label_is_found_at_its_end() {
        for (label, spellings) in LABELS {
            for spelling in *spellings {
                let words = Words::of(spelling);
                assert_eq!(
                    longest_ending_at(&words, words.len() - 1),
                    Some(*label),
                    "{spelling}"
                );
                assert!(words.len() <= LABEL_WORDS_MAX, "{spelling}");
            }
        }
    }

    #[test]
    fn a_label_is_taken_off_only_when_something_follows() {
        let without = |text| without_label(IdentifierKind::ANumber, text);
        assert_eq!(without("A# 012"), "012");
        assert_eq!(without("Alien Registration Number A-Number: A012"), "A012");
        assert_eq!(without("A Number"), "A Number");
        assert_eq!(without("Receipt No. 012"), "Receipt No. 012");
    }
}
