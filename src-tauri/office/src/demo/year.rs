//! The made-up school's year: its kinds of classes, a programme of three years, and what else it plans.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use school::{
    Answer, Change, Everything,
    cohort::{
        Cohort, FilingState, Tier,
        kind::{self, CohortKindId, CohortKindLine},
    },
    plan::{self, AddPlanLines, Limits, PlanClasses, PlanLineSaid},
    programme::{self, NewProgramme, ProgrammeTarget, SetTargets},
};

/// What else is planned: its kind, its name, 期, the week of the year it begins in, days, people, whom it is for.
type Planned = (&'static str, &'static str, Option<u32>, u64, u64, u32, &'static str);

const SECTION: &str = "主体班›科级干部进修班";
const PLANNED: &[Planned] = &[
    ("主体班›县处级领导干部进修班", "县处级领导干部进修班", None, 15, 5, 40, "县处级领导干部"),
    (SECTION, "科级干部进修班", Some(13), 21, 5, 50, "乡科级干部"),
    (SECTION, "科级干部进修班", Some(14), 38, 5, 50, "乡科级干部"),
    ("主体班›任职培训班", "新任科级领导干部任职培训班", None, 22, 5, 45, "新任乡科级领导干部"),
    ("主体班›公务员初任培训班", "公务员初任培训班", None, 35, 12, 60, "新录用公务员"),
    ("专题班", "乡镇党委书记专题研讨班", None, 21, 3, 30, "乡镇党委书记"),
    ("备案班", "乡镇干部能力提升班", None, 23, 3, 60, "乡镇党委书记、乡镇长"),
    ("专题班", "年轻干部党性教育专题班", None, 44, 5, 48, "年轻干部"),
    ("委托班", "农村实用人才培训班", None, 26, 5, 70, "农村实用人才"),
];

/// Plans the year of the three classes there are: one that is over, one running, one to come.
pub(super) fn plan(tx: &Change, classes: [&Cohort; 3]) -> Answer<()> {
    let year = tx.today().year();
    let kinds = kind::adopt_usual(tx, Everything {})?;
    let (since, until) = (year - 1, year + 1);
    let training = NewProgramme { name: "科级干部三年轮训".into(), since, until, note: String::new() };
    let training = programme::add(tx, training)?.id;
    let target = |year, runs| ProgrammeTarget { year, tier: Tier::County, runs, person_times: runs * 50 };
    let targets = vec![target(since, 4), target(year, 5), target(until, 5)];
    programme::set_targets(tx, SetTargets { programme: training, targets })?;

    for (cohort, path) in classes.into_iter().zip([SECTION, "主体班›中青年干部培训班", "专题班"]) {
        let kind = named(&kinds, path);
        let programme = (path == SECTION).then_some(training);
        Cohort { kind, programme, ..cohort.clone() }.save(tx)?;
    }
    plan::plan_classes(tx, PlanClasses { cohorts: classes.map(|cohort| cohort.id).to_vec() })?;
    let lines = PLANNED.iter().map(|&(path, name, number, week, days, planned, audience)| {
        let starts = monday(year, week);
        PlanLineSaid {
            name: name.into(),
            number,
            kind: named(&kinds, path),
            programme: (path == SECTION).then_some(training),
            tier: Tier::County,
            host: "县委组织部".into(),
            undertaker: "县委党校".into(),
            assistant: String::new(),
            filing_number: String::new(),
            filing_state: if path == "备案班" { FilingState::ToFile } else { FilingState::NotNeeded },
            starts,
            ends: starts.map(|day| day + Days::new(days - 1)),
            planned,
            lodging: None,
            place: "县委党校".into(),
            audience: audience.into(),
            note: String::new(),
        }
    });
    plan::add(tx, AddPlanLines { year, lines: lines.collect(), after: None })?;
    plan::set_limits(tx, Limits { beds: 75, meals: 200, seats: 300 })?;
    Ok(())
}

fn named(kinds: &[CohortKindLine], path: &str) -> Option<CohortKindId> {
    kinds.iter().find(|line| line.path == path).map(|line| line.kind.id)
}

/// The Monday of a week of the year, counted from 1.
fn monday(year: i32, week: u64) -> Option<NaiveDate> {
    Some(NaiveDate::from_weekday_of_month_opt(year, 1, Weekday::Mon, 1)? + Days::new(7 * (week - 1)))
}
