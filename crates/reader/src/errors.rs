//! Why a page can't be shown.
//!
//! Invariant: none of these says anything about what the page holds.
//! Not here: the words for people (ui).

/// Why a file or a page of it could not be decoded. The original bytes are not touched by any of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than what is taken in.
    #[error("the file is larger than {limit_bytes} bytes")]
    TooBig {
        /// The limit.
        limit_bytes: u64,
    },
    /// The bytes are neither a picture nor a PDF that is known here.
    #[error("neither a picture nor a PDF")]
    NotAPage,
    /// A HEIC picture, and this build can't read it.
    #[error("HEIC is not supported by this build")]
    HeicNotSupported,
    /// A picture that is stored in a way which is not read here, though it may be whole.
    #[error("this way of storing a picture is not supported")]
    PictureNotSupported,
    /// The PDF asks for a password.
    #[error("the PDF asks for a password")]
    PdfNeedsPassword,
    /// The password that was given does not open the PDF.
    #[error("that is not the PDF's password")]
    PdfPasswordIsWrong,
    /// The file ends before it should.
    #[error("the file is cut short")]
    Truncated,
    /// The file is not well formed.
    #[error("the file is damaged")]
    Broken,
    /// The picture has more dots than are decoded.
    #[error("more than {limit} dots")]
    TooManyPixels {
        /// The limit.
        limit: u64,
    },
    /// The document has no pages.
    #[error("no pages")]
    NoPages,
    /// The document has no such page.
    #[error("no such page")]
    NoSuchPage,
    /// The helper ended without an answer.
    #[error("the helper died")]
    HelperDied,
    /// The helper took too long and was stopped.
    #[error("the helper took too long")]
    TimedOut,
    /// Reading was called off.
    #[error("called off")]
    Cancelled,
    /// Text recognition does not run: the program is damaged.
    #[error("text recognition does not run")]
    ReaderBroken,
}
