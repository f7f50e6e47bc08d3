//! "What is this number?": what a text holds, whose it is, and filing it with one click.
//!
//! Invariant: nothing is kept until the person says where it goes; a number that is kept already is not kept twice.
//! Not here: telling kinds apart (domain), the words against wrong beliefs (catalogue).

use casekeep_domain::{
    accounts::{OnlineAccount, SecretKind},
    cases::Case,
    identifiers::{
        Candidate, IdentifierKind as Kind, IdentifierValue, NotOnlineAccountNumber, Verdict,
        identify,
    },
    ids,
    numbers::Owner,
    people::Person,
};

use crate::{
    Casekeep,
    contract::{
        accounts::{AccountDraft, SecretDraft},
        cases::{CaseDraft, CasePersonDraft},
        identifying::{
            CandidateView, FilingDraft, HomeRef, HomeView, HomeWord, HomesView, IdentificationView,
            KeptView, NotAccountNumber, SenseView, VerdictWord,
        },
        ids::{AccountId, PersonId},
        numbers::{NumberDraft, OwnerRef},
        problems::Problem,
        words::{AccountOrigin, AccountType, CaseRole, CodeDelivery},
    },
    drafts,
    holdings::Holdings,
    keeping, numbers,
    session::random,
    store,
    views::{count, owner_ref},
};

impl Casekeep {
    /// Says what a text holds and where each number can go.
    pub fn identify(&self, text: &str) -> Result<IdentificationView, Problem> {
        let holdings = self.holdings()?;
        let found = identify(text);
        let view = |candidate: &Candidate| candidate_view(&holdings, candidate, text);
        Ok(IdentificationView {
            candidates: found.candidates.iter().filter_map(view).collect(),
            has_more: found.has_more,
            homes: homes(&holdings, text),
        })
    }

    /// Files a number of a text; answers with whom or what it is kept.
    pub fn file_number(&self, draft: FilingDraft) -> Result<OwnerRef, Problem> {
        let holdings = self.holdings()?;
        let mut new = NewHome::default();
        let owner = new.owner(&holdings, &draft)?;
        match secret_kind(draft.kind.into()) {
            Some(kind) => self.file_secret(&holdings, kind, owner, new, draft),
            None => self.file_identifier(&holdings, owner, new, draft),
        }
    }

    fn file_identifier(
        &self,
        holdings: &Holdings,
        owner: Owner,
        new: NewHome,
        draft: FilingDraft,
    ) -> Result<OwnerRef, Problem> {
        let draft = NumberDraft {
            kind: draft.kind,
            owner: owner_ref(owner),
            text: draft.text,
            keep_as_printed: false,
            is_confirmed: true,
            page: None,
            place: None,
        };
        let number = numbers::read_for(holdings, new.is_made(), &draft)?;
        self.change(|records| {
            new.put(records)?;
            store::put_identifier(records, &number)
        })?;
        Ok(owner_ref(owner))
    }

    fn file_secret(
        &self,
        holdings: &Holdings,
        kind: SecretKind,
        owner: Owner,
        new: NewHome,
        draft: FilingDraft,
    ) -> Result<OwnerRef, Problem> {
        let Owner::Account(account) = owner else {
            return Err(Problem::NotThere);
        };
        // The day an access code counts from is its notice's, which is not known here.
        let noted_on = match kind {
            SecretKind::OnlineAccessCode => String::new(),
            _ => self.today().to_string(),
        };
        let draft = SecretDraft {
            account: AccountId(account),
            kind: kind.into(),
            value: draft.text,
            question: String::new(),
            noted_on,
            printed_expiry: String::new(),
            receipt_number: String::new(),
            used_by: String::new(),
        };
        let secret = drafts::secret(ids::SecretId::from_random(random()), &draft, None)?;
        let replaced = keeping::replaced_by(holdings, &secret);
        self.change(|records| {
            new.put(records)?;
            replaced
                .iter()
                .chain([&secret])
                .try_for_each(|secret| store::put_secret(records, secret))
        })?;
        Ok(owner_ref(owner))
    }
}

/// An account or case that is made for the number.
#[derive(Default)]
struct NewHome {
    account: Option<OnlineAccount>,
    case: Option<Case>,
}

impl NewHome {
    fn owner(&mut self, holdings: &Holdings, draft: &FilingDraft) -> Result<Owner, Problem> {
        let is_someone = |id: ids::PersonId| holdings.person(id).ok_or(Problem::NotThere);
        Ok(match draft.to {
            HomeRef::Person(id) => Owner::Person(id.0),
            HomeRef::Account(id) => Owner::Account(id.0),
            HomeRef::Case(id) => Owner::Case(id.0),
            HomeRef::NewAccount(person) => {
                is_someone(person.0)?;
                let id = ids::AccountId::from_random(random());
                self.account = Some(drafts::account(id, &blank_account(person))?);
                Owner::Account(id)
            }
            HomeRef::NewCase(person) => {
                is_someone(person.0)?;
                let id = ids::CaseId::from_random(random());
                let blank = blank_case(&draft.new_case_title, person);
                self.case = Some(drafts::case(id, &blank)?);
                Owner::Case(id)
            }
        })
    }

    const fn is_made(&self) -> bool {
        self.account.is_some() || self.case.is_some()
    }

    fn put(&self, records: &mut casekeep_vault::Records) -> Result<(), Problem> {
        if let Some(account) = &self.account {
            store::put_account(records, account)?;
        }
        match &self.case {
            Some(case) => store::put_case(records, case),
            None => Ok(()),
        }
    }
}

fn blank_account(person: PersonId) -> AccountDraft {
    AccountDraft {
        person,
        sign_in_email: String::new(),
        origin: AccountOrigin::NotRecorded,
        account_type: AccountType::NotRecorded,
        code_delivery: CodeDelivery::NotRecorded,
        steps_done: Vec::new(),
        notes: String::new(),
    }
}

fn blank_case(title: &str, person: PersonId) -> CaseDraft {
    CaseDraft {
        form: String::new(),
        title: title.to_owned(),
        people: vec![CasePersonDraft {
            person,
            role: CaseRole::Applicant,
        }],
        account: None,
        filed_on: String::new(),
        received_on: String::new(),
        priority_date: String::new(),
        office: String::new(),
        is_closed: false,
        notes: String::new(),
    }
}

fn candidate_view(holdings: &Holdings, candidate: &Candidate, text: &str) -> Option<CandidateView> {
    let piece = text.get(candidate.place.clone())?;
    let kinds = candidate.verdict.kinds();
    let readings = kinds
        .iter()
        .filter_map(|kind| Some(reading(holdings, *kind, &candidate.value(*kind, text)?)));
    Some(CandidateView {
        text: piece.to_owned(),
        verdict: match candidate.verdict {
            Verdict::Is(_) => VerdictWord::Is,
            Verdict::CouldBe(_) => VerdictWord::CouldBe,
            Verdict::Unknown => VerdictWord::Unknown,
        },
        readings: readings.collect(),
        not_account_number: candidate.not_online_account_number.map(reason),
    })
}

fn reason(why: NotOnlineAccountNumber) -> NotAccountNumber {
    let digits = match why {
        NotOnlineAccountNumber::DigitCount { found } => Some(count(found)),
        _ => None,
    };
    NotAccountNumber {
        code: why.code().to_owned(),
        digits,
    }
}

fn reading(holdings: &Holdings, kind: Kind, value: &IdentifierValue) -> SenseView {
    let same = holdings
        .rows
        .identifiers
        .iter()
        .find(|number| number.value == *value);
    SenseView {
        kind: kind.into(),
        formatted: value.formatted(),
        home: home(kind),
        kept: same.map(|number| KeptView {
            owner: owner_ref(number.owner),
            name: holdings
                .person_of_owner(number.owner)
                .map(|person| person.name.full())
                .unwrap_or_default(),
        }),
    }
}

/// Where numbers of a kind go.
fn home(kind: Kind) -> HomeWord {
    match kind {
        Kind::OnlineAccountNumber
        | Kind::OnlineAccessCode
        | Kind::RepresentativePasscode
        | Kind::BackupCode => HomeWord::Account,
        Kind::ReceiptNumber
        | Kind::NvcCaseNumber
        | Kind::NvcInvoiceId
        | Kind::DvCaseNumber
        | Kind::DvConfirmationNumber
        | Kind::LaborCertificationNumber
        | Kind::LegacyPermNumber => HomeWord::Case,
        Kind::ANumber
        | Kind::I94Number
        | Kind::SevisId
        | Kind::PassportNumber
        | Kind::VisaFoilNumber
        | Kind::VisaControlNumber
        | Kind::Ds160Number
        | Kind::NvcBeneficiaryId
        | Kind::Ssn
        | Kind::ClassOfAdmission
        | Kind::EadCategory
        | Kind::OccupationCode => HomeWord::Person,
    }
}

fn secret_kind(kind: Kind) -> Option<SecretKind> {
    match kind {
        Kind::OnlineAccessCode => Some(SecretKind::OnlineAccessCode),
        Kind::RepresentativePasscode => Some(SecretKind::RepresentativePasscode),
        Kind::BackupCode => Some(SecretKind::BackupCode),
        _ => None,
    }
}

/// Longest beginning of a text in which a person's name is looked for, in bytes.
const NAMES_IN_BYTES: usize = 20_000;

/// Where numbers can go; whose name stands in the text comes first.
fn homes(holdings: &Holdings, text: &str) -> HomesView {
    let start = text.get(..text.floor_char_boundary(NAMES_IN_BYTES));
    let lower = start.unwrap_or_default().to_lowercase();
    let is_named = |person: &Person| lower.contains(&person.name.short().to_lowercase());
    let mut people: Vec<&Person> = holdings.rows.people.iter().collect();
    people.sort_by_key(|person| !is_named(person));
    let per_person = |make: &dyn Fn(&Person) -> Vec<HomeView>| {
        people.iter().flat_map(|person| make(person)).collect()
    };
    HomesView {
        people: per_person(&|person| vec![home_view(person, HomeRef::Person(person.id.into()))]),
        accounts: per_person(&|person| account_homes(holdings, person)),
        cases: per_person(&|person| case_homes(holdings, person)),
    }
}

fn home_view(person: &Person, to: HomeRef) -> HomeView {
    HomeView {
        to,
        person_name: person.name.full(),
        detail: String::new(),
    }
}

/// Accounts without a number first, then a new one, then those that have one.
fn account_homes(holdings: &Holdings, person: &Person) -> Vec<HomeView> {
    let known = holdings.accounts_of(person.id).map(|account| {
        let number = holdings.numbers_of(Owner::Account(account.id)).next();
        HomeView {
            detail: number
                .map(|number| number.value.masked())
                .unwrap_or_default(),
            ..home_view(person, HomeRef::Account(account.id.into()))
        }
    });
    let new = home_view(person, HomeRef::NewAccount(person.id.into()));
    let mut homes: Vec<HomeView> = known.chain([new]).collect();
    homes.sort_by_key(|home| match home.to {
        HomeRef::Account(_) if home.detail.is_empty() => 0,
        HomeRef::NewAccount(_) => 1,
        _ => 2,
    });
    homes
}

/// Cases without a number first, then a new one, then those that have one.
fn case_homes(holdings: &Holdings, person: &Person) -> Vec<HomeView> {
    let is_first = |case: &&Case| case.people.first().map(|part| part.person) == Some(person.id);
    let has_number = |case: &Case| holdings.numbers_of(Owner::Case(case.id)).next().is_some();
    let mut cases: Vec<&Case> = holdings.cases_of(person.id).filter(is_first).collect();
    cases.sort_by_key(|case| (has_number(case), case.is_closed));
    let view = |case: &&Case| {
        let form = case.form.as_ref().map(ToString::to_string);
        let title = case.title.as_ref().map(|title| title.as_str().to_owned());
        HomeView {
            detail: form.into_iter().chain(title).collect::<Vec<_>>().join(", "),
            ..home_view(person, HomeRef::Case(case.id.into()))
        }
    };
    let open = cases.iter().filter(|case| !has_number(case)).map(view);
    let taken = cases.iter().filter(|case| has_number(case)).map(view);
    let new = home_view(person, HomeRef::NewCase(person.id.into()));
    open.chain([new]).chain(taken).collect()
}
