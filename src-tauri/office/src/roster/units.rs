//! Unit names: which of the register a written one means, and where a unit ends and a post begins.

use school::person::tables::compact;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The units of the register under all the names that senders may write.
#[derive(Debug, Clone, Default)]
pub(super) struct Register {
    /// As written, without spaces → the unit's name.
    meant: HashMap<String, String>,
    /// The names themselves, in the office's order, and all other spellings behind them.
    order: Vec<String>,
    longest: usize,
}

/// Alternatives offered for one written name.
const OFFERED: usize = 3;

impl Register {
    pub fn of(spellings: &[(String, String)]) -> Register {
        let mut register = Register::default();
        // A unit's own name means that unit, whoever else was called so once.
        let own = spellings.iter().map(|(_, unit)| (unit, unit));
        for (written, unit) in own.chain(spellings.iter().map(|(written, unit)| (written, unit))) {
            let written = compact(written);
            register.longest = register.longest.max(written.len());
            if let Entry::Vacant(free) = register.meant.entry(written) {
                register.order.push(free.key().clone());
                free.insert(unit.clone());
            }
        }
        register
    }

    /// The unit that a text without spaces names exactly.
    pub fn meant(&self, written: &str) -> Option<&str> {
        self.meant.get(written).map(String::as_str)
    }

    /// Units that a written name may stand for, the nearest first: 县财政局 for 财政局, 县人力资源和社会保障局 for
    /// 人社局, one wrong character.
    pub fn close_to(&self, written: &str) -> Vec<&str> {
        let mut close: Vec<(usize, &str)> =
            self.order.iter().filter_map(|name| Some((distance(written, name)?, self.meant(name)?))).collect();
        close.sort_by_key(|(distance, _)| *distance);
        let mut units: Vec<&str> = Vec::new();
        for (_, unit) in close {
            if !units.contains(&unit) && units.len() < OFFERED {
                units.push(unit);
            }
        }
        units
    }

    /// The unit with the longest name that stands in a text: 003_县委办公室报名表.csv.
    pub fn within(&self, text: &str) -> Option<&str> {
        let text = compact(text);
        let named = self.order.iter().filter(|name| name.chars().count() >= 3 && text.contains(name.as_str()));
        self.meant(named.max_by_key(|name| name.len())?)
    }

    /// Splits 县财政局副局长 into its unit and its post. `own` is the unit that sends the list.
    pub fn split(&self, both: &str, own: &str) -> (String, String) {
        let known = |end: &usize| self.meant.contains_key(&both[..*end]) || both[..*end] == *own;
        let starts = both.char_indices().map(|(at, _)| at).skip(1).chain([both.len()]);
        let longest = starts.take_while(|&end| end <= self.longest.max(own.len())).filter(known).last();
        let cut = longest.or_else(|| unit_ends(both));
        match cut {
            Some(cut) => {
                let post = both[cut..].trim_start_matches(['、', '，', ',', ' ', '/', '-']);
                (both[..cut].to_string(), post.to_string())
            }
            None => (own.to_string(), both.to_string()),
        }
    }
}

/// Where a unit's name ends by its own last word: after the first of these that a post may follow.
fn unit_ends(both: &str) -> Option<usize> {
    const ENDS: &[&str] = &[
        "委员会",
        "办公室",
        "人民政府",
        "政府",
        "街道",
        "中心",
        "学校",
        "党校",
        "医院",
        "公司",
        "法院",
        "检察院",
        "局",
        "镇",
        "乡",
        "院",
        "厅",
        "部",
        "社",
    ];
    // What begins a post: a unit's last word is followed by one of these, or by nothing.
    const POSTS: &[&str] = &[
        "党",
        "局长",
        "副",
        "主任",
        "科",
        "股",
        "书记",
        "镇长",
        "乡长",
        "部长",
        "院长",
        "校长",
        "经理",
        "组织委员",
        "委员",
        "四级",
        "三级",
        "二级",
        "一级",
        "干部",
        "职员",
        "会计",
        "办事员",
        "工作人员",
        "教师",
        "主席",
        "站长",
        "所长",
        "队长",
        "厅长",
        "社长",
        "办公室主任",
    ];
    let ends = both.char_indices().flat_map(|(at, _)| {
        ENDS.iter().filter(move |end| both[at..].starts_with(**end)).map(move |end| at + end.len())
    });
    let mut ends: Vec<usize> = ends
        .filter(|&end| {
            let rest = &both[end..];
            rest.is_empty() || POSTS.iter().any(|post| rest.starts_with(post))
        })
        .collect();
    ends.sort_unstable();
    ends.into_iter().find(|&end| both[..end].chars().count() >= 3)
}

/// How far a name of the register is from a written one; none if it cannot be meant.
fn distance(written: &str, name: &str) -> Option<usize> {
    let (written, name) = (compact(written), compact(name));
    let (short, long): (Vec<char>, Vec<char>) = (written.chars().collect(), name.chars().collect());
    let difference = short.len().abs_diff(long.len());
    if name.ends_with(&written) || written.ends_with(&name) || name.starts_with(&written) {
        return (short.len().min(long.len()) >= 2).then_some(difference);
    }
    let (short, long) = if short.len() <= long.len() { (short, long) } else { (long, short) };
    let an_end_in_common = short.first() == long.first() || short.last() == long.last();
    if short.len() >= 3 && an_end_in_common && is_within(&short, &long) {
        return Some(difference + 1);
    }
    // 县 and 市 at the front, 东 and 西 in a village's name are other places, not slips of the pen.
    let slip = short.len() >= 4 && short.first() == long.first() && one_edit(&short, &long);
    slip.then_some(2)
}

/// Whether the characters of an abbreviation stand in the full name in their order.
fn is_within(short: &[char], long: &[char]) -> bool {
    let mut long = long.iter();
    short.iter().all(|c| long.any(|other| other == c))
}

/// Whether one character written wrong, left out or too many makes the difference.
pub(super) fn one_slip_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 3 && one_edit(&short, &long)
}

fn one_edit(short: &[char], long: &[char]) -> bool {
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = short.len() - same;
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    if long.len() == short.len() { rest > 0 && tail + 1 >= rest } else { tail >= rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_names_find_the_unit_they_mean() {
        let units: Vec<(String, String)> = [
            "县委办公室",
            "县政府办公室",
            "县财政局",
            "县人力资源和社会保障局",
            "县卫生健康局",
            "县教育局",
            "东河镇",
            "西河镇",
            "城关镇",
        ]
        .map(|unit| (unit.to_string(), unit.to_string()))
        .to_vec();
        let register = Register::of(&units);
        for (written, meant) in [
            ("财政局", Some("县财政局")),
            ("通榆县财政局", Some("县财政局")),
            ("县人社局", Some("县人力资源和社会保障局")),
            ("人社局", Some("县人力资源和社会保障局")),
            ("卫健局", Some("县卫生健康局")),
            ("县委办", Some("县委办公室")),
            ("县政府办", Some("县政府办公室")),
            ("县卫生建康局", Some("县卫生健康局")),
            ("市教育局", None),
            ("南河镇", None),
            ("县水利局", None),
        ] {
            assert_eq!(register.close_to(written).first().copied(), meant, "{written}");
        }
    }

    #[test]
    fn unit_and_post_in_one_cell_are_told_apart() {
        let units = ["县财政局", "县委办公室"].map(|unit| (unit.to_string(), unit.to_string()));
        let register = Register::of(&units);
        for (both, unit, post) in [
            ("县财政局副局长", "县财政局", "副局长"),
            ("县委办公室科员", "县委办公室", "科员"),
            ("县水利局党组成员、副局长", "县水利局", "党组成员、副局长"),
            ("东河镇党委委员", "东河镇", "党委委员"),
            ("县教育局办公室主任", "县教育局", "办公室主任"),
            ("副局长", "县民政局", "副局长"),
            ("县民政局", "县民政局", ""),
        ] {
            assert_eq!(register.split(both, "县民政局"), (unit.to_string(), post.to_string()), "{both}");
        }
    }
}
