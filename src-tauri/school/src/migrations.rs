//! Bringing older books up to date: numbered SQL, written once, never edited after it has shipped.

use std::path::Path;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::{Answer, backup, refusal};

/// One step each, in order; `user_version` counts those a file has taken.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_spine.sql"),
    include_str!("../migrations/0002_order.sql"),
    include_str!("../migrations/0003_roster.sql"),
    include_str!("../migrations/0004_timetable.sql"),
    include_str!("../migrations/0005_roll.sql"),
];

/// What marks a file as ours: "Banw" in ASCII.
pub const APPLICATION_ID: i32 = 0x4261_6e77;

/// Runs the steps the books have not taken yet, all or none, after a copy of what was there.
pub fn run(books: &mut Connection, path: &Path, backups: &Path, now: NaiveDateTime) -> Answer<()> {
    let taken = steps_taken(books, path)?;
    if taken == MIGRATIONS.len() {
        return Ok(());
    }
    if taken > 0 {
        backup::copy(books, &backups.join(backup::name(now, "升级前")))?;
    }
    let tx = books.transaction()?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    for step in &MIGRATIONS[taken..] {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", MIGRATIONS.len() as u32)?;
    let broken_links: u32 = tx.query_row("select count(*) from pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken_links > 0 {
        return Err(refusal::damaged(path));
    }
    Ok(tx.commit()?)
}

/// How many steps the file at `path` has taken; refuses a file that is newer than this program or not ours.
pub fn steps_taken(books: &Connection, path: &Path) -> Answer<usize> {
    let number = |pragma: &str| books.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: u32 = books.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION_ID && tables > 0 {
        return Err(refusal::not_ours(path));
    }
    match usize::try_from(version) {
        Ok(taken) if taken <= MIGRATIONS.len() => Ok(taken),
        _ => Err(refusal::newer(path)),
    }
}
