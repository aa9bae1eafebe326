//! What the registers' workbooks are filled with: 单位名录, 授课人, 专题, 场地, 现场教学点.

use chrono::NaiveDate;
use papers::sheets::register::{RegisterBook, RegisterColumn};
use school::{
    Answer, Everything, Read, setting,
    unit::{self, Nature, UnitId, UnitLine},
};

use super::{
    PaperAsked,
    content::{Content, Said},
};
use crate::register_book::{self, RegisterKind};

pub(super) fn units_book(tx: &Read, _: &PaperAsked) -> Answer<Content> {
    let lines = unit::all(tx, Everything {})?;
    let name = |id: Option<UnitId>| {
        let line = id.and_then(|id| lines.iter().find(|line| line.unit.id == id));
        line.map_or_else(String::new, |line| line.unit.name.clone())
    };
    let row = |line: &UnitLine| {
        let aliases: Vec<&str> = line.aliases.iter().map(|alias| alias.name.as_str()).collect();
        let it = &line.unit;
        let (overseer, parent) = (name(it.overseer), name(it.parent));
        let texts =
            [&it.name, it.nature.word(), &overseer, &parent, &it.sector, &it.area, &it.tags, &aliases.join("、")];
        texts.map(String::from).to_vec()
    };
    let rows: Vec<Vec<String>> = lines.iter().filter(|line| line.unit.closed_on.is_none()).map(row).collect();
    let column = |head, width| RegisterColumn { head, width, ..RegisterColumn::default() };
    let natures = Nature::ALL.iter().map(|nature| nature.word()).collect();
    let columns = vec![
        column("单位名称", 26.0),
        RegisterColumn { choices: natures, ..column("性质", 12.0) },
        column("归口管理部门", 20.0),
        column("隶属单位", 20.0),
        column("系统", 10.0),
        column("片区", 10.0),
        column("标签", 14.0),
        column("别名", 26.0),
    ];
    let said = format!("共{}个单位，按单位顺序　改好后可在“单位”里导入，行的先后就是单位顺序", rows.len());
    book(tx, "单位名录", said, columns, rows)
}

pub(super) fn lecturers_book(tx: &Read, _: &PaperAsked) -> Answer<Content> {
    register(tx, RegisterKind::Lecturers, "师资与专题")
}

pub(super) fn topics_book(tx: &Read, _: &PaperAsked) -> Answer<Content> {
    register(tx, RegisterKind::Topics, "师资与专题")
}

pub(super) fn venues_book(tx: &Read, _: &PaperAsked) -> Answer<Content> {
    register(tx, RegisterKind::Venues, "场地与教学点")
}

pub(super) fn field_sites_book(tx: &Read, _: &PaperAsked) -> Answer<Content> {
    register(tx, RegisterKind::FieldSites, "场地与教学点")
}

/// A register as it is read back on the screen of that name.
fn register(tx: &Read, which: RegisterKind, screen: &str) -> Answer<Content> {
    let (columns, rows) = register_book::written(tx, which)?;
    let said = format!("共{}{}　改好后可在“{screen}”里导入", rows.len(), which.counted());
    book(tx, which.title(), said, columns, rows)
}

fn book(tx: &Read, name: &str, said: String, columns: Vec<RegisterColumn>, rows: Vec<Vec<String>>) -> Answer<Content> {
    let school = setting::of::<setting::School>(tx)?.name;
    let made = NaiveDate::default(); // the day it is drawn
    let book = RegisterBook { school: school.clone(), name: name.into(), said, columns, rows, made };
    Ok(Content { of: school, part: String::new(), said: Said::RegisterBook(book) })
}
