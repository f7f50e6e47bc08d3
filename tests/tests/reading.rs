//! A notice is read in the real window: its values are checked on the scan, accepted, and kept with their place.
//!
//! Invariant: mouse, keyboard and dialogs only; what is waited for is what the person would see.
//! Not here: how well pages are read (reader), what accepting does in each case (app).

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, ensure};
use casekeep_tests::{Door, Window, photo_of};

/// WebDriver's Enter key.
const ENTER: &str = "\u{E007}";

#[tokio::test]
async fn a_notice_is_read_checked_and_kept_with_the_place_it_was_read_from() -> Result<()> {
    let window = Window::open(Door::default()).await?;
    window.make_papers(None).await?;
    let photo = photo_of("receipt-i765.png", 0.7, window.home())?;
    window.answer_dialog(&[&photo])?;
    window.control('n').await?;
    window.wait_for("Reading this notice").await?;
    window.picture("reading-under-way").await?;
    window.wait_for("Read on this computer.").await?;
    window.wait_for("Read again").await?;
    for value in [
        "0123-4567-8901",
        "IOE-09-123-45678",
        "A012-345-678",
        "I-765",
    ] {
        window.wait_for(value).await?;
    }
    ensure!(
        highlights(&window).await? == 1,
        "the account number's place, and only it, is highlighted on the page"
    );
    window.picture("read-a-notice").await?;

    hover(&window, "USCIS Online Account Number").await?;
    ensure!(
        chosen_frames(&window).await? == 1,
        "pointing at a value shows its place"
    );
    window
        .click("Receipt number: IOE-09-123-45678. Show what can be done with it.")
        .await?;
    window.click("Show it larger").await?;
    window.picture("read-a-notice-zoomed").await?;
    window.click("Edit").await?;
    window.picture("read-a-notice-editing").await?;
    window.click("Done").await?;

    say_whose(&window).await?;
    save_all(&window).await?;
    window.wait_for("3 numbers marked on this notice").await?;
    window.wait_for("0123-••••-8901").await?;
    window.picture("read-and-kept").await?;
    window.click("Undo").await?;
    window.wait_for("We read").await?;
    say_whose(&window).await?;
    save_all(&window).await?;
    window.wait_for("3 numbers marked on this notice").await?;

    window.click("Online accounts").await?;
    window.wait_for("0123-••••-8901").await?;
    window.click("Cases").await?;
    window.wait_for("I-765").await?;
    window.wait_for("IOE-09-•••-45678").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn the_guide_leads_to_the_place_on_a_scan_that_was_read() -> Result<()> {
    let window = Window::open(Door::default()).await?;
    window.make_papers(None).await?;
    let photo = photo_of("receipt-i765.png", 0.7, window.home())?;
    window.answer_dialog(&[&photo])?;
    window.control('n').await?;
    window.wait_for("Read on this computer.").await?;
    window.wait_for("Read again").await?;
    window.click("Notices").await?;
    window.wait_for("details to check").await?;
    window.picture("notices-to-check").await?;
    window.click("Find a number").await?;
    window.click("I-797C receipt notice").await?;
    window.click("Show me on my own scan").await?;
    window.wait_for("0123-4567-8901").await?;
    for _ in 0..100 {
        if chosen_frames(&window).await? == 1 && highlights(&window).await? == 1 {
            window.picture("own-scan-read").await?;
            window.close().await?;
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    anyhow::bail!("the place was not shown")
}

#[tokio::test]
async fn a_protected_pdf_asks_for_its_password_and_is_then_kept_like_any_other() -> Result<()> {
    let window = Window::open(Door::default()).await?;
    window.make_papers(None).await?;
    let first = protected_pdf(window.home(), "approval.pdf", "Linden 42")?;
    let second = protected_pdf(window.home(), "from-the-school-office.pdf", "Maple 7")?;
    window.answer_dialog(&[&first, &second])?;
    window.control('n').await?;
    window.wait_for("This PDF asks for a password.").await?;
    window.picture("protected-pdfs").await?;
    // The first field has the focus; Enter submits; a wrong one stays and can be typed over.
    window.type_keys(&format!("linden 42{ENTER}")).await?;
    window
        .wait_for("That password does not open this PDF.")
        .await?;
    ensure!(
        is_masked(&window).await?,
        "what is typed is hidden until it is shown"
    );
    window.picture("protected-pdf-wrong").await?;
    window.type_keys(&format!("Linden 42{ENTER}")).await?;
    window.wait_for("1 notice was added.").await?;
    ensure!(
        window.shows("from-the-school-office.pdf").await?,
        "the other one still waits"
    );
    // What waits next has the focus.
    window.type_keys("Maple").await?;
    window.click("Not now").await?;
    window
        .wait_for("from-the-school-office.pdf was left out. Nothing of it was kept.")
        .await?;
    window.picture("protected-pdf-left-out").await?;
    window.type_keys(ENTER).await?;
    window.wait_for("IOE-09-123-45678").await?;
    window
        .wait_for("A copy that you save is as it came")
        .await?;
    ensure!(
        !window.text().await?.contains("Linden"),
        "the password is masked"
    );
    window.click("Show Password of this PDF").await?;
    window.wait_for("Linden 42").await?;
    window.picture("protected-pdf-kept").await?;
    window.answer_dialog(&[&first])?;
    window.control('n').await?;
    window
        .wait_for("approval.pdf is already in your papers.")
        .await?;
    window.click("Close").await?;
    in_spanish_dark_and_large(&window, &second).await?;
    window.close().await?;
    Ok(())
}

async fn in_spanish_dark_and_large(window: &Window, pdf: &Path) -> Result<()> {
    window.click("Settings").await?;
    window.choose("Light or dark", "Dark").await?;
    window.choose("Size of text", "200 %").await?;
    window.choose("Language", "Español").await?;
    window.answer_dialog(&[pdf])?;
    window.control('n').await?;
    window.wait_for("Este PDF pide una contraseña.").await?;
    window.picture("protected-pdf-es-dark-200").await?;
    window.type_keys(&format!("arce{ENTER}")).await?;
    window.wait_for("Esa contraseña no abre este PDF.").await?;
    window.picture("protected-pdf-wrong-es-dark-200").await?;
    window.click("Mostrar lo que escribo").await?;
    window
        .fill("Contraseña de este PDF", &format!("Maple 7{ENTER}"))
        .await?;
    window
        .wait_for("La copia que guarde queda como llegó")
        .await?;
    window.wait_for("IOE-09-123-45678").await?;
    window
        .ask("document.querySelector('[aria-label^=\"Mostrar Contraseña\"]').scrollIntoView({ block: 'center' }); return true")
        .await?;
    window.picture("protected-pdf-kept-es-dark-200").await?;
    Ok(())
}

async fn is_masked(window: &Window) -> Result<bool> {
    let kind = window
        .ask("return document.querySelector('[role=dialog] form input').type")
        .await?;
    Ok(kind.as_str() == Some("password"))
}

async fn highlights(window: &Window) -> Result<u64> {
    let count = window
        .ask("return document.querySelectorAll('.frame.highlight').length")
        .await?;
    Ok(count.as_u64().unwrap_or_default())
}

async fn chosen_frames(window: &Window) -> Result<u64> {
    let count = window
        .ask("return document.querySelectorAll('.frame.chosen').length")
        .await?;
    Ok(count.as_u64().unwrap_or_default())
}

/// Moves the pointer over the row of a value.
async fn hover(window: &Window, name: &str) -> Result<()> {
    let script = format!(
        "const row = [...document.querySelectorAll('.side li')].find((e) => e.innerText.includes({name:?})); \
         row.dispatchEvent(new MouseEvent('mouseenter')); return true"
    );
    window.ask(&script).await?;
    Ok(())
}

/// Says whose the paper is, when it did not say so itself.
async fn say_whose(window: &Window) -> Result<()> {
    if window.shows("Please say whose it is.").await? {
        window.choose("Whose is it?", "Somebody else…").await?;
        window.fill("Given names", "Ana").await?;
        window.fill("Family name", "Rivera").await?;
    }
    Ok(())
}

/// Clicks "Save 6 details to Ana", however many they are.
async fn save_all(window: &Window) -> Result<()> {
    for _ in 0..100 {
        let clicked = window
            .ask("const b = document.querySelector('.save button'); if (!b || b.disabled) return false; b.click(); return true")
            .await?;
        if clicked.as_bool() == Some(true) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    anyhow::bail!("nothing could be saved: {}", window.text().await?)
}

/// A PDF that qpdf protects with a password.
fn protected_pdf(folder: &Path, name: &str, password: &str) -> Result<PathBuf> {
    let (source, plain) = (folder.join("letter.ps"), folder.join("plain.pdf"));
    let lines = [
        "Department of Homeland Security",
        "Form I-797C, Notice of Action",
        "Receipt Number: IOE0912345678",
        "SAMPLE, not a real notice",
        name,
    ];
    let shown: Vec<String> = (1..)
        .zip(lines)
        .map(|(row, line)| format!("72 {} moveto ({line}) show\n", 740 - 40 * row))
        .collect();
    fs::write(
        &source,
        format!(
            "%!PS\n/Helvetica findfont 18 scalefont setfont\n{}showpage\n",
            shown.concat()
        ),
    )?;
    let made = Command::new("ps2pdf").arg(&source).arg(&plain).status()?;
    ensure!(made.success(), "Ghostscript makes a PDF");
    let protected = folder.join(name);
    let made = Command::new("qpdf")
        .args(["--encrypt", password, "owner", "256", "--"])
        .args([&plain, &protected])
        .status()?;
    ensure!(made.success(), "qpdf protects it");
    Ok(protected)
}
