//! Identifiers: every number a case produces, with one parser, formatter and mask each.
//!
//! Invariant: an identifier is text; leading zeros survive everything, and its full text leaves only through `reveal`,
//! `formatted` and `copy_text`.
//! Not here: wording (ui), whose an identifier is and where it was read (`numbers`).

mod codes;
mod consular;
mod entry;
mod glyphs;
mod identify;
mod kinds;
mod labels;
mod labor;
pub mod mrz;
mod numerals;
mod person;
mod pictures;
mod problem;
mod receipt;
mod shapes;
#[cfg(test)]
mod tests;
mod value;
mod words_in_text;

pub use consular::{DvRegion, NvcDecoded};
pub use identify::{Candidate, Identification, Verdict, identify};
pub use kinds::{
    ANumber, BackupCode, ClassOfAdmission, Ds160Number, DvCaseNumber, DvConfirmationNumber,
    EadCategory, I94Number, IdentifierKind, LaborCertificationNumber, LegacyPermNumber,
    NvcBeneficiaryId, NvcCaseNumber, NvcInvoiceId, OccupationCode, OnlineAccessCode,
    OnlineAccountNumber, PassportNumber, ReceiptNumber, RepresentativePasscode, Sensitivity,
    SevisId, Ssn, VisaControlNumber, VisaFoilNumber,
};
pub use labor::{LaborCertification, LaborProgram};
pub use problem::{NotThisKind, ProblemReason};
pub use receipt::{AboutMonth, CaseSystem, LegacyReceipt, PrefixMeaning};
pub use shapes::NotOnlineAccountNumber;
pub use value::IdentifierValue;
