//! Damage and loss: flipped bits, exchanged, replaced and deleted files. Nothing is ever silently wrong.

use std::{fs, path::Path};

use casekeep_domain::text::Note;

use super::support::{
    Everything, PASSPHRASE, Shut, add_ana, add_scan, ana, at, created, id, people, with_saves,
};
use crate::{OpenNotice, SaveError, ScanError, ScanId, Slot, UnlockError};

/// Calls `look` once for each place, with one bit of the file flipped there, and puts the file right again.
fn with_each_flip(
    file: &Path,
    places: impl IntoIterator<Item = usize>,
    mut look: impl FnMut(usize),
) {
    let whole = fs::read(file).unwrap();
    for place in places {
        let mut damaged = whole.clone();
        damaged[place] ^= 1 << (place % 8);
        fs::write(file, &damaged).unwrap();
        look(place);
    }
    fs::write(file, whole).unwrap();
}

/// Every byte of the header and the nonce, and one byte in every chunk, the last included.
fn places_in(file: &Path) -> Vec<usize> {
    let bytes = fs::read(file).unwrap();
    let mac = bytes
        .windows(5)
        .position(|window| window == b"\n--- ")
        .unwrap();
    let payload = mac + "\n--- ".len() + 43 + "\n".len() + 16;
    let chunks = (payload..bytes.len()).step_by(64 * 1024 + 16).enumerate();
    let in_chunks = chunks.map(|(n, start)| (start + 7_919 * n % 60_000).min(bytes.len() - 1));
    (0..payload)
        .chain(in_chunks)
        .chain([bytes.len() - 1])
        .collect()
}

/// A vault whose newest save fills several chunks.
fn with_big_save() -> Shut {
    let shut = with_saves(1);
    let mut vault = shut.open().vault;
    let note = "receipt 0123456789 ".repeat(1_000);
    vault
        .write(at(2), |records| {
            for n in 2..40 {
                let mut person = ana(n);
                person.notes = Note::parse(&format!("{n} {note}")).ok();
                records.put_person(&person)?;
            }
            Ok::<_, SaveError>(())
        })
        .unwrap();
    drop(vault);
    shut
}

#[test]
fn one_flipped_bit_anywhere_in_the_newest_save_is_noticed_and_the_one_before_opens() {
    let shut = with_big_save();
    let file = shut.file("records/000003-4f2a.age");
    let places = places_in(&file);
    assert!(places.len() > 200 && fs::metadata(&file).unwrap().len() > 8 * 65_536);
    with_each_flip(&file, places, |place| {
        let opened = shut.try_recover().unwrap();
        assert_eq!(people(&opened.vault), ["Ana 1 Rivera"], "{place}");
        match &opened.notices[..] {
            [OpenNotice::FellBack { damaged, opened }] => {
                assert_eq!((damaged.len(), damaged[0].generation.number), (1, 3));
                assert_eq!((opened.generation.number, opened.at), (2, at(1)));
            }
            other => panic!("{place}: {other:?}"),
        }
    });
    assert_eq!(shut.notices(), []);
}

#[test]
fn a_save_that_was_cut_off_or_grew_is_noticed() {
    let shut = with_big_save();
    let file = shut.file("records/000003-4f2a.age");
    let whole = fs::read(&file).unwrap();
    let longer = [&whole[..], b"\0"].concat();
    let cuts = [
        0,
        1,
        100,
        65_536,
        whole.len() - 65_552,
        whole.len() - 16,
        whole.len() - 1,
    ];
    for damaged in cuts.iter().map(|cut| &whole[..*cut]).chain([&longer[..]]) {
        fs::write(&file, damaged).unwrap();
        let opened = shut.try_recover().unwrap();
        assert!(
            matches!(opened.notices[..], [OpenNotice::FellBack { .. }]),
            "{}",
            damaged.len()
        );
    }
}

#[test]
fn after_falling_back_the_next_save_is_newer_than_the_damaged_one_and_nothing_more_is_said() {
    let shut = with_saves(2);
    let file = shut.file("records/000003-4f2a.age");
    fs::write(&file, "").unwrap();
    let mut vault = shut.open().vault;
    add_ana(&mut vault, 9).unwrap();
    assert_eq!(vault.current().generation.number, 4);
    drop(vault);
    assert_eq!(shut.notices(), []);
    assert_eq!(people(&shut.open().vault), ["Ana 1 Rivera", "Ana 9 Rivera"]);
}

#[test]
fn when_no_save_can_be_read_they_are_named_and_left_as_they_are() {
    let shut = with_saves(1);
    for name in shut.names("records") {
        fs::write(shut.file("records").join(name), "age-encryption.org/v1\n").unwrap();
    }
    match shut.try_open(PASSPHRASE) {
        Err(UnlockError::AllDamaged { damaged }) => {
            assert_eq!(
                damaged
                    .iter()
                    .map(|d| d.generation.number)
                    .collect::<Vec<_>>(),
                [2, 1]
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        fs::read(shut.file("records/000002-4f2a.age")).unwrap(),
        b"age-encryption.org/v1\n"
    );
    for name in shut.names("records") {
        fs::remove_file(shut.file("records").join(name)).unwrap();
    }
    assert_eq!(
        shut.try_open(PASSPHRASE).err(),
        Some(UnlockError::NoRecords)
    );
}

#[test]
fn one_flipped_bit_anywhere_in_a_scan_is_noticed_and_other_scans_still_open() {
    let (_shut, mut vault) = created();
    let bytes: Vec<u8> = (0..150_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let (stored, other) = (
        add_scan(&mut vault, &bytes),
        add_scan(&mut vault, b"another"),
    );
    let file = scan_file(&_shut, &stored.id);
    with_each_flip(&file, places_in(&file), |place| {
        assert_eq!(
            vault.read_scan(&stored.id),
            Err(ScanError::Damaged),
            "{place}"
        );
    });
    assert_eq!(&vault.read_scan(&stored.id).unwrap()[..], &bytes[..]);
    assert_eq!(&vault.read_scan(&other.id).unwrap()[..], b"another");
}

fn scan_file(shut: &Shut, scan: &ScanId) -> std::path::PathBuf {
    shut.file("scans")
        .join(scan.folder_name())
        .join(scan.file_name())
}

#[test]
fn one_flipped_bit_anywhere_in_a_key_slot_is_named_and_the_other_slot_opens() {
    let shut = with_saves(1);
    let open = |slot: Slot| match slot {
        Slot::Passphrase => shut.try_open(PASSPHRASE),
        Slot::Recovery => shut.try_recover(),
    };
    for (slot, other) in [
        (Slot::Passphrase, Slot::Recovery),
        (Slot::Recovery, Slot::Passphrase),
    ] {
        let file = shut.file("keys").join(slot.file_name());
        let size = usize::try_from(fs::metadata(&file).unwrap().len()).unwrap();
        with_each_flip(&file, 0..size, |place| {
            let error = open(slot).err();
            let is_costly = matches!(error, Some(UnlockError::TooCostly { .. }));
            assert!(
                is_costly || error == Some(UnlockError::SlotDamaged(slot)),
                "{place} {error:?}"
            );
            if place % 8 == 0 {
                assert_eq!(
                    open(other).unwrap().notices,
                    [OpenNotice::SlotDamaged(slot)],
                    "{place}"
                );
            }
        });
    }
    assert_eq!(shut.notices(), []);
}

#[test]
fn two_scans_that_changed_places_are_both_noticed() {
    let (shut, mut vault) = created();
    let (one, two) = (
        add_scan(&mut vault, b"one page"),
        add_scan(&mut vault, b"two page"),
    );
    let (first, second) = (scan_file(&shut, &one.id), scan_file(&shut, &two.id));
    let bytes = (fs::read(&first).unwrap(), fs::read(&second).unwrap());
    fs::write(&first, bytes.1).unwrap();
    fs::write(&second, bytes.0).unwrap();
    assert_eq!(vault.read_scan(&one.id), Err(ScanError::Damaged));
    assert_eq!(vault.read_scan(&two.id), Err(ScanError::Damaged));
}

#[test]
fn an_old_save_under_a_new_name_and_one_of_another_vault_are_not_taken() {
    let (shut, other) = (with_saves(3), with_saves(6));
    fs::copy(
        shut.file("records/000002-4f2a.age"),
        shut.file("records/000009-4f2a.age"),
    )
    .unwrap();
    fs::copy(
        other.file("records/000007-4f2a.age"),
        shut.file("records/000008-4f2a.age"),
    )
    .unwrap();
    let opened = shut.open();
    assert_eq!(people(&opened.vault).len(), 3);
    match &opened.notices[..] {
        [OpenNotice::FellBack { damaged, opened }] => {
            assert_eq!(
                damaged
                    .iter()
                    .map(|d| d.generation.number)
                    .collect::<Vec<_>>(),
                [9, 8]
            );
            assert_eq!(opened.generation.number, 4);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn slots_of_another_vault_open_nothing() {
    let (shut, other) = (with_saves(1), with_saves(1));
    fs::copy(
        other.file("keys/passphrase.age"),
        shut.file("keys/passphrase.age"),
    )
    .unwrap();
    let error = shut.try_open(PASSPHRASE).err();
    assert!(
        matches!(error, Some(UnlockError::AllDamaged { .. })),
        "{error:?}"
    );
    assert_eq!(people(&shut.try_recover().unwrap().vault).len(), 1);
}

/// A vault with one of everything and four saves, and the name of its scan's file.
fn with_everything() -> (Shut, String) {
    let (shut, mut vault) = created();
    let stored = add_scan(&mut vault, b"a made-up picture");
    let all = Everything::new(&stored);
    vault.write(at(1), |records| all.put(records)).unwrap();
    for n in 2..4 {
        add_ana(&mut vault, n).unwrap();
    }
    drop(vault);
    (
        shut,
        format!(
            "scans/{}/{}",
            stored.id.folder_name(),
            stored.id.file_name()
        ),
    )
}

#[test]
fn losing_any_one_file_loses_at_most_that_file_and_it_is_named() {
    let (_, scan) = with_everything();
    let scan = (scan, OpenNotice::ScansMissing(vec![id(8)]));
    let fixed = [
        ("README.txt".to_owned(), OpenNotice::Restored("README.txt")),
        ("vault.json".to_owned(), OpenNotice::Restored("vault.json")),
        (
            "keys/recovery.age".to_owned(),
            OpenNotice::SlotMissing(Slot::Recovery),
        ),
        (
            "keys/passphrase.age".to_owned(),
            OpenNotice::SlotMissing(Slot::Passphrase),
        ),
    ];
    for (name, expected) in fixed.into_iter().chain([scan]) {
        let (shut, scan) = with_everything();
        let name = if name.starts_with("scans") {
            scan
        } else {
            name
        };
        fs::remove_file(shut.file(&name)).unwrap();
        let opened = if name.contains("passphrase") {
            shut.try_recover()
        } else {
            shut.try_open(PASSPHRASE)
        }
        .unwrap();
        assert_eq!(opened.notices, [expected], "{name}");
        assert_eq!(people(&opened.vault).len(), 3);
    }
}

#[test]
fn losing_an_older_save_is_named_and_losing_the_newest_falls_back_with_a_warning() {
    for (number, count) in [(1, 3), (2, 3), (3, 3), (4, 2)] {
        let (shut, _) = with_everything();
        let seen = shut.open().vault.current();
        fs::remove_file(shut.file(&format!("records/{number:06}-4f2a.age"))).unwrap();
        let unlock = crate::Unlock::Recovery(shut.sheet.reveal());
        let opened =
            crate::Vault::unlock(&shut.folder(), unlock, super::support::device(), Some(seen))
                .unwrap();
        assert_eq!(people(&opened.vault).len(), count);
        match &opened.notices[..] {
            [OpenNotice::BackupsMissing(lost)] if number < 4 => {
                assert_eq!((lost.len(), lost[0].generation.number), (1, number));
            }
            [OpenNotice::OlderThanLastSeen { opened, .. }] if number == 4 => {
                assert_eq!(opened.generation.number, 3);
            }
            other => panic!("{number}: {other:?}"),
        }
    }
}

#[test]
fn a_lost_lock_and_lost_empty_folders_don_t_matter() {
    let shut = with_saves(1);
    fs::remove_file(shut.file("lock")).unwrap();
    fs::remove_dir(shut.file("tmp")).unwrap();
    fs::remove_dir(shut.file("scans")).unwrap();
    let mut opened = shut.open();
    assert_eq!(opened.notices, []);
    add_scan(&mut opened.vault, b"x");
}
