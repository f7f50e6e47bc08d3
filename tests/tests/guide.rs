//! The guide in the real window: every path to its end by keyboard, "What is this number?", the set-up helper over a lock.
//!
//! Invariant: the ways are read from the guide's own data, so that a new path is walked without a change here.
//! Not here: what the guide's files may say (catalogue), use cases without a window (app).

use std::{fs, process::Command, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use casekeep_catalogue::{Guide, Language, Path, Target};
use casekeep_domain::identifiers::IdentifierKind;
use casekeep_tests::{Door, PASSPHRASE, Window, end};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
/// More controls than any screen has.
const TABS_MAX: usize = 120;

#[tokio::test]
async fn every_path_to_a_number_is_walked_to_its_end_by_keyboard() -> Result<()> {
    let guide = guide()?;
    let window = Window::of_example().await?;
    let mut ends = 0;
    for sought in &guide.sought {
        let kind = IdentifierKind::from_code(sought.number.code()).context("a kind")?;
        window.click("Overview").await?;
        window.click("Find a number").await?;
        window
            .choose("Which number do you look for?", name_of(kind)?)
            .await?;
        tab_to(&window, "I have none of these").await?;
        window.type_keys(ENTER).await?;
        for way in ways(&sought.path) {
            walk(&window, &sought.path, &way).await?;
            for told in ["It is there", "The box is empty", "There is no such box"] {
                ensure!(window.shows(told).await?, "{way:?} says: {told}");
            }
            for told in [
                "Not these",
                "What to do with the number",
                "How sure are we?",
            ] {
                ensure!(window.shows(told).await?, "{way:?} says: {told}");
            }
            if ends == 0 {
                window.picture("guide-path-end").await?;
            }
            ends += 1;
            back_to_start(&window, way.answers.len()).await?;
        }
    }
    ensure!(ends > 35, "{ends} ways were walked");
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn every_way_back_in_ends_in_one_action_by_keyboard() -> Result<()> {
    let guide = guide()?;
    let window = Window::of_example().await?;
    window.click("Online accounts").await?;
    window.click("Getting back in").await?;
    window.wait_for("Each way ends in one next step").await?;
    for path in &guide.back_in {
        tab_to(&window, &path.title.en).await?;
        window.type_keys(ENTER).await?;
        for way in ways(path) {
            walk(&window, path, &way).await?;
            ensure!(window.shows("How sure are we?").await?, "{way:?}");
            back_to_start(&window, way.answers.len()).await?;
        }
    }
    window.click("My phone is lost or has a new number").await?;
    window.click("No").await?;
    window.click("Yes").await?;
    window
        .wait_for("Sign in with the backup code, then change the phone")
        .await?;
    window.wait_for("ana.rivera@example.org").await?;
    window.picture("guide-back-in").await?;
    ensure!(
        !window.shows("EXAMPLE").await?,
        "the backup code is at hand, but hidden"
    );
    window.click("Open…").await?;
    window.wait_for("https://my.uscis.gov").await?;
    window.picture("guide-address").await?;
    let opened = window.home().join("opened-address");
    ensure!(!opened.exists(), "nothing opens before it is said");
    window.click("Open in the browser").await?;
    for _ in 0..50 {
        if opened.exists() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    ensure!(fs::read_to_string(opened)? == "https://my.uscis.gov");
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn a_pasted_text_is_taken_apart_explained_and_filed_with_one_click() -> Result<()> {
    let window = Window::of_example().await?;
    window.control('k').await?;
    window.wait_for("Numbers are found by any part").await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    window.type_keys("ioe 0912 345 999").await?;
    window.wait_for("It looks like a receipt number").await?;
    window.picture("identify-search").await?;
    window.click("What is this number?").await?;
    window.wait_for("This is a receipt number").await?;
    window
        .wait_for("Not an online account number, because")
        .await?;
    window.picture("identify-receipt").await?;
    window
        .fill(
            "A number or any text",
            "Lucia: my number is A 219-009-905, account 0123 4567 8909",
        )
        .await?;
    window.wait_for("2 numbers found").await?;
    window.wait_for("This is an A-Number").await?;
    window.wait_for("This is an online account number").await?;
    window.picture("identify-mixed").await?;
    window
        .click("Keep it: New online account of Lucia Rivera")
        .await?;
    window.wait_for("Kept already, with Lucia Rivera.").await?;
    let took = window
        .ask(
            "const text = 'nothing here 12\\n'.repeat(70000) + 'OAN 012345678901'; \
             const data = new DataTransfer(); data.setData('text/plain', text); \
             const field = document.querySelector('textarea'); \
             field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); \
             return text.length",
        )
        .await?;
    ensure!(took.as_u64().unwrap_or(0) > 1_000_000, "a megabyte");
    window.wait_for("characters was read").await?;
    window.wait_for("This is an online account number").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn the_set_up_helper_goes_on_where_it_was_left_after_a_lock() -> Result<()> {
    let window = Window::open(Door::default()).await?;
    window.make_papers(Some(("Ana", "Rivera"))).await?;
    window.click("Online accounts").await?;
    window.click("Set up an account").await?;
    window.click("Begin").await?;
    window.wait_for("Step 1 of 15").await?;
    window.picture("set-up-step").await?;
    window.click("Done, next step").await?;
    window.wait_for("Step 2 of 15").await?;
    window.fill("Sign-in e-mail", "ana@example.org").await?;
    window.click("Keep").await?;
    for step in 3..=5 {
        window.click("Done, next step").await?;
        window.wait_for(&format!("Step {step} of 15")).await?;
    }
    window.fill("Try a password", "rivera").await?;
    rules_met(&window, 1).await?;
    window
        .fill("Try a password", "Mesa-zapato lluvia 7")
        .await?;
    rules_met(&window, 6).await?;
    window.picture("set-up-password").await?;
    window.click("Done, next step").await?;
    window.choose("How codes arrive", "By e-mail").await?;
    window.click("Done, next step").await?;
    window.wait_for("Step 7 of 15").await?;
    window.click("Done, next step").await?;
    window.fill("Backup code", "12ab-34cd").await?;
    window.click("Keep").await?;
    window.wait_for("Should work").await?;
    ensure!(
        !window.shows("12ab-34cd").await?,
        "a code is shown on asking"
    );
    window.click("Done, next step").await?;
    window.wait_for("Step 9 of 15").await?;
    let home = locked(window).await?;

    let window = Window::open(Door {
        home: Some(home),
        ..Door::default()
    })
    .await?;
    window.fill("Passphrase", PASSPHRASE).await?;
    window.click("Unlock").await?;
    window.wait_for("Coming up").await?;
    window.click("Online accounts").await?;
    window.wait_for("8 of 15 steps done").await?;
    window.click("Online account").await?;
    window.click("Go on with the set-up").await?;
    window.wait_for("Step 9 of 15").await?;
    window.wait_for("0 of 5 kept").await?;
    window
        .fill("Question, as on the page", "First school?")
        .await?;
    window
        .fill("Your answer, exactly as typed", "a made-up answer")
        .await?;
    window.click("Add a question").await?;
    window.wait_for("1 of 5 kept").await?;
    ensure!(
        !window.shows("a made-up answer").await?,
        "an answer is shown on asking"
    );
    window.picture("set-up-resumed").await?;
    ensure!(
        !window.shows("Mesa-zapato").await?,
        "the password is nowhere"
    );
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn codes_have_a_life_and_the_map_and_card_show_what_to_write() -> Result<()> {
    let window = Window::of_example().await?;
    window.click("Online accounts").await?;
    window.wait_for("In no account yet").await?;
    window.picture("account-map").await?;
    window
        .ask("document.querySelector('.account button').click(); return true")
        .await?;
    window.wait_for("Codes and answers").await?;
    window.picture("codes").await?;
    window.click("It was used").await?;
    window.wait_for("Did USCIS show a new backup code?").await?;
    window.picture("new-backup-code").await?;
    window.fill("New backup code", "NEW-CODE-7").await?;
    window.click("Keep the new code").await?;
    gone(&window, "has ended. USCIS gave").await?;
    window.click("Online accounts").await?;
    window.click("Before you file on paper").await?;
    window.wait_for("What to copy onto a paper form").await?;
    window.picture("filing-card").await?;
    let folder = window.home().join("Documents");
    window.answer_dialog(&[&folder])?;
    window.click("Save as PDF to print…").await?;
    window.wait_for("Show in folder").await?;
    let pdf = fs::read_dir(&folder)?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .context("a PDF")?;
    let text = Command::new("pdftotext")
        .arg("-layout")
        .arg(&pdf)
        .arg("-")
        .output()?;
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    ensure!(text.contains("USCIS Online Account Number"), "{text}");
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn the_guide_is_shown_in_spanish_dark_and_with_large_text() -> Result<()> {
    let window = Window::of_example().await?;
    window.click("Settings").await?;
    for (label, option) in [
        ("Light or dark", "Dark"),
        ("Language", "Español"),
        ("Tamaño del texto", "200 %"),
    ] {
        window.choose(label, option).await?;
        if option == "Español" {
            screens(&window, "es-dark").await?;
            window.click("Ajustes").await?;
        }
    }
    screens(&window, "es-200").await?;
    window.close().await?;
    Ok(())
}

/// Waits until a text can't be read any more.
async fn gone(window: &Window, text: &str) -> Result<()> {
    for _ in 0..100 {
        if !window.shows(text).await? {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("\"{text}\" is still there")
}

/// Waits until so many rules are shown as met.
async fn rules_met(window: &Window, wanted: u64) -> Result<()> {
    for _ in 0..100 {
        let met = window
            .ask("return document.querySelectorAll('.rules li.met').length")
            .await?;
        if met.as_u64() == Some(wanted) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("not {wanted} rules are met")
}

/// The screens of the guide, each without anything that reaches beyond the window.
async fn screens(window: &Window, look: &str) -> Result<()> {
    window.click("Buscar un número").await?;
    window.click("No tengo ninguno de estos").await?;
    window.wait_for("Pregunta 1").await?;
    seen(window, &format!("guide-{look}-path")).await?;
    window.click("Por correo").await?;
    window.click("Sí, la tengo").await?;
    window.wait_for("Su próximo paso").await?;
    seen(window, &format!("guide-{look}-end")).await?;
    window.click("Tengo un número: ¿qué es?").await?;
    window
        .fill("Un número o cualquier texto", "IOE0912345678")
        .await?;
    window.wait_for("Esto es un número de recibo").await?;
    seen(window, &format!("guide-{look}-identify")).await?;
    window.click("Cuentas en línea").await?;
    window.wait_for("Todavía en ninguna cuenta").await?;
    seen(window, &format!("guide-{look}-map")).await?;
    window.click("Cuenta en línea").await?;
    window.click("Seguir creando la cuenta").await?;
    window.wait_for("Paso ").await?;
    seen(window, &format!("guide-{look}-set-up")).await?;
    window.click("Cuentas en línea").await?;
    window.click("Antes de presentar en papel").await?;
    window.wait_for("tal como está").await?;
    seen(window, &format!("guide-{look}-card")).await?;
    Ok(())
}

const CUT_OFF: &str = r#"
const reaches = (e) => { const r = e.getBoundingClientRect(); return r.width > 1 && r.right > innerWidth + 1; };
const cut = [...document.querySelectorAll("main *")].find(reaches);
return cut ? cut.outerHTML.slice(0, 120) : "";
"#;

async fn seen(window: &Window, name: &str) -> Result<()> {
    tokio::time::sleep(Duration::from_millis(300)).await;
    window.picture(name).await?;
    let cut = window.ask(CUT_OFF).await?;
    ensure!(
        cut.as_str() == Some(""),
        "{name}: reaches beyond the window: {cut}"
    );
    Ok(())
}

/// The answers that lead from a path's first question to one of its ends.
#[derive(Debug)]
struct Way {
    answers: Vec<String>,
    end: usize,
}

fn ways(path: &Path) -> Vec<Way> {
    fn on(path: &Path, target: Target, answers: &[String], found: &mut Vec<Way>) {
        match target {
            Target::End(end) => found.push(Way {
                answers: answers.to_vec(),
                end,
            }),
            Target::Question(at) => {
                for answer in &path.questions[at].answers {
                    let text = answer.text.in_language(Language::English).to_owned();
                    let answers: Vec<String> = answers.iter().cloned().chain([text]).collect();
                    on(path, answer.to, &answers, found);
                }
            }
        }
    }
    let mut found = Vec::new();
    on(path, Target::Question(0), &[], &mut found);
    found
}

/// Answers each question with Tab and Enter, and comes to the end's title.
async fn walk(window: &Window, path: &Path, way: &Way) -> Result<()> {
    for answer in &way.answers {
        tab_to(window, answer).await?;
        window.type_keys(ENTER).await?;
    }
    window
        .wait_for(&path.ends[way.end].title.en)
        .await
        .with_context(|| format!("{} {way:?}", path.id))?;
    window.wait_for("Your next step").await
}

async fn back_to_start(window: &Window, answers: usize) -> Result<()> {
    let name = if answers > 1 { "Start again" } else { "Back" };
    tab_to(window, name).await?;
    window.type_keys(ENTER).await?;
    window.wait_for("Question 1").await
}

/// Presses Tab until the control of this name has the focus.
async fn tab_to(window: &Window, name: &str) -> Result<()> {
    let mut seen = Vec::new();
    for _ in 0..TABS_MAX {
        let focused = window.ask(FOCUSED).await?;
        let focused = focused.as_str().unwrap_or_default().to_owned();
        if focused == name {
            return Ok(());
        }
        seen.push(focused);
        window.type_keys(TAB).await?;
    }
    bail!("Tab does not reach \"{name}\": {seen:?}")
}

const FOCUSED: &str = r#"
const e = document.activeElement;
if (!e || !e.matches("button, summary, input, select, textarea")) return "";
return (e.getAttribute("aria-label") ?? e.innerText ?? "").trim().split("\n")[0];
"#;

fn guide() -> Result<Guide> {
    Ok(Guide::embedded()?)
}

fn name_of(kind: IdentifierKind) -> Result<&'static str> {
    Ok(match kind {
        IdentifierKind::OnlineAccountNumber => "USCIS Online Account Number",
        IdentifierKind::ANumber => "A-Number",
        IdentifierKind::ReceiptNumber => "Receipt number",
        IdentifierKind::I94Number => "I-94 number",
        IdentifierKind::SevisId => "SEVIS ID",
        IdentifierKind::NvcCaseNumber => "NVC case number",
        IdentifierKind::OnlineAccessCode => "Online access code",
        other => bail!("no name for {}", other.code()),
    })
}

/// Locks, waits until a fresh process took the place of the one that held the papers, and ends that one too.
async fn locked(window: Window) -> Result<tempfile::TempDir> {
    let before = window.app_pids()?;
    // The window goes away under the driver, which then has nobody to answer.
    drop(tokio::time::timeout(Duration::from_secs(3), window.control('l')).await);
    for _ in 0..150 {
        let now = window.app_pids()?;
        let fresh = now.iter().find(|pid| !before.contains(pid));
        if let Some(pid) = fresh.filter(|_| !before.iter().any(|old| now.contains(old))) {
            end(*pid)?;
            return Ok(window.abandon());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("no fresh process took the place of the old one")
}
