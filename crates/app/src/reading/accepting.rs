//! Accepting what was read: each value goes to its person, account, case or date, all of them as one save.
//!
//! Invariant: what is kept is replaced only where the person said so; a value keeps the page and place it was read from,
//! and the reading learns what the person made of it.
//! Not here: whose it is (`matching`), what is kept now (`comparing`), rows (`filing`).

use casekeep_catalogue::FieldKind;
use casekeep_domain::{
    accounts::{Secret, SecretKind, SecretState, SecretValue},
    dates::{DateKind, ImportantDate},
    forms::FormNumber,
    identifiers::IdentifierKind,
    ids::{AccountId, DateId, IdentifierId, SecretId},
    numbers::{KeptIdentifier, Owner, Source},
    text::Line,
};
use chrono::NaiveDate;

use super::{
    SURE,
    comparing::{Goes, Standing, goes},
    filing::Filing,
    gathering::Field,
    matching::{Situation, identifier},
    names,
};
use crate::{
    Casekeep,
    contract::{
        ids::NoticeId,
        problems::{FieldTrouble, Problem},
        readings::{Acceptance, AcceptedItem, Instead},
    },
    drafts::{Reading, trouble},
    holdings::Holdings,
    numbers::parsed,
    rows::{Rows, Undo},
    session::{Session, random},
    views::count,
};

type Taken = Result<bool, FieldTrouble>;

impl Casekeep {
    /// Keeps what the person accepted, as one save. Answers with how many values were kept.
    pub fn accept_proposals(
        &self,
        notice: NoticeId,
        acceptance: &Acceptance,
    ) -> Result<u32, Problem> {
        let holdings = self.holdings()?;
        let row = holdings.notice(notice.0).ok_or(Problem::NotThere)?;
        let gathered = self.with(|session| Ok(session.gathered(&self.reading, row.id)))?;
        let situation = Situation::new(&holdings, row, &gathered, &acceptance.choices);
        let mut accepting = Accepting {
            situation: &situation,
            filing: Filing::new(&situation, &acceptance.case_title),
            is_one: acceptance.items.len() == 1,
            account: None,
            corrections: Vec::new(),
        };
        let taken = accepting.all(&acceptance.items)?;
        if let Some(kind) = &acceptance.kind {
            let known = casekeep_domain::notices::NoticeKindId::new(kind)
                .filter(|kind| self.catalogue.kind(kind).is_some());
            accepting.filing.notice().kind = Some(known.ok_or(Problem::NotThere)?);
        }
        let corrections = accepting.corrections;
        let (rows, undo) = accepting.filing.done();
        self.change(|records| rows.put(records))?;
        self.with(|session| {
            for correction in &corrections {
                // The values are kept already; a reading that can't be written only shows again what was read.
                drop(session.correct(correction, Some(&correction.now)));
            }
            session.undo = Some(Accepted { undo, corrections });
            Ok(taken)
        })
    }

    /// Puts rows that were made by hand, nothing of a reading, as one change that can be taken back.
    pub(crate) fn put_by_hand(&self, holdings: &Holdings, mut rows: Rows) -> Result<(), Problem> {
        let undo = rows.keep_changed(holdings);
        self.change(|records| rows.put(records))?;
        self.with(|session| {
            session.undo = Some(Accepted {
                undo,
                corrections: Vec::new(),
            });
            Ok(())
        })
    }

    /// Takes back what was accepted or filed last: what was made goes to the trash, what was changed is as before.
    pub fn take_back_accepted(&self) -> Result<(), Problem> {
        let accepted = self.with(|session| session.undo.take().ok_or(Problem::NotThere))?;
        self.change(|records| accepted.undo.put(records))?;
        self.with(|session| {
            let mut corrections = accepted.corrections.iter();
            corrections.try_for_each(|made| session.correct(made, made.before.as_deref()))
        })
    }
}

/// What was accepted or filed last, to be taken back.
pub(crate) struct Accepted {
    undo: Undo,
    corrections: Vec<Correction>,
}

/// What the person made of a value that was read.
struct Correction {
    scan: String,
    id: String,
    /// What they had made of it before.
    before: Option<String>,
    now: String,
}

impl Session {
    fn correct(&mut self, correction: &Correction, value: Option<&str>) -> Result<(), Problem> {
        self.say(&correction.scan, &correction.id, |field| {
            field.corrected = value.map(str::to_owned);
        })
    }
}

struct Accepting<'a> {
    situation: &'a Situation<'a>,
    filing: Filing<'a>,
    is_one: bool,
    /// The account that the number on the paper names.
    account: Option<AccountId>,
    corrections: Vec<Correction>,
}

impl<'a> Accepting<'a> {
    fn all(&mut self, items: &[AcceptedItem]) -> Result<u32, Problem> {
        let mut problems = Reading::default();
        let mut taken = 0;
        self.make_people(items);
        // In the order of the list: an appointment is there before its time and place, a code before its expiry.
        for field in &self.situation.gathered.fields {
            let Some(item) = items.iter().find(|item| item.id == field.kept.id) else {
                continue;
            };
            match self.one(field, item) {
                Ok(true) => {
                    taken += 1;
                    let correction = self.correction(field, item);
                    self.corrections.extend(correction);
                }
                Ok(false) => {}
                Err(why) => problems.note(&item.id, why),
            }
        }
        if taken > 0 {
            self.filing.speak_of_the_known();
        }
        self.connect();
        problems.done(Some(count(taken)))
    }

    fn correction(&self, field: &Field, item: &AcceptedItem) -> Option<Correction> {
        let typed = item.text.as_deref()?.trim();
        let now = identifier(field.kind, typed)
            .map_or_else(|| typed.to_owned(), |number| number.reveal().to_owned());
        let holdings = self.situation.holdings;
        let document = holdings.page(field.page)?.document;
        (now != field.kept.value).then_some(Correction {
            scan: holdings.document(document)?.scan.clone(),
            id: field.kept.id.clone(),
            before: field.kept.corrected.clone(),
            now,
        })
    }

    /// Somebody new comes into being with the first value that is theirs, so that the others find them.
    fn make_people(&mut self, items: &[AcceptedItem]) {
        for field in &self.situation.gathered.fields {
            let is_accepted = items.iter().any(|item| item.id == field.kept.id);
            if is_accepted && goes(field).needs_owner() {
                self.filing.person(field.party);
            }
        }
    }

    fn one(&mut self, field: &Field, item: &AcceptedItem) -> Taken {
        let text = item.text.as_deref().unwrap_or(&field.kept.value).trim();
        if text.is_empty() {
            return Err(FieldTrouble::Empty);
        }
        match (self.situation.standing(field, text), item.instead) {
            (Standing::Shown, _) | (Standing::Conflict { .. }, None) => Ok(false),
            (Standing::Kept(Some(number)), _) => {
                self.note_account(field, number.owner);
                self.filing.put_number(KeptIdentifier {
                    source: source(field),
                    is_confirmed: true,
                    ..number.clone()
                });
                Ok(true)
            }
            (Standing::Kept(None), _) => Ok(false),
            (Standing::New, _) => self.take(field, item, text, None),
            (Standing::Conflict { can_keep_both, .. }, Some(Instead::Both)) if !can_keep_both => {
                Ok(false)
            }
            (Standing::Conflict { .. }, Some(Instead::Both)) => self.take(field, item, text, None),
            (
                Standing::Conflict {
                    number: Some(number),
                    can_keep_both,
                    ..
                },
                Some(Instead::Replace),
            ) => {
                // A number of somebody else's is never taken away from them.
                if !can_keep_both {
                    return Ok(false);
                }
                self.take(field, item, text, Some(number))
            }
            (Standing::Conflict { number: None, .. }, Some(Instead::Replace)) => {
                self.replace(field, item, text)
            }
        }
    }

    /// Keeps a value, in the place of a number when one is given.
    fn take(
        &mut self,
        field: &Field,
        item: &AcceptedItem,
        text: &str,
        before: Option<&KeptIdentifier>,
    ) -> Taken {
        match goes(field) {
            Goes::ToAccount => {
                let kind = IdentifierKind::OnlineAccountNumber;
                self.number(field, item, kind, text, before)
            }
            Goes::ToCase(kind) | Goes::ToPerson(kind) => {
                self.number(field, item, kind, text, before)
            }
            Goes::NoticeDate => {
                self.filing.notice().notice_date = Some(parsed_day(text)?);
                Ok(true)
            }
            Goes::ReceivedDate => {
                let on = parsed_day(text)?;
                let case = self.filing.case().ok_or(FieldTrouble::NotThere)?;
                case.received_on = Some(on);
                Ok(true)
            }
            Goes::PriorityDate => {
                let on = parsed_day(text)?;
                let case = self.filing.case().ok_or(FieldTrouble::NotThere)?;
                case.priority_date = Some(on);
                Ok(true)
            }
            Goes::Form => {
                let form = FormNumber::parse(text).map_err(|_| FieldTrouble::NotAForm)?;
                let case = self.filing.case().ok_or(FieldTrouble::NotThere)?;
                case.form = Some(form);
                Ok(true)
            }
            Goes::Day(kind) => self.day(field, item, kind, text),
            Goes::AppointmentTime => {
                let time = Line::parse(text).map_err(trouble)?;
                self.change_appointment(|appointment| appointment.time = Some(time))
            }
            Goes::AppointmentPlace => {
                let place = Line::parse(text).map_err(trouble)?;
                self.change_appointment(|appointment| appointment.place = Some(place))
            }
            Goes::AccessCode => self.access_code(field, text),
            Goes::AccessCodeExpiry => self.access_code_expiry(text),
            Goes::Name => self.name(field, text),
            Goes::BirthDate => {
                let born = parsed_day(text)?;
                let person = self.filing.person(field.party);
                person.ok_or(FieldTrouble::NotThere)?.birth_date = Some(born);
                Ok(true)
            }
            Goes::BirthPlace => {
                let place = Line::parse(text).map_err(trouble)?;
                let person = self.filing.person(field.party);
                person.ok_or(FieldTrouble::NotThere)?.birth_place = Some(place);
                Ok(true)
            }
            Goes::Nowhere => Ok(false),
        }
    }

    /// Keeps a value in the place of a day, a name or another text.
    fn replace(&mut self, field: &Field, item: &AcceptedItem, text: &str) -> Taken {
        match goes(field) {
            Goes::Day(kind) => {
                let notice = self.situation.notice.id;
                let on = parsed_day(text)?;
                let dates = self.situation.holdings.rows.dates.iter();
                let before = dates
                    .filter(|date| date.printed_on == Some(notice) && date.kind == kind)
                    .map(|date| ImportantDate {
                        day: on,
                        ..date.clone()
                    })
                    .next();
                let before = before.ok_or(FieldTrouble::NotThere)?;
                self.filing.put_date(before);
                Ok(true)
            }
            _ => self.take(field, item, text, None),
        }
    }

    fn number(
        &mut self,
        field: &Field,
        item: &AcceptedItem,
        kind: IdentifierKind,
        text: &str,
        before: Option<&KeptIdentifier>,
    ) -> Taken {
        let value = parsed(kind, text, item.keep_as_printed)?;
        let owner = match before {
            Some(before) => Some(before.owner),
            None => self.owner(field),
        };
        let owner = owner.ok_or(FieldTrouble::NotThere)?;
        self.note_account(field, owner);
        let as_printed = Line::parse_optional(&field.kept.as_printed).ok().flatten();
        self.filing.put_number(KeptIdentifier {
            id: before.map_or_else(|| IdentifierId::from_random(random()), |before| before.id),
            owner,
            as_printed: as_printed.filter(|printed| {
                let is_as_read = item.text.is_none() && field.read_as.is_none();
                is_as_read && printed.as_str() != value.reveal()
            }),
            value,
            source: source(field),
            is_confirmed: self.is_checked(field, item),
        });
        Ok(true)
    }

    fn owner(&mut self, field: &Field) -> Option<Owner> {
        match goes(field) {
            Goes::ToAccount => {
                let account = self.filing.account_for_number(field.party)?;
                Some(Owner::Account(account))
            }
            Goes::ToCase(_) => self.filing.case_id().map(Owner::Case),
            _ => self.filing.person_id(field.party).map(Owner::Person),
        }
    }

    /// A value the person looked at by itself, or that is right 99 times in 100.
    fn is_checked(&self, field: &Field, item: &AcceptedItem) -> bool {
        let is_corrected = item.text.is_some() || field.read_as.is_some();
        self.is_one || is_corrected || field.kept.confidence >= SURE
    }

    fn day(&mut self, field: &Field, item: &AcceptedItem, kind: DateKind, text: &str) -> Taken {
        let day = parsed_day(text)?;
        let what = Line::parse(&item.name).map_err(trouble)?;
        let person = self.filing.person_if_there(field.party);
        let filed = self.situation.notice.cases.first().copied();
        let case = self.filing.case_if_there().or(filed);
        self.filing.put_date(ImportantDate {
            id: DateId::from_random(random()),
            day,
            kind,
            what,
            time: None,
            place: None,
            person,
            case,
            printed_on: Some(self.situation.notice.id),
            is_done: false,
        });
        Ok(true)
    }

    fn change_appointment(&mut self, change: impl FnOnce(&mut ImportantDate)) -> Taken {
        let is_appointment = |date: &&ImportantDate| date.kind == DateKind::Appointment;
        let made = self.filing.dates().iter().find(is_appointment).cloned();
        let Some(mut appointment) = made.or_else(|| self.situation.appointment().cloned()) else {
            return Ok(false);
        };
        change(&mut appointment);
        self.filing.put_date(appointment);
        Ok(true)
    }

    fn access_code(&mut self, field: &Field, text: &str) -> Taken {
        let account = self.filing.account_for_code(field.party);
        let account = account.ok_or(FieldTrouble::NotThere)?;
        let gathered = self.situation.gathered;
        let noted_on = self.situation.notice.notice_date.or_else(|| {
            let read = gathered.best(FieldKind::NoticeDate)?;
            read.kept.value.parse().ok()
        });
        let receipt = gathered.best(FieldKind::ReceiptNumber);
        self.filing.put_secret(Secret {
            id: SecretId::from_random(random()),
            account,
            kind: SecretKind::OnlineAccessCode,
            value: SecretValue::new(text).ok_or(FieldTrouble::Empty)?,
            question: None,
            state: SecretState::Current,
            noted_on,
            printed_expiry: None,
            receipt_number: receipt
                .and_then(|receipt| Line::parse_optional(&receipt.kept.value).ok().flatten()),
            used_by: None,
        });
        Ok(true)
    }

    fn access_code_expiry(&mut self, text: &str) -> Taken {
        let expiry = parsed_day(text)?;
        let made = self.filing.secrets().first().cloned();
        let kept = || {
            let code = self.situation.gathered.best(FieldKind::OnlineAccessCode)?;
            let mut secrets = self.situation.holdings.rows.secrets.iter();
            secrets
                .find(|secret| secret.value.reveal() == code.kept.value)
                .cloned()
        };
        let Some(mut secret) = made.or_else(kept) else {
            return Ok(false);
        };
        secret.printed_expiry = Some(expiry);
        self.filing.put_secret(secret);
        Ok(true)
    }

    /// A name makes somebody new, or is noted as another name of somebody known.
    fn name(&mut self, field: &Field, text: &str) -> Taken {
        let is_known = self.situation.person(field.party).is_some();
        let other = Line::parse(text).map_err(trouble)?;
        let person = self.filing.person(field.party);
        let person = person.ok_or(FieldTrouble::NotThere)?;
        if !is_known && text != field.kept.value {
            person.name = names::name_of(&names::parts(text)).ok_or(FieldTrouble::Empty)?;
        }
        if is_known && !person.other_names.contains(&other) {
            person.other_names.push(other);
        }
        Ok(true)
    }

    fn note_account(&mut self, field: &Field, owner: Owner) {
        if let Owner::Account(account) = owner
            && field.kind == FieldKind::OnlineAccountNumber
        {
            self.account = Some(account);
        }
    }

    /// A case whose paper prints an account number sits in that account, unless another one is noted.
    fn connect(&mut self) {
        if let Some(case) = self.filing.case_so_far() {
            case.account = case.account.or(self.account);
        }
    }
}

fn parsed_day(text: &str) -> Result<NaiveDate, FieldTrouble> {
    text.parse().map_err(|_| FieldTrouble::NotADate)
}

const fn source(field: &Field) -> Source {
    Source::Page {
        page: field.page,
        place: Some(field.place),
    }
}
