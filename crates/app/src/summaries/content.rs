//! From what is kept and what was chosen to the content of a summary.
//!
//! Invariant: only people who were ticked are in it; secrets are never in it; guarded numbers only when ticked this time.
//! Not here: the PDF (summary crate).

use std::collections::BTreeMap;

use casekeep_catalogue::Catalogue;
use casekeep_domain::{
    cases::Case,
    dates::ImportantDate,
    identifiers::{IdentifierKind, Sensitivity},
    ids::{NoticeId, PageId, PersonId},
    notices::Notice,
    numbers::{KeptIdentifier, Owner, Source},
    people::Person,
};
use casekeep_summary::{
    CaseRow, DateBasis, DateRow, ExhibitLetter, ExhibitRef, Gap, HistoryRow, Language,
    LawyerSummary, NoticeRow, NumberRow, NumberSource, PersonSection, Sections,
};
use chrono::NaiveDate;

use super::words;
use crate::{
    contract::{session, summary::SummaryChoice},
    holdings::Holdings,
};

/// A choice, and what it is made from.
pub(crate) struct Making<'a> {
    holdings: &'a Holdings,
    catalogue: &'a Catalogue,
    choice: &'a SummaryChoice,
    today: NaiveDate,
    exhibits: BTreeMap<NoticeId, ExhibitLetter>,
}

impl<'a> Making<'a> {
    /// Settles which notices are exhibits.
    pub(crate) fn new(
        holdings: &'a Holdings,
        catalogue: &'a Catalogue,
        choice: &'a SummaryChoice,
        today: NaiveDate,
    ) -> Self {
        let mut making = Self {
            holdings,
            catalogue,
            choice,
            today,
            exhibits: BTreeMap::new(),
        };
        making.exhibits = making.lettered();
        making
    }

    /// Which exhibit each notice with a scan is.
    pub(crate) fn exhibits(&self) -> &BTreeMap<NoticeId, ExhibitLetter> {
        &self.exhibits
    }

    /// The summary without the pictures of its exhibits.
    pub(crate) fn content(&self) -> LawyerSummary {
        let mut summary = LawyerSummary::new(self.language(), self.today);
        summary.is_masked = self.choice.is_masked;
        summary.confidential_line = self.choice.with_confidential_line;
        summary.prepared_for =
            Some(self.choice.prepared_for.trim().to_owned()).filter(|name| !name.is_empty());
        summary.sections = self.sections();
        summary.people = self.people().map(|person| self.person(person)).collect();
        summary.cases = self
            .cases()
            .into_iter()
            .map(|case| self.case(case))
            .collect();
        summary.dates = self
            .dates()
            .into_iter()
            .map(|date| self.date(date))
            .collect();
        summary.notices = self
            .notices()
            .into_iter()
            .map(|notice| self.notice(notice))
            .collect();
        summary.gaps = self.gaps();
        summary
    }

    fn sections(&self) -> Sections {
        Sections {
            numbers: self.choice.with_numbers,
            cases: self.choice.with_cases,
            dates: self.choice.with_dates,
            notices: self.choice.with_notices || self.choice.with_exhibits,
            gaps: self.choice.with_numbers,
        }
    }

    pub(crate) fn language(&self) -> Language {
        language(self.choice.language)
    }

    /// People who were ticked, in the order they are kept.
    pub(crate) fn people(&self) -> impl Iterator<Item = &Person> {
        self.holdings
            .rows
            .people
            .iter()
            .filter(|person| self.is_chosen(person.id))
    }

    fn is_chosen(&self, person: PersonId) -> bool {
        self.choice.people.iter().any(|chosen| chosen.0 == person)
    }

    /// Notices of the chosen people and nobody else's, oldest first.
    pub(crate) fn notices(&self) -> Vec<&Notice> {
        let is_theirs = |notice: &&Notice| {
            let mut known = notice
                .people
                .iter()
                .filter(|person| self.holdings.person(**person).is_some())
                .peekable();
            known.peek().is_some() && known.all(|person| self.is_chosen(*person))
        };
        let mut notices: Vec<&Notice> = self
            .holdings
            .rows
            .notices
            .iter()
            .filter(is_theirs)
            .collect();
        notices.sort_by_key(|notice| (notice.notice_date.is_none(), notice.notice_date));
        notices
    }

    fn lettered(&self) -> BTreeMap<NoticeId, ExhibitLetter> {
        if !self.choice.with_exhibits {
            return BTreeMap::new();
        }
        let with_pages = self
            .notices()
            .into_iter()
            .filter(|notice| self.holdings.pages_of(notice.id).next().is_some());
        with_pages
            .zip(0..)
            .map(|(notice, place)| (notice.id, ExhibitLetter::nth(place)))
            .collect()
    }

    fn cases(&self) -> Vec<&Case> {
        let takes_part = |case: &&Case| case.people.iter().any(|part| self.is_chosen(part.person));
        let mut cases: Vec<&Case> = self.holdings.rows.cases.iter().filter(takes_part).collect();
        cases.sort_by_key(|case| (case.is_closed, case.received_on.or(case.filed_on)));
        cases
    }

    fn dates(&self) -> Vec<&ImportantDate> {
        let case_is_chosen = |date: &ImportantDate| {
            date.case
                .and_then(|case| self.holdings.case(case))
                .is_some_and(|case| case.people.iter().any(|part| self.is_chosen(part.person)))
        };
        let concerns = |date: &&ImportantDate| match date.person {
            Some(person) => self.is_chosen(person),
            None => case_is_chosen(date),
        };
        let mut dates: Vec<&ImportantDate> =
            self.holdings.rows.dates.iter().filter(concerns).collect();
        dates.sort_by_key(|date| date.day);
        dates
    }

    fn person(&self, person: &Person) -> PersonSection {
        let mut section = PersonSection::new(person.name.full());
        let roles = self.holdings.roles(person);
        section.roles = roles
            .into_iter()
            .map(|role| words::role(role, self.language()).to_owned())
            .collect();
        let others: Vec<String> = person
            .other_names
            .iter()
            .map(|name| name.as_str().to_owned())
            .collect();
        section.other_names = Some(others).filter(|names| !names.is_empty()).into();
        section.birth_date = person.birth_date.into();
        section.birth_place = person
            .birth_place
            .as_ref()
            .map(|text| text.as_str().to_owned())
            .into();
        section.citizenship = person
            .citizenship
            .as_ref()
            .map(|text| text.as_str().to_owned())
            .into();
        section.preferred_language = person
            .preferred_language
            .as_ref()
            .map(|text| text.as_str().to_owned())
            .into();
        section.mailing_address = person
            .mailing_address
            .as_ref()
            .map(|text| text.as_str().to_owned())
            .into();
        section.numbers = self
            .numbers(person)
            .into_iter()
            .map(|number| self.number(number))
            .collect();
        section
    }

    /// A person's own numbers and their accounts', without secrets and without guarded ones that were not ticked.
    fn numbers(&self, person: &Person) -> Vec<&KeptIdentifier> {
        if !self.choice.with_numbers {
            return Vec::new();
        }
        let accounts = self.holdings.accounts_of(person.id);
        let of_accounts =
            accounts.flat_map(|account| self.holdings.numbers_of(Owner::Account(account.id)));
        let own = self.holdings.numbers_of(Owner::Person(person.id));
        of_accounts
            .chain(own)
            .filter(|number| number.value.kind().sensitivity() != Sensitivity::Secret)
            .collect()
    }

    fn number(&self, number: &KeptIdentifier) -> NumberRow {
        let note = self.account_note(number.owner);
        NumberRow {
            label: words::kind(number.value.kind(), self.language()).to_owned(),
            value: self.shown(number),
            kind_note: note,
            source: self.number_source(number.source),
            confirmed: number.is_confirmed,
        }
    }

    /// When a person has several accounts, the sign-in address tells them apart.
    fn account_note(&self, owner: Owner) -> Option<String> {
        let Owner::Account(account) = owner else {
            return None;
        };
        let account = self.holdings.account(account)?;
        let has_several = self.holdings.accounts_of(account.person).nth(1).is_some();
        account
            .sign_in_email
            .as_ref()
            .filter(|_| has_several)
            .map(|email| email.as_str().to_owned())
    }

    /// The number in full or masked, as chosen and as its kind allows.
    fn shown(&self, number: &KeptIdentifier) -> String {
        let is_guarded = number.value.kind().sensitivity() == Sensitivity::Guarded;
        let is_masked = self.choice.is_masked || (is_guarded && !self.choice.with_guarded_numbers);
        if is_masked {
            number.value.masked()
        } else {
            number.value.formatted()
        }
    }

    fn number_source(&self, source: Source) -> NumberSource {
        match source {
            Source::Typed => NumberSource::TypedByHand,
            Source::Page { page, .. } => self
                .exhibit_ref(page)
                .map_or(NumberSource::OtherPaper, NumberSource::Exhibit),
        }
    }

    fn exhibit_ref(&self, page: PageId) -> Option<ExhibitRef> {
        let page = self.holdings.page(page)?;
        let letter = *self.exhibits.get(&page.notice)?;
        Some(ExhibitRef {
            letter,
            page: page.position + 1,
        })
    }

    fn exhibit_of_notice(&self, notice: NoticeId) -> Option<ExhibitRef> {
        let letter = *self.exhibits.get(&notice)?;
        Some(ExhibitRef { letter, page: 1 })
    }

    fn case(&self, case: &Case) -> CaseRow {
        let receipt = self.receipt(case);
        let is_page = |number: &&KeptIdentifier| matches!(number.source, Source::Page { .. });
        let exhibit = receipt
            .filter(is_page)
            .and_then(|number| match number.source {
                Source::Page { page, .. } => self.exhibit_ref(page),
                Source::Typed => None,
            });
        let mut events = self.holdings.events_newest_first(case);
        let last_step = events.first().map(|event| event.what.as_str().to_owned());
        events.reverse();
        CaseRow {
            receipt: receipt.map(|number| self.shown(number)).into(),
            form: case.form.as_ref().map(ToString::to_string).into(),
            title: case.title.as_ref().map(|title| title.as_str().to_owned()),
            people: self.case_people(case),
            filed_on: case.filed_on,
            received_on: case.received_on.into(),
            priority_date: case.priority_date,
            office: case
                .office
                .as_ref()
                .map(|office| office.as_str().to_owned()),
            last_step,
            is_closed: case.is_closed,
            exhibit,
            history: events
                .into_iter()
                .map(|event| HistoryRow {
                    on: event.on,
                    what: event.what.as_str().to_owned(),
                    exhibit: event
                        .notice
                        .and_then(|notice| self.exhibit_of_notice(notice)),
                })
                .collect(),
        }
    }

    fn receipt(&self, case: &Case) -> Option<&KeptIdentifier> {
        let mut numbers = self.holdings.numbers_of(Owner::Case(case.id));
        numbers.find(|number| number.value.kind() == IdentifierKind::ReceiptNumber)
    }

    /// Who takes part, but nobody who was left out.
    fn case_people(&self, case: &Case) -> Vec<String> {
        let chosen = case
            .people
            .iter()
            .filter(|part| self.is_chosen(part.person));
        let named = chosen.filter_map(|part| {
            let name = self.holdings.person(part.person)?.name.full();
            Some(format!(
                "{name}, {}",
                words::role(part.role, self.language())
            ))
        });
        named.collect()
    }

    fn date(&self, date: &ImportantDate) -> DateRow {
        let person = date
            .person
            .and_then(|person| self.holdings.person(person))
            .map(|person| person.name.full());
        let form = date
            .case
            .and_then(|case| self.holdings.case(case)?.form.as_ref())
            .map(ToString::to_string);
        let concerns: Vec<String> = person.into_iter().chain(form).collect();
        let basis = match date.printed_on {
            None => DateBasis::TypedByHand,
            Some(notice) => self
                .exhibit_of_notice(notice)
                .map_or(DateBasis::OtherPaper, DateBasis::Exhibit),
        };
        DateRow {
            on: date.day,
            time: date.time.as_ref().map(|time| time.as_str().to_owned()),
            what: date.what.as_str().to_owned(),
            place: date.place.as_ref().map(|place| place.as_str().to_owned()),
            concerns: Some(concerns.join(", ")).filter(|text| !text.is_empty()),
            basis,
            is_done: date.is_done,
        }
    }

    fn notice(&self, notice: &Notice) -> NoticeRow {
        let form = notice
            .cases
            .iter()
            .find_map(|case| self.holdings.case(*case)?.form.as_ref());
        NoticeRow {
            letter: self.exhibits.get(&notice.id).copied(),
            title: self.notice_title(notice),
            form: form.map(ToString::to_string),
            notice_date: notice.notice_date.into(),
            pages: crate::views::count(self.holdings.pages_of(notice.id).count()),
            paper_location: notice
                .paper_location
                .as_ref()
                .map(|place| place.as_str().to_owned()),
        }
    }

    /// What a notice is called: the person's title, else its kind, else just "notice".
    pub(crate) fn notice_title(&self, notice: &Notice) -> String {
        let named = notice.title.as_ref().map(|title| title.as_str().to_owned());
        let of_kind = || {
            let kind = self.catalogue.kind(notice.kind.as_ref()?)?;
            Some(match self.language() {
                Language::English => kind.name.en.clone(),
                Language::Spanish => kind.name.es.clone(),
            })
        };
        named
            .or_else(of_kind)
            .unwrap_or_else(|| words::UNNAMED_NOTICE.get(self.language()).to_owned())
    }

    fn gaps(&self) -> Vec<Gap> {
        let unconfirmed = self.people().flat_map(|person| {
            let numbers = self
                .numbers(person)
                .into_iter()
                .filter(|number| !number.is_confirmed);
            numbers.map(|number| Gap::NotConfirmed {
                whose: person.name.full(),
                label: words::kind(number.value.kind(), self.language()).to_owned(),
            })
        });
        let without_number = self.people().filter(|person| {
            self.numbers(person)
                .iter()
                .all(|number| number.value.kind() != IdentifierKind::OnlineAccountNumber)
        });
        let missing = without_number
            .filter(|_| self.choice.with_numbers)
            .map(|person| Gap::NotRecorded {
                whose: person.name.full(),
                label: words::kind(IdentifierKind::OnlineAccountNumber, self.language()).to_owned(),
            });
        let without_scan = self
            .notices()
            .into_iter()
            .filter(|_| self.choice.with_notices);
        let without_scan =
            without_scan.filter(|notice| self.holdings.pages_of(notice.id).next().is_none());
        let without_scan = without_scan.map(|notice| Gap::NoScan {
            title: self.notice_title(notice),
        });
        unconfirmed
            .chain(missing)
            .chain(without_scan)
            .chain(self.unfiled())
            .collect()
    }

    /// Papers that nobody was named for: whether one of them is a chosen person's nobody has said.
    fn unfiled(&self) -> Option<Gap> {
        let notices = self.holdings.rows.notices.iter();
        let count = notices.filter(|notice| notice.people.is_empty()).count();
        (count > 0).then(|| Gap::Note(words::unfiled(count, self.language())))
    }
}

/// The PDF's language.
pub(crate) fn language(language: session::Language) -> Language {
    match language {
        session::Language::English => Language::English,
        session::Language::Spanish => Language::Spanish,
    }
}
