//! 分组名单 as a workbook: group after group, one row a member, the group's name merged over its rows.

use chrono::NaiveDate;
use rust_xlsxwriter::Worksheet;
use school::Answer;
use school::calendar::full_date;

use super::form::{Looks, Setup, Written, across, heads, high_enough, save, set_up, title};
use crate::groups::Group;

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupsBook {
    /// The class's full title.
    pub class: String,
    /// In their order.
    pub groups: Vec<Group>,
    /// 制表日期.
    pub made: NaiveDate,
}

const HEADS: [&str; 6] = ["组别", "讨论地点", "序号", "姓名", "单位及职务", "备注"];
const WIDTHS: [f64; 6] = [9.0, 14.0, 6.0, 13.0, 40.0, 11.0];

/// Writes the workbook.
pub fn write(book: &GroupsBook) -> Answer<Vec<u8>> {
    let name = format!("{}分组名单", book.class);
    save(&name, book.made, |workbook| fill(workbook.add_worksheet(), book, &name))
}

fn fill(sheet: &mut Worksheet, book: &GroupsBook, name: &str) -> Written {
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: "分组名单", lying: false, widths: &WIDTHS, head: (2, 2), kept: 0 })?;
    title(sheet, WIDTHS.len(), &WIDTHS, name, &looks)?;
    let people: usize = book.groups.iter().map(|group| group.members.len()).sum();
    let said = format!("共{}个组、{people}人　制表日期：{}", book.groups.len(), full_date(book.made));
    across(sheet, 1, WIDTHS.len(), &said, &looks.fact)?;
    heads(sheet, 2, &HEADS, &looks)?;
    let mut row = 3;
    for group in &book.groups {
        let first = row;
        for (n, one) in group.members.iter().enumerate() {
            high_enough(sheet, row, &[(&one.name, WIDTHS[3]), (&one.post, WIDTHS[4])])?;
            sheet.write_number_with_format(row, 2, (n + 1) as f64, &looks.center)?;
            sheet.write_string_with_format(row, 3, &one.name, &looks.center)?;
            sheet.write_string_with_format(row, 4, &one.post, &looks.text)?;
            sheet.write_string_with_format(row, 5, &one.role, &looks.center)?;
            row += 1;
        }
        for (column, said) in [(0, &group.name), (1, &group.place)] {
            match row - first {
                0 => {}
                1 => drop(sheet.write_string_with_format(first, column, said, &looks.center)?),
                _ => drop(sheet.merge_range(first, column, row - 1, column, said, &looks.center)?),
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::Member;
    use crate::sample::{self, CLASS, cells, keep};

    #[test]
    fn every_member_stands_in_its_group() {
        let member = |n: usize| Member {
            name: sample::name(n),
            post: sample::post(n).into(),
            role: if n == 0 { "组长".into() } else { String::new() },
        };
        let group = |(name, size): (&str, usize)| Group {
            name: name.into(),
            place: "201教室".into(),
            members: (0..size).map(member).collect(),
        };
        let groups = [("第一组", 3), ("第二组", 1), ("第三组", 0)].map(group).to_vec();
        let bytes = write(&GroupsBook { class: CLASS.into(), groups, made: sample::date(3, 6) }).unwrap();
        keep("groups.xlsx", &bytes);
        let read = cells(&bytes, "分组名单");
        assert_eq!(read[1][0], "共3个组、4人　制表日期：2026年3月6日");
        assert_eq!(read[3].join("|"), "第一组|201教室|1|张䶮|县委办公室综合股股长|组长");
        assert_eq!(read[4].join("|"), "||2|李㛃|县人力资源和社会保障局党组成员、副局长|");
        assert_eq!(read[6].join("|"), "第二组|201教室|1|张䶮|县委办公室综合股股长|组长");
        assert_eq!(read.len(), 7);
    }
}
