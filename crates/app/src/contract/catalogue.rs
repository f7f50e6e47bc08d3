//! "Find a number" on the wire.
//!
//! Invariant: each claim carries how sure we are and its sources.
//! Not here: the catalogue itself.

use serde::Serialize;
use specta::Type;

use super::ids::NoticeId;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

/// A kind of paper in the list.
#[derive(Debug, Clone, Serialize, Type)]
pub struct KindCard {
    /// Id in the catalogue.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Plain description.
    pub description: Bilingual,
    /// Whether the online account number is printed on it.
    pub answer: OanAnswer,
    /// Notices of this kind in the papers.
    pub my_notices: Vec<NoticeId>,
}

/// Whether the online account number is printed on a kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OanAnswer {
    /// It is printed.
    Printed,
    /// On some of them.
    OnSome,
    /// There is a box that may be empty.
    BoxMayBeEmpty,
    /// It is not printed.
    NotPrinted,
    /// No source says.
    Unknown,
}

/// How sure a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Official text or several independent sources.
    Certain,
    /// One good source.
    Likely,
    /// A weak source.
    Unsure,
}

/// Everything the guide says about one kind.
#[derive(Debug, Clone, Serialize, Type)]
pub struct KindView {
    /// The card.
    pub card: KindCard,
    /// What it is, in plain words.
    pub description: Bilingual,
    /// How one comes to hold it.
    pub how_you_get_it: Bilingual,
    /// Layout variants, each with its drawing and claim.
    pub layouts: Vec<LayoutView>,
    /// Numbers on it that are not the one, in the order of their tags on the drawing.
    pub look_alikes: Vec<LookAlikeView>,
}

/// A layout with its drawing and what is claimed of it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LayoutView {
    /// Id of the layout.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// What tells it apart.
    pub tells: Bilingual,
    /// The drawing, as SVG without scripts or styles.
    pub svg: Bilingual,
    /// The drawing in words.
    pub alternative: Bilingual,
    /// Whether the number is on it.
    pub answer: OanAnswer,
    /// The label to look for, as printed; `null` when the number is not on it.
    pub label: Option<String>,
    /// Where, in words.
    pub place: Bilingual,
    /// Why we say so.
    pub why: Bilingual,
    /// How sure.
    pub confidence: Confidence,
    /// Sources.
    pub sources: Vec<SourceNote>,
    /// What to do when the box is empty or missing.
    pub when_missing: Bilingual,
}

/// A number that is not the one looked for.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LookAlikeView {
    /// A sample as printed, made up.
    pub sample: String,
    /// What it is.
    pub explanation: Bilingual,
}

/// Where a claim comes from.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SourceNote {
    /// The source.
    pub text: String,
    /// Day it was read, `YYYY-MM-DD`.
    pub read_on: String,
}
