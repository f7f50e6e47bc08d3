//! Whatever stands on a page, an answer comes.

use proptest::{collection::vec, prelude::*};

use super::{catalogue, paper::Paper};
use crate::{
    meaning::understand,
    text::{Bounds, Glyph, PageText, TextLine},
};

/// Words that labels and values are made of, whole and in pieces.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,6}",
        "[0-9OIlSB]{1,14}",
        prop::sample::select(vec![
            "USCIS",
            "Online",
            "Account",
            "Number",
            "Number:",
            "#",
            "(if",
            "any)",
            "Receipt",
            "IOE0912345678",
            "0123",
            "4567",
            "8901",
            "A012",
            "345",
            "678",
            "March",
            "18,",
            "2026",
            "03/18/2026",
            "Form",
            "I-797C,",
            "Notice",
            "of",
            "Action",
            "Page",
            "2of",
            "2",
            "P<UTO",
            "Part",
            "1.",
            "Attorney",
            "by",
            "until",
            "Case",
            "Type",
            "I765",
        ])
        .prop_map(str::to_owned),
    ]
}

fn line() -> impl Strategy<Value = (f32, f32, String)> {
    let text = vec(word(), 0..9).prop_map(|words| words.join(" "));
    (-5.0_f32..100.0, -5.0_f32..70.0, text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_page_gives_an_answer_whose_places_are_on_it(lines in vec(line(), 0..25)) {
        let mut paper = Paper::new();
        for (x, y, text) in &lines {
            paper = paper.put(*x, *y, text);
        }
        let page = paper.done();
        let meaning = understand(catalogue(), &page, None);
        for field in &meaning.fields {
            prop_assert!((0.0..1.0).contains(&field.confidence));
            for span in field.place.iter().chain(&field.label) {
                prop_assert!(span.start < span.end && span.end <= page.lines[span.line].glyphs.len());
            }
        }
    }
}

#[test]
fn lines_without_size_or_characters_do_no_harm() {
    let nothing = Bounds {
        left: 0.0,
        top: 0.0,
        right: 0.0,
        bottom: 0.0,
    };
    let lost = Glyph {
        character: '7',
        left: f32::NAN,
        right: f32::INFINITY,
        confidence: f32::NAN,
    };
    let line = |glyphs| TextLine {
        bounds: nothing,
        glyphs,
    };
    let page = PageText {
        width: 0.0,
        height: 0.0,
        lines: vec![line(Vec::new()), line(vec![lost; 40]), line(vec![lost])],
    };
    let meaning = understand(catalogue(), &page, None);
    assert_eq!(meaning.kind, None);
}
