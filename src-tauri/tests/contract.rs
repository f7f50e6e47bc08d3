//! The screens know the app by the bindings that its commands make.
//!
//! Invariant: what the screens are built with is what the commands say now.
//! Not here: writing the bindings (`cargo xtask fixtures`).

const BINDINGS: &str = include_str!("../../ui/src/lib/ipc/bindings.ts");

#[test]
fn the_bindings_are_those_of_the_commands() {
    let made = casekeep::bindings::typescript().unwrap();
    let line = made
        .lines()
        .zip(BINDINGS.lines())
        .find(|(made, kept)| made != kept);
    assert!(
        made == BINDINGS,
        "cargo xtask fixtures makes them again: {line:?}"
    );
}
