//! The shapes a sheet may have: tables side by side and one below the other, headings of several rows, units as titles,
//! several people in one cell, one person over two rows; and what of it goes back to the sender.

use super::super::{Choice, DoubtKind, Field, Known, Settled, across_files, returned, same_roster};
use super::{checked, ready};
use crate::workbook::{Grid, Kind, Span, Workbook};

const GOOD: &str = "110199198506124430";
const WOMAN: &str = "110199198803084228";

fn known() -> Known {
    let units = ["县财政局", "县教育局", "东河镇"];
    let alias = ("财政局".to_string(), "县财政局".to_string());
    Known::new(
        &units.map(|unit| (unit.to_string(), unit.to_string())).into_iter().chain([alias]).collect::<Vec<_>>(),
        vec![],
    )
}

fn sheet(rows: &[&[&str]], merged: &[(u32, u32, u32, u32)]) -> Workbook {
    let mut grid = Grid::of_texts("名单", rows).unwrap();
    let span = |&(top, left, bottom, right): &(u32, u32, u32, u32)| Span { top, left, bottom, right };
    grid.merged = merged.iter().map(span).collect();
    Workbook { file: "报名表.xlsx".into(), fingerprint: String::new(), sheets: vec![grid] }
}

/// Everybody who would be written, in words; then the kinds of question asked; then why rows are refused.
fn people(workbook: &Workbook) -> (String, Vec<DoubtKind>, Vec<String>) {
    let checked = checked(workbook.clone(), known()).unwrap();
    let people = ready(&checked, &[], true).unwrap();
    let told = people.iter().map(|row| {
        let entry = &row.entry;
        let sex = entry.sex.map_or("", |sex| sex.word());
        [&entry.name, &entry.unit, &entry.post, &entry.rank, &entry.phone, sex, &row.group]
            .into_iter()
            .map(|said: &str| said)
            .filter(|said| !said.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    });
    let report = checked.report(u32::MAX);
    let doubts = report.doubts.iter().map(|doubt| doubt.kind).collect();
    (told.collect::<Vec<_>>().join("；"), doubts, report.refused.into_iter().map(|row| row.why).collect())
}

#[test]
fn tables_are_found_however_they_lie() {
    for (what, rows, merged, told) in [
        (
            "side by side",
            &[
                &["序号", "姓名", "单位", "", "序号", "姓名", "单位"][..],
                &["1", "张三", "东河镇", "", "2", "李四", "县财政局"],
            ][..],
            &[][..],
            "张三 东河镇；李四 县财政局",
        ),
        (
            "forms, one below the other, with the family in them",
            &[
                &["", "学员登记表"][..],
                &["姓 名", "张三", "性别", "男", "出生年月", ""],
                &["民族", "", "政治面貌", "党员", "职务", "干部"],
                &["工作单位", "县财政局", "籍贯", "河北"],
                &["学历", "全日制教育", "大学", "毕业院校", "河北大学"],
                &["联系电话", "13812345678"],
                &["家庭成员", "称谓", "姓名", "年龄", "政治面貌", "工作单位及职务"],
                &["", "妻子", "王五", "40", "群众", "县教育局"],
                &["姓名", "李四", "性别", "女", "照片"],
                &["单位", "东河镇"],
            ],
            &[],
            "张三 县财政局 干部 13812345678 男；李四 东河镇 女",
        ),
        (
            "one below the other, each under its unit",
            &[
                &["报送单位：县财政局"],
                &["姓名", "职务"],
                &["张三", "科员"],
                &[],
                &["报送单位：县教育局（盖章）"],
                &["职务", "姓名"],
                &["主任", "李四"],
            ],
            &[],
            "张三 县财政局 科员；李四 县教育局 主任",
        ),
        (
            "units between the people",
            &[
                &["姓名", "职务"],
                &["一、财政局（1人）"],
                &["张三", "科员"],
                &["东河镇"],
                &["李四", "镇长"],
                &["第二组"],
                &["王五", "科员"],
            ],
            &[],
            "张三 县财政局 科员；李四 东河镇 镇长；王五 东河镇 科员 第二组",
        ),
        (
            "the heading again on each page",
            &[
                &["姓名", "联系方式", "", "单位"],
                &["", "办公电话", "手机", ""],
                &["张三", "", "13805888718", "东河镇"],
                &["姓名", "联系方式", "", "单位"],
                &["", "办公电话", "手机", ""],
                &["李四", "", "13805888719", "东河镇"],
            ],
            &[(0, 1, 0, 2), (3, 1, 3, 2)],
            "张三 东河镇 13805888718；李四 东河镇 13805888719",
        ),
        (
            "a heading of three rows",
            &[
                &["参训学员基本情况"],
                &["姓名", "学历", "", "职级", "", "单位"],
                &["", "全日制", "在职", "现职级", "任职时间"],
                &["张三", "本科", "研究生", "一级科员", "2019.3", "东河镇"],
            ],
            &[(0, 0, 0, 5), (1, 1, 1, 2), (1, 3, 1, 4), (1, 0, 2, 0), (1, 5, 2, 5)],
            "张三 东河镇 一级科员",
        ),
        (
            "同上",
            &[&["姓名", "单位"], &["张三", "县财政局"], &["李四", "同上"], &["王五", "〃"]],
            &[],
            "张三 县财政局；李四 县财政局；王五 县财政局",
        ),
        (
            "部门 is no unit where the title names one",
            &[&["报送单位：县财政局"], &["姓名", "部门", "职务"], &["张三", "办公室", "主任"]],
            &[],
            "张三 县财政局 主任",
        ),
        (
            "姓名 beside 陪同人员姓名",
            &[&["姓名", "单位", "陪同人员姓名"], &["张三", "东河镇", "李四"]],
            &[],
            "张三 东河镇",
        ),
        (
            "a cell merged over several people",
            &[&["姓名", "单位", "职务"], &["张三", "东河镇", "科员"], &["李四", "", ""]],
            &[(1, 1, 2, 1), (1, 2, 2, 2)],
            "张三 东河镇 科员；李四 东河镇 科员",
        ),
        (
            "one person over two rows",
            &[
                &["姓名", "单位", "职务"],
                &["张三", "东河镇", "党委委员、"],
                &["", "", "副镇长"],
                &["李四", "东河镇", "科员"],
            ],
            &[(1, 0, 2, 0), (1, 1, 2, 1)],
            "张三 东河镇 党委委员、副镇长；李四 东河镇 科员",
        ),
    ] {
        assert_eq!(people(&sheet(rows, merged)), (told.to_string(), vec![], vec![]), "{what}");
    }
}

#[test]
fn two_people_in_one_cell_are_asked_about_once_or_refused() {
    let rows = |name: &'static str, post: &'static str, phone: &'static str| {
        people(&sheet(&[&["姓名", "单位", "性别", "职务", "手机"], &[name, "东河镇", "男", post, phone]], &[]))
    };
    let two = "13805888718、13805888719";
    let split = "张三 东河镇 科员 13805888718 男；李四 东河镇 科员 13805888719 男";
    assert_eq!(rows("张三、李四", "科员", two), (split.into(), vec![DoubtKind::Several], vec![]));
    assert_eq!(rows("张三\n李四", "科员\n科员", two), (split.into(), vec![DoubtKind::Several], vec![]));
    let refused = vec!["第2行姓名格里写了2个人（张三、李四），请改成一人一行。".to_string()];
    assert_eq!(rows("张三、李四", "科员", "13805888718"), (String::new(), vec![], refused.clone()));
    assert_eq!(rows("张三、李四", "党委委员、副镇长", two), (String::new(), vec![], refused));
}

#[test]
fn what_the_sender_must_put_right_goes_back() {
    let workbook = sheet(
        &[
            &["姓名", "单位", "身份证号", "手机"],
            &["张三", "东河镇", "110199198506124431", "13805888718"],
            &["", "东河镇", GOOD, "13805888719"],
            &["李四、王五", "东河镇", "", "13805888720、13805888721"],
            &["赵六", "县水利局", WOMAN, "13805888722"],
        ],
        &[],
    );
    let checked = checked(workbook, known()).unwrap();
    let doubts: Vec<(u32, Field, bool)> = checked
        .doubts()
        .iter()
        .map(|doubt| (doubt.line, doubt.field, doubt.choices.contains(&Choice::Return)))
        .collect();
    // A unit that the register lacks is ours to enter.
    assert_eq!(doubts, [(1, Field::IdNumber, true), (2, Field::Name, true), (4, Field::Unit, false)]);
    let back = |line, field| Settled { line, field, choice: Choice::Return, value: None };
    let answers = [back(1, Field::IdNumber), back(2, Field::Name)];
    let names: Vec<String> = ready(&checked, &answers, true).unwrap().into_iter().map(|row| row.entry.name).collect();
    assert_eq!(names, ["赵六"]);
    let marks = returned(&checked, &answers);
    let places: Vec<(u32, u32)> = marks.iter().map(|mark| (mark.row, mark.column)).collect();
    assert_eq!(places, [(1, 2), (3, 0), (2, 0)]);
    assert!(marks[0].why.contains("校验不符") && marks[2].why.contains("没有姓名"), "{marks:?}");
    assert_eq!(returned(&checked, &[]).len(), 1, "what is refused goes back whatever is answered");
}

#[test]
fn one_number_for_two_people_is_kept_by_whom_it_fits() {
    let ids = |first: &'static str, second: &'static str| {
        let rows: &[&[&str]] = &[
            &["姓名", "单位", "身份证号", "出生年月"],
            &["张三", "东河镇", GOOD, first],
            &["李四", "东河镇", GOOD, second],
        ];
        let checked = checked(sheet(rows, &[]), known()).unwrap();
        let people = ready(&checked, &[], true).unwrap();
        let told = people.iter().map(|row| match (&row.entry.id_number, row.entry.birth) {
            (Some(_), _) => "number".to_string(),
            (None, birth) => birth.map_or("nothing".into(), |birth| birth.to_string()),
        });
        let told: Vec<String> = told.collect();
        let asked: Vec<(u32, usize)> = checked.doubts().iter().map(|doubt| (doubt.line, doubt.also.len())).collect();
        (told.join(" "), asked)
    };
    for (first, second, told, asked) in [
        ("1985.06", "1990.01", "number 1990-01", vec![(2, 0)]),
        ("1990.01", "1985.06", "1990-01 number", vec![(1, 0)]),
        ("", "", "nothing nothing", vec![(1, 1)]),
        ("1985.06", "", "number nothing", vec![(2, 0)]),
    ] {
        assert_eq!(ids(first, second), (told.to_string(), asked), "{first} {second}");
    }
}

#[test]
fn very_many_doubts_of_a_kind_become_one() {
    // Of the row: its unit, and its ID number as a number or as text.
    type Written = fn(u32) -> (String, Kind, String);
    let cases: [(DoubtKind, Written); 3] = [
        (DoubtKind::IdNumber, |_| ("东河镇".into(), Kind::Number, "110199198506124000".into())),
        (DoubtKind::NewUnit, |row| (format!("第{row}工程技术学校"), Kind::Text, String::new())),
        // One number for two: the first and the second of each pair.
        (DoubtKind::SameId, |row| ("东河镇".into(), Kind::Text, id_number(row / 2))),
    ];
    for (kind, written) in cases {
        let mut grid = Grid::new("名单");
        for (column, heading) in ["姓名", "单位", "身份证号"].into_iter().enumerate() {
            grid.put(0, column as u32, Kind::Text, heading).unwrap();
        }
        let rows = if kind == DoubtKind::SameId { 2 * 1_500 } else { 1_500 };
        for row in 0..rows {
            let letters: Vec<char> = "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭".chars().collect();
            let name: String = [row / 324 % 18, row / 18 % 18, row % 18].iter().map(|&i| letters[i as usize]).collect();
            let (unit, number, id) = written(row);
            for (column, kind, text) in [(0, Kind::Text, name), (1, Kind::Text, unit), (2, number, id)] {
                grid.put(row + 1, column, kind, &text).unwrap();
            }
        }
        grid.close();
        let workbook = Workbook { file: "报名表.xlsx".into(), fingerprint: String::new(), sheets: vec![grid] };
        let checked = checked(workbook, known()).unwrap();
        let asked: Vec<_> = checked.doubts().iter().filter(|doubt| doubt.kind == kind).collect();
        assert_eq!((asked.len(), checked.counts().doubtful), (1_000, rows), "{kind}");
        let last = asked.last().unwrap();
        let told = asked.iter().map(|doubt| 1 + doubt.also.len()).sum::<usize>();
        assert_eq!((told, last.choices.contains(&Choice::Replace)), (rows as usize, false), "{kind}");
        assert_eq!(last.why.matches("一并答复").count(), 1, "{kind}: {}", last.why);
        assert_eq!(ready(&checked, &[], true).unwrap().len(), rows as usize, "{kind}");
        assert!(ready(&checked, &[], false).is_err(), "{kind}");
    }
}

/// One of 110199, born in the 1970s and 1980s.
fn id_number(i: u32) -> String {
    let body = format!("110199{}{:02}{:02}{:03}", 1970 + i / 336, 1 + i / 28 % 12, 1 + i % 28, 1 + i % 89);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    format!("{body}{}", "10X98765432".chars().nth(sum as usize % 11).unwrap())
}

#[test]
fn every_field_tells_its_cell_and_what_stood_there() {
    let rows: &[&[&str]] = &[&["姓名", "工作单位", "出生年月"], &["张　三", "财政局", "1985年6月"]];
    let checked = checked(sheet(rows, &[]), known()).unwrap();
    let row = ready(&checked, &[], true).unwrap().remove(0);
    let told: Vec<String> = row.cells.iter().map(|(field, cell)| format!("{field}{cell}")).collect();
    assert_eq!(told, ["姓名A2", "出生年月C2", "单位B2"]);
    let raw: Vec<String> = row.raw.iter().map(|(field, text)| format!("{field}{text}")).collect();
    assert_eq!(raw, ["姓名张　三", "出生年月1985年6月", "单位财政局"]);
    assert_eq!((row.entry.unit.as_str(), checked.doubts().len()), ("县财政局", 0), "a known alias is not asked about");
}

#[test]
fn the_code_of_our_own_template_is_read() {
    for (said, code) in [
        ("BANWU-ROSTER cohort=3 unit=12", Some((3, Some(12)))),
        ("BANWU-ROSTER cohort=3 unit=0", Some((3, None))),
        ("BANWU-ROSTER cohort=x", None),
        ("别的", None),
    ] {
        let mut workbook = sheet(&[&["姓名", "单位"], &["张三", "东河镇"]], &[]);
        let mut hidden = Grid::of_texts("banwu", &[[said]]).unwrap();
        hidden.hidden = true;
        workbook.sheets.push(hidden);
        let read = checked(workbook, known()).unwrap().report(0).code;
        assert_eq!(read.map(|it| (it.cohort.0, it.unit.map(|unit| unit.0))), code, "{said}");
    }
}

#[test]
fn people_of_two_files_are_asked_about_in_the_later() {
    let file = |name: &str, rows: &[&[&str]]| {
        let workbook = Workbook { file: name.into(), ..sheet(rows, &[]) };
        checked(workbook, known()).unwrap()
    };
    let head: &[&str] = &["姓名", "单位", "身份证号"];
    let first = file("一.xlsx", &[head, &["张三", "东河镇", GOOD], &["李四", "东河镇", ""]]);
    let second =
        file("二.xlsx", &[head, &["王五", "东河镇", ""], &["张三", "县财政局", GOOD], &["李四", "县财政局", ""]]);
    let third = file("三.xlsx", &[head, &["李四", "东河镇", ""], &["张三", "东河镇", ""], &["赵六", "东河镇", ""]]);
    assert_eq!(same_roster(&first, &third), 1.0);
    assert!(same_roster(&second, &third) > 0.6 && same_roster(&second, &third) < 0.7);
    let mut files = [first, second, third];
    across_files(&mut files);
    let asked: Vec<Vec<(u32, String)>> =
        files.iter().map(|file| file.doubts().iter().map(|doubt| (doubt.line, doubt.why.clone())).collect()).collect();
    assert_eq!(asked[0], []);
    assert_eq!(asked[1], [(2, "张三在「一.xlsx」第2行已报（身份证号相同），建议以那一份为准，此行不录。".to_string())]);
    assert_eq!(asked[2].iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2]);
    let left: Vec<usize> = files.iter().map(|file| ready(file, &[], true).unwrap().len()).collect();
    assert_eq!(left, [2, 2, 1]);
    assert_eq!(files[2].counts().doubtful, 2);
}
