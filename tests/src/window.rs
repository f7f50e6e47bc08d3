//! The window, as a person uses it: read, click, type, look.
//!
//! Invariant: waiting ends with what was waited for, or with what the window showed instead.
//! Not here: starting displays and drivers (`display`).

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::{Client, ClientBuilder, Locator, elements::Element, key::Key};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::Display;

const PATIENCE: Duration = Duration::from_secs(45);
const GLANCE: Duration = Duration::from_millis(120);

/// What a window is opened with.
#[derive(Default)]
pub struct Door {
    /// A home folder that was used before; otherwise a fresh one.
    pub home: Option<TempDir>,
    /// The program, one that can be driven; otherwise the one built beside this test.
    pub app: Option<PathBuf>,
}

/// An open window.
pub struct Window {
    client: Client,
    home: TempDir,
    app: PathBuf,
    display: Display,
}

impl Window {
    /// Opens the app.
    ///
    /// # Errors
    /// When the app, the display or the driver does not start.
    pub async fn open(door: Door) -> Result<Self> {
        let home = door.home.map_or_else(tempfile::tempdir, Ok)?;
        fs::create_dir_all(home.path().join("Documents"))?;
        let display = Display::start(home.path())?;
        let app = door.app.map_or_else(|| built("casekeep"), Ok)?;
        let wanted = json!({ "webkitgtk:browserOptions": { "binary": app, "args": [] } });
        let Value::Object(wanted) = wanted else {
            bail!("an object")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", display.port))
            .await
            .context("the window did not open")?;
        Ok(Self {
            client,
            home,
            app,
            display,
        })
    }

    /// The home folder of the person at this window.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Closes the window and hands back its home.
    ///
    /// # Errors
    /// When the driver is gone.
    pub async fn close(self) -> Result<TempDir> {
        self.client.clone().close().await.context("closing")?;
        drop(self.display);
        Ok(self.home)
    }

    /// Ends what is left after the app ended itself (locking), and hands back its home.
    #[must_use]
    pub fn abandon(self) -> TempDir {
        drop(self.display);
        self.home
    }

    /// All that can be read in the window.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn text(&self) -> Result<String> {
        let text = self
            .client
            .execute("return document.body.innerText", Vec::new())
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a text can be read.
    ///
    /// # Errors
    /// What could be read instead.
    pub async fn wait_for(&self, text: &str) -> Result<()> {
        let begun = tokio::time::Instant::now();
        while begun.elapsed() < PATIENCE {
            if self.text().await.is_ok_and(|shown| shown.contains(text)) {
                return Ok(());
            }
            tokio::time::sleep(GLANCE).await;
        }
        bail!(
            "\"{text}\" did not appear; the window shows:\n{}",
            self.text().await.unwrap_or_default()
        )
    }

    /// Waits until a script answers with this.
    ///
    /// # Errors
    /// What it answered instead.
    pub async fn wait_until(&self, script: &str, wanted: &Value) -> Result<()> {
        let begun = tokio::time::Instant::now();
        let mut answer = self.ask(script).await?;
        while answer != *wanted && begun.elapsed() < PATIENCE {
            tokio::time::sleep(GLANCE).await;
            answer = self.ask(script).await?;
        }
        ensure!(
            answer == *wanted,
            "{script} answered {answer}, not {wanted}"
        );
        Ok(())
    }

    /// Whether a text can be read now.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn shows(&self, text: &str) -> Result<bool> {
        Ok(self.text().await?.contains(text))
    }

    /// Clicks a button, summary or option by its name.
    ///
    /// # Errors
    /// When nothing has that name.
    pub async fn click(&self, name: &str) -> Result<()> {
        self.found(CLICKABLE, name)
            .await?
            .click()
            .await
            .with_context(|| format!("clicking \"{name}\""))
    }

    /// Types into a field by its label, in place of what was there.
    ///
    /// # Errors
    /// When nothing has that label.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.found(FIELD, label).await?;
        field.clear().await?;
        field
            .send_keys(text)
            .await
            .with_context(|| format!("typing into \"{label}\""))
    }

    /// Chooses an option of a list by the list's label.
    ///
    /// # Errors
    /// When there is no such list or option.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        let list = self.found(FIELD, label).await?;
        list.select_by_label(option)
            .await
            .with_context(|| format!("choosing \"{option}\" in \"{label}\""))
    }

    /// Types into whatever has the focus.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn type_keys(&self, keys: &str) -> Result<()> {
        self.client
            .active_element()
            .await?
            .send_keys(keys)
            .await
            .context("typing")
    }

    /// Presses Control and a letter.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn control(&self, letter: char) -> Result<()> {
        self.type_keys(&format!(
            "{}{letter}{}",
            char::from(Key::Control),
            char::from(Key::Null)
        ))
        .await
    }

    /// Drags a box over the page that is shown, each number 0 to 1 of the page.
    ///
    /// # Errors
    /// When no page is shown.
    pub async fn drag_box(&self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        let arguments = vec![json!(from.0), json!(from.1), json!(to.0), json!(to.1)];
        self.client
            .execute(DRAG, arguments)
            .await
            .context("dragging")?;
        Ok(())
    }

    /// Runs a script of the test's own.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        self.client
            .execute(script, Vec::new())
            .await
            .context("asking")
    }

    /// Answers the next file dialog with these paths.
    ///
    /// # Errors
    /// When the answer can't be written.
    pub fn answer_dialog(&self, paths: &[&Path]) -> Result<()> {
        let lines: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        Ok(fs::write(
            self.home.path().join("dialog-answer"),
            lines.join("\n"),
        )?)
    }

    /// Keeps a picture of the window under the target folder, after it has painted.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn picture(&self, name: &str) -> Result<PathBuf> {
        self.client.execute_async(PAINTED, Vec::new()).await?;
        let picture = self.client.screenshot().await?;
        let folder = target_folder()?.join("window-tests");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, picture)?;
        Ok(file)
    }

    /// Process ids of the app on this home.
    ///
    /// # Errors
    /// When processes can't be listed.
    pub fn app_pids(&self) -> Result<Vec<u32>> {
        let display = format!("DISPLAY={}", self.display.name);
        let listed = fs::read_dir("/proc")?.filter_map(Result::ok);
        let pids = listed.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        Ok(pids
            .filter(|pid| is_app(*pid, &self.app, &display))
            .collect())
    }

    async fn found(&self, script: &str, name: &str) -> Result<Element> {
        let begun = tokio::time::Instant::now();
        loop {
            let marked = self.client.execute(script, vec![json!(name)]).await?;
            if marked.as_bool() == Some(true) {
                return self
                    .client
                    .find(Locator::Css("[data-found]"))
                    .await
                    .context("finding");
            }
            if begun.elapsed() > PATIENCE {
                bail!(
                    "nothing is called \"{name}\"; the window shows:\n{}",
                    self.text().await.unwrap_or_default()
                );
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}

/// A process whose program is the app and whose display is this one; the app forbids looking into its environment
/// once it is hardened, so its arguments and parents must do.
fn is_app(pid: u32, app: &Path, display: &str) -> bool {
    let Ok(program) = fs::read_link(format!("/proc/{pid}/exe")) else {
        return false;
    };
    if program != app {
        return false;
    }
    let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
    let is_here = environment
        .split(|byte| *byte == 0)
        .any(|entry| entry == display.as_bytes());
    let arguments = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    is_here && !arguments.windows(8).any(|part| part == b"--decode")
}

/// A program built beside this test.
///
/// # Errors
/// When it is not there.
pub fn built(name: &str) -> Result<PathBuf> {
    let file = target_folder()?.join("debug").join(name);
    if file.is_file() {
        return Ok(file);
    }
    bail!(
        "{} is not built: cargo build --workspace --bins --features casekeep/automation",
        file.display()
    )
}

/// Where cargo built this test.
fn target_folder() -> Result<PathBuf> {
    let test = env::current_exe()?;
    let deps = test.parent().context("a folder")?;
    let debug = if deps.ends_with("deps") {
        deps.parent().context("a folder")?
    } else {
        deps
    };
    Ok(debug.parent().context("a folder")?.to_owned())
}

/// Ends a process by its id.
///
/// # Errors
/// When there is no such process.
pub fn end(pid: u32) -> Result<()> {
    Command::new("kill")
        .arg(pid.to_string())
        .status()
        .context("kill")?;
    Ok(())
}

const CLICKABLE: &str = r#"
for (const e of document.querySelectorAll("[data-found]")) e.removeAttribute("data-found");
const name = arguments[0];
const all = [...document.querySelectorAll("button, summary, label, [role=option]")];
const named = (e) => (e.getAttribute("aria-label") ?? e.innerText).trim() === name || e.innerText.trim().split("\n")[0] === name;
const found = all.filter((e) => e.getClientRects().length > 0 && !e.disabled && named(e)).pop();
found?.setAttribute("data-found", "");
return found !== undefined;
"#;

const FIELD: &str = r#"
for (const e of document.querySelectorAll("[data-found]")) e.removeAttribute("data-found");
const name = arguments[0];
const label = [...document.querySelectorAll("label")].filter((e) => e.innerText.trim() === name).pop();
const found = label && document.getElementById(label.htmlFor);
found?.setAttribute("data-found", "");
return Boolean(found);
"#;

const DRAG: &str = r#"
const [x1, y1, x2, y2] = arguments;
const sheet = document.querySelector(".sheet-of-paper");
const rect = sheet.getBoundingClientRect();
const at = (x, y) => ({ clientX: rect.left + x * rect.width, clientY: rect.top + y * rect.height, button: 0, pointerId: 1, bubbles: true, cancelable: true });
sheet.setPointerCapture = () => {};
sheet.dispatchEvent(new PointerEvent("pointerdown", at(x1, y1)));
sheet.dispatchEvent(new PointerEvent("pointermove", at((x1 + x2) / 2, (y1 + y2) / 2)));
sheet.dispatchEvent(new PointerEvent("pointermove", at(x2, y2)));
sheet.dispatchEvent(new PointerEvent("pointerup", at(x2, y2)));
return true;
"#;

const PAINTED: &str = "const done = arguments[arguments.length - 1]; \
                       requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200)));";
