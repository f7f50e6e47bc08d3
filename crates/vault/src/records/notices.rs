//! Notices and their pages as rows.
//!
//! Invariant: people, cases and pages of a notice keep their order.
//! Not here: documents the pages come from (documents).

use std::collections::HashMap;

use casekeep_domain::{
    ids::{CaseId, Id, NoticeId, PageId, PersonId},
    notices::{Notice, NoticeKindId, Page, QuarterTurns},
    text::{Line, Note},
};

use super::{Key, Link, Links, Records, RecordsError, cells::Cells};

const NOTICES: &str = "notices";
const PAGES: &str = "pages";

struct Linked {
    people: HashMap<NoticeId, Vec<PersonId>>,
    cases: HashMap<NoticeId, Vec<CaseId>>,
}

impl Records {
    /// Every notice that is not in the trash, in the order they were added.
    pub fn notices(&self) -> Result<Vec<Notice>, RecordsError> {
        let linked = self.notice_links("", &[])?;
        self.rows(
            NOTICES,
            "WHERE trashed_at IS NULL ORDER BY n",
            [],
            |cells| read(cells, &linked),
        )
    }

    /// One notice, in the trash or not.
    pub fn notice(&self, id: NoticeId) -> Result<Option<Notice>, RecordsError> {
        let linked = self.notice_links("WHERE notice_id = ?1", &[&Key(id)])?;
        self.row(NOTICES, &id.to_string(), |cells| read(cells, &linked))
    }

    /// Adds or changes a notice, its people and its cases.
    pub fn put_notice(&mut self, notice: &Notice) -> Result<(), RecordsError> {
        let id = notice.id.to_string();
        self.put(
            NOTICES,
            &id,
            &[
                ("kind", &notice.kind.as_ref().map(NoticeKindId::as_str)),
                ("title", &notice.title.as_ref().map(Line::as_str)),
                (
                    "notice_date",
                    &notice.notice_date.map(|day| day.to_string()),
                ),
                (
                    "paper_location",
                    &notice.paper_location.as_ref().map(Line::as_str),
                ),
                ("notes", &notice.notes.as_ref().map(Note::as_str)),
            ],
        )?;
        let owner = "notice_id";
        let people = Links {
            table: "notice_people",
            owner,
            other: "person_id",
            owner_id: &id,
        };
        self.put_links(&people, &links(&notice.people))?;
        let cases = Links {
            table: "notice_cases",
            owner,
            other: "case_id",
            owner_id: &id,
        };
        self.put_links(&cases, &links(&notice.cases))
    }

    fn notice_links(
        &self,
        filter: &str,
        params: &[&dyn rusqlite::ToSql],
    ) -> Result<Linked, RecordsError> {
        let rest = format!("{filter} ORDER BY notice_id, position");
        let mut linked = Linked {
            people: HashMap::new(),
            cases: HashMap::new(),
        };
        for (notice, person) in self.rows("notice_people", &rest, params, |cells| {
            Ok((cells.parsed("notice_id")?, cells.parsed("person_id")?))
        })? {
            linked.people.entry(notice).or_default().push(person);
        }
        for (notice, case) in self.rows("notice_cases", &rest, params, |cells| {
            Ok((cells.parsed("notice_id")?, cells.parsed("case_id")?))
        })? {
            linked.cases.entry(notice).or_default().push(case);
        }
        Ok(linked)
    }

    /// The pages of a notice, in their order.
    pub fn pages_of(&self, notice: NoticeId) -> Result<Vec<Page>, RecordsError> {
        self.rows(
            PAGES,
            "WHERE notice_id = ?1 ORDER BY position, n",
            [Key(notice)],
            read_page,
        )
    }

    /// All pages of notices that are not in the trash, in their order.
    pub fn pages(&self) -> Result<Vec<Page>, RecordsError> {
        let rest = "WHERE notice_id IN (SELECT id FROM notices WHERE trashed_at IS NULL) \
                    ORDER BY notice_id, position, n";
        self.rows(PAGES, rest, [], read_page)
    }

    /// One page.
    pub fn page(&self, id: PageId) -> Result<Option<Page>, RecordsError> {
        self.row(PAGES, &id.to_string(), read_page)
    }

    /// Adds or changes a page.
    pub fn put_page(&mut self, page: &Page) -> Result<(), RecordsError> {
        self.put(
            PAGES,
            &page.id.to_string(),
            &[
                ("notice_id", &Key(page.notice)),
                ("position", &page.position),
                ("document_id", &Key(page.document)),
                ("page_in_document", &page.page_in_document),
                ("turn", &page.turn.count()),
                ("width_px", &page.width_px),
                ("height_px", &page.height_px),
                ("text", &page.text),
            ],
        )?;
        Ok(())
    }

    /// Takes a page out of its notice. Its document stays for as long as the trash keeps things.
    pub fn remove_page(&mut self, id: PageId) -> Result<(), RecordsError> {
        let count = self
            .db
            .prepare_cached("DELETE FROM pages WHERE id = ?1")?
            .execute([Key(id)])?;
        (count == 1).then_some(()).ok_or(RecordsError::NotThere)
    }
}

fn links<T>(ids: &[Id<T>]) -> Vec<Link> {
    let links = ids.iter().map(|id| Link {
        other_id: id.to_string(),
        role: None,
    });
    links.collect()
}

fn read(cells: &Cells<'_>, linked: &Linked) -> Result<Notice, RecordsError> {
    let id = cells.parsed("id")?;
    Ok(Notice {
        id,
        kind: cells.read_optional("kind", NoticeKindId::new)?,
        title: cells.line_optional("title")?,
        notice_date: cells.day_optional("notice_date")?,
        people: linked.people.get(&id).cloned().unwrap_or_default(),
        cases: linked.cases.get(&id).cloned().unwrap_or_default(),
        paper_location: cells.line_optional("paper_location")?,
        notes: cells.note_optional("notes")?,
    })
}

fn read_page(cells: &Cells<'_>) -> Result<Page, RecordsError> {
    let turn: u8 = cells.whole("turn")?;
    if turn > 3 {
        return Err(cells.unreadable("turn"));
    }
    Ok(Page {
        id: cells.parsed("id")?,
        notice: cells.parsed("notice_id")?,
        position: cells.whole("position")?,
        document: cells.parsed("document_id")?,
        page_in_document: cells.whole("page_in_document")?,
        turn: QuarterTurns::new(turn),
        width_px: cells.whole("width_px")?,
        height_px: cells.whole("height_px")?,
        text: cells.get("text")?,
    })
}
