//! What "What is this number?" says.

use proptest::prelude::*;

use super::{super::Verdict::*, *};
use Kind::*;
use NotOnlineAccountNumber as Not;

/// The pieces found in a text, with what they are.
fn check(text: &str, expected: &[(&str, Verdict)]) {
    let found: Vec<(&str, Verdict)> = identify(text)
        .candidates
        .into_iter()
        .map(|candidate| (&text[candidate.place], candidate.verdict))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

fn check_whole(text: &str, expected: Verdict) {
    check(text, &[(text, expected)]);
}

fn check_why_not(text: &str, expected: Option<NotOnlineAccountNumber>) {
    let found = identify(text).candidates;
    assert_eq!(
        found.first().map(|first| first.not_online_account_number),
        Some(expected),
        "{text:?}"
    );
}

#[test]
fn a_number_by_itself_is_named_when_nothing_else_has_its_shape() {
    check_whole("012345678901", Is(OnlineAccountNumber));
    check_whole("0123 - 4567 - 8901", Is(OnlineAccountNumber));
    check_whole("0123-4567 8901", Is(OnlineAccountNumber));
    check_whole("٠١٢٣٤٥٦٧٨٩٠١", Is(OnlineAccountNumber));
    check_whole("IOE0912345678", Is(ReceiptNumber));
    check_whole("ioe 09 123 45678", Is(ReceiptNumber));
    check_whole("NBC*002691234", Is(ReceiptNumber));
    check_whole("A012345678", Is(ANumber));
    check_whole("A 012-345-678", Is(ANumber));
    check_whole("012-345-678", Is(ANumber));
    check_whole("123456789A1", Is(I94Number));
    check_whole("N0012345678", Is(SevisId));
    check_whole("AA00A1B2C3", Is(Ds160Number));
    check_whole("2023AF00012345", Is(DvCaseNumber));
    check_whole("G-100-23001-123456", Is(LaborCertificationNumber));
    check_whole("A-05123-12345", Is(LegacyPermNumber));
    check_whole("123-45-6789", Is(Ssn));
    check_whole("C09", Is(EadCategory));
    check("(c)(9)", &[("c)(9", Is(EadCategory))]);
}

#[test]
fn where_shapes_collide_all_kinds_are_named() {
    check_whole("BMB2010534003", CouldBe(vec![ReceiptNumber, NvcCaseNumber]));
    check_whole("FLN2212345678", CouldBe(vec![ReceiptNumber]));
    check_whole("ZLA2212345678", CouldBe(vec![ReceiptNumber]));
    check_whole("ZLA2010534003", CouldBe(vec![ReceiptNumber, NvcCaseNumber]));
    check_whole("123456789", CouldBe(vec![ANumber, Ssn, PassportNumber]));
    check_whole("000456789", CouldBe(vec![ANumber, PassportNumber]));
    check_whole("12345678901", CouldBe(vec![I94Number]));
    check_whole("A12345678", CouldBe(vec![ANumber, PassportNumber]));
    check_whole("A 12 345 678", Is(ANumber));
    check_whole(
        "A1234567",
        CouldBe(vec![ANumber, VisaFoilNumber, PassportNumber]),
    );
    check_whole("K1234567", CouldBe(vec![VisaFoilNumber, PassportNumber]));
    check_whole(
        "12345678",
        CouldBe(vec![ANumber, VisaFoilNumber, PassportNumber]),
    );
    check_whole("C1", CouldBe(vec![EadCategory, ClassOfAdmission]));
    check_whole("H1B", CouldBe(vec![ClassOfAdmission]));
}

#[test]
fn a_label_decides_between_kinds_of_one_shape() {
    check("A# 123456789", &[("123456789", Is(ANumber))]);
    check("SSN: 123456789", &[("123456789", Is(Ssn))]);
    check(
        "Passport No. 123456789",
        &[("123456789", Is(PassportNumber))],
    );
    check("USCIS#: 12345678", &[("12345678", Is(ANumber))]);
    check("I-94 number 12345678901", &[("12345678901", Is(I94Number))]);
    check(
        "NVC Case Number: BMB2010534003",
        &[("BMB2010534003", Is(NvcCaseNumber))],
    );
    check(
        "Receipt Number: BMB2010534003",
        &[("BMB2010534003", Is(ReceiptNumber))],
    );
    check(
        "Case number: BMB2010534003",
        &[("BMB2010534003", CouldBe(vec![ReceiptNumber, NvcCaseNumber]))],
    );
    check(
        "NVC case number IOE0912345678",
        &[("IOE0912345678", Is(ReceiptNumber))],
    );
    check(
        "Online Access Code: aB3xY7",
        &[("aB3xY7", Is(OnlineAccessCode))],
    );
    check("Backup code 4821-9930", &[("4821-9930", Is(BackupCode))]);
    check("Class of Admission: IR1", &[("IR1", Is(ClassOfAdmission))]);
}

#[test]
fn numbers_are_found_in_mixed_text() {
    check(
        "my number is A 012-345-678, receipt ioe0912345678",
        &[
            ("A 012-345-678", Is(ANumber)),
            ("ioe0912345678", Is(ReceiptNumber)),
        ],
    );
    check(
        "my OAN is 0123 4567 8901 and Ana's A# is 012 345 678 thanks",
        &[
            ("0123 4567 8901", Is(OnlineAccountNumber)),
            ("012 345 678", Is(ANumber)),
        ],
    );
    check(
        "012345678901 A012345678 IOE0912345678",
        &[
            ("012345678901", Is(OnlineAccountNumber)),
            ("A012345678", Is(ANumber)),
            ("IOE0912345678", Is(ReceiptNumber)),
        ],
    );
    check(
        "IOE0912345678,012345678901;123456789A1",
        &[
            ("IOE0912345678", Is(ReceiptNumber)),
            ("012345678901", Is(OnlineAccountNumber)),
            ("123456789A1", Is(I94Number)),
        ],
    );
    check(
        "请查收 号码012345678901谢谢 ano nga numero",
        &[("012345678901", Is(OnlineAccountNumber))],
    );
    check(
        "She filed under category (c)(9) in March.",
        &[("c)(9", Is(EadCategory))],
    );
    check(
        "**IOE0912345678** came today",
        &[("IOE0912345678", Is(ReceiptNumber))],
    );
}

#[test]
fn a_whole_notice_is_read() {
    let text = "Receipt Number          USCIS Online Account Number      Case Type\n\
                IOE0912345678           012345678901                     I765 - APPLICATION FOR EMPLOYMENT\n\
                Received Date 03/14/2026   Priority Date     Applicant A012 345 678\n\
                03/15/2026  Page 1 of 2  RIVERA, ANA\n\
                Customer Service Telephone: 800-375-5283   Amount received: $ 1,440.00 U.S.\n\
                USCIS A# A219 555 904 03/14/1990";
    check(
        text,
        &[
            ("IOE0912345678", Is(ReceiptNumber)),
            ("012345678901", Is(OnlineAccountNumber)),
            ("A012 345 678", Is(ANumber)),
            ("A219 555 904", Is(ANumber)),
        ],
    );
}

#[test]
fn a_whole_email_is_read() {
    let text = "From: Marco <marco.rivera1234567890@example.org>\r\nDate: Sat, 14 Mar 2026 10:30:00 -0500\r\n\
                Message-ID: <20260314103000.012345678901@mail.example.org>\r\n\r\nHi Ana,\r\n\
                Su número de cuenta en línea es ٠١٢٣ ٤٥٦٧ ٨٩٠١.\r\nThe receipt (IOE\u{2011}09\u{2011}123\u{2011}45678) came \
                on 03/14/2026, call me at (555) 010-4477.\r\n\r\n> A\u{2060}012345678\r\n";
    check(
        text,
        &[
            ("٠١٢٣ ٤٥٦٧ ٨٩٠١", Is(OnlineAccountNumber)),
            ("IOE\u{2011}09\u{2011}123\u{2011}45678", Is(ReceiptNumber)),
            ("A\u{2060}012345678", Is(ANumber)),
        ],
    );
}

#[test]
fn form_numbers_are_no_identifiers() {
    for text in ["I-94", "I-765", "N-400", "G-28", "DS-260"] {
        check_whole(text, Unknown);
    }
    check("Form I-765", &[]);
}

#[test]
fn nothing_is_claimed_of_other_numbers() {
    for text in [
        "",
        "   ",
        "hello there",
        "a 1234567 dollar house is a dream",
        "call 800-375-5283 or the 0912345678 line",
        "card 4111 1111 1111 1111 expires 12/27",
        "on 2026-03-14 at 10:30, see 192.168.001.001",
        "03/14/2026 and 03/15/2026",
        "$1,234,567.89 was paid",
        "write to ana012345678901@example.org or x@012345678901.example today",
        "tel 012345678 please",
        "0123 4567 8901 2345 is too long",
    ] {
        check(text, &[]);
    }
}

#[test]
fn twelve_digits_with_another_name_are_no_account_number() {
    let text = "USPS tracking number 940012345678 arrived";
    check(text, &[("940012345678", Unknown)]);
    check_why_not(text, Some(Not::NamedOtherwise));
}

#[test]
fn it_says_why_something_is_no_online_account_number() {
    check_why_not("012345678901", None);
    check_why_not("IOE0912345678", Some(Not::ReceiptNumber));
    check_why_not("A012345678", Some(Not::ANumber));
    check_why_not("Access code: aB3xY7", Some(Not::AccessCode));
    check_why_not("Backup code: 48219930", Some(Not::SignInCode));
    check_why_not("ana.rivera@example.org", Some(Not::EmailAddress));
    check_why_not("12345678901", Some(Not::DigitCount { found: 11 }));
    check_why_not("1234567890123", Some(Not::DigitCount { found: 13 }));
    check_why_not(
        "my account number is 1234567890123 I think",
        Some(Not::DigitCount { found: 13 }),
    );
    check_why_not(
        "Account number: 0123456789",
        Some(Not::DigitCount { found: 10 }),
    );
    check_why_not("O12345678901", Some(Not::HasLetters));
}

#[test]
fn a_candidate_gives_the_value_to_keep() {
    let text = "my number is A 12-345-678!";
    let candidate = identify(text).candidates.remove(0);
    let value = candidate.value(ANumber, text).unwrap();
    assert_eq!(value.reveal(), "A012345678");
}

#[test]
fn an_answer_lists_a_bounded_number_of_candidates() {
    let found = identify(&"IOE0912345678\n".repeat(300));
    assert_eq!(
        (found.candidates.len(), found.has_more),
        (CANDIDATES_MAX, true)
    );
}

/// Texts that would make a careless reader look at the same characters again and again.
const HARD: [&str; 14] = [
    "1 ",
    "1-",
    "12345 ",
    "A ",
    "A1 ",
    "A# ",
    "IOE 0 ",
    "IOE-",
    "number ",
    "a\u{200b}",
    "(c)",
    "012345-",
    "access code ",
    "0.1,2@",
];

/// Words looked at for so many characters of hostile text.
fn looked_at(piece: &str, bytes: usize) -> usize {
    identify(&piece.repeat(bytes / piece.len())).looked_at
}

#[test]
fn work_grows_with_the_length_of_the_text_and_no_faster() {
    for piece in HARD {
        let (short, long) = (looked_at(piece, 50_000), looked_at(piece, 500_000));
        assert!(
            long <= short * 10 + short / 10 + 100,
            "{piece:?}: {short}, {long}"
        );
        assert!(long <= 500_000 * 8, "{piece:?}: {long}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_megabyte_of_anything_is_identified(
        pieces in prop::collection::vec(
            prop_oneof![prop::sample::select(HARD.to_vec()).prop_map(str::to_owned), "\\PC{1,20}", "[A-Z0-9 -]{1,20}"],
            1..30,
        )
    ) {
        let piece = pieces.concat();
        let text = piece.repeat(1_000_000 / piece.len() + 1);
        let found = identify(&text);
        prop_assert!(found.candidates.len() <= CANDIDATES_MAX);
        prop_assert!(found.looked_at <= text.len() * 8);
    }
}
