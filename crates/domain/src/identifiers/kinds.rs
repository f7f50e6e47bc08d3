//! Every kind of identifier: its word, how it is parsed, grouped and masked. One row each.
//!
//! Invariant: each kind is one type; `parse` accepts what `formatted` and `copy_text` give and comes back to the same value.
//! Not here: the rules themselves (`person`, `receipt`, `entry`, `consular`, `labor`, `codes`).

use std::fmt;

use super::{
    IdentifierValue, NotThisKind, ProblemReason, codes, consular, entry, labor, person,
    pictures::{grouped, masked, masked_end, masked_whole},
    receipt,
};
use crate::words::words;

/// How far an identifier may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitivity {
    /// Opens an account: shown masked, never exported.
    Secret,
    /// Exported in full only when ticked for that export.
    Guarded,
    /// A lawyer files with it: exported by choice.
    Ordinary,
}

/// What a kind does with text.
pub(super) struct Rules {
    /// Normal form of a typed text from which the label was taken off.
    pub(super) normalise: fn(&str) -> Result<String, ProblemReason>,
    /// The normal form grouped for reading.
    pub(super) formatted: fn(&str) -> String,
    /// The normal form with most of it hidden.
    pub(super) masked: fn(&str) -> String,
}

macro_rules! identifiers {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $sensitivity:ident {
        normalise: $normalise:expr,
        formatted: $formatted:expr,
        masked: $masked:expr,
    })+) => {
        words! {
            /// What an identifier is. The word is stored in the vault and sent to the window.
            IdentifierKind { $($(#[$meta])* $name = $code,)+ }
        }

        impl IdentifierKind {
            /// How far it may go.
            #[must_use]
            pub const fn sensitivity(self) -> Sensitivity {
                match self { $(Self::$name => Sensitivity::$sensitivity,)+ }
            }

            pub(super) const fn rules(self) -> Rules {
                match self {
                    $(Self::$name => Rules { normalise: $normalise, formatted: $formatted, masked: $masked },)+
                }
            }
        }

        $(
            $(#[$meta])*
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(IdentifierValue);

            impl $name {
                /// Parses typed or pasted text: other scripts' digits, spaces, dashes and the label before it are
                /// understood.
                pub fn parse(text: &str) -> Result<Self, NotThisKind> {
                    IdentifierValue::parse(IdentifierKind::$name, text).map(Self)
                }

                /// The full text in the kind's normal form.
                #[must_use]
                pub fn reveal(&self) -> &str {
                    self.0.reveal()
                }

                /// The full text, grouped for reading.
                #[must_use]
                pub fn formatted(&self) -> String {
                    self.0.formatted()
                }

                /// The text with most of it hidden.
                #[must_use]
                pub fn masked(&self) -> String {
                    self.0.masked()
                }

                /// The full text without groups, for the clipboard.
                #[must_use]
                pub fn copy_text(&self) -> String {
                    self.0.copy_text()
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($name), "({})"), self.masked())
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.masked())
                }
            }

            impl From<$name> for IdentifierValue {
                fn from(identifier: $name) -> Self {
                    identifier.0
                }
            }
        )+
    };
}

identifiers! {
    /// USCIS Online Account Number: exactly 12 digits, may begin with 0, no check digit, nothing to decode.
    /// Certain: form fields (12 places), forms since about 2016. Read 2026-11-23.
    OnlineAccountNumber = "online_account_number", Ordinary {
        normalise: person::online_account_number,
        formatted: |text| grouped("####-####-####", text),
        masked: |text| masked("####-••••-####", text),
    }
    /// A-Number, "USCIS#" on cards: A and 7 to 9 digits, padded with zeros to 9.
    /// Certain: notices and cards; USCIS fee tips. Read 2026-11-23.
    ANumber = "a_number", Ordinary {
        normalise: person::a_number,
        formatted: |text| grouped("####-###-###", text),
        masked: |text| masked("####-•••-###", text),
    }
    /// Receipt number: three letters and ten digits; one digit may be `*` in old ones. Cards print it as "Card #".
    /// Certain: USCIS; prefixes see [`PrefixMeaning`](super::PrefixMeaning). Read 2026-11-23.
    ReceiptNumber = "receipt_number", Ordinary {
        normalise: receipt::normalise,
        formatted: |text| grouped("###-##-###-#####", text),
        masked: |text| masked("###-##-•••-#####", text),
    }
    /// I-94 record number: nine digits, a letter, a digit (from May 2019), or eleven digits (older).
    /// Certain: globalimmigrationblog.com 2019. Read 2026-11-23. The groups are ours, for reading.
    I94Number = "i94_number", Ordinary {
        normalise: entry::i94_number,
        formatted: |text| grouped("###-###-###-##", text),
        masked: |text| masked("###-•••-•••-##", text),
    }
    /// SEVIS ID: N and ten digits, top right of an I-20 or DS-2019.
    /// Certain: betterhealthconnector.com. Read 2026-11-23. The groups are ours, for reading.
    SevisId = "sevis_id", Ordinary {
        normalise: entry::sevis_id,
        formatted: |text| grouped("#-###-###-####", text),
        masked: |text| masked("#-•••-•••-####", text),
    }
    /// Passport number: country specific; 5 to 15 letters and digits accepted.
    /// Certain for the nine characters of the machine-readable zone (ICAO 9303); typed lengths are a soft guess.
    PassportNumber = "passport_number", Guarded {
        normalise: entry::passport_number,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// Visa foil number, red, bottom right: eight digits, or a letter and seven digits.
    /// Likely: tinygrab, visahelp. Read 2026-11-23.
    VisaFoilNumber = "visa_foil_number", Ordinary {
        normalise: entry::visa_foil_number,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// Visa control number: 14 digits.
    /// Unsure: no source was found for the length, so nothing is recognised by it.
    VisaControlNumber = "visa_control_number", Ordinary {
        normalise: entry::visa_control_number,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// DS-160 confirmation number: ten characters that begin with AA.
    /// Likely: legalclarity. Read 2026-11-23.
    Ds160Number = "ds160_number", Ordinary {
        normalise: consular::ds160_number,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// NVC case number: three letters of the post, year, day of the year plus 500, three digits.
    /// Certain: immihelp. Read 2026-11-23. Same shape as a receipt number: never told apart by shape alone.
    NvcCaseNumber = "nvc_case_number", Ordinary {
        normalise: consular::nvc_case_number,
        formatted: |text| grouped("###-####-###-###", text),
        masked: |text| masked("###-####-•••-###", text),
    }
    /// NVC invoice ID: letters and digits; sources disagree on the length (8, 15), so any is kept.
    /// Unsure: tinygrab, eatsip365, greenbroad.co. Read 2026-11-23.
    NvcInvoiceId = "nvc_invoice_id", Ordinary {
        normalise: codes::exact,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// NVC beneficiary ID. No source tells its form: kept as typed.
    NvcBeneficiaryId = "nvc_beneficiary_id", Ordinary {
        normalise: codes::exact,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// Diversity visa case number: fiscal year, region, 1 to 10 digits; zeros kept as printed.
    /// Certain shape, likely length (8 digits): travel.state.gov, immigrationinto.us. Read 2026-11-23.
    DvCaseNumber = "dv_case_number", Ordinary {
        normalise: consular::dv_case_number,
        formatted: consular::dv_case_formatted,
        masked: consular::dv_case_masked,
    }
    /// Diversity visa confirmation number: kept as typed.
    /// Unsure: dvlottery-2014.com (16 characters, 2014 only). Read 2026-11-23.
    DvConfirmationNumber = "dv_confirmation_number", Ordinary {
        normalise: codes::exact,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// Labor case number of iCERT or FLAG: G (PERM), I (LCA) or H (H-2), then 3, 5 (year and day) and 6 digits.
    /// Certain: immihelp, legalclarity. Read 2026-11-23. The dashes belong to it.
    LaborCertificationNumber = "labor_certification_number", Ordinary {
        normalise: labor::certification_number,
        formatted: str::to_owned,
        masked: |text| masked("#-•••-•••••-••####", text),
    }
    /// Older PERM case number: A, year and day, five digits. The dashes belong to it.
    /// Likely: code that parses real notices. Read 2026-11-23.
    LegacyPermNumber = "legacy_perm_number", Ordinary {
        normalise: labor::legacy_perm_number,
        formatted: str::to_owned,
        masked: |text| masked("#-•••••-••###", text),
    }
    /// Social Security number: nine digits; area not 000, 666, 900 to 999, group not 00, serial not 0000.
    /// Certain: SSA POMS RM 10201.035. Read 2026-11-23.
    Ssn = "ssn", Guarded {
        normalise: person::ssn,
        formatted: |text| grouped("###-##-####", text),
        masked: |text| masked("•••-••-####", text),
    }
    /// Class of admission (IR1, F1, H1B): a short code; no pattern is sourced.
    /// Likely: parsers of I-94 and I-797. Read 2026-11-23. It tells how somebody came, so it is masked whole.
    ClassOfAdmission = "class_of_admission", Ordinary {
        normalise: entry::class_of_admission,
        formatted: str::to_owned,
        masked: masked_whole,
    }
    /// Work permit category: `(c)(9)` on forms, `C09` on the card, `C9` in case notes; kept as on the card.
    /// Certain: card labels. Read 2026-11-23. It may tell of asylum, so it is masked whole.
    EadCategory = "ead_category", Ordinary {
        normalise: person::ead_category,
        formatted: str::to_owned,
        masked: masked_whole,
    }
    /// SOC, NAICS or ETA code on an I-797: kept as typed.
    /// Likely: code that parses real notices. Read 2026-11-23.
    OccupationCode = "occupation_code", Ordinary {
        normalise: codes::exact,
        formatted: str::to_owned,
        masked: masked_end,
    }
    /// Online Access Code of an Account Access Notice: letters and digits, capitals matter; length unknown.
    /// Likely: code that parses real notices. Read 2026-11-23.
    OnlineAccessCode = "online_access_code", Secret {
        normalise: codes::exact,
        formatted: str::to_owned,
        masked: masked_whole,
    }
    /// Passcode from a representative. No source tells its form: kept as typed.
    RepresentativePasscode = "representative_passcode", Secret {
        normalise: codes::exact,
        formatted: str::to_owned,
        masked: masked_whole,
    }
    /// Two-step verification backup code. No source tells its form: kept as typed.
    BackupCode = "backup_code", Secret {
        normalise: codes::exact,
        formatted: str::to_owned,
        masked: masked_whole,
    }
}
