//! Whole use cases on real papers in a folder of their own, without a window.
//!
//! Invariant: what is checked is what the window would be told.
//! Not here: the vault's own promises (vault), the real window (tests).

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use casekeep_app::{
    Casekeep, Problem, SecretString, Surroundings,
    contract::{
        ids::PersonId,
        numbers::{NumberDraft, NumberView, OwnerRef, ValueRef},
        people::PersonDraft,
        problems::FieldTrouble,
        readings::{Choices, PageTrouble},
        session::{Happening, Language, NewPapersDraft, Phase},
        summary::SummaryChoice,
        things::{HistoryChange, ThingRef},
        words::IdentifierKind,
    },
};
use casekeep_reader::Decoder;
use chrono::{DateTime, NaiveDate, Utc};
use tempfile::TempDir;

const PASSPHRASE: &str = "lantern orchid bicycle thunder";

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn today() -> NaiveDate {
    now().date_naive()
}

fn app(home: &TempDir) -> Casekeep {
    Casekeep::new(Surroundings {
        config_folder: home.path().join("config"),
        documents_folder: home.path().to_owned(),
        decoder: Decoder::in_process(),
        now,
        today,
    })
}

fn opened(home: &TempDir) -> Casekeep {
    let app = app(home);
    app.create_papers(NewPapersDraft {
        name: "Rivera papers".into(),
        passphrase: PASSPHRASE.into(),
    })
    .unwrap();
    app
}

fn person(app: &Casekeep, given: &str) -> PersonId {
    let draft = PersonDraft {
        given_names: given.into(),
        family_name: "Rivera".into(),
        ..PersonDraft::default()
    };
    app.save_person(None, &draft).unwrap()
}

fn number(owner: OwnerRef, kind: IdentifierKind, text: &str) -> NumberDraft {
    NumberDraft {
        kind,
        owner,
        text: text.into(),
        keep_as_printed: false,
        is_confirmed: true,
        page: None,
        place: None,
    }
}

fn only_number(app: &Casekeep, id: PersonId) -> NumberView {
    let numbers = app.person(id).unwrap().numbers;
    assert_eq!(numbers.len(), 1);
    numbers.into_iter().next().unwrap()
}

#[test]
fn papers_are_made_locked_and_opened_again_with_what_was_in_them() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    assert_eq!(app.start().phase, Phase::Open);
    let ana = person(&app, "Ana");
    app.close();
    assert_eq!(app.people().unwrap_err(), Problem::Locked);
    assert_eq!(
        app.unlock("wrong words entirely here".to_owned().into())
            .unwrap_err(),
        Problem::WrongPassphrase
    );
    app.unlock(SecretString::from(PASSPHRASE)).unwrap();
    assert_eq!(app.person(ana).unwrap().card.name, "Ana Rivera");
}

#[test]
fn a_second_window_is_told_that_the_papers_are_open_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let first = opened(&home);
    let second = app(&home);
    assert_eq!(
        second.unlock(SecretString::from(PASSPHRASE)).unwrap_err(),
        Problem::OpenElsewhere
    );
    first.close();
    second.unlock(SecretString::from(PASSPHRASE)).unwrap();
}

#[test]
fn weak_passphrases_and_taken_places_are_refused_before_anything_is_written() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home);
    let draft = |passphrase: &str| NewPapersDraft {
        name: "Papers".into(),
        passphrase: passphrase.into(),
    };
    assert_eq!(
        app.create_papers(draft("rivera2026")).unwrap_err(),
        Problem::PassphraseTooWeak
    );
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    fs::create_dir(home.path().join("Papers.casekeep")).unwrap();
    fs::write(home.path().join("Papers.casekeep/mine.txt"), "mine").unwrap();
    assert_eq!(
        app.create_papers(draft(PASSPHRASE)).unwrap_err(),
        Problem::PlaceTaken
    );
    assert_eq!(
        fs::read_to_string(home.path().join("Papers.casekeep/mine.txt")).unwrap(),
        "mine"
    );
}

#[test]
fn a_number_is_masked_keeps_its_leading_zeros_and_remembers_what_it_was() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let owner = OwnerRef::Person(ana);
    let id = app
        .save_number(
            None,
            number(owner, IdentifierKind::ANumber, "A# 001 234 567"),
        )
        .unwrap();
    let view = only_number(&app, ana);
    assert!(!view.masked.contains("234"), "{}", view.masked);
    assert_eq!(
        app.reveal(ValueRef::Identifier(id)).unwrap(),
        "A001-234-567"
    );
    app.save_number(
        Some(id),
        number(owner, IdentifierKind::ANumber, "A001234568"),
    )
    .unwrap();
    let history = app.history(ThingRef::Identifier(id)).unwrap();
    assert_eq!(history[0].change, HistoryChange::Changed);
    let before: Vec<&str> = history[0]
        .before
        .iter()
        .map(|field| field.before.as_str())
        .collect();
    assert!(before.contains(&view.masked.as_str()), "{before:?}");
    assert!(
        !before.iter().any(|text| text.contains("001234567")),
        "{before:?}"
    );
}

#[test]
fn an_odd_number_is_explained_and_kept_only_as_printed() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let owner = OwnerRef::Person(person(&app, "Ana"));
    let mut draft = number(owner, IdentifierKind::ANumber, "IOE0912345678");
    let Problem::Fields { problems } = app.save_number(None, draft.clone()).unwrap_err() else {
        panic!("fields")
    };
    let FieldTrouble::NotThisKind { detail } = &problems[0].why else {
        panic!("not this kind")
    };
    assert_eq!(detail.looks_like[0], IdentifierKind::ReceiptNumber);
    draft.keep_as_printed = true;
    let id = app.save_number(None, draft).unwrap();
    assert_eq!(
        app.reveal(ValueRef::Identifier(id)).unwrap(),
        "IOE0912345678"
    );
}

#[test]
fn what_is_thrown_away_comes_back_with_all_that_is_theirs() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    app.save_number(
        None,
        number(OwnerRef::Person(ana), IdentifierKind::ANumber, "A001234567"),
    )
    .unwrap();
    app.trash(ThingRef::Person(ana)).unwrap();
    assert!(app.people().unwrap().is_empty());
    assert_eq!(app.trash_list().unwrap().len(), 1);
    app.restore(ThingRef::Person(ana)).unwrap();
    only_number(&app, ana);
    app.trash(ThingRef::Person(ana)).unwrap();
    app.delete_for_good(ThingRef::Person(ana)).unwrap();
    assert!(app.trash_list().unwrap().is_empty());
    assert_eq!(
        app.restore(ThingRef::Person(ana)).unwrap_err(),
        Problem::NotThere
    );
}

#[test]
fn refused_files_leave_nothing_behind_and_the_same_file_is_not_kept_twice() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let file = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let png = casekeep_reader::png_of_rgba(40, 40, &[200; 40 * 40 * 4]).unwrap();
    let files = vec![
        file("empty.jpg", b""),
        file("letter.docx", b"PK\x03\x04"),
        file("cut.png", &png[..png.len() / 2]),
        file("good.png", &png),
        file("copy.png", &png),
        file("cut.pdf", b"%PDF-1.7 and then nothing"),
        file("cut.tif", b"II*\0\x08\0\0\x01"),
    ];
    let huge = home.path().join("huge.pdf");
    fs::File::create(&huge).unwrap().set_len(300 << 20).unwrap();
    let outcome = app
        .attach([files, vec![huge]].concat(), None, &|_| {})
        .unwrap();
    let refused: Vec<&Problem> = outcome.refused.iter().map(|file| &file.problem).collect();
    let [
        Problem::EmptyFile,
        Problem::NotAPage,
        Problem::FileTooBig { .. },
    ] = refused.as_slice()
    else {
        panic!("{refused:?}")
    };
    // What is cut short is kept, and its page says so when it is read.
    assert_eq!(outcome.notices.len(), 4);
    assert_eq!(outcome.already_kept.len(), 1);
    let stored = app.papers().unwrap().scan_count;
    assert_eq!(u32::try_from(outcome.notices.len()).unwrap(), stored);
    app.read_waiting(&|_| {});
    let said = outcome.notices.iter().map(|notice| {
        let reading = app.notice_reading(*notice, &Choices::default()).unwrap();
        reading.remarks.into_iter().map(|note| note.what).collect()
    });
    let said: Vec<Vec<PageTrouble>> = said.collect();
    let damaged = [PageTrouble::Failed {
        problem: Problem::FileDamaged,
    }];
    assert_eq!(
        said.iter().filter(|what| **what == damaged).count(),
        3,
        "{said:?}"
    );
}

#[test]
fn a_file_that_can_not_be_filed_leaves_no_scan_behind() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let folder = app.papers().unwrap().place;
    let file = picture(&home);
    // The scan is stored, and then there is no place for the records that speak of it.
    let take_away_records = |happening| {
        if matches!(happening, Happening::Attaching { .. }) {
            fs::remove_dir_all(folder_of(&folder, "records")).unwrap();
        }
    };
    let outcome = app.attach(vec![file], None, &take_away_records).unwrap();
    assert_eq!((outcome.notices.len(), outcome.refused.len()), (0, 1));
    assert_eq!(scans(&folder), 0);
}

#[test]
fn stopping_keeps_nothing_of_the_file_under_way_and_the_next_one_is_attached() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let folder = app.papers().unwrap().place;
    let file = picture(&home);
    let stop = |happening| {
        if matches!(happening, Happening::Attaching { .. }) {
            app.cancel_attaching();
        }
    };
    let stopped = app.attach(vec![file.clone()], None, &stop).unwrap();
    assert!(stopped.was_cancelled);
    assert_eq!((stopped.notices.len(), stopped.refused.len()), (0, 0));
    assert_eq!(scans(&folder), 0);
    let attached = app.attach(vec![file], None, &|_| {}).unwrap();
    assert!(!attached.was_cancelled);
    assert_eq!((attached.notices.len(), scans(&folder)), (1, 1));
}

fn picture(home: &TempDir) -> PathBuf {
    let png = casekeep_reader::png_of_rgba(40, 40, &[200; 40 * 40 * 4]).unwrap();
    let file = home.path().join("good.png");
    fs::write(&file, png).unwrap();
    file
}

fn scans(papers: &str) -> usize {
    let in_it = |folder: fs::DirEntry| fs::read_dir(folder.path()).unwrap().count();
    let folders = fs::read_dir(folder_of(papers, "scans")).unwrap();
    folders.map(|entry| in_it(entry.unwrap())).sum()
}

fn folder_of(papers: &str, name: &str) -> PathBuf {
    Path::new(papers).join(name)
}

#[test]
fn a_confidential_person_is_in_no_summary_unless_ticked_and_guarded_numbers_are_masked() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    app.save_number(
        None,
        number(
            OwnerRef::Person(ana),
            IdentifierKind::PassportNumber,
            "EX1234567",
        ),
    )
    .unwrap();
    let hidden = PersonDraft {
        given_names: "Lucia".into(),
        is_confidential: true,
        ..PersonDraft::default()
    };
    app.save_person(None, &hidden).unwrap();
    app.attach(vec![picture(&home)], None, &|_| {}).unwrap();
    let offer = app.summary_offer().unwrap();
    let ticked: Vec<PersonId> = offer
        .people
        .iter()
        .filter(|person| !person.is_confidential)
        .map(|person| person.id)
        .collect();
    assert_eq!(ticked, [ana]);
    let choice = SummaryChoice {
        people: ticked,
        with_numbers: true,
        with_cases: true,
        with_dates: true,
        with_notices: true,
        with_exhibits: false,
        with_guarded_numbers: false,
        is_masked: false,
        with_confidential_line: true,
        prepared_for: String::new(),
        language: Language::English,
    };
    assert_eq!(app.preview_summary(&choice).unwrap().page_count, 1);
    let saved = app
        .save_summary(home.path().join("summary.pdf"), &choice)
        .unwrap();
    let text = std::process::Command::new("pdftotext")
        .arg(home.path().join(&saved.name))
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(
        text.contains("Ana Rivera") && !text.contains("Lucia") && !text.contains("EX1234567"),
        "{text}"
    );
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = words.join(" ");
    assert!(words.contains("1 paper kept here is nobody"), "{text}");
    assert!(!words.contains("nothing missing"), "{text}");
    assert_eq!(app.exports().unwrap().len(), 1);
}

#[test]
fn pictures_are_drawn_only_with_the_token_and_only_while_open() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home);
    app.open_example().unwrap();
    let page = app
        .notices()
        .unwrap()
        .iter()
        .find_map(|notice| notice.first_page)
        .unwrap();
    let token = app.start().picture_token;
    let path = format!(
        "/page/{}",
        serde_json::to_value(page).unwrap().as_str().unwrap()
    );
    let png = app.picture(&path, &format!("t={token}&w=200")).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(
        app.picture(&path, "t=guess&w=200").unwrap_err(),
        Problem::Locked
    );
    app.close();
    assert_eq!(
        app.picture(&path, &format!("t={token}&w=200")).unwrap_err(),
        Problem::Locked
    );
}

#[test]
fn the_recovery_sheet_is_checked_only_by_its_own_groups() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    assert_eq!(
        app.check_recovery_sheet(&["A".into(), "B".into()])
            .unwrap_err(),
        Problem::NoSheetMade
    );
    app.save_recovery_sheet(home.path().join("sheet.pdf"), Language::Spanish)
        .unwrap();
    assert_eq!(app.recovery_sheet().unwrap().ask_groups.len(), 2);
    assert_eq!(
        app.check_recovery_sheet(&["WRONG".into(), "GROUP".into()])
            .unwrap_err(),
        Problem::GroupsDoNotMatch
    );
}
