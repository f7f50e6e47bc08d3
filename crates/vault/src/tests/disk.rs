//! Disks that fail: at each call, for good or once, with each error; power that goes away; no room.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use rustix::io::Errno;

use super::support::{
    Everything, PASSPHRASE, Shut, add_ana, add_scan, ana, at, created, device, id, line, people,
    secret,
};
use crate::{
    CreateError, DiskError, KeyError, OpenNotice, SaveError, ScanError, ScanMeta, Unlock,
    UnlockError, Vault,
    fault::{self, Diary, Event, Plan},
};

const NEW_PASSPHRASE: &str = "eight loud rivers";

/// A job that is interrupted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Job {
    Edit,
    Attach,
    Delete,
    ChangePassphrase,
    NewSheet,
}

const JOBS: [Job; 5] = [
    Job::Edit,
    Job::Attach,
    Job::Delete,
    Job::ChangePassphrase,
    Job::NewSheet,
];

/// Does the job; `true` when it was acknowledged. Errors must be situations that fit a failing disk.
fn perform(job: Job, vault: &mut Vault, sheet: &mut Option<String>) -> bool {
    match job {
        Job::Edit => is_done(vault.write(at(9), |records| {
            let mut person = ana(1);
            person.birth_place = Some(line("changed"));
            Ok(records.put_person(&person)?)
        })),
        Job::Attach => attach(vault),
        Job::Delete => is_done(vault.write(at(9), |records| {
            records.remove_page(id(7))?;
            Ok(records.remove_document(id(8))?)
        })),
        Job::ChangePassphrase => is_key_done(&vault.change_passphrase(&secret(NEW_PASSPHRASE))),
        Job::NewSheet => is_key_done(&vault.make_recovery_identity().map(|new| {
            *sheet = Some(new.reveal().to_owned());
        })),
    }
}

fn attach(vault: &mut Vault) -> bool {
    let meta = ScanMeta {
        file_name: "b".into(),
        media_type: "image/png".into(),
        added_at: at(9),
    };
    let stored = match vault.add_scan(&mut &b"the second page"[..], 15, &meta) {
        Ok(stored) => stored,
        Err(ScanError::Full { .. } | ScanError::Disk(_) | ScanError::ReadOnly) => return false,
        Err(other) => panic!("{other:?}"),
    };
    is_done(vault.write(at(9), |records| {
        let mut document = Everything::new(&stored).document;
        document.id = id(88);
        Ok(records.put_document(&document)?)
    }))
}

fn is_done(saved: Result<(), SaveError>) -> bool {
    match saved {
        Ok(()) => true,
        Err(SaveError::Records(other)) => panic!("{other:?}"),
        Err(_) => false,
    }
}

fn is_key_done(saved: &Result<(), KeyError>) -> bool {
    match saved {
        Ok(()) => true,
        Err(KeyError::EmptyPassphrase) => panic!("it was not empty"),
        Err(_) => false,
    }
}

/// What a vault holds, as far as the jobs change it.
#[derive(Debug, PartialEq, Eq)]
struct Holding {
    edited: bool,
    scans: BTreeSet<Vec<u8>>,
}

fn holding(vault: &Vault) -> Holding {
    let records = vault.records();
    assert_eq!(records.is_sound(), Ok(true));
    let scans = records.documents().unwrap();
    let scans = scans.iter().map(|document| {
        vault
            .read_scan(&document.scan.parse().unwrap())
            .unwrap()
            .to_vec()
    });
    Holding {
        edited: records.person(id(1)).unwrap().unwrap().birth_place == Some(line("changed")),
        scans: scans.collect(),
    }
}

fn expected(job: Job, is_after: bool) -> Holding {
    let mut scans = vec![b"the first page".to_vec()];
    match job {
        Job::Attach if is_after => scans.push(b"the second page".to_vec()),
        Job::Delete if is_after => scans.clear(),
        _ => {}
    }
    Holding {
        edited: job == Job::Edit && is_after,
        scans: scans.into_iter().collect(),
    }
}

/// A closed vault with one of everything.
fn template() -> Shut {
    let (shut, mut vault) = created();
    let all = Everything::new(&add_scan(&mut vault, b"the first page"));
    vault.write(at(1), |records| all.put(records)).unwrap();
    shut
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn unlock(folder: &Path, with: Unlock<'_>) -> Result<crate::Opened, UnlockError> {
    Vault::unlock(folder, with, device(), None)
}

/// Opens with whichever of the keys should open it: the old, or after the job the new, and after that again.
fn open_after(
    folder: &Path,
    job: Job,
    is_acknowledged: bool,
    sheets: [Option<&str>; 2],
) -> crate::Opened {
    if !matches!(job, Job::ChangePassphrase | Job::NewSheet) {
        return unlock(folder, Unlock::Recovery(sheets[0].unwrap())).unwrap();
    }
    let (old, new) = (secret(PASSPHRASE), secret(NEW_PASSPHRASE));
    let by_passphrase = [Unlock::Passphrase(&old), Unlock::Passphrase(&new)];
    let opens = |with: &Unlock<'_>| unlock(folder, *with).is_ok();
    let count = by_passphrase.iter().filter(|with| opens(with)).count();
    assert_eq!(count, 1, "exactly one passphrase opens");
    if job == Job::ChangePassphrase && is_acknowledged {
        assert!(
            opens(&by_passphrase[1]),
            "the acknowledged passphrase opens"
        );
    }
    let known: Vec<_> = sheets.into_iter().flatten().map(Unlock::Recovery).collect();
    let by_sheet = known.iter().filter(|with| opens(with)).count();
    // A sheet that was replaced, but never handed out, opens nothing any more; the passphrase does.
    assert!(
        by_sheet == 1 || (job == Job::NewSheet && !is_acknowledged),
        "a sheet opens"
    );
    let opened = by_passphrase
        .into_iter()
        .find_map(|with| unlock(folder, with).ok());
    opened.unwrap()
}

/// Lets the disk fail after each number of calls until the job goes through untouched; returns how many ways it failed.
fn fail_everywhere(job: Job, with: Errno, for_good: bool) -> usize {
    let shut = template();
    for after in 0.. {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("v");
        copy_folder(&shut.folder(), &folder);
        let mut vault = unlock(&folder, Unlock::Recovery(shut.sheet.reveal()))
            .unwrap()
            .vault;
        let mut new_sheet = None;
        fault::set(Plan {
            after,
            with,
            for_good,
        });
        let is_acknowledged = perform(job, &mut vault, &mut new_sheet);
        let (was_hit, in_memory) = (
            fault::was_hit(),
            (!for_good).then(|| holding_unharmed(&vault)),
        );
        let is_read_only = vault.is_read_only();
        if is_read_only {
            assert_eq!(add_ana(&mut vault, 77), Err(SaveError::ReadOnly));
        }
        drop(vault);
        fault::clear();
        let sheets = [Some(shut.sheet.reveal()), new_sheet.as_deref()];
        let opened = open_after(&folder, job, is_acknowledged, sheets);
        let found = holding(&opened.vault);
        let context = format!("{job:?} {with:?} after {after}");
        if is_acknowledged {
            assert_eq!(found, expected(job, true), "{context}");
        } else {
            assert!(
                found == expected(job, true) || found == expected(job, false),
                "{context}"
            );
        }
        if let Some(Some(in_memory)) = in_memory {
            assert_eq!(
                in_memory.edited,
                job == Job::Edit && is_acknowledged,
                "{context}"
            );
        }
        if !was_hit {
            assert!(is_acknowledged, "{context}");
            return after;
        }
    }
    unreachable!()
}

/// What is in memory, with the disk working again.
fn holding_unharmed(vault: &Vault) -> Option<Holding> {
    fault::clear();
    let is_whole = vault.unfiled_scans().is_ok();
    is_whole.then(|| holding(vault))
}

#[test]
fn a_process_that_dies_before_any_call_leaves_the_state_before_or_after() {
    let count: usize = JOBS
        .into_iter()
        .map(|job| fail_everywhere(job, Errno::IO, true))
        .sum();
    assert!(count > 60, "{count}");
}

#[test]
fn an_error_at_any_call_leaves_the_state_before_or_after_and_memory_agrees() {
    for with in [
        Errno::IO,
        Errno::ROFS,
        Errno::ACCESS,
        Errno::MFILE,
        Errno::NOSPC,
    ] {
        for job in JOBS {
            assert!(fail_everywhere(job, with, false) > 5);
        }
    }
}

#[test]
fn after_the_disk_did_not_confirm_a_write_nothing_more_is_acknowledged() {
    let shut = template();
    let mut vault = unlock(&shut.folder(), Unlock::Recovery(shut.sheet.reveal()))
        .unwrap()
        .vault;
    let mut tried = 0;
    while !vault.is_read_only() {
        fault::set(Plan {
            after: tried,
            with: Errno::IO,
            for_good: false,
        });
        let saved = add_ana(&mut vault, 90 + u8::try_from(tried).unwrap());
        if vault.is_read_only() {
            assert_eq!(saved, Err(SaveError::NotConfirmed));
        }
        tried += 1;
    }
    fault::clear();
    let before = people(&vault);
    assert_eq!(add_ana(&mut vault, 60), Err(SaveError::ReadOnly));
    assert_eq!(people(&vault), before);
    let meta = ScanMeta {
        file_name: "x".into(),
        media_type: "x/y".into(),
        added_at: at(0),
    };
    assert_eq!(
        vault.add_scan(&mut &b"x"[..], 1, &meta),
        Err(ScanError::ReadOnly)
    );
    assert_eq!(
        vault.change_passphrase(&secret("anything")),
        Err(KeyError::ReadOnly)
    );
    assert!(vault.make_recovery_identity().is_err());
}

#[test]
fn opening_survives_an_error_at_any_call_and_the_next_opening_finds_everything() {
    let shut = template();
    for with in [Errno::IO, Errno::ACCESS, Errno::MFILE] {
        for after in 0.. {
            fault::set(Plan {
                after,
                with,
                for_good: false,
            });
            let opened = unlock(&shut.folder(), Unlock::Recovery(shut.sheet.reveal()));
            let was_hit = fault::was_hit();
            drop(opened);
            fault::clear();
            let opened = unlock(&shut.folder(), Unlock::Recovery(shut.sheet.reveal())).unwrap();
            assert_eq!(
                holding(&opened.vault),
                expected(Job::Edit, false),
                "{with:?} {after}"
            );
            if !was_hit {
                assert!(after > 20);
                break;
            }
        }
    }
}

#[test]
fn making_a_vault_that_is_interrupted_anywhere_says_so_and_touches_nothing_else() {
    for after in 0.. {
        let home = tempfile::tempdir().unwrap();
        fault::set(Plan {
            after,
            with: Errno::IO,
            for_good: true,
        });
        let made = Vault::create(&home.path().join("v"), &secret(PASSPHRASE), device(), at(0));
        let was_hit = fault::was_hit();
        fault::clear();
        // Only tidying up may fail unnoticed: then the vault is whole.
        assert!(was_hit || made.is_ok(), "{after}");
        if let Ok((vault, sheet)) = made {
            drop(vault);
            unlock(&home.path().join("v"), Unlock::Recovery(sheet.reveal())).unwrap();
        }
        assert!(fs::read_dir(home.path()).unwrap().count() <= 1);
        if !was_hit {
            assert!(after > 40);
            return;
        }
    }
}

/// A disk after the power went away: what was confirmed is there, the rest may be there, in part, or not.
#[derive(Default, Clone)]
struct Platter {
    /// Names as they would be found, and which file each is.
    names: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    /// Bytes of each file that were confirmed, and that were written.
    files: Vec<(Vec<u8>, Vec<u8>)>,
}

/// What happens to bytes that nobody confirmed.
#[derive(Debug, Clone, Copy)]
enum Unconfirmed {
    Lost,
    Torn,
    Written,
}

impl Platter {
    fn from_folder(folder: &Path) -> Self {
        let mut platter = Self::default();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            platter.folders.insert(folder.clone());
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let bytes = fs::read(&path).unwrap();
                platter.names.insert(path, platter.files.len());
                platter.files.push((bytes.clone(), bytes));
            }
        }
        platter
    }

    /// The disk after these events. Names follow the events up to the last one that was confirmed in their folder,
    /// or, when `names_are_eager`, up to the end.
    fn after(mut self, events: &[Event], names_are_eager: bool) -> Self {
        // Which file a name means while the process lives.
        let mut living = self.names.clone();
        let mut waiting: Vec<(PathBuf, Event)> = Vec::new();
        for event in events {
            match event {
                Event::MakeFile(path) => {
                    living.entry(path.clone()).or_insert_with(|| {
                        self.files.push(Default::default());
                        self.files.len() - 1
                    });
                }
                Event::Write(path, bytes) => self.files[living[path]].1.extend(bytes),
                Event::SyncFile(path) => {
                    let file = &mut self.files[living[path]];
                    file.0 = file.1.clone();
                }
                Event::Rename(from, to) => {
                    let file = living.remove(from).unwrap();
                    living.insert(to.clone(), file);
                }
                Event::Remove(path) => drop(living.remove(path)),
                Event::MakeFolder(_) | Event::SyncFolder(_) => {}
            }
            match event {
                Event::Write(..) | Event::SyncFile(_) => {}
                Event::SyncFolder(folder) => {
                    let (now, later) = waiting.into_iter().partition(|(place, _)| place == folder);
                    waiting = later;
                    self.confirm(now, &living);
                }
                Event::MakeFile(path)
                | Event::MakeFolder(path)
                | Event::Remove(path)
                | Event::Rename(_, path) => {
                    waiting.push((path.parent().unwrap().to_owned(), event.clone()));
                }
            }
        }
        if names_are_eager {
            self.confirm(waiting, &living);
        }
        self
    }

    fn confirm(&mut self, events: Vec<(PathBuf, Event)>, living: &BTreeMap<PathBuf, usize>) {
        for (_, event) in events {
            match event {
                Event::MakeFile(path) => {
                    if let Some(file) = living.get(&path) {
                        self.names.insert(path, *file);
                    }
                }
                Event::Rename(from, to) => {
                    self.names.remove(&from);
                    if let Some(file) = living.get(&to) {
                        self.names.insert(to, *file);
                    }
                }
                Event::Remove(path) => drop(self.names.remove(&path)),
                Event::MakeFolder(path) => drop(self.folders.insert(path)),
                Event::Write(..) | Event::SyncFile(_) | Event::SyncFolder(_) => {}
            }
        }
    }

    fn write_to(&self, from: &Path, to: &Path, unconfirmed: Unconfirmed) {
        let moved = |path: &Path| to.join(path.strip_prefix(from).unwrap());
        for folder in &self.folders {
            fs::create_dir_all(moved(folder)).unwrap();
        }
        for (path, file) in &self.names {
            let (confirmed, written) = &self.files[*file];
            let torn = confirmed.len().midpoint(written.len());
            let bytes = match unconfirmed {
                Unconfirmed::Lost => &confirmed[..],
                Unconfirmed::Torn => &written[..torn],
                Unconfirmed::Written => &written[..],
            };
            if moved(path).parent().unwrap().is_dir() {
                fs::write(moved(path), bytes).unwrap();
            }
        }
    }
}

/// Does a job with a diary; the diary holds only what reached the vault's folder.
fn diary_of(job: Job, folder: &Path, sheet: &str, new_sheet: &mut Option<String>) -> Diary {
    let mut vault = unlock(folder, Unlock::Recovery(sheet)).unwrap().vault;
    fault::start_diary();
    assert!(perform(job, &mut vault, new_sheet));
    fault::stop_diary()
}

#[test]
fn power_lost_at_any_moment_loses_nothing_that_was_acknowledged() {
    let mut checked = 0;
    for job in JOBS {
        let shut = template();
        let before = Platter::from_folder(&shut.folder());
        let mut new_sheet = None;
        let diary = diary_of(job, &shut.folder(), shut.sheet.reveal(), &mut new_sheet);
        for length in 0..=diary.len() {
            let is_acknowledged = length == diary.len();
            for names_are_eager in [false, true] {
                let platter = before.clone().after(&diary[..length], names_are_eager);
                for unconfirmed in [Unconfirmed::Lost, Unconfirmed::Torn, Unconfirmed::Written] {
                    let home = tempfile::tempdir().unwrap();
                    let folder = home.path().join("v");
                    platter.write_to(&shut.folder(), &folder, unconfirmed);
                    let sheets = [Some(shut.sheet.reveal()), new_sheet.as_deref()];
                    let opened = open_after(&folder, job, is_acknowledged, sheets);
                    let found = holding(&opened.vault);
                    let context = format!(
                        "{job:?} {length}/{} {names_are_eager} {unconfirmed:?}",
                        diary.len()
                    );
                    let is_after = found == expected(job, true);
                    assert!(
                        is_after || found == expected(job, false),
                        "{context} {found:?}"
                    );
                    assert!(is_after || !is_acknowledged, "{context}");
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 300, "{checked}");
}

/// A small disk in memory, when the tests may mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount(mib: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={mib}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder.path())
            .output();
        let is_mounted = mounted.is_ok_and(|output| output.status.success());
        is_mounted.then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.0.path()).status();
        let is_unmounted = unmounted.is_ok_and(|status| status.success());
        assert!(
            is_unmounted || std::thread::panicking(),
            "unmounting the small disk"
        );
    }
}

#[test]
fn a_full_disk_is_told_with_numbers_loses_nothing_and_works_again_when_there_is_room() {
    for mib in [3, 8, 16] {
        let Some(disk) = SmallDisk::mount(mib) else {
            eprintln!(
                "NOT POSSIBLE HERE: mounting a small disk needs root; the full-disk check did not run"
            );
            return;
        };
        fill_up(disk.0.path());
    }
}

fn fill_up(disk: &Path) {
    let folder = disk.join("v");
    let (mut vault, sheet) = Vault::create(&folder, &secret(PASSPHRASE), device(), at(0)).unwrap();
    let page = vec![7_u8; 100_000];
    let meta = ScanMeta {
        file_name: "x".into(),
        media_type: "image/png".into(),
        added_at: at(0),
    };
    let mut kept = Vec::new();
    let full = loop {
        match vault.add_scan(&mut &page[..], 100_000, &meta) {
            Ok(stored) => kept.push(stored.id),
            Err(error) => break error,
        }
    };
    let is_told = matches!(full, ScanError::Full { needed_bytes, free_bytes }
        if needed_bytes > 100_000 && free_bytes < needed_bytes);
    assert!(is_told, "{full:?}");
    let filler = disk.join("filler");
    let free = usize::try_from(vault.free_bytes().unwrap()).unwrap();
    fs::write(&filler, vec![1; free]).unwrap();
    assert!(matches!(
        add_ana(&mut vault, 1),
        Err(SaveError::Full { .. })
    ));
    assert!(matches!(
        vault.change_passphrase(&secret("x")),
        Err(KeyError::Full { .. })
    ));
    assert!(!vault.is_read_only());
    drop(vault);
    let error = unlock(&folder, Unlock::Recovery(sheet.reveal())).err();
    assert!(matches!(error, Some(UnlockError::Full { .. })), "{error:?}");
    fs::remove_file(filler).unwrap();
    let mut opened = unlock(&folder, Unlock::Recovery(sheet.reveal())).unwrap();
    assert_eq!(
        opened.notices,
        [OpenNotice::ScansFoundNotFiled { count: kept.len() }]
    );
    for scan in &kept {
        assert_eq!(&opened.vault.read_scan(scan).unwrap()[..], &page[..]);
    }
    for scan in kept.iter().take(8) {
        opened.vault.remove_unfiled_scan(scan).unwrap();
    }
    add_ana(&mut opened.vault, 2).unwrap();
    assert_eq!(people(&opened.vault), ["Ana 2 Rivera"]);
}

#[test]
fn a_vault_is_not_begun_where_there_is_no_room() {
    let Some(disk) = SmallDisk::mount(1) else {
        eprintln!(
            "NOT POSSIBLE HERE: mounting a small disk needs root; the full-disk check did not run"
        );
        return;
    };
    fs::write(disk.0.path().join("filler"), vec![1; 1_000_000]).unwrap();
    let made = Vault::create(
        &disk.0.path().join("v"),
        &secret(PASSPHRASE),
        device(),
        at(0),
    )
    .err();
    assert!(matches!(made, Some(CreateError::Full { .. })), "{made:?}");
    assert!(!disk.0.path().join("v").exists());
}

#[test]
fn errors_of_the_disk_are_told_apart() {
    for (errno, expected) in [
        (Errno::NOENT, DiskError::Missing),
        (Errno::LOOP, DiskError::NotAPlainFile),
        (Errno::ROFS, DiskError::NotPermitted),
        (Errno::EXIST, DiskError::AlreadyThere),
    ] {
        assert_eq!(DiskError::from(errno), expected);
    }
}
