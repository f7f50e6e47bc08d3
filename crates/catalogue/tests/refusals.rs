//! What the checker refuses: one change to a good file, one problem.

use casekeep_catalogue::{Catalogue, WhatIsWrong};

/// The example of `docs/catalogue.md`.
fn example() -> String {
    let page = include_str!("../../../docs/catalogue.md");
    let fenced = page
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    fenced
        .map(str::to_owned)
        .unwrap_or_else(|| panic!("no example in docs/catalogue.md"))
}

fn problems(text: &str) -> Vec<WhatIsWrong> {
    match Catalogue::parse_with_drawings(&[("example-letter", text)], &[]) {
        Ok(_) => Vec::new(),
        Err(error) => error
            .problems
            .into_iter()
            .map(|problem| problem.what)
            .collect(),
    }
}

#[track_caller]
fn check(from: &str, to: &str, expected: &WhatIsWrong) {
    let good = example();
    assert!(good.contains(from), "{from} is not in the example");
    let found = problems(&good.replacen(from, to, 1));
    assert!(found.contains(expected), "{found:?}");
}

#[test]
fn the_example_of_the_documentation_is_right() {
    assert_eq!(problems(&example()), []);
}

#[test]
fn a_claim_without_a_source_is_refused() {
    check(
        "confidence = \"likely\"\nsources = [\"guide\"]\nplace.en",
        "confidence = \"likely\"\nsources = []\nplace.en",
        &WhatIsWrong::NoSource,
    );
    check(
        "sources = [\"guide\"]\n\n[[fields]]",
        "sources = []\n\n[[fields]]",
        &WhatIsWrong::NoSource,
    );
}

#[test]
fn a_source_that_is_not_listed_is_refused() {
    check(
        "sources = [\"guide\"]",
        "sources = [\"hearsay\"]",
        &WhatIsWrong::UnknownReference("hearsay".to_owned()),
    );
}

#[test]
fn a_source_without_a_day_is_refused() {
    check(
        "read_on = 2026-11-23",
        "read_on = 11:30:00",
        &WhatIsWrong::NotADay("11:30:00".to_owned()),
    );
}

#[test]
fn unknown_ids_and_words_are_refused() {
    check(
        "id = \"example-letter\"",
        "id = \"another\"",
        &WhatIsWrong::WrongId,
    );
    check(
        "holds = [\"receipt_number\"]",
        "holds = [\"lucky_number\"]",
        &WhatIsWrong::UnknownWord("lucky_number".to_owned()),
    );
    check(
        "answer = \"box-may-be-empty\"",
        "answer = \"surely\"",
        &WhatIsWrong::UnknownWord("surely".to_owned()),
    );
    check(
        "{ field = \"receipt\" }",
        "{ field = \"reciept\" }",
        &WhatIsWrong::UnknownReference("reciept".to_owned()),
    );
    check(
        "# [oan.on.plain]\n# answer, confidence, sources and why; label, place and when_missing if they differ too",
        "[oan.on.plain]\nanswer = \"unknown\"\nconfidence = \"unsure\"\nsources = [\"guide\"]\nwhy.en = \"a\"\nwhy.es = \"b\"",
        &WhatIsWrong::UnknownReference("plain".to_owned()),
    );
}

#[test]
fn an_entry_that_the_schema_does_not_know_is_refused() {
    let found = problems(&example().replacen("[identify]", "[identify]\nseal = \"eagle\"", 1));
    assert!(
        matches!(found.as_slice(), [WhatIsWrong::Unreadable(_)]),
        "{found:?}"
    );
}

#[test]
fn a_missing_language_is_refused() {
    check(
        "name.es = \"Carta de ejemplo\"",
        "",
        &WhatIsWrong::MissingLanguage("es"),
    );
    check(
        "why.en = \"One guide",
        "why.en = \"\" # \"",
        &WhatIsWrong::MissingLanguage("en"),
    );
}

#[test]
fn a_label_that_two_fields_claim_is_refused() {
    check(
        "labels = [\"Applicant\"]",
        "labels = [\"receipt number:\"]",
        &WhatIsWrong::Duplicate("receipt number:".to_owned()),
    );
}

#[test]
fn a_drawn_label_must_be_one_of_the_fields_own() {
    check(
        "{ field = \"receipt\" }",
        "{ field = \"receipt\", label = \"Case Number\" }",
        &WhatIsWrong::LabelNotListed("Case Number".to_owned()),
    );
}

#[test]
fn a_look_alike_that_no_layout_shows_is_refused() {
    check(
        "sample = \"IOE0912345678\"",
        "sample = \"IOE0000000000\"",
        &WhatIsWrong::NotDrawn("receipt_number"),
    );
}

#[test]
fn a_claim_that_its_drawing_contradicts_is_refused() {
    check(
        "answer = \"box-may-be-empty\"",
        "answer = \"not-printed\"",
        &WhatIsWrong::ContradictsDrawing {
            answer: "not-printed",
        },
    );
}

#[test]
fn samples_must_match_the_values_held() {
    check(
        "sample = [\"A012 345 678\", \"RIVERA, ANA\"]",
        "sample = [\"A012 345 678\", \"RIVERA\", \"ANA\"]",
        &WhatIsWrong::SamplesDoNotMatch,
    );
}

#[test]
fn a_value_too_wide_for_its_cell_is_refused() {
    let found = problems(&example().replacen(
        "{ field = \"receipt\" }",
        "{ field = \"receipt\", width = 0.1 }",
        1,
    ));
    assert!(
        found
            .iter()
            .any(|what| matches!(what, WhatIsWrong::Overlap(_, _))),
        "{found:?}"
    );
}

#[test]
fn a_page_that_overflows_is_refused() {
    let found = problems(&example().replacen("lines = [4, 5, 3]", "lines = [90]", 1));
    assert!(
        found
            .iter()
            .any(|what| matches!(what, WhatIsWrong::OutsidePage(_))),
        "{found:?}"
    );
}

#[test]
fn a_title_that_two_kinds_claim_is_refused() {
    let second = example().replacen("example-letter", "other-letter", 1);
    let files = [("example-letter", example()), ("other-letter", second)];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let result = Catalogue::parse(&files, &[]);
    let problems = result
        .map_err(|error| error.problems)
        .err()
        .unwrap_or_default();
    let whats: Vec<&WhatIsWrong> = problems.iter().map(|problem| &problem.what).collect();
    assert_eq!(
        whats,
        [&WhatIsWrong::Duplicate(
            "Example Notice of Something".to_owned()
        )]
    );
}

#[test]
fn all_problems_are_reported_at_once() {
    let text = example()
        .replacen("name.es = \"Carta de ejemplo\"", "", 1)
        .replacen("answer = \"box-may-be-empty\"", "answer = \"surely\"", 1);
    assert!(problems(&text).len() >= 2);
}
