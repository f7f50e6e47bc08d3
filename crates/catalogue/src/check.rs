//! What `cargo xtask catalogue` prints: whether everything holds, and who claims what.
//!
//! Invariant: only the built-in files are looked at; nothing is printed here.
//! Not here: the rules (`parse`, `drawing::overlaps`).

use std::fmt;

use crate::{
    Catalogue, CatalogueError, Guide,
    kinds::{Layout, NoticeKind, OanClaim},
    problems::{Problem, WhatIsWrong},
};

/// What was looked at when nothing was found wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Kinds of paper.
    pub kinds: usize,
    /// Layouts of all kinds.
    pub layouts: usize,
    /// Labelled places of all kinds.
    pub fields: usize,
    /// Paths of the guide.
    pub paths: usize,
    /// Claims that name a source.
    pub claims: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} kinds, {} layouts, {} fields, {} paths, {} sourced claims: nothing wrong",
            self.kinds, self.layouts, self.fields, self.paths, self.claims
        )
    }
}

/// Checks every built-in file, every drawing made from it, and the guide around them.
///
/// # Errors
/// Every problem found, each with its file and place.
pub fn check() -> Result<Report, CatalogueError> {
    let catalogue = Catalogue::embedded_with_drawings()?;
    let guide = Guide::embedded()?;
    papers_are_known(&guide, &catalogue)?;
    let kinds = catalogue.kinds();
    let layouts = kinds.iter().map(|kind| kind.layouts.len()).sum();
    let fields = kinds.iter().map(|kind| kind.fields.len()).sum();
    Ok(Report {
        kinds: kinds.len(),
        layouts,
        fields,
        paths: guide.sought.len() + guide.back_in.len(),
        claims: kinds.len() + 2 * layouts + fields + guide.claims(),
    })
}

/// Every paper that the guide speaks of is in the catalogue.
fn papers_are_known(guide: &Guide, catalogue: &Catalogue) -> Result<(), CatalogueError> {
    let sought = guide.sought.iter().map(|sought| &sought.path);
    let mut problems = Vec::new();
    for path in sought.chain(&guide.back_in) {
        let papers = path.ends.iter().filter_map(|end| end.paper.as_ref());
        let unknown = papers.filter(|paper| catalogue.kind(paper).is_none());
        problems.extend(unknown.map(|paper| Problem {
            file: path.id.clone(),
            at: "ends".to_owned(),
            what: WhatIsWrong::UnknownReference(paper.as_str().to_owned()),
        }));
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(CatalogueError { problems }),
    }
}

/// The claims about the online account number as a table in Markdown: kind, layout, answer, confidence, sources.
#[must_use]
pub fn table(catalogue: &Catalogue) -> String {
    let mut rows = vec![
        "| Kind | Layout | Online account number | Confidence | Sources | Read |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    for kind in catalogue.kinds() {
        rows.push(row(kind, None, &kind.oan));
        let differing = kind.layouts.iter().filter(|layout| layout.oan != kind.oan);
        rows.extend(differing.map(|layout| row(kind, Some(layout), &layout.oan)));
    }
    rows.push(String::new());
    rows.join("\n")
}

fn row(kind: &NoticeKind, layout: Option<&Layout>, claim: &OanClaim) -> String {
    let sources: Vec<&str> = claim.sources.iter().map(|s| s.text.as_str()).collect();
    let mut days: Vec<String> = claim
        .sources
        .iter()
        .map(|s| s.read_on.to_string())
        .collect();
    days.dedup();
    format!(
        "| {} | {} | {} | {} | {} | {} |",
        kind.id.as_str(),
        layout.map_or("all", |layout| layout.id.as_str()),
        claim.answer.code(),
        claim.confidence.code(),
        sources.join("; ").replace('|', "/"),
        days.join(", ")
    )
}
