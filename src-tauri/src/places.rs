//! Where things are on this computer: the books, their backups, the fonts.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The folders and files the window was started with.
pub struct Places {
    /// What the program itself keeps: log, machine.json, papers on their way to the printer.
    pub data: PathBuf,
    /// The books: `banwu.db` in the data folder, or the file named on the command line.
    pub books: PathBuf,
    /// Beside the books, so that a folder copied to another computer takes its backups along.
    pub backups: PathBuf,
    /// The fonts that are embedded in papers.
    pub fonts: PathBuf,
}

impl Places {
    /// `named` is the file given on the command line, as Windows does when a books file is double-clicked.
    pub fn find(named: Option<PathBuf>) -> Places {
        let data = data(|name| env::var_os(name));
        let books = match named {
            Some(file) => std::path::absolute(&file).unwrap_or(file),
            None => data.join("banwu.db"),
        };
        let backups = books.with_file_name("backups");
        Places { backups, fonts: fonts(), books, data }
    }

    /// What belongs to this computer rather than to the office.
    pub fn machine(&self) -> PathBuf {
        self.data.join("machine.json")
    }

    /// Where papers lie while the system prints them.
    pub fn printing(&self) -> PathBuf {
        self.data.join("printing")
    }
}

fn data(variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("BANWU_DATA")
        .or_else(|| folder("APPDATA").map(|appdata| appdata.join("Banwu")))
        .or_else(|| folder("XDG_DATA_HOME").map(|share| share.join("banwu")))
        .or_else(|| folder("HOME").map(|home| home.join(".local/share/banwu")))
        .unwrap_or_else(|| PathBuf::from("banwu"))
}

/// `BANWU_FONTS`, else beside the program, else where a Linux package puts resources, else the checkout.
fn fonts() -> PathBuf {
    if let Some(fonts) = env::var_os("BANWU_FONTS") {
        return fonts.into();
    }
    let program = env::current_exe().unwrap_or_default();
    let beside = program.parent().unwrap_or(Path::new(".")).to_path_buf();
    let mut places = vec![beside.join("fonts"), beside.join("../lib/banwutong/fonts")];
    if cfg!(debug_assertions) {
        places.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("papers/fonts"));
    }
    // None there: the office says so in words when it is to print.
    places.iter().find(|folder| folder.is_dir()).unwrap_or(&places[0]).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_folder_is_the_first_that_is_named() {
        let cases: &[(&[(&str, &str)], &str)] = &[
            (&[("BANWU_DATA", "/d"), ("APPDATA", "/a"), ("HOME", "/h")], "/d"),
            (&[("APPDATA", "/a"), ("HOME", "/h")], "/a/Banwu"),
            (&[("XDG_DATA_HOME", "/x"), ("HOME", "/h")], "/x/banwu"),
            (&[("BANWU_DATA", ""), ("HOME", "/h")], "/h/.local/share/banwu"),
            (&[], "banwu"),
        ];
        for (variables, expected) in cases {
            let found = data(|name| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| value.into()));
            assert_eq!(found, PathBuf::from(expected), "{variables:?}");
        }
    }

    #[test]
    fn backups_lie_beside_the_books() {
        let places = Places::find(Some("/mnt/u/党校.db".into()));
        assert_eq!(places.books, PathBuf::from("/mnt/u/党校.db"));
        assert_eq!(places.backups, PathBuf::from("/mnt/u/backups"));
    }
}
