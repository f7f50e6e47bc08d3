//! "What is this number?": what a text holds, whose it is, and filing it with one click, from a text or a place on a page.
//!
//! Invariant: nothing is kept until the person says where it goes; a number that is kept already is not kept twice. What is
//! made for a number (somebody new, an account, a case) is kept with it or not at all.
//! Not here: telling kinds apart (domain), the words against wrong beliefs (catalogue).

use casekeep_domain::{
    accounts::{Secret, SecretKind},
    cases::Case,
    identifiers::{
        Candidate, IdentifierKind as Kind, IdentifierValue, NotOnlineAccountNumber, Verdict,
        identify,
    },
    ids,
    notices::Notice,
    numbers::{KeptIdentifier, Owner},
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
        ids::{AccountId, NoticeId, PersonId},
        numbers::{NumberDraft, OwnerRef},
        people::PersonDraft,
        problems::Problem,
        words::{AccountOrigin, AccountType, CaseRole, CodeDelivery},
    },
    drafts,
    holdings::Holdings,
    keeping, numbers,
    rows::Rows,
    session::random,
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
            homes: homes(&holdings, is_named_in(text)),
        })
    }

    /// Says where a number can go that stands on a notice: its own people and cases first.
    pub fn number_homes(&self, notice: NoticeId) -> Result<HomesView, Problem> {
        let holdings = self.holdings()?;
        let notice = holdings.notice(notice.0).ok_or(Problem::NotThere)?;
        let is_its_case = |home: &HomeView| match &home.to {
            HomeRef::Case(case) => notice.cases.contains(&case.0),
            _ => false,
        };
        let mut homes = homes(&holdings, |person| notice.people.contains(&person.id));
        homes.cases.sort_by_key(|home| !is_its_case(home));
        Ok(homes)
    }

    /// Files a number of a text or a page; answers with whom or what it is kept. A page's notice is theirs from then on.
    pub fn file_number(&self, draft: FilingDraft) -> Result<OwnerRef, Problem> {
        let holdings = self.holdings()?;
        let mut rows = Rows::default();
        let owner = owner(&holdings, &draft, &mut rows)?;
        let notice = draft.page.and_then(|page| {
            let notice = holdings.page(page.0)?.notice;
            holdings.notice(notice).cloned()
        });
        let notice = notice.map(|notice| spoken_of(&holdings, &rows, owner, notice));
        match secret_kind(draft.kind.into()) {
            Some(kind) => rows.secrets = self.secrets(&holdings, kind, owner, draft)?,
            None => rows.numbers = vec![number(&holdings, &rows, owner, draft)?],
        }
        rows.notices.extend(notice);
        self.put_by_hand(&holdings, rows)?;
        Ok(owner_ref(owner))
    }

    /// The secret, and those that it replaces.
    fn secrets(
        &self,
        holdings: &Holdings,
        kind: SecretKind,
        owner: Owner,
        draft: FilingDraft,
    ) -> Result<Vec<Secret>, Problem> {
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
        let mut secrets = keeping::replaced_by(holdings, &secret);
        secrets.push(secret);
        Ok(secrets)
    }
}

fn number(
    holdings: &Holdings,
    made: &Rows,
    owner: Owner,
    draft: FilingDraft,
) -> Result<KeptIdentifier, Problem> {
    let draft = NumberDraft {
        kind: draft.kind,
        owner: owner_ref(owner),
        text: draft.text,
        keep_as_printed: draft.keep_as_printed,
        is_confirmed: true,
        page: draft.page,
        place: draft.place,
    };
    let is_owner_new =
        !(made.people.is_empty() && made.accounts.is_empty() && made.cases.is_empty());
    numbers::read_for(holdings, is_owner_new, &draft)
}

/// Where a number goes; what is made for it is added to the rows.
fn owner(holdings: &Holdings, draft: &FilingDraft, rows: &mut Rows) -> Result<Owner, Problem> {
    let is_someone = |id: &PersonId| holdings.person(id.0).ok_or(Problem::NotThere);
    match &draft.to {
        HomeRef::Person(id) => Ok(Owner::Person(id.0)),
        HomeRef::Account(id) => Ok(Owner::Account(id.0)),
        HomeRef::Case(id) => Ok(Owner::Case(id.0)),
        HomeRef::NewAccount(person) => {
            is_someone(person)?;
            new_account(*person, rows)
        }
        HomeRef::NewCase(person) => {
            is_someone(person)?;
            new_case(*person, &draft.new_case_title, rows)
        }
        HomeRef::NewPerson(new) => {
            let named = PersonDraft {
                given_names: new.given_names.clone(),
                family_name: new.family_name.clone(),
                ..PersonDraft::default()
            };
            let person = drafts::person(ids::PersonId::from_random(random()), &named)?;
            let id = person.id;
            rows.people.push(person);
            match home(draft.kind.into()) {
                HomeWord::Person => Ok(Owner::Person(id)),
                HomeWord::Account => new_account(id.into(), rows),
                HomeWord::Case => new_case(id.into(), &draft.new_case_title, rows),
            }
        }
    }
}

fn new_account(person: PersonId, rows: &mut Rows) -> Result<Owner, Problem> {
    let id = ids::AccountId::from_random(random());
    rows.accounts
        .push(drafts::account(id, &blank_account(person))?);
    Ok(Owner::Account(id))
}

fn new_case(person: PersonId, title: &str, rows: &mut Rows) -> Result<Owner, Problem> {
    let id = ids::CaseId::from_random(random());
    rows.cases
        .push(drafts::case(id, &blank_case(title, person))?);
    Ok(Owner::Case(id))
}

/// A notice that is its owner's, and speaks of its case.
fn spoken_of(holdings: &Holdings, made: &Rows, owner: Owner, mut notice: Notice) -> Notice {
    let of_account = || Some(made.accounts.first()?.person);
    let of_case = || Some(made.cases.first()?.people.first()?.person);
    let known = || Some(holdings.person_of_owner(owner)?.id);
    let new = made.people.first().map(|person| person.id);
    let person = new.or_else(of_account).or_else(of_case).or_else(known);
    if let Some(person) = person.filter(|person| !notice.people.contains(person)) {
        notice.people.push(person);
    }
    if let Owner::Case(case) = owner
        && !notice.cases.contains(&case)
    {
        notice.cases.push(case);
    }
    notice
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

/// Whether somebody's name stands in a text.
fn is_named_in(text: &str) -> impl Fn(&Person) -> bool {
    let start = text.get(..text.floor_char_boundary(NAMES_IN_BYTES));
    let lower = start.unwrap_or_default().to_lowercase();
    move |person| lower.contains(&person.name.short().to_lowercase())
}

/// Where numbers can go, the likeliest people first.
fn homes(holdings: &Holdings, is_likely: impl Fn(&Person) -> bool) -> HomesView {
    let mut people: Vec<&Person> = holdings.rows.people.iter().collect();
    people.sort_by_key(|person| !is_likely(person));
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
        person: person.id.into(),
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
