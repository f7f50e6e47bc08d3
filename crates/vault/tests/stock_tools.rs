//! A vault opened without this code: with the `age` and `sqlite3` programs, and with a reader in Python that was written
//! from `docs/vault-format.md`. Same rows, same bytes.
//!
//! This runs the code that ships: the passphrase slot here has its real cost.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use casekeep_domain::{
    identifiers::{IdentifierKind, IdentifierValue},
    ids::Id,
    notices::{Document, Notice, Page, PdfPassword, QuarterTurns},
    numbers::{KeptIdentifier, Owner, Source},
    people::{Person, PersonName},
    text::{Line, Note},
};
use casekeep_vault::{
    DeviceId, RecoveryIdentity, SaveError, ScanMeta, SecretString, StoredScan, Vault,
};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// Composed as some keyboards do, with white space at the ends as a paste brings along.
const TYPED: &str = " cafe\u{301} con leche 👩\u{200d}👧 \n";

struct Sample {
    home: tempfile::TempDir,
    sheet: RecoveryIdentity,
    scan: StoredScan,
    original: Vec<u8>,
}

impl Sample {
    fn folder(&self) -> PathBuf {
        self.home.path().join("Rivera papers.casekeep")
    }
}

fn at() -> DateTime<Utc> {
    "2026-03-02T12:00:00Z".parse().unwrap()
}

fn id<T>(n: u8) -> Id<T> {
    Id::from_random([n; 16])
}

fn sample() -> Sample {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("Rivera papers.casekeep");
    let device: DeviceId = "4f2a".parse().unwrap();
    let (mut vault, sheet) =
        Vault::create(&folder, &SecretString::from(TYPED), device, at()).unwrap();
    let original: Vec<u8> = (0..70_001_u32).map(|n| n.to_be_bytes()[3]).collect();
    let meta = ScanMeta {
        file_name: "año.jpg".into(),
        media_type: "image/jpeg".into(),
        added_at: at(),
    };
    let scan = vault
        .add_scan(&mut &original[..], original.len() as u64, &meta)
        .unwrap();
    vault.write(at(), |records| fill(records, &scan)).unwrap();
    Sample {
        home,
        sheet,
        scan,
        original,
    }
}

fn fill(records: &mut casekeep_vault::Records, scan: &StoredScan) -> Result<(), SaveError> {
    records.put_person(&ana())?;
    records.put_notice(&Notice {
        id: id(2),
        kind: None,
        title: Some(Line::parse("Receipt notice").unwrap()),
        notice_date: Some("2026-01-20".parse().unwrap()),
        people: vec![id(1)],
        cases: vec![],
        paper_location: None,
        notes: None,
    })?;
    records.put_document(&Document {
        id: id(3),
        scan: scan.id.to_string(),
        content_sha256: scan.content_sha256.clone(),
        file_name: Line::parse("año.jpg").unwrap(),
        media_type: "image/jpeg".into(),
        size_bytes: scan.size_bytes,
        page_count: 1,
        added_at: at(),
        pdf_password: PdfPassword::new("Ñandú 1990"),
    })?;
    records.put_page(&Page {
        id: id(4),
        notice: id(2),
        position: 0,
        document: id(3),
        page_in_document: 0,
        turn: QuarterTurns::new(1),
        width_px: 100,
        height_px: 200,
        text: Some("Notice of Action".into()),
    })?;
    Ok(records.put_identifier(&KeptIdentifier {
        id: id(5),
        owner: Owner::Person(id(1)),
        value: IdentifierValue::keep_as_printed(
            IdentifierKind::OnlineAccountNumber,
            "012345678901",
        )
        .unwrap(),
        as_printed: None,
        source: Source::Page {
            page: id(4),
            place: None,
        },
        is_confirmed: true,
    })?)
}

fn ana() -> Person {
    Person {
        id: id(1),
        name: PersonName::new(Line::parse("Ana").ok(), Line::parse("Rivera").ok()).unwrap(),
        other_names: vec![Line::parse("Ana Solís").unwrap()],
        birth_date: Some("1990-02-28".parse().unwrap()),
        birth_place: None,
        citizenship: None,
        preferred_language: None,
        mailing_address: Some(Note::parse("1200 Market St\nApt 4").unwrap()),
        is_confidential: true,
        notes: None,
    }
}

fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{command:?} {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

fn age_decrypt(identity: &Path, file: &Path) -> Vec<u8> {
    run(
        Command::new("age")
            .arg("-d")
            .arg("-i")
            .arg(identity)
            .arg(file),
        b"",
    )
    .stdout
}

#[test]
fn the_commands_of_the_readme_open_the_records_and_a_scan() {
    let sample = sample();
    let work = tempfile::tempdir().unwrap();
    let (sheet, key) = (work.path().join("sheet"), work.path().join("key"));
    fs::write(&sheet, sample.sheet.reveal()).unwrap();
    fs::write(
        &key,
        age_decrypt(&sheet, &sample.folder().join("keys/recovery.age")),
    )
    .unwrap();
    let records = work.path().join("records.db");
    fs::write(
        &records,
        age_decrypt(&key, &sample.folder().join("records/000002-4f2a.age")),
    )
    .unwrap();
    let query = |sql: &str| {
        let output = run(Command::new("sqlite3").arg(&records).arg(sql), b"");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(query("PRAGMA integrity_check"), "ok\n");
    assert_eq!(
        query("SELECT given_name, family_name, birth_date FROM people"),
        "Ana|Rivera|1990-02-28\n"
    );
    assert_eq!(query("SELECT value FROM identifiers"), "012345678901\n");
    assert_eq!(
        query("SELECT file_name, pdf_password FROM documents"),
        "año.jpg|Ñandú 1990\n"
    );
    let search = "SELECT pages.notice_id FROM pages_search JOIN pages ON n = pages_search.rowid WHERE pages_search MATCH 'action'";
    assert_eq!(query(search), format!("{}\n", "02".repeat(16)));
    // The history is written by the tables themselves: also when somebody else changes a row.
    let change = "UPDATE people SET family_name = 'Solís'; SELECT change, before_json ->> 'family_name' FROM history";
    assert_eq!(query(change), "changed|Rivera\n");
    let id = sample.scan.id;
    let scan = sample
        .folder()
        .join("scans")
        .join(id.folder_name())
        .join(id.file_name());
    let archive = age_decrypt(&key, &scan);
    let original = run(Command::new("tar").args(["-xO", "original"]), &archive).stdout;
    assert!(original == sample.original);
    let sum = run(Command::new("sha256sum").arg(&scan), b"").stdout;
    assert!(String::from_utf8(sum).unwrap().starts_with(&id.to_string()));
}

/// From the package's own folder, where tests run.
const READER: &str = "../../tests/formats/read_vault.py";

fn read_with_python(sample: &Sample, how: &str, typed: &str) -> Value {
    let reader = Path::new(READER);
    let mut command = Command::new("python3");
    command.arg(reader).arg(sample.folder()).arg(how);
    serde_json::from_slice(&run(&mut command, typed.as_bytes()).stdout).unwrap()
}

#[test]
fn a_reader_written_from_the_format_page_finds_the_same_rows_and_bytes() {
    let sample = sample();
    let by_sheet = read_with_python(&sample, "--sheet-stdin", sample.sheet.reveal());
    let by_passphrase = read_with_python(&sample, "--passphrase-stdin", TYPED);
    assert_eq!(by_sheet, by_passphrase);
    let tables = &by_passphrase["tables"];
    let person = &tables["people"][0];
    assert_eq!(
        (&person["given_name"], &person["is_confidential"]),
        (&"Ana".into(), &1.into())
    );
    assert_eq!(person["other_names"], "[\"Ana Solís\"]");
    assert_eq!(person["mailing_address"], "1200 Market St\nApt 4");
    assert_eq!(tables["identifiers"][0]["value"], "012345678901");
    assert_eq!(tables["identifiers"][0]["page_id"], "04".repeat(16));
    assert_eq!(tables["notice_people"][0]["person_id"], "01".repeat(16));
    let scan = &by_passphrase["scans"][sample.scan.id.to_string()];
    assert_eq!(
        (&scan["meta"]["file_name"], &scan["meta"]["size_bytes"]),
        (&"año.jpg".into(), &70_001.into())
    );
    let hex: String = sample
        .original
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert!(scan["original_hex"] == hex);
}

#[test]
fn the_reader_is_short_enough_to_be_read() {
    let reader = Path::new(READER);
    assert!(fs::read_to_string(reader).unwrap().lines().count() <= 80);
}

#[test]
fn a_shipped_passphrase_slot_has_one_scrypt_stanza_of_work_factor_18() {
    let sample = sample();
    let slot = fs::read(sample.folder().join("keys/passphrase.age")).unwrap();
    let header = String::from_utf8_lossy(&slot);
    let stanzas: Vec<&str> = header
        .lines()
        .take_while(|line| !line.starts_with("---"))
        .collect();
    assert_eq!(stanzas[0], "age-encryption.org/v1");
    assert!(
        stanzas[1].starts_with("-> scrypt ") && stanzas[1].ends_with(" 18"),
        "{stanzas:?}"
    );
    assert_eq!(
        stanzas.iter().filter(|line| line.starts_with("->")).count(),
        1
    );
}

#[test]
fn nothing_that_was_typed_stands_in_the_clear_anywhere_in_the_folder() {
    let sample = sample();
    let mut folders = vec![sample.folder()];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            count += 1;
            let bytes = fs::read(&path).unwrap();
            for canary in [
                "Rivera",
                "012345678901",
                "Solís",
                "Market",
                "año.jpg",
                "leche",
                "Ñandú",
                "AGE-SECRET-KEY-1Q",
            ] {
                let is_there = bytes
                    .windows(canary.len())
                    .any(|window| window == canary.as_bytes());
                assert!(!is_there, "{canary} in {}", path.display());
            }
        }
    }
    assert_eq!(count, 8);
}
