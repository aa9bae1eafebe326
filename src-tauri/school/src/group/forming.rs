//! Groups formed, and repaired after somebody left or came.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    GroupId, Groups, StudyGroup, all_of, numbered_or_new, of,
    rules::{self, Trouble},
    wish,
};
use crate::{
    Answer, Change, Error, Read,
    cohort::{Cohort, CohortId, OfCohort},
    person::Sex,
    refusal,
    trainee::{self, TraineeId, TraineeLine, level, role},
};

/// How to form groups.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormGroups {
    /// Of which class.
    pub cohort: CohortId,
    /// How many groups.
    pub groups: u32,
    /// Another number, other groups; the same number, the same. Left out, 0.
    #[serde(default)]
    #[ts(optional)]
    pub seed: Option<u32>,
}

/// Groups after a repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Repaired {
    /// As they are now.
    pub groups: Groups,
    /// Who moved, and who was in no group before.
    pub moves: Vec<GroupMove>,
    /// The same in one sentence.
    pub say: String,
}

/// Somebody in another group than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct GroupMove {
    /// Who.
    pub trainee: TraineeId,
    /// 姓名
    pub name: String,
    /// From which group, by number; none: from none.
    pub from: Option<u32>,
    /// Into which.
    pub to: u32,
}

/// Forms groups anew, balanced by unit, sex and level; who is locked stays, wishes are kept. A group without a 组长
/// gets the one of the highest standing.
pub fn form(tx: &Change, it: FormGroups) -> Answer<Groups> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let class = Class::of(tx, it.cohort)?;
    if class.lines.is_empty() {
        return Err(refusal::nobody_on_roster(&title));
    }
    if it.groups == 0 || rules::MOST < it.groups || class.lines.len() < it.groups as usize {
        return Err(refusal::so_many_groups(class.lines.len() as u32));
    }
    let there = all_of(tx, it.cohort)?;
    for line in class.lines.iter().filter(|line| line.locked) {
        if let Some(number) = line.group.filter(|number| it.groups < *number) {
            return Err(refusal::locked_beyond(&line.name, &rules::title(number), it.groups));
        }
    }
    let people = class.people(|line| line.group.map(|number| number as usize - 1));
    let seed = it.seed.unwrap_or(0).into();
    let at = rules::form(&people, &class.wishes, it.groups as usize, seed).map_err(|trouble| class.say(trouble))?;

    tx.run("update trainee set study_group = null, locked = 0 where cohort = ?1 and left_on is not null", [it.cohort])?;
    let groups: Answer<Vec<GroupId>> = (1..=it.groups).map(|number| numbered_or_new(tx, it.cohort, number)).collect();
    class.put(tx, &groups?, &at)?;
    for group in there.iter().filter(|group| it.groups < group.number) {
        StudyGroup::remove(tx, group.id)?;
    }
    class.name_leaders(tx, &at, it.groups as usize)?;
    tx.say(format!("「{title}」{}人分成{}组", class.lines.len(), it.groups))?;
    of(tx, OfCohort { cohort: it.cohort })
}

/// Makes the sizes even and keeps the wishes again, with the fewest moves; who is in no group yet comes into one.
pub fn repair(tx: &Change, it: OfCohort) -> Answer<Repaired> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let groups = all_of(tx, it.cohort)?;
    if groups.is_empty() {
        return Err(refusal::no_groups(&title));
    }
    let class = Class::of(tx, it.cohort)?;
    let place = |line: &TraineeLine| groups.iter().position(|group| Some(group.id) == line.study_group);
    let people = class.people(place);
    let at = rules::repair(&people, &class.wishes, groups.len()).map_err(|trouble| class.say(trouble))?;

    class.put(tx, &groups.iter().map(|group| group.id).collect::<Vec<_>>(), &at)?;
    class.name_leaders(tx, &at, groups.len())?;
    let moves = class.lines.iter().zip(&people).zip(&at).filter(|((_, was), at)| was.group != Some(**at));
    let moves: Vec<GroupMove> = moves
        .map(|((line, was), &at)| GroupMove {
            trainee: line.id,
            name: line.name.clone(),
            from: was.group.map(|group| groups[group].number),
            to: groups[at].number,
        })
        .collect();
    let say = in_words(&moves);
    tx.say(format!("「{title}」调整分组：{say}"))?;
    Ok(Repaired { groups: of(tx, it)?, moves, say })
}

fn in_words(moves: &[GroupMove]) -> String {
    let one = |it: &GroupMove| match it.from {
        Some(from) => format!("{}由{}调到{}", it.name, rules::title(from), rules::title(it.to)),
        None => format!("{}编入{}", it.name, rules::title(it.to)),
    };
    match moves {
        [] => "各组人数均衡，没有人需要调整".into(),
        moves => {
            let moved = moves.iter().filter(|it| it.from.is_some()).count();
            let ending = if moved == 0 { "，其他人不动".into() } else { format!("，共调整{moved}人") };
            format!("{}{ending}", moves.iter().map(one).collect::<Vec<_>>().join("，"))
        }
    }
}

/// Who is in the class now, and what they wish.
struct Class {
    lines: Vec<TraineeLine>,
    wishes: Vec<rules::Wish<usize>>,
}

impl Class {
    fn of(tx: &Read, cohort: CohortId) -> Answer<Class> {
        let mut lines = trainee::all(tx, OfCohort { cohort })?;
        lines.retain(|line| line.left_on.is_none());
        let places: HashMap<TraineeId, usize> = lines.iter().enumerate().map(|(at, line)| (line.id, at)).collect();
        let wishes = wish::lines(tx, cohort)?;
        let wishes = wishes.iter().filter_map(|line| {
            let (one, other) = (places.get(&line.wish.one)?, places.get(&line.wish.other)?);
            Some(rules::Wish::of(*one, *other, line.wish.together))
        });
        Ok(Class { wishes: wishes.collect(), lines })
    }
    /// The class as the rules know it.
    fn people(&self, group: impl Fn(&TraineeLine) -> Option<usize>) -> Vec<rules::Person> {
        let mut units: HashMap<&str, u32> = HashMap::new();
        self.lines
            .iter()
            .map(|line| {
                let next = units.len() as u32 + 1;
                let unit = if line.unit.is_empty() { 0 } else { *units.entry(&line.unit).or_insert(next) };
                let sex = match line.sex {
                    Some(Sex::Male) => 1,
                    Some(Sex::Female) => 2,
                    None => 0,
                };
                let group = group(line);
                let locked = line.locked && group.is_some();
                rules::Person { kinds: [leads(line).into(), unit, sex, kind_of_level(line)], group, locked }
            })
            .collect()
    }
    fn put(&self, tx: &Change, groups: &[GroupId], at: &[usize]) -> Answer<()> {
        for (line, &at) in self.lines.iter().zip(at) {
            if line.study_group != Some(groups[at]) {
                tx.run("update trainee set study_group = ?2 where id = ?1", (line.id, groups[at]))?;
            }
        }
        Ok(())
    }
    /// Makes somebody 组长 where there is none: the highest standing, of those who hold nothing else if there are any.
    fn name_leaders(&self, tx: &Change, at: &[usize], groups: usize) -> Answer<()> {
        for group in 0..groups {
            let here: Vec<&TraineeLine> =
                self.lines.iter().zip(at).filter(|(_, at)| **at == group).map(|(line, _)| line).collect();
            if here.iter().any(|line| leads(line)) {
                continue;
            }
            let standing = |line: &&&TraineeLine| (level::standing(&line.post, &line.rank), line.number);
            if let Some(line) = here.iter().min_by_key(|line| (!line.role.is_empty(), standing(line))) {
                let role = role::tidy(&format!("{}、{}", line.role, role::GROUP[0]));
                tx.run("update trainee set role = ?2 where id = ?1", (line.id, role))?;
            }
        }
        Ok(())
    }
    fn say(&self, trouble: Trouble) -> Error {
        match trouble {
            Trouble::TooMany => refusal::too_many_wishes(),
            Trouble::Contradiction(wishes) => {
                let say = |&it: &usize| {
                    let wish = self.wishes[it];
                    wish::sentence(&self.lines[wish.one].name, &self.lines[wish.other].name, wish.together)
                };
                refusal::wishes_cannot_be_kept(&wishes.iter().map(say).collect::<Vec<_>>().join("，"))
            }
        }
    }
}

fn leads(line: &TraineeLine) -> bool {
    role::of(&line.role).iter().any(|word| word == role::GROUP[0])
}

/// Levels as numbers; 正职 and 副职 whose level is not written are levels of their own.
fn kind_of_level(line: &TraineeLine) -> u32 {
    use level::Standing::{At, Deputy, Head, Unknown};
    match level::standing(&line.post, &line.rank) {
        At { level, .. } => level as u32 + 1,
        Head => 20,
        Deputy => 21,
        Unknown => 22,
    }
}
