//! Copies of the books: made while they are open, opened and counted before they are kept, thinned with age.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Datelike, Local, NaiveDate, NaiveDateTime, TimeDelta};
use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Row,
    backup::{Backup, StepResult},
    ffi,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Books, Error, failure::Work, migrations, opening, refusal};

/// A copy that was proved to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Copy {
    /// Where it lies.
    pub file: String,
    /// When it was made, local time.
    pub at: String,
    /// Rows in all tables, counted in the copy.
    pub rows: u32,
    /// Size in bytes, rounded up to KiB.
    pub kib: u32,
}

/// What a copy holds: what the clerk is told before it takes the place of the books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Described {
    /// Where it lies.
    pub file: String,
    /// When it was made, local time: from its name, else when the file was last written; nothing when neither is known.
    pub at: Option<NaiveDateTime>,
    /// Whose books: the name of the school; empty when it was not set.
    pub school: String,
    /// How many classes.
    pub cohorts: u32,
    /// How many trainees on all rosters, 人次.
    pub trainees: u32,
    /// The newest line of the history with its time: `2026-03-09 08:31　点名：…`; empty when nothing was ever done.
    pub last: String,
    /// Size in KiB.
    pub kib: u32,
}

/// What a check of the books found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Check {
    /// All is well.
    pub sound: bool,
    /// What is not, in sentences; empty when sound.
    pub faults: Vec<String>,
    /// Rows in each table.
    pub rows: BTreeMap<String, u32>,
}

/// What a copy's name ends with. The system opens such files with this program.
pub const ENDING: &str = "banwu";

/// What it ended with in earlier versions. Such copies are still listed and restored.
const FORMER_ENDING: &str = "db";

/// The name of a copy made now: `班务备份_2026-03-09_083112.banwu`, with a word when it was made for a reason.
pub fn name(now: NaiveDateTime, reason: &str) -> String {
    let at = now.format("%Y-%m-%d_%H%M%S");
    if reason.is_empty() {
        format!("班务备份_{at}.{ENDING}")
    } else {
        format!("班务备份_{at}_{reason}.{ENDING}")
    }
}

/// Copies the books into `folder` and keeps the copy only when it opens, is sound and counts the same.
pub fn make(books: &Books, folder: &Path, reason: &str) -> Answer<Copy> {
    books.must_be_there(Work::Reading)?;
    let mut now = books.now();
    // Two in one second: a copy never takes the place of another. One of them may be being restored at the moment.
    while folder.join(name(now, reason)).exists() {
        now += TimeDelta::seconds(1);
    }
    let writer = books.writer();
    let file = folder.join(name(now, reason));
    // When both are on one stick, it is the books that are gone, and the copy only after them.
    let rows = copy(&writer, &file).or_else(|error| books.must_be_there(Work::Reading).and(Err(error)))?;
    let kib = kib(&std::fs::metadata(&file).map_err(|e| refusal::cannot_write_folder(folder, &e))?);
    Ok(Copy { file: file.display().to_string(), at: now.format("%Y-%m-%d %H:%M:%S").to_string(), rows, kib })
}

/// The size of a file in KiB, rounded up.
pub fn kib(file: &std::fs::Metadata) -> u32 {
    u32::try_from(file.len().div_ceil(1024)).unwrap_or(u32::MAX)
}

/// Copies an open file page by page to `to`, proves the copy, and only then gives it its name. Returns its rows.
///
/// What could not be copied or proved is taken away again.
pub(crate) fn copy(from: &Connection, to: &Path) -> Answer<u32> {
    let folder = to.parent().unwrap_or(Path::new("."));
    let cannot_write = |e: std::io::Error| refusal::cannot_write_folder(folder, &e);
    std::fs::create_dir_all(folder).map_err(cannot_write)?;
    let unproved = to.with_extension("part");
    match copy_and_prove(from, &unproved).map_err(|e| e.at_new_copy(folder)) {
        Ok(Some(rows)) => {
            std::fs::File::options()
                .write(true)
                .open(&unproved)
                .and_then(|file| file.sync_all())
                .map_err(cannot_write)?;
            std::fs::rename(&unproved, to).map_err(cannot_write)?;
            Ok(rows)
        }
        failed => {
            if unproved.exists() {
                std::fs::remove_file(&unproved).map_err(cannot_write)?;
            }
            Err(failed.err().unwrap_or_else(|| refusal::copy_is_not_sound(to)))
        }
    }
}

/// The rows of the copy when it is sound and counts the same as its original.
fn copy_and_prove(from: &Connection, to: &Path) -> Answer<Option<u32>> {
    {
        let mut target = opening::to_write(to)?;
        pour(from, &mut target)?;
        target.pragma_update(None, "journal_mode", "delete")?;
    }
    let proof = check_open(&opening::to_look(to)?)?;
    Ok((proof.sound && proof.rows == count_rows(from)?).then(|| proof.rows.values().sum()))
}

/// Every page of one file into another.
fn pour(from: &Connection, into: &mut Connection) -> rusqlite::Result<()> {
    match Backup::new(from, into)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)),
    }
}

/// Puts a copy back in place of the books, after a copy of the books as they are. The file itself stays open.
pub fn restore(books: &Books, from: &Path, backups: &Path) -> Answer<Copy> {
    let source = proved(from)?;
    let before = make(books, backups, "恢复前")?;
    let mut writer = books.writer();
    pour(&source, &mut writer).map_err(Error::from).and_then(|()| books.start_over(&mut writer, backups)).map_err(
        |error| if from.exists() { error.at_books(books.path(), Work::Changing) } else { error.at_copy(from) },
    )?;
    Ok(before)
}

/// What a copy holds, after the same proof that restoring it asks for: ours, not newer than this program, whole.
/// Nothing is written, neither in the file nor beside it.
pub fn describe(file: &Path) -> Answer<Described> {
    let copy = proved(file)?;
    look_at(&copy, file).map_err(|error| error.at_copy(file))
}

fn look_at(copy: &Connection, file: &Path) -> Answer<Described> {
    let size = std::fs::metadata(file).map_err(|e| refusal::cannot_read(file, &e))?;
    let text = |sql: &str| copy.query_row(sql, [], |row| row.get(0)).optional();
    let count = |table: &str| copy.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0));
    let written = || size.modified().map(|at| DateTime::<Local>::from(at).naive_local());
    Ok(Described {
        file: file.display().to_string(),
        at: file.file_name().and_then(|name| made_at(&name.to_string_lossy())).or_else(|| written().ok()),
        school: text("select value ->> 'name' from setting where concern = 'school'")?.unwrap_or_default(),
        cohorts: count("cohort")?,
        trainees: count("trainee")?,
        last: text("select substr(at, 1, 16) || '　' || iif(said = '', label, said) from operation order by id desc")?
            .unwrap_or_default(),
        kib: kib(&size),
    })
}

/// A copy that can take the place of the books, open to be looked at.
fn proved(file: &Path) -> Answer<Connection> {
    if !file.exists() {
        return Err(refusal::no_such_file(file));
    }
    let prove = || {
        let copy = opening::to_look(file)?;
        migrations::steps_taken(&copy, file)?;
        if check_open(&copy)?.sound { Ok(copy) } else { Err(refusal::damaged_copy(file)) }
    };
    prove().map_err(|error: Error| error.at_copy(file))
}

/// Whether a file is there and can no longer be read as books. A newer file, or another program's, is not damaged.
pub fn is_damaged(books: &Path) -> bool {
    let look = || {
        let connection = opening::to_look(books)?;
        connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))
    };
    books.exists() && look().is_err_and(|error: rusqlite::Error| is_damage(&error))
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
}

/// Whether the file is whole: SQLite's own check, links between tables, and the journal telling the same story.
pub fn check(books: &Books) -> Answer<Check> {
    books.read(|moment| check_open(moment))
}

fn check_open(books: &Connection) -> Answer<Check> {
    let lines =
        |sql: &str| -> rusqlite::Result<Vec<String>> { books.prepare(sql)?.query_map([], |row| row.get(0))?.collect() };
    let integrity = match lines("pragma integrity_check(20)") {
        Ok(said) => said.into_iter().filter(|line| line != "ok").collect(),
        Err(error) if is_damage(&error) => vec![error.to_string()],
        Err(error) => return Err(error.into()),
    };
    let mut faults: Vec<_> = integrity.into_iter().map(|line| format!("文件结构有损坏：{line}")).collect();
    if faults.is_empty() {
        for table in lines("select distinct \"table\" from pragma_foreign_key_check")? {
            faults.push(format!("「{table}」里有指向不存在内容的行"));
        }
        faults.extend(journal_faults(books)?);
    }
    let rows = if faults.is_empty() { count_rows(books)? } else { BTreeMap::new() };
    Ok(Check { sound: faults.is_empty(), faults, rows })
}

/// The last thing the journal says of a row is how the row is now.
fn journal_faults(books: &Connection) -> Answer<Vec<String>> {
    let there = |table| format!("when '{table}' then exists (select 1 from main.\"{table}\" where id = row_id)");
    let there: Vec<String> = crate::journal::watched_tables(books)?.into_iter().map(there).collect();
    let sql = format!(
        "select tbl, count(*) from (select tbl, row_id, after, max(id) from change group by tbl, row_id)
         where (after is not null) <> case tbl {} end group by tbl order by tbl",
        there.join("\n")
    );
    let fault = |row: &Row| Ok(format!("「{}」有{}行与操作记录不符", row.get::<_, String>(0)?, row.get::<_, u32>(1)?));
    Ok(books.prepare(&sql)?.query_map([], fault)?.collect::<rusqlite::Result<_>>()?)
}

fn count_rows(books: &Connection) -> Answer<BTreeMap<String, u32>> {
    let sql = "select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%'";
    let tables: Vec<String> = books.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut rows = BTreeMap::new();
    for table in tables {
        let count = books.query_row(&format!("select count(*) from main.\"{table}\""), [], |row| row.get(0))?;
        rows.insert(table, count);
    }
    Ok(rows)
}

// ---------------------------------------------------------------------------------------------- keeping

/// The copies in a folder by the time in their name, newest first; other files are none of ours.
pub fn list(folder: &Path) -> Answer<Vec<(NaiveDateTime, PathBuf)>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut copies = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| refusal::cannot_read(folder, &e))? {
        let file = entry.map_err(|e| refusal::cannot_read(folder, &e))?.path();
        if let Some(at) = file.file_name().and_then(|name| made_at(&name.to_string_lossy())) {
            copies.push((at, file));
        }
    }
    copies.sort();
    copies.reverse();
    Ok(copies)
}

fn made_at(name: &str) -> Option<NaiveDateTime> {
    let (name, ending) = name.strip_prefix("班务备份_")?.rsplit_once('.')?;
    let at = name.get(..17).filter(|_| [ENDING, FORMER_ENDING].contains(&ending))?;
    NaiveDateTime::parse_from_str(at, "%Y-%m-%d_%H%M%S").ok()
}

/// Removes the copies that [`kept`] does not keep.
pub fn thin(folder: &Path, today: NaiveDate) -> Answer<()> {
    let copies = list(folder)?;
    let kept = kept(&copies.iter().map(|(at, _)| *at).collect::<Vec<_>>(), today);
    for (at, file) in &copies {
        if !kept.contains(at) {
            std::fs::remove_file(file).map_err(|e| refusal::cannot_write_folder(folder, &e))?;
        }
    }
    Ok(())
}

/// Which of the copies to keep: all of the last two days, the last one of each day for two weeks, of each week
/// for three months, of each month for ever.
pub fn kept(copies: &[NaiveDateTime], today: NaiveDate) -> Vec<NaiveDateTime> {
    let mut last_of = BTreeMap::new();
    for &at in copies {
        let day = at.date();
        let age = (today - day).num_days();
        let period = match age {
            ..2 => (0, at.and_utc().timestamp()),
            2..14 => (1, i64::from(day.num_days_from_ce())),
            14..92 => (2, i64::from((day.num_days_from_ce() - 1) / 7)),
            _ => (3, i64::from(day.year()) * 12 + i64::from(day.month())),
        };
        let last = last_of.entry(period).or_insert(at);
        *last = at.max(*last);
    }
    let mut kept: Vec<_> = last_of.into_values().collect();
    kept.sort();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn names_say_when_and_are_read_back() {
        let now = at("2026-03-09 08:31");
        for reason in ["", "升级前"] {
            assert_eq!(made_at(&name(now, reason)), Some(now));
        }
        assert_eq!(made_at("班务备份_2026-03-09_083100_恢复前.db"), Some(now), "as earlier versions called it");
        for other in
            ["名册.xlsx", "班务备份_昨天.banwu", "班务备份_2026-03-09_083100.part", "班务备份_2026-03-09_083100"]
        {
            assert_eq!(made_at(other), None, "{other}");
        }
    }

    #[test]
    fn copies_thin_to_days_weeks_and_months() {
        let today = at("2026-06-30 00:00").date();
        let hourly: Vec<_> = (0..24 * 400).map(|hour| at("2025-06-01 00:00") + chrono::Duration::hours(hour)).collect();
        let hourly: Vec<_> = hourly.into_iter().filter(|moment| moment.date() <= today).collect();
        let kept = kept(&hourly, today);
        let aged =
            |from: i64, to: i64| kept.iter().filter(|at| (from..to).contains(&(today - at.date()).num_days())).count();
        assert_eq!(aged(0, 2), 48, "every copy of today and yesterday");
        assert_eq!(aged(2, 14), 12, "one a day");
        assert!((11..=13).contains(&aged(14, 92)), "one a week: {}", aged(14, 92));
        assert!((9..=11).contains(&aged(92, 400)), "one a month: {}", aged(92, 400));
        assert!(kept.contains(&at("2026-06-20 23:00")), "the last of its day");
    }

    #[test]
    fn the_newest_copy_is_always_kept() {
        for days in [0, 1, 5, 50, 500] {
            let newest = at("2026-06-30 12:00") - chrono::Duration::days(days);
            assert!(
                kept(&[newest, newest - chrono::Duration::hours(1)], at("2026-06-30 00:00").date()).contains(&newest)
            );
        }
    }
}
