//! Pictures of pages, drawn on demand by the helper and held only in memory.
//!
//! Invariant: without this session's token nothing is drawn; what was drawn is dropped when the papers close.
//! Not here: addresses (`addresses`), drawing (reader).

use std::{collections::VecDeque, sync::Arc};

use casekeep_domain::ids::PageId;
use casekeep_reader::{PageView, UnitRect};
use casekeep_vault::ScanId;
use zeroize::Zeroizing;

use crate::{
    Casekeep,
    addresses::{Subject, Wanted, parse},
    contract::problems::Problem,
    session::Session,
    situations,
};

/// Most bytes of pictures held.
const HELD_MAX_BYTES: usize = 64 << 20;

pub(crate) type Bytes = Arc<Zeroizing<Vec<u8>>>;

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
        let (bytes, page) = self.with(|session| subject(session, &wanted.subject))?;
        let picture = self.draw(&bytes, page, &wanted)?;
        self.with(|session| {
            session.drawn.hold(key, Arc::clone(&picture));
            Ok(())
        })?;
        Ok(picture.to_vec())
    }

    fn draw(&self, bytes: &[u8], page: u32, wanted: &Wanted) -> Result<Arc<Vec<u8>>, Problem> {
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
        let drawn = self.surroundings.decoder.render(bytes, page, view);
        drawn
            .map(|page| Arc::new(page.bytes))
            .map_err(|error| situations::decode(&error))
    }
}

/// The bytes to draw from, and which of their pages.
fn subject(session: &mut Session, subject: &Subject) -> Result<(Bytes, u32), Problem> {
    match *subject {
        Subject::Page(id) => session.page(id),
        Subject::Summary { preview, page } => {
            let shown = session
                .preview
                .as_ref()
                .filter(|shown| shown.number == preview);
            shown
                .map(|shown| (Arc::clone(&shown.pdf), page))
                .ok_or(Problem::NotThere)
        }
    }
}

impl Session {
    /// The document a page comes from, and which of its pages it is.
    pub(crate) fn page(&mut self, id: PageId) -> Result<(Bytes, u32), Problem> {
        let holdings = Arc::clone(&self.holdings);
        let page = holdings.page(id).ok_or(Problem::NotThere)?;
        let document = holdings.document(page.document).ok_or(Problem::NotThere)?;
        Ok((self.document(&document.scan)?, page.page_in_document))
    }

    /// A document's original bytes; the last one stays in memory, since its pages are asked for one by one.
    pub(crate) fn document(&mut self, scan: &str) -> Result<Bytes, Problem> {
        let bytes = self.document_once(scan)?;
        self.drawn.document = Some((scan.to_owned(), Arc::clone(&bytes)));
        Ok(bytes)
    }

    /// A document's original bytes, for one use in the background: what is looked at stays in memory instead.
    pub(crate) fn document_once(&self, scan: &str) -> Result<Bytes, Problem> {
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
