//! `banwu import-roll`: the roll of a session from another device, checked and, if asked, written.

use std::path::PathBuf;

use office::roll_book::{MarkFate, RollReport};
use school::Answer;
use serde_json::json;

use crate::{
    AtDesk,
    commands::{beside, line, path, say},
};

/// What is to be imported.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// 考勤文件：表头有 序号、姓名、证件号、编码 之一，和 考勤、分钟、备注
    file: PathBuf,
    /// 课次
    #[arg(long, value_name = "ID")]
    session: i64,
    /// 只点这个会场；不写就是整个课次
    #[arg(long, value_name = "ID")]
    room: Option<i64>,
    /// 写入点名册；没有写明的人不动
    #[arg(long)]
    apply: bool,
    /// 有看不懂的行也写入其余的
    #[arg(long)]
    pass_over: bool,
    /// 写入以后完成点名
    #[arg(long)]
    close: bool,
    /// 点名已完成的，更正的原因
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    /// 以 JSON 打印核对结果
    #[arg(long)]
    json: bool,
}

/// Checks, and writes when asked to.
pub fn import(desk: &AtDesk, asked: Asked) -> Answer<()> {
    let office = desk.office()?;
    let file = path(&asked.file);
    let report: RollReport =
        office.ask("check_roll", json!({ "file": file, "session": asked.session, "room": asked.room }))?;
    // What is printed is what a script reads; what was written is said beside it.
    if asked.json {
        say(&report)?;
    } else {
        spoken(&report)?;
    }
    if asked.apply {
        let request = json!({
            "file": file, "session": asked.session, "room": asked.room, "fingerprint": report.fingerprint, "pass_over": asked.pass_over,
            "closed": asked.close, "reason": asked.reason,
        });
        let done = office.call("import_roll", request)?.operation;
        let said =
            done.map_or("文件和现在的点名册一样，没有要写入的。".to_owned(), |done| done.said);
        beside(asked.json, &said)?;
    }
    Ok(())
}

fn spoken(report: &RollReport) -> Answer<()> {
    line(&format!("{} → {}", report.file, report.session_said))?;
    for row in report.rows.iter().filter(|row| row.fate != MarkFate::Same) {
        line(&format!("{} 第{}行 {} {} {}", row.fate, row.row, row.number, row.name, row.say))?;
    }
    for doubt in &report.doubts {
        line(&format!("？{} 「{}」 {}", doubt.cell, doubt.read, doubt.why))?;
    }
    line(&format!("{}人写明，{}人不动；疑问{}处", report.rows.len(), report.unnamed, report.doubts.len()))
}
