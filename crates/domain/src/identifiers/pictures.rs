//! How values are grouped for reading and masked for the screen.
//!
//! Invariant: a mask never shows a whole value, and dots stand in fixed numbers, so a mask doesn't tell a length that
//! its kind doesn't tell.
//! Not here: which kind looks how (`kinds`).

/// The dot that stands for a hidden character.
pub(super) const DOT: char = '•';
/// A value of which nothing is shown, or the hidden start of one.
pub(super) const DOTS: &str = "••••••";

/// The value laid into a picture: `#` takes the next character, `•` hides it, anything else is added (or passes, when
/// the value has it there). `None` when the value has another length.
fn laid_into(picture: &str, value: &str) -> Option<String> {
    let mut characters = value.chars().peekable();
    let mut laid = String::with_capacity(picture.len());
    for place in picture.chars() {
        match place {
            '#' => laid.push(characters.next()?),
            DOT => {
                characters.next()?;
                laid.push(DOT);
            }
            added => {
                characters.next_if_eq(&added);
                laid.push(added);
            }
        }
    }
    characters.next().is_none().then_some(laid)
}

/// Groups a value; a value that isn't of the picture's length stays as it is.
pub(super) fn grouped(picture: &str, value: &str) -> String {
    laid_into(picture, value).unwrap_or_else(|| value.to_owned())
}

/// Masks a value; one that isn't of the picture's length shows its end at most.
pub(super) fn masked(picture: &str, value: &str) -> String {
    laid_into(picture, value).unwrap_or_else(|| masked_end(value))
}

/// Hides all but the end: the last four of twelve and more, a third of less, nothing of less than six.
pub(super) fn masked_end(value: &str) -> String {
    let length = value.chars().count();
    let shown = if length < 6 { 0 } else { (length / 3).min(4) };
    let end = value.chars().skip(length - shown);
    DOTS.chars().chain(end).collect()
}

/// Hides all, whatever the length.
pub(super) fn masked_whole(_value: &str) -> String {
    DOTS.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_takes_exactly_its_own_length() {
        assert_eq!(grouped("####-####-####", "012345678901"), "0123-4567-8901");
        assert_eq!(grouped("####-####-####", "01234567890"), "01234567890");
        assert_eq!(masked("####-••••-####", "01234567890"), "••••••890");
    }

    #[test]
    fn short_values_are_hidden_whole() {
        for value in ["", "7", "C09", "12345", "Ñandú"] {
            assert_eq!(masked_end(value), DOTS);
        }
    }

    #[test]
    fn long_values_show_four_characters_at_most() {
        assert_eq!(masked_end("X1234567"), "••••••67");
        assert_eq!(masked_end("X1234567890123456789"), "••••••6789");
    }
}
