//! 通讯录 as a workbook: one row a trainee, the phone always text.

use chrono::NaiveDate;
use rust_xlsxwriter::IgnoreError;
use school::Answer;
use school::calendar::full_date;

use super::form::{Looks, Setup, Written, across, heads, high_enough, save, set_up, title};
use crate::contacts::Contact;

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactsBook {
    /// The class's full title.
    pub class: String,
    /// In the order to be listed.
    pub people: Vec<Contact>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// A column: head, width in characters, and what stands in it.
type Field = (&'static str, f64, fn(&Contact) -> &str);

const FIELDS: [Field; 5] = [
    ("组别", 9.0, |one| &one.group),
    ("姓名", 13.0, |one| &one.name),
    ("单位及职务", 36.0, |one| &one.post),
    ("手机", 14.0, |one| &one.phone),
    ("备注", 12.0, |one| &one.note),
];

/// Writes the workbook.
pub fn write(book: &ContactsBook) -> Answer<Vec<u8>> {
    let grouped = book.people.iter().any(|one| !one.group.is_empty());
    let fields: Vec<Field> = FIELDS.into_iter().filter(|field| grouped || field.0 != "组别").collect();
    let name = format!("{}通讯录", book.class);
    save(&name, book.made, |workbook| fill(workbook.add_worksheet(), book, &name, &fields))
}

fn fill(sheet: &mut rust_xlsxwriter::Worksheet, book: &ContactsBook, name: &str, fields: &[Field]) -> Written {
    let looks = Looks::new();
    let as_text = looks.center.clone().set_num_format("@");
    let widths: Vec<f64> = std::iter::once(6.0).chain(fields.iter().map(|field| field.1)).collect();
    set_up(sheet, &Setup { tab: "通讯录", lying: false, widths: &widths, head: (2, 2), kept: 0 })?;
    title(sheet, widths.len(), &widths, name, &looks)?;
    let said = format!("共{}人　制表日期：{}", book.people.len(), full_date(book.made));
    across(sheet, 1, widths.len(), &said, &looks.fact)?;
    let names: Vec<&str> = std::iter::once("序号").chain(fields.iter().map(|field| field.0)).collect();
    heads(sheet, 2, &names, &looks)?;
    for (n, one) in book.people.iter().enumerate() {
        let row = 3 + n as u32;
        let words: Vec<(&str, f64)> = fields.iter().map(|(_, width, value)| (value(one), *width)).collect();
        high_enough(sheet, row, &words)?;
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        for (c, (head, _, value)) in (1..).zip(fields) {
            let look = match *head {
                "手机" => &as_text,
                "单位及职务" => &looks.text,
                _ => &looks.center,
            };
            sheet.write_string_with_format(row, c, value(one), look)?;
        }
    }
    if let Some(last) = book.people.len().checked_sub(1) {
        let (last, end) = (3 + last as u32, widths.len() as u16 - 1);
        sheet.autofilter(2, 0, last, end)?.ignore_error_range(3, 0, last, end, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, cells, keep};

    #[test]
    fn every_cell_reads_back_as_text() {
        for (group, heads, first) in [
            ("", "序号|姓名|单位及职务|手机|备注", "1|张䶮|县委办公室综合股股长|13900000001|"),
            ("第一组", "序号|组别|姓名|单位及职务|手机|备注", "1|第一组|张䶮|县委办公室综合股股长|13900000001|"),
        ] {
            let contact = |n: usize| Contact {
                group: group.into(),
                name: sample::name(n),
                post: sample::post(n).into(),
                phone: "13900000001".into(),
                note: String::new(),
            };
            let people = (0..12).map(contact).collect();
            let bytes = write(&ContactsBook { class: CLASS.into(), people, made: sample::date(3, 6) }).unwrap();
            keep(&format!("contacts{}.xlsx", if group.is_empty() { "" } else { "_by_group" }), &bytes);
            let read = cells(&bytes, "通讯录");
            assert_eq!(read[0][0], "2026年春季学期中青年干部培训班（第1期）通讯录");
            assert_eq!(read[1][0], "共12人　制表日期：2026年3月6日");
            assert_eq!((read[2].join("|").as_str(), read[3].join("|").as_str()), (heads, first));
            assert_eq!(read.len(), 15);
        }
    }
}
