//! A scan or PDF in; pictures of its pages, and what they say, out.
//!
//! Invariant: a stranger's bytes are decoded only by the helper process (or, in tools, in this one); whatever they
//! are, the answer is a page or a named situation.
//! Not here: keeping the bytes or what was read (vault), what a person makes of it (app).

mod decoder;
mod edits;
mod errors;
mod helper;
mod kind;
mod layer;
pub mod meaning;
mod ocr;
mod pdf;
mod picture;
mod raster;
mod read;
pub mod reading;
mod remarks;
mod sharpness;
pub mod text;
mod upright;
mod wire;

pub use decoder::Decoder;
pub use errors::DecodeError;
pub use helper::serve_decode;
pub use kind::MediaType;
pub use picture::png_of_rgba;
pub use raster::{PageView, RenderedPage, UnitRect};

/// Largest file that is taken in.
pub const FILE_MAX_BYTES: u64 = 200 << 20;
/// Most dots of a picture that are decoded.
pub const PIXELS_MAX: u64 = 80_000_000;
/// Most pages of a document that are listed.
pub const PAGES_MAX: usize = 2_000;

/// Pages of a document that are read without asking; the rest is offered.
pub const PAGES_READ_AT_ONCE: usize = 20;

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the bytes are.
    pub media_type: MediaType,
    /// Its pages, in order.
    pub pages: Vec<PageShape>,
}

/// Size of a page as it is shown: EXIF orientation and PDF rotation applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageShape {
    /// Width in pixels; for a PDF at 200 dots an inch.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
}
