//! What a heading means. Units rename, space out, break and bracket their headings; the words behind are few.

use super::report::Field;
use school::person::tables::compact;

/// For each field the headings seen in real rosters, as they are after [`bare`].
const SYNONYMS: &[(Field, &[&str])] = &[
    (Field::Serial, &["序号", "编号", "序", "号", "no", "no.", "№"]),
    (
        Field::Name,
        &["姓名", "名字", "学员姓名", "人员姓名", "参训人员姓名", "参训人员", "干部姓名", "参加人员", "学员名单"],
    ),
    (Field::Sex, &["性别"]),
    (Field::Ethnicity, &["民族", "族别"]),
    (Field::Birth, &["出生年月", "出生日期", "出生年月日", "出生时间", "出生", "生日", "生年月日"]),
    (
        Field::IdNumber,
        &["身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "证件号码", "证件号", "身份证", "身份号码"],
    ),
    (
        Field::Unit,
        &[
            "单位",
            "工作单位",
            "单位名称",
            "所在单位",
            "选派单位",
            "派出单位",
            "推荐单位",
            "报送单位",
            "部门",
            "单位部门",
        ],
    ),
    (
        Field::Post,
        &["职务", "现任职务", "职务职级", "职务及职级", "职务或职级", "任职", "职位", "岗位", "职务职称", "职务名称"],
    ),
    (Field::Rank, &["职级", "现任职级", "级别", "职务层次", "行政级别", "职务级别"]),
    (Field::Political, &["政治面貌", "政治面目", "党派"]),
    (Field::Education, &["学历", "文化程度", "最高学历", "学历学位", "学历层次", "学历及学位"]),
    (
        Field::Phone,
        &["手机", "手机号", "手机号码", "联系电话", "联系方式", "电话", "电话号码", "移动电话", "联系手机", "手机电话"],
    ),
    (Field::Group, &["组别", "小组", "分组", "组号", "所在小组"]),
    (Field::Note, &["备注", "备注说明", "说明", "其他", "其它"]),
];

/// Headings about somebody or something else, however familiar the rest sounds.
const FOREIGN: &[&str] =
    &["联系人", "紧急", "负责人", "领队", "家属", "配偶", "办公", "单位电话", "出生地", "入党", "参加工作", "时间"];

/// A heading without what only decorates it: spaces, line breaks, brackets with their content, stars, colons.
pub(super) fn bare(heading: &str) -> String {
    let mut depth = 0;
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    compact(heading)
        .chars()
        .map(half)
        .filter(|&c| {
            depth += i32::from(matches!(c, '(' | '[' | '【' | '〔'));
            let outside = depth <= 0;
            depth -= i32::from(matches!(c, ')' | ']' | '】' | '〕'));
            outside
                && !matches!(c, '*' | ':' | '★' | '▲' | '、' | '/' | '\\' | '·' | '-' | '—' | ',' | ')' | ']' | '】')
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The field a heading names, if it names one.
pub(super) fn meaning(heading: &str) -> Option<Field> {
    // Longer texts are sentences.
    if heading.is_empty() || heading.chars().count() > 60 {
        return None;
    }
    let bare = bare(heading);
    if let Some((field, _)) = SYNONYMS.iter().find(|(_, words)| words.contains(&bare.as_str())) {
        return Some(*field);
    }
    if bare.chars().count() > 14 || is_foreign(&bare) {
        return None;
    }
    let has = |word: &str| bare.contains(word);
    match () {
        () if has("单位") && has("职务") => Some(Field::UnitAndPost),
        () if has("身份证") || has("身份号") => Some(Field::IdNumber),
        () if has("出生年月") || has("出生日期") => Some(Field::Birth),
        () if has("政治面貌") => Some(Field::Political),
        () if has("手机") || bare.ends_with("联系电话") || bare.ends_with("联系方式") => Some(Field::Phone),
        () if bare.ends_with("姓名") => Some(Field::Name),
        () if bare.ends_with("单位") || bare.ends_with("单位名称") || bare.ends_with("单位全称") => {
            Some(Field::Unit)
        }
        () if bare.ends_with("职务") => Some(Field::Post),
        () if bare.ends_with("学历") => Some(Field::Education),
        () => None,
    }
}

/// Whether a heading is about somebody or something else.
pub(super) fn is_foreign(heading: &str) -> bool {
    FOREIGN.iter().any(|word| heading.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_understood_by_meaning() {
        for (heading, field) in [
            ("姓 名", Some(Field::Name)),
            ("姓\n名", Some(Field::Name)),
            ("*学员姓名：", Some(Field::Name)),
            ("出生\n年月", Some(Field::Birth)),
            ("出生年月（例：1985.03）", Some(Field::Birth)),
            ("身份证号码（18位）", Some(Field::IdNumber)),
            ("居民身份证号", Some(Field::IdNumber)),
            ("职务（职级）", Some(Field::Post)),
            ("职务/职级", Some(Field::Post)),
            ("职　级", Some(Field::Rank)),
            ("工作单位及职务", Some(Field::UnitAndPost)),
            ("现工作单位", Some(Field::Unit)),
            ("单位（全称）", Some(Field::Unit)),
            ("手机号码【必填】", Some(Field::Phone)),
            ("Ｎｏ．", Some(Field::Serial)),
            ("入党时间", None),
            ("单位联系人姓名", None),
            ("紧急联系人电话", None),
            ("出生地", None),
            ("2026年春季学期中青年干部培训班报名表", None),
            ("", None),
        ] {
            assert_eq!(meaning(heading), field, "{heading:?}");
        }
    }
}
