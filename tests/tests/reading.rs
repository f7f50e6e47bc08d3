//! A notice is read in the real window: its values are checked on the scan, accepted, and kept with their place.
//!
//! Invariant: mouse, keyboard and dialogs only; what is waited for is what the person would see.
//! Not here: how well pages are read (reader), what accepting does in each case (app).

use anyhow::{Result, ensure};
use casekeep_tests::{Door, Window, photo_of};

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
