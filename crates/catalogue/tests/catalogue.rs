//! The built-in catalogue as a whole.

use casekeep_catalogue::check;

#[test]
fn every_built_in_file_and_drawing_holds() {
    if let Err(error) = check() {
        panic!("{error}");
    }
}
