//! Text recognition: the lines of a picture with their characters and places, by PP-OCRv6 tiny on rten.
//!
//! Invariant: everything here is pure Rust and bounded by the size of the picture; places are in the picture's pixels.
//! Not here: decoding pictures (`picture`, `pdf`), laying lines upright and what they mean (`upright`, `meaning`).

mod borders;
mod comb;
mod dashes;
mod detect;
#[cfg(test)]
mod drawn;
mod engine;
mod grid;
mod hand;
mod ink;
mod orientation;
mod outline;
mod recognise;
mod sampling;
mod strokes;

pub(crate) use comb::Comb;
pub(crate) use engine::{Engine, EngineError, each};
pub(crate) use orientation::Direction;
pub(crate) use outline::{Point, Slab, whole};
pub(crate) use recognise::{Character, Recognised};
pub(crate) use sampling::Pyramid;
