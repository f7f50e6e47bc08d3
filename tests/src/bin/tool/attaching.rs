//! From the keys that attach a photo to the account number highlighted on it, in the real window.
//!
//! Invariant: the window's own clock is read, from the key press to the frame in which the highlight stands.
//! Not here: what reading costs by itself (`reading`).

use std::{fs, path::Path, time::Duration};

use anyhow::{Result, bail};
use casekeep_tests::{Door, Window, photo_of};
use serde_json::json;

use super::{measure::say, reading::at};

const PHOTOS: u32 = 7;
const PATIENCE: Duration = Duration::from_secs(60);

/// Measures attaching photos, one after the other, in an app that can be driven.
pub(crate) fn all(app: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let times = runtime.block_on(highlights(app))?;
    say(&json!({
        "what": "attach_to_highlight", "photos": times.len(),
        "median_s": at(times.clone(), 50), "p95_s": at(times, 95),
    }))
}

async fn highlights(app: &Path) -> Result<Vec<f64>> {
    let window = Window::open(Door {
        app: Some(app.to_owned()),
        ..Door::default()
    })
    .await?;
    window.make_papers(Some(("Ana", "Rivera"))).await?;
    let mut times = Vec::new();
    for number in 0..PHOTOS {
        let photo = photo_of(
            "receipt-i765.png",
            f64::from(number).mul_add(0.5, -1.5),
            window.home(),
        )?;
        let file = photo.with_file_name(format!("photo-{number}.jpg"));
        fs::rename(photo, &file)?;
        times.push(highlight(&window, &file).await?);
        window.wait_for("Read again").await?;
        window.click("Notices").await?;
        window.wait_for("to check").await?;
    }
    window.close().await?;
    Ok(times)
}

/// Attaches a file and tells the seconds until its account number is highlighted.
async fn highlight(window: &Window, file: &Path) -> Result<f64> {
    window.answer_dialog(&[file])?;
    window.ask(WATCH).await?;
    window.control('n').await?;
    let begun = tokio::time::Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(millis) = window.ask("return window.highlightedMs").await?.as_f64() {
            return Ok(millis / 1e3);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    bail!("nothing was highlighted: {}", window.text().await?)
}

const WATCH: &str = r#"
window.highlightedMs = null;
window.addEventListener("keydown", function begin(event) {
  if (!event.ctrlKey || event.key !== "n") return;
  window.removeEventListener("keydown", begin, true);
  const begun = performance.now();
  const look = () => {
    if (document.querySelector(".frame.highlight")) window.highlightedMs = performance.now() - begun;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}, true);
return true;
"#;
