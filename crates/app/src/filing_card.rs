//! The card "Before you file on paper": what to copy onto a form, for one person.
//!
//! Invariant: on screen the numbers stay masked; the saved PDF alone holds them in full, and is noted in the record.
//! Not here: the PDF itself (summary).

use std::path::PathBuf;

use casekeep_domain::{
    accounts::OnlineAccount,
    exports::ExportRecord,
    identifiers::IdentifierKind,
    ids,
    numbers::{KeptIdentifier, Owner},
    people::Person,
    text::Line,
};
use casekeep_summary::{FilingCard, FilingNumber};

use crate::{
    Casekeep,
    contract::{
        filing_card::{FilingCardChoice, FilingCardView},
        ids::PersonId,
        problems::Problem,
        session::SavedFileView,
    },
    holdings::Holdings,
    saving::safe_file_name,
    session::random,
    situations,
    summaries::{self, FILING_FILE},
    views::day,
};

impl Casekeep {
    /// What the card says of one person.
    pub fn filing_card(&self, person: PersonId) -> Result<FilingCardView, Problem> {
        let holdings = self.holdings()?;
        let person = holdings.person(person.0).ok_or(Problem::NotThere)?;
        Ok(holdings.filing_card_view(person))
    }

    /// Name to offer for the card's file.
    pub fn filing_card_file_name(&self, choice: &FilingCardChoice) -> Result<String, Problem> {
        let holdings = self.holdings()?;
        let person = holdings.person(choice.person.0).ok_or(Problem::NotThere)?;
        let title = FILING_FILE.get(summaries::language(choice.language));
        Ok(safe_file_name(&format!(
            "{title} - {} - {}.pdf",
            person.name.full(),
            self.today()
        )))
    }

    /// Saves the card as a PDF and notes in the record what went out.
    pub fn save_filing_card(
        &self,
        place: PathBuf,
        choice: &FilingCardChoice,
    ) -> Result<SavedFileView, Problem> {
        let holdings = self.holdings()?;
        let card = holdings.filing_card(choice, self.today())?;
        let pdf = casekeep_summary::filing_card(&card).map_err(|_| Problem::PdfNotMade)?;
        let saved = self.save_file(place, &pdf.bytes)?;
        let export = ExportRecord {
            id: ids::ExportId::from_random(random()),
            at: self.now(),
            file_name: Line::parse(&saved.name).map_err(|_| Problem::NotSaved)?,
            people: vec![choice.person.0],
            sections: vec!["filing_card".to_owned()],
            is_masked: false,
            for_whom: None,
            page_count: pdf.page_count,
        };
        self.change(|records| {
            records
                .put_export(&export)
                .map_err(|error| situations::records(&error))
        })?;
        Ok(saved)
    }
}

impl Holdings {
    fn filing_card_view(&self, person: &Person) -> FilingCardView {
        let line = |line: Option<&Line>| line.map(|line| line.as_str().to_owned());
        let mut accounts: Vec<&OnlineAccount> = self
            .accounts_of(person.id)
            .filter(|account| self.account_number(account.id).is_some())
            .collect();
        accounts.sort_by_key(|account| std::cmp::Reverse(self.cases_in(account.id).count()));
        FilingCardView {
            person: person.id.into(),
            name: person.name.full(),
            family_name: line(person.name.family()).unwrap_or_default(),
            given_names: line(person.name.given()).unwrap_or_default(),
            other_names: other_names(person).join("\n"),
            birth_date: person.birth_date.map(day),
            a_number: self
                .a_number(person.id)
                .map(|number| self.number_view(number)),
            accounts: accounts
                .into_iter()
                .map(|account| self.account_card(account))
                .collect(),
        }
    }

    fn filing_card(
        &self,
        choice: &FilingCardChoice,
        made_on: chrono::NaiveDate,
    ) -> Result<FilingCard, Problem> {
        let person = self.person(choice.person.0).ok_or(Problem::NotThere)?;
        let line = |line: Option<&Line>| line.map(|line| line.as_str().to_owned());
        let account = match choice.account {
            None => None,
            Some(id) => {
                let is_own = self
                    .account(id.0)
                    .is_some_and(|account| account.person == person.id);
                let number = self.account_number(id.0).filter(|_| is_own);
                Some(number.ok_or(Problem::NotThere)?)
            }
        };
        Ok(FilingCard {
            language: summaries::language(choice.language),
            made_on,
            family_name: line(person.name.family()),
            given_names: line(person.name.given()),
            other_names: other_names(person),
            birth_date: person.birth_date,
            a_number: self.a_number(person.id).map(to_copy),
            account_number: account.map(to_copy),
        })
    }

    fn a_number(&self, person: ids::PersonId) -> Option<&KeptIdentifier> {
        self.numbers_of(Owner::Person(person))
            .find(|number| number.value.kind() == IdentifierKind::ANumber)
    }

    fn account_number(&self, account: ids::AccountId) -> Option<&KeptIdentifier> {
        self.numbers_of(Owner::Account(account))
            .find(|number| number.value.kind() == IdentifierKind::OnlineAccountNumber)
    }
}

fn other_names(person: &Person) -> Vec<String> {
    let names = person.other_names.iter();
    names.map(|name| name.as_str().to_owned()).collect()
}

fn to_copy(number: &KeptIdentifier) -> FilingNumber {
    FilingNumber {
        exact: number.value.copy_text(),
        grouped: number.value.formatted(),
        is_checked: number.is_confirmed,
    }
}
