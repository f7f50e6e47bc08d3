//! The words around the values, in both languages.
//!
//! Invariant: a word exists in English and Spanish, or the crate doesn't compile.
//! Not here: values, and words about values (labels of numbers, roles), which the caller gives.

use typst::foundations::{Dict, IntoValue};

/// A language of the printed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// Code for the PDF's language entry.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }
}

/// One text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// In English.
    pub english: &'static str,
    /// In Spanish.
    pub spanish: &'static str,
}

impl Bilingual {
    /// The text in one language.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Spanish => self.spanish,
        }
    }
}

/// What Casekeep is and is not: at the foot of each page and of the screens.
pub const FOOTER: Bilingual = Bilingual {
    english: "Casekeep is unofficial and gives no legal advice. The notice itself and my.uscis.gov are the authority.",
    spanish: "Casekeep no es oficial y no da asesoría legal. Lo que vale es el aviso mismo y lo que dice my.uscis.gov.",
};

/// Declares the word table: a field for each word, in both languages.
macro_rules! words {
    ($($name:ident: $english:literal, $spanish:literal;)+) => {
        /// The whole table in one language.
        pub(crate) struct Words { $(pub(crate) $name: &'static str,)+ }

        const ENGLISH: Words = Words { $($name: $english,)+ };
        const SPANISH: Words = Words { $($name: $spanish,)+ };

        impl Words {
            /// The words by name, as a template reads them.
            pub(crate) fn to_dict(&self, language: Language) -> Dict {
                let words = [$((stringify!($name), self.$name),)+ ("footer", FOOTER.get(language))];
                words.into_iter().map(|(name, word)| (name.into(), word.into_value())).collect()
            }
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name),)+];
    };
}

impl Language {
    /// The table in this language.
    pub(crate) const fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
        }
    }
}

words! {
    // Summary: head and foot
    case_summary: "Case summary", "Resumen del caso";
    prepared: "Prepared", "Preparado el";
    date_order: "Dates are month/day/year", "Las fechas son mes/día/año";
    prepared_for: "For", "Para";
    confidential: "Confidential: prepared for legal consultation", "Confidencial: preparado para una consulta legal";
    masked: "Numbers are shown in part in this copy.", "En esta copia los números se muestran solo en parte.";
    page: "Page", "Página";
    of: "of", "de";
    conjunction: "and", "y";
    more_people: "more", "más";

    // Answers
    none: "none", "ninguno";
    not_known: "not known", "no se sabe";
    not_recorded: "not recorded", "sin registrar";

    // People
    other_names: "Other names", "Otros nombres";
    birth_date: "Date of birth", "Fecha de nacimiento";
    birth_place: "Place of birth", "Lugar de nacimiento";
    citizenship: "Citizenship", "Ciudadanía";
    preferred_language: "Preferred language", "Idioma preferido";
    mailing_address: "Safe mailing address", "Dirección postal segura";
    no_numbers: "No numbers are recorded for this person.", "No hay números registrados de esta persona.";
    number: "Number", "Número";
    value: "Value", "Valor";
    source: "Where it is printed", "Dónde está impreso";
    typed_by_hand: "typed by hand", "escrito a mano";
    other_paper: "paper not attached", "papel no adjunto";
    not_confirmed: "not checked against the paper", "sin comprobar con el papel";

    // Cases
    cases: "Cases", "Casos";
    no_cases: "No cases are recorded. That does not mean there are none.",
        "No hay casos registrados. Eso no significa que no existan.";
    receipt: "Receipt number", "Número de recibo";
    form: "Form", "Formulario";
    people: "People", "Personas";
    received: "Received", "Recibido";
    filed: "Filed", "Presentado";
    priority_date: "Priority date", "Fecha de prioridad";
    last_step: "Last step", "Último paso";
    closed: "Closed", "Cerrado";
    history: "History of the cases", "Historia de los casos";
    date: "Date", "Fecha";
    happened: "What happened", "Qué pasó";
    case: "Case", "Caso";

    // Dates
    dates: "Dates and deadlines", "Fechas y plazos";
    no_dates: "No dates are recorded. That does not mean there are none.",
        "No hay fechas registradas. Eso no significa que no existan.";
    what: "What", "Qué";
    concerns: "Concerns", "Se refiere a";
    basis: "Where it comes from", "De dónde viene";
    computed: "computed, not printed", "calculada, no impresa";
    done: "done", "hecho";

    // Notices and exhibits
    notices: "Notices and exhibits", "Avisos y anexos";
    no_notices: "No notices are recorded. That does not mean there are none.",
        "No hay avisos registrados. Eso no significa que no existan.";
    exhibit: "Exhibit", "Anexo";
    exhibit_page: "page", "página";
    notice: "Notice", "Aviso";
    notice_date: "Notice date", "Fecha del aviso";
    pages: "Pages", "Páginas";
    starts_at: "Starts at", "Empieza en";
    not_scanned: "not scanned", "sin escanear";
    original_at: "Original", "Original";
    copy_of: "Scan of", "Copia escaneada de";

    // Gaps
    gaps: "Gaps and unknowns", "Lo que falta o no se sabe";
    no_gaps: "Casekeep found nothing missing among the papers kept here.",
        "Casekeep no encontró nada que falte entre los papeles guardados aquí.";
    gap_not_confirmed: "not checked against the paper", "sin comprobar con el papel";
    gap_not_recorded: "not recorded", "sin registrar";
    gap_no_scan: "listed, but not scanned", "en la lista, pero sin escanear";
    gap_conflict: "two different values are recorded", "hay dos valores distintos registrados";

    // Before you file on paper: labels of forms stay in English, with their meaning beside
    filing_card: "Before you file on paper", "Antes de presentar en papel";
    filing_made: "Made on", "Hecha el";
    filing_how: "Copy each line into the box of the same name, exactly, with its zeros. This card is for one person.",
        "Copie cada línea en la casilla del mismo nombre, exactamente, con sus ceros. Esta tarjeta es para una sola persona.";
    filing_family: "Family Name (Last Name)", "Family Name (Last Name): apellidos";
    filing_given: "Given Name (First Name), Middle Name", "Given Name (First Name), Middle Name: nombres";
    filing_other: "Other Names Used", "Other Names Used: otros nombres usados";
    filing_birth: "Date of Birth (mm/dd/yyyy)", "Date of Birth (mm/dd/yyyy): fecha de nacimiento (mes/día/año)";
    filing_a_number: "Alien Registration Number (A-Number) (if any)",
        "Alien Registration Number (A-Number) (if any): número A, si lo tiene";
    filing_account: "USCIS Online Account Number (if any)",
        "USCIS Online Account Number (if any): número de cuenta en línea de USCIS, si lo tiene";
    filing_none: "Not kept here. If there is none, leave the box empty.",
        "No está guardado aquí. Si no lo hay, deje vacía la casilla.";
    filing_compare: "to compare:", "para comparar:";
    filing_unchecked: "Not checked against a paper yet.", "Todavía no comparado con un papel.";
    filing_mind: "Mind this", "Tenga en cuenta";
    filing_mind_1: "When the online account number is left off, USCIS may make a second account for the new case. \
        Accounts are never merged, and a second one needs another e-mail address.",
        "Si falta el número de cuenta en línea, USCIS puede crear una segunda cuenta para el caso nuevo. \
        Las cuentas nunca se unen, y una segunda necesita otra dirección de correo.";
    filing_mind_2: "Each person on a form has boxes of their own: petitioner, beneficiary, sponsor. Use each person's own card.",
        "Cada persona de un formulario tiene sus propias casillas: peticionario, beneficiario, patrocinador. Use la tarjeta de cada persona.";
    filing_mind_3: "A lawyer has a number of their own, in a box of its own at the top of page 1.",
        "Un abogado tiene su propio número, en su propia casilla en la parte de arriba de la página 1.";
    filing_mind_4: "The boxes say “if any”: one that stays empty for want of a number is no mistake.",
        "Las casillas dicen “if any” (si lo tiene): una que queda vacía porque no hay número no es un error.";

    // Recovery sheet
    recovery_sheet: "Recovery sheet", "Hoja de recuperación";
    for_papers: "For the papers called", "Para los papeles llamados";
    made_on: "Made on", "Hecha el";
    recovery_what: "This sheet opens your papers in Casekeep when the passphrase is forgotten. \
        Anyone who holds it, together with a copy of your papers, can read everything in them.",
        "Esta hoja abre sus papeles en Casekeep cuando se ha olvidado la frase de acceso. \
        Quien la tenga, junto con una copia de sus papeles, puede leer todo lo que contienen.";
    recovery_key: "Recovery key", "Clave de recuperación";
    recovery_qr: "QR code of the recovery key", "Código QR de la clave de recuperación";
    recovery_same: "The code holds the same key.", "El código contiene la misma clave.";
    recovery_how: "How to use it", "Cómo se usa";
    recovery_step_1: "Open Casekeep and choose your papers.", "Abra Casekeep y elija sus papeles.";
    recovery_step_2: "Under the passphrase, choose to open with the recovery sheet.",
        "Debajo de la frase de acceso, elija abrir con la hoja de recuperación.";
    recovery_step_3: "Type the groups in order, from 1 to the last. Spaces and small or capital letters do not matter.",
        "Escriba los grupos en orden, del 1 al último. No importan los espacios ni las mayúsculas.";
    recovery_step_4: "A wrong character is noticed: Casekeep says so, and nothing is lost. Then choose a new passphrase.",
        "Un carácter equivocado se nota: Casekeep lo dice y no se pierde nada. Después elija una frase nueva.";
    recovery_keep: "Where to keep it", "Dónde guardarla";
    recovery_keep_1: "On paper, in a place that only you or a person you trust can reach, away from the computer.",
        "En papel, en un lugar al que solo llegue usted o una persona de confianza, lejos de la computadora.";
    recovery_keep_2: "Do not photograph it, send it, or leave the file on the computer after printing.",
        "No la fotografíe ni la envíe, y no deje el archivo en la computadora después de imprimirla.";
    recovery_keep_3: "If you think somebody has seen it, make new keys in Casekeep. A new sheet replaces this one.",
        "Si cree que alguien la vio, haga claves nuevas en Casekeep. Una hoja nueva reemplaza a esta.";
    recovery_is_not: "What it is not", "Lo que no es";
    recovery_not_1: "It is not a copy of your papers: without them this sheet opens nothing.",
        "No es una copia de sus papeles: sin ellos, esta hoja no abre nada.";
    recovery_not_2: "It is not a backup code of a USCIS account, and USCIS never asks for it.",
        "No es un código de respaldo de una cuenta de USCIS, y USCIS nunca la pide.";
    recovery_not_3: "Nobody can make it again for you: not USCIS, not the makers of Casekeep.",
        "Nadie puede volver a hacerla por usted: ni USCIS ni quienes hacen Casekeep.";
    recovery_technical: "For a technician: AGE-SECRET-KEY-1 and the groups, without spaces, are an age identity. README.txt in the folder of \
        the papers says how to open them with the free programs age and sqlite3.",
        "Para un técnico: AGE-SECRET-KEY-1 y los grupos, sin espacios, son una identidad de age. README.txt, en la carpeta de \
        los papeles, dice cómo abrirlos con los programas libres age y sqlite3.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_said_in_both_languages() {
        for language in [Language::English, Language::Spanish] {
            let words = language.words().to_dict(language);
            assert_eq!(words.len(), NAMES.len() + 1);
            for (name, word) in words.iter() {
                assert_ne!(word, &"".into_value(), "{name}");
            }
        }
    }

    #[test]
    fn every_word_the_templates_ask_for_exists_and_is_asked_for() {
        let templates = concat!(
            include_str!("../templates/common.typ"),
            include_str!("../templates/summary.typ"),
            include_str!("../templates/recovery.typ"),
            include_str!("../templates/filing.typ"),
            include_str!("filing_card.rs"),
            include_str!("values.rs"),
        );
        for name in NAMES {
            assert!(
                templates.contains(&format!("w.{name}")),
                "nothing prints the word {name}"
            );
        }
    }
}
