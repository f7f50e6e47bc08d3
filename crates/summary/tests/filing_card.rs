//! The card for paper forms, read back with qpdf and poppler.

#[expect(dead_code, reason = "the summary's tests use the rest")]
mod reading;

use casekeep_summary::{FOOTER, FilingCard, FilingNumber, Language, Pdf, filing_card};
use reading::{assert_is_valid, holds, letters, text, unpacked};

fn number(exact: &str, grouped: &str, is_checked: bool) -> FilingNumber {
    FilingNumber {
        exact: exact.to_owned(),
        grouped: grouped.to_owned(),
        is_checked,
    }
}

fn card(language: Language) -> FilingCard {
    FilingCard {
        language,
        made_on: chrono::NaiveDate::default(),
        family_name: Some("Rivera Soto".to_owned()),
        given_names: Some("Ana María".to_owned()),
        other_names: vec!["Ana Rivera".to_owned()],
        birth_date: chrono::NaiveDate::from_ymd_opt(1990, 5, 14),
        a_number: Some(number("A012345678", "A012-345-678", true)),
        account_number: Some(number("012345678901", "0123-4567-8901", true)),
    }
}

#[expect(
    clippy::expect_used,
    reason = "a card that can't be printed is a failed test"
)]
fn print(card: &FilingCard) -> Pdf {
    filing_card(card).expect("the card can be printed")
}

#[test]
fn it_is_one_valid_tagged_page_with_the_exact_values_in_either_language() {
    for language in [Language::English, Language::Spanish] {
        let pdf = print(&card(language));
        assert_eq!(pdf.page_count, 1);
        assert_is_valid(&pdf.bytes);
        assert!(holds(&unpacked(&pdf.bytes), "/StructTreeRoot"));
        let text = text(&pdf.bytes);
        for expected in [
            "012345678901",
            "A012345678",
            "Rivera Soto",
            "Ana María",
            "05/14/1990",
            "USCIS Online Account Number (if any)",
        ] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert!(letters(&pdf.bytes).contains(&reading::squeezed(FOOTER.get(language))));
    }
}

#[test]
fn a_missing_number_says_that_the_box_stays_empty() {
    let mut card = card(Language::English);
    card.account_number = None;
    let text = text(&print(&card).bytes);
    assert!(text.contains("leave the box empty"), "{text}");
    assert!(!text.contains("012345678901"));
}

#[test]
fn a_number_nobody_checked_says_so() {
    let mut card = card(Language::English);
    card.a_number = Some(number("A012345678", "A012-345-678", false));
    assert!(text(&print(&card).bytes).contains("Not checked against a paper yet."));
}

#[test]
fn odd_and_endless_names_still_fit_on_the_page() {
    let mut card = card(Language::Spanish);
    card.family_name = Some("王🙂\u{202E}#panic()".repeat(200));
    card.other_names = vec!["x".repeat(10_000); 40];
    assert!(print(&card).page_count <= 2);
}
