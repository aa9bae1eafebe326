//! Papers and workbooks from the command line.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use office::{
    Office,
    outfile::{cannot_write, write_whole},
    paper::{CardAsked, Document, PaperAsked, every, kinds},
};
use school::{
    Answer, Error, cohort::CohortId, group::GroupId, leave::LeaveId, lecturer::LecturerId, timetable::SessionId,
    trainee::TraineeId, venue::VenueId,
};
use serde_json::json;

use crate::commands::line;

/// Which paper, of what, and where to.
#[derive(Args)]
pub struct Asked {
    /// 纸张，见 banwu papers
    paper: String,
    /// 班次
    #[arg(long, value_name = "ID")]
    cohort: Option<i64>,
    /// 课次（半天的签到表）
    #[arg(long, value_name = "ID")]
    session: Option<i64>,
    /// 哪一天（一天的签到表），如 2026-03-09
    #[arg(long, value_name = "DAY")]
    day: Option<NaiveDate>,
    /// 授课人（授课安排；邀请函只要这一位的）
    #[arg(long, value_name = "ID")]
    lecturer: Option<i64>,
    /// 请假（请假条）
    #[arg(long, value_name = "ID")]
    leave: Option<i64>,
    /// 第几号（调课通知单）；不写为最近一号
    #[arg(long, value_name = "N")]
    notice: Option<u32>,
    /// 统计期间的第一天；授课安排不写为今年1月1日
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// 统计期间的最后一天；授课安排不写为今年12月31日
    #[arg(long, value_name = "DAY")]
    to: Option<NaiveDate>,
    /// 只要这些学员（结业证书、胸牌）
    #[arg(long, value_name = "ID")]
    trainee: Vec<i64>,
    /// 印手机号
    #[arg(long)]
    phones: bool,
    /// 带身份证号（Excel 名册）
    #[arg(long)]
    id_numbers: bool,
    /// 按小组排（签到表、通讯录、胸牌）
    #[arg(long)]
    by_group: bool,
    /// 只要这个会场的人（签到表）
    #[arg(long, value_name = "ID")]
    room: Option<i64>,
    /// 只要这个小组（签到表、胸牌）
    #[arg(long, value_name = "ID")]
    group: Option<i64>,
    /// 几周印在一页上（周课程表）
    #[arg(long)]
    together: bool,
    /// 报送截止日（报名表），如 2026-03-06
    #[arg(long, value_name = "DAY")]
    due: Option<NaiveDate>,
    /// 每页行数
    #[arg(long, value_name = "N")]
    rows_per_page: Option<u32>,
    /// 宽多少毫米（胸牌）
    #[arg(long, value_name = "MM", default_value_t = 90)]
    card_width: u32,
    /// 高多少毫米（胸牌）
    #[arg(long, value_name = "MM", default_value_t = 54)]
    card_height: u32,
    /// 上面写什么证（胸牌）
    #[arg(long, value_name = "WORDS", default_value = "学员证")]
    card_title: String,
    /// 写到哪里
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Lists every paper and workbook.
pub fn list() -> Answer<()> {
    for kind in kinds() {
        line(&format!("{:<18} {:<6} {}　{}", kind.key, kind.format.word(), kind.about.word(), kind.name))?;
    }
    Ok(())
}

/// Writes one paper.
pub fn print(office: &Office, it: Asked) -> Answer<()> {
    let asked = PaperAsked {
        paper: it.paper,
        cohort: it.cohort.map(CohortId),
        session: it.session.map(SessionId),
        day: it.day,
        lecturer: it.lecturer.map(LecturerId),
        leave: it.leave.map(LeaveId),
        notice: it.notice,
        from: it.from,
        to: it.to,
        trainees: it.trainee.into_iter().map(TraineeId).collect(),
        phones: it.phones,
        id_numbers: it.id_numbers,
        by_group: it.by_group,
        room: it.room.map(VenueId),
        group: it.group.map(GroupId),
        together: it.together,
        due: it.due,
        rows_per_page: it.rows_per_page,
        first_number: None,
        card: CardAsked { width: it.card_width, height: it.card_height, title: it.card_title },
    };
    let document = made(office, asked)?;
    write(&it.output, &document)?;
    note_sheet(office, &document)?;
    for missing in &document.missing {
        eprintln!(
            "「{}」中的「{}」（{}）字库里没有，纸上以〓代替",
            missing.text, missing.character, missing.code_point
        );
    }
    line(&it.output.display().to_string())
}

/// Writes every paper and workbook there is into a folder.
pub fn everything(office: &Office, folder: &Path) -> Answer<()> {
    for asked in every(office.books())? {
        match save(office, folder, asked) {
            // A class that has not come so far has no such paper yet.
            Err(Error::Refused(refusal)) => eprintln!("{}", refusal.say),
            other => other?,
        }
    }
    Ok(())
}

fn save(office: &Office, folder: &Path, asked: PaperAsked) -> Answer<()> {
    let document = made(office, asked)?;
    let file = folder.join(&document.file_name);
    write(&file, &document)?;
    line(&file.display().to_string())
}

/// A sign-in sheet that is written will be signed: its code must be known when it comes back.
fn note_sheet(office: &Office, document: &Document) -> Answer<()> {
    let Some(sheet) = &document.sheet else { return Ok(()) };
    let Document { paper, part, fingerprint, .. } = document;
    let printed =
        json!({ "cohort": sheet.cohort, "paper": paper, "part": part, "fingerprint": fingerprint, "sheet": sheet });
    office.call("note_printed", printed)?;
    Ok(())
}

fn made(office: &Office, asked: PaperAsked) -> Answer<Document> {
    office.ask("paper", serde_json::to_value(asked)?)
}

fn write(file: &Path, document: &Document) -> Answer<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| cannot_write(file, &error))?;
    }
    Ok(write_whole(file, &document.bytes()?)?)
}
