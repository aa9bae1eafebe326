//! Keeping the books: copies, restoring, checking. They concern the file as a whole, not its rows.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use school::{
    Answer, Everything,
    backup::{self, Check, Copy, Described},
    refusal,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Host, Office};

/// Where to copy the books to.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackUp {
    /// A folder, as on a USB stick; left out, the folder of backups.
    #[serde(default)]
    #[ts(optional)]
    pub folder: Option<String>,
}

/// Which copy to look into.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCopy {
    /// The copy.
    pub file: String,
}

/// From which copy to restore.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// The copy.
    pub file: String,
}

/// A copy that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Kept {
    /// Where it lies.
    pub file: String,
    /// When it was made, local time.
    pub at: NaiveDateTime,
    /// Size in KiB.
    pub kib: u32,
}

/// Where the office's files lie on this PC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Places {
    /// The books.
    pub books: String,
    /// The folder copies are kept in.
    pub copies: String,
}

pub(crate) fn places(office: &Office, _: Everything) -> Answer<Places> {
    let (books, copies) = (office.books.path(), &office.host.backups);
    Ok(Places { books: books.display().to_string(), copies: copies.display().to_string() })
}

pub(crate) fn back_up(office: &Office, it: BackUp) -> Answer<Copy> {
    let folder = it.folder.map_or_else(|| office.host.backups.clone(), PathBuf::from);
    let copy = backup::make(&office.books, &folder, "")?;
    backup::thin(&office.host.backups, office.books.now().date())?;
    Ok(copy)
}

pub(crate) fn list(office: &Office, _: Everything) -> Answer<Vec<Kept>> {
    let copies = backup::list(&office.host.backups)?;
    let kept = |(at, file): (NaiveDateTime, PathBuf)| {
        let kib = backup::kib(&std::fs::metadata(&file).map_err(|e| refusal::cannot_read(&file, &e))?);
        Ok(Kept { file: file.display().to_string(), at, kib })
    };
    copies.into_iter().map(kept).collect()
}

pub(crate) fn describe(_: &Office, it: OfCopy) -> Answer<Described> {
    backup::describe(Path::new(&it.file))
}

pub(crate) fn restore(office: &Office, it: Restore) -> Answer<Copy> {
    backup::restore(&office.books, Path::new(&it.file), &office.host.backups)
}

pub(crate) fn check(office: &Office, _: Everything) -> Answer<Check> {
    backup::check(&office.books)
}

/// Today's copy, unless there is one.
pub(crate) fn copy_daily(office: &Office) -> Answer<()> {
    let today = office.books.now().date();
    if backup::list(&office.host.backups)?.first().is_some_and(|(at, _)| at.date() == today) {
        return Ok(());
    }
    back_up(office, BackUp { folder: None }).map(drop)
}

/// The copy made when the window closes.
pub(crate) fn copy_at_exit(office: &Office) -> Answer<()> {
    back_up(office, BackUp { folder: None }).map(drop)
}

/// The newest copy of books that are damaged; none when they are not, or when there is no copy.
pub fn rescue_for(books: &Path, host: &Host) -> Answer<Option<(NaiveDateTime, PathBuf)>> {
    if !backup::is_damaged(books) {
        return Ok(None);
    }
    Ok(backup::list(&host.backups)?.into_iter().next())
}

/// Restores books that are damaged: the damaged file is put aside with its date, nothing is thrown away.
pub fn restore_damaged(books: &Path, copy: &Path, host: &Host) -> Answer<()> {
    if !copy.exists() {
        return Err(refusal::no_such_file(copy));
    }
    let aside = books.with_extension(format!("损坏_{}.db", (host.clock)().format("%Y-%m-%d_%H%M%S")));
    for end in ["", "-wal", "-shm"] {
        let with_end = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        if with_end(books).exists() {
            std::fs::rename(with_end(books), with_end(&aside)).map_err(|e| refusal::cannot_write_folder(&aside, &e))?;
        }
    }
    let office = Office::open(books, host.clone())?;
    restore(&office, Restore { file: copy.display().to_string() }).map(drop)
}
