//! Reading notices and keeping what was read, with a reader that knows the answers.
//!
//! Invariant: what is checked is what the window would be told, and what the papers hold afterwards.
//! Not here: recognising anything (reader), the real window (tests).

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use casekeep_app::{
    Casekeep, PageFile, PageReader, Problem, SecretString, Surroundings,
    contract::{
        ids::{CaseId, NoticeId, PersonId},
        numbers::{NumberDraft, OwnerRef, SourceView, ValueRef},
        people::PersonDraft,
        problems::FieldTrouble,
        readings::{
            Acceptance, AcceptedItem, AccountAnswer, CaseWhy, Choices, Instead, NewPerson,
            OwnScanShows, OwnerChoice, OwnerWhy, PageTrouble, Party, PersonChoice, ProposalState,
            ProposalView, ReadingState, ReadingView,
        },
        session::{Happening, NewPapersDraft},
        things::ThingRef,
        words::{DateKind, IdentifierKind, SecretKind},
    },
};
use casekeep_catalogue::{FieldKind as F, KindId, Party as Printed};
use casekeep_reader::{
    DecodeError, Decoder, PageShape, UnitRect,
    meaning::{AccountNumberAnswer, FoundBy},
    reading::{PageReading, Quad, ReadField, ReadLine, ReadRemark, ReadStep},
};
use chrono::{DateTime, Utc};
use tempfile::TempDir;

const PASSPHRASE: &str = "lantern orchid bicycle thunder";

/// Answers with what it was told, page by page; a page it was told nothing of makes the helper die.
#[derive(Default)]
struct Knowing {
    pages: Mutex<Vec<PageReading>>,
    first: Mutex<Option<PageReading>>,
    read: AtomicU32,
}

impl PageReader for Knowing {
    fn read_page(
        &self,
        _: PageFile<'_>,
        page: u32,
        _: Option<&PageReading>,
        is_cancelled: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(ReadStep),
    ) -> Result<PageReading, DecodeError> {
        tell(ReadStep::Drawing);
        if let Some(first) = self.first.lock().unwrap().clone() {
            tell(ReadStep::FirstAnswer(Box::new(first.clone())));
            tell(ReadStep::FirstAnswer(Box::new(first)));
        }
        if is_cancelled() {
            return Err(DecodeError::Cancelled);
        }
        self.read.fetch_add(1, Ordering::SeqCst);
        let pages = self.pages.lock().unwrap();
        let known = pages.get(usize::try_from(page).unwrap());
        known.cloned().ok_or(DecodeError::HelperDied)
    }

    fn read_spot(&self, _: PageFile<'_>, _: u32, _: UnitRect) -> Result<String, DecodeError> {
        Ok("0123 4567 8901".to_owned())
    }
}

struct Desk {
    home: TempDir,
    app: Casekeep,
    reader: Arc<Knowing>,
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let reader = Arc::new(Knowing::default());
        let surroundings = Surroundings {
            config_folder: home.path().join("config"),
            documents_folder: home.path().to_owned(),
            decoder: Decoder::in_process(),
            now,
            today: || now().date_naive(),
        };
        let app = Casekeep::with_page_reader(surroundings, Arc::clone(&reader) as _);
        app.create_papers(NewPapersDraft {
            name: "Rivera papers".into(),
            passphrase: PASSPHRASE.into(),
        })
        .unwrap();
        Self { home, app, reader }
    }

    /// Attaches a picture whose pages say this.
    fn attach(&self, pages: Vec<PageReading>) -> NoticeId {
        *self.reader.pages.lock().unwrap() = pages;
        let notices = fs::read_dir(self.home.path()).unwrap().count();
        let shade = u8::try_from(notices).unwrap();
        let png = casekeep_reader::png_of_rgba(40, 40, &[shade; 40 * 40 * 4]).unwrap();
        let file = self.home.path().join(format!("photo-{notices}.png"));
        fs::write(&file, png).unwrap();
        let outcome = self.app.attach(vec![file], None, &|_| {}).unwrap();
        outcome.notices[0]
    }

    /// Attaches a PDF whose pages say this.
    fn attach_pages(&self, pages: Vec<PageReading>) -> NoticeId {
        let notices = self.app.notices().unwrap().len();
        let file = self.home.path().join(format!("scan-{notices}.pdf"));
        let mark = format!("\n% {notices}");
        fs::write(&file, pdf_of_pages(pages.len()) + &mark).unwrap();
        *self.reader.pages.lock().unwrap() = pages;
        self.app.attach(vec![file], None, &|_| {}).unwrap().notices[0]
    }

    fn read(&self, pages: Vec<PageReading>) -> NoticeId {
        let notice = self.attach(pages);
        self.app.read_waiting(&|_| {});
        notice
    }

    fn view(&self, notice: NoticeId) -> ReadingView {
        self.app
            .notice_reading(notice, &Choices::default())
            .unwrap()
    }

    fn person(&self, given: &str, family: &str) -> PersonId {
        let draft = PersonDraft {
            given_names: given.into(),
            family_name: family.into(),
            ..PersonDraft::default()
        };
        self.app.save_person(None, &draft).unwrap()
    }

    fn number(&self, owner: OwnerRef, kind: IdentifierKind, text: &str) {
        let draft = NumberDraft {
            kind,
            owner,
            text: text.into(),
            keep_as_printed: false,
            is_confirmed: true,
            page: None,
            place: None,
        };
        self.app.save_number(None, draft).unwrap();
    }

    fn accept(&self, notice: NoticeId, acceptance: &Acceptance) -> Result<u32, Problem> {
        self.app.accept_proposals(notice, acceptance)
    }

    /// Accepts whatever is new.
    fn accept_all(&self, notice: NoticeId) -> u32 {
        let view = self.view(notice);
        let fresh = view
            .proposals
            .iter()
            .filter(|proposal| matches!(proposal.state, ProposalState::New));
        self.accept(notice, &accepted(fresh.map(item).collect()))
            .unwrap()
    }
}

fn item(proposal: &ProposalView) -> AcceptedItem {
    AcceptedItem {
        id: proposal.id.clone(),
        text: None,
        keep_as_printed: false,
        name: "A day".into(),
        instead: None,
    }
}

fn accepted(items: Vec<AcceptedItem>) -> Acceptance {
    Acceptance {
        items,
        choices: Choices::default(),
        kind: None,
        case_title: "Case on this notice".into(),
    }
}

fn quad(row: u8) -> Quad {
    let top = f64::from(row) / 20.0;
    Quad([[0.1, top], [0.3, top], [0.3, top + 0.02], [0.1, top + 0.02]])
}

fn page(kind: &str, answer: AccountNumberAnswer, fields: Vec<ReadField>) -> PageReading {
    PageReading {
        shape: PageShape {
            width_px: 40,
            height_px: 40,
        },
        upright_turns: 1,
        words: vec![ReadLine {
            text: "NOTICE OF ZANZIBAR".into(),
            quad: quad(0),
            confidence: 0.9,
        }],
        kind: KindId::new(kind).map(|id| (id, 0.95)),
        account_number: answer,
        account_label: Some(quad(1)),
        fields,
        remark: None,
    }
}

fn field(kind: F, party: Option<Printed>, value: &str) -> ReadField {
    ReadField {
        kind,
        party,
        value: value.into(),
        as_printed: value.into(),
        quad: quad(2),
        label_quad: None,
        confidence: 0.97,
        found_by: FoundBy::Label,
    }
}

/// A receipt notice of Ana's, with her account number.
fn receipt() -> Vec<PageReading> {
    let applicant = Some(Printed::Applicant);
    let fields = vec![
        field(F::OnlineAccountNumber, None, "012345678901"),
        field(F::ReceiptNumber, None, "IOE0912345678"),
        field(F::ANumber, applicant, "A012345678"),
        field(F::FormNumber, None, "I-765"),
        ReadField {
            confidence: 0.6,
            ..field(F::ReceivedDate, None, "2026-03-14")
        },
        field(F::NoticeDate, None, "2026-03-18"),
        field(F::ApplicantName, applicant, "RIVERA SOTO, ANA MARÍA"),
    ];
    vec![page("i797c-receipt", AccountNumberAnswer::Found, fields)]
}

fn proposal<'a>(view: &'a ReadingView, kind: &str) -> &'a ProposalView {
    view.proposals
        .iter()
        .find(|proposal| proposal.kind == kind)
        .unwrap()
}

#[test]
fn what_was_read_becomes_the_person_s_only_when_accepted_and_keeps_its_place() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let view = desk.view(notice);
    assert_eq!(view.state, ReadingState::Read);
    assert_eq!(view.answer.as_ref().unwrap().answer, AccountAnswer::Found);
    assert_eq!(view.proposals[0].kind, "online_account_number");
    assert_eq!(view.proposals[0].text, "0123-4567-8901");
    assert_eq!(view.owners[0].why, OwnerWhy::NewName);
    assert_eq!(
        proposal(&view, "applicant_name").text,
        "Ana María Rivera Soto"
    );
    assert!(
        desk.app.people().unwrap().is_empty(),
        "nothing is saved by itself"
    );
    assert!(desk.app.notice(notice).unwrap().card.kind.is_none());

    assert_eq!(desk.accept_all(notice), 7);
    let people = desk.app.people().unwrap();
    assert_eq!(people[0].name, "Ana María Rivera Soto");
    let account = desk.app.accounts().unwrap().remove(0);
    let number = account.number.unwrap();
    let SourceView::Page {
        notice: from,
        place,
        ..
    } = number.source
    else {
        panic!("a value read from a page names it")
    };
    assert_eq!(from, notice);
    assert!((place.unwrap().left - 0.1).abs() < 1e-6);
    assert!(number.is_confirmed);
    let case = desk.app.cases().unwrap().remove(0);
    assert_eq!(case.form.as_deref(), Some("I-765"));
    assert_eq!(case.received_on.as_deref(), Some("2026-03-14"));
    assert_eq!(case.people[0].person, people[0].id);
    assert_eq!(desk.app.account(account.id).unwrap().cases.len(), 1);
    let kept = desk.app.notice(notice).unwrap();
    assert_eq!(kept.card.notice_date.as_deref(), Some("2026-03-18"));
    assert_eq!(kept.draft.people, [people[0].id]);
    assert_eq!(kept.draft.cases, [case.id]);
    assert_eq!(kept.numbers.len(), 3);

    let again = desk.view(notice);
    let is_kept = |proposal: &&ProposalView| matches!(proposal.state, ProposalState::Kept { .. });
    assert_eq!(again.proposals.iter().filter(is_kept).count(), 7);
}

#[test]
fn accepting_is_one_save_and_is_taken_back_as_one() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let before = desk.app.papers().unwrap().states.len();
    desk.accept_all(notice);
    assert_eq!(desk.app.papers().unwrap().states.len(), before + 1);
    desk.app.take_back_accepted().unwrap();
    assert!(desk.app.people().unwrap().is_empty());
    assert!(desk.app.cases().unwrap().is_empty());
    assert!(desk.app.accounts().unwrap().is_empty());
    assert!(desk.app.notice(notice).unwrap().draft.people.is_empty());
    assert_eq!(desk.app.take_back_accepted(), Err(Problem::NotThere));
    assert_eq!(desk.accept_all(notice), 7);
}

#[test]
fn a_person_is_found_by_number_before_name_and_asked_for_when_two_would_fit() {
    let desk = Desk::new();
    let lucia = desk.person("Lucía", "Rivera");
    let ana = desk.person("Ana", "Rivera");
    let notice = desk.read(receipt());
    let view = desk.view(notice);
    assert_eq!(view.owners[0].person, Some(ana));
    assert_eq!(view.owners[0].why, OwnerWhy::Name);
    assert!(matches!(
        proposal(&view, "applicant_name").state,
        ProposalState::Kept { .. }
    ));

    desk.number(
        OwnerRef::Person(lucia),
        IdentifierKind::ANumber,
        "A012345678",
    );
    let view = desk.view(notice);
    assert_eq!(view.owners[0].person, Some(lucia));
    assert_eq!(view.owners[0].why, OwnerWhy::Number);
    assert!(
        matches!(
            proposal(&view, "applicant_name").state,
            ProposalState::Conflict { .. }
        ),
        "another name than the one kept is shown"
    );
    let chosen = Choices {
        owners: vec![OwnerChoice {
            party: Party::Main,
            person: PersonChoice::Known(ana),
        }],
        case: None,
    };
    let view = desk.app.notice_reading(notice, &chosen).unwrap();
    assert!(
        matches!(
            proposal(&view, "a_number").state,
            ProposalState::Conflict {
                can_keep_both: false,
                ..
            }
        ),
        "the number is somebody else's"
    );

    let nameless = vec![page(
        "i797c-receipt",
        AccountNumberAnswer::Found,
        vec![field(F::OnlineAccountNumber, None, "555555555555")],
    )];
    let notice = desk.read(nameless);
    let view = desk.view(notice);
    assert_eq!(view.owners[0].why, OwnerWhy::Unknown);
    let problem = desk
        .accept(notice, &accepted(view.proposals.iter().map(item).collect()))
        .unwrap_err();
    let Problem::Fields { problems } = problem else {
        panic!("fields")
    };
    assert_eq!(problems[0].why, FieldTrouble::NotThere);
}

#[test]
fn what_is_kept_is_never_overwritten_unless_the_person_says_so() {
    let desk = Desk::new();
    let ana = desk.person("Ana", "Rivera");
    desk.number(OwnerRef::Person(ana), IdentifierKind::ANumber, "A099999999");
    let notice = desk.read(receipt());
    let view = desk.view(notice);
    let a_number = proposal(&view, "a_number");
    let ProposalState::Conflict {
        number: Some(kept),
        can_keep_both: true,
        ..
    } = &a_number.state
    else {
        panic!("a conflict")
    };
    assert!(!kept.masked.contains("999-9"), "what is kept stays masked");
    let all = accepted(view.proposals.iter().map(item).collect());
    desk.accept(notice, &all).unwrap();
    let kept = desk.app.person(ana).unwrap().numbers.remove(0).id;
    assert_eq!(
        desk.app.reveal(ValueRef::Identifier(kept)).unwrap(),
        "A099-999-999"
    );

    let replace = AcceptedItem {
        instead: Some(Instead::Replace),
        ..item(a_number)
    };
    desk.accept(notice, &accepted(vec![replace])).unwrap();
    assert_eq!(
        desk.app.reveal(ValueRef::Identifier(kept)).unwrap(),
        "A012-345-678"
    );
    assert_eq!(
        desk.app.history(ThingRef::Identifier(kept)).unwrap().len(),
        1
    );
}

#[test]
fn another_account_number_makes_a_second_account_only_when_both_are_wanted() {
    let desk = Desk::new();
    desk.person("Ana", "Rivera");
    let notice = desk.read(receipt());
    desk.accept_all(notice);
    let mut second = receipt();
    second[0].fields[0].value = "999900001111".into();
    let notice = desk.read(second);
    let view = desk.view(notice);
    let number = proposal(&view, "online_account_number");
    assert!(matches!(
        number.state,
        ProposalState::Conflict {
            can_keep_both: true,
            ..
        }
    ));
    desk.accept(notice, &accepted(vec![item(number)])).unwrap();
    assert_eq!(desk.app.accounts().unwrap().len(), 1);
    let both = AcceptedItem {
        instead: Some(Instead::Both),
        ..item(number)
    };
    desk.accept(notice, &accepted(vec![both])).unwrap();
    assert_eq!(desk.app.accounts().unwrap().len(), 2);
}

#[test]
fn a_case_is_found_by_its_receipt_number_and_a_second_receipt_is_only_shown() {
    let desk = Desk::new();
    desk.person("Ana", "Rivera");
    let first = desk.read(receipt());
    desk.accept_all(first);
    let case: CaseId = desk.app.cases().unwrap().remove(0).id;
    let applicant = Some(Printed::Applicant);
    let fields = vec![
        field(F::ReceiptNumber, None, "IOE0912345678"),
        ReadField {
            confidence: 0.8,
            found_by: FoundBy::Sentence,
            ..field(F::ReceiptNumber, None, "IOE0900000001")
        },
        field(F::AppointmentDate, applicant, "2026-10-09"),
        field(F::AppointmentTime, applicant, "9:00 AM"),
        field(F::AppointmentPlace, applicant, "Philadelphia ASC"),
    ];
    let biometrics = desk.read(vec![page(
        "i797c-biometrics",
        AccountNumberAnswer::BoxEmpty,
        fields,
    )]);
    let view = desk.view(biometrics);
    assert_eq!(
        view.answer.as_ref().unwrap().answer,
        AccountAnswer::BoxEmpty
    );
    assert!(view.answer.as_ref().unwrap().place.is_some());
    let target = view.case.as_ref().unwrap();
    assert_eq!((target.case, target.why), (Some(case), CaseWhy::Receipt));
    assert_eq!(view.owners[0].why, OwnerWhy::Receipt);
    let other = view
        .proposals
        .iter()
        .find(|proposal| proposal.text.ends_with("00001"));
    assert!(matches!(other.unwrap().state, ProposalState::Shown));
    assert_eq!(desk.accept_all(biometrics), 3);
    assert_eq!(desk.app.cases().unwrap().len(), 1);
    let date = desk.app.notice(biometrics).unwrap().dates.remove(0);
    assert_eq!(date.draft.kind, DateKind::Appointment);
    assert_eq!(date.draft.time, "9:00 AM");
    assert_eq!(date.draft.place, "Philadelphia ASC");
    assert_eq!(date.draft.case, Some(case));
    assert_eq!(date.draft.printed_on, Some(biometrics));
}

#[test]
fn an_access_code_goes_to_the_account_with_its_printed_expiry() {
    let desk = Desk::new();
    let fields = vec![
        field(F::OnlineAccountNumber, None, "012345678901"),
        field(F::OnlineAccessCode, None, "aB3dE5Fg"),
        field(F::AccessCodeExpires, None, "2026-06-16"),
        field(F::NoticeDate, None, "2026-03-18"),
        field(F::ReceiptNumber, None, "IOE0912345678"),
        field(F::ApplicantName, Some(Printed::Applicant), "RIVERA, ANA"),
    ];
    let notice = desk.read(vec![page(
        "account-access-notice",
        AccountNumberAnswer::Found,
        fields,
    )]);
    assert_eq!(desk.accept_all(notice), 6);
    let account = desk.app.accounts().unwrap().remove(0).id;
    let account = desk.app.account(account).unwrap();
    let secret = &account.secrets[0];
    assert_eq!(secret.kind, SecretKind::OnlineAccessCode);
    assert_eq!(secret.expires_on.as_deref(), Some("2026-06-16"));
    assert!(secret.is_expiry_printed);
    assert_eq!(
        desk.app.reveal(ValueRef::Secret(secret.id)).unwrap(),
        "aB3dE5Fg"
    );
    assert_eq!(
        desk.app.cases().unwrap()[0].title.as_deref(),
        Some("Case on this notice"),
        "a case without a form has a name"
    );
}

#[test]
fn petitioner_and_beneficiary_are_two_people_with_their_own_numbers() {
    let desk = Desk::new();
    let (petitioner, beneficiary) = (Some(Printed::Petitioner), Some(Printed::Beneficiary));
    let fields = vec![
        field(F::ReceiptNumber, None, "IOE0912345690"),
        field(F::FormNumber, None, "I-130"),
        field(F::OnlineAccountNumber, None, "045600001122"),
        field(
            F::OnlineAccountNumber,
            Some(Printed::Representative),
            "777700001111",
        ),
        field(F::ANumber, beneficiary, "A012345678"),
        field(F::PetitionerName, petitioner, "RIVERA, MARCO"),
        field(F::BeneficiaryName, beneficiary, "RIVERA, ANA"),
    ];
    let notice = desk.read(vec![page(
        "i797c-receipt",
        AccountNumberAnswer::Found,
        fields,
    )]);
    let view = desk.view(notice);
    let parties: Vec<Party> = view.owners.iter().map(|owner| owner.party).collect();
    assert_eq!(parties, [Party::Petitioner, Party::Beneficiary]);
    let lawyer = view
        .proposals
        .iter()
        .find(|proposal| proposal.party == Party::Representative);
    assert!(matches!(lawyer.unwrap().state, ProposalState::Shown));
    assert_eq!(desk.accept_all(notice), 6);
    let people = desk.app.people().unwrap();
    assert_eq!(people.len(), 2);
    let account = desk.app.accounts().unwrap().remove(0);
    assert_eq!(account.person_name, "Marco Rivera");
    let ana = people.iter().find(|person| person.name == "Ana Rivera");
    assert_eq!(desk.app.person(ana.unwrap().id).unwrap().numbers.len(), 1);
    let case = desk.app.cases().unwrap().remove(0);
    assert_eq!(case.people.len(), 2);
}

#[test]
fn accepting_one_value_makes_nobody_and_nothing_that_it_does_not_need() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let view = desk.view(notice);
    let one = |kind: &str| accepted(vec![item(proposal(&view, kind))]);
    assert_eq!(desk.accept(notice, &one("notice_date")), Ok(1));
    assert!(desk.app.cases().unwrap().is_empty() && desk.app.people().unwrap().is_empty());
    assert_eq!(desk.accept(notice, &one("receipt_number")), Ok(1));
    assert!(desk.app.people().unwrap().is_empty());
    let case = desk.app.cases().unwrap().remove(0);
    assert!(case.people.is_empty());
    assert_eq!(desk.accept(notice, &one("a_number")), Ok(1));
    let case = desk.app.cases().unwrap().remove(0);
    assert_eq!(
        case.people[0].name, "Ana María Rivera Soto",
        "the one on the paper takes part in its case"
    );
}

#[test]
fn one_value_kept_files_the_notice_with_the_person_and_case_that_are_known() {
    let desk = Desk::new();
    let ana = desk.person("Ana María", "Rivera Soto");
    desk.person("Lucía", "Rivera Soto");
    let first = desk.read(receipt());
    desk.accept_all(first);
    let case = desk.app.cases().unwrap().remove(0).id;
    let second = desk.read(receipt());
    let view = desk.view(second);
    let draft = desk.app.notice(second).unwrap().draft;
    assert_eq!((draft.people, draft.cases), (vec![], vec![]));
    let one = accepted(vec![item(proposal(&view, "notice_date"))]);
    assert_eq!(desk.accept(second, &one), Ok(1));
    let draft = desk.app.notice(second).unwrap().draft;
    assert_eq!((draft.people, draft.cases), (vec![ana], vec![case]));
    desk.app.take_back_accepted().unwrap();
    let draft = desk.app.notice(second).unwrap().draft;
    assert_eq!((draft.people, draft.cases), (vec![], vec![]));
}

#[test]
fn a_corrected_value_is_parsed_and_a_wrong_one_is_told_by_its_row() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let view = desk.view(notice);
    let number = proposal(&view, "online_account_number");
    let wrong = AcceptedItem {
        text: Some("0123 4567".into()),
        ..item(number)
    };
    let Problem::Fields { problems } = desk.accept(notice, &accepted(vec![wrong])).unwrap_err()
    else {
        panic!("fields")
    };
    assert_eq!(problems[0].field, number.id);
    let right = AcceptedItem {
        text: Some("0123 4567 8902".into()),
        ..item(number)
    };
    let new_person = Acceptance {
        choices: Choices {
            owners: vec![OwnerChoice {
                party: Party::Main,
                person: PersonChoice::New(NewPerson {
                    given_names: "Ana".into(),
                    family_name: String::new(),
                }),
            }],
            case: None,
        },
        kind: Some("i797c-receipt".into()),
        ..accepted(vec![right])
    };
    assert_eq!(desk.accept(notice, &new_person), Ok(1));
    let account = desk.app.accounts().unwrap().remove(0);
    assert_eq!(account.person_name, "Ana");
    let number = account.number.unwrap();
    assert_eq!(
        desk.app.reveal(ValueRef::Identifier(number.id)).unwrap(),
        "0123-4567-8902"
    );
    assert_eq!(
        desk.app.notice(notice).unwrap().card.kind.as_deref(),
        Some("i797c-receipt")
    );
}

#[test]
fn a_correction_is_remembered_when_the_page_is_read_again_and_taken_back_with_its_save() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let number = proposal(&desk.view(notice), "online_account_number").clone();
    let corrected = AcceptedItem {
        text: Some("0123 4567 8902".into()),
        ..item(&number)
    };
    desk.accept(notice, &accepted(vec![corrected])).unwrap();
    let shown = |text: &str, read_as: Option<&str>, is_kept: bool| {
        let view = desk.view(notice);
        let now = proposal(&view, "online_account_number");
        assert_eq!(
            (now.id.as_str(), now.text.as_str()),
            (number.id.as_str(), text)
        );
        assert_eq!(now.read_as.as_deref(), read_as);
        assert_eq!(matches!(now.state, ProposalState::Kept { .. }), is_kept);
    };
    shown("0123-4567-8902", Some("0123-4567-8901"), true);
    desk.app.read_again(notice).unwrap();
    desk.app.read_waiting(&|_| {});
    shown("0123-4567-8902", Some("0123-4567-8901"), true);
    desk.app.take_back_accepted().unwrap();
    shown("0123-4567-8901", None, false);
}

#[test]
fn an_odd_number_is_kept_as_printed_only_when_that_is_said() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let odd = |keep_as_printed: bool| AcceptedItem {
        text: Some("0123 4567 89".into()),
        keep_as_printed,
        ..item(proposal(&desk.view(notice), "online_account_number"))
    };
    let refused = desk.accept(notice, &accepted(vec![odd(false)]));
    assert!(matches!(refused, Err(Problem::Fields { .. })));
    assert_eq!(desk.accept(notice, &accepted(vec![odd(true)])), Ok(1));
    let number = desk.app.accounts().unwrap().remove(0).number.unwrap();
    assert_eq!(
        desk.app.reveal(ValueRef::Identifier(number.id)).unwrap(),
        "0123 4567 89"
    );
    let again = desk.view(notice);
    let state = &proposal(&again, "online_account_number").state;
    assert!(matches!(state, ProposalState::Kept { .. }), "{state:?}");
}

#[test]
fn a_form_that_goes_along_with_another_makes_no_case() {
    let desk = Desk::new();
    let fields = vec![
        field(F::FormNumber, None, "G-28"),
        field(F::ANumber, Some(Printed::Applicant), "A012345678"),
    ];
    let notice = desk.read(vec![page(
        "filed-form-copy",
        AccountNumberAnswer::BoxEmpty,
        fields,
    )]);
    let view = desk.view(notice);
    assert!(
        view.proposals
            .iter()
            .all(|value| value.kind != "form_number")
    );
    assert_eq!(view.case.map(|case| case.title).unwrap_or_default(), "");
}

#[test]
fn what_is_said_of_a_page_while_the_next_one_is_read_is_not_lost() {
    let desk = Desk::new();
    let second = page("i797c-receipt", AccountNumberAnswer::NoBox, Vec::new());
    let notice = desk.attach_pages(vec![receipt().remove(0), second]);
    let heard = Mutex::new(0);
    desk.app.read_waiting(&|happening| {
        let mut heard = heard.lock().unwrap();
        if *heard == 0 && matches!(happening, Happening::Read { is_done: false, .. }) {
            *heard += 1;
            let view = desk.view(notice);
            let refused = &proposal(&view, "a_number").id;
            desk.app.reject_proposal(notice, refused, true).unwrap();
            let corrected = AcceptedItem {
                text: Some("0123 4567 8902".into()),
                ..item(proposal(&view, "online_account_number"))
            };
            desk.accept(notice, &accepted(vec![corrected])).unwrap();
        }
    });
    let view = desk.view(notice);
    assert_eq!(
        (view.state.clone(), view.pages_read),
        (ReadingState::Read, 2)
    );
    let refused = &proposal(&view, "a_number").state;
    assert!(matches!(refused, ProposalState::Rejected));
    let number = proposal(&view, "online_account_number");
    assert_eq!(number.text, "0123-4567-8902");
}

#[test]
fn pages_of_different_papers_are_noticed_and_the_next_page_of_the_same_is_not() {
    let desk = Desk::new();
    let of = |receipt: &str| {
        let fields = vec![ReadField {
            confidence: 0.85,
            ..field(F::ReceiptNumber, None, receipt)
        }];
        page("i797c-receipt", AccountNumberAnswer::NoBox, fields)
    };
    for (pages, expected) in [
        ([of("IOE0912345678"), of("IOE0912345678")], false),
        ([of("IOE0912345678"), of("IOE0987654321")], true),
    ] {
        let notice = desk.attach_pages(pages.to_vec());
        desk.app.read_waiting(&|_| {});
        assert_eq!(desk.view(notice).next_paper.is_some(), expected);
    }
}

#[test]
fn different_papers_of_one_file_are_parted_and_put_together_again() {
    let desk = Desk::new();
    let of = |receipt: &str| {
        let fields = vec![field(F::ReceiptNumber, None, receipt)];
        page("i797c-receipt", AccountNumberAnswer::NoBox, fields)
    };
    let [ana, lena] = ["IOE0912345678", "IOE0987654321"].map(of);
    let notice = desk.attach_pages(vec![ana.clone(), ana, lena.clone(), lena]);
    desk.app.read_waiting(&|_| {});
    let begins = desk.view(notice).next_paper.unwrap();
    let other = desk.app.part_notice(begins).unwrap();
    let receipts = |notice| -> Vec<(String, u32)> {
        let proposals = desk.view(notice).proposals.into_iter();
        let receipts = proposals.filter(|one| one.kind == "receipt_number");
        receipts.map(|one| (one.text, one.page_number)).collect()
    };
    assert_eq!(receipts(notice), [("IOE-09-123-45678".to_owned(), 1)]);
    assert_eq!(receipts(other), [("IOE-09-876-54321".to_owned(), 1)]);
    for notice in [notice, other] {
        assert_eq!(desk.app.notice(notice).unwrap().pages.len(), 2);
        assert_eq!(desk.view(notice).next_paper, None);
        assert_eq!(
            desk.view(notice).state,
            ReadingState::Read,
            "nothing is read twice"
        );
    }
    let first = desk.app.notice(other).unwrap().pages[0].id;
    assert_eq!(
        desk.app.part_notice(first),
        Err(Problem::NotThere),
        "nothing before it"
    );
    desk.app.take_back_accepted().unwrap();
    assert_eq!(desk.app.notice(notice).unwrap().pages.len(), 4);
    assert_eq!(desk.app.notices().unwrap().len(), 1);
}

#[test]
fn what_was_read_and_can_not_be_kept_is_told() {
    let desk = Desk::new();
    let notice = desk.attach(vec![page(
        "i797c-receipt",
        AccountNumberAnswer::NoBox,
        Vec::new(),
    )]);
    let drafts = desk.home.path().join("Rivera papers.casekeep/tmp");
    let told = Mutex::new(Vec::new());
    desk.app.read_waiting(&|happening| match happening {
        Happening::Reading { .. } if drafts.exists() => fs::remove_dir_all(&drafts).unwrap(),
        Happening::ReadingNotKept { problem } => told.lock().unwrap().push(problem),
        _ => {}
    });
    assert_eq!(*told.lock().unwrap(), [Problem::FolderMissing]);
    assert!(
        matches!(desk.view(notice).state, ReadingState::NotRead),
        "it is read when there is room again"
    );
}

#[test]
fn what_waits_for_the_person_on_a_notice_is_counted_until_it_is_kept_or_refused() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let details = || {
        let waits = desk.app.to_check(&[notice]).unwrap();
        assert_eq!(waits.len(), 1);
        assert!(!waits[0].can_be_read_better);
        waits[0].details
    };
    assert_eq!(details(), 7);
    let looks_like = || desk.app.to_check(&[notice]).unwrap()[0].looks_like.clone();
    assert_eq!(looks_like().as_deref(), Some("i797c-receipt"));
    let id = proposal(&desk.view(notice), "received_date").id.clone();
    desk.app.reject_proposal(notice, &id, true).unwrap();
    assert_eq!(details(), 6);
    desk.accept_all(notice);
    assert_eq!(details(), 0);
    let answer = || desk.app.to_check(&[notice]).unwrap()[0].answer;
    assert_eq!(answer(), Some(AccountAnswer::Found));
    desk.app.set_notice_kind(notice, "i797c-rejection").unwrap();
    assert_eq!(looks_like(), None);
    desk.app.trash(ThingRef::Notice(notice)).unwrap();
    assert_eq!(desk.app.to_check(&[notice]).unwrap(), []);
}

#[test]
fn the_list_tells_what_a_paper_is_until_the_person_says_otherwise() {
    let desk = Desk::new();
    let of = |pages: Vec<PageReading>| {
        let notice = desk.attach_pages(pages);
        desk.app.read_waiting(&|_| {});
        let says = move |desk: &Desk| {
            let waits = desk.app.to_check(&[notice]).unwrap();
            (waits[0].answer, waits[0].is_bare)
        };
        (notice, says)
    };
    let nothing = || PageReading {
        kind: None,
        ..page("i797c-receipt", AccountNumberAnswer::NotANotice, Vec::new())
    };
    let (bill, says) = of(vec![nothing()]);
    assert_eq!(says(&desk), (Some(AccountAnswer::NotANotice), false));
    desk.app.set_notice_kind(bill, "i797c-receipt").unwrap();
    assert_eq!(says(&desk), (None, false));
    let blank = PageReading {
        remark: Some(ReadRemark::Blank),
        ..nothing()
    };
    let (_, says) = of(vec![blank.clone(), blank.clone()]);
    assert_eq!(says(&desk), (None, true));
    let (_, says) = of(vec![blank, nothing()]);
    assert_eq!(says(&desk), (Some(AccountAnswer::NotANotice), false));
    let (notice, says) = of(receipt());
    assert_eq!(says(&desk), (Some(AccountAnswer::Found), false));
    let id = proposal(&desk.view(notice), "online_account_number")
        .id
        .clone();
    desk.app.reject_proposal(notice, &id, true).unwrap();
    assert_eq!(says(&desk), (None, false));
}

#[test]
fn a_rejected_value_stays_rejected_when_the_page_is_read_again() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let id = proposal(&desk.view(notice), "a_number").id.clone();
    desk.app.reject_proposal(notice, &id, true).unwrap();
    desk.app.read_again(notice).unwrap();
    desk.app.read_waiting(&|_| {});
    let view = desk.view(notice);
    let again = proposal(&view, "a_number");
    assert_eq!(again.id, id);
    assert!(matches!(again.state, ProposalState::Rejected));
    desk.app.reject_proposal(notice, &id, false).unwrap();
    assert!(matches!(
        proposal(&desk.view(notice), "a_number").state,
        ProposalState::New
    ));
}

#[test]
fn nothing_is_read_twice_its_words_are_found_and_an_unturned_page_is_shown_upright() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    assert_eq!(desk.reader.read.load(Ordering::SeqCst), 1);
    assert_eq!(desk.app.notice(notice).unwrap().pages[0].quarter_turns, 1);
    assert_eq!(desk.app.search("zanzibar").unwrap().len(), 1);
    assert_eq!(desk.app.reading_backlog().unwrap().notices, 0);
    desk.app.close();
    desk.app.unlock(SecretString::from(PASSPHRASE)).unwrap();
    desk.app.read_first(notice).unwrap();
    desk.app.read_waiting(&|_| {});
    assert_eq!(desk.reader.read.load(Ordering::SeqCst), 1);
    assert_eq!(desk.view(notice).proposals.len(), 7);
    desk.app.read_again(notice).unwrap();
    desk.app.read_waiting(&|_| {});
    assert_eq!(desk.reader.read.load(Ordering::SeqCst), 2);
}

#[test]
fn a_first_answer_is_shown_before_the_rest_and_its_values_stay_the_same_ones() {
    let desk = Desk::new();
    let mut first = receipt().remove(0);
    first.fields.truncate(1);
    *desk.reader.first.lock().unwrap() = Some(first);
    let notice = desk.attach(receipt());
    let seen = Mutex::new(Vec::new());
    desk.app.read_waiting(&|happening| {
        if matches!(happening, Happening::Read { is_done: false, .. }) {
            let view = desk.view(notice);
            seen.lock().unwrap().push((
                view.is_first_answer,
                view.proposals.len(),
                view.proposals[0].id.clone(),
            ));
        }
    });
    let seen = seen.into_inner().unwrap();
    assert_eq!((seen[0].0, seen[0].1), (true, 1));
    assert_eq!((seen[2].0, seen[2].1), (false, 7));
    assert!(seen.iter().all(|(_, _, id)| *id == seen[0].2));
}

#[test]
fn a_first_answer_says_nothing_of_what_is_missing() {
    let desk = Desk::new();
    let without_box = || {
        let mut page = receipt().remove(0);
        page.account_number = AccountNumberAnswer::NoBox;
        let is_other = |field: &ReadField| field.kind != F::OnlineAccountNumber;
        page.fields.retain(is_other);
        page
    };
    *desk.reader.first.lock().unwrap() = Some(without_box());
    let notice = desk.attach(vec![without_box()]);
    let seen = Mutex::new(Vec::new());
    desk.app.read_waiting(&|happening| {
        if matches!(happening, Happening::Read { is_done: false, .. }) {
            let view = desk.view(notice);
            let answer = view.answer.map(|view| view.answer);
            seen.lock().unwrap().push((view.is_first_answer, answer));
        }
    });
    let seen = seen.into_inner().unwrap();
    assert_eq!(seen[0], (true, None));
    assert_eq!(seen[2], (false, Some(AccountAnswer::NoBox)));
}

#[test]
fn a_page_that_kills_the_helper_is_a_message_and_what_was_stopped_is_not_read() {
    let desk = Desk::new();
    let notice = desk.attach(Vec::new());
    desk.app.cancel_reading(notice).unwrap();
    desk.app.read_first(notice).unwrap();
    desk.app.read_waiting(&|_| {});
    assert_eq!(desk.view(notice).state, ReadingState::Stopped);
    assert_eq!(desk.reader.read.load(Ordering::SeqCst), 0);

    desk.app.read_again(notice).unwrap();
    let heard = Mutex::new(Vec::new());
    desk.app
        .read_waiting(&|happening| heard.lock().unwrap().push(happening));
    let view = desk.view(notice);
    assert_eq!(
        view.remarks[0].what,
        PageTrouble::Failed {
            problem: Problem::PageNotRead
        }
    );
    assert!(view.answer.is_none() && view.proposals.is_empty());
    let is_done =
        |happening: &Happening| matches!(happening, Happening::Read { is_done: true, .. });
    assert!(heard.lock().unwrap().iter().any(is_done));
    assert_eq!(desk.app.notice(notice).unwrap().pages.len(), 1);
}

#[test]
fn after_the_papers_were_closed_reading_goes_on_but_for_what_was_stopped() {
    let desk = Desk::new();
    let of = || desk.attach_pages(receipt());
    let (one, stopped) = (of(), of());
    desk.app.cancel_reading(stopped).unwrap();
    desk.app.close();
    desk.app.unlock(SecretString::from(PASSPHRASE)).unwrap();
    let states = || {
        let waits = desk.app.to_check(&[one, stopped]).unwrap();
        waits.into_iter().map(|notice| notice.state)
    };
    assert!(states().eq([ReadingState::Waiting, ReadingState::Stopped]));
    assert_eq!(desk.app.cancel_all_reading().unwrap().under_way, 0);
    assert!(states().eq([ReadingState::Stopped, ReadingState::Stopped]));
    desk.app.read_all().unwrap();
    desk.app.close();
    desk.app.unlock(SecretString::from(PASSPHRASE)).unwrap();
    desk.app.read_waiting(&|_| {});
    assert!(states().eq([ReadingState::Read, ReadingState::Read]));
}

#[test]
fn what_is_stopped_while_it_is_read_again_or_to_its_end_keeps_its_answer() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    desk.app.read_again(notice).unwrap();
    desk.app.cancel_reading(notice).unwrap();
    let state = || desk.app.to_check(&[notice]).unwrap().remove(0).state;
    assert_eq!(state(), ReadingState::Read);
    desk.app.close();
    desk.app.unlock(SecretString::from(PASSPHRASE)).unwrap();
    assert_eq!(state(), ReadingState::Read);

    let long = desk.attach_pages(pages_without_box(25));
    desk.app.cancel_reading(long).unwrap();
    let state = || desk.view(long).state;
    assert_eq!(state(), ReadingState::Stopped);
    desk.app.read_again(long).unwrap();
    desk.app.read_waiting(&|_| {});
    desk.app.read_rest(long).unwrap();
    desk.app.cancel_reading(long).unwrap();
    assert_eq!(state(), ReadingState::Read);
}

#[test]
fn blank_and_foreign_papers_are_kept_and_say_what_they_are() {
    let desk = Desk::new();
    let dark = PageReading {
        remark: Some(ReadRemark::TooDark),
        kind: None,
        account_label: None,
        ..page("x", AccountNumberAnswer::NotANotice, Vec::new())
    };
    let view = desk.view(desk.read(vec![dark.clone()]));
    assert_eq!(view.remarks[0].what, PageTrouble::TooDark);
    assert_eq!(
        view.answer.unwrap().answer,
        AccountAnswer::Unreadable,
        "what can't be read is not called a stranger's paper"
    );
    let blank = PageReading {
        remark: Some(ReadRemark::Blank),
        ..dark
    };
    let view = desk.view(desk.read(vec![blank]));
    assert_eq!(view.remarks[0].what, PageTrouble::Blank);
    assert!(view.answer.is_none());
    let bill = PageReading {
        kind: None,
        account_label: None,
        ..page("x", AccountNumberAnswer::NotANotice, Vec::new())
    };
    let view = desk.view(desk.read(vec![bill]));
    assert_eq!(view.answer.unwrap().answer, AccountAnswer::NotANotice);
}

#[test]
fn the_guide_shows_the_scan_with_the_number_before_one_with_an_empty_box() {
    let desk = Desk::new();
    let kind = "i797c-receipt";
    assert_eq!(desk.app.own_scan(kind).unwrap(), None);
    let without = desk.read(vec![page(kind, AccountNumberAnswer::NoBox, Vec::new())]);
    let found = desk.app.own_scan(kind).unwrap().unwrap();
    assert_eq!((found.notice, found.shows), (without, OwnScanShows::Kind));
    let empty = desk.read(vec![page(kind, AccountNumberAnswer::BoxEmpty, Vec::new())]);
    let found = desk.app.own_scan(kind).unwrap().unwrap();
    assert_eq!((found.notice, found.shows), (empty, OwnScanShows::Box));
    let printed = desk.read(receipt());
    let found = desk.app.own_scan(kind).unwrap().unwrap();
    assert_eq!((found.notice, found.shows), (printed, OwnScanShows::Number));
    assert_eq!(desk.app.own_scan("green-card").unwrap(), None);
}

#[test]
fn the_first_twenty_pages_are_read_and_the_rest_when_asked_for() {
    let desk = Desk::new();
    let notice = desk.attach_pages(pages_without_box(25));
    desk.app.read_waiting(&|_| {});
    let view = desk.view(notice);
    assert_eq!((view.pages_read, view.pages_left), (20, 5));
    assert!(
        view.answer.is_none(),
        "of pages that were not read nothing is said"
    );
    desk.app.read_rest(notice).unwrap();
    desk.app.read_waiting(&|_| {});
    let view = desk.view(notice);
    assert_eq!((view.pages_read, view.pages_left), (25, 0));
    assert_eq!(view.answer.unwrap().answer, AccountAnswer::NoBox);
    assert_eq!(desk.reader.read.load(Ordering::SeqCst), 25);
}

fn pages_without_box(count: usize) -> Vec<PageReading> {
    vec![page("x", AccountNumberAnswer::NoBox, Vec::new()); count]
}

/// The smallest PDF with so many empty pages.
fn pdf_of_pages(count: usize) -> String {
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", page + 3)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {count}>>", kids.join(" ")),
    ];
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>";
    objects.extend((0..count).map(|_| page.to_owned()));
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf += &format!("{number} 0 obj{object}endobj\n");
    }
    let start = pdf.len();
    pdf += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        pdf += &format!("{place:010} 00000 n \n");
    }
    pdf + &format!(
        "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF",
        objects.len() + 1
    )
}

#[test]
fn a_spot_is_read_when_asked_and_nothing_is_kept_of_it() {
    let desk = Desk::new();
    let notice = desk.read(receipt());
    let page = desk.app.notice(notice).unwrap().pages[0].id;
    let place = casekeep_app::contract::numbers::UnitBox {
        left: 0.1,
        top: 0.1,
        width: 0.2,
        height: 0.05,
    };
    assert_eq!(desk.app.read_spot(page, place).unwrap(), "0123 4567 8901");
    assert!(desk.app.accounts().unwrap().is_empty());
}
