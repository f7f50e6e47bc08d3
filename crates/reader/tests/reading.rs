//! Reading real pages: pictures turned every way, PDFs with and without a text layer, and pages that say nothing.
//!
//! Invariant: a value is claimed only where it stands, and a page that can't be read says why.
//! Not here: how words become answers (`meaning`), the wide corpus of imitation notices (`tests/fixtures`).

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod paper;

use std::io::Cursor;

use casekeep_catalogue::FieldKind;
use casekeep_reader::{
    DecodeError, Decoder, UnitRect,
    meaning::AccountNumberAnswer,
    reading::{PageReading, ReadField, ReadRemark, ReadStep},
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, imageops};

/// The example family's receipt notice: a drawing with the account number in the top row.
fn receipt() -> RgbImage {
    let png = include_bytes!("../../app/src/example/receipt-i765.png");
    image::load_from_memory(png).unwrap().into_rgb8()
}

fn png(picture: RgbImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn read(bytes: &[u8]) -> PageReading {
    Decoder::in_process()
        .read_page(bytes, 0, None, &mut |_| true)
        .unwrap()
}

fn found(reading: &PageReading, kind: FieldKind) -> Option<&ReadField> {
    reading.fields.iter().find(|field| field.kind == kind)
}

/// Whether the middle of a field lies within so much of a place.
fn stands_at(field: &ReadField, x: f64, y: f64) -> bool {
    let middle = |axis: usize| field.quad.0.iter().map(|corner| corner[axis]).sum::<f64>() / 4.0;
    (middle(0) - x).abs() < 0.02 && (middle(1) - y).abs() < 0.01
}

#[test]
fn a_notice_is_read_whichever_way_it_was_scanned() {
    let turns: [fn(&RgbImage) -> RgbImage; 4] = [
        Clone::clone,
        imageops::rotate90::<RgbImage>,
        imageops::rotate180::<RgbImage>,
        imageops::rotate270::<RgbImage>,
    ];
    // The account number's middle on the upright drawing, turned along.
    let (x, y) = (0.388, 0.165);
    let places = [(x, y), (1.0 - y, x), (1.0 - x, 1.0 - y), (y, 1.0 - x)];
    for (number, (turn, (x, y))) in turns.into_iter().zip(places).enumerate() {
        let reading = read(&png(turn(&receipt())));
        assert_eq!(
            usize::from(reading.upright_turns),
            (4 - number) % 4,
            "turn {number}"
        );
        assert_eq!(
            reading.account_number,
            AccountNumberAnswer::Found,
            "turn {number}"
        );
        let account = found(&reading, FieldKind::OnlineAccountNumber).unwrap();
        assert_eq!(account.value, "012345678901");
        assert!(
            stands_at(account, x, y),
            "turn {number}: {:?}",
            account.quad
        );
        assert_eq!(
            found(&reading, FieldKind::ReceiptNumber).unwrap().value,
            "IOE0912345678"
        );
        assert_eq!(
            found(&reading, FieldKind::ANumber).unwrap().value,
            "A012345678"
        );
    }
}

#[test]
fn the_first_answer_comes_before_the_rest_and_calling_off_ends_it() {
    let bytes = png(receipt());
    let mut steps = Vec::new();
    Decoder::in_process()
        .read_page(&bytes, 0, None, &mut |step| {
            steps.push(step);
            true
        })
        .unwrap();
    assert_eq!(steps.first(), Some(&ReadStep::Drawing));
    assert!(steps.contains(&ReadStep::FindingLines));
    let off = Decoder::in_process().read_page(&bytes, 0, None, &mut |step| {
        !matches!(step, ReadStep::ReadingLines { .. })
    });
    assert_eq!(off, Err(DecodeError::Cancelled));
}

#[test]
fn the_text_layer_is_read_where_it_is_seen_and_left_alone_where_it_is_hidden() {
    let text = |x: u32, y: u32, size: u32, text: &str| {
        format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n")
    };
    let page = [
        text(360, 740, 11, "Form I-797C, Notice of Action"),
        text(
            150,
            710,
            9,
            "THIS NOTICE DOES NOT GRANT ANY IMMIGRATION STATUS OR BENEFIT.",
        ),
        text(72, 680, 8, "Receipt Number"),
        text(230, 680, 8, "USCIS Online Account Number"),
        text(420, 680, 8, "Case Type"),
        text(72, 666, 10, "IOE0912345678"),
        text(230, 666, 10, "012345678901"),
        text(420, 666, 10, "I765 - APPLICATION FOR"),
    ]
    .concat();
    let hidden = format!("BT 3 Tr /F 10 Tf 230 666 Td (999999999999) Tj 0 Tr ET\n{page}");
    for (name, content) in [("plain", page), ("with hidden text over it", hidden)] {
        let reading = read(&paper::pdf(&[content]));
        let account = found(&reading, FieldKind::OnlineAccountNumber);
        assert_eq!(
            account.map(|field| field.value.as_str()),
            Some("012345678901"),
            "{name}"
        );
        assert!(
            stands_at(account.unwrap(), 0.43, 0.155),
            "{name}: {:?}",
            account.unwrap().quad
        );
        assert!(account.unwrap().confidence > 0.9, "{name}");
    }
}

#[test]
fn pages_that_say_nothing_say_why() {
    let even =
        |shade: u8, width: u32, height: u32| RgbImage::from_pixel(width, height, Rgb([shade; 3]));
    let mut blot = even(245, 700, 900);
    for (x, y, dot) in blot.enumerate_pixels_mut() {
        if (f64::from(x) - 350.0).hypot(f64::from(y) - 450.0) < 200.0 {
            *dot = Rgb([60, 70, 90]);
        }
    }
    for (name, picture, expected) in [
        ("blank", even(252, 700, 900), ReadRemark::Blank),
        ("black", even(3, 700, 900), ReadRemark::TooDark),
        ("a stamp", even(252, 40, 40), ReadRemark::TooSmall),
        ("a blot", blot, ReadRemark::NoWords),
    ] {
        let reading = read(&png(picture));
        assert_eq!(reading.remark, Some(expected), "{name}");
        assert_eq!(
            reading.account_number,
            AccountNumberAnswer::NotANotice,
            "{name}"
        );
        assert!(reading.fields.is_empty(), "{name}");
    }
}

#[test]
fn a_mirrored_page_and_one_cut_short_say_so_and_nothing_is_claimed_to_be_absent() {
    let mirrored = read(&png(imageops::flip_vertical(&receipt())));
    assert_eq!(mirrored.remark, Some(ReadRemark::Mirrored));
    assert_eq!(mirrored.account_number, AccountNumberAnswer::Unreadable);
    assert!(mirrored.fields.is_empty());

    let mut jpeg = Cursor::new(Vec::new());
    let page = DynamicImage::from(receipt());
    page.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    assert_eq!(read(&jpeg).remark, None);
    let cut = read(&jpeg[..jpeg.len() / 10]);
    assert_eq!(cut.remark, Some(ReadRemark::Incomplete));
    assert_eq!(cut.account_number, AccountNumberAnswer::Unreadable);
}

#[test]
fn a_spot_is_read_by_itself_however_tight_it_is() {
    let page = png(receipt());
    for (air, height) in [(0.0, 0.02), (0.005, 0.022), (0.01, 0.026), (0.02, 0.03)] {
        let spot = UnitRect {
            left: 0.29 - air,
            top: 0.155 - (height - 0.02) / 2.0,
            width: 0.2 + 2.0 * air,
            height,
        };
        let text = Decoder::in_process().read_spot(&page, 0, spot).unwrap();
        assert_eq!(text.replace(' ', ""), "012345678901", "{spot:?}");
    }
}
