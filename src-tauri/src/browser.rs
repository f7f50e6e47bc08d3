//! Handing an address to the person's own browser.
//!
//! Invariant: only an address of the guide's list gets here, and only after the person saw it and said so.
//! Not here: the list (catalogue), the dialog that shows the address (ui).

use casekeep_app::Problem;

/// Opens an address in the system's browser.
#[cfg(not(feature = "automation"))]
pub(crate) fn open(url: &str) -> Result<(), Problem> {
    opener::open_browser(url).map_err(|_| Problem::BrowserNotOpened)
}

/// For tests: writes the address down beside the dialogs' answers instead.
#[cfg(feature = "automation")]
pub(crate) fn open(url: &str) -> Result<(), Problem> {
    let answers = std::env::var_os("CASEKEEP_DIALOG_ANSWER").ok_or(Problem::BrowserNotOpened)?;
    let place = std::path::Path::new(&answers).with_file_name("opened-address");
    std::fs::write(place, url).map_err(|_| Problem::BrowserNotOpened)
}
