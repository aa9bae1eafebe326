//! 班委会, 临时党支部 and leaders of groups: who holds what in a class.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Trainee, TraineeId, TraineeLine, all, name_of};
use crate::{
    Answer, Change, Everything, Read,
    cohort::{Cohort, OfCohort},
    group::{self, GroupId},
};

/// 班委会
pub const COMMITTEE: [&str; 8] =
    ["班长", "副班长", "学习委员", "组织委员", "宣传委员", "纪律委员", "生活委员", "文体委员"];
/// 临时党支部
pub const BRANCH: [&str; 5] = ["支部书记", "支部副书记", "支部组织委员", "支部宣传委员", "支部纪检委员"];
/// 小组
pub const GROUP: [&str; 4] = ["组长", "副组长", "召集人", "记录人"];

/// The words for what somebody holds in a class; others may be written, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RoleWords {
    /// 班委会
    pub committee: Vec<String>,
    /// 临时党支部
    pub branch: Vec<String>,
    /// 小组
    pub group: Vec<String>,
}

/// What a trainee holds.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRole {
    /// Who.
    pub trainee: TraineeId,
    /// 班长、组长; empty: nothing.
    pub role: String,
}

/// Who holds what in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Officers {
    /// 班委会, every usual office and then those of the class's own.
    pub committee: Vec<Office>,
    /// 临时党支部, likewise.
    pub branch: Vec<Office>,
    /// The groups by number.
    pub groups: Vec<GroupOfficers>,
    /// What is none of these.
    pub others: Vec<Office>,
}

/// One office and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Office {
    /// 班长
    pub word: String,
    /// Nobody: 待定.
    pub holders: Vec<Holder>,
}

/// Who holds an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Holder {
    /// Who.
    pub trainee: TraineeId,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// 职务
    pub post: String,
}

/// The leaders of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct GroupOfficers {
    /// The group.
    pub group: GroupId,
    /// 第N组
    pub number: u32,
    /// 第一组
    pub title: String,
    /// 组长 always, the others where somebody holds them.
    pub offices: Vec<Office>,
}

/// The usual words.
pub fn words(_: &Read, _: Everything) -> Answer<RoleWords> {
    let list = |words: &[&str]| words.iter().map(ToString::to_string).collect();
    Ok(RoleWords { committee: list(&COMMITTEE), branch: list(&BRANCH), group: list(&GROUP) })
}

/// Says what a trainee holds.
pub fn set(tx: &Change, it: SetRole) -> Answer<Vec<TraineeLine>> {
    let before = Trainee::get(tx, it.trainee)?;
    let name = name_of(tx, it.trainee)?;
    let now = Trainee { role: tidy(&it.role), ..before };
    now.save(tx)?;
    match now.role.as_str() {
        "" => tx.say(format!("{name}不再担任班内职务"))?,
        role => tx.say(format!("{name}任{role}"))?,
    }
    all(tx, OfCohort { cohort: now.cohort })
}

/// Who holds what; who has left holds nothing.
pub fn officers(tx: &Read, it: OfCohort) -> Answer<Officers> {
    Cohort::get(tx, it.cohort)?;
    let groups = group::all_of(tx, it.cohort)?;
    let mut lines = all(tx, it)?;
    lines.retain(|line| line.left_on.is_none());
    let held: Vec<(String, &TraineeLine)> =
        lines.iter().flat_map(|line| of(&line.role).into_iter().map(move |word| (word, line))).collect();
    let office = |word: &str, among: &dyn Fn(&TraineeLine) -> bool| Office {
        word: word.into(),
        holders: held.iter().filter(|(held, line)| held == word && among(line)).map(|(_, line)| holder(line)).collect(),
    };
    let anybody = |_: &TraineeLine| true;
    let mut own: Vec<&str> = Vec::new();
    for (word, _) in &held {
        let usual = COMMITTEE.contains(&word.as_str()) || BRANCH.contains(&word.as_str()) || is_of_group(word);
        if !usual && !own.contains(&word.as_str()) {
            own.push(word);
        }
    }
    let list = |usual: &[&str], such: fn(&str) -> bool| {
        usual.iter().chain(own.iter().filter(|word| such(word))).map(|word| office(word, &anybody)).collect()
    };
    Ok(Officers {
        committee: list(&COMMITTEE, |word| body_of(word) == Body::Committee),
        branch: list(&BRANCH, |word| body_of(word) == Body::Branch),
        others: list(&[], |word| body_of(word) == Body::Neither),
        groups: groups
            .iter()
            .map(|group| {
                let here = |line: &TraineeLine| line.study_group == Some(group.id);
                let all = GROUP.iter().map(|word| office(word, &here));
                GroupOfficers {
                    group: group.id,
                    number: group.number,
                    title: group.title(),
                    offices: all.filter(|it| it.word == GROUP[0] || !it.holders.is_empty()).collect(),
                }
            })
            .collect(),
    })
}

fn holder(line: &TraineeLine) -> Holder {
    Holder { trainee: line.id, name: line.name.clone(), unit: line.unit.clone(), post: line.post.clone() }
}

#[derive(PartialEq, Eq)]
enum Body {
    Committee,
    Branch,
    Neither,
}

/// To which of the two a word of the class's own belongs: 支部青年委员, 安全委员, 联络员.
fn body_of(word: &str) -> Body {
    if word.starts_with("支部") {
        Body::Branch
    } else if word.ends_with("委员") || word.ends_with("班长") {
        Body::Committee
    } else {
        Body::Neither
    }
}

/// Whether an office is one of a group.
pub(crate) fn is_of_group(word: &str) -> bool {
    GROUP.contains(&word)
}

/// The single words of what somebody holds: 班长、第一组组长 is 班长 and 组长.
pub fn of(role: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in role.split(|c: char| c.is_whitespace() || "、，,；;/／和兼".contains(c)) {
        let word = usual(word);
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The same, 、 between them.
pub fn tidy(role: &str) -> String {
    of(role).join("、")
}

/// A word as the lists have it: 临时党支部书记 is 支部书记, 第二组组长 and 二组组长 are 组长.
fn usual(word: &str) -> String {
    if let Some((_, rest)) = word.split_once("支部") {
        return format!("支部{}", rest.trim_start_matches("委员会"));
    }
    let of_group = GROUP.iter().find(|usual| word.strip_suffix(**usual).is_some_and(|front| front.ends_with('组')));
    of_group.map_or_else(|| word.to_owned(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_holds_is_read_in_any_form() {
        for (written, expected) in [
            ("班长", "班长"),
            ("班长、组长", "班长、组长"),
            ("班长，组长", "班长、组长"),
            (" 班长 / 第一组组长 ", "班长、组长"),
            ("临时党支部书记兼班长", "支部书记、班长"),
            ("党支部纪检委员", "支部纪检委员"),
            ("二组副组长", "副组长"),
            ("组长、组长", "组长"),
            ("联络员", "联络员"),
            ("", ""),
        ] {
            assert_eq!(tidy(written), expected, "{written}");
        }
    }
}
