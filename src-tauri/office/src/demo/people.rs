//! Who comes: people put together from lists, with ID numbers of nobody.

use school::{
    Answer, Change,
    cohort::{Cohort, CohortCategory},
    person::{self, Entry, IdNumber},
    trainee,
    unit::Nature,
};

use super::{Dice, registers::UNITS};

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "欧阳",
];
const GIVEN: &[&str] = &[
    "伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰",
    "霞", "平", "刚", "桂英", "建华", "文博", "晓燕", "志远", "海波", "立军", "雪梅", "国庆", "春生", "玉珍", "思源",
    "嘉豪", "子涵", "一鸣", "浩然", "晨曦", "永康", "红梅", "卫东", "爱民", "新宇", "雅琴", "少峰", "光明", "丹",
    "鹏飞", "婷婷", "振华",
];
/// Names that try a printer.
const RARE: &[&str] = &["张䶮", "李㛃", "王𬱖", "陈𠅤", "阿卜杜热合曼·伊敏江", "其其格"];

const POSTS: &[&str] = &[
    "综合科科长",
    "综合科副科长",
    "四级主任科员",
    "三级主任科员",
    "一级科员",
    "业务科科长",
    "业务科副科长",
    "二级科员",
    "人事科科长",
    "机关党委专职副书记",
];
const TOWN_POSTS: &[&str] = &["党委副书记", "副镇长", "组织委员", "宣传委员", "党政办主任", "四级主任科员", "一级科员"];

pub(super) fn enrol(tx: &Change, cohort: &Cohort, size: usize, dice: &mut Dice) -> Answer<()> {
    let mut units: Vec<&(&str, Nature)> = (0..size).map(|i| &UNITS[i * UNITS.len() / size]).collect();
    if cohort.category == CohortCategory::Special {
        units = (0..size).map(|i| &UNITS[28 + i * 6 / size]).collect();
    }
    for (i, (unit, nature)) in units.into_iter().enumerate() {
        let name = match (cohort.number, RARE.get(i / 9)) {
            (Some(3), Some(rare)) if i % 9 == 4 => (*rare).to_owned(),
            _ => format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN)),
        };
        let posts = if *nature == Nature::Town { TOWN_POSTS } else { POSTS };
        let post = if cohort.category == CohortCategory::Special { "村党支部书记" } else { dice.pick(posts) };
        let entry = Entry {
            ethnicity: if name.contains('·') { "维吾尔族" } else { "汉族" }.into(),
            political: if dice.below(12) == 0 { "群众" } else { "中共党员" }.into(),
            education: dice.pick(&["本科", "本科", "本科", "大专", "硕士研究生", "省委党校研究生"]).into(),
            id_number: Some(id_number(dice)),
            phone: format!("13800{:06}", dice.below(1_000_000)),
            unit: (*unit).into(),
            post: post.into(),
            name,
            ..Entry::default()
        };
        let person = person::enter(tx, &entry)?;
        trainee::add(tx, cohort, person, &entry, None)?;
    }
    Ok(())
}

/// A number of nobody: area 110199 has never been assigned.
fn id_number(dice: &mut Dice) -> IdNumber {
    loop {
        let (year, month, day) = (1970 + dice.below(30), 1 + dice.below(12), 1 + dice.below(28));
        let body = format!("110199{year}{month:02}{day:02}{:03}", dice.below(1000));
        if let Some(number) = "0123456789X".chars().find_map(|check| IdNumber::read(&format!("{body}{check}")).ok()) {
            return number;
        }
    }
}
