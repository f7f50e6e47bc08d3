//! Claims about pages of which a part is cut off, covered, or told only by what stands around it.

use casekeep_catalogue::FieldKind;

use super::{
    super::{AccountNumberAnswer as Answer, understand, understand_with},
    catalogue, check, field,
    paper::Paper,
    read, receipt,
};

#[test]
fn the_beginning_of_the_label_over_a_few_digits_is_a_number_that_cannot_be_read() {
    let answer = |label: &str, below: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(60.0, 1.0, "Form I-797C, Notice of Action")
            .put(4.0, 4.0, "Receipt Number")
            .put(4.0, 5.0, "IOE0912345678")
            .put(86.0, 4.0, label)
            .put(86.0, 5.0, below)
            .put(4.0, 9.0, "Notice Type: Receipt Notice");
        read(&page.done()).account_number
    };
    assert_eq!(answer("USCIS Online A", "0123456"), Answer::Unreadable);
    assert_eq!(
        answer("Uscis Ontir", "0123456"),
        Answer::Unreadable,
        "misread"
    );
    assert_ne!(answer("USCIS Online A", "Lowell"), Answer::Unreadable);
    assert_eq!(answer("Office code", "0123456"), Answer::NoBox);
}

#[test]
fn a_label_without_its_middle_over_a_few_digits_is_a_number_that_cannot_be_read() {
    let answer = |begin: &str, end: &str, below: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(60.0, 1.0, "Form I-797C, Notice of Action")
            .put(4.0, 4.0, "Receipt Number")
            .put(4.0, 5.0, "IOE0912345678")
            .put(30.0, 4.0, begin)
            .put(46.0, 4.0, end)
            .put(30.0, 5.0, below)
            .put(4.0, 9.0, "Notice Type: Receipt Notice");
        read(&page.done()).account_number
    };
    assert_eq!(answer("US", "Number", "002"), Answer::Unreadable);
    assert_eq!(answer("US", "Number", "Lowell"), Answer::NoBox);
    assert_eq!(answer("Of", "Number", "002"), Answer::NoBox);
    assert_eq!(answer("US", "dollars", "002"), Answer::NoBox);
}

#[test]
fn a_blot_below_the_label_in_a_sentence_hides_the_number() {
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(6.0, 6.0, "Your USCIS Online Account Number is")
        .put(60.0, 6.0, "Your Online Access Code is")
        .put(60.0, 8.0, "T3mQ8vYx")
        .put(4.0, 14.0, "Re: Account access for receipt IOE0977911051")
        .done();
    let answer = |is_blotted: bool| {
        let is_blot = |place: crate::text::Bounds| {
            is_blotted && place.left < 100.0 && place.width() > 100.0 && place.height() > 15.0
        };
        understand_with(catalogue(), &page, None, &is_blot).account_number
    };
    assert_eq!(answer(true), Answer::Unreadable);
    assert_ne!(answer(false), Answer::NoBox);
}

#[test]
fn a_question_asks_for_what_stands_below_it() {
    let page = |question: &str| {
        Paper::new()
            .put(4.0, 1.0, "N-400, Application for Naturalization")
            .put(4.0, 5.0, "What is your A-Number?")
            .put(4.0, 6.0, "A-012345678")
            .put(4.0, 9.0, question)
            .put(4.0, 10.0, "012345678901")
            .put(4.0, 14.0, "Receipt number")
            .put(4.0, 15.0, "IOE0912345678")
            .done()
    };
    let asked = read(&page("What is your USCIS Online Account Number (if any)?"));
    assert_eq!(asked.account_number, Answer::Found);
    check(&asked, FieldKind::OnlineAccountNumber, Some("012345678901"));
    let told = read(&page(
        "Nobody but you has your USCIS Online Account Number.",
    ));
    check(&told, FieldKind::OnlineAccountNumber, None);
}

#[test]
fn the_lawyers_box_ends_where_the_first_part_begins_in_the_other_column() {
    let page = |part: &str| {
        Paper::new()
            .put(40.0, 1.0, "Application for Naturalization")
            .put(80.0, 1.0, "Form N-400")
            .put(80.0, 2.0, "OMB No. 1615-0052")
            .put(
                4.0,
                6.0,
                "To be completed by an attorney or accredited representative",
            )
            .put(4.0, 9.0, part)
            .put(54.0, 9.0, "4. USCIS Online Account Number (if any)")
            .put(60.0, 10.0, "0 1 2 3 4 5 6 7 8 9 0 1")
            .done()
    };
    let own = read(&page("Part 1. Information About Your Eligibility"));
    check(&own, FieldKind::OnlineAccountNumber, Some("012345678901"));
    let theirs = read(&page("State licence number"));
    check(&theirs, FieldKind::OnlineAccountNumber, None);
}

#[test]
fn an_appearance_names_its_case_in_a_sentence() {
    let receipt = |form: &str, line: &str| {
        let page = Paper::new()
            .put(30.0, 1.0, "Notice of Entry of Appearance as Attorney")
            .put(60.0, 2.0, &format!("USCIS Form {form} OMB No. 1615-0105"))
            .put(4.0, 9.0, "1. USCIS Online Account Number (if any)")
            .put(4.0, 20.0, line)
            .put(4.0, 62.0, &format!("Form {form} Edition 09/17/18"))
            .done();
        let read = read(&page);
        let mut receipts = read.fields.into_iter();
        receipts
            .find(|field| field.kind == FieldKind::ReceiptNumber)
            .map(|field| field.value)
    };
    let case = Some("WAC0912345678".to_owned());
    for line in [
        "This appearance relates to matters before USCIS. Receipt WAC0912345678",
        "This appearance relates to matters before USCIS. ReceiptWAC0912345678",
        "This appearance relates to matters before USCIS. Receipt:WAC0912345678",
    ] {
        assert_eq!(receipt("G-28", line), case, "{line}");
        assert_eq!(receipt("I-485", line), None, "a case filed before");
    }
    let other = "It was filed with another case, receipt WAC0912345678";
    assert_eq!(receipt("G-28", other), None);
}

#[test]
fn the_visa_centre_names_the_petition_it_has() {
    let letter = |line: &str| {
        Paper::new()
            .put(30.0, 1.0, "National Visa Center")
            .put(4.0, 4.0, "NVC Case Number: SMP2024092735")
            .put(4.0, 5.0, "Invoice ID Number: IVSCA53853456")
            .put(4.0, 9.0, line)
            .done()
    };
    let named = read(&letter(
        "Dear Ana Rivera: The petition filed for you was approved by USCIS under EAC0912345678 and has been sent to us.",
    ));
    check(&named, FieldKind::NvcCaseNumber, Some("SMP2024092735"));
    check(&named, FieldKind::ReceiptNumber, Some("EAC0912345678"));
    let other = read(&letter(
        "A related petition of your spouse was approved under EAC0912345678 as well.",
    ));
    check(&other, FieldKind::ReceiptNumber, None);
}

#[test]
fn a_letter_that_somebody_writes_for_another_is_no_immigration_paper() {
    let letter = |greeting: &str| {
        Paper::new()
            .put(30.0, 2.0, "Westmarch Community Adult School")
            .put(4.0, 8.0, "October 9, 2026")
            .put(4.0, 12.0, greeting)
            .put(4.0, 13.0, "and civics class. It helps students get ready for the naturalization test given")
            .put(4.0, 14.0, "by USCIS (U.S. Citizenship and Immigration Services) after filing Form N-400. This letter was")
            .put(4.0, 15.0, "asked for by the student to show to USCIS. We do not have and cannot give a")
            .put(4.0, 16.0, "USCIS Online Account Number; ask USCIS for that.")
            .done()
    };
    let strangers = read(&letter(
        "To whom it may concern: Ana Rivera (student number 860828227988) attends our English",
    ));
    assert_eq!(strangers.account_number, Answer::NotANotice);
    assert_eq!(strangers.kind, None);
}

#[test]
fn a_number_is_read_beside_what_its_space_was_lost_to() {
    let page = Paper::new()
        .put(4.0, 1.0, "https://my.uscis.gov/account/profile")
        .put(4.0, 4.0, "Profile")
        .put(4.0, 6.0, "USCIS online account number")
        .put(40.0, 6.0, "012345678901")
        .put(4.0, 8.0, "A-Number")
        .put(40.0, 8.0, "A012°345 678")
        .put(4.0, 10.0, "Most recent case")
        .put(40.0, 10.0, "I-765IOE0912345678");
    let told = read(&page.done());
    check(&told, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    check(&told, FieldKind::ANumber, Some("A012345678"));
}

#[test]
fn a_day_over_an_address_is_the_letters_and_no_name() {
    let page = Paper::new()
        .put(4.0, 4.0, "U.S. Citizenship and Immigration Services")
        .put(
            4.0,
            12.0,
            "REQUEST FOR APPLICANT TO APPEAR FOR INITIAL INTERVIEW",
        )
        .put(4.0, 16.0, "01/17/2024")
        .put(50.0, 16.0, "Receipt Number IOE0912345678")
        .put(4.0, 17.0, "Ana Rivera")
        .put(4.0, 18.0, "1200 Market St Apt 4")
        .put(4.0, 19.0, "Philadelphia PA 19107");
    let told = read(&page.done());
    check(&told, FieldKind::NoticeDate, Some("2024-01-17"));
    check(&told, FieldKind::ApplicantName, Some("Ana Rivera"));
}

#[test]
fn a_receipt_alone_at_the_foot_of_a_notice_is_its_case_unless_another_is_named() {
    let page = |line: &str| {
        let page = Paper::new()
            .put(4.0, 2.0, "Form I-797C, Notice of Action")
            .put(50.0, 2.0, "ASC Appointment Notice")
            .put(4.0, 5.0, "ACCOUNT NUMBER")
            .put(30.0, 5.0, "USCIS A#")
            .put(30.0, 6.0, "A012 345 678")
            .put(4.0, 20.0, line)
            .put(70.0, 60.0, "IOE0912345678");
        read(&page.done())
    };
    let own = page("APPLICATION SUPPORT CENTER");
    check(&own, FieldKind::ReceiptNumber, Some("IOE0912345678"));
    let other = page("Bring the notice of the case IOE0987654321 too.");
    check(&other, FieldKind::ReceiptNumber, None);
}

#[test]
fn a_later_page_names_its_case_after_its_title() {
    let first = receipt("").done();
    let before = read(&first);
    let page = |title: &str| {
        Paper::new()
            .put(4.0, 2.0, title)
            .put(80.0, 2.0, "Page 2 of 2")
            .put(4.0, 20.0, "Sincerely,")
            .done()
    };
    let receipt_on = |title: &str| {
        let meaning = understand(catalogue(), &page(title), Some(&before));
        field(&meaning, FieldKind::ReceiptNumber).map(|field| field.value.clone())
    };
    let own = Some("IOE0912345678".to_owned());
    assert_eq!(receipt_on("Request for Evidence, IOE0912345678"), own);
    assert_eq!(
        receipt_on("We also looked at 1 other petition, IOE0912345678"),
        None
    );
}

#[test]
fn a_sentence_of_an_access_notice_names_the_application() {
    let receipt = |sentence: &str| {
        let page = Paper::new()
            .put(4.0, 2.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 3.0, "USCIS Online Account Access Notice")
            .put(50.0, 6.0, "USCIS Online Account Number")
            .put(50.0, 7.0, "012345678901")
            .put(4.0, 12.0, sentence);
        let meaning = read(&page.done());
        field(&meaning, FieldKind::ReceiptNumber).map(|field| field.value.clone())
    };
    let own = "We received your application IOE0912345678 and have made an account for you with it";
    assert_eq!(receipt(own).as_deref(), Some("IOE0912345678"));
    let other =
        "We have joined another application IOE0912345678 of your spouse to this account too";
    assert_eq!(receipt(other), None);
}

#[test]
fn a_form_that_asks_for_the_numbers_of_forms_is_none_of_them() {
    let form = |own: &str| {
        let page = Paper::new()
            .put(30.0, 1.0, "Notice of Entry of Appearance as Attorney")
            .put(80.0, 2.0, own)
            .put(80.0, 3.0, "OMB No. 1615-0105")
            .put(4.0, 6.0, "Part 1. Information About Attorney")
            .put(50.0, 6.0, "Part 3. Notice of Appearance")
            .put(50.0, 9.0, "1.b. Form Number: I-130");
        let meaning = read(&page.done());
        field(&meaning, FieldKind::FormNumber).map(|field| field.value.clone())
    };
    assert_eq!(form("Form G-28").as_deref(), Some("G-28"));
    assert_eq!(form("Form").as_deref(), Some("I-130"), "without its own");
}

#[test]
fn the_name_of_the_site_is_no_label() {
    let page = |site: &str| {
        let page = Paper::new()
            .put(4.0, 2.0, site)
            .put(4.0, 6.0, "My Profile")
            .put(4.0, 10.0, "A-Number")
            .put(50.0, 10.0, "A-012345678")
            .put(4.0, 12.0, "USCIS Online Account Number")
            .put(50.0, 12.0, "None")
            .put(4.0, 14.0, "Date of birth")
            .put(50.0, 14.0, "March 14, 1990")
            .done();
        understand_with(catalogue(), &page, None, &|_| true).account_number
    };
    assert_eq!(page("USCIS | myAccount"), Answer::BoxEmpty);
}

#[test]
fn squares_far_right_of_their_label_may_say_none() {
    let page = |said: &str| {
        let page = Paper::new()
            .put(40.0, 1.0, "Application for Naturalization")
            .put(80.0, 1.0, "Form N-400")
            .put(4.0, 5.0, "Part 2. Information About You")
            .put(4.0, 8.0, "3. USCIS Online Account Number (if any)")
            .put(62.0, 8.0, said)
            .done();
        understand_with(catalogue(), &page, None, &|_| true).account_number
    };
    assert_eq!(page("NONE"), Answer::BoxEmpty);
    assert_eq!(page("MOON"), Answer::Unreadable);
}

#[test]
fn a_hole_behind_the_first_letters_of_the_label_and_digits_hides_the_number() {
    let page = |begin: &str| {
        Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(60.0, 1.0, "Form I-797C, Notice of Action")
            .put(4.0, 4.0, begin)
            .put(4.0, 5.0, "01")
            .put(40.0, 4.0, "Receipt Number")
            .put(40.0, 5.0, "IOE0912345678")
            .put(4.0, 9.0, "Notice Type: Receipt Notice")
            .done()
    };
    let answer = |begin: &str, is_torn: bool| {
        let is_hole = |place: crate::text::Bounds| is_torn && place.left < 150.0;
        understand_with(catalogue(), &page(begin), None, &is_hole).account_number
    };
    assert_eq!(answer("AC", true), Answer::Unreadable);
    assert_eq!(answer("AC", false), Answer::NoBox);
    assert_eq!(answer("OF", true), Answer::NoBox);
}

#[test]
fn a_box_that_all_papers_of_a_kind_have_was_not_read_when_it_is_not_seen() {
    let page = |title: &str, page: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(60.0, 1.0, "Form I-797C, Notice of Action")
            .put(40.0, 3.0, title)
            .put(4.0, 5.0, "RECEIPT NUMBER")
            .put(4.0, 6.0, "IOE0912345678")
            .put(60.0, 5.0, "USCIS A#")
            .put(60.0, 6.0, "A012 345 678")
            .put(80.0, 7.0, page);
        read(&page.done()).account_number
    };
    assert_eq!(
        page("ASC Appointment Notice", "PAGE 1 OF 2"),
        Answer::Unreadable
    );
    assert_eq!(page("ASC Appointment Notice", "PAGE 2 OF 2"), Answer::NoBox);
    assert_eq!(page("Receipt Notice", "PAGE 1 OF 2"), Answer::NoBox);
}

#[test]
fn a_few_digits_beside_the_label_are_what_a_finger_left_though_one_was_misread() {
    let page = |left: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(60.0, 1.0, "Form I-797C, Notice of Action")
            .put(4.0, 4.0, "Notice Type: Receipt Notice")
            .put(4.0, 6.0, "Receipt Number: IOE0912345678")
            .put(4.0, 8.0, &format!("USCIS Online Account Number: {left}"))
            .put(60.0, 8.0, "241");
        read(&page.done()).account_number
    };
    assert_eq!(page("00O"), Answer::Unreadable);
    assert_eq!(page("NO"), Answer::BoxEmpty);
}
