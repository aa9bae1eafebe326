//! From the dry run and the clerk's answers to rows ready to be written.

use super::fields::{is_mobile, phone_digits, tidy};
use super::report::{Choice, Doubt, Field, ReadyRow, RosterReport, RosterRow, Settled};
use school::person::tables::{clean_name, compact};
use school::person::{Birth, IdNumber, Sex};
use school::{Answer, Refusal};
use std::collections::HashMap;

/// Applies the answers. With `accept_all`, doubts without an answer take their advice; otherwise the first of
/// them is the refusal.
pub fn settle(report: &RosterReport, answers: &[Settled], accept_all: bool) -> Answer<Vec<ReadyRow>> {
    let answers: HashMap<(u32, Field), &Settled> = answers.iter().map(|it| ((it.row, it.field), it)).collect();
    let mut rows: HashMap<u32, Vec<(&Doubt, &Settled)>> = HashMap::new();
    let mut unanswered: Vec<&Doubt> = Vec::new();
    for doubt in &report.doubts {
        match answers.get(&(doubt.row, doubt.field)) {
            Some(answer) => {
                for row in std::iter::once(&doubt.row).chain(&doubt.also) {
                    rows.entry(*row).or_default().push((doubt, answer));
                }
            }
            None if !accept_all => unanswered.push(doubt),
            None => {}
        }
    }
    let advised: HashMap<u32, &Doubt> = report
        .doubts
        .iter()
        .filter(|doubt| doubt.advice == Choice::Skip && !answers.contains_key(&(doubt.row, doubt.field)))
        .map(|doubt| (doubt.row, doubt))
        .collect();
    let mut ready = Vec::with_capacity(report.rows.len());
    for row in &report.rows {
        let settled = rows.get(&row.row).map_or(&[][..], Vec::as_slice);
        let left_out = settled.iter().any(|(doubt, answer)| acts_as(doubt, answer) == Choice::Skip);
        if left_out {
            continue;
        }
        if let Some(doubt) = unanswered.iter().find(|doubt| doubt.row == row.row) {
            return Err(Refusal::new(format!("第{}行{}还有疑问没有答复：{}", doubt.row, doubt.name, doubt.why))
                .at(doubt.field.word())
                .in_row(doubt.row)
                .into());
        }
        if advised.contains_key(&row.row) {
            continue;
        }
        ready.push(apply(row, settled)?);
    }
    Ok(ready)
}

/// What an answer does: 采用建议 stands for the advice.
fn acts_as(doubt: &Doubt, answer: &Settled) -> Choice {
    if answer.choice == Choice::Adopt { doubt.advice } else { answer.choice }
}

fn apply(row: &RosterRow, settled: &[(&Doubt, &Settled)]) -> Answer<ReadyRow> {
    let mut ready = ReadyRow {
        row: row.row,
        entry: row.entry.clone(),
        rank: row.rank.clone(),
        group: row.group.clone(),
        same_as: row.same_as,
        new_person: false,
    };
    for (doubt, answer) in settled {
        if !doubt.choices.contains(&answer.choice) {
            let allowed: Vec<&str> = doubt.choices.iter().map(|choice| choice.word()).collect();
            let say = format!(
                "第{}行{}的{}不能选「{}」，请从{}中选一项。",
                row.row,
                doubt.name,
                doubt.field,
                answer.choice,
                allowed.join("、")
            );
            return Err(Refusal::new(say).at(doubt.field.word()).in_row(row.row).into());
        }
        // The row already is as advised.
        match answer.choice {
            Choice::Adopt | Choice::Same | Choice::Skip => {}
            Choice::NotSame => (ready.same_as, ready.new_person) = (None, true),
            Choice::Keep => keep(&mut ready, doubt),
            Choice::Blank if doubt.field == Field::Person => {
                (ready.entry.id_number, ready.same_as, ready.new_person) = (None, None, true);
            }
            Choice::Blank => write(&mut ready, doubt, "")?,
            Choice::Replace => {
                let value = answer.value.as_deref().unwrap_or_default().trim();
                if value.is_empty() {
                    let say = format!("第{}行{}的{}选了「改为」，请填上改成什么。", row.row, doubt.name, doubt.field);
                    return Err(Refusal::new(say).at(doubt.field.word()).in_row(row.row).into());
                }
                write(&mut ready, doubt, value)?;
            }
        }
    }
    // Whoever has an ID number has its birth and sex.
    if let Some(id) = &ready.entry.id_number {
        (ready.entry.birth, ready.entry.sex) = (Some(id.birth()), Some(id.sex()));
    }
    Ok(ready)
}

/// What was written stands: where it contradicts the ID number, the number goes.
fn keep(ready: &mut ReadyRow, doubt: &Doubt) {
    match doubt.field {
        Field::Birth => {
            if let Ok(birth) = Birth::read(&doubt.read) {
                (ready.entry.birth, ready.entry.id_number) = (Some(birth), None);
            }
        }
        Field::Sex => (ready.entry.sex, ready.entry.id_number) = (Sex::read(&doubt.read).or(ready.entry.sex), None),
        Field::Unit => ready.entry.unit = compact(&doubt.read),
        Field::Ethnicity => ready.entry.ethnicity = compact(&doubt.read),
        Field::Political => ready.entry.political = compact(&doubt.read),
        Field::Name => ready.entry.name = compact(&doubt.read),
        _ => {}
    }
}

/// Writes the clerk's own value; empty blanks the field.
fn write(ready: &mut ReadyRow, doubt: &Doubt, value: &str) -> Answer<()> {
    let no = |why: &dyn std::fmt::Display| {
        let say = format!("第{}行{}的{}「{value}」：{why}。", ready.row, doubt.name, doubt.field);
        Refusal::new(say).at(doubt.field.word()).in_row(ready.row)
    };
    let blank = value.is_empty();
    match doubt.field {
        Field::Name => ready.entry.name = clean_name(value).map_err(|why| no(&why))?,
        Field::IdNumber if blank => ready.entry.id_number = None,
        Field::IdNumber => ready.entry.id_number = Some(IdNumber::read(value).map_err(|why| no(&why))?),
        Field::Sex if blank => ready.entry.sex = None,
        Field::Sex => ready.entry.sex = Some(Sex::read(value).ok_or_else(|| no(&"性别只能是男或女"))?),
        Field::Birth if blank => ready.entry.birth = None,
        Field::Birth => ready.entry.birth = Some(Birth::read(value).map_err(|why| no(&why))?),
        Field::Phone => {
            let digits = phone_digits(value);
            ready.entry.phone = if is_mobile(&digits) { digits } else { tidy(value) };
        }
        Field::Unit => ready.entry.unit = compact(value),
        Field::Ethnicity => ready.entry.ethnicity = compact(value),
        Field::Political => ready.entry.political = compact(value),
        _ => return Err(no(&"这里不能改成别的值").into()),
    }
    Ok(())
}
