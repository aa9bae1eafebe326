//! 报名: who may come to a class, and, on one screen, what is wrong with those who are to.

mod eligibility;
mod findings;
mod reminder;
pub mod rules;

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Read,
    cohort::{Cohort, CohortId},
    quota::{self, QuotaLine},
    trainee::TraineeId,
    unit::UnitId,
};
pub use eligibility::{Eligibility, eligibility, set_eligibility};

words! {
    /// What the check of a roster finds.
    pub enum FindingKind {
        Missing = "缺",
        Nobody = "未报",
        Over = "超",
        Twice = "重复",
        Clash = "在训冲突",
        Trained = "近年已训",
        Doubtful = "资格存疑",
        Unstated = "级别未写明",
        Incomplete = "信息不全",
    }
}

/// Which roster to check.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterChecked {
    /// Of which class.
    pub cohort: CohortId,
    /// By when units should answer; it stands in the reminders.
    #[serde(default)]
    #[ts(optional)]
    pub deadline: Option<NaiveDate>,
}

/// One screen: is this roster right?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RosterCheck {
    /// `第3期中青年干部培训班`
    pub title: String,
    /// 名额 (人)
    pub places: u32,
    /// 已报: trainees who have not left (人).
    pub enrolled: u32,
    /// Every kind with its figures, in the order of the screen, those without a finding included.
    pub figures: Vec<Figure>,
    /// By kind, then in the standard order of units, then by 序号.
    pub findings: Vec<Finding>,
    /// A text for each unit that has something to do, in standard order.
    pub reminders: Vec<Reminder>,
    /// The same for all units, one line each, to paste into a group chat; empty: nobody has anything to do.
    pub reminder: String,
}

/// How much of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Figure {
    /// Of which kind.
    pub kind: FindingKind,
    /// 人: those who are missing, too many, or concerned. 缺 and 未报 share no unit.
    pub people: u32,
    /// 个单位
    pub units: u32,
}

/// One thing that is not as it should be, or may not be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Finding {
    /// Of which kind.
    pub kind: FindingKind,
    /// Of which unit.
    pub unit: Option<UnitId>,
    /// Its name.
    pub unit_name: String,
    /// Of which trainee; none: it is of the unit.
    pub trainee: Option<TraineeId>,
    /// Their name.
    pub name: String,
    /// 重复: the other line.
    pub other: Option<TraineeId>,
    /// 在训冲突, 近年已训: the other class; of several, the last.
    pub cohort: Option<CohortId>,
    /// 人
    pub people: u32,
    /// In one sentence.
    pub say: String,
    /// What it rests on.
    pub ground: String,
}

/// A text to be pasted into a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Reminder {
    /// For which unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Checks a roster: places, repetitions, other classes, conditions, what is lacking.
pub fn check(tx: &Read, it: RosterChecked) -> Answer<RosterCheck> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let eligibility = eligibility::of(tx, it.cohort)?;
    let quotas = quota::places(tx, &cohort)?;
    let people = findings::enrolled(tx, &cohort)?;

    let mut findings = findings::of_units(tx, &cohort, &quotas.lines)?;
    findings.extend(findings::twice(&people));
    findings.extend(findings::elsewhere(tx, &cohort, &eligibility, &people)?);
    findings.extend(findings::conditions(tx, &cohort, &eligibility, &people)?);
    findings.extend(findings::incomplete(tx, &cohort, &people)?);
    let order: HashMap<UnitId, usize> = quotas.lines.iter().enumerate().map(|(at, line)| (line.unit, at)).collect();
    let place = |unit: Option<UnitId>| unit.and_then(|unit| order.get(&unit).copied()).unwrap_or(usize::MAX);
    // Stable: of one unit by 序号, as they were found.
    findings.sort_by_key(|finding| (finding.kind, place(finding.unit)));

    let reminders: Vec<(Reminder, String)> = quotas
        .lines
        .iter()
        .filter_map(|line| {
            let of_unit: Vec<&Finding> = findings.iter().filter(|it| it.unit == Some(line.unit)).collect();
            let body = reminder::body(line, &of_unit, it.deadline)?;
            let text = format!("{}：{}{body}", line.name, cohort.title());
            Some((Reminder { unit: line.unit, name: line.name.clone(), text }, format!("{}：{body}", line.name)))
        })
        .collect();
    let all: Vec<&str> = reminders.iter().map(|(_, line)| line.as_str()).collect();
    Ok(RosterCheck {
        reminder: reminder::to_all(&cohort.title(), quotas.places, quotas.enrolled, &all),
        title: cohort.title(),
        places: quotas.places,
        enrolled: quotas.enrolled,
        figures: FindingKind::ALL.iter().map(|&kind| figure(kind, &findings)).collect(),
        reminders: reminders.into_iter().map(|(reminder, _)| reminder).collect(),
        findings,
    })
}

fn figure(kind: FindingKind, findings: &[Finding]) -> Figure {
    let mut units: Vec<Option<UnitId>> = Vec::new();
    let mut people = 0;
    for it in findings.iter().filter(|it| it.kind == kind) {
        people += it.people;
        if it.unit.is_some() && !units.contains(&it.unit) {
            units.push(it.unit);
        }
    }
    Figure { kind, people, units: units.len() as u32 }
}

impl Finding {
    /// Something about a unit.
    fn of_unit(kind: FindingKind, line: &QuotaLine, people: u32, say: String, ground: String) -> Finding {
        Finding {
            kind,
            unit: Some(line.unit),
            unit_name: line.name.clone(),
            trainee: None,
            name: String::new(),
            other: None,
            cohort: None,
            people,
            say,
            ground,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Books, Desk};

    /// A number that was refused at the door is still on the unit's own sheet.
    #[test]
    fn a_wrong_id_number_is_known_from_the_file_that_said_it() {
        let folder = tempfile::tempdir().unwrap();
        let clock = || NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let books =
            Books::open(&folder.path().join("班务.db"), folder.path(), Desk { who: "王敏".into(), clock }).unwrap();
        books
            .change("", |tx| {
                for sql in [
                    "insert into cohort (name, starts, ends) values ('中青班', '2026-03-09', '2026-03-13')",
                    "insert into unit (name, standard_order) values ('县财政局', 1)",
                    "insert into person (name, phone) values ('张三', '13800000001'), ('李四', '')",
                    "insert into trainee (cohort, person, number, unit) values (1, 1, 1, 1), (1, 2, 2, 1)",
                    "insert into intake (cohort, file, fingerprint, columns, taken_at) values (1, '甲.xls', '', '{}', '')",
                    r#"insert into intake_line (intake, trainee, sheet, row, said)
                       values (1, 1, '名单', 2, '{"身份证号": {"v": "", "r": "1.10199E+17"}}'),
                              (1, 1, '名单', 2, '{"身份证号": {"v": "", "r": "110199198803084000"}}'),
                              (1, 2, '名单', 3, '{"姓名": {"v": "李四"}}')"#,
                ] {
                    tx.run(sql, [])?;
                }
                Ok(())
            })
            .unwrap();
        let asked = RosterChecked { cohort: CohortId(1), deadline: None };
        let check = books.read(|tx| check(tx, asked)).unwrap();
        let said: Vec<&str> = check.findings.iter().map(|it| it.say.as_str()).collect();
        assert_eq!(said, ["张三的身份证号有误（末三位为000，被 Excel 改动过）", "李四缺身份证号、手机号"]);
        assert_eq!(
            check.reminders[0].text,
            "县财政局：中青班已报2人；张三的身份证号有误（末三位为000，被 Excel 改动过），李四缺身份证号、手机号，请核对后补报。"
        );
    }
}
