//! What each kind accepts, how it looks, and what holds for all of them.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{IdentifierKind as Kind, *};

/// A text parsed as a kind: its normal form, or the code of the reason.
fn read(kind: Kind, text: &str) -> Result<String, &'static str> {
    IdentifierValue::parse(kind, text)
        .map(|value| value.reveal().to_owned())
        .map_err(|not| not.reason.code())
}

fn check(kind: Kind, texts: &[&str], expected: Result<&str, &'static str>) {
    for text in texts {
        assert_eq!(
            read(kind, text),
            expected.map(str::to_owned),
            "{kind:?}: {text:?}"
        );
    }
}

fn check_looks(kind: Kind, text: &str, formatted: &str, masked: &str) {
    let value = IdentifierValue::parse(kind, text).unwrap();
    assert_eq!(
        (value.formatted().as_str(), value.masked().as_str()),
        (formatted, masked)
    );
}

fn check_looks_like(expected: Kind, text: &str, looks_like: &[Kind]) {
    let not = IdentifierValue::parse(expected, text).unwrap_err();
    assert_eq!(not.looks_like, looks_like, "{expected:?}: {text:?}");
}

#[test]
fn an_online_account_number_is_read_however_it_is_typed() {
    check(
        Kind::OnlineAccountNumber,
        &[
            "012345678901",
            " 0123 4567 8901 ",
            "0123-4567-8901",
            "0123\u{2011}4567\u{2013}8901",
            "0123\u{a0}4567\u{202f}8901",
            "0123\u{200b}4567\u{feff}8901",
            "0123.4567.8901",
            "٠١٢٣٤٥٦٧٨٩٠١",
            "０１２３４５６７８９０１",
            "०१२३४५६७८९०१",
            "USCIS Online Account Number: 012345678901",
            "USCIS Online Account Number (if any) 0123 4567 8901",
            "USCIS ELIS Account Number 012345678901",
            "ACCOUNT NUMBER\n012345678901",
            "OAN 012345678901",
            "My OAN is 012345678901.",
            "Número de cuenta en línea de USCIS: 012345678901",
            "No. 012345678901",
            "#012345678901",
        ],
        Ok("012345678901"),
    );
}

#[test]
fn an_online_account_number_says_what_does_not_fit() {
    let kind = Kind::OnlineAccountNumber;
    check(kind, &["", "  ", "--", "\u{200b}"], Err("empty"));
    check(kind, &["01234567890", "0123456789012"], Err("wrong_length"));
    check(kind, &["IOE0912345678", "O12345678901"], Err("has_letters"));
    check(kind, &["0123,4567,8901"], Err("unexpected_character"));
    let not = OnlineAccountNumber::parse("0123456789").unwrap_err();
    assert_eq!(
        (not.reason.expected(), not.reason.found()),
        (Some(12), Some(10))
    );
}

#[test]
fn a_refused_text_says_what_it_looks_like() {
    let oan = Kind::OnlineAccountNumber;
    check_looks_like(oan, "IOE0912345678", &[Kind::ReceiptNumber]);
    check_looks_like(oan, "Receipt No. ioe-09-123-45678", &[Kind::ReceiptNumber]);
    check_looks_like(oan, "A012-345-678", &[Kind::ANumber]);
    check_looks_like(oan, "N0012345678", &[Kind::SevisId]);
    check_looks_like(
        oan,
        "BMB2010534003",
        &[Kind::ReceiptNumber, Kind::NvcCaseNumber],
    );
    check_looks_like(oan, "hello", &[]);
    check_looks_like(
        Kind::ReceiptNumber,
        "0123 4567 8901",
        &[Kind::OnlineAccountNumber],
    );
    check_looks_like(Kind::ANumber, "123456789A1", &[Kind::I94Number]);
    check_looks_like(
        Kind::OnlineAccessCode,
        "IOE0912345678",
        &[Kind::ReceiptNumber],
    );
}

#[test]
fn an_a_number_is_padded_to_nine_digits() {
    check(
        Kind::ANumber,
        &[
            "A012345678",
            "a12345678",
            "12345678",
            "012-345-678",
            "A-012-345-678",
            "A 012 345 678",
            "A# 012345678",
            "A#: A012 345 678",
            "USCIS#: 012-345-678",
            "USCIS A# A012 345 678",
            "Alien Registration Number (A-Number): A-012345678",
            "ａ０１２３４５６７８",
        ],
        Ok("A012345678"),
    );
    check(Kind::ANumber, &["A1234567"], Ok("A001234567"));
    check(Kind::ANumber, &["A123456"], Err("too_short"));
    check(Kind::ANumber, &["A0123456789"], Err("too_long"));
    check(Kind::ANumber, &["N12345678"], Err("has_letters"));
}

#[test]
fn a_receipt_number_is_read_however_it_is_typed() {
    check(
        Kind::ReceiptNumber,
        &[
            "IOE0912345678",
            "ioe0912345678",
            "IOE-09-123-45678",
            "IOE 09 123 45678",
            "Receipt No. IOE0912345678",
            "Receipt Number IOE0912345678",
            "Card# IOE0912345678",
            "Número de recibo: IOE0912345678",
            "Case number: IOE0912345678",
            "ＩＯＥ０９１２３４５６７８",
        ],
        Ok("IOE0912345678"),
    );
    check(Kind::ReceiptNumber, &["NBC*002691234"], Ok("NBC*002691234"));
    check(Kind::ReceiptNumber, &["FLN0912345678"], Ok("FLN0912345678"));
    check(
        Kind::ReceiptNumber,
        &["I0E0912345678", "0123456789012"],
        Err("digit_where_letter"),
    );
    check(
        Kind::ReceiptNumber,
        &["IOE09123A5678", "NBC**02691234"],
        Err("letter_where_digit"),
    );
    check(Kind::ReceiptNumber, &["IOE091234567"], Err("wrong_length"));
}

#[test]
fn prefixes_mean_what_sources_say_and_nothing_else() {
    let meaning = |text: &str| ReceiptNumber::parse(text).unwrap().prefix_meaning();
    for (prefix, expected) in [
        ("IOE", Some(PrefixMeaning::Electronic)),
        ("EAC", Some(PrefixMeaning::Vermont)),
        ("VSC", Some(PrefixMeaning::Vermont)),
        ("WAC", Some(PrefixMeaning::California)),
        ("CSC", Some(PrefixMeaning::California)),
        ("LIN", Some(PrefixMeaning::Nebraska)),
        ("NSC", Some(PrefixMeaning::Nebraska)),
        ("SRC", Some(PrefixMeaning::Texas)),
        ("TSC", Some(PrefixMeaning::Texas)),
        ("MSC", Some(PrefixMeaning::NationalBenefits)),
        ("NBC", Some(PrefixMeaning::NationalBenefits)),
        ("YSC", Some(PrefixMeaning::Potomac)),
        ("ZLA", Some(PrefixMeaning::AffirmativeAsylum)),
        ("FLN", None),
    ] {
        assert_eq!(
            meaning(&format!("{prefix}2212345678")),
            expected,
            "{prefix}"
        );
    }
}

#[test]
fn only_numbers_of_service_centers_are_decoded() {
    let decode = |text| ReceiptNumber::parse(text).unwrap().decode();
    assert_eq!(
        decode("EAC2200150678"),
        Some(LegacyReceipt {
            fiscal_year: 2022,
            work_day: 1,
            about: AboutMonth {
                year: 2021,
                month: 10
            },
            system: Some(CaseSystem::Claims3Lan),
        })
    );
    let late = decode("MSC2226512345").unwrap();
    assert_eq!(
        (late.about.year, late.about.month, late.system),
        (2022, 9, None)
    );
    let old = decode("WAC9812301234").unwrap();
    assert_eq!(
        (old.fiscal_year, old.system),
        (1998, Some(CaseSystem::Claims3Mainframe))
    );
    for silent in [
        "IOE0912345678",
        "ZLA2212345678",
        "FLN2212345678",
        "EAC2200012345",
        "EAC2236612345",
        "NBC*002691234",
    ] {
        assert_eq!(decode(silent), None, "{silent}");
    }
}

#[test]
fn numbers_of_entry_keep_to_their_forms() {
    check(
        Kind::I94Number,
        &["123456789a1", "I-94: 123456789A1"],
        Ok("123456789A1"),
    );
    check(Kind::I94Number, &["012 345 678 90"], Ok("01234567890"));
    check(Kind::I94Number, &["12345678AA1"], Err("letter_where_digit"));
    check(
        Kind::SevisId,
        &["n0012345678", "SEVIS ID: N-0012-345-678"],
        Ok("N0012345678"),
    );
    check(Kind::SevisId, &["0012345678"], Err("wrong_prefix"));
    check(
        Kind::PassportNumber,
        &["x1234567", "Passport No. X 1234567"],
        Ok("X1234567"),
    );
    check(Kind::PassportNumber, &["X123"], Err("too_short"));
    check(Kind::VisaFoilNumber, &["k1234567"], Ok("K1234567"));
    check(
        Kind::VisaFoilNumber,
        &["KK234567"],
        Err("letter_where_digit"),
    );
    check(
        Kind::VisaControlNumber,
        &["2010 0123 4560 03"],
        Ok("20100123456003"),
    );
    check(Kind::ClassOfAdmission, &["h-1b", "H1B"], Ok("H1B"));
}

#[test]
fn numbers_of_consulates_keep_to_their_forms() {
    check(
        Kind::Ds160Number,
        &["aa00a1b2c3", "DS-160 AA00A1B2C3"],
        Ok("AA00A1B2C3"),
    );
    check(Kind::Ds160Number, &["AB00A1B2C3"], Err("wrong_prefix"));
    check(
        Kind::NvcCaseNumber,
        &["BMB2010534003", "NVC case number: bmb 2010 534 003"],
        Ok("BMB2010534003"),
    );
    check(Kind::NvcCaseNumber, &["IOE0912345678"], Err("another_kind"));
    check(
        Kind::DvCaseNumber,
        &["2023AF00012345", "2023 af 00012345"],
        Ok("2023AF00012345"),
    );
    check(Kind::DvCaseNumber, &["2023AF7"], Ok("2023AF7"));
    check(Kind::DvCaseNumber, &["2023XX00012345"], Err("wrong_region"));
    check(Kind::DvCaseNumber, &["3023AF00012345"], Err("wrong_year"));
    check(
        Kind::DvCaseNumber,
        &["2023AF0001234567890"],
        Err("too_long"),
    );
}

#[test]
fn an_nvc_case_number_tells_its_post_and_day() {
    assert_eq!(
        NvcCaseNumber::parse("BMB2010534003").unwrap().decode(),
        Some(NvcDecoded {
            post: "BMB".to_owned(),
            made_on: NaiveDate::from_ymd_opt(2010, 2, 3).unwrap(),
            sequence: 3,
        })
    );
    assert_eq!(
        NvcCaseNumber::parse("BMB2010034003").unwrap().decode(),
        None
    );
}

#[test]
fn a_dv_case_number_tells_its_year_and_region_and_drops_zeros_to_sign_in() {
    let number = DvCaseNumber::parse("2023AF00012345").unwrap();
    assert_eq!(
        (number.year(), number.region()),
        (Some(2023), Some(DvRegion::Africa))
    );
    assert_eq!(number.for_signing_in(), "2023AF12345");
}

#[test]
fn labor_case_numbers_keep_their_dashes_and_tell_their_day() {
    check(
        Kind::LaborCertificationNumber,
        &[
            "g-100-23001-123456",
            "G10023001123456",
            "ETA Case: G-100-23001-123456",
        ],
        Ok("G-100-23001-123456"),
    );
    check(
        Kind::LaborCertificationNumber,
        &["X-100-23001-123456"],
        Err("wrong_prefix"),
    );
    let number = LaborCertificationNumber::parse("I-200-24060-123456").unwrap();
    assert_eq!(
        number.decode(),
        Some(LaborCertification {
            program: LaborProgram::LaborCondition,
            filed_on: NaiveDate::from_ymd_opt(2024, 2, 29),
        })
    );
    assert_eq!(number.copy_text(), "I-200-24060-123456");
    let legacy = LegacyPermNumber::parse("A0512312345").unwrap();
    assert_eq!(legacy.reveal(), "A-05123-12345");
    assert_eq!(legacy.filed_on(), NaiveDate::from_ymd_opt(2005, 5, 3));
}

#[test]
fn a_social_security_number_that_was_never_given_out_is_refused() {
    check(
        Kind::Ssn,
        &["123-45-6789", "SSN 123 45 6789"],
        Ok("123456789"),
    );
    check(
        Kind::Ssn,
        &[
            "000-12-3456",
            "666-12-3456",
            "900-12-3456",
            "999-12-3456",
            "123-00-4567",
            "123-45-0000",
        ],
        Err("never_issued"),
    );
    check(Kind::Ssn, &["665-12-3456"], Ok("665123456"));
    check(Kind::Ssn, &["899-12-3456"], Ok("899123456"));
}

#[test]
fn a_work_permit_category_has_three_spellings_and_one_form() {
    check(
        Kind::EadCategory,
        &["(c)(9)", "C09", "c9", "(C)(09)", "Category: C09", "C 9"],
        Ok("C09"),
    );
    check(Kind::EadCategory, &["(c)(33)", "c33"], Ok("C33"));
    check(Kind::EadCategory, &["9"], Err("digit_where_letter"));
    check(Kind::EadCategory, &["H1B"], Err("wrong_prefix"));
}

#[test]
fn codes_are_kept_exactly() {
    for kind in [
        Kind::OnlineAccessCode,
        Kind::RepresentativePasscode,
        Kind::BackupCode,
        Kind::NvcInvoiceId,
    ] {
        check(kind, &["aB-3 xY٣#", "  aB-3  xY٣#\n"], Ok("aB-3 xY٣#"));
        check(kind, &["", " \u{200b} "], Err("empty"));
        check(kind, &[&"x".repeat(101)], Err("too_long"));
    }
    check(
        Kind::OnlineAccessCode,
        &["Online Access Code: aB3xY7"],
        Ok("aB3xY7"),
    );
    check(Kind::BackupCode, &["#12"], Ok("#12"));
}

#[test]
fn numbers_are_grouped_for_reading_and_masked_for_the_screen() {
    use Kind::*;
    check_looks(
        OnlineAccountNumber,
        "012345678901",
        "0123-4567-8901",
        "0123-••••-8901",
    );
    check_looks(ANumber, "12345678", "A012-345-678", "A012-•••-678");
    check_looks(
        ReceiptNumber,
        "IOE0912345690",
        "IOE-09-123-45690",
        "IOE-09-•••-45690",
    );
    check_looks(I94Number, "123456789A1", "123-456-789-A1", "123-•••-•••-A1");
    check_looks(SevisId, "N0012345678", "N-001-234-5678", "N-•••-•••-5678");
    check_looks(Ssn, "123456789", "123-45-6789", "•••-••-6789");
    check_looks(PassportNumber, "X1234567", "X1234567", "••••••67");
    check_looks(
        NvcCaseNumber,
        "BMB2010534003",
        "BMB-2010-534-003",
        "BMB-2010-•••-003",
    );
    check_looks(
        DvCaseNumber,
        "2023AF00012345",
        "2023-AF-00012345",
        "2023-AF-••••••45",
    );
    check_looks(
        LaborCertificationNumber,
        "G-100-23001-123456",
        "G-100-23001-123456",
        "G-•••-•••••-••3456",
    );
    check_looks(
        LegacyPermNumber,
        "A-05123-12345",
        "A-05123-12345",
        "A-•••••-••345",
    );
    check_looks(EadCategory, "c9", "C09", "••••••");
    check_looks(BackupCode, "abcdefghijklmnop", "abcdefghijklmnop", "••••••");
    assert_eq!(
        super::EadCategory::parse("C09").unwrap().on_forms(),
        "(c)(9)"
    );
    assert_eq!(
        super::EadCategory::parse("(c)(3)(B)").unwrap().on_forms(),
        "(c)(3)(B)"
    );
}

#[test]
fn debug_and_display_are_masked() {
    let number = ReceiptNumber::parse("IOE0912345678").unwrap();
    assert_eq!(format!("{number:?}"), "ReceiptNumber(IOE-09-•••-45678)");
    assert_eq!(number.to_string(), "IOE-09-•••-45678");
    let value = IdentifierValue::from(number);
    assert_eq!(format!("{value:?}"), "ReceiptNumber(IOE-09-•••-45678)");
}

#[test]
fn odd_text_is_kept_as_printed_and_masked() {
    let odd = IdentifierValue::keep_as_printed(Kind::ReceiptNumber, " I0E 0912345678? ").unwrap();
    assert_eq!(odd.reveal(), "I0E 0912345678?");
    assert_eq!(odd.formatted(), "I0E 0912345678?");
    assert_eq!(odd.masked(), "••••••678?");
    assert!(odd.is_as_printed());
    let secret = IdentifierValue::keep_as_printed(Kind::Ssn, "123-45-67890").unwrap();
    assert_eq!(secret.masked(), "••••••");
    assert_eq!(IdentifierValue::keep_as_printed(Kind::Ssn, " \n"), None);
}

#[test]
fn secrets_are_never_exported_and_guarded_ones_are_few() {
    let of = |sensitivity| {
        let mut kinds = Kind::ALL.to_vec();
        kinds.retain(|kind| kind.sensitivity() == sensitivity);
        kinds
    };
    assert_eq!(
        of(Sensitivity::Secret),
        [
            Kind::OnlineAccessCode,
            Kind::RepresentativePasscode,
            Kind::BackupCode
        ]
    );
    assert_eq!(of(Sensitivity::Guarded), [Kind::PassportNumber, Kind::Ssn]);
}

#[test]
fn each_kind_reads_back_from_its_word() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_code(kind.code()), Some(*kind));
    }
    assert_eq!(Kind::from_code("no_such_kind"), None);
}

#[test]
fn the_list_of_reason_codes_is_complete() {
    let reasons = [
        ProblemReason::Empty,
        ProblemReason::WrongLength {
            expected: 0,
            found: 0,
        },
        ProblemReason::TooShort {
            at_least: 0,
            found: 0,
        },
        ProblemReason::TooLong {
            at_most: 0,
            found: 0,
        },
        ProblemReason::HasLetters,
        ProblemReason::LetterWhereDigit { position: 1 },
        ProblemReason::DigitWhereLetter { position: 1 },
        ProblemReason::WrongPrefix,
        ProblemReason::UnexpectedCharacter,
        ProblemReason::NeverIssued,
        ProblemReason::WrongYear,
        ProblemReason::WrongRegion,
        ProblemReason::AnotherKind,
    ];
    let codes: Vec<_> = reasons.iter().map(ProblemReason::code).collect();
    assert_eq!(codes, ProblemReason::CODES);
}

/// Texts that are a value of the kind, in its normal form.
fn values(kind: Kind) -> BoxedStrategy<String> {
    let pattern = match kind {
        Kind::OnlineAccountNumber => "[0-9]{12}",
        Kind::ANumber => "A[0-9]{9}",
        Kind::ReceiptNumber => "[A-Z]{3}[0-9*][0-9]{9}",
        Kind::I94Number => "[0-9]{9}[A-Z0-9][0-9]",
        Kind::SevisId => "N[0-9]{10}",
        Kind::PassportNumber => "[A-Z0-9]{5,15}",
        Kind::VisaFoilNumber => "[A-Z0-9][0-9]{7}",
        Kind::VisaControlNumber => "[0-9]{14}",
        Kind::Ds160Number => "AA[A-Z0-9]{8}",
        Kind::NvcCaseNumber => "[A-D]{3}[0-9]{10}",
        Kind::DvCaseNumber => "(19|20)[0-9]{2}(AF|AS|EU|NA|OC|SA)[0-9]{1,10}",
        Kind::LaborCertificationNumber => "[GIH]-[0-9]{3}-[0-9]{5}-[0-9]{6}",
        Kind::LegacyPermNumber => "A-[0-9]{5}-[0-9]{5}",
        Kind::Ssn => "[1-5][0-9]{2}-[1-9][0-9]-[1-9][0-9]{3}",
        Kind::ClassOfAdmission => "[A-Z0-9]{1,10}",
        Kind::EadCategory => "[AC][0-9]{2}",
        Kind::NvcInvoiceId
        | Kind::NvcBeneficiaryId
        | Kind::DvConfirmationNumber
        | Kind::OccupationCode
        | Kind::OnlineAccessCode
        | Kind::RepresentativePasscode
        | Kind::BackupCode => "[A-Za-z0-9#:.-]{1,30}",
    };
    pattern.prop_map(|text| text).boxed()
}

fn any_value() -> impl Strategy<Value = (Kind, String)> {
    prop::sample::select(Kind::ALL).prop_flat_map(|kind| (Just(kind), values(kind)))
}

/// Anything: letters, digits, labels, scripts, dashes, invisible characters.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[0-9A-Za-z]{1,12}",
        2 => "[ \\-–—\u{a0}\u{200b}\u{feff}.#*()@/,:\n]{1,3}",
        1 => "\\PC{0,8}",
        1 => "[٠-٩०-९０-９]{1,12}",
        1 => prop::sample::select(vec![
            "A#", "USCIS#:", "Receipt No.", "OAN", "I-94", "IOE", "Passport", "Backup code",
            "Número de recibo", "Nº", "(c)(9)", "ana@example.org",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn formatted_and_copied_values_parse_back_to_themselves((kind, text) in any_value()) {
        let value = IdentifierValue::parse(kind, &text).unwrap();
        prop_assert_eq!(IdentifierValue::parse(kind, &value.formatted()), Ok(value.clone()));
        prop_assert_eq!(IdentifierValue::parse(kind, &value.copy_text()), Ok(value.clone()));
        let stored = IdentifierValue::from_stored(kind, value.reveal(), false);
        prop_assert_eq!(stored, value);
    }

    #[test]
    fn whatever_parses_parses_back_to_itself(kind in prop::sample::select(Kind::ALL), text in any_text()) {
        if let Ok(value) = IdentifierValue::parse(kind, &text) {
            prop_assert_eq!(IdentifierValue::parse(kind, &value.formatted()), Ok(value.clone()));
            prop_assert_eq!(IdentifierValue::parse(kind, &value.copy_text()), Ok(value));
        }
    }

    #[test]
    fn no_digit_is_lost((kind, text) in any_value()) {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let value = IdentifierValue::parse(kind, &text).unwrap();
        prop_assert_eq!(digits(value.reveal()), digits(&text));
        prop_assert_eq!(digits(&value.formatted()), digits(&text));
    }

    #[test]
    fn a_mask_never_shows_the_whole((kind, text) in any_value()) {
        let value = IdentifierValue::parse(kind, &text).unwrap();
        let masked = value.masked();
        prop_assert!(!masked.contains(value.reveal()));
        prop_assert!(!masked.contains(&value.formatted()));
        prop_assert!(masked.contains('•'));
        if kind.sensitivity() == Sensitivity::Secret {
            prop_assert_eq!(masked, "••••••");
        }
    }

    #[test]
    fn a_mask_of_odd_text_never_shows_the_whole(kind in prop::sample::select(Kind::ALL), text in any_text()) {
        if let Some(odd) = IdentifierValue::keep_as_printed(kind, &text) {
            prop_assert!(odd.reveal().contains('•') || !odd.masked().contains(odd.reveal()));
        }
    }

    #[test]
    fn spaces_dashes_and_invisible_characters_change_nothing(
        digits in "[0-9]{12}",
        between in prop::collection::vec("[ \\-–−\u{a0}\u{2009}\u{200d}\u{2060}]{0,2}", 12),
    ) {
        let typed: String = digits.chars().zip(between).map(|(digit, gap)| format!("{digit}{gap}")).collect();
        prop_assert_eq!(read(Kind::OnlineAccountNumber, &typed), Ok(digits));
    }

    #[test]
    fn an_error_says_nothing_of_what_was_typed(kind in prop::sample::select(Kind::ALL), digits in "[3-9]{17,40}") {
        if let Err(not) = IdentifierValue::parse(kind, &digits) {
            let said = format!("{not:?} {not}");
            prop_assert!(!said.contains(&digits[..6]));
        }
    }

    #[test]
    fn every_text_is_identified_and_each_candidate_parses(text in any_text()) {
        for candidate in identify(&text).candidates {
            prop_assert!(text.get(candidate.place.clone()).is_some());
            for kind in candidate.verdict.kinds() {
                prop_assert!(candidate.value(*kind, &text).is_some(), "{:?}", kind);
            }
        }
    }

    #[test]
    fn a_number_is_found_in_running_text(before in "[a-z]{4,8}( [a-z]{4,8}){0,5}", digits in "[0-9]{12}") {
        let text = format!("{before} {digits}. {before}");
        let found = identify(&text).candidates;
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].verdict, &Verdict::Is(Kind::OnlineAccountNumber));
        prop_assert_eq!(&text[found[0].place.clone()], digits);
    }
}
