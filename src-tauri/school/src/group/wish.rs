//! Wishes: two who should be in one group, or should not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Groups, of, rules};
use crate::{
    Answer, Change, Read,
    cohort::{CohortId, OfCohort},
    refusal,
    trainee::{self, Trainee, TraineeId},
};

id! {
    /// A wish.
    WishId as "number & { readonly of: 'group_wish' }"
}

record! {
    /// Two trainees who should, or should not, be in one group.
    pub struct GroupWish, new NewGroupWish, in "group_wish" by WishId called "分组要求" {
        /// Of which class.
        cohort: CohortId,
        /// The one.
        one: TraineeId,
        /// And the other.
        other: TraineeId,
        /// In one group; else in two.
        together: bool,
    }
}

/// A wish, with names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct WishLine {
    /// The wish.
    #[serde(flatten)]
    pub wish: GroupWish,
    /// The name of the one.
    pub one_name: String,
    /// The name of the other.
    pub other_name: String,
    /// In words: 张三与李四同组.
    pub say: String,
    /// As it is now; none while one of them is in no group.
    pub kept: Option<bool>,
}

/// A wish to be noted.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddGroupWish {
    /// The one.
    pub one: TraineeId,
    /// And the other.
    pub other: TraineeId,
    /// In one group; else in two.
    pub together: bool,
}

/// Which wish.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfWish {
    /// The wish.
    pub wish: WishId,
}

/// Notes a wish; one that contradicts those there are is refused with their names. Groups stay as they are.
pub fn add_wish(tx: &Change, it: AddGroupWish) -> Answer<Groups> {
    let one = Trainee::get(tx, it.one)?;
    let other = Trainee::get(tx, it.other)?;
    let (one_name, other_name) = (trainee::name_of(tx, it.one)?, trainee::name_of(tx, it.other)?);
    if one.id == other.id || one.cohort != other.cohort {
        return Err(refusal::wish_needs_two(&one_name));
    }
    let there = lines(tx, one.cohort)?;
    let same = |line: &&WishLine| {
        [(line.wish.one, line.wish.other), (line.wish.other, line.wish.one)].contains(&(it.one, it.other))
    };
    if let Some(line) = there.iter().find(same) {
        return Err(refusal::wish_is_there(&line.say));
    }
    let new = NewGroupWish { cohort: one.cohort, one: it.one, other: it.other, together: it.together };
    let pairs: Vec<rules::Wish<TraineeId>> =
        there.iter().map(|line| line.wish.rule()).chain([rules::Wish::of(it.one, it.other, it.together)]).collect();
    if let Some(contradiction) = rules::contradiction(&pairs) {
        let names = |trainee| trainee::name_of(tx, trainee);
        return Err(refusal::wishes_contradict(&said(&contradiction, names)?));
    }
    new.insert(tx)?;
    tx.say(format!("分组要求：{}", sentence(&one_name, &other_name, it.together)))?;
    of(tx, OfCohort { cohort: one.cohort })
}

/// Takes a wish back. Groups stay as they are.
pub fn remove_wish(tx: &Change, it: OfWish) -> Answer<Groups> {
    let wish = GroupWish::get(tx, it.wish)?;
    let (one, other) = (trainee::name_of(tx, wish.one)?, trainee::name_of(tx, wish.other)?);
    GroupWish::remove(tx, it.wish)?;
    tx.say(format!("取消分组要求：{}", sentence(&one, &other, wish.together)))?;
    of(tx, OfCohort { cohort: wish.cohort })
}

impl GroupWish {
    /// The wish as the rules know it.
    pub(super) fn rule(&self) -> rules::Wish<TraineeId> {
        rules::Wish::of(self.one, self.other, self.together)
    }
}

/// Wishes that cannot all be kept, in words.
pub(super) fn said(wishes: &[rules::Wish<TraineeId>], name: impl Fn(TraineeId) -> Answer<String>) -> Answer<String> {
    let said: Answer<Vec<String>> =
        wishes.iter().map(|wish| Ok(sentence(&name(wish.one)?, &name(wish.other)?, wish.together))).collect();
    Ok(said?.join("，"))
}

/// The wishes of a class; one of somebody who has left waits until they are back.
pub(super) fn lines(tx: &Read, cohort: CohortId) -> Answer<Vec<WishLine>> {
    tx.rows(
        "select group_wish.*, one_person.name as one_name, other_person.name as other_name,
                one.left_on is not null or other.left_on is not null as waits,
                one.study_group = other.study_group as in_one
         from group_wish
         join trainee as one          on one.id   = group_wish.one
         join trainee as other        on other.id = group_wish.other
         join person  as one_person   on one_person.id   = one.person
         join person  as other_person on other_person.id = other.person
         where group_wish.cohort = ?1
         order by group_wish.id",
        [cohort],
        |row| {
            let wish = GroupWish::of_row(row)?;
            let (one_name, other_name): (String, String) = (row.get("one_name")?, row.get("other_name")?);
            let in_one: Option<bool> = row.get("in_one")?;
            Ok(WishLine {
                say: sentence(&one_name, &other_name, wish.together),
                kept: if row.get("waits")? { None } else { in_one.map(|in_one| in_one == wish.together) },
                wish,
                one_name,
                other_name,
            })
        },
    )
}

pub(super) fn sentence(one: &str, other: &str, together: bool) -> String {
    format!("{one}与{other}{}", if together { "同组" } else { "不同组" })
}
