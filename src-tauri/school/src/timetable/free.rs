//! 找空档: when a lecturer, a room, a class and a site are all free, and what stands in the way where they are not.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Kind, Names, SessionId, Severity, facts,
    rules::{Found, Rule, Schedule, Slot, Whose},
};
use crate::{
    Answer, Hours, Read,
    calendar::{Clock, holidays::DayKind, month_day, weekday},
    cohort::CohortId,
    field_site::FieldSiteId,
    lecturer::LecturerId,
    refusal,
    setting::{self, Block},
    venue::VenueId,
};

/// Who and what must be free, how long, in which days.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FreeAsked {
    /// This lecturer.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer: Option<LecturerId>,
    /// This room.
    #[serde(default)]
    #[ts(optional)]
    pub venue: Option<VenueId>,
    /// This class, on days it meets.
    #[serde(default)]
    #[ts(optional)]
    pub cohort: Option<CohortId>,
    /// This field site.
    #[serde(default)]
    #[ts(optional)]
    pub field_site: Option<FieldSiteId>,
    /// At least so long.
    pub minutes: u16,
    /// The first day.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// A day and when all are free on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct FreeDay {
    /// The day.
    pub day: NaiveDate,
    /// The stretches of its half days in which all are free, each long enough.
    pub free: Vec<Block>,
    /// `国庆节`, `周末`; empty on a day that is worked.
    pub day_off: String,
    /// Where nothing is free: what stands in the way, in one sentence each.
    pub why: Vec<String>,
}

/// More days than this nobody looks through.
const MOST_DAYS: u64 = 366;

/// Something that is not free from one minute to another.
struct Taken {
    starts: Clock,
    ends: Clock,
    by: By,
}
enum By {
    Session(Found),
    Says(String),
}

/// When all that are named are free, day by day, within the half days of the class (or the usual ones).
pub fn free_slots(tx: &Read, it: FreeAsked) -> Answer<Vec<FreeDay>> {
    if it.to < it.from {
        return Err(refusal::days_reversed());
    }
    let named: Vec<Whose> = [
        it.lecturer.map(Whose::Lecturer),
        it.venue.map(Whose::Venue),
        it.cohort.map(Whose::Cohort),
        it.field_site.map(Whose::FieldSite),
    ]
    .into_iter()
    .flatten()
    .collect();
    if named.is_empty() {
        return Err(refusal::nobody_to_be_free());
    }
    let to = it.to.min(it.from.checked_add_days(Days::new(MOST_DAYS)).unwrap_or(it.to));
    let cohort = it.cohort.unwrap_or(CohortId(0));
    let halves: Vec<Block> = setting::halves_of(tx, cohort)?
        .iter()
        .filter_map(|half| Some(Block { starts: half.blocks.first()?.starts, ends: half.blocks.last()?.ends }))
        .collect();
    let wanted = wanting(&it, cohort);
    let mut schedule = facts::around(tx, std::slice::from_ref(&wanted), it.from, to)?;
    let days: Vec<(NaiveDate, Vec<Block>, Vec<Taken>)> = it
        .from
        .iter_days()
        .take_while(|day| *day <= to)
        .map(|day| {
            let taken: Vec<Taken> =
                named.iter().flat_map(|whose| taken(&schedule, &wanted, *whose, day, &halves)).collect();
            let free = halves.iter().flat_map(|half| left_over(*half, &taken, it.minutes)).collect();
            (day, free, taken)
        })
        .collect();
    let full = days.iter().filter(|(_, free, _)| free.is_empty());
    let found: Vec<Found> = full
        .flat_map(|(_, _, taken)| taken)
        .filter_map(|taken| match &taken.by {
            By::Session(found) => Some(*found),
            By::Says(_) => None,
        })
        .collect();
    // What is said of the session that is looked for needs its names.
    schedule.insert(wanted);
    let names = Names::of(tx, &schedule, &found, it.cohort)?;
    let said = |(day, free, taken): (NaiveDate, Vec<Block>, Vec<Taken>)| {
        let mut why: Vec<String> = Vec::new();
        for taken in taken.into_iter().filter(|_| free.is_empty()) {
            let say = match taken.by {
                By::Session(found) => names.sentence(&schedule, &found),
                By::Says(say) => Some(say),
            };
            why.extend(say.filter(|say| !why.contains(say)));
        }
        let day_off = match schedule.facts().holidays.on(day) {
            DayKind::Holiday(name) => name.into(),
            DayKind::Weekend => "周末".into(),
            DayKind::Work | DayKind::WorkInstead(_) => String::new(),
        };
        FreeDay { day, free, day_off, why }
    };
    Ok(days.into_iter().map(said).collect())
}

/// What takes somebody or something up on a day, by time; `wanted` is who is to be there.
fn taken(schedule: &Schedule, wanted: &Slot, whose: Whose, day: NaiveDate, halves: &[Block]) -> Vec<Taken> {
    let facts = schedule.facts();
    let rule = match whose {
        Whose::Lecturer(_) => Rule::Lecturer,
        Whose::Venue(_) => Rule::Venue,
        Whose::Cohort(_) => Rule::Class,
        // A site takes several classes at once, as long as there is room.
        Whose::FieldSite(_) => Rule::Seats,
    };
    let sessions = schedule.on(whose, day).filter(|_| rule != Rule::Seats).map(|slot| {
        let (session, other) = (slot.session, Some(slot.session));
        let found = Found { rule, severity: Severity::Error, session, other, whose, count: 0, of: 0 };
        Taken { starts: slot.starts, ends: slot.ends, by: By::Session(found) }
    });
    let mut all: Vec<Taken> = sessions.collect();
    if let Some(theirs) = whose.owner().and_then(|owner| facts.availability.get(&owner)) {
        let edges: Vec<Clock> = theirs.times.iter().flat_map(|time| [time.starts, time.ends]).flatten().collect();
        for piece in halves.iter().flat_map(|half| pieces(*half, &edges)) {
            if let Some(say) = theirs.stands_in_the_way(day, piece.starts, piece.ends) {
                all.push(Taken { starts: piece.starts, ends: piece.ends, by: By::Says(say) });
            }
        }
    }
    all.extend(halves.iter().flat_map(|half| too_full(schedule, wanted, whose, day, *half)));
    if let Whose::Cohort(cohort) = whose
        && facts.classes.get(&cohort).is_some_and(|class| !class.meets_on(day))
    {
        let say = format!("{}（周{}）不在本班的培训日期内", month_day(day), weekday(day));
        all.extend(halves.iter().map(|half| Taken { starts: half.starts, ends: half.ends, by: By::Says(say.clone()) }));
    }
    all
}

/// When a room or a site does not hold the class that is asked for, those who are there at the time counted.
fn too_full(schedule: &Schedule, wanted: &Slot, whose: Whose, day: NaiveDate, half: Block) -> Vec<Taken> {
    let edges: Vec<Clock> = schedule.on(whose, day).flat_map(|slot| [slot.starts, slot.ends]).collect();
    let at = |piece: Block| {
        let slot = Slot { day, starts: piece.starts, ends: piece.ends, ..wanted.clone() };
        let found = schedule.clashes_of(&slot).into_iter().find(|it| it.rule == Rule::Seats && it.whose == whose)?;
        Some(Taken { starts: piece.starts, ends: piece.ends, by: By::Session(found) })
    };
    match whose {
        Whose::Venue(_) | Whose::FieldSite(_) => pieces(half, &edges).into_iter().filter_map(at).collect(),
        Whose::Lecturer(_) | Whose::Cohort(_) => Vec::new(),
    }
}

/// A stretch cut at these minutes.
fn pieces(whole: Block, edges: &[Clock]) -> Vec<Block> {
    let mut cuts: Vec<Clock> =
        edges.iter().copied().filter(|edge| whole.starts < *edge && *edge < whole.ends).collect();
    cuts.extend([whole.starts, whole.ends]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|cut| Block { starts: cut[0], ends: cut[1] }).collect()
}

/// What is left of a half day, in stretches of at least so many minutes.
fn left_over(half: Block, taken: &[Taken], minutes: u16) -> Vec<Block> {
    let edges: Vec<Clock> = taken.iter().flat_map(|taken| [taken.starts, taken.ends]).collect();
    let is_free = |piece: &Block| !taken.iter().any(|it| it.starts < piece.ends && piece.starts < it.ends);
    let mut free: Vec<Block> = Vec::new();
    for piece in pieces(half, &edges).into_iter().filter(is_free) {
        match free.last_mut() {
            Some(last) if last.ends == piece.starts => last.ends = piece.ends,
            _ => free.push(piece),
        }
    }
    free.retain(|block| minutes <= block.ends.minutes() - block.starts.minutes());
    free
}

/// A session that wants all that are named.
fn wanting(it: &FreeAsked, cohort: CohortId) -> Slot {
    Slot {
        session: SessionId::NEW,
        joint: None,
        cohort,
        day: it.from,
        starts: Clock::MIDNIGHT,
        ends: Clock::MIDNIGHT,
        kind: Kind::Lecture,
        topic: None,
        title: String::new(),
        lecturer: it.lecturer,
        rooms: it.venue.into_iter().collect(),
        field_site: it.field_site,
        hours: Hours::ZERO,
        elective: false,
    }
}
