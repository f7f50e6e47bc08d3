//! Other words by which people, forms and offices name the same value.
//!
//! Invariant: these name a value whatever the paper; what one kind prints is in the catalogue.
//! Not here: slips of recognition (`fuzzy`).

use casekeep_catalogue::{Field, FieldKind as Kind, Party, Relation};

/// Names of values. Those of numbers are the ones that `identify` in the domain knows (form texts, code that reads
/// notices; read 2026-11-23); those of dates are how offices word the catalogue's labels.
const NAMES: &[(Kind, &[&str])] = &[
    (
        Kind::OnlineAccountNumber,
        &[
            "USCIS Online Account Number",
            "USCIS Account Number",
            "Online Account Number",
            "USCIS ELIS Account Number",
            "USCIS ELIS Number",
            "ELIS Account Number",
            "USCIS Online Account ID",
            "USCIS Online Account",
            "USCIS ELIS Account",
            "myUSCIS Account Number",
            "USCIS OAN",
            "OAN",
            "Número de cuenta en línea de USCIS",
            "Número de cuenta de USCIS",
            "Número de cuenta en línea",
        ],
    ),
    (
        Kind::ReceiptNumber,
        &[
            "Receipt Number",
            "Receipt Number(s)",
            "USCIS Receipt Number",
            "Application Number",
            "Petition Number",
            "Application/Petition Number",
            "Application/Petition/Request Number",
            "Número de recibo",
        ],
    ),
    (
        Kind::ANumber,
        &[
            "A-Number",
            "A#",
            "USCIS A#",
            "USCIS A-Number",
            "Alien Registration Number",
            "Alien Registration Number (A-Number)",
            "Alien Number",
            "USCIS Alien Number",
            "USCIS Number",
            "A-File Number",
            "Alien File Number",
            "Número de registro de extranjero",
            "Número de extranjero",
        ],
    ),
    (
        Kind::NoticeDate,
        &[
            "Notice Date",
            "Date of Notice",
            "Date of this Notice",
            "Date",
        ],
    ),
    (
        Kind::ReceivedDate,
        &["Received Date", "Date Received", "Receipt Date", "Received"],
    ),
    (Kind::PriorityDate, &["Priority Date"]),
    (
        Kind::ResponseDueDate,
        &[
            "Response Due Date",
            "Response Due",
            "Response Due By",
            "Response Deadline",
            "Due Date",
            "Reply Due Date",
            "Respond By",
        ],
    ),
    (
        Kind::FormNumber,
        &[
            "Case Type",
            "Form",
            "Form Type",
            "Form Number",
            "Application Type",
            "Application/Petition Type",
        ],
    ),
    (
        Kind::OnlineAccessCode,
        &["Online Access Code", "Access Code"],
    ),
    (
        Kind::AccessCodeExpires,
        &[
            "Expiration Date",
            "Expires",
            "Expires On",
            "Code Expires",
            "Code Expires On",
            "Access Code Expires",
            "Access Code Expires On",
            "Code Expiration Date",
        ],
    ),
    (
        Kind::AppointmentDate,
        &[
            "Appointment Date",
            "Date of Appointment",
            "Appointment Date and Time",
            "Date and Time of Appointment",
            "Date and Time",
            "Interview Date",
            "Interview Date and Time",
            "Date of Interview",
        ],
    ),
    (
        Kind::ApplicantName,
        &[
            "Name",
            "Full Name",
            "Legal Name",
            "Your Full Name",
            "Applicant Name",
            "Name of Applicant",
            "Applicant's Name",
        ],
    ),
    (
        Kind::I94Number,
        &[
            "I-94 Number",
            "I-94#",
            "I-94 Record Number",
            "Admission Number",
            "Admission (I-94) Number",
            "Admission I-94 Number",
            "Departure Number",
        ],
    ),
    (
        Kind::SevisId,
        &["SEVIS ID", "SEVIS Number", "SEVIS ID Number"],
    ),
    (
        Kind::NvcCaseNumber,
        &[
            "Case Number",
            "NVC Case Number",
            "Immigrant Visa Case Number",
            "IV Case Number",
        ],
    ),
    (
        Kind::NvcInvoiceId,
        &["Invoice ID Number", "Invoice ID", "Invoice Number"],
    ),
    (
        Kind::CardExpires,
        &["Card Expires", "Expires", "Expiration Date"],
    ),
    (
        Kind::AdmitUntil,
        &["Admit Until Date", "Admit Until", "Admitted Until"],
    ),
    (Kind::BirthDate, &["Date of Birth", "Birth Date", "DOB"]),
];

/// Which part of a name a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamePart {
    /// The family's name.
    Family,
    /// A person's own names.
    Given,
}

/// Labels of parts of a name: on forms (their texts), cards, passports, visas and I-94 records (domain notes; read
/// 2026-11-23).
const PARTS: &[(NamePart, &[&str])] = &[
    (
        NamePart::Family,
        &[
            "Family Name (Last Name)",
            "Family Name",
            "Last Name",
            "Surname",
            "Last/Surname:",
            "Surname/Primary Name",
            "Apellidos",
        ],
    ),
    (
        NamePart::Given,
        &[
            "Given Name (First Name)",
            "Given Name",
            "Given Names",
            "First Name",
            "First (Given) Name:",
            "Nombres",
        ],
    ),
];

/// Every label of a part of a name.
pub(super) fn parts() -> impl Iterator<Item = (NamePart, &'static str)> {
    let all = PARTS.iter();
    all.flat_map(|(part, labels)| labels.iter().map(|label| (*part, *label)))
}

/// Labels of numbers that are nobody's case: what follows them is no value of ours. As in `identify` in the domain, and
/// what letters print beside a payment or a delivery.
pub(super) const FOREIGN: &[&str] = &[
    "Social Security Number",
    "U.S. Social Security Number",
    "Passport Number",
    "Attorney State Bar Number",
    "Phone Number",
    "Telephone",
    "Telephone Number",
    "Daytime Telephone Number",
    "Mobile Number",
    "Fax Number",
    "Tracking Number",
    "Order Number",
    "Routing Number",
    "Check Number",
    "Bank Account Number",
    "Credit Card Number",
    "Transaction Number",
    "Transaction ID",
    "Transaction",
    "Confirmation Code",
    "Customer Number",
    "Member Number",
    "Policy Number",
    "Meter Number",
    "Batch Number",
    "Remittance Number",
    "Payment ID",
    "Document Control Number",
];

/// The other names of a field's value.
pub(super) fn of(field: &Field) -> Vec<&'static str> {
    let [first, rest @ ..] = field.holds.as_slice() else {
        return Vec::new();
    };
    let is_one_value =
        rest.is_empty() || (*first == Kind::AppointmentDate && rest == [Kind::AppointmentTime]);
    if !is_one_value || field.labels.is_empty() || field.party == Some(Party::Representative) {
        return Vec::new();
    }
    if field.relations.contains(&Relation::InSentence) {
        return Vec::new();
    }
    let own = NAMES.iter().filter(|(kind, _)| kind == first);
    own.flat_map(|(_, names)| names.iter().copied()).collect()
}
