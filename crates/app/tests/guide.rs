//! The guide's use cases on real papers: identify and file, set up, the map of accounts, the card for paper forms.
//!
//! Invariant: what is checked is what the window would be told.
//! Not here: telling kinds apart (domain), the guide's texts (catalogue), the real window (tests).

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;

use casekeep_app::{
    Casekeep, Problem, Surroundings,
    contract::{
        accounts::{AccountDraft, CaseSpread, SecretDraft},
        cases::{CaseDraft, CasePersonDraft},
        filing_card::FilingCardChoice,
        identifying::{FilingDraft, HomeRef, HomeWord, VerdictWord},
        ids::{AccountId, CaseId, PersonId},
        numbers::{OwnerRef, UnitBox},
        people::PersonDraft,
        readings::NewPerson,
        session::{Language, NewPapersDraft},
        words::{
            AccountOrigin, AccountType, CaseRole, CodeDelivery, IdentifierKind, SecretKind,
            SecretState,
        },
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
        other_names: String::new(),
        birth_date: "1990-05-14".into(),
        birth_place: String::new(),
        citizenship: String::new(),
        preferred_language: String::new(),
        mailing_address: String::new(),
        is_confidential: false,
        notes: String::new(),
    };
    app.save_person(None, &draft).unwrap()
}

fn account(app: &Casekeep, person: PersonId) -> AccountId {
    let draft = AccountDraft {
        person,
        sign_in_email: String::new(),
        origin: AccountOrigin::NotRecorded,
        account_type: AccountType::NotRecorded,
        code_delivery: CodeDelivery::NotRecorded,
        steps_done: Vec::new(),
        notes: String::new(),
    };
    app.save_account(None, &draft).unwrap()
}

fn case(app: &Casekeep, person: PersonId, form: &str) -> CaseId {
    let draft = CaseDraft {
        form: form.into(),
        title: String::new(),
        people: vec![CasePersonDraft {
            person,
            role: CaseRole::Applicant,
        }],
        account: None,
        filed_on: String::new(),
        received_on: String::new(),
        priority_date: String::new(),
        office: String::new(),
        is_closed: false,
        notes: String::new(),
    };
    app.save_case(None, &draft).unwrap()
}

fn file(
    app: &Casekeep,
    kind: IdentifierKind,
    text: &str,
    to: HomeRef,
) -> Result<OwnerRef, Problem> {
    app.file_number(FilingDraft {
        kind,
        text: text.into(),
        to,
        keep_as_printed: false,
        new_case_title: "New case".into(),
        page: None,
        place: None,
    })
}

fn somebody(given_names: &str) -> HomeRef {
    HomeRef::NewPerson(NewPerson {
        given_names: given_names.into(),
        family_name: String::new(),
    })
}

#[test]
fn mixed_text_is_taken_apart_and_each_number_goes_where_its_kind_belongs() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    person(&app, "Marco");
    let text =
        "Marco here: my number is A 012-345-678, receipt ioe0912345678, account 0123 4567 8901";
    let found = app.identify(text).unwrap();
    let kinds: Vec<(IdentifierKind, HomeWord)> = found
        .candidates
        .iter()
        .map(|candidate| (candidate.readings[0].kind, candidate.readings[0].home))
        .collect();
    assert_eq!(
        kinds,
        [
            (IdentifierKind::ANumber, HomeWord::Person),
            (IdentifierKind::ReceiptNumber, HomeWord::Case),
            (IdentifierKind::OnlineAccountNumber, HomeWord::Account),
        ]
    );
    assert_eq!(
        found.homes.people[0].person_name, "Marco Rivera",
        "whose name stands in the text comes first"
    );
    let owner = file(
        &app,
        IdentifierKind::ANumber,
        &found.candidates[0].text,
        HomeRef::Person(ana),
    );
    assert_eq!(owner.unwrap(), OwnerRef::Person(ana));
    let again = app.identify(text).unwrap();
    let kept = again.candidates[0].readings[0].kept.as_ref().unwrap();
    assert_eq!(kept.name, "Ana Rivera");
}

#[test]
fn a_number_can_begin_a_new_account_or_case_in_one_change() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let owner = file(
        &app,
        IdentifierKind::OnlineAccountNumber,
        "0123 4567 8901",
        HomeRef::NewAccount(ana),
    );
    let OwnerRef::Account(account) = owner.unwrap() else {
        panic!("an account was made");
    };
    assert_eq!(app.account(account).unwrap().numbers.len(), 1);
    let owner = file(
        &app,
        IdentifierKind::ReceiptNumber,
        "ioe0912345678",
        HomeRef::NewCase(ana),
    );
    let OwnerRef::Case(case) = owner.unwrap() else {
        panic!("a case was made");
    };
    let view = app.case(case).unwrap();
    assert_eq!(view.card.title.as_deref(), Some("New case"));
    assert_eq!(view.numbers.len(), 1);
}

#[test]
fn a_number_can_begin_somebody_new_with_what_it_belongs_to() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let of_account = file(
        &app,
        IdentifierKind::OnlineAccountNumber,
        "0123 4567 8901",
        somebody("Ana"),
    );
    let OwnerRef::Account(account) = of_account.unwrap() else {
        panic!("an account was made");
    };
    assert_eq!(app.account(account).unwrap().card.person_name, "Ana");
    let of_case = file(
        &app,
        IdentifierKind::ReceiptNumber,
        "IOE0912345678",
        somebody("Lena"),
    );
    assert!(matches!(of_case, Ok(OwnerRef::Case(_))));
    let own = file(
        &app,
        IdentifierKind::ANumber,
        "A012345678",
        somebody("Marco"),
    );
    assert!(matches!(own, Ok(OwnerRef::Person(_))));
    let nameless = file(&app, IdentifierKind::ANumber, "A112345678", somebody("  "));
    assert!(matches!(nameless, Err(Problem::Fields { .. })));
    let names: Vec<String> = app
        .people()
        .unwrap()
        .into_iter()
        .map(|person| person.name)
        .collect();
    assert_eq!(names, ["Ana", "Lena", "Marco"]);
    app.take_back_accepted().unwrap();
    assert_eq!(
        app.people().unwrap().len(),
        2,
        "what was made for it goes with it"
    );
}

#[test]
fn a_number_marked_on_a_notice_makes_it_theirs_and_their_places_likeliest() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let scan = home.path().join("notice.png");
    let png = casekeep_reader::png_of_rgba(40, 40, &[200; 40 * 40 * 4]).unwrap();
    fs::write(&scan, png).unwrap();
    let notice = app.attach(vec![scan], None, &|_| {}).unwrap().notices[0];
    let page = app.notice(notice).unwrap().pages[0].id;
    let marked = |kind, text: &str, to| {
        app.file_number(FilingDraft {
            kind,
            text: text.into(),
            keep_as_printed: true,
            to,
            new_case_title: "New case".into(),
            page: Some(page),
            place: Some(UnitBox {
                left: 0.1,
                top: 0.1,
                width: 0.5,
                height: 0.1,
            }),
        })
        .unwrap()
    };
    assert_eq!(
        app.number_homes(notice).unwrap().people[0].to,
        HomeRef::Person(ana)
    );
    marked(IdentifierKind::ANumber, "A012345678", somebody("Lena"));
    let OwnerRef::Case(case) = marked(IdentifierKind::ReceiptNumber, "0912345678", {
        let homes = app.number_homes(notice).unwrap();
        assert_eq!(homes.people[0].person_name, "Lena");
        homes.cases[0].to.clone()
    }) else {
        panic!("a case was made");
    };
    let view = app.notice(notice).unwrap();
    assert_eq!(view.numbers.len(), 2);
    assert_eq!(view.card.people.len(), 1);
    assert_eq!(view.draft.cases, [case]);
    let first = app.number_homes(notice).unwrap().cases[0].to.clone();
    assert_eq!(first, HomeRef::Case(case));
    app.take_back_accepted().unwrap();
    let view = app.notice(notice).unwrap();
    assert_eq!((view.numbers.len(), view.draft.cases.len()), (1, 0));
    assert!(app.cases().unwrap().is_empty());
}

#[test]
fn what_is_refused_makes_no_account_and_no_case() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let refused = file(
        &app,
        IdentifierKind::OnlineAccountNumber,
        "IOE0912345678",
        HomeRef::NewAccount(ana),
    );
    assert!(matches!(refused, Err(Problem::Fields { .. })));
    let refused = file(
        &app,
        IdentifierKind::OnlineAccountNumber,
        "IOE0912345678",
        somebody("Lena"),
    );
    assert!(matches!(refused, Err(Problem::Fields { .. })));
    assert!(app.accounts().unwrap().is_empty());
    assert_eq!(app.people().unwrap().len(), 1);
    let strange = file(
        &app,
        IdentifierKind::BackupCode,
        "ABC",
        HomeRef::Person(ana),
    );
    assert_eq!(strange, Err(Problem::NotThere));
}

#[test]
fn eleven_digits_are_no_account_number_and_say_how_many_they_are() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let found = app
        .identify("USCIS Online Account Number 0123456789012")
        .unwrap();
    let candidate = &found.candidates[0];
    assert_eq!(candidate.verdict, VerdictWord::Unknown);
    let why = candidate.not_account_number.as_ref().unwrap();
    assert_eq!((why.code.as_str(), why.digits), ("digit_count", Some(13)));
}

#[test]
fn a_megabyte_of_text_is_answered_with_what_it_holds() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let text = "a line of nothing 12 and 34 \n".repeat(36_000) + "OAN 012345678901";
    let found = app.identify(&text).unwrap();
    assert_eq!(found.candidates.len(), 1);
    assert_eq!(found.candidates[0].text, "012345678901");
}

#[test]
fn steps_stay_done_after_the_papers_were_closed() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let account = account(&app, ana);
    for step in [1, 2, 3, 7] {
        app.set_step_done(account, step, true).unwrap();
    }
    app.set_step_done(account, 7, false).unwrap();
    assert_eq!(app.set_step_done(account, 16, true), Err(Problem::NotThere));
    app.close();
    app.unlock(PASSPHRASE.to_owned().into()).unwrap();
    assert_eq!(app.account(account).unwrap().draft.steps_done, [1, 2, 3]);
}

#[test]
fn a_password_is_held_against_the_rules_and_forgotten() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let weak = app.account_password("Password1!".to_owned().into());
    assert!(weak.is_accepted && weak.score < 3);
    let good = app.account_password("Mesa-zapato lluvia 7".to_owned().into());
    assert!(good.is_accepted && good.has_digit && good.is_comfortably_long && good.score >= 3);
    app.close();
    let kept = fs::read_dir(home.path())
        .unwrap()
        .filter_map(Result::ok)
        .count();
    assert!(kept > 0);
}

#[test]
fn cases_over_two_accounts_are_told_apart_from_cases_in_one() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let first = account(&app, ana);
    let spread = |app: &Casekeep| app.account_map().unwrap()[0].spread;
    assert_eq!(spread(&app), CaseSpread::Together);
    let second = account(&app, ana);
    let work = case(&app, ana, "I-765");
    let card = case(&app, ana, "I-485");
    assert_eq!(app.account_map().unwrap()[0].cases_nowhere.len(), 2);
    app.link_case(work, Some(first)).unwrap();
    app.link_case(card, Some(first)).unwrap();
    assert_eq!(spread(&app), CaseSpread::SeveralAccounts);
    app.link_case(card, Some(second)).unwrap();
    assert_eq!(spread(&app), CaseSpread::Split);
    let row = &app.account_map().unwrap()[0];
    assert!(row.cases_nowhere.is_empty());
    assert_eq!(row.accounts[1].cases.len(), 1);
    app.link_case(card, None).unwrap();
    assert_eq!(spread(&app), CaseSpread::SeveralAccounts);
}

fn secret(app: &Casekeep, account: AccountId, kind: SecretKind, value: &str) {
    let draft = SecretDraft {
        account,
        kind,
        value: value.into(),
        question: String::new(),
        noted_on: "2026-06-01".into(),
        printed_expiry: String::new(),
        receipt_number: "IOE0912345678".into(),
        used_by: String::new(),
    };
    app.save_secret(None, draft).unwrap();
}

#[test]
fn a_backup_code_says_when_it_was_replaced_or_used_and_what_is_lacking_then() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let account = account(&app, ana);
    assert!(!app.account(account).unwrap().lacks_new_backup_code);
    secret(&app, account, SecretKind::BackupCode, "first code");
    secret(&app, account, SecretKind::BackupCode, "second code");
    let view = app.account(account).unwrap();
    let states: Vec<_> = view
        .secrets
        .iter()
        .map(|s| (s.state, s.ended_at.is_some()))
        .collect();
    assert_eq!(
        states,
        [(SecretState::Current, false), (SecretState::Replaced, true)]
    );
    app.set_secret_state(view.secrets[0].id, SecretState::Used)
        .unwrap();
    let view = app.account(account).unwrap();
    assert!(view.lacks_new_backup_code);
    assert_eq!(
        view.secrets[0].ended_at.as_deref(),
        Some("2026-09-21T14:13:20Z")
    );
}

#[test]
fn an_access_code_counts_down_to_its_end_and_beyond() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let account = account(&app, ana);
    secret(&app, account, SecretKind::OnlineAccessCode, "aB3dE5");
    let code = &app.account(account).unwrap().secrets[0];
    assert_eq!(code.expires_on.as_deref(), Some("2026-08-30"));
    assert_eq!(code.days_left, Some(-22));
}

#[test]
fn the_card_for_paper_forms_holds_one_person_s_own_numbers_and_is_recorded() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let ana = person(&app, "Ana");
    let marco = person(&app, "Marco");
    let number =
        |to, text: &str| file(&app, IdentifierKind::OnlineAccountNumber, text, to).unwrap();
    let OwnerRef::Account(own) = number(HomeRef::NewAccount(ana), "012345678901") else {
        panic!("an account")
    };
    let OwnerRef::Account(other) = number(HomeRef::NewAccount(marco), "045678901122") else {
        panic!("an account")
    };
    file(
        &app,
        IdentifierKind::ANumber,
        "A012345678",
        HomeRef::Person(ana),
    )
    .unwrap();
    let view = app.filing_card(ana).unwrap();
    assert_eq!(view.accounts.len(), 1);
    assert_eq!(view.a_number.unwrap().masked, "A012-•••-678");
    let choice = |account| FilingCardChoice {
        person: ana,
        account,
        language: Language::Spanish,
    };
    let place = home.path().join("card.pdf");
    assert_eq!(
        app.save_filing_card(place.clone(), &choice(Some(other)))
            .map(|_| ()),
        Err(Problem::NotThere)
    );
    app.save_filing_card(place.clone(), &choice(Some(own)))
        .unwrap();
    assert!(fs::read(&place).unwrap().starts_with(b"%PDF"));
    assert_eq!(app.exports().unwrap().len(), 1);
}

#[test]
fn only_addresses_of_the_guide_can_be_opened() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home);
    assert_eq!(app.address("account").unwrap(), "https://my.uscis.gov");
    assert_eq!(app.address("https://example.org"), Err(Problem::NotThere));
}

#[test]
fn other_numbers_have_their_own_place_on_the_drawings() {
    let home = tempfile::tempdir().unwrap();
    let app = opened(&home);
    let cards = app.papers_with(IdentifierKind::SevisId, "").unwrap();
    let first: Vec<&str> = cards.iter().take(2).map(|card| card.id.as_str()).collect();
    assert!(
        first.contains(&"i20") && first.contains(&"ds2019"),
        "{first:?}"
    );
    let view = app
        .catalogue_kind("green-card", IdentifierKind::ANumber)
        .unwrap();
    assert_eq!(view.layouts[0].label.as_deref(), Some("USCIS#"));
    assert!(view.layouts[0].svg.en.contains("ck-mark"));
    let passport = app
        .catalogue_kind("passport", IdentifierKind::ANumber)
        .unwrap();
    assert!(passport.layouts[0].label.is_none());
}
