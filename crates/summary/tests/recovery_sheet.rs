//! The recovery sheet, read back with qpdf, poppler and a QR reader.

#[expect(dead_code, reason = "the summary's tests use the rest")]
mod family;
#[expect(dead_code, reason = "the summary's tests use the rest")]
mod reading;

use casekeep_summary::{FOOTER, Language, Pdf, RecoverySheet, SummaryError, recovery_sheet};
use family::sheet;
use reading::{assert_is_valid, holds, letters, picture, text, unpacked};
use zeroize::Zeroizing;

#[expect(
    clippy::expect_used,
    reason = "a sheet that can't be printed is a failed test"
)]
fn print(sheet: &RecoverySheet) -> Pdf {
    recovery_sheet(sheet).expect("the sheet can be printed")
}

#[test]
fn it_is_one_valid_tagged_page_in_either_language() {
    for language in [Language::English, Language::Spanish] {
        let pdf = print(&sheet(language));
        assert_eq!(pdf.page_count, 1);
        assert_is_valid(&pdf.bytes);
        assert!(holds(&unpacked(&pdf.bytes), "/StructTreeRoot"));
        assert!(text(&pdf.bytes).contains(FOOTER.get(language)));
        assert!(text(&pdf.bytes).contains("Rivera papers"));
    }
}

#[test]
fn its_groups_stand_in_order_each_with_its_number() {
    let sheet = sheet(Language::English);
    let letters = letters(&print(&sheet).bytes);
    let printed: String = (1..)
        .zip(sheet.groups.iter())
        .map(|(n, group)| format!("{n}{group}"))
        .collect();
    assert!(letters.contains(&printed), "{printed} in {letters}");
}

#[test]
fn its_code_reads_back_as_the_key() {
    let sheet = sheet(Language::English);
    let (width, height, pixels) = picture(&print(&sheet).bytes);
    let mut page =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    let codes: Vec<String> = page
        .detect_grids()
        .iter()
        .map(|grid| grid.decode().unwrap().1)
        .collect();
    assert_eq!(codes, [sheet.identity.as_str()]);
}

#[test]
fn the_key_stands_nowhere_but_in_the_groups_and_the_code() {
    let sheet = sheet(Language::English);
    let file = unpacked(&print(&sheet).bytes);
    assert!(!holds(&file, &sheet.identity));
    assert!(!holds(&file, &sheet.groups.concat()));
}

#[test]
fn paper_and_code_that_differ_are_refused() {
    #[track_caller]
    fn check(change: impl Fn(&mut RecoverySheet), expected: SummaryError) {
        let mut sheet = sheet(Language::English);
        change(&mut sheet);
        assert_eq!(recovery_sheet(&sheet).map(|_| ()), Err(expected));
    }
    check(
        |sheet| sheet.groups[3].push('X'),
        SummaryError::IdentityUnfit,
    );
    check(|sheet| sheet.groups.clear(), SummaryError::IdentityUnfit);
    let endless = "Q".repeat(5_000);
    check(
        move |sheet| {
            sheet.groups = Zeroizing::new(vec![endless.clone()]);
            sheet.identity = Zeroizing::new(endless.clone());
        },
        SummaryError::IdentityUnfit,
    );
    check(
        |sheet| {
            let groups: Vec<String> = (0..600).map(|n| format!("Q{}", n % 10)).collect();
            sheet.identity = Zeroizing::new(groups.concat());
            sheet.groups = Zeroizing::new(groups);
        },
        SummaryError::SheetOverflows,
    );
}

#[test]
fn an_odd_name_of_the_papers_still_fits_on_the_page() {
    for name in [
        "#panic()".to_owned(),
        "王🙂\u{202E}".repeat(200),
        "x".repeat(10_000),
        String::new(),
    ] {
        let mut sheet = sheet(Language::Spanish);
        sheet.vault_name = name;
        assert_eq!(print(&sheet).page_count, 1);
    }
}
