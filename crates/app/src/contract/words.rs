//! Closed lists of words on the wire, one to one with the domain's.
//!
//! Invariant: each domain word has exactly one wire word, and both carry the same code.
//! Not here: what a word is called on screen (ui).

use casekeep_domain::{accounts, cases, dates, identifiers, papers};
use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! wire_words {
    ($($(#[$meta:meta])* $name:ident = $domain:path { $($variant:ident,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "the domain's words carry the documentation")]
        pub enum $name { $($variant,)+ }

        impl From<$domain> for $name {
            fn from(word: $domain) -> Self {
                match word { $(<$domain>::$variant => Self::$variant,)+ }
            }
        }

        impl From<$name> for $domain {
            fn from(word: $name) -> Self {
                match word { $($name::$variant => Self::$variant,)+ }
            }
        }
    )+};
}

wire_words! {
    /// How an account began.
    AccountOrigin = accounts::AccountOrigin { SignedUp, MadeByUscis, Representative, NotRecorded, }
    /// What was chosen under "account type".
    AccountType = accounts::AccountType { Applicant, Representative, NotRecorded, }
    /// How one-time codes arrive.
    CodeDelivery = accounts::CodeDelivery { Email, Text, Both, AuthenticatorApp, NotRecorded, }
    /// What a secret is.
    SecretKind = accounts::SecretKind { BackupCode, ResetAnswer, OnlineAccessCode, RepresentativePasscode, }
    /// Whether a secret still works.
    SecretState = accounts::SecretState { Current, Used, Replaced, }
    /// What a person is in a case.
    CaseRole = cases::CaseRole { Applicant, Petitioner, Beneficiary, Derivative, Sponsor, }
    /// What a date is.
    DateKind = dates::DateKind { Appointment, Deadline, Expiry, WindowOpens, Other, }
    /// How the recovery sheet stands.
    RecoverySheetState = papers::RecoverySheetState { NotMade, Made, Checked, }
    /// What an identifier is.
    IdentifierKind = identifiers::IdentifierKind {
        OnlineAccountNumber, ANumber, ReceiptNumber, I94Number, SevisId, PassportNumber, VisaFoilNumber,
        VisaControlNumber, Ds160Number, NvcCaseNumber, NvcInvoiceId, NvcBeneficiaryId, DvCaseNumber,
        DvConfirmationNumber, LaborCertificationNumber, LegacyPermNumber, Ssn, ClassOfAdmission, EadCategory,
        OccupationCode, OnlineAccessCode, RepresentativePasscode, BackupCode,
    }
}

wire_words! {
    /// What the button at the end of a path does.
    GuideAction = casekeep_catalogue::Action {
        ShowPaper, OpenAddress, BackIn, FindNumber, SetUp, FilingCard, Accounts, Call, Elsewhere,
    }
    /// What to have at hand.
    AtHand = casekeep_catalogue::AtHand {
        SignInEmail, CodeDelivery, BackupCode, ResetAnswers, OnlineAccountNumber, ANumber, ReceiptNumber,
        OnlineAccessCode, RepresentativePasscode, Name, BirthDate, MailingAddress, NvcCaseNumber,
    }
    /// What is kept beside a step of the set-up.
    Keeps = casekeep_catalogue::Keeps {
        Origin, SignInEmail, PasswordCheck, CodeDelivery, BackupCode, ResetAnswers, AccountType, PaperCases,
        RepresentativePasscode, OnlineAccountNumber,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_words_carry_the_domain_codes() {
        for kind in identifiers::IdentifierKind::ALL {
            let wire = serde_json::to_value(IdentifierKind::from(*kind)).unwrap();
            assert_eq!(wire, kind.code());
        }
        for role in cases::CaseRole::ALL {
            assert_eq!(
                serde_json::to_value(CaseRole::from(*role)).unwrap(),
                role.code()
            );
        }
        for delivery in accounts::CodeDelivery::ALL {
            assert_eq!(
                serde_json::to_value(CodeDelivery::from(*delivery)).unwrap(),
                delivery.code()
            );
        }
    }
}
