//! The truth: a made-up class, everybody known in every field.

use school::person::{Birth, Entry, IdNumber, Sex, Since};

/// Chance with a seed: the same seed, the same folder.
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % n.max(1)
    }

    /// True in `percent` of a hundred.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Units of the register, each with what senders also write for it; the first of those is a known alias.
pub const UNITS: &[(&str, &[&str])] = &[
    ("县委办公室", &["县委办"]),
    ("县政府办公室", &["县政府办"]),
    ("县委组织部", &[]),
    ("县委宣传部", &[]),
    ("县财政局", &["财政局"]),
    ("县教育局", &["教育局"]),
    ("县人力资源和社会保障局", &["县人社局", "人社局"]),
    ("县卫生健康局", &["县卫健局", "卫健局"]),
    ("县自然资源局", &["自然资源局"]),
    ("县住房和城乡建设局", &["县住建局", "住建局"]),
    ("县农业农村局", &["农业农村局"]),
    ("县应急管理局", &["县应急局"]),
    ("县市场监督管理局", &["县市场监管局"]),
    ("县融媒体中心", &["融媒体中心"]),
    ("县第一中学", &["县一中"]),
    ("县人民医院", &[]),
    ("城关镇", &["城关镇人民政府"]),
    ("东河镇", &["东河镇人民政府"]),
    ("西岭乡", &["西岭乡人民政府"]),
    ("石桥街道", &["石桥街道办事处"]),
];

/// Units that the register does not have.
pub const NEW_UNITS: &[&str] = &["县水利局", "县档案馆", "南坪镇", "县供销合作社"];

const FAMILIES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高",
    "罗", "欧阳", "司马", "单", "曾", "解", "仇", "区", "和",
];
const GIVEN: &[&str] = &[
    "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "建国",
    "志强", "晓东", "海燕", "文䶮", "𠅤", "永〇", "美玲", "春生", "国庆", "雪梅",
];
const FOREIGN: &[&str] = &["买买提·吐尔逊", "阿依古丽·艾合买提", "扎西·多吉"];
const POSTS: &[&str] = &[
    "局长",
    "党组成员、副局长",
    "副主任",
    "办公室主任",
    "科员",
    "党委委员、组织委员",
    "副镇长",
    "人事股股长",
    "会计",
    "党支部书记",
];
const RANKS: &[&str] = &["", "", "四级主任科员", "二级主任科员", "一级科员", "四级调研员"];
const ETHNICITIES: &[&str] = &["汉族", "汉族", "汉族", "汉族", "满族", "蒙古族", "维吾尔族", "回族"];
const POLITICAL: &[&str] = &["中共党员", "中共党员", "中共党员", "中共预备党员", "群众", "民盟盟员", "无党派人士"];
const EDUCATION: &[&str] = &["大学本科", "大专", "研究生", "省委党校研究生", "中专"];

/// Somebody of the class, as they truly are.
pub fn person(chance: &mut Chance, unit: &str, serial: usize) -> Entry {
    let name = match chance.below(60) {
        0 => chance.pick(FOREIGN).to_string(),
        _ => format!("{}{}", chance.pick(FAMILIES), chance.pick(GIVEN)),
    };
    let id = id_number(chance, serial);
    let rank = chance.pick(RANKS).to_string();
    let since = |chance: &mut Chance| format!("{}-{:02}", 2008 + chance.below(17), 1 + chance.below(12));
    Entry {
        name,
        sex: Some(id.sex()),
        birth: Some(id.birth()),
        ethnicity: chance.pick(ETHNICITIES).to_string(),
        political: chance.pick(POLITICAL).to_string(),
        education: chance.pick(EDUCATION).to_string(),
        in_service: if chance.happens(40) { "中央党校大学".into() } else { String::new() },
        phone: format!("1{}{:09}", 3 + chance.below(7), 100_000_000 + serial * 7_919 % 899_999_999),
        unit: unit.into(),
        post: chance.pick(POSTS).to_string(),
        post_since: Since::read(&since(chance)).ok(),
        rank_since: if rank.is_empty() { None } else { Since::read(&since(chance)).ok() },
        rank,
        id_number: Some(id),
        note: String::new(),
    }
}

fn id_number(chance: &mut Chance, serial: usize) -> IdNumber {
    loop {
        let (year, month, day) = (1962 + chance.below(42), 1 + chance.below(12), 1 + chance.below(28));
        let body = format!("110199{year}{month:02}{day:02}{:03}", serial % 1000);
        let fits = "0123456789X".chars().find_map(|last| IdNumber::read(&format!("{body}{last}")).ok());
        // One that ends in 000 by right is asked about, and would only blur the count.
        if let Some(id) = fits.filter(|id| !id.as_str().ends_with("000")) {
            return id;
        }
    }
}

pub fn birth(entry: &Entry) -> Birth {
    entry.birth.unwrap()
}

pub fn sex(entry: &Entry) -> Sex {
    entry.sex.unwrap()
}
