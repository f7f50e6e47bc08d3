//! Identifiers: keeping, hinting, confirming, revealing.
//!
//! Invariant: an odd value is kept only when the person says so, and then as printed.
//! Not here: formats (domain).

use casekeep_domain::{
    identifiers::{IdentifierKind as Kind, IdentifierValue, NotThisKind},
    ids,
    notices::UnitBox,
    numbers::{KeptIdentifier, Owner, Source},
    text::Line,
};
use secrecy::SecretString;

use crate::{
    Casekeep,
    contract::{
        ids::IdentifierId,
        numbers::{NotThisKindView, NumberDraft, NumberHint, OwnerRef, ValueRef},
        problems::{FieldTrouble, Problem},
        words::IdentifierKind,
    },
    drafts::Reading,
    holdings::Holdings,
    session::random,
    store,
};

impl Casekeep {
    /// Keeps a new or changed identifier.
    pub fn save_number(
        &self,
        id: Option<IdentifierId>,
        draft: NumberDraft,
    ) -> Result<IdentifierId, Problem> {
        let holdings = self.holdings()?;
        let number = read(&holdings, id.map(|id| id.0), &draft, false)?;
        self.change(|records| store::put_identifier(records, &number))?;
        Ok(number.id.into())
    }

    /// Says that a number was checked against the paper.
    pub fn confirm_number(&self, id: IdentifierId, is_confirmed: bool) -> Result<(), Problem> {
        let mut number = self.kept(id.0)?;
        number.is_confirmed = is_confirmed;
        self.change(|records| store::put_identifier(records, &number))
    }

    /// Says what a typed text would be kept as.
    #[must_use]
    pub fn number_hint(&self, kind: IdentifierKind, text: &str) -> NumberHint {
        if text.trim().is_empty() {
            return NumberHint {
                formatted: String::new(),
                problem: None,
            };
        }
        match IdentifierValue::parse(kind.into(), text) {
            Ok(value) => NumberHint {
                formatted: value.formatted(),
                problem: None,
            },
            Err(not) => NumberHint {
                formatted: String::new(),
                problem: Some(not_this(&not)),
            },
        }
    }

    /// One full value, to be shown for a moment.
    pub fn reveal(&self, value: ValueRef) -> Result<String, Problem> {
        match value {
            ValueRef::Identifier(id) => Ok(self.kept(id.0)?.value.formatted()),
            ValueRef::Secret(id) => self.secret_text(id.0),
            ValueRef::PdfPassword(id) => self.pdf_password(id.0),
        }
    }

    /// One full value without its groups, for the clipboard.
    pub fn value_to_copy(&self, value: ValueRef) -> Result<SecretString, Problem> {
        match value {
            ValueRef::Identifier(id) => Ok(self.kept(id.0)?.value.copy_text().into()),
            ValueRef::Secret(id) => Ok(self.secret_text(id.0)?.into()),
            ValueRef::PdfPassword(id) => Ok(self.pdf_password(id.0)?.into()),
        }
    }

    fn kept(&self, id: ids::IdentifierId) -> Result<KeptIdentifier, Problem> {
        let holdings = self.holdings()?;
        let number = holdings
            .rows
            .identifiers
            .iter()
            .find(|number| number.id == id);
        number.cloned().ok_or(Problem::NotThere)
    }

    fn secret_text(&self, id: ids::SecretId) -> Result<String, Problem> {
        let holdings = self.holdings()?;
        let secret = holdings.rows.secrets.iter().find(|secret| secret.id == id);
        secret
            .map(|secret| secret.value.reveal().to_owned())
            .ok_or(Problem::NotThere)
    }

    fn pdf_password(&self, id: ids::DocumentId) -> Result<String, Problem> {
        let holdings = self.holdings()?;
        let document = holdings.document(id).ok_or(Problem::NotThere)?;
        let password = document.pdf_password.as_ref();
        password
            .map(|password| password.reveal().to_owned())
            .ok_or(Problem::NotThere)
    }
}

/// Reads a new identifier whose owner may be made in the same change.
pub(crate) fn read_for(
    holdings: &Holdings,
    is_owner_new: bool,
    draft: &NumberDraft,
) -> Result<KeptIdentifier, Problem> {
    read(holdings, None, draft, is_owner_new)
}

fn read(
    holdings: &Holdings,
    id: Option<ids::IdentifierId>,
    draft: &NumberDraft,
    is_owner_new: bool,
) -> Result<KeptIdentifier, Problem> {
    let before = id.and_then(|id| {
        holdings
            .rows
            .identifiers
            .iter()
            .find(|number| number.id == id)
    });
    let mut reading = Reading::default();
    let owner = owner(draft.owner);
    if !is_owner_new && !is_there(holdings, owner) {
        reading.note("owner", FieldTrouble::NotThere);
    }
    let value = match value(draft, before) {
        Ok(value) => Some(value),
        Err(why) => {
            reading.note("text", why);
            None
        }
    };
    if let Some(value) = value
        .as_ref()
        .filter(|value| is_kept_already(holdings, owner, value, id))
    {
        reading.note(
            "text",
            FieldTrouble::AlreadyKept {
                kind: value.kind().into(),
            },
        );
    }
    let number = value.map(|value| KeptIdentifier {
        id: id.unwrap_or_else(|| ids::IdentifierId::from_random(random())),
        owner,
        as_printed: as_printed(&draft.text, &value)
            .or_else(|| before.and_then(|before| before.as_printed.clone())),
        value,
        source: source(holdings, draft, before),
        is_confirmed: draft.is_confirmed,
    });
    reading.done(number)
}

fn is_there(holdings: &Holdings, owner: Owner) -> bool {
    match owner {
        Owner::Person(id) => holdings.person(id).is_some(),
        Owner::Account(id) => holdings.account(id).is_some(),
        Owner::Case(id) => holdings.case(id).is_some(),
    }
}

fn owner(owner: OwnerRef) -> Owner {
    match owner {
        OwnerRef::Person(id) => Owner::Person(id.0),
        OwnerRef::Account(id) => Owner::Account(id.0),
        OwnerRef::Case(id) => Owner::Case(id.0),
    }
}

fn value(
    draft: &NumberDraft,
    before: Option<&KeptIdentifier>,
) -> Result<IdentifierValue, FieldTrouble> {
    let kind: Kind = draft.kind.into();
    if draft.text.trim().is_empty() {
        return before
            .map(|before| before.value.clone())
            .ok_or(FieldTrouble::Empty);
    }
    if let Err(problem) = Line::parse(&draft.text) {
        return Err(crate::drafts::trouble(problem));
    }
    parsed(kind, &draft.text, draft.keep_as_printed)
}

/// A number as its kind writes it; an odd one only when the person wants it as it is printed.
pub(crate) fn parsed(
    kind: Kind,
    text: &str,
    keep_as_printed: bool,
) -> Result<IdentifierValue, FieldTrouble> {
    match IdentifierValue::parse(kind, text) {
        Ok(value) => Ok(value),
        Err(_) if keep_as_printed => {
            IdentifierValue::keep_as_printed(kind, text).ok_or(FieldTrouble::Empty)
        }
        Err(not) => Err(FieldTrouble::NotThisKind {
            detail: not_this(&not),
        }),
    }
}

fn is_kept_already(
    holdings: &Holdings,
    owner: Owner,
    value: &IdentifierValue,
    id: Option<ids::IdentifierId>,
) -> bool {
    let others = holdings
        .numbers_of(owner)
        .filter(|number| Some(number.id) != id);
    others.into_iter().any(|number| number.value == *value)
}

/// The text as typed, when it says more than the value's own form.
fn as_printed(text: &str, value: &IdentifierValue) -> Option<Line> {
    let line = Line::parse_optional(text).ok().flatten()?;
    (line.as_str() != value.reveal()).then_some(line)
}

/// The place marked now, else the one before.
fn source(holdings: &Holdings, draft: &NumberDraft, before: Option<&KeptIdentifier>) -> Source {
    let page = draft.page.and_then(|page| holdings.page(page.0));
    match page {
        Some(page) => Source::Page {
            page: page.id,
            place: draft
                .place
                .and_then(|place| UnitBox::new(place.left, place.top, place.width, place.height)),
        },
        None => before.map_or(Source::Typed, |before| before.source),
    }
}

pub(crate) fn not_this(not: &NotThisKind) -> NotThisKindView {
    NotThisKindView {
        expected: not.expected.into(),
        reason: not.reason.code().to_owned(),
        looks_like: not.looks_like.iter().map(|kind| (*kind).into()).collect(),
    }
}
