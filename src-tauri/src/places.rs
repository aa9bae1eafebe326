//! Where things are on this computer.

use std::{env, ffi::OsString, fs, io::ErrorKind, path::PathBuf};

use crate::log::Log;

/// The folders and files the window was started with.
pub struct Places {
    /// What the program itself keeps: log, machine.json, papers on their way to the printer.
    pub data: PathBuf,
    /// The books: `banwu.db` in the data folder, or the file named on the command line.
    pub books: PathBuf,
}

impl Places {
    /// `named` is the file given on the command line, as Windows does when a books file is double-clicked.
    pub fn find(named: Option<PathBuf>) -> Places {
        let data = data(|name| env::var_os(name));
        let books = match named {
            Some(file) => std::path::absolute(&file).unwrap_or(file),
            None => data.join("banwu.db"),
        };
        Places { books, data }
    }

    /// What belongs to this computer rather than to the office.
    pub fn machine(&self) -> PathBuf {
        self.data.join("machine.json")
    }

    /// Where papers lie while the system prints them.
    pub fn printing(&self) -> PathBuf {
        self.data.join("printing")
    }

    /// Papers hold names: what was printed last time is not left lying about. One that is still open in a reader stays
    /// until the next start.
    pub fn forget_printed(&self, log: &Log) {
        if let Err(error) = fs::remove_dir_all(self.printing())
            && error.kind() != ErrorKind::NotFound
        {
            log.broken("a printed paper is still in use", &error);
        }
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
}
