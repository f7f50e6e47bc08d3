//! What numbers and roles are called in a PDF, in both languages.
//!
//! Invariant: every kind and role has a name in both languages, or this does not compile.
//! Not here: the PDF's own words (summary), the screens' (ui).

use casekeep_domain::{cases::CaseRole, identifiers::IdentifierKind};
use casekeep_summary::{Bilingual, Language};

const fn both(english: &'static str, spanish: &'static str) -> Bilingual {
    Bilingual { english, spanish }
}

/// How many papers are nobody's yet, and so are in no summary.
pub(crate) fn unfiled(papers: usize, language: Language) -> String {
    match (language, papers) {
        (Language::English, 1) => "1 paper kept here is nobody's yet, and is left out".to_owned(),
        (Language::English, _) => {
            format!("{papers} papers kept here are nobody's yet, and are left out")
        }
        (Language::Spanish, 1) => {
            "1 papel guardado aquí todavía no es de nadie, y no está incluido".to_owned()
        }
        (Language::Spanish, _) => {
            format!("{papers} papeles guardados aquí todavía no son de nadie, y no están incluidos")
        }
    }
}

/// Name of an identifier's kind.
pub(crate) fn kind(kind: IdentifierKind, language: Language) -> &'static str {
    let name = match kind {
        IdentifierKind::OnlineAccountNumber => both(
            "USCIS Online Account Number",
            "Número de cuenta en línea de USCIS",
        ),
        IdentifierKind::ANumber => both(
            "Alien Registration Number",
            "Número de registro de extranjero (A)",
        ),
        IdentifierKind::ReceiptNumber => both("Receipt number", "Número de recibo"),
        IdentifierKind::I94Number => both("I-94 number", "Número de I-94"),
        IdentifierKind::SevisId => both("SEVIS ID", "Número SEVIS"),
        IdentifierKind::PassportNumber => both("Passport number", "Número de pasaporte"),
        IdentifierKind::VisaFoilNumber => both("Visa number", "Número de visa"),
        IdentifierKind::VisaControlNumber => {
            both("Visa control number", "Número de control de la visa")
        }
        IdentifierKind::Ds160Number => both("DS-160 number", "Número de DS-160"),
        IdentifierKind::NvcCaseNumber => both("NVC case number", "Número de caso del NVC"),
        IdentifierKind::NvcInvoiceId => both("NVC invoice ID", "Número de factura del NVC"),
        IdentifierKind::NvcBeneficiaryId => {
            both("NVC beneficiary ID", "Número de beneficiario del NVC")
        }
        IdentifierKind::DvCaseNumber => both(
            "Diversity Visa case number",
            "Número de caso de visa de diversidad",
        ),
        IdentifierKind::DvConfirmationNumber => both(
            "Diversity Visa confirmation number",
            "Número de confirmación de visa de diversidad",
        ),
        IdentifierKind::LaborCertificationNumber => both(
            "Labor certification number",
            "Número de certificación laboral",
        ),
        IdentifierKind::LegacyPermNumber => both("PERM case number", "Número de caso PERM"),
        IdentifierKind::Ssn => both("Social Security number", "Número de Seguro Social"),
        IdentifierKind::ClassOfAdmission => both("Class of admission", "Clase de admisión"),
        IdentifierKind::EadCategory => {
            both("Work permit category", "Categoría del permiso de trabajo")
        }
        IdentifierKind::OccupationCode => both("Occupation code", "Código de ocupación"),
        IdentifierKind::OnlineAccessCode => both("Online access code", "Código de acceso en línea"),
        IdentifierKind::RepresentativePasscode => {
            both("Representative passcode", "Código del representante")
        }
        IdentifierKind::BackupCode => both("Backup code", "Código de respaldo"),
    };
    name.get(language)
}

/// Name of a role.
pub(crate) fn role(role: CaseRole, language: Language) -> &'static str {
    let name = match role {
        CaseRole::Applicant => both("applicant", "solicitante"),
        CaseRole::Petitioner => both("petitioner", "peticionario"),
        CaseRole::Beneficiary => both("beneficiary", "beneficiario"),
        CaseRole::Derivative => both("derivative", "derivado"),
        CaseRole::Sponsor => both("sponsor", "patrocinador"),
    };
    name.get(language)
}

/// A notice nobody named and nobody said the kind of.
pub(crate) const UNNAMED_NOTICE: Bilingual = both("Notice", "Aviso");
/// File name of the summary, before the names.
pub(crate) const SUMMARY_FILE: Bilingual = both("Case summary", "Resumen del caso");
/// File name of the card for paper forms.
pub(crate) const FILING_FILE: Bilingual =
    both("Before you file on paper", "Antes de presentar en papel");
/// File name of the recovery sheet.
pub(crate) const RECOVERY_FILE: Bilingual = both("Recovery sheet", "Hoja de recuperación");
