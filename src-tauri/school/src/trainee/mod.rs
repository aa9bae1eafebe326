//! 学员: a person enrolled in a class, with a place on its lists.

pub mod admission;
pub mod frozen;
pub mod level;
mod order;
mod rank;
pub mod role;
pub mod substitution;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    group::GroupId,
    person::{self, Birth, Entry, IdNumber, Person, PersonId, Sex, Since},
    refusal,
    unit::{self, UnitId},
};
use frozen::RosterChange;
pub use order::{PlaceTrainee, Renumber, SortBy, SortPeople, Sorted, Unsure, place, renumber, sort};
pub use rank::words as rank_words;

id! {
    /// A trainee.
    TraineeId as "number & { readonly of: 'trainee' }"
}

record! {
    /// A place on a class's roster.
    pub struct Trainee, new NewTrainee, in "trainee" by TraineeId called "学员" {
        /// Of which class.
        cohort: CohortId,
        /// Who.
        person: PersonId,
        /// 序号 on every list of the class, counted from 1.
        number: u32,
        /// The number was given by hand: sorting the others leaves it.
        by_hand: bool,
        /// The unit that sent them.
        unit: Option<UnitId>,
        /// 职务, as it was in this class.
        post: String,
        /// 职级, as it was in this class.
        rank: String,
        /// 班长, 组长 …; 、 between them.
        role: String,
        /// 小组
        study_group: Option<GroupId>,
        /// Stays in that group when groups are formed or repaired.
        locked: bool,
        /// First day when it is not the class's own; they are not absent before.
        joined: Option<NaiveDate>,
        /// 退出日期; expected no more from that day on.
        left_on: Option<NaiveDate>,
        /// Why they left.
        left_why: String,
        /// 备注
        note: String,
    }
}

/// A line of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TraineeLine {
    /// The trainee.
    pub id: TraineeId,
    /// Who.
    pub person: PersonId,
    /// 序号
    pub number: u32,
    /// The number was given by hand: sorting the others leaves it.
    pub by_hand: bool,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<Sex>,
    /// 出生年月
    pub birth: Option<Birth>,
    /// 民族
    pub ethnicity: String,
    /// 政治面貌
    pub political: String,
    /// 全日制学历
    pub education: String,
    /// 在职学历
    pub in_service: String,
    /// 身份证号
    pub id_number: Option<IdNumber>,
    /// 手机
    pub phone: String,
    /// 单位 (in this class), by the name it had then
    pub unit: String,
    /// 职务 (in this class)
    pub post: String,
    /// 任现职时间, of the post the person has now
    pub post_since: Option<Since>,
    /// 职级 (in this class)
    pub rank: String,
    /// 任现职级时间, of the 职级 the person has now
    pub rank_since: Option<Since>,
    /// 班长, 组长 …; 、 between them.
    pub role: String,
    /// 小组
    pub study_group: Option<GroupId>,
    /// Its number: 第N组.
    pub group: Option<u32>,
    /// Stays in that group when groups are formed or repaired.
    pub locked: bool,
    /// What became of them since the roster was frozen.
    pub change: Option<RosterChange>,
    /// 换人: for whom they came, or who came for them, with the letter; empty: neither.
    pub substitution: String,
    /// First day when it is not the class's own.
    pub joined: Option<NaiveDate>,
    /// 退出日期
    pub left_on: Option<NaiveDate>,
    /// Why they left.
    pub left_why: String,
    /// 备注
    pub note: String,
}

/// Which trainee.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfTrainee {
    /// The trainee.
    pub trainee: TraineeId,
}

/// Somebody to be put on a roster.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    /// Of which class.
    pub cohort: CohortId,
    /// What is known of them.
    pub entry: Entry,
    /// First day when it is not the class's own.
    #[serde(default)]
    #[ts(optional)]
    pub joined: Option<NaiveDate>,
}

/// A trainee's line, corrected by hand.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveTrainee {
    /// Whose.
    pub trainee: TraineeId,
    /// What is true of them now; unit and post are of this class, and the person's own from now on.
    pub entry: Entry,
    /// 班长, 组长 …; 、 between them.
    pub role: String,
    /// First day when it is not the class's own.
    pub joined: Option<NaiveDate>,
}

/// A trainee who leaves before the end.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Leaving {
    /// Who.
    pub trainee: TraineeId,
    /// From which day on they are expected no more; none: they are back.
    pub on: Option<NaiveDate>,
    /// Why.
    pub why: String,
}

/// The roster of a class by 序号.
pub fn all(tx: &Read, it: OfCohort) -> Answer<Vec<TraineeLine>> {
    let mut lines = tx.rows(
        "select trainee.*, person.name, person.sex, person.birth, person.ethnicity, person.political,
                person.education, person.in_service, person.id_number, person.phone, person.post_since,
                person.rank_since, study_group.number as group_number
         from trainee_then as trainee
         join person on person.id = trainee.person
         left join study_group on study_group.id = trainee.study_group
         where trainee.cohort = ?1
         order by trainee.number, trainee.id",
        [it.cohort],
        |row| {
            Ok(TraineeLine {
                id: row.get("id")?,
                person: row.get("person")?,
                number: row.get("number")?,
                by_hand: row.get("by_hand")?,
                name: row.get("name")?,
                sex: row.get("sex")?,
                birth: row.get("birth")?,
                ethnicity: row.get("ethnicity")?,
                political: row.get("political")?,
                education: row.get("education")?,
                in_service: row.get("in_service")?,
                id_number: row.get("id_number")?,
                phone: row.get("phone")?,
                unit: row.get("unit_name")?,
                post: row.get("post")?,
                post_since: row.get("post_since")?,
                rank: row.get("rank")?,
                rank_since: row.get("rank_since")?,
                role: row.get("role")?,
                study_group: row.get("study_group")?,
                group: row.get("group_number")?,
                locked: row.get("locked")?,
                change: None,
                substitution: String::new(),
                joined: row.get("joined")?,
                left_on: row.get("left_on")?,
                left_why: row.get("left_why")?,
                note: row.get("note")?,
            })
        },
    )?;
    let substitutions = substitution::all_in(tx, it.cohort)?;
    frozen::mark(tx, it.cohort, &substitutions, &mut lines)?;
    substitution::mark(&substitutions, &mut lines);
    Ok(lines)
}

/// Puts one person on a roster.
pub fn enrol(tx: &Change, it: Enrol) -> Answer<Vec<TraineeLine>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let person = person::known_or_new(tx, &it.entry)?;
    add(tx, &cohort, person, &it.entry, it.joined)?;
    tx.say(format!("{}加入「{}」", it.entry.name.trim(), cohort.title()))?;
    all(tx, OfCohort { cohort: it.cohort })
}

/// Puts a person at the end of a roster, with the unit and post the entry gives them in this class.
pub fn add(
    tx: &Change,
    cohort: &Cohort,
    person: PersonId,
    entry: &Entry,
    joined: Option<NaiveDate>,
) -> Answer<TraineeId> {
    let there: bool =
        tx.value("select exists (select 1 from trainee where cohort = ?1 and person = ?2)", (cohort.id, person))?;
    if there {
        return Err(refusal::already_enrolled(entry.name.trim(), &cohort.title()));
    }
    let number = last_number(tx, cohort.id)? + 1;
    let unit = unit::named_or_new_on(tx, &entry.unit, cohort.starts)?;
    NewTrainee { joined, ..NewTrainee::admitted(cohort.id, person, number, unit, entry) }.insert(tx)
}

/// The last 序号 of a roster; 0 where it is empty.
fn last_number(tx: &Read, cohort: CohortId) -> Answer<u32> {
    tx.value("select coalesce(max(number), 0) from trainee where cohort = ?1", [cohort])
}

impl NewTrainee {
    /// Somebody who is there from the first day, in no group yet and with no office, as an entry has them.
    fn admitted(cohort: CohortId, person: PersonId, number: u32, unit: Option<UnitId>, entry: &Entry) -> NewTrainee {
        NewTrainee {
            cohort,
            person,
            number,
            by_hand: false,
            unit,
            post: entry.post.trim().into(),
            rank: entry.rank.trim().into(),
            role: String::new(),
            study_group: None,
            locked: false,
            joined: None,
            left_on: None,
            left_why: String::new(),
            note: entry.note.trim().into(),
        }
    }
}

/// Writes a trainee's line as it is now. Unit, post and 职级 are of this class; what is new in them is the person's own
/// from now on, what stands as it stood says nothing of today.
pub fn save(tx: &Change, it: SaveTrainee) -> Answer<Vec<TraineeLine>> {
    let before = Trainee::get(tx, it.trainee)?;
    let cohort = Cohort::get(tx, before.cohort)?;
    let known = Person::get(tx, before.person)?;
    let shown = before.unit.map(|unit| unit::name_on(tx, unit, cohort.starts)).transpose()?.unwrap_or_default();
    let mut entry = it.entry.clone();
    let unit = if entry.unit.trim() == shown {
        entry.unit =
            known.unit.map(|unit| unit::Unit::get(tx, unit)).transpose()?.map_or_else(String::new, |it| it.name);
        before.unit
    } else {
        unit::named_or_new_on(tx, &entry.unit, cohort.starts)?
    };
    if entry.post.trim() == before.post {
        entry.post = known.post;
    }
    if entry.rank.trim() == before.rank {
        entry.rank = known.rank;
    }
    let person = person::write(tx, before.person, &entry)?;
    let now = Trainee {
        unit,
        post: it.entry.post.trim().into(),
        rank: it.entry.rank.trim().into(),
        role: role::tidy(&it.role),
        joined: it.joined,
        note: it.entry.note.trim().into(),
        ..before
    };
    now.save(tx)?;
    tx.say(format!("修改了学员{}的信息", person.name))?;
    all(tx, OfCohort { cohort: now.cohort })
}

/// Notes that a trainee left (or is back); rolls already taken stay as they are.
pub fn leave(tx: &Change, it: Leaving) -> Answer<Vec<TraineeLine>> {
    let before = Trainee::get(tx, it.trainee)?;
    let name = name_of(tx, it.trainee)?;
    let now = Trainee { left_on: it.on, left_why: it.why.trim().into(), ..before };
    now.save(tx)?;
    match it.on {
        Some(day) => tx.say(format!("{name}自{}起退出", crate::calendar::month_day(day)))?,
        None => tx.say(format!("{name}恢复在训"))?,
    }
    all(tx, OfCohort { cohort: now.cohort })
}

/// Takes an entry made by mistake off the roster; one with a roll or a certificate stays.
pub fn remove(tx: &Change, it: OfTrainee) -> Answer<()> {
    let name = name_of(tx, it.trainee)?;
    for (sql, what) in [
        ("select exists (select 1 from mark where trainee = ?1)", "考勤记录"),
        ("select exists (select 1 from certificate where trainee = ?1)", "结业证书"),
    ] {
        if tx.value(sql, [it.trainee])? {
            return Err(refusal::trainee_has_record(&name, what));
        }
    }
    if let Some(other) = substitution::counterpart(tx, it.trainee)? {
        return Err(refusal::trainee_was_substituted(&name, &other));
    }
    Trainee::remove(tx, it.trainee)?;
    tx.say(format!("从名册删除了{name}"))
}

/// A trainee's name, for a sentence.
pub(crate) fn name_of(tx: &Read, trainee: TraineeId) -> Answer<String> {
    tx.row(
        "select person.name from trainee join person on person.id = trainee.person where trainee.id = ?1",
        [trainee],
        |row| row.get(0),
    )?
    .ok_or_else(|| refusal::is_gone("学员"))
}
