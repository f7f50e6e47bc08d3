//! A protected PDF, made by qpdf: asked for its password, filed with it, and opened wherever a document is opened.
//!
//! Invariant: what is checked is what the window would be told, and what other programs say of what comes out.
//! Not here: the records' migration (vault), the real window (tests).

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use casekeep_app::{
    Casekeep, ExposeSecret, Problem, SecretString, Surroundings,
    contract::{
        ids::NoticeId,
        notices::{AttachOutcome, NoticeDraft},
        numbers::{UnitBox, ValueRef},
        people::PersonDraft,
        readings::{Choices, ReadingState},
        session::{Happening, Language, NewPapersDraft},
        summary::SummaryChoice,
    },
};
use casekeep_reader::Decoder;
use chrono::{DateTime, Utc};
use tempfile::TempDir;

const PASSPHRASE: &str = "lantern orchid bicycle thunder";
const PASSWORD: &str = "Ñandú 1990";

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

struct Desk {
    home: TempDir,
    app: Casekeep,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let app = Casekeep::new(Surroundings {
            config_folder: home.path().join("config"),
            documents_folder: home.path().to_owned(),
            decoder: Decoder::in_process(),
            now,
            today: || now().date_naive(),
        });
        app.create_papers(NewPapersDraft {
            name: "Rivera papers".into(),
            passphrase: PASSPHRASE.into(),
        })
        .unwrap();
        app.save_person(
            None,
            &PersonDraft {
                given_names: "Ana".into(),
                ..PersonDraft::default()
            },
        )
        .unwrap();
        Self { home, app }
    }

    /// A PDF with one line of text, and the same one protected.
    fn pdfs(&self) -> (PathBuf, PathBuf) {
        let at = |name: &str| self.home.path().join(name);
        let (source, plain, locked) = (at("letter.ps"), at("plain.pdf"), at("locked.pdf"));
        let text = "%!PS\n/Helvetica findfont 24 scalefont setfont\n\
                    72 700 moveto (SAMPLE letter about a walnut) show showpage\n";
        fs::write(&source, text).unwrap();
        run(Command::new("ps2pdf").arg(source).arg(&plain));
        run(Command::new("qpdf")
            .args(["--encrypt", PASSWORD, "owner", "256", "--"])
            .args([&plain, &locked]));
        (plain, locked)
    }

    fn attach(&self, file: &Path, into: Option<NoticeId>) -> AttachOutcome {
        let files = vec![file.to_owned()];
        self.app.attach(files, into, &|_| {}).unwrap()
    }

    fn open(&self, id: u32, password: &str) -> Result<AttachOutcome, Problem> {
        let password = SecretString::from(password);
        self.app.attach_protected(id, &password, &|_| {})
    }

    /// The id under which a protected file waits.
    fn waiting(&self, file: &Path, into: Option<NoticeId>) -> u32 {
        let outcome = self.attach(file, into);
        assert_eq!((outcome.notices.len(), outcome.refused.len()), (0, 0));
        outcome.protected[0].id
    }

    fn kept(&self, file: &Path) -> NoticeId {
        let waiting = self.waiting(file, None);
        self.open(waiting, PASSWORD).unwrap().notices[0]
    }

    /// The first page of a notice, as the window gets it.
    fn drawn(&self, notice: NoticeId) -> Vec<u8> {
        let page = self.app.notice(notice).unwrap().pages[0].id;
        let id = serde_json::to_value(page).unwrap();
        let token = self.app.start().picture_token;
        let path = format!("/page/{}", id.as_str().unwrap());
        self.app
            .picture(&path, &format!("t={token}&w=400"))
            .unwrap()
    }

    fn summary(&self, name: &str, with_exhibits: bool) -> PathBuf {
        let choice = SummaryChoice {
            people: self
                .app
                .people()
                .unwrap()
                .iter()
                .map(|card| card.id)
                .collect(),
            with_numbers: true,
            with_cases: true,
            with_dates: true,
            with_notices: true,
            with_exhibits,
            with_guarded_numbers: false,
            is_masked: false,
            with_confidential_line: true,
            prepared_for: String::new(),
            language: Language::English,
        };
        let place = self.home.path().join(name);
        self.app.save_summary(place.clone(), &choice).unwrap();
        place
    }
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_wrong_password_keeps_nothing_and_the_right_one_files_the_pdf() {
    let desk = Desk::new();
    let (_, locked) = desk.pdfs();
    let waiting = desk.waiting(&locked, None);
    for wrong in ["", "Ñandú 1991", "owner ", &"a".repeat(600)] {
        assert_eq!(
            desk.open(waiting, wrong),
            Err(Problem::PdfPasswordIsWrong),
            "{wrong}"
        );
    }
    assert_eq!(desk.app.notices().unwrap().len(), 0);
    assert_eq!(
        desk.waiting(&locked, None),
        waiting,
        "the same file waits once"
    );
    let told = std::sync::Mutex::new(Vec::new());
    let outcome = desk
        .app
        .attach_protected(waiting, &SecretString::from(PASSWORD), &|step| {
            if let Happening::Attaching { file_name, .. } = step {
                told.lock().unwrap().push(file_name);
            }
        })
        .unwrap();
    assert_eq!(*told.lock().unwrap(), ["locked.pdf"]);
    assert_eq!(outcome.notices.len(), 1);
    assert_eq!(
        desk.open(waiting, PASSWORD),
        Err(Problem::NotThere),
        "it waits no more"
    );
    let again = desk.attach(&locked, None);
    assert_eq!(again.already_kept[0].notice, outcome.notices[0]);
    assert_eq!(again.protected, []);
}

#[test]
fn the_password_opens_the_pages_for_looking_reading_and_the_exhibits() {
    let desk = Desk::new();
    let (plain, locked) = desk.pdfs();
    let notice = desk.kept(&locked);
    let ana = desk.app.people().unwrap()[0].id;
    let draft = NoticeDraft {
        people: vec![ana],
        ..desk.app.notice(notice).unwrap().draft
    };
    desk.app.save_notice(Some(notice), &draft).unwrap();
    let bare = desk.summary("bare.pdf", false);
    let with_exhibits = desk.summary("exhibits.pdf", true);
    assert_eq!(images(&with_exhibits), images(&bare) + 1);
    for summary in [&bare, &with_exhibits] {
        let encrypted = Command::new("qpdf")
            .arg("--is-encrypted")
            .arg(summary)
            .status();
        assert_eq!(encrypted.unwrap().code(), Some(2), "it asks for nothing");
    }
    desk.app.read_waiting(&|_| {});
    let view = desk
        .app
        .notice_reading(notice, &Choices::default())
        .unwrap();
    assert!(matches!(view.state, ReadingState::Read), "{:?}", view.state);
    assert_eq!(desk.app.search("walnut").unwrap().len(), 1);
    let page = desk.app.notice(notice).unwrap().pages[0].clone();
    let spot = UnitBox {
        left: 0.05,
        top: 0.05,
        width: 0.9,
        height: 0.12,
    };
    let words = desk.app.read_spot(page.id, spot).unwrap();
    assert!(words.contains("walnut"), "{words}");
    // Closed and opened again, the password comes from the papers alone.
    desk.app.close();
    desk.app.unlock(SecretString::from(PASSPHRASE)).unwrap();
    let twin = desk.attach(&plain, None).notices[0];
    assert!(desk.drawn(notice) == desk.drawn(twin));
}

fn images(pdf: &Path) -> usize {
    run(Command::new("pdfimages").arg("-list").arg(pdf))
        .lines()
        .count()
}

#[test]
fn the_original_stays_as_it_came_and_its_password_is_told_only_when_asked_for() {
    let desk = Desk::new();
    let (plain, locked) = desk.pdfs();
    let notice = desk.kept(&locked);
    let page = desk.app.notice(notice).unwrap().pages[0].clone();
    assert!(page.has_password);
    let copy = desk.home.path().join("copy.pdf");
    desk.app.save_original(copy.clone(), page.document).unwrap();
    assert!(fs::read(copy).unwrap() == fs::read(&locked).unwrap());
    let value = ValueRef::PdfPassword(page.document);
    assert_eq!(desk.app.reveal(value).as_deref(), Ok(PASSWORD));
    let copied = desk.app.value_to_copy(value).unwrap();
    assert_eq!(copied.expose_secret(), PASSWORD);
    let shown = format!("{:?}", desk.app.notice(notice).unwrap());
    assert!(!shown.contains("and\u{fa}"), "the view holds no password");

    let twin = desk.attach(&plain, None).notices[0];
    let open = desk.app.notice(twin).unwrap().pages[0].clone();
    assert!(!open.has_password);
    assert_eq!(
        desk.app.reveal(ValueRef::PdfPassword(open.document)),
        Err(Problem::NotThere)
    );
}

#[test]
fn pages_meant_for_a_notice_still_go_there() {
    let desk = Desk::new();
    let (plain, locked) = desk.pdfs();
    let notice = desk.attach(&plain, None).notices[0];
    let waiting = desk.waiting(&locked, Some(notice));
    assert_eq!(desk.open(waiting, PASSWORD).unwrap().notices, [notice]);
    assert_eq!(desk.app.notice(notice).unwrap().pages.len(), 2);
}

#[test]
fn a_file_that_waits_is_forgotten_when_it_is_left_out_and_when_the_papers_close() {
    let desk = Desk::new();
    let (_, locked) = desk.pdfs();
    let left_out = desk.waiting(&locked, None);
    desk.app.leave_out_protected(left_out).unwrap();
    assert_eq!(desk.open(left_out, PASSWORD), Err(Problem::NotThere));
    let waiting = desk.waiting(&locked, None);
    desk.app.close();
    assert_eq!(desk.open(waiting, PASSWORD), Err(Problem::Locked));
    desk.app.unlock(SecretString::from(PASSPHRASE)).unwrap();
    assert_eq!(desk.open(waiting, PASSWORD), Err(Problem::NotThere));
    assert_eq!(desk.app.notices().unwrap().len(), 0);
}

#[test]
fn a_password_is_not_kept_for_a_pdf_that_asks_for_none() {
    let desk = Desk::new();
    let (plain, locked) = desk.pdfs();
    let waiting = desk.waiting(&locked, None);
    fs::copy(plain, locked).unwrap();
    let notice = desk.open(waiting, PASSWORD).unwrap().notices[0];
    assert!(!desk.app.notice(notice).unwrap().pages[0].has_password);
}
