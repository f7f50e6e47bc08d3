//! Other processes: twenty at once, the holder killed, and kills at any moment. The other process is this very test,
//! started again with a task in its environment.

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use rand::{Rng, SeedableRng, rngs::StdRng};

use super::support::{
    Everything, PASSPHRASE, add_scan, ana, at, created, device, id, line, secret, with_saves,
};
use crate::{OpenNotice, SaveError, ScanId, Unlock, UnlockError, Vault};

const TASK: &str = "CASEKEEP_TEST_TASK";
const FOLDER: &str = "CASEKEEP_TEST_FOLDER";

/// Starts this binary again to run one test as a task.
fn start(test: &str, task: &str, folder: &Path) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args([
        &format!("tests::processes::{test}"),
        "--exact",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env(TASK, task).env(FOLDER, folder);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The task this process was started for, if it was.
fn task() -> Option<(String, PathBuf)> {
    Some((env::var(TASK).ok()?, PathBuf::from(env::var_os(FOLDER)?)))
}

fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "@{words}").unwrap();
    out.flush().unwrap();
}

/// What a process said, without what the test harness prints around it.
fn said(line: &str) -> Option<&str> {
    line.split_once('@').map(|(_, words)| words)
}

fn first_words(out: &mut BufReader<ChildStdout>) -> String {
    let mut line = String::new();
    loop {
        line.clear();
        assert!(
            out.read_line(&mut line).unwrap() > 0,
            "the other process said nothing"
        );
        if let Some(words) = said(&line) {
            return words.trim().to_owned();
        }
    }
}

fn unlock(folder: &Path, passphrase: &str) -> Result<crate::Opened, UnlockError> {
    Vault::unlock(
        folder,
        Unlock::Passphrase(&secret(passphrase)),
        device(),
        None,
    )
}

/// Opens, says how that went, and stays until its input closes.
fn hold(folder: &Path) {
    let opened = unlock(folder, PASSPHRASE);
    match &opened {
        Ok(_) => say("open"),
        Err(UnlockError::InUse) => say("in use"),
        Err(other) => say(&format!("{other:?}")),
    }
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn of_twenty_that_start_at_once_one_opens_and_after_it_was_killed_the_next_does() {
    if let Some((_, folder)) = task() {
        return hold(&folder);
    }
    const SELF: &str =
        "of_twenty_that_start_at_once_one_opens_and_after_it_was_killed_the_next_does";
    let shut = with_saves(1);
    let mut children: Vec<Child> = (0..20)
        .map(|_| start(SELF, "hold", &shut.folder()))
        .collect();
    let answers: Vec<String> = children
        .iter_mut()
        .map(|child| first_words(&mut BufReader::new(child.stdout.take().unwrap())))
        .collect();
    let holder = answers.iter().position(|answer| answer == "open").unwrap();
    assert_eq!(
        answers.iter().filter(|answer| *answer == "in use").count(),
        19,
        "{answers:?}"
    );
    children[holder].kill().unwrap();
    children[holder].wait().unwrap();
    let start = Instant::now();
    assert!(shut.try_open(PASSPHRASE).is_ok());
    assert!(start.elapsed() < Duration::from_secs(2));
    for mut child in children {
        drop(child.stdin.take());
        child.wait().unwrap();
    }
}

/// Edits, attaches, deletes and changes the passphrase in turn, and says so before and after, until it is killed.
fn work(task: &str, folder: &Path) {
    let (passphrase, from) = task.split_once('|').unwrap();
    let mut vault = unlock(folder, passphrase).unwrap().vault;
    say("ready");
    let mut last = None;
    for step in from.parse::<u32>().unwrap().. {
        match step % 8 {
            3 => last = Some(attach(&mut vault, step)),
            5 => {
                if let Some(scan) = last.take() {
                    say(&format!("try remove {scan}"));
                    remove(&mut vault, &scan);
                    say("removed");
                }
            }
            7 => {
                say(&format!("try passphrase {step}"));
                vault.change_passphrase(&secret(&step.to_string())).unwrap();
                say("passphrase");
            }
            _ => {
                say(&format!("try edit {step}"));
                edit(&mut vault, step);
                say("edited");
            }
        }
    }
}

fn edit(vault: &mut Vault, step: u32) {
    let mut person = ana(u8::try_from(step % 40).unwrap() + 1);
    person.birth_place = Some(line(&step.to_string()));
    vault
        .write(at(step.into()), |records| {
            Ok::<_, SaveError>(records.put_person(&person)?)
        })
        .unwrap();
}

fn attach(vault: &mut Vault, step: u32) -> ScanId {
    let stored = add_scan(vault, &step.to_le_bytes().repeat(5_000));
    say(&format!("try attach {} {step}", stored.id));
    let mut document = Everything::new(&stored).document;
    document.id = crate::new_id();
    vault
        .write(at(step.into()), |records| {
            Ok::<_, SaveError>(records.put_document(&document)?)
        })
        .unwrap();
    say("attached");
    stored.id
}

fn remove(vault: &mut Vault, scan: &ScanId) {
    let documents = vault.records().documents().unwrap();
    let document = documents
        .iter()
        .find(|document| document.scan == scan.to_string())
        .unwrap()
        .id;
    vault
        .write(at(1), |records| {
            Ok::<_, SaveError>(records.remove_document(document)?)
        })
        .unwrap();
}

/// What must be there: what was acknowledged, and perhaps the one thing that was tried last.
#[derive(Default)]
struct Expected {
    places: BTreeMap<u32, u32>,
    scans: BTreeMap<ScanId, u32>,
    passphrase: String,
    pending: Option<String>,
    step: u32,
}

impl Expected {
    fn hear(&mut self, words: &str) {
        match words.strip_prefix("try ") {
            Some(tried) => self.pending = Some(tried.to_owned()),
            None if words == "ready" => {}
            None => self.settle(),
        }
    }

    /// The pending thing happened.
    fn settle(&mut self) {
        let pending = self.pending.take().unwrap();
        let words: Vec<&str> = pending.split(' ').collect();
        match words[..] {
            ["edit", step] => {
                self.step = step.parse().unwrap();
                self.places.insert(self.step % 40, self.step);
            }
            ["attach", scan, step] => {
                self.step = step.parse().unwrap();
                self.scans.insert(scan.parse().unwrap(), self.step);
            }
            ["remove", scan] => drop(self.scans.remove(&scan.parse().unwrap())),
            ["passphrase", step] => {
                self.step = step.parse().unwrap();
                step.clone_into(&mut self.passphrase);
            }
            _ => panic!("{pending}"),
        }
    }

    /// Opens the vault after a kill and holds what is in it against what must be; then takes what is as given.
    fn check(&mut self, folder: &Path) {
        let leftovers = std::fs::read_dir(folder.join("tmp")).unwrap().count();
        let tried = self
            .pending
            .as_deref()
            .and_then(|tried| tried.strip_prefix("passphrase "));
        let by_new = tried
            .map(str::to_owned)
            .and_then(|new| unlock(folder, &new).ok());
        if by_new.is_some() {
            self.settle();
        }
        let opened = by_new.unwrap_or_else(|| unlock(folder, &self.passphrase).unwrap());
        let mut vault = opened.vault;
        let swept = opened
            .notices
            .contains(&OpenNotice::LeftoversSwept { count: leftovers });
        assert!(swept || leftovers == 0, "{leftovers} {:?}", opened.notices);
        for notice in &opened.notices {
            let is_expected = matches!(
                notice,
                OpenNotice::LeftoversSwept { .. } | OpenNotice::ScansFoundNotFiled { count: 1 }
            );
            assert!(is_expected, "{notice:?}");
        }
        assert_eq!(vault.records().is_sound(), Ok(true));
        if !self.agrees(&vault) {
            // Not acknowledged, but on the disk: then it must be the one thing that was tried.
            self.settle();
            assert!(self.agrees(&vault), "after step {}", self.step);
        }
        self.pending = None;
        for scan in vault.unfiled_scans().unwrap() {
            vault.remove_unfiled_scan(&scan).unwrap();
        }
    }

    fn agrees(&self, vault: &Vault) -> bool {
        let people = vault.records().people().unwrap();
        let places: BTreeMap<u32, u32> = people
            .iter()
            .map(|person| {
                let place: u32 = person
                    .birth_place
                    .as_ref()
                    .unwrap()
                    .as_str()
                    .parse()
                    .unwrap();
                assert_eq!(person.id, id(u8::try_from(place % 40).unwrap() + 1));
                (place % 40, place)
            })
            .collect();
        let documents = vault.records().documents().unwrap();
        let scans: BTreeMap<ScanId, u32> = documents
            .iter()
            .map(|document| {
                let scan = document.scan.parse().unwrap();
                let bytes = vault.read_scan(&scan).unwrap();
                (scan, u32::from_le_bytes(bytes[..4].try_into().unwrap()))
            })
            .collect();
        places == self.places && scans == self.scans
    }
}

/// Starts the work, listens for a while, kills it, and looks. Returns how much was acknowledged.
fn kill_once(test: &str, folder: &Path, expected: &mut Expected, life: Duration) -> usize {
    let task = format!("{}|{}", expected.passphrase, expected.step + 1);
    let mut child = start(test, &task, folder);
    let (send, receive) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    let listener = thread::spawn(move || {
        // A word cut off by the kill was not said.
        for line in out.split(b'\n').map_while(Result::ok) {
            if let Some(words) = said(&String::from_utf8_lossy(&line)) {
                let _ = send.send(words.to_owned());
            }
        }
    });
    let mut heard = vec![receive.recv().unwrap()];
    let end = Instant::now() + life;
    loop {
        match receive.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(words) => heard.push(words),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => panic!("the work ended by itself: {heard:?}"),
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    listener.join().unwrap();
    heard.extend(receive.try_iter());
    heard.iter().for_each(|words| expected.hear(words));
    expected.check(folder);
    heard
        .iter()
        .filter(|words| !words.starts_with("try "))
        .count()
        - 1
}

fn kill_many(test: &str, seed: u64, kills: usize) {
    let (shut, vault) = created();
    drop(vault);
    let mut expected = Expected {
        passphrase: PASSPHRASE.into(),
        ..Expected::default()
    };
    let mut random = StdRng::seed_from_u64(seed);
    let acknowledged: usize = (0..kills)
        .map(|_| {
            let life = Duration::from_micros(random.random_range(3_000..120_000));
            kill_once(test, &shut.folder(), &mut expected, life)
        })
        .sum();
    assert!(acknowledged > kills, "{acknowledged}");
}

/// How many times each of the two tests below kills; `CASEKEEP_KILLS` asks for the long form.
fn kills() -> usize {
    env::var("CASEKEEP_KILLS").map_or(150, |count| count.parse().unwrap())
}

#[test]
fn kills_at_any_moment_lose_nothing_that_was_acknowledged() {
    match task() {
        Some((task, folder)) => work(&task, &folder),
        None => kill_many(
            "kills_at_any_moment_lose_nothing_that_was_acknowledged",
            1,
            kills(),
        ),
    }
}

#[test]
fn more_kills_at_other_moments_lose_nothing_either() {
    match task() {
        Some((task, folder)) => work(&task, &folder),
        None => kill_many(
            "more_kills_at_other_moments_lose_nothing_either",
            2,
            kills(),
        ),
    }
}
