//! What the program was started for, read from its arguments.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use school::backup::ENDING;

/// The hidden switch with which the window's program reads units' files for itself.
pub const READER: &str = "--reader";

/// One start, one errand.
#[derive(Debug, PartialEq)]
pub enum Errand {
    /// `--version`
    Version,
    /// `--selftest [FOLDER]`: try everything out, without a window.
    SelfTest(Option<PathBuf>),
    /// `--reader`: read files for the window, which tells their names on standard input.
    Reader,
    /// The window.
    Window {
        /// Other books than the usual ones: `banwutong FILE.db`.
        books: Option<PathBuf>,
        /// A file that was double-clicked, `FILE.banwu`: the usual books are opened, and the page asks what to do with it.
        handed_over: Option<PathBuf>,
    },
}

impl Errand {
    /// The arguments come without the program's own name. A switch that is not ours is passed over: what drives the
    /// window in a test adds its own.
    pub fn of(arguments: impl IntoIterator<Item = OsString>) -> Errand {
        let mut files = Vec::new();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--version") => return Errand::Version,
                Some("--selftest") => return Errand::SelfTest(arguments.next().map(whole)),
                Some(READER) => return Errand::Reader,
                Some(switch) if switch.starts_with("--") => {}
                _ => files.push(whole(argument)),
            }
        }
        let (handed_over, books): (Vec<PathBuf>, _) = files.into_iter().partition(|file| is_handed_over(file));
        Errand::Window { books: books.into_iter().next(), handed_over: handed_over.into_iter().next() }
    }
}

/// Windows and Linux hand copies of the books to the program by their ending.
fn is_handed_over(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ENDING))
}

/// From the root, whatever folder the program was started in.
fn whole(file: OsString) -> PathBuf {
    std::path::absolute(&file).unwrap_or(file.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_say_what_is_wanted() {
        let at = |name: &str| Some(std::path::absolute(name).unwrap());
        let window = |books, handed_over| Errand::Window { books, handed_over };
        let cases: &[(&[&str], Errand)] = &[
            (&[], window(None, None)),
            (&["班务.db"], window(at("班务.db"), None)),
            (&["U盘/班务备份_2026-03-09_083112.banwu"], window(None, at("U盘/班务备份_2026-03-09_083112.banwu"))),
            (&["名册.BANWU"], window(None, at("名册.BANWU"))),
            (&["a.db", "b.banwu"], window(at("a.db"), at("b.banwu"))),
            (&["--remote-debugging-port=0", "a.db"], window(at("a.db"), None)),
            (&["--version"], Errand::Version),
            (&["--reader"], Errand::Reader),
            (&["--selftest"], Errand::SelfTest(None)),
            (&["--selftest", "自检 目录"], Errand::SelfTest(at("自检 目录"))),
        ];
        for (arguments, expected) in cases {
            assert_eq!(&Errand::of(arguments.iter().map(OsString::from)), expected, "{arguments:?}");
        }
    }
}
