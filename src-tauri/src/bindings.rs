//! The TypeScript half of the contract, generated.
//!
//! Invariant: the committed file is exactly what this writes.
//! Not here: the types themselves (`casekeep_app::contract`).

use specta_typescript::Typescript;

/// Writes the bindings as TypeScript.
///
/// # Errors
/// When a type can't be said in TypeScript.
pub fn typescript() -> Result<String, specta_typescript::Error> {
    let folder = std::env::temp_dir().join(format!("casekeep-bindings-{}", std::process::id()));
    let file = folder.join("bindings.ts");
    crate::contract().export(Typescript::default(), &file)?;
    let text = std::fs::read_to_string(&file)?;
    drop(std::fs::remove_dir_all(&folder));
    Ok(text.lines().map(branded).collect())
}

/// Gives each id a type of its own, so that a case's id can't be passed for a person's.
fn branded(line: &str) -> String {
    match id_name(line) {
        Some(name) => {
            format!("export type {name} = string & {{ readonly __brand: \"{name}\" }};\n")
        }
        None => format!("{line}\n"),
    }
}

fn id_name(line: &str) -> Option<&str> {
    let name = line
        .strip_prefix("export type ")?
        .strip_suffix(" = string;")?;
    name.ends_with("Id").then_some(name)
}
