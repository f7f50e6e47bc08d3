//! Real pictures and PDFs, odd ones, and hostile ones.
//!
//! Invariant: whatever the bytes are, the answer is a page or a named situation, never a panic.
//! Not here: the helper process at work (window tests).

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod paper;

use std::{io::Cursor, path::Path, process::Command};

use casekeep_reader::{
    DecodeError, Decoder, MediaType, PIXELS_MAX, PageView, UnitRect, png_of_rgba,
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A page whose upper left quarter is red, so that turns can be seen.
fn marked(width: u32, height: u32) -> DynamicImage {
    let dot = |x, y| match x < width / 2 && y < height / 2 {
        true => Rgb([200, 0, 0]),
        false => Rgb([250, 250, 250]),
    };
    RgbImage::from_fn(width, height, dot).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn view(max_px: u32) -> PageView {
    PageView {
        max_width_px: max_px,
        max_height_px: max_px,
        quarter_turns: 0,
        crop: None,
    }
}

fn drawn(bytes: &[u8], page: u32, view: PageView) -> RgbImage {
    let page = Decoder::in_process().render(bytes, page, view).unwrap();
    image::load_from_memory(&page.bytes).unwrap().into_rgb8()
}

fn is_red(picture: &RgbImage, x: f64, y: f64) -> bool {
    let at = |length: u32, part: f64| (f64::from(length) * part) as u32;
    let Rgb([red, green, _]) = picture.get_pixel(at(picture.width(), x), at(picture.height(), y));
    *red > 150 && *green < 100
}

/// A JPEG that says which way is up, by an EXIF block of its own.
fn oriented(orientation: u8) -> Vec<u8> {
    let jpeg = encoded(&marked(60, 40), ImageFormat::Jpeg);
    let mut exif =
        b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}

/// A PDF of so many empty letter pages.
fn pdf(pages: usize) -> Vec<u8> {
    paper::pdf(&vec![String::new(); pages])
}

#[test]
fn each_kind_of_picture_is_told_and_drawn() {
    for (format, media_type) in [
        (ImageFormat::Png, MediaType::Png),
        (ImageFormat::Jpeg, MediaType::Jpeg),
        (ImageFormat::WebP, MediaType::WebP),
        (ImageFormat::Tiff, MediaType::Tiff),
    ] {
        let bytes = encoded(&marked(120, 80), format);
        let document = Decoder::in_process().inspect(&bytes).unwrap();
        assert_eq!(document.media_type, media_type);
        assert_eq!(
            (document.pages[0].width_px, document.pages[0].height_px),
            (120, 80)
        );
        let page = drawn(&bytes, 0, view(60));
        assert_eq!(page.dimensions(), (60, 40));
        assert!(
            is_red(&page, 0.2, 0.2) && !is_red(&page, 0.8, 0.8),
            "{media_type:?}"
        );
    }
}

#[test]
fn tiffs_of_scanners_and_faxes_are_drawn_as_others_show_them() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, tiff) = (folder.path().join("a.png"), folder.path().join("a.tif"));
    let convert = |from: &Path, arguments: &str, to: &Path| {
        let mut convert = Command::new("convert");
        convert.arg(from).args(arguments.split(' ')).arg(to);
        assert!(convert.status().unwrap().success(), "{arguments}");
    };
    let fax = "-threshold 50% -type bilevel -compress";
    for kind in [
        format!("{fax} fax"),
        format!("{fax} group4"),
        format!("{fax} fax -define tiff:fill-order=lsb"),
        format!("{fax} group4 -define tiff:fill-order=lsb"),
        "-colorspace gray -depth 4".into(),
        "-colorspace gray -alpha set".into(),
        "-colors 200 -type palette -compress lzw".into(),
        "-colorspace CMYK".into(),
        "-compress jpeg".into(),
        "-compress jpeg -colorspace YCbCr".into(),
        "-define tiff:tile-geometry=32x32".into(),
        "-define tiff:endian=msb -depth 16".into(),
        "-orient RightTop".into(),
        "-orient BottomLeft".into(),
    ] {
        let shade = marked(120, 80);
        std::fs::write(&plain, encoded(&shade, ImageFormat::Png)).unwrap();
        // Many colours, so that a palette is one.
        convert(&plain, "-blur 0x9 +dither", &plain);
        convert(&plain, &kind, &tiff);
        let bytes = std::fs::read(&tiff).unwrap();
        let page = Decoder::in_process().render(&bytes, 0, view(120));
        assert!(page.is_ok(), "{kind}: {:?}", page.err());
        let ours = drawn(&bytes, 0, view(120));
        convert(&tiff, "-auto-orient -colorspace sRGB", &plain);
        let theirs = image::open(&plain).unwrap().into_rgb8();
        assert_eq!(ours.dimensions(), theirs.dimensions(), "{kind}");
        let off = ours.as_raw().iter().zip(theirs.as_raw());
        let off: u64 = off.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        assert!(
            off < 2 * ours.as_raw().len() as u64,
            "{kind}: {off} of {}",
            ours.as_raw().len()
        );
    }
}

#[test]
fn a_photo_is_shown_the_way_up_it_says() {
    // Where the red corner stands once the photo is upright.
    for (orientation, size, (x, y)) in [
        (1, (60, 40), (0.2, 0.2)),
        (3, (60, 40), (0.8, 0.8)),
        (6, (40, 60), (0.8, 0.2)),
        (8, (40, 60), (0.2, 0.8)),
    ] {
        let bytes = oriented(orientation);
        let shape = Decoder::in_process().inspect(&bytes).unwrap().pages[0];
        assert_eq!((shape.width_px, shape.height_px), size, "{orientation}");
        assert!(is_red(&drawn(&bytes, 0, view(60)), x, y), "{orientation}");
    }
}

#[test]
fn a_page_is_turned_and_cut_as_asked() {
    let bytes = encoded(&marked(120, 80), ImageFormat::Png);
    let turned = drawn(
        &bytes,
        0,
        PageView {
            quarter_turns: 1,
            ..view(200)
        },
    );
    assert_eq!(turned.dimensions(), (80, 120));
    assert!(is_red(&turned, 0.8, 0.2));
    let crop = Some(UnitRect {
        left: 0.5,
        top: 0.5,
        width: 0.5,
        height: 0.5,
    });
    let cut = drawn(&bytes, 0, PageView { crop, ..view(200) });
    assert_eq!(cut.dimensions(), (60, 40));
    assert!(!is_red(&cut, 0.2, 0.2));
}

#[test]
fn every_page_of_a_pdf_is_counted_and_drawn() {
    let bytes = pdf(3);
    let document = Decoder::in_process().inspect(&bytes).unwrap();
    assert_eq!(document.pages.len(), 3);
    assert_eq!(
        (document.pages[0].width_px, document.pages[0].height_px),
        (1700, 2200)
    );
    assert_eq!(drawn(&bytes, 2, view(220)).dimensions(), (170, 220));
    assert_eq!(
        Decoder::in_process().render(&bytes, 3, view(220)),
        Err(DecodeError::NoSuchPage)
    );
}

#[test]
fn what_can_not_be_shown_is_named() {
    let png = encoded(&marked(60, 40), ImageFormat::Png);
    for (bytes, expected) in [
        (Vec::new(), DecodeError::Empty),
        (b"PK\x03\x04 a letter".to_vec(), DecodeError::NotAPage),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), heic()),
        (pdf(0), DecodeError::NoPages),
        (b"%PDF-1.7 and then nothing".to_vec(), DecodeError::Broken),
        (png[..20].to_vec(), DecodeError::Truncated),
    ] {
        assert_eq!(Decoder::in_process().inspect(&bytes), Err(expected));
    }
    assert!(
        Decoder::in_process()
            .render(&png[..png.len() / 2], 0, view(60))
            .is_err()
    );
}

#[test]
fn a_picture_that_is_stored_in_an_unknown_way_is_not_called_damaged() {
    // The tag that says how the dots are packed: number 259, a short, one of it.
    const PACKED: &[u8] = &[0x03, 0x01, 3, 0, 1, 0, 0, 0];
    let mut tiff = encoded(&marked(60, 40), ImageFormat::Tiff);
    let tag = tiff.windows(PACKED.len()).position(|bytes| bytes == PACKED);
    let value = tag.unwrap() + PACKED.len();
    let mut drawn_when_packed = |way: u16| {
        tiff[value..value + 2].copy_from_slice(&way.to_le_bytes());
        Decoder::in_process().render(&tiff, 0, view(60)).map(|_| ())
    };
    let (plain, deflate, lzma) = (1, 8, 34_925);
    assert_eq!(drawn_when_packed(plain), Ok(()));
    assert_eq!(
        drawn_when_packed(lzma),
        Err(DecodeError::PictureNotSupported)
    );
    // That way is known here, and these dots are not packed so.
    assert_eq!(drawn_when_packed(deflate), Err(DecodeError::Broken));
}

/// Builds without libheif say so; with it, this file is simply damaged.
fn heic() -> DecodeError {
    if cfg!(feature = "heic") {
        DecodeError::Broken
    } else {
        DecodeError::HeicNotSupported
    }
}

#[test]
fn a_pdf_with_a_password_asks_for_it_and_opens_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, locked) = (
        folder.path().join("plain.pdf"),
        folder.path().join("locked.pdf"),
    );
    std::fs::write(&plain, pdf(1)).unwrap();
    let qpdf = Command::new("qpdf")
        .args(["--encrypt", "user", "owner", "256", "--"])
        .args([&plain, &locked])
        .status();
    assert!(qpdf.unwrap().success());
    let bytes = std::fs::read(locked).unwrap();
    assert_eq!(
        Decoder::in_process().inspect(&bytes),
        Err(DecodeError::PdfNeedsPassword)
    );
    let with = |password| {
        Decoder::in_process()
            .with_password(password)
            .inspect(&bytes)
    };
    assert_eq!(with("wrong"), Err(DecodeError::PdfPasswordIsWrong));
    assert_eq!(with("user").map(|document| document.pages.len()), Ok(1));
}

#[test]
fn a_picture_that_claims_to_be_giant_is_refused_before_it_is_decoded() {
    let mut png = encoded(&marked(60, 40), ImageFormat::Png);
    // Width and height in the header, then its checksum, which has to fit for the claim to be believed.
    png[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let checksum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert_eq!(
        Decoder::in_process().inspect(&png),
        Err(DecodeError::TooManyPixels { limit: PIXELS_MAX })
    );
    assert_eq!(
        png_of_rgba(100_000, 100_000, &[]),
        Err(DecodeError::TooManyPixels { limit: PIXELS_MAX })
    );
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[test]
fn no_change_of_single_bytes_makes_a_decoder_panic() {
    let files = [
        encoded(&marked(30, 20), ImageFormat::Png),
        encoded(&marked(30, 20), ImageFormat::Jpeg),
        encoded(&marked(30, 20), ImageFormat::WebP),
        encoded(&marked(30, 20), ImageFormat::Tiff),
        pdf(2),
    ];
    let mut seed = 7_u32;
    let mut answers = 0;
    for file in &files {
        for _ in 0..80 {
            let mut bytes = file.clone();
            for _ in 0..3 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let place = usize::try_from(seed >> 8).unwrap() % bytes.len();
                bytes[place] = (seed & 0xff) as u8;
            }
            // Any answer will do, as long as it is one.
            answers += usize::from(Decoder::in_process().render(&bytes, 0, view(40)).is_ok());
        }
    }
    assert!(
        answers > 40,
        "most small changes leave something to show: {answers}"
    );
}
