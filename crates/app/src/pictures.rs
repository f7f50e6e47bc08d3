//! Pictures of pages, drawn on demand by the helper and held only in memory.
//!
//! Invariant: without this session's token nothing is drawn; what was drawn is dropped when the papers close.
//! Not here: addresses (`addresses`), drawing (reader).

use std::{collections::VecDeque, sync::Arc};

use casekeep_domain::{
    ids::PageId,
    notices::{Document, PdfPassword},
};
use casekeep_reader::{Decoder, PageView, UnitRect};
use casekeep_vault::ScanId;
use zeroize::Zeroizing;

use crate::{
    Casekeep,
    addresses::{Subject, Wanted, parse},
    contract::problems::Problem,
    reading::PageFile,
    session::Session,
    situations,
};

/// Most bytes of pictures held.
const HELD_MAX_BYTES: usize = 64 << 20;

pub(crate) type Bytes = Arc<Zeroizing<Vec<u8>>>;

/// A document's original bytes, and what opens them.
pub(crate) struct Original {
    pub(crate) bytes: Bytes,
    password: Option<PdfPassword>,
}

impl Original {
    /// A file of ours, which asks for nothing.
    fn open(bytes: Bytes) -> Self {
        Self {
            bytes,
            password: None,
        }
    }

    fn password(&self) -> &str {
        self.password.as_ref().map_or("", PdfPassword::reveal)
    }

    /// A decoder that this file opens for.
    pub(crate) fn decoder(&self, decoder: &Decoder) -> Decoder {
        decoder.with_password(self.password())
    }

    /// The file as it is read.
    pub(crate) fn page_file(&self) -> PageFile<'_> {
        PageFile {
            bytes: &self.bytes,
            password: self.password(),
        }
    }
}

/// Pictures that were drawn, the newest last, and the document that was opened last.
#[derive(Default)]
pub(crate) struct Drawn {
    pictures: VecDeque<(String, Arc<Vec<u8>>)>,
    document: Option<(String, Bytes)>,
}

/// A summary's PDF, made for looking at.
pub(crate) struct Preview {
    pub(crate) number: u32,
    pub(crate) pdf: Bytes,
}

impl Drawn {
    fn get(&self, key: &str) -> Option<Arc<Vec<u8>>> {
        self.pictures
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, picture)| Arc::clone(picture))
    }

    fn hold(&mut self, key: String, picture: Arc<Vec<u8>>) {
        self.pictures.push_back((key, picture));
        while self
            .pictures
            .iter()
            .map(|(_, picture)| picture.len())
            .sum::<usize>()
            > HELD_MAX_BYTES
        {
            self.pictures.pop_front();
        }
    }
}

impl Casekeep {
    /// The picture at an address, as PNG.
    pub fn picture(&self, path: &str, query: &str) -> Result<Vec<u8>, Problem> {
        let wanted = parse(path, query).ok_or(Problem::NotThere)?;
        if wanted.token != self.picture_token {
            return Err(Problem::Locked);
        }
        let key = format!("{path}?{query}");
        if let Some(picture) = self.with(|session| Ok(session.drawn.get(&key)))? {
            return Ok(picture.to_vec());
        }
        let (original, page) = self.with(|session| subject(session, &wanted.subject))?;
        let picture = self.draw(&original, page, &wanted)?;
        self.with(|session| {
            session.drawn.hold(key, Arc::clone(&picture));
            Ok(())
        })?;
        Ok(picture.to_vec())
    }

    fn draw(
        &self,
        original: &Original,
        page: u32,
        wanted: &Wanted,
    ) -> Result<Arc<Vec<u8>>, Problem> {
        let view = PageView {
            max_width_px: wanted.width_px,
            max_height_px: wanted.height_px,
            quarter_turns: wanted.turn.count(),
            crop: wanted.crop.map(|crop| UnitRect {
                left: crop.left(),
                top: crop.top(),
                width: crop.width(),
                height: crop.height(),
            }),
        };
        let decoder = original.decoder(&self.surroundings.decoder);
        let drawn = decoder.render(&original.bytes, page, view);
        drawn
            .map(|page| Arc::new(page.bytes))
            .map_err(|error| situations::decode(&error))
    }
}

/// The file to draw from, and which of its pages.
fn subject(session: &mut Session, subject: &Subject) -> Result<(Original, u32), Problem> {
    match *subject {
        Subject::Page(id) => session.page(id),
        Subject::Summary { preview, page } => {
            let shown = session
                .preview
                .as_ref()
                .filter(|shown| shown.number == preview);
            shown
                .map(|shown| (Original::open(Arc::clone(&shown.pdf)), page))
                .ok_or(Problem::NotThere)
        }
    }
}

impl Session {
    /// The document a page comes from, and which of its pages it is.
    pub(crate) fn page(&mut self, id: PageId) -> Result<(Original, u32), Problem> {
        let holdings = Arc::clone(&self.holdings);
        let page = holdings.page(id).ok_or(Problem::NotThere)?;
        let document = holdings.document(page.document).ok_or(Problem::NotThere)?;
        Ok((self.document(document)?, page.page_in_document))
    }

    /// A document's original; the last one stays in memory, since its pages are asked for one by one.
    pub(crate) fn document(&mut self, document: &Document) -> Result<Original, Problem> {
        let original = self.document_once(document)?;
        self.drawn.document = Some((document.scan.clone(), Arc::clone(&original.bytes)));
        Ok(original)
    }

    /// A document's original, for one use in the background: what is looked at stays in memory instead.
    pub(crate) fn document_once(&self, document: &Document) -> Result<Original, Problem> {
        Ok(Original {
            bytes: self.scan(&document.scan)?,
            password: document.pdf_password.clone(),
        })
    }

    fn scan(&self, scan: &str) -> Result<Bytes, Problem> {
        if let Some((known, bytes)) = &self.drawn.document
            && known == scan
        {
            return Ok(Arc::clone(bytes));
        }
        let id: ScanId = scan.parse().map_err(|_| Problem::ScanMissing)?;
        let bytes = self.vault.read_scan(&id);
        bytes
            .map(Arc::new)
            .map_err(|error| situations::scan(&error))
    }
}
