//! What a number can be by its shape, and why it is no online account number.
//!
//! Invariant: where shapes collide, every kind that fits is named; no kind is guessed.
//! Not here: finding numbers in a text (`identify`).

use super::{
    IdentifierKind as Kind, NvcCaseNumber,
    glyphs::{Glyph, glyph},
    numerals::compact,
    receipt,
};

/// Why something is no online account number. Each answers a belief that was seen in print (imminationus.com,
/// usa-immigrations.com, savewhere.net and others; read 2026-11-23): the number is exactly 12 digits and stands on no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotOnlineAccountNumber {
    /// It is a receipt number: IOE and its like belong to those.
    ReceiptNumber,
    /// It is an A-Number, which cards print as "USCIS#".
    ANumber,
    /// It is an online access code: that comes by post, is used once and expires.
    AccessCode,
    /// It is a code for signing in, which is kept secret.
    SignInCode,
    /// It is an e-mail address: the name to sign in with.
    EmailAddress,
    /// It has letters; an OAN has digits only.
    HasLetters,
    /// It has another number of digits than 12.
    DigitCount {
        /// How many it has.
        found: usize,
    },
    /// It has 12 digits, but the words before it name something else: a phone, a parcel, a bank.
    NamedOtherwise,
}

impl NotOnlineAccountNumber {
    /// The stable word that the window has words for.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ReceiptNumber => "receipt_number",
            Self::ANumber => "a_number",
            Self::AccessCode => "access_code",
            Self::SignInCode => "sign_in_code",
            Self::EmailAddress => "email_address",
            Self::HasLetters => "has_letters",
            Self::DigitCount { .. } => "digit_count",
            Self::NamedOtherwise => "named_otherwise",
        }
    }

    /// Why a text that is the first of these kinds (or none) is no online account number.
    pub(super) fn why(kinds: &[Kind], text: &str) -> Option<Self> {
        if kinds.contains(&Kind::OnlineAccountNumber) {
            return None;
        }
        Some(match kinds.first() {
            Some(Kind::ReceiptNumber) => Self::ReceiptNumber,
            Some(Kind::ANumber) => Self::ANumber,
            Some(Kind::OnlineAccessCode) => Self::AccessCode,
            Some(Kind::BackupCode | Kind::RepresentativePasscode) => Self::SignInCode,
            _ if has_letters(text) => Self::HasLetters,
            _ => Self::DigitCount {
                found: digit_groups(text).iter().sum(),
            },
        })
    }
}

/// What a text can be by shape.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Every kind that fits, likeliest first.
    pub(super) kinds: Vec<Kind>,
    /// Whether it can be nothing else.
    pub(super) is_certain: bool,
    /// Whether much else has this shape, so that it is said only of a text that holds nothing else.
    pub(super) is_weak: bool,
}

impl Shape {
    fn certain(kind: Kind) -> Self {
        Self {
            kinds: vec![kind],
            is_certain: true,
            is_weak: false,
        }
    }

    fn one_of(kinds: &[Kind]) -> Self {
        Self {
            kinds: kinds.to_vec(),
            ..Self::default()
        }
    }

    fn weak(kinds: &[Kind]) -> Self {
        Self {
            kinds: kinds.to_vec(),
            is_weak: true,
            ..Self::default()
        }
    }
}

/// Fewest and most characters of what is recognised by shape.
const SHAPED_CHARS: std::ops::RangeInclusive<usize> = 7..=16;

/// Kinds with a shape of their own, that collides with nothing.
const DISTINCT: [Kind; 4] = [
    Kind::SevisId,
    Kind::Ds160Number,
    Kind::DvCaseNumber,
    Kind::LaborCertificationNumber,
];

/// What a text can be by its shape alone.
pub(super) fn shape_of(text: &str) -> Shape {
    let Ok(bare) = compact(text) else {
        return Shape::default();
    };
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    if !SHAPED_CHARS.contains(&bare.len()) || digits == 0 {
        return Shape::default();
    }
    if digits == bare.len() {
        return shape_of_digits(text, digits);
    }
    if bare.len() == 13 && fits(Kind::ReceiptNumber, text) {
        return shape_of_receipt(text, &bare);
    }
    if bare.starts_with('A') && fits(Kind::ANumber, text) {
        return shape_of_a_number(text, digits);
    }
    if bare.len() == 11 && fits(Kind::I94Number, text) {
        return Shape::certain(Kind::I94Number);
    }
    if bare.len() == 11 && fits(Kind::LegacyPermNumber, text) {
        return match digit_groups(text).len() {
            1 => Shape::one_of(&[Kind::LegacyPermNumber]),
            _ => Shape::certain(Kind::LegacyPermNumber),
        };
    }
    if bare.len() == 8 && fits(Kind::VisaFoilNumber, text) {
        return Shape::weak(&[Kind::VisaFoilNumber, Kind::PassportNumber]);
    }
    match DISTINCT.into_iter().find(|kind| fits(*kind, text)) {
        Some(kind) => Shape::certain(kind),
        None => Shape::default(),
    }
}

fn shape_of_digits(text: &str, digits: usize) -> Shape {
    let groups = digit_groups(text);
    match (digits, groups.as_slice()) {
        (12, _) => Shape::certain(Kind::OnlineAccountNumber),
        (11, _) => Shape::one_of(&[Kind::I94Number]),
        // Cards print "USCIS#" in threes; Social Security cards print 3, 2, 4.
        (9, [3, 3, 3]) => Shape::certain(Kind::ANumber),
        (9, [3, 2, 4]) if fits(Kind::Ssn, text) => Shape::certain(Kind::Ssn),
        (9, _) if fits(Kind::Ssn, text) => {
            Shape::one_of(&[Kind::ANumber, Kind::Ssn, Kind::PassportNumber])
        }
        (9, _) => Shape::one_of(&[Kind::ANumber, Kind::PassportNumber]),
        // A date.
        (8, [4, 2, 2] | [2, 2, 4]) => Shape::default(),
        (8, _) => Shape::weak(&[Kind::ANumber, Kind::VisaFoilNumber, Kind::PassportNumber]),
        (7, [7]) => Shape::weak(&[Kind::ANumber, Kind::PassportNumber]),
        _ => Shape::default(),
    }
}

fn shape_of_receipt(text: &str, bare: &str) -> Shape {
    if receipt::is_known_prefix(bare) {
        return Shape::certain(Kind::ReceiptNumber);
    }
    // "the 0912345678" is no receipt number.
    if !starts_tight_or_in_capitals(text) {
        return Shape::default();
    }
    let may_be_nvc = NvcCaseNumber::parse(bare).is_ok_and(|number| number.decode().is_some());
    if may_be_nvc {
        Shape::one_of(&[Kind::ReceiptNumber, Kind::NvcCaseNumber])
    } else {
        Shape::one_of(&[Kind::ReceiptNumber])
    }
}

/// `A1234567` is also how visas and passports are numbered; `A 123 4567` is not.
fn shape_of_a_number(text: &str, digits: usize) -> Shape {
    let is_tight = text
        .chars()
        .filter(|c| glyph(*c) != Glyph::Invisible)
        .count()
        == digits + 1;
    match digits {
        7 if is_tight => {
            Shape::one_of(&[Kind::ANumber, Kind::VisaFoilNumber, Kind::PassportNumber])
        }
        8 if is_tight => Shape::one_of(&[Kind::ANumber, Kind::PassportNumber]),
        _ => Shape::certain(Kind::ANumber),
    }
}

/// What a short text that holds nothing else can be, besides what its shape says.
pub(super) fn shape_alone(text: &str) -> Shape {
    let shape = shape_of(text);
    if !shape.kinds.is_empty() {
        return shape;
    }
    let Ok(bare) = compact(&text.replace(['(', ')'], "")) else {
        return Shape::default();
    };
    let has_digit = bare.bytes().any(|byte| byte.is_ascii_digit());
    let starts_with_letter = bare.starts_with(|c: char| c.is_ascii_alphabetic());
    match bare.len() {
        2..=4 if has_digit && starts_with_letter => short_code(text, &bare),
        6..=9 if has_digit && has_letters(&bare) && is_passport_like(text) => {
            Shape::weak(&[Kind::PassportNumber])
        }
        _ => Shape::default(),
    }
}

fn is_passport_like(text: &str) -> bool {
    !text.contains(char::is_whitespace) && fits(Kind::PassportNumber, text)
}

/// `(c)(9)` and `C09` are categories of a work permit; `C1` is that or a class of admission.
fn short_code(text: &str, bare: &str) -> Shape {
    let is_category = fits(Kind::EadCategory, text);
    let is_spelled_as_one = text.contains('(') || bare.as_bytes().get(1) == Some(&b'0');
    if is_category && is_spelled_as_one {
        return Shape::certain(Kind::EadCategory);
    }
    if !fits(Kind::ClassOfAdmission, text) {
        return Shape::default();
    }
    if is_category {
        return Shape::weak(&[Kind::EadCategory, Kind::ClassOfAdmission]);
    }
    // Forms have more digits: I-94, N-400.
    match bare.bytes().filter(u8::is_ascii_digit).count() {
        1 => Shape::weak(&[Kind::ClassOfAdmission]),
        _ => Shape::default(),
    }
}

/// Whether a text without label has a kind's form.
pub(super) fn fits(kind: Kind, text: &str) -> bool {
    (kind.rules().normalise)(text).is_ok()
}

pub(super) fn has_letters(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(glyph(c), Glyph::Letter(_) | Glyph::Accented(_)))
}

/// How many digits stand together, group by group.
pub(super) fn digit_groups(text: &str) -> Vec<usize> {
    let mut groups = Vec::new();
    let mut open = 0;
    for c in text.chars() {
        match glyph(c) {
            Glyph::Digit(_) => open += 1,
            Glyph::Invisible => {}
            _ if open > 0 => groups.push(std::mem::take(&mut open)),
            _ => {}
        }
    }
    if open > 0 {
        groups.push(open);
    }
    groups
}

/// Whether the letters at the start touch what follows, or are capitals.
fn starts_tight_or_in_capitals(text: &str) -> bool {
    let letters: Vec<char> = text
        .chars()
        .take_while(|c| matches!(glyph(*c), Glyph::Letter(_)))
        .collect();
    let next = text.chars().nth(letters.len()).map(glyph);
    next != Some(Glyph::Space) || !letters.iter().any(|c| c.is_lowercase())
}
