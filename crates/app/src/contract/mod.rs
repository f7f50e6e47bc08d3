//! The typed contract with the window: views (what a screen shows), drafts (what was typed), problems.
//!
//! Invariant: a view carries identifiers masked; a full value crosses only as the answer to "reveal".
//! Not here: how a view is filled (the use cases), wording (ui).

pub mod accounts;
pub mod cases;
pub mod catalogue;
pub mod dates;
pub mod filing_card;
pub mod guide;
pub mod identifying;
pub mod ids;
pub mod notices;
pub mod numbers;
pub mod overview;
pub mod people;
pub mod problems;
pub mod readings;
pub mod session;
pub mod summary;
pub mod things;
pub mod words;
