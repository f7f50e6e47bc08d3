//! Writes every drawing as an SVG file into a folder, to look at: `cargo run -p casekeep-catalogue --example drawings -- FOLDER`.
//!
//! Invariant: only files named `<kind>.<layout>.<value>.svg` and thumbnails are written.
//! Not here: checking them (`cargo xtask catalogue check`).

use std::{env, fs, io, path::PathBuf};

use casekeep_catalogue::{Catalogue, FieldKind, Language, draw, to_svg, to_thumbnail_svg};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "drawings".to_owned()));
    fs::create_dir_all(&folder)?;
    let catalogue = Catalogue::embedded().map_err(io::Error::other)?;
    for kind in catalogue.kinds() {
        for layout in &kind.layouts {
            for find in [
                FieldKind::OnlineAccountNumber,
                FieldKind::ANumber,
                FieldKind::ReceiptNumber,
            ] {
                let drawing = draw(kind, layout, find);
                let name = format!("{}.{}.{}", kind.id.as_str(), layout.id, find.code());
                fs::write(
                    folder.join(format!("{name}.svg")),
                    to_svg(&drawing, Language::English),
                )?;
                fs::write(
                    folder.join(format!("{name}.thumb.svg")),
                    to_thumbnail_svg(&drawing),
                )?;
            }
        }
    }
    Ok(())
}
