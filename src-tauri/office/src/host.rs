//! Where the office sits: what differs between the window, the command line and a test.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use chrono::{Local, NaiveDateTime};

/// What an office needs to know of its surroundings.
#[derive(Debug, Clone)]
pub struct Host {
    /// The name written into the history.
    pub who: String,
    /// The folder of the fonts papers are printed with.
    pub fonts: PathBuf,
    /// The folder copies of the books are kept in.
    pub backups: PathBuf,
    /// Local wall time.
    pub clock: fn() -> NaiveDateTime,
    /// How the process that reads units' files is started: this program and its hidden word. None: they are read in
    /// this process, as tests do.
    pub reader: Option<Vec<OsString>>,
}

impl Host {
    /// The usual surroundings of books at `path`: copies beside them, fonts where the program brought them, the
    /// time of this PC.
    pub fn of(books: &Path, who: impl Into<String>) -> Host {
        Host {
            who: who.into(),
            fonts: fonts_folder(),
            backups: copies_folder(books),
            clock: || Local::now().naive_local(),
            reader: None,
        }
    }
}

/// The folder copies are kept in when nobody says otherwise: 备份, beside the books, so that a folder carried to
/// another PC takes them along.
pub fn copies_folder(books: &Path) -> PathBuf {
    books.with_file_name("备份")
}

/// Where the fonts lie: `BANWU_FONTS`, else beside the program, else where a Linux package puts them, else in the
/// checkout this was built from.
pub fn fonts_folder() -> PathBuf {
    if let Some(fonts) = env::var_os("BANWU_FONTS") {
        return fonts.into();
    }
    let program = env::current_exe().unwrap_or_default();
    let beside = program.parent().unwrap_or(Path::new("."));
    let places = [
        beside.join("fonts"),
        beside.join("../lib/banwutong/fonts"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../papers/fonts"),
    ];
    // None there: whoever is to print says so in words.
    places.iter().find(|folder| folder.is_dir()).unwrap_or(&places[0]).clone()
}
