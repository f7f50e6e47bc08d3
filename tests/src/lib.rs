//! Driving the real window: an own display, WebKit's driver, and what a person does with mouse and keyboard.
//!
//! Invariant: each window has a home of its own, and nothing of it is left running.
//! Not here: what is checked (`tests/`).

mod display;
mod steps;
mod window;

pub use display::Display;
pub use steps::{PASSPHRASE, here, photo_of};
pub use window::{Door, Window, built, end};
