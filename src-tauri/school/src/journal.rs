//! The journal: every change to every table, once, for undo, history and audit. The only file that knows triggers.
//!
//! Temporary triggers, made from the live schema at every opening, write each row before and after under the
//! operation at hand. Undo puts `before` back, last change first, inside a new operation; so redo is the undoing
//! of an undo, and both survive a restart. A row that has changed since is not ours to put back: undo refuses.
//!
//! Of a row that is added nothing is copied, only that it was: how it was then is what the next change of it found,
//! or, where there is none, how it stands. So a file of three hundred thousand people is not written twice.

use std::collections::{HashMap, hash_map::Entry};

use chrono::NaiveDateTime;
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Change, Done, Error, Read, refusal};

id! {
    /// An operation: one step of the history.
    OperationId as "number & { readonly of: 'operation' }"
}

/// Tables the journal does not watch: itself, the logs of what was printed, and the files that were taken in.
pub const UNWATCHED: &[&str] = &["operation", "change", "printout", "kept_file", "sheet"];

/// What a row that was added is said to be after it: as it stands. (JSON, so that a migration that gives old rows a new
/// column passes over it; books of before 0004 have the row itself here.)
const AS_IT_STANDS: &str = "true";

/// The names of the tables whose every change is journaled.
pub fn watched_tables(books: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name";
    let tables: Vec<String> = books.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(tables.into_iter().filter(|table| !UNWATCHED.contains(&table.as_str())).collect())
}

fn columns(books: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let sql = "select name from pragma_table_info(?1) order by cid";
    books.prepare_cached(sql)?.query_map([table], |row| row.get(0))?.collect()
}

/// `json_object('id', new."id", …)`: one row as text.
fn as_json(row: &str, columns: &[String]) -> String {
    let pairs: Vec<_> = columns.iter().map(|column| format!("'{column}', {row}\"{column}\"")).collect();
    format!("json_object({})", pairs.join(", "))
}

/// Sets the triggers on a connection that is going to write.
pub fn watch(books: &Connection) -> Answer<()> {
    books.execute_batch("create temp table at_hand (operation integer not null)")?;
    for table in watched_tables(books)? {
        let columns = columns(books, &table)?;
        let (old, new) = (as_json("old.", &columns), as_json("new.", &columns));
        let same: Vec<_> = columns.iter().map(|column| format!("old.\"{column}\" is new.\"{column}\"")).collect();
        books.execute_batch(&format!(
            "create temp trigger \"{table}_added\" after insert on main.\"{table}\" begin
               insert into change (operation, tbl, row_id, after)
               values ((select operation from at_hand), '{table}', new.id, '{AS_IT_STANDS}');
             end;
             create temp trigger \"{table}_changed\" after update on main.\"{table}\" when not ({same}) begin
               insert into change (operation, tbl, row_id, before, after)
               values ((select operation from at_hand), '{table}', new.id, {old}, {new});
             end;
             create temp trigger \"{table}_removed\" after delete on main.\"{table}\" begin
               insert into change (operation, tbl, row_id, before)
               values ((select operation from at_hand), '{table}', old.id, {old});
             end;",
            same = same.join(" and "),
        ))?;
    }
    Ok(())
}

/// Takes the triggers off again, before a whole file is put back under the connection.
pub(crate) fn unwatch(books: &Connection) -> Answer<()> {
    let sql = "select name from temp.sqlite_schema where type = 'trigger'";
    let triggers: Vec<String> =
        books.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for trigger in triggers {
        books.execute_batch(&format!("drop trigger temp.\"{trigger}\""))?;
    }
    books.execute_batch("drop table if exists temp.at_hand")?;
    Ok(())
}

/// Opens an operation; what is written from here to [`finish`] belongs to it.
pub(crate) fn begin(tx: &Connection, now: NaiveDateTime, who: &str, label: &str) -> Answer<OperationId> {
    let at = now.format("%Y-%m-%d %H:%M:%S").to_string();
    tx.prepare_cached("insert into operation (at, who, label) values (?1, ?2, ?3)")?
        .execute(params![at, who, label])?;
    let operation = OperationId(tx.last_insert_rowid());
    tx.prepare_cached("insert into temp.at_hand (operation) values (?1)")?.execute([operation])?;
    Ok(operation)
}

/// Closes an operation; `None` when it changed nothing, and then nothing of it stays.
pub(crate) fn finish(tx: &Connection, operation: OperationId) -> Answer<Option<Done>> {
    tx.prepare_cached("delete from temp.at_hand")?.execute([])?;
    let touched: bool = tx
        .prepare_cached("select exists (select 1 from change where operation = ?1)")?
        .query_row([operation], |row| row.get(0))?;
    if !touched {
        tx.prepare_cached("delete from operation where id = ?1")?.execute([operation])?;
        return Ok(None);
    }
    let done = tx
        .prepare_cached("select iif(said = '', label, said), final from operation where id = ?1")?
        .query_row([operation], |row| Ok(Done { id: operation, said: row.get(0)?, is_final: row.get(1)? }))?;
    Ok(Some(done))
}

// ---------------------------------------------------------------------------------------------- undo and redo

/// Which operation to undo.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// The operation; left out, the last one still in force (Ctrl+Z).
    #[serde(default)]
    #[ts(optional)]
    pub operation: Option<OperationId>,
}

/// Nothing to say: the last operation undone is done again (Ctrl+Y).
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redo {}

/// Undoes one operation; undoing an undo is redo.
pub fn undo(tx: &Change, it: Undo) -> Answer<()> {
    let operation = match it.operation {
        Some(operation) => operation,
        None => last_in_force(tx)?.ok_or_else(refusal::nothing_to_undo)?,
    };
    put_back(tx, operation)
}

/// Does again what was undone last, unless something new was done since.
pub fn redo(tx: &Change, _: Redo) -> Answer<()> {
    let undone = tx
        .row(
            "select max(id) from operation as undone
             where turn % 2 = 1 and undone_by is null
               and not exists (select 1 from operation where turn = 0 and id > undone.id and id <> ?1)",
            [tx.operation()],
            |row| row.get(0),
        )?
        .flatten();
    put_back(tx, undone.ok_or_else(refusal::nothing_to_redo)?)
}

/// The last operation whose work still stands (done, or redone), other than the one under way.
fn last_in_force(tx: &Change) -> Answer<Option<OperationId>> {
    let sql = "select max(id) from operation where turn % 2 = 0 and undone_by is null and id <> ?1";
    Ok(tx.row(sql, [tx.operation()], |row| row.get(0))?.flatten())
}

/// One change of one row.
struct Step {
    id: i64,
    row: i64,
    before: Option<String>,
    after: Option<String>,
}

fn put_back(tx: &Change, operation: OperationId) -> Answer<()> {
    let known = tx.row(
        "select iif(said = '', label, said), turn, undone_by is not null, final, label from operation where id = ?1",
        [operation],
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?, row.get(2)?, row.get(3)?, row.get::<_, String>(4)?)),
    )?;
    let Some((said, turn, undone, is_final, label)) = known else { return Err(refusal::no_such_operation()) };
    if undone {
        return Err(refusal::already_undone(&said));
    }
    if is_final {
        return Err(refusal::cannot_be_undone(&said));
    }
    tx.execute_batch("pragma defer_foreign_keys = on")?;
    if !reverse_all(tx, operation, &said)? {
        return Err(refusal::too_long_ago(&said));
    }
    only_its_own(tx, operation, &said)?;
    tx.run("update operation set undone_by = ?2 where id = ?1", (operation, tx.operation()))?;
    let bare = said.trim_start_matches("撤销：").trim_start_matches("恢复：").to_owned();
    let verb = if turn % 2 == 0 { "撤销" } else { "恢复" };
    tx.run(
        "update operation set undoes = ?2, turn = ?3, label = ?4, said = ?5 where id = ?1",
        params![tx.operation(), operation, turn + 1, label, format!("{verb}：{bare}")],
    )?;
    Ok(())
}

/// Takes back every change of an operation, the last one first; whether there were any. One after the other: an
/// operation may have touched a million rows.
fn reverse_all(tx: &Change, operation: OperationId, said: &str) -> Answer<bool> {
    let mut tables: HashMap<String, Table> = HashMap::new();
    let mut steps =
        tx.prepare_cached("select tbl, id, row_id, before, after from change where operation = ?1 order by id desc")?;
    let mut steps = steps.query([operation])?;
    let mut any = false;
    while let Some(row) = steps.next()? {
        any = true;
        let name: String = row.get(0)?;
        let step = Step { id: row.get(1)?, row: row.get(2)?, before: row.get(3)?, after: row.get(4)? };
        let table = match tables.entry(name) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let table = Table::of(tx, new.key())?;
                new.insert(table)
            }
        };
        table.reverse(tx, &step, said).map_err(|error| match error {
            Error::Broken(cause) if is_constraint(&*cause) => refusal::changed_since(said),
            other => other,
        })?;
    }
    Ok(any)
}

/// How the rows of a table are looked at and put back.
struct Table {
    name: String,
    look: String,
    add: String,
    change: String,
    remove: String,
}

impl Table {
    fn of(tx: &Change, name: &str) -> Answer<Table> {
        let columns = columns(tx, name)?;
        let named = columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ");
        let taken =
            columns.iter().map(|column| format!("json_extract(?1, '$.\"{column}\"')")).collect::<Vec<_>>().join(", ");
        Ok(Table {
            look: format!("select {} from main.\"{name}\" where id = ?1", as_json("", &columns)),
            add: format!("insert into main.\"{name}\" ({named}) values ({taken})"),
            change: format!("update main.\"{name}\" set ({named}) = ({taken}) where id = ?2"),
            remove: format!("delete from main.\"{name}\" where id = ?1"),
            name: name.into(),
        })
    }

    fn reverse(&self, tx: &Change, step: &Step, said: &str) -> Answer<()> {
        if !self.is_as_left(tx, step)? {
            return Err(refusal::changed_since(said));
        }
        let rows = match (&step.before, &step.after) {
            (None, _) => tx.run(&self.remove, [step.row])?,
            (Some(before), None) => tx.run(&self.add, [before])?,
            (Some(before), Some(_)) => tx.run(&self.change, params![before, step.row])?,
        };
        if rows == 0 { Err(refusal::changed_since(said)) } else { Ok(()) }
    }

    /// Whether a row is as the step left it.
    fn is_as_left(&self, tx: &Change, step: &Step) -> Answer<bool> {
        let now = || tx.row(&self.look, [step.row], |row| row.get::<_, String>(0));
        if step.after.as_deref() != Some(AS_IT_STANDS) {
            return Ok(now()? == step.after);
        }
        let found_next: Option<String> = tx.row(
            "select before from change
             where tbl = ?1 and row_id = ?2 and id > ?3 and before is not null order by id limit 1",
            params![self.name, step.row, step.id],
            |row| row.get(0),
        )?;
        Ok(found_next.is_none() || now()? == found_next)
    }
}

/// An undo that would drag along rows written later (marks of a trainee whose enrolment is undone) is refused.
fn only_its_own(tx: &Change, operation: OperationId, said: &str) -> Answer<()> {
    let dragged: bool = tx.value(
        "select exists (select 1 from change
                        where operation = ?1
                          and (tbl, row_id) not in (select tbl, row_id from change where operation = ?2))",
        (tx.operation(), operation),
    )?;
    if dragged { Err(refusal::changed_since(said)) } else { Ok(()) }
}

fn is_constraint(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause
        .downcast_ref::<rusqlite::Error>()
        .and_then(rusqlite::Error::sqlite_error_code)
        .is_some_and(|code| code == rusqlite::ErrorCode::ConstraintViolation)
}

// ---------------------------------------------------------------------------------------------- the history

/// Which part of the history.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryAsked {
    /// Only what came before this operation (for reading on); left out, from the newest.
    #[serde(default)]
    #[ts(optional)]
    pub before: Option<OperationId>,
    /// Only lines with this text in them.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// One line of 操作历史.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Operation {
    /// Its id.
    pub id: OperationId,
    /// When, local time, `2026-03-09 08:31:12`.
    pub at: String,
    /// Who.
    pub who: String,
    /// What kind of thing: 点名.
    pub label: String,
    /// What, in one sentence.
    pub said: String,
    /// How many rows it touched.
    pub rows: u32,
    /// It has been undone since.
    pub undone: bool,
    /// It is itself an undoing (or, undone again, a redoing).
    pub is_undo: bool,
    /// It is reversed only by another act.
    #[serde(rename = "final")]
    pub is_final: bool,
}

/// How many lines of the history are read at once.
pub const PAGE: u32 = 200;

/// 操作历史, newest first.
pub fn history(tx: &Read, it: HistoryAsked) -> Answer<Vec<Operation>> {
    tx.rows(
        "select id, at, who, label, iif(said = '', label, said), undone_by is not null, turn % 2 = 1, final,
                (select count(*) from change where operation = operation.id)
         from operation
         where (?1 is null or id < ?1) and (?2 is null or label || said || who like '%' || ?2 || '%')
         order by id desc limit ?3",
        params![it.before, it.text, PAGE],
        |row| {
            Ok(Operation {
                id: row.get(0)?,
                at: row.get(1)?,
                who: row.get(2)?,
                label: row.get(3)?,
                said: row.get(4)?,
                undone: row.get(5)?,
                is_undo: row.get(6)?,
                is_final: row.get(7)?,
                rows: row.get(8)?,
            })
        },
    )
}
