//! Notices and pages as they are shown.
//!
//! Invariant: a notice without title stays without; the window names its kind.
//! Not here: pictures (`pictures`).

use casekeep_domain::{
    ids::PersonId,
    notices::{Document, Notice, Page},
    text::Line,
};
use chrono::NaiveDate;

use super::{count, day, day_or_empty, line_or_empty, moment, note_or_empty};
use crate::{
    contract::notices::{NoticeCard, NoticeDraft, NoticeView, PageView},
    holdings::Holdings,
};

impl Holdings {
    pub(crate) fn notice_card(&self, notice: &Notice) -> NoticeCard {
        let first = self.pages_of(notice.id).next();
        let document = first.and_then(|page| self.document(page.document));
        let forms = notice
            .cases
            .iter()
            .filter_map(|case| self.case(*case)?.form.as_ref());
        NoticeCard {
            id: notice.id.into(),
            kind: notice.kind.as_ref().map(|kind| kind.as_str().to_owned()),
            title: notice.title.as_ref().map(|title| title.as_str().to_owned()),
            notice_date: notice.notice_date.map(day),
            people: self.known(&notice.people).map(Into::into).collect(),
            people_names: self
                .known(&notice.people)
                .filter_map(|id| Some(self.person(id)?.name.full()))
                .collect(),
            forms: forms.map(ToString::to_string).collect(),
            page_count: count(self.pages_of(notice.id).count()),
            first_page: first.map(|page| page.id.into()),
            first_page_turns: first.map_or(0, |page| page.turn.count()),
            file_name: document.map(|document| document.file_name.as_str().to_owned()),
            added_at: document.map(|document| moment(document.added_at)),
            marked_count: count(self.numbers_on(notice.id).count()),
        }
    }

    pub(crate) fn notice_view(&self, notice: &Notice, today: NaiveDate) -> NoticeView {
        let is_printed_here =
            |date: &&casekeep_domain::dates::ImportantDate| date.printed_on == Some(notice.id);
        NoticeView {
            card: self.notice_card(notice),
            draft: self.notice_draft(notice),
            pages: self
                .pages_of(notice.id)
                .filter_map(|page| self.page_view(page))
                .collect(),
            numbers: self
                .numbers_on(notice.id)
                .map(|number| self.number_view(number))
                .collect(),
            dates: self
                .rows
                .dates
                .iter()
                .filter(is_printed_here)
                .map(|date| self.date_view(date, today))
                .collect(),
        }
    }

    fn page_view(&self, page: &Page) -> Option<PageView> {
        let document = self.document(page.document)?;
        Some(PageView {
            id: page.id.into(),
            document: document.id.into(),
            file_name: document.file_name.as_str().to_owned(),
            size_bytes: size(document),
            width_px: page.width_px,
            height_px: page.height_px,
            quarter_turns: page.turn.count(),
            has_password: document.pdf_password.is_some(),
        })
    }

    fn known(&self, people: &[PersonId]) -> impl Iterator<Item = PersonId> {
        people
            .iter()
            .copied()
            .filter(|id| self.person(*id).is_some())
    }

    fn notice_draft(&self, notice: &Notice) -> NoticeDraft {
        let cases = notice
            .cases
            .iter()
            .copied()
            .filter(|id| self.case(*id).is_some());
        NoticeDraft {
            kind: notice.kind.as_ref().map(|kind| kind.as_str().to_owned()),
            title: line_or_empty(notice.title.as_ref()),
            notice_date: day_or_empty(notice.notice_date),
            people: self.known(&notice.people).map(Into::into).collect(),
            cases: cases.map(Into::into).collect(),
            paper_location: notice
                .paper_location
                .as_ref()
                .map(Line::as_str)
                .unwrap_or_default()
                .to_owned(),
            notes: note_or_empty(notice.notes.as_ref()),
        }
    }
}

/// JavaScript's numbers hold whole bytes exactly far beyond any file taken in.
#[expect(
    clippy::cast_precision_loss,
    reason = "files are smaller than 2^53 bytes"
)]
fn size(document: &Document) -> f64 {
    document.size_bytes as f64
}
