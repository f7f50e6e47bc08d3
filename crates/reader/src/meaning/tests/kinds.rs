//! Claims about what tells the kind of a paper, and about what only looks like one.

use casekeep_catalogue::FieldKind;

use super::{Answer, Paper, catalogue, check, field, kind, read, receipt};
use crate::meaning::understand;

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
fn a_form_is_told_by_its_numbered_parts_and_its_number() {
    let form = |named: &str, part: &str| {
        let paper = Paper::new()
            .put(20.0, 1.0, "Application to Replace Permanent Resident Card")
            .put(20.0, 2.0, named)
            .put(4.0, 5.0, part)
            .put(4.0, 7.0, "2. USCIS Online Account Number (if any)")
            .put(4.0, 8.0, "012345678901");
        read(&paper.done())
    };
    let told = form("USCIS Form I-90", "Part 1. Information About You");
    assert_eq!(kind(&told), Some("filed-form-copy"));
    assert_eq!(told.account_number, Answer::Found);
    let joined = form("FormI-90", "Part 1. Information About You");
    assert_eq!(kind(&joined), Some("filed-form-copy"));
    let undivided = form("USCIS Form I-90", "Party of one");
    assert_ne!(kind(&undivided), Some("filed-form-copy"));
}

#[test]
fn a_later_page_of_a_form_has_its_part_and_its_number_at_the_foot() {
    let page = Paper::new()
        .put(4.0, 3.0, "Part 7. Signature")
        .put(
            4.0,
            5.0,
            "I certify that the contents are complete, true and correct.",
        )
        .put(4.0, 60.0, "Form I-751 page 9");
    let told = read(&page.done());
    assert_eq!(kind(&told), Some("filed-form-copy"));
    assert_eq!(told.account_number, Answer::NoBox);
}

#[test]
fn a_notice_is_told_by_its_number_with_other_words_behind_it() {
    let page = Paper::new()
        .put(4.0, 2.0, "Form I-797D Notice with benefit card")
        .put(50.0, 6.0, "Receipt Number IOE0912345678")
        .put(50.0, 7.0, "USCIS A# A012 345 678")
        .put(
            4.0,
            14.0,
            "Here is your new card. Check that the name on it is right.",
        );
    assert_eq!(kind(&read(&page.done())), Some("i797d"));
}

#[test]
fn a_title_may_end_on_one_edge_with_its_second_line() {
    let page = Paper::new()
        .put(4.0, 2.0, "Department of Homeland Security")
        .put(62.0, 2.0, "Notice of Naturalization")
        .put(4.0, 3.0, "U.S. Citizenship and Immigration Services")
        .put(73.0, 3.0, "Oath Ceremony")
        .put(66.0, 5.0, "A-Number: A-012345678");
    assert_eq!(kind(&read(&page.done())), Some("n445-oath"));
}

#[test]
fn a_bank_that_writes_to_the_agency_is_not_the_agency() {
    let letter = |name: &str, word: &str| {
        let paper = Paper::new()
            .put(4.0, 3.0, name)
            .put(4.0, 6.0, "October 28, 2025")
            .put(4.0, 7.0, "To: U.S. Citizenship and Immigration Services")
            .put(4.0, 8.0, word)
            .put(4.0, 14.0, "Online Account")
            .put(30.0, 14.0, "012345678901")
            .put(50.0, 14.0, "$2,991.50");
        read(&paper.done())
    };
    let told = letter(
        "Valley Credit Union",
        "Re: verification of deposit, Form I-864",
    );
    assert_eq!(kind(&told), None);
    assert_eq!(told.account_number, Answer::NotANotice);
    assert_eq!(told.fields, []);
    let by_name = Paper::new()
        .put(4.0, 3.0, "Invented Credit Union")
        .put(4.0, 7.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 8.0, "Verification of deposit for Form I-864")
        .put(4.0, 14.0, "Account No.")
        .put(4.0, 15.0, "0123-4567-8901");
    assert_eq!(read(&by_name.done()).account_number, Answer::NotANotice);
    let bill = Paper::new()
        .put(4.0, 3.0, "Valley Gas and Electric")
        .put(4.0, 6.0, "Notice Date: 10/28/2025")
        .put(4.0, 8.0, "Amount due")
        .put(4.0, 12.0, "Department of Homeland Security");
    assert_eq!(read(&bill.done()).fields, []);
}

#[test]
fn a_printed_profile_is_told_by_what_the_browser_prints_at_its_edges() {
    let page = |edge: &str| {
        let paper = Paper::new()
            .put(4.0, 1.0, "11/14/25, 8:37 PM")
            .put(70.0, 1.0, edge)
            .put(4.0, 4.0, "My Profile")
            .put(4.0, 6.0, "Account number")
            .put(4.0, 7.0, "012345678901")
            .put(4.0, 12.0, "Form")
            .put(12.0, 12.0, "Receipt")
            .put(4.0, 13.0, "I-765 IOE0912345678")
            .put(30.0, 13.0, "Case Was Approved")
            .put(4.0, 14.0, "I-131 IOE0987654321")
            .put(30.0, 14.0, "Case Was Received");
        read(&paper.done())
    };
    let told = page("My Profile | myUSCIS");
    assert_eq!(kind(&told), Some("account-profile"));
    assert_eq!(told.account_number, Answer::Found);
    check(&told, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    assert_ne!(
        kind(&page("My Profile | Valley Gas")),
        Some("account-profile")
    );
}

#[test]
fn a_page_says_that_it_is_a_later_one_without_saying_of_how_many() {
    let first = Paper::new()
        .put(60.0, 1.0, "Form I-797C, Notice of Action")
        .put(4.0, 4.0, "ACCOUNT NUMBER")
        .put(30.0, 4.0, "USCIS A#")
        .put(60.0, 4.0, "NOTICE DATE")
        .put(4.0, 8.0, "ASC APPOINTMENT NOTICE")
        .done();
    let first = read(&first);
    let second = |text: &str| {
        let page = Paper::new().put(4.0, 3.0, text).put(
            4.0,
            5.0,
            "Rescheduling. You may ask for another day. You need good cause.",
        );
        let catalogue = catalogue();
        let told = understand(catalogue, &page.done(), Some(&first));
        told.kind.map(|kind| kind.id)
    };
    assert_eq!(
        second("Information about your appointment (page 2)"),
        first.kind.as_ref().map(|kind| kind.id.clone())
    );
    assert_eq!(second("Information about your appointment"), None);
}

#[test]
fn a_notice_is_told_by_its_number_alone() {
    let page = |number: &str| {
        let paper = Paper::new()
            .put(40.0, 2.0, "Notice of Action")
            .put(80.0, 2.0, number)
            .put(4.0, 6.0, "WAC2108793112")
            .put(4.0, 8.0, "The petition named above has been approved.");
        kind(&read(&paper.done())).map(str::to_owned)
    };
    assert_eq!(page("Form I-797B").as_deref(), Some("i797b-approval"));
    assert_eq!(page("1-797D").as_deref(), Some("i797d"));
}

#[test]
fn a_notice_that_names_itself_at_its_foot_is_one_whatever_office_sent_it() {
    let page = |foot: &str| {
        Paper::new()
            .put(4.0, 1.0, "An office of another name")
            .put(60.0, 1.0, "Notice of Action")
            .put(4.0, 4.0, "Receipt Number")
            .put(4.0, 5.0, "WAC9912345678")
            .put(50.0, 4.0, "Case Type")
            .put(50.0, 5.0, "I130  IMMIGRANT PETITION FOR RELATIVE")
            .put(4.0, 7.0, "Notice Date")
            .put(4.0, 8.0, "August 12, 1999")
            .put(50.0, 11.0, "Notice Type: Receipt Notice")
            .put(4.0, 60.0, foot)
    };
    let told = read(&page("Form I-797C (Rev. 09/07/93) N").done());
    assert_eq!(kind(&told), Some("i797c-receipt"));
    check(&told, FieldKind::ReceiptNumber, Some("WAC9912345678"));
    let unnamed = read(&page("Page 1").done());
    assert_ne!(kind(&unnamed), Some("i797c-receipt"));
}

#[test]
fn a_letter_that_speaks_of_the_agency_in_its_sentences_is_a_stranger_s() {
    let letter = |sentence: &str| {
        let page = Paper::new()
            .put(30.0, 2.0, "OFFICE OF INTERNATIONAL STUDENTS")
            .put(4.0, 6.0, "To whom it may concern:")
            .put(4.0, 8.0, sentence)
            .put(
                4.0,
                9.0,
                "with Form I-765 after one academic year, or by post.",
            );
        kind(&read(&page.done())).map(str::to_owned)
    };
    let prose = "The student may ask U.S. Citizenship and Immigration Services for work permission";
    assert_eq!(letter(prose), None);
}

#[test]
fn the_end_of_a_sentence_on_a_line_of_its_own_is_no_title() {
    let page = |line: &str| {
        Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 5.0, "USCIS Online Account Number:")
            .put(4.0, 6.0, "Online Access Code: ABcd1234")
            .put(4.0, 7.0, "Receipt Number: IOE0912345678")
            .put(4.0, 10.0, line)
            .done()
    };
    let told = read(&page("requests for evidence."));
    assert_eq!(
        kind(&told),
        Some("account-access-notice"),
        "its title was lost"
    );
    let titled = read(&page("REQUEST FOR EVIDENCE"));
    assert_eq!(kind(&titled), Some("i797e-rfe"));
    let visa_center = read(&page("the National Visa Center."));
    assert_eq!(kind(&visa_center), Some("account-access-notice"));
}

#[test]
fn a_screen_that_speaks_of_the_account_of_the_agency_is_its_profile() {
    let page = |sentence: &str| {
        let page = Paper::new()
            .put(40.0, 3.0, "Account")
            .put(4.0, 8.0, "Account number")
            .put(4.0, 9.0, "012345678901")
            .put(4.0, 12.0, "Language")
            .put(4.0, 20.0, sentence);
        read(&page.done())
    };
    let own = page("Your USCIS account number is the same for all");
    assert_eq!(kind(&own), Some("account-profile"));
    check(&own, FieldKind::OnlineAccountNumber, Some("012345678901"));
    assert_eq!(kind(&page("Your account number is on each bill")), None);
}

#[test]
fn the_second_line_of_a_zone_tells_no_kind() {
    let page = |first: &str| {
        let page = Paper::new()
            .put(20.0, 3.0, "UNITED STATES OF AMERICA")
            .put(4.0, 40.0, first)
            .put(4.0, 42.0, "PA10442717NOR8106142M3502094B305L12901X70<<<");
        kind(&read(&page.done())).map(str::to_owned)
    };
    let visa = "VNUSARIVERA<<ANA<<<<<<<<<<<<<<<<<<<<<<<<<<<<";
    assert_eq!(page(visa).as_deref(), Some("visa-foil"));
    let passport = "P<NORRIVERA<<ANA<<<<<<<<<<<<<<<<<<<<<<<<<<<<";
    assert_eq!(page(passport).as_deref(), Some("passport"));
    assert_eq!(page("SAMPLE"), None, "its first line was not read");
}

#[test]
fn the_site_of_the_consulates_is_not_the_visa_centres_own() {
    let page = |title: &str| {
        let page = Paper::new()
            .put(4.0, 2.0, "CONSULAR ELECTRONIC APPLICATION CENTER")
            .put(4.0, 5.0, title)
            .put(4.0, 9.0, "Case Number")
            .put(30.0, 9.0, "SMP2024092735");
        kind(&read(&page.done())).map(str::to_owned)
    };
    let form = "Online Immigrant Visa and Alien Registration Application (DS-260)";
    assert_eq!(page(form).as_deref(), Some("ds260"));
    assert_eq!(page("Invoice ID Number").as_deref(), Some("nvc-letter"));
}

#[test]
fn a_title_that_goes_on_below_is_told_by_the_number_of_its_form() {
    let page = |y: f32, rest: &str| {
        let page = Paper::new()
            .put(4.0, 4.0, "Department of Homeland Security")
            .put(4.0, 5.0, "U.S. Citizenship and Immigration Services")
            .put(55.0, y, "Form N-652, Naturalization")
            .put(55.0, y + 1.2, rest)
            .put(4.0, 9.0, "A-Number: A012 345 678")
            .put(4.0, 12.0, "Applicant: RIVERA, ANA");
        kind(&read(&page.done())).map(str::to_owned)
    };
    let results = "Interview Results";
    assert_eq!(page(4.0, results).as_deref(), Some("n652"));
    assert_eq!(page(4.0, "papers").as_deref(), Some("n652"));
    let below = page(40.0, "papers");
    assert_eq!(below.as_deref(), Some("uscis-other"), "named below");
}

#[test]
fn parts_of_a_form_may_have_letters() {
    let page = |part: &str| {
        let page = Paper::new()
            .put(4.0, 4.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 8.0, part)
            .put(4.0, 60.0, "Form I-589 Edian 01/20/25");
        kind(&read(&page.done())).map(str::to_owned)
    };
    assert_eq!(
        page("Part A.1. Information About You").as_deref(),
        Some("filed-form-copy")
    );
    assert_ne!(page("Part of the file").as_deref(), Some("filed-form-copy"));
}

#[test]
fn a_letter_that_is_written_to_the_agency_is_no_letter_of_its() {
    let page = |line: &str| {
        let page = Paper::new()
            .put(4.0, 4.0, "Orrin Blakesley")
            .put(4.0, 8.0, "October 2, 2026")
            .put(4.0, 11.0, line)
            .put(4.0, 14.0, "I am the owner of the house at 12 Example St.");
        read(&page.done())
    };
    let to = page("To: U.S. Citizenship and Immigration Services");
    assert_eq!(to.account_number, Answer::NotANotice);
    let of = page("U.S. Citizenship and Immigration Services");
    assert_eq!(kind(&of), Some("uscis-other"));
}

#[test]
fn a_title_after_the_number_of_its_own_form_is_one() {
    let page = |title: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 2.0, "Department of Homeland Security")
            .put(30.0, 4.0, title)
            .put(4.0, 8.0, "A#: A012 345 678");
        read(&page.done())
    };
    for (title, expected) in [
        ("N-652, Naturalization Interview Results", "n652"),
        ("N-445, Notice of Naturalization Oath Ceremony", "n445-oath"),
    ] {
        assert_eq!(kind(&page(title)), Some(expected), "{title}");
    }
}

#[test]
fn a_page_that_gives_the_access_code_is_the_access_notice_without_its_title() {
    let page = |words: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(6.0, 6.0, "Your USCIS Online Account Number is")
            .put(6.0, 8.0, "012345678901")
            .put(60.0, 6.0, words)
            .put(60.0, 8.0, "T3mQ8vYx");
        read(&page.done())
    };
    let told = page("Your Online Access Code is");
    assert_eq!(kind(&told), Some("account-access-notice"));
    check(&told, FieldKind::OnlineAccessCode, Some("T3mQ8vYx"));
    assert_ne!(
        kind(&page("Your lucky number is")),
        Some("account-access-notice")
    );
}

#[test]
fn a_telephones_profile_need_not_name_the_agency() {
    let page = |label: &str| {
        let page = Paper::new()
            .put(40.0, 3.0, "Profile")
            .put(36.0, 8.0, "Nuria Ferreyra")
            .put(6.0, 14.0, label)
            .put(6.0, 16.0, "None")
            .put(6.0, 20.0, "A-Number")
            .put(6.0, 22.0, "268-879-209");
        read(&page.done())
    };
    for label in ["Online Account Number", "Account number"] {
        let told = page(label);
        assert_eq!(kind(&told), Some("account-profile"));
        assert_eq!(told.account_number, Answer::BoxEmpty);
    }
    assert_ne!(kind(&page("Shoe size")), Some("account-profile"));
}

#[test]
fn the_type_of_an_account_tells_whose_site_it_is() {
    let page = |kind: &str| {
        let page = Paper::new()
            .put(38.0, 3.0, "My Account")
            .put(6.0, 8.0, "Profile")
            .put(6.0, 14.0, "Account number")
            .put(6.0, 16.0, "012345678901")
            .put(6.0, 20.0, "Account type")
            .put(6.0, 22.0, kind);
        read(&page.done())
    };
    let told = page("Applicant, petitioner or requestor");
    assert_eq!(kind(&told), Some("account-profile"));
    check(&told, FieldKind::OnlineAccountNumber, Some("012345678901"));
    let bank = page("Checking, for one applicant");
    assert_eq!(bank.account_number, Answer::NotANotice);
}
