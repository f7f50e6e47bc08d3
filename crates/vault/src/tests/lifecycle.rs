//! Making, opening, saving, changing keys, going back.

use std::{fs, os::unix::fs::PermissionsExt};

use super::support::{
    PASSPHRASE, Shut, add_ana, add_scan, ana, at, created, device, people, secret, with_saves,
};
use crate::{
    CreateError, Dated, OpenNotice, RecordsError, SaveError, ScanError, ScanMeta, Slot, Unlock,
    UnlockError, Vault, peek,
};

const fn is_send<T: Send>() {}
const _: () = is_send::<Vault>();

#[test]
fn what_was_saved_is_there_after_opening_with_the_passphrase_and_with_the_sheet() {
    let shut = with_saves(2);
    let opened = shut.open();
    assert_eq!(opened.notices, []);
    assert_eq!(people(&opened.vault), ["Ana 1 Rivera", "Ana 2 Rivera"]);
    drop(opened);
    let opened = shut.try_recover().unwrap();
    assert_eq!(opened.notices, []);
    assert_eq!(people(&opened.vault).len(), 2);
}

#[test]
fn the_folder_holds_what_the_format_says_and_only_its_owner_may_look() {
    let (shut, mut vault) = created();
    add_scan(&mut vault, b"a picture");
    let mut found = Vec::new();
    let mut folders = vec![shut.folder()];
    while let Some(folder) = folders.pop() {
        assert_eq!(
            fs::metadata(&folder).unwrap().permissions().mode() & 0o7777,
            0o700
        );
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o7777,
                0o600
            );
            found.push(
                path.strip_prefix(shut.folder())
                    .unwrap()
                    .display()
                    .to_string(),
            );
        }
    }
    found.sort();
    let scan = found.remove(5);
    let expected = [
        "README.txt",
        "keys/passphrase.age",
        "keys/recovery.age",
        "lock",
        "records/000001-4f2a.age",
        "vault.json",
    ];
    assert_eq!(found, expected);
    assert!(
        scan.starts_with("scans/") && scan.len() == "scans/ab/.age".len() + 64,
        "{scan}"
    );
}

#[test]
fn a_wrong_passphrase_and_a_strange_sheet_are_told_apart_from_damage() {
    let shut = with_saves(0);
    assert_eq!(
        shut.try_open("seven quiet river").err(),
        Some(UnlockError::WrongPassphrase)
    );
    let (other, _) = created();
    let unlock =
        |typed: &str| Vault::unlock(&shut.folder(), Unlock::Recovery(typed), device(), None).err();
    assert_eq!(
        unlock(other.sheet.reveal()),
        Some(UnlockError::WrongRecoverySheet)
    );
    assert_eq!(
        unlock("AGE-SECRET-KEY-1QQQQ"),
        Some(UnlockError::NotARecoveryKey)
    );
}

#[test]
fn the_passphrase_opens_however_it_was_composed_or_pasted() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("v");
    let (vault, sheet) =
        Vault::create(&folder, &secret("café 👩\u{200d}👧 سلام\n"), device(), at(0)).unwrap();
    drop((vault, sheet));
    for typed in [
        "café 👩\u{200d}👧 سلام",
        " cafe\u{301} 👩\u{200d}👧 سلام \r\n",
    ] {
        let typed = secret(typed);
        Vault::unlock(&folder, Unlock::Passphrase(&typed), device(), None).unwrap();
    }
}

#[test]
fn a_vault_is_not_made_without_a_passphrase_nor_over_something_else() {
    let home = tempfile::tempdir().unwrap();
    let create = |name: &str, passphrase: &str| {
        Vault::create(
            &home.path().join(name),
            &secret(passphrase),
            device(),
            at(0),
        )
        .err()
    };
    assert_eq!(create("v", " \n"), Some(CreateError::EmptyPassphrase));
    assert!(!home.path().join("v").exists());
    fs::create_dir(home.path().join("full")).unwrap();
    fs::write(home.path().join("full/letter.txt"), "mine").unwrap();
    assert_eq!(create("full", PASSPHRASE), Some(CreateError::NotEmpty));
    assert_eq!(fs::read_dir(home.path().join("full")).unwrap().count(), 1);
    fs::write(home.path().join("file"), "mine").unwrap();
    assert_eq!(create("file", PASSPHRASE), Some(CreateError::NotAFolder));
    std::os::unix::fs::symlink(home.path().join("full"), home.path().join("link")).unwrap();
    assert_eq!(create("link", PASSPHRASE), Some(CreateError::NotAFolder));
    assert_eq!(
        create("none/v", PASSPHRASE),
        Some(CreateError::Disk(crate::DiskError::Missing))
    );
}

#[test]
fn a_second_opening_is_refused_while_the_first_lasts() {
    let (shut, vault) = created();
    assert_eq!(shut.try_open(PASSPHRASE).err(), Some(UnlockError::InUse));
    assert!(peek(&shut.folder()).unwrap().unwrap().is_in_use);
    drop(vault);
    assert!(!peek(&shut.folder()).unwrap().unwrap().is_in_use);
    shut.open();
}

#[test]
fn a_change_that_fails_leaves_nothing_behind_on_the_disk_or_in_memory() {
    let (shut, mut vault) = created();
    let before = shut.names("records");
    let failed: Result<(), SaveError> = vault.write(at(1), |records| {
        records.put_person(&ana(1))?;
        Err(RecordsError::Refused.into())
    });
    assert_eq!(failed, Err(SaveError::Records(RecordsError::Refused)));
    assert_eq!(people(&vault), [""; 0]);
    assert_eq!(shut.names("records"), before);
    assert_eq!(shut.names("tmp"), [""; 0]);
}

#[test]
fn a_change_that_panics_leaves_nothing_behind_in_memory() {
    let (_shut, mut vault) = created();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        vault.write(at(1), |records| -> Result<(), SaveError> {
            records.put_person(&ana(1))?;
            panic!("on purpose");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(people(&vault), [""; 0]);
    add_ana(&mut vault, 2).unwrap();
    assert_eq!(people(&vault), ["Ana 2 Rivera"]);
}

#[test]
fn a_change_that_changes_nothing_makes_no_save() {
    let shut = with_saves(1);
    let mut vault = shut.open().vault;
    let before = vault.current();
    add_ana(&mut vault, 1).unwrap();
    assert_eq!(vault.current(), before);
    assert_eq!(shut.names("records").len(), 2);
}

#[test]
fn of_many_saves_the_newest_ten_stay_as_backups() {
    let shut = with_saves(30);
    let names = shut.names("records");
    assert_eq!((names.len(), names[0].as_str()), (10, "000022-4f2a.age"));
    let opened = shut.open();
    assert_eq!(opened.notices, []);
    let generations = opened.vault.generations();
    assert_eq!(generations.len(), 10);
    assert_eq!(
        (generations[0].generation.number, generations[0].at),
        (31, at(30))
    );
}

#[test]
fn a_new_passphrase_opens_and_the_old_one_no_longer() {
    let (shut, mut vault) = created();
    let new = secret("eight loud rivers");
    vault.change_passphrase(&new).unwrap();
    assert_eq!(vault.check_passphrase(&new), Ok(true));
    assert_eq!(vault.check_passphrase(&secret(PASSPHRASE)), Ok(false));
    drop(vault);
    assert_eq!(
        shut.try_open(PASSPHRASE).err(),
        Some(UnlockError::WrongPassphrase)
    );
    assert_eq!(shut.try_open("eight loud rivers").unwrap().notices, []);
    assert_eq!(shut.try_recover().unwrap().notices, []);
}

#[test]
fn a_new_sheet_opens_and_the_old_one_no_longer() {
    let (mut shut, mut vault) = created();
    let old = std::mem::replace(&mut shut.sheet, vault.make_recovery_identity().unwrap());
    assert_eq!(vault.check_recovery(shut.sheet.reveal()), Ok(true));
    assert_eq!(vault.check_recovery(old.reveal()), Ok(false));
    assert_eq!(vault.check_recovery("nonsense"), Ok(false));
    drop(vault);
    assert_eq!(shut.try_recover().unwrap().notices, []);
    let unlock = Vault::unlock(
        &shut.folder(),
        Unlock::Recovery(old.reveal()),
        device(),
        None,
    );
    assert_eq!(unlock.err(), Some(UnlockError::WrongRecoverySheet));
    assert_eq!(shut.notices(), []);
}

#[test]
fn going_back_is_a_new_save_and_the_one_from_before_is_kept_for_good() {
    let shut = with_saves(5);
    let mut vault = shut.open().vault;
    let second = vault.generations()[3];
    assert_eq!(
        vault
            .older_records(second.generation)
            .unwrap()
            .people()
            .unwrap()
            .len(),
        2
    );
    vault.go_back_to(second.generation, at(50)).unwrap();
    assert_eq!(people(&vault).len(), 2);
    assert_eq!(vault.current().generation.number, 7);
    for n in 100..130 {
        add_ana(&mut vault, n).unwrap();
    }
    assert!(
        vault
            .generations()
            .iter()
            .any(|dated| dated.generation.number == 6)
    );
    drop(vault);
    assert_eq!(shut.notices(), []);
    let strange = Dated {
        generation: "000999-4f2a".parse().unwrap(),
        at: at(0),
    }
    .generation;
    assert_eq!(
        shut.open().vault.go_back_to(strange, at(60)),
        Err(SaveError::NoSuchGeneration)
    );
}

#[test]
fn a_newer_format_is_refused_and_nothing_is_written() {
    let shut = with_saves(1);
    fs::remove_file(shut.file("lock")).unwrap();
    let hint = fs::read_to_string(shut.file("vault.json")).unwrap();
    fs::write(
        shut.file("vault.json"),
        hint.replace("\"min_reader\": 1", "\"min_reader\": 2"),
    )
    .unwrap();
    let before = listing(&shut);
    assert_eq!(
        shut.try_open(PASSPHRASE).err(),
        Some(UnlockError::NewerFormat {
            min_reader: Some(2)
        })
    );
    assert_eq!(listing(&shut), before);
    assert!(peek(&shut.folder()).unwrap().unwrap().is_newer);
}

/// Every file with its bytes.
fn listing(shut: &Shut) -> Vec<(String, Vec<u8>)> {
    let folders = ["", "keys", "records", "scans", "tmp"];
    let files = folders.iter().flat_map(|folder| {
        let names = shut
            .names(folder)
            .into_iter()
            .map(move |name| format!("{folder}/{name}"));
        names.collect::<Vec<_>>()
    });
    files
        .map(|name| {
            (
                name.clone(),
                fs::read(shut.folder().join(name.trim_start_matches('/'))).unwrap_or_default(),
            )
        })
        .collect()
}

#[test]
fn a_vault_from_before_is_opened_with_a_warning_that_names_both_dates() {
    let shut = with_saves(1);
    let copy = fs::read(shut.file("records/000002-4f2a.age")).unwrap();
    let mut vault = shut.open().vault;
    add_ana(&mut vault, 2).unwrap();
    let last_seen = vault.current();
    drop(vault);
    let open = || {
        let passphrase = secret(PASSPHRASE);
        Vault::unlock(
            &shut.folder(),
            Unlock::Passphrase(&passphrase),
            device(),
            Some(last_seen),
        )
        .unwrap()
    };
    assert_eq!(open().notices, []);
    fs::remove_file(shut.file("records/000003-4f2a.age")).unwrap();
    fs::write(shut.file("records/000002-4f2a.age"), copy).unwrap();
    let Opened { older, opened } = older(&open().notices);
    assert_eq!((older.at, opened.at), (at(2), at(1)));
}

struct Opened {
    older: Dated,
    opened: Dated,
}

fn older(notices: &[OpenNotice]) -> Opened {
    match notices {
        [OpenNotice::OlderThanLastSeen { last_seen, opened }] => Opened {
            older: *last_seen,
            opened: *opened,
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_save_made_elsewhere_is_kept_and_told_of() {
    let shut = with_saves(1);
    let mut vault = shut.open().vault;
    add_ana(&mut vault, 2).unwrap();
    drop(vault);
    let here = fs::read(shut.file("records/000003-4f2a.age")).unwrap();
    fs::remove_file(shut.file("records/000003-4f2a.age")).unwrap();
    let passphrase = secret(PASSPHRASE);
    let elsewhere = "aaaa".parse().unwrap();
    let unlock = || {
        Vault::unlock(
            &shut.folder(),
            Unlock::Passphrase(&passphrase),
            elsewhere,
            None,
        )
        .unwrap()
    };
    let mut vault = unlock().vault;
    for n in 3..20 {
        add_ana(&mut vault, n).unwrap();
    }
    drop(vault);
    fs::write(shut.file("records/000003-4f2a.age"), here).unwrap();
    let mut opened = unlock();
    let dated = Dated {
        generation: "000003-4f2a".parse().unwrap(),
        at: at(2),
    };
    assert!(
        opened.notices.contains(&OpenNotice::AnotherHead(dated)),
        "{:?}",
        opened.notices
    );
    for n in 20..40 {
        add_ana(&mut opened.vault, n).unwrap();
    }
    assert!(shut.file("records/000003-4f2a.age").exists());
}

#[test]
fn a_scan_reads_back_as_it_was_and_is_offered_until_it_is_filed() {
    for size in [0, 1, 511, 512, 513, 65_536, 200_001] {
        let (shut, mut vault) = created();
        let bytes: Vec<u8> = (0..size).map(|n: u32| n.to_le_bytes()[0]).collect();
        let stored = add_scan(&mut vault, &bytes);
        assert_eq!(&vault.read_scan(&stored.id).unwrap()[..], &bytes[..]);
        assert_eq!(vault.unfiled_scans().unwrap(), [stored.id]);
        let (meta, size_bytes) = vault.scan_meta(&stored.id).unwrap();
        assert_eq!(
            (meta.file_name.as_str(), meta.added_at, size_bytes),
            ("receipt.jpg", at(1), u64::from(size))
        );
        drop(vault);
        let mut opened = shut.open();
        assert_eq!(
            opened.notices,
            [OpenNotice::ScansFoundNotFiled { count: 1 }]
        );
        opened.vault.remove_unfiled_scan(&stored.id).unwrap();
        assert_eq!(opened.vault.read_scan(&stored.id), Err(ScanError::Missing));
    }
}

#[test]
fn a_reading_reads_back_is_no_scan_of_its_own_and_goes_with_its_scan() {
    let (shut, mut vault) = created();
    let stored = add_scan(&mut vault, b"scan");
    assert!(vault.reading(&stored.id).is_none());
    for reading in [&b"{\"format\":1}"[..], &[b'7'; 200_000], b"{}"] {
        vault.put_reading(&stored.id, reading).unwrap();
        let kept = vault.reading(&stored.id).unwrap();
        assert_eq!(kept.trim_ascii_end(), reading);
        assert!(kept.len() <= reading.len() + reading.len() / 8 + 1);
    }
    assert_eq!(vault.unfiled_scans().unwrap(), [stored.id]);
    let folder = format!("scans/{}", stored.id.folder_name());
    assert_eq!(shut.names(&folder).len(), 2);
    vault.remove_unfiled_scan(&stored.id).unwrap();
    assert_eq!(shut.names(&folder).len(), 0);
    assert_eq!(
        vault.put_reading(&stored.id, b"{}"),
        Err(ScanError::Missing),
        "a reading does not outlive its scan"
    );
}

#[test]
fn a_damaged_reading_is_as_good_as_none_and_harms_nothing() {
    let (shut, mut vault) = created();
    let stored = add_scan(&mut vault, b"scan");
    vault.put_reading(&stored.id, b"{}").unwrap();
    let file = shut.file(&format!(
        "scans/{}/{}",
        stored.id.folder_name(),
        stored.id.reading_name()
    ));
    let mut bytes = fs::read(&file).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert!(vault.reading(&stored.id).is_none());
    assert_eq!(&vault.read_scan(&stored.id).unwrap()[..], b"scan");
    vault.put_reading(&stored.id, b"{\"again\":1}").unwrap();
    assert!(vault.reading(&stored.id).is_some());
}

#[test]
fn a_scan_that_is_too_big_or_not_what_it_promised_is_refused() {
    let (shut, mut vault) = created();
    let meta = ScanMeta {
        file_name: "x".into(),
        media_type: "image/png".into(),
        added_at: at(0),
    };
    struct Untouched;
    impl std::io::Read for Untouched {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("an oversized source is not read")
        }
    }
    let too_big = vault.add_scan(&mut Untouched, 300_000_000, &meta);
    assert_eq!(
        too_big,
        Err(ScanError::TooBig {
            max_bytes: crate::SCAN_MAX_BYTES
        })
    );
    for promised in [4, 6] {
        assert_eq!(
            vault.add_scan(&mut &b"12345"[..], promised, &meta),
            Err(ScanError::SourceFailed)
        );
    }
    assert_eq!((shut.names("scans").len(), shut.names("tmp").len()), (0, 0));
}

#[test]
fn a_folder_without_a_vault_is_told_apart_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let unlock = |name: &str| {
        let passphrase = secret(PASSPHRASE);
        Vault::unlock(
            &home.path().join(name),
            Unlock::Passphrase(&passphrase),
            device(),
            None,
        )
        .err()
    };
    fs::create_dir(home.path().join("empty")).unwrap();
    fs::write(home.path().join("file"), "x").unwrap();
    for name in ["empty", "file", "nothing"] {
        assert_eq!(unlock(name), Some(UnlockError::NotAVault), "{name}");
        assert_eq!(peek(&home.path().join(name)), Ok(None), "{name}");
    }
    assert_eq!(fs::read_dir(home.path().join("empty")).unwrap().count(), 0);
}

#[test]
fn the_sheet_goes_on_opening_when_the_passphrase_slot_is_lost() {
    let shut = with_saves(1);
    fs::remove_file(shut.file("keys/passphrase.age")).unwrap();
    assert_eq!(
        shut.try_open(PASSPHRASE).err(),
        Some(UnlockError::SlotMissing(Slot::Passphrase))
    );
    let mut opened = shut.try_recover().unwrap();
    assert_eq!(opened.notices, [OpenNotice::SlotMissing(Slot::Passphrase)]);
    opened.vault.change_passphrase(&secret("anew")).unwrap();
    drop(opened);
    assert_eq!(shut.try_open("anew").unwrap().notices, []);
}
