//! 搜索: a person, a class, a lecturer, a topic, from anywhere (Ctrl+K).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Read};

words! {
    /// What was found.
    pub enum Found { Cohort = "班次", Person = "人员", Lecturer = "授课人", Topic = "专题", Venue = "场地", Unit = "单位" }
}

/// What to look for.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchAsked {
    /// Part of a name, or the end of a phone number.
    pub text: String,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// Its id in its own table.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// What tells it from its namesakes.
    pub about: String,
    /// The class to open: its own, or the newest one of a person.
    pub cohort: Option<crate::cohort::CohortId>,
}

/// Looks everywhere; at most eight of a kind.
pub fn everywhere(tx: &Read, it: SearchAsked) -> Answer<Vec<Hit>> {
    let text = it.text.trim();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    tx.rows(include_str!("search.sql"), [text], |row| {
        Ok(Hit {
            found: row.get("found")?,
            id: row.get("id")?,
            name: row.get("name")?,
            about: row.get("about")?,
            cohort: row.get("cohort")?,
        })
    })
}
