//! The one window: what it may load and where it may go.
//!
//! Invariant: only the app's own documents are ever shown; new windows are refused.
//! Not here: the content security policy (tauri.conf.json).

use tauri::{App, Url, WebviewUrl, WebviewWindowBuilder, webview::NewWindowResponse};

/// Opens the window.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Casekeep")
        .inner_size(1280.0, 820.0)
        .min_inner_size(720.0, 520.0)
        .center()
        // Automation needs a context of its own, which a private window does not share.
        .incognito(!cfg!(feature = "automation"))
        .content_protected(true)
        .on_navigation(is_own_document)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
        .map(drop)
}

/// Whether an address is one of the app's own documents.
fn is_own_document(url: &Url) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apps_own_documents_may_be_shown() {
        for (address, expected) in [
            ("tauri://localhost/", true),
            ("http://tauri.localhost/index.html", true),
            ("https://www.uscis.gov/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
            ("about:blank", false),
            ("tauri://elsewhere/", false),
            ("vault://localhost/page/1", false),
        ] {
            assert_eq!(
                is_own_document(&address.parse().unwrap()),
                expected,
                "{address}"
            );
        }
    }
}
