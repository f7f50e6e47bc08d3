//! What people do in the real window, from the first door to the PDF in the lawyer's hand.
//!
//! Invariant: each journey uses mouse, keyboard and dialogs only; witnesses are other programs (pdftotext, qpdf, age).
//! Not here: rules of single rooms, which have tests of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use casekeep_tests::{Door, PASSPHRASE, Window, end, photo_of};

#[tokio::test]
async fn numbers_are_kept_from_the_first_door_on_and_the_recovery_sheet_reads_back() -> Result<()> {
    let window = Window::open(Door::default()).await?;
    new_papers(&window).await?;
    window.click("Later").await?;
    window.fill("Given names", "Ana").await?;
    window.fill("Family name", "Rivera").await?;
    window.click("Go on").await?;
    window
        .wait_for("Do you have a notice in your hand?")
        .await?;
    window.picture("first-run-notice").await?;
    window.click("Later").await?;
    window.wait_for("Ana Rivera").await?;

    window
        .click("Ana Rivera")
        .await
        .or(open_person(&window).await)?;
    window.wait_for("Numbers").await?;
    window.click("Add a number").await?;
    window.fill("A-Number", "IOE0912345678").await?;
    window.wait_for("This looks like a receipt number").await?;
    window.picture("number-looks-like-another").await?;
    window.fill("A-Number", "A# 012 345 678").await?;
    window.wait_for("Will be kept as A012-345-678").await?;
    window.click("Save").await?;
    window.wait_for("A012-•••-678").await?;
    ensure!(
        !window.shows("A012-345-678").await?,
        "the number is masked until it is revealed"
    );
    window.click("Show A-Number").await?;
    window.wait_for("A012-345-678").await?;
    window.picture("number-revealed").await?;

    window.click("Settings").await?;
    window.click("Make the sheet").await?;
    let sheet = save_recovery_sheet(&window).await?;
    let groups = groups_of(&sheet)?;
    check_sheet(&window, &groups).await?;
    window.wait_for("Checked").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn a_photo_and_a_pdf_are_attached_and_the_account_number_is_marked_on_the_scan() -> Result<()>
{
    let window = Window::of_example().await?;
    let photo = photo_of("receipt-i765.png", 1.5, window.home())?;
    let pdf = pdf(window.home())?;
    window.answer_dialog(&[&photo])?;
    window.click("Add a notice").await?;
    window.wait_for("photo.jpg").await?;
    picture_is_drawn(&window).await?;
    window.click("Mark a number").await?;
    window.drag_box((0.31, 0.155), (0.52, 0.185)).await?;
    window.wait_for("Type what stands in the box").await?;
    window
        .fill("USCIS Online Account Number", "0123 4567 8902")
        .await?;
    window
        .choose("Whose is it?", "New online account of Lucia Rivera")
        .await?;
    window.picture("mark-a-number").await?;
    window.click("Keep this number").await?;
    window.wait_for("1 number marked on this notice").await?;
    window.wait_for("0123-••••-8902").await?;
    window.picture("number-with-its-source").await?;

    window.click("Notices").await?;
    window.wait_for("photo.jpg").await?;
    window.answer_dialog(&[&pdf])?;
    window.control('n').await?;
    window.wait_for("Page 1 of 2").await?;
    picture_is_drawn(&window).await?;
    window.click("Next page").await?;
    window.wait_for("Page 2 of 2").await?;
    window.picture("pdf-second-page").await?;

    let odd = window.home().join("letter.docx");
    fs::write(&odd, b"PK\x03\x04 not a page")?;
    let empty = window.home().join("empty.jpg");
    fs::write(&empty, b"")?;
    window.answer_dialog(&[&odd, &empty, &photo])?;
    window.control('n').await?;
    window
        .wait_for("This is neither a picture nor a PDF.")
        .await?;
    ensure!(
        window.shows("The file is empty.").await?,
        "each refused file has its own reason"
    );
    ensure!(
        window.shows("photo.jpg is already in your papers.").await?,
        "nothing is kept twice"
    );
    window.picture("refused-files").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn the_summary_that_is_saved_holds_what_was_chosen_and_nothing_secret() -> Result<()> {
    let window = Window::of_example().await?;
    window.control('p').await?;
    window
        .wait_for("Choose first: full or masked numbers.")
        .await?;
    window.click("Marco ✓").await?;
    window.click("Lucia ✓").await?;
    window.click("Full numbers").await?;
    tokio::time::sleep(Duration::from_millis(800)).await;
    picture_is_drawn(&window).await?;
    window.picture("summary").await?;
    let folder = window.home().join("Documents");
    window.answer_dialog(&[&folder])?;
    window.click("Save PDF…").await?;
    window.wait_for("Show in folder").await?;
    window.picture("summary-saved").await?;
    let saved = only_file(&folder, "pdf")?;
    let text = pdf_text(&saved)?;
    for expected in ["Ana Rivera", "0123-4567-8901", "A012-345-678", "IOE"] {
        ensure!(text.contains(expected), "the PDF holds {expected}");
    }
    for unexpected in [
        "A219",
        "0456",
        "EXAMPLE",
        "EX4MPL3q",
        "219-09-9999",
        "EX123456",
    ] {
        ensure!(
            !text.contains(unexpected),
            "the PDF does not hold {unexpected}"
        );
    }
    let checked = Command::new("qpdf").arg("--check").arg(&saved).output()?;
    ensure!(checked.status.success(), "qpdf finds nothing wrong");
    window
        .wait_for("Choose first: full or masked numbers.")
        .await?;
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn locking_ends_the_process_and_the_passphrase_opens_the_papers_again() -> Result<()> {
    let window = Window::open(Door::default()).await?;
    new_papers(&window).await?;
    window.click("Later").await?;
    window.wait_for("Whose papers are these?").await?;
    window.click("Later").await?;
    window.wait_for("Coming up").await?;
    let before = window.app_pids()?;
    ensure!(
        before.len() == 1,
        "one process holds the papers: {before:?}"
    );
    // The window goes away under the driver, which then has nobody to answer.
    drop(tokio::time::timeout(Duration::from_secs(3), window.control('l')).await);
    let after = fresh_process(&window, &before).await?;
    ensure!(
        !holds_memory(before[0]),
        "the process that held the papers is gone"
    );
    end(after)?;
    let home = window.abandon();

    let window = Window::open(Door {
        home: Some(home),
        ..Door::default()
    })
    .await?;
    window.wait_for("Open your papers").await?;
    window
        .fill("Passphrase", "lantern orchid bicycle thunde")
        .await?;
    window.click("Unlock").await?;
    window
        .wait_for("That passphrase does not open these papers.")
        .await?;
    window.picture("wrong-passphrase").await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.click("Unlock").await?;
    window.wait_for("Coming up").await?;
    window
        .wait_for("There is no checked recovery sheet yet.")
        .await?;
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn every_screen_is_shown_in_both_languages_light_and_dark_and_with_large_text() -> Result<()>
{
    let window = Window::open(Door::default()).await?;
    window.wait_for("Start new papers").await?;
    window.picture("doors").await?;
    window.click("Look at an example").await?;
    window.wait_for("Coming up").await?;
    screens(&window, "en-light", &ENGLISH).await?;
    prefer(
        &window,
        &[("Light or dark", "Dark"), ("Language", "Español")],
    )
    .await?;
    screens(&window, "es-dark", &SPANISH).await?;
    prefer(
        &window,
        &[("Tamaño del texto", "200 %"), ("Claro u oscuro", "Claro")],
    )
    .await?;
    screens(&window, "es-200", &SPANISH).await?;
    let violations = window
        .ask("return document.querySelectorAll('style, script:not([src])').length")
        .await?;
    ensure!(
        violations.as_u64() == Some(0),
        "no inline style or script is in the document"
    );
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn the_guide_leads_to_the_place_on_the_own_scan() -> Result<()> {
    let window = Window::of_example().await?;
    window.click("Find a number").await?;
    window.click("I-797C receipt notice").await?;
    window.wait_for("12 digits").await?;
    let drawing = window
        .ask("return document.querySelector('.drawing svg .ck-mark') !== null")
        .await?;
    ensure!(
        drawing.as_bool() == Some(true),
        "the place is highlighted on the drawing"
    );
    window.picture("find-receipt").await?;
    window.click("Show me on my own scan").await?;
    window.wait_for("3 numbers marked on this notice").await?;
    // The account number, and only it, is highlighted on the scan, once the page is there.
    let marks = "return document.querySelectorAll('.frame.highlight').length";
    window.wait_until(marks, &1.into()).await?;
    window.picture("own-scan").await?;
    window.close().await?;
    Ok(())
}

const ENGLISH: [&str; 8] = [
    "Overview",
    "People",
    "Cases",
    "Notices",
    "Online accounts",
    "Find a number",
    "Lawyer summary",
    "Settings",
];
const SPANISH: [&str; 8] = [
    "Resumen",
    "Personas",
    "Casos",
    "Avisos",
    "Cuentas en línea",
    "Buscar un número",
    "Para el abogado",
    "Ajustes",
];

/// The first thing that reaches beyond the right edge of the window, however its parents hide that.
const CUT_OFF: &str = r#"
const reaches = (e) => { const r = e.getBoundingClientRect(); return r.width > 1 && r.right > innerWidth + 1; };
const cut = [...document.querySelectorAll("main *")].find(reaches);
return cut ? cut.outerHTML.slice(0, 120) : "";
"#;

async fn screens(window: &Window, look: &str, names: &[&str]) -> Result<()> {
    for (place, name) in names.iter().enumerate() {
        window.click(name).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        window.picture(&format!("{look}-{place}")).await?;
        let cut = window.ask(CUT_OFF).await?;
        ensure!(
            cut.as_str() == Some(""),
            "{look}, {name}: reaches beyond the window: {cut}"
        );
    }
    Ok(())
}

async fn prefer(window: &Window, choices: &[(&str, &str)]) -> Result<()> {
    for (label, option) in choices {
        window.choose(label, option).await?;
    }
    Ok(())
}

async fn open_person(window: &Window) -> Result<()> {
    window
        .ask("document.querySelector('li.sheet button').click(); return true")
        .await?;
    Ok(())
}

/// Makes new papers and comes to the recovery sheet.
async fn new_papers(window: &Window) -> Result<()> {
    window.click("Start new papers").await?;
    window.fill("Name of the papers", "Rivera papers").await?;
    window.fill("Passphrase", "rivera2026").await?;
    window.wait_for("Too easy to guess.").await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.fill("The same once more", PASSPHRASE).await?;
    window.picture("new-papers").await?;
    window.click("Make my papers").await?;
    window.wait_for("Your recovery sheet").await
}

async fn save_recovery_sheet(window: &Window) -> Result<PathBuf> {
    let folder = window.home().join("Documents");
    window.answer_dialog(&[&folder])?;
    window.click("Save the sheet as PDF…").await?;
    window.wait_for("Now type two groups").await?;
    window.picture("recovery-sheet").await?;
    only_file(&folder, "pdf")
}

/// The groups on the printed sheet in order, as somebody else's program reads them: each stands behind its number, and
/// the last is shorter than the others.
fn groups_of(sheet: &Path) -> Result<Vec<String>> {
    let text = pdf_text(sheet)?;
    let (_, key) = text
        .split_once("Recovery key")
        .context("the sheet names the key")?;
    let words: Vec<&str> = key.split_whitespace().collect();
    let groups: Vec<String> = (words.chunks_exact(2).zip(1..))
        .take_while(|(pair, number)| pair[0] == number.to_string())
        .map(|(pair, _)| pair[1].to_owned())
        .collect();
    ensure!(groups.len() == 15, "the sheet has 15 groups: {groups:?}");
    Ok(groups)
}

/// Types back the groups that are asked for.
async fn check_sheet(window: &Window, groups: &[String]) -> Result<()> {
    let asked = window
        .ask("return [...document.querySelectorAll('label')].map((e) => e.innerText).filter((t) => t.startsWith('Group ')).join('|')")
        .await?;
    let labels: Vec<&str> = asked.as_str().unwrap_or_default().split('|').collect();
    ensure!(labels.len() == 2, "two groups are asked for: {labels:?}");
    for label in labels {
        let number: usize = label.trim_start_matches("Group ").parse()?;
        let group = groups
            .get(number - 1)
            .with_context(|| format!("{label} of {}", groups.len()))?;
        window.fill(label, &group.to_lowercase()).await?;
    }
    window.click("Check").await
}

/// Waits until the picture of a page has been drawn by the helper.
async fn picture_is_drawn(window: &Window) -> Result<()> {
    for _ in 0..200 {
        let drawn = window
            .ask("return [...document.querySelectorAll('.sheet-of-paper img, .preview img')].some((e) => e.complete && e.naturalWidth > 100)")
            .await?;
        if drawn.as_bool() == Some(true) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("no page was drawn")
}

/// Whether a process holds any memory: one that ended may be listed until its parent has asked for it.
fn holds_memory(pid: u32) -> bool {
    let pages = fs::read_to_string(format!("/proc/{pid}/statm")).unwrap_or_default();
    pages
        .split_whitespace()
        .next()
        .is_some_and(|pages| pages != "0")
}

async fn fresh_process(window: &Window, before: &[u32]) -> Result<u32> {
    for _ in 0..150 {
        let now = window.app_pids()?;
        if let Some(pid) = now.iter().find(|pid| !before.contains(pid))
            && !now.contains(&before[0])
        {
            return Ok(*pid);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!(
        "no fresh process took the place of the old one: {:?}",
        window.app_pids()?
    )
}

fn only_file(folder: &Path, ending: &str) -> Result<PathBuf> {
    let files = fs::read_dir(folder)?
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let mut files = files.filter(|path| path.extension().is_some_and(|found| found == ending));
    files
        .next()
        .with_context(|| format!("no .{ending} in the folder"))
}

fn pdf_text(pdf: &Path) -> Result<String> {
    let output = Command::new("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-")
        .output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A PDF of two pages, made by Ghostscript.
fn pdf(folder: &Path) -> Result<PathBuf> {
    let source = folder.join("letter.ps");
    fs::write(
        &source,
        "%!PS\n/Helvetica findfont 24 scalefont setfont\n72 700 moveto (SAMPLE letter, page one) show showpage\n\
         /Helvetica findfont 24 scalefont setfont\n72 700 moveto (SAMPLE letter, page two) show showpage\n",
    )?;
    let pdf = folder.join("letter.pdf");
    let made = Command::new("ps2pdf").arg(&source).arg(&pdf).status()?;
    ensure!(made.success(), "Ghostscript makes a PDF");
    Ok(pdf)
}
