//! What to write to a unit: polite, exact, ready to paste into a chat.

use chrono::NaiveDate;

use super::{Finding, FindingKind};
use crate::{calendar, quota::QuotaLine};

/// What one unit is to do, after the class's name; none: nothing.
pub(super) fn body(line: &QuotaLine, findings: &[&Finding], deadline: Option<NaiveDate>) -> Option<String> {
    if findings.is_empty() {
        return None;
    }
    let by = match deadline {
        Some(day) => format!("请于{}前", calendar::month_day(day)),
        None => "请尽快".into(),
    };
    let so_far = match (line.places, line.enrolled) {
        (0, enrolled) => format!("已报{enrolled}人"),
        (places, 0) => format!("名额{places}人，尚未报名"),
        (places, enrolled) => format!("名额{places}人，已报{enrolled}人"),
    };
    let mut parts = vec![match (line.missing, line.over) {
        (0, 0) => so_far,
        (0, over) => format!("{so_far}，超{over}人，{by}核减"),
        (missing, _) => format!("{so_far}，还缺{missing}人，{by}报送"),
    }];
    for (kind, request) in [
        (FindingKind::Twice, "请核对是否重复报名"),
        (FindingKind::Clash, "请另行安排"),
        (FindingKind::Trained, "请另行选派"),
        (FindingKind::Doubtful, "请核实是否符合参训条件"),
        (FindingKind::Unstated, "请注明"),
        (FindingKind::Incomplete, "请核对后补报"),
    ] {
        let said: Vec<&str> = findings.iter().filter(|it| it.kind == kind).map(|it| it.say.as_str()).collect();
        if !said.is_empty() {
            parts.push(format!("{}，{request}", said.join("，")));
        }
    }
    Some(format!("{}。", parts.join("；")))
}

/// One text for all units.
pub(super) fn to_all(title: &str, places: u32, enrolled: u32, lines: &[&str]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let figures = match places {
        0 => format!("已报{enrolled}人"),
        places => format!("名额{places}人，已报{enrolled}人"),
    };
    format!("各单位：{title}报名情况通报如下（{figures}），请下列单位抓紧办理。\n{}", lines.join("\n"))
}
