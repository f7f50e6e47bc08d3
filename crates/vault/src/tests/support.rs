//! A vault in a temporary folder, with made-up people in it.

use std::{fs, path::PathBuf};

use casekeep_domain::{
    accounts::{
        AccountOrigin, AccountType, CodeDelivery, OnlineAccount, Secret, SecretKind, SecretState,
        SecretValue, SetUpStep,
    },
    cases::{Case, CaseEvent, CasePerson, CaseRole},
    contacts::Contact,
    dates::{DateKind, ImportantDate},
    exports::ExportRecord,
    forms::FormNumber,
    identifiers::{IdentifierKind, IdentifierValue},
    ids::Id,
    notices::{Document, Notice, NoticeKindId, Page, PdfPassword, QuarterTurns, UnitBox},
    numbers::{KeptIdentifier, Owner, Source},
    papers::{Papers, RecoverySheetState},
    people::{Person, PersonName},
    text::{Line, Note},
};
use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    DeviceId, OpenNotice, Opened, RecoveryIdentity, SaveError, ScanMeta, SecretString, StoredScan,
    Unlock, UnlockError, Vault,
};

pub(super) const PASSPHRASE: &str = "seven quiet rivers";

/// A made-up moment, `minutes` after a Monday noon.
pub(super) fn at(minutes: i64) -> DateTime<Utc> {
    let noon: DateTime<Utc> = "2026-03-02T12:00:00Z".parse().unwrap();
    noon + TimeDelta::minutes(minutes)
}

pub(super) fn device() -> DeviceId {
    "4f2a".parse().unwrap()
}

pub(super) fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

pub(super) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(super) fn id<T>(n: u8) -> Id<T> {
    Id::from_random([n; 16])
}

/// A closed vault in a folder of its own.
pub(super) struct Shut {
    pub(super) home: tempfile::TempDir,
    pub(super) sheet: RecoveryIdentity,
}

impl Shut {
    pub(super) fn folder(&self) -> PathBuf {
        self.home.path().join("Rivera papers.casekeep")
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub(super) fn open(&self) -> Opened {
        self.try_open(PASSPHRASE).unwrap()
    }

    pub(super) fn try_open(&self, passphrase: &str) -> Result<Opened, UnlockError> {
        let passphrase = secret(passphrase);
        Vault::unlock(
            &self.folder(),
            Unlock::Passphrase(&passphrase),
            device(),
            None,
        )
    }

    pub(super) fn try_recover(&self) -> Result<Opened, UnlockError> {
        Vault::unlock(
            &self.folder(),
            Unlock::Recovery(self.sheet.reveal()),
            device(),
            None,
        )
    }

    /// Opens, closes, and tells what there was to say.
    pub(super) fn notices(&self) -> Vec<OpenNotice> {
        self.open().notices
    }

    /// Names of the files in one of the folders, sorted.
    pub(super) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.file(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// An empty open vault.
pub(super) fn created() -> (Shut, Vault) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("Rivera papers.casekeep");
    let (vault, sheet) = Vault::create(&folder, &secret(PASSPHRASE), device(), at(0)).unwrap();
    (Shut { home, sheet }, vault)
}

/// A closed vault with `saves` saves after the first, each of which adds a person `Ana 1`, `Ana 2`, ...
pub(super) fn with_saves(saves: u8) -> Shut {
    let (shut, mut vault) = created();
    for n in 1..=saves {
        add_ana(&mut vault, n).unwrap();
    }
    drop(vault);
    shut
}

pub(super) fn add_ana(vault: &mut Vault, n: u8) -> Result<(), SaveError> {
    vault.write(at(i64::from(n)), |records| Ok(records.put_person(&ana(n))?))
}

pub(super) fn ana(n: u8) -> Person {
    Person {
        id: id(n),
        name: PersonName::new(Some(line(&format!("Ana {n}"))), Some(line("Rivera"))).unwrap(),
        other_names: vec![line("Ana Solís"), line("A. Rivera")],
        birth_date: Some("1990-02-28".parse().unwrap()),
        birth_place: Some(line("Santa Ana")),
        citizenship: None,
        preferred_language: Some(line("español")),
        mailing_address: Some(Note::parse("1200 Market St\nApt 4").unwrap()),
        is_confidential: n.is_multiple_of(2),
        notes: None,
    }
}

pub(super) fn people(vault: &Vault) -> Vec<String> {
    let people = vault.records().people().unwrap();
    people.iter().map(|person| person.name.full()).collect()
}

pub(super) fn add_scan(vault: &mut Vault, bytes: &[u8]) -> StoredScan {
    let meta = ScanMeta {
        file_name: "receipt.jpg".into(),
        media_type: "image/jpeg".into(),
        added_at: at(1),
    };
    vault
        .add_scan(&mut &bytes[..], bytes.len() as u64, &meta)
        .unwrap()
}

/// One of everything, each tied to the others.
pub(super) struct Everything {
    pub(super) papers: Papers,
    pub(super) person: Person,
    pub(super) account: OnlineAccount,
    pub(super) secret: Secret,
    pub(super) case: Case,
    pub(super) event: CaseEvent,
    pub(super) notice: Notice,
    pub(super) document: Document,
    pub(super) page: Page,
    pub(super) identifiers: Vec<KeptIdentifier>,
    pub(super) date: ImportantDate,
    pub(super) contact: Contact,
    pub(super) export: ExportRecord,
}

impl Everything {
    pub(super) fn new(scan: &StoredScan) -> Self {
        let page = Page {
            id: id(7),
            notice: id(6),
            position: 0,
            document: id(8),
            page_in_document: 0,
            turn: QuarterTurns::new(3),
            width_px: 2_480,
            height_px: 3_508,
            text: Some("Receipt Number IOE0912345678\nNotice of Action".into()),
        };
        Self {
            papers: papers(),
            person: ana(1),
            account: account(),
            secret: backup_code(),
            case: case(),
            event: CaseEvent {
                id: id(5),
                case: id(4),
                on: "2026-03-01".parse().unwrap(),
                what: line("Receipt notice came"),
                notice: Some(id(6)),
            },
            notice: notice(),
            document: document(scan),
            page,
            identifiers: identifiers(),
            date: date(),
            contact: contact(),
            export: export(),
        }
    }

    pub(super) fn put(&self, records: &mut crate::Records) -> Result<(), SaveError> {
        records.put_papers(&self.papers)?;
        records.put_person(&self.person)?;
        records.put_account(&self.account)?;
        records.put_secret(&self.secret)?;
        records.put_case(&self.case)?;
        records.put_notice(&self.notice)?;
        records.put_case_event(&self.event)?;
        records.put_document(&self.document)?;
        records.put_page(&self.page)?;
        for identifier in &self.identifiers {
            records.put_identifier(identifier)?;
        }
        records.put_date(&self.date)?;
        records.put_contact(&self.contact)?;
        records.put_export(&self.export)?;
        Ok(())
    }
}

fn papers() -> Papers {
    Papers {
        name: line("Rivera papers"),
        created_on: "2026-03-02".parse().unwrap(),
        recovery_sheet: RecoverySheetState::Made,
        is_example: true,
    }
}

fn account() -> OnlineAccount {
    OnlineAccount {
        id: id(2),
        person: id(1),
        sign_in_email: Some(line("ana@example.org")),
        origin: AccountOrigin::MadeByUscis,
        account_type: AccountType::Applicant,
        code_delivery: CodeDelivery::AuthenticatorApp,
        steps_done: [1, 2, 15]
            .into_iter()
            .map(|n| SetUpStep::new(n).unwrap())
            .collect(),
        notes: Note::parse("second account").ok(),
    }
}

fn backup_code() -> Secret {
    Secret {
        id: id(3),
        account: id(2),
        kind: SecretKind::OnlineAccessCode,
        value: SecretValue::new("aB3dE5 '\"; DROP TABLE people").unwrap(),
        question: None,
        state: SecretState::Current,
        noted_on: Some("2026-03-18".parse().unwrap()),
        printed_expiry: None,
        receipt_number: Some(line("IOE0912345678")),
        used_by: None,
    }
}

fn case() -> Case {
    Case {
        id: id(4),
        form: Some(FormNumber::parse("I-485").unwrap()),
        title: None,
        people: vec![CasePerson {
            person: id(1),
            role: CaseRole::Applicant,
        }],
        account: Some(id(2)),
        filed_on: Some("2026-01-15".parse().unwrap()),
        received_on: None,
        priority_date: None,
        office: Some(line("National Benefits Center")),
        is_closed: false,
        notes: None,
    }
}

fn notice() -> Notice {
    Notice {
        id: id(6),
        kind: NoticeKindId::new("i797c-receipt"),
        title: Some(line("Receipt notice")),
        notice_date: Some("2026-01-20".parse().unwrap()),
        people: vec![id(1)],
        cases: vec![id(4)],
        paper_location: Some(line("blue binder")),
        notes: None,
    }
}

fn document(scan: &StoredScan) -> Document {
    Document {
        id: id(8),
        scan: scan.id.to_string(),
        content_sha256: scan.content_sha256.clone(),
        file_name: line("receipt.jpg"),
        media_type: "image/jpeg".into(),
        size_bytes: scan.size_bytes,
        page_count: 1,
        added_at: at(1),
        pdf_password: PdfPassword::new("Ñandú 1990"),
    }
}

fn identifiers() -> Vec<KeptIdentifier> {
    let on_page = |place| Source::Page { page: id(7), place };
    let kept = |n, owner, kind, text: &str, source| KeptIdentifier {
        id: id(n),
        owner,
        value: IdentifierValue::parse(kind, text).unwrap(),
        as_printed: None,
        source,
        is_confirmed: true,
    };
    let odd = KeptIdentifier {
        id: id(12),
        owner: Owner::Person(id(1)),
        value: IdentifierValue::keep_as_printed(IdentifierKind::PassportNumber, "00 12/AB")
            .unwrap(),
        as_printed: Some(line("00 12/AB")),
        source: Source::Typed,
        is_confirmed: false,
    };
    let place = UnitBox::new(0.25, 0.1, 0.5, 0.05);
    vec![
        kept(
            9,
            Owner::Account(id(2)),
            IdentifierKind::OnlineAccountNumber,
            "012345678901",
            on_page(place),
        ),
        kept(
            10,
            Owner::Case(id(4)),
            IdentifierKind::ReceiptNumber,
            "IOE0912345678",
            on_page(None),
        ),
        kept(
            11,
            Owner::Person(id(1)),
            IdentifierKind::ANumber,
            "A012345678",
            Source::Typed,
        ),
        odd,
    ]
}

fn date() -> ImportantDate {
    ImportantDate {
        id: id(13),
        day: "2026-04-09".parse().unwrap(),
        kind: DateKind::Appointment,
        what: line("Biometrics appointment"),
        time: Some(line("9:00 AM")),
        place: Some(line("Example City ASC")),
        person: Some(id(1)),
        case: Some(id(4)),
        printed_on: Some(id(6)),
        is_done: false,
    }
}

fn contact() -> Contact {
    Contact {
        id: id(14),
        name: line("Marco Rivera"),
        firm: Some(line("Example Legal Aid")),
        bar_number: Some(line("000123")),
        email: None,
        phone: None,
        age_recipient: None,
    }
}

fn export() -> ExportRecord {
    ExportRecord {
        id: id(15),
        at: at(5),
        file_name: line("summary.pdf"),
        people: vec![id(1)],
        sections: vec!["people".into(), "cases".into()],
        is_masked: true,
        for_whom: Some(line("Marco Rivera")),
        page_count: 2,
    }
}
