//! From the guide's files to the guide: every answer followed to its end, every address looked up, every problem told.
//!
//! Invariant: a path never comes back to a question, and nothing in it is out of reach.
//! Not here: notice files (`parse`).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    KindId,
    draft::{
        AddressDraft, AddressesDraft, DifferenceDraft, EndDraft, GuardDraft, GuardsDraft,
        NumberDraft, OptionalText, PathDraft, QuestionDraft, SourcesDraft, StepDraft, StepsDraft,
        TelephoneDraft, TextDraft,
    },
    guide::{
        Action, Address, Answer, Answers, AtHand, Difference, End, Guard, Guide, GuideFiles, Keeps,
        Path, Question, Sought, Step, Target, Telephone,
    },
    kinds::{Bilingual, Source},
    problems::{Problem, WhatIsWrong},
    words::{Confidence, FieldKind},
};

use super::Reading;

/// How many steps the set-up has.
const STEPS: u8 = 15;
/// Endings of the hosts that may be opened.
const AGENCIES: [&str; 2] = ["uscis.gov", "state.gov"];

/// Parses the guide's files.
pub(crate) fn guide(files: GuideFiles<'_>) -> Result<Guide, Vec<Problem>> {
    let mut house = House::default();
    let sources = house.sources(files.ground);
    house.known = sources;
    let mut telephone = None;
    let addresses = house.file(
        files.ground,
        "addresses",
        |reading, draft: AddressesDraft| {
            telephone = reading.telephone(draft.telephone);
            all(draft.addresses, |draft| reading.address(draft))
        },
    );
    let steps = house.file(files.ground, "set-up", |reading, draft: StepsDraft| {
        reading.steps_in_order(&draft.steps);
        all(draft.steps, |draft| reading.step(draft))
    });
    let guards = house.file(files.ground, "guards", |reading, draft: GuardsDraft| {
        all(draft.guards, |draft| reading.guard(draft))
    });
    let (sought, back_in) = house.paths(files.paths);
    house.leads_are_there(&sought, &back_in, &addresses, &steps);
    match telephone {
        Some(telephone) if house.problems.is_empty() => Ok(Guide {
            sought,
            back_in,
            steps,
            guards,
            addresses,
            telephone,
        }),
        _ => Err(house.problems),
    }
}

fn all<D, T>(drafts: Vec<D>, read: impl FnMut(D) -> Option<T>) -> Vec<T> {
    drafts.into_iter().filter_map(read).collect()
}

/// What the files share, and what was found wrong in them.
#[derive(Default)]
struct House {
    known: BTreeMap<String, Source>,
    problems: Vec<Problem>,
}

impl House {
    fn sources(&mut self, files: &[(&str, &str)]) -> BTreeMap<String, Source> {
        let mut reading = Reading::of("sources");
        match text_of(files, "sources") {
            Some(text) => {
                if let Some(draft) = reading.toml::<SourcesDraft>("file", text) {
                    reading.sources(draft.sources);
                }
            }
            None => reading.wrong("file", WhatIsWrong::Empty),
        }
        self.problems.append(&mut reading.problems);
        reading.sources
    }

    /// One of the files beside the paths.
    fn file<D: serde::de::DeserializeOwned, T>(
        &mut self,
        files: &[(&str, &str)],
        name: &str,
        read: impl FnOnce(&mut Reading, D) -> Vec<T>,
    ) -> Vec<T> {
        let mut reading = self.reading(name);
        let draft = match text_of(files, name) {
            Some(text) => reading.toml::<D>("file", text),
            None => {
                reading.wrong("file", WhatIsWrong::Empty);
                None
            }
        };
        let found = draft.map(|draft| read(&mut reading, draft));
        self.problems.append(&mut reading.problems);
        found.unwrap_or_default()
    }

    fn reading(&self, name: &str) -> Reading {
        let mut reading = Reading::of(name);
        reading.sources = self.known.clone();
        reading
    }

    /// The paths to numbers and the ways back in, each in its order.
    fn paths(&mut self, files: &[(&str, &str)]) -> (Vec<Sought>, Vec<Path>) {
        let mut sought = Vec::new();
        let mut back_in = Vec::new();
        for (name, text) in files {
            let mut reading = self.reading(name);
            if let Some(mut draft) = reading.toml::<PathDraft>("file", text) {
                let order = draft.order;
                let number = draft.number.take();
                let path = reading.path(draft);
                match number {
                    Some(number) => {
                        sought.extend(reading.sought(number, path).map(|sought| (order, sought)));
                    }
                    None => back_in.push((order, path)),
                }
            }
            self.problems.append(&mut reading.problems);
        }
        sought.sort_by_key(|(order, _)| *order);
        back_in.sort_by_key(|(order, _)| *order);
        let bare = |pairs: Vec<(u8, Path)>| pairs.into_iter().map(|(_, path)| path).collect();
        (
            sought.into_iter().map(|(_, sought)| sought).collect(),
            bare(back_in),
        )
    }

    /// Whatever an end or a step refers to exists.
    fn leads_are_there(
        &mut self,
        sought: &[Sought],
        back_in: &[Path],
        addresses: &[Address],
        steps: &[Step],
    ) {
        let mut ids = BTreeSet::new();
        let paths = sought.iter().map(|sought| &sought.path).chain(back_in);
        let mut wrong = Vec::new();
        for path in paths.clone() {
            if !ids.insert(path.id.as_str()) {
                wrong.push((
                    path.id.clone(),
                    "id",
                    WhatIsWrong::Duplicate(path.id.clone()),
                ));
            }
        }
        for path in paths {
            for end in &path.ends {
                let lost = lost(end, sought, &ids, addresses);
                wrong.extend(lost.map(|what| (path.id.clone(), "ends", what)));
            }
        }
        for id in steps.iter().flat_map(|step| &step.addresses) {
            if !addresses.iter().any(|address| address.id == *id) {
                let what = WhatIsWrong::UnknownReference(id.clone());
                wrong.push(("set-up".to_owned(), "addresses", what));
            }
        }
        self.problems
            .extend(wrong.into_iter().map(|(file, at, what)| Problem {
                file,
                at: at.to_owned(),
                what,
            }));
    }
}

fn text_of<'a>(files: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    files
        .iter()
        .find(|(file, _)| *file == name)
        .map(|(_, text)| *text)
}

/// What an end's button needs and lacks.
fn lost(
    end: &End,
    sought: &[Sought],
    paths: &BTreeSet<&str>,
    addresses: &[Address],
) -> Option<WhatIsWrong> {
    let unknown = |id: &str| WhatIsWrong::UnknownReference(id.to_owned());
    if let Some(id) = &end.address
        && !addresses.iter().any(|address| address.id == *id)
    {
        return Some(unknown(id));
    }
    let leads_to = end.leads_to.as_deref();
    match end.action {
        Action::ShowPaper if end.paper.is_none() => Some(WhatIsWrong::Empty),
        Action::OpenAddress if end.address.is_none() => Some(WhatIsWrong::Empty),
        Action::BackIn => match leads_to {
            Some(id) if paths.contains(id) => None,
            other => Some(unknown(other.unwrap_or_default())),
        },
        Action::FindNumber => {
            let is_sought = |id: &str| sought.iter().any(|sought| sought.number.code() == id);
            match leads_to {
                Some(id) if is_sought(id) => None,
                other => Some(unknown(other.unwrap_or_default())),
            }
        }
        Action::ShowPaper
        | Action::OpenAddress
        | Action::SetUp
        | Action::FilingCard
        | Action::Accounts
        | Action::Call
        | Action::Elsewhere => None,
    }
}

impl Reading {
    fn confidence(&mut self, at: &str, code: &str) -> Option<Confidence> {
        self.word(at, code, Confidence::from_code)
    }

    fn optional(&mut self, at: &str, draft: OptionalText) -> Option<Bilingual> {
        draft.map(|draft| self.text(at, draft))
    }

    fn address(&mut self, draft: AddressDraft) -> Option<Address> {
        let at = format!("addresses.{}", draft.id);
        if !is_agency(&draft.url) {
            self.wrong(&at, WhatIsWrong::StrangeAddress(draft.url.clone()));
        }
        Some(Address {
            about: self.text(&at, draft.about),
            sources: self.sourced(&at, &draft.sources),
            confidence: self.confidence(&at, &draft.confidence)?,
            id: draft.id,
            url: draft.url,
        })
    }

    fn telephone(&mut self, draft: TelephoneDraft) -> Option<Telephone> {
        if draft.number.is_empty() {
            self.wrong("telephone", WhatIsWrong::Empty);
        }
        Some(Telephone {
            about: self.text("telephone", draft.about),
            sources: self.sourced("telephone", &draft.sources),
            confidence: self.confidence("telephone", &draft.confidence)?,
            number: draft.number,
        })
    }

    fn guard(&mut self, draft: GuardDraft) -> Option<Guard> {
        let at = format!("guards.{}", draft.id);
        Some(Guard {
            says: self.text(&at, draft.says),
            belief: self.text(&at, draft.belief),
            sources: self.sourced(&at, &draft.sources),
            confidence: self.confidence(&at, &draft.confidence)?,
            id: draft.id,
            kinds: draft.kinds,
        })
    }

    fn steps_in_order(&mut self, drafts: &[StepDraft]) {
        let numbers: Vec<u8> = drafts.iter().map(|draft| draft.number).collect();
        for (number, wanted) in numbers.iter().zip(1..) {
            if *number != wanted {
                self.wrong("steps", WhatIsWrong::StepOutOfOrder(*number, wanted));
            }
        }
        if numbers.len() != usize::from(STEPS) {
            self.wrong("steps", WhatIsWrong::Empty);
        }
    }

    fn step(&mut self, draft: StepDraft) -> Option<Step> {
        let at = format!("steps.{}", draft.number);
        let differs = all(draft.differs, |draft| self.difference(&at, draft));
        Some(Step {
            number: draft.number,
            title: self.text(&at, draft.title),
            see: self.text(&at, draft.see),
            act: self.text(&at, draft.act),
            ready: self.text(&at, draft.ready),
            keep: self.text(&at, draft.keep),
            keeps: self.words(&at, &draft.keeps, Keeps::from_code),
            addresses: draft.addresses,
            differs,
            sources: self.sourced(&at, &draft.sources),
            confidence: self.confidence(&at, &draft.confidence)?,
        })
    }

    fn difference(&mut self, at: &str, draft: DifferenceDraft) -> Option<Difference> {
        let text = TextDraft {
            en: draft.en,
            es: draft.es,
        };
        Some(Difference {
            text: self.text(at, text),
            sources: self.sourced(at, &draft.sources),
            confidence: self.confidence(at, &draft.confidence)?,
        })
    }

    fn sought(&mut self, draft: NumberDraft, path: Path) -> Option<Sought> {
        let number = self.word("number.field", &draft.field, FieldKind::from_code);
        if draft.look_alikes.is_empty() {
            self.wrong("number.look_alikes", WhatIsWrong::Empty);
        }
        Some(Sought {
            found: self.text("number.found", draft.found),
            empty: self.text("number.empty", draft.empty),
            missing: self.text("number.missing", draft.missing),
            keep: self.text("number.keep", draft.keep),
            look_alikes: self.look_alikes(draft.look_alikes),
            number: number?,
            path,
        })
    }

    fn path(&mut self, draft: PathDraft) -> Path {
        if draft.id != self.file {
            self.wrong("id", WhatIsWrong::WrongId);
        }
        let questions: Vec<String> = draft.questions.iter().map(|q| q.id.clone()).collect();
        let ends: Vec<String> = draft.ends.iter().map(|end| end.id.clone()).collect();
        let mut taken = Vec::new();
        for id in questions.iter().chain(&ends) {
            self.taken_once("id", id, &mut taken);
        }
        if ends.is_empty() {
            self.wrong("ends", WhatIsWrong::Empty);
        }
        let targets = Targets {
            questions: &questions,
            ends: &ends,
        };
        let asked: Vec<Question> = draft
            .questions
            .into_iter()
            .map(|draft| self.question(draft, &targets))
            .collect();
        self.leads_on(&asked, &targets);
        Path {
            id: draft.id,
            title: self.text("title", draft.title),
            about: self.text("about", draft.about),
            questions: asked,
            ends: all(draft.ends, |draft| self.end(draft)),
        }
    }

    fn question(&mut self, draft: QuestionDraft, targets: &Targets<'_>) -> Question {
        let at = format!("questions.{}", draft.id);
        if draft.answers.len() < 2 {
            self.wrong(&at, WhatIsWrong::Empty);
        }
        let mut answers = Vec::new();
        for answer in draft.answers {
            let text = TextDraft {
                en: answer.en,
                es: answer.es,
            };
            let text = self.text(&at, text);
            match targets.named(&answer.to) {
                Some(to) => answers.push(Answer { text, to }),
                None => self.wrong(&at, WhatIsWrong::UnknownReference(answer.to)),
            }
        }
        Question {
            ask: self.text(&at, draft.ask),
            hint: self.optional(&at, draft.hint),
            answers,
            id: draft.id,
        }
    }

    /// Every question and end is reached, and no way comes back to a question.
    fn leads_on(&mut self, questions: &[Question], targets: &Targets<'_>) {
        let mut walk = Walk {
            questions,
            reached: BTreeSet::new(),
            circle: None,
        };
        let start = match questions.is_empty() {
            true => Target::End(0),
            false => Target::Question(0),
        };
        walk.on(start, &mut Vec::new());
        if let Some(at) = walk.circle {
            let id = targets.questions.get(at).cloned().unwrap_or_default();
            self.wrong("questions", WhatIsWrong::GoesInCircles(id));
        }
        for id in targets.questions.iter().chain(targets.ends) {
            let is_reached = targets
                .named(id)
                .is_some_and(|target| walk.reached.contains(&key(target)));
            if !is_reached {
                self.wrong("answers", WhatIsWrong::NotReached(id.clone()));
            }
        }
    }

    fn end(&mut self, draft: EndDraft) -> Option<End> {
        let at = format!("ends.{}", draft.id);
        let paper = draft.paper.and_then(|id| {
            let known = KindId::new(&id);
            if known.is_none() {
                self.wrong(&at, WhatIsWrong::UnknownReference(id));
            }
            known
        });
        let action = self.word(&at, &draft.action, Action::from_code);
        Some(End {
            title: self.text(&at, draft.title),
            next: self.text(&at, draft.next),
            at_hand: self.words(&at, &draft.at_hand, AtHand::from_code),
            keep: self.optional(&at, draft.keep),
            answers: Answers {
                found: self.optional(&at, draft.found),
                empty: self.optional(&at, draft.empty),
                missing: self.optional(&at, draft.missing),
            },
            why: self.text(&at, draft.why),
            sources: self.sourced(&at, &draft.sources),
            confidence: self.confidence(&at, &draft.confidence)?,
            action: action?,
            paper,
            address: draft.address,
            leads_to: draft.leads_to,
            id: draft.id,
        })
    }
}

/// Names of a path's questions and ends.
struct Targets<'a> {
    questions: &'a [String],
    ends: &'a [String],
}

impl Targets<'_> {
    fn named(&self, id: &str) -> Option<Target> {
        let place = |list: &[String]| list.iter().position(|other| other == id);
        place(self.questions)
            .map(Target::Question)
            .or_else(|| place(self.ends).map(Target::End))
    }
}

/// A walk along every answer.
struct Walk<'a> {
    questions: &'a [Question],
    reached: BTreeSet<(bool, usize)>,
    circle: Option<usize>,
}

impl Walk<'_> {
    fn on(&mut self, target: Target, way: &mut Vec<usize>) {
        self.reached.insert(key(target));
        let Target::Question(at) = target else {
            return;
        };
        if way.contains(&at) {
            self.circle = Some(at);
            return;
        }
        way.push(at);
        let answers = self.questions.get(at).map_or(&[][..], |q| &q.answers);
        for answer in answers {
            self.on(answer.to, way);
        }
        way.pop();
    }
}

const fn key(target: Target) -> (bool, usize) {
    match target {
        Target::Question(at) => (false, at),
        Target::End(at) => (true, at),
    }
}

/// Whether an address is https and of an agency, with nothing tucked in before or after its host.
fn is_agency(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let is_plain = url
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b":/.-_".contains(&byte));
    let is_of = |agency: &str| host == agency || host.ends_with(&format!(".{agency}"));
    is_plain && !host.contains(':') && AGENCIES.into_iter().any(is_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_of_agencies_may_be_opened() {
        for (url, expected) in [
            ("https://my.uscis.gov", true),
            ("https://my.uscis.gov/account/v1/needhelp", true),
            ("http://my.uscis.gov", false),
            ("https://uscis.gov.example.org", false),
            ("https://example.org/uscis.gov", false),
            ("https://evil@my.uscis.gov", false),
            ("https://my.uscis.gov:8443/", false),
            ("https://notuscis.gov", false),
            ("javascript:alert", false),
        ] {
            assert_eq!(is_agency(url), expected, "{url}");
        }
    }
}
