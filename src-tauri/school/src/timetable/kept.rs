//! Clashes the office lets stand, each with its reason.

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{
    SessionId,
    clash::{Clash, of_session},
    rules::{Found, Rule},
    session,
};
use crate::{Answer, Change, Read, refusal};

id! {
    /// A clash that is kept.
    KeptClashId as "number & { readonly of: 'kept_clash' }"
}

record! {
    /// A clash the office lets stand, whichever of the two sessions it is said of.
    pub struct Kept, new NewKept, in "kept_clash" by KeptClashId called "保留的冲突" {
        /// By which rule.
        rule: Rule,
        /// The session.
        session: SessionId,
        /// The one in its way, when it is another session.
        other: Option<SessionId>,
        /// Why it may stand.
        reason: String,
    }
}

/// Which clash.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfClash {
    /// By which rule.
    pub rule: Rule,
    /// The session it is said of.
    pub session: SessionId,
    /// The one in its way, as the clash names it.
    #[serde(default)]
    #[ts(optional)]
    pub other: Option<SessionId>,
}

/// A clash that may stand.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepClash {
    /// By which rule.
    pub rule: Rule,
    /// The session it is said of.
    pub session: SessionId,
    /// The one in its way, as the clash names it.
    #[serde(default)]
    #[ts(optional)]
    pub other: Option<SessionId>,
    /// Why it may stand.
    pub reason: String,
}

impl Kept {
    /// Whether this clash is the one, from either side.
    pub(super) fn is_of(&self, it: &Found) -> bool {
        self.is_between(it.rule, it.session, it.other)
    }
    fn is_between(&self, rule: Rule, session: SessionId, other: Option<SessionId>) -> bool {
        let mine = (self.session, self.other);
        self.rule == rule && (mine == (session, other) || other.is_some_and(|other| mine == (other, Some(session))))
    }
}

/// All that are kept.
pub(super) fn all(tx: &Read) -> Answer<Vec<Kept>> {
    tx.rows("select * from kept_clash order by id", [], Kept::of_row)
}

/// Lets a clash stand; what stands in the session's way now, as it is shown.
pub fn keep(tx: &Change, it: KeepClash) -> Answer<Vec<Clash>> {
    let reason = it.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(refusal::is_empty("reason", "保留的原因"));
    }
    let which = OfClash { rule: it.rule, session: it.session, other: it.other };
    let line = session(tx, it.session)?;
    let clashes = of_session(tx, it.session)?;
    let named = |clash: &&Clash| clash.rule == which.rule && clash.other == which.other;
    let say = clashes.iter().find(named).map(|clash| clash.say.clone()).ok_or_else(refusal::clash_is_gone)?;
    forget(tx, &which)?;
    NewKept { rule: it.rule, session: it.session, other: it.other, reason: reason.clone() }.insert(tx)?;
    tx.say(format!("保留了「{}」的冲突：{say}（{reason}）", line.cohort_title))?;
    of_session(tx, it.session)
}

/// No longer lets a clash stand.
pub fn drop_kept(tx: &Change, it: OfClash) -> Answer<Vec<Clash>> {
    let line = session(tx, it.session)?;
    if forget(tx, &it)? {
        tx.say(format!("不再保留「{}」的{}冲突", line.cohort_title, it.rule))?;
    }
    of_session(tx, it.session)
}

fn forget(tx: &Change, it: &OfClash) -> Answer<bool> {
    let kept = all(tx)?;
    let mut any = false;
    for kept in kept.iter().filter(|kept| kept.is_between(it.rule, it.session, it.other)) {
        Kept::remove(tx, kept.id)?;
        any = true;
    }
    Ok(any)
}
