//! A display of our own (Xvfb) and WebKit's driver on a free port.
//!
//! Invariant: both end with this value.
//! Not here: talking to the driver (`window`).

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, ensure};

/// A display and a driver.
pub struct Display {
    server: Child,
    driver: Child,
    /// Name of the display: `:12`.
    pub name: String,
    /// Port of the driver.
    pub port: u16,
}

impl Display {
    /// Starts both for an app whose home is this folder.
    ///
    /// # Errors
    /// When Xvfb or the driver is missing.
    pub fn start(home: &Path) -> Result<Self> {
        let (server, name) = start_server()?;
        let port = free_port()?;
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_CONFIG_HOME", ".config"),
            ("XDG_DATA_HOME", ".local/share"),
            ("XDG_CACHE_HOME", ".cache"),
        ] {
            fs::create_dir_all(home.join(folder))?;
            driver.env(name, home.join(folder));
        }
        driver
            .env("DISPLAY", &name)
            .env("LANG", "en_US.UTF-8")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("CASEKEEP_DIALOG_ANSWER", home.join("dialog-answer"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let driver = driver.spawn().context("WebKitWebDriver")?;
        let display = Self {
            server,
            driver,
            name,
            port,
        };
        display.wait_for_driver()?;
        Ok(display)
    }

    fn wait_for_driver(&self) -> Result<()> {
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        anyhow::bail!("the driver did not answer")
    }
}

/// Starts Xvfb, which chooses a free display itself and tells it.
fn start_server() -> Result<(Child, String)> {
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x820x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("Xvfb")?;
    let output = server.stdout.take().context("Xvfb's output")?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    ensure!(!number.trim().is_empty(), "Xvfb did not start");
    Ok((server, format!(":{}", number.trim())))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

impl Drop for Display {
    fn drop(&mut self) {
        for process in [&mut self.driver, &mut self.server] {
            drop(process.kill());
            drop(process.wait());
        }
    }
}
