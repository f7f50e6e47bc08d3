//! What passes between the app and its decoding helper: a short JSON header, then bytes.
//!
//! Invariant: lengths are checked before anything is read; an answer that does not parse counts as the helper's end.
//! Not here: processes and limits (`helper`).

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::{
    DecodeError, Document, FILE_MAX_BYTES, MediaType, PIXELS_MAX, PageShape, PageView,
    RenderedPage, UnitRect, raster::Encoding,
};

const HEADER_MAX_BYTES: u32 = 1 << 20;

/// What is asked of the helper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Request {
    Inspect,
    Render {
        page: u32,
        view: PageView,
        encoding: Encoding,
    },
}

/// What it answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    Document(Document),
    Page(RenderedPage),
}

#[derive(Serialize, Deserialize)]
enum RequestHeader {
    Inspect,
    Render {
        page: u32,
        max_width_px: u32,
        max_height_px: u32,
        quarter_turns: u8,
        crop: Option<[f64; 4]>,
        is_jpeg: bool,
    },
}

#[derive(Serialize, Deserialize)]
enum AnswerHeader {
    Document {
        media_type: String,
        pages: Vec<(u32, u32)>,
    },
    Page {
        width_px: u32,
        height_px: u32,
    },
    Failed(Failure),
}

#[derive(Serialize, Deserialize)]
enum Failure {
    Empty,
    TooBig,
    NotAPage,
    HeicNotSupported,
    PdfNeedsPassword,
    Truncated,
    Broken,
    TooManyPixels,
    NoPages,
    NoSuchPage,
}

pub(crate) fn write_request(
    output: &mut impl Write,
    request: Request,
    bytes: &[u8],
) -> io::Result<()> {
    write_message(output, &RequestHeader::from(request), bytes)
}

pub(crate) fn read_request(input: &mut impl Read) -> io::Result<(Request, Vec<u8>)> {
    let (header, bytes): (RequestHeader, _) = read_message(input)?;
    Ok((header.into(), bytes))
}

pub(crate) fn write_answer(
    output: &mut impl Write,
    answer: Result<Answer, DecodeError>,
) -> io::Result<()> {
    match answer {
        Ok(Answer::Document(document)) => {
            let pages = document
                .pages
                .iter()
                .map(|page| (page.width_px, page.height_px))
                .collect();
            let media_type = document.media_type.as_str().to_owned();
            write_message(output, &AnswerHeader::Document { media_type, pages }, &[])
        }
        Ok(Answer::Page(page)) => {
            let header = AnswerHeader::Page {
                width_px: page.width_px,
                height_px: page.height_px,
            };
            write_message(output, &header, &page.bytes)
        }
        Err(error) => write_message(output, &AnswerHeader::Failed(error.into()), &[]),
    }
}

pub(crate) fn read_answer(input: &mut impl Read) -> Result<Answer, DecodeError> {
    let (header, bytes): (AnswerHeader, _) =
        read_message(input).map_err(|_| DecodeError::HelperDied)?;
    match header {
        AnswerHeader::Document { media_type, pages } => {
            let known = MediaType::ALL
                .into_iter()
                .find(|known| known.as_str() == media_type);
            let pages = pages.into_iter().map(|(width_px, height_px)| PageShape {
                width_px,
                height_px,
            });
            let media_type = known.ok_or(DecodeError::HelperDied)?;
            Ok(Answer::Document(Document {
                media_type,
                pages: pages.collect(),
            }))
        }
        AnswerHeader::Page {
            width_px,
            height_px,
        } => Ok(Answer::Page(RenderedPage {
            bytes,
            width_px,
            height_px,
        })),
        AnswerHeader::Failed(failure) => Err(failure.into()),
    }
}

fn write_message(output: &mut impl Write, header: &impl Serialize, bytes: &[u8]) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    let header_bytes = u32::try_from(header.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    output.write_all(&header_bytes.to_le_bytes())?;
    output.write_all(&header)?;
    output.write_all(&(bytes.len() as u64).to_le_bytes())?;
    output.write_all(bytes)?;
    output.flush()
}

fn read_message<T: for<'de> Deserialize<'de>>(input: &mut impl Read) -> io::Result<(T, Vec<u8>)> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let header_bytes = u32::from_le_bytes(length);
    let header = read_bytes(input, header_bytes.into(), HEADER_MAX_BYTES.into())?;
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let bytes = read_bytes(input, u64::from_le_bytes(length), FILE_MAX_BYTES)?;
    Ok((serde_json::from_slice(&header)?, bytes))
}

fn read_bytes(input: &mut impl Read, length: u64, most: u64) -> io::Result<Vec<u8>> {
    if length > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

impl From<Request> for RequestHeader {
    fn from(request: Request) -> Self {
        match request {
            Request::Inspect => Self::Inspect,
            Request::Render {
                page,
                view,
                encoding,
            } => Self::Render {
                page,
                max_width_px: view.max_width_px,
                max_height_px: view.max_height_px,
                quarter_turns: view.quarter_turns,
                crop: view
                    .crop
                    .map(|crop| [crop.left, crop.top, crop.width, crop.height]),
                is_jpeg: encoding == Encoding::Jpeg,
            },
        }
    }
}

impl From<RequestHeader> for Request {
    fn from(header: RequestHeader) -> Self {
        match header {
            RequestHeader::Inspect => Self::Inspect,
            RequestHeader::Render {
                page,
                max_width_px,
                max_height_px,
                quarter_turns,
                crop,
                is_jpeg,
            } => Self::Render {
                page,
                view: PageView {
                    max_width_px,
                    max_height_px,
                    quarter_turns,
                    crop: crop.map(|[left, top, width, height]| UnitRect {
                        left,
                        top,
                        width,
                        height,
                    }),
                },
                encoding: if is_jpeg {
                    Encoding::Jpeg
                } else {
                    Encoding::Png
                },
            },
        }
    }
}

impl From<DecodeError> for Failure {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Empty => Self::Empty,
            DecodeError::TooBig { .. } => Self::TooBig,
            DecodeError::NotAPage => Self::NotAPage,
            DecodeError::HeicNotSupported => Self::HeicNotSupported,
            DecodeError::PdfNeedsPassword => Self::PdfNeedsPassword,
            DecodeError::Truncated => Self::Truncated,
            DecodeError::Broken
            | DecodeError::HelperDied
            | DecodeError::TimedOut
            | DecodeError::Cancelled => Self::Broken,
            DecodeError::TooManyPixels { .. } => Self::TooManyPixels,
            DecodeError::NoPages => Self::NoPages,
            DecodeError::NoSuchPage => Self::NoSuchPage,
        }
    }
}

impl From<Failure> for DecodeError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Empty => Self::Empty,
            Failure::TooBig => Self::TooBig {
                limit_bytes: FILE_MAX_BYTES,
            },
            Failure::NotAPage => Self::NotAPage,
            Failure::HeicNotSupported => Self::HeicNotSupported,
            Failure::PdfNeedsPassword => Self::PdfNeedsPassword,
            Failure::Truncated => Self::Truncated,
            Failure::Broken => Self::Broken,
            Failure::TooManyPixels => Self::TooManyPixels { limit: PIXELS_MAX },
            Failure::NoPages => Self::NoPages,
            Failure::NoSuchPage => Self::NoSuchPage,
        }
    }
}
