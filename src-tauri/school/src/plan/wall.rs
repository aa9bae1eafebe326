//! 全年一览: every class and every line of the plan that is none yet as a bar over the days of a year, and what each day
//! asks of the school.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    OfYear, PlanLineId, bounds, kind_paths,
    rules::{
        load::{Load, OverLimit, Room, Stay, load},
        rivals::{NEAR, Wanting, audience_words, rivalries},
    },
};
use crate::{
    Answer, Change, Read,
    calendar::holidays::{self, DayKind},
    cohort::{self, CohortCategory, CohortId, Stage, Tier, kind::CohortKindId},
    person::PersonId,
    setting::{self, Concern},
};

/// How much the school has of what a class needs; 0: not said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// 床位 (张)
    pub beds: u32,
    /// 就餐 (人)
    pub meals: u32,
    /// 座位 (个)
    pub seats: u32,
}
impl Concern for Limits {
    const NAME: &'static str = "limits";
}

/// A year at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct YearWall {
    /// Which year.
    pub year: i32,
    /// First day of it.
    pub from: NaiveDate,
    /// By their first day.
    pub bars: Vec<Bar>,
    /// What each day asks of the school, from the first of January on.
    pub days: Vec<Load>,
    /// How much there is.
    pub limits: Limits,
    /// Days that ask for more, by time.
    pub over: Vec<OverLimit>,
    /// 两个班抢同一批人: the most pressing first, at most a hundred.
    pub rivals: Vec<Rivals>,
    /// How many there are in all (对).
    pub rivals_in_all: u32,
    /// Holidays, each from its first day to its last.
    pub holidays: Vec<HolidaySpan>,
    /// Lines of the plan that have no days yet (条).
    pub undated: u32,
    /// 口径
    pub basis: String,
}

/// A class, or a line of the plan that is none yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Bar {
    /// The class; none: it is a line of the plan.
    pub cohort: Option<CohortId>,
    /// The line of the plan; none: the class is on no line.
    pub line: Option<PlanLineId>,
    /// `第3期中青年干部培训班`
    pub title: String,
    /// 类别
    pub kind: Option<CohortKindId>,
    /// 性质; of a line without 类别, 其他.
    pub category: CohortCategory,
    /// Where it stands today; none: it is a line of the plan.
    pub stage: Option<Stage>,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// The stretches it meets, by time; one of the whole when it has no phases.
    pub pieces: Vec<Piece>,
    /// 人
    pub people: u32,
    /// They stay overnight.
    pub lodging: bool,
}

/// Days on end at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Piece {
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Empty: at the school; else 异地教学 there.
    pub place: String,
}

/// Two bars that want the same people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Rivals {
    /// Which bar, counted from 0.
    pub one: u32,
    /// Which other bar.
    pub other: u32,
    /// The sentence.
    pub say: String,
}

/// A holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct HolidaySpan {
    /// First day off.
    pub from: NaiveDate,
    /// Last day off.
    pub to: NaiveDate,
    /// 国庆节
    pub name: String,
}

const BASIS: &str = "人数：在办、已结束的班按在册学员（不含退出），未开班的按计划人数与在册学员中多的一个，计划行按计划人数；\
                     异地教学的日子不计。床位：要住宿的人，每天都计；就餐：要住宿的人每天都计，其他人只计上课的日子；\
                     座位：上课的日子，即工作日（整段都在休息日的班，每天都计）。";

/// Hints beyond these nobody reads.
const RIVALS: usize = 100;

/// What is read of a bar besides what is shown.
struct Aside {
    name: String,
    tier: Tier,
    audience: String,
}

/// A year at a glance.
pub fn wall(tx: &Read, it: OfYear) -> Answer<YearWall> {
    let year = it.or_now(tx);
    let (from, to) = bounds(year)?;
    let holidays = holidays::of(tx)?;
    let mut phases: HashMap<CohortId, Vec<Piece>> = HashMap::new();
    for (cohort, piece) in tx.rows(
        "select phase.* from phase join cohort on cohort.id = phase.cohort
         where cohort.starts <= ?2 and ?1 <= cohort.ends order by phase.starts, phase.id",
        (from, to),
        |row| {
            let piece = Piece { starts: row.get("starts")?, ends: row.get("ends")?, place: row.get("place")? };
            Ok((row.get("cohort")?, piece))
        },
    )? {
        phases.entry(cohort).or_default().push(piece);
    }
    let today = tx.today();
    let (bars, asides): (Vec<Bar>, Vec<Aside>) = tx
        .rows(include_str!("wall.sql"), (from, to), |row| {
            let cohort: Option<CohortId> = row.get("cohort")?;
            let (starts, ends): (NaiveDate, NaiveDate) = (row.get("starts")?, row.get("ends")?);
            let name: String = row.get("name")?;
            let stage = cohort.map(|_| cohort::rules::stage(starts, ends, today));
            let (planned, trainees): (u32, u32) = (row.get("planned")?, row.get("trainees")?);
            let whole = || vec![Piece { starts, ends, place: String::new() }];
            let bar = Bar {
                cohort,
                line: row.get("line")?,
                title: cohort::rules::title(row.get("number")?, &name),
                kind: row.get("kind")?,
                category: row.get("category")?,
                stage,
                starts,
                ends,
                pieces: cohort.and_then(|cohort| phases.remove(&cohort)).unwrap_or_else(whole),
                people: match stage {
                    Some(Stage::Running | Stage::Over) if trainees > 0 => trainees,
                    _ => planned.max(trainees),
                },
                lodging: row.get("lodging")?,
            };
            Ok((bar, Aside { name, tier: row.get("tier")?, audience: row.get("audience")? }))
        })?
        .into_iter()
        .unzip();

    let limits: Limits = setting::of(tx)?;
    let stays: Vec<Stay> = bars
        .iter()
        .map(|bar| Stay {
            title: bar.title.clone(),
            spans: bar.pieces.iter().filter(|it| it.place.is_empty()).map(|it| (it.starts, it.ends)).collect(),
            people: bar.people,
            lodging: bar.lodging,
        })
        .collect();
    let count = usize::try_from((to - from).num_days() + 1).unwrap_or(0);
    let rooms = [(Room::Beds, limits.beds), (Room::Meals, limits.meals), (Room::Seats, limits.seats)];
    let (days, over) = load(from, count, &stays, &rooms, &holidays);
    let (rivals, in_all) = rivals(tx, (from, to), &bars, &asides)?;
    Ok(YearWall {
        year,
        from,
        days,
        limits,
        over,
        rivals,
        rivals_in_all: in_all,
        holidays: spans_of(&holidays, from, to),
        undated: tx
            .value("select count(*) from plan_line where year = ?1 and cohort is null and starts is null", [year])?,
        basis: BASIS.into(),
        bars,
    })
}

/// Those that are shown, and how many there are in all (对).
fn rivals(tx: &Read, year: (NaiveDate, NaiveDate), bars: &[Bar], asides: &[Aside]) -> Answer<(Vec<Rivals>, u32)> {
    let shared = shared(tx, year, bars)?;
    let paths = kind_paths(tx)?;
    let wanting: Vec<Wanting> = bars
        .iter()
        .zip(asides)
        .map(|(bar, aside)| Wanting {
            title: bar.title.clone(),
            name: aside.name.clone(),
            kind: bar.kind.map(|kind| (kind.0, paths.get(&kind).cloned().unwrap_or_default())),
            tier: aside.tier.word(),
            audience: audience_words(&aside.audience),
            spans: bar.pieces.iter().map(|it| (it.starts, it.ends)).collect(),
        })
        .collect();
    let (found, in_all) = rivalries(&wanting, &shared, RIVALS);
    let shown = found.into_iter().map(|it| Rivals { one: it.one as u32, other: it.other as u32, say: it.say });
    Ok((shown.collect(), in_all as u32))
}

/// People on the rosters of two classes that are near each other in time (人), by the places of their bars.
fn shared(tx: &Read, year: (NaiveDate, NaiveDate), bars: &[Bar]) -> Answer<HashMap<(usize, usize), u32>> {
    let of_class: HashMap<CohortId, usize> =
        bars.iter().enumerate().filter_map(|(at, bar)| bar.cohort.map(|cohort| (cohort, at))).collect();
    // Paired here: a province's hundred thousands of trainees are read once, which SQL would not do.
    let rosters: Vec<(PersonId, CohortId)> = tx.rows(
        "select trainee.person, trainee.cohort from cohort join trainee on trainee.cohort = cohort.id
         where cohort.starts <= ?2 and ?1 <= cohort.ends and trainee.left_on is null",
        year,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let places = rosters.into_iter().filter_map(|(person, cohort)| Some((person, *of_class.get(&cohort)?)));
    let mut places: Vec<(PersonId, usize)> = places.collect();
    places.sort_unstable();
    let near = |one: &Bar, other: &Bar| {
        (other.starts - one.ends).num_days() <= NEAR && (one.starts - other.ends).num_days() <= NEAR
    };
    let mut shared = HashMap::new();
    for of_one in places.chunk_by(|a, b| a.0 == b.0) {
        for (n, &(_, one)) in of_one.iter().enumerate() {
            for &(_, other) in of_one[n + 1..].iter().filter(|(_, other)| near(&bars[one], &bars[*other])) {
                *shared.entry((one, other)).or_insert(0) += 1;
            }
        }
    }
    Ok(shared)
}

/// The holidays of a year, each from its first day to its last.
fn spans_of(holidays: &holidays::Holidays, from: NaiveDate, to: NaiveDate) -> Vec<HolidaySpan> {
    let mut spans: Vec<HolidaySpan> = Vec::new();
    for day in from.iter_days().take_while(|day| *day <= to) {
        let DayKind::Holiday(name) = holidays.on(day) else { continue };
        match spans.last_mut() {
            Some(last) if last.name == name && last.to.succ_opt() == Some(day) => last.to = day,
            _ => spans.push(HolidaySpan { from: day, to: day, name: name.into() }),
        }
    }
    spans
}

/// Sets how much the school has.
pub fn set_limits(tx: &Change, it: Limits) -> Answer<Limits> {
    setting::keep(tx, &it)?;
    let said = |word: &str, limit: u32| if limit == 0 { format!("{word}不限") } else { format!("{word}{limit}") };
    tx.say(format!("容量：{}，{}，{}", said("床位", it.beds), said("就餐", it.meals), said("座位", it.seats)))?;
    Ok(it)
}
