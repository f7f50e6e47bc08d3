//! The entries of the catalogue: a kind of paper, its layouts, the fields printed on it, what is claimed about them.
//!
//! Invariant: an entry exists only after `parse` accepted its file; every claim in it has a source.
//! Not here: reading the files (`parse`), drawing (`drawing`).

use chrono::NaiveDate;

use crate::{
    KindId,
    words::{Arrangement, Confidence, FieldKind, Language, OanAnswer, PageFormat, Party, Relation},
};

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

impl Bilingual {
    /// The text in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => &self.es,
        }
    }
}

/// A kind of paper.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeKind {
    /// Id: `i797c-receipt`.
    pub id: KindId,
    /// Name.
    pub name: Bilingual,
    /// A few words for a list: "Mailed after a paper filing".
    pub hint: Bilingual,
    /// What it is, in plain words.
    pub description: Bilingual,
    /// How one comes to hold it.
    pub how_you_get_it: Bilingual,
    /// What is printed on it that tells its kind.
    pub identification: Identification,
    /// Every labelled place on any of its layouts.
    pub fields: Vec<Field>,
    /// The ways it is laid out.
    pub layouts: Vec<Layout>,
    /// Whether the online account number is on it, whatever the layout.
    pub oan: OanClaim,
    /// Numbers on it that are not the online account number, in the order of their tags.
    pub look_alikes: Vec<LookAlike>,
    /// Place in the order in which to look for the online account number, from 1.
    pub search_order: Option<u8>,
}

impl NoticeKind {
    /// The layout with this id.
    #[must_use]
    pub fn layout(&self, id: &str) -> Option<&Layout> {
        self.layouts.iter().find(|layout| layout.id == id)
    }

    /// The fields that hold this kind of value, in the order of the file.
    pub fn fields_holding(&self, kind: FieldKind) -> impl Iterator<Item = &Field> {
        self.fields
            .iter()
            .filter(move |field| field.holds.contains(&kind))
    }

    /// Whether any layout carries this kind of value.
    #[must_use]
    pub fn carries(&self, kind: FieldKind) -> bool {
        self.fields_holding(kind).next().is_some()
    }
}

/// What is printed on a paper that tells its kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identification {
    /// Title lines of this kind alone, every spelling seen.
    pub titles: Vec<String>,
    /// Titles that sibling kinds carry too: "Form I-797C, Notice of Action".
    pub family_titles: Vec<String>,
    /// The same titles as text recognition gets them wrong.
    pub title_slips: Vec<String>,
    /// What stands after "Notice Type:".
    pub notice_types: Vec<String>,
    /// Sentences and headings that speak for this kind.
    pub phrases: Vec<String>,
}

/// One labelled place: a box, a line, a row of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Id inside the kind: `receipt`.
    pub id: String,
    /// The values it carries, in the order they stand; empty when it is only a landmark.
    pub holds: Vec<FieldKind>,
    /// Whose values they are.
    pub party: Option<Party>,
    /// Labels as printed, every spelling seen; empty when there is none.
    pub labels: Vec<String>,
    /// The labels as text recognition gets them wrong.
    pub slips: Vec<String>,
    /// Where the value stands from its label, the usual way first.
    pub relations: Vec<Relation>,
    /// Made-up values for the drawing.
    pub samples: Vec<Sample>,
    /// Where on the paper, in words; without it the words come from the layout.
    pub place: Option<Bilingual>,
    /// How sure we are that it is printed, and so.
    pub confidence: Confidence,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// A made-up value as it would be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// What it is; `None` for a landmark.
    pub kind: Option<FieldKind>,
    /// As printed.
    pub text: String,
}

/// One way a kind is laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Id inside the kind: `A1`.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// What tells it from the others.
    pub tells: Bilingual,
    /// The shape of the paper.
    pub format: PageFormat,
    /// What is known of the order on the page.
    pub arrangement: Arrangement,
    /// How sure we are of that order.
    pub confidence: Confidence,
    /// Who describes it.
    pub sources: Vec<Source>,
    /// The claim about the online account number for this layout.
    pub oan: OanClaim,
    /// The page from top to bottom.
    pub blocks: Vec<Block>,
}

impl Layout {
    /// Indexes into the kind's fields, in the order they are drawn.
    #[must_use]
    pub fn field_indexes(&self) -> Vec<usize> {
        let mut found = Vec::new();
        collect_fields(&self.blocks, &mut found);
        found
    }

    /// The fields of this layout, in the order they are drawn.
    #[must_use]
    pub fn fields<'k>(&self, kind: &'k NoticeKind) -> Vec<&'k Field> {
        let indexes = self.field_indexes();
        indexes.iter().filter_map(|i| kind.fields.get(*i)).collect()
    }

    /// Whether this layout has a place for a kind of value.
    #[must_use]
    pub fn carries(&self, kind: &NoticeKind, value: FieldKind) -> bool {
        self.fields(kind).iter().any(|f| f.holds.contains(&value))
    }
}

fn collect_fields(blocks: &[Block], found: &mut Vec<usize>) {
    for block in blocks {
        match block {
            Block::Grid { rows } => found.extend(rows.iter().flatten().map(|cell| cell.field)),
            Block::Lines { cells, .. } | Block::Address { cells, .. } => {
                found.extend(cells.iter().map(|cell| cell.field));
            }
            Block::Sentence { cell } | Block::Comb { cell } => found.push(cell.field),
            Block::Columns { left, right, .. } => {
                collect_fields(left, found);
                collect_fields(right, found);
            }
            Block::Letterhead { .. }
            | Block::Banner { .. }
            | Block::Heading { .. }
            | Block::Paragraphs { .. }
            | Block::Barcode
            | Block::Photo { .. }
            | Block::MachineReadable { .. }
            | Block::TearOff
            | Block::TopBar { .. }
            | Block::Note { .. }
            | Block::Gap { .. } => {}
        }
    }
}

/// A piece of a page, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Department lines at the left, the form's name at the right.
    Letterhead {
        /// Lines at the left; the first is bold.
        left: Vec<String>,
        /// Lines at the right; the first is bold.
        right: Vec<String>,
    },
    /// One bold line in the middle.
    Banner {
        /// The line.
        text: String,
    },
    /// A heading.
    Heading {
        /// The words.
        text: String,
    },
    /// Ruled rows of cells with the label above its value.
    Grid {
        /// Rows, each from left to right.
        rows: Vec<Vec<Cell>>,
    },
    /// Labels and values without rules.
    Lines {
        /// How many columns.
        columns: u8,
        /// Where the label stands.
        label: LabelSide,
        /// Row by row.
        cells: Vec<Cell>,
    },
    /// A value inside a sentence, straight after its label's words.
    Sentence {
        /// Label and value.
        cell: Cell,
    },
    /// A question of a form, with one square for each character of the answer.
    Comb {
        /// Label and value.
        cell: Cell,
    },
    /// The mailing address, with a barcode or a few lines beside it.
    Address {
        /// Lines as printed.
        lines: Vec<String>,
        /// Whether a barcode stands at the right.
        has_barcode: bool,
        /// Lines at the right, label beside value.
        cells: Vec<Cell>,
    },
    /// Two columns.
    Columns {
        /// Left column.
        left: Vec<Block>,
        /// Right column.
        right: Vec<Block>,
        /// Share of the width that the left one takes, 0 to 1.
        share: f32,
    },
    /// Running text, drawn as grey lines.
    Paragraphs {
        /// Lines in each paragraph.
        lines: Vec<u8>,
    },
    /// A barcode at the right.
    Barcode,
    /// An empty frame where a photo is.
    Photo {
        /// Width, page units.
        width: f32,
        /// Height, page units.
        height: f32,
    },
    /// Machine-readable lines: what each begins with, then grey.
    MachineReadable {
        /// The beginnings.
        lines: Vec<String>,
    },
    /// A dashed line where a part is torn off.
    TearOff,
    /// The top of a browser window.
    TopBar {
        /// The address shown.
        text: String,
    },
    /// Small print.
    Note {
        /// The words.
        text: String,
    },
    /// Air.
    Gap {
        /// Page units.
        height: f32,
    },
}

/// Where a label stands in an unruled line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelSide {
    /// Above its value.
    Above,
    /// Before its value, on the same line.
    Beside,
}

/// A field as one layout prints it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Index into the kind's fields.
    pub field: usize,
    /// The label in this layout's spelling; empty when none is printed.
    pub label: String,
    /// What is drawn in it; empty for a cell that stays empty.
    pub samples: Vec<Sample>,
    /// Share of the row, beside the others.
    pub width: f32,
}

/// A claim about the online account number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OanClaim {
    /// The answer.
    pub answer: OanAnswer,
    /// Where, in words; for a paper without it, that it is not there.
    pub place: Bilingual,
    /// The label as printed; `None` where none is printed or none is known.
    pub label: Option<String>,
    /// How sure.
    pub confidence: Confidence,
    /// Why we say so.
    pub why: Bilingual,
    /// Who says so.
    pub sources: Vec<Source>,
    /// What to do when the box is empty or missing.
    pub when_missing: Bilingual,
}

/// A number on the paper that people take for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    /// What it is.
    pub field: FieldKind,
    /// Whose it is, where that makes the difference: the lawyer's account number.
    pub party: Option<Party>,
    /// A made-up one, as printed.
    pub sample: String,
    /// What it is and how to tell.
    pub explanation: Bilingual,
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The source.
    pub text: String,
    /// The day it was read.
    pub read_on: NaiveDate,
}
