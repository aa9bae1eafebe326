//! The books: the one file the office lives in. Open it, read it, change it.
//!
//! Two verbs. A [`Read`] sees one moment of the books on a connection that cannot write. A [`Change`] is one
//! transaction, one operation of the journal, one line of the history, one step of undo.

use std::{
    fs::{File, TryLockError},
    io::Read as _,
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread::sleep,
    time::{Duration, Instant},
};

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, Error,
    failure::{Failure, Work},
    file_names, journal,
    journal::OperationId,
    migrations, opening, refusal,
};

/// Who works at the desk and what time it is: the two things an operation is signed with.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The name written into the history.
    pub who: String,
    /// Local wall time, given rather than asked for, so that a year can be told in a test.
    pub clock: fn() -> NaiveDateTime,
}

/// The books of one school, open for this process alone.
pub struct Books {
    path: PathBuf,
    desk: Desk,
    // In the order they close: the writer last, so that it folds the log into the file and one file is all there is.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    lock: File,
}

/// What an operation did, for the line at the foot of the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Done {
    /// The operation, to undo it.
    pub id: OperationId,
    /// What happened, in one sentence.
    pub said: String,
    /// It cannot be undone, only reversed by another act.
    #[serde(rename = "final")]
    pub is_final: bool,
}

impl Books {
    /// Opens the books at `path`, makes them when there are none, and brings older ones up to date (after a copy
    /// into `backups`).
    ///
    /// Refuses in words: the file is open elsewhere, newer than this program, damaged, or not ours.
    pub fn open(path: &Path, backups: &Path, desk: Desk) -> Answer<Books> {
        if !path.file_name().is_some_and(|name| file_names::is_portable(&name.to_string_lossy())) {
            return Err(refusal::name_is_not_portable(path));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| refusal::cannot_write_beside(path, &e))?;
        }
        let lock = hold(path)?;
        let mut writer = opening::to_write(path).map_err(|e| refusal::cannot_open(path, e))?;
        prepare(&writer).map_err(|e| not_books(path, e))?;
        migrations::run(&mut writer, path, backups, (desk.clock)())
            .and_then(|()| journal::watch(&writer))
            .map_err(|e| e.at_books(path, Work::Reading))?;
        Ok(Books { path: path.into(), desk, writer: Mutex::new(writer), readers: Mutex::new(Vec::new()), lock })
    }

    /// Where the books lie.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The time at the desk.
    pub fn now(&self) -> NaiveDateTime {
        (self.desk.clock)()
    }

    /// Looks something up. Every query inside sees the same moment.
    pub fn read<T>(&self, look: impl FnOnce(&Read) -> Answer<T>) -> Answer<T> {
        self.must_be_there(Work::Reading)?;
        let look = || {
            let idle = self.readers().pop();
            let mut connection = match idle {
                Some(connection) => connection,
                None => reader(&self.path)?,
            };
            let found = {
                let moment = Read { tx: connection.transaction()?, now: self.now() };
                look(&moment)
            };
            self.readers().push(connection);
            found
        };
        look().map_err(|error| error.at_books(&self.path, Work::Reading))
    }

    /// Changes something: all of it or nothing, journaled under `label`.
    ///
    /// An operation that changed no row leaves no trace in the history.
    pub fn change<T>(&self, label: &str, act: impl FnOnce(&Change) -> Answer<T>) -> Answer<(T, Option<Done>)> {
        self.must_be_there(Work::Changing)?;
        let mut work = Work::Changing;
        self.act(label, act, &mut work).map_err(|error| error.at_books(&self.path, work))
    }

    fn act<T>(
        &self,
        label: &str,
        act: impl FnOnce(&Change) -> Answer<T>,
        work: &mut Work,
    ) -> Answer<(T, Option<Done>)> {
        let mut writer = self.writer();
        let now = self.now();
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let operation = journal::begin(&tx, now, &self.desk.who, label)?;
        let change = Change { read: Read { tx, now }, operation };
        let answer = act(&change)?;
        let done = journal::finish(&change.read.tx, operation)?;
        *work = Work::Committing;
        change.read.tx.commit().map_err(refusal::still_needed)?;
        Ok((answer, done))
    }

    /// Looks whether the file is still there before anything is asked of it.
    ///
    /// A stick that was pulled out is then said at once. Asking SQLite first would cost ten seconds of waiting for a
    /// lock, or worse: the log's index is memory mapped from the stick, and in the build for Windows made with GCC
    /// SQLite cannot catch the system's exception when a page of it is gone (SQLITE_USE_SEH is for MSVC only).
    /// The lock is read because a stick that was put in again is there, but what was opened on it stays dead.
    pub(crate) fn must_be_there(&self, work: Work) -> Answer<()> {
        match std::fs::metadata(&self.path).and_then(|_| (&self.lock).read(&mut [0])) {
            Ok(_) => Ok(()),
            Err(_) => Err(refusal::books_failed(&self.path, Failure::Gone, work)),
        }
    }

    /// The writing connection itself, for copying whole files (backup.rs).
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings the connections to the state of a file that was put back under them.
    pub(crate) fn start_over(&self, writer: &mut Connection, backups: &Path) -> Answer<()> {
        self.readers().clear();
        journal::unwatch(writer)?;
        migrations::run(writer, &self.path, backups, self.now())?;
        journal::watch(writer)
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The books at one moment, open for reading.
pub struct Read<'a> {
    tx: Transaction<'a>,
    now: NaiveDateTime,
}

impl Read<'_> {
    /// The time at the desk.
    pub fn now(&self) -> NaiveDateTime {
        self.now
    }
    /// The day at the desk.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }
    /// Rows of a query, each made by `row`.
    pub fn rows<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        row: impl FnMut(&rusqlite::Row) -> rusqlite::Result<T>,
    ) -> Answer<Vec<T>> {
        Ok(self.tx.prepare_cached(sql)?.query_map(parameters, row)?.collect::<rusqlite::Result<_>>()?)
    }
    /// The one row of a query, if there is one.
    pub fn row<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        row: impl FnOnce(&rusqlite::Row) -> rusqlite::Result<T>,
    ) -> Answer<Option<T>> {
        use rusqlite::OptionalExtension;
        Ok(self.tx.prepare_cached(sql)?.query_row(parameters, row).optional()?)
    }
    /// The one value of a query that always has one: a count, a sum, whether something exists.
    pub fn value<T: rusqlite::types::FromSql>(&self, sql: &str, parameters: impl rusqlite::Params) -> Answer<T> {
        Ok(self.tx.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))?)
    }
}
impl Deref for Read<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.tx
    }
}

/// The books, open for one operation, which is journaled and can be undone.
pub struct Change<'a> {
    read: Read<'a>,
    operation: OperationId,
}

impl Change<'_> {
    /// The operation under way.
    pub fn operation(&self) -> OperationId {
        self.operation
    }
    /// Says what is being done, in one sentence, for the foot of the window and the history.
    pub fn say(&self, sentence: impl AsRef<str>) -> Answer<()> {
        self.run("update operation set said = ?2 where id = ?1", (self.operation, sentence.as_ref()))?;
        Ok(())
    }
    /// This operation is not undone but reversed by another act (a certificate number given is void, not ungiven).
    pub fn is_final(&self) -> Answer<()> {
        self.run("update operation set final = 1 where id = ?1", [self.operation])?;
        Ok(())
    }
    /// Runs one writing statement; the number of rows it touched.
    pub fn run(&self, sql: &str, parameters: impl rusqlite::Params) -> Answer<usize> {
        Ok(self.prepare_cached(sql)?.execute(parameters)?)
    }
}
impl<'a> Deref for Change<'a> {
    type Target = Read<'a>;
    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

/// How long to wait for another process to let go: one that is closing makes its copy first.
const PATIENCE: Duration = Duration::from_secs(1);

/// One process per file: the lock lies beside the books and goes with the process, however it ends.
fn hold(path: &Path) -> Answer<File> {
    let beside = path.with_extension("lock");
    let cannot_write = |e: std::io::Error| refusal::cannot_write_beside(path, &e);
    let lock =
        File::options().create(true).truncate(false).read(true).write(true).open(&beside).map_err(cannot_write)?;
    let since = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) if since.elapsed() < PATIENCE => sleep(Duration::from_millis(20)),
            Err(TryLockError::WouldBlock) => return Err(refusal::open_elsewhere(path)),
            Err(TryLockError::Error(e)) => return Err(cannot_write(e)),
        }
    }
}

/// Write-ahead log, flushed at every commit: a power cut costs at most the operation under way.
///
/// Every statement that a trigger follows can be taken back by itself; SQLite keeps what it needs for that in a file,
/// which made half of the time of a large import, or in memory (`temp_store`). The cache (64 MB, taken as needed) holds
/// the indexes of a province's people, so that their pages are written once.
fn prepare(writer: &Connection) -> rusqlite::Result<()> {
    writer.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    writer.pragma_update(None, "journal_mode", "wal")?;
    writer.execute_batch(
        "pragma synchronous = full;
         pragma foreign_keys = on;
         pragma trusted_schema = off;
         pragma recursive_triggers = on;
         pragma temp_store = memory;
         pragma cache_size = -65536;",
    )?;
    writer.set_prepared_statement_cache_capacity(128);
    Ok(())
}

fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let connection = opening::to_read(path)?;
    connection.execute_batch("pragma query_only = on; pragma trusted_schema = off;")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

fn not_books(path: &Path, error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => refusal::damaged(path),
        _ => Error::from(error).at_books(path, Work::Reading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(12, 0, 0).unwrap()
    }

    #[test]
    fn what_is_committed_is_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk { who: "王敏".into(), clock: noon };
        let books = Books::open(&folder.path().join("班务.db"), folder.path(), desk).unwrap();
        let writer = books.writer();
        for (pragma, expected) in [("synchronous", "2"), ("foreign_keys", "1"), ("journal_mode", "wal")] {
            let sql = format!("select cast({pragma} as text) from pragma_{pragma}");
            let value: String = writer.query_row(&sql, [], |row| row.get(0)).unwrap();
            assert_eq!(value, expected, "{pragma}");
        }
    }

    #[test]
    fn nothing_is_written_outside_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk { who: "王敏".into(), clock: noon };
        let books = Books::open(&folder.path().join("班务.db"), folder.path(), desk).unwrap();
        let write = "insert into venue (name) values ('报告厅')";
        assert!(books.read(|tx| Ok(tx.execute(write, [])?)).is_err(), "a read cannot write");
        assert!(books.writer().execute(write, []).is_err(), "even the writer writes only inside an operation");
        assert_eq!(books.read(|tx| tx.value::<u32>("select count(*) from venue", [])).unwrap(), 0);
    }
}
