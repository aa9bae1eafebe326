//! The steps of the self-test, in the order of an office's year.

use std::{
    collections::BTreeMap,
    fs,
    io::Cursor,
    path::{Path, PathBuf},
};

use calamine::Reader;
use school::{
    Answer, Error, Everything, Refusal, cohort, refusal,
    rollcall::{self, Mark},
    setting,
    timetable::{OfSession, SessionId, sessions},
};
use serde_json::{Value, json};

use super::{Log, expect, rosters};
use crate::{
    Host, Office,
    outfile::write_whole,
    paper::{self, Document, Format, PaperAsked},
};

pub(super) fn all(log: &mut Log, folder: &Path, fonts: &Path) -> Answer<()> {
    let books = folder.join("班务 自检.db");
    let host = Host { fonts: fonts.into(), ..Host::of(&books, "自检") };
    let office = log.step("新建数据文件", || {
        let office = Office::open(&books, host.clone())?;
        Ok((name(&books), office))
    })?;
    log.step("示例学校", || {
        let said = office.call("load_sample", json!({}))?.operation.map(|done| done.said);
        Ok((said.unwrap_or_default(), ()))
    })?;
    log.step("字体", || {
        let absent = office.fonts()?.absent();
        Ok((if absent.is_empty() { "齐全".into() } else { absent.concat() }, ()))
    })?;
    rosters::all(log, &office, folder)?;
    roll(log, &office)?;
    papers(log, &office, &folder.join("纸张和表格"))?;
    copies(log, &office)?;
    log.step("检查数据", || Ok((sound(&office)?, ())))?;
    log.step("关闭并重新打开", || {
        let before = everything(&office)?;
        office.close()?;
        drop(office);
        let office = Office::open(&books, host)?;
        expect(everything(&office)? == before, || "重新打开以后，数据和关闭以前不一样。".into())?;
        Ok((sound(&office)?, ()))
    })
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

// ---------------------------------------------------------------------------------------------- the roll

fn roll(log: &mut Log, office: &Office) -> Answer<()> {
    let session = untaken(office)?;
    let call = || office.ask::<Value>("roll_call", json!({ "session": session }));
    let before = call()?;
    let taken = log.step("点名", || {
        let exceptions = json!([{ "trainee": before["lines"][0]["trainee"], "mark": Mark::Late }]);
        let reply = office.call("take_roll", json!({ "session": session, "exceptions": exceptions }))?;
        let taken = call()?;
        let late = taken["lines"][0]["mark"] == Mark::Late.word() && taken["tally"]["late"] == 1;
        expect(taken["taken"] == true && late, || "点名以后，名单上没有那个迟到的人。".into())?;
        let said = reply.operation.map(|done| done.said).unwrap_or_default();
        Ok((said.trim_start_matches("点名：").to_owned(), taken))
    })?;
    log.step("撤销和恢复", || {
        office.call("undo", json!({}))?;
        expect(call()? == before, || "撤销点名以后，和点名以前不一样。".into())?;
        office.call("redo", json!({}))?;
        expect(call()? == taken, || "恢复点名以后，和点名以后不一样。".into())?;
        Ok(("点名撤销了一次，又恢复了".into(), ()))
    })
}

/// A session that is over, or of today, and whose roll has not been taken.
fn untaken(office: &Office) -> Answer<SessionId> {
    let found = office.books().read(|tx| {
        for class in cohort::all(tx, Everything {})? {
            for session in sessions(tx, class.cohort.id)? {
                let roll = rollcall::of(tx, OfSession { session: session.id })?;
                if session.day <= tx.today() && !roll.taken && !roll.lines.is_empty() {
                    return Ok(Some(session.id));
                }
            }
        }
        Ok(None)
    })?;
    found.ok_or_else(|| Refusal::new("示例学校里没有可以点名的课次。").into())
}

// ---------------------------------------------------------------------------------------------- papers

fn papers(log: &mut Log, office: &Office, folder: &Path) -> Answer<()> {
    fs::create_dir_all(folder).map_err(|error| refusal::cannot_write_folder(folder, &error))?;
    let mut wanted: BTreeMap<String, Vec<PaperAsked>> = BTreeMap::new();
    for asked in paper::every(office.books())? {
        wanted.entry(asked.paper.clone()).or_default().push(asked);
    }
    for kind in paper::kinds() {
        log.step(&format!("{} {}", kind.name, kind.format), || {
            let (mut made, mut pages, mut not_yet) = (0, 0, None);
            for asked in wanted.remove(&kind.key).unwrap_or_default() {
                let title = title(office, &asked)?;
                match office.ask::<Document>("paper", serde_json::to_value(asked)?) {
                    Ok(document) => {
                        proved(&document, &title, folder)?;
                        (made, pages) = (made + 1, pages + document.pages);
                    }
                    // A class that has not come so far has no such paper yet; but one class has each.
                    Err(Error::Refused(refusal)) => not_yet = Some(refusal),
                    Err(broken) => return Err(broken),
                }
            }
            match not_yet {
                Some(refusal) if made == 0 => Err(refusal.into()),
                _ => Ok((format!("{made}份{}", if pages > 0 { format!(" {pages}页") } else { String::new() }), ())),
            }
        })?;
    }
    Ok(())
}

/// What must be found in a workbook: of which class it is, or of which school.
fn title(office: &Office, asked: &PaperAsked) -> Answer<String> {
    office.books().read(|tx| match asked.cohort {
        Some(cohort) => Ok(cohort::of(tx, cohort::OfCohort { cohort })?.title),
        None => Ok(setting::of::<setting::School>(tx)?.name),
    })
}

/// A paper is what it claims to be: drawn with every character, written and read back.
fn proved(document: &Document, title: &str, folder: &Path) -> Answer<()> {
    let file = &document.file_name;
    if let Some(missing) = document.missing.first() {
        let (text, character, code) = (&missing.text, &missing.character, &missing.code_point);
        return Err(Refusal::new(format!("{file}：字库里没有「{text}」的「{character}」（{code}）。")).into());
    }
    let path = folder.join(file);
    expect(!path.exists(), || format!("有两份文件都叫「{file}」。"))?;
    write_whole(&path, &document.bytes()?)?;
    let bytes = fs::read(&path).map_err(|error| refusal::cannot_read(&path, &error))?;
    expect(bytes == document.bytes()?, || format!("「{file}」写入以后，读回来的内容不一样。"))?;
    match document.format {
        Format::Pdf => {
            let ends = bytes.trim_ascii_end().ends_with(b"%%EOF");
            expect(document.pages > 0 && bytes.starts_with(b"%PDF-") && ends, || format!("「{file}」不是完整的 PDF。"))
        }
        Format::Excel => {
            let cells = cells(file, bytes)?;
            expect(cells.iter().any(|cell| cell.contains(title)), || format!("「{file}」里没有「{title}」。"))
        }
    }
}

/// All that is written in the sheets of a workbook, none of them empty.
fn cells(file: &str, bytes: Vec<u8>) -> Answer<Vec<String>> {
    let unreadable = |error: calamine::XlsxError| Refusal::new(format!("「{file}」读不回来：{error}。"));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let mut all = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(unreadable)?;
        let written: Vec<_> = range.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        expect(!written.is_empty(), || format!("「{file}」的工作表「{sheet}」是空的。"))?;
        all.extend(written);
    }
    Ok(all)
}

// ---------------------------------------------------------------------------------------------- copies

fn copies(log: &mut Log, office: &Office) -> Answer<()> {
    let before = everything(office)?;
    let copy = log.step("备份", || {
        let copy: Value = office.ask("backup", json!({}))?;
        let file = PathBuf::from(copy["file"].as_str().unwrap_or_default());
        expect(file.is_file(), || "备份以后，找不到备份文件。".into())?;
        Ok((format!("{} {} KiB", name(&file), copy["kib"]), file))
    })?;
    log.step("恢复备份", || {
        office.call("set_school", json!({ "name": "自检改过的学校" }))?;
        office.call("add_venue", json!({ "name": "自检场地", "capacity": 1, "place": "", "note": "" }))?;
        expect(everything(office)? != before, || "备份以后的改动没有写入。".into())?;
        office.call("restore", json!({ "file": copy }))?;
        expect(everything(office)? == before, || "恢复以后，数据和备份的时候不一样。".into())?;
        Ok(("备份以后的改动都不在了".into(), ()))
    })
}

/// What the screens show of these books.
fn everything(office: &Office) -> Answer<Vec<Value>> {
    let mut all = Vec::new();
    for name in ["settings", "units", "people", "lecturers", "topics", "venues", "history"] {
        all.push(office.ask(name, json!({}))?);
    }
    let cohorts: Vec<Value> = office.ask("cohorts", json!({}))?;
    for cohort in cohorts {
        for name in ["cohort", "trainees", "timetable", "attendance", "completion", "certificates"] {
            all.push(office.ask(name, json!({ "cohort": cohort["id"] }))?);
        }
    }
    Ok(all)
}

/// How many rows the books have, if they are sound.
fn sound(office: &Office) -> Answer<String> {
    let check: school::backup::Check = office.ask("check", json!({}))?;
    expect(check.sound, || check.faults.join("；"))?;
    Ok(format!("没有问题，共{}行", check.rows.values().sum::<u32>()))
}
