//! What each command does.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use office::{
    REQUESTS, Request,
    reading::{Reading, this_program},
    restore_damaged, roster, selftest_with,
};
use school::{Answer, Error, Refusal, backup::Check, refusal};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{AtDesk, Banwu, Command, READER, example, input, print, rolls, rosters, timetables};

/// Does what was asked; the exit code when it was done.
pub fn run(banwu: Banwu) -> Answer<ExitCode> {
    let Banwu { desk, command } = banwu;
    match command {
        Command::Requests { name: None, json } => requests(json),
        Command::Requests { name: Some(name), json } => request(&name, json),
        Command::Call { name, json } => call(&desk, &name, json),
        Command::Talk => talk(&desk),
        Command::Demo { papers } => demo(&desk, papers),
        Command::Papers => print::list(),
        Command::Print(asked) => print::print(&desk.office()?, asked),
        Command::ImportRoster(asked) => rosters::import(&desk, asked),
        Command::ImportTimetable(asked) => timetables::import(&desk, asked),
        Command::ImportRoll(asked) => rolls::import(&desk, asked),
        Command::ReadWorkbook { file, json } => read_workbook(&path(&file), json),
        Command::Backup { folder } => {
            say(&desk.office()?.ask::<Value>("backup", json!({ "folder": folder.as_deref().map(path) }))?)
        }
        Command::Restore { file } => restore(&desk, &path(&file)),
        Command::Check => check(&desk),
        Command::Reader => return Ok(office::reading::serve()),
        Command::Selftest { folder } => return Ok(selftest(&desk, folder)),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a value as JSON, one document, as it is made: a province's roster is never whole in memory.
pub fn say<T: Serialize>(value: &T) -> Answer<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    heard(serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from).and_then(|()| writeln!(out)))?;
    heard(out.flush())
}

/// Prints a line.
pub fn line(text: &str) -> Answer<()> {
    heard(writeln!(io::stdout(), "{text}"))
}

/// Prints what was done: beside what a script reads, so that it can go on reading that.
pub fn beside(json: bool, said: &str) -> Answer<()> {
    if json || !io::stdout().is_terminal() {
        eprintln!("{said}");
        return Ok(());
    }
    line(said)
}

/// A reader that went away is no fault of ours.
fn heard(printed: io::Result<()>) -> Answer<()> {
    match printed {
        Err(error) if !went_away(&error) => Err(Error::Broken(Box::new(error))),
        _ => Ok(()),
    }
}

/// Windows has a number of its own for it, ERROR_PIPE_NOT_CONNECTED, that Rust does not call a broken pipe.
fn went_away(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::BrokenPipe || cfg!(windows) && error.raw_os_error() == Some(233)
}

/// A path as the door takes it.
pub fn path(file: &Path) -> String {
    std::path::absolute(file).unwrap_or_else(|_| file.into()).display().to_string()
}

fn requests(json: bool) -> Answer<()> {
    let config = ts_rs::Config::default();
    if json {
        let all: Vec<Value> = REQUESTS.iter().map(|request| described(request, &config)).collect();
        return say(&all);
    }
    for request in REQUESTS {
        let (asked, answered) = (request.types)(&config);
        let verb = serde_json::to_value(request.verb)?;
        let verb = verb.as_str().unwrap_or_default();
        line(&format!("{:<20} {verb:<6} {asked} -> {answered}\n{:28}{}", request.name, "", request.meaning))?;
    }
    Ok(())
}

/// One request, with an example that can be changed and sent.
fn request(name: &str, json: bool) -> Answer<()> {
    let config = ts_rs::Config::default();
    let Some(request) = REQUESTS.iter().find(|request| request.name == name) else {
        return Err(refusal::no_such_request(name));
    };
    if json {
        return say(&described(request, &config));
    }
    let (asked, answered) = (request.types)(&config);
    line(&format!("{}\n{asked} -> {answered}", request.meaning))?;
    line(&format!("banwu --books 班务.db call {name} '{}'", example::of(&(request.schemas)().0)))
}

fn described(request: &Request, config: &ts_rs::Config) -> Value {
    let (asked, answered) = (request.types)(config);
    let (asked_schema, answered_schema) = (request.schemas)();
    json!({
        "name": request.name, "verb": request.verb, "meaning": request.meaning, "label": request.label,
        "request": { "type": asked, "example": example::of(&asked_schema), "schema": asked_schema },
        "answer": { "type": answered, "schema": answered_schema },
    })
}

fn call(desk: &AtDesk, name: &str, json: Option<String>) -> Answer<()> {
    let text = match json.as_deref() {
        Some("-") => input::whole(std::io::stdin())?,
        Some(text) => text.to_owned(),
        None => "{}".to_owned(),
    };
    let request = serde_json::from_str(&text).map_err(|error| refusal::malformed(name, "", &error))?;
    say(&desk.office()?.call(name, request)?.answer)
}

/// One request a line, one answer a line; a refusal is an answer too. For scripts that ask much.
fn talk(desk: &AtDesk) -> Answer<()> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        name: String,
        #[serde(default)]
        request: Value,
    }
    let office = desk.office()?;
    for asked in input::lines(std::io::stdin().lock()) {
        let reply = asked
            .and_then(|asked| {
                serde_json::from_str::<Asked>(&asked).map_err(|error| refusal::malformed("talk", "", &error))
            })
            .and_then(|asked| office.call(&asked.name, asked.request));
        line(&match reply {
            Ok(reply) => serde_json::to_string(&reply)?,
            Err(Error::Refused(refusal)) => json!({ "refused": refusal }).to_string(),
            Err(broken) => return Err(broken),
        })?;
    }
    Ok(())
}

fn demo(desk: &AtDesk, papers: Option<PathBuf>) -> Answer<()> {
    let office = desk.office()?;
    office.ask::<Value>("load_sample", json!({}))?;
    line(&format!("已建立示例学校：{}", office.books().path().display()))?;
    match papers {
        Some(folder) => print::everything(&office, &folder),
        None => Ok(()),
    }
}

fn read_workbook(file: &str, json: bool) -> Answer<()> {
    let workbook = Reading::with(Some(this_program(READER)?)).workbook(Path::new(file))?;
    let seen = roster::see(&workbook)?;
    if json {
        return say(&seen);
    }
    line(&format!("{} › {}：表头第{:?}行，{}人", seen.file, seen.sheet, seen.header_rows, seen.people))?;
    for column in &seen.columns {
        let field = column.field.map_or("（不认识，不读）", |field| field.word());
        line(&format!("  {}  {}  {}", column.letter, column.heading, field))?;
    }
    Ok(())
}

/// Restores through the door; books that are damaged are put aside first.
fn restore(desk: &AtDesk, file: &str) -> Answer<()> {
    if school::backup::is_damaged(&desk.books()?) {
        restore_damaged(&desk.books()?, Path::new(file), &desk.host()?)?;
    } else {
        desk.office()?.ask::<Value>("restore", json!({ "file": file }))?;
    }
    let cohorts: Vec<Value> = desk.office()?.ask("cohorts", json!({}))?;
    line(&format!("已恢复：{}个班次", cohorts.len()))
}

fn check(desk: &AtDesk) -> Answer<()> {
    let found: Check = desk.office()?.ask("check", json!({}))?;
    say(&found)?;
    if found.sound {
        return Ok(());
    }
    Err(Error::Refused(Refusal::new("数据文件有问题，见上。请用最近的备份恢复：banwu restore 备份文件。")))
}

/// The line with ✗ says what failed: nothing more goes to stderr.
fn selftest(desk: &AtDesk, folder: Option<PathBuf>) -> ExitCode {
    let folder = folder.unwrap_or_else(std::env::temp_dir);
    let fonts = desk.fonts.clone().unwrap_or_else(office::fonts_folder);
    let mut heard = Ok(());
    let tested = selftest_with(&folder, &fonts, &mut |said| {
        if heard.is_ok() {
            heard = line(said);
        }
    });
    if tested.is_ok() && heard.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
