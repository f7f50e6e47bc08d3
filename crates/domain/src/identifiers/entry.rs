//! Numbers of travel and entry: I-94, SEVIS, passport, visa, class of admission.
//!
//! Invariant: lengths that no source gives are soft bounds of ours, and say so.
//! Not here: the machine-readable zone (`mrz`).

use super::{
    ProblemReason,
    numerals::{compact_alphanumeric, digits, length, length_between, shape},
};

pub(super) fn i94_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    let is_older = bare.bytes().all(|byte| byte.is_ascii_digit());
    shape(
        &bare,
        if is_older {
            "DDDDDDDDDDD"
        } else {
            "DDDDDDDDDLD"
        },
    )?;
    Ok(bare)
}

pub(super) fn sevis_id(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    if !bare.starts_with('N') {
        return Err(ProblemReason::WrongPrefix);
    }
    shape(&bare, "NDDDDDDDDDD")?;
    Ok(bare)
}

/// 5 to 15 letters and digits: a soft bound, ours.
pub(super) fn passport_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    length_between(&bare, 5, 15)?;
    Ok(bare)
}

pub(super) fn visa_foil_number(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    length(&bare, 8)?;
    shape(&bare, "XDDDDDDD")?;
    Ok(bare)
}

pub(super) fn visa_control_number(text: &str) -> Result<String, ProblemReason> {
    digits(text, 14)
}

/// 1 to 10 letters and digits: a soft bound, ours.
pub(super) fn class_of_admission(text: &str) -> Result<String, ProblemReason> {
    let bare = compact_alphanumeric(text)?;
    length_between(&bare, 1, 10)?;
    Ok(bare)
}
