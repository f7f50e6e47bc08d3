//! The lawyer's summary, read back with qpdf and poppler.

#[expect(dead_code, reason = "the recovery sheet's tests use the rest")]
mod family;
#[expect(dead_code, reason = "the recovery sheet's tests use the rest")]
mod reading;

use casekeep_summary::{
    Answer, Exhibit, ExhibitLetter, FOOTER, Gap, Language, LawyerSummary, Pdf, Sections,
    SummaryError, lawyer_summary,
};
use family::{case, day, exhibit, long_receipt, long_summary, number, picture, summary};
use image::ImageFormat;
use proptest::prelude::*;
use reading::{assert_is_valid, holds, letters, pages, squeezed, text, unpacked};

#[expect(
    clippy::expect_used,
    reason = "a summary that can't be printed is a failed test"
)]
fn print(summary: &LawyerSummary) -> Pdf {
    lawyer_summary(summary).expect("the summary can be printed")
}

const BOTH: [Language; 2] = [Language::English, Language::Spanish];

#[test]
fn it_is_a_valid_tagged_pdf_with_a_title_a_language_and_nothing_that_acts() {
    for (language, title, code) in [
        (Language::English, "(Case summary)", "(en)"),
        (Language::Spanish, "(Resumen del caso)", "(es)"),
    ] {
        let pdf = print(&summary(language));
        assert_is_valid(&pdf.bytes);
        let file = unpacked(&pdf.bytes);
        for present in [
            "/MarkInfo",
            "/Marked true",
            "/StructTreeRoot",
            "/TH",
            "/TR",
            title,
            code,
            "pdfuaid:part>1<",
        ] {
            assert!(holds(&file, present), "{present} is missing");
        }
        for absent in [
            "/JavaScript",
            "/JS",
            "/OpenAction",
            "/AA",
            "/Launch",
            "/EmbeddedFile",
            "/URI",
            "/Author",
            "Typst",
        ] {
            assert!(!holds(&file, absent), "{absent} is there");
        }
    }
}

#[test]
fn it_holds_every_chosen_value_in_the_formats_a_lawyer_expects() {
    let pdf = print(&summary(Language::English));
    let text = text(&pdf.bytes);
    for value in [
        "Case summary",
        "Prepared 04/03/2026",
        "Confidential: prepared for legal consultation",
        "For: Example Legal Aid",
        "Ana María Rivera, applicant",
        "Ana María Núñez; Ana Rivera Núñez",
        "07/19/1991",
        "Apartment 4",
        "0123-4567-8901",
        "Account signed up online",
        "A012-345-678",
        "123456789A1",
        "•••••4321",
        "Exhibit A, page 1",
        "paper not attached",
        "typed by hand",
        "not checked against the paper",
        "Marco Rivera, petitioner",
        "IOE0912345678",
        "MSC2190123456",
        "Potomac Service Center",
        "Filed 12/30/2025",
        "10:00 AM",
        "90 days after the notice date",
        "computed, not printed",
        "I-797E request for evidence",
        "not scanned",
        "Original: blue folder",
        "Lucia Rivera, Alien Registration Number: not recorded",
        "The 2019 entry was by land; the stamp is hard to read.",
    ] {
        assert!(text.contains(value), "{value} is missing in\n{text}");
    }
    assert!(pdf.unprintable.is_empty());
}

#[test]
fn every_page_says_whose_it_is_when_it_was_made_which_page_it_is_and_what_casekeep_is() {
    for (language, of, confidential) in [
        (
            Language::English,
            "of",
            "Confidential: prepared for legal consultation",
        ),
        (
            Language::Spanish,
            "de",
            "Confidencial: preparado para una consulta legal",
        ),
    ] {
        let mut long = long_summary();
        long.language = language;
        let pdf = print(&long);
        let pages = pages(&pdf.bytes);
        assert_eq!(pages.len(), pdf.page_count as usize);
        for (at, page) in (1..).zip(&pages) {
            let count = format!("{at} {of} {}", pdf.page_count);
            for part in [
                "Ana María Rivera",
                "04/03/2026",
                &count,
                confidential,
                FOOTER.get(language),
            ] {
                assert!(page.contains(part), "page {at} lacks {part}");
            }
        }
    }
}

#[test]
fn a_section_that_was_not_chosen_leaves_no_trace() {
    let mut few = summary(Language::English);
    few.sections = Sections {
        numbers: false,
        cases: false,
        dates: false,
        notices: false,
        gaps: false,
    };
    few.prepared_for = None;
    few.people.truncate(1);
    let file = unpacked(&print(&few).bytes);
    let text = text(&print(&few).bytes);
    assert!(
        holds(&file, "Ana") && text.contains("Puebla"),
        "the chosen person is there"
    );
    for canary in [
        "0123-4567-8901",
        "A012-345-678",
        "4321",
        "IOE09",
        "MSC21",
        "Potomac",
        "Biometrics",
        "I-797",
        "blue folder",
        "2019 entry",
        "Marco",
        "Lucia",
        "Example Legal Aid",
        "Cases",
        "Gaps",
        "Notices",
        "Dates and deadlines",
    ] {
        assert!(
            !holds(&file, canary) && !text.contains(canary),
            "{canary} is there"
        );
    }
}

#[test]
fn an_answer_left_out_prints_no_line_and_the_others_differ() {
    #[track_caller]
    fn check(answer: Answer<String>, expected: Option<&str>) {
        let mut one = LawyerSummary::new(Language::English, day("2026-04-03"));
        one.people = summary(Language::English).people;
        one.people.truncate(1);
        one.people[0].citizenship = answer;
        let text = text(&print(&one).bytes);
        let line = text.lines().find(|line| line.contains("Citizenship"));
        let said = line.map(|line| line.replace("Citizenship", "").trim().to_owned());
        assert_eq!(said.as_deref(), expected);
    }
    check(Answer::Given("Mexico".to_owned()), Some("Mexico"));
    check(Answer::None, Some("none"));
    check(Answer::NotKnown, Some("not known"));
    check(Answer::NotRecorded, Some("not recorded"));
    check(Answer::LeftOut, None);
}

#[test]
fn an_empty_section_says_that_nothing_is_recorded_not_that_there_is_none() {
    let empty = LawyerSummary::new(Language::English, day("2026-04-03"));
    let text = text(&print(&empty).bytes);
    assert_eq!(
        text.matches("That does not mean there are none.").count(),
        3
    );
}

#[test]
fn a_masked_copy_says_so_and_a_full_one_does_not() {
    for (language, words) in BOTH
        .into_iter()
        .zip(["Numbers are shown in part", "solo en parte"])
    {
        for is_masked in [true, false] {
            let mut copy = summary(language);
            copy.is_masked = is_masked;
            assert_eq!(text(&print(&copy).bytes).contains(words), is_masked);
        }
    }
}

#[test]
fn a_masked_copy_holds_no_more_of_a_number_than_it_was_given() {
    let mut copy = summary(Language::English);
    copy.is_masked = true;
    copy.cases.clear();
    copy.people.truncate(1);
    let source = casekeep_summary::NumberSource::TypedByHand;
    copy.people[0].numbers = vec![number(
        "Alien Registration Number",
        "A•••-•••-678",
        source,
        true,
    )];
    let pdf = print(&copy);
    let file = unpacked(&pdf.bytes);
    assert!(text(&pdf.bytes).contains("A•••-•••-678"));
    for full in ["A012-345-678", "012345678", "A012345678", "0123-4567-8901"] {
        assert!(
            !holds(&file, full) && !letters(&pdf.bytes).contains(full),
            "{full}"
        );
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    for make in [|| summary(Language::Spanish), long_summary] {
        assert!(*print(&make()).bytes == *print(&make()).bytes);
    }
}

#[test]
fn forty_numbers_and_sixty_cases_all_stand_in_the_table_whose_head_is_on_each_page() {
    let pdf = print(&long_summary());
    assert_is_valid(&pdf.bytes);
    let text = text(&pdf.bytes);
    for n in (0..40).chain(100..160) {
        assert_eq!(text.matches(&long_receipt(n)).count(), 1, "{n}");
    }
    for page in pages(&pdf.bytes) {
        if page.contains("IOE00000001") {
            assert!(
                page.contains("Receipt number") && page.contains("Last step"),
                "{page}"
            );
        }
    }
}

#[test]
fn exhibit_pages_are_labelled_and_the_list_says_where_they_start() {
    let pdf = print(&long_summary());
    let pages = pages(&pdf.bytes);
    let start = pages
        .iter()
        .position(|page| page.contains("Exhibit A, page 1 of 1"))
        .unwrap();
    assert!(pages[start + 1].contains("Exhibit B, page 1 of 2"));
    assert!(pages[start + 2].contains("Exhibit B, page 2 of 2"));
    assert_eq!(start + 3, pages.len());
    let list: Vec<&String> = pages
        .iter()
        .filter(|page| page.contains(&format!("Page {}", start + 2)))
        .collect();
    assert!(list.iter().any(|page| page.contains("Starts at")));
    assert!(holds(&unpacked(&pdf.bytes), "/Alt"));
}

fn with_page(page: Vec<u8>) -> LawyerSummary {
    let mut one = LawyerSummary::new(Language::English, day("2026-04-03"));
    let letter = ExhibitLetter::nth(1);
    let pages = vec![picture(40, 40, ImageFormat::Png), page];
    one.exhibits = vec![Exhibit {
        letter,
        title: "Receipt notice".to_owned(),
        pages,
    }];
    one
}

#[test]
fn what_a_camera_wrote_into_a_photo_stays_out() {
    let photo = picture(60, 80, ImageFormat::Jpeg);
    let mut told = photo[..2].to_vec();
    for (marker, content) in [
        (0xE1, "Exif\0\0GPS-CANARY"),
        (0xFE, "COMMENT-CANARY"),
        (0xE2, "MPF\0TRAILER-CANARY"),
    ] {
        let length = u16::try_from(content.len() + 2).unwrap();
        told.extend([0xFF, marker]);
        told.extend(length.to_be_bytes());
        told.extend(content.bytes());
    }
    told.extend(&photo[2..]);
    told.extend(b"\xFF\xD8AFTER-CANARY");
    let pdf = print(&with_page(told));
    assert_is_valid(&pdf.bytes);
    let file = unpacked(&pdf.bytes);
    assert!(holds(&file, "/DCTDecode"));
    assert!(!holds(&file, "CANARY"));
}

#[test]
fn a_page_that_is_no_picture_is_named() {
    let whole = picture(60, 80, ImageFormat::Png);
    let cut_png = whole[..whole.len() / 2].to_vec();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>".to_vec();
    for page in [
        Vec::new(),
        b"no picture".to_vec(),
        svg,
        b"%PDF-1.7".to_vec(),
        cut_png,
    ] {
        let refused = lawyer_summary(&with_page(page)).map(|_| ());
        let letter = ExhibitLetter::nth(1);
        assert_eq!(
            refused,
            Err(SummaryError::PageUnreadable { letter, page: 2 })
        );
    }
}

/// Puts one text into every field that takes text.
fn everywhere(words: &str) -> LawyerSummary {
    let mut all = summary(Language::English);
    let text = || words.to_owned();
    all.people.truncate(1);
    all.notices.truncate(1);
    all.dates.truncate(1);
    all.prepared_for = Some(text());
    for person in &mut all.people {
        person.name = text();
        person.roles = vec![text()];
        person.other_names = Answer::Given(vec![text(), text()]);
        person.birth_place = Answer::Given(text());
        person.mailing_address = Answer::Given(text());
        for number in &mut person.numbers {
            (number.label, number.value, number.kind_note) = (text(), text(), Some(text()));
        }
    }
    let mut row = case(words, words, &[words], "2026-03-14", words);
    (row.title, row.office) = (Some(text()), Some(text()));
    row.history = vec![casekeep_summary::HistoryRow {
        on: day("2026-03-14"),
        what: text(),
        exhibit: Some(exhibit(0, 1)),
    }];
    all.cases = vec![row];
    for date in &mut all.dates {
        (date.what, date.place, date.concerns, date.time) =
            (text(), Some(text()), Some(text()), Some(text()));
    }
    for notice in &mut all.notices {
        (notice.title, notice.form, notice.paper_location) = (text(), Some(text()), Some(text()));
    }
    all.gaps = vec![
        Gap::Note(text()),
        Gap::Conflict {
            whose: text(),
            label: text(),
        },
    ];
    all.exhibits = vec![Exhibit {
        letter: ExhibitLetter::nth(0),
        title: text(),
        pages: vec![picture(40, 40, ImageFormat::Png)],
    }];
    all
}

#[test]
fn text_that_looks_like_markup_is_printed_as_it_stands() {
    for payload in [
        "#panic(\"x\")",
        "#read(\"/etc/passwd\")",
        "#image(\"secret.png\")",
        "#import \"@preview/cades:0.3.0\": *",
        "$ x^2 $",
        "*bold* _thin_ `raw`",
        "<label> @reference",
        "= Heading",
        "\\ \\u{41} \"; #",
        "]#set page(width: 1pt)[",
        "// comment /* more */",
        "{{ }} ${HOME} %s",
        "</script><b>x</b>",
        "https://example.org/~#a",
    ] {
        let pdf = print(&everywhere(payload));
        let found = letters(&pdf.bytes).matches(&squeezed(payload)).count();
        assert!(found >= 30, "{payload} stands only {found} times");
        assert!(
            !holds(&unpacked(&pdf.bytes), "/URI"),
            "{payload} became a link"
        );
        assert!(pdf.unprintable.is_empty());
    }
}

#[test]
fn letters_no_face_has_are_shown_by_number_and_reported() {
    let pdf = print(&everywhere("王\u{202E}🙂\u{7}"));
    assert_eq!(pdf.unprintable, ['\u{7}', '\u{202E}', '王', '🙂']);
    assert!(letters(&pdf.bytes).contains("[U+738B][U+202E][U+1F642][U+0007]"));
}

#[test]
fn a_novel_in_a_field_fills_pages_and_loses_no_letter() {
    let words: String = (0..2_000).map(|n| format!("{n:04} ")).collect();
    let endless: String = (0..2_500).map(|n| format!("{n:04}")).collect();
    for novel in [words, endless] {
        let mut one = LawyerSummary::new(Language::English, day("2026-04-03"));
        one.people = vec![casekeep_summary::PersonSection::new("Ana")];
        one.people[0].mailing_address = Answer::Given(novel.clone());
        one.gaps = vec![Gap::Note(novel.clone())];
        one.cases = vec![case(&novel, "I-765", &["Ana"], "2026-03-14", "Approved")];
        let pdf = print(&one);
        assert_is_valid(&pdf.bytes);
        let printed: String = letters(&pdf.bytes)
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let last = squeezed(&novel);
        let tail = &last[last.len() - 40..];
        assert_eq!(
            printed.matches(tail).count(),
            3,
            "the end of the text is on paper three times"
        );
    }
}

#[test]
fn spanish_papers_hold_no_english_words_of_ours() {
    let mut spanish = long_summary();
    spanish.language = Language::Spanish;
    let text = text(&print(&spanish).bytes);
    for english in [
        "Case summary",
        "Prepared",
        "Exhibit ",
        "Page ",
        "Where it",
        "Last step",
        "Gaps",
        "Dates are",
        "not checked",
        "legal advice",
    ] {
        assert!(!text.contains(english), "{english}");
    }
}

#[test]
fn an_empty_value_is_printed_as_not_recorded() {
    let text = text(&print(&everywhere(" \u{200B}")).bytes);
    assert!(text.contains("1 not recorded"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_all_can_be_printed_as_a_tagged_pdf(words in prop_oneof!["\\PC{0,80}", any::<String>(), "[\\u{590}-\\u{6FF}a-z0-9 ,.()]{0,60}"]) {
        let pdf = lawyer_summary(&everywhere(&words));
        prop_assert!(pdf.is_ok());
    }
}
