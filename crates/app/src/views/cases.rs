//! Cases as they are shown.
//!
//! Invariant: nothing here tells a case's status or future.
//! Not here: the receipt number's format (domain).

use casekeep_domain::{
    cases::{Case, CaseEvent, CasePerson},
    identifiers::IdentifierKind,
    numbers::Owner,
};
use chrono::NaiveDate;

use super::{count, day, day_or_empty, line_or_empty, note_or_empty};
use crate::{
    contract::cases::{
        CaseCard, CaseDraft, CaseEventView, CasePersonDraft, CasePersonView, CaseView,
    },
    holdings::Holdings,
};

impl Holdings {
    pub(crate) fn case_card(&self, case: &Case) -> CaseCard {
        let receipt = self
            .numbers_of(Owner::Case(case.id))
            .find(|number| number.value.kind() == IdentifierKind::ReceiptNumber);
        CaseCard {
            id: case.id.into(),
            form: case.form.as_ref().map(ToString::to_string),
            title: case.title.as_ref().map(|title| title.as_str().to_owned()),
            people: case
                .people
                .iter()
                .filter_map(|part| self.part(part))
                .collect(),
            receipt_number: receipt.map(|number| self.number_view(number)),
            received_on: case.received_on.map(day),
            is_closed: case.is_closed,
            last_step: self
                .events_newest_first(case)
                .first()
                .map(|event| event.what.as_str().to_owned()),
            notice_count: count(self.notices_of_case(case.id).count()),
        }
    }

    pub(crate) fn case_view(&self, case: &Case, today: NaiveDate) -> CaseView {
        let concerns = |date: &&casekeep_domain::dates::ImportantDate| date.case == Some(case.id);
        CaseView {
            card: self.case_card(case),
            draft: draft(case),
            numbers: self.number_views(Owner::Case(case.id)),
            events: self
                .events_newest_first(case)
                .into_iter()
                .map(|event| self.event_view(event))
                .collect(),
            notices: self
                .notices_of_case(case.id)
                .map(|notice| self.notice_card(notice))
                .collect(),
            dates: self
                .rows
                .dates
                .iter()
                .filter(concerns)
                .map(|date| self.date_view(date, today))
                .collect(),
        }
    }

    pub(crate) fn events_newest_first(&self, case: &Case) -> Vec<&CaseEvent> {
        let mut events: Vec<&CaseEvent> = self.events_of(case.id).collect();
        events.sort_by_key(|event| std::cmp::Reverse(event.on));
        events
    }

    fn part(&self, part: &CasePerson) -> Option<CasePersonView> {
        let person = self.person(part.person)?;
        Some(CasePersonView {
            person: person.id.into(),
            name: person.name.full(),
            role: part.role.into(),
        })
    }

    fn event_view(&self, event: &CaseEvent) -> CaseEventView {
        let notice = event.notice.and_then(|notice| self.notice(notice));
        CaseEventView {
            id: event.id.into(),
            on: day(event.on),
            what: event.what.as_str().to_owned(),
            notice: notice.map(|notice| notice.id.into()),
            notice_title: notice.map(|notice| line_or_empty(notice.title.as_ref())),
        }
    }
}

fn draft(case: &Case) -> CaseDraft {
    let part = |part: &CasePerson| CasePersonDraft {
        person: part.person.into(),
        role: part.role.into(),
    };
    CaseDraft {
        form: case
            .form
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        title: line_or_empty(case.title.as_ref()),
        people: case.people.iter().map(part).collect(),
        account: case.account.map(Into::into),
        filed_on: day_or_empty(case.filed_on),
        received_on: day_or_empty(case.received_on),
        priority_date: day_or_empty(case.priority_date),
        office: line_or_empty(case.office.as_ref()),
        is_closed: case.is_closed,
        notes: note_or_empty(case.notes.as_ref()),
    }
}
