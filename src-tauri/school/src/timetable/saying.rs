//! What was found, in one sentence each: who, when, in which class, what.

use std::collections::{HashMap, HashSet};

use rusqlite::types::FromSql;
use serde::Serialize;

use super::{
    SessionId,
    clash::Clash,
    facts::list,
    in_marks,
    kept::{self, Kept},
    quoted,
    rules::{Event, Found, Rule, Schedule, Slot, Whose},
};
use crate::{
    Answer, Hours, Read,
    calendar::{holidays::DayKind, month_day, weekday},
    cohort::{self, CohortId},
    field_site::FieldSiteId,
    lecturer::LecturerId,
    person::PersonId,
    topic::TopicId,
    venue::VenueId,
};

/// More names than this are counted, not said.
const NAMED: usize = 3;

/// Clashes in one sentence each, as the class `speaker` says them; none: as every session's own class does.
pub fn say(tx: &Read, schedule: &Schedule, found: &[Found], speaker: Option<CohortId>) -> Answer<Vec<Clash>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(tx, schedule, found, speaker)?;
    let kept = kept::all(tx)?;
    Ok(found.iter().filter_map(|it| names.clash(schedule, it, &kept)).collect())
}

/// The names of all that something was found about.
pub struct Names {
    speaker: Option<CohortId>,
    lecturers: HashMap<LecturerId, String>,
    venues: HashMap<VenueId, String>,
    sites: HashMap<FieldSiteId, String>,
    cohorts: HashMap<CohortId, String>,
    topics: HashMap<TopicId, String>,
    people: HashMap<PersonId, String>,
}

impl Names {
    /// Reads the names that the sentences of these clashes need, as the class `speaker` says them; none: as every
    /// session's own class does. The sessions they are about must be in the schedule.
    pub fn of(tx: &Read, schedule: &Schedule, found: &[Found], speaker: Option<CohortId>) -> Answer<Names> {
        let sides = found.iter().flat_map(|it| [Some(it.session), it.other]).flatten();
        let slots: Vec<&Slot> =
            sides.collect::<HashSet<_>>().into_iter().filter_map(|session| schedule.get(session)).collect();
        let mut lecturers: HashSet<LecturerId> = slots.iter().filter_map(|slot| slot.lecturer).collect();
        let mut people = HashSet::new();
        for it in found {
            let Some(slot) = schedule.get(it.session) else { continue };
            match (it.rule, slot.topic) {
                (Rule::Teaches, Some(topic)) => lecturers.extend(teachers(schedule, topic)),
                (Rule::Trainee, _) => people.extend(shared(schedule, slot, it).take(NAMED)),
                _ => {}
            }
        }
        Ok(Names {
            speaker,
            lecturers: names(tx, "lecturer", lecturers)?,
            venues: names(tx, "venue", slots.iter().flat_map(|slot| slot.rooms.iter().copied()))?,
            sites: names(tx, "field_site", slots.iter().filter_map(|slot| slot.field_site))?,
            topics: names(tx, "topic", slots.iter().filter_map(|slot| slot.topic))?,
            people: names(tx, "person", people)?,
            cohorts: titles(tx, slots.iter().map(|slot| slot.cohort))?,
        })
    }

    pub(super) fn clash(&self, schedule: &Schedule, it: &Found, kept: &[Kept]) -> Option<Clash> {
        let written = |session: &SessionId| *session > SessionId::NEW;
        Some(Clash {
            rule: it.rule,
            severity: it.severity,
            session: Some(it.session).filter(written),
            other: it.other.filter(written),
            say: self.sentence(schedule, it)?,
            authority: authority(schedule, it.rule),
            kept: kept.iter().find(|kept| kept.is_of(it)).map(|kept| kept.reason.clone()),
        })
    }

    /// `本班`, or the class itself when it is another one's that sits in.
    fn own(&self, slot: &Slot) -> String {
        match self.speaker {
            Some(speaker) if speaker != slot.cohort => format!("「{}」", of(&self.cohorts, slot.cohort)),
            _ => "本班".into(),
        }
    }

    /// The sentence of a clash; none when one of its sessions is not known.
    pub fn sentence(&self, schedule: &Schedule, it: &Found) -> Option<String> {
        let slot = schedule.get(it.session)?;
        let other = it.other.and_then(|session| schedule.get(session));
        let own = self.own(slot);
        let facts = schedule.facts();
        let class = facts.classes.get(&slot.cohort);
        Some(match it.rule {
            Rule::Lecturer => {
                let other = other?;
                format!(
                    "{} {} 在{}有课：{}",
                    self.whose(it),
                    when(other),
                    self.classes(schedule, other),
                    self.title(other)
                )
            }
            Rule::Venue => {
                let other = other?;
                format!(
                    "{} {} 已由{}使用：{}",
                    self.whose(it),
                    when(other),
                    self.classes(schedule, other),
                    self.title(other)
                )
            }
            Rule::Class => {
                let other = other?;
                format!("{own} {} 已有课：{}", when(other), self.title(other))
            }
            Rule::Trainee => {
                let other = other?;
                let people: Vec<&str> = shared(schedule, slot, it).take(NAMED).map(|id| of(&self.people, id)).collect();
                let and = if it.count as usize > people.len() { format!("等{}人", it.count) } else { String::new() };
                let (who, class) = (people.join("、"), self.classes(schedule, other));
                format!("{who}{and} {} 在{class}有课：{}", when(other), self.title(other))
            }
            Rule::Seats => match slot.field_site.filter(|site| it.whose == Whose::FieldSite(*site)) {
                Some(site) => {
                    let also = match other {
                        Some(other) => format!("，连同{}", self.classes(schedule, other)),
                        None => String::new(),
                    };
                    let (site, more) = (of(&self.sites, site), it.count - it.of);
                    format!("{site} 一次可接待{}人{also}共{}人，多{more}人", it.of, it.count)
                }
                None if facts.is_in_groups(slot) => {
                    format!("{} {}座，一组有{}人，差{}座", self.whose(it), it.of, it.count, it.count - it.of)
                }
                None => {
                    let rooms: Vec<&str> = slot.rooms.iter().map(|room| of(&self.venues, *room)).collect();
                    let all = if rooms.len() > 1 { "共" } else { "" };
                    let people = match slot.event() {
                        Event::Joint(_) => format!("合班共{}人", it.count),
                        Event::Alone(_) => format!("{own}{}人", it.count),
                    };
                    format!("{} {all}{}座，{people}，差{}座", rooms.join("、"), it.of, it.count - it.of)
                }
            },
            Rule::Availability => {
                facts.availability.get(&it.whose.owner()?)?.stands_in_the_way(slot.day, slot.starts, slot.ends)?
            }
            Rule::DayOff => match facts.holidays.on(slot.day) {
                DayKind::Holiday(name) => format!("{}{name}放假", date(slot)),
                _ => format!("{}是周末", date(slot)),
            },
            Rule::HalfDay => {
                let half = match slot.halves().collect::<Vec<_>>()[..] {
                    [half] => half.word(),
                    _ => "半天",
                };
                let hours = |hundredths: u32| Hours(i32::try_from(hundredths).unwrap_or(i32::MAX));
                let (given, allowed) = (hours(it.count), hours(it.of));
                format!("{} {}{half}共{given}学时，超过{allowed}学时", self.whose(it), date(slot))
            }
            Rule::Travel => match other {
                Some(other) => {
                    let (before, after) = if (slot.starts, slot.session) < (other.starts, other.session) {
                        (slot, other)
                    } else {
                        (other, slot)
                    };
                    let who = if matches!(it.whose, Whose::Cohort(_)) { &own } else { self.whose(it) };
                    format!(
                        "{who} {}从{}到{}路上要{}分钟，{}结束、{}开始，中间只有{}分钟",
                        date(slot),
                        self.place(before),
                        self.place(after),
                        it.count,
                        before.ends,
                        after.starts,
                        it.of
                    )
                }
                None => format!("{own} {}在{}异地教学，不在校内", date(slot), class?.away_on(slot.day)?),
            },
            Rule::Teaches => {
                let topic = slot.topic?;
                let teachers: Vec<&str> = teachers(schedule, topic).map(|id| of(&self.lecturers, id)).collect();
                let and = if teachers.len() > NAMED { format!("等{}人", teachers.len()) } else { String::new() };
                let who = teachers[..teachers.len().min(NAMED)].join("、");
                format!("{}由{who}{and}讲授，其中没有{}", in_marks(of(&self.topics, topic)), self.whose(it))
            }
            Rule::Twice => {
                let other = other?;
                format!("{own} {} 已有同一专题：{}", when(other), self.title(other))
            }
            Rule::Heard => {
                let (topic, years) = (in_marks(of(&self.topics, slot.topic?)), facts.rules.heard_years.figure);
                format!("{own}{}人中有{}人近{years}年听过{topic}", it.of, it.count)
            }
            Rule::OutsideClass => match class? {
                class if class.phases.is_empty() => {
                    let days = format!("{}至{}", month_day(class.starts), month_day(class.ends));
                    format!("{}不在{own}的培训日期内（{days}）", date(slot))
                }
                _ => format!("{}不在{own}的集中学习阶段内", date(slot)),
            },
        })
    }

    fn whose(&self, it: &Found) -> &str {
        match it.whose {
            Whose::Lecturer(id) => of(&self.lecturers, id),
            Whose::Venue(id) => of(&self.venues, id),
            Whose::FieldSite(id) => of(&self.sites, id),
            Whose::Cohort(id) => of(&self.cohorts, id),
        }
    }

    /// `「第3期科级干部进修班」`, and of 合班 how many there are.
    fn classes(&self, schedule: &Schedule, slot: &Slot) -> String {
        let title = of(&self.cohorts, slot.cohort);
        match schedule.members(slot.event()).len() {
            0 | 1 => format!("「{title}」"),
            classes => format!("「{title}」等{classes}个班"),
        }
    }

    /// `《县情讲座》`, `开班式`
    pub fn title(&self, slot: &Slot) -> String {
        let title = match slot.topic {
            Some(topic) => of(&self.topics, topic),
            None if slot.title.is_empty() => slot.kind.word(),
            None => &slot.title,
        };
        quoted(title, slot.kind)
    }

    fn place(&self, slot: &Slot) -> &str {
        match (slot.field_site, slot.rooms.first()) {
            (Some(site), _) => of(&self.sites, site),
            (None, Some(room)) => of(&self.venues, *room),
            (None, None) => "学校",
        }
    }
}

fn authority(schedule: &Schedule, rule: Rule) -> String {
    let rules = &schedule.facts().rules;
    match rule {
        Rule::HalfDay => rules.half_day.authority.clone(),
        Rule::Heard => rules.heard_years.authority.clone(),
        Rule::DayOff => "《全国年节及纪念日放假办法》和国务院办公厅每年的放假安排".into(),
        _ => String::new(),
    }
}

/// `3月9日（周一）14:30–17:30`
fn when(slot: &Slot) -> String {
    format!("{}{}–{}", date(slot), slot.starts, slot.ends)
}

/// `3月9日（周一）`
fn date(slot: &Slot) -> String {
    format!("{}（周{}）", month_day(slot.day), weekday(slot.day))
}

fn teachers(schedule: &Schedule, topic: TopicId) -> impl Iterator<Item = LecturerId> {
    schedule.facts().teaches.get(&topic).into_iter().flatten().copied()
}

/// Who of a class sits in the other one as well.
fn shared<'a>(schedule: &'a Schedule, slot: &Slot, it: &Found) -> impl Iterator<Item = PersonId> + 'a {
    let day = slot.day;
    let class = schedule.facts().classes.get(&slot.cohort);
    let cohort = match it.whose {
        Whose::Cohort(cohort) => cohort,
        _ => slot.cohort,
    };
    class.into_iter().flat_map(move |class| class.shares(cohort, day))
}

fn of<Id: Eq + std::hash::Hash>(names: &HashMap<Id, String>, id: Id) -> &str {
    names.get(&id).map_or("", String::as_str)
}

fn names<Id>(tx: &Read, table: &str, ids: impl IntoIterator<Item = Id>) -> Answer<HashMap<Id, String>>
where
    Id: Eq + std::hash::Hash + Serialize + FromSql,
{
    let ids: HashSet<Id> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!("select id, name from {table} where id in (select value from json_each(?1))");
    Ok(tx.rows(&sql, [list(ids)?], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

fn titles(tx: &Read, ids: impl IntoIterator<Item = CohortId>) -> Answer<HashMap<CohortId, String>> {
    let ids: HashSet<CohortId> = ids.into_iter().collect();
    let sql = "select id, number, name from cohort where id in (select value from json_each(?1))";
    let titles = tx.rows(sql, [list(ids)?], |row| {
        Ok((row.get(0)?, cohort::rules::title(row.get(1)?, &row.get::<_, String>(2)?)))
    })?;
    Ok(titles.into_iter().collect())
}
