//! 标签: what the office calls somebody for a time: 一把手, 后备干部, 村干部.

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{Person, PersonId, Since};
use crate::{Answer, Change, Read, refusal};

id! {
    /// A tag of a person.
    PersonTagId as "number & { readonly of: 'person_tag' }"
}

record! {
    /// A tag of a person.
    pub struct PersonTag, new NewPersonTag, in "person_tag" by PersonTagId called "标签" {
        /// Whose.
        person: PersonId,
        /// 一把手, 后备干部, 村干部 …
        tag: String,
        /// From then on; none: always was.
        since: Option<Since>,
        /// No more from then on; none: still is.
        until: Option<Since>,
    }
}

/// A tag for a person.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TagPerson {
    /// Whose.
    pub person: PersonId,
    /// 一把手, 后备干部, 村干部 …
    pub tag: String,
    /// From then on.
    #[serde(default)]
    #[ts(optional)]
    pub since: Option<Since>,
    /// No more from then on. The same tag with another end is the same tag, ended.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<Since>,
}

/// Which tag.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfPersonTag {
    /// The tag.
    pub tag: PersonTagId,
}

/// The tags of a person, by time.
pub(super) fn of(tx: &Read, person: PersonId) -> Answer<Vec<PersonTag>> {
    tx.rows("select * from person_tag where person = ?1 order by since, id", [person], PersonTag::of_row)
}

/// Gives a person a tag, or the one they have since then another end.
pub fn add(tx: &Change, it: TagPerson) -> Answer<Vec<PersonTag>> {
    let person = Person::get(tx, it.person)?;
    let tag = it.tag.trim();
    if tag.is_empty() {
        return Err(refusal::is_empty("tag", "标签"));
    }
    if let (Some(since), Some(until)) = (it.since, it.until)
        && until <= since
    {
        return Err(refusal::tag_ends_first());
    }
    let same = of(tx, it.person)?.into_iter().find(|other| other.tag == tag && other.since == it.since);
    match same {
        Some(same) => PersonTag { until: it.until, ..same }.save(tx)?,
        None => {
            NewPersonTag { person: it.person, tag: tag.into(), since: it.since, until: it.until }.insert(tx)?;
        }
    }
    tx.say(format!("给{}标上「{tag}」", person.name))?;
    of(tx, it.person)
}

/// Takes a tag that was a mistake away.
pub fn remove(tx: &Change, it: OfPersonTag) -> Answer<Vec<PersonTag>> {
    let tag = PersonTag::get(tx, it.tag)?;
    let person = Person::get(tx, tag.person)?;
    PersonTag::remove(tx, it.tag)?;
    tx.say(format!("去掉了{}的标签「{}」", person.name, tag.tag))?;
    of(tx, tag.person)
}
