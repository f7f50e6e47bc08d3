//! A made-up family's summary, and ways to make more of it.
#![expect(
    clippy::unwrap_used,
    reason = "made-up content that can't be read is a broken test"
)]

use std::io::Cursor;

use casekeep_summary::{
    Answer, CaseRow, DateBasis, DateRow, Exhibit, ExhibitLetter, ExhibitRef, Gap, HistoryRow,
    Language, LawyerSummary, NoticeRow, NumberRow, NumberSource, PersonSection, RecoverySheet,
};
use chrono::NaiveDate;
use image::{GrayImage, ImageFormat, Luma};
use zeroize::Zeroizing;

/// `2026-04-03`.
pub(crate) fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn given(text: &str) -> Answer<String> {
    Answer::Given(text.to_owned())
}

pub(crate) fn exhibit(place: u32, page: u32) -> ExhibitRef {
    let letter = ExhibitLetter::nth(place);
    ExhibitRef { letter, page }
}

pub(crate) fn number(label: &str, value: &str, source: NumberSource, confirmed: bool) -> NumberRow {
    NumberRow {
        label: label.to_owned(),
        value: value.to_owned(),
        kind_note: None,
        source,
        confirmed,
    }
}

pub(crate) fn case(
    receipt: &str,
    form: &str,
    people: &[&str],
    received: &str,
    step: &str,
) -> CaseRow {
    CaseRow {
        receipt: given(receipt),
        form: given(form),
        title: None,
        people: people.iter().map(|name| (*name).to_owned()).collect(),
        filed_on: None,
        received_on: Answer::Given(day(received)),
        priority_date: None,
        office: None,
        last_step: Some(step.to_owned()),
        is_closed: false,
        exhibit: None,
        history: Vec::new(),
    }
}

fn notice(letter: Option<u32>, title: &str, form: &str, date: &str, pages: u32) -> NoticeRow {
    NoticeRow {
        letter: letter.map(ExhibitLetter::nth),
        title: title.to_owned(),
        form: Some(form.to_owned()).filter(|form| !form.is_empty()),
        notice_date: Answer::Given(day(date)),
        pages,
        paper_location: None,
    }
}

fn people() -> Vec<PersonSection> {
    let read = |place, page| NumberSource::Exhibit(exhibit(place, page));
    let mut ana = PersonSection::new("Ana María Rivera");
    ana.roles = vec!["applicant".to_owned()];
    ana.other_names = Answer::Given(vec![
        "Ana María Núñez".to_owned(),
        "Ana Rivera Núñez".to_owned(),
    ]);
    ana.birth_date = Answer::Given(day("1991-07-19"));
    ana.birth_place = given("Puebla, Mexico");
    ana.citizenship = given("Mexico");
    ana.preferred_language = given("Spanish");
    ana.mailing_address = given("1200 Sample Street\nApartment 4\nSpringfield, IL 62701");
    ana.numbers = vec![
        number(
            "USCIS Online Account Number",
            "0123-4567-8901",
            read(0, 1),
            true,
        ),
        number(
            "Alien Registration Number",
            "A012-345-678",
            read(0, 1),
            true,
        ),
        number("I-94 number", "123456789A1", NumberSource::OtherPaper, true),
        number(
            "Passport number",
            "•••••4321",
            NumberSource::TypedByHand,
            false,
        ),
    ];
    ana.numbers[0].kind_note = Some("Account signed up online".to_owned());
    let mut marco = PersonSection::new("Marco Rivera");
    marco.roles = vec!["petitioner".to_owned()];
    marco.other_names = Answer::None;
    marco.birth_date = Answer::Given(day("1988-02-03"));
    marco.birth_place = Answer::NotRecorded;
    marco.citizenship = given("United States");
    marco.numbers = vec![number(
        "USCIS Online Account Number",
        "0987-6543-2109",
        read(1, 1),
        true,
    )];
    let mut lucia = PersonSection::new("Lucia Rivera");
    lucia.roles = vec!["derivative".to_owned()];
    lucia.birth_date = Answer::Given(day("2015-11-30"));
    lucia.other_names = Answer::NotKnown;
    vec![ana, marco, lucia]
}

fn cases() -> Vec<CaseRow> {
    let mut rows = vec![
        case(
            "IOE0912345678",
            "I-765",
            &["Ana María Rivera, applicant"],
            "2026-03-14",
            "Biometrics set for 04/09/2026",
        ),
        case(
            "IOE0912345690",
            "I-130",
            &["Marco Rivera, petitioner", "Ana María Rivera, beneficiary"],
            "2026-01-05",
            "Request for evidence, answer by 05/27/2026",
        ),
        case(
            "IOE0912345702",
            "I-485",
            &["Ana María Rivera, applicant"],
            "2026-03-14",
            "Receipt notice came",
        ),
        case(
            "MSC2190123456",
            "I-131",
            &["Ana María Rivera, applicant"],
            "2021-02-08",
            "Approved",
        ),
    ];
    rows[0].exhibit = Some(exhibit(0, 1));
    rows[1].priority_date = Some(day("2026-01-05"));
    rows[1].filed_on = Some(day("2025-12-30"));
    rows[1].office = Some("Potomac Service Center".to_owned());
    rows[3].is_closed = true;
    rows[1].history = vec![
        HistoryRow {
            on: day("2026-01-05"),
            what: "Received by USCIS".to_owned(),
            exhibit: None,
        },
        HistoryRow {
            on: day("2026-03-02"),
            what: "Request for evidence".to_owned(),
            exhibit: Some(exhibit(1, 1)),
        },
    ];
    rows[0].history = vec![HistoryRow {
        on: day("2026-03-18"),
        what: "Receipt notice".to_owned(),
        exhibit: Some(exhibit(0, 1)),
    }];
    rows
}

fn dates() -> Vec<DateRow> {
    vec![
        DateRow {
            on: day("2026-04-09"),
            time: Some("10:00 AM".to_owned()),
            what: "Biometrics appointment".to_owned(),
            place: Some("Application Support Center, 500 Example Avenue".to_owned()),
            concerns: Some("Ana María Rivera, I-765".to_owned()),
            basis: DateBasis::Exhibit(exhibit(2, 1)),
            is_done: false,
        },
        DateRow {
            on: day("2026-05-27"),
            time: None,
            what: "Answer to the request for evidence must arrive".to_owned(),
            place: None,
            concerns: Some("Marco Rivera, I-130".to_owned()),
            basis: DateBasis::Exhibit(exhibit(1, 1)),
            is_done: false,
        },
        DateRow {
            on: day("2026-06-16"),
            time: None,
            what: "Online access code expires".to_owned(),
            place: None,
            concerns: None,
            basis: DateBasis::Computed {
                rule: "90 days after the notice date".to_owned(),
            },
            is_done: false,
        },
    ]
}

fn notices() -> Vec<NoticeRow> {
    let mut rows = vec![
        notice(Some(0), "I-797C receipt notice", "I-765", "2026-03-18", 1),
        notice(
            Some(1),
            "I-797E request for evidence",
            "I-130",
            "2026-03-02",
            2,
        ),
        notice(
            Some(2),
            "I-797C biometrics appointment",
            "I-765",
            "2026-03-24",
            1,
        ),
        notice(None, "I-797C receipt notice", "I-130", "2026-01-09", 1),
        notice(None, "I-797C receipt notice", "I-485", "2026-03-18", 1),
        notice(None, "I-797 approval notice", "I-131", "2021-09-20", 1),
        notice(None, "Account Access Notice", "", "2026-03-18", 1),
        notice(None, "Passport", "", "2020-05-04", 2),
        notice(None, "I-94 record", "", "2019-08-11", 1),
        notice(
            None,
            "Employment Authorization Document",
            "",
            "2024-06-01",
            2,
        ),
        notice(None, "Social Security card", "", "2022-01-15", 0),
    ];
    rows[7].notice_date = Answer::NotRecorded;
    rows[10].paper_location = Some("blue folder".to_owned());
    rows
}

/// Three people, four cases, eleven notices, no exhibit pages.
pub(crate) fn summary(language: Language) -> LawyerSummary {
    let mut summary = LawyerSummary::new(language, day("2026-04-03"));
    summary.prepared_for = Some("Example Legal Aid".to_owned());
    summary.confidential_line = true;
    summary.people = people();
    summary.cases = cases();
    summary.dates = dates();
    summary.notices = notices();
    summary.gaps = vec![
        Gap::NotConfirmed {
            whose: "Ana María Rivera".to_owned(),
            label: "Passport number".to_owned(),
        },
        Gap::NotRecorded {
            whose: "Lucia Rivera".to_owned(),
            label: "Alien Registration Number".to_owned(),
        },
        Gap::NoScan {
            title: "Social Security card".to_owned(),
        },
        Gap::Note("The 2019 entry was by land; the stamp is hard to read.".to_owned()),
    ];
    summary
}

/// A person with 40 numbers, 60 cases, 80 dates, 120 notices, two scanned exhibits, names in other scripts.
pub(crate) fn long_summary() -> LawyerSummary {
    let mut summary = summary(Language::English);
    summary.is_masked = true;
    summary.people[0].numbers = (0..40)
        .map(|n| {
            number(
                "Receipt number",
                &long_receipt(n),
                NumberSource::Exhibit(exhibit(0, 1)),
                n % 7 > 0,
            )
        })
        .collect();
    summary.people[1].name = "Нина Їжак 王小明 محمد علي".to_owned();
    summary.cases = (100..160)
        .map(|n| {
            case(
                &long_receipt(n),
                "I-765",
                &["Ana María Rivera, applicant"],
                "2026-03-14",
                "Receipt notice",
            )
        })
        .collect();
    summary.dates = (0..80)
        .map(|n| DateRow {
            what: format!("Appointment {n}"),
            ..dates()[n % 3].clone()
        })
        .collect();
    let papers = notices().into_iter().cycle().take(120).enumerate();
    summary.notices = papers
        .map(|(n, paper)| NoticeRow {
            letter: [0, 1].into_iter().nth(n).map(ExhibitLetter::nth),
            ..paper
        })
        .collect();
    summary.exhibits = vec![
        Exhibit {
            letter: ExhibitLetter::nth(0),
            title: "I-797C receipt notice, I-765, 03/18/2026".to_owned(),
            pages: vec![picture(850, 1100, ImageFormat::Png)],
        },
        Exhibit {
            letter: ExhibitLetter::nth(1),
            title: "I-797E request for evidence, I-130, 03/02/2026".to_owned(),
            pages: vec![
                picture(1100, 850, ImageFormat::Jpeg),
                picture(300, 1400, ImageFormat::Jpeg),
            ],
        },
    ];
    summary
}

/// `IOE0000000042`.
pub(crate) fn long_receipt(n: u32) -> String {
    format!("IOE{n:010}")
}

/// Grey bars on white, as a scan would be.
pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = GrayImage::from_fn(width, height, |x, y| {
        let is_bar = y % 40 < 10 && x > width / 8 && x < width * 7 / 8;
        Luma([if is_bar { 90 } else { 250 }])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A recovery sheet with a made-up key.
pub(crate) fn sheet(language: Language) -> RecoverySheet {
    let key = "QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQQPZRY9X8GF2TVDW0S3JN54KH";
    let groups = key.as_bytes().chunks(4);
    RecoverySheet {
        language,
        vault_name: "Rivera papers".to_owned(),
        made_on: day("2026-04-03"),
        groups: Zeroizing::new(
            groups
                .map(|group| String::from_utf8(group.to_vec()).unwrap())
                .collect(),
        ),
        identity: Zeroizing::new(format!("AGE-SECRET-KEY-1{key}")),
    }
}
