//! What headings mean: of one column, of several rows together, of tables side by side. Units rename, space out,
//! break and bracket their headings; the words behind are few.

use super::report::Field;
use super::table::Column;
use super::words::half_width;
use crate::workbook::{Grid, letter};
use school::person::tables::compact;
use std::collections::HashMap;
use std::sync::LazyLock;

/// For each field the headings seen in real rosters, as they are after [`bare`].
const SYNONYMS: &[(Field, &[&str])] = &[
    (Field::Serial, &["序号", "编号", "序", "号", "no", "no.", "№", "排序", "项次", "顺序", "顺序号"]),
    (
        Field::Name,
        &[
            "姓名",
            "名字",
            "学员姓名",
            "人员姓名",
            "参训人员姓名",
            "参训人员",
            "参训学员",
            "参训干部",
            "参训对象",
            "参训人选",
            "培训对象",
            "培训人员",
            "学员",
            "干部姓名",
            "干部",
            "参加人员",
            "参加培训人员",
            "拟参训人员",
            "选派人员",
            "推荐人选",
            "人选姓名",
            "学员名单",
            "人员名单",
            "参训人员名单",
            "人员",
        ],
    ),
    (Field::Sex, &["性别", "男女"]),
    (Field::Ethnicity, &["民族", "族别", "民族成份", "民族成分"]),
    (
        Field::Birth,
        &["出生年月", "出生日期", "出生年月日", "出生时间", "出生", "生日", "生年月日", "出生年份", "生年", "生辰"],
    ),
    (Field::Age, &["年龄", "周岁", "年纪", "实足年龄"]),
    (
        Field::IdNumber,
        &[
            "身份证号",
            "身份证号码",
            "公民身份号码",
            "公民身份证号码",
            "证件号码",
            "证件号",
            "身份证",
            "身份号码",
            "有效证件号码",
            "idno",
            "id",
        ],
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
            "所属单位",
            "单位部门",
            "现单位",
            "服务单位",
            "乡镇街道",
            "所在乡镇",
            "部门",
            "所在部门",
            "工作部门",
            "所属部门",
            "科室",
            "部门科室",
        ],
    ),
    (
        Field::Post,
        &[
            "职务",
            "现任职务",
            "职务职级",
            "职务及职级",
            "职务或职级",
            "现任职务职级",
            "现任职务及职级",
            "任职",
            "职位",
            "岗位",
            "职务职称",
            "职务名称",
            "行政职务",
            "党政职务",
            "现职",
            "现职务",
            "担任职务",
            "任职情况",
            "工作岗位",
        ],
    ),
    (
        Field::PostSince,
        &[
            "任职时间",
            "任现职时间",
            "任现职务时间",
            "现任职务时间",
            "现职务任职时间",
            "任现职年月",
            "任职年月",
            "现职任职时间",
            "任职起始时间",
            "任职日期",
        ],
    ),
    (Field::Rank, &["职级", "现任职级", "级别", "职务层次", "行政级别", "职务级别", "现职级", "公务员职级"]),
    (
        Field::RankSince,
        &[
            "任现职级时间",
            "任职级时间",
            "现职级时间",
            "职级时间",
            "任现级别时间",
            "职级任职时间",
            "任同职级时间",
            "现任职级时间",
            "晋升职级时间",
        ],
    ),
    (Field::Political, &["政治面貌", "政治面目", "党派", "政治身份", "是否党员", "是否中共党员", "党员"]),
    (
        Field::Education,
        &[
            "学历",
            "文化程度",
            "最高学历",
            "学历学位",
            "学历层次",
            "学历及学位",
            "全日制",
            "全日制教育",
            "全日制学历",
            "第一学历",
            "文化水平",
            "教育程度",
            "最高学历学位",
        ],
    ),
    (Field::InService, &["在职", "在职教育", "在职学历", "在职学历学位", "在职最高学历", "第二学历"]),
    (
        Field::Phone,
        &[
            "手机",
            "手机号",
            "手机号码",
            "联系电话",
            "联系方式",
            "电话",
            "电话号码",
            "移动电话",
            "联系手机",
            "手机电话",
            "联系号码",
            "本人电话",
            "个人电话",
            "通讯方式",
            "tel",
            "mobile",
        ],
    ),
    (Field::Group, &["组别", "小组", "分组", "组号", "所在小组"]),
    (Field::Note, &["备注", "备注说明", "说明", "其他", "其它", "附注"]),
];

/// Headings about somebody or something else, however familiar the rest sounds.
const FOREIGN: &[&str] = &[
    "联系人",
    "紧急",
    "负责人",
    "领队",
    "家属",
    "配偶",
    "办公",
    "单位电话",
    "单位地址",
    "单位性质",
    "单位类别",
    "出生地",
    "入党",
    "参加工作",
    "时间",
    "陪同",
    "司机",
    "经办",
    "带队",
    "毕业",
    "院校",
    "专业",
    "住宿",
    "车牌",
    "房间",
];

/// A heading without what only decorates it: spaces, line breaks, brackets with their content, stars, colons.
pub(super) fn bare(heading: &str) -> String {
    let mut depth = 0;
    compact(heading)
        .chars()
        .map(half_width)
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
    if let Some(field) = exact(&bare) {
        return Some(field);
    }
    // Every meaning below has one of these characters; a person's name, which is asked of every row, hardly ever.
    let may_mean = bare.contains(['位', '职', '份', '生', '貌', '机', '话', '式', '名', '称', '历', '育', '族']);
    if !may_mean || bare.chars().count() > 14 || is_foreign(&bare) {
        return None;
    }
    let has = |word: &str| bare.contains(word);
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    match () {
        () if has("单位") && has("职") => Some(Field::UnitAndPost),
        () if has("身份证") || has("身份号") => Some(Field::IdNumber),
        () if has("出生年月") || has("出生日期") => Some(Field::Birth),
        () if has("政治面貌") => Some(Field::Political),
        () if has("手机") || ends(&["联系电话", "联系方式"]) => Some(Field::Phone),
        () if ends(&["姓名", "人员名单"]) => Some(Field::Name),
        () if ends(&["单位", "单位名称", "单位全称"]) => Some(Field::Unit),
        () if ends(&["职务", "职务职级"]) => Some(Field::Post),
        () if ends(&["职级"]) => Some(Field::Rank),
        () if has("在职") && ends(&["学历", "教育", "学位"]) => Some(Field::InService),
        () if ends(&["学历", "学历学位"]) => Some(Field::Education),
        () if ends(&["民族"]) => Some(Field::Ethnicity),
        () => None,
    }
}

fn exact(bare: &str) -> Option<Field> {
    /// Asked of every row: by its hash rather than one after the other.
    static FIELDS: LazyLock<HashMap<&str, Field>> = LazyLock::new(|| {
        let words = SYNONYMS.iter().flat_map(|(field, words)| words.iter().map(|word| (*word, *field)));
        words.rev().collect()
    });
    FIELDS.get(bare).copied()
}

/// A quick look before [`meaning`]: whether a text could be a heading of names at all.
pub(super) fn may_name_people(text: &str) -> bool {
    (3..=200).contains(&text.len())
        && (text.contains('名') || ["员", "干部", "对象", "人选"].iter().any(|word| text.contains(word)))
}

/// Reads the heading in some rows: for each column the lowest text that means something, else all of them together.
/// Of two columns with one meaning the first is read. `names` is the row with 姓名: what ends with a colon above it
/// is a label of the form.
pub(super) fn columns(grid: &Grid, first: u32, last: u32, names: u32) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut indexes: Vec<u32> = (first..=last).flat_map(|row| grid.row(row).map(|cell| cell.column)).collect();
    indexes.sort_unstable();
    indexes.dedup();
    for index in indexes {
        let says = |row: u32| {
            let text = grid.text(row, index);
            if row < names && text.trim_end().ends_with(['：', ':']) { "" } else { text }
        };
        let own: Vec<&str> = (first..=last).map(says).filter(|text| !text.is_empty()).collect();
        // 联系方式 merged over 办公电话 and 手机 belongs to both.
        let above = (first..last).filter(|&row| grid.text(row, index).is_empty()).find_map(|row| {
            let span = grid
                .merged
                .iter()
                .find(|span| span.top == row && span.left < index && index <= span.right && span.bottom < last)?;
            Some(grid.text(row, span.left)).filter(|text| !text.is_empty())
        });
        let parts: Vec<&str> = above.into_iter().chain(own).collect();
        let heading: String = parts.iter().map(|part| compact(part)).collect();
        columns.push(Column { index, field: understood(&parts, &heading), heading });
    }
    columns
}

fn understood(parts: &[&str], whole: &str) -> Option<Field> {
    let (lowest, above) = parts.split_last()?;
    let own = meaning(lowest);
    if own.is_none() && !above.is_empty() && is_foreign(&bare(lowest)) {
        return None;
    }
    let above = above.iter().rev().find_map(|part| meaning(part));
    match (own, above) {
        // 在职教育 above 学历学位, 职级 above 任职时间.
        (Some(Field::Education), Some(Field::InService)) => above,
        (Some(Field::PostSince), Some(Field::Rank)) => Some(Field::RankSince),
        (Some(_), _) => own,
        (None, Some(_)) => above,
        (None, None) => meaning(whole),
    }
}

/// One table or several side by side: each has its own 姓名, and the same headings. A sentence where that is not
/// clear.
pub(super) fn sections(columns: &[Column]) -> Result<Vec<Vec<Column>>, String> {
    let names: Vec<usize> = (0..columns.len()).filter(|&i| columns[i].field == Some(Field::Name)).collect();
    let Some((&one, others)) = names.split_first() else { return Ok(vec![once(columns.to_vec())]) };
    let Some(&other) = others.first() else { return Ok(vec![once(columns.to_vec())]) };
    // 姓名 beside 陪同人员姓名: the plain one is meant.
    let plain = |at: &usize| exact(&bare(&columns[*at].heading)) == Some(Field::Name);
    if !names.iter().all(plain) {
        let mut plain = names.iter().copied().filter(plain);
        let (Some(meant), None) = (plain.next(), plain.next()) else { return Err(two_names(columns, one, other)) };
        let mut columns = columns.to_vec();
        for (i, column) in columns.iter_mut().enumerate() {
            column.field = column.field.filter(|&field| field != Field::Name || i == meant);
        }
        return Ok(vec![once(columns)]);
    }
    // 序号 姓名 单位 | 序号 姓名 单位: what stands before the first 姓名 stands before the others.
    let lead = |at: usize| {
        (0..=one.min(at)).rev().find(|&n| {
            let fields =
                |range: std::ops::Range<usize>| columns[range].iter().map(|column| column.field).collect::<Vec<_>>();
            fields(at - n..at) == fields(one - n..one)
        })
    };
    let mut begins: Vec<usize> = vec![0];
    begins.extend(others.iter().map(|&at| at - lead(at).unwrap_or(0)));
    let ends = begins.iter().skip(1).copied().chain([columns.len()]);
    let sections: Vec<Vec<Column>> =
        begins.iter().zip(ends).map(|(&begin, end)| once(columns[begin.min(end)..end].to_vec())).collect();
    let fields = |section: &[Column]| section.iter().filter_map(|column| column.field).collect::<Vec<_>>();
    let first = fields(&sections[0]);
    if first.len() > 1 && sections.iter().all(|section| fields(section) == first) {
        return Ok(sections);
    }
    Err(two_names(columns, one, other))
}

fn two_names(columns: &[Column], one: usize, other: usize) -> String {
    let (one, other) = (letter(columns[one].index), letter(columns[other].index));
    format!("有两个姓名列（{one}、{other}），看不出怎样排的。请改成一人一行再导入。")
}

/// Each meaning for one column only: the first, but 手机 before 电话 and 单位 before 部门.
fn once(mut columns: Vec<Column>) -> Vec<Column> {
    let mut taken: Vec<(Field, usize)> = Vec::new();
    for i in 0..columns.len() {
        let Some(field) = columns[i].field else { continue };
        let Some(at) = taken.iter().position(|&(other, _)| other == field) else {
            taken.push((field, i));
            continue;
        };
        // 职级, and then its own 任职时间.
        let after_rank = i > 0 && columns[i - 1].field == Some(Field::Rank);
        if field == Field::PostSince && after_rank {
            columns[i].field = Some(Field::RankSince);
            continue;
        }
        let before = taken[at].1;
        let better = |heading: &str| match field {
            Field::Phone => heading.contains("手机") || heading.contains("移动"),
            Field::Unit => heading.contains("单位"),
            _ => true,
        };
        if better(&columns[i].heading) && !better(&columns[before].heading) {
            columns[before].field = None;
            taken[at].1 = i;
        } else {
            columns[i].field = None;
        }
    }
    let whole = taken.iter().any(|&(field, _)| field == Field::UnitAndPost);
    // 部门 beside 单位及职务 says less.
    for column in columns.iter_mut().filter(|column| whole && !column.heading.contains("单位")) {
        column.field = column.field.filter(|&field| field != Field::Unit);
    }
    columns
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
