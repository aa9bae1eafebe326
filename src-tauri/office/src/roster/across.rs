//! Questions that one row alone does not raise: the same person twice, units the register does not have, people
//! the books already know.

use super::fields::{Draft, doubt};
use super::report::{Choice, Cleaned, Doubt, DoubtKind, Field};
use super::table::Table;
use super::{Known, KnownPerson, units};
use school::person::rules::may_be_one;
use school::person::{Entry, IdNumber};
use std::collections::HashMap;

/// Fills blank cells of the unit column from the row above, as merged cells mean it, where the file's format or
/// the sender lost the merging. Where the column names several units, a blank that no merging explains is asked.
pub(super) fn carry_units_down(table: &Table, drafts: &mut [Draft]) {
    if table.column(Field::Unit).is_none() || table.column(Field::UnitAndPost).is_some() {
        return;
    }
    let title = table.title_unit.as_ref().map(|(unit, _)| unit.as_str()).unwrap_or_default();
    let mut above = String::new();
    let merges_known = !table.grid.merged.is_empty();
    for draft in drafts {
        let unit = &mut draft.row.entry.unit;
        if !unit.is_empty() {
            above.clone_from(unit);
            continue;
        }
        let meant = if above.is_empty() { title } else { &above };
        if meant.is_empty() {
            continue;
        }
        *unit = meant.to_string();
        draft.row.cleaned.push(Cleaned { field: Field::Unit, from: String::new(), to: meant.into() });
        // A blank among merged cells was left by hand: the one above and the sender may both be meant.
        if merges_known && !above.is_empty() && !title.is_empty() && above != title {
            let why = format!("单位是空的，建议按上一行填「{above}」；报送单位是「{title}」。");
            let row = draft.row.row - 1;
            let ask = doubt(table, row, Field::Unit, DoubtKind::NoUnit, &draft.row.entry.name, why);
            let others = [Choice::Replace, Choice::Blank];
            draft.doubts.push(ask.advise(Choice::Replace, Some(above.clone()), &others));
        }
    }
}

/// Asks once about every unit that the register does not have, and about rows without any.
pub(super) fn ask_about_units(table: &Table, drafts: &mut [Draft], register: &units::Register, file: &str) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut asked: Vec<Doubt> = Vec::new();
    for draft in drafts.iter() {
        let unit = &draft.row.entry.unit;
        if register.has(unit) || draft.doubts.iter().any(|doubt| doubt.field == Field::Unit) {
            continue;
        }
        match first.get(unit) {
            Some(&at) => asked[at].also.push(draft.row.row),
            None => {
                first.insert(unit.clone(), asked.len());
                asked.push(unit_doubt(table, draft, register, file));
            }
        }
    }
    let of_row: HashMap<u32, usize> = drafts.iter().enumerate().map(|(i, draft)| (draft.row.row, i)).collect();
    for doubt in asked {
        if let (Choice::Replace, Some(meant)) = (doubt.advice, &doubt.suggest) {
            for row in std::iter::once(&doubt.row).chain(&doubt.also) {
                drafts[of_row[row]].row.entry.unit.clone_from(meant);
            }
        }
        drafts[of_row[&doubt.row]].doubts.push(doubt);
    }
}

fn unit_doubt(table: &Table, draft: &Draft, register: &units::Register, file: &str) -> Doubt {
    let (row, unit, name) = (draft.row.row - 1, &draft.row.entry.unit, &draft.row.entry.name);
    let ask = |kind, why| {
        let mut ask = doubt(table, row, Field::Unit, kind, name, why);
        ask.read.clone_from(unit);
        if let (Some((_, place)), None) = (&table.title_unit, table.column(Field::Unit)) {
            ask.cell.clone_from(place);
            ask.column = place.trim_end_matches(|c: char| c.is_ascii_digit()).into();
        }
        ask
    };
    if unit.is_empty() {
        let named = register.within(file);
        return match named {
            Some(unit) => ask(DoubtKind::NoUnit, format!("名册里没有单位，文件名里有「{unit}」，建议填这个单位。"))
                .advise(Choice::Replace, Some(unit.into()), &[Choice::Replace, Choice::Blank]),
            None => ask(DoubtKind::NoUnit, "名册里没有单位，建议先留空，以后补填。".into()).advise(
                Choice::Blank,
                None,
                &[Choice::Replace],
            ),
        };
    }
    let close = register.close_to(unit);
    let others = [Choice::Keep, Choice::Replace, Choice::Blank];
    match close.as_slice() {
        [] => ask(DoubtKind::NewUnit, format!("单位库里没有「{unit}」，建议作为新单位加入。")).advise(
            Choice::Keep,
            Some(unit.clone()),
            &others[1..],
        ),
        [one] => ask(DoubtKind::CloseUnit, format!("单位库里没有「{unit}」，是不是「{one}」？")).advise(
            Choice::Replace,
            Some((*one).into()),
            &others,
        ),
        [one, rest @ ..] => {
            let rest = rest.join("」「");
            ask(DoubtKind::CloseUnit, format!("单位库里没有「{unit}」，是不是「{one}」？名称相近的还有「{rest}」。"))
                .advise(Choice::Replace, Some((*one).into()), &others)
        }
    }
}

/// Asks about people who stand in the file twice.
pub(super) fn ask_about_repetitions(table: &Table, drafts: &mut [Draft]) {
    let mut by_id: HashMap<IdNumber, usize> = HashMap::new();
    let mut by_name: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for i in 0..drafts.len() {
        let entry = &drafts[i].row.entry;
        let same_id = entry.id_number.as_ref().and_then(|id| by_id.get(id).copied());
        let key = (entry.name.clone(), entry.unit.clone());
        let namesake =
            by_name.get(&key).and_then(|all| all.iter().copied().find(|&j| may_repeat(&drafts[j].row.entry, entry)));
        let ask = match (same_id, namesake) {
            (Some(j), _) if drafts[j].row.entry.name == entry.name => Some(twice(table, &drafts[j], &drafts[i])),
            (Some(j), _) => {
                let ask = same_number(table, &drafts[j], &drafts[i]);
                drafts[i].row.entry.id_number = None;
                Some(ask)
            }
            (None, Some(j)) => Some(twice(table, &drafts[j], &drafts[i])),
            (None, None) => None,
        };
        if same_id.is_none()
            && let Some(id) = drafts[i].row.entry.id_number.clone()
        {
            by_id.insert(id, i);
        }
        by_name.entry(key).or_default().push(i);
        drafts[i].doubts.extend(ask);
    }
}

fn twice(table: &Table, before: &Draft, now: &Draft) -> Doubt {
    let (row, name) = (now.row.row - 1, &now.row.entry.name);
    let same_id = now.row.entry.id_number.is_some() && now.row.entry.id_number == before.row.entry.id_number;
    // Two people cannot have one number: who says that they are two gives the number up.
    let (ground, or_another) =
        if same_id { ("身份证号相同", Choice::Blank) } else { ("同名同单位", Choice::NotSame) };
    let why = format!("{name}已在第{}行出现（{ground}），建议保留第{0}行，此行不录。", before.row.row);
    let mut ask = doubt(table, row, Field::Person, DoubtKind::Twice, name, why);
    (ask.column, ask.cell) = table.place(row, Field::Name);
    ask.read.clone_from(name);
    ask.advise(Choice::Skip, None, &[or_another])
}

fn same_number(table: &Table, before: &Draft, now: &Draft) -> Doubt {
    let (row, name) = (now.row.row - 1, &now.row.entry.name);
    let (other, at) = (&before.row.entry.name, before.row.row);
    let why = format!("与第{at}行{other}的身份证号相同，其中一人写错了，建议此行留空，请单位核对。");
    let ask = doubt(table, row, Field::IdNumber, DoubtKind::SameId, name, why);
    ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Skip])
}

/// Same name and unit in one file, where sex and phone speak too: whether nothing says that they are two.
fn may_repeat(a: &Entry, b: &Entry) -> bool {
    let other_sex = matches!((a.sex, b.sex), (Some(a), Some(b)) if a != b);
    let other_phone = !a.phone.is_empty() && !b.phone.is_empty() && a.phone != b.phone;
    let unborn = a.birth.is_none() || b.birth.is_none();
    may_be_one(a.traits(), b.traits()) && !(other_sex || other_phone && unborn)
}

/// Asks about people whom the books already know under another name or unit, or who are enrolled already.
pub(super) fn ask_about_the_known(table: &Table, drafts: &mut [Draft], known: &Known) {
    let ids = known.people.iter().enumerate().filter_map(|(i, person)| Some((person.id_number.as_ref()?, i)));
    let by_id: HashMap<&IdNumber, usize> = ids.collect();
    let mut by_name: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (i, person) in known.people.iter().enumerate() {
        by_name.entry((&person.name, &person.unit)).or_default().push(i);
    }
    for draft in drafts {
        let entry = &draft.row.entry;
        let same_id = entry.id_number.as_ref().and_then(|id| by_id.get(id));
        let namesake = by_name.get(&(entry.name.as_str(), entry.unit.as_str()));
        let namesake = namesake.and_then(|all| all.iter().find(|&&i| known.people[i].may_be(entry)));
        let Some(person) = same_id.or(namesake).map(|&i| &known.people[i]) else { continue };
        draft.row.same_as = Some(person.id);
        // Whether a row repeats another is asked first; it is the same question for the clerk.
        if draft.doubts.iter().any(|doubt| doubt.field == Field::Person) {
            continue;
        }
        let ask = known_doubt(table, draft, person, same_id.is_some());
        draft.doubts.extend(ask);
    }
}

fn known_doubt(table: &Table, draft: &Draft, person: &KnownPerson, by_id: bool) -> Option<Doubt> {
    let (row, entry) = (draft.row.row - 1, &draft.row.entry);
    let (name, unit) = (&entry.name, &entry.unit);
    let ask = |kind, field, read: &str, why| {
        let mut ask = doubt(table, row, Field::Person, kind, name, why);
        (ask.column, ask.cell) = table.place(row, field);
        ask.read = read.into();
        ask
    };
    let or_another = if by_id { Choice::Blank } else { Choice::NotSame };
    if person.enrolled {
        let why = format!("{name}（{}）已在本班名单中，建议此行不录。", person.unit);
        let ask = ask(DoubtKind::Enrolled, Field::Name, name, why);
        return Some(ask.advise(Choice::Skip, None, &[Choice::Same, or_another]));
    }
    if !by_id {
        let sure = !entry.phone.is_empty() && entry.phone == person.phone;
        let why = format!("人员库里{unit}已有一位{name}，建议作为同一人。");
        let ask = || ask(DoubtKind::Known, Field::Name, name, why);
        return (!sure).then(|| ask().advise(Choice::Same, Some(name.clone()), &[Choice::NotSame, Choice::Skip]));
    }
    let others = [Choice::Blank, Choice::Skip];
    if person.name != *name {
        let why = format!(
            "人员库里这个身份证号是{}（{}），建议作为同一人，姓名改为{name}；若是另一人请选留空，身份证号不录。",
            person.name, person.unit
        );
        return Some(ask(DoubtKind::Known, Field::Name, name, why).advise(Choice::Same, Some(name.clone()), &others));
    }
    let moved = !unit.is_empty() && !person.unit.is_empty() && person.unit != *unit;
    let why =
        format!("人员库里{name}在{}，这里是{unit}（身份证号相同），建议作为同一人，单位改为{unit}。", person.unit);
    moved.then(|| ask(DoubtKind::Known, Field::Unit, unit, why).advise(Choice::Same, Some(unit.clone()), &others))
}
