//! Where a value would go, and what is kept there now.
//!
//! Invariant: what is kept is never taken for free: another value in its place is a conflict that the person settles.
//! Not here: settling it (`accepting`), wording (ui).

use casekeep_catalogue::FieldKind;
use casekeep_domain::{
    accounts::SecretKind,
    cases::Case,
    dates::{DateKind, ImportantDate},
    forms::FormNumber,
    identifiers::{IdentifierKind, IdentifierValue},
    numbers::{KeptIdentifier, Owner as NumberOwner, Source},
    text::Line,
};
use chrono::NaiveDate;

use super::{
    gathering::Field,
    matching::{Situation, identifier, identifier_kind, names_one_person},
    names,
};
use crate::{contract::readings::Party, views::day};

/// Where a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goes {
    /// To an account of the person.
    ToAccount,
    /// To the case.
    ToCase(IdentifierKind),
    /// To the person.
    ToPerson(IdentifierKind),
    /// The date of the notice.
    NoticeDate,
    /// The case's received date.
    ReceivedDate,
    /// The case's priority date.
    PriorityDate,
    /// The case's form.
    Form,
    /// A day to remember.
    Day(DateKind),
    /// The time of the appointment.
    AppointmentTime,
    /// The place of the appointment.
    AppointmentPlace,
    /// A secret of an account of the person.
    AccessCode,
    /// The day that secret ends.
    AccessCodeExpiry,
    /// The person's name.
    Name,
    /// The person's day of birth.
    BirthDate,
    /// The person's place of birth.
    BirthPlace,
    /// Nowhere: it is only shown.
    Nowhere,
}

impl Goes {
    /// Whether it has to be known whose the value is.
    pub(super) const fn needs_owner(self) -> bool {
        matches!(
            self,
            Self::ToAccount
                | Self::ToPerson(_)
                | Self::AccessCode
                | Self::Name
                | Self::BirthDate
                | Self::BirthPlace
        )
    }
}

/// How a value stands to what is kept.
pub(super) enum Standing<'a> {
    New,
    Kept(Option<&'a KeptIdentifier>),
    Conflict {
        number: Option<&'a KeptIdentifier>,
        text: String,
        can_keep_both: bool,
    },
    Shown,
}

/// Where a kind of value goes.
pub(super) fn goes(field: &Field) -> Goes {
    if field.party == Party::Representative {
        return Goes::Nowhere;
    }
    match field.kind {
        FieldKind::OnlineAccountNumber => Goes::ToAccount,
        FieldKind::ReceiptNumber | FieldKind::NvcCaseNumber | FieldKind::NvcInvoiceId => {
            identifier_kind(field.kind).map_or(Goes::Nowhere, Goes::ToCase)
        }
        FieldKind::CardNumber => match identifier(field.kind, &field.kept.value) {
            Some(number) => Goes::ToCase(number.kind()),
            None => Goes::Nowhere,
        },
        FieldKind::NoticeDate => Goes::NoticeDate,
        FieldKind::ReceivedDate => Goes::ReceivedDate,
        FieldKind::PriorityDate => Goes::PriorityDate,
        FieldKind::FormNumber => Goes::Form,
        FieldKind::ResponseDueDate => Goes::Day(DateKind::Deadline),
        FieldKind::AppointmentDate => Goes::Day(DateKind::Appointment),
        FieldKind::AppointmentTime => Goes::AppointmentTime,
        FieldKind::AppointmentPlace => Goes::AppointmentPlace,
        FieldKind::CardExpires | FieldKind::AdmitUntil | FieldKind::ValidUntil => {
            Goes::Day(DateKind::Expiry)
        }
        FieldKind::OnlineAccessCode => Goes::AccessCode,
        FieldKind::AccessCodeExpires => Goes::AccessCodeExpiry,
        FieldKind::ApplicantName | FieldKind::PetitionerName | FieldKind::BeneficiaryName => {
            Goes::Name
        }
        FieldKind::BirthDate => Goes::BirthDate,
        FieldKind::BirthCountry => Goes::BirthPlace,
        FieldKind::NoticeType | FieldKind::ValidFrom | FieldKind::EntryDate => Goes::Nowhere,
        FieldKind::ANumber
        | FieldKind::I94Number
        | FieldKind::SevisId
        | FieldKind::ClassOfAdmission
        | FieldKind::EadCategory
        | FieldKind::PassportNumber
        | FieldKind::VisaNumber
        | FieldKind::VisaControlNumber
        | FieldKind::Ds160Number
        | FieldKind::SocialSecurityNumber => {
            identifier_kind(field.kind).map_or(Goes::Nowhere, Goes::ToPerson)
        }
    }
}

impl<'a> Situation<'a> {
    /// How a value, perhaps corrected, stands to what is kept.
    pub(super) fn standing(&self, field: &Field, text: &str) -> Standing<'a> {
        match goes(field) {
            Goes::ToAccount => self.account_number(field, text),
            Goes::ToCase(kind) => self.case_number(field, kind, text),
            Goes::ToPerson(kind) => self.person_number(field, kind, text),
            Goes::NoticeDate => day_stands(self.notice.notice_date, text),
            Goes::ReceivedDate => self.of_case(text, |case| case.received_on),
            Goes::PriorityDate => self.of_case(text, |case| case.priority_date),
            Goes::Form => self.form(text),
            Goes::Day(kind) => self.day(kind, text),
            Goes::AppointmentTime => self.of_appointment(text, |date| date.time.as_ref()),
            Goes::AppointmentPlace => self.of_appointment(text, |date| date.place.as_ref()),
            Goes::AccessCode => self.access_code(field, text),
            Goes::AccessCodeExpiry => self.access_code_expiry(text),
            Goes::Name => self.name(field, text),
            Goes::BirthDate => match self.person(field.party) {
                Some(person) => day_stands(person.birth_date, text),
                None => Standing::New,
            },
            Goes::BirthPlace => match self.person(field.party) {
                Some(person) => text_stands(person.birth_place.as_ref(), text),
                None => Standing::New,
            },
            Goes::Nowhere => Standing::Shown,
        }
    }

    /// A number; one that its kind does not allow only when it is kept as printed already.
    fn value(&self, kind: IdentifierKind, text: &str) -> Option<IdentifierValue> {
        let odd = || IdentifierValue::keep_as_printed(kind, text);
        IdentifierValue::parse(kind, text)
            .ok()
            .or_else(|| odd().filter(|odd| self.kept(odd).is_some()))
    }

    fn account_number(&self, field: &Field, text: &str) -> Standing<'a> {
        let Some(value) = self.value(IdentifierKind::OnlineAccountNumber, text) else {
            return Standing::New;
        };
        let person = self.person(field.party);
        if let Some(kept) = self.kept(&value) {
            return self.kept_for(kept, person.map(|person| person.id));
        }
        let Some(person) = person else {
            return Standing::New;
        };
        let mut other = None;
        for account in self.holdings.accounts_of(person.id) {
            let mut numbers = self.holdings.numbers_of(NumberOwner::Account(account.id));
            match numbers.next() {
                None => return Standing::New,
                Some(number) => other = other.or(Some(number)),
            }
        }
        another(other, true)
    }

    fn case_number(&self, field: &Field, kind: IdentifierKind, text: &str) -> Standing<'a> {
        let Some(value) = self.value(kind, text) else {
            return Standing::New;
        };
        let case = self.known_case();
        let kept = self.kept(&value);
        let is_main = self
            .gathered
            .best(field.kind)
            .is_some_and(|best| best.kept.id == field.kept.id);
        match kept {
            Some(kept) if !is_main || case.is_none_or(|case| is_of(kept, case)) => {
                return Standing::Kept(Some(kept));
            }
            Some(kept) => return another(Some(kept), false),
            // Another receipt number in the text speaks of another case.
            None if !is_main => return Standing::Shown,
            None => {}
        }
        let Some(case) = case else {
            return if self.case.is_some() {
                Standing::New
            } else {
                Standing::Shown
            };
        };
        let mut numbers = self.holdings.numbers_of(NumberOwner::Case(case.id));
        another(numbers.find(|number| number.value.kind() == kind), true)
    }

    fn person_number(&self, field: &Field, kind: IdentifierKind, text: &str) -> Standing<'a> {
        let Some(value) = self.value(kind, text) else {
            return Standing::New;
        };
        let person = self.person(field.party);
        if names_one_person(kind)
            && let Some(kept) = self.kept(&value)
        {
            return self.kept_for(kept, person.map(|person| person.id));
        }
        let Some(person) = person else {
            return Standing::New;
        };
        let numbers = self.holdings.numbers_of(NumberOwner::Person(person.id));
        let same_kind: Vec<&KeptIdentifier> = numbers
            .filter(|number| number.value.kind() == kind)
            .collect();
        match same_kind.iter().find(|number| number.value == value) {
            Some(kept) => Standing::Kept(Some(kept)),
            None => another(same_kind.first().copied(), true),
        }
    }

    /// A number that is kept already: for the one it should be, or for somebody else.
    fn kept_for(
        &self,
        kept: &'a KeptIdentifier,
        person: Option<casekeep_domain::ids::PersonId>,
    ) -> Standing<'a> {
        let owner = self.holdings.person_of_owner(kept.owner);
        match (owner, person) {
            (Some(owner), Some(person)) if owner.id != person => another(Some(kept), false),
            _ => Standing::Kept(Some(kept)),
        }
    }

    fn of_case(&self, text: &str, kept: fn(&Case) -> Option<NaiveDate>) -> Standing<'a> {
        match (&self.case, self.known_case()) {
            (_, Some(case)) => day_stands(kept(case), text),
            (Some(_), None) => Standing::New,
            (None, None) => Standing::Shown,
        }
    }

    fn form(&self, text: &str) -> Standing<'a> {
        let kept = match (&self.case, self.known_case()) {
            (None, _) => return Standing::Shown,
            (Some(_), None) => return Standing::New,
            (Some(_), Some(case)) => case.form.as_ref(),
        };
        match kept {
            None => Standing::New,
            Some(kept) if FormNumber::parse(text).as_ref() == Ok(kept) => Standing::Kept(None),
            Some(kept) => instead_of(kept.to_string(), false),
        }
    }

    /// The days of this notice that are kept.
    fn days_of_notice(&self, kind: DateKind) -> impl Iterator<Item = &'a ImportantDate> {
        let notice = self.notice.id;
        let dates = self.holdings.rows.dates.iter();
        dates.filter(move |date| date.printed_on == Some(notice) && date.kind == kind)
    }

    fn day(&self, kind: DateKind, text: &str) -> Standing<'a> {
        let read: Option<NaiveDate> = text.parse().ok();
        if self.days_of_notice(kind).any(|date| Some(date.day) == read) {
            return Standing::Kept(None);
        }
        // A paper can print several days on which something ends, but one appointment and one deadline.
        match self.days_of_notice(kind).next() {
            Some(date) if kind != DateKind::Expiry => instead_of(day(date.day), true),
            _ => Standing::New,
        }
    }

    /// The appointment of this notice that is kept.
    pub(super) fn appointment(&self) -> Option<&'a ImportantDate> {
        self.days_of_notice(DateKind::Appointment).next()
    }

    fn of_appointment(
        &self,
        text: &str,
        kept: fn(&ImportantDate) -> Option<&Line>,
    ) -> Standing<'a> {
        match self.appointment() {
            Some(appointment) => text_stands(kept(appointment), text),
            None if self.gathered.best(FieldKind::AppointmentDate).is_some() => Standing::New,
            None => Standing::Shown,
        }
    }

    fn access_code(&self, field: &Field, text: &str) -> Standing<'a> {
        let Some(person) = self.person(field.party) else {
            return Standing::New;
        };
        let accounts = self.holdings.accounts_of(person.id);
        let mut secrets = accounts.flat_map(|account| self.holdings.secrets_of(account.id));
        let is_kept = secrets.any(|secret| {
            secret.kind == SecretKind::OnlineAccessCode && secret.value.reveal() == text
        });
        if is_kept {
            Standing::Kept(None)
        } else {
            Standing::New
        }
    }

    fn access_code_expiry(&self, text: &str) -> Standing<'a> {
        let Some(code) = self.gathered.best(FieldKind::OnlineAccessCode) else {
            return Standing::Shown;
        };
        let mut secrets = self.holdings.rows.secrets.iter();
        let kept = secrets.find(|secret| secret.value.reveal() == code.kept.value);
        kept.map_or(Standing::New, |secret| {
            day_stands(secret.printed_expiry, text)
        })
    }

    fn name(&self, field: &Field, text: &str) -> Standing<'a> {
        match self.person(field.party) {
            None => Standing::New,
            Some(person) if names::fit(text, person).is_some() => Standing::Kept(None),
            Some(person) => instead_of(person.name.full(), true),
        }
    }
}

/// Whether accepting a number that is kept already would note its place, or that it was checked.
pub(super) fn can_be_marked(kept: &KeptIdentifier) -> bool {
    let has_place = matches!(kept.source, Source::Page { place: Some(_), .. });
    !has_place || !kept.is_confirmed
}

fn is_of(kept: &KeptIdentifier, case: &Case) -> bool {
    kept.owner == NumberOwner::Case(case.id)
}

fn another(number: Option<&KeptIdentifier>, can_keep_both: bool) -> Standing<'_> {
    match number {
        None => Standing::New,
        number => Standing::Conflict {
            number,
            text: String::new(),
            can_keep_both,
        },
    }
}

fn instead_of<'a>(text: String, can_keep_both: bool) -> Standing<'a> {
    Standing::Conflict {
        number: None,
        text,
        can_keep_both,
    }
}

fn day_stands<'a>(kept: Option<NaiveDate>, text: &str) -> Standing<'a> {
    match kept {
        None => Standing::New,
        Some(kept) if text.parse() == Ok(kept) => Standing::Kept(None),
        Some(kept) => instead_of(day(kept), false),
    }
}

fn text_stands<'a>(kept: Option<&Line>, text: &str) -> Standing<'a> {
    match kept {
        None => Standing::New,
        Some(kept) if kept.as_str().eq_ignore_ascii_case(text.trim()) => Standing::Kept(None),
        // Where somebody was born is kept more exactly than the country that a paper prints.
        Some(kept)
            if kept
                .as_str()
                .to_lowercase()
                .contains(&text.trim().to_lowercase()) =>
        {
            Standing::Kept(None)
        }
        Some(kept) => instead_of(kept.as_str().to_owned(), false),
    }
}
