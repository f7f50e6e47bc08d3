//! Reads finished PDFs with other people's programs: qpdf and poppler.
#![expect(
    clippy::unwrap_used,
    reason = "a tool that can't be run is a broken test"
)]

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

fn run(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let path: &Path = file.path();
    let arguments = arguments.iter().map(|argument| match *argument {
        "FILE" => path.as_os_str().to_owned(),
        other => other.into(),
    });
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program} does not accept the file"
    );
    output.stdout
}

/// Fails when qpdf finds anything to complain about.
pub(crate) fn assert_is_valid(pdf: &[u8]) {
    let said = String::from_utf8(run("qpdf", &["--check", "FILE"], pdf)).unwrap();
    assert!(
        said.contains("No syntax or stream encoding errors found"),
        "{said}"
    );
}

/// Every object and stream, unpacked.
pub(crate) fn unpacked(pdf: &[u8]) -> Vec<u8> {
    let arguments = [
        "--qdf",
        "--object-streams=disable",
        "--stream-data=uncompress",
        "FILE",
        "-",
    ];
    run("qpdf", &arguments, pdf)
}

/// The text, laid out as on paper.
pub(crate) fn text(pdf: &[u8]) -> String {
    String::from_utf8(run("pdftotext", &["-layout", "FILE", "-"], pdf)).unwrap()
}

/// The text of each page.
pub(crate) fn pages(pdf: &[u8]) -> Vec<String> {
    let text = text(pdf);
    let pages = text.trim_end_matches('\u{C}').split('\u{C}');
    pages.map(str::to_owned).collect()
}

/// The text in reading order, without any white space.
pub(crate) fn letters(pdf: &[u8]) -> String {
    let text = String::from_utf8(run("pdftotext", &["-raw", "FILE", "-"], pdf)).unwrap();
    squeezed(&text)
}

/// Without white space and places to break.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200B}')
        .collect()
}

/// Whether the bytes stand anywhere in a file, packed or not, as text or as hexadecimal text.
pub(crate) fn holds(unpacked: &[u8], needle: &str) -> bool {
    let hex: String = needle
        .encode_utf16()
        .map(|unit| format!("{unit:04x}"))
        .collect();
    [needle.as_bytes(), hex.as_bytes()]
        .iter()
        .any(|form| unpacked.windows(form.len()).any(|window| window == *form))
}

/// The first page as grey pixels: width, height, rows.
pub(crate) fn picture(pdf: &[u8]) -> (usize, usize, Vec<u8>) {
    let pgm = run(
        "pdftoppm",
        &["-gray", "-r", "100", "-f", "1", "-l", "1", "FILE"],
        pdf,
    );
    let mut fields = pgm.splitn(4, u8::is_ascii_whitespace);
    assert_eq!(fields.next(), Some(&b"P5"[..]));
    let mut size = || {
        std::str::from_utf8(fields.next().unwrap())
            .unwrap()
            .parse()
            .unwrap()
    };
    let (width, height) = (size(), size());
    let pixels = fields
        .next()
        .unwrap()
        .splitn(2, |byte| *byte == b'\n')
        .nth(1)
        .unwrap();
    (width, height, pixels.to_vec())
}
