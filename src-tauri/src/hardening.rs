//! What is shut before GTK and WebKit start.
//!
//! Invariant: in what ships, no variable of the environment can open the window to a remote control or an inspector.
//! Not here: the window's own rules (`window`).

/// Variables that would let something else into the window, or load strangers' code into the process.
#[cfg(unix)]
const UNWELCOME: &[&str] = &[
    #[cfg(not(feature = "automation"))]
    "TAURI_WEBVIEW_AUTOMATION",
    // WebDriver speaks through the inspector.
    #[cfg(not(feature = "automation"))]
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "GTK_MODULES",
    "GTK_PATH",
    "GTK_DEBUG",
];

/// Ends core dumps, keeps new files private, and starts over without unwelcome variables.
#[cfg(unix)]
pub fn before_anything() {
    use rustix::{
        fs::Mode,
        process::{Resource, Rlimit, setrlimit, umask},
    };

    // 1 rather than 0: a pipe handler for core dumps ignores 0.
    let no_core = Rlimit {
        current: Some(1),
        maximum: Some(1),
    };
    let _ = setrlimit(Resource::Core, no_core);
    umask(Mode::RWXG | Mode::RWXO);
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    start_over_without_unwelcome();
}

/// Other systems have their own ways; nothing is known to be needed yet.
#[cfg(not(unix))]
pub fn before_anything() {}

#[cfg(unix)]
fn start_over_without_unwelcome() {
    use std::{env, os::unix::process::CommandExt, process::Command};

    if UNWELCOME.iter().all(|name| env::var_os(name).is_none()) {
        return;
    }
    let Ok(program) = env::current_exe() else {
        return;
    };
    let mut again = Command::new(program);
    again.args(env::args_os().skip(1));
    for name in UNWELCOME {
        again.env_remove(name);
    }
    // Returns only when the system refused; then nothing may start with the variables set.
    drop(again.exec());
    std::process::exit(1);
}
