//! What passes between the app and its decoding helper: a short JSON header, then bytes.
//!
//! Invariant: lengths are checked before anything is read; an answer that does not parse counts as the helper's end.
//! Not here: processes and limits (`helper`).

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::{
    DecodeError, Document, FILE_MAX_BYTES, MediaType, PIXELS_MAX, PageShape, PageView,
    RenderedPage, UnitRect,
    raster::Encoding,
    reading::{PageReading, ReadStep},
};

const HEADER_MAX_BYTES: u32 = 1 << 20;

/// A stranger's file, and the password that opens it; an empty one is none.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) password: &'a str,
}

/// What is asked of the helper.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Request {
    Inspect,
    Render {
        page: u32,
        view: PageView,
        encoding: Encoding,
    },
    Read {
        page: u32,
        /// What the page before it said.
        previous: Option<Box<PageReading>>,
    },
    ReadSpot {
        page: u32,
        spot: UnitRect,
    },
}

/// What it answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    Document(Document),
    Page(RenderedPage),
    Reading(Box<PageReading>),
    Text(String),
}

/// What comes from the helper: steps, then one answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Message {
    Step(ReadStep),
    Answer(Answer),
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
    /// `previous` is the reading of the page before, as JSON.
    Read {
        page: u32,
        previous: Option<String>,
    },
    ReadSpot {
        page: u32,
        spot: [f64; 4],
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
    Drawing,
    FindingLines,
    ReadingLines {
        done: u32,
        total: u32,
    },
    /// The reading follows as JSON.
    FirstAnswer,
    /// The reading follows as JSON.
    Reading,
    /// The text follows.
    Text,
    Failed(Failure),
}

#[derive(Serialize, Deserialize)]
enum Failure {
    Empty,
    TooBig,
    NotAPage,
    HeicNotSupported,
    PictureNotSupported,
    PdfNeedsPassword,
    PdfPasswordIsWrong,
    Truncated,
    Broken,
    TooManyPixels,
    NoPages,
    NoSuchPage,
    ReaderBroken,
}

/// Asks about a file; an empty password is none.
pub(crate) fn write_request(
    output: &mut impl Write,
    request: Request,
    file: File<'_>,
) -> io::Result<()> {
    write_message(
        output,
        &(RequestHeader::from(request), file.password),
        file.bytes,
    )
}

/// What is asked, the file's password and its bytes.
pub(crate) fn read_request(input: &mut impl Read) -> io::Result<(Request, String, Vec<u8>)> {
    let ((header, password), bytes): ((RequestHeader, String), _) = read_message(input)?;
    Ok((header.into(), password, bytes))
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
        Ok(Answer::Reading(reading)) => {
            write_message(output, &AnswerHeader::Reading, &reading.to_json())
        }
        Ok(Answer::Text(text)) => write_message(output, &AnswerHeader::Text, text.as_bytes()),
        Err(error) => write_message(output, &AnswerHeader::Failed(error.into()), &[]),
    }
}

pub(crate) fn write_step(output: &mut impl Write, step: &ReadStep) -> io::Result<()> {
    match step {
        ReadStep::Drawing => write_message(output, &AnswerHeader::Drawing, &[]),
        ReadStep::FindingLines => write_message(output, &AnswerHeader::FindingLines, &[]),
        ReadStep::ReadingLines { done, total } => {
            let (done, total) = (*done, *total);
            write_message(output, &AnswerHeader::ReadingLines { done, total }, &[])
        }
        ReadStep::FirstAnswer(reading) => {
            write_message(output, &AnswerHeader::FirstAnswer, &reading.to_json())
        }
    }
}

pub(crate) fn read_answer(input: &mut impl Read) -> Result<Message, DecodeError> {
    let (header, bytes): (AnswerHeader, _) =
        read_message(input).map_err(|_| DecodeError::HelperDied)?;
    let reading = || {
        PageReading::from_json(&bytes)
            .map(Box::new)
            .ok_or(DecodeError::HelperDied)
    };
    let answer = match header {
        AnswerHeader::Drawing => return Ok(Message::Step(ReadStep::Drawing)),
        AnswerHeader::FindingLines => return Ok(Message::Step(ReadStep::FindingLines)),
        AnswerHeader::ReadingLines { done, total } => {
            return Ok(Message::Step(ReadStep::ReadingLines { done, total }));
        }
        AnswerHeader::FirstAnswer => {
            return Ok(Message::Step(ReadStep::FirstAnswer(reading()?)));
        }
        AnswerHeader::Reading => Answer::Reading(reading()?),
        AnswerHeader::Text => {
            Answer::Text(String::from_utf8(bytes).map_err(|_| DecodeError::HelperDied)?)
        }
        AnswerHeader::Document { media_type, pages } => {
            let known = MediaType::ALL
                .into_iter()
                .find(|known| known.as_str() == media_type);
            let pages = pages.into_iter().map(|(width_px, height_px)| PageShape {
                width_px,
                height_px,
            });
            let media_type = known.ok_or(DecodeError::HelperDied)?;
            Answer::Document(Document {
                media_type,
                pages: pages.collect(),
            })
        }
        AnswerHeader::Page {
            width_px,
            height_px,
        } => Answer::Page(RenderedPage {
            bytes,
            width_px,
            height_px,
        }),
        AnswerHeader::Failed(failure) => return Err(failure.into()),
    };
    Ok(Message::Answer(answer))
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
                crop: view.crop.map(UnitRect::sides),
                is_jpeg: encoding == Encoding::Jpeg,
            },
            Request::Read { page, previous } => Self::Read {
                page,
                previous: previous
                    .and_then(|reading| String::from_utf8(reading.without_words().to_json()).ok()),
            },
            Request::ReadSpot { page, spot } => Self::ReadSpot {
                page,
                spot: spot.sides(),
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
                    crop: crop.map(UnitRect::of_sides),
                },
                encoding: if is_jpeg {
                    Encoding::Jpeg
                } else {
                    Encoding::Png
                },
            },
            RequestHeader::Read { page, previous } => Self::Read {
                page,
                previous: previous
                    .and_then(|json| PageReading::from_json(json.as_bytes()))
                    .map(Box::new),
            },
            RequestHeader::ReadSpot { page, spot } => Self::ReadSpot {
                page,
                spot: UnitRect::of_sides(spot),
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
            DecodeError::PictureNotSupported => Self::PictureNotSupported,
            DecodeError::PdfNeedsPassword => Self::PdfNeedsPassword,
            DecodeError::PdfPasswordIsWrong => Self::PdfPasswordIsWrong,
            DecodeError::Truncated => Self::Truncated,
            DecodeError::Broken
            | DecodeError::HelperDied
            | DecodeError::TimedOut
            | DecodeError::Cancelled => Self::Broken,
            DecodeError::ReaderBroken => Self::ReaderBroken,
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
            Failure::PictureNotSupported => Self::PictureNotSupported,
            Failure::PdfNeedsPassword => Self::PdfNeedsPassword,
            Failure::PdfPasswordIsWrong => Self::PdfPasswordIsWrong,
            Failure::Truncated => Self::Truncated,
            Failure::Broken => Self::Broken,
            Failure::TooManyPixels => Self::TooManyPixels { limit: PIXELS_MAX },
            Failure::NoPages => Self::NoPages,
            Failure::NoSuchPage => Self::NoSuchPage,
            Failure::ReaderBroken => Self::ReaderBroken,
        }
    }
}
