//! Trash and history of anything that is kept.
//!
//! Invariant: history shows identifiers masked and leaves secrets out.
//! Not here: how long the trash keeps things (domain), how history is written (vault).

use casekeep_domain::{
    identifiers::{IdentifierKind, IdentifierValue},
    papers::{TRASH_DAYS, Thing},
};
use casekeep_vault::{Change, HistoryEntry as Kept, Records, RecordsError, Trashed};
use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    Casekeep,
    contract::{
        problems::Problem,
        things::{HistoryChange, HistoryEntry, HistoryField, ThingRef, TrashedView},
    },
    situations,
    views::moment,
};

/// Columns that are the vault's own affair, or links that mean nothing to people.
const NOT_SHOWN: &[&str] = &[
    "id",
    "n",
    "created_at",
    "changed_at",
    "trashed_at",
    "trashed_with",
    "person_id",
    "account_id",
    "case_id",
    "notice_id",
    "page_id",
    "document_id",
    "source",
    "box_left",
    "box_top",
    "box_width",
    "box_height",
    "is_kept_as_printed",
];

impl Casekeep {
    /// Puts something into the trash.
    pub fn trash(&self, thing: ThingRef) -> Result<(), Problem> {
        self.change(|records| {
            records
                .trash(thing.into())
                .map_err(|error| situations::records(&error))
        })
    }

    /// Takes something out of the trash.
    pub fn restore(&self, thing: ThingRef) -> Result<(), Problem> {
        self.change(|records| {
            records
                .restore(thing.into())
                .map_err(|error| situations::records(&error))
        })
    }

    /// Deletes one thing in the trash for good.
    pub fn delete_for_good(&self, thing: ThingRef) -> Result<(), Problem> {
        self.change(|records| {
            records
                .purge(thing.into())
                .map_err(|error| situations::records(&error))
        })
    }

    /// Deletes everything in the trash for good.
    pub fn empty_trash(&self) -> Result<(), Problem> {
        let after_now = self.now() + TimeDelta::seconds(1);
        self.change(|records| {
            records
                .purge_trash(after_now)
                .map_err(|error| situations::records(&error))
        })?;
        Ok(())
    }

    /// What lies in the trash, newest first.
    pub fn trash_list(&self) -> Result<Vec<TrashedView>, Problem> {
        let now = self.now();
        self.with(|session| {
            let views = session.vault.read(|records| views(records, now));
            views.map_err(|error| situations::records(&error))
        })
    }

    /// Earlier states of something, newest first.
    pub fn history(&self, thing: ThingRef) -> Result<Vec<HistoryEntry>, Problem> {
        self.with(|session| {
            let kept = session.vault.read(|records| records.history(thing.into()));
            let kept = kept.map_err(|error| situations::records(&error))?;
            Ok(kept.iter().map(entry).collect())
        })
    }
}

fn views(records: &Records, now: DateTime<Utc>) -> Result<Vec<TrashedView>, RecordsError> {
    records
        .trashed()?
        .iter()
        .map(|trashed| view(records, trashed, now))
        .collect()
}

fn view(
    records: &Records,
    trashed: &Trashed,
    now: DateTime<Utc>,
) -> Result<TrashedView, RecordsError> {
    let (title, kind) = named(records, trashed.thing)?;
    let gone = trashed.at + TimeDelta::days(i64::try_from(TRASH_DAYS).unwrap_or_default());
    Ok(TrashedView {
        thing: trashed.thing.into(),
        title,
        kind,
        trashed_at: moment(trashed.at),
        days_left: i32::try_from((gone - now).num_days().max(0)).unwrap_or(i32::MAX),
    })
}

/// What to call a thing in the trash, and its kind.
fn named(records: &Records, thing: Thing) -> Result<(String, Option<String>), RecordsError> {
    let text = |line: &casekeep_domain::text::Line| line.as_str().to_owned();
    Ok(match thing {
        Thing::Person(id) => (
            records
                .person(id)?
                .map(|person| person.name.full())
                .unwrap_or_default(),
            None,
        ),
        Thing::Account(id) => {
            let account = records.account(id)?;
            let email = account
                .and_then(|account| account.sign_in_email)
                .map(|email| text(&email));
            (email.unwrap_or_default(), None)
        }
        Thing::Secret(id) => {
            let secret = records.secret(id)?;
            let kind = secret.as_ref().map(|secret| secret.kind.code().to_owned());
            (
                secret
                    .and_then(|secret| secret.question)
                    .map(|question| text(&question))
                    .unwrap_or_default(),
                kind,
            )
        }
        Thing::Identifier(id) => {
            let number = records.identifier(id)?;
            let kind = number
                .as_ref()
                .map(|number| number.value.kind().code().to_owned());
            (
                number
                    .map(|number| number.value.masked())
                    .unwrap_or_default(),
                kind,
            )
        }
        Thing::Case(id) => {
            let case = records.case(id)?;
            let form = case
                .as_ref()
                .and_then(|case| case.form.as_ref())
                .map(ToString::to_string);
            let title = case.and_then(|case| case.title).map(|title| text(&title));
            (
                form.into_iter().chain(title).collect::<Vec<_>>().join(", "),
                None,
            )
        }
        Thing::CaseEvent(id) => (
            records
                .case_event(id)?
                .map(|event| text(&event.what))
                .unwrap_or_default(),
            None,
        ),
        Thing::Notice(id) => {
            let notice = records.notice(id)?;
            let kind = notice
                .as_ref()
                .and_then(|notice| notice.kind.as_ref())
                .map(|kind| kind.as_str().to_owned());
            (
                notice
                    .and_then(|notice| notice.title)
                    .map(|title| text(&title))
                    .unwrap_or_default(),
                kind,
            )
        }
        Thing::Date(id) => (
            records
                .date(id)?
                .map(|date| text(&date.what))
                .unwrap_or_default(),
            None,
        ),
        Thing::Contact(id) => (
            records
                .contact(id)?
                .map(|contact| text(&contact.name))
                .unwrap_or_default(),
            None,
        ),
    })
}

fn entry(kept: &Kept) -> HistoryEntry {
    let change = match kept.change {
        Change::Deleted => HistoryChange::Deleted,
        Change::Changed if kept.before.contains_key("trashed_at") => HistoryChange::Restored,
        Change::Changed => HistoryChange::Changed,
    };
    let shown = kept
        .before
        .iter()
        .filter(|(column, _)| !NOT_SHOWN.contains(&column.as_str()));
    HistoryEntry {
        at: moment(kept.at),
        change,
        before: shown
            .filter_map(|(column, text)| field(kept, column, text))
            .collect(),
    }
}

/// A column as it was: identifiers masked, secrets left out.
fn field(kept: &Kept, column: &str, text: &str) -> Option<HistoryField> {
    let before = match (kept.table.as_str(), column) {
        ("secrets", "value") => return None,
        ("identifiers", "as_printed") => return None,
        ("identifiers", "value") => {
            let kind = IdentifierKind::from_code(kept.before.get("kind")?)?;
            IdentifierValue::from_stored(
                kind,
                text,
                kept.before
                    .get("is_kept_as_printed")
                    .is_some_and(|is| is == "1"),
            )
            .masked()
        }
        _ => text.to_owned(),
    };
    Some(HistoryField {
        field: column.to_owned(),
        before,
    })
}

impl From<ThingRef> for Thing {
    fn from(thing: ThingRef) -> Self {
        match thing {
            ThingRef::Person(id) => Self::Person(id.0),
            ThingRef::Account(id) => Self::Account(id.0),
            ThingRef::Secret(id) => Self::Secret(id.0),
            ThingRef::Identifier(id) => Self::Identifier(id.0),
            ThingRef::Case(id) => Self::Case(id.0),
            ThingRef::CaseEvent(id) => Self::CaseEvent(id.0),
            ThingRef::Notice(id) => Self::Notice(id.0),
            ThingRef::Date(id) => Self::Date(id.0),
            ThingRef::Contact(id) => Self::Contact(id.0),
        }
    }
}

impl From<Thing> for ThingRef {
    fn from(thing: Thing) -> Self {
        match thing {
            Thing::Person(id) => Self::Person(id.into()),
            Thing::Account(id) => Self::Account(id.into()),
            Thing::Secret(id) => Self::Secret(id.into()),
            Thing::Identifier(id) => Self::Identifier(id.into()),
            Thing::Case(id) => Self::Case(id.into()),
            Thing::CaseEvent(id) => Self::CaseEvent(id.into()),
            Thing::Notice(id) => Self::Notice(id.into()),
            Thing::Date(id) => Self::Date(id.into()),
            Thing::Contact(id) => Self::Contact(id.into()),
        }
    }
}
