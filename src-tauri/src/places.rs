//! Where things are on this computer.
//!
//! Usually each user of the computer has books of their own: `%APPDATA%\Banwu` on Windows. A file called `portable` beside
//! the program keeps everything in `data` beside it instead, to be carried on a stick; nothing is left on the computer.

use std::{
    env,
    ffi::OsString,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::log::Log;

/// Turns the program into one that carries its data with it (绿色版). Notepad adds `.txt` unasked.
const PORTABLE: [&str; 2] = ["portable", "portable.txt"];

/// The folders and files the window was started with.
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    /// What the program itself keeps: log, machine.json, papers on their way to the printer.
    pub data: PathBuf,
    /// The books: `banwu.db` in the data folder, or the file named on the command line.
    pub books: PathBuf,
    /// What the webview keeps for itself; `None` leaves it where the system has such things.
    pub webview: Option<PathBuf>,
}

impl Places {
    /// `named` are other books than the usual ones.
    pub fn find(named: Option<PathBuf>) -> Places {
        let program = env::current_exe().unwrap_or_default();
        let beside = program.parent().filter(|folder| PORTABLE.iter().any(|mark| folder.join(mark).is_file()));
        let mut places = Places::of(|name| env::var_os(name), beside);
        if let Some(books) = named {
            places.books = books;
        }
        places
    }

    /// `beside` is the program's folder when it carries its data with it.
    fn of(variable: impl Fn(&str) -> Option<OsString>, beside: Option<&Path>) -> Places {
        let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let (data, webview) = if let Some(data) = folder("BANWU_DATA").or_else(|| Some(beside?.join("data"))) {
            (data.clone(), Some(data.join("webview")))
        } else if let Some(roaming) = folder("APPDATA") {
            // The webview's profile is large and worth nothing elsewhere: it does not roam with the user.
            (roaming.join("Banwu"), folder("LOCALAPPDATA").map(|local| local.join("Banwu").join("webview")))
        } else {
            let share = folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")));
            (share.unwrap_or_default().join("banwu"), None)
        };
        Places { books: data.join("banwu.db"), data, webview }
    }

    /// Makes the folders. Where the program may not write, opening the books is refused in words, on the page; so that there
    /// is a page to say it on, the webview goes where anybody may write.
    pub fn make_folders(&mut self) {
        if let Err(error) = fs::create_dir_all(&self.data) {
            eprintln!("{}: {error}", self.data.display());
        }
        if let Some(profile) = &mut self.webview
            && let Err(error) = fs::create_dir_all(&*profile).and_then(|()| fs::write(profile.join("writable"), ""))
        {
            eprintln!("{}: {error}", profile.display());
            *profile = env::temp_dir().join("Banwu").join("webview");
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_webview_always_has_somewhere_to_write() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        // A file where a folder should be: nobody can make folders in it, whatever his rights.
        fs::write(folder.path().join("taken"), "")?;
        for (name, kept) in [("data", true), ("taken", false)] {
            let data = folder.path().join(name);
            let mut places = Places { books: data.join("banwu.db"), webview: Some(data.join("webview")), data };
            places.make_folders();
            let profile = places.webview.clone().unwrap_or_default();
            assert_eq!(profile.starts_with(folder.path().join(name)), kept, "{name}: {}", profile.display());
        }
        Ok(())
    }

    #[test]
    fn everything_has_its_folder() {
        let windows = [("APPDATA", "/张三/Roaming"), ("LOCALAPPDATA", "/张三/Local"), ("HOME", "/h")];
        let with_data = [("BANWU_DATA", "/d"), ("APPDATA", "/a"), ("LOCALAPPDATA", "/l")];
        type Case<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>, &'a str, Option<&'a str>);
        let cases: &[Case] = &[
            // a computer with Windows, a user with a Chinese name; the same from a stick
            (&windows, None, "/张三/Roaming/Banwu", Some("/张三/Local/Banwu/webview")),
            (&windows, Some("/E/班务通"), "/E/班务通/data", Some("/E/班务通/data/webview")),
            // a test, whatever else is there
            (&with_data, None, "/d", Some("/d/webview")),
            (&with_data, Some("/E"), "/d", Some("/d/webview")),
            // Linux
            (&[("XDG_DATA_HOME", "/x"), ("HOME", "/h")], None, "/x/banwu", None),
            (&[("BANWU_DATA", ""), ("HOME", "/h")], None, "/h/.local/share/banwu", None),
            (&[("HOME", "/h")], Some("/opt/班务通"), "/opt/班务通/data", Some("/opt/班务通/data/webview")),
            (&[], None, "banwu", None),
        ];
        for (variables, beside, data, webview) in cases {
            let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| value.into());
            let expected = Places {
                data: data.into(),
                books: Path::new(data).join("banwu.db"),
                webview: webview.map(PathBuf::from),
            };
            assert_eq!(Places::of(variable, beside.map(Path::new)), expected, "{variables:?} {beside:?}");
        }
    }
}
