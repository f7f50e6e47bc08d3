//! Claims about the online account number.

use casekeep_catalogue::{FieldKind, Party};

use super::{
    super::{AccountNumberAnswer as Answer, FoundBy, understand_with},
    catalogue, check, field,
    paper::Paper,
    read, receipt,
};

/// A notice with something at the place of the account number.
fn notice() -> Paper {
    Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(60.0, 3.0, "Notice Type: Receipt Notice")
        .put(4.0, 5.0, "Receipt Number: IOE0912345678")
}

fn check_found(page: Paper) {
    let meaning = read(&page.done());
    assert_eq!(meaning.account_number, Answer::Found);
    check(
        &meaning,
        FieldKind::OnlineAccountNumber,
        Some("012345678901"),
    );
}

fn check_answer(page: Paper, expected: Answer) {
    let meaning = read(&page.done());
    assert_eq!(meaning.account_number, expected);
    check(&meaning, FieldKind::OnlineAccountNumber, None);
}

#[test]
fn every_way_of_grouping_is_one_number() {
    for number in [
        "012345678901",
        "0123 4567 8901",
        "0123-4567-8901",
        "012 345 678 901",
        "0 1 2 3 4 5 6 7 8 9 0 1",
    ] {
        check_found(receipt(number));
    }
}

#[test]
fn every_name_of_the_box_is_known() {
    for label in [
        "USCIS Online Account Number:",
        "USCIS ONLINE ACCOUNT #",
        "USCIS Online Account No.",
        "USCIS Online Acct. No.:",
        "USCIS ELIS Account Number",
        "USCIS Account Number",
        "USCIS Online Account:",
        "Online Acct #",
        "USCIS Acct Number",
        "USCIS ELIS No.",
        "OAN:",
        "Online Account Number (OAN):",
        "Número de cuenta en línea de USCIS",
    ] {
        check_found(notice().put(4.0, 8.0, label).put(5.0, 9.0, "012345678901"));
        check_found(
            notice()
                .put(4.0, 8.0, label)
                .put(46.0, 8.0, "0123 4567 8901"),
        );
    }
}

#[test]
fn slips_in_the_label_do_not_hide_it() {
    for label in [
        "USClS 0nline Account Nurnber",
        "USCIS Onlíne Accouut Number",
        "USCIS OnlineAccount Number",
        "US CIS Online Account Nunber",
    ] {
        check_found(notice().put(4.0, 8.0, label).put(4.0, 9.0, "012345678901"));
    }
}

#[test]
fn a_label_or_a_number_in_pieces_is_put_together() {
    check_found(
        notice()
            .put(4.0, 8.0, "USCIS Online")
            .put(17.0, 8.0, "Account Number")
            .put(4.0, 9.0, "0123 4567 8901"),
    );
    check_found(
        notice()
            .put(4.0, 8.0, "USCIS Online")
            .put(4.0, 9.0, "Account Number")
            .put(4.0, 10.0, "0123 4567 8901"),
    );
    check_found(
        notice()
            .put(4.0, 8.0, "USCIS Online Account Number")
            .put(4.0, 9.0, "0123 4567")
            .put(14.5, 9.0, "8901"),
    );
    check_found(notice().put(4.0, 8.0, "USCIS Online Account Number0123 4567 8901"));
    check_found(notice().put(4.0, 8.0, "USCIS Online Account Number 012345678901"));
}

#[test]
fn a_value_in_the_middle_of_its_cell_belongs_to_it() {
    check_found(notice().put(30.0, 8.0, "USCIS Online Account Number").put(
        37.5,
        9.0,
        "012345678901",
    ));
}

#[test]
fn a_page_that_is_not_straight_is_read_all_the_same() {
    for slope in [-0.025, 0.025] {
        let page = receipt("0123 4567 8901").tilted(slope).done();
        let meaning = read(&page);
        check(
            &meaning,
            FieldKind::OnlineAccountNumber,
            Some("012345678901"),
        );
        check(&meaning, FieldKind::ReceiptNumber, Some("IOE0912345678"));
        check(&meaning, FieldKind::ANumber, Some("A012345678"));
        check(&meaning, FieldKind::FormNumber, Some("I-765"));
    }
}

#[test]
fn a_sentence_that_gives_the_number_gives_it() {
    let page = notice()
        .put(
            4.0,
            20.0,
            "Your USCIS Online Account Number is 012345678901.",
        )
        .done();
    let meaning = read(&page);
    let found = field(&meaning, FieldKind::OnlineAccountNumber).expect("found");
    assert_eq!(
        (found.value.as_str(), found.found_by),
        ("012345678901", FoundBy::Sentence)
    );
}

#[test]
fn words_around_the_label_do_not_hide_its_number() {
    for line in [
        "This is your USCIS Online Account Number: 012345678901",
        "USCIS Online Account Number ........ 012345678901",
        "USCIS Online Account Number, if any: 012345678901",
        "Enter your USCIS Online Account Number: 0123 4567 8901",
        "Name: Ana de la Cruz USCIS Online Account Number: 012345678901",
        "Please write your USCIS Online Account Number 012345678901 on each form that you file with us.",
    ] {
        check_found(notice().put(4.0, 8.0, line));
    }
}

#[test]
fn the_rules_of_a_cell_are_no_digits() {
    check_found(receipt("|0123 4567 8901|"));
    check_found(receipt("| 012345678901"));
    for number in ["|0123 4567 890", "0123 4567 890|"] {
        check_answer(receipt(number), Answer::Unreadable);
    }
}

#[test]
fn a_bar_between_twelve_digits_is_the_border_of_a_square() {
    check_found(receipt("012345|678901"));
    check_found(receipt("01234|5678|901"));
}

#[test]
fn squares_may_stand_far_apart() {
    let number = "012345678901".chars().zip(0_u8..);
    let squares = number.fold(
        notice().put(4.0, 8.0, "USCIS Online Account Number (if any)"),
        |page, (digit, at)| page.put(4.0 + 5.0 * f32::from(at), 9.0, &digit.to_string()),
    );
    check_found(squares);
}

#[test]
fn other_numbers_on_the_page_are_not_taken() {
    for other in [
        "Mailed by courier under tracking number 901806147586 on the notice date.",
        "The account number of the bank that issued the check, 967183347953, did not match.",
        "Payment was taken by transaction 612064100135 from the card ending 4417.",
        "Tracking Number: 9405 5112 3456",
        "012345678901",
    ] {
        check_answer(notice().put(4.0, 20.0, other), Answer::NoBox);
    }
}

#[test]
fn a_number_under_an_empty_box_with_its_own_label_is_not_taken() {
    for below in [
        "Tracking Number 940551123456",
        "Transaction: 407226210032",
        "Telephone 80037552830",
        "Remittance 612064100135",
    ] {
        check_answer(
            notice()
                .put(4.0, 8.0, "USCIS Online Account Number")
                .put(4.0, 9.2, below),
            Answer::BoxEmpty,
        );
    }
}

#[test]
fn a_number_of_another_length_is_unreadable() {
    for number in [
        "0123 4567 890",
        "0123 4567 8901 2",
        "0123 4567 8901 2345",
        "01234567890l2",
        "O12B 4?67",
    ] {
        check_answer(
            notice()
                .put(4.0, 8.0, "USCIS Online Account Number")
                .put(4.0, 9.0, number),
            Answer::Unreadable,
        );
    }
}

#[test]
fn a_receipt_number_under_the_label_is_no_account_number() {
    check_answer(
        notice()
            .put(4.0, 8.0, "USCIS Online Account Number")
            .put(4.0, 9.0, "IOE0912345678"),
        Answer::BoxEmpty,
    );
}

#[test]
fn words_about_the_number_are_no_box() {
    for text in [
        "Leave the field USCIS Online Account Number (if any) blank if you were never given one.",
        "Your USCIS Account Number is not the same as the receipt number shown above.",
        "USCIS Online Account Number and the access code at hand. Please keep this letter.",
        "If you have a USCIS Online Account Number, write it on each new form that you file.",
        "sent your USCIS Online Account Number",
    ] {
        check_answer(notice().put(4.0, 20.0, text), Answer::NoBox);
    }
}

#[test]
fn of_two_people_with_a_box_one_number_is_enough() {
    let page = notice()
        .put(4.0, 8.0, "Part 1. Information About You")
        .put(4.0, 10.0, "USCIS Online Account Number (if any)")
        .put(4.0, 11.0, "0 1 2 3 4 5 6 7 8 9 0 1")
        .put(4.0, 20.0, "Part 4. Information About Beneficiary")
        .put(4.0, 22.0, "USCIS Online Account Number (if any)");
    check_found(page);
}

#[test]
fn the_part_of_a_lawyer_or_a_preparer_is_not_ours() {
    for who in [
        "Attorney or Accredited Representative",
        "the Preparer",
        "the Interpreter",
    ] {
        let page = Paper::new()
            .put(
                4.0,
                1.0,
                "Notice of Entry of Appearance as Attorney or Accredited Representative",
            )
            .put(4.0, 6.0, &format!("Part 1. Information About {who}"))
            .put(4.0, 8.0, "1. USCIS Online Account Number (if any)")
            .put(4.0, 9.0, "0 9 8 7 6 5 4 3 2 1 0 9")
            .put(4.0, 20.0, "Part 3. Information About Client")
            .put(4.0, 22.0, "8. USCIS Online Account Number (if any)");
        check_answer(page, Answer::BoxEmpty);
    }
}

#[test]
fn ink_in_a_box_without_words_makes_it_unreadable() {
    let page = receipt("").done();
    let answer =
        |has_ink: bool| understand_with(catalogue(), &page, None, &|_| has_ink).account_number;
    assert_eq!(answer(false), Answer::BoxEmpty);
    assert_eq!(answer(true), Answer::Unreadable);
}

#[test]
fn a_stamp_in_a_box_makes_it_unreadable_though_its_words_are_read() {
    let page = receipt("RECEIVED").done();
    let is_covered = |place: crate::text::Bounds| place.height() > 10.0;
    let meaning = understand_with(catalogue(), &page, None, &is_covered);
    assert_eq!(meaning.account_number, Answer::Unreadable);
}

#[test]
fn a_part_has_its_heading_in_its_own_column() {
    let page = Paper::new()
        .put(
            4.0,
            1.0,
            "Notice of Entry of Appearance as Attorney or Accredited Representative",
        )
        .put(4.0, 6.0, "Part 1. Information About Attorney")
        .put(56.0, 6.0, "Part 3. Notice of Appearance")
        .put(4.0, 8.0, "1. USCIS Online Account Number (if any)")
        .put(4.0, 9.0, "0 9 8 7 6 5 4 3 2 1 0 9")
        .put(
            4.0,
            20.0,
            "Part 2. Eligibility Information. I am an attorney",
        )
        .put(56.0, 24.0, "8. USCIS Online Account Number (if any)")
        .put(56.0, 25.0, "0 1 2 3 4 5 6 7 8 9 0 1");
    let meaning = read(&page.done());
    let ours = meaning
        .fields
        .iter()
        .find(|field| field.party != Some(Party::Representative));
    assert_eq!(ours.map(|field| field.value.as_str()), Some("012345678901"));
    let theirs = meaning
        .fields
        .iter()
        .find(|field| field.party == Some(Party::Representative));
    assert_ne!(
        theirs.map(|field| field.value.as_str()),
        Some("012345678901")
    );
}

#[test]
fn the_part_in_which_a_lawyer_enters_an_appearance_asks_for_the_client() {
    let page = Paper::new()
        .put(
            4.0,
            1.0,
            "Notice of Entry of Appearance as Attorney or Accredited Representative",
        )
        .put(
            4.0,
            6.0,
            "Part 1. Information About Attorney or Accredited Representative",
        )
        .put(4.0, 8.0, "1. USCIS Online Account Number (if any)")
        .put(4.0, 9.0, "0 9 8 7 6 5 4 3 2 1 0 9")
        .put(
            4.0,
            20.0,
            "Part 3. Notice of Appearance as Attorney or Accredited Representative",
        )
        .put(4.0, 22.0, "8. USCIS Online Account Number (if any)")
        .put(4.0, 23.0, "0 1 2 3 4 5 6 7 8 9 0 1");
    check_found(page);
}

#[test]
fn a_row_of_boxes_of_which_none_was_read_is_unreadable() {
    let page = notice()
        .put(4.0, 8.0, "Priority Date")
        .put(30.0, 8.0, "USCIS Online Account Number")
        .put(64.0, 8.0, "Case Type");
    check_answer(page, Answer::Unreadable);
}

#[test]
fn a_number_follows_its_sentence_on_the_next_row() {
    let sentence = "We made an account for you. Your USCIS online account number is";
    let next = "0123 4567 8901. Keep it with your papers, for you will need it again.";
    check_found(notice().put(4.0, 8.0, sentence).put(4.0, 9.0, next));
    let other = "with us, and 0123 4567 8901 is what the bank gave to you.";
    check_answer(
        notice().put(4.0, 8.0, sentence).put(4.0, 9.0, other),
        Answer::NoBox,
    );
}

#[test]
fn the_words_before_a_number_may_go_on_over_the_end_of_a_line() {
    let page = |whose: &str| {
        let line =
            format!("Our records show that you created an account in March. {whose} USCIS Online");
        Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 8.0, &line)
            .put(
                4.0,
                9.0,
                "Account Number is 0123 4567 8901. Write this number on any form that asks.",
            )
            .put(
                4.0,
                12.0,
                "The account is linked to one case, Form N-400, receipt number IOE0912345678.",
            )
    };
    check_found(page("Your"));
    check_answer(page("The agent's"), Answer::NoBox);
}

#[test]
fn a_row_without_values_is_lost_in_a_picture_and_empty_in_a_typed_pdf() {
    let row = |confidence: f32| {
        notice()
            .put_read(4.0, 8.0, "USCIS Online Account Number", confidence)
            .put_read(46.0, 8.0, "Priority Date", confidence)
    };
    check_answer(row(0.95), Answer::Unreadable);
    check_answer(row(1.0), Answer::BoxEmpty);
}

#[test]
fn a_box_that_says_none_is_empty_whatever_ink_there_is() {
    let page = receipt("NONE").done();
    let meaning = understand_with(catalogue(), &page, None, &|_| true);
    assert_eq!(meaning.account_number, Answer::BoxEmpty);
}

#[test]
fn the_place_of_an_empty_box_is_told_by_its_label() {
    let page = receipt("").done();
    let meaning = read(&page);
    assert_eq!(
        page.text(meaning.account_label[0]),
        "USCIS Online Account Number"
    );
}

#[test]
fn a_number_between_the_labels_beside_it_is_found_though_its_own_was_lost() {
    let page = |number: &str| {
        notice()
            .put(4.0, 9.0, "Receipt Number")
            .put(60.0, 9.0, "Case Type")
            .put(4.0, 10.0, "IOE0912345678")
            .put(30.0, 10.0, number)
            .put(60.0, 10.0, "I765 - APPLICATION FOR EMPLOYMENT")
    };
    check_found(page("0123 4567 8901"));
    let meaning = read(&page("012345678901").done());
    let found = field(&meaning, FieldKind::OnlineAccountNumber).expect("found");
    assert!(found.confidence < 0.9);
    for other in ["O12345678901", "012345678901 2", "No. 012345678901"] {
        check_answer(page(other), Answer::NoBox);
    }
}

#[test]
fn a_head_of_which_no_label_was_read_may_have_had_the_box() {
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(
            10.0,
            3.0,
            "THIS NOTICE DOES NOT GRANT ANY IMMIGRATION STATUS OR BENEFIT.",
        )
        .put(60.0, 18.0, "Notice Type: Receipt Notice")
        .put(
            4.0,
            26.0,
            "We have received the application or petition and are working on it.",
        );
    check_answer(page, Answer::Unreadable);
}

#[test]
fn the_sign_that_points_at_squares_is_no_part_of_the_number() {
    for sign in ["A", "D", "V", "r", ">"] {
        check_found(
            notice()
                .put(4.0, 8.0, "5. USCIS Online Account Number (if any)")
                .put(5.0, 9.2, sign)
                .put(10.0, 9.2, "012345678901"),
        );
    }
}

#[test]
fn account_number_alone_is_the_label_where_the_kind_prints_the_number() {
    let page = Paper::new()
        .put(20.0, 1.0, "I-797B, NOTICE OF ACTION")
        .put(4.0, 4.0, "RECEIPT NUMBER")
        .put(4.0, 5.0, "IOE0912345678")
        .put(4.0, 8.0, "NOTICE DATE")
        .put(4.0, 9.0, "01/06/2026")
        .put(40.0, 8.0, "ACCOUNT NUMBER")
        .put(40.0, 9.0, "012345678901");
    check_found(page);
}

#[test]
fn squares_beside_their_label_that_do_not_read_as_a_number_are_unreadable() {
    for misread in ["3408277150", "81120191447 713615", "3408277150 827715069"] {
        let page = Paper::new()
            .put(
                30.0,
                1.0,
                "Affidavit of Support Under Section 213A of the INA",
            )
            .put(80.0, 2.0, "OMB No. 1615-0075")
            .put(4.0, 6.0, "10. U.S. Social Security Number")
            .put(60.0, 6.0, "900716302")
            .put(4.0, 9.0, "11. USCIS Online Account Number (if any)")
            .put(60.0, 9.0, misread)
            .put(4.0, 80.0, "Form I-864 Edition 10/17/24");
        check_answer(page, Answer::Unreadable);
    }
}

/// A form whose account number has its label under the squares; something may stand above them.
fn form_with_label_below(above: &str) -> Paper {
    Paper::new()
        .put(30.0, 1.0, "Application for Employment Authorization")
        .put(80.0, 2.0, "OMB No. 1615-0040")
        .put(4.0, 6.0, above)
        .put(4.0, 8.0, "012345678901")
        .put(4.0, 9.2, "8. USCIS Online Account Number (if any)")
        .put(4.0, 12.0, "9. Alien Registration Number (A-Number)")
        .put(4.0, 13.0, "A-012345678")
        .put(4.0, 62.0, "Form I-765 Edition 08/21/25")
}

#[test]
fn a_form_may_print_the_label_under_its_squares() {
    check_found(form_with_label_below("Part 1. Information About You"));
}

#[test]
fn a_number_above_an_account_label_is_its_own_where_the_label_above_has_a_value() {
    let beside = form_with_label_below("").put(4.0, 6.8, "A-Number: A-012345678");
    check_found(beside);
    let between = form_with_label_below("5. Street Number and Name").put(4.0, 7.0, "12 Market St");
    check_found(between);
}

#[test]
fn a_number_above_an_account_label_that_another_label_gave_is_not_taken() {
    let page = form_with_label_below("7. Passport Number").put(4.0, 7.0, "Passport Number");
    check_answer(page, Answer::BoxEmpty);
}

#[test]
fn a_bar_over_the_value_in_a_column_of_values_makes_it_unreadable() {
    let page = Paper::new()
        .put(60.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 6.0, "Date")
        .put(50.0, 6.0, "October 6, 2026")
        .put(4.0, 7.5, "Receipt Number")
        .put(50.0, 7.5, "EAC2235512999")
        .put(4.0, 9.0, "USCIS Online Account Number")
        .put(4.0, 10.5, "USCIS A#")
        .put(50.0, 10.5, "A047071580")
        .put(4.0, 15.0, "Biometrics Reuse Notice")
        .done();
    let answer = |is_covered: bool| {
        let is_bar = |place: crate::text::Bounds| is_covered && place.left >= 490.0;
        understand_with(catalogue(), &page, None, &is_bar).account_number
    };
    assert_eq!(answer(false), Answer::BoxEmpty);
    assert_eq!(answer(true), Answer::Unreadable);
}

#[test]
fn a_finger_over_the_middle_of_the_label_lies_over_the_beginning_of_the_number() {
    let page = notice()
        .put(4.0, 8.0, "Receipt Number")
        .put(28.0, 8.0, "USCIS")
        .put(40.0, 8.0, "Account Number")
        .put(4.0, 9.0, "IOE0940027719")
        .done();
    let is_finger = |place: crate::text::Bounds| place.left < 360.0 && place.right > 380.0;
    let meaning = understand_with(catalogue(), &page, None, &is_finger);
    assert_eq!(meaning.account_number, Answer::Unreadable);
    let meaning = understand_with(catalogue(), &page, None, &|_| false);
    assert_eq!(meaning.account_number, Answer::BoxEmpty);
}

#[test]
fn a_finger_over_squares_below_those_of_another_number_makes_them_unreadable() {
    let page = |number: &str| {
        Paper::new()
            .put(60.0, 1.0, "USCIS Form I-129")
            .put(4.0, 5.0, "Part 1. Petitioner Information")
            .put(4.0, 8.0, "5. Number of the employer")
            .put(56.0, 8.0, number)
            .put(4.0, 11.0, "7. USCIS Online Account Number (if any)")
            .done()
    };
    let answer = |number: &str, from: f32| {
        let is_finger = |place: crate::text::Bounds| place.right > from;
        understand_with(catalogue(), &page(number), None, &is_finger).account_number
    };
    assert_eq!(answer("47201632400", 600.0), Answer::Unreadable);
    assert_eq!(answer("715520983E7", 600.0), Answer::Unreadable);
    assert_eq!(answer("EXAMPLE INC", 600.0), Answer::BoxEmpty);
    assert_eq!(answer("47201632400", 2_000.0), Answer::BoxEmpty);
}

#[test]
fn what_lies_over_a_number_whose_label_was_lost_hides_it_on_notices_of_any_type() {
    let page = |kind: &str| {
        notice()
            .put(4.0, 8.0, "Receipt Number")
            .put(70.0, 8.0, "Case Type")
            .put(4.0, 9.0, "IOE0940027719")
            .put(70.0, 9.0, "I751")
            .put(60.0, 18.0, kind)
            .done()
    };
    let answer = |kind: &str, top: f32| {
        let is_sticker = |place: crate::text::Bounds| {
            (300.0..500.0).contains(&place.left) && place.top >= top && place.top < top + 20.0
        };
        understand_with(catalogue(), &page(kind), None, &is_sticker).account_number
    };
    for kind in [
        "Notice Type: Receipt Notice",
        "Notice Type: Transfer Notice",
    ] {
        assert_eq!(answer(kind, 160.0), Answer::Unreadable, "{kind}, the label");
        assert_eq!(answer(kind, 175.0), Answer::Unreadable, "{kind}, the value");
        assert_eq!(answer(kind, 600.0), Answer::NoBox, "{kind}");
    }
}

#[test]
fn the_ink_of_a_value_between_two_labels_covers_no_box() {
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(60.0, 1.0, "I-797B, NOTICE OF ACTION")
        .put(4.0, 4.0, "RECEIPT NUMBER")
        .put(22.0, 4.0, "SRC2312345678")
        .put(60.0, 4.0, "CASE TYPE")
        .put(72.0, 4.0, "I129")
        .put(60.0, 8.0, "Notice Type: Approval Notice")
        .done();
    let answer = |from: f32, to: f32| {
        let is_dark =
            |place: crate::text::Bounds| place.left < to && place.right > from && place.top < 95.0;
        understand_with(catalogue(), &page, None, &is_dark).account_number
    };
    assert_eq!(answer(230.0, 340.0), Answer::NoBox);
    assert_eq!(answer(420.0, 520.0), Answer::Unreadable);
}

#[test]
fn what_covers_the_beginning_of_the_label_covers_that_of_the_number() {
    let page = notice()
        .put(4.0, 6.0, "Notice Date")
        .put(4.0, 7.0, "05/12/2025")
        .put(13.0, 9.0, "Account Number")
        .put(40.0, 9.0, "Receipt Number")
        .put(40.0, 10.0, "IOE0919325917")
        .done();
    let is_glare = |place: crate::text::Bounds| place.left < 60.0 && place.top > 180.0;
    let meaning = understand_with(catalogue(), &page, None, &is_glare);
    assert_eq!(meaning.account_number, Answer::Unreadable);
}

#[test]
fn the_second_page_of_a_paper_that_always_prints_the_number_need_not() {
    let page = Paper::new()
        .put(4.0, 1.0, "USCIS ACCOUNT ACCESS NOTICE - PAGE 2 OF 2")
        .put(4.0, 3.0, "RECEIPT NUMBER: IOE0998365925")
        .put(4.0, 6.0, "1. Sign in at my.uscis.gov.");
    check_answer(page, Answer::NoBox);
}

#[test]
fn a_label_whose_middle_a_fold_took_has_its_number() {
    let page = notice()
        .put(60.0, 8.0, "Uscis Oniln")
        .put(80.0, 8.0, "nt Number")
        .put(60.0, 9.0, "012345678901");
    check_found(page);
    let page = notice()
        .put(60.0, 8.0, "Uscis Oniln")
        .put(80.0, 8.0, "Page")
        .put(60.0, 9.0, "1 of 1");
    check_answer(page, Answer::NoBox);
}

#[test]
fn a_lawyers_part_beside_the_persons_own_does_not_make_its_number_the_lawyers() {
    let page = Paper::new()
        .put(30.0, 1.0, "Petition for Alien Relative")
        .put(80.0, 2.0, "Form I-130")
        .put(4.0, 6.0, "Part 1. Information About You")
        .put(55.0, 6.0, "Attorney or Representative (if any)")
        .put(55.0, 8.0, "5.a. Street Number and Name")
        .put(4.0, 9.0, "2. USCIS Online Account Number (if any)")
        .put(6.0, 10.2, "012345678901")
        .put(4.0, 62.0, "Form I-130 Edition 01/20/25");
    check_found(page);
}

#[test]
fn a_zero_that_was_written_open_is_a_zero_but_not_a_sure_one() {
    let meaning = read(
        &notice()
            .put(4.0, 8.0, "USCIS Online Account Number")
            .put(4.0, 9.0, "C12345678901")
            .done(),
    );
    let number = field(&meaning, FieldKind::OnlineAccountNumber).expect("found");
    assert_eq!(number.value, "012345678901");
    assert!(number.confidence < 0.9, "{}", number.confidence);
}

#[test]
fn a_value_may_begin_a_little_right_of_its_label() {
    check_found(notice().put(4.0, 8.0, "USCIS Online Account Number").put(
        35.0,
        9.5,
        "012345678901",
    ));
}

#[test]
fn what_stands_below_the_line_of_its_neighbours_values_is_no_value() {
    let row = |below: &str| {
        Paper::new()
            .put(70.0, 1.0, "I-797C, Notice of Action")
            .put(30.0, 3.0, "ASC Appointment Notice")
            .put(4.0, 5.0, "APPLICATION NUMBER")
            .put(40.0, 5.0, "ACCOUNT NUMBER")
            .put(60.0, 5.0, "USCIS A#")
            .put(4.0, 6.0, "IOE0912345678")
            .put(60.0, 6.0, "A012 345 678")
            .put(4.0, 7.3, "SERVICE CENTER")
            .put(40.0, 7.8, below)
    };
    check_answer(row("1234567"), Answer::BoxEmpty);
    check_found(row("012345678901"));
}

#[test]
fn what_covers_the_label_and_its_number_makes_them_unreadable() {
    let page = Paper::new()
        .put(70.0, 1.0, "I-797C, Notice of Action")
        .put(30.0, 3.0, "Notice Type: Receipt Notice")
        .put(4.0, 5.0, "Receipt Number")
        .put(60.0, 5.0, "Case Type")
        .put(4.0, 6.0, "IOE0912345678")
        .put(60.0, 6.0, "I765 - APPLICATION")
        .done();
    let answer = |blot: f32| {
        let is_covered = |place: crate::text::Bounds| place.left < blot && blot < place.right;
        understand_with(catalogue(), &page, None, &is_covered).account_number
    };
    assert_eq!(answer(450.0), Answer::Unreadable);
    assert_eq!(answer(750.0), Answer::NoBox, "beside the row of the box");
    let mut circled = page;
    let lines = Paper::new()
        .put_read(30.0, 5.0, "AoeSEE NMBR", 0.3)
        .put(30.0, 6.0, "012345678901");
    circled.lines.extend(lines.done().lines);
    let meaning = understand_with(catalogue(), &circled, None, &|_| true);
    assert_eq!(meaning.account_number, Answer::Found, "what can be read is");
}

#[test]
fn a_paper_that_always_prints_the_number_prints_it_though_its_label_was_lost() {
    let page = |second: &str| {
        let paper = Paper::new()
            .put(4.0, 1.0, "USCIS Account Access Notice")
            .put(4.0, 5.0, "iIScs- Oine honsant onbe")
            .put(4.0, 6.0, "012345678901")
            .put(50.0, 6.0, second);
        read(&paper.done())
    };
    let meaning = page("IOE0912345678");
    assert_eq!(meaning.account_number, Answer::Found);
    let number = field(&meaning, FieldKind::OnlineAccountNumber).expect("found");
    assert_eq!(number.value, "012345678901");
    assert!(number.confidence < 0.8, "{}", number.confidence);
    let meaning = page("098765432109");
    assert_eq!(meaning.account_number, Answer::Unreadable, "one of two");
}

#[test]
fn a_label_that_was_hardly_read_is_one_when_none_is_said_at_it() {
    let page = |said: &str| {
        Paper::new()
            .put(
                20.0,
                1.0,
                "Affidavit of Support Under Section 213A of the INA",
            )
            .put(80.0, 2.0, "Form I-864")
            .put(4.0, 20.0, "12 Sponso's USc45 Onire AccpurE Number (@ ny)")
            .put(4.0, 21.0, said)
            .put(4.0, 62.0, "Form I-864 Edition 10/17/24")
    };
    check_answer(page("N/A"), Answer::BoxEmpty);
    check_answer(page("Hakimov"), Answer::NoBox);
}

#[test]
fn the_triangle_before_squares_may_be_read_as_a_digit_but_is_low() {
    let page = |height: f32| {
        let mut page = notice()
            .put(4.0, 8.0, "USCIS Online Account Number")
            .put(4.0, 9.5, "4")
            .put(7.0, 9.0, "012345678901")
            .done();
        let speck = page.lines.len() - 2;
        page.lines[speck].bounds.bottom = page.lines[speck].bounds.top + height;
        read(&page).account_number
    };
    assert_eq!(page(8.0), Answer::Found);
    assert_eq!(page(20.0), Answer::Unreadable);
}

#[test]
fn the_number_sign_read_as_a_letter_is_no_other_name_of_the_account() {
    let page = notice()
        .put(4.0, 8.0, "USCIS AN")
        .put(4.0, 9.0, "A012 345 678")
        .done();
    let meaning = read(&page);
    assert_eq!(meaning.account_number, Answer::NoBox);
    check(&meaning, FieldKind::ANumber, Some("A012345678"));
}

#[test]
fn the_part_of_a_beneficiary_has_the_beneficiarys_numbers() {
    let page = |own: &str| {
        Paper::new()
            .put(30.0, 1.0, "Petition for Alien Relative")
            .put(80.0, 2.0, "Form I-130")
            .put(4.0, 6.0, "Part 1. Information About You")
            .put(4.0, 8.0, "2. Alien Registration Number (A-Number) (f army)")
            .put(6.0, 9.0, "218688258")
            .put(4.0, 11.0, "3. USCIS Online Account Number ut any)")
            .put(6.0, 12.0, own)
            .put(4.0, 20.0, "Part 4. Information About Beneficiary")
            .put(4.0, 22.0, "1. A-Number (if any)")
            .put(6.0, 23.0, "236311358")
            .put(50.0, 22.0, "2. USCIS Online Account Number (if army)")
            .put(52.0, 23.0, "381191717627")
            .put(4.0, 62.0, "Form I-130 Edition 01/20/25")
            .done()
    };
    let all = |own: &str, kind: FieldKind| -> Vec<(Option<Party>, String, bool)> {
        let meaning = read(&page(own));
        let own = meaning.fields.into_iter().filter(|one| one.kind == kind);
        own.map(|one| (one.party, one.value, one.confidence >= 0.9))
            .collect()
    };
    let (you, other) = (Some(Party::Applicant), Some(Party::Beneficiary));
    assert_eq!(
        all("012345678901", FieldKind::ANumber),
        [
            (you, "A218688258".to_owned(), true),
            (other, "A236311358".to_owned(), false)
        ]
    );
    let number = FieldKind::OnlineAccountNumber;
    assert_eq!(
        all("012345678901", number),
        [(you, "012345678901".to_owned(), true)]
    );
    assert_eq!(all("", number), [(other, "381191717627".to_owned(), false)]);
}

#[test]
fn the_lawyers_label_may_go_on_over_the_end_of_its_line() {
    let page = Paper::new()
        .put(
            30.0,
            1.0,
            "Application to Extend/Change Nonimmigrant Status",
        )
        .put(85.0, 1.0, "USCIS")
        .put(85.0, 2.0, "Form I-539")
        .put(34.0, 2.0, "U.S. Citizenship and Immigration Services")
        .put(60.0, 5.0, "Attorney or Accredited Representative USCIS")
        .put(60.0, 6.0, "Online Account Number (if any)")
        .put(60.0, 7.0, "400918273556")
        .put(4.0, 10.0, "Part 1. Information About You")
        .put(4.0, 12.0, "3. USCIS Online Account Number (if any)")
        .put(50.0, 12.0, "11.")
        .put(54.0, 12.0, "Passport Number")
        .put(54.0, 13.0, "M00417735");
    check_answer(page, Answer::BoxEmpty);
}

/// A form whose head asks a lawyer for a number; of the label there only what is usual for anybody was read.
fn form_with_a_lawyers_box(heading: &str) -> Paper {
    Paper::new()
        .put(
            20.0,
            1.0,
            "Application to Extend/Change Nonimmigrant Status",
        )
        .put(80.0, 2.0, "Form I-539")
        .put(4.0, 6.0, heading)
        .put(60.0, 8.0, "USCIS ELIS Account Number (if any)")
        .put(60.0, 9.0, "070583885668")
        .put(4.0, 12.0, "Part 1. Information About You")
        .put(4.0, 20.0, "7. USCIS Online Account Number")
        .put(4.0, 21.0, "012345678901")
        .put(4.0, 60.0, "Form I-539 Edition 07/05/22")
}

#[test]
fn what_stands_in_the_lawyers_box_is_the_lawyers_though_its_label_does_not_say_so() {
    let heading = "To be completed by an attorney or accredited representative (if any).";
    let meaning = read(&form_with_a_lawyers_box(heading).done());
    check(
        &meaning,
        FieldKind::OnlineAccountNumber,
        Some("012345678901"),
    );
}

#[test]
fn of_two_numbers_of_one_person_none_is_sure() {
    let meaning = read(&form_with_a_lawyers_box("For USCIS Use Only").done());
    let field = field(&meaning, FieldKind::OnlineAccountNumber).expect("a number");
    assert!(field.confidence < 0.9, "{}", field.confidence);
}

#[test]
fn squares_may_stand_at_the_end_of_the_line_below_their_label() {
    let page = |at: f32| {
        let paper = Paper::new()
            .put(60.0, 1.0, "N-400, Application for Naturalization")
            .put(4.0, 5.0, "Part 2. Information About You")
            .put(
                4.0,
                10.0,
                "2. Alien Registration Number (A-Number) (if any)",
            )
            .put(70.0, at + 1.2, "012345678")
            .put(4.0, 13.0, "3. USCIS Online Account Number (if any)")
            .put(70.0, at + 4.2, "012345678901")
            .put(4.0, 16.0, "4. U.S. Social Security Number (if any)")
            .put(4.0, 62.0, "Form N-400 Edition 01/20/25");
        read(&paper.done())
    };
    let told = page(10.0);
    check(&told, FieldKind::OnlineAccountNumber, Some("012345678901"));
    check(&told, FieldKind::ANumber, Some("A012345678"));
    check(&page(30.0), FieldKind::OnlineAccountNumber, None);
}
