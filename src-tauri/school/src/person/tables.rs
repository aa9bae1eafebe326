//! The tables of words a person is described by, and what units write instead of them.

crate::words! {
    /// 性别 (GB/T 2261.1).
    pub enum Sex { Male = "男", Female = "女" }
}

impl Sex {
    /// Reads 男, 女, and the marks some units use for them.
    pub fn read(written: &str) -> Option<Sex> {
        match compact(written).trim_end_matches('性') {
            "男" | "M" | "m" | "1" => Some(Sex::Male),
            "女" | "F" | "f" | "2" => Some(Sex::Female),
            _ => None,
        }
    }
}

/// 民族, the fifty-six of GB/T 3304 in its order, as they are printed, and its two for those of none.
pub const ETHNICITIES: &[&str] = &[
    "汉族",
    "蒙古族",
    "回族",
    "藏族",
    "维吾尔族",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "高山族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜族",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "阿昌族",
    "普米族",
    "塔吉克族",
    "怒族",
    "乌孜别克族",
    "俄罗斯族",
    "鄂温克族",
    "德昂族",
    "保安族",
    "裕固族",
    "京族",
    "塔塔尔族",
    "独龙族",
    "鄂伦春族",
    "赫哲族",
    "门巴族",
    "珞巴族",
    "基诺族",
    "其他",
    "外国血统中国籍",
];

/// What is written for the last two.
const NO_ETHNICITY: &[(&str, &[&str])] = &[
    ("其他", &["其它", "其他族", "其他民族"]),
    ("外国血统中国籍", &["外国血统", "外国血统中国籍人士", "外国血统加入中国籍"]),
];

/// 政治面貌 in the order of GB/T 4762, each with what units write for it. 无党派人士 are people of standing
/// without a party; 群众 are everybody else: the two are never merged.
pub const POLITICAL: &[(&str, &[&str])] = &[
    ("中共党员", &["党员", "共产党员", "中国共产党党员", "中共正式党员", "正式党员", "中国共产党员", "中共"]),
    ("中共预备党员", &["预备党员", "预备", "中国共产党预备党员", "党员（预备）", "中共党员（预备）"]),
    ("共青团员", &["团员", "中国共产主义青年团团员", "共青团"]),
    ("民革党员", &["民革", "民革会员", "中国国民党革命委员会会员", "中国国民党革命委员会党员"]),
    ("民盟盟员", &["民盟", "民盟会员", "中国民主同盟盟员"]),
    ("民建会员", &["民建", "中国民主建国会会员"]),
    ("民进会员", &["民进", "中国民主促进会会员"]),
    ("农工党党员", &["农工党", "农工党员", "农工民主党党员", "中国农工民主党党员"]),
    ("致公党党员", &["致公党", "致公党员", "中国致公党党员"]),
    ("九三学社社员", &["九三学社", "九三", "九三社员"]),
    ("台盟盟员", &["台盟", "台湾民主自治同盟盟员"]),
    ("无党派人士", &["无党派", "无党派民主人士"]),
    ("群众", &["普通群众", "普通公民", "群众（现称普通公民）"]),
];

/// 学历 as offices write it, from the top, each with what clearly means the same. What it says of school and kind
/// (省委党校研究生, 在职大学) is kept as written.
pub const EDUCATION: &[(&str, &[&str])] = &[
    ("博士研究生", &["博士", "博士毕业", "博士研究生毕业"]),
    ("硕士研究生", &["硕士", "硕士毕业", "硕士研究生毕业"]),
    ("研究生", &["研究生毕业"]),
    ("大学", &["大学毕业"]),
    ("本科", &["本科毕业", "大本"]),
    ("大学本科", &["大学本科毕业"]),
    ("大专", &["专科", "大专毕业", "专科毕业", "大学专科", "大学专科毕业"]),
    ("中专", &["中专毕业", "中等专科", "中等专科毕业"]),
    ("职高", &["职高毕业", "职业高中", "职业高中毕业"]),
    ("技校", &["技校毕业", "技工学校", "技工学校毕业"]),
    ("高中", &["高中毕业"]),
    ("初中", &["初中毕业"]),
    ("小学", &["小学毕业"]),
];

/// The ethnicity as printed: "汉" and "汉族" are 汉族.
pub fn ethnicity(written: &str) -> Option<&'static str> {
    let text = compact(written);
    let printed = |name: &&&str| text == **name || Some(text.as_str()) == name.strip_suffix('族');
    ETHNICITIES.iter().find(printed).copied().or_else(|| meant(NO_ETHNICITY, &text))
}

/// The political status by the table: "党员" is 中共党员.
pub fn political(written: &str) -> Option<&'static str> {
    let text = compact(written).replace('(', "（").replace(')', "）");
    meant(POLITICAL, &text)
}

/// The education by the table: "专科毕业" is 大专.
pub fn education(written: &str) -> Option<&'static str> {
    meant(EDUCATION, &compact(written))
}

fn meant(table: &[(&'static str, &[&str])], text: &str) -> Option<&'static str> {
    table.iter().find(|(word, synonyms)| text == *word || synonyms.contains(&text)).map(|(word, _)| *word)
}

/// What was written, in the table's word where it has one.
pub fn in_words(table: fn(&str) -> Option<&'static str>, written: &str) -> &str {
    table(written).unwrap_or(written.trim())
}

/// A name without the spaces that align it on paper, its middle dot unified; or what stands in the way, in words.
pub fn clean_name(written: &str) -> Result<String, &'static str> {
    let compact: Vec<char> = compact(written).chars().collect();
    let mut name = String::new();
    for (i, &c) in compact.iter().enumerate() {
        let inside = i > 0 && i + 1 < compact.len();
        match c {
            '·' | '•' | '．' | '‧' | '・' | '∙' | '⋅' | '･' | '●' | '.' if inside => name.push('·'),
            '-' | '\'' if inside && name.ends_with(|c: char| c.is_ascii_alphabetic()) => name.push(c),
            c if c.is_numeric() && !is_han(c) => return Err("姓名里有数字"),
            '?' | '？' | '\u{fffd}' | '□' | '■' | '*' => return Err("姓名里有没写出来的字"),
            c if c.is_alphabetic() => name.push(c),
            _ => return Err("姓名里有不该有的符号"),
        }
    }
    if name.is_empty() { Err("没有姓名") } else { Ok(name) }
}

/// 〇 is a numeral to Unicode and a given name to the office.
fn is_han(c: char) -> bool {
    c == '〇' || ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{3ffff}').contains(&c)
}

/// A text without any space: half-width, full-width, non-breaking, line breaks, invisible marks.
pub fn compact(written: &str) -> String {
    // What most cells are made of: nothing is to be left out.
    if written.chars().all(|c| c.is_ascii_graphic() || is_han(c)) {
        return written.to_owned();
    }
    let invisible = |c: char| matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}');
    written.chars().filter(|&c| !c.is_whitespace() && !c.is_control() && !invisible(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_units_become_words_of_the_tables() {
        for (written, printed) in [
            ("汉", Some("汉族")),
            ("汉 族", Some("汉族")),
            ("维吾尔", Some("维吾尔族")),
            ("族", None),
            ("", None),
            ("其它", Some("其他")),
            ("外国血统", Some("外国血统中国籍")),
        ] {
            assert_eq!(ethnicity(written), printed, "{written:?}");
        }
        for (written, printed) in [
            ("党员", Some("中共党员")),
            ("中共正式党员", Some("中共党员")),
            ("中共 党员", Some("中共党员")),
            ("预备", Some("中共预备党员")),
            ("中共党员(预备)", Some("中共预备党员")),
            ("民革", Some("民革党员")),
            ("无党派", Some("无党派人士")),
            ("群众", Some("群众")),
            ("不详", None),
        ] {
            assert_eq!(political(written), printed, "{written:?}");
        }
        for (written, sex) in [("男", Some(Sex::Male)), ("女 性", Some(Sex::Female)), ("", None), ("性", None)] {
            assert_eq!(Sex::read(written), sex, "{written:?}");
        }
        assert_eq!(ETHNICITIES.len(), 56 + 2);
        for (written, kept) in
            [("专科毕业", "大专"), (" 省委党校研究生 ", "省委党校研究生"), ("本科", "本科"), ("", "")]
        {
            assert_eq!(in_words(education, written), kept, "{written:?}");
        }
        for table in [POLITICAL, EDUCATION, NO_ETHNICITY] {
            let words: Vec<_> = table.iter().flat_map(|(word, also)| also.iter().chain([word])).collect();
            assert!((1..words.len()).all(|i| !words[..i].contains(&words[i])), "one word means one thing");
        }
    }

    #[test]
    fn names_lose_their_spaces_and_keep_their_dot() {
        for (written, name) in [
            ("邵\u{3000}静", Ok("邵静")),
            ("林\u{a0}犇", Ok("林犇")),
            ("朴  钧\n", Ok("朴钧")),
            ("买买提•吐尔逊", Ok("买买提·吐尔逊")),
            ("买买提．吐尔逊", Ok("买买提·吐尔逊")),
            ("魏𠅤", Ok("魏𠅤")),
            ("王〇", Ok("王〇")),
            ("Anna-Maria", Ok("Anna-Maria")),
            ("张三2", Err("姓名里有数字")),
            ("文?", Err("姓名里有没写出来的字")),
            ("张三/李四", Err("姓名里有不该有的符号")),
            (" \u{3000}", Err("没有姓名")),
        ] {
            assert_eq!(clean_name(written), name.map(String::from), "{written:?}");
        }
    }
}
