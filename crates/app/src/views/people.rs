//! People as they are shown.
//!
//! Invariant: a card shows at most three numbers.
//! Not here: their accounts and cases, which have files of their own.

use casekeep_domain::{
    cases::CaseRole,
    identifiers::IdentifierKind,
    numbers::{KeptIdentifier, Owner},
    people::Person,
};
use chrono::NaiveDate;

use super::{count, day_or_empty, line_or_empty, note_or_empty};
use crate::{
    contract::people::{PersonCard, PersonDraft, PersonView},
    holdings::Holdings,
};

/// How many numbers a card shows.
const ON_CARD: usize = 3;

impl Holdings {
    pub(crate) fn person_card(&self, person: &Person) -> PersonCard {
        let numbers = self.card_numbers(person);
        let open_cases = self
            .cases_of(person.id)
            .filter(|case| !case.is_closed)
            .count();
        let is_account_number =
            |number: &&KeptIdentifier| number.value.kind() == IdentifierKind::OnlineAccountNumber;
        PersonCard {
            id: person.id.into(),
            name: person.name.full(),
            short_name: person.name.short().to_owned(),
            initial: person
                .name
                .short()
                .chars()
                .take(1)
                .collect::<String>()
                .to_uppercase(),
            roles: self.roles(person).into_iter().map(Into::into).collect(),
            has_online_account_number: self.all_numbers(person).iter().any(is_account_number),
            numbers: numbers
                .into_iter()
                .map(|number| self.number_view(number))
                .collect(),
            open_cases: count(open_cases),
            is_confidential: person.is_confidential,
        }
    }

    pub(crate) fn person_view(&self, person: &Person, today: NaiveDate) -> PersonView {
        let cases: Vec<_> = self.cases_of(person.id).collect();
        let concerns =
            |date: &&casekeep_domain::dates::ImportantDate| date.person == Some(person.id);
        PersonView {
            card: self.person_card(person),
            draft: draft(person),
            numbers: self.number_views(Owner::Person(person.id)),
            accounts: self
                .accounts_of(person.id)
                .map(|account| self.account_card(account))
                .collect(),
            cases: cases.into_iter().map(|case| self.case_card(case)).collect(),
            notices: self
                .notices_of_person(person.id)
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

    /// Numbers of a person, of their accounts, and of cases they lead.
    fn all_numbers(&self, person: &Person) -> Vec<&KeptIdentifier> {
        let own = self.numbers_of(Owner::Person(person.id));
        let of_accounts = self
            .accounts_of(person.id)
            .flat_map(|account| self.numbers_of(Owner::Account(account.id)));
        let leads = |case: &&casekeep_domain::cases::Case| {
            case.people
                .first()
                .is_some_and(|part| part.person == person.id)
        };
        let of_cases = self
            .cases_of(person.id)
            .filter(leads)
            .flat_map(|case| self.numbers_of(Owner::Case(case.id)));
        own.chain(of_accounts).chain(of_cases).collect()
    }

    /// The first of each kind that matters most, in that order.
    fn card_numbers(&self, person: &Person) -> Vec<&KeptIdentifier> {
        const FIRST: [IdentifierKind; 3] = [
            IdentifierKind::OnlineAccountNumber,
            IdentifierKind::ANumber,
            IdentifierKind::ReceiptNumber,
        ];
        let all = self.all_numbers(person);
        let of_kind = |kind| {
            all.iter()
                .copied()
                .find(|number| number.value.kind() == kind)
        };
        FIRST
            .into_iter()
            .filter_map(of_kind)
            .take(ON_CARD)
            .collect()
    }

    /// Roles in open cases, each once, in the order of the cases.
    pub(crate) fn roles(&self, person: &Person) -> Vec<CaseRole> {
        let mut roles = Vec::new();
        for case in self.cases_of(person.id).filter(|case| !case.is_closed) {
            for part in case.people.iter().filter(|part| part.person == person.id) {
                if !roles.contains(&part.role) {
                    roles.push(part.role);
                }
            }
        }
        roles
    }
}

fn draft(person: &Person) -> PersonDraft {
    let other_names: Vec<&str> = person
        .other_names
        .iter()
        .map(casekeep_domain::text::Line::as_str)
        .collect();
    PersonDraft {
        given_names: line_or_empty(person.name.given()),
        family_name: line_or_empty(person.name.family()),
        other_names: other_names.join("\n"),
        birth_date: day_or_empty(person.birth_date),
        birth_place: line_or_empty(person.birth_place.as_ref()),
        citizenship: line_or_empty(person.citizenship.as_ref()),
        preferred_language: line_or_empty(person.preferred_language.as_ref()),
        mailing_address: note_or_empty(person.mailing_address.as_ref()),
        is_confidential: person.is_confidential,
        notes: note_or_empty(person.notes.as_ref()),
    }
}
