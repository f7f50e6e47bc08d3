//! Every kind of notice as data: what is printed on it, where, how sure we are, and who says so.
//!
//! Invariant: no claim without a source; the drawings and the reader both come from the same files under `notices/`.
//! Not here: reading a scan (reader), choosing a paper and wording around it (app, ui). No I/O and no clock.

mod catalogue;
mod check;
mod draft;
pub mod drawing;
mod fold;
mod guide;
mod kinds;
mod parse;
mod problems;
mod search;
mod words;

pub use casekeep_domain::notices::NoticeKindId as KindId;
pub use catalogue::Catalogue;
pub use check::{Report, check, table};
pub use drawing::{
    DrawItem, Drawing, Mark, Rect, STYLESHEET, Tagged, draw, field_of, look_alikes, place_of,
    to_svg, to_thumbnail_svg,
};
pub use guide::{
    Action, Address, Answer, Answers, AtHand, Difference, End, Guard, Guide, GuideFiles, Keeps,
    Path, Question, Sought, Step, Target, Telephone,
};
pub use kinds::{
    Bilingual, Block, Cell, Field, Identification, LabelSide, Layout, LookAlike, NoticeKind,
    OanClaim, Sample, Source,
};
pub use problems::{CatalogueError, Problem, WhatIsWrong};
pub use words::{
    Arrangement, Confidence, FieldKind, Language, OanAnswer, PageFormat, Party, Relation,
};
