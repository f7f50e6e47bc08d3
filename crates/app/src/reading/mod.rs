//! Reading notices: in the background, one page after the other, and what may be kept of it.
//!
//! Invariant: nothing that was read becomes a value of the person's until they accept it; papers are never held while
//! a page is read.
//! Not here: recognising text and fields (reader), the files readings lie in (vault).

mod accepting;
mod asking;
mod comparing;
mod filing;
mod gathering;
mod kept;
mod matching;
mod names;
mod own_scan;
mod proposals;
mod queue;
mod work;

use casekeep_reader::{
    DecodeError, Decoder, UnitRect,
    reading::{PageReading, ReadStep},
};

pub(crate) use accepting::Accepted;
pub(crate) use own_scan::Gists;
pub(crate) use queue::Queue;

/// Pages of a document that are read without being asked for.
pub(crate) const PAGES_AT_FIRST: u32 = 20;
/// A value right this often is called sure; calibrated, so that it means 99 in 100.
pub(crate) const SURE: f32 = 0.9;

/// A file whose pages are read.
#[derive(Clone, Copy)]
pub struct PageFile<'a> {
    /// The file as it was attached.
    pub bytes: &'a [u8],
    /// Opens a protected PDF; empty for none.
    pub password: &'a str,
}

/// Reads pages: the decoder, or in tests something that knows the answers.
pub trait PageReader: Send + Sync {
    /// Reads a page (from 0). `previous` is what the page before it said.
    ///
    /// # Errors
    /// The situation that keeps it from being read.
    fn read_page(
        &self,
        file: PageFile<'_>,
        page: u32,
        previous: Option<&PageReading>,
        is_cancelled: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(ReadStep),
    ) -> Result<PageReading, DecodeError>;

    /// Reads what stands in a part of a page.
    ///
    /// # Errors
    /// The situation that keeps it from being read.
    fn read_spot(
        &self,
        file: PageFile<'_>,
        page: u32,
        spot: UnitRect,
    ) -> Result<String, DecodeError>;
}

impl PageReader for Decoder {
    fn read_page(
        &self,
        file: PageFile<'_>,
        page: u32,
        previous: Option<&PageReading>,
        is_cancelled: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(ReadStep),
    ) -> Result<PageReading, DecodeError> {
        let decoder = self.with_password(file.password);
        Decoder::read_page(&decoder, file.bytes, page, previous, &mut |step| {
            tell(step);
            !is_cancelled()
        })
    }

    fn read_spot(
        &self,
        file: PageFile<'_>,
        page: u32,
        spot: UnitRect,
    ) -> Result<String, DecodeError> {
        let decoder = self.with_password(file.password);
        Decoder::read_spot(&decoder, file.bytes, page, spot)
    }
}
