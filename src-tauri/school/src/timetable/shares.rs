//! 课时比例: what part of a class's hours is 理论教育, 党性教育, given by leaders, and taught in which form.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Kind;
use crate::{
    Answer, Hours, Read,
    cohort::{CohortCategory, CohortId},
    lecturer::LecturerCategory,
    setting::{self, Bound, TeachingRules},
    topic::TeachingUnit,
};

/// A part of a class's hours. 口径: all sessions but 开班式, 结业式 and 其他活动.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct HourShare {
    /// Of what: `理论教育和党性教育`, `案例教学`.
    pub word: String,
    /// Its hours.
    pub hours: Hours,
    /// Of so many.
    pub of: Hours,
    /// Hundredths of a per cent: 7250 is 72.5 %.
    pub per_cent: u32,
    /// At least so many per cent, where a rule wants it.
    pub wanted: Option<u32>,
    /// 依据
    pub authority: String,
    /// It is as much as is wanted.
    pub ok: bool,
}

/// The parts of a class's hours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct HourShares {
    /// 理论教育和党性教育, 党性教育, 领导干部授课; rules want them of a 主体班.
    pub units: Vec<HourShare>,
    /// By 教学形式, the most first.
    pub forms: Vec<HourShare>,
}

/// What counts of a session.
struct Taught {
    kind: Kind,
    hours: Hours,
    unit: Option<TeachingUnit>,
    category: Option<LecturerCategory>,
}

/// The parts of a class's hours on its timetable.
pub fn of_class(tx: &Read, cohort: CohortId, category: CohortCategory) -> Answer<HourShares> {
    let rules: TeachingRules = setting::of(tx)?;
    let sessions = tx.rows(
        "select session.kind, session.hours, topic.teaching_unit, lecturer.category
         from session
         left join topic    on topic.id = session.topic
         left join lecturer on lecturer.id = session.lecturer
         where session.cohort = ?1",
        [cohort],
        |row| Ok(Taught { kind: row.get(0)?, hours: row.get(1)?, unit: row.get(2)?, category: row.get(3)? }),
    )?;
    Ok(shares(&sessions, &rules, category == CohortCategory::Main))
}

fn shares(sessions: &[Taught], rules: &TeachingRules, is_wanted: bool) -> HourShares {
    let taught: Vec<&Taught> =
        sessions.iter().filter(|it| !matches!(it.kind, Kind::Opening | Kind::Closing | Kind::Activity)).collect();
    let of: Hours = taught.iter().map(|it| it.hours).sum();
    if of == Hours::ZERO {
        return HourShares::default();
    }
    let hours = |counts: &dyn Fn(&Taught) -> bool| taught.iter().filter(|it| counts(it)).map(|it| it.hours).sum();
    let of_unit = |units: &[TeachingUnit]| hours(&|it| it.unit.is_some_and(|unit| units.contains(&unit)));
    let ruled = |word: &str, hours: Hours, bound: &Bound| match is_wanted {
        true => share(word, hours, of, Some(bound)),
        false => share(word, hours, of, None),
    };
    let mut forms: BTreeMap<Kind, Hours> = BTreeMap::new();
    for it in &taught {
        *forms.entry(it.kind).or_default() += it.hours;
    }
    let mut forms: Vec<HourShare> =
        forms.into_iter().map(|(kind, hours)| share(kind.word(), hours, of, None)).collect();
    forms.sort_by_key(|share| std::cmp::Reverse(share.hours));
    HourShares {
        units: vec![
            ruled(
                "理论教育和党性教育",
                of_unit(&[TeachingUnit::Theory, TeachingUnit::Spirit]),
                &rules.theory_and_spirit,
            ),
            ruled("党性教育", of_unit(&[TeachingUnit::Spirit]), &rules.spirit),
            ruled("领导干部授课", hours(&|it| it.category == Some(LecturerCategory::Leader)), &rules.leaders),
        ],
        forms,
    }
}

fn share(word: &str, hours: Hours, of: Hours, bound: Option<&Bound>) -> HourShare {
    let part = u64::from(hours.hundredths()) * 10_000;
    let whole = u64::from(of.hundredths()).max(1);
    HourShare {
        word: word.into(),
        hours,
        of,
        per_cent: u32::try_from((part + whole / 2) / whole).unwrap_or(u32::MAX),
        wanted: bound.map(|bound| bound.figure),
        authority: bound.map(|bound| bound.authority.clone()).unwrap_or_default(),
        // By the hours themselves, because 69.996 % is shown as 70.
        ok: bound.is_none_or(|bound| u64::from(bound.figure) * whole <= part / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taught(kind: Kind, hours: i32, unit: Option<TeachingUnit>, category: Option<LecturerCategory>) -> Taught {
        Taught { kind, hours: Hours(hours), unit, category }
    }

    #[test]
    fn shares_are_of_what_is_taught() {
        use {Kind::*, LecturerCategory::Leader, TeachingUnit::*};
        let sessions = [
            taught(Opening, 200, None, Some(Leader)),
            taught(Lecture, 1000, Some(Theory), None),
            taught(Lecture, 400, Some(Spirit), Some(Leader)),
            taught(Discussion, 400, None, None),
            taught(Case, 200, Some(Knowledge), None),
            taught(Activity, 400, None, None),
        ];
        let said = |shares: &[HourShare]| -> Vec<(String, String, u32, Option<u32>, bool)> {
            let one = |it: &HourShare| (it.word.clone(), it.hours.to_string(), it.per_cent, it.wanted, it.ok);
            shares.iter().map(one).collect()
        };
        let main = shares(&sessions, &TeachingRules::default(), true);
        assert_eq!(
            said(&main.units),
            [
                ("理论教育和党性教育".into(), "14".into(), 7000, Some(70), true),
                ("党性教育".into(), "4".into(), 2000, Some(20), true),
                ("领导干部授课".into(), "4".into(), 2000, Some(20), true),
            ]
        );
        assert_eq!(
            said(&main.forms),
            [
                ("讲授".into(), "14".into(), 7000, None, true),
                ("研讨".into(), "4".into(), 2000, None, true),
                ("案例教学".into(), "2".into(), 1000, None, true),
            ]
        );
        // A little more of anything else, and it is not enough; of another class nothing is wanted.
        let more: Vec<Taught> = sessions.into_iter().chain([taught(Lecture, 1, None, None)]).collect();
        let main = shares(&more, &TeachingRules::default(), true);
        assert!(main.units.iter().all(|it| !it.ok && !it.authority.is_empty()), "{main:?}");
        assert_eq!(main.units[0].per_cent, 6997);
        let other = shares(&more, &TeachingRules::default(), false);
        assert!(other.units.iter().all(|it| it.ok && it.wanted.is_none() && it.authority.is_empty()));
        assert_eq!(shares(&[], &TeachingRules::default(), true), HourShares::default());
    }
}
