//! Numbers as they are shown: masked, with their source.
//!
//! Invariant: the mask is the domain's.
//! Not here: revealing.

use casekeep_domain::{
    notices::UnitBox,
    numbers::{KeptIdentifier, Owner, Source},
};

use crate::{
    contract::{
        ids::{AccountId, CaseId, IdentifierId, PersonId},
        numbers::{self as wire, NumberView, OwnerRef, SourceView},
    },
    holdings::Holdings,
};

impl Holdings {
    pub(crate) fn number_view(&self, number: &KeptIdentifier) -> NumberView {
        NumberView {
            id: IdentifierId(number.id),
            kind: number.value.kind().into(),
            owner: owner_ref(number.owner),
            masked: number.value.masked(),
            is_as_printed: number.value.is_as_printed(),
            is_confirmed: number.is_confirmed,
            source: self.source_view(number.source),
        }
    }

    pub(crate) fn number_views(&self, owner: Owner) -> Vec<NumberView> {
        self.numbers_of(owner)
            .map(|number| self.number_view(number))
            .collect()
    }

    fn source_view(&self, source: Source) -> SourceView {
        let Source::Page { page, place } = source else {
            return SourceView::Typed;
        };
        let Some((page, notice)) = self
            .page(page)
            .and_then(|page| Some((page, self.notice(page.notice)?)))
        else {
            return SourceView::Typed;
        };
        SourceView::Page {
            notice: notice.id.into(),
            notice_title: super::line_or_empty(notice.title.as_ref()),
            notice_kind: notice.kind.as_ref().map(|kind| kind.as_str().to_owned()),
            page: page.id.into(),
            page_number: page.position + 1,
            place: place.map(unit_box),
        }
    }
}

pub(crate) fn unit_box(place: UnitBox) -> wire::UnitBox {
    wire::UnitBox {
        left: place.left(),
        top: place.top(),
        width: place.width(),
        height: place.height(),
    }
}

pub(crate) fn owner_ref(owner: Owner) -> OwnerRef {
    match owner {
        Owner::Person(id) => OwnerRef::Person(PersonId(id)),
        Owner::Account(id) => OwnerRef::Account(AccountId(id)),
        Owner::Case(id) => OwnerRef::Case(CaseId(id)),
    }
}
