//! Folders that somebody else prepared: nothing outside is read or written, nothing hangs, nothing is swallowed whole.

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use age::{Encryptor, scrypt};

use super::support::{PASSPHRASE, Shut, add_ana, add_scan, created, secret, with_saves};
use crate::{OpenNotice, ScanError, Slot, UnlockError, Vault, peek};

/// What is put in the place of a file or folder.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Trick {
    /// A link to what was there, now outside.
    Link,
    /// A link to nothing.
    DeadLink,
    Pipe,
    Empty,
    /// 10 GB that take no room.
    Huge,
    Folder,
    /// A socket's worth of nonsense.
    Noise,
}

const TRICKS: [Trick; 7] = [
    Trick::Link,
    Trick::DeadLink,
    Trick::Pipe,
    Trick::Empty,
    Trick::Huge,
    Trick::Folder,
    Trick::Noise,
];

/// Plays a trick on one file or folder of a vault; what was there is moved to `outside`.
fn play(trick: Trick, path: &Path, outside: &Path) {
    fs::rename(path, outside).unwrap();
    match trick {
        Trick::Link => symlink(outside, path).unwrap(),
        Trick::DeadLink => symlink("/nowhere/at/all", path).unwrap(),
        Trick::Pipe => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        Trick::Empty => drop(File::create(path).unwrap()),
        Trick::Huge => File::create(path).unwrap().set_len(10_000_000_000).unwrap(),
        Trick::Folder => fs::create_dir(path).unwrap(),
        Trick::Noise => fs::write(path, [0xA7; 20_000]).unwrap(),
    }
}

/// Names and contents of everything outside.
fn contents(outside: &Path) -> Vec<(String, Vec<u8>)> {
    if outside.is_file() {
        return vec![(String::new(), fs::read(outside).unwrap())];
    }
    let mut found: Vec<_> = fs::read_dir(outside)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (
                path.display().to_string(),
                fs::read(&path).unwrap_or_default(),
            )
        })
        .collect();
    found.sort();
    found
}

/// Opens a vault in which a trick was played on `name`; the answer must come soon and leave the outside alone.
fn answer(name: &str, trick: Trick) -> Result<Vec<OpenNotice>, UnlockError> {
    let shut = with_saves(2);
    let outside = shut.home.path().join("outside");
    play(trick, &shut.file(name), &outside);
    let before = contents(&outside);
    let start = Instant::now();
    let _ = peek(&shut.folder());
    let opened = shut.try_open(PASSPHRASE);
    let answer = opened.map(|mut opened| {
        // Whatever opened must also be able to save, attach and look through its scans without leaving the folder.
        let _ = add_ana(&mut opened.vault, 3);
        let _ = opened.vault.unfiled_scans();
        let _ = opened.vault.change_passphrase(&secret(PASSPHRASE));
        opened.notices
    });
    assert!(start.elapsed() < Duration::from_secs(2), "{name} {trick:?}");
    assert_eq!(contents(&outside), before, "{name} {trick:?}");
    answer
}

#[test]
fn a_trick_played_on_a_folder_of_the_vault_is_refused() {
    for name in ["keys", "records", "scans", "tmp"] {
        for trick in TRICKS.into_iter().filter(|trick| *trick != Trick::Folder) {
            assert_eq!(
                answer(name, trick),
                Err(UnlockError::NotAPlainFile),
                "{name} {trick:?}"
            );
        }
    }
}

#[test]
fn a_trick_played_on_the_passphrase_slot_is_named() {
    for trick in TRICKS {
        let expected = Err(UnlockError::SlotDamaged(Slot::Passphrase));
        assert_eq!(answer("keys/passphrase.age", trick), expected, "{trick:?}");
    }
}

#[test]
fn a_trick_played_on_the_recovery_slot_does_not_keep_the_passphrase_from_opening() {
    for trick in TRICKS {
        let expected = Ok(vec![OpenNotice::SlotDamaged(Slot::Recovery)]);
        assert_eq!(answer("keys/recovery.age", trick), expected, "{trick:?}");
    }
}

#[test]
fn a_trick_played_on_the_newest_save_opens_the_one_before() {
    for trick in TRICKS {
        let notices = answer("records/000003-4f2a.age", trick).unwrap();
        assert!(
            matches!(notices[..], [OpenNotice::FellBack { .. }]),
            "{trick:?} {notices:?}"
        );
    }
}

#[test]
fn a_trick_played_on_the_other_files_is_refused_or_put_right() {
    for name in ["vault.json", "README.txt", "lock"] {
        for trick in TRICKS {
            let answer = answer(name, trick);
            let is_text = matches!(trick, Trick::Empty | Trick::Noise);
            match (name, trick) {
                ("lock", Trick::Empty | Trick::Noise | Trick::Huge) => {
                    assert_eq!(answer, Ok(vec![]));
                }
                ("vault.json", _) if is_text => {
                    assert_eq!(answer, Ok(vec![OpenNotice::Restored("vault.json")]));
                }
                ("README.txt", Trick::Empty | Trick::Noise) => {
                    assert_eq!(answer, Ok(vec![OpenNotice::Restored("README.txt")]));
                }
                _ => assert_eq!(answer, Err(UnlockError::NotAPlainFile), "{name} {trick:?}"),
            }
        }
    }
}

#[test]
fn a_link_to_a_vault_is_not_followed() {
    let shut = with_saves(0);
    let link = shut.home.path().join("link");
    symlink(shut.folder(), &link).unwrap();
    let passphrase = secret(PASSPHRASE);
    let unlock = crate::Unlock::Passphrase(&passphrase);
    let answer = Vault::unlock(&link, unlock, super::support::device(), None).err();
    assert_eq!(answer, Some(UnlockError::NotAVault));
}

#[test]
fn a_trick_played_on_a_scan_is_named_and_new_scans_stay_inside() {
    for trick in TRICKS {
        let (shut, mut vault) = created();
        let stored = add_scan(&mut vault, b"a page");
        let path = shut.file("scans").join(stored.id.folder_name());
        play(
            trick,
            &path.join(stored.id.file_name()),
            &shut.home.path().join("outside"),
        );
        assert_eq!(
            vault.read_scan(&stored.id),
            Err(ScanError::Damaged),
            "{trick:?}"
        );
    }
}

#[test]
fn drafts_that_are_links_are_taken_away_without_touching_what_they_point_to() {
    let shut = with_saves(0);
    let outside = shut.home.path().join("outside");
    fs::write(&outside, "mine").unwrap();
    symlink(&outside, shut.file("tmp/0.part")).unwrap();
    fs::write(shut.file("tmp/1.part"), "half").unwrap();
    fs::write(shut.file("tmp/notes.txt"), "not ours").unwrap();
    assert_eq!(shut.notices(), [OpenNotice::LeftoversSwept { count: 2 }]);
    assert_eq!(fs::read(&outside).unwrap(), b"mine");
    assert_eq!(shut.names("tmp"), ["notes.txt"]);
}

#[test]
fn modes_that_let_others_look_are_tightened() {
    let shut = with_saves(1);
    for name in ["", "keys", "records", "tmp", "scans"] {
        fs::set_permissions(shut.file(name), fs::Permissions::from_mode(0o777)).unwrap();
    }
    shut.open();
    for name in ["", "keys", "records", "tmp", "scans"] {
        let mode = fs::metadata(shut.file(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o700, "{name}");
    }
}

/// Puts a slot in place that asks for a work factor.
fn with_work_factor(shut: &Shut, log_n: u8) {
    let mut recipient = scrypt::Recipient::new(secret(PASSPHRASE));
    recipient.set_work_factor(4);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).unwrap();
    let mut bytes = Vec::new();
    let mut stream = encryptor.wrap_output(&mut bytes).unwrap();
    stream.write_all(b"nothing").unwrap();
    stream.finish().unwrap();
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let stanza_end = end + bytes[end..].iter().position(|byte| *byte == b'\n').unwrap();
    let stanza = String::from_utf8(bytes[end..stanza_end].to_vec()).unwrap();
    let stanza = stanza.strip_suffix(" 4").unwrap();
    let costly = [
        &bytes[..end],
        format!("{stanza} {log_n}").as_bytes(),
        &bytes[stanza_end..],
    ]
    .concat();
    fs::write(shut.file("keys/passphrase.age"), costly).unwrap();
}

#[test]
fn a_work_factor_over_22_is_refused_from_the_header_without_taking_memory() {
    let shut = with_saves(0);
    for log_n in [23, 30, 63] {
        with_work_factor(&shut, log_n);
        let before = peak_memory_kib();
        let start = Instant::now();
        let answer = shut.try_open(PASSPHRASE).err();
        assert_eq!(answer, Some(UnlockError::TooCostly { log_n }));
        assert!(start.elapsed() < Duration::from_millis(500));
        assert!(peak_memory_kib() - before < 32 * 1024, "{log_n}");
    }
}

fn peak_memory_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn a_header_that_never_ends_is_not_read_on() {
    let shut = with_saves(1);
    let start = b"age-encryption.org/v1\n-> X25519 ".to_vec();
    let endless = [start, vec![b'A'; 2_000_000]].concat();
    fs::write(shut.file("records/000002-4f2a.age"), &endless).unwrap();
    fs::write(shut.file("keys/recovery.age"), &endless).unwrap();
    let notices = shut.notices();
    assert_eq!(notices.len(), 2, "{notices:?}");
    let recovered = shut.try_recover();
    assert_eq!(
        recovered.err(),
        Some(UnlockError::SlotDamaged(Slot::Recovery))
    );
}
