//! A fixed reading of the example's receipt, until the engine is here.
use std::{thread::sleep, time::Duration};

use casekeep_catalogue::{FieldKind as F, KindId, Party};

use crate::{
    DecodeError, PageShape,
    meaning::{AccountNumberAnswer, FoundBy},
    reading::{PageReading, Quad, ReadField, ReadLine, ReadStep},
};

fn quad(left: f64, top: f64, width: f64, height: f64) -> Quad {
    Quad([
        [left, top],
        [left + width, top],
        [left + width, top + height],
        [left, top + height],
    ])
}

fn field(
    kind: F,
    party: Option<Party>,
    value: &str,
    as_printed: &str,
    at: [f64; 3],
    confidence: f32,
) -> ReadField {
    ReadField {
        kind,
        party,
        value: value.into(),
        as_printed: as_printed.into(),
        quad: quad(at[0], at[1], at[2], 0.02),
        label_quad: Some(quad(at[0], at[1] - 0.022, at[2], 0.02)),
        confidence,
        found_by: FoundBy::Label,
    }
}

pub(crate) fn read_page(
    is_cancelled: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(ReadStep),
) -> Result<PageReading, DecodeError> {
    let steps = [ReadStep::Drawing, ReadStep::FindingLines];
    for step in steps {
        tell(step);
        sleep(Duration::from_millis(400));
    }
    for done in 0..10 {
        tell(ReadStep::ReadingLines { done, total: 10 });
        sleep(Duration::from_millis(300));
        if is_cancelled() {
            return Err(DecodeError::Cancelled);
        }
    }
    let main = Some(Party::Applicant);
    Ok(PageReading {
        shape: PageShape {
            width_px: 1380,
            height_px: 1785,
        },
        upright_turns: 0,
        words: vec![ReadLine {
            text: "THIS NOTICE DOES NOT GRANT ANY IMMIGRATION STATUS OR BENEFIT".into(),
            quad: quad(0.19, 0.09, 0.6, 0.02),
            confidence: 0.98,
        }],
        kind: KindId::new("i797c-receipt").map(|id| (id, 0.97)),
        account_number: AccountNumberAnswer::Found,
        account_label: Some(quad(0.3, 0.138, 0.25, 0.018)),
        fields: vec![
            field(
                F::OnlineAccountNumber,
                None,
                "012345678901",
                "0123 4567 8901",
                [0.3, 0.159, 0.18],
                0.99,
            ),
            field(
                F::ReceiptNumber,
                None,
                "IOE0912345678",
                "IOE0912345678",
                [0.066, 0.159, 0.165],
                0.98,
            ),
            field(
                F::ANumber,
                main,
                "A012345678",
                "A012 345 678",
                [0.533, 0.233, 0.152],
                0.97,
            ),
            field(
                F::FormNumber,
                None,
                "I-765",
                "I765 - APPLICATION FOR",
                [0.602, 0.159, 0.28],
                0.96,
            ),
            field(
                F::ReceivedDate,
                None,
                "2026-03-14",
                "03/14/2026",
                [0.066, 0.233, 0.128],
                0.7,
            ),
            field(
                F::NoticeDate,
                None,
                "2026-03-18",
                "03/18/2026",
                [0.066, 0.286, 0.128],
                0.95,
            ),
            field(
                F::ApplicantName,
                main,
                "RIVERA, ANA",
                "RIVERA, ANA",
                [0.732, 0.233, 0.141],
                0.95,
            ),
        ],
        remark: None,
    })
}
