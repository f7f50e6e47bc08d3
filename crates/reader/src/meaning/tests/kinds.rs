//! Claims about what tells the kind of a paper, and about what only looks like one.

use casekeep_catalogue::FieldKind;

use super::{Answer, Paper, check, field, kind, read};
use crate::meaning::understand;

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
fn a_stamp_says_when_an_office_had_the_paper_and_no_received_date() {
    let page = |received: &str, at: f32| {
        let paper = Paper::new()
            .put(60.0, 1.0, "Form I-797C, Notice of Action")
            .put(4.0, 7.0, "Receipt Number")
            .put(4.0, 8.0, "IOE0912345678")
            .put(50.0, at, received)
            .put(50.0, at + 1.0, "MAR 06 2026");
        let told = read(&paper.done());
        field(&told, FieldKind::ReceivedDate).map(|field| field.value.clone())
    };
    assert_eq!(page("RECEIVED", 45.0), None);
    assert_eq!(page("RECEIVED", 7.0).as_deref(), Some("2026-03-06"));
    assert_eq!(page("Received Date", 45.0).as_deref(), Some("2026-03-06"));
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
fn a_letters_day_in_digits_stands_at_the_very_top() {
    let page = |at: f32| {
        let paper = Paper::new()
            .put(4.0, 2.0, "U.S. Department of Homeland Security")
            .put(80.0, at, "10/21/2025")
            .put(4.0, 3.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 7.0, "USCIS Online Account Access Notice")
            .put(4.0, 9.0, "USCIS Online Account Number: 012345678901");
        let told = read(&paper.done());
        field(&told, FieldKind::NoticeDate).map(|field| field.value.clone())
    };
    assert_eq!(page(2.0).as_deref(), Some("2025-10-21"));
    assert_eq!(page(30.0), None);
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
        let catalogue = super::catalogue();
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
fn a_form_or_a_caption_is_no_name() {
    let page = Paper::new()
        .put(4.0, 2.0, "my.uscis.gov")
        .put(4.0, 4.0, "My profile")
        .put(4.0, 6.0, "Legal name")
        .put(40.0, 6.0, "I-130 Petition for Alien Relative")
        .put(4.0, 7.0, "Ana Rivera")
        .put(4.0, 9.0, "USCIS Online Account Number")
        .put(4.0, 10.0, "012345678901");
    check(
        &read(&page.done()),
        FieldKind::ApplicantName,
        Some("Ana Rivera"),
    );
    let of_another = Paper::new()
        .put(4.0, 3.0, "Part 4. Additional Information About You")
        .put(4.0, 6.0, "7. Parent's Legal Name")
        .put(4.0, 7.0, "Ana Rivera")
        .put(4.0, 60.0, "Form I-90 Edition 11/16/22");
    check(&read(&of_another.done()), FieldKind::ApplicantName, None);
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
fn a_letters_day_may_have_a_word_before_it_or_a_time_behind_it() {
    let page = |day: &str| {
        let paper = Paper::new()
            .put(4.0, 2.0, "USCIS Account Access Notice")
            .put(4.0, 4.0, day)
            .put(4.0, 8.0, "USCIS Online Account Number")
            .put(40.0, 8.0, "012345678901");
        let told = read(&paper.done());
        field(&told, FieldKind::NoticeDate).map(|field| field.value.clone())
    };
    for day in ["Prepared January 31, 2026", "Jan 31, 2026, 6:12 AM"] {
        assert_eq!(page(day).as_deref(), Some("2026-01-31"), "{day}");
    }
    assert_eq!(page("Until January 31, 2026"), None);
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
fn a_zone_whose_fillers_were_lost_tells_the_passport_and_its_name_needs_two() {
    let page = |first: &str| {
        let page = Paper::new()
            .put(20.0, 3.0, "REPUBLIC OF EXAMPLE")
            .put(4.0, 40.0, first)
            .put(4.0, 42.0, "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<06");
        read(&page.done())
    };
    let passport = page("P<UTORIVERA<<ANA<<<<<<<<<<<");
    assert_eq!(kind(&passport), Some("passport"));
    check(&passport, FieldKind::PassportNumber, Some("L898902C3"));
    assert_eq!(kind(&page("PAUTORIVERA<ANA<<<<<<<<<<<<")), None);
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
    let page = |y: f32| {
        let page = Paper::new()
            .put(4.0, 4.0, "Department of Homeland Security")
            .put(4.0, 5.0, "U.S. Citizenship and Immigration Services")
            .put(55.0, y, "Form N-652, Naturalization")
            .put(55.0, y + 1.2, "Interview Results")
            .put(4.0, 9.0, "A-Number: A012 345 678")
            .put(4.0, 12.0, "Applicant: RIVERA, ANA");
        kind(&read(&page.done())).map(str::to_owned)
    };
    assert_eq!(page(4.0).as_deref(), Some("n652"));
    assert_eq!(page(40.0).as_deref(), Some("uscis-other"), "named below");
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
