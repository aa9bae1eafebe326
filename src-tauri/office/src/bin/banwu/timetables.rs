//! `banwu import-timetable`: a class's timetable from a workbook, checked and, if asked, written.

use std::path::PathBuf;

use office::timetable_book::{SessionFate, SessionSeen, TimetableReport};
use school::Answer;
use serde_json::json;

use crate::{
    AtDesk,
    commands::{beside, line, path, say},
};

/// What is to be imported.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// 课程表文件：一行一个课次的，或一周一张的
    file: PathBuf,
    /// 班次；不写时按文件标题里的班次名称
    #[arg(long, value_name = "ID")]
    cohort: Option<i64>,
    /// 写入课程表
    #[arg(long)]
    apply: bool,
    /// 以 JSON 打印核对结果
    #[arg(long)]
    json: bool,
}

/// Checks, and writes when asked to.
pub fn import(desk: &AtDesk, asked: Asked) -> Answer<()> {
    let office = desk.office()?;
    let file = path(&asked.file);
    let report: TimetableReport = office.ask("check_timetable", json!({ "file": file, "cohort": asked.cohort }))?;
    // What is printed is what a script reads; what was written is said beside it.
    if asked.json {
        say(&report)?;
    } else {
        spoken(&report)?;
    }
    if asked.apply {
        let request = json!({ "file": file, "cohort": report.cohort, "fingerprint": report.fingerprint });
        let done = office.call("import_timetable", request)?.operation;
        let said =
            done.map_or("文件和现在的课程表一样，没有要写入的。".to_owned(), |done| done.said);
        beside(asked.json, &said)?;
    }
    Ok(())
}

fn spoken(report: &TimetableReport) -> Answer<()> {
    line(&format!("{} → {}", report.file, report.cohort_title))?;
    for one in report.sessions.iter().filter(|one| one.fate != SessionFate::Same || !one.clashes.is_empty()) {
        line(&of(one))?;
    }
    for doubt in &report.doubts {
        line(&format!("？{} 「{}」 {}", doubt.cell, doubt.read, doubt.why))?;
    }
    if !report.entered.is_empty() {
        line(&format!("将登记：{}", report.entered.join("、")))?;
    }
    for beyond in &report.beyond {
        line(beyond)?;
    }
    let counts: Vec<String> = SessionFate::ALL
        .iter()
        .map(|fate| (fate, report.sessions.iter().filter(|one| one.fate == *fate).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(fate, count)| format!("{fate}{count}场"))
        .collect();
    line(&format!("{}；疑问{}处", counts.join("，"), report.doubts.len()))
}

fn of(one: &SessionSeen) -> String {
    let mut said = format!("{} {} {}", one.fate, one.cell, one.say);
    if !one.changes.is_empty() {
        said += &format!("\n    {}", one.changes.join("；"));
    }
    for clash in &one.clashes {
        said += &format!("\n    ！{clash}");
    }
    said
}
