//! The pieces of a page: each cell finds its field, its spelling and its samples.
//!
//! Invariant: a drawn label is one of the field's own labels.
//! Not here: where the pieces come to lie (`drawing`).

use crate::{
    draft::{BlockDraft, CellDraft, LabelSideDraft},
    kinds::{Block, Cell, Field, LabelSide, Sample},
    problems::WhatIsWrong,
};

use super::Reading;

impl Reading {
    pub(super) fn blocks(
        &mut self,
        at: &str,
        drafts: Vec<BlockDraft>,
        fields: &[Field],
    ) -> Vec<Block> {
        drafts
            .into_iter()
            .filter_map(|draft| self.block(at, draft, fields))
            .collect()
    }

    fn block(&mut self, at: &str, draft: BlockDraft, fields: &[Field]) -> Option<Block> {
        Some(match draft {
            BlockDraft::Letterhead { left, right } => Block::Letterhead { left, right },
            BlockDraft::Banner { text } => Block::Banner { text },
            BlockDraft::Heading { text } => Block::Heading { text },
            BlockDraft::Grid { rows } => Block::Grid {
                rows: rows
                    .into_iter()
                    .map(|row| self.cells(at, row, fields))
                    .collect(),
            },
            BlockDraft::Lines {
                columns,
                label,
                cells,
            } => Block::Lines {
                columns: columns.max(1),
                label: match label {
                    LabelSideDraft::Above => LabelSide::Above,
                    LabelSideDraft::Beside => LabelSide::Beside,
                },
                cells: self.cells(at, cells, fields),
            },
            BlockDraft::Sentence { cell } => Block::Sentence {
                cell: self.cell(at, cell, fields)?,
            },
            BlockDraft::Comb { cell } => Block::Comb {
                cell: self.cell(at, cell, fields)?,
            },
            BlockDraft::Address {
                lines,
                barcode,
                cells,
            } => Block::Address {
                lines,
                has_barcode: barcode,
                cells: self.cells(at, cells, fields),
            },
            BlockDraft::Columns { left, right, share } => Block::Columns {
                left: self.blocks(at, left, fields),
                right: self.blocks(at, right, fields),
                share,
            },
            BlockDraft::Paragraphs { lines } => Block::Paragraphs { lines },
            BlockDraft::Barcode {} => Block::Barcode,
            BlockDraft::Photo { width, height } => Block::Photo { width, height },
            BlockDraft::MachineReadable { lines } => Block::MachineReadable { lines },
            BlockDraft::TearOff {} => Block::TearOff,
            BlockDraft::TopBar { text } => Block::TopBar { text },
            BlockDraft::Note { text } => Block::Note { text },
            BlockDraft::Gap { height } => Block::Gap { height },
        })
    }

    fn cells(&mut self, at: &str, drafts: Vec<CellDraft>, fields: &[Field]) -> Vec<Cell> {
        drafts
            .into_iter()
            .filter_map(|draft| self.cell(at, draft, fields))
            .collect()
    }

    fn cell(&mut self, at: &str, draft: CellDraft, fields: &[Field]) -> Option<Cell> {
        let Some(index) = fields.iter().position(|field| field.id == draft.field) else {
            self.wrong(at, WhatIsWrong::UnknownReference(draft.field));
            return None;
        };
        let field = &fields[index];
        let label = match draft.label {
            Some(label) if !field.labels.contains(&label) => {
                self.wrong(at, WhatIsWrong::LabelNotListed(label));
                return None;
            }
            Some(label) => label,
            None => field.labels.first().cloned().unwrap_or_default(),
        };
        Some(Cell {
            field: index,
            label,
            samples: self.drawn_samples(at, field, draft.sample),
            width: draft.width,
        })
    }

    fn drawn_samples(&mut self, at: &str, field: &Field, own: Option<Vec<String>>) -> Vec<Sample> {
        match own {
            None => field.samples.clone(),
            Some(texts) => self.samples(at, &field.holds, texts),
        }
    }
}
