//! Lawyers and representatives.
//!
//! Invariant: a contact has a name.
//! Not here: what was given to them (`exports`).

use crate::{ids::ContactId, text::Line};

/// A lawyer or accredited representative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Id in the vault.
    pub id: ContactId,
    /// Name.
    pub name: Line,
    /// Firm or organisation.
    pub firm: Option<Line>,
    /// Bar or accreditation number.
    pub bar_number: Option<Line>,
    /// E-mail address.
    pub email: Option<Line>,
    /// Telephone.
    pub phone: Option<Line>,
    /// Public age key, when they gave one.
    pub age_recipient: Option<Line>,
}
