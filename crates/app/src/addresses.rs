//! Addresses of pictures: `/page/<id>` and `/summary/<preview>/<page>` with size, turn and crop.
//!
//! Invariant: an address that does not parse draws nothing.
//! Not here: drawing.

use casekeep_domain::{
    ids::PageId,
    notices::{QuarterTurns, UnitBox},
};

/// Largest side that is drawn, in pixels.
const SIDE_MAX_PX: u32 = 6_000;
/// Side when none is asked for, in pixels.
const SIDE_PX: u32 = 1_600;

/// What picture is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) subject: Subject,
    pub(crate) token: String,
    pub(crate) width_px: u32,
    pub(crate) height_px: u32,
    pub(crate) turn: QuarterTurns,
    pub(crate) crop: Option<UnitBox>,
}

/// Of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A page of a notice.
    Page(PageId),
    /// A page of a summary's preview, from 0.
    Summary { preview: u32, page: u32 },
}

/// Reads an address.
pub(crate) fn parse(path: &str, query: &str) -> Option<Wanted> {
    let mut wanted = Wanted {
        subject: subject(path)?,
        token: String::new(),
        width_px: SIDE_PX,
        height_px: SIDE_MAX_PX,
        turn: QuarterTurns::default(),
        crop: None,
    };
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        match name {
            "t" => value.clone_into(&mut wanted.token),
            "w" => wanted.width_px = side(value)?,
            "h" => wanted.height_px = side(value)?,
            "turn" => wanted.turn = QuarterTurns::new(value.parse().ok()?),
            "crop" => wanted.crop = Some(crop(value)?),
            _ => {}
        }
    }
    Some(wanted)
}

fn subject(path: &str) -> Option<Subject> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    match parts.as_slice() {
        ["page", id] => id.parse().ok().map(Subject::Page),
        ["summary", preview, page] => Some(Subject::Summary {
            preview: preview.parse().ok()?,
            page: page.parse().ok()?,
        }),
        _ => None,
    }
}

fn side(text: &str) -> Option<u32> {
    text.parse::<u32>()
        .ok()
        .filter(|side| *side > 0)
        .map(|side| side.min(SIDE_MAX_PX))
}

fn crop(text: &str) -> Option<UnitBox> {
    let text = text.replace("%2C", ",");
    let numbers: Vec<f64> = text
        .split(',')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [left, top, width, height] = numbers.try_into().ok()?;
    UnitBox::new(left, top, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_page_how_large_turned_and_cut() {
        let wanted = parse(
            "/page/000000000000000000000000000000ff",
            "t=abc&w=800&turn=5&crop=0.1,0.2,0.3,0.4",
        )
        .unwrap();
        assert_eq!(wanted.token, "abc");
        assert_eq!(wanted.width_px, 800);
        assert_eq!(wanted.turn, QuarterTurns::new(1));
        assert_eq!(wanted.crop, UnitBox::new(0.1, 0.2, 0.3, 0.4));
    }

    #[test]
    fn an_address_that_does_not_parse_draws_nothing() {
        for (path, query) in [
            ("/page/1", ""),
            ("/page/../../etc/passwd", ""),
            ("/summary/1", ""),
            ("/page/000000000000000000000000000000ff", "w=-1"),
            ("/page/000000000000000000000000000000ff", "crop=0,0,2,2"),
        ] {
            assert_eq!(parse(path, query), None, "{path}?{query}");
        }
    }

    #[test]
    fn a_giant_size_is_cut_to_what_may_be_drawn() {
        let wanted = parse("/summary/3/0", "w=4000000000").unwrap();
        assert_eq!(wanted.width_px, SIDE_MAX_PX);
    }
}
