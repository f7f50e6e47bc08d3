//! Rows: written, read back, changed, thrown away, found.

use casekeep_domain::{
    accounts::SecretState,
    cases::{CasePerson, CaseRole},
    identifiers::IdentifierKind,
    numbers::{Owner, Source},
    papers::Thing,
    people::PersonName,
};
use chrono::Days;

use super::support::{Everything, Shut, add_scan, ana, at, created, id, line};
use crate::{Change, OpenNotice, Records, RecordsError, SaveError, ScanError, Vault, new_id};

/// An open vault with one of everything.
fn filled() -> (Shut, Vault, Everything) {
    let (shut, mut vault) = created();
    let stored = add_scan(&mut vault, b"\xff\xd8 a made-up picture");
    let all = Everything::new(&stored);
    vault.write(at(1), |records| all.put(records)).unwrap();
    (shut, vault, all)
}

fn change(
    vault: &mut Vault,
    minutes: i64,
    change: impl FnOnce(&mut Records) -> Result<(), RecordsError>,
) -> Result<(), SaveError> {
    vault.write(at(minutes), |records| Ok(change(records)?))
}

#[test]
fn everything_reads_back_as_written_after_the_vault_was_closed() {
    let (shut, vault, all) = filled();
    drop(vault);
    let opened = shut.open();
    assert_eq!(opened.notices, []);
    let records = opened.vault.records();
    assert_eq!(records.papers(), Ok(Some(all.papers)));
    assert_eq!(records.people(), Ok(vec![all.person.clone()]));
    assert_eq!(records.person(id(1)), Ok(Some(all.person)));
    assert_eq!(records.accounts(), Ok(vec![all.account.clone()]));
    assert_eq!(records.accounts_of(id(1)), Ok(vec![all.account]));
    assert_eq!(records.secrets_of(id(2)), Ok(vec![all.secret]));
    assert_eq!(records.cases(), Ok(vec![all.case.clone()]));
    assert_eq!(records.cases_of(id(1)), Ok(vec![all.case]));
    assert_eq!(records.case_events_of(id(4)), Ok(vec![all.event]));
    assert_eq!(records.notices(), Ok(vec![all.notice.clone()]));
    assert_eq!(records.notice(id(6)), Ok(Some(all.notice)));
    assert_eq!(
        records.documents_with_content(&all.document.content_sha256),
        Ok(vec![all.document])
    );
    assert_eq!(records.pages_of(id(6)), Ok(vec![all.page]));
    assert_eq!(records.identifiers(), Ok(all.identifiers.clone()));
    assert_eq!(
        records.identifiers_of(Owner::Account(id(2))),
        Ok(vec![all.identifiers[0].clone()])
    );
    assert_eq!(records.dates(), Ok(vec![all.date]));
    assert_eq!(records.contacts(), Ok(vec![all.contact]));
    assert_eq!(records.exports(), Ok(vec![all.export]));
    assert_eq!(records.is_sound(), Ok(true));
}

#[test]
fn leading_zeros_survive() {
    let (_shut, vault, _) = filled();
    let account_number = vault.records().identifier(id(9)).unwrap().unwrap();
    assert_eq!(account_number.value.reveal(), "012345678901");
    assert_eq!(
        account_number.value.kind(),
        IdentifierKind::OnlineAccountNumber
    );
}

#[test]
fn a_changed_row_keeps_its_old_values_in_history_and_an_unchanged_one_leaves_no_trace() {
    let (_shut, mut vault, mut all) = filled();
    change(&mut vault, 2, |records| records.put_secret(&all.secret)).unwrap();
    assert_eq!(vault.records().history(Thing::Secret(id(3))), Ok(vec![]));
    all.secret.state = SecretState::Used;
    change(&mut vault, 3, |records| records.put_secret(&all.secret)).unwrap();
    let history = vault.records().history(Thing::Secret(id(3))).unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!((history[0].at, history[0].change), (at(3), Change::Changed));
    assert_eq!(history[0].before["state"], "current");
    assert_eq!(history[0].before["value"], "aB3dE5 '\"; DROP TABLE people");
    assert!(!format!("{history:?}").contains("aB3dE5"));
}

#[test]
fn links_change_without_touching_the_ones_that_stay() {
    let (_shut, mut vault, mut all) = filled();
    change(&mut vault, 2, |records| records.put_person(&ana(20))).unwrap();
    all.case.people.insert(
        0,
        CasePerson {
            person: id(20),
            role: CaseRole::Petitioner,
        },
    );
    all.notice.people = vec![];
    change(&mut vault, 3, |records| {
        records.put_case(&all.case)?;
        records.put_notice(&all.notice)
    })
    .unwrap();
    assert_eq!(vault.records().case(id(4)), Ok(Some(all.case.clone())));
    assert_eq!(vault.records().notice(id(6)), Ok(Some(all.notice)));
    all.case.people.pop();
    all.case.people[0].role = CaseRole::Sponsor;
    change(&mut vault, 4, |records| records.put_case(&all.case)).unwrap();
    assert_eq!(vault.records().case(id(4)), Ok(Some(all.case)));
}

#[test]
fn a_row_that_speaks_of_nothing_is_refused_with_everything_beside_it() {
    let (_shut, mut vault, mut all) = filled();
    all.account.person = id(99);
    let refused = change(&mut vault, 2, |records| {
        records.put_person(&ana(50))?;
        records.put_account(&all.account)
    });
    assert_eq!(
        refused,
        Err(SaveError::Records(RecordsError::RefersToNothing))
    );
    assert_eq!(vault.records().person(id(50)), Ok(None));
}

#[test]
fn a_person_goes_to_the_trash_with_what_is_theirs_and_comes_back_with_it() {
    let (_shut, mut vault, all) = filled();
    change(&mut vault, 2, |records| records.trash(Thing::Secret(id(3)))).unwrap();
    change(&mut vault, 3, |records| records.trash(Thing::Person(id(1)))).unwrap();
    let records = vault.records();
    assert_eq!(
        (records.people(), records.accounts()),
        (Ok(vec![]), Ok(vec![]))
    );
    assert_eq!(records.identifiers(), Ok(vec![all.identifiers[1].clone()]));
    assert_eq!(records.is_trashed(Thing::Account(id(2))), Ok(true));
    let trashed: Vec<_> = records
        .trashed()
        .unwrap()
        .iter()
        .map(|t| (t.thing, t.at))
        .collect();
    assert_eq!(
        trashed,
        [(Thing::Person(id(1)), at(3)), (Thing::Secret(id(3)), at(2))]
    );
    let early = change(&mut vault, 4, |records| {
        records.restore(Thing::Secret(id(3)))
    });
    assert_eq!(early, Err(SaveError::Records(RecordsError::OwnerInTrash)));
    change(&mut vault, 5, |records| {
        records.restore(Thing::Person(id(1)))
    })
    .unwrap();
    assert_eq!(vault.records().identifiers().unwrap().len(), 4);
    assert_eq!(vault.records().secrets_of(id(2)), Ok(vec![]));
    change(&mut vault, 6, |records| {
        records.restore(Thing::Secret(id(3)))
    })
    .unwrap();
    assert_eq!(vault.records().secrets_of(id(2)), Ok(vec![all.secret]));
}

#[test]
fn each_thing_goes_to_the_trash_and_comes_back_once() {
    let things = [
        Thing::Person(id(1)),
        Thing::Account(id(2)),
        Thing::Secret(id(3)),
        Thing::Case(id(4)),
        Thing::CaseEvent(id(5)),
        Thing::Notice(id(6)),
        Thing::Identifier(id(9)),
        Thing::Date(id(13)),
        Thing::Contact(id(14)),
    ];
    let (_shut, mut vault, _) = filled();
    let not_there = Err(SaveError::Records(RecordsError::NotThere));
    for (n, thing) in (0..).zip(things) {
        let before = vault.records().history(thing).unwrap().len();
        assert_eq!(
            change(&mut vault, 10 + n, |records| records.restore(thing)),
            not_there
        );
        change(&mut vault, 10 + n, |records| records.trash(thing)).unwrap();
        assert_eq!(vault.records().is_trashed(thing), Ok(true));
        assert_eq!(
            change(&mut vault, 10 + n, |records| records.trash(thing)),
            not_there
        );
        change(&mut vault, 10 + n, |records| records.restore(thing)).unwrap();
        assert_eq!(vault.records().is_trashed(thing), Ok(false));
        assert_eq!(
            vault.records().history(thing).unwrap().len(),
            before + 2,
            "{thing:?}"
        );
    }
    assert_eq!(vault.records().trashed(), Ok(vec![]));
}

#[test]
fn purging_takes_rows_history_words_and_scans_away_and_leaves_what_is_not_due() {
    let (shut, mut vault, all) = filled();
    let scan = all.document.scan.parse().unwrap();
    change(&mut vault, 2, |records| records.trash(Thing::Notice(id(6)))).unwrap();
    change(&mut vault, 3, |records| {
        records.trash(Thing::Contact(id(14)))
    })
    .unwrap();
    change(&mut vault, 4, |records| {
        records.purge_trash(at(2)).map(drop)
    })
    .unwrap();
    assert_eq!(vault.records().trashed().unwrap().len(), 2);
    let purged = vault
        .write(at(5), |records| {
            Ok::<_, SaveError>(records.purge_trash(at(3))?)
        })
        .unwrap();
    assert_eq!((purged.rows, purged.documents), (1, 0));
    assert_eq!(vault.records().trashed().unwrap().len(), 1);
    assert_eq!(vault.records().history(Thing::Notice(id(6))), Ok(vec![]));
    // A number that stood on the page stays, as if typed; the scan waits as long as the trash would have kept it.
    assert_eq!(
        vault.records().identifier(id(10)).unwrap().unwrap().source,
        Source::Typed
    );
    assert!(vault.read_scan(&scan).is_ok());
    let later = at(5) + Days::new(1);
    let purged = vault
        .write(later, |records| {
            Ok::<_, SaveError>(records.purge_trash(later)?)
        })
        .unwrap();
    assert_eq!(purged.documents, 1);
    assert_eq!(vault.read_scan(&scan), Err(ScanError::Missing));
    assert_eq!(vault.records().is_sound(), Ok(true));
    drop(vault);
    assert_eq!(shut.notices(), []);
}

#[test]
fn a_purged_name_is_in_no_corner_of_the_image() {
    let (_shut, mut vault, mut all) = filled();
    all.person.name = PersonName::new(Some(line("Xochiquetzalli")), None).unwrap();
    change(&mut vault, 2, |records| records.put_person(&all.person)).unwrap();
    let holds = |vault: &mut Vault| {
        let image = vault
            .records
            .db
            .serialize(rusqlite::MAIN_DB)
            .unwrap()
            .to_vec();
        let lower = image.to_ascii_lowercase();
        lower.windows(14).any(|window| window == b"xochiquetzalli")
    };
    assert!(holds(&mut vault));
    change(&mut vault, 3, |records| records.trash(Thing::Person(id(1)))).unwrap();
    change(&mut vault, 4, |records| {
        records.purge_trash(at(4)).map(drop)
    })
    .unwrap();
    assert!(!holds(&mut vault));
}

#[test]
fn the_file_of_a_scan_stays_until_the_save_that_dropped_it_is_on_the_disk() {
    let (shut, mut vault, all) = filled();
    let scan = all.document.scan.parse().unwrap();
    let failed = vault.write(at(2), |records| -> Result<(), SaveError> {
        records.remove_page(id(7))?;
        records.remove_document(id(8))?;
        Err(RecordsError::Refused.into())
    });
    assert!(failed.is_err() && vault.read_scan(&scan).is_ok());
    change(&mut vault, 3, |records| {
        records.remove_page(id(7))?;
        records.remove_document(id(8))
    })
    .unwrap();
    assert_eq!(vault.read_scan(&scan), Err(ScanError::Missing));
    assert_eq!(vault.records().documents(), Ok(vec![]));
    drop(vault);
    assert_eq!(shut.notices(), []);
}

#[test]
fn a_filed_scan_can_only_go_with_its_document() {
    let (_shut, mut vault, all) = filled();
    let scan = all.document.scan.parse().unwrap();
    assert_eq!(vault.remove_unfiled_scan(&scan), Err(ScanError::Missing));
    assert!(vault.read_scan(&scan).is_ok());
}

#[test]
fn a_row_that_cannot_be_read_is_reported_with_its_place_and_not_left_out() {
    let (_shut, mut vault, _) = filled();
    change(&mut vault, 2, |records| {
        records
            .db
            .execute("UPDATE people SET birth_date = '1990-02-30'", [])?;
        Ok(())
    })
    .unwrap();
    let expected = RecordsError::Unreadable {
        table: "people",
        column: "birth_date",
    };
    assert_eq!(vault.records().people(), Err(expected));
}

#[test]
fn things_are_found_by_words_parts_of_numbers_and_text_on_pages() {
    let (_shut, mut vault, all) = filled();
    let check = |vault: &Vault, query: &str, expected: &[Thing]| {
        let hits = vault.records().search(query, 10).unwrap();
        let found: Vec<Thing> = hits.iter().map(|hit| hit.thing).collect();
        assert_eq!(found, expected, "{query}");
    };
    check(&vault, "solis", &[Thing::Person(id(1))]);
    check(&vault, "RIVERA ana", &[Thing::Person(id(1))]);
    check(&vault, "notice act", &[Thing::Notice(id(6))]);
    check(&vault, "345678901", &[Thing::Identifier(id(9))]);
    check(&vault, "00-12", &[Thing::Identifier(id(12))]);
    check(&vault, "binder", &[Thing::Notice(id(6))]);
    check(&vault, "aB3dE5", &[]);
    check(&vault, "\" OR 1=1 --", &[]);
    check(&vault, "", &[]);
    change(&mut vault, 2, |records| records.trash(Thing::Notice(id(6)))).unwrap();
    check(&vault, "binder", &[]);
    let mut person = all.person;
    person.other_names = vec![];
    change(&mut vault, 3, |records| records.put_person(&person)).unwrap();
    check(&vault, "solis", &[]);
}

#[test]
fn settings_are_kept() {
    let (shut, mut vault) = created();
    change(&mut vault, 1, |records| {
        records.put_setting("language", "es")
    })
    .unwrap();
    drop(vault);
    let vault = shut.open().vault;
    assert_eq!(vault.records().setting("language"), Ok(Some("es".into())));
    assert_eq!(vault.records().setting("nothing"), Ok(None));
}

#[test]
fn a_scan_whose_document_is_still_there_is_missed_by_name() {
    let (shut, vault, all) = filled();
    let scan: crate::ScanId = all.document.scan.parse().unwrap();
    drop(vault);
    std::fs::remove_file(
        shut.file("scans")
            .join(scan.folder_name())
            .join(scan.file_name()),
    )
    .unwrap();
    let opened = shut.open();
    assert_eq!(opened.notices, [OpenNotice::ScansMissing(vec![id(8)])]);
    assert_eq!(opened.vault.read_scan(&scan), Err(ScanError::Missing));
}

#[test]
fn new_ids_differ() {
    let ids: std::collections::BTreeSet<_> = (0..100).map(|_| new_id::<u8>()).collect();
    assert_eq!(ids.len(), 100);
}
