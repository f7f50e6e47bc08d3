//! The words of an immigration case and their rules: people, online accounts, identifiers, cases, notices, dates.
//!
//! Invariant: nothing here reads a clock, a file or a random source; what a rule needs comes in as an argument.
//! Not here: how things are stored (vault), shown (app, ui) or read from paper (reader).

pub mod account_password;
pub mod accounts;
pub mod cases;
pub mod contacts;
pub mod dates;
pub mod exports;
pub mod forms;
pub mod identifiers;
pub mod ids;
pub mod notices;
pub mod numbers;
pub mod papers;
pub mod people;
pub mod text;
mod words;
