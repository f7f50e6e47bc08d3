//! `cargo xtask tidy`: holds the house to its plan.
//!
//! Invariant: each rule is a function from texts to complaints, tried on a bad sample in its tests.
//! Not here: lints (clippy) and formatting (rustfmt).

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
};

use anyhow::{Context, Result, ensure};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

use crate::shell::{program, root};

/// Which rooms a room may know.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("casekeep-domain", &[]),
    ("casekeep-catalogue", &["casekeep-domain"]),
    ("casekeep-vault", &["casekeep-domain"]),
    (
        "casekeep-reader",
        &["casekeep-domain", "casekeep-catalogue"],
    ),
    ("casekeep-summary", &["casekeep-domain"]),
    (
        "casekeep-app",
        &[
            "casekeep-domain",
            "casekeep-catalogue",
            "casekeep-vault",
            "casekeep-reader",
            "casekeep-summary",
        ],
    ),
    ("casekeep", &["casekeep-app"]),
];

/// Heavy crates and the one room each stays in.
const AT_HOME: &[(&str, &str)] = &[
    ("age", "casekeep-vault"),
    ("rusqlite", "casekeep-vault"),
    ("image", "casekeep-reader"),
    ("hayro", "casekeep-reader"),
    ("rten", "casekeep-reader"),
    ("typst", "casekeep-summary"),
    ("tauri", "casekeep"),
    ("arboard", "casekeep"),
];

/// Crates that speak HTTP; `reqwest` is what Tauri itself brings for its development server on phones.
const HTTP: &[&str] = &[
    "ureq",
    "curl",
    "isahc",
    "surf",
    "attohttpc",
    "tauri-plugin-http",
    "tauri-plugin-updater",
    "tauri-plugin-shell",
    "tauri-plugin-fs",
];

/// Runs every rule.
pub(crate) fn tidy() -> Result<()> {
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .other_options(vec!["--locked".to_owned()])
        .exec();
    let metadata = metadata.context("cargo metadata")?;
    let files = tracked_files()?;
    let mut complaints = edges(&dependencies(&metadata));
    complaints.extend(strangers(&metadata));
    for file in &files {
        let Ok(text) = fs::read_to_string(root().join(file)) else {
            continue;
        };
        complaints.extend(in_file(file, &text));
    }
    complaints.extend(contract()?);
    for complaint in &complaints {
        writeln!(io::stderr(), "{complaint}")?;
    }
    ensure!(
        complaints.is_empty(),
        "{} things are out of place",
        complaints.len()
    );
    Ok(())
}

/// Who depends on whom, in the program itself (tests may know more).
fn dependencies(metadata: &Metadata) -> Vec<(String, String)> {
    let members = metadata.workspace_packages();
    let of = |package: &cargo_metadata::Package| {
        let normal = package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind == DependencyKind::Normal);
        normal
            .map(|dependency| (package.name.to_string(), dependency.name.clone()))
            .collect::<Vec<_>>()
    };
    members.into_iter().flat_map(of).collect()
}

fn edges(dependencies: &[(String, String)]) -> Vec<String> {
    dependencies
        .iter()
        .filter_map(|(from, to)| edge(from, to))
        .collect()
}

fn edge(from: &str, to: &str) -> Option<String> {
    let (_, known) = MAY_KNOW.iter().find(|(room, _)| *room == from)?;
    if to.starts_with("casekeep") && !known.contains(&to) {
        return Some(format!("{from} may not know {to}"));
    }
    let home = AT_HOME
        .iter()
        .find(|(heavy, _)| *heavy == to)
        .map(|(_, home)| *home)?;
    (home != from).then(|| format!("{to} belongs into {home}, not {from}"))
}

fn strangers(metadata: &Metadata) -> Vec<String> {
    let names: BTreeSet<&str> = metadata
        .packages
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    let found = HTTP.iter().filter(|name| names.contains(**name));
    found
        .map(|name| format!("{name} is in the tree: Casekeep never connects"))
        .collect()
}

fn tracked_files() -> Result<Vec<String>> {
    let output = program("git", ["ls-files"])
        .output()
        .context("git ls-files")?;
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect())
}

fn in_file(file: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    if file.ends_with(".rs") && !text.trim_start().starts_with("//!") && !text.starts_with("#!") {
        complaints.push(format!("{file}: a module opens with its purpose (//!)"));
    }
    if file.ends_with(".rs") && text.contains("#[allow(") && file != "xtask/src/tidy.rs" {
        complaints.push(format!(
            "{file}: expect a lint with a reason instead of allowing it"
        ));
    }
    if file.starts_with("ui/src")
        && text.contains("@tauri-apps/api")
        && !file.starts_with("ui/src/lib/ipc/")
    {
        complaints.push(format!("{file}: only lib/ipc speaks to Tauri"));
    }
    if !file.ends_with(".lock") && !file.ends_with("package-lock.json") {
        complaints.extend(machine_path(file, text));
    }
    complaints
}

fn machine_path(file: &str, text: &str) -> Option<String> {
    // Without their slashes, so that this file names none itself.
    const FOLDERS: [&str; 3] = ["root/", "work/", "tmp/bash"];
    let mut paths = FOLDERS.into_iter().map(|folder| format!("/{folder}"));
    let path = paths.find(|path| text.contains(path))?;
    Some(format!("{file}: names a path of one machine ({path})"))
}

/// The command list, the capability and the bindings name the same commands.
fn contract() -> Result<Vec<String>> {
    let read = |file: &str| fs::read_to_string(root().join(file)).with_context(|| file.to_owned());
    let listed = commands(&read("src-tauri/src/commands/mod.rs")?);
    let allowed = allowed(&read("src-tauri/capabilities/main.json")?)?;
    let bound = bound(&read("ui/src/lib/ipc/bindings.ts")?);
    Ok(same_commands(&listed, &allowed, &bound))
}

fn same_commands(
    listed: &BTreeSet<String>,
    allowed: &BTreeSet<String>,
    bound: &BTreeSet<String>,
) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, other) in [("the capability", allowed), ("the bindings", bound)] {
        complaints.extend(
            listed
                .difference(other)
                .map(|command| format!("{command} is missing in {name}")),
        );
        complaints.extend(
            other
                .difference(listed)
                .map(|command| format!("{command} is in {name} but no command")),
        );
    }
    complaints
}

fn commands(list: &str) -> BTreeSet<String> {
    let paths = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("commands::")?.strip_suffix(','));
    paths
        .filter_map(|path| path.split("::").nth(1))
        .map(str::to_owned)
        .collect()
}

fn allowed(capability: &str) -> Result<BTreeSet<String>> {
    let capability: serde_json::Value = serde_json::from_str(capability)?;
    let permissions = capability["permissions"]
        .as_array()
        .context("permissions")?;
    let names = permissions.iter().filter_map(serde_json::Value::as_str);
    Ok(names
        .map(|name| {
            name.strip_prefix("allow-")
                .unwrap_or(name)
                .replace('-', "_")
        })
        .collect())
}

fn bound(bindings: &str) -> BTreeSet<String> {
    let calls = bindings.split("__TAURI_INVOKE").skip(1);
    let names = calls.filter_map(|call| {
        call.split_once("(\"")?
            .1
            .split_once('"')
            .map(|(name, _)| name.to_owned())
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_may_not_know_a_neighbour_nor_hold_its_heavy_things() {
        assert!(edge("casekeep-vault", "casekeep-reader").is_some());
        assert!(edge("casekeep-app", "casekeep-vault").is_none());
        assert!(edge("casekeep-app", "rusqlite").is_some());
        assert!(edge("casekeep-vault", "rusqlite").is_none());
    }

    #[test]
    fn a_file_is_held_to_its_rules() {
        assert_eq!(in_file("crates/x/src/y.rs", "fn main() {}").len(), 1);
        assert_eq!(
            in_file(
                "crates/x/src/y.rs",
                "//! Purpose.\n#[allow(dead_code)]\nfn main() {}"
            )
            .len(),
            1
        );
        assert_eq!(
            in_file("ui/src/x.ts", "import '@tauri-apps/api/core'").len(),
            1
        );
        let one_machine = format!("see /{}/thing", "root");
        assert_eq!(in_file("docs/x.md", &one_machine).len(), 1);
        assert!(in_file("docs/x.md", "fine").is_empty());
    }

    #[test]
    fn a_command_without_permission_or_binding_is_named() {
        let listed = commands(
            "            commands::files::copy_text,\n            commands::things::trash,\n",
        );
        let allowed = allowed(r#"{"permissions":["allow-copy-text"]}"#).unwrap();
        let bound = bound(r#"x: __TAURI_INVOKE("copy_text"), y: __TAURI_INVOKE<void>("trash")"#);
        assert_eq!(
            same_commands(&listed, &allowed, &bound),
            ["trash is missing in the capability"]
        );
    }
}
