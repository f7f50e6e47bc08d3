//! Whose values stand on a paper, and which case they speak of: suggested, never decided.
//!
//! Invariant: a number says more than a name, a name more than how the notice is filed; where nothing speaks, the
//! person is asked.
//! Not here: what is kept already of each (`comparing`).

use casekeep_catalogue::FieldKind;
use casekeep_domain::{
    cases::{Case, CaseRole},
    forms::FormNumber,
    identifiers::{IdentifierKind, IdentifierValue},
    ids::{CaseId, PersonId},
    notices::Notice,
    numbers::{KeptIdentifier, Owner as NumberOwner},
    people::Person,
};

use super::{
    gathering::{Field, Gathered, named_party},
    names,
};
use crate::{
    contract::readings::{CaseChoice, CaseWhy, Choices, NewPerson, OwnerWhy, Party, PersonChoice},
    holdings::Holdings,
};

/// A paper between what is kept and what was chosen.
pub(super) struct Situation<'a> {
    pub(super) holdings: &'a Holdings,
    pub(super) notice: &'a Notice,
    pub(super) gathered: &'a Gathered,
    pub(super) owners: Vec<Owner>,
    pub(super) case: Option<CasePick>,
}

/// A person whose values stand on the paper.
pub(super) struct Owner {
    pub(super) party: Party,
    pub(super) who: Who,
    pub(super) why: OwnerWhy,
}

/// Somebody in the papers, somebody new, or nobody can tell.
pub(super) enum Who {
    Known(PersonId),
    New(NewPerson),
    Unknown,
}

/// The case that values go to.
pub(super) struct CasePick {
    /// `None` for a new one.
    pub(super) case: Option<CaseId>,
    pub(super) why: CaseWhy,
}

impl<'a> Situation<'a> {
    pub(super) fn new(
        holdings: &'a Holdings,
        notice: &'a Notice,
        gathered: &'a Gathered,
        choices: &Choices,
    ) -> Self {
        let mut situation = Self {
            holdings,
            notice,
            gathered,
            owners: Vec::new(),
            case: None,
        };
        situation.owners = gathered
            .parties()
            .into_iter()
            .map(|party| situation.owner(party, choices))
            .collect();
        situation.case = situation.pick_case(choices);
        situation
    }

    /// Somebody in the papers who has a part in this paper.
    pub(super) fn person(&self, party: Party) -> Option<&'a Person> {
        let owner = self.owners.iter().find(|owner| owner.party == party)?;
        match owner.who {
            Who::Known(id) => self.holdings.person(id),
            Who::New(_) | Who::Unknown => None,
        }
    }

    /// The case in the papers that values go to.
    pub(super) fn known_case(&self) -> Option<&'a Case> {
        self.holdings.case(self.case.as_ref()?.case?)
    }

    fn owner(&self, party: Party, choices: &Choices) -> Owner {
        let chosen = choices.owners.iter().find(|choice| choice.party == party);
        let (who, why) = match chosen.map(|choice| &choice.person) {
            Some(PersonChoice::Known(id)) if self.holdings.person(id.0).is_some() => {
                (Who::Known(id.0), OwnerWhy::Chosen)
            }
            Some(PersonChoice::New(new)) => (Who::New(new.clone()), OwnerWhy::Chosen),
            Some(PersonChoice::Known(_)) | None => self.suggested(party),
        };
        Owner { party, who, why }
    }

    fn suggested(&self, party: Party) -> (Who, OwnerWhy) {
        let name = self.printed_name(party);
        let by_notice = || self.only_one(&self.notice.people);
        let found = self
            .by_number(party)
            .map(|id| (id, OwnerWhy::Number))
            .or_else(|| self.by_receipt(party).map(|id| (id, OwnerWhy::Receipt)))
            .or_else(|| name.and_then(|name| self.by_name(name)));
        match (found, name) {
            (Some((id, why)), _) => (Who::Known(id), why),
            (None, Some(name)) => (Who::New(names::parts(name)), OwnerWhy::NewName),
            (None, None) if party != Party::Main => (Who::Unknown, OwnerWhy::Unknown),
            (None, None) => by_notice()
                .map(|id| (Who::Known(id), OwnerWhy::Notice))
                .or_else(|| {
                    let everybody: Vec<PersonId> =
                        self.holdings.rows.people.iter().map(|one| one.id).collect();
                    Some((Who::Known(self.only_one(&everybody)?), OwnerWhy::OnlyPerson))
                })
                .unwrap_or((Who::Unknown, OwnerWhy::Unknown)),
        }
    }

    fn only_one(&self, people: &[PersonId]) -> Option<PersonId> {
        match people {
            [only] => self.holdings.person(*only).map(|person| person.id),
            _ => None,
        }
    }

    fn printed_name(&self, party: Party) -> Option<&'a str> {
        let mut fields = self.gathered.of_party(party);
        fields
            .find(|field| named_party(field.kind).is_some())
            .map(|field| field.kept.value.as_str())
    }

    fn by_number(&self, party: Party) -> Option<PersonId> {
        let fields = self.gathered.of_party(party);
        let numbers = fields.filter_map(|field| identifier(field.kind, &field.kept.value));
        numbers
            .filter(|number| names_one_person(number.kind()))
            .filter_map(|number| self.kept(&number))
            .find_map(|kept| match kept.owner {
                NumberOwner::Case(_) => None,
                owner => self.holdings.person_of_owner(owner).map(|person| person.id),
            })
    }

    fn by_receipt(&self, party: Party) -> Option<PersonId> {
        let case = self.case_by_receipt()?;
        let role = match party {
            Party::Petitioner => CaseRole::Petitioner,
            Party::Beneficiary => CaseRole::Beneficiary,
            Party::Main | Party::Representative => {
                return case.people.first().map(|part| part.person);
            }
        };
        let part = case.people.iter().find(|part| part.role == role)?;
        Some(part.person)
    }

    /// The one whose name fits best; two that fit as well are no answer.
    fn by_name(&self, printed: &str) -> Option<(PersonId, OwnerWhy)> {
        let people = self.holdings.rows.people.iter();
        let mut fits: Vec<(usize, PersonId)> = people
            .filter_map(|person| Some((names::fit(printed, person)?, person.id)))
            .collect();
        fits.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
        match fits.as_slice() {
            [(_, only)] => Some((*only, OwnerWhy::Name)),
            [(best, id), (next, _), ..] if best > next => Some((*id, OwnerWhy::Name)),
            _ => None,
        }
    }

    /// Where a number is kept already.
    pub(super) fn kept(&self, value: &IdentifierValue) -> Option<&'a KeptIdentifier> {
        let mut numbers = self.holdings.rows.identifiers.iter();
        numbers.find(|number| number.value == *value)
    }

    fn case_by_receipt(&self) -> Option<&'a Case> {
        let read = self.gathered.fields.iter().filter(|field| {
            !field.kept.is_rejected
                && matches!(
                    field.kind,
                    FieldKind::ReceiptNumber | FieldKind::CardNumber | FieldKind::NvcCaseNumber
                )
        });
        let numbers = read.filter_map(|field| identifier(field.kind, &field.kept.value));
        numbers
            .filter_map(|number| self.kept(&number))
            .find_map(|kept| match kept.owner {
                NumberOwner::Case(id) => self.holdings.case(id),
                NumberOwner::Person(_) | NumberOwner::Account(_) => None,
            })
    }

    fn pick_case(&self, choices: &Choices) -> Option<CasePick> {
        if !self.speaks_of_a_case() {
            return None;
        }
        let pick = |case: Option<&Case>, why| CasePick {
            case: case.map(|case| case.id),
            why,
        };
        match choices.case {
            Some(CaseChoice::Known(id)) => {
                if let Some(case) = self.holdings.case(id.0) {
                    return Some(pick(Some(case), CaseWhy::Chosen));
                }
            }
            Some(CaseChoice::New) => return Some(pick(None, CaseWhy::Chosen)),
            None => {}
        }
        if let Some(case) = self.case_by_receipt() {
            return Some(pick(Some(case), CaseWhy::Receipt));
        }
        if let Some(case) = self.case_of_notice() {
            return Some(pick(Some(case), CaseWhy::Notice));
        }
        if let Some(case) = self.case_of_form() {
            return Some(pick(Some(case), CaseWhy::Form));
        }
        self.names_a_case().then(|| pick(None, CaseWhy::New))
    }

    /// Whether a value has to go to a case.
    fn speaks_of_a_case(&self) -> bool {
        let is_of_case = |field: &Field| {
            matches!(
                field.kind,
                FieldKind::ReceiptNumber
                    | FieldKind::FormNumber
                    | FieldKind::ReceivedDate
                    | FieldKind::PriorityDate
                    | FieldKind::NvcCaseNumber
                    | FieldKind::NvcInvoiceId
            )
        };
        let mut fields = self.gathered.fields.iter();
        fields.any(|field| !field.kept.is_rejected && is_of_case(field))
    }

    /// Whether it says enough to begin a case with.
    fn names_a_case(&self) -> bool {
        [
            FieldKind::ReceiptNumber,
            FieldKind::NvcCaseNumber,
            FieldKind::FormNumber,
        ]
        .into_iter()
        .any(|kind| self.gathered.best(kind).is_some())
    }

    /// The notice's own case, unless another receipt number stands on the paper.
    fn case_of_notice(&self) -> Option<&'a Case> {
        let [only] = self.notice.cases.as_slice() else {
            return None;
        };
        self.holdings
            .case(*only)
            .filter(|case| self.can_be_of(case))
    }

    /// The person's only case with the form read and without a receipt number.
    fn case_of_form(&self) -> Option<&'a Case> {
        let form = self.gathered.best(FieldKind::FormNumber)?;
        let form = FormNumber::parse(&form.kept.value).ok()?;
        let people = self.owners.iter().filter_map(|owner| match owner.who {
            Who::Known(id) => Some(id),
            Who::New(_) | Who::Unknown => None,
        });
        let people: Vec<PersonId> = people.collect();
        let fits = |case: &&Case| {
            let is_theirs = case.people.iter().any(|part| people.contains(&part.person));
            is_theirs
                && !case.is_closed
                && case.form.as_ref() == Some(&form)
                && self.can_be_of(case)
        };
        let mut cases = self.holdings.rows.cases.iter().filter(fits);
        let only = cases.next()?;
        cases.next().is_none().then_some(only)
    }

    /// Whether no other receipt number is kept for a case than what stands on the paper.
    fn can_be_of(&self, case: &Case) -> bool {
        let is_named = self.gathered.best(FieldKind::ReceiptNumber).is_some();
        let mut numbers = self.holdings.numbers_of(NumberOwner::Case(case.id));
        !is_named || !numbers.any(|number| number.value.kind() == IdentifierKind::ReceiptNumber)
    }
}

/// Whether no two people have the same number of a kind.
pub(super) const fn names_one_person(kind: IdentifierKind) -> bool {
    matches!(
        kind,
        IdentifierKind::OnlineAccountNumber
            | IdentifierKind::ANumber
            | IdentifierKind::I94Number
            | IdentifierKind::SevisId
            | IdentifierKind::PassportNumber
            | IdentifierKind::VisaFoilNumber
            | IdentifierKind::Ds160Number
            | IdentifierKind::Ssn
    )
}

/// The identifier that a value is.
pub(super) fn identifier(kind: FieldKind, text: &str) -> Option<IdentifierValue> {
    IdentifierValue::parse(identifier_kind(kind)?, text).ok()
}

/// What a value is kept as, when it is a number of a person, an account or a case.
pub(super) fn identifier_kind(kind: FieldKind) -> Option<IdentifierKind> {
    Some(match kind {
        FieldKind::OnlineAccountNumber => IdentifierKind::OnlineAccountNumber,
        FieldKind::ReceiptNumber | FieldKind::CardNumber => IdentifierKind::ReceiptNumber,
        FieldKind::ANumber => IdentifierKind::ANumber,
        FieldKind::I94Number => IdentifierKind::I94Number,
        FieldKind::SevisId => IdentifierKind::SevisId,
        FieldKind::NvcCaseNumber => IdentifierKind::NvcCaseNumber,
        FieldKind::NvcInvoiceId => IdentifierKind::NvcInvoiceId,
        FieldKind::ClassOfAdmission => IdentifierKind::ClassOfAdmission,
        FieldKind::EadCategory => IdentifierKind::EadCategory,
        FieldKind::PassportNumber => IdentifierKind::PassportNumber,
        FieldKind::VisaNumber => IdentifierKind::VisaFoilNumber,
        FieldKind::VisaControlNumber => IdentifierKind::VisaControlNumber,
        FieldKind::Ds160Number => IdentifierKind::Ds160Number,
        FieldKind::SocialSecurityNumber => IdentifierKind::Ssn,
        FieldKind::NoticeDate
        | FieldKind::ReceivedDate
        | FieldKind::PriorityDate
        | FieldKind::ResponseDueDate
        | FieldKind::AppointmentDate
        | FieldKind::AppointmentTime
        | FieldKind::AppointmentPlace
        | FieldKind::CardExpires
        | FieldKind::AdmitUntil
        | FieldKind::FormNumber
        | FieldKind::NoticeType
        | FieldKind::OnlineAccessCode
        | FieldKind::AccessCodeExpires
        | FieldKind::ApplicantName
        | FieldKind::PetitionerName
        | FieldKind::BeneficiaryName
        | FieldKind::ValidFrom
        | FieldKind::ValidUntil
        | FieldKind::BirthDate
        | FieldKind::BirthCountry
        | FieldKind::EntryDate => return None,
    })
}
