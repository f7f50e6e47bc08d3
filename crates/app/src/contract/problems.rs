//! What can go wrong, as situations: `{ code, parameters }`.
//!
//! Invariant: a code exists only if the window does something different with it, and no parameter holds a value of the person's.
//! Not here: the three-part wording of each (ui).

use serde::Serialize;
use specta::Type;

use super::{numbers::NotThisKindView, words::IdentifierKind};

/// A job that could not be done.
#[derive(Debug, Clone, PartialEq, Serialize, Type, thiserror::Error)]
#[serde(tag = "code", content = "parameters", rename_all = "snake_case")]
pub enum Problem {
    /// Nothing is open; the papers were locked meanwhile. Nothing was changed.
    #[error("locked")]
    Locked,
    /// The passphrase opens nothing here. The papers are safe.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery text is complete but belongs to other papers or an older sheet.
    #[error("wrong recovery sheet")]
    WrongRecoverySheet,
    /// The recovery text has a wrong or missing character.
    #[error("recovery text mistyped")]
    RecoveryTextMistyped,
    /// The passphrase slot is damaged; the recovery sheet still opens.
    #[error("passphrase slot damaged")]
    PassphraseSlotDamaged,
    /// The recovery slot is damaged; the passphrase still opens.
    #[error("recovery slot damaged")]
    RecoverySlotDamaged,
    /// A key slot asks for more work than this app allows. Nothing was tried.
    #[error("slot asks for too much work")]
    SlotTooCostly,
    /// Every saved state is damaged. Nothing was written.
    #[error("all states damaged")]
    AllStatesDamaged,
    /// A newer Casekeep wrote these papers. Nothing was written.
    #[error("newer format")]
    NewerFormat,
    /// The folder holds no papers.
    #[error("not papers")]
    NotPapers,
    /// The folder is not there (a drive may be unplugged).
    #[error("folder missing")]
    FolderMissing,
    /// There is already something in the place chosen for new papers.
    #[error("place taken")]
    PlaceTaken,
    /// Something in the folder is not a plain file (a link, a device): refused.
    #[error("odd file in the folder")]
    OddFile,
    /// The folder can't be written to.
    #[error("folder not writable")]
    NotWritable,
    /// No space. Nothing was written; sizes in megabytes.
    #[error("disk full")]
    #[serde(rename_all = "snake_case")]
    DiskFull {
        /// Megabytes needed.
        #[specta(type = specta_typescript::Number)]
        needed_mb: f64,
        /// Megabytes free.
        #[specta(type = specta_typescript::Number)]
        free_mb: f64,
    },
    /// Another Casekeep has these papers open.
    #[error("open elsewhere")]
    OpenElsewhere,
    /// The disk refused to confirm a save; nothing more is saved in this session.
    #[error("read only after a failed save")]
    ReadOnly,
    /// The disk did not do what it was asked. The last saved state stands.
    #[error("disk trouble")]
    DiskTrouble,
    /// The thing is gone (deleted in the meantime).
    #[error("not there")]
    NotThere,
    /// Fields of a draft can't be read; each is named.
    #[error("fields")]
    Fields {
        /// Each problem with its field.
        problems: Vec<FieldProblem>,
    },
    /// The new passphrase is too easy to guess to protect anything.
    #[error("passphrase too weak")]
    PassphraseTooWeak,
    /// The two groups typed are not those on the sheet.
    #[error("groups do not match")]
    GroupsDoNotMatch,
    /// A recovery sheet has to be made first.
    #[error("no sheet made yet")]
    NoSheetMade,
    /// The file is empty.
    #[error("empty file")]
    EmptyFile,
    /// The file is larger than what is taken in. It was not read.
    #[error("file too big")]
    #[serde(rename_all = "snake_case")]
    FileTooBig {
        /// The limit, in megabytes.
        #[specta(type = specta_typescript::Number)]
        limit_mb: f64,
    },
    /// The file is neither a picture nor a PDF.
    #[error("not a picture or PDF")]
    NotAPage,
    /// HEIC pictures can't be read by this build.
    #[error("HEIC not supported")]
    HeicNotSupported,
    /// The picture may be whole, but is stored in a way that can't be read here.
    #[error("picture not supported")]
    PictureNotSupported,
    /// The PDF asks for a password that is not known. Files just attached are asked for instead.
    #[error("PDF has a password")]
    PdfHasPassword,
    /// The password that was typed does not open the PDF. Nothing was kept.
    #[error("PDF password is wrong")]
    PdfPasswordIsWrong,
    /// The picture or PDF is cut short or damaged.
    #[error("file damaged")]
    FileDamaged,
    /// The picture has more dots than can be shown safely.
    #[error("too many pixels")]
    TooManyPixels,
    /// The PDF has no pages.
    #[error("no pages")]
    NoPages,
    /// The page took too long or too much memory to read; the original is kept.
    #[error("page could not be drawn")]
    PageNotDrawn,
    /// The page took too long to be read, or the helper that reads it ended; the original is kept.
    #[error("page could not be read")]
    PageNotRead,
    /// The file could not be opened for reading.
    #[error("file not readable")]
    FileNotReadable,
    /// The clipboard holds no picture or file.
    #[error("nothing to paste")]
    NothingToPaste,
    /// The clipboard can't be reached on this system.
    #[error("clipboard not available")]
    ClipboardNotAvailable,
    /// A stored scan is missing from the folder.
    #[error("scan missing")]
    ScanMissing,
    /// A stored scan is damaged.
    #[error("scan damaged")]
    ScanDamaged,
    /// The PDF could not be made.
    #[error("PDF not made")]
    PdfNotMade,
    /// The file could not be saved in the place chosen.
    #[error("not saved")]
    NotSaved,
    /// Nobody was chosen for the summary.
    #[error("nothing chosen")]
    NothingChosen,
    /// A stored row does not say what such a row can say; the others are not affected.
    #[error("stored row not readable")]
    RowNotReadable,
    /// What it belongs to lies in the trash; that has to be restored first.
    #[error("owner in the trash")]
    OwnerInTrash,
    /// The system has no browser that opened the address.
    #[error("browser not opened")]
    BrowserNotOpened,
    /// The papers can't hold that (a second of something that can be there once).
    #[error("not kept")]
    NotKept,
}

/// One field that can't be read.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FieldProblem {
    /// Name of the field in the draft.
    pub field: String,
    /// What is wrong with it.
    pub why: FieldTrouble,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "code", content = "parameters", rename_all = "snake_case")]
pub enum FieldTrouble {
    /// It must be filled in.
    Empty,
    /// It is longer than this many characters.
    #[serde(rename_all = "snake_case")]
    TooLong {
        /// The bound.
        max_chars: u32,
    },
    /// It is not a day of the calendar.
    NotADate,
    /// It is not a form number.
    NotAForm,
    /// It is not what this field is for; it may look like something else. It can be kept as printed.
    #[serde(rename_all = "snake_case")]
    NotThisKind {
        /// What was expected and what it looks like.
        detail: NotThisKindView,
    },
    /// The same number is already kept for the same owner.
    #[serde(rename_all = "snake_case")]
    AlreadyKept {
        /// Its kind.
        kind: IdentifierKind,
    },
    /// The choice names something that is not there.
    NotThere,
}
