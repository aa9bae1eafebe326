//! 职级: how high somebody stands, as far as the words of their 职务 say so.
//!
//! Sorted by 层次 first, in each 领导职务 before 职级, then by the step of the 职级 (《公务员职务与职级并行规定》, 2019). A
//! 职级 names its 层次, and so do 正处级 or 县长. 局长, 主任, 书记, 科长 do not: in a county they are 乡科级 or below, in a
//! city 县处级. Nothing is guessed: such posts stand behind those that are clear, 正职 before 副职, and are reported.

/// 职务层次, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 省部级正职
    Province,
    /// 省部级副职
    ViceProvince,
    /// 厅局级正职
    Department,
    /// 厅局级副职
    ViceDepartment,
    /// 县处级正职
    County,
    /// 县处级副职
    ViceCounty,
    /// 乡科级正职
    Township,
    /// 乡科级副职
    ViceTownship,
    /// 股级, which no rule of the state knows but every county does.
    Section,
    /// 科员
    Clerk,
}

/// Where somebody stands. What is less stands higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The words name the level.
    At {
        /// 层次
        level: Level,
        /// 职级 without 领导职务.
        without_post: bool,
        /// Step within the level: 一级调研员 before 二级调研员.
        step: u8,
    },
    /// 正职 of a level that the words do not name: 局长.
    Head,
    /// 副职 of a level that the words do not name: 副局长.
    Deputy,
    /// The words name no standing.
    Unknown,
}

impl Standing {
    /// Why it is not certain, in words; none when it is.
    pub fn doubt(self, post: &str) -> Option<String> {
        match self {
            Standing::At { .. } => None,
            Standing::Head => Some(format!("职务「{post}」没有写明级别，按正职排在写明级别的之后")),
            Standing::Deputy => Some(format!("职务「{post}」没有写明级别，按副职排在正职之后")),
            Standing::Unknown if post.is_empty() => Some("没有填写职务、职级".into()),
            Standing::Unknown => Some(format!("职务「{post}」未识别")),
        }
    }
}

use Level::{
    Clerk, County, Department, Province, Section, Township, ViceCounty, ViceDepartment, ViceProvince, ViceTownship,
};

/// 职级 of all sequences and the level each belongs to: 综合管理类, 行政执法类, 专业技术类, 执法勤务警员, and those before
/// 2019. Longer words before the words they end with.
const GRADES: &[(&str, Level, u8)] = &[
    ("一级巡视员", Department, 1),
    ("二级巡视员", ViceDepartment, 1),
    ("一级调研员", County, 1),
    ("二级调研员", County, 2),
    ("三级调研员", ViceCounty, 1),
    ("四级调研员", ViceCounty, 2),
    ("一级主任科员", Township, 1),
    ("二级主任科员", Township, 2),
    ("三级主任科员", ViceTownship, 1),
    ("四级主任科员", ViceTownship, 2),
    ("一级科员", Clerk, 1),
    ("二级科员", Clerk, 2),
    ("一级高级主办", County, 1),
    ("二级高级主办", County, 2),
    ("三级高级主办", ViceCounty, 1),
    ("四级高级主办", ViceCounty, 2),
    ("一级主办", Township, 1),
    ("二级主办", Township, 2),
    ("三级主办", ViceTownship, 1),
    ("四级主办", ViceTownship, 2),
    ("一级行政执法员", Clerk, 1),
    ("二级行政执法员", Clerk, 2),
    ("督办", ViceDepartment, 1),
    ("一级总监", Department, 1),
    ("二级总监", ViceDepartment, 1),
    ("一级高级主管", County, 1),
    ("二级高级主管", County, 2),
    ("三级高级主管", ViceCounty, 1),
    ("四级高级主管", ViceCounty, 2),
    ("一级主管", Township, 1),
    ("二级主管", Township, 2),
    ("三级主管", ViceTownship, 1),
    ("四级主管", ViceTownship, 2),
    ("专业技术员", Clerk, 1),
    ("一级警务专员", Department, 1),
    ("二级警务专员", ViceDepartment, 1),
    ("一级高级警长", County, 1),
    ("二级高级警长", County, 2),
    ("三级高级警长", ViceCounty, 1),
    ("四级高级警长", ViceCounty, 2),
    ("一级警长", Township, 1),
    ("二级警长", Township, 2),
    ("三级警长", ViceTownship, 1),
    ("四级警长", ViceTownship, 2),
    ("一级警员", Clerk, 1),
    ("二级警员", Clerk, 2),
    ("副巡视员", ViceDepartment, 9),
    ("巡视员", Department, 9),
    ("副调研员", ViceCounty, 9),
    ("调研员", County, 9),
    ("副主任科员", ViceTownship, 9),
    ("主任科员", Township, 9),
    ("科员", Clerk, 9),
    ("办事员", Clerk, 10),
];

/// Words for a level; whether they say that there is a 领导职务 of it.
const LEVELS: &[(&str, Level, bool)] = &[
    ("省部级正职", Province, true),
    ("省部级副职", ViceProvince, true),
    ("厅局级正职", Department, true),
    ("厅局级副职", ViceDepartment, true),
    ("县处级正职", County, true),
    ("县处级副职", ViceCounty, true),
    ("乡科级正职", Township, true),
    ("乡科级副职", ViceTownship, true),
    ("正省级", Province, false),
    ("正部级", Province, false),
    ("正省部级", Province, false),
    ("副省级", ViceProvince, false),
    ("副部级", ViceProvince, false),
    ("副省部级", ViceProvince, false),
    ("正厅局级", Department, false),
    ("正厅", Department, false),
    ("副厅", ViceDepartment, false),
    ("正处", County, false),
    ("正县级", County, false),
    ("正县处级", County, false),
    ("副处级", ViceCounty, false),
    ("副县级", ViceCounty, false),
    ("副县处级", ViceCounty, false),
    ("正科", Township, false),
    ("正乡科级", Township, false),
    ("副科级", ViceTownship, false),
    ("副乡科级", ViceTownship, false),
    ("正股", Section, false),
    ("副股级", Section, false),
];

/// 领导职务 that are of one level wherever they are. Longer words before the words they end with.
const POSTS: &[(&str, Level)] = &[
    ("副省长", ViceProvince),
    ("省长", Province),
    ("副厅长", ViceDepartment),
    ("厅长", Department),
    ("县委副书记", ViceCounty),
    ("县委常委", ViceCounty),
    ("县委书记", County),
    ("副县长", ViceCounty),
    ("县长", County),
    ("镇党委书记", Township),
    ("乡党委书记", Township),
    ("副镇长", ViceTownship),
    ("副乡长", ViceTownship),
    ("镇长", Township),
    ("乡长", Township),
    ("股长", Section),
];

/// 领导职务 whose level depends on whose they are.
const HEADS: &[&str] = &[
    "局长",
    "主任",
    "书记",
    "部长",
    "主席",
    "院长",
    "检察长",
    "校长",
    "行长",
    "处长",
    "科长",
    "区长",
    "市长",
    "州长",
    "会长",
    "站长",
    "所长",
    "队长",
    "支队长",
    "大队长",
    "中队长",
    "教导员",
    "政委",
    "秘书长",
    "董事长",
    "总经理",
    "经理",
    "理事长",
    "社长",
    "馆长",
    "园长",
    "台长",
    "总编辑",
    "主编",
    "组长",
    "庭长",
    "关长",
    "盟长",
    "旗长",
    "场长",
    "厂长",
];

/// Words with the name of a 领导职务 in them that are none.
const NO_POSTS: &[&str] =
    &["班主任", "主任医师", "主任护师", "主任药师", "主任技师", "主任记者", "主任编辑", "书记员", "主任法医师"];

/// The words of 职级, from the top of each sequence; those in force since 2019.
pub fn words() -> Vec<String> {
    const BEFORE_2019: u8 = 9;
    GRADES.iter().filter(|(_, _, step)| *step < BEFORE_2019).map(|(word, ..)| (*word).into()).collect()
}

/// Where a post stands by its words.
pub fn standing(post: &str) -> Standing {
    let mut post: String = post.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    let mut levels = Vec::new();
    let mut step = 0;
    for &(word, level, at) in GRADES {
        if take(&mut post, word) {
            levels.push(level);
            if levels.iter().min() == Some(&level) {
                step = at;
            }
        }
    }
    for word in NO_POSTS {
        take(&mut post, word);
    }
    let mut leads = false;
    for &(word, level, is_post) in LEVELS {
        if take(&mut post, word) {
            levels.push(level);
            leads |= is_post;
        }
    }
    for &(word, level) in POSTS {
        if take(&mut post, word) {
            levels.push(level);
            leads = true;
        }
    }
    let heads = HEADS.iter().flat_map(|head| post.match_indices(head)).map(|(at, _)| &post[..at]);
    let mut head = false;
    let mut deputy = false;
    for before in heads {
        // 副局长, 副秘书长, 副检察长; 副大队长 is found as 队长 behind 副大.
        let is_deputy =
            before.ends_with('副') || before.ends_with("副大") || before.ends_with("副支") || before.ends_with("副中");
        head |= !is_deputy;
        deputy |= is_deputy;
    }
    match levels.into_iter().min() {
        Some(level) => Standing::At { level, without_post: !(leads || head || deputy), step },
        None if head => Standing::Head,
        None if deputy => Standing::Deputy,
        None => Standing::Unknown,
    }
}

/// Digits as offices mix them: 4级主任科员, 四級.
fn plain(c: char) -> char {
    match c {
        '1' | '１' => '一',
        '2' | '２' => '二',
        '3' | '３' => '三',
        '4' | '４' => '四',
        '級' => '级',
        c => c,
    }
}

/// Takes a word out of a text, so that no shorter word is found in it again; whether it was there.
fn take(text: &mut String, word: &str) -> bool {
    let there = text.contains(word);
    if there {
        *text = text.replace(word, "、");
    }
    there
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_stand_as_their_words_say() {
        let leading = |level| Standing::At { level, without_post: false, step: 0 };
        let also = |level, step| Standing::At { level, without_post: false, step };
        let grade = |level, step| Standing::At { level, without_post: true, step };
        for (post, expected) in [
            ("县长", leading(County)),
            ("县委副书记、县长", leading(County)),
            ("县委常委、组织部部长", leading(ViceCounty)),
            ("副县长、公安局局长", leading(ViceCounty)),
            ("党委书记", Standing::Head),
            ("某某镇党委书记", leading(Township)),
            ("副镇长", leading(ViceTownship)),
            ("局长（正科级）", leading(Township)),
            ("副局长(副科级)", leading(ViceTownship)),
            ("县处级正职", leading(County)),
            ("正科级干部", grade(Township, 0)),
            ("一级调研员", grade(County, 1)),
            ("四级调研员", grade(ViceCounty, 2)),
            ("4级主任科员", grade(ViceTownship, 2)),
            ("副主任科员", grade(ViceTownship, 9)),
            ("主任科员", grade(Township, 9)),
            ("一级科员", grade(Clerk, 1)),
            ("副局长、四级调研员", also(ViceCounty, 2)),
            ("办公室主任、二级主任科员", also(Township, 2)),
            ("二级高级警长", grade(County, 2)),
            ("三级主办", grade(ViceTownship, 1)),
            ("局长", Standing::Head),
            ("办公室 主任", Standing::Head),
            ("党组书记、局长", Standing::Head),
            ("副局长", Standing::Deputy),
            ("党组成员、副局长", Standing::Deputy),
            ("副大队长", Standing::Deputy),
            ("党委书记、副校长", Standing::Head),
            ("班主任", Standing::Unknown),
            ("书记员", Standing::Unknown),
            ("主任医师", Standing::Unknown),
            ("会计", Standing::Unknown),
            ("", Standing::Unknown),
        ] {
            assert_eq!(standing(post), expected, "{post}");
        }
    }

    #[test]
    fn level_then_post_then_step() {
        let order = [
            "厅长",
            "一级巡视员",
            "县长",
            "局长、一级调研员",
            "一级调研员",
            "二级调研员",
            "副县长",
            "三级调研员",
            "镇长",
            "一级主任科员",
            "副镇长",
            "三级主任科员",
            "股长",
            "一级科员",
            "局长",
            "副局长",
            "会计",
        ];
        let mut sorted = order;
        sorted.reverse();
        sorted.sort_by_key(|post| standing(post));
        assert_eq!(sorted, order);
        assert_eq!(standing("局长").doubt("局长").unwrap(), "职务「局长」没有写明级别，按正职排在写明级别的之后");
        assert_eq!(standing("县长").doubt("县长"), None);
    }

    /// A longer word stands before those it contains, or it would never be found.
    #[test]
    fn no_word_of_a_table_hides_a_later_one() {
        fn check(words: &[&str]) {
            for (i, word) in words.iter().enumerate() {
                for later in &words[i + 1..] {
                    assert!(!later.contains(word), "{word} hides {later}");
                }
            }
        }
        check(&GRADES.iter().map(|it| it.0).collect::<Vec<_>>());
        check(&LEVELS.iter().map(|it| it.0).collect::<Vec<_>>());
        check(&POSTS.iter().map(|it| it.0).collect::<Vec<_>>());
    }
}
