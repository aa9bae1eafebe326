//! How a disk fails under the books: a stick pulled out, no room, a write protection; and what became of the work.
//!
//! SQLite says it in codes, without a name. Whoever knows the file (books.rs, backup.rs) turns the code into a
//! sentence that names it.

use std::path::Path;

use rusqlite::{ErrorCode::*, ffi};

use crate::{Error, refusal};

/// What the office is told to do about it differs for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Its disk was taken away, or the file itself was.
    Gone,
    /// No room.
    Full,
    /// It may only be read, or no file can be made beside it.
    ReadOnly,
    /// The disk does not do as it is told.
    Faulty,
    /// It is no longer what was written.
    Damaged,
    /// Another program holds it.
    Held,
}

/// How far the work had come, and so what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Looking something up, copying: there was nothing to save.
    Reading,
    /// Not committed yet: nothing of it stays.
    Changing,
    /// In the middle of the commit: the last page may have reached the disk, or not.
    Committing,
}

impl Failure {
    /// From SQLite's code, and whether the file can still be seen; `None` when the disk is not to blame.
    ///
    /// SQLite takes every lock that it does not get for one that somebody else holds, so the file comes first.
    fn of(error: &rusqlite::Error, there: bool) -> Option<Failure> {
        let failure = match (error.sqlite_error_code()?, error.sqlite_error()?.extended_code) {
            (SystemIoFailure, ffi::SQLITE_IOERR_NOMEM) => return None,
            (SystemIoFailure, ffi::SQLITE_IOERR_CORRUPTFS) | (DatabaseCorrupt | NotADatabase, _) => Failure::Damaged,
            // What it holds in memory for its readers has to have room on the disk.
            (SystemIoFailure, ffi::SQLITE_IOERR_SHMSIZE) | (DiskFull, _) => Failure::Full,
            (ReadOnly, ffi::SQLITE_READONLY_DBMOVED) => return Some(Failure::Gone),
            // The file is there: what cannot be opened is the log beside it.
            (ReadOnly | PermissionDenied | CannotOpen, _) => Failure::ReadOnly,
            (SystemIoFailure, _) => Failure::Faulty,
            (DatabaseBusy | DatabaseLocked | FileLockingProtocolFailed, _) => Failure::Held,
            _ => return None,
        };
        Some(if there { failure } else { Failure::Gone })
    }
}

impl Error {
    /// What SQLite said of the books at `path`, in words; every other error as it is.
    pub(crate) fn at_books(self, path: &Path, work: Work) -> Error {
        self.in_words(path, |failure| refusal::books_failed(path, failure, work))
    }

    /// The same of a copy that is looked into or restored from.
    pub(crate) fn at_copy(self, path: &Path) -> Error {
        self.in_words(path, |failure| refusal::copy_failed(path, failure))
    }

    /// The same of a copy that is being made in `folder`.
    pub(crate) fn at_new_copy(self, folder: &Path) -> Error {
        self.in_words(folder, |failure| refusal::no_copy_made(folder, failure))
    }

    fn in_words(self, path: &Path, say: impl FnOnce(Failure) -> Error) -> Error {
        let failure = match &self {
            Error::Broken(cause) => cause.downcast_ref().and_then(|cause| Failure::of(cause, path.exists())),
            Error::Refused(_) => None,
        };
        failure.map_or(self, say)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes SQLite's driver for Windows gives, and what the clerk is told to do.
    #[test]
    fn every_code_of_a_disk_has_its_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let (there, gone) = (folder.path().join("班务.db"), folder.path().join("拔掉/班务.db"));
        std::fs::write(&there, b"").unwrap();
        let table = [
            (ffi::SQLITE_FULL, "磁盘已满"),
            (ffi::SQLITE_IOERR_SHMSIZE, "磁盘已满"),
            (ffi::SQLITE_IOERR_READ, "磁盘出错"),
            (ffi::SQLITE_IOERR_WRITE, "磁盘出错"),
            (ffi::SQLITE_IOERR_FSYNC, "磁盘出错"),
            (ffi::SQLITE_IOERR_TRUNCATE, "磁盘出错"),
            (ffi::SQLITE_IOERR_FSTAT, "磁盘出错"),
            (ffi::SQLITE_IOERR_LOCK, "磁盘出错"),
            (ffi::SQLITE_IOERR_SHMMAP, "磁盘出错"),
            (ffi::SQLITE_IOERR_IN_PAGE, "磁盘出错"),
            (ffi::SQLITE_CANTOPEN, "不能写入"),
            (ffi::SQLITE_READONLY, "不能写入"),
            (ffi::SQLITE_READONLY_DIRECTORY, "不能写入"),
            (ffi::SQLITE_READONLY_DBMOVED, "U盘可能已被拔出"),
            (ffi::SQLITE_NOTADB, "有损坏"),
            (ffi::SQLITE_CORRUPT, "有损坏"),
            (ffi::SQLITE_IOERR_CORRUPTFS, "有损坏"),
            (ffi::SQLITE_BUSY, "占用"),
            (ffi::SQLITE_PROTOCOL, "占用"),
        ];
        for (code, words) in table {
            let failed = || Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
            let said = failed().at_books(&there, Work::Changing).to_string();
            assert!(said.contains(words) && said.contains("班务.db"), "{code}: {said}");
            assert_eq!(said.contains("已经保存过的都在，刚才这一步没有保存"), words != "有损坏", "{code}: {said}");
            for said in [failed().at_books(&gone, Work::Changing), failed().at_copy(&gone), failed().at_new_copy(&gone)]
            {
                assert!(said.to_string().contains("U盘可能已被拔出"), "{code}: {said}");
            }
        }
    }

    #[test]
    fn what_is_no_fault_of_the_disk_stays_ours() {
        let there = Path::new(".");
        for code in [ffi::SQLITE_ERROR, ffi::SQLITE_CONSTRAINT_UNIQUE, ffi::SQLITE_NOMEM, ffi::SQLITE_IOERR_NOMEM] {
            let failed = Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
            assert!(matches!(failed.at_books(there, Work::Changing), Error::Broken(_)), "{code}");
        }
        let refused = refusal::nothing_to_undo().at_books(there, Work::Reading);
        assert_eq!(refused.to_string(), "没有可以撤销的操作。");
    }
}
