//! Names each command, so that a capability has to allow it.
//!
//! Invariant: the list is the one of `src/commands/mod.rs`, read from it.
//! Not here: which window may call which (capabilities/main.json).

fn main() {
    println!("cargo:rerun-if-changed=src/commands/mod.rs");
    let listed = include_str!("src/commands/mod.rs");
    let commands: Vec<&str> = listed.lines().filter_map(command).collect();
    let commands: &'static [&'static str] = Vec::leak(commands);
    let manifest = tauri_build::AppManifest::new().commands(commands);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
    {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

/// `commands::files::save_summary,` names the command `save_summary`.
fn command(line: &str) -> Option<&str> {
    line.trim()
        .strip_prefix("commands::")?
        .strip_suffix(',')?
        .split("::")
        .nth(1)
}
