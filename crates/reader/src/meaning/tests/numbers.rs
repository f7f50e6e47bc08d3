//! Claims about receipts, A-Numbers, forms and the numbers of other offices.

use casekeep_catalogue::FieldKind;

use super::{Answer, FoundBy, Paper, catalogue, check, field, kind, notice_with, read};
use crate::meaning::understand;

#[test]
fn receipt_numbers_are_read_with_their_slips() {
    let page = notice_with("Receipt Number", "IO89944201108");
    check(
        &read(&page.done()),
        FieldKind::ReceiptNumber,
        Some("IOE9944201108"),
    );
    for (read_as, expected) in [
        ("IOE0912345678", "IOE0912345678"),
        ("I0E0912345678", "IOE0912345678"),
        ("1OEO9l2345678", "IOE0912345678"),
        ("EAC-22-123-45678", "EAC2212345678"),
        ("EAC 22 123 45678", "EAC2212345678"),
        ("WAC2l123456S8", "WAC2112345658"),
        ("EAG2212345678", "EAC2212345678"),
    ] {
        check(
            &read(&notice_with("Receipt Number", read_as).done()),
            FieldKind::ReceiptNumber,
            Some(expected),
        );
    }
}

#[test]
fn receipt_numbers_of_other_cases_in_the_text_are_not_taken() {
    let page = notice_with("Notice Date", "03/18/2026")
        .put(
            4.0,
            30.0,
            "The related case SRC0145953090 (Form I-140) was decided separately.",
        )
        .put(
            4.0,
            32.0,
            "IOE2692746601 (Form I-485) was decided separately from the case above.",
        )
        .done();
    check(&read(&page), FieldKind::ReceiptNumber, None);
}

#[test]
fn a_numbers_are_read_however_they_are_grouped() {
    for read_as in [
        "A012 345 678",
        "A012345678",
        "A-012-345-678",
        "A# 012 345 678",
        "A 012345678",
        "012-345-678",
        "4012 345 678",
        "AO12 34S 678",
    ] {
        check(
            &read(&notice_with("USCIS Alien Number", read_as).done()),
            FieldKind::ANumber,
            Some("A012345678"),
        );
    }
    check(
        &read(&notice_with("A-Number", "A12345678").done()),
        FieldKind::ANumber,
        Some("A012345678"),
    );
}

#[test]
fn forms_are_read_with_their_slips() {
    for (read_as, expected) in [
        ("I765 - APPLICATION FOR EMPLOYMENT AUTHORIZATION", "I-765"),
        ("I-765, Application for Employment Authorization", "I-765"),
        ("1485 - APPLICATION TO REGISTER", "I-485"),
        ("Il29 - PETITION FOR A NONIMMIGRANT WORKER", "I-129"),
        ("FORM I485, APPLICATION TO REGISTER", "I-485"),
        ("N400, Application for Naturalization", "N-400"),
        ("I-129F, Petition for Alien Fiancé(e)", "I-129F"),
        ("190 - APPLICATION TO REPLACE", "I-90"),
    ] {
        check(
            &read(&notice_with("Case Type", read_as).done()),
            FieldKind::FormNumber,
            Some(expected),
        );
    }
}

#[test]
fn an_nvc_case_number_is_no_receipt_number() {
    let page = Paper::new()
        .put(4.0, 1.0, "National Visa Center")
        .put(4.0, 3.0, "Notice of Immigrant Visa Case Creation")
        .put(4.0, 6.0, "Case Number: MNL2026573001")
        .put(4.0, 7.0, "Invoice ID Number: IVSCA8934409311")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("nvc-letter"));
    check(&meaning, FieldKind::NvcCaseNumber, Some("MNL2026573001"));
    check(&meaning, FieldKind::NvcInvoiceId, Some("IVSCA8934409311"));
    check(&meaning, FieldKind::ReceiptNumber, None);
}

#[test]
fn the_case_number_of_the_visa_center_may_begin_as_a_receipt_number_does() {
    let page = Paper::new()
        .put(4.0, 1.0, "National Visa Center")
        .put(4.0, 3.0, "Notice of Immigrant Visa Case Creation")
        .put(4.0, 6.0, "NVC Case Number: ZGB2026541008")
        .put(4.0, 7.0, "Invoice ID Number: IVSCA8934409311")
        .done();
    let meaning = read(&page);
    check(&meaning, FieldKind::NvcCaseNumber, Some("ZGB2026541008"));
    check(&meaning, FieldKind::ReceiptNumber, None);
}

#[test]
fn a_card_gives_its_number_and_the_a_number() {
    let page = Paper::new()
        .put(10.0, 1.0, "EMPLOYMENT AUTHORIZATION CARD")
        .put(30.0, 4.0, "Surname")
        .put(30.0, 5.0, "RIVERA")
        .put(30.0, 7.0, "Given Name")
        .put(30.0, 8.0, "ANA")
        .put(30.0, 10.0, "USCIS#")
        .put(30.0, 11.0, "012-345-678")
        .put(50.0, 10.0, "Category")
        .put(50.0, 11.0, "C09")
        .put(65.0, 10.0, "Card#")
        .put(65.0, 11.0, "IOE0912345678")
        .put(30.0, 13.0, "Date of Birth")
        .put(30.0, 14.0, "02 MAY 1991")
        .put(50.0, 13.0, "Sex")
        .put(50.0, 14.0, "F")
        .put(30.0, 17.0, "Valid From: 04/02/2026")
        .put(30.0, 18.0, "Card Expires: 10/01/2027")
        .put(30.0, 20.0, "NOT VALID FOR REENTRY TO U.S.")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("ead-card"));
    assert_eq!(meaning.account_number, Answer::NoBox);
    for (kind, value) in [
        (FieldKind::CardNumber, "IOE0912345678"),
        (FieldKind::ANumber, "A012345678"),
        (FieldKind::EadCategory, "C09"),
        (FieldKind::CardExpires, "2027-10-01"),
        (FieldKind::ValidFrom, "2026-04-02"),
        (FieldKind::BirthDate, "1991-05-02"),
    ] {
        check(&meaning, kind, Some(value));
    }
    check(&meaning, FieldKind::ReceiptNumber, None);
}

#[test]
fn the_case_that_others_follow_is_not_the_persons() {
    let page = Paper::new()
        .put(30.0, 1.0, "UNITED STATES DEPARTMENT OF JUSTICE")
        .put(30.0, 2.0, "IMMIGRATION COURT")
        .put(4.0, 5.0, "LEAD FILE: A208-553-190")
        .put(4.0, 6.0, "FILE: A208-553-191")
        .put(60.0, 6.0, "DATE: Nov 17, 2025")
        .done();
    check(&read(&page), FieldKind::ANumber, Some("A208553191"));
}

#[test]
fn a_number_beside_a_name_of_its_box_that_was_misread_is_that_ones() {
    let page = Paper::new()
        .put(4.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 2.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 5.0, "Receipt Number")
        .put(50.0, 5.0, "Case Type")
        .put(4.0, 6.0, "LIN2690183364")
        .put(50.0, 6.0, "I140 - IMMIGRANT PETITION FOR ALIEN WORKER")
        .put(50.0, 8.0, "Petitioner")
        .put(50.0, 9.0, "BRIGHTWATER ANALYTICS INC")
        .put_read(50.0, 10.5, "Benenciary A204 667 318", 0.95)
        .put(50.0, 11.5, "KANDHARE, SUMEDH")
        .done();
    let meaning = read(&page);
    let number = field(&meaning, FieldKind::ANumber).unwrap();
    assert_eq!(number.party, Some(casekeep_catalogue::Party::Beneficiary));
    check(
        &meaning,
        FieldKind::BeneficiaryName,
        Some("KANDHARE, SUMEDH"),
    );
}

#[test]
fn a_doubtful_first_letter_of_a_receipt_number_makes_no_other_one_likelier() {
    let page = Paper::new()
        .put(4.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 2.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 5.0, "Receipt Number")
        .put_read(4.0, 6.0, "1", 0.68)
        .put(5.0, 6.0, "OE0931847205")
        .put(
            4.0,
            12.0,
            "If you also filed Form I-765 (receipt IOE0931847213), see below.",
        )
        .done();
    let meaning = read(&page);
    let receipt = field(&meaning, FieldKind::ReceiptNumber).unwrap();
    assert_eq!(receipt.value, "IOE0931847205");
    assert!(receipt.confidence >= 0.9, "{receipt:?}");
}

#[test]
fn an_a_number_ends_where_a_name_was_read_into_it() {
    let page = notice_with("Applicant", "A012 345 6780'DRISCOLL, SIOBHAN").done();
    let meaning = read(&page);
    check(&meaning, FieldKind::ANumber, Some("A012345678"));
    check(
        &meaning,
        FieldKind::ApplicantName,
        Some("O'DRISCOLL, SIOBHAN"),
    );
}

#[test]
fn a_person_who_petitions_for_a_worker_has_a_number() {
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(60.0, 1.0, "Form I-797B, Notice of Action")
        .put(60.0, 5.0, "Petitioner")
        .put(60.0, 6.0, "A098-765-432 RIVERA, MARCO")
        .put(60.0, 8.0, "Beneficiary")
        .put(60.0, 9.0, "A012 345 678 RIVERA, ANA")
        .done();
    let meaning = read(&page);
    let numbers: Vec<&str> = meaning
        .fields
        .iter()
        .filter(|field| field.kind == FieldKind::ANumber)
        .map(|field| field.value.as_str())
        .collect();
    assert_eq!(numbers.len(), 2);
    assert!(numbers.contains(&"A098765432") && numbers.contains(&"A012345678"));
}

#[test]
fn a_number_of_another_office_is_no_a_number() {
    let page = Paper::new()
        .put(4.0, 1.0, "DS-260 Confirmation")
        .put(
            4.0,
            3.0,
            "Immigrant Visa and Alien Registration Application",
        )
        .put(4.0, 8.0, "AB83332903")
        .done();
    check(&read(&page), FieldKind::ANumber, None);
}

/// A letter with an access code that says everything else in sentences.
fn access_notice(sentence: &str) -> Paper {
    Paper::new()
        .put(30.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(30.0, 3.0, "USCIS Online Account Access Notice")
        .put(4.0, 6.0, "June 15, 2026")
        .put(4.0, 8.0, "ANA RIVERA")
        .put(4.0, 9.0, "100 EXAMPLE ST")
        .put(
            4.0,
            12.0,
            "Thank you for filing Form I-130. We created an account for you on the internet.",
        )
        .put(4.0, 14.0, sentence)
}

#[test]
fn a_letter_without_labels_says_its_day_its_case_and_its_form() {
    let own = "To link your case IOE0912345678 to this account, enter the code that is below.";
    let meaning = read(&access_notice(own).done());
    check(&meaning, FieldKind::NoticeDate, Some("2026-06-15"));
    check(&meaning, FieldKind::FormNumber, Some("I-130"));
    check(&meaning, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    let receipt = field(&meaning, FieldKind::ReceiptNumber).unwrap();
    assert_eq!(receipt.found_by, FoundBy::Sentence);
    assert!(receipt.confidence < 0.9, "no label names it");
    let subject = "Re: Form I-130, receipt number IOE0912345678, which we received some days ago";
    let meaning = read(&access_notice(subject).done());
    check(&meaning, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    for other in [
        "Our records show that your related case IOE0912345678 remains pending with us.",
        "The receipt IOE0912345678 is of your spouse and has nothing to do with this one.",
    ] {
        check(
            &read(&access_notice(other).done()),
            FieldKind::ReceiptNumber,
            None,
        );
    }
    let two = access_notice(own).put(4.0, 20.0, "EAC2612345678").done();
    let receipt = field(&read(&two), FieldKind::ReceiptNumber).cloned();
    assert_ne!(
        receipt.map(|field| field.value).as_deref(),
        Some("IOE0912345678"),
        "of two cases a sentence does not choose"
    );
}

#[test]
fn a_label_that_names_its_number_counts_on_every_immigration_paper() {
    let page = Paper::new()
        .put(4.0, 1.0, "my.uscis.gov")
        .put(4.0, 4.0, "Profile")
        .put(4.0, 8.0, "A-Number")
        .put(4.0, 9.0, "012345678")
        .put(4.0, 12.0, "USCIS online account number")
        .put(4.0, 13.0, "012345678901")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("account-profile"));
    check(&meaning, FieldKind::ANumber, Some("A012345678"));
}

#[test]
fn values_may_stand_above_their_labels() {
    let page = Paper::new()
        .put(4.0, 1.0, "NOTICE OF ACTION")
        .put(80.0, 1.0, "I-797C")
        .put(4.0, 5.0, "IOE0912345678")
        .put(40.0, 5.0, "I765")
        .put(70.0, 5.0, "07-15-2026")
        .put(4.0, 6.2, "RECEIPT NUMBER")
        .put(40.0, 6.2, "FORM")
        .put(70.0, 6.2, "RECEIVED DATE")
        .put(4.0, 8.5, "A012 345 678")
        .put(40.0, 8.5, "012345678901")
        .put(70.0, 8.5, "07-17-2026")
        .put(4.0, 9.7, "A-NUMBER")
        .put(40.0, 9.7, "USCIS ONLINE ACCOUNT NUMBER")
        .put(70.0, 9.7, "NOTICE DATE")
        .put(70.0, 12.0, "02-05-2025")
        .put(70.0, 13.2, "PRIORITY DATE")
        .done();
    let meaning = read(&page);
    assert_eq!(meaning.account_number, Answer::Found);
    check(
        &meaning,
        FieldKind::OnlineAccountNumber,
        Some("012345678901"),
    );
    check(&meaning, FieldKind::ReceivedDate, Some("2026-07-15"));
    check(&meaning, FieldKind::NoticeDate, Some("2026-07-17"));
    check(&meaning, FieldKind::PriorityDate, Some("2025-02-05"));
}

#[test]
fn a_heading_names_its_numbers_and_the_next_page_repeats_them() {
    let first = Paper::new()
        .put(4.0, 1.0, "U.S. Department of Homeland Security")
        .put(4.0, 2.0, "USCIS California Service Center")
        .put(4.0, 6.0, "RE:I-539 / IOE0912345678")
        .put(4.0, 7.0, "FILE:A012-345-678")
        .put(4.0, 10.0, "NOTICE OF INTENT TO DENY")
        .put(
            4.0,
            14.0,
            "YOU MAY ANSWER THIS NOTICE. PLEASE SUBMIT YOUR ANSWER BY",
        )
        .put(
            4.0,
            15.0,
            "NOVEMBER 29, 2026. IF NO ANSWER IS RECEIVED IT WILL BE",
        )
        .done();
    let meaning = read(&first);
    check(&meaning, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    check(&meaning, FieldKind::ANumber, Some("A012345678"));
    check(&meaning, FieldKind::FormNumber, Some("I-539"));
    check(&meaning, FieldKind::ResponseDueDate, Some("2026-11-29"));
    let second = Paper::new()
        .put(4.0, 1.0, "IOE0912345678 / A012345678 Page 2")
        .put(
            4.0,
            6.0,
            "1. Copies of what was sent before, with a list of them.",
        )
        .done();
    let next = understand(catalogue(), &second, Some(&meaning));
    assert_eq!(kind(&next), Some("i797e-noid"));
    check(&next, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    check(&next, FieldKind::ANumber, Some("A012345678"));
}

#[test]
fn a_form_says_which_it_is_at_its_head_or_foot() {
    let form = |head: &str, foot: &str| {
        Paper::new()
            .put(30.0, 1.0, "Application of Somebody")
            .put(4.0, 3.0, head)
            .put(4.0, 9.0, "1. USCIS Online Account Number (if any)")
            .put(4.0, 12.0, "Select this box if Form G-28 is attached.")
            .put(4.0, 60.0, foot)
            .done()
    };
    for (head, foot) in [
        ("USCIS Form I-485 OMB No. 1615-0023", ""),
        (
            "OMB No. 1615-0023",
            "Form I-485 Edition 01/20/25 Page 1 of 24",
        ),
    ] {
        let meaning = read(&form(head, foot));
        assert_eq!(kind(&meaning), Some("filed-form-copy"));
        check(&meaning, FieldKind::FormNumber, Some("I-485"));
    }
    let silent = read(&form("OMB No. 1615-0023", ""));
    check(&silent, FieldKind::FormNumber, None);
}

#[test]
fn an_nvc_case_number_is_read_from_its_sentence() {
    let page = Paper::new()
        .put(30.0, 1.0, "U.S. Department of State")
        .put(30.0, 2.0, "National Visa Center")
        .put(4.0, 5.0, "Dear Petitioner:")
        .put(
            4.0,
            8.0,
            "Your case is now ready for the next step. Your NVC case number is",
        )
        .put(4.0, 9.0, "ABC2026123456. Keep this letter with you.")
        .put(4.0, 11.0, "Priority Date: 28 SEP 2020")
        .done();
    check(
        &read(&page),
        FieldKind::NvcCaseNumber,
        Some("ABC2026123456"),
    );
}

#[test]
fn short_labels_name_the_form_and_the_number_of_a_client() {
    let letter = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 4.0, "January 14, 2026")
        .put(60.0, 4.0, "NOTICE OF INTENT TO DENY")
        .put(4.0, 8.0, "Form: I-485")
        .done();
    check(&read(&letter), FieldKind::FormNumber, Some("I-485"));
    let form = Paper::new()
        .put(
            4.0,
            1.0,
            "Notice of Entry of Appearance as Attorney or Accredited Representative",
        )
        .put(80.0, 2.0, "OMB No. 1615-0105")
        .put(4.0, 8.0, "8. Client A-Number (if any)")
        .put(4.0, 9.2, "012345678")
        .done();
    check(&read(&form), FieldKind::ANumber, Some("A012345678"));
}

#[test]
fn an_access_code_is_read_from_its_sentence() {
    let said = "We opened an account for what you filed on paper. Your Online Access Code is";
    let page = access_notice(said)
        .put(4.0, 15.0, "pZ6wN2cJ8t. Use it before May 30, 2026.")
        .done();
    check(
        &read(&page),
        FieldKind::OnlineAccessCode,
        Some("pZ6wN2cJ8t"),
    );
    let other = "Step 3. Enter your Online Access Code and the number of your receipt there.";
    check(
        &read(&access_notice(other).done()),
        FieldKind::OnlineAccessCode,
        None,
    );
}

#[test]
fn numbers_of_other_offices_are_read_on_a_form_by_their_labels() {
    let page = Paper::new()
        .put(30.0, 1.0, "Application of Somebody")
        .put(4.0, 3.0, "OMB No. 1615-0023")
        .put(4.0, 9.0, "8. USCIS Online Account Number (if any)")
        .put(4.0, 14.0, "26. SEVIS Number (if any)")
        .put(5.0, 15.0, "N0033918824")
        .done();
    check(&read(&page), FieldKind::SevisId, Some("N0033918824"));
}

#[test]
fn a_number_may_stand_at_a_name_that_was_misread() {
    for printed in ["FLE: A 012 345 678", "Poaemer: A012 345 678"] {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 3.0, "RECEIPT: IOE0912345678")
            .put(60.0, 5.0, printed)
            .put(30.0, 10.0, "NOTICE OF INTENT TO DENY")
            .done();
        check(&read(&page), FieldKind::ANumber, Some("A012345678"));
    }
}

#[test]
fn of_several_cases_the_first_one_is_told() {
    let page = Paper::new()
        .put(4.0, 1.0, "My cases")
        .put(60.0, 1.0, "myUSCIS")
        .put(4.0, 5.0, "Form I-765")
        .put_read(4.0, 7.0, "Receipt # IOE0912345678", 0.97)
        .put(4.0, 15.0, "Form I-131")
        .put(4.0, 17.0, "Receipt # IOE0912345679")
        .done();
    check(
        &read(&page),
        FieldKind::ReceiptNumber,
        Some("IOE0912345678"),
    );
}

#[test]
fn a_form_gives_neither_an_earlier_case_nor_the_day_it_was_signed() {
    let page = Paper::new()
        .put(20.0, 1.0, "Application for Travel Documents")
        .put(80.0, 2.0, "Form I-131")
        .put(
            4.0,
            10.0,
            "I am applying for a document: pending Form I-485, receipt number IOE0912345678",
        )
        .put(60.0, 20.0, "Date: 10/02/2026")
        .put(4.0, 62.0, "Form I-131 Edition 06/17/24")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("filed-form-copy"));
    check(&meaning, FieldKind::ReceiptNumber, None);
    check(&meaning, FieldKind::NoticeDate, None);
}

#[test]
fn a_label_that_the_words_before_it_ran_into_is_read() {
    let page = Paper::new()
        .put(60.0, 1.0, "Form I-797, Notice of Action")
        .put(
            4.0,
            4.0,
            "Case Type: I-765, Application for Employment AuthorizationReceipt Number: IOE0912345678",
        );
    check(
        &read(&page.done()),
        FieldKind::ReceiptNumber,
        Some("IOE0912345678"),
    );
}

#[test]
fn a_students_number_is_read_at_its_label_on_any_immigration_paper() {
    let page = Paper::new()
        .put(4.0, 2.0, "Online Nonimmigrant Visa Application (DS-160)")
        .put(4.0, 3.0, "Confirmation")
        .put(4.0, 6.0, "SEVIS ID:")
        .put(30.0, 6.0, "N0039917206");
    check(&read(&page.done()), FieldKind::SevisId, Some("N0039917206"));
}

#[test]
fn what_a_letter_is_about_names_its_case() {
    let page = Paper::new()
        .put(50.0, 1.0, "Account Access Notice")
        .put(50.0, 2.0, "USCIS Online Account Number")
        .put(50.0, 3.0, "012345678901")
        .put(4.0, 12.0, "About: Form N-400, receipt IOE0912345678");
    let told = read(&page.done());
    check(&told, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    check(&told, FieldKind::FormNumber, Some("N-400"));
}

#[test]
fn a_number_of_a_case_on_a_form_is_its_own_only_at_the_head() {
    let form = |at: f32| {
        let paper = Paper::new()
            .put(20.0, 1.0, "Application to Replace Permanent Resident Card")
            .put(20.0, 2.0, "USCIS Form I-90")
            .put(4.0, 18.0, "Part 1. Information About You")
            .put(4.0, at, "IOE0912345678");
        let told = read(&paper.done());
        field(&told, FieldKind::ReceiptNumber).map(|field| field.value.clone())
    };
    assert_eq!(form(6.0).as_deref(), Some("IOE0912345678"));
    assert_eq!(form(24.0), None);
}

#[test]
fn a_mail_names_the_case_that_it_is_about() {
    let page = Paper::new()
        .put(4.0, 2.0, "USCIS Account")
        .put(4.0, 5.0, "We have taken an action on your case")
        .put(
            4.0,
            8.0,
            "We have updated the case IOE0912345678. To see what has changed, sign in.",
        );
    check(
        &read(&page.done()),
        FieldKind::ReceiptNumber,
        Some("IOE0912345678"),
    );
}

#[test]
fn a_labour_case_whose_letter_was_read_as_a_one_is_one() {
    let page = |case: &str| {
        let page = Paper::new()
            .put(30.0, 1.0, "U.S. Department of Labor")
            .put(
                10.0,
                2.0,
                "Labor Condition Application for Nonimmigrant Workers",
            )
            .put(4.0, 20.0, case);
        kind(&read(&page.done())).map(str::to_owned)
    };
    let other = Some("uscis-other".to_owned());
    assert_eq!(page("Case Number: 1-200-25104-481446"), other);
    assert_eq!(page("Case Number: 7-200-25104-481446"), None);
}
