//! The catalogue: every kind, found by id, by what it prints, or by words read off the paper.
//!
//! Invariant: ids and search orders are unique; no title names two kinds.
//! Not here: one file's own rules (`parse`), the words that search looks at (`search`).

use crate::{
    KindId, drawing,
    fold::fold,
    kinds::NoticeKind,
    parse,
    problems::{CatalogueError, Problem, WhatIsWrong},
    search,
    words::FieldKind,
};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Every kind of paper that Casekeep knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    kinds: Vec<NoticeKind>,
}

impl Catalogue {
    /// Reads the files that are built in.
    ///
    /// # Errors
    /// Every problem in every file; a test keeps the built-in ones free of them.
    pub fn embedded() -> Result<Self, CatalogueError> {
        Self::parse(KIND_FILES, SHARED_FILES)
    }

    /// Reads the files that are built in, and every drawing made from them.
    ///
    /// # Errors
    /// Every problem in every file and drawing.
    pub fn embedded_with_drawings() -> Result<Self, CatalogueError> {
        Self::parse_with_drawings(KIND_FILES, SHARED_FILES)
    }

    /// Reads files given as name and text; `shared` are the parts that several kinds use.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn parse(kinds: &[(&str, &str)], shared: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        let mut parsed = Vec::new();
        let mut problems = Vec::new();
        for (file, text) in kinds {
            match parse::kind(file, text, shared) {
                Ok(kind) => parsed.push(kind),
                Err(found) => problems.extend(found),
            }
        }
        problems.extend(taken_twice(&parsed));
        parsed.sort_by_key(|kind| (kind.search_order.unwrap_or(u8::MAX), kind.id.clone()));
        finished(parsed, problems)
    }

    /// As [`Catalogue::parse`], and looks for overlaps in every drawing.
    ///
    /// # Errors
    /// Every problem in every file and drawing.
    pub fn parse_with_drawings(
        kinds: &[(&str, &str)],
        shared: &[(&str, &str)],
    ) -> Result<Self, CatalogueError> {
        let catalogue = Self::parse(kinds, shared)?;
        let problems = catalogue.kinds.iter().flat_map(drawing::problems).collect();
        finished(catalogue.kinds, problems)
    }

    /// Every kind: first in the order in which to look for the online account number, then by id.
    #[must_use]
    pub fn kinds(&self) -> &[NoticeKind] {
        &self.kinds
    }

    /// The kind with this id.
    #[must_use]
    pub fn kind(&self, id: &KindId) -> Option<&NoticeKind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// The kinds that carry a value on some layout.
    #[must_use]
    pub fn kinds_carrying(&self, value: FieldKind) -> Vec<&NoticeKind> {
        let carrying = |kind: &&NoticeKind| kind.carries(value);
        self.kinds.iter().filter(carrying).collect()
    }

    /// The kinds that bear the words someone read off a paper, or that are called so; best first.
    #[must_use]
    pub fn search_printed_words(&self, words: &str) -> Vec<&NoticeKind> {
        search::ranked(&self.kinds, words)
    }
}

fn finished(kinds: Vec<NoticeKind>, problems: Vec<Problem>) -> Result<Catalogue, CatalogueError> {
    if problems.is_empty() {
        Ok(Catalogue { kinds })
    } else {
        Err(CatalogueError { problems })
    }
}

/// Titles and search orders that two kinds claim.
fn taken_twice(kinds: &[NoticeKind]) -> Vec<Problem> {
    let mut titles: Vec<(String, &str)> = Vec::new();
    let mut orders = Vec::new();
    let mut problems = Vec::new();
    for kind in kinds {
        let file = kind.id.as_str();
        let mut wrong = |at: &str, text: String| {
            problems.push(Problem {
                file: file.to_owned(),
                at: at.to_owned(),
                what: WhatIsWrong::Duplicate(text),
            });
        };
        for title in &kind.identification.titles {
            let folded = fold(title);
            if titles
                .iter()
                .any(|(other, owner)| *other == folded && *owner != file)
            {
                wrong("identify.titles", title.clone());
            }
            titles.push((folded, file));
        }
        if let Some(order) = kind.search_order {
            if orders.contains(&order) {
                wrong("search_order", order.to_string());
            }
            orders.push(order);
        }
    }
    problems
}
