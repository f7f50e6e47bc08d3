//! From a notice file to an entry: every word is read, every reference followed, every problem told.
//!
//! Invariant: a file with one problem yields no entry; all its problems are reported at once.
//! Not here: what lies over what in a drawing (`check`).

use std::collections::BTreeMap;

use crate::{
    KindId,
    draft::{
        FieldDraft, IdentifyDraft, KindDraft, LayoutDraft, LookAlikeDraft, OanDraft,
        OanOnLayoutDraft, SharedDraft, SharedUseDraft, SourceDraft, TextDraft,
    },
    fold::fold,
    kinds::{
        Bilingual, Field, Identification, Layout, LookAlike, NoticeKind, OanClaim, Sample, Source,
    },
    problems::{Problem, WhatIsWrong},
    words::{Arrangement, Confidence, FieldKind, OanAnswer, PageFormat, Party, Relation},
};

mod blocks;
mod guide;

pub(crate) use guide::guide;

/// Parses one file into a kind; `shared` are the files under `notices/shared`.
pub(crate) fn kind(
    file: &str,
    text: &str,
    shared: &[(&str, &str)],
) -> Result<NoticeKind, Vec<Problem>> {
    let mut reading = Reading::of(file);
    let Some(draft) = reading.toml::<KindDraft>("file", text) else {
        return Err(reading.problems);
    };
    let kind = reading.kind(draft, shared);
    match kind {
        Some(kind) if reading.problems.is_empty() => Ok(kind),
        _ => Err(reading.problems),
    }
}

/// One file being read, and what was found wrong in it.
struct Reading {
    file: String,
    problems: Vec<Problem>,
    sources: BTreeMap<String, Source>,
}

impl Reading {
    fn of(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            problems: Vec::new(),
            sources: BTreeMap::new(),
        }
    }

    fn wrong(&mut self, at: &str, what: WhatIsWrong) {
        self.problems.push(Problem {
            file: self.file.clone(),
            at: at.to_owned(),
            what,
        });
    }

    fn toml<T: serde::de::DeserializeOwned>(&mut self, at: &str, text: &str) -> Option<T> {
        match toml::from_str(text) {
            Ok(draft) => Some(draft),
            Err(error) => {
                self.wrong(at, WhatIsWrong::Unreadable(error.to_string()));
                None
            }
        }
    }

    fn kind(&mut self, mut draft: KindDraft, shared: &[(&str, &str)]) -> Option<NoticeKind> {
        if let Some(used) = draft.shared.take() {
            self.merge(&mut draft, &used, shared);
        }
        self.sources(std::mem::take(&mut draft.sources));
        let fields = self.fields(draft.fields);
        let claim = self.oan("oan", &draft.oan);
        let layouts = self.layouts(draft.layouts, &fields, claim.as_ref(), &draft.oan.on);
        let look_alikes = self.look_alikes(draft.look_alikes);
        let identification = self.identification(draft.identify);
        let kind = NoticeKind {
            id: self.id(&draft.id)?,
            name: self.text("name", draft.name),
            hint: self.text("hint", draft.hint),
            description: self.text("description", draft.description),
            how_you_get_it: self.text("how_you_get_it", draft.how_you_get_it),
            identification,
            fields,
            layouts,
            oan: claim?,
            look_alikes,
            search_order: draft.search_order,
        };
        self.look_alikes_are_drawn(&kind);
        self.claims_agree_with_drawings(&kind);
        Some(kind)
    }

    /// Adds the fields, layouts and sources of a shared file; the kind's own fields win.
    fn merge(&mut self, draft: &mut KindDraft, used: &SharedUseDraft, shared: &[(&str, &str)]) {
        let Some((_, text)) = shared.iter().find(|(name, _)| *name == used.file) else {
            self.wrong(
                "shared.file",
                WhatIsWrong::UnknownReference(used.file.clone()),
            );
            return;
        };
        let text = self.filled(text, &used.words);
        let Some(mut parts) = self.toml::<SharedDraft>("shared.file", &text) else {
            return;
        };
        for id in &used.layouts {
            if !parts.layouts.iter().any(|layout| layout.id == *id) {
                self.wrong("shared.layouts", WhatIsWrong::UnknownReference(id.clone()));
            }
        }
        parts
            .fields
            .retain(|field| !draft.fields.iter().any(|own| own.id == field.id));
        parts
            .layouts
            .retain(|layout| used.layouts.contains(&layout.id));
        parts.layouts.append(&mut draft.layouts);
        draft.layouts = parts.layouts;
        draft.fields.append(&mut parts.fields);
        for (id, source) in parts.sources {
            draft.sources.entry(id).or_insert(source);
        }
    }

    fn filled(&mut self, text: &str, words: &BTreeMap<String, String>) -> String {
        let filled = words.iter().fold(text.to_owned(), |text, (word, value)| {
            text.replace(&format!("{{{{{word}}}}}"), value)
        });
        if let Some((_, rest)) = filled.split_once("{{") {
            let word = rest.split("}}").next().unwrap_or_default();
            self.wrong(
                "shared.words",
                WhatIsWrong::UnknownReference(word.to_owned()),
            );
        }
        filled
    }

    fn id(&mut self, id: &str) -> Option<KindId> {
        let parsed = KindId::new(id).filter(|_| id == self.file);
        if parsed.is_none() {
            self.wrong("id", WhatIsWrong::WrongId);
        }
        parsed
    }

    fn text(&mut self, at: &str, draft: TextDraft) -> Bilingual {
        for (language, text) in [("en", &draft.en), ("es", &draft.es)] {
            if text.trim().is_empty() {
                self.wrong(at, WhatIsWrong::MissingLanguage(language));
            }
        }
        Bilingual {
            en: draft.en,
            es: draft.es,
        }
    }

    fn word<T>(&mut self, at: &str, code: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let word = read(code);
        if word.is_none() {
            self.wrong(at, WhatIsWrong::UnknownWord(code.to_owned()));
        }
        word
    }

    fn sources(&mut self, drafts: BTreeMap<String, SourceDraft>) {
        for (id, draft) in drafts {
            let at = format!("sources.{id}");
            let day = draft.read_on.to_string();
            match day.parse() {
                Ok(read_on) if !draft.text.trim().is_empty() => {
                    let text = draft.text;
                    self.sources.insert(id, Source { text, read_on });
                }
                Ok(_) => self.wrong(&at, WhatIsWrong::Empty),
                Err(_) => self.wrong(&at, WhatIsWrong::NotADay(day)),
            }
        }
    }

    fn sourced(&mut self, at: &str, ids: &[String]) -> Vec<Source> {
        if ids.is_empty() {
            self.wrong(at, WhatIsWrong::NoSource);
        }
        let mut found = Vec::new();
        for id in ids {
            match self.sources.get(id) {
                Some(source) => found.push(source.clone()),
                None => self.wrong(at, WhatIsWrong::UnknownReference(id.clone())),
            }
        }
        found
    }

    fn identification(&mut self, draft: IdentifyDraft) -> Identification {
        let lists = [
            &draft.titles,
            &draft.family_titles,
            &draft.notice_types,
            &draft.phrases,
        ];
        if lists.iter().all(|list| list.is_empty()) {
            self.wrong("identify", WhatIsWrong::Empty);
        }
        Identification {
            titles: draft.titles,
            family_titles: draft.family_titles,
            title_slips: draft.title_slips,
            notice_types: draft.notice_types,
            phrases: draft.phrases,
        }
    }

    fn fields(&mut self, drafts: Vec<FieldDraft>) -> Vec<Field> {
        let mut ids = Vec::new();
        let mut labels = Vec::new();
        let mut fields = Vec::new();
        for draft in drafts {
            self.taken_once(&draft.id, &draft.id, &mut ids);
            self.labels_are_its_own(&draft, &mut labels);
            fields.extend(self.field(draft));
        }
        fields
    }

    fn taken_once(&mut self, at: &str, text: &str, taken: &mut Vec<String>) {
        if taken.iter().any(|other| other == text) {
            self.wrong(at, WhatIsWrong::Duplicate(text.to_owned()));
        }
        taken.push(text.to_owned());
    }

    fn labels_are_its_own(&mut self, draft: &FieldDraft, taken: &mut Vec<String>) {
        let at = format!("fields.{}", draft.id);
        let mut own: Vec<&String> = Vec::new();
        for label in draft.labels.iter().chain(&draft.slips) {
            if own.contains(&label) || taken.contains(&fold(label)) {
                self.wrong(&at, WhatIsWrong::Duplicate(label.clone()));
            }
            own.push(label);
        }
        taken.extend(own.into_iter().map(|label| fold(label)));
    }

    fn field(&mut self, draft: FieldDraft) -> Option<Field> {
        let at = format!("fields.{}", draft.id);
        let holds = self.words(&at, &draft.holds, FieldKind::from_code);
        let relations = self.words(&at, &draft.value, Relation::from_code);
        let party = match &draft.party {
            Some(code) => self.word(&at, code, Party::from_code),
            None => None,
        };
        let is_unlabelled = relations.contains(&Relation::Unlabelled);
        if draft.labels.is_empty() != is_unlabelled || relations.is_empty() {
            self.wrong(&at, WhatIsWrong::Empty);
        }
        let samples = self.samples(&at, &holds, draft.sample);
        let place = draft.place.map(|text| self.text(&at, text));
        Some(Field {
            id: draft.id,
            holds,
            party,
            labels: draft.labels,
            slips: draft.slips,
            relations,
            samples,
            place,
            sources: self.sourced(&at, &draft.sources),
            confidence: self.word(&at, &draft.confidence, Confidence::from_code)?,
        })
    }

    fn words<T>(&mut self, at: &str, codes: &[String], read: fn(&str) -> Option<T>) -> Vec<T> {
        codes
            .iter()
            .filter_map(|code| self.word(at, code, read))
            .collect()
    }

    /// One sample for each value held; a landmark may show any one text.
    fn samples(&mut self, at: &str, holds: &[FieldKind], texts: Vec<String>) -> Vec<Sample> {
        let fits = texts.is_empty()
            || texts.len() == holds.len()
            || (holds.is_empty() && texts.len() == 1);
        if !fits {
            self.wrong(at, WhatIsWrong::SamplesDoNotMatch);
        }
        let kinds = holds.iter().copied().map(Some).chain([None]);
        let pairs = texts.into_iter().zip(kinds);
        pairs.map(|(text, kind)| Sample { kind, text }).collect()
    }

    fn oan(&mut self, at: &str, draft: &OanDraft) -> Option<OanClaim> {
        let answer = self.word(at, &draft.answer, OanAnswer::from_code);
        let confidence = self.word(at, &draft.confidence, Confidence::from_code);
        Some(OanClaim {
            place: self.copied("oan.place", &draft.place),
            label: draft.label.clone(),
            why: self.copied("oan.why", &draft.why),
            sources: self.sourced("oan.sources", &draft.sources),
            when_missing: self.copied("oan.when_missing", &draft.when_missing),
            answer: answer?,
            confidence: confidence?,
        })
    }

    fn copied(&mut self, at: &str, draft: &TextDraft) -> Bilingual {
        self.text(
            at,
            TextDraft {
                en: draft.en.clone(),
                es: draft.es.clone(),
            },
        )
    }

    /// The kind's claim with what differs on one layout.
    fn oan_on(&mut self, at: &str, base: &OanClaim, draft: &OanOnLayoutDraft) -> Option<OanClaim> {
        let answer = self.word(at, &draft.answer, OanAnswer::from_code);
        let confidence = self.word(at, &draft.confidence, Confidence::from_code);
        let mut claim = base.clone();
        claim.sources = self.sourced(at, &draft.sources);
        claim.why = self.copied(at, &draft.why);
        if let Some(place) = &draft.place {
            claim.place = self.copied(at, place);
        }
        if let Some(when_missing) = &draft.when_missing {
            claim.when_missing = self.copied(at, when_missing);
        }
        claim.answer = answer?;
        claim.confidence = confidence?;
        let is_there = !matches!(claim.answer, OanAnswer::NotPrinted);
        claim.label = draft.label.clone().or(claim.label).filter(|_| is_there);
        Some(claim)
    }

    fn layouts(
        &mut self,
        drafts: Vec<LayoutDraft>,
        fields: &[Field],
        claim: Option<&OanClaim>,
        on: &BTreeMap<String, OanOnLayoutDraft>,
    ) -> Vec<Layout> {
        if drafts.is_empty() {
            self.wrong("layouts", WhatIsWrong::Empty);
        }
        for id in on.keys() {
            if !drafts.iter().any(|draft| draft.id == *id) {
                self.wrong("oan.on", WhatIsWrong::UnknownReference(id.clone()));
            }
        }
        let mut ids = Vec::new();
        let mut layouts = Vec::new();
        for draft in drafts {
            self.taken_once("layouts", &draft.id, &mut ids);
            let at = format!("oan.on.{}", draft.id);
            let own = match (claim, on.get(&draft.id)) {
                (Some(base), Some(difference)) => self.oan_on(&at, base, difference),
                (base, _) => base.cloned(),
            };
            layouts.extend(self.layout(draft, fields, own));
        }
        layouts
    }

    fn layout(
        &mut self,
        draft: LayoutDraft,
        fields: &[Field],
        oan: Option<OanClaim>,
    ) -> Option<Layout> {
        let at = format!("layouts.{}", draft.id);
        let format = self.word(&at, &draft.page, PageFormat::from_code);
        let arrangement = self.word(&at, &draft.arrangement, Arrangement::from_code);
        let confidence = self.word(&at, &draft.confidence, Confidence::from_code);
        if draft.blocks.is_empty() {
            self.wrong(&at, WhatIsWrong::Empty);
        }
        Some(Layout {
            name: self.text(&at, draft.name),
            tells: self.text(&at, draft.tells),
            sources: self.sourced(&at, &draft.sources),
            blocks: self.blocks(&at, draft.blocks, fields),
            id: draft.id,
            format: format?,
            arrangement: arrangement?,
            confidence: confidence?,
            oan: oan?,
        })
    }

    fn look_alikes(&mut self, drafts: Vec<LookAlikeDraft>) -> Vec<LookAlike> {
        let mut found = Vec::new();
        for draft in drafts {
            let at = format!("look_alikes.{}", draft.field);
            let explanation = self.text(&at, draft.explanation);
            let party = match &draft.party {
                Some(code) => self.word(&at, code, Party::from_code),
                None => None,
            };
            if let Some(field) = self.word(&at, &draft.field, FieldKind::from_code) {
                found.push(LookAlike {
                    field,
                    party,
                    sample: draft.sample,
                    explanation,
                });
            }
        }
        found
    }

    /// A look-alike is shown somewhere, with the very sample that its explanation stands beside.
    fn look_alikes_are_drawn(&mut self, kind: &NoticeKind) {
        for look_alike in &kind.look_alikes {
            let is_shown = kind
                .fields_holding(look_alike.field)
                .flat_map(|field| &field.samples)
                .any(|sample| sample.text == look_alike.sample);
            let is_drawn = kind
                .layouts
                .iter()
                .any(|layout| layout.carries(kind, look_alike.field));
            if !is_shown || !is_drawn {
                let code = look_alike.field.code();
                self.wrong("look_alikes", WhatIsWrong::NotDrawn(code));
            }
        }
    }

    /// Where a layout draws the number its claim allows it, and the other way round.
    fn claims_agree_with_drawings(&mut self, kind: &NoticeKind) {
        for layout in &kind.layouts {
            let is_drawn = layout.carries(kind, FieldKind::OnlineAccountNumber);
            let agrees = match layout.oan.answer {
                OanAnswer::Printed | OanAnswer::BoxMayBeEmpty => is_drawn,
                OanAnswer::OnSome => true,
                OanAnswer::NotPrinted | OanAnswer::Unknown => !is_drawn,
            };
            if !agrees {
                let answer = layout.oan.answer.code();
                let at = format!("layouts.{}", layout.id);
                self.wrong(&at, WhatIsWrong::ContradictsDrawing { answer });
            }
        }
    }
}
