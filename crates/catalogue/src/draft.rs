//! A notice file as it is written, before anything is checked.
//!
//! Invariant: an entry unknown to the schema is refused; every text is optional here.
//! Not here: what the words mean and whether they fit (`parse`).

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TextDraft {
    pub(crate) en: String,
    pub(crate) es: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KindDraft {
    pub(crate) id: String,
    pub(crate) search_order: Option<u8>,
    pub(crate) shared: Option<SharedUseDraft>,
    #[serde(default)]
    pub(crate) name: TextDraft,
    #[serde(default)]
    pub(crate) hint: TextDraft,
    #[serde(default)]
    pub(crate) description: TextDraft,
    #[serde(default)]
    pub(crate) how_you_get_it: TextDraft,
    #[serde(default)]
    pub(crate) identify: IdentifyDraft,
    pub(crate) oan: OanDraft,
    #[serde(default)]
    pub(crate) look_alikes: Vec<LookAlikeDraft>,
    #[serde(default)]
    pub(crate) sources: BTreeMap<String, SourceDraft>,
    #[serde(default)]
    pub(crate) fields: Vec<FieldDraft>,
    #[serde(default)]
    pub(crate) layouts: Vec<LayoutDraft>,
}

/// A file under `shared/`: what several kinds print alike.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SharedDraft {
    pub(crate) sources: BTreeMap<String, SourceDraft>,
    pub(crate) fields: Vec<FieldDraft>,
    pub(crate) layouts: Vec<LayoutDraft>,
}

/// Fields and layouts taken from a file under `shared/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SharedUseDraft {
    pub(crate) file: String,
    /// Layouts taken.
    pub(crate) layouts: Vec<String>,
    /// What stands where the shared file says `{{word}}`.
    #[serde(default)]
    pub(crate) words: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct IdentifyDraft {
    pub(crate) titles: Vec<String>,
    pub(crate) family_titles: Vec<String>,
    pub(crate) title_slips: Vec<String>,
    pub(crate) notice_types: Vec<String>,
    pub(crate) phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceDraft {
    pub(crate) text: String,
    pub(crate) read_on: toml::value::Datetime,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct OanDraft {
    pub(crate) answer: String,
    pub(crate) label: Option<String>,
    pub(crate) confidence: String,
    pub(crate) sources: Vec<String>,
    pub(crate) place: TextDraft,
    pub(crate) why: TextDraft,
    pub(crate) when_missing: TextDraft,
    /// What differs on single layouts.
    pub(crate) on: BTreeMap<String, OanOnLayoutDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OanOnLayoutDraft {
    pub(crate) answer: String,
    pub(crate) confidence: String,
    pub(crate) sources: Vec<String>,
    pub(crate) why: TextDraft,
    pub(crate) label: Option<String>,
    pub(crate) place: Option<TextDraft>,
    pub(crate) when_missing: Option<TextDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookAlikeDraft {
    pub(crate) field: String,
    pub(crate) party: Option<String>,
    pub(crate) sample: String,
    #[serde(default)]
    pub(crate) explanation: TextDraft,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldDraft {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) holds: Vec<String>,
    pub(crate) party: Option<String>,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
    #[serde(default)]
    pub(crate) slips: Vec<String>,
    #[serde(default)]
    pub(crate) value: Vec<String>,
    #[serde(default)]
    pub(crate) sample: Vec<String>,
    pub(crate) place: Option<TextDraft>,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LayoutDraft {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) name: TextDraft,
    #[serde(default)]
    pub(crate) tells: TextDraft,
    pub(crate) page: String,
    pub(crate) arrangement: String,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
    pub(crate) blocks: Vec<BlockDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum BlockDraft {
    Letterhead {
        #[serde(default = "department")]
        left: Vec<String>,
        #[serde(default)]
        right: Vec<String>,
    },
    Banner {
        text: String,
    },
    Heading {
        text: String,
    },
    Grid {
        rows: Vec<Vec<CellDraft>>,
    },
    Lines {
        columns: u8,
        label: LabelSideDraft,
        cells: Vec<CellDraft>,
    },
    Sentence {
        cell: CellDraft,
    },
    Address {
        #[serde(default = "mailing_address")]
        lines: Vec<String>,
        #[serde(default)]
        barcode: bool,
        #[serde(default)]
        cells: Vec<CellDraft>,
    },
    Columns {
        left: Vec<BlockDraft>,
        right: Vec<BlockDraft>,
        share: f32,
    },
    Comb {
        cell: CellDraft,
    },
    Paragraphs {
        lines: Vec<u8>,
    },
    Barcode {},
    Photo {
        width: f32,
        height: f32,
    },
    MachineReadable {
        lines: Vec<String>,
    },
    TearOff {},
    TopBar {
        text: String,
    },
    Note {
        text: String,
    },
    Gap {
        height: f32,
    },
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LabelSideDraft {
    Above,
    Beside,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CellDraft {
    pub(crate) field: String,
    /// The spelling of this layout; the field's first label otherwise.
    pub(crate) label: Option<String>,
    /// What is drawn instead of the field's samples; `[]` leaves it empty.
    pub(crate) sample: Option<Vec<String>>,
    #[serde(default = "one")]
    pub(crate) width: f32,
}

fn one() -> f32 {
    1.0
}

fn department() -> Vec<String> {
    vec![
        "Department of Homeland Security".to_owned(),
        "U.S. Citizenship and Immigration Services".to_owned(),
    ]
}

fn mailing_address() -> Vec<String> {
    [
        "ANA RIVERA",
        "1200 MARKET ST APT 4",
        "PHILADELPHIA PA 19107",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// A text that may be left out.
pub(crate) type OptionalText = Option<TextDraft>;

/// `guide/sources.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourcesDraft {
    pub(crate) sources: BTreeMap<String, SourceDraft>,
}

/// `guide/addresses.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressesDraft {
    pub(crate) telephone: TelephoneDraft,
    pub(crate) addresses: Vec<AddressDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TelephoneDraft {
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) about: TextDraft,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressDraft {
    pub(crate) id: String,
    pub(crate) url: String,
    #[serde(default)]
    pub(crate) about: TextDraft,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

/// `guide/guards.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuardsDraft {
    pub(crate) guards: Vec<GuardDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuardDraft {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
    #[serde(default)]
    pub(crate) says: TextDraft,
    #[serde(default)]
    pub(crate) belief: TextDraft,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

/// `guide/set-up.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepsDraft {
    pub(crate) steps: Vec<StepDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepDraft {
    pub(crate) number: u8,
    #[serde(default)]
    pub(crate) title: TextDraft,
    #[serde(default)]
    pub(crate) see: TextDraft,
    #[serde(default)]
    pub(crate) act: TextDraft,
    #[serde(default)]
    pub(crate) ready: TextDraft,
    #[serde(default)]
    pub(crate) keep: TextDraft,
    #[serde(default)]
    pub(crate) keeps: Vec<String>,
    #[serde(default)]
    pub(crate) addresses: Vec<String>,
    #[serde(default)]
    pub(crate) differs: Vec<DifferenceDraft>,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DifferenceDraft {
    #[serde(default)]
    pub(crate) en: String,
    #[serde(default)]
    pub(crate) es: String,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

/// A file under `guide/paths`. One with a number leads to that number; the others lead back into an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathDraft {
    pub(crate) id: String,
    /// Place in the list.
    pub(crate) order: u8,
    #[serde(default)]
    pub(crate) title: TextDraft,
    #[serde(default)]
    pub(crate) about: TextDraft,
    pub(crate) number: Option<NumberDraft>,
    #[serde(default)]
    pub(crate) questions: Vec<QuestionDraft>,
    #[serde(default)]
    pub(crate) ends: Vec<EndDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NumberDraft {
    pub(crate) field: String,
    #[serde(default)]
    pub(crate) found: TextDraft,
    #[serde(default)]
    pub(crate) empty: TextDraft,
    #[serde(default)]
    pub(crate) missing: TextDraft,
    #[serde(default)]
    pub(crate) keep: TextDraft,
    #[serde(default)]
    pub(crate) look_alikes: Vec<LookAlikeDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionDraft {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) ask: TextDraft,
    pub(crate) hint: OptionalText,
    #[serde(default)]
    pub(crate) answers: Vec<AnswerDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerDraft {
    pub(crate) to: String,
    #[serde(default)]
    pub(crate) en: String,
    #[serde(default)]
    pub(crate) es: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndDraft {
    pub(crate) id: String,
    pub(crate) action: String,
    pub(crate) paper: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) leads_to: Option<String>,
    #[serde(default)]
    pub(crate) at_hand: Vec<String>,
    #[serde(default)]
    pub(crate) title: TextDraft,
    #[serde(default)]
    pub(crate) next: TextDraft,
    pub(crate) keep: OptionalText,
    pub(crate) found: OptionalText,
    pub(crate) empty: OptionalText,
    pub(crate) missing: OptionalText,
    #[serde(default)]
    pub(crate) why: TextDraft,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}
