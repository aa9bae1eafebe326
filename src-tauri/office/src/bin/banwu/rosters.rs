//! `banwu import-roster`: a folder of units' files, checked and, if asked, written.

use std::path::{Path, PathBuf};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use office::{
    intake::{self, FileCard, PassedOver, ReturnSlip, RostersReport, Verdict},
    outfile::{cannot_write, write_whole},
    roster::Counts,
};
use school::{Answer, refusal};
use serde_json::json;

use crate::{
    AtDesk,
    commands::{beside, line, path, say},
};

/// What is to be imported.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// 班次
    #[arg(long, value_name = "ID")]
    cohort: i64,
    /// 报名表所在的文件夹，或一个个文件
    #[arg(required = true, value_name = "FOLDER")]
    files: Vec<PathBuf>,
    /// 疑问按建议处理，写入名册
    #[arg(long)]
    apply: bool,
    /// 把要单位改正的格标在它自己的表上（退件单），存到这个文件夹
    #[arg(long, value_name = "FOLDER")]
    return_to: Option<PathBuf>,
    /// 以 JSON 打印核对结果
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(serde::Serialize)]
struct Printed<'r> {
    files: &'r [FileCard],
    counts: &'r Counts,
    passed_over: &'r [PassedOver],
}

/// Checks, and writes when asked to.
pub fn import(desk: &AtDesk, asked: Asked) -> Answer<()> {
    let office = desk.office()?;
    let found = intake::list(&asked.files)?;
    let files: Vec<&str> = found.files.iter().map(|file| file.path.as_str()).collect();
    if files.is_empty() {
        return Err(refusal::no_rosters(&path(&asked.files[0])));
    }
    let read: RostersReport = office.ask("check_rosters", json!({ "cohort": asked.cohort, "files": files }))?;
    // What is printed is what a script reads; what was written is said beside it.
    if asked.json {
        say(&Printed { files: &read.files, counts: &read.counts, passed_over: &found.passed_over })?;
    } else {
        for card in &read.files {
            line(&spoken(card))?;
        }
        for over in &found.passed_over {
            line(&format!("－ {}：{}", over.file, over.why))?;
        }
        line(&summary(&read))?;
    }
    let taken: Vec<_> = read
        .files
        .iter()
        .filter(|card| matches!(card.verdict, Verdict::Sure | Verdict::Doubtful))
        .map(|card| json!({ "file": card.path, "fingerprint": card.report.as_ref().map(|report| &report.fingerprint) }))
        .collect();
    if let Some(folder) = &asked.return_to {
        std::fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
        let slips: Vec<ReturnSlip> = office.ask("return_slips", json!({ "cohort": asked.cohort, "files": taken }))?;
        for slip in slips {
            let bytes = BASE64_STANDARD.decode(&slip.base64).map_err(|error| school::Error::Broken(error.into()))?;
            let to = Path::new(folder).join(&slip.file_name);
            write_whole(&to, &bytes)?;
            eprintln!("{}：标出{}处", to.display(), slip.cells);
        }
    }
    if asked.apply && !taken.is_empty() {
        let request = json!({ "cohort": asked.cohort, "files": taken, "accept_all": true });
        let said = office.call("import_rosters", request)?.operation.map(|done| done.said).unwrap_or_default();
        beside(asked.json, &said)?;
    }
    Ok(())
}

/// 共12份：可直接采用9份，有疑问3份；203人，疑问19处
fn summary(report: &RostersReport) -> String {
    let count = |verdict: &Verdict| report.files.iter().filter(|card| card.verdict == *verdict).count();
    let verdicts: Vec<String> = Verdict::ALL
        .iter()
        .map(|verdict| (verdict, count(verdict)))
        .filter(|(_, files)| *files > 0)
        .map(|(verdict, files)| format!("{verdict}{files}份"))
        .collect();
    let (people, doubts) = (report.counts.people, report.counts.doubts);
    format!("共{}份：{}；{people}人，疑问{doubts}处", report.files.len(), verdicts.join("，"))
}

fn spoken(card: &FileCard) -> String {
    let sign = match card.verdict {
        Verdict::Sure => "✓",
        Verdict::Doubtful => "？",
        Verdict::Unreadable => "✗",
        _ => "－",
    };
    let mut said = format!("{sign} {} {}：{}", card.file, card.verdict, card.say);
    for doubt in card.report.iter().flat_map(|report| &report.doubts) {
        said += &format!("\n    ？{}!{} {} 「{}」 {}", doubt.sheet, doubt.cell, doubt.name, doubt.read, doubt.why);
    }
    for turn in &card.turns {
        let sign = if turn.asked { "？" } else { "△" };
        said += &format!("\n    {sign}{} {}", turn.turn, turn.say);
    }
    for row in card.report.iter().flat_map(|report| &report.refused) {
        said += &format!("\n    ✗{}!{} {}", row.sheet, row.cell, row.why);
    }
    said
}
