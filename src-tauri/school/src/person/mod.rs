//! 人员: one natural person, across classes and years.

pub mod birth;
mod check;
mod file;
pub mod id_number;
pub mod rules;
mod same;
mod since;
pub mod tables;
mod tag;
mod words;

use rusqlite::params;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read, refusal, search,
    unit::{self, UnitId},
};
pub use birth::Birth;
pub use check::{CheckIdNumber, IdNumberSaid, IdVerdict, check_id_number};
pub use file::{OfPerson, PersonClass, PersonFile, of};
pub use id_number::IdNumber;
use rules::{Traits, may_be_one};
pub use same::{Likely, MergePeople, Namesake, NotSame, likely, merge, not_same};
pub use since::Since;
pub use tables::Sex;
pub use tag::{NewPersonTag, OfPersonTag, PersonTag, PersonTagId, TagPerson, add as tag, remove as untag};
pub use words::{Word, WordLists, word_lists};

id! {
    /// A person.
    PersonId as "number & { readonly of: 'person' }"
}

record! {
    /// A person in the register.
    pub struct Person, new NewPerson, in "person" by PersonId called "人员" {
        /// Without inner spaces; 张　三 is spaced on paper only.
        name: String,
        /// None: not known.
        sex: Option<Sex>,
        /// To the month or to the day.
        birth: Option<Birth>,
        /// 汉族
        ethnicity: String,
        /// 政治面貌: 中共党员
        political: String,
        /// 全日制学历
        education: String,
        /// 在职学历
        in_service: String,
        /// By which one person is known across files and years.
        id_number: Option<IdNumber>,
        /// Mobile phone.
        phone: String,
        /// Where the person works now.
        unit: Option<UnitId>,
        /// 职务
        post: String,
        /// 任现职时间
        post_since: Option<Since>,
        /// 职级
        rank: String,
        /// 任现职级时间
        rank_since: Option<Since>,
        /// Anything else.
        note: String,
    }
}

/// What a form or a roster says of one person: the words, not yet compared with the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    /// 姓名
    pub name: String,
    /// 性别; left out, as the ID number says.
    pub sex: Option<Sex>,
    /// 出生年月; left out, as the ID number says.
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
    /// 单位, by name; entered in the register when it is new.
    pub unit: String,
    /// 职务
    pub post: String,
    /// 任现职时间
    pub post_since: Option<Since>,
    /// 职级
    pub rank: String,
    /// 任现职级时间
    pub rank_since: Option<Since>,
    /// 备注
    pub note: String,
}

/// Finds the person an entry speaks of (by ID number, else by name and unit) and brings what is known of them up to
/// date, or enters a new one.
pub fn known_or_new(tx: &Change, entry: &Entry) -> Answer<PersonId> {
    let unit = unit::named_or_new(tx, &entry.unit)?;
    match find(tx, entry, unit)? {
        Some(person) => bring_up_to_date(tx, person, entry),
        None => enter(tx, entry),
    }
}

/// Enters a person as new.
pub fn enter(tx: &Change, entry: &Entry) -> Answer<PersonId> {
    let unit = unit::named_or_new(tx, &entry.unit)?;
    enter_of(tx, entry, unit)
}

/// The same where the unit is known already.
pub(crate) fn enter_of(tx: &Change, entry: &Entry, unit: Option<UnitId>) -> Answer<PersonId> {
    newcomer(entry, unit)?.insert(tx)
}

/// Somebody the register does not know yet, as an entry has them.
pub(crate) fn newcomer(entry: &Entry, unit: Option<UnitId>) -> Answer<NewPerson> {
    told(entry, unit, None)
}

/// Brings a person up to date with an entry; what the entry leaves blank stays as it was.
pub fn bring_up_to_date(tx: &Change, id: PersonId, entry: &Entry) -> Answer<PersonId> {
    let before = Person::get(tx, id)?;
    let unit = unit::named_or_new(tx, &entry.unit)?;
    told(entry, unit, Some(&before))?.with_id(id).save(tx)?;
    Ok(id)
}

/// What is known of a person once an entry has spoken; `unit` is the entry's.
fn told(entry: &Entry, unit: Option<UnitId>, before: Option<&Person>) -> Answer<NewPerson> {
    let name = entry.name.trim();
    if name.is_empty() {
        return Err(refusal::is_empty("name", "姓名"));
    }
    let id_number = entry.id_number.clone().or_else(|| before.and_then(|person| person.id_number.clone()));
    let text = |now: &str, was: fn(&Person) -> &String| match now.trim() {
        "" => before.map(was).cloned().unwrap_or_default(),
        now => now.to_owned(),
    };
    // Since when is of one post: a new post without its own day has none, rather than the old one's.
    let since = |now: &str, day: Option<Since>, was: fn(&Person) -> (&String, Option<Since>)| match before.map(was) {
        Some((post, known)) if now.trim().is_empty() || now.trim() == post => day.or(known),
        _ => day,
    };
    let by_number = |number: &IdNumber| (number.sex(), number.birth());
    let (sex, birth) = id_number.as_ref().map(by_number).unzip();
    Ok(NewPerson {
        name: name.into(),
        sex: sex.or(entry.sex).or_else(|| before.and_then(|person| person.sex)),
        birth: birth.or(entry.birth).or_else(|| before.and_then(|person| person.birth)),
        ethnicity: text(tables::in_words(tables::ethnicity, &entry.ethnicity), |person| &person.ethnicity),
        political: text(tables::in_words(tables::political, &entry.political), |person| &person.political),
        education: text(tables::in_words(tables::education, &entry.education), |person| &person.education),
        in_service: text(tables::in_words(tables::education, &entry.in_service), |person| &person.in_service),
        phone: text(&entry.phone, |person| &person.phone),
        unit: unit.or_else(|| before.and_then(|person| person.unit)),
        post: text(&entry.post, |person| &person.post),
        post_since: since(&entry.post, entry.post_since, |person| (&person.post, person.post_since)),
        rank: text(&entry.rank, |person| &person.rank),
        rank_since: since(&entry.rank, entry.rank_since, |person| (&person.rank, person.rank_since)),
        note: before.map(|person| person.note.clone()).unwrap_or_default(),
        id_number,
    })
}

/// The person an entry speaks of: the same ID number, or else the same name in the same unit with nothing that
/// says otherwise (another ID number, another birth).
fn find(tx: &Read, entry: &Entry, unit: Option<UnitId>) -> Answer<Option<PersonId>> {
    if let Some(id_number) = &entry.id_number {
        let same = tx.row("select id from person where id_number = ?1", [id_number], |row| row.get(0))?;
        if same.is_some() {
            return Ok(same);
        }
    }
    let namesakes = tx.rows(
        "select * from person where name = ?1 and unit is ?2 order by id",
        params![entry.name.trim(), unit],
        Person::of_row,
    )?;
    Ok(namesakes.into_iter().find(|person| may_be_one(person.traits(), entry.traits())).map(|person| person.id))
}

impl Person {
    fn traits(&self) -> Traits<'_> {
        Traits { id_number: self.id_number.as_ref(), birth: self.birth }
    }
}

impl Entry {
    /// What tells the person it speaks of from a namesake.
    pub fn traits(&self) -> Traits<'_> {
        Traits { id_number: self.id_number.as_ref(), birth: self.birth }
    }
}

/// Whom to look for.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleAsked {
    /// Part of a name (in pinyin, too), a unit, a post, a phone's or an ID number's end; left out, everybody.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// A person and how often they have trained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PersonLine {
    /// The person.
    #[serde(flatten)]
    pub person: Person,
    /// The unit's name.
    pub unit_name: String,
    /// Classes the person was enrolled in (人次).
    pub classes: u32,
    /// Hours attended in all of them, hundredths of 学时.
    pub hours: crate::Hours,
    /// The classes, newest first, in one line.
    pub titles: String,
}

/// How many people a list shows at most; a search narrows it.
pub const LIST: u32 = 2000;

/// People by unit order, then name.
pub fn all(tx: &Read, it: PeopleAsked) -> Answer<Vec<PersonLine>> {
    let text = it.text.unwrap_or_default();
    let spelled = serde_json::to_string(&search::people_spelled(tx, text.trim())?)?;
    tx.rows(include_str!("people.sql"), params![text.trim(), LIST, spelled], |row| {
        Ok(PersonLine {
            person: Person::of_row(row)?,
            unit_name: row.get("unit_name")?,
            classes: row.get("classes")?,
            hours: row.get("hours")?,
            titles: row.get("titles")?,
        })
    })
}

/// A person's own record, corrected by hand.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SavePerson {
    /// Who.
    pub person: PersonId,
    /// What is true of them now.
    pub entry: Entry,
}

/// Writes what is true of a person now; blanks are blank.
pub fn save(tx: &Change, it: SavePerson) -> Answer<Person> {
    let person = write(tx, it.person, &it.entry)?;
    tx.say(format!("修改了{}的信息", person.name))?;
    Ok(person)
}

/// Writes an entry over a person, blanks and all.
pub(crate) fn write(tx: &Change, id: PersonId, entry: &Entry) -> Answer<Person> {
    let name = entry.name.trim();
    if name.is_empty() {
        return Err(refusal::is_empty("name", "姓名"));
    }
    let before = Person::get(tx, id)?;
    if let Some(number) = &entry.id_number {
        let owner =
            tx.row("select * from person where id_number = ?1 and id <> ?2", params![number, id], Person::of_row)?;
        if let Some(owner) = owner {
            let unit = owner.unit.map(|unit| unit::Unit::get(tx, unit)).transpose()?;
            return Err(refusal::id_number_taken(&owner.name, unit.as_ref().map_or("", |unit| &unit.name)));
        }
    }
    let number = entry.id_number.clone();
    let person = Person {
        id,
        name: name.into(),
        sex: number.as_ref().map(IdNumber::sex).or(entry.sex),
        birth: number.as_ref().map(IdNumber::birth).or(entry.birth),
        ethnicity: tables::in_words(tables::ethnicity, &entry.ethnicity).into(),
        political: tables::in_words(tables::political, &entry.political).into(),
        education: tables::in_words(tables::education, &entry.education).into(),
        in_service: tables::in_words(tables::education, &entry.in_service).into(),
        id_number: number,
        phone: entry.phone.trim().into(),
        unit: unit::named_or_new(tx, &entry.unit)?,
        post: entry.post.trim().into(),
        post_since: entry.post_since,
        rank: entry.rank.trim().into(),
        rank_since: entry.rank_since,
        note: before.note,
    };
    person.save(tx)?;
    Ok(person)
}

/// Takes a person who never was in a class out of the register.
pub fn remove(tx: &Change, it: OfPerson) -> Answer<()> {
    let person = Person::get(tx, it.person)?;
    let classes: u32 = tx.value("select count(*) from trainee where person = ?1", [it.person])?;
    if classes > 0 {
        return Err(refusal::in_use("人员", &person.name, &format!("{classes}个班的名册")));
    }
    same::forget(tx, it.person)?;
    Person::remove(tx, it.person)?;
    tx.say(format!("从人员库删除了{}", person.name))
}
