//! Claims about whole pages, one sentence each.

mod account;
mod anything;
mod days;
mod in_part;
mod kinds;
mod names;
mod numbers;
mod paper;

use std::sync::LazyLock;

use casekeep_catalogue::{Catalogue, FieldKind};

use super::{AccountNumberAnswer as Answer, FoundBy, FoundField, Meaning, understand};
use crate::text::PageText;
use paper::Paper;

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::embedded().expect("the catalogue is right"));
    &CATALOGUE
}

fn read(page: &PageText) -> Meaning {
    understand(catalogue(), page, None)
}

fn field(meaning: &Meaning, kind: FieldKind) -> Option<&FoundField> {
    meaning.fields.iter().find(|field| field.kind == kind)
}

fn check(meaning: &Meaning, kind: FieldKind, expected: Option<&str>) {
    let value = field(meaning, kind).map(|field| field.value.as_str());
    assert_eq!(value, expected, "{kind:?}");
}

fn kind(meaning: &Meaning) -> Option<&str> {
    meaning.kind.as_ref().map(|kind| kind.id.as_str())
}

/// A notice with one line at a label's place.
fn notice_with(label: &str, value: &str) -> Paper {
    Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 3.0, "Notice Type: Receipt Notice")
        .put(4.0, 6.0, label)
        .put(4.0, 7.0, value)
}

/// A receipt notice whose top row has the box for the account number.
fn receipt(account: &str) -> Paper {
    let paper = Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 1.0, "Department of Homeland Security")
        .put(4.0, 2.0, "U.S. Citizenship and Immigration Services")
        .put(
            10.0,
            5.0,
            "THIS NOTICE DOES NOT GRANT ANY IMMIGRATION STATUS OR BENEFIT.",
        )
        .put(4.0, 7.0, "Receipt Number")
        .put(28.0, 7.0, "USCIS Online Account Number")
        .put(60.0, 7.0, "Case Type")
        .put(4.0, 8.0, "IOE0912345678")
        .put(60.0, 8.0, "I765 - APPLICATION FOR EMPLOYMENT")
        .put(60.0, 9.0, "AUTHORIZATION")
        .put(4.0, 11.0, "Received Date")
        .put(28.0, 11.0, "Priority Date")
        .put(60.0, 11.0, "Applicant  A012 345 678")
        .put(4.0, 12.0, "03/14/2026")
        .put(60.0, 12.0, "RIVERA, ANA")
        .put(4.0, 14.0, "Notice Date")
        .put(28.0, 14.0, "Page")
        .put(60.0, 14.0, "Beneficiary")
        .put(4.0, 15.0, "03/18/2026")
        .put(28.0, 15.0, "1 of 1")
        .put(4.0, 18.0, "ANA RIVERA")
        .put(4.0, 19.0, "1200 MARKET ST APT 4")
        .put(4.0, 20.0, "PHILADELPHIA PA 19107")
        .put(60.0, 18.0, "Notice Type: Receipt Notice")
        .put(60.0, 19.0, "Amount received: $520.00 U.S.")
        .put(
            4.0,
            26.0,
            "We have received the application or petition and are working on it.",
        )
        .put(
            4.0,
            27.0,
            "Please see the additional information on the back. You will be notified",
        )
        .put(4.0, 28.0, "separately about any other cases you filed.");
    if account.is_empty() {
        paper
    } else {
        paper.put(28.0, 8.0, account)
    }
}

#[test]
fn a_receipt_gives_its_kind_and_every_value() {
    let meaning = read(&receipt("0123 4567 8901").done());
    assert_eq!(kind(&meaning), Some("i797c-receipt"));
    assert_eq!(meaning.account_number, Answer::Found);
    check(
        &meaning,
        FieldKind::OnlineAccountNumber,
        Some("012345678901"),
    );
    check(&meaning, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    check(&meaning, FieldKind::FormNumber, Some("I-765"));
    check(&meaning, FieldKind::ReceivedDate, Some("2026-03-14"));
    check(&meaning, FieldKind::NoticeDate, Some("2026-03-18"));
    check(&meaning, FieldKind::PriorityDate, None);
    check(&meaning, FieldKind::ANumber, Some("A012345678"));
    check(&meaning, FieldKind::ApplicantName, Some("RIVERA, ANA"));
    check(&meaning, FieldKind::NoticeType, Some("Receipt Notice"));
    check(&meaning, FieldKind::BeneficiaryName, None);
}

#[test]
fn sure_numbers_are_given_as_sure() {
    let meaning = read(&receipt("0123 4567 8901").done());
    for kind in [
        FieldKind::OnlineAccountNumber,
        FieldKind::ReceiptNumber,
        FieldKind::ANumber,
    ] {
        assert!(
            field(&meaning, kind).expect("found").confidence >= 0.9,
            "{kind:?}"
        );
    }
}

#[test]
fn an_empty_box_is_said_to_be_empty() {
    for stands in ["", "None", "N/A", "-"] {
        let meaning = read(&receipt(stands).done());
        assert_eq!(meaning.account_number, Answer::BoxEmpty, "{stands}");
        check(&meaning, FieldKind::OnlineAccountNumber, None);
    }
}

#[test]
fn what_is_not_twelve_digits_is_unreadable() {
    for stands in ["0123 4567 890", "0123 4567 8901 2", "01234x678901"] {
        let meaning = read(&receipt(stands).done());
        assert_eq!(meaning.account_number, Answer::Unreadable, "{stands}");
    }
}

#[test]
fn look_alikes_are_repaired_and_cost_confidence() {
    let meaning = read(&receipt("O123 4S67 89Ol").done());
    let found = field(&meaning, FieldKind::OnlineAccountNumber).expect("found");
    assert_eq!(found.value, "012345678901");
    assert!(found.confidence < 0.9);
}

#[test]
fn a_row_that_was_joined_is_cut_by_its_labels() {
    let page = Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(
            4.0,
            7.0,
            "Receipt Number USCIS Online Account Number Case Type",
        )
        .put(
            4.0,
            8.0,
            "IOE0912345678  012345678901                I765 - APPLICATION",
        )
        .put(
            4.0,
            11.0,
            "Received Date  Priority Date               Applicant",
        )
        .done();
    let meaning = read(&page);
    check(
        &meaning,
        FieldKind::OnlineAccountNumber,
        Some("012345678901"),
    );
    check(&meaning, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    check(&meaning, FieldKind::FormNumber, Some("I-765"));
}

#[test]
fn words_in_a_sentence_are_no_box() {
    let page = Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 7.0, "Receipt Number")
        .put(60.0, 7.0, "Case Type")
        .put(4.0, 8.0, "IOE0912345678")
        .put(60.0, 8.0, "I765 - APPLICATION FOR EMPLOYMENT")
        .put(
            4.0,
            20.0,
            "You can find your USCIS Online Account Number at the top of a notice that",
        )
        .put(
            4.0,
            21.0,
            "we may have sent to you. Call 800-375-5283 with your receipt at hand.",
        )
        .done();
    let meaning = read(&page);
    assert_eq!(meaning.account_number, Answer::NoBox);
}

#[test]
fn a_bill_is_no_notice_and_its_account_number_none_of_ours() {
    let page = Paper::new()
        .put(30.0, 1.0, "PHILADELPHIA GAS WORKS")
        .put(4.0, 4.0, "Account Number")
        .put(40.0, 4.0, "Service Period")
        .put(4.0, 5.0, "0123 4567 8901")
        .put(40.0, 5.0, "03/01/2026 to 03/31/2026")
        .put(4.0, 8.0, "Amount Due")
        .put(4.0, 9.0, "$81.20")
        .done();
    let meaning = read(&page);
    assert_eq!(meaning.account_number, Answer::NotANotice);
    assert_eq!(kind(&meaning), None);
    check(&meaning, FieldKind::OnlineAccountNumber, None);
}

#[test]
fn an_appointment_gives_day_time_and_place() {
    let page = Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(40.0, 3.0, "ASC Appointment Notice")
        .put(4.0, 5.0, "CASE TYPE")
        .put(70.0, 5.0, "NOTICE DATE")
        .put(4.0, 6.0, "I765 - APPLICATION FOR EMPLOYMENT AUTHORIZATION")
        .put(70.0, 6.0, "03/24/2026")
        .put(4.0, 8.0, "ACCOUNT NUMBER")
        .put(25.0, 8.0, "USCIS A#")
        .put(45.0, 8.0, "CODE")
        .put(55.0, 8.0, "SERVICE CENTER")
        .put(80.0, 8.0, "PAGE")
        .put(4.0, 9.0, "012345678901")
        .put(25.0, 9.0, "A012 345 678")
        .put(45.0, 9.0, "3")
        .put(55.0, 9.0, "NSC")
        .put(80.0, 9.0, "1 of 2")
        .put(
            4.0,
            15.0,
            "biometrics. PLEASE APPEAR AT THE BELOW APPLICATION SUPPORT CENTER (ASC) AT THE DATE AND TIME SPECIFIED.",
        )
        .put(20.0, 16.0, "PLEASE READ THIS ENTIRE NOTICE CAREFULLY.")
        .put(4.0, 18.0, "APPLICATION SUPPORT CENTER")
        .put(55.0, 18.0, "DATE AND TIME OF APPOINTMENT")
        .put(4.0, 19.0, "200 EXAMPLE AVE")
        .put(4.0, 20.0, "PHILADELPHIA PA 19107")
        .put(55.0, 19.0, "04/16/2026")
        .put(55.0, 20.0, "11:00AM")
        .put(4.0, 21.2, "WHEN YOU APPEAR YOU MUST BRING THIS NOTICE.")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("i797c-biometrics"));
    assert_eq!(meaning.account_number, Answer::Found);
    check(
        &meaning,
        FieldKind::OnlineAccountNumber,
        Some("012345678901"),
    );
    check(&meaning, FieldKind::ANumber, Some("A012345678"));
    check(&meaning, FieldKind::AppointmentDate, Some("2026-04-16"));
    check(&meaning, FieldKind::AppointmentTime, Some("11:00 AM"));
    check(&meaning, FieldKind::NoticeDate, Some("2026-03-24"));
    let place = field(&meaning, FieldKind::AppointmentPlace).unwrap();
    assert_eq!(place.value, "200 EXAMPLE AVE PHILADELPHIA PA 19107");
}

#[test]
fn a_place_beside_its_label_goes_on_below_and_a_sentence_gives_none() {
    let page = Paper::new()
        .put(4.0, 1.0, "I-797C, NOTICE OF ACTION")
        .put(30.0, 3.0, "ASC APPOINTMENT NOTICE")
        .put(
            4.0,
            5.0,
            "PLEASE APPEAR AT THE BELOW APPLICATION SUPPORT CENTER AT THE DATE AND TIME SPECIFIED.",
        )
        .put(4.0, 7.0, "WHERE:")
        .put(15.0, 7.0, "USCIS EXAMPLE CENTER")
        .put(15.0, 8.0, "200 EXAMPLE AVE")
        .put(15.0, 9.0, "PHILADELPHIA PA 19107")
        .put(4.0, 10.0, "WHEN:")
        .put(15.0, 10.0, "04/16/2026 11:00AM")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("i797c-biometrics"));
    let place = field(&meaning, FieldKind::AppointmentPlace).unwrap();
    assert_eq!(
        place.value,
        "USCIS EXAMPLE CENTER 200 EXAMPLE AVE PHILADELPHIA PA 19107"
    );
}

#[test]
fn the_lawyers_account_is_not_the_applicants() {
    let page = Paper::new()
        .put(40.0, 1.0, "Application for Employment Authorization")
        .put(4.0, 2.0, "U.S. Citizenship and Immigration Services")
        .put(50.0, 6.0, "Attorney or Accredited Representative")
        .put(50.0, 7.0, "USCIS Online Account Number (if any)")
        .put(50.0, 8.0, "0 9 8 7 6 5 4 3 2 1 0 9")
        .put(4.0, 20.0, "8. USCIS Online Account Number (if any)")
        .put(4.0, 24.0, "9. Gender")
        .done();
    let meaning = read(&page);
    assert_eq!(meaning.account_number, Answer::BoxEmpty);
    check(&meaning, FieldKind::OnlineAccountNumber, None);
}
