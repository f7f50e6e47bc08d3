//! Claims about kinds of paper and the other values on them.

use casekeep_catalogue::FieldKind;

use super::{
    super::{AccountNumberAnswer as Answer, FoundBy, understand},
    catalogue, check, field, kind,
    paper::Paper,
    read, receipt,
};

#[test]
fn a_later_page_goes_on_from_the_one_before() {
    let first = read(&receipt("0123 4567 8901").done());
    let page = Paper::new()
        .put(4.0, 1.0, "Form I-797C, Notice of Action")
        .put(80.0, 1.0, "Page 2of 2")
        .put(
            4.0,
            10.0,
            "Please submit a full English translation with any document in another language.",
        )
        .done();
    let meaning = understand(catalogue(), &page, Some(&first));
    assert_eq!(kind(&meaning), Some("i797c-receipt"));
    assert_eq!(meaning.account_number, Answer::NoBox);
}

#[test]
fn the_letter_of_an_i797_is_not_mistaken_for_its_sibling() {
    for (form, expected) in [
        ("Form I-797, Notice of Action", "i797-approval"),
        ("Form 1-797A, Notice of Action", "i797a-approval"),
        ("Form I-797B, Notice of Action", "i797b-approval"),
    ] {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(60.0, 1.0, form)
            .put(60.0, 18.0, "Notice Type: Approval Notice")
            .put(
                4.0,
                30.0,
                "Detach this half and keep it. Your I-94 is printed below.",
            )
            .done();
        assert_eq!(kind(&read(&page)), Some(expected), "{form}");
    }
}

#[test]
fn a_letter_nobody_described_is_another_letter_of_uscis() {
    let page = Paper::new()
        .put(4.0, 1.0, "Department of Homeland Security")
        .put(4.0, 2.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 5.0, "Receipt Number: MSC2190012345")
        .put(4.0, 6.0, "Date: April 28, 2025")
        .put(4.0, 9.0, "Dear Ana Rivera:")
        .put(
            4.0,
            11.0,
            "This letter tells you that we have changed the address on your case as you asked.",
        )
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("uscis-other"));
    assert_eq!(meaning.account_number, Answer::NoBox);
    check(&meaning, FieldKind::ReceiptNumber, Some("MSC2190012345"));
}

#[test]
fn papers_that_speak_of_immigration_are_no_notices() {
    for lines in [
        [
            "SAMPLE EXPRESS",
            "SHIP TO: USCIS",
            "Attn: I-765 (Box 805373)",
            "TRACKING #: 2877-5030-0227",
        ],
        [
            "Law Office of P. Winterbourne",
            "Dear Ana, we have sent your Form I-485 to USCIS.",
            "Your visa and your I-94 are with us.",
            "Client Number: 012345678901",
        ],
        [
            "First Invented Bank",
            "Account Number: 0123 4567 8901",
            "05/19/2019 TRANSFER REF 986781897503",
            "Statement Period",
        ],
        ["My Account", "Account number", "012345678901", "Amount due"],
    ] {
        let mut paper = Paper::new();
        for (row, line) in (2_u8..).step_by(3).zip(lines) {
            paper = paper.put(4.0, f32::from(row), line);
        }
        let meaning = read(&paper.done());
        assert_eq!(meaning.account_number, Answer::NotANotice, "{}", lines[0]);
        assert_eq!(kind(&meaning), None, "{}", lines[0]);
        check(&meaning, FieldKind::OnlineAccountNumber, None);
    }
}

/// A notice with one line at a label's place.
fn with(label: &str, value: &str) -> Paper {
    Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 3.0, "Notice Type: Receipt Notice")
        .put(4.0, 6.0, label)
        .put(4.0, 7.0, value)
}

#[test]
fn receipt_numbers_are_read_with_their_slips() {
    let page = with("Receipt Number", "IO89944201108");
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
            &read(&with("Receipt Number", read_as).done()),
            FieldKind::ReceiptNumber,
            Some(expected),
        );
    }
}

#[test]
fn receipt_numbers_of_other_cases_in_the_text_are_not_taken() {
    let page = with("Notice Date", "03/18/2026")
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
            &read(&with("USCIS Alien Number", read_as).done()),
            FieldKind::ANumber,
            Some("A012345678"),
        );
    }
    check(
        &read(&with("A-Number", "A12345678").done()),
        FieldKind::ANumber,
        Some("A012345678"),
    );
}

#[test]
fn dates_are_read_in_every_form_of_print() {
    for read_as in [
        "03/18/2026",
        "3/18/2026",
        "03-18-2026",
        "March 18, 2026",
        "Mar 18, 2026",
        "MARCH 18,2026",
        "18 MAR 2026",
        "2026 March 18",
        "Wednesday, March 18, 2026",
        "O3/18/2O26",
        "03/1812026",
    ] {
        check(
            &read(&with("Notice Date", read_as).done()),
            FieldKind::NoticeDate,
            Some("2026-03-18"),
        );
    }
    for none in ["D/S", "13/45/2026", "03/18", "N/A"] {
        check(
            &read(&with("Notice Date", none).done()),
            FieldKind::NoticeDate,
            None,
        );
    }
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
            &read(&with("Case Type", read_as).done()),
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
fn a_passport_is_read_from_its_zone() {
    let page = Paper::new()
        .put(4.0, 1.0, "PASSPORT")
        .put(4.0, 40.0, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")
        .put(4.0, 42.0, "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("passport"));
    let number = field(&meaning, FieldKind::PassportNumber).expect("found");
    assert_eq!(
        (number.value.as_str(), number.found_by),
        ("L898902C3", FoundBy::CheckDigits)
    );
}

#[test]
fn an_i94_without_an_end_has_no_date() {
    let page = Paper::new()
        .put(
            4.0,
            1.0,
            "I-94/I-95 Official Website - Get Most Recent Response",
        )
        .put(4.0, 4.0, "Admission I-94 Record Number: 012345678A9")
        .put(4.0, 5.0, "Class of Admission: F1")
        .put(4.0, 6.0, "Admit Until Date: D/S")
        .put(4.0, 8.0, "Birth Date:")
        .put(30.0, 8.0, "1991 May 02")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("i94-record"));
    check(&meaning, FieldKind::I94Number, Some("012345678A9"));
    check(&meaning, FieldKind::AdmitUntil, None);
    check(&meaning, FieldKind::BirthDate, Some("1991-05-02"));
}

#[test]
fn the_last_day_for_an_answer_is_read_from_its_sentence() {
    for sentence in [
        "Your response must be received in this office by May 27, 2026.",
        "Please submit the evidence asked for by May 27, 2026 or we will decide without it.",
        "You have until May 27, 2026 to answer this notice.",
    ] {
        let page = Paper::new()
            .put(60.0, 1.0, "Form I-797E, Notice of Action")
            .put(30.0, 4.0, "REQUEST FOR EVIDENCE")
            .put(
                4.0,
                8.0,
                "Under 5 CFR 142.11(b)(9) we may ask for more by August 13, 2025.",
            )
            .put(4.0, 10.0, sentence)
            .done();
        let meaning = read(&page);
        assert_eq!(kind(&meaning), Some("i797e-rfe"));
        check(&meaning, FieldKind::ResponseDueDate, Some("2026-05-27"));
    }
}

#[test]
fn a_name_in_parts_is_put_together_and_a_part_alone_is_none() {
    let form = |given: &str| {
        Paper::new()
            .put(4.0, 1.0, "OMB No. 1615-0023")
            .put(4.0, 3.0, "Part 1. Information About You")
            .put(4.0, 5.0, "1.a. Family Name (Last Name)")
            .put(36.0, 5.0, "RIVERA")
            .put(4.0, 7.0, "1.b. Given Name (First Name)")
            .put(36.0, 7.0, given)
            .put(4.0, 9.0, "USCIS Online Account Number (if any)")
            .done()
    };
    let name = FieldKind::ApplicantName;
    check(&read(&form("ANA")), name, Some("RIVERA, ANA"));
    check(&read(&form("")), name, None);
}

#[test]
fn the_next_question_of_a_form_is_no_part_of_a_name() {
    for question in ["1.c. Middle Name", "7.a. Name of Entity", "Mailing address"] {
        let page = Paper::new()
            .put(4.0, 1.0, "OMB No. 1615-0023")
            .put(4.0, 3.0, "Part 1. Information About You")
            .put(4.0, 5.0, "1.a. Family Name (Last Name)")
            .put(36.0, 5.0, "RIVERA")
            .put(4.0, 7.0, "1.b. Given Name (First Name)")
            .put(36.0, 7.0, "ANA")
            .put(4.0, 9.0, question)
            .put(4.0, 12.0, "USCIS Online Account Number (if any)")
            .done();
        check(&read(&page), FieldKind::ApplicantName, Some("RIVERA, ANA"));
    }
}

#[test]
fn the_name_in_the_part_of_a_lawyer_is_not_the_persons() {
    let page = Paper::new()
        .put(
            4.0,
            1.0,
            "Notice of Entry of Appearance as Attorney or Accredited Representative",
        )
        .put(
            4.0,
            3.0,
            "Part 1. Information About Attorney or Accredited Representative",
        )
        .put(4.0, 5.0, "2.a. Family Name (Last Name)")
        .put(36.0, 5.0, "LAWYER")
        .put(4.0, 7.0, "2.b. Given Name (First Name)")
        .put(36.0, 7.0, "LOU")
        .put(
            4.0,
            12.0,
            "Part 3. Notice of Appearance as Attorney or Accredited Representative",
        )
        .put(4.0, 14.0, "6.a. Family Name (Last Name)")
        .put(36.0, 14.0, "RIVERA")
        .put(4.0, 16.0, "6.b. Given Name (First Name)")
        .put(36.0, 16.0, "ANA")
        .done();
    check(&read(&page), FieldKind::ApplicantName, Some("RIVERA, ANA"));
}

#[test]
fn the_given_name_in_another_column_is_the_lawyers() {
    let page = Paper::new()
        .put(
            20.0,
            1.0,
            "Notice of Entry of Appearance as Attorney or Accredited Representative",
        )
        .put(4.0, 3.0, "Part 1. Information About Attorney")
        .put(56.0, 3.0, "Part 3. Notice of Appearance")
        .put(4.0, 5.0, "2.a. Family Name (Last Name)")
        .put(4.0, 6.0, "Achterberg")
        .put(56.0, 7.0, "6.a. Family Name (Last Name)")
        .put(56.0, 8.0, "Fofana")
        .put(4.0, 8.5, "2.b. Given Name (First Name)")
        .put(4.0, 9.5, "Simone")
        .put(56.0, 10.0, "6.b. Given Name (First Name)")
        .put(56.0, 11.0, "Mariama")
        .done();
    let name = Some("Fofana, Mariama");
    check(&read(&page), FieldKind::ApplicantName, name);
}

#[test]
fn a_greeting_and_a_sentence_give_no_name() {
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(50.0, 1.0, "Notice of Naturalization Oath Ceremony")
        .put(70.0, 3.0, "A-Number: A061 772 840")
        .put(4.0, 6.0, "Dear Applicant:")
        .put(
            4.0,
            8.0,
            "Date and Time: Friday, August 28, 2026 at 09:30 AM",
        )
        .done();
    check(&read(&page), FieldKind::ApplicantName, None);
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 2.0, "Form I-797C, Notice of Action")
        .put(4.0, 4.0, "Receipt Number: ZLA2600145892")
        .put(4.0, 6.0, "Notice Type: Receipt Notice")
        .put(4.0, 9.0, "Applicant(s):")
        .put(
            4.0,
            11.0,
            "Your complete Form I-589, Application for Asylum, was received.",
        )
        .done();
    check(&read(&page), FieldKind::ApplicantName, None);
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
fn a_name_that_no_label_names_is_taken_from_its_place_but_not_as_sure() {
    let letter = || {
        Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(60.0, 1.0, "Form I-797C, Notice of Action")
            .put(60.0, 3.0, "Notice Type: Transfer Notice")
    };
    let addressed = letter()
        .put(4.0, 8.0, "Ana Rivera")
        .put(4.0, 9.0, "1200 Market St Apt 4")
        .put(4.0, 10.0, "Philadelphia PA 19107");
    let numbered = letter().put(4.0, 8.0, "A012 345 678 RIVERA, ANA");
    let below = letter()
        .put(4.0, 8.0, "A012 345 678")
        .put(4.0, 9.0, "RIVERA, ANA");
    let greeted = letter().put(4.0, 8.0, "Dear Ana Rivera:");
    for (page, expected) in [
        (addressed, "Ana Rivera"),
        (numbered, "RIVERA, ANA"),
        (below, "RIVERA, ANA"),
        (greeted, "Ana Rivera"),
    ] {
        let meaning = read(&page.done());
        check(&meaning, FieldKind::ApplicantName, Some(expected));
        let found = field(&meaning, FieldKind::ApplicantName).expect("found");
        assert!(found.confidence < 0.9);
    }
    let office = letter()
        .put(4.0, 8.0, "Nebraska Service Center")
        .put(4.0, 9.0, "850 S Street")
        .put(4.0, 10.0, "Lincoln NE 68508");
    check(&read(&office.done()), FieldKind::ApplicantName, None);
}

#[test]
fn an_a_number_ends_where_a_name_was_read_into_it() {
    let page = with("Applicant", "A012 345 6780'DRISCOLL, SIOBHAN").done();
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
fn a_letter_says_its_own_day_in_its_head() {
    let page = Paper::new()
        .put(
            50.0,
            1.0,
            "Form N-445, Notice of Naturalization Oath Ceremony",
        )
        .put(70.0, 5.0, "A-Number")
        .put(70.0, 6.0, "A012 345 678")
        .put(70.0, 8.0, "Date")
        .put(70.0, 9.0, "January 7, 2022")
        .put(4.0, 14.0, "Date and Time: January 28, 2022 12:30 PM")
        .done();
    let meaning = read(&page);
    check(&meaning, FieldKind::NoticeDate, Some("2022-01-07"));
    check(&meaning, FieldKind::AppointmentDate, Some("2022-01-28"));
}

#[test]
fn the_second_line_of_a_case_type_is_no_title() {
    let page = Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 1.0, "Department of Homeland Security")
        .put(60.0, 5.0, "Receipt Number")
        .put(60.0, 6.0, "IOE9982921051")
        .put(60.0, 8.0, "Case Type")
        .put(60.0, 9.0, "I90-APPLICATION TO REPLACE")
        .put(60.0, 10.1, "PERMANENT RESIDENT CARD")
        .put(60.0, 12.0, "USCIS Alien Number")
        .put(60.0, 13.0, "A085 003 021")
        .put(60.0, 15.0, "USCIS Online Account Number")
        .put(60.0, 16.0, "284330565211")
        .put(
            4.0,
            20.0,
            "We have received the above application and it is in process.",
        )
        .done();
    let meaning = read(&page);
    assert!(
        kind(&meaning).is_some_and(|kind| kind.starts_with("i797")),
        "{meaning:?}"
    );
    assert_eq!(meaning.account_number, Answer::Found);
}

#[test]
fn a_letter_of_an_immigration_court_is_an_immigration_letter() {
    let page = Paper::new()
        .put(30.0, 1.0, "UNITED STATES DEPARTMENT OF JUSTICE")
        .put(30.0, 2.0, "EXECUTIVE OFFICE FOR IMMIGRATION REVIEW")
        .put(40.0, 3.0, "IMMIGRATION COURT")
        .put(20.0, 5.0, "NOTICE OF HEARING IN REMOVAL PROCEEDINGS")
        .put(70.0, 8.0, "FILE: A012-345-678")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("uscis-other"));
    assert_eq!(meaning.account_number, Answer::NoBox);
    check(&meaning, FieldKind::ANumber, Some("A012345678"));
}

#[test]
fn a_page_under_the_agencys_name_is_of_a_kind_though_its_title_is_lost() {
    let page = Paper::new()
        .put(4.0, 1.0, "Department of Homeland Security")
        .put(4.0, 2.0, "U.S. Citizenship and Immigration Servios")
        .put(60.0, 1.0, "Form 1-7 7, Notiq of Actn")
        .put(4.0, 5.0, "Receipt #: MSC0585949639")
        .put(4.0, 7.0, "Rceipt Date: 06/12/2027")
        .put(40.0, 7.0, "Priority Date: 08/16/2023")
        .put(4.0, 9.0, "Notica Date: 06/28/2027")
        .put(60.0, 12.0, "Notice Type: Approval Notice")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("i797-approval"));
    assert_eq!(meaning.account_number, Answer::NoBox);
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
fn the_day_to_appear_is_read_from_its_sentence_unless_it_is_over() {
    for (sentence, expected) in [
        (
            "Your case has been scheduled for a hearing before the court on June 5, 2026 at 08:30 A.M.",
            Some("2026-06-05"),
        ),
        (
            "The hearing that was set before the court on June 5, 2026 at 08:30 A.M. is off the list.",
            None,
        ),
        (
            "We sent you the form with all of its instructions on June 5, 2026 at 08:30 A.M. by mail.",
            None,
        ),
    ] {
        let page = Paper::new()
            .put(30.0, 2.0, "EXECUTIVE OFFICE FOR IMMIGRATION REVIEW")
            .put(20.0, 5.0, "NOTICE OF HEARING IN REMOVAL PROCEEDINGS")
            .put(4.0, 8.0, sentence)
            .done();
        check(&read(&page), FieldKind::AppointmentDate, expected);
    }
}

#[test]
fn a_form_that_speaks_of_a_card_is_a_form() {
    let page = Paper::new()
        .put(40.0, 1.0, "Application for Naturalization")
        .put(80.0, 2.0, "OMBNo.1615-0012")
        .put(80.0, 3.0, "Expires 02/28/2027")
        .put(
            4.0,
            8.0,
            "2. Your Name Exactly As It Appears on Your Permanent Resident Card (if different)",
        )
        .put(4.0, 12.0, "5. Sex")
        .put(30.0, 12.0, "6. Date of Birth")
        .put(4.0, 14.0, "7. Country of Birth")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("filed-form-copy"));
    check(&meaning, FieldKind::CardExpires, None);
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
fn an_interview_has_its_day_and_the_notice_its_own() {
    let page = Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(
            10.0,
            3.0,
            "REQUEST FOR APPLICANT TO APPEAR FOR INITIAL INTERVIEW",
        )
        .put(70.0, 5.0, "Notice Date")
        .put(70.0, 6.0, "MARCH 05, 2026")
        .put(4.0, 12.0, "Please come to:")
        .put(50.0, 12.0, "On (Date): May 21, 2026")
        .put(50.0, 13.0, "At (Time): 08:15 AM")
        .done();
    let meaning = read(&page);
    check(&meaning, FieldKind::NoticeDate, Some("2026-03-05"));
    check(&meaning, FieldKind::AppointmentDate, Some("2026-05-21"));
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
fn a_page_that_only_its_numbers_tell_is_an_immigration_letter() {
    let mail = Paper::new()
        .put(4.0, 1.0, "Account confirmation")
        .put(
            4.0,
            3.0,
            "Your online account number is 012345678901. Keep it.",
        )
        .put(
            4.0,
            6.0,
            "We have linked the following case to your account: IOE0912345678.",
        )
        .put(4.0, 9.0, "USCIS Contact Center");
    let meaning = read(&mail.done());
    assert_eq!(kind(&meaning), Some("uscis-other"));
    assert_eq!(meaning.account_number, Answer::Found);
    check(&meaning, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    let account = field(&meaning, FieldKind::OnlineAccountNumber).unwrap();
    assert!(account.confidence < 0.9, "the page has no title");
    let bank = Paper::new()
        .put(4.0, 1.0, "Checking account statement")
        .put(4.0, 3.0, "Online Account Number: 012345678901")
        .put(4.0, 6.0, "Payment to USCIS for IOE0912345678")
        .put(4.0, 8.0, "Ending balance $1,024.00");
    let meaning = read(&bank.done());
    assert_eq!(meaning.account_number, Answer::NotANotice);
    check(&meaning, FieldKind::OnlineAccountNumber, None);
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
fn the_back_of_a_notice_is_its_next_page_and_a_bill_is_not() {
    let first = read(&receipt("012345678901").done());
    let second = |line: &str| {
        let page = Paper::new()
            .put(4.0, 2.0, "GENERAL INFORMATION")
            .put(4.0, 6.0, line);
        understand(catalogue(), &page.done(), Some(&first))
    };
    let back =
        second("If you have questions about benefits and services, call the USCIS Contact Center.");
    assert_eq!(kind(&back), Some("i797c-receipt"));
    assert_eq!(back.account_number, Answer::NoBox);
    let bill = second("Amount due for your phone: 40.00 USD");
    assert_eq!(kind(&bill), None);
    let paid = second("Invoice for the translation of papers for USCIS, amount due 40.00 USD");
    assert_eq!(kind(&paid), None);
}

#[test]
fn the_next_page_may_name_its_case_at_its_foot() {
    let first = read(&receipt("012345678901").done());
    let second = |foot: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "Page 2 of 2")
            .put(
                4.0,
                6.0,
                "Please read this page with care before you write to us about it.",
            )
            .put(4.0, 60.0, foot)
            .done();
        understand(catalogue(), &page, Some(&first))
    };
    check(
        &second("IOE0912345678"),
        FieldKind::ReceiptNumber,
        Some("IOE0912345678"),
    );
    check(
        &second("Your spouse has the case IOE0912345678, about which we write apart."),
        FieldKind::ReceiptNumber,
        None,
    );
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
fn a_court_s_letter_is_told_by_its_name_and_an_a_number() {
    let letter = |number: &str| {
        Paper::new()
            .put(4.0, 1.0, "IMMIGRATION COURT")
            .put(4.0, 2.0, "100 EXAMPLE ST, SUITE 200")
            .put(4.0, 6.0, "Dear Sir or Madam,")
            .put(4.0, 8.0, number)
            .done()
    };
    let told = read(&letter("In the matter of A012-345-678"));
    assert_eq!(kind(&told), Some("uscis-other"));
    assert_eq!(told.account_number, Answer::NoBox);
    assert_eq!(kind(&read(&letter("In the matter of the fence"))), None);
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
fn a_day_in_a_head_stands_beside_an_address_but_not_beside_a_label() {
    let letter = |left: &str| {
        let page = Paper::new()
            .put(30.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(30.0, 3.0, "USCIS Online Account Access Notice")
            .put(4.0, 8.0, left)
            .put(70.0, 8.0, "December 28, 2026");
        read(&page.done())
    };
    let beside_address = letter("640 W EXAMPLE AVE UNIT 3B");
    check(&beside_address, FieldKind::NoticeDate, Some("2026-12-28"));
    check(&letter("Submitted"), FieldKind::NoticeDate, None);
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
fn a_screen_is_told_by_the_name_of_its_site_with_a_word_beside_it() {
    let screen = |corner: &str| {
        Paper::new()
            .put(4.0, 1.0, corner)
            .put(4.0, 4.0, "Account")
            .put(4.0, 6.0, "Email: ana@mail.example")
            .put(4.0, 7.0, "Account number: -")
            .put(4.0, 8.0, "Preferred language: English")
            .done()
    };
    assert_eq!(
        read(&screen("myUSCIS SAMPLE")).account_number,
        Answer::BoxEmpty
    );
    let page = Paper::new()
        .put(
            4.0,
            1.0,
            "U.S. Citizenship and Immigration Services (SAMPLE)",
        )
        .put(30.0, 5.0, "My Profile")
        .put(30.0, 8.0, "Full name")
        .put(56.0, 8.0, "Ana Rivera")
        .put(30.0, 10.0, "Account number")
        .put(56.0, 10.0, "012345678901")
        .done();
    assert_eq!(read(&page).account_number, Answer::Found);
    let other = read(&screen("Bank of the West"));
    assert_eq!(other.account_number, Answer::NotANotice);
}

#[test]
fn the_state_of_a_case_is_an_immigration_paper_without_the_name_of_the_agency() {
    let screen = |form: &str| {
        Paper::new()
            .put(4.0, 2.0, form)
            .put(4.0, 5.0, "Receipt Number IOE0964563199")
            .put(4.0, 6.5, "Case Was Received")
            .done()
    };
    let case = read(&screen("I-765, Application for Employment Authorization"));
    assert_eq!(case.account_number, Answer::NoBox);
    check(&case, FieldKind::ReceiptNumber, Some("IOE0964563199"));
    let parcel = read(&screen("Your parcel is on its way"));
    assert_eq!(parcel.account_number, Answer::NotANotice);
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
fn a_letter_about_a_workers_certification_is_told_by_its_office_and_case_number() {
    let letter = |number: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Department of Labor")
            .put(4.0, 2.0, "Employment and Training Administration")
            .put(4.0, 8.0, number)
            .put(4.0, 9.0, "Employer: EXAMPLE WORKS LLC")
            .done();
        let meaning = read(&page);
        (kind(&meaning).map(str::to_owned), meaning.account_number)
    };
    for number in ["G-100-26047-338120", "A-19191-46324"] {
        let (kind, answer) = letter(&format!("ETA Case Number: {number}"));
        assert_eq!(kind.as_deref(), Some("uscis-other"));
        assert_eq!(answer, Answer::NoBox);
    }
    let (kind, answer) = letter("Inspection No. 338120");
    assert_eq!((kind, answer), (None, Answer::NotANotice));
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
fn a_letter_of_no_known_kind_has_its_day_to_appear() {
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(60.0, 2.0, "A-Number: A012-345-678")
        .put(
            4.0,
            8.0,
            "You are hereby notified to appear for an Oath Ceremony. Application ID: IOE0912345678",
        )
        .put(4.0, 12.0, "Date and Time:")
        .put(20.0, 12.0, "08/28/2026 9:00 AM")
        .done();
    let meaning = read(&page);
    assert_eq!(kind(&meaning), Some("uscis-other"));
    check(&meaning, FieldKind::AppointmentDate, Some("2026-08-28"));
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
fn a_day_at_a_label_that_was_hardly_read_is_its_own() {
    let page = |label: &str| {
        let paper = with(label, "02/20/2026");
        let meaning = read(&paper.done());
        field(&meaning, FieldKind::NoticeDate).map(|field| field.confidence)
    };
    let confidence = page("Noteor Datr").expect("read");
    assert!(confidence < 0.8, "{confidence}");
    assert_eq!(page("Invoice Darts"), None);
}
