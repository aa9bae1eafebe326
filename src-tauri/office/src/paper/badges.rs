//! What the badges are filled with: whoever is in the class, of one group or a few people when asked.

use std::collections::HashMap;

use papers::badge::{Badge, Badges, Size};
use schemars::JsonSchema;
use school::{
    Answer, Read,
    cohort::OfCohort,
    group::{self, StudyGroup},
    refusal, rollcall,
    trainee::TraineeLine,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    PaperAsked,
    content::{Content, Said},
    gather::{cohort_of, roster_of},
    lists::{by_group, in_no_group},
};

/// What a card is like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CardAsked {
    /// Across, millimetres.
    pub width: u32,
    /// Down, millimetres.
    pub height: u32,
    /// What it is called, as in 学员证; may be empty.
    pub title: String,
}

impl Default for CardAsked {
    /// As large as the cards that badge holders are made for.
    fn default() -> CardAsked {
        CardAsked { width: 90, height: 54, title: "学员证".into() }
    }
}

pub(super) fn badges(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let size = Size { width: it.card.width, height: it.card.height };
    if !size.is_possible() {
        return Err(refusal::no_such_card(Size::LEAST));
    }
    let group = it.group.map(|group| StudyGroup::get(tx, group)).transpose()?;
    let codes: HashMap<_, _> =
        rollcall::badges(tx, OfCohort { cohort: cohort.id })?.into_iter().map(|line| (line.trainee, line)).collect();
    let wanted = |line: &TraineeLine| {
        codes.contains_key(&line.id)
            && (it.group.is_none() || line.study_group == it.group)
            && (it.trainees.is_empty() || it.trainees.contains(&line.id))
    };
    let people = roster_of(tx, &cohort)?.into_iter().filter(wanted).collect();
    let people = if it.by_group { by_group(tx, &cohort, people)? } else { in_no_group(people) };
    if people.is_empty() {
        return Err(refusal::nobody_to_wear(&cohort.title()));
    }
    let groups: HashMap<_, _> = group::all_of(tx, cohort.id)?.into_iter().map(|group| (group.id, group)).collect();
    let badge = |(_, line): (String, TraineeLine)| {
        let group = line.study_group.and_then(|group| groups.get(&group));
        let code = codes.get(&line.id)?;
        Some(Badge {
            name: line.name,
            unit: line.unit,
            post: line.post,
            group: group.map(StudyGroup::title).unwrap_or_default(),
            group_number: group.map(|group| group.number),
            number: code.number,
            code: code.badge.clone(),
        })
    };
    let said = Badges {
        class: cohort.title(),
        title: it.card.title.trim().into(),
        size,
        badges: people.into_iter().filter_map(badge).collect(),
    };
    let part = group.map(|group| group.title()).unwrap_or_default();
    Ok(Content { of: cohort.title(), part, said: Said::Badges(said) })
}
