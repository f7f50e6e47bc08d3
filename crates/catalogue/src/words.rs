//! Closed lists of words that notice files are written in.
//!
//! Invariant: a word's code is the one in the files, on the wire and in what the reader reports.
//! Not here: the files themselves (`notices/`), the entries made of these words (`kinds`).

/// Declares a closed list of words with their codes.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item])* $variant,)+ }

        impl $name {
            /// Every word.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as written in the files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Reads the word as written in the files.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.code() == code)
            }
        }
    };
}

pub(crate) use words;

/// Declares the values a paper can carry, each with its name in both languages.
macro_rules! field_kinds {
    ($($variant:ident = $code:literal, $en:literal, $es:literal;)+) => {
        words! {
            /// A value that a paper can carry. The codes are those of `xtask read`.
            FieldKind { $(#[doc = $en] $variant = $code,)+ }
        }

        impl FieldKind {
            /// What people call it.
            #[must_use]
            pub const fn name(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$variant, Language::English) => $en,
                      (Self::$variant, Language::Spanish) => $es,)+
                }
            }
        }
    };
}

words! {
    /// A language of the window.
    Language {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
    }
}

words! {
    /// Whether the online account number is printed on a paper.
    OanAnswer {
        /// It is printed.
        Printed = "printed",
        /// On some papers of this kind, not on all.
        OnSome = "on-some",
        /// There is a box for it, which may be empty.
        BoxMayBeEmpty = "box-may-be-empty",
        /// It is not printed, or was not seen there: the confidence says which.
        NotPrinted = "not-printed",
        /// No source says.
        Unknown = "unknown",
    }
}

words! {
    /// How sure a claim is.
    Confidence {
        /// Official text, or several independent primary sources.
        Certain = "certain",
        /// One good source, or code that reads real notices.
        Likely = "likely",
        /// A single weak source, or none that settles it.
        Unsure = "unsure",
    }
}

words! {
    /// Where a value stands, seen from its label.
    Relation {
        /// Below the label, inside the same cell.
        Below = "below",
        /// On the label's own line, to its right.
        Right = "right",
        /// On the next line, with no cell around it.
        NextLine = "next-line",
        /// Straight after these words, inside a sentence.
        InSentence = "in-sentence",
        /// Printed without any label: a red number, a machine-readable zone.
        Unlabelled = "unlabelled",
    }
}

words! {
    /// Whose value it is.
    Party {
        /// The person the paper is about, who filed for themself.
        Applicant = "applicant",
        /// The person or firm who filed for someone.
        Petitioner = "petitioner",
        /// The person filed for.
        Beneficiary = "beneficiary",
        /// The lawyer or accredited representative.
        Representative = "representative",
    }
}

words! {
    /// What is known of the order on the page.
    Arrangement {
        /// Sources give the rows and their order.
        Known = "known",
        /// Sources give labels or a corner, not the whole page.
        Partly = "partly",
        /// No source describes the page; the drawing only suggests a paper.
        Unknown = "unknown",
    }
}

words! {
    /// The shape of the paper.
    PageFormat {
        /// A letter page.
        Letter = "letter",
        /// A plastic card.
        Card = "card",
        /// A page in a web browser.
        Screen = "screen",
        /// A passport's data page, or a visa stuck into one.
        Booklet = "booklet",
    }
}

field_kinds! {
    OnlineAccountNumber = "online_account_number", "USCIS Online Account Number", "Número de cuenta en línea de USCIS";
    ReceiptNumber = "receipt_number", "Receipt number", "Número de recibo";
    ANumber = "a_number", "A-Number", "Número A";
    NoticeDate = "notice_date", "Notice date", "Fecha del aviso";
    ReceivedDate = "received_date", "Received date", "Fecha de recepción";
    PriorityDate = "priority_date", "Priority date", "Fecha de prioridad";
    ResponseDueDate = "response_due_date", "Answer due by", "Fecha límite de respuesta";
    AppointmentDate = "appointment_date", "Appointment date", "Fecha de la cita";
    AppointmentTime = "appointment_time", "Appointment time", "Hora de la cita";
    AppointmentPlace = "appointment_place", "Appointment place", "Lugar de la cita";
    CardExpires = "card_expires", "Card expires", "Vencimiento de la tarjeta";
    AdmitUntil = "admit_until", "Admit until", "Admitido hasta";
    FormNumber = "form_number", "Form", "Formulario";
    NoticeType = "notice_type", "Notice type", "Tipo de aviso";
    I94Number = "i94_number", "I-94 number", "Número de I-94";
    SevisId = "sevis_id", "SEVIS ID", "Número SEVIS";
    NvcCaseNumber = "nvc_case_number", "NVC case number", "Número de caso del NVC";
    NvcInvoiceId = "nvc_invoice_id", "NVC invoice ID", "Número de factura del NVC";
    OnlineAccessCode = "online_access_code", "Online access code", "Código de acceso en línea";
    AccessCodeExpires = "access_code_expires", "Access code expires", "Vencimiento del código de acceso";
    ApplicantName = "applicant_name", "Applicant", "Solicitante";
    PetitionerName = "petitioner_name", "Petitioner", "Peticionario";
    BeneficiaryName = "beneficiary_name", "Beneficiary", "Beneficiario";
    ClassOfAdmission = "class_of_admission", "Class", "Clase";
    ValidFrom = "valid_from", "Valid from", "Válido desde";
    ValidUntil = "valid_until", "Valid until", "Válido hasta";
    EadCategory = "ead_category", "Work permit category", "Categoría del permiso de trabajo";
    CardNumber = "card_number", "Card number", "Número de tarjeta";
    BirthDate = "birth_date", "Date of birth", "Fecha de nacimiento";
    BirthCountry = "birth_country", "Country of birth", "País de nacimiento";
    EntryDate = "entry_date", "Date of entry", "Fecha de entrada";
    PassportNumber = "passport_number", "Passport number", "Número de pasaporte";
    VisaNumber = "visa_number", "Visa number", "Número de visa";
    VisaControlNumber = "visa_control_number", "Visa control number", "Número de control de la visa";
    Ds160Number = "ds160_number", "DS-160 confirmation number", "Número de confirmación del DS-160";
    SocialSecurityNumber = "social_security_number", "Social Security number", "Número de Seguro Social";
}

impl FieldKind {
    /// Whether it is a day.
    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(
            self,
            Self::NoticeDate
                | Self::ReceivedDate
                | Self::PriorityDate
                | Self::ResponseDueDate
                | Self::AppointmentDate
                | Self::CardExpires
                | Self::AdmitUntil
                | Self::AccessCodeExpires
                | Self::ValidFrom
                | Self::ValidUntil
                | Self::BirthDate
                | Self::EntryDate
        )
    }
}
