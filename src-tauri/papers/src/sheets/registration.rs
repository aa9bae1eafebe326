//! 报名表: the workbook a unit fills in and sends back. What it asks for has one column each, what can be chosen is
//! chosen from a list, an ID number is checked while it is typed, and only the cells to be filled can be changed.
//!
//! A sheet no menu shows keeps by which class and unit the file is known again, and the lists.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    Formula, IgnoreError, ProtectionOptions, Workbook, Worksheet,
};
use school::Answer;
use school::calendar::full_date;
use school::person::tables::{ETHNICITIES, POLITICAL};
use school::trainee::rank_words;

use super::form::{Looks, PALE_RED, Setup, Written, at, save, set_up, title};

/// The sheet no menu shows.
pub const HIDDEN: &str = "banwu";
/// Rows offered when nobody says how many people are to come.
const ROWS: usize = 10;

/// What a 报名表 is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registration {
    /// The class's full title.
    pub class: String,
    /// By what the file is known again; stands on the hidden sheet.
    pub code: String,
    /// The unit it is for; empty for a form that any of `units` may fill in.
    pub unit: String,
    /// The units to choose from, where it is for no one unit.
    pub units: Vec<String>,
    /// 名额; none where no number was set.
    pub places: Option<u32>,
    /// The day by which it is to be sent back.
    pub due: Option<NaiveDate>,
    /// People already written into it.
    pub people: Vec<Applicant>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// Somebody written into the form; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Applicant {
    /// 姓名, without spaces.
    pub name: String,
    /// 性别.
    pub sex: String,
    /// 民族.
    pub ethnicity: String,
    /// 身份证号.
    pub id_number: String,
    /// 政治面貌.
    pub party: String,
    /// 全日制学历.
    pub education: String,
    /// 在职学历.
    pub in_service: String,
    /// 单位.
    pub unit: String,
    /// 职务.
    pub post: String,
    /// 职级.
    pub rank: String,
    /// 任现职时间 as 2019.03.
    pub post_since: String,
    /// 手机.
    pub phone: String,
    /// 备注.
    pub note: String,
}

/// What a column takes.
#[derive(Clone, Copy)]
enum Takes {
    /// Anything.
    Words,
    /// One of the words of a list, and no other.
    OneOf(&'static str),
    /// A word of a list or another.
    OneOfOrOther(&'static str),
    /// The unit: given, or one of the units.
    Unit,
    IdNumber,
    Month,
    Phone,
}

/// A column: head, width in characters, what it takes, and what stands in it.
type Field = (&'static str, f64, Takes, fn(&Applicant) -> &str);

const FIELDS: [Field; 13] = [
    ("姓名", 10.0, Takes::Words, |it| &it.name),
    ("性别", 6.0, Takes::OneOf("性别"), |it| &it.sex),
    ("民族", 9.0, Takes::OneOf("民族"), |it| &it.ethnicity),
    ("身份证号", 21.0, Takes::IdNumber, |it| &it.id_number),
    ("政治面貌", 12.0, Takes::OneOf("政治面貌"), |it| &it.party),
    ("全日制学历", 11.0, Takes::OneOfOrOther("全日制学历"), |it| &it.education),
    ("在职学历", 14.0, Takes::OneOfOrOther("在职学历"), |it| &it.in_service),
    ("单位", 18.0, Takes::Unit, |it| &it.unit),
    ("职务", 22.0, Takes::Words, |it| &it.post),
    ("职级", 13.0, Takes::OneOfOrOther("职级"), |it| &it.rank),
    ("任现职时间", 11.0, Takes::Month, |it| &it.post_since),
    ("手机", 13.0, Takes::Phone, |it| &it.phone),
    ("备注", 10.0, Takes::Words, |it| &it.note),
];

const EDUCATION: &[&str] = &["博士研究生", "硕士研究生", "大学", "大专", "中专", "高中", "初中"];
const IN_SERVICE: &[&str] =
    &["博士研究生", "硕士研究生", "中央党校研究生", "省委党校研究生", "大学", "中央党校大学", "省委党校大学", "大专"];
/// The row of the heads, and the first row to be filled.
const HEAD: u32 = 3;
const FIRST: u32 = HEAD + 1;

/// Writes the workbook.
pub fn write(form: &Registration) -> Answer<Vec<u8>> {
    let name = format!("{}报名表", form.class);
    save(&name, form.made, |workbook| {
        fill(workbook.add_worksheet(), form, &name)?;
        explain(workbook.add_worksheet(), form)?;
        hide(workbook, form)
    })
}

/// How many rows can be filled: the places and half as many again, because people are replaced and added.
fn rows(form: &Registration) -> usize {
    let places = form.places.unwrap_or(0) as usize;
    (places + places.div_ceil(2)).max(form.people.len() + 2).max(ROWS)
}

fn fill(sheet: &mut Worksheet, form: &Registration, name: &str) -> Written {
    let looks = Looks { fact: Looks::new().fact.set_font_size(14), ..Looks::new() };
    let open = looks.text.clone().set_unlocked().set_num_format("@");
    let open_center = open.clone().set_align(FormatAlign::Center);
    let last = FIRST + rows(form) as u32 - 1;
    let widths: Vec<f64> = std::iter::once(6.0).chain(FIELDS.iter().map(|field| field.1)).collect();
    set_up(sheet, &Setup { tab: "报名表", lying: true, widths: &widths, head: (HEAD, HEAD), kept: 2 })?;
    title(sheet, widths.len(), &widths, name, &Looks { title: looks.title.clone().set_font_size(22), ..Looks::new() })?;
    above(sheet, form, &looks, &open)?;
    sheet.set_row_height(HEAD, 30)?.set_formula_result_default("");
    sheet.write_string_with_format(HEAD, 0, "序号", &looks.head)?;
    for (c, (head, _, takes, value)) in (1_u16..).zip(FIELDS) {
        sheet.write_string_with_format(HEAD, c, head, &looks.head)?;
        let look = if matches!(head, "单位" | "职务" | "备注") { &open } else { &open_center };
        for row in FIRST..=last {
            let said = form.people.get((row - FIRST) as usize).map_or("", value);
            match takes {
                Takes::Unit if !form.unit.is_empty() => given_unit(sheet, row, c, form, &looks.text)?,
                _ if said.is_empty() => drop(sheet.write_blank(row, c, look)?),
                _ => drop(sheet.write_string_with_format(row, c, said, look)?),
            }
        }
        if let Some(rule) = rule(takes, form, c)? {
            sheet.add_data_validation(FIRST, c, last, c, &rule)?;
        }
    }
    for (n, row) in (FIRST..=last).enumerate() {
        sheet.set_row_height(row, 32)?;
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
    }
    // What is pasted escapes the rules, so a wrong number is coloured too.
    let (id, phone) = (column("身份证号"), column("手机"));
    let wrong = Format::new().set_background_color(PALE_RED);
    for (c, right) in [(id, right_id_number(&at(FIRST, id))), (phone, format!("LEN({})=11", at(FIRST, phone)))] {
        let wrong_one = format!("=AND({0}<>\"\",NOT(IFERROR({right},FALSE)))", at(FIRST, c));
        let colour = ConditionalFormatFormula::new().set_rule(wrong_one.as_str()).set_format(&wrong);
        sheet.add_conditional_format(FIRST, c, last, c, &colour)?;
    }
    sheet.ignore_error_range(FIRST, 0, last, FIELDS.len() as u16, IgnoreError::NumberStoredAsText)?;
    sheet.protect_with_options(&ProtectionOptions {
        insert_rows: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// 报送单位, 名额, the last day, and whom to ring up.
fn above(sheet: &mut Worksheet, form: &Registration, looks: &Looks, open: &Format) -> Written {
    let end = FIELDS.len() as u16;
    let unit = if form.unit.is_empty() { "＿＿＿＿＿＿＿＿＿＿" } else { &form.unit };
    sheet.merge_range(1, 0, 1, 7, &format!("报送单位：{unit}（盖章）"), &looks.fact)?;
    let places = form.places.map(|places| format!("名额：{places}人"));
    let due = form.due.map(|day| format!("请于{}前报送", full_date(day)));
    let said = [places, due].into_iter().flatten().collect::<Vec<_>>().join("　　");
    sheet.merge_range(1, 8, 1, end, &said, &looks.fact.clone().set_align(FormatAlign::Right))?;
    let label = looks.fact.clone().set_align(FormatAlign::Right);
    let line = open.clone().set_border(rust_xlsxwriter::FormatBorder::None);
    let line = line.set_border_bottom(rust_xlsxwriter::FormatBorder::Thin);
    sheet.merge_range(2, 0, 2, 1, "联系人：", &label)?;
    sheet.merge_range(2, 2, 2, 4, "", &line)?;
    sheet.write_string_with_format(2, 5, "联系电话：", &label)?;
    sheet.merge_range(2, 6, 2, 7, "", &line)?;
    for row in [1, 2] {
        sheet.set_row_height(row, 28)?;
    }
    Ok(())
}

/// The unit stands beside a name as soon as there is one: rows left empty stay empty.
fn given_unit(sheet: &mut Worksheet, row: u32, c: u16, form: &Registration, look: &Format) -> Written {
    let filled = form.people.len() > (row - FIRST) as usize;
    let formula = format!("=IF({}=\"\",\"\",单位)", at(row, column("姓名")));
    let result = if filled { form.unit.as_str() } else { "" };
    sheet.write_formula_with_format(row, c, Formula::new(formula).set_result(result), look)?;
    Ok(())
}

/// What a column refuses, and what is said then.
fn rule(takes: Takes, form: &Registration, c: u16) -> Written<Option<DataValidation>> {
    let list = |of: &str| DataValidation::new().allow_list_formula(Formula::new(format!("={of}")));
    let rule = match takes {
        Takes::Words => return Ok(None),
        Takes::Unit if !form.unit.is_empty() || form.units.is_empty() => return Ok(None),
        Takes::Unit => list("单位").set_error_title("单位")?.set_error_message("请从下拉列表里选择单位。")?,
        Takes::OneOf(of) => list(of).set_error_title(of)?.set_error_message(format!("请从下拉列表里选择{of}。"))?,
        Takes::OneOfOrOther(of) => list(of).show_error_message(false),
        Takes::IdNumber => DataValidation::new()
            .allow_custom(Formula::new(format!("={}", right_id_number(&at(FIRST, c)))))
            .set_input_title("身份证号")?
            .set_input_message("18位，最后一位可以是X。出生年月由身份证号得出，不用另填。")?
            .set_error_title("身份证号不对")?
            .set_error_message("应为18位，且最后一位要与前17位相符。请对照身份证核对；暂时没有的先空着。")?,
        Takes::Phone => DataValidation::new()
            .allow_text_length(DataValidationRule::EqualTo(11))
            .set_error_title("手机号不对")?
            .set_error_message("手机号应为11位数字，只填一个号码。")?,
        Takes::Month => DataValidation::new()
            .allow_text_length(DataValidationRule::Between(6, 10))
            .set_input_title("任现职时间")?
            .set_input_message("如 2019.03")?
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("任现职时间")?
            .set_error_message("请写成年月，如 2019.03。")?,
    };
    Ok(Some(rule))
}

/// Whether the cell holds 18 characters of which the last agrees with the others (GB 11643-1999), as a formula.
fn right_id_number(cell: &str) -> String {
    let sum = format!("SUMPRODUCT(MID({cell},身份证号位,1)*身份证号权)");
    format!("AND(LEN({cell})=18,MID(\"10X98765432\",MOD({sum},11)+1,1)=UPPER(RIGHT({cell},1)))")
}

fn column(head: &str) -> u16 {
    1 + FIELDS.iter().take_while(|field| field.0 != head).count() as u16
}

/// 填写说明.
fn explain(sheet: &mut Worksheet, form: &Registration) -> Written {
    let looks = Looks::new();
    sheet
        .set_name("填写说明")?
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_column_width(0, 78)?
        .set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.35);
    sheet.write_string_with_format(0, 0, "填写说明", &looks.title)?.set_row_height(0, 36)?;
    let unit = if form.unit.is_empty() {
        "4. 单位从下拉列表里选。"
    } else {
        "4. 单位填了姓名后自动出现，不用填。"
    };
    let due = form.due.map(|day| format!("请于{}前", full_date(day))).unwrap_or("填好后请".into());
    let notes = [
        "1. 一人一行，只填白色格子；标题、表头和序号是锁定的，不要改动，也不要增减列。不够时在最后几行之间插入行。".into(),
        "2. 身份证号、手机已设为文本格式，直接输入即可；从别处复制时请用“选择性粘贴 › 数值”。号码变成粉红色，说明位数或校验位不对。".into(),
        "3. 性别、民族、政治面貌从下拉列表里选；学历、职级可以选，列表里没有的照实填写。学历分全日制和在职填写。".into(),
        unit.into(),
        "5. 职务写全称，兼任的用顿号隔开；职级单独填写，没有职级的空着。任现职时间写年月，如 2019.03。".into(),
        "6. 姓名中的生僻字请照身份证填写，不要用同音字或拼音代替。少数民族姓名中间的圆点用“·”。".into(),
        format!("7. {due}把这个 Excel 文件原样报送，不要转成图片、PDF 或 Word。盖章的纸质件另行报送。"),
    ];
    let note = looks.fact.clone().set_font_size(12);
    for (row, said) in (1..).zip(notes) {
        let lines = said.chars().count().div_ceil(36) as u32;
        sheet.write_string_with_format(row, 0, &said, &note)?.set_row_height(row, 12 + 18 * lines)?;
    }
    sheet.protect();
    Ok(())
}

/// The hidden sheet: the code, and the lists under the names the rules call them by.
fn hide(workbook: &mut Workbook, form: &Registration) -> Written {
    let sheet = workbook.add_worksheet().set_name(HIDDEN)?.set_very_hidden(true);
    sheet.write_string(0, 0, &form.code)?;
    let ranks = rank_words();
    let ranks: Vec<&str> = ranks.iter().map(String::as_str).collect();
    let political: Vec<&str> = POLITICAL.iter().map(|(word, _)| *word).collect();
    let units: Vec<&str> = match form.unit.as_str() {
        "" => form.units.iter().map(String::as_str).collect(),
        unit => vec![unit],
    };
    let lists: [(&str, &[&str]); 7] = [
        ("性别", &["男", "女"]),
        ("民族", ETHNICITIES),
        ("政治面貌", &political),
        ("全日制学历", EDUCATION),
        ("在职学历", IN_SERVICE),
        ("职级", &ranks),
        ("单位", &units),
    ];
    let mut names = Vec::new();
    for (c, (name, words)) in (1..).zip(lists) {
        sheet.write_column(0, c, words.iter().copied())?;
        names.push((name, c, words.len()));
    }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    sheet.write_column(0, 8, 1..=weights.len() as u32)?.write_column(0, 9, weights)?;
    names.extend([("身份证号位", 8, weights.len()), ("身份证号权", 9, weights.len())]);
    for (name, c, rows) in names.into_iter().filter(|(_, _, rows)| *rows > 0) {
        let (from, to) = (absolute(0, c), absolute(rows as u32 - 1, c));
        workbook.define_name(name, &format!("={HIDDEN}!{from}:{to}"))?;
    }
    Ok(())
}

fn absolute(row: u32, column: u16) -> String {
    rust_xlsxwriter::utility::row_col_to_cell_absolute(row, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, cells, keep};

    fn form(unit: &str, people: usize) -> Registration {
        let applicant = |n: usize| Applicant {
            name: sample::name(n),
            sex: "男".into(),
            ethnicity: "汉族".into(),
            id_number: "110199198506124430".into(),
            party: "中共党员".into(),
            education: "大学".into(),
            in_service: "省委党校研究生".into(),
            unit: "县财政局".into(),
            post: sample::post(n).into(),
            rank: "一级主任科员".into(),
            post_since: "2019.03".into(),
            phone: "13900000001".into(),
            note: String::new(),
        };
        Registration {
            class: CLASS.into(),
            code: "BANWU-ROSTER cohort=3 unit=7".into(),
            unit: unit.into(),
            units: vec!["县委办公室".into(), "县财政局".into()],
            places: Some(3),
            due: Some(sample::date(3, 6)),
            people: (0..people).map(applicant).collect(),
            made: sample::date(2, 20),
        }
    }

    #[test]
    fn one_units_form_says_whose_it_is_and_leaves_the_rows_empty() {
        let bytes = write(&form("县财政局", 0)).unwrap();
        keep("registration.xlsx", &bytes);
        let read = cells(&bytes, "报名表");
        assert_eq!(read[0][0], "2026年春季学期中青年干部培训班（第1期）报名表");
        assert_eq!(
            (read[1][0].as_str(), read[1][8].as_str()),
            ("报送单位：县财政局（盖章）", "名额：3人　　请于2026年3月6日前报送")
        );
        let heads = "序号|姓名|性别|民族|身份证号|政治面貌|全日制学历|在职学历|单位|职务|职级|任现职时间|手机|备注";
        assert_eq!(read[3].join("|"), heads);
        assert_eq!(read.len(), 4 + ROWS, "three places are worth ten rows");
        assert!(read[4..].iter().all(|row| row[1..].iter().all(String::is_empty)));
        assert_eq!(cells(&bytes, HIDDEN)[0][0], "BANWU-ROSTER cohort=3 unit=7");
        assert_eq!(write(&form("县财政局", 0)).unwrap(), bytes, "the same input gives the same file");
    }

    #[test]
    fn rows_grow_with_the_places_and_the_people() {
        for (places, people, want) in [(None, 0, 10), (Some(3), 0, 10), (Some(20), 0, 30), (Some(1), 40, 42)] {
            assert_eq!(rows(&Registration { places, ..form("县财政局", people) }), want, "{places:?} {people}");
        }
    }

    #[test]
    fn a_form_for_all_units_lets_choose_the_unit() {
        let bytes = write(&form("", 2)).unwrap();
        keep("registration_all.xlsx", &bytes);
        let read = cells(&bytes, "报名表");
        assert_eq!(read[1][0], "报送单位：＿＿＿＿＿＿＿＿＿＿（盖章）");
        assert_eq!(
            read[5].join("|"),
            "2|李㛃|男|汉族|110199198506124430|中共党员|大学|省委党校研究生|县财政局|县人力资源和社会保障局党组成员、副局长|一级主任科员|2019.03|13900000001|"
        );
        assert_eq!(
            cells(&bytes, HIDDEN).iter().map(|row| row[7].as_str()).collect::<Vec<_>>()[..2],
            ["县委办公室", "县财政局"]
        );
    }
}
