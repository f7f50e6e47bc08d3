//! Zones of the ICAO specimens, of an invented green card, and what doesn't hold.

use proptest::prelude::*;

use super::*;

/// Specimen of ICAO 9303 part 4.
const PASSPORT: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
/// Specimen of ICAO 9303 part 5.
const CARD: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
/// Specimens of ICAO 9303 part 7.
const VISA_A: &str =
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";
const VISA_B: &str = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";
/// Invented.
const GREEN_CARD: &str = "C1USA0123456784IOE0912345678<<\n9003141F3603147UTO<<<<<<<<<<<7\nRIVERA<<ANA<<<<<<<<<<<<<<<<<<<";

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn check_digits_are_those_of_the_specimen() {
    for (field, digit) in [
        ("L898902C3", '6'),
        ("740812", '2'),
        ("120415", '9'),
        ("ZE184226B<<<<<", '1'),
        ("", '0'),
    ] {
        assert_eq!(check_digit(field), Some(digit), "{field}");
    }
    assert_eq!(check_digit("a"), None);
    assert_eq!(check_digit("É"), None);
}

#[test]
fn the_specimens_hold() {
    for (text, form) in [
        (PASSPORT, MrzForm::Passport),
        (CARD, MrzForm::Card),
        (VISA_A, MrzForm::VisaA),
        (VISA_B, MrzForm::VisaB),
        (GREEN_CARD, MrzForm::Card),
    ] {
        let mrz = Mrz::parse(text).unwrap();
        assert_eq!((mrz.form(), mrz.failed_checks()), (form, [].as_slice()));
    }
}

#[test]
fn a_passport_gives_its_number_names_and_dates() {
    let mrz = Mrz::parse(PASSPORT).unwrap();
    assert_eq!(mrz.passport_number().unwrap().reveal(), "L898902C3");
    assert_eq!(
        (mrz.surname().as_str(), mrz.given_names().as_str()),
        ("ERIKSSON", "ANNA MARIA")
    );
    assert_eq!(
        (mrz.document_code(), mrz.issuer(), mrz.nationality()),
        ("P", "UTO", "UTO")
    );
    assert_eq!(mrz.sex(), Some('F'));
    assert_eq!(mrz.expires_on(), day(2012, 4, 15));
    assert_eq!(mrz.born_on(day(2026, 11, 23).unwrap()), day(1974, 8, 12));
    assert_eq!(mrz.born_on(day(2074, 8, 12).unwrap()), day(2074, 8, 12));
    assert_eq!(mrz.a_number(), None);
}

#[test]
fn a_green_card_gives_its_a_number_and_receipt_number() {
    let mrz = Mrz::parse(GREEN_CARD).unwrap();
    assert_eq!(mrz.a_number().unwrap().reveal(), "A012345678");
    assert_eq!(mrz.receipt_number().unwrap().reveal(), "IOE0912345678");
    assert_eq!(mrz.passport_number(), None);
    let other_card = Mrz::parse(CARD).unwrap();
    assert_eq!(other_card.a_number(), None);
    assert_eq!(other_card.receipt_number(), None);
}

#[test]
fn a_work_permit_is_not_read() {
    let text = GREEN_CARD.replace("C1USA", "IAUSA");
    assert_eq!(Mrz::parse(&text), Err(MrzProblem::UnknownLayout));
}

#[test]
fn spaces_small_letters_and_empty_lines_do_not_matter() {
    let text = format!(
        "\n  {}  \n\n",
        PASSPORT.to_lowercase().replace("utoe", "uto e")
    );
    assert_eq!(Mrz::parse(&text), Mrz::parse(PASSPORT));
}

#[test]
fn other_texts_say_why_they_are_no_zone() {
    assert_eq!(Mrz::parse(""), Err(MrzProblem::WrongLines));
    assert_eq!(Mrz::parse(&PASSPORT[1..]), Err(MrzProblem::WrongLines));
    assert_eq!(
        Mrz::parse(&PASSPORT.replacen("ANNA", "AN-A", 1)),
        Err(MrzProblem::UnexpectedCharacter {
            line: 1,
            position: 18
        })
    );
}

#[test]
fn debug_output_holds_no_person() {
    assert_eq!(
        format!("{:?}", Mrz::parse(PASSPORT).unwrap()),
        "Mrz(Passport, failed checks [])"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_misread_digit_of_the_number_is_noticed_and_nothing_is_handed_out(at in 0..8_usize, digit in 0..10_u8) {
        // The number begins in the second line.
        let place = 45 + at;
        let misread = char::from(b'0' + digit);
        let was = PASSPORT.chars().nth(place).unwrap();
        // Weights are prime to ten, so two different digits never give one check digit.
        prop_assume!(was.is_ascii_digit() && was != misread);
        let mut text = PASSPORT.to_owned();
        text.replace_range(place..=place, misread.encode_utf8(&mut [0; 4]));
        let mrz = Mrz::parse(&text).unwrap();
        prop_assert_eq!(mrz.failed_checks(), [MrzField::Number, MrzField::Composite].as_slice());
        prop_assert_eq!(mrz.passport_number(), None);
    }

    #[test]
    fn a_number_that_fails_its_check_is_never_handed_out(text in zone_like()) {
        if let Ok(mrz) = Mrz::parse(&text) {
            let is_handed_out = mrz.passport_number().is_some() || mrz.a_number().is_some();
            prop_assert!(!(is_handed_out && mrz.failed_checks().contains(&MrzField::Number)));
        }
    }
}

/// Zones of random characters, and text that is none.
fn zone_like() -> impl Strategy<Value = String> {
    prop_oneof![
        "P<[A-Z<]{42}\n[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MF<][0-9]{7}[A-Z0-9<]{14}[0-9]{2}",
        "C1USA[0-9]{10}[A-Z0-9<]{15}\n[0-9]{7}[MF<][0-9]{7}[A-Z<]{3}[A-Z0-9<]{11}[0-9]\n[A-Z<]{30}",
        "[A-Z0-9<é\n ]{0,140}",
        "\\PC{0,140}",
    ]
}
