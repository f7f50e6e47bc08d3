//! The built-in catalogue as a whole: what it must hold, what it says, how it is found and drawn.

use std::sync::LazyLock;

use casekeep_catalogue::{
    Catalogue, Confidence, FieldKind, KindId, Language, NoticeKind, OanAnswer, check, draw,
    look_alikes, place_of, table, to_svg, to_thumbnail_svg,
};
use proptest::prelude::*;

const KINDS: [&str; 29] = [
    "account-access-notice",
    "account-profile",
    "i797-approval",
    "i797a-approval",
    "i797b-approval",
    "i797c-receipt",
    "i797c-biometrics",
    "i797c-interview",
    "i797c-transfer",
    "i797c-rejection",
    "i797d",
    "i797e-rfe",
    "i797e-noid",
    "i797f",
    "n445-oath",
    "n652",
    "ead-card",
    "green-card",
    "i94-record",
    "i20",
    "ds2019",
    "nvc-letter",
    "ds160",
    "ds260",
    "visa-foil",
    "passport",
    "filed-form-copy",
    "social-security-card",
    "uscis-other",
];

fn embedded() -> &'static Catalogue {
    static READ_ONCE: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::embedded().unwrap_or_else(|error| panic!("{error}")));
    &READ_ONCE
}

fn kind<'c>(catalogue: &'c Catalogue, id: &str) -> &'c NoticeKind {
    let found = KindId::new(id).and_then(|id| catalogue.kind(&id));
    found.unwrap_or_else(|| panic!("no kind {id}"))
}

#[test]
fn every_built_in_file_and_drawing_holds() {
    match check() {
        Ok(report) => assert_eq!(report.kinds, KINDS.len()),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_kind_that_people_hold_is_there() {
    let catalogue = embedded();
    for id in KINDS {
        assert!(
            KindId::new(id).is_some_and(|id| catalogue.kind(&id).is_some()),
            "{id}"
        );
    }
}

#[test]
fn the_claims_are_these() {
    insta::assert_snapshot!(table(embedded()));
}

#[test]
fn the_search_for_the_number_starts_at_the_surest_paper() {
    let catalogue = embedded();
    let ordered: Vec<&str> = catalogue
        .kinds()
        .iter()
        .filter(|kind| kind.search_order.is_some())
        .map(|kind| kind.id.as_str())
        .collect();
    let expected = [
        "account-access-notice",
        "account-profile",
        "i797-approval",
        "i797c-receipt",
        "i797c-biometrics",
        "filed-form-copy",
    ];
    assert_eq!(ordered, expected);
}

#[test]
fn no_card_has_the_number_and_that_is_certain() {
    let catalogue = embedded();
    for id in ["ead-card", "green-card"] {
        let oan = &kind(catalogue, id).oan;
        assert_eq!(
            (oan.answer, oan.confidence),
            (OanAnswer::NotPrinted, Confidence::Certain)
        );
    }
}

#[test]
fn where_sources_are_silent_the_answer_is_unknown() {
    let catalogue = embedded();
    for id in [
        "i797c-transfer",
        "i797c-rejection",
        "i797d",
        "i797f",
        "uscis-other",
    ] {
        let oan = &kind(catalogue, id).oan;
        assert_eq!(
            (oan.answer, oan.confidence),
            (OanAnswer::Unknown, Confidence::Unsure),
            "{id}"
        );
    }
}

#[test]
fn every_drawing_looks_as_it_did_when_someone_looked_at_it() {
    let catalogue = embedded();
    for kind in catalogue.kinds() {
        for layout in &kind.layouts {
            let drawing = draw(kind, layout, FieldKind::OnlineAccountNumber);
            let name = format!("drawing.{}.{}", kind.id.as_str(), layout.id);
            insta::assert_snapshot!(name, to_svg(&drawing, Language::English));
        }
    }
}

#[test]
fn every_drawing_is_told_in_words_in_both_languages() {
    let catalogue = embedded();
    let mut told = String::new();
    for kind in catalogue.kinds() {
        for layout in &kind.layouts {
            let words = draw(kind, layout, FieldKind::OnlineAccountNumber).alternative;
            told.push_str(&format!("{}\n{}\n\n", words.en, words.es));
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_drawing_runs_no_script_and_carries_no_style() {
    let catalogue = embedded();
    for kind in catalogue.kinds() {
        for layout in &kind.layouts {
            let drawing = draw(kind, layout, FieldKind::OnlineAccountNumber);
            for svg in [
                to_svg(&drawing, Language::Spanish),
                to_thumbnail_svg(&drawing),
            ] {
                for forbidden in ["<script", "style=", "<style", "href", " on", "url("] {
                    let tags: String = tags_of(&svg);
                    assert!(!tags.contains(forbidden), "{forbidden} in {tags}");
                }
            }
        }
    }
}

/// The markup without texts and quoted values.
fn tags_of(svg: &str) -> String {
    let mut is_quoted = false;
    let mut is_tag = false;
    svg.chars()
        .filter(|character| {
            match character {
                '"' => is_quoted = !is_quoted,
                '<' if !is_quoted => is_tag = true,
                '>' if !is_quoted => is_tag = false,
                _ => {}
            }
            is_tag && !is_quoted
        })
        .collect()
}

#[test]
fn a_highlight_is_drawn_exactly_where_the_claim_allows_it() {
    let catalogue = embedded();
    for kind in catalogue.kinds() {
        for layout in &kind.layouts {
            let drawing = draw(kind, layout, FieldKind::OnlineAccountNumber);
            let is_claimed = !matches!(
                layout.oan.answer,
                OanAnswer::NotPrinted | OanAnswer::Unknown
            );
            assert_eq!(
                drawing.highlight.is_some(),
                is_claimed,
                "{} {}",
                kind.id.as_str(),
                layout.id
            );
        }
    }
}

#[track_caller]
fn check_place(id: &str, layout: &str, find: FieldKind, expected: Option<(&str, &str)>) {
    let catalogue = embedded();
    let kind = kind(catalogue, id);
    let layout = kind
        .layout(layout)
        .unwrap_or_else(|| panic!("no layout {layout}"));
    let place = place_of(kind, layout, find);
    let found = place
        .as_ref()
        .map(|place| (place.en.as_str(), place.es.as_str()));
    assert_eq!(found, expected);
}

#[test]
fn a_place_in_a_grid_is_told_by_row_and_box() {
    check_place(
        "i797c-receipt",
        "A2",
        FieldKind::ReceiptNumber,
        Some((
            "Top row, first box, under the words “Receipt Number”.",
            "Primera fila, primera casilla, debajo de las palabras “Receipt Number”.",
        )),
    );
}

#[test]
fn a_place_is_told_by_its_label_alone_where_the_page_is_not_known() {
    check_place(
        "nvc-letter",
        "letter",
        FieldKind::NvcCaseNumber,
        Some((
            "Beside the words “Case Number”.",
            "Junto a las palabras “Case Number”.",
        )),
    );
}

#[test]
fn a_layout_without_the_box_names_no_place() {
    check_place("i797c-receipt", "A2", FieldKind::OnlineAccountNumber, None);
}

#[test]
fn the_lawyers_number_on_a_form_is_a_look_alike_and_never_highlighted() {
    let catalogue = embedded();
    let form = kind(catalogue, "filed-form-copy");
    let drawing = draw(form, &form.layouts[0], FieldKind::OnlineAccountNumber);
    let highlight = drawing.highlight.unwrap_or_else(|| panic!("no highlight"));
    let lawyers = drawing.look_alikes[0].mark;
    assert_eq!(lawyers.field, FieldKind::OnlineAccountNumber);
    assert!(lawyers.rect.y < highlight.rect.y);
}

#[test]
fn tags_follow_the_list_of_look_alikes_whatever_is_looked_for() {
    let catalogue = embedded();
    let receipt = kind(catalogue, "i797c-receipt");
    let layout = &receipt.layouts[0];
    for find in [
        FieldKind::OnlineAccountNumber,
        FieldKind::ANumber,
        FieldKind::ReceiptNumber,
    ] {
        let listed = look_alikes(receipt, find);
        let drawing = draw(receipt, layout, find);
        assert_eq!(drawing.look_alikes.len(), 2);
        for tagged in drawing.look_alikes {
            assert_eq!(
                listed[usize::from(tagged.number) - 1].field,
                tagged.mark.field
            );
        }
    }
}

#[track_caller]
fn check_search(words: &str, expected: &str) {
    let catalogue = embedded();
    let found = catalogue.search_printed_words(words);
    let first = found.first().map(|kind| kind.id.as_str());
    assert_eq!(first, Some(expected), "{words}");
}

#[test]
fn words_read_off_a_paper_find_its_kind() {
    check_search("Online Access Code", "account-access-notice");
    check_search("ASC Appointment Notice", "i797c-biometrics");
    check_search("date and time of appointment", "i797c-biometrics");
    check_search("request for evidence", "i797e-rfe");
    check_search("Resident Since", "green-card");
    check_search("not valid for reentry", "ead-card");
    check_search("Admit Until Date", "i94-record");
    check_search("oath ceremony", "n445-oath");
    check_search("invoice id number", "nvc-letter");
    check_search("tarjeta verde", "green-card");
    check_search("pasaporte", "passport");
}

#[test]
fn misread_and_half_typed_words_find_their_kind_too() {
    check_search("1-797A", "i797a-approval");
    check_search("rejecti", "i797c-rejection");
    check_search("natura1ization oath", "n445-oath");
}

#[test]
fn words_that_stand_on_no_paper_find_nothing() {
    let catalogue = embedded();
    for words in ["", "  —  ", "kilowatt hours"] {
        assert!(catalogue.search_printed_words(words).is_empty(), "{words}");
    }
}

#[test]
fn a_value_names_the_papers_that_carry_it() {
    let catalogue = embedded();
    let carrying: Vec<&str> = catalogue
        .kinds_carrying(FieldKind::OnlineAccessCode)
        .iter()
        .map(|kind| kind.id.as_str())
        .collect();
    assert_eq!(carrying, ["account-access-notice"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_words_at_all_can_be_searched(words in "\\PC{0,600}") {
        let catalogue = embedded();
        prop_assert!(catalogue.search_printed_words(&words).len() <= catalogue.kinds().len());
    }
}
