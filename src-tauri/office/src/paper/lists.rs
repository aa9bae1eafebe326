//! What the lists of a class's inner life are filled with: 通讯录, 分组名单, 班委会及临时党支部名单.

use std::collections::HashMap;

use chrono::NaiveDate;
use papers::{contacts, groups, officers, sheets};
use school::{
    Answer, Read,
    cohort::{Cohort, OfCohort},
    group::{self, GroupId},
    refusal,
    trainee::{TraineeLine, role},
};

use super::PaperAsked;
use super::content::{Content, Said};
use super::gather::{cohort_of, roster_of, unit_and_post};

/// Who is in no group, where the others are.
const IN_NONE: &str = "未分组";

pub(super) fn contacts(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let (cohort, people) = contacts_of(tx, it)?;
    let said = contacts::Contacts { class: cohort.title(), facts: head_teacher(&cohort), people, edition: None };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::Contacts(said) })
}

pub(super) fn contacts_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let (cohort, people) = contacts_of(tx, it)?;
    let made = NaiveDate::default(); // the day it is drawn
    let book = sheets::contacts::ContactsBook { class: cohort.title(), people, made };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::ContactsBook(book) })
}

fn contacts_of(tx: &Read, it: &PaperAsked) -> Answer<(Cohort, Vec<contacts::Contact>)> {
    let cohort = cohort_of(tx, it)?;
    let here = roster_of(tx, &cohort)?.into_iter().filter(|line| line.left_on.is_none()).collect();
    let lines = if it.by_group { by_group(tx, &cohort, here)? } else { in_no_group(here) };
    if lines.is_empty() {
        return Err(refusal::nobody_on_roster(&cohort.title()));
    }
    let contact = |(group, line): (String, TraineeLine)| contacts::Contact {
        group,
        post: unit_and_post(&line),
        note: line.role,
        name: line.name,
        phone: line.phone,
    };
    Ok((cohort, lines.into_iter().map(contact).collect()))
}

pub(super) fn groups(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let (cohort, groups) = groups_of(tx, it)?;
    let said = groups::GroupList { class: cohort.title(), facts: head_teacher(&cohort), groups, edition: None };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::Groups(said) })
}

pub(super) fn groups_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let (cohort, groups) = groups_of(tx, it)?;
    let made = NaiveDate::default(); // the day it is drawn
    let book = sheets::groups::GroupsBook { class: cohort.title(), groups, made };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::GroupsBook(book) })
}

fn groups_of(tx: &Read, it: &PaperAsked) -> Answer<(Cohort, Vec<groups::Group>)> {
    let cohort = cohort_of(tx, it)?;
    let all = group::of(tx, OfCohort { cohort: cohort.id })?;
    if all.groups.is_empty() {
        return Err(refusal::no_groups(&cohort.title()));
    }
    let member = |one: group::Member| groups::Member {
        role: in_group(&one.role),
        post: format!("{}{}", one.unit, one.post),
        name: one.name,
    };
    let group = |line: group::StudyGroupLine| groups::Group {
        name: line.title,
        place: line.group.place,
        members: line.members.into_iter().map(member).collect(),
    };
    let mut groups: Vec<_> = all.groups.into_iter().map(group).collect();
    if !all.without.is_empty() {
        let members = all.without.into_iter().map(member).collect();
        groups.push(groups::Group { name: IN_NONE.into(), place: String::new(), members });
    }
    Ok((cohort, groups))
}

pub(super) fn officers(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let all = role::officers(tx, OfCohort { cohort: cohort.id })?;
    let of_groups = all.groups.into_iter().flat_map(|group| {
        let title = group.title;
        group.offices.into_iter().map(move |office| role::Office { word: format!("{title}{}", office.word), ..office })
    });
    let bodies = [
        ("班委会", all.committee),
        ("临时党支部", all.branch),
        ("小　组", of_groups.collect()),
        ("其　他", all.others),
    ];
    let bodies = bodies.into_iter().filter(|(_, offices)| !offices.is_empty());
    let said = officers::Officers {
        class: cohort.title(),
        facts: head_teacher(&cohort),
        bodies: bodies.map(|(name, offices)| body(name, offices)).collect(),
        edition: None,
    };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::Officers(said) })
}

fn body(name: &str, offices: Vec<role::Office>) -> officers::Body {
    let held = offices.into_iter().flat_map(|office| {
        let vacant = officers::Officer { office: office.word.clone(), ..Default::default() };
        let of = |one: role::Holder| officers::Officer {
            office: office.word.clone(),
            post: format!("{}{}", one.unit, one.post),
            name: one.name,
        };
        let held: Vec<_> = office.holders.into_iter().map(of).collect();
        if held.is_empty() { vec![vacant] } else { held }
    });
    officers::Body { name: name.into(), officers: held.collect() }
}

/// The people group after group, who leads a group first, who is in none last.
pub(super) fn by_group(tx: &Read, cohort: &Cohort, lines: Vec<TraineeLine>) -> Answer<Vec<(String, TraineeLine)>> {
    let groups: HashMap<GroupId, String> =
        group::all_of(tx, cohort.id)?.into_iter().map(|group| (group.id, group.title())).collect();
    if groups.is_empty() {
        return Err(refusal::no_groups(&cohort.title()));
    }
    let title = |line: &TraineeLine| line.study_group.and_then(|group| groups.get(&group)).cloned();
    let mut lines: Vec<_> =
        lines.into_iter().map(|line| (title(&line).unwrap_or_else(|| IN_NONE.into()), line)).collect();
    let leads = |line: &TraineeLine| role::of(&line.role).iter().any(|word| word == role::GROUP[0]);
    lines.sort_by_key(|(_, line)| (line.group.is_none(), line.group, !leads(line)));
    Ok(lines)
}

/// The people as they are.
pub(super) fn in_no_group(lines: Vec<TraineeLine>) -> Vec<(String, TraineeLine)> {
    lines.into_iter().map(|line| (String::new(), line)).collect()
}

/// What somebody holds in the group, of all that they hold.
fn in_group(role: &str) -> String {
    let words = role::of(role).into_iter().filter(|word| role::GROUP.contains(&word.as_str()));
    words.collect::<Vec<_>>().join("、")
}

pub(super) fn head_teacher(cohort: &Cohort) -> String {
    if cohort.head_teacher.is_empty() { String::new() } else { format!("班主任：{}", cohort.head_teacher) }
}
