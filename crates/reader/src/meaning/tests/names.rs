//! Claims about whose name stands on a paper.

use casekeep_catalogue::FieldKind;

use super::{FoundBy, Paper, check, field, kind, read};

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
