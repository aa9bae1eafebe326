//! 考勤用词: the office's own words for how somebody answered the roll, each counted as one of the seven marks.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Concern, Settings, all, keep};
use crate::{Answer, Change, Everything, refusal, rollcall::Mark};

/// A word of the office's own: 线上, 见学, 外派.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollWord {
    /// As it stands in the roll and on papers.
    pub word: String,
    /// What it counts as in every figure.
    pub counts_as: Mark,
    /// The key that gives it: a letter, 8 or 9; empty: none.
    #[serde(default)]
    pub key: String,
}

/// How rolls are taken here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollRules {
    /// The office's own words, in its order.
    pub words: Vec<RollWord>,
}
impl Concern for RollRules {
    const NAME: &'static str = "roll";
}

/// More words than anybody would remember.
const MOST_WORDS: usize = 20;

/// Sets the office's own words. Rolls already taken keep the words they were taken with.
pub fn set_roll_words(tx: &Change, it: RollRules) -> Answer<Settings> {
    let words: Vec<RollWord> = it
        .words
        .into_iter()
        .map(|it| RollWord { word: it.word.trim().into(), key: it.key.trim().to_lowercase(), ..it })
        .collect();
    if words.len() > MOST_WORDS {
        return Err(refusal::too_many_roll_words(MOST_WORDS));
    }
    let (mut seen, mut keys) = (HashSet::new(), HashSet::new());
    for it in &words {
        if it.word.is_empty() {
            return Err(refusal::is_empty("word", "考勤用词"));
        }
        if Mark::named(&it.word).is_some() || !seen.insert(&it.word) {
            return Err(refusal::name_is_taken("word", "考勤用词", &it.word));
        }
        let usable = |key: &str| matches!(key.as_bytes(), [b'a'..=b'z' | b'8' | b'9']);
        if !it.key.is_empty() && (!usable(&it.key) || !keys.insert(&it.key)) {
            return Err(refusal::no_such_roll_key(&it.word, &it.key));
        }
    }
    keep(tx, &RollRules { words })?;
    tx.say("修改了考勤用词")?;
    all(tx, Everything {})
}
