//! One natural person written down twice: who may be one, and making them one.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Person, PersonId, rules};
use crate::{
    Answer, Change, Everything, Read, refusal,
    setting::{self, Concern},
    trainee::{Trainee, TraineeId},
    unit::Unit,
};

/// Which people are one.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergePeople {
    /// The record that goes.
    pub from: PersonId,
    /// The record that stays; its blanks are filled from the other.
    pub into: PersonId,
}

/// Two people who are not one.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotSame {
    /// One.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
}

/// Somebody who may be one with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Namesake {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// The unit's name.
    pub unit_name: String,
    /// Classes they were enrolled in (期).
    pub classes: u32,
}

/// Two who may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Likely {
    /// The one of whom more is known; the other would be put into it.
    pub one: Namesake,
    /// The other.
    pub other: Namesake,
    /// Why: 同名，手机相同.
    pub why: String,
}

/// Pairs of which the clerk said that they are two.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Distinct {
    pairs: Vec<(PersonId, PersonId)>,
}
impl Concern for Distinct {
    const NAME: &'static str = "distinct people";
}

impl NotSame {
    fn pair(&self) -> (PersonId, PersonId) {
        (self.one.min(self.other), self.one.max(self.other))
    }
}

/// How many pairs are shown at most.
const SHOWN: usize = 200;

/// Pairs that may be one person, but those the clerk said are two.
pub fn likely(tx: &Read, _: Everything) -> Answer<Vec<Likely>> {
    let distinct: HashSet<(PersonId, PersonId)> = setting::of::<Distinct>(tx)?.pairs.into_iter().collect();
    let people = tx.rows(
        "select * from person where name in (select name from person group by name having count(*) > 1)
         order by name, id",
        [],
        Person::of_row,
    )?;
    let mut pairs = Vec::new();
    for of_one_name in people.chunk_by(|a, b| a.name == b.name) {
        for (i, one) in of_one_name.iter().enumerate() {
            for other in &of_one_name[i + 1..] {
                let why = rules::likeness(one, other);
                if why.is_empty() || distinct.contains(&(one.id, other.id)) {
                    continue;
                }
                let (one, other) = if known(other) > known(one) { (other, one) } else { (one, other) };
                let why = format!("同名，{}", why.join("，"));
                pairs.push(Likely { one: namesake(tx, one)?, other: namesake(tx, other)?, why });
                if pairs.len() == SHOWN {
                    return Ok(pairs);
                }
            }
        }
    }
    Ok(pairs)
}

fn namesake(tx: &Read, person: &Person) -> Answer<Namesake> {
    let classes = tx.value("select count(*) from trainee where person = ?1", [person.id])?;
    let unit = person.unit.map(|unit| Unit::get(tx, unit)).transpose()?;
    Ok(Namesake { unit_name: unit.map(|unit| unit.name).unwrap_or_default(), person: person.clone(), classes })
}

/// How much is known of somebody.
fn known(person: &Person) -> usize {
    let texts = [&person.phone, &person.post, &person.political, &person.education, &person.ethnicity];
    let there = texts.iter().filter(|text| !text.is_empty()).count();
    there + 10 * usize::from(person.id_number.is_some()) + usize::from(person.unit.is_some())
}

/// Notes that two who looked like one are two.
pub fn not_same(tx: &Change, it: NotSame) -> Answer<()> {
    let (one, other) = (Person::get(tx, it.one)?, Person::get(tx, it.other)?);
    let mut distinct: Distinct = setting::of(tx)?;
    if !distinct.pairs.contains(&it.pair()) {
        distinct.pairs.push(it.pair());
        setting::keep(tx, &distinct)?;
    }
    tx.say(format!("{}和{}不是同一人", place(tx, &one)?, place(tx, &other)?))
}

/// Forgets what was said of somebody who goes: their id may be given again.
pub(super) fn forget(tx: &Change, person: PersonId) -> Answer<()> {
    let mut distinct: Distinct = setting::of(tx)?;
    let before = distinct.pairs.len();
    distinct.pairs.retain(|(one, other)| *one != person && *other != person);
    if distinct.pairs.len() < before { setting::keep(tx, &distinct) } else { Ok(()) }
}

/// 张三（县财政局）
fn place(tx: &Read, person: &Person) -> Answer<String> {
    let unit = person.unit.map(|unit| Unit::get(tx, unit)).transpose()?;
    Ok(unit.map_or_else(|| person.name.clone(), |unit| format!("{}（{}）", person.name, unit.name)))
}

/// Makes two records of one person one.
pub fn merge(tx: &Change, it: MergePeople) -> Answer<Person> {
    let (from, into) = (Person::get(tx, it.from)?, Person::get(tx, it.into)?);
    if from.id == into.id {
        return Err(refusal::one_and_the_same("into", "人", &from.name));
    }
    if let (Some(one), Some(other)) = (&from.id_number, &into.id_number)
        && one != other
    {
        return Err(refusal::other_id_number(&from.name, &into.name));
    }
    for (title, theirs, ours) in tx.rows(
        "select iif(cohort.number is null, '', '第' || cohort.number || '期') || cohort.name, theirs.id, ours.id
         from trainee as theirs
         join trainee as ours on ours.cohort = theirs.cohort and ours.person = ?2
         join cohort          on cohort.id = theirs.cohort
         where theirs.person = ?1",
        (from.id, into.id),
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, TraineeId>(1)?, row.get::<_, TraineeId>(2)?)),
    )? {
        match (has_record(tx, theirs)?, has_record(tx, ours)?) {
            (false, _) => Trainee::remove(tx, theirs)?,
            (true, false) => Trainee::remove(tx, ours)?,
            (true, true) => return Err(refusal::both_on_one_roster(&from.name, &title)),
        }
    }
    let classes = tx.run("update trainee set person = ?2 where person = ?1", (from.id, into.id))?;
    tx.run(
        "update person_tag set person = ?2
         where person = ?1
           and not exists (select 1 from person_tag as same
                            where same.person = ?2 and same.tag = person_tag.tag and same.since is person_tag.since)",
        (from.id, into.id),
    )?;
    let merged = filled(into, from.clone());
    forget(tx, from.id)?;
    // First the one that goes: an ID number stands once.
    Person::remove(tx, from.id)?;
    merged.save(tx)?;
    tx.say(format!("{}的两条记录合并成一人，{classes}个班次归到一起", merged.name))?;
    Ok(merged)
}

/// Whether a class knows more of a trainee than that they are on its roster.
fn has_record(tx: &Read, trainee: TraineeId) -> Answer<bool> {
    tx.value(
        "select exists (select 1 from mark where trainee = ?1)
             or exists (select 1 from certificate where trainee = ?1)
             or exists (select 1 from completion where trainee = ?1)
             or exists (select 1 from substitution where ?1 in (leaves, comes))",
        [trainee],
    )
}

/// What is known of the one, and of the other where the one is blank.
fn filled(into: Person, from: Person) -> Person {
    let text = |ours: String, theirs: String| if ours.is_empty() { theirs } else { ours };
    // Since when is of one post: the other's day says nothing of another post.
    let same_post = into.post.is_empty() || into.post == from.post;
    let same_rank = into.rank.is_empty() || into.rank == from.rank;
    let id_number = into.id_number.or(from.id_number);
    let by_number = id_number.as_ref().map(|number| (number.sex(), number.birth()));
    Person {
        id: into.id,
        sex: by_number.map(|it| it.0).or(into.sex).or(from.sex),
        birth: by_number.map(|it| it.1).or(into.birth).or(from.birth),
        ethnicity: text(into.ethnicity, from.ethnicity),
        political: text(into.political, from.political),
        education: text(into.education, from.education),
        in_service: text(into.in_service, from.in_service),
        phone: text(into.phone, from.phone),
        unit: into.unit.or(from.unit),
        post_since: into.post_since.or(from.post_since.filter(|_| same_post)),
        post: text(into.post, from.post),
        rank_since: into.rank_since.or(from.rank_since.filter(|_| same_rank)),
        rank: text(into.rank, from.rank),
        note: text(into.note, from.note),
        name: into.name,
        id_number,
    }
}
