//! The guide: what its checker refuses, and what the built-in files say.

use casekeep_catalogue::{
    Catalogue, Confidence, FieldKind, Guide, GuideFiles, Path, Target, WhatIsWrong,
};
use casekeep_domain::identifiers::{IdentifierKind, NotOnlineAccountNumber};

const SOURCES: &str = "[sources.guide]\ntext = \"A guide\"\nread_on = 2026-11-23\n";
const ADDRESSES: &str = r#"
[telephone]
number = "800-375-5283"
about.en = "They answer"
about.es = "Contestan"
confidence = "certain"
sources = ["guide"]
[[addresses]]
id = "account"
url = "https://my.uscis.gov"
about.en = "Sign in"
about.es = "Entrar"
confidence = "certain"
sources = ["guide"]
"#;
const PATH: &str = r#"
id = "lost-it"
order = 1
title.en = "I lost it"
title.es = "Lo perdí"
about.en = "It is gone."
about.es = "No está."

[[questions]]
id = "sure"
ask.en = "Are you sure?"
ask.es = "¿Seguro?"
answers = [
  { to = "look", en = "Yes", es = "Sí" },
  { to = "rest", en = "No", es = "No" },
]

[[ends]]
id = "look"
action = "open-address"
address = "account"
title.en = "Look"
title.es = "Mire"
next.en = "There."
next.es = "Allí."
confidence = "likely"
sources = ["guide"]
why.en = "A guide says so."
why.es = "Lo dice una guía."

[[ends]]
id = "rest"
action = "elsewhere"
title.en = "Rest"
title.es = "Descanse"
next.en = "Then look."
next.es = "Luego mire."
confidence = "likely"
sources = ["guide"]
why.en = "A guide says so."
why.es = "Lo dice una guía."
"#;

fn steps() -> String {
    let step = |number: u8| {
        let text = |name: &str| format!("{name}.en = \"x\"\n{name}.es = \"x\"\n");
        let texts: String = ["title", "see", "act", "ready", "keep"].map(text).concat();
        format!(
            "[[steps]]\nnumber = {number}\nconfidence = \"likely\"\nsources = [\"guide\"]\n{texts}"
        )
    };
    (1..=15).map(step).collect()
}

fn problems(path: &str, addresses: &str, steps: &str) -> Vec<WhatIsWrong> {
    let guards = "guards = []";
    let files = GuideFiles {
        ground: &[
            ("sources", SOURCES),
            ("addresses", addresses),
            ("set-up", steps),
            ("guards", guards),
        ],
        paths: &[("lost-it", path)],
    };
    match Guide::parse(files) {
        Ok(_) => Vec::new(),
        Err(error) => error
            .problems
            .into_iter()
            .map(|problem| problem.what)
            .collect(),
    }
}

#[track_caller]
fn check(from: &str, to: &str, expected: &WhatIsWrong) {
    assert!(PATH.contains(from), "{from} is not in the example");
    let found = problems(&PATH.replacen(from, to, 1), ADDRESSES, &steps());
    assert!(found.contains(expected), "{found:?}");
}

#[test]
fn a_good_path_has_no_problem() {
    assert_eq!(problems(PATH, ADDRESSES, &steps()), []);
}

#[test]
fn an_end_without_source_or_language_is_refused() {
    check(
        "sources = [\"guide\"]",
        "sources = []",
        &WhatIsWrong::NoSource,
    );
    check(
        "next.es = \"Allí.\"",
        "",
        &WhatIsWrong::MissingLanguage("es"),
    );
    check(
        "es = \"Sí\"",
        "es = \"\"",
        &WhatIsWrong::MissingLanguage("es"),
    );
}

#[test]
fn an_answer_that_leads_nowhere_or_round_in_a_circle_is_refused() {
    check(
        "to = \"rest\"",
        "to = \"sleep\"",
        &WhatIsWrong::UnknownReference("sleep".to_owned()),
    );
    check(
        "to = \"rest\"",
        "to = \"sure\"",
        &WhatIsWrong::GoesInCircles("sure".to_owned()),
    );
    check(
        "to = \"rest\"",
        "to = \"look\"",
        &WhatIsWrong::NotReached("rest".to_owned()),
    );
}

#[test]
fn a_button_without_what_it_needs_is_refused() {
    check("address = \"account\"\n", "", &WhatIsWrong::Empty);
    check(
        "address = \"account\"",
        "address = \"elsewhere\"",
        &WhatIsWrong::UnknownReference("elsewhere".to_owned()),
    );
    check(
        "action = \"elsewhere\"",
        "action = \"dance\"",
        &WhatIsWrong::UnknownWord("dance".to_owned()),
    );
}

#[test]
fn an_address_of_somebody_else_is_refused() {
    let url = "https://my.uscis.gov.example.org";
    let strange = ADDRESSES.replace("https://my.uscis.gov", url);
    let expected = WhatIsWrong::StrangeAddress(url.to_owned());
    assert!(problems(PATH, &strange, &steps()).contains(&expected));
}

#[test]
fn steps_are_fifteen_and_in_order() {
    let swapped = steps().replacen("number = 2", "number = 3", 1);
    let expected = WhatIsWrong::StepOutOfOrder(3, 2);
    assert!(problems(PATH, ADDRESSES, &swapped).contains(&expected));
    let short = steps();
    let end = short.rfind("[[steps]]").unwrap_or_default();
    assert!(problems(PATH, ADDRESSES, &short[..end]).contains(&WhatIsWrong::Empty));
}

fn embedded() -> Guide {
    Guide::embedded().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_built_in_guide_holds_together_with_the_catalogue() {
    let report = casekeep_catalogue::check().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(report.paths, 17);
    assert_eq!(embedded().steps.len(), 15);
}

#[test]
fn the_account_number_comes_first_and_every_number_is_one_that_can_be_kept() {
    let guide = embedded();
    let numbers: Vec<FieldKind> = guide.sought.iter().map(|sought| sought.number).collect();
    assert_eq!(numbers.first(), Some(&FieldKind::OnlineAccountNumber));
    for number in numbers {
        assert!(
            IdentifierKind::from_code(number.code()).is_some(),
            "{number:?}"
        );
    }
}

#[test]
fn every_path_ends_within_six_answers() {
    fn longest(path: &Path, target: Target) -> usize {
        match target {
            Target::End(_) => 0,
            Target::Question(at) => {
                let answers = path.questions[at].answers.iter();
                1 + answers
                    .map(|answer| longest(path, answer.to))
                    .max()
                    .unwrap_or(0)
            }
        }
    }
    let guide = embedded();
    for path in guide
        .sought
        .iter()
        .map(|sought| &sought.path)
        .chain(&guide.back_in)
    {
        assert!(
            longest(path, Target::Question(0)) <= 6,
            "{} is too long",
            path.id
        );
    }
}

/// Words for a reason exist for every reason that can be given.
#[test]
fn every_reason_against_an_account_number_has_its_words() {
    let guide = embedded();
    for reason in [
        NotOnlineAccountNumber::ReceiptNumber,
        NotOnlineAccountNumber::ANumber,
        NotOnlineAccountNumber::AccessCode,
        NotOnlineAccountNumber::SignInCode,
        NotOnlineAccountNumber::EmailAddress,
        NotOnlineAccountNumber::HasLetters,
        NotOnlineAccountNumber::DigitCount { found: 11 },
        NotOnlineAccountNumber::NamedOtherwise,
    ] {
        assert!(
            guide.guards.iter().any(|guard| guard.id == reason.code()),
            "{reason:?}"
        );
    }
}

#[test]
fn what_only_the_article_says_is_never_called_certain_when_others_are_silent() {
    let guide = embedded();
    let username = guide
        .back_in
        .iter()
        .find(|path| path.id == "forgotten-username");
    let end = username.and_then(|path| path.ends.first());
    assert_eq!(end.map(|end| end.confidence), Some(Confidence::Unsure));
}

#[test]
fn nothing_in_the_guide_cheers() {
    let texts = [
        include_str!("../guide/set-up.toml"),
        include_str!("../guide/guards.toml"),
    ];
    for text in texts {
        assert!(!text.contains('!'));
    }
    let catalogue = Catalogue::embedded();
    assert!(catalogue.is_ok());
}
