//! 笔画: the order 按姓氏笔画, in both schools.
//!
//! Compared are the numbers of strokes, then the kinds of strokes 横竖撇点折 in writing order (提 is 横, 捺 is 点), then,
//! of characters written alike (甲 and 申, 田 and 由), their places in 通用规范汉字表; and then the next character. A 复姓
//! stands by its first character. (GF 3002/3003-1999, GF 0023-2020; domain.md §B.10.)
//!
//! `data/strokes.txt` is that order itself: a line for each number of strokes, its characters first to last. It has the
//! 20 902 characters of GB 13000.1, all but one of 通用规范汉字表 beyond them, and 〇. Of 77 000 others `data/counts.txt` knows the
//! number of strokes: they stand behind all characters of that number. What is in neither stands last. Both are said
//! to the user, never done silently ([`doubts`]).

use std::sync::LazyLock;

use super::{SLOTS, slot, surname};

/// The two schools of what stands where the middle character of a two-character name is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum School {
    /// 姓氏笔画 (党代会, 政协): a blank, which comes before everything: 田富, 田大利.
    Surname,
    /// 姓名笔画 (人大): nothing, the next character is compared: 田大利, 田富.
    FullName,
}

/// Where a name stands: the places of its characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<u64>);

/// A character whose place the table does not tell for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The character.
    pub character: char,
    /// How many strokes it has, where that is known; it stands behind all others of that number.
    pub strokes: Option<u32>,
}

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Doubt { character, strokes: Some(strokes) } => {
                write!(f, "「{character}」的笔顺不在表中，按{strokes}画排在{strokes}画的字之后")
            }
            Doubt { character, strokes: None } => write!(f, "「{character}」的笔画不在表中，排在最后"),
        }
    }
}

/// Where a name stands in the order of strokes.
pub fn place(name: &str, school: School) -> Place {
    let name: Vec<char> = written(name).collect();
    let surname = surname::length(&name);
    let mut places: Vec<u64> = name.iter().map(|&c| place_of(c)).collect();
    if school == School::Surname && name.len() == surname + 1 {
        places.insert(surname, 0);
    }
    Place(places)
}

/// The characters of a name whose place is not certain.
pub fn doubts(name: &str) -> Vec<Doubt> {
    written(name)
        .filter(|&c| in_order(c).is_none())
        .map(|character| Doubt { character, strokes: count(character) })
        .collect()
}

/// How many strokes a character has.
pub fn count(c: char) -> Option<u32> {
    in_order(c).map(|place| place >> 16).or_else(|| counted(c))
}

/// The characters that are compared: the dot of 买买提·吐尔逊 is not written with a stroke.
fn written(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|&c| c != '·' && !c.is_whitespace())
}

/// A character's place: number of strokes, place among those of that number, and for those without one the code.
fn place_of(c: char) -> u64 {
    let behind = |strokes: u32| u64::from(strokes << 16 | 0xffff) << 32 | u64::from(c as u32);
    match in_order(c) {
        Some(place) => u64::from(place) << 32,
        None => behind(counted(c).unwrap_or(0xffff)),
    }
}

/// Number of strokes and place among the characters of that number, in one number.
fn in_order(c: char) -> Option<u32> {
    static ORDER: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let mut order = vec![0; SLOTS];
        for line in include_str!("data/strokes.txt").lines() {
            let (strokes, characters) = line.split_once(' ').unwrap_or_default();
            let strokes: u32 = strokes.parse().unwrap_or_default();
            for (place, c) in (0..).zip(characters.chars()) {
                if let Some(slot) = slot(c) {
                    order[slot] = strokes << 16 | place;
                }
            }
        }
        order
    });
    Some(ORDER[slot(c)?]).filter(|&place| place != 0)
}

/// The number of strokes of a character that is not in the order: a line for each 256 codes, a digit for each
/// character, in base 62; 0 is no character.
fn counted(c: char) -> Option<u32> {
    static ROWS: LazyLock<Vec<(u32, &[u8])>> = LazyLock::new(|| {
        let row = |line: &'static str| {
            let (row, digits) = line.split_once(' ')?;
            Some((u32::from_str_radix(row, 16).ok()?, digits.as_bytes()))
        };
        include_str!("data/counts.txt").lines().filter_map(row).collect()
    });
    let row = ROWS.binary_search_by_key(&(c as u32 >> 8), |&(row, _)| row).ok()?;
    let digit = match *ROWS[row].1.get(c as usize & 255)? {
        digit @ b'0'..=b'9' => digit - b'0',
        digit @ b'a'..=b'z' => digit - b'a' + 10,
        digit => digit - b'A' + 36,
    };
    Some(u32::from(digit)).filter(|&strokes| strokes > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &str, school: School) -> String {
        let mut names: Vec<&str> = names.split_whitespace().collect();
        names.reverse();
        names.sort_by_key(|name| place(name, school));
        names.join(" ")
    }

    /// domain.md §B.10, and orders of surnames as they stand in printed lists.
    #[test]
    fn names_stand_as_the_lists_of_the_party_have_them() {
        for order in [
            "丁 王",
            "王 文",
            "林 欧",
            "李一鸣 李大鸣",
            // One stroke more after the other; ties by 横竖撇点折.
            "丁一 卜一 刁一 于一 万一 马一 王一 牛一 毛一 文一 方一 尹一 孔一 邓一 艾一 石一 龙一 卢一 叶一 田一 史一 冉一 丘一 白一 冯一 兰一",
            "邢一 毕一 吕一 朱一 乔一 向一 庄一 刘一 齐一 江一 汤一 安一 许一 阮一 孙一 阴一 牟一 纪一",
            "严一 苏一 杜一 李一 杨一 吴一 邱一 何一 余一 谷一 邹一 汪一 沈一 宋一 张一 陆一 陈一 邵一",
            "武一 范一 林一 欧一 罗一 季一 金一 周一 庞一 郑一 孟一",
            "赵一 胡一 柯一 柳一 钟一 秋一 段一 侯一 俞一 姜一 洪一 祝一 费一 姚一 贺一",
            // 干 and 于, 甲 and 申 are written alike: as in 通用规范汉字表.
            "干一 于一",
            "甲一 申一 田一 由一",
            // Beyond GB 13000.1, but in 通用规范汉字表.
            "奓一 牵一 䶮一 残一",
        ] {
            assert_eq!(sorted(order, School::Surname), order);
            assert_eq!(sorted(order, School::FullName), order);
        }
    }

    #[test]
    fn the_two_schools_differ_in_the_missing_character() {
        for (names, by_surname, by_full_name) in [
            ("高富 高大富", "高富 高大富", "高大富 高富"),
            ("田富 田大利", "田富 田大利", "田大利 田富"),
            ("欧阳修 欧阳大川 欧一", "欧一 欧阳修 欧阳大川", "欧一 欧阳大川 欧阳修"),
        ] {
            assert_eq!(sorted(names, School::Surname), by_surname, "姓氏笔画");
            assert_eq!(sorted(names, School::FullName), by_full_name, "姓名笔画");
        }
    }

    #[test]
    fn what_is_not_in_the_table_stands_behind_and_is_said() {
        let kinds = |name: &str| doubts(name).iter().map(|doubt| (doubt.character, doubt.strokes)).collect::<Vec<_>>();
        assert_eq!(kinds("买买提·吐尔逊"), []);
        assert_eq!(kinds("魏𠅤䶮"), []);
        assert_eq!(kinds("王𪚥"), [('𪚥', None)]);
        assert_eq!(kinds("王𡈼"), [('𡈼', Some(4))]);
        assert_eq!(kinds("Anna"), ['A', 'n', 'n', 'a'].map(|c| (c, None)));
        let order = "水一 尹一 𡈼一 玉一 龘一 Anna";
        assert_eq!(sorted(order, School::Surname), order);
        assert_eq!(doubts("王𡈼")[0].to_string(), "「𡈼」的笔顺不在表中，按4画排在4画的字之后");
    }

    #[test]
    fn every_character_stands_once_and_in_lines_of_growing_counts() {
        let mut seen = std::collections::HashSet::new();
        let mut last = 0;
        for line in include_str!("data/strokes.txt").lines() {
            let (strokes, characters) = line.split_once(' ').unwrap();
            let strokes: u32 = strokes.parse().unwrap();
            assert!(strokes > last && characters.chars().count() < 0xffff);
            last = strokes;
            for c in characters.chars() {
                assert!(slot(c).is_some() && seen.insert(c), "{c}");
                assert_eq!(count(c), Some(strokes), "{c}");
            }
        }
        assert!(('\u{4e00}'..='\u{9fa5}').all(|c| seen.contains(&c)), "GB 13000.1 is whole");
        assert_eq!(seen.len(), 20_902 + 276);
        assert_eq!(
            ['一', '丨', '龘', '鿍', '〇', '㐀'].map(count),
            [Some(1), Some(1), Some(48), Some(9), Some(1), Some(5)]
        );
    }
}
