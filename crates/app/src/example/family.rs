//! The people, numbers, cases and notices of the example.
//!
//! Invariant: nothing here belongs to anybody; each number is invented and each scan says "drawing".
//! Not here: how they are shown.

use casekeep_domain::{
    accounts::{
        AccountOrigin, AccountType, CodeDelivery, OnlineAccount, Secret, SecretKind, SecretState,
        SecretValue, SetUpStep,
    },
    cases::{Case, CaseEvent, CasePerson, CaseRole},
    dates::{DateKind, ImportantDate},
    forms::FormNumber,
    identifiers::{IdentifierKind as Kind, IdentifierValue},
    ids::{AccountId, CaseId, Id, NoticeId, PersonId},
    notices::{Document, Notice, NoticeKindId, Page, QuarterTurns, UnitBox},
    numbers::{KeptIdentifier, Owner, Source},
    people::{Person, PersonName},
    text::{Line, Note},
};
use casekeep_reader::Decoder;
use casekeep_vault::{Records, ScanMeta, Vault};
use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::{contract::problems::Problem, session::random, situations, store, views::count};

/// Scans of the example, drawn from the catalogue and marked as drawings.
const SCANS: [(&str, &[u8]); 3] = [
    ("receipt-i765.png", include_bytes!("receipt-i765.png")),
    (
        "account-access-notice.png",
        include_bytes!("account-access-notice.png"),
    ),
    ("biometrics.png", include_bytes!("biometrics.png")),
];

/// Where the numbers stand on the receipt's drawing: left, top, width, height.
const ACCOUNT_NUMBER_PLACE: [f64; 4] = [0.2943, 0.1576, 0.1976, 0.0225];
const A_NUMBER_PLACE: [f64; 4] = [0.5283, 0.2328, 0.1696, 0.0210];
const RECEIPT_NUMBER_PLACE: [f64; 4] = [0.0620, 0.1585, 0.1870, 0.0210];

/// A scan that was stored, and the shape of its pages.
pub(crate) struct Scanned {
    document: Document,
    shapes: Vec<(u32, u32)>,
}

/// Stores the example's scans.
pub(crate) fn scans(
    vault: &mut Vault,
    at: DateTime<Utc>,
    decoder: &Decoder,
) -> Result<Vec<Scanned>, Problem> {
    SCANS
        .iter()
        .map(|(name, bytes)| scanned(vault, at, decoder, name, bytes))
        .collect()
}

fn scanned(
    vault: &mut Vault,
    at: DateTime<Utc>,
    decoder: &Decoder,
    name: &str,
    mut bytes: &[u8],
) -> Result<Scanned, Problem> {
    let shape = decoder
        .inspect(bytes)
        .map_err(|error| situations::decode(&error))?;
    let size_bytes = bytes.len() as u64;
    let media_type = shape.media_type.as_str().to_owned();
    let meta = ScanMeta {
        file_name: name.to_owned(),
        media_type: media_type.clone(),
        added_at: at,
    };
    let stored = vault
        .add_scan(&mut bytes, size_bytes, &meta)
        .map_err(|error| situations::scan(&error))?;
    let document = Document {
        id: new(),
        scan: stored.id.to_string(),
        content_sha256: stored.content_sha256,
        file_name: line(name),
        media_type,
        size_bytes,
        page_count: count(shape.pages.len()),
        added_at: at,
        pdf_password: None,
    };
    Ok(Scanned {
        document,
        shapes: shape
            .pages
            .iter()
            .map(|page| (page.width_px, page.height_px))
            .collect(),
    })
}

/// Everything of the example, ready to be put into the records.
pub(crate) struct Family {
    people: Vec<Person>,
    accounts: Vec<OnlineAccount>,
    secrets: Vec<Secret>,
    cases: Vec<Case>,
    notices: Vec<Notice>,
    documents: Vec<Document>,
    pages: Vec<Page>,
    events: Vec<CaseEvent>,
    numbers: Vec<KeptIdentifier>,
    dates: Vec<ImportantDate>,
}

/// Who and what the parts refer to.
struct Ids {
    ana: PersonId,
    marco: PersonId,
    lucia: PersonId,
    ana_account: AccountId,
    marco_account: AccountId,
    work_permit: CaseId,
    green_card: CaseId,
    petition: CaseId,
    naturalization: CaseId,
    receipt: NoticeId,
    access: NoticeId,
    biometrics: NoticeId,
    request: NoticeId,
}

impl Family {
    /// Lays the family's papers around today.
    pub(crate) fn new(today: NaiveDate, scans: Vec<Scanned>) -> Self {
        let ids = Ids {
            ana: new(),
            marco: new(),
            lucia: new(),
            ana_account: new(),
            marco_account: new(),
            work_permit: new(),
            green_card: new(),
            petition: new(),
            naturalization: new(),
            receipt: new(),
            access: new(),
            biometrics: new(),
            request: new(),
        };
        let notices = notices(&ids, today);
        let scanned = [ids.receipt, ids.access, ids.biometrics];
        let pages: Vec<Page> = scans
            .iter()
            .zip(scanned)
            .flat_map(|(scan, notice)| pages(scan, notice))
            .collect();
        Self {
            people: people(&ids),
            accounts: accounts(&ids),
            secrets: secrets(&ids, today),
            cases: cases(&ids, today),
            events: events(&ids, today),
            numbers: numbers(&ids, &pages),
            dates: dates(&ids, today),
            documents: scans.into_iter().map(|scan| scan.document).collect(),
            notices,
            pages,
        }
    }

    /// Puts everything into the records, what is referred to first.
    pub(crate) fn put(&self, records: &mut Records) -> Result<(), Problem> {
        self.people
            .iter()
            .try_for_each(|person| store::put_person(records, person))?;
        self.accounts
            .iter()
            .try_for_each(|account| store::put_account(records, account))?;
        self.secrets
            .iter()
            .try_for_each(|secret| store::put_secret(records, secret))?;
        self.cases
            .iter()
            .try_for_each(|case| store::put_case(records, case))?;
        self.notices
            .iter()
            .try_for_each(|notice| store::put_notice(records, notice))?;
        for document in &self.documents {
            records
                .put_document(document)
                .map_err(|error| situations::records(&error))?;
        }
        self.pages
            .iter()
            .try_for_each(|page| store::put_page(records, page))?;
        self.events
            .iter()
            .try_for_each(|event| store::put_case_event(records, event))?;
        self.numbers
            .iter()
            .try_for_each(|number| store::put_identifier(records, number))?;
        self.dates
            .iter()
            .try_for_each(|date| store::put_date(records, date))
    }
}

fn people(ids: &Ids) -> Vec<Person> {
    let person = |id, given: &str, born: &str, birth_place: &str, citizenship: &str| Person {
        id,
        name: PersonName::new(Some(line(given)), Some(line("Rivera")))
            .unwrap_or_else(unreachable_name),
        other_names: Vec::new(),
        birth_date: born.parse().ok(),
        birth_place: Some(line(birth_place)),
        citizenship: Some(line(citizenship)),
        preferred_language: Some(line("Spanish")),
        mailing_address: Note::parse("1200 Market St Apt 4\nPhiladelphia PA 19107").ok(),
        is_confidential: false,
        notes: None,
    };
    let mut ana = person(ids.ana, "Ana", "1990-05-14", "Cali, Colombia", "Colombia");
    ana.other_names = vec![line("Ana María Rivera Soto")];
    let marco = person(
        ids.marco,
        "Marco",
        "1987-11-02",
        "Newark, United States",
        "United States",
    );
    let lucia = person(
        ids.lucia,
        "Lucia",
        "2012-08-23",
        "Cali, Colombia",
        "Colombia",
    );
    vec![ana, marco, lucia]
}

/// A name of one word, for a part that can't be missing here.
fn unreachable_name() -> PersonName {
    unreachable!("the example's names are written out")
}

fn accounts(ids: &Ids) -> Vec<OnlineAccount> {
    let account = |id, person, email: &str, origin, steps: u8| OnlineAccount {
        id,
        person,
        sign_in_email: Some(line(email)),
        origin,
        account_type: AccountType::Applicant,
        code_delivery: CodeDelivery::Email,
        steps_done: (1..=steps).filter_map(SetUpStep::new).collect(),
        notes: None,
    };
    vec![
        account(
            ids.ana_account,
            ids.ana,
            "ana.rivera@example.org",
            AccountOrigin::MadeByUscis,
            13,
        ),
        account(
            ids.marco_account,
            ids.marco,
            "marco.rivera@example.org",
            AccountOrigin::SignedUp,
            12,
        ),
    ]
}

fn secrets(ids: &Ids, today: NaiveDate) -> Vec<Secret> {
    let secret = |kind, value: &str, state, noted_on| Secret {
        id: new(),
        account: ids.ana_account,
        kind,
        value: SecretValue::new(value)
            .unwrap_or_else(|| unreachable!("the example's secrets are not empty")),
        question: None,
        state,
        noted_on: Some(noted_on),
        printed_expiry: None,
        receipt_number: None,
        used_by: None,
    };
    let mut access = secret(
        SecretKind::OnlineAccessCode,
        "EX4MPL3q",
        SecretState::Used,
        back(today, 40),
    );
    access.receipt_number = Some(line("IOE0912345678"));
    access.used_by = Some(line("Ana"));
    let mut answer = secret(
        SecretKind::ResetAnswer,
        "a made-up answer",
        SecretState::Current,
        back(today, 30),
    );
    answer.question = Some(line("What was the name of your first pet?"));
    vec![
        access,
        secret(
            SecretKind::BackupCode,
            "1A2B-3C4D-EXAMPLE",
            SecretState::Replaced,
            back(today, 30),
        ),
        secret(
            SecretKind::BackupCode,
            "9Z8Y-7X6W-EXAMPLE",
            SecretState::Current,
            back(today, 12),
        ),
        answer,
    ]
}

fn cases(ids: &Ids, today: NaiveDate) -> Vec<Case> {
    let case = |id, form: &str, title: &str, people: &[(PersonId, CaseRole)], received_on| Case {
        id,
        form: FormNumber::parse(form).ok(),
        title: Some(line(title)),
        people: people
            .iter()
            .map(|(person, role)| CasePerson {
                person: *person,
                role: *role,
            })
            .collect(),
        account: None,
        filed_on: None,
        received_on: Some(received_on),
        priority_date: None,
        office: None,
        is_closed: false,
        notes: None,
    };
    let ana = (ids.ana, CaseRole::Applicant);
    let work_permit = Case {
        account: Some(ids.ana_account),
        filed_on: Some(back(today, 26)),
        office: Some(line("National Benefits Center")),
        ..case(
            ids.work_permit,
            "I-765",
            "Work permit",
            &[ana],
            back(today, 20),
        )
    };
    let green_card = Case {
        account: Some(ids.ana_account),
        ..case(
            ids.green_card,
            "I-485",
            "Green card",
            &[ana, (ids.lucia, CaseRole::Derivative)],
            back(today, 20),
        )
    };
    let petition = Case {
        account: Some(ids.marco_account),
        priority_date: Some(back(today, 88)),
        ..case(
            ids.petition,
            "I-130",
            "Petition for a spouse",
            &[
                (ids.marco, CaseRole::Petitioner),
                (ids.ana, CaseRole::Beneficiary),
            ],
            back(today, 88),
        )
    };
    let sponsor = case(
        ids.naturalization,
        "I-864",
        "Affidavit of support",
        &[
            (ids.marco, CaseRole::Sponsor),
            (ids.ana, CaseRole::Beneficiary),
        ],
        back(today, 20),
    );
    vec![work_permit, green_card, petition, sponsor]
}

fn events(ids: &Ids, today: NaiveDate) -> Vec<CaseEvent> {
    let event = |case, on, what: &str, notice| CaseEvent {
        id: new(),
        case,
        on,
        what: line(what),
        notice,
    };
    vec![
        event(ids.work_permit, back(today, 26), "Sent by post", None),
        event(
            ids.work_permit,
            back(today, 20),
            "Receipt notice came",
            Some(ids.receipt),
        ),
        event(
            ids.work_permit,
            back(today, 16),
            "Biometrics set",
            Some(ids.biometrics),
        ),
        event(ids.petition, back(today, 88), "Filed online", None),
        event(
            ids.petition,
            back(today, 32),
            "Request for evidence came",
            Some(ids.request),
        ),
    ]
}

fn notices(ids: &Ids, today: NaiveDate) -> Vec<Notice> {
    let notice =
        |id, kind: &str, title: &str, notice_date, people: Vec<PersonId>, cases: Vec<CaseId>| {
            Notice {
                id,
                kind: NoticeKindId::new(kind),
                title: Some(line(title)),
                notice_date: Some(notice_date),
                people,
                cases,
                paper_location: Some(line("Blue folder, top drawer")),
                notes: None,
            }
        };
    vec![
        notice(
            ids.receipt,
            "i797c-receipt",
            "Receipt notice, work permit",
            back(today, 16),
            vec![ids.ana],
            vec![ids.work_permit],
        ),
        notice(
            ids.access,
            "account-access-notice",
            "Account Access Notice",
            back(today, 40),
            vec![ids.ana],
            vec![ids.work_permit],
        ),
        notice(
            ids.biometrics,
            "i797c-biometrics",
            "Biometrics appointment",
            back(today, 16),
            vec![ids.ana],
            vec![ids.work_permit],
        ),
        notice(
            ids.request,
            "i797e-rfe",
            "Request for evidence, petition",
            back(today, 32),
            vec![ids.marco, ids.ana],
            vec![ids.petition],
        ),
    ]
}

fn pages(scan: &Scanned, notice: NoticeId) -> Vec<Page> {
    let page = |(number, (width_px, height_px)): (u32, &(u32, u32))| Page {
        id: new(),
        notice,
        position: number,
        document: scan.document.id,
        page_in_document: number,
        turn: QuarterTurns::default(),
        width_px: *width_px,
        height_px: *height_px,
        text: None,
    };
    (0..).zip(&scan.shapes).map(page).collect()
}

fn numbers(ids: &Ids, pages: &[Page]) -> Vec<KeptIdentifier> {
    let typed = |owner, kind, text: &str| KeptIdentifier {
        id: new(),
        owner,
        value: IdentifierValue::parse(kind, text)
            .unwrap_or_else(|_| unreachable!("the example's numbers are well formed")),
        as_printed: None,
        source: Source::Typed,
        is_confirmed: true,
    };
    let marked = |number: KeptIdentifier, place: Option<UnitBox>| {
        let page = pages
            .iter()
            .find(|page| page.notice == ids.receipt)
            .map(|page| page.id);
        KeptIdentifier {
            source: page.map_or(Source::Typed, |page| Source::Page { page, place }),
            ..number
        }
    };
    let oan = typed(
        Owner::Account(ids.ana_account),
        Kind::OnlineAccountNumber,
        "012345678901",
    );
    let receipt = typed(
        Owner::Case(ids.work_permit),
        Kind::ReceiptNumber,
        "IOE0912345678",
    );
    let a_number = typed(Owner::Person(ids.ana), Kind::ANumber, "A012345678");
    vec![
        marked(oan, place(ACCOUNT_NUMBER_PLACE)),
        marked(a_number, place(A_NUMBER_PLACE)),
        marked(receipt, place(RECEIPT_NUMBER_PLACE)),
        typed(
            Owner::Account(ids.marco_account),
            Kind::OnlineAccountNumber,
            "045600001122",
        ),
        typed(Owner::Person(ids.lucia), Kind::ANumber, "A219876904"),
        typed(
            Owner::Case(ids.petition),
            Kind::ReceiptNumber,
            "IOE0912345690",
        ),
        typed(
            Owner::Case(ids.green_card),
            Kind::ReceiptNumber,
            "IOE0912345679",
        ),
        typed(Owner::Person(ids.ana), Kind::I94Number, "012345678A1"),
        typed(Owner::Person(ids.ana), Kind::PassportNumber, "EX123456"),
        typed(Owner::Person(ids.marco), Kind::Ssn, "219-09-9999"),
    ]
}

fn place(place: [f64; 4]) -> Option<UnitBox> {
    let [left, top, width, height] = place;
    UnitBox::new(left, top, width, height)
}

fn dates(ids: &Ids, today: NaiveDate) -> Vec<ImportantDate> {
    let date = |day, kind, what: &str, person, case, printed_on| ImportantDate {
        id: new(),
        day,
        kind,
        what: line(what),
        time: None,
        place: None,
        person: Some(person),
        case,
        printed_on,
        is_done: false,
    };
    let appointment = ImportantDate {
        time: Some(line("9:00 AM")),
        place: Some(line("Philadelphia ASC")),
        ..date(
            ahead(today, 6),
            DateKind::Appointment,
            "Biometrics appointment",
            ids.ana,
            Some(ids.work_permit),
            Some(ids.biometrics),
        )
    };
    vec![
        appointment,
        date(
            ahead(today, 54),
            DateKind::Deadline,
            "Last day to answer the request for evidence",
            ids.marco,
            Some(ids.petition),
            Some(ids.request),
        ),
        date(
            ahead(today, 121),
            DateKind::Expiry,
            "Passport expires",
            ids.ana,
            None,
            None,
        ),
    ]
}

fn new<T>() -> Id<T> {
    Id::from_random(random())
}

/// A line of the example's own text.
pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap_or_else(|_| unreachable!("the example's texts are short lines"))
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
