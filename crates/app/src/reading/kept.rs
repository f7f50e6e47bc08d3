//! A reading as it is kept beside its scan: JSON that a stranger can read, page by page.
//!
//! Invariant: what an older reader wrote still reads; a value keeps its id, the person's "this is wrong" and what they
//! made of it when its page is read again.
//! Not here: encryption and the file (vault), what a reading means for what is kept (`comparing`).

use casekeep_catalogue::{FieldKind, KindId, Party};
use casekeep_domain::notices::UnitBox;
use casekeep_reader::{
    DecodeError, PageShape,
    meaning::{AccountNumberAnswer, FoundBy},
    reading::{PageReading, Quad, READER_VERSION, ReadField, ReadLine, ReadRemark},
};
use serde::{Deserialize, Serialize};

use crate::{contract::readings::AccountAnswer, session::random};

/// Of `docs/vault-format.md`.
const FORMAT: u32 = 1;

/// Everything that was read from a document.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptReading {
    format: u32,
    /// The person stopped it, and did not ask for it since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_stopped: bool,
    /// Pages that were tried, in their order.
    pub(crate) pages: Vec<KeptPage>,
}

/// A page that was tried.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptPage {
    /// Page of the document, from 0.
    pub(crate) page: u32,
    reader_version: u32,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) read: Option<KeptWords>,
    /// Why it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failed: Option<Failure>,
}

/// What a page says.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptWords {
    width_px: u32,
    height_px: u32,
    pub(crate) upright_turns: u8,
    kind: Option<KeptKind>,
    pub(crate) account_number: AccountAnswer,
    account_label: Option<KeptQuad>,
    pub(crate) remark: Option<Remark>,
    lines: Vec<KeptLine>,
    pub(crate) fields: Vec<KeptField>,
}

#[derive(Clone, Serialize, Deserialize)]
struct KeptKind {
    id: String,
    confidence: f32,
}

#[derive(Clone, Serialize, Deserialize)]
struct KeptLine {
    text: String,
    quad: KeptQuad,
    confidence: f32,
}

/// A value.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptField {
    /// To speak of it.
    pub(crate) id: String,
    kind: String,
    party: Option<String>,
    pub(crate) value: String,
    pub(crate) as_printed: String,
    quad: KeptQuad,
    label_quad: Option<KeptQuad>,
    pub(crate) confidence: f32,
    found_by: KeptFoundBy,
    /// The person said that it is wrong.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_rejected: bool,
    /// What the person said that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) corrected: Option<String>,
}

type KeptQuad = [[f64; 2]; 4];

/// Why there is little or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Remark {
    Blank,
    TooDark,
    TooSmall,
    NoWords,
    Illegible,
    Blurred,
    Mirrored,
    Incomplete,
}

/// Why a page could not be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Failure {
    Damaged,
    TooManyPixels,
    NeedsPassword,
    NotSupported,
    NotRead,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KeptFoundBy {
    Label,
    Sentence,
    CheckDigits,
    Shape,
}

impl KeptReading {
    pub(crate) fn empty() -> Self {
        Self {
            format: FORMAT,
            is_stopped: false,
            pages: Vec::new(),
        }
    }

    /// Reads what was kept; `None` when a newer program wrote it or it makes no sense.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let kept: Self = serde_json::from_slice(bytes).ok()?;
        (kept.format == FORMAT).then_some(kept)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub(crate) fn page(&self, page: u32) -> Option<&KeptPage> {
        self.pages.iter().find(|kept| kept.page == page)
    }

    /// Keeps a page that was read or tried, in the place of what was there. Values of a first answer keep their ids.
    pub(crate) fn put(
        &mut self,
        page: u32,
        outcome: Result<PageReading, DecodeError>,
        first: Option<&KeptPage>,
    ) {
        let before = self.page(page).or(first);
        let before = before.and_then(|page| page.read.clone());
        let kept = KeptPage::new(page, outcome, before.as_ref());
        self.pages.retain(|other| other.page != page);
        let place = self.pages.partition_point(|other| other.page < page);
        self.pages.insert(place, kept);
    }

    /// Takes over what the person said while other pages were read.
    pub(crate) fn hear(&mut self, said: &Self) {
        self.is_stopped = said.is_stopped;
        let words = said.pages.iter().filter_map(|page| page.read.as_ref());
        for field in words.flat_map(|words| &words.fields) {
            if let Some(same) = self.field_mut(&field.id) {
                same.is_rejected = field.is_rejected;
                same.corrected.clone_from(&field.corrected);
            }
        }
    }

    pub(crate) fn field_mut(&mut self, id: &str) -> Option<&mut KeptField> {
        let fields = self
            .pages
            .iter_mut()
            .filter_map(|page| page.read.as_mut())
            .flat_map(|words| &mut words.fields);
        fields.into_iter().find(|field| field.id == id)
    }
}

impl KeptPage {
    pub(crate) fn new(
        page: u32,
        outcome: Result<PageReading, DecodeError>,
        before: Option<&KeptWords>,
    ) -> Self {
        let (read, failed) = match outcome {
            Ok(reading) => (Some(KeptWords::new(&reading, before)), None),
            Err(error) => (None, Some(failure(error))),
        };
        Self {
            page,
            reader_version: READER_VERSION,
            read,
            failed,
        }
    }

    pub(crate) const fn is_of_an_older_reader(&self) -> bool {
        self.reader_version < READER_VERSION
    }
}

impl KeptWords {
    fn new(reading: &PageReading, before: Option<&Self>) -> Self {
        let known = before.map_or(&[][..], |before| &before.fields);
        Self {
            width_px: reading.shape.width_px,
            height_px: reading.shape.height_px,
            upright_turns: reading.upright_turns % 4,
            kind: reading.kind.as_ref().map(|(id, confidence)| KeptKind {
                id: id.as_str().to_owned(),
                confidence: *confidence,
            }),
            account_number: reading.account_number.into(),
            account_label: reading.account_label.map(rounded),
            remark: reading.remark.map(Into::into),
            lines: reading.words.iter().map(KeptLine::new).collect(),
            fields: reading
                .fields
                .iter()
                .map(|field| KeptField::new(field, known))
                .collect(),
        }
    }

    /// The reading again, for the page after it.
    pub(crate) fn reading(&self) -> PageReading {
        PageReading {
            shape: PageShape {
                width_px: self.width_px,
                height_px: self.height_px,
            },
            upright_turns: self.upright_turns,
            words: self.lines.iter().map(KeptLine::line).collect(),
            kind: self.kind(),
            account_number: self.account_number.into(),
            account_label: self.account_label.map(Quad),
            fields: self.fields.iter().filter_map(KeptField::field).collect(),
            remark: self.remark.map(Into::into),
        }
    }

    pub(crate) fn kind(&self) -> Option<(KindId, f32)> {
        let kind = self.kind.as_ref()?;
        Some((KindId::new(&kind.id)?, kind.confidence))
    }

    pub(crate) fn account_label(&self) -> Option<UnitBox> {
        bounds(&self.account_label?)
    }

    /// Its words as one text, for the search.
    pub(crate) fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }
}

impl KeptLine {
    fn new(line: &ReadLine) -> Self {
        Self {
            text: line.text.clone(),
            quad: rounded(line.quad),
            confidence: line.confidence,
        }
    }

    fn line(&self) -> ReadLine {
        ReadLine {
            text: self.text.clone(),
            quad: Quad(self.quad),
            confidence: self.confidence,
        }
    }
}

impl KeptField {
    fn new(field: &ReadField, known: &[Self]) -> Self {
        let kind = field.kind.code();
        let party = field.party.map(Party::code);
        let same = known.iter().find(|other| {
            other.kind == kind && other.party.as_deref() == party && other.value == field.value
        });
        Self {
            id: same.map_or_else(new_id, |same| same.id.clone()),
            kind: kind.to_owned(),
            party: party.map(str::to_owned),
            value: field.value.clone(),
            as_printed: field.as_printed.clone(),
            quad: rounded(field.quad),
            label_quad: field.label_quad.map(rounded),
            confidence: field.confidence,
            found_by: field.found_by.into(),
            is_rejected: same.is_some_and(|same| same.is_rejected),
            corrected: same.and_then(|same| same.corrected.clone()),
        }
    }

    fn field(&self) -> Option<ReadField> {
        Some(ReadField {
            kind: self.kind()?,
            party: self.party(),
            value: self.value.clone(),
            as_printed: self.as_printed.clone(),
            quad: Quad(self.quad),
            label_quad: self.label_quad.map(Quad),
            confidence: self.confidence,
            found_by: self.found_by.into(),
        })
    }

    pub(crate) fn kind(&self) -> Option<FieldKind> {
        FieldKind::from_code(&self.kind)
    }

    pub(crate) fn party(&self) -> Option<Party> {
        self.party.as_deref().and_then(Party::from_code)
    }

    /// The upright box around it.
    pub(crate) fn place(&self) -> Option<UnitBox> {
        bounds(&self.quad)
    }
}

fn new_id() -> String {
    format!("{:016x}", u64::from_be_bytes(random()))
}

/// A hundred-thousandth of a page is finer than a dot.
fn rounded(quad: Quad) -> KeptQuad {
    quad.0
        .map(|corner| corner.map(|number| (number.clamp(0.0, 1.0) * 1e5).round() / 1e5))
}

fn bounds(quad: &KeptQuad) -> Option<UnitBox> {
    let edge = |axis: usize, pick: fn(f64, f64) -> f64, start: f64| {
        quad.iter().map(|corner| corner[axis]).fold(start, pick)
    };
    let (left, top) = (edge(0, f64::min, 1.0), edge(1, f64::min, 1.0));
    let (right, bottom) = (edge(0, f64::max, 0.0), edge(1, f64::max, 0.0));
    UnitBox::new(left, top, right - left, bottom - top)
}

fn failure(error: DecodeError) -> Failure {
    match error {
        DecodeError::PdfNeedsPassword | DecodeError::PdfPasswordIsWrong => Failure::NeedsPassword,
        DecodeError::HeicNotSupported
        | DecodeError::PictureNotSupported
        | DecodeError::NotAPage => Failure::NotSupported,
        DecodeError::TooManyPixels { .. } | DecodeError::TooBig { .. } => Failure::TooManyPixels,
        DecodeError::Empty
        | DecodeError::Truncated
        | DecodeError::Broken
        | DecodeError::NoPages
        | DecodeError::NoSuchPage => Failure::Damaged,
        DecodeError::HelperDied
        | DecodeError::TimedOut
        | DecodeError::Cancelled
        | DecodeError::ReaderBroken => Failure::NotRead,
    }
}

macro_rules! one_to_one {
    ($($left:ty = $right:ty { $($variant:ident,)+ })+) => {$(
        impl From<$left> for $right {
            fn from(word: $left) -> Self {
                match word { $(<$left>::$variant => Self::$variant,)+ }
            }
        }

        impl From<$right> for $left {
            fn from(word: $right) -> Self {
                match word { $(<$right>::$variant => Self::$variant,)+ }
            }
        }
    )+};
}

one_to_one! {
    AccountNumberAnswer = AccountAnswer { Found, BoxEmpty, NoBox, Unreadable, NotANotice, }
    ReadRemark = Remark { Blank, TooDark, TooSmall, NoWords, Illegible, Blurred, Mirrored, Incomplete, }
    FoundBy = KeptFoundBy { Label, Sentence, CheckDigits, Shape, }
}
