//! How sure a value is: one place for every figure that goes into it.
//!
//! Invariant: a value at 0.9 or more is right 99 times in 100; each repaired character lowers it.
//! Not here: finding values (`fields`), kinds (`kind`).

use super::shapes::Read;

/// Below this a value is not given.
pub(super) const FLOOR: f32 = 0.3;
/// Below this an account number is not claimed to be found.
pub(super) const FOUND_MIN: f32 = 0.6;
/// A value from sure shape and sure label.
pub(super) const SURE: f32 = 0.98;

/// What a value's place says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Backing {
    /// How sure the way is by which it was found, 0 to 1.
    pub(super) way: f32,
    /// How well its label was read, 0 to 1.
    pub(super) label: f32,
}

/// How sure a value is.
pub(super) fn of(read: &Read, backing: Backing) -> f32 {
    let repairs = match read.repairs {
        0 => 1.0,
        1 => 0.88,
        2 => 0.76,
        3 => 0.66,
        _ => 0.62,
    };
    let label = 1.0 - (1.0 - backing.label) * 0.75;
    (SURE * backing.way * repairs * label * of_glyphs(read.least_sure)).clamp(0.0, SURE)
}

/// What the least sure character leaves of a value.
pub(super) fn of_glyphs(least_sure: f32) -> f32 {
    match least_sure {
        x if x >= 0.95 => 1.0,
        x if x >= 0.9 => 0.96,
        x if x >= 0.8 => 0.91,
        x if x >= 0.7 => 0.86,
        x if x >= 0.5 => 0.77,
        x if x >= 0.3 => 0.6,
        _ => 0.45,
    }
}
