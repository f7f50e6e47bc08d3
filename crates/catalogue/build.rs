//! Lists the files under `notices/` and `guide/`, so that adding a kind or a path is adding one file.
//!
//! Invariant: the list is sorted by name and holds nothing but `include_str!` lines.
//! Not here: what the files say (`src/parse.rs`).

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let kinds = listed("KIND_FILES", &root.join("notices"))?;
    let shared = listed("SHARED_FILES", &root.join("notices/shared"))?;
    fs::write(out.join("files.rs"), format!("{kinds}{shared}"))?;
    let ground = listed("GUIDE_FILES", &root.join("guide"))?;
    let paths = listed("GUIDE_PATHS", &root.join("guide/paths"))?;
    fs::write(out.join("guide.rs"), format!("{ground}{paths}"))
}

/// A constant with the name and text of each TOML file of a folder.
fn listed(constant: &str, folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let entries: String = files
        .iter()
        .map(|path| format!("    ({:?}, include_str!({path:?})),\n", name(path)))
        .collect();
    Ok(format!(
        "const {constant}: &[(&str, &str)] = &[\n{entries}];\n"
    ))
}

fn name(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}
