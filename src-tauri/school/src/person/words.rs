//! The words a person and a unit are described by, for whoever fills in a form.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::tables::{EDUCATION, ETHNICITIES, POLITICAL};
use crate::{Answer, Everything, Read, trainee, unit::Nature};

/// A word of a table, and what else is written for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Word {
    /// As it is kept and printed.
    pub word: String,
    /// What is understood as the same: 党员 for 中共党员.
    pub also: Vec<String>,
}

/// Every list of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct WordLists {
    /// 民族 (GB/T 3304)
    pub ethnicities: Vec<Word>,
    /// 政治面貌 (GB/T 4762)
    pub political: Vec<Word>,
    /// 学历; other words are kept as written.
    pub education: Vec<Word>,
    /// 职务层次, from the top.
    pub levels: Vec<String>,
    /// 职级, from the top of each sequence.
    pub ranks: Vec<String>,
    /// 单位性质
    pub natures: Vec<Nature>,
    /// Tags of people: those in use and those usual.
    pub tags: Vec<String>,
    /// 系统 of units in use.
    pub sectors: Vec<String>,
    /// 片区 of units in use.
    pub areas: Vec<String>,
    /// Tags of units in use.
    pub unit_tags: Vec<String>,
}

/// Tags that offices use, offered before any is given.
const USUAL_TAGS: &[&str] =
    &["一把手", "班子成员", "后备干部", "优秀年轻干部", "新任职", "选调生", "村干部", "驻村干部", "党外干部"];

/// Every list of words.
pub fn word_lists(tx: &Read, _: Everything) -> Answer<WordLists> {
    let table = |words: &[(&str, &[&str])]| {
        let word = |(word, also): &(&str, &[&str])| Word {
            word: (*word).into(),
            also: also.iter().map(|word| (*word).into()).collect(),
        };
        words.iter().map(word).collect()
    };
    let ethnicity = |word: &&str| Word {
        word: (*word).into(),
        also: word.strip_suffix('族').map(String::from).into_iter().collect(),
    };
    let in_use = |sql: &str| tx.rows(sql, [], |row| row.get::<_, String>(0));
    let mut tags = in_use("select tag from person_tag group by tag order by count(*) desc, tag")?;
    for usual in USUAL_TAGS {
        if !tags.iter().any(|tag| tag == usual) {
            tags.push((*usual).into());
        }
    }
    let mut unit_tags: Vec<String> = Vec::new();
    for of_unit in in_use("select tags from unit where tags <> '' order by standard_order")? {
        for tag in of_unit.split('、').map(str::trim).filter(|tag| !tag.is_empty()) {
            if !unit_tags.iter().any(|known| known == tag) {
                unit_tags.push(tag.into());
            }
        }
    }
    Ok(WordLists {
        ethnicities: ETHNICITIES.iter().map(ethnicity).collect(),
        political: table(POLITICAL),
        education: table(EDUCATION),
        levels: trainee::level::WORDS.iter().map(|(_, word)| (*word).into()).collect(),
        ranks: trainee::rank_words(),
        natures: Nature::ALL.to_vec(),
        tags,
        sectors: in_use("select sector from unit where sector <> '' group by sector order by min(standard_order)")?,
        areas: in_use("select area from unit where area <> '' group by area order by min(standard_order)")?,
        unit_tags,
    })
}
