//! Claims about the days that a paper says.

use casekeep_catalogue::FieldKind;

use super::{Paper, check, field, kind, notice_with, read};

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
            &read(&notice_with("Notice Date", read_as).done()),
            FieldKind::NoticeDate,
            Some("2026-03-18"),
        );
    }
    for none in ["D/S", "13/45/2026", "03/18", "N/A"] {
        check(
            &read(&notice_with("Notice Date", none).done()),
            FieldKind::NoticeDate,
            None,
        );
    }
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
fn a_day_at_a_label_that_was_hardly_read_is_its_own() {
    let page = |label: &str| {
        let paper = notice_with(label, "02/20/2026");
        let meaning = read(&paper.done());
        field(&meaning, FieldKind::NoticeDate).map(|field| field.confidence)
    };
    let confidence = page("Noteor Datr").expect("read");
    assert!(confidence < 0.8, "{confidence}");
    assert_eq!(page("Invoice Darts"), None);
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
fn a_last_day_may_have_run_into_the_word_before_it() {
    let page = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(60.0, 1.0, "Form I-797E, Notice of Action")
        .put(30.0, 4.0, "REQUEST FOR EVIDENCE")
        .put(
            4.0,
            8.0,
            "YOUR RESPONSE MUST BE RECEIVED IN THIS OFFICE BY10/03/2022",
        );
    check(
        &read(&page.done()),
        FieldKind::ResponseDueDate,
        Some("2022-10-03"),
    );
}

#[test]
fn a_letters_day_may_stand_beside_its_title_or_its_address() {
    let titled = |title: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(70.0, 2.0, "Form I-797C, Notice of Action")
            .put(4.0, 7.0, title)
            .put(76.0, 7.0, "06/18/2026")
            .put(4.0, 9.0, "Case Type I485")
            .put(4.0, 14.0, "BIBIANA GEBRE")
            .put(4.0, 15.0, "258 COPPER MILL RD")
            .put(4.0, 16.0, "PORT ALDER, FL 33199");
        read(&page.done())
    };
    let day = FieldKind::NoticeDate;
    let interview = titled("REQUEST FOR APPLICANT TO APPEAR FOR INITIAL INTERVIEW");
    check(&interview, day, Some("2026-06-18"));
    check(&titled("DAY OF BIRTH"), day, None);

    let beside = |name: &str| {
        let page = Paper::new()
            .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
            .put(4.0, 5.0, name)
            .put(70.0, 5.0, "October 5, 2026")
            .put(4.0, 6.0, "88 COOPER MILL RD")
            .put(4.0, 7.0, "TULSA, OK 74133")
            .put(30.0, 12.0, "NOTICE OF INTENT TO DENY");
        read(&page.done())
    };
    check(&beside("INGRID K XU"), day, Some("2026-10-05"));
    let other = Paper::new()
        .put(4.0, 1.0, "U.S. Citizenship and Immigration Services")
        .put(4.0, 5.0, "Last seen on")
        .put(70.0, 5.0, "October 5, 2026")
        .put(30.0, 12.0, "NOTICE OF INTENT TO DENY");
    check(&read(&other.done()), day, None);
}

#[test]
fn a_letter_that_greets_has_its_day_without_an_address() {
    let page = |greeting: &str| {
        let page = Paper::new()
            .put(30.0, 1.0, "United States Department of State")
            .put(36.0, 2.0, "National Visa Center")
            .put(4.0, 6.0, "November 27, 2026")
            .put(4.0, 9.0, "Case Number: KDU2026799017")
            .put(4.0, 10.0, "Invoice ID Number: IVSCA887497677")
            .put(4.0, 14.0, greeting);
        read(&page.done())
    };
    let day = FieldKind::NoticeDate;
    check(&page("Dear applicant:"), day, Some("2026-11-27"));
}
