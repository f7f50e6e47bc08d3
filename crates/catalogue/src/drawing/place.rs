//! A drawing in words: where a value stands, for people who cannot see it.
//!
//! Invariant: rows and corners are named only where a source gives the arrangement.
//! Not here: the claim about the online account number, which the file words itself.

use crate::{
    kinds::{Bilingual, Field, Layout, LookAlike, NoticeKind},
    words::{Arrangement, Confidence, FieldKind, Language, OanAnswer, Party, Relation},
};

use super::{
    Tagged,
    compose::{self, Composed, GridPlace, Part},
    marks,
};

/// Where a value stands on a layout, in words; `None` when the layout has no place for it.
#[must_use]
pub fn place_of(kind: &NoticeKind, layout: &Layout, find: FieldKind) -> Option<Bilingual> {
    let page = compose::composed(layout);
    let part = marks::wanted(kind, &page.parts, find)?;
    if find == FieldKind::OnlineAccountNumber {
        return Some(layout.oan.place.clone());
    }
    let field = kind.fields.get(part.field)?;
    let from_layout = || derived(&page, part, layout.arrangement, field.relations.first());
    Some(field.place.clone().unwrap_or_else(from_layout))
}

/// The field that holds a value on a layout and its label as printed there; `None` when the layout has no place for it.
#[must_use]
pub fn field_of<'k>(
    kind: &'k NoticeKind,
    layout: &Layout,
    find: FieldKind,
) -> Option<(&'k Field, String)> {
    let page = compose::composed(layout);
    let part = marks::wanted(kind, &page.parts, find)?;
    Some((kind.fields.get(part.field)?, part.label.clone()))
}

fn derived(
    page: &Composed,
    part: &Part,
    arrangement: Arrangement,
    relation: Option<&Relation>,
) -> Bilingual {
    let words = label_words(&part.label, relation);
    let Some(spot) = spot(page, part).filter(|_| arrangement == Arrangement::Known) else {
        return sentence(&words);
    };
    if words.en.is_empty() {
        return sentence(&spot);
    }
    sentence(&Bilingual {
        en: format!("{}, {}", spot.en, words.en),
        es: format!("{}, {}", spot.es, words.es),
    })
}

/// A capital at the start and a full stop at the end.
fn sentence(words: &Bilingual) -> Bilingual {
    let finish = |text: &str| {
        let mut letters = text.chars();
        let first: String = letters
            .next()
            .map(char::to_uppercase)
            .into_iter()
            .flatten()
            .collect();
        format!("{first}{}.", letters.as_str())
    };
    Bilingual {
        en: finish(&words.en),
        es: finish(&words.es),
    }
}

fn label_words(label: &str, relation: Option<&Relation>) -> Bilingual {
    if label.is_empty() {
        return pair("printed without a label", "impreso sin rótulo");
    }
    let (en, es) = match relation {
        Some(Relation::Below | Relation::NextLine) => ("under the words", "debajo de las palabras"),
        Some(Relation::Right) => ("beside the words", "junto a las palabras"),
        Some(Relation::InSentence | Relation::Unlabelled) | None => {
            ("after the words", "después de las palabras")
        }
    };
    Bilingual {
        en: format!("{en} “{label}”"),
        es: format!("{es} “{label}”"),
    }
}

fn pair(en: &str, es: &str) -> Bilingual {
    Bilingual {
        en: en.to_owned(),
        es: es.to_owned(),
    }
}

/// Row and box inside a grid, else the third of the page it lies in.
fn spot(page: &Composed, part: &Part) -> Option<Bilingual> {
    match part.cell {
        Some(place) => row_and_box(place),
        None => Some(third_of_page(page, part)),
    }
}

fn row_and_box(place: GridPlace) -> Option<Bilingual> {
    const ROWS: [(&str, &str); 5] = [
        ("top row", "primera fila"),
        ("second row", "segunda fila"),
        ("third row", "tercera fila"),
        ("fourth row", "cuarta fila"),
        ("fifth row", "quinta fila"),
    ];
    const BOXES: [(&str, &str); 4] = [
        ("first box", "primera casilla"),
        ("second box", "segunda casilla"),
        ("third box", "tercera casilla"),
        ("fourth box", "cuarta casilla"),
    ];
    let row = match place.row > 0 && place.row + 1 == place.rows {
        true => ("last row of the grid", "última fila de la cuadrícula"),
        false => *ROWS.get(place.row)?,
    };
    let (en, es) = BOXES.get(place.cell)?;
    Some(match place.cells {
        1 => pair(row.0, row.1),
        _ => pair(&format!("{}, {en}", row.0), &format!("{}, {es}", row.1)),
    })
}

fn third_of_page(page: &Composed, part: &Part) -> Bilingual {
    let x = (part.rect.x + part.rect.width / 2.0) / page.width;
    let y = (part.rect.y + part.rect.height / 2.0) / page.height;
    let (en_y, es_y) = match y {
        y if y < 0.34 => ("near the top", "cerca de la parte de arriba"),
        y if y < 0.67 => ("halfway down", "a media altura"),
        _ => ("near the bottom", "cerca de la parte de abajo"),
    };
    let (en_x, es_x) = match x {
        x if x < 0.36 => ("at the left", "a la izquierda"),
        x if x < 0.64 => ("in the middle", "en el centro"),
        _ => ("at the right", "a la derecha"),
    };
    pair(&format!("{en_y}, {en_x}"), &format!("{es_y}, {es_x}"))
}

/// The whole drawing in words.
pub(super) fn alternative(
    kind: &NoticeKind,
    layout: &Layout,
    find: FieldKind,
    look_alikes: &[Tagged],
    is_highlighted: bool,
) -> Bilingual {
    let place = place_of(kind, layout, find).filter(|_| is_highlighted);
    let told = |language: Language| {
        let paper = kind.name.in_language(language);
        let variant = layout.name.in_language(language);
        let place = place.as_ref().map(|text| text.in_language(language));
        let mut words = opening(language, paper, variant);
        words.push(' ');
        words.push_str(&answer(language, layout, find, place));
        words.push_str(&others(language, kind, find, look_alikes));
        words
    };
    Bilingual {
        en: told(Language::English),
        es: told(Language::Spanish),
    }
}

fn opening(language: Language, paper: &str, variant: &str) -> String {
    match language {
        Language::English => format!("A drawing of: {paper}. {variant}."),
        Language::Spanish => format!("Dibujo de: {paper}. {variant}."),
    }
}

fn answer(language: Language, layout: &Layout, find: FieldKind, place: Option<&str>) -> String {
    let name = find.name(language);
    match (language, place) {
        (Language::English, Some(place)) => format!("{name}, highlighted: {place}"),
        (Language::Spanish, Some(place)) => format!("{name}, resaltado: {place}"),
        (_, None) if find == FieldKind::OnlineAccountNumber => absence(language, layout).to_owned(),
        (Language::English, None) => format!("{name}: no place for it is known on this paper."),
        (Language::Spanish, None) => {
            format!("{name}: no se conoce ningún lugar para él en este papel.")
        }
    }
}

/// Why nothing is highlighted.
fn absence(language: Language, layout: &Layout) -> &'static str {
    match (layout.oan.answer, layout.oan.confidence, language) {
        (OanAnswer::NotPrinted, Confidence::Certain, Language::English) => {
            "The USCIS Online Account Number is not printed on it."
        }
        (OanAnswer::NotPrinted, Confidence::Certain, Language::Spanish) => {
            "El número de cuenta en línea de USCIS no está impreso en él."
        }
        (OanAnswer::NotPrinted, _, Language::English) => {
            "The USCIS Online Account Number has not been seen on it."
        }
        (OanAnswer::NotPrinted, _, Language::Spanish) => {
            "No se ha visto en él el número de cuenta en línea de USCIS."
        }
        (_, _, Language::English) => {
            "No source says where the USCIS Online Account Number would be on it, or whether it is there."
        }
        (_, _, Language::Spanish) => {
            "Ninguna fuente dice dónde estaría en él el número de cuenta en línea de USCIS, ni si está."
        }
    }
}

fn others(
    language: Language,
    kind: &NoticeKind,
    find: FieldKind,
    look_alikes: &[Tagged],
) -> String {
    if look_alikes.is_empty() {
        return String::new();
    }
    let listed = marks::look_alikes(kind, find);
    let names: Vec<String> = look_alikes
        .iter()
        .filter_map(|tagged| {
            let number = tagged.number;
            let other = listed.get(usize::from(number).checked_sub(1)?)?;
            Some(format!("{number}, {}", named(language, other)))
        })
        .collect();
    let names = names.join("; ");
    match language {
        Language::English => format!(" Not this one: {names}."),
        Language::Spanish => format!(" No es este: {names}."),
    }
}

/// A look-alike's name, with its owner where that makes the difference.
fn named(language: Language, other: &LookAlike) -> String {
    let name = other.field.name(language);
    match (other.party, language) {
        (Some(Party::Representative), Language::English) => format!("{name} of the lawyer"),
        (Some(Party::Representative), Language::Spanish) => format!("{name} del abogado"),
        (Some(Party::Applicant | Party::Petitioner | Party::Beneficiary) | None, _) => {
            name.to_owned()
        }
    }
}
