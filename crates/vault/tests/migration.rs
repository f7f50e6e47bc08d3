//! A vault whose records a program before this one wrote, opened by this one. The vault is a real one of that program.
//!
//! Invariant: opening changes no record on the disk; the first save keeps the one from before; afterwards the records
//! are those of a new vault, and other programs can still read all of it.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use casekeep_domain::notices::{Document, PdfPassword};
use casekeep_vault::{DeviceId, ExposeSecret, OpenNotice, SaveError, SecretString, Unlock, Vault};
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

const PASSPHRASE: &str = "café con leche 👩\u{200d}👧";
/// The save that version 1 made last.
const BEFORE: &str = "000002-4f2a.age";

struct Old {
    home: TempDir,
    vault: Vault,
}

fn at(minutes: i64) -> DateTime<Utc> {
    let noon: DateTime<Utc> = "2026-03-02T12:00:00Z".parse().unwrap();
    noon + TimeDelta::minutes(minutes)
}

fn device() -> DeviceId {
    "4f2a".parse().unwrap()
}

impl Old {
    /// A copy of the vault of version 1, opened.
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let kept = Path::new("../../tests/fixtures/vaults/records-1.casekeep");
        copy(kept, &home.path().join("papers.casekeep"));
        let vault = unlocked(&home.path().join("papers.casekeep"));
        Self { home, vault }
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("papers.casekeep")
    }

    fn saves(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.folder().join("records")).unwrap();
        let mut saves: Vec<_> = entries
            .map(|entry| entry.unwrap().path())
            .map(|file| {
                let name = file.file_name().unwrap().to_str().unwrap().to_owned();
                (name, fs::read(&file).unwrap())
            })
            .collect();
        saves.sort();
        saves
    }

    fn document(&self) -> Document {
        let documents = self.vault.records().documents().unwrap();
        documents.into_iter().next().unwrap()
    }

    fn put_password(&mut self, minutes: i64, password: &str) {
        let document = Document {
            pdf_password: PdfPassword::new(password),
            ..self.document()
        };
        let put = |records: &mut casekeep_vault::Records| -> Result<(), SaveError> {
            Ok(records.put_document(&document)?)
        };
        self.vault.write(at(minutes), put).unwrap();
    }

    /// What `sqlite3` says of a save that `age` decrypted.
    fn query(&self, save: &str, sql: &str) -> String {
        query(&self.vault, &self.folder(), save, sql)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

fn unlocked(folder: &Path) -> Vault {
    let passphrase = SecretString::from(PASSPHRASE);
    let opened = Vault::unlock(folder, Unlock::Passphrase(&passphrase), device(), None).unwrap();
    assert!(
        opened
            .notices
            .iter()
            .all(|notice| matches!(notice, OpenNotice::Restored("README.txt"))),
        "{:?}",
        opened.notices
    );
    opened.vault
}

fn query(vault: &Vault, folder: &Path, save: &str, sql: &str) -> String {
    let work = tempfile::tempdir().unwrap();
    let (key, records) = (work.path().join("key"), work.path().join("records.db"));
    fs::write(&key, vault.identity().expose_secret()).unwrap();
    run(Command::new("age")
        .args(["-d", "-i"])
        .arg(&key)
        .arg("-o")
        .arg(&records)
        .arg(folder.join("records").join(save)));
    run(Command::new("sqlite3").arg(&records).arg(sql))
}

fn run(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_vault_of_version_1_opens_with_all_that_was_in_it_and_is_not_touched_by_it() {
    let mut old = Old::open();
    let saves = old.saves();
    assert_eq!(saves.len(), 2);
    assert_eq!(old.query(BEFORE, "PRAGMA user_version"), "1\n");
    let records = old.vault.records();
    assert_eq!(records.people().unwrap()[0].name.full(), "Ana Rivera");
    assert_eq!(
        records.identifiers().unwrap()[0].value.reveal(),
        "012345678901"
    );
    assert_eq!(records.is_sound(), Ok(true));
    let document = old.document();
    assert_eq!(document.pdf_password, None);
    let scan = old
        .vault
        .read_scan(&document.scan.parse().unwrap())
        .unwrap();
    assert_eq!(scan.len() as u64, document.size_bytes);
    let nothing = |_: &mut casekeep_vault::Records| -> Result<(), SaveError> { Ok(()) };
    old.vault.write(at(1), nothing).unwrap();
    assert!(old.saves() == saves, "no change, no save");
}

#[test]
fn the_first_save_is_of_the_new_version_and_keeps_the_one_from_before_for_good() {
    let mut old = Old::open();
    let before = old.saves().pop().unwrap();
    old.put_password(1, "Ñandú 1990");
    let save = "000003-4f2a.age";
    assert_eq!(
        old.query(save, "PRAGMA user_version; PRAGMA integrity_check"),
        "2\nok\n"
    );
    assert_eq!(
        old.query(
            save,
            "SELECT number, keep_because FROM saves WHERE keep_because IS NOT NULL"
        ),
        "2|migration\n"
    );
    assert_eq!(
        old.query(save, "SELECT pdf_password FROM documents"),
        "Ñandú 1990\n"
    );
    for n in 2..30 {
        old.put_password(n, &format!("{n}"));
    }
    let saves = old.saves();
    assert!(saves[0] == before, "the save from before is as it was");
    assert_eq!(saves.len(), 11, "it, and the newest ten");
    let last = saves.last().unwrap().0.clone();
    assert_eq!(
        old.query(
            &last,
            "SELECT before_json ->> 'pdf_password' FROM history WHERE table_name = 'documents' ORDER BY seq LIMIT 2"
        ),
        "\nÑandú 1990\n",
        "the history remembers the new column"
    );
    assert_eq!(
        old.query(
            &last,
            "SELECT count(*) FROM saves WHERE keep_because = 'migration'"
        ),
        "1\n"
    );
    let folder = old.folder();
    let Old { home: _home, vault } = old;
    drop(vault);
    let vault = unlocked(&folder);
    let document = &vault.records().documents().unwrap()[0];
    assert_eq!(document.pdf_password, PdfPassword::new("29"));
}

#[test]
fn records_that_were_brought_up_are_those_of_a_new_vault() {
    let mut old = Old::open();
    old.put_password(1, "one");
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("new.casekeep");
    let passphrase = SecretString::from(PASSPHRASE);
    let (new, _) = Vault::create(&folder, &passphrase, device(), at(0)).unwrap();
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";
    assert_eq!(
        old.query("000003-4f2a.age", schema),
        query(&new, &folder, "000001-4f2a.age", schema)
    );
}

#[test]
fn going_back_to_a_save_of_version_1_makes_a_save_of_the_new_version() {
    let mut old = Old::open();
    let before = old.vault.current().generation;
    old.put_password(1, "one");
    old.vault.go_back_to(before, at(2)).unwrap();
    assert_eq!(old.document().pdf_password, None);
    let save = "000004-4f2a.age";
    assert_eq!(old.query(save, "PRAGMA user_version"), "2\n");
    assert_eq!(
        old.query(
            save,
            "SELECT number, keep_because FROM saves WHERE keep_because IS NOT NULL"
        ),
        "2|migration\n3|repair\n"
    );
}

#[test]
fn the_reader_written_from_the_format_page_reads_both_versions() {
    let mut old = Old::open();
    let read = |folder: &Path| {
        let reader = Path::new("../../tests/formats/read_vault.py");
        let typed = folder.with_extension("typed");
        fs::write(&typed, PASSPHRASE).unwrap();
        let mut command = Command::new("python3");
        command.arg(reader).arg(folder).arg("--passphrase-stdin");
        let output = command.stdin(fs::File::open(typed).unwrap()).output();
        let text = String::from_utf8(output.unwrap().stdout).unwrap();
        let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
        rows["tables"]["documents"][0].clone()
    };
    assert_eq!(read(&old.folder())["pdf_password"], serde_json::Value::Null);
    old.put_password(1, "Ñandú 1990");
    assert_eq!(read(&old.folder())["pdf_password"], "Ñandú 1990");
}
