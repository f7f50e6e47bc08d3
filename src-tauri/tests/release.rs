//! What ships is shut: the window's policy, its permissions, and what must not be in the tree.
//!
//! Invariant: a change of policy has to be made here as well, on purpose.
//! Not here: the policy at work (window tests).

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use serde_json::Value;

const CONFIGURATION: &str = include_str!("../tauri.conf.json");
const CAPABILITY: &str = include_str!("../capabilities/main.json");
const LOCK: &str = include_str!("../../Cargo.lock");

fn configuration() -> Value {
    serde_json::from_str(CONFIGURATION).unwrap()
}

#[test]
fn the_content_policy_is_exactly_this() {
    let security = &configuration()["app"]["security"];
    assert_eq!(
        security["csp"],
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
         img-src 'self' vault: http://vault.localhost; connect-src ipc: http://ipc.localhost; \
         form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert_eq!(security["capabilities"], serde_json::json!(["main"]));
}

#[test]
fn nothing_of_tauri_is_handed_to_scripts_but_the_own_commands() {
    assert_eq!(configuration()["app"]["withGlobalTauri"], false);
    assert_eq!(configuration()["build"]["removeUnusedCommands"], true);
    let capability: Value = serde_json::from_str(CAPABILITY).unwrap();
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    for permission in capability["permissions"].as_array().unwrap() {
        let name = permission.as_str().unwrap();
        assert!(name.starts_with("allow-") && !name.contains(':'), "{name}");
    }
}

#[test]
fn no_plugin_that_reaches_out_is_in_the_tree() {
    for plugin in [
        "tauri-plugin-http",
        "tauri-plugin-shell",
        "tauri-plugin-updater",
        "tauri-plugin-fs",
        "tauri-plugin-opener",
    ] {
        assert!(
            !LOCK.contains(&format!("name = \"{plugin}\"\n")),
            "{plugin}"
        );
    }
}
