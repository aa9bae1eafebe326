//! What the file is: which of its sheets have a timetable, and of which class.

use school::{
    Answer, Everything, Read,
    cohort::{self, Cohort},
    person::tables::compact,
    refusal,
};

use crate::{
    timetable_book::{
        Opened, list,
        sheet::{Found, Sheet},
        week,
    },
    workbook::Workbook,
};

/// Reads every sheet that has a timetable.
pub(super) fn read(workbook: &Workbook, found: &mut Found) -> Answer<()> {
    let shown: Vec<_> = workbook.sheets.iter().filter(|grid| !grid.hidden && grid.rows() > 0).collect();
    let mut any = false;
    for grid in &shown {
        let sheet = Sheet::of(grid, shown.len() > 1);
        let (list, head) = (list::find(&sheet), week::head(&sheet));
        // 内容 and 授课人 under 上午 and 下午 are heads of a grid, not of a list.
        let under = |list: &list::List| head.as_ref().is_some_and(|head| head.contains(&list.head()));
        match list.filter(|list| !under(list)) {
            Some(list) => list.read(found),
            None if head.is_some() => week::read(&sheet, found),
            None => continue,
        }
        any = true;
    }
    if any { Ok(()) } else { Err(refusal::no_timetable_in(&workbook.file)) }
}

/// The class the file is of, and what its title names instead when another was asked for.
pub(super) fn class_of(tx: &Read, it: &Opened) -> Answer<(Cohort, Option<(String, String)>)> {
    let all = cohort::all(tx, Everything {})?;
    let mut named: Vec<(usize, String)> = Vec::new();
    let shown = it.workbook.sheets.iter().filter(|grid| !grid.hidden);
    let cells = shown.flat_map(|grid| (0..grid.rows().min(6)).flat_map(|row| grid.row(row)));
    // 合班：第2期科级干部进修班 names a class that comes along, not the one whose timetable it is.
    let cells = cells.filter(|cell| !cell.text.contains("合班"));
    let mut texts: Vec<(String, String)> = cells.map(|cell| (cell.place(), compact(cell.text))).collect();
    texts.push((String::new(), compact(&it.workbook.file)));
    for (cell, text) in &texts {
        let in_text = (0..all.len()).filter(|&n| text.contains(&compact(&all[n].title)));
        named.extend(in_text.map(|n| (n, cell.clone())));
    }
    // 中青年干部培训班 is in 第3期中青年干部培训班, but is not meant.
    let part = |n: usize, other: usize| {
        all[n].title != all[other].title && compact(&all[other].title).contains(&compact(&all[n].title))
    };
    let longest: Vec<_> = named.iter().filter(|(n, _)| !named.iter().any(|(other, _)| part(*n, *other))).collect();
    if let Some(asked) = it.cohort {
        let cohort = Cohort::get(tx, asked)?;
        let own = longest.iter().any(|(n, _)| all[*n].title == cohort.title());
        let other = longest.first().filter(|_| !own).map(|(n, cell)| (cell.clone(), all[*n].title.clone()));
        return Ok((cohort, other));
    }
    let mut classes: Vec<usize> = longest.iter().map(|(n, _)| *n).collect();
    classes.sort_unstable();
    classes.dedup();
    match classes[..] {
        [] => Err(refusal::timetable_of_no_class(&it.workbook.file)),
        [n] => Ok((all[n].cohort.clone(), None)),
        _ => {
            let titles: Vec<&str> = classes.iter().map(|&n| all[n].title.as_str()).collect();
            Err(refusal::timetable_of_several(&it.workbook.file, &titles.join("、")))
        }
    }
}
