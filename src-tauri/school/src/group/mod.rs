//! 分组: the groups a class discusses in, balanced by unit, level and sex, each with somebody to lead it.

mod forming;
pub mod rules;
mod wish;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    person::Sex,
    refusal,
    trainee::{self, Trainee, TraineeId, level, role},
};
pub use forming::{FormGroups, GroupMove, Repaired, form, repair};
pub use wish::{AddGroupWish, GroupWish, NewGroupWish, OfWish, WishId, WishLine, add_wish, remove_wish};

id! {
    /// A group of a class.
    GroupId as "number & { readonly of: 'study_group' }"
}

record! {
    /// A group of a class.
    pub struct StudyGroup, new NewStudyGroup, in "study_group" by GroupId called "小组" {
        /// Of which class.
        cohort: CohortId,
        /// 第N组, counted from 1.
        number: u32,
        /// 讨论地点
        place: String,
    }
}

impl StudyGroup {
    /// `第一组`
    pub fn title(&self) -> String {
        rules::title(self.number)
    }
}

/// The groups of a class and how well they are balanced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Groups {
    /// By number.
    pub groups: Vec<StudyGroupLine>,
    /// Trainees who are in none, by 序号; who has left is in none.
    pub without: Vec<Member>,
    /// Who should, or should not, be together.
    pub wishes: Vec<WishLine>,
    /// What is uneven, one sentence each; empty: nothing.
    pub uneven: Vec<String>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct StudyGroupLine {
    /// The group.
    #[serde(flatten)]
    pub group: StudyGroup,
    /// `第一组`
    pub title: String,
    /// Who leads stands first, the others by 序号.
    pub members: Vec<Member>,
    /// 男 (人)
    pub men: u32,
    /// 女 (人)
    pub women: u32,
    /// By unit, in the order of the members.
    pub units: Vec<Counted>,
    /// By 职务层次, from the top; 级别未写明 last.
    pub levels: Vec<Counted>,
}

/// Somebody in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Member {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<Sex>,
    /// 单位
    pub unit: String,
    /// 职务
    pub post: String,
    /// 职级
    pub rank: String,
    /// 班长, 组长 …
    pub role: String,
    /// Leads the group: 组长.
    pub leads: bool,
    /// Stays in the group when groups are formed or repaired.
    pub locked: bool,
}

/// How many of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Counted {
    /// 县财政局, 乡科级正职
    pub word: String,
    /// 人
    pub people: u32,
}

/// Which group somebody is to be in.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveToGroup {
    /// Who.
    pub trainee: TraineeId,
    /// None: in none.
    pub group: Option<GroupId>,
}

/// Whether somebody stays in their group.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LockInGroup {
    /// Who.
    pub trainee: TraineeId,
    /// Stays when groups are formed or repaired.
    pub locked: bool,
}

/// Where a group meets.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetGroupPlace {
    /// The group.
    pub group: GroupId,
    /// 讨论地点
    pub place: String,
}

/// The groups of a class by number, without their members.
pub fn all_of(tx: &Read, cohort: CohortId) -> Answer<Vec<StudyGroup>> {
    tx.rows("select * from study_group where cohort = ?1 order by number, id", [cohort], StudyGroup::of_row)
}

/// The groups of a class, who is in them, and how well they are balanced.
pub fn of(tx: &Read, it: OfCohort) -> Answer<Groups> {
    Cohort::get(tx, it.cohort)?;
    let groups = all_of(tx, it.cohort)?;
    let wishes = wish::lines(tx, it.cohort)?;
    let lines = trainee::all(tx, it)?;
    let (mut without, mut within): (Vec<_>, Vec<_>) = lines
        .into_iter()
        .filter(|line| line.left_on.is_none())
        .map(|line| {
            let leads = role::of(&line.role).iter().any(|word| word == role::GROUP[0]);
            let group = line.study_group;
            let member = Member {
                trainee: line.id,
                number: line.number,
                name: line.name,
                sex: line.sex,
                unit: line.unit,
                post: line.post,
                rank: line.rank,
                role: line.role,
                leads,
                locked: line.locked,
            };
            (group, member)
        })
        .partition(|(group, _)| group.is_none());
    // Stable: who leads first, the others by 序号.
    within.sort_by_key(|(_, member)| !member.leads);
    let groups: Vec<StudyGroupLine> = groups
        .into_iter()
        .map(|group| {
            let here = within.iter().filter(|(of, _)| *of == Some(group.id));
            let members = here.map(|(_, member)| member.clone()).collect();
            StudyGroupLine::of(group, members)
        })
        .collect();
    let uneven = uneven(&groups);
    Ok(Groups { groups, without: without.drain(..).map(|(_, member)| member).collect(), wishes, uneven })
}

impl StudyGroupLine {
    fn of(group: StudyGroup, members: Vec<Member>) -> StudyGroupLine {
        let of_sex = |sex| members.iter().filter(|member| member.sex == Some(sex)).count() as u32;
        let mut levels: Vec<_> = members.iter().map(|member| level::of(&member.post, &member.rank)).collect();
        levels.sort_by_key(|level| (level.is_none(), *level));
        StudyGroupLine {
            title: group.title(),
            men: of_sex(Sex::Male),
            women: of_sex(Sex::Female),
            units: counted(members.iter().map(|member| member.unit.as_str()).filter(|unit| !unit.is_empty())),
            levels: counted(levels.into_iter().map(|level| level.map_or(level::UNSTATED, level::word))),
            group,
            members,
        }
    }
    fn count_of(&self, kind: fn(&StudyGroupLine) -> &[Counted], word: &str) -> u32 {
        kind(self).iter().find(|it| it.word == word).map_or(0, |it| it.people)
    }
}

fn counted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<Counted> {
    let mut counted: Vec<Counted> = Vec::new();
    for word in words {
        match counted.iter_mut().find(|it| it.word == word) {
            Some(it) => it.people += 1,
            None => counted.push(Counted { word: word.into(), people: 1 }),
        }
    }
    counted
}

/// What is uneven: two more in one group than in another, of all, of one sex, level or unit; nobody or two to lead.
fn uneven(groups: &[StudyGroupLine]) -> Vec<String> {
    let mut said = Vec::new();
    let mut compare = |what: &str, count: &dyn Fn(&StudyGroupLine) -> u32| {
        let most = groups.iter().rev().max_by_key(|group| count(group));
        let least = groups.iter().min_by_key(|group| count(group));
        if let (Some(most), Some(least)) = (most, least)
            && count(least) + 2 <= count(most)
        {
            let few = match count(least) {
                0 => "没有".into(),
                few => format!("{few}人"),
            };
            said.push(format!("{what}{}{}人，{}{few}", most.title, count(most), least.title));
        }
    };
    compare("", &|group| group.members.len() as u32);
    compare("女学员：", &|group| group.women);
    let kinds: [fn(&StudyGroupLine) -> &[Counted]; 2] = [|group| &group.levels, |group| &group.units];
    for kind in kinds {
        let words = counted(groups.iter().flat_map(kind).map(|it| it.word.as_str()));
        for it in words.iter().filter(|it| it.word != level::UNSTATED) {
            compare(&format!("{}：", it.word), &|group| group.count_of(kind, &it.word));
        }
    }
    for group in groups {
        let leaders: Vec<&str> =
            group.members.iter().filter(|member| member.leads).map(|member| member.name.as_str()).collect();
        match leaders.len() {
            0 => said.push(format!("{}没有组长", group.title)),
            1 => {}
            count => said.push(format!("{}有{count}名组长：{}", group.title, leaders.join("、"))),
        }
    }
    said
}

/// Puts somebody into a group, or out of theirs.
pub fn move_to(tx: &Change, it: MoveToGroup) -> Answer<Groups> {
    let before = Trainee::get(tx, it.trainee)?;
    let name = trainee::name_of(tx, it.trainee)?;
    let group = it.group.map(|group| StudyGroup::get(tx, group)).transpose()?;
    if group.as_ref().is_some_and(|group| group.cohort != before.cohort) {
        return Err(refusal::group_of_another_class(&name));
    }
    if before.left_on.is_some() && group.is_some() {
        return Err(refusal::left_and_in_no_group(&name));
    }
    let locked = before.locked && group.is_some();
    Trainee { study_group: it.group, locked, ..before.clone() }.save(tx)?;
    match group {
        Some(group) => tx.say(format!("{name}编入{}", group.title()))?,
        None => tx.say(format!("{name}移出小组"))?,
    }
    of(tx, OfCohort { cohort: before.cohort })
}

/// Keeps somebody in their group whatever is formed or repaired, or lets them go.
pub fn lock(tx: &Change, it: LockInGroup) -> Answer<Groups> {
    let before = Trainee::get(tx, it.trainee)?;
    let name = trainee::name_of(tx, it.trainee)?;
    let Some(group) = before.study_group else { return Err(refusal::in_no_group(&name)) };
    let title = StudyGroup::get(tx, group)?.title();
    Trainee { locked: it.locked, ..before.clone() }.save(tx)?;
    tx.say(if it.locked { format!("{name}固定在{title}") } else { format!("{name}不再固定在{title}") })?;
    of(tx, OfCohort { cohort: before.cohort })
}

/// Notes where a group meets.
pub fn set_place(tx: &Change, it: SetGroupPlace) -> Answer<Groups> {
    let group = StudyGroup { place: it.place.trim().into(), ..StudyGroup::get(tx, it.group)? };
    group.save(tx)?;
    match group.place.as_str() {
        "" => tx.say(format!("{}的讨论地点待定", group.title()))?,
        place => tx.say(format!("{}的讨论地点：{place}", group.title()))?,
    }
    of(tx, OfCohort { cohort: group.cohort })
}

/// Takes all groups away, and with them what was held in them (组长 …). Wishes stay.
pub fn clear(tx: &Change, it: OfCohort) -> Answer<Groups> {
    let title = Cohort::get(tx, it.cohort)?.title();
    for line in trainee::all(tx, it.clone())?.iter().filter(|line| line.study_group.is_some()) {
        let role: Vec<String> = role::of(&line.role).into_iter().filter(|word| !role::is_of_group(word)).collect();
        tx.run(
            "update trainee set study_group = null, locked = 0, role = ?2 where id = ?1",
            (line.id, role.join("、")),
        )?;
    }
    if tx.run("delete from study_group where cohort = ?1", [it.cohort])? > 0 {
        tx.say(format!("「{title}」取消分组"))?;
    }
    of(tx, it)
}

/// The group a roster names (第一组, 2组), made when there is none; none where no number can be read.
pub(crate) fn written(tx: &Change, cohort: CohortId, text: &str) -> Answer<Option<GroupId>> {
    rules::number_in(text).map(|number| numbered_or_new(tx, cohort, number)).transpose()
}

fn numbered_or_new(tx: &Change, cohort: CohortId, number: u32) -> Answer<GroupId> {
    let there =
        tx.row("select id from study_group where cohort = ?1 and number = ?2", (cohort, number), |row| row.get(0))?;
    match there {
        Some(group) => Ok(group),
        None => NewStudyGroup { cohort, number, place: String::new() }.insert(tx),
    }
}
