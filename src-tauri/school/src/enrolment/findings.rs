//! What the check finds: of units, of lines that repeat, of other classes, of conditions, of what is lacking.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Eligibility, Finding, FindingKind,
    rules::{self, Candidate, Stay, Traits},
};
use crate::{
    Answer, Read, calendar,
    cohort::{self, Cohort, CohortId},
    person::{Birth, PersonId},
    quota::{Answering, QuotaLine},
    trainee::TraineeId,
    unit::UnitId,
};

/// Somebody on the roster who has not left.
pub(super) struct Enrolled {
    trainee: TraineeId,
    person: PersonId,
    number: u32,
    name: String,
    /// Whose places they take.
    unit: Option<UnitId>,
    unit_name: String,
    birth: Option<Birth>,
    has_id_number: bool,
    phone: String,
    post: String,
    rank: String,
    joined: Option<NaiveDate>,
}

impl Enrolled {
    fn traits(&self) -> Traits<'_> {
        Traits { birth: self.birth, phone: &self.phone }
    }
    fn finding(&self, kind: FindingKind, say: String, ground: String) -> Finding {
        Finding {
            kind,
            unit: self.unit,
            unit_name: self.unit_name.clone(),
            trainee: Some(self.trainee),
            name: self.name.clone(),
            other: None,
            cohort: None,
            people: 1,
            say,
            ground,
        }
    }
}

/// The roster by 序号, without those who have left.
pub(super) fn enrolled(tx: &Read, cohort: &Cohort) -> Answer<Vec<Enrolled>> {
    let answering = Answering::of(tx, cohort.id)?;
    tx.rows(
        "select trainee.id, trainee.person, trainee.number, person.name, trainee.unit, trainee.unit_name,
                person.birth, person.id_number is not null as has_id_number, person.phone,
                iif(trainee.post = '', person.post, trainee.post) as post,
                iif(trainee.rank = '', person.rank, trainee.rank) as rank, trainee.joined
         from trainee_then as trainee
         join person on person.id = trainee.person
         where trainee.cohort = ?1 and trainee.left_on is null
         order by trainee.number, trainee.id",
        [cohort.id],
        |row| {
            Ok(Enrolled {
                trainee: row.get("id")?,
                person: row.get("person")?,
                number: row.get("number")?,
                name: row.get("name")?,
                unit: row.get::<_, Option<UnitId>>("unit")?.map(|unit| answering.unit(unit)),
                unit_name: row.get("unit_name")?,
                birth: row.get("birth")?,
                has_id_number: row.get("has_id_number")?,
                phone: row.get("phone")?,
                post: row.get("post")?,
                rank: row.get("rank")?,
                joined: row.get("joined")?,
            })
        },
    )
}

/// 缺, 未报, 超; with those who came from the unit to the last class of the name.
pub(super) fn of_units(tx: &Read, cohort: &Cohort, lines: &[QuotaLine]) -> Answer<Vec<Finding>> {
    let last_time = last_time(tx, cohort)?;
    let findings = lines.iter().filter_map(|line| {
        let QuotaLine { name, places, enrolled, missing, over, .. } = line;
        let ground = match last_time.as_ref().and_then(|(title, by_unit)| Some((title, by_unit.get(&line.unit)?))) {
            Some((title, names)) => format!("{title}该单位参训：{}", names.join("、")),
            None => String::new(),
        };
        if *missing > 0 && *enrolled == 0 {
            let say = format!("{name}名额{places}人，还没有报名");
            Some(Finding::of_unit(FindingKind::Nobody, line, *missing, say, ground))
        } else if *missing > 0 {
            let say = format!("{name}名额{places}人，已报{enrolled}人，缺{missing}人");
            Some(Finding::of_unit(FindingKind::Missing, line, *missing, say, ground))
        } else if *over > 0 {
            let say = match places {
                0 => format!("{name}没有名额，报了{enrolled}人"),
                places => format!("{name}名额{places}人，报了{enrolled}人，超{over}人"),
            };
            Some(Finding::of_unit(FindingKind::Over, line, *over, say, String::new()))
        } else {
            None
        }
    });
    Ok(findings.collect())
}

/// The last class of the same name, by its title, and who came from each unit.
type LastTime = (String, HashMap<UnitId, Vec<String>>);

fn last_time(tx: &Read, cohort: &Cohort) -> Answer<Option<LastTime>> {
    let last = tx.row(
        "select * from cohort where name = ?1 and starts < ?2 and id <> ?3 order by starts desc, id desc limit 1",
        (&cohort.name, cohort.starts, cohort.id),
        Cohort::of_row,
    )?;
    let Some(last) = last else { return Ok(None) };
    let names: Vec<(UnitId, String)> = tx.rows(
        "select trainee.unit, person.name from trainee join person on person.id = trainee.person
         where trainee.cohort = ?1 and trainee.unit is not null and trainee.left_on is null
         order by trainee.number, trainee.id",
        [last.id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut by_unit: HashMap<UnitId, Vec<String>> = HashMap::new();
    for (unit, name) in names {
        by_unit.entry(unit).or_default().push(name);
    }
    let title =
        if last.number == cohort.number { calendar::full_date(last.starts) + "开班的一期" } else { last.title() };
    Ok(Some((title, by_unit)))
}

/// 重复: two lines of one name that may be one person.
pub(super) fn twice(people: &[Enrolled]) -> Vec<Finding> {
    let mut by_name: HashMap<&str, Vec<&Enrolled>> = HashMap::new();
    let mut findings = Vec::new();
    for it in people {
        let namesakes = by_name.entry(&it.name).or_default();
        for &other in namesakes.iter() {
            let why = rules::may_be_one(it.traits(), other.traits());
            if let Some(why) = why {
                let at = |it: &Enrolled| match it.unit_name.as_str() {
                    "" => format!("第{}号", it.number),
                    unit => format!("第{}号，{unit}", it.number),
                };
                let say = format!("{}（{}）与{}（{}）可能是同一人", it.name, at(it), other.name, at(other));
                findings.push(Finding { other: Some(other.trainee), ..it.finding(FindingKind::Twice, say, why) });
            }
        }
        namesakes.push(it);
    }
    findings
}

/// One stay of somebody in another class.
struct Elsewhere {
    cohort: CohortId,
    title: String,
    starts: NaiveDate,
    ends: NaiveDate,
    stay: Stay,
    left: bool,
    same_name: bool,
}

/// 在训冲突 and 近年已训.
pub(super) fn elsewhere(
    tx: &Read,
    cohort: &Cohort,
    eligibility: &Eligibility,
    people: &[Enrolled],
) -> Answer<Vec<Finding>> {
    let since = eligibility.since(cohort);
    let stays = stays(tx, cohort, since.unwrap_or(cohort.starts))?;
    let mut findings = Vec::new();
    for it in people {
        let Some(stays) = stays.get(&it.person) else { continue };
        let mine = Stay::of(cohort.starts, cohort.ends, it.joined, None);
        let clashes: Vec<_> = stays.iter().filter_map(|other| Some((other, mine.common(other.stay)?))).collect();
        if let Some((last, _)) = clashes.last() {
            let said: Vec<String> = clashes
                .iter()
                .map(|(other, _)| format!("「{}」（{}）", other.title, calendar::span(other.starts, other.ends)))
                .collect();
            let days: Vec<String> = clashes.iter().map(|(_, (from, to))| calendar::span(*from, *to)).collect();
            let say = format!("{}同时报了{}", it.name, said.join("和"));
            let ground = format!("本班{}；重叠：{}", calendar::span(cohort.starts, cohort.ends), days.join("、"));
            findings.push(Finding { cohort: Some(last.cohort), ..it.finding(FindingKind::Clash, say, ground) });
        }
        let Some(since) = since else { continue };
        let trained: Vec<&Elsewhere> = stays
            .iter()
            .filter(|other| since <= other.ends && other.ends < cohort.starts && !other.left)
            .filter(|other| !eligibility.same_name || other.same_name)
            .collect();
        if let Some(last) = trained.last() {
            let said: Vec<String> = trained
                .iter()
                .map(|other| format!("「{}」（{}）", other.title, calendar::span(other.starts, other.ends)))
                .collect();
            let say = format!("{}参加过{}", it.name, said.join("、"));
            let only = if eligibility.same_name { "同名班次" } else { "" };
            let ground = format!("参训条件：剔除近{}年{only}已训", eligibility.years);
            findings.push(Finding { cohort: Some(last.cohort), ..it.finding(FindingKind::Trained, say, ground) });
        }
    }
    Ok(findings)
}

/// Where else the people of a class are or were since a day, the earlier first.
fn stays(tx: &Read, cohort: &Cohort, since: NaiveDate) -> Answer<HashMap<PersonId, Vec<Elsewhere>>> {
    let rows = tx.rows(
        "select mine.person, theirs.id, theirs.number, theirs.name, theirs.starts, theirs.ends, other.joined, other.left_on
         from trainee as mine
         join trainee as other on other.person = mine.person and other.cohort <> mine.cohort
         join cohort as theirs on theirs.id = other.cohort
         where mine.cohort = ?1 and mine.left_on is null and ?2 <= theirs.ends and theirs.starts <= ?3
         order by theirs.starts, theirs.id",
        (cohort.id, since, cohort.ends),
        |row| {
            let (starts, ends) = (row.get("starts")?, row.get("ends")?);
            let left_on: Option<NaiveDate> = row.get("left_on")?;
            let name: String = row.get("name")?;
            let elsewhere = Elsewhere {
                cohort: row.get("id")?,
                title: cohort::rules::title(row.get("number")?, &name),
                starts,
                ends,
                stay: Stay::of(starts, ends, row.get("joined")?, left_on),
                left: left_on.is_some(),
                same_name: name == cohort.name,
            };
            Ok((row.get("person")?, elsewhere))
        },
    )?;
    let mut stays: HashMap<PersonId, Vec<Elsewhere>> = HashMap::new();
    for (person, stay) in rows {
        stays.entry(person).or_default().push(stay);
    }
    Ok(stays)
}

/// 资格存疑 and 级别未写明.
pub(super) fn conditions(
    tx: &Read,
    cohort: &Cohort,
    eligibility: &Eligibility,
    people: &[Enrolled],
) -> Answer<Vec<Finding>> {
    let tags = tags(tx, cohort)?;
    let mut findings = Vec::new();
    for it in people {
        let tags = tags.get(&it.person).map(Vec::as_slice).unwrap_or_default();
        let candidate = Candidate { birth: it.birth, post: &it.post, rank: &it.rank, tags };
        let breaches = rules::breaches(&candidate, eligibility, cohort.starts);
        if !breaches.is_empty() {
            let say: Vec<&str> = breaches.iter().map(|breach| breach.say.as_str()).collect();
            let ground: Vec<&str> = breaches.iter().map(|breach| breach.ground.as_str()).collect();
            let say = format!("{}{}", it.name, say.join("、"));
            findings.push(it.finding(FindingKind::Doubtful, say, ground.join("；")));
        }
        if let Some(unstated) = rules::unstated(&candidate, eligibility) {
            let say = format!("{}{}", it.name, unstated.say);
            findings.push(it.finding(FindingKind::Unstated, say, unstated.ground));
        }
    }
    Ok(findings)
}

/// The tags that people of a class have on its first day.
fn tags(tx: &Read, cohort: &Cohort) -> Answer<HashMap<PersonId, Vec<String>>> {
    let rows: Vec<(PersonId, String)> = tx.rows(
        "select person_tag.person, person_tag.tag
         from trainee join person_tag on person_tag.person = trainee.person
         where trainee.cohort = ?1
           and (since is null or since <= ?2) and (until is null or ?2 < until)
         order by person_tag.id",
        (cohort.id, cohort.starts),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut tags: HashMap<PersonId, Vec<String>> = HashMap::new();
    for (person, tag) in rows {
        tags.entry(person).or_default().push(tag);
    }
    Ok(tags)
}

/// 信息不全: without these nobody is known again, called or let into a certificate.
pub(super) fn incomplete(tx: &Read, cohort: &Cohort, people: &[Enrolled]) -> Answer<Vec<Finding>> {
    let sent = sent_numbers(tx, cohort)?;
    let mut findings = Vec::new();
    for it in people {
        let mut said = Vec::new();
        let mut ground = "名册上没有填写";
        let mut lacks: Vec<&str> = Vec::new();
        if !it.has_id_number {
            match sent.get(&it.trainee).and_then(|written| rules::fault(written)) {
                Some(fault) => {
                    said.push(format!("{}的身份证号有误（{fault}）", it.name));
                    ground = "单位报来的表上这样写，没有录入";
                }
                None => lacks.push("身份证号"),
            }
        }
        lacks.extend(it.phone.is_empty().then_some("手机号"));
        lacks.extend(it.unit.is_none().then_some("单位"));
        if !lacks.is_empty() {
            said.push(format!("{}缺{}", it.name, lacks.join("、")));
        }
        if !said.is_empty() {
            findings.push(it.finding(FindingKind::Incomplete, said.join("，"), ground.into()));
        }
    }
    Ok(findings)
}

/// What the units' files say where no ID number could be taken in; the newest file speaks.
fn sent_numbers(tx: &Read, cohort: &Cohort) -> Answer<HashMap<TraineeId, String>> {
    let numbers = tx.rows(
        r#"select intake_line.trainee, coalesce(said ->> '$."身份证号".r', said ->> '$."身份证号".v') as written
           from trainee
           join person      on person.id = trainee.person and person.id_number is null
           join intake_line on intake_line.trainee = trainee.id
           where trainee.cohort = ?1 and written is not null
           order by intake_line.id"#,
        [cohort.id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(numbers.into_iter().collect())
}
