//! Opening a file of books: the one place every connection of this crate comes from.
//!
//! Rust's own files take paths of any length; SQLite's usual driver for Windows stops at some 260 characters. Its
//! second one, `win32-longpath`, hands the system what it is given, and given a verbatim path (`\\?\D:\…`) the
//! system takes 32 767. It makes the names of the log and the shared memory by adding to that path, so they are
//! verbatim too. On Linux SQLite's own limit is 512 bytes, which [`crate::refusal`] says in words.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

/// SQLite's driver for files: the one without a limit to the path where there are two.
const DRIVER: &str = if cfg!(windows) { "win32-longpath" } else { "unix" };

/// Opens the books to write in them; makes the file when there is none.
pub(crate) fn to_write(file: &Path) -> rusqlite::Result<Connection> {
    open(&verbatim(file)?, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
}

/// Opens books to read that this process has open for writing too.
pub(crate) fn to_read(file: &Path) -> rusqlite::Result<Connection> {
    open(&verbatim(file)?, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Opens a copy, or damaged books, only to look: nothing is written beside the file, so it may lie on a stick that is
/// write-protected or about to be pulled out.
///
/// A file with a log beside it was never closed. Its last operations are in the log: it is read together with it.
pub(crate) fn to_look(file: &Path) -> rusqlite::Result<Connection> {
    let was_closed = |end: &str| {
        let mut log = file.as_os_str().to_owned();
        log.push(end);
        std::fs::metadata(log).map_or(true, |log| log.len() == 0)
    };
    if !(was_closed("-wal") && was_closed("-journal")) {
        return to_read(file);
    }
    let mut address = String::from("file:");
    for &byte in verbatim(file)?.as_os_str().as_encoded_bytes() {
        match char::from(byte) {
            plain if plain.is_ascii_alphanumeric() => address.push(plain),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str("?immutable=1");
    open(Path::new(&address), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

fn open(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags_and_vfs(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX, DRIVER)?;
    // A statement is planned once, whatever it is asked for: else SQLite plans many of them anew at every use, because
    // another value might fit another plan.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

/// The path from the root, on Windows as one that is taken as it is, however long.
fn verbatim(file: &Path) -> rusqlite::Result<PathBuf> {
    let path = std::path::absolute(file).map_err(|_: io::Error| rusqlite::Error::InvalidPath(file.into()))?;
    let Some(text) = path.to_str().filter(|text| cfg!(windows) && !text.starts_with(r"\\?\")) else { return Ok(path) };
    Ok(PathBuf::from(match text.strip_prefix(r"\\") {
        Some(share) => format!(r"\\?\UNC\{share}"),
        None => format!(r"\\?\{text}"),
    }))
}
