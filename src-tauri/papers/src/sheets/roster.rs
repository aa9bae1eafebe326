//! 学员名册 as a workbook: one row a trainee, 身份证号 and 手机 only where asked for and always text.

use chrono::NaiveDate;
use school::Answer;

use super::form::{Looks, Setup, Written, across, heads, high_enough, save, set_up, title};
use school::calendar::full_date;

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterBook {
    /// The class's full title.
    pub class: String,
    /// In the order to be listed.
    pub trainees: Vec<RosterRow>,
    /// Whether the column 身份证号 is there.
    pub with_ids: bool,
    /// Whether the column 手机 is there.
    pub with_phones: bool,
    /// 制表日期.
    pub made: NaiveDate,
}

/// One trainee; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RosterRow {
    /// 姓名, without spaces.
    pub name: String,
    /// 性别.
    pub sex: String,
    /// 民族.
    pub ethnicity: String,
    /// 身份证号.
    pub id_number: String,
    /// 出生年月 as 1985.03.
    pub born: String,
    /// 政治面貌.
    pub party: String,
    /// 学历.
    pub education: String,
    /// 单位.
    pub unit: String,
    /// 职务.
    pub post: String,
    /// 职级.
    pub rank: String,
    /// 手机.
    pub phone: String,
    /// 备注.
    pub note: String,
}

/// A column: head, width in characters, and what stands in it.
type Field = (&'static str, f64, fn(&RosterRow) -> &str);

/// Writes the workbook.
pub fn write(book: &RosterBook) -> Answer<Vec<u8>> {
    let mut fields: Vec<Field> = vec![
        ("姓名", 13.0, |row| &row.name),
        ("性别", 6.0, |row| &row.sex),
        ("民族", 9.0, |row| &row.ethnicity),
        ("出生年月", 10.0, |row| &row.born),
        ("政治面貌", 12.0, |row| &row.party),
        ("学历", 13.0, |row| &row.education),
        ("单位", 22.0, |row| &row.unit),
        ("职务", 24.0, |row| &row.post),
        ("职级", 13.0, |row| &row.rank),
    ];
    if book.with_ids {
        fields.push(("身份证号", 21.0, |row| &row.id_number));
    }
    if book.with_phones {
        fields.push(("手机", 14.0, |row| &row.phone));
    }
    fields.push(("备注", 10.0, |row| &row.note));
    let name = format!("{}学员名册", book.class);
    save(&name, book.made, |workbook| fill(workbook.add_worksheet(), book, &name, &fields))
}

fn fill(sheet: &mut rust_xlsxwriter::Worksheet, book: &RosterBook, name: &str, fields: &[Field]) -> Written {
    let looks = Looks::new();
    let as_text = looks.center.clone().set_num_format("@");
    let widths: Vec<f64> = std::iter::once(6.0).chain(fields.iter().map(|field| field.1)).collect();
    set_up(sheet, &Setup { tab: "学员名册", lying: true, widths: &widths, head: (2, 2), kept: 2 })?;
    title(sheet, widths.len(), &widths, name, &looks)?;
    let said = format!("共{}人　制表日期：{}", book.trainees.len(), full_date(book.made));
    across(sheet, 1, widths.len(), &said, &looks.fact)?;
    let names: Vec<&str> = std::iter::once("序号").chain(fields.iter().map(|field| field.0)).collect();
    heads(sheet, 2, &names, &looks)?;
    for (n, trainee) in book.trainees.iter().enumerate() {
        let row = 3 + n as u32;
        let words: Vec<(&str, f64)> = fields.iter().map(|(_, width, value)| (value(trainee), *width)).collect();
        high_enough(sheet, row, &words)?;
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        for (c, (head, _, value)) in fields.iter().enumerate() {
            let look = match *head {
                "身份证号" | "手机" | "出生年月" => &as_text,
                "单位" | "职务" => &looks.text,
                _ => &looks.center,
            };
            sheet.write_string_with_format(row, c as u16 + 1, value(trainee), look)?;
        }
    }
    if let Some(last) = book.trainees.len().checked_sub(1) {
        sheet.autofilter(2, 0, 3 + last as u32, widths.len() as u16 - 1)?;
        // A column of text may hold figures on purpose.
        sheet.ignore_error_range(
            3,
            0,
            3 + last as u32,
            widths.len() as u16 - 1,
            rust_xlsxwriter::IgnoreError::NumberStoredAsText,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, cells, keep};

    fn book(with_ids: bool, with_phones: bool) -> RosterBook {
        let row = |n: usize| RosterRow {
            name: sample::name(n),
            sex: "男".into(),
            ethnicity: "汉族".into(),
            id_number: "110199198503070017".into(),
            born: "1985.03".into(),
            party: "中共党员".into(),
            education: "省委党校研究生".into(),
            unit: "县人力资源和社会保障局".into(),
            post: sample::post(n).into(),
            rank: "一级主任科员".into(),
            phone: "13900000001".into(),
            note: String::new(),
        };
        RosterBook {
            class: CLASS.into(),
            trainees: (0..40).map(row).collect(),
            with_ids,
            with_phones,
            made: sample::date(3, 6),
        }
    }

    #[test]
    fn every_cell_reads_back_as_text() {
        let bytes = write(&book(true, true)).unwrap();
        keep("roster.xlsx", &bytes);
        let read = cells(&bytes, "学员名册");
        assert_eq!(read[0][0], "2026年春季学期中青年干部培训班（第1期）学员名册");
        assert_eq!(read[1][0], "共40人　制表日期：2026年3月6日");
        assert_eq!(read[2].join("|"), "序号|姓名|性别|民族|出生年月|政治面貌|学历|单位|职务|职级|身份证号|手机|备注");
        let first = "1|张䶮|男|汉族|1985.03|中共党员|省委党校研究生|县人力资源和社会保障局|县委办公室综合股股长|一级主任科员|110199198503070017|13900000001|";
        assert_eq!(read[3].join("|"), first);
        let names: Vec<&str> = read[3..].iter().map(|row| row[1].as_str()).collect();
        assert_eq!(names, (0..40).map(sample::name).collect::<Vec<_>>());
        assert_eq!(write(&book(true, true)).unwrap(), bytes, "the same input gives the same file");
    }

    #[test]
    fn numbers_of_persons_are_left_out_unless_asked_for() {
        for (with_ids, with_phones) in [(false, false), (true, false), (false, true)] {
            let read = cells(&write(&book(with_ids, with_phones)).unwrap(), "学员名册");
            let all = read.concat();
            assert_eq!(all.contains(&"110199198503070017".to_string()), with_ids);
            assert_eq!(all.contains(&"13900000001".to_string()), with_phones);
        }
    }
}
