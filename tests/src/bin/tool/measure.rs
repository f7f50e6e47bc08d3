//! Measurements: one JSON object a line, medians of several runs.
//!
//! Invariant: a peer is measured in the same run, on the same bytes.
//! Not here: what is a good figure.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use casekeep_app::{SecretString, example};
use casekeep_domain::{
    ids::{Id, NoticeId},
    notices::{Document, Notice, NoticeKindId, Page, QuarterTurns},
    papers::{Papers, RecoverySheetState},
    text::Line,
};
use casekeep_vault::{DeviceId, ExposeSecret, RecordsError, SaveError, Vault, measure::Key};
use chrono::{NaiveDate, Utc};
use rand::RngCore;
use serde_json::{Value, json};

const SCAN_BYTES: usize = 200 << 20;
/// How long a window may take to paint.
const PATIENCE: Duration = Duration::from_secs(30);

/// Every measurement.
pub(crate) fn all(app: &Path) -> Result<()> {
    for notices in [100, 1_000, 10_000] {
        saves(notices)?;
    }
    scans()?;
    summary()?;
    identifying()?;
    window(app)
}

/// Size of the long text that is read for numbers.
const TEXT_BYTES: usize = 1 << 20;

/// "What is this number?" of one line, of a page of an e-mail, and of a megabyte, in its worst shapes too.
fn identifying() -> Result<()> {
    let line = "my number is A 012-345-678, receipt ioe0912345678\n".to_owned();
    let repeated = |piece: &str| piece.repeat(TEXT_BYTES / piece.len());
    let texts = [
        ("line", line.clone()),
        ("page", line.repeat(40)),
        ("megabyte_of_lines", repeated(&line)),
        ("megabyte_of_digits", repeated("0")),
        ("megabyte_of_groups", repeated("0123 4567 ")),
        (
            "megabyte_of_prose",
            repeated("nothing of a case in here, 12 of them at 9:40\n"),
        ),
        (
            "megabyte_of_other_digits",
            repeated("\u{661}\u{662}\u{663} "),
        ),
    ];
    for (name, text) in texts {
        let took = timed(9, || Ok(casekeep_domain::identifiers::identify(&text)))?;
        say(&json!({ "what": "identify", "text": name, "bytes": text.len(), "median_ms": took }))?;
    }
    Ok(())
}

pub(crate) fn say(value: &Value) -> Result<()> {
    writeln!(io::stdout().lock(), "{value}")?;
    Ok(())
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times
        .get(times.len() / 2)
        .map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

fn timed<T>(runs: usize, mut job: impl FnMut() -> Result<T>) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..runs {
        let begun = Instant::now();
        job()?;
        times.push(begun.elapsed());
    }
    Ok(median(times))
}

/// One edit saved, and opening without the passphrase's cost, among so many notices with a page of text each.
fn saves(notices: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("Bench.casekeep");
    let passphrase = SecretString::from("a passphrase for measuring only");
    let device = DeviceId::from_random([1, 2]);
    let (mut vault, _) = Vault::create(&place, &passphrase, device, Utc::now())?;
    let mut first = None;
    vault.write(Utc::now(), |records| {
        fill(records, notices, &mut first).map_err(SaveError::from)
    })?;
    let mut notice = first.context("no notice")?;
    let mut edits = 0;
    let save = timed(15, || {
        edits += 1;
        notice.title = Line::parse(&format!("Receipt notice, edit {edits}")).ok();
        let edit = notice.clone();
        vault.write(Utc::now(), |records| {
            records.put_notice(&edit).map_err(SaveError::from)
        })?;
        Ok(())
    })?;
    say(&json!({ "what": "save_one_edit", "notices": notices, "median_ms": save }))?;
    let identity = vault.identity();
    drop(vault);
    let open = timed(7, || {
        Ok(Vault::open_with_identity(
            &place,
            identity.expose_secret(),
            device,
        )?)
    })?;
    say(&json!({ "what": "unlock_without_kdf", "notices": notices, "median_ms": open }))
}

fn fill(
    records: &mut casekeep_vault::Records,
    notices: usize,
    first: &mut Option<Notice>,
) -> Result<(), RecordsError> {
    let Ok(name) = Line::parse("Bench") else {
        return Ok(());
    };
    records.put_papers(&Papers {
        name: name.clone(),
        created_on: NaiveDate::default(),
        recovery_sheet: RecoverySheetState::NotMade,
        is_example: true,
    })?;
    for number in 0..notices {
        let notice = Notice {
            id: new(),
            kind: NoticeKindId::new("i797c-receipt"),
            title: Line::parse(&format!("Receipt notice {number}")).ok(),
            notice_date: NaiveDate::from_ymd_opt(2026, 3, 18),
            people: Vec::new(),
            cases: Vec::new(),
            paper_location: None,
            notes: None,
        };
        records.put_notice(&notice)?;
        put_page(records, notice.id, number, &name)?;
        first.get_or_insert(notice);
    }
    Ok(())
}

fn put_page(
    records: &mut casekeep_vault::Records,
    notice: NoticeId,
    number: usize,
    name: &Line,
) -> Result<(), RecordsError> {
    let mut hash = [0; 32];
    rand::rng().fill_bytes(&mut hash);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let document = Document {
        id: new(),
        scan: hex.clone(),
        content_sha256: hex,
        file_name: name.clone(),
        media_type: "image/jpeg".to_owned(),
        size_bytes: 1_000_000,
        page_count: 1,
        added_at: Utc::now(),
        pdf_password: None,
    };
    records.put_document(&document)?;
    let text = format!(
        "Notice of Action {number}. We have received your application and it is being processed. "
    )
    .repeat(12);
    records.put_page(&Page {
        id: new(),
        notice,
        position: 0,
        document: document.id,
        page_in_document: 0,
        turn: QuarterTurns::default(),
        width_px: 1700,
        height_px: 2200,
        text: Some(text),
    })
}

fn new<T>() -> Id<T> {
    let mut bytes = [0; 16];
    rand::rng().fill_bytes(&mut bytes);
    Id::from_random(bytes)
}

/// Encrypting and decrypting a large scan, beside Debian's `age` on the same file.
fn scans() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = |name: &str| folder.path().join(name);
    let mut bytes = vec![0; SCAN_BYTES];
    rand::rng().fill_bytes(&mut bytes);
    fs::write(place("scan"), &bytes)?;
    drop(bytes);
    let key = Key::default();
    fs::write(place("identity"), key.identity().expose_secret())?;
    let recipient = Command::new("age-keygen")
        .arg("-y")
        .arg(place("identity"))
        .output()?;
    let recipient = String::from_utf8_lossy(&recipient.stdout).trim().to_owned();
    let ours = timed(5, || {
        Ok(key.encrypt(
            fs::File::open(place("scan"))?,
            fs::File::create(place("ours.age"))?,
        )?)
    })?;
    let age = timed(5, || {
        run(Command::new("age")
            .args(["-r", &recipient, "-o"])
            .arg(place("theirs.age"))
            .arg(place("scan")))
    })?;
    compared("scan_encrypt", ours, age)?;
    let ours = timed(5, || {
        Ok(key.decrypt(
            fs::File::open(place("ours.age"))?,
            fs::File::create(place("plain"))?,
        )?)
    })?;
    let age = timed(5, || {
        run(Command::new("age")
            .arg("-d")
            .arg("-i")
            .arg(place("identity"))
            .arg("-o")
            .arg(place("plain-2"))
            .arg(place("ours.age")))
    })?;
    compared("scan_decrypt", ours, age)
}

fn run(command: &mut Command) -> Result<()> {
    ensure!(command.status()?.success(), "{command:?} failed");
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "megabytes a second are shown")]
fn compared(what: &str, ours_ms: f64, age_ms: f64) -> Result<()> {
    let speed = |ms: f64| (SCAN_BYTES as f64 / 1e6 / (ms / 1e3)).round();
    say(&json!({
        "what": what, "bytes": SCAN_BYTES, "median_ms": ours_ms, "mb_per_s": speed(ours_ms),
        "age_median_ms": age_ms, "age_mb_per_s": speed(age_ms), "times_as_fast_as_age": age_ms / ours_ms,
    }))
}

/// The example's summary as a fresh process would make it first; later ones are faster.
fn summary() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("Example.casekeep");
    let passphrase = SecretString::from("a passphrase for measuring only");
    example::write(&place, &passphrase, Utc::now(), Utc::now().date_naive())
        .map_err(|problem| anyhow::anyhow!("{problem}"))?;
    let opened = Vault::unlock(
        &place,
        casekeep_vault::Unlock::Passphrase(&passphrase),
        DeviceId::from_random([1, 2]),
        None,
    )?;
    let choice = |people: &[casekeep_app::contract::ids::PersonId]| {
        casekeep_app::contract::summary::SummaryChoice {
            people: people.to_vec(),
            with_numbers: true,
            with_cases: true,
            with_dates: true,
            with_notices: true,
            with_exhibits: false,
            with_guarded_numbers: false,
            is_masked: false,
            with_confidential_line: true,
            prepared_for: String::new(),
            language: casekeep_app::contract::session::Language::English,
        }
    };
    let begun = Instant::now();
    example::summary_of(&opened.vault, choice, Utc::now().date_naive())
        .map_err(|problem| anyhow::anyhow!("{problem}"))?;
    let cold = begun.elapsed().as_secs_f64() * 1e3;
    let warm = timed(5, || {
        example::summary_of(&opened.vault, choice, Utc::now().date_naive())
            .map_err(|problem| anyhow::anyhow!("{problem}"))
    })?;
    say(&json!({ "what": "summary_pdf_of_example", "cold_ms": cold, "warm_median_ms": warm }))
}

/// From start to the first painted window, and the memory of all its processes once idle.
fn window(app: &Path) -> Result<()> {
    let mut paints = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..5 {
        let (paint, kilobytes) = one_window(app)?;
        paints.push(paint);
        memory.push(kilobytes);
    }
    memory.sort_unstable();
    let idle = memory.get(memory.len() / 2).copied().unwrap_or_default();
    say(&json!({ "what": "start_to_first_paint", "median_ms": median(paints) }))?;
    say(&json!({ "what": "idle_memory_pss", "median_mb": idle / 1024 }))
}

fn one_window(app: &Path) -> Result<(Duration, u64)> {
    let home = tempfile::tempdir()?;
    let display = ":93";
    let mut server = Command::new("Xvfb")
        .args([display, "-screen", "0", "1280x820x24", "-nolisten", "tcp"])
        .stderr(Stdio::null())
        .spawn()
        .context("Xvfb")?;
    std::thread::sleep(Duration::from_millis(800));
    let begun = Instant::now();
    let mut window = Command::new(app)
        .env("DISPLAY", display)
        .env("HOME", home.path())
        .spawn()?;
    while !is_painted(display)? {
        ensure!(begun.elapsed() < PATIENCE, "the window was not painted");
    }
    let paint = begun.elapsed();
    std::thread::sleep(Duration::from_secs(3));
    let memory = memory_of(window.id())?;
    for process in [&mut window, &mut server] {
        drop(process.kill());
        drop(process.wait());
    }
    Ok((paint, memory))
}

/// Whether anything but black is on the display: `import` prints how many colours it sees.
fn is_painted(display: &str) -> Result<bool> {
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("xwd -silent -display {display} -root | convert xwd:- -scale 64x41 -unique-colors -format %w info:"))
        .output()?;
    let colours: u32 = String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .unwrap_or(0);
    Ok(colours > 3)
}

/// Proportional set size of a process and everything it started, in kilobytes.
fn memory_of(root: u32) -> Result<u64> {
    let mut family = vec![root];
    let mut found = 0;
    while found < family.len() {
        let pid = family[found];
        found += 1;
        for thread in fs::read_dir(format!("/proc/{pid}/task"))
            .into_iter()
            .flatten()
            .flatten()
        {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            family.extend(
                children
                    .split_whitespace()
                    .filter_map(|child| child.parse::<u32>().ok()),
            );
        }
    }
    let pss = |pid: &u32| -> u64 {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        let line = rollup
            .lines()
            .find_map(|line| line.strip_prefix("Pss:"))
            .unwrap_or_default()
            .to_owned();
        line.split_whitespace()
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    };
    Ok(family.iter().map(pss).sum())
}
