//! One damage at a time: what is asked, what is cleaned, what is left out, and what the answers do.

use super::super::{Checked, Choice, DoubtKind, Field, Known, KnownPerson, RosterReport, Settled, see, settle};
use super::ready;
use crate::workbook::{Grid, Kind, Span, Workbook};
use school::Error;
use school::person::{Birth, IdNumber, PersonId};

const UNITS: [&str; 4] = ["县财政局", "县教育局", "县人力资源和社会保障局", "东河镇"];
const GOOD: &str = "110199198506124430";
const WOMAN: &str = "110199198803084228";

fn known() -> Known {
    super::known(&UNITS)
}

fn book(rows: &[&[&str]]) -> Workbook {
    let grid = Grid::of_texts("Sheet1", rows).unwrap();
    Workbook { file: "报名表.xlsx".into(), fingerprint: String::new(), sheets: vec![grid] }
}

fn checked(rows: &[&[&str]]) -> Checked<'static> {
    super::checked(book(rows), known()).unwrap()
}

fn report_of(rows: &[&[&str]]) -> RosterReport {
    checked(rows).report(u32::MAX)
}

fn report(workbook: &Workbook) -> RosterReport {
    super::checked(workbook.clone(), known()).unwrap().report(u32::MAX)
}

/// A sheet with one person: headings and what stands below them.
fn person(fields: &[(&str, &str)]) -> RosterReport {
    checked_person(fields).report(u32::MAX)
}

fn checked_person(fields: &[(&str, &str)]) -> Checked<'static> {
    let mut headings = vec!["姓名", "工作单位"];
    let mut cells = vec!["张三", "县财政局"];
    for (heading, text) in fields {
        match headings.iter().position(|known| known == heading) {
            Some(at) => cells[at] = text,
            None => {
                headings.push(heading);
                cells.push(text);
            }
        }
    }
    checked(&[&headings, &cells])
}

fn refusal<T>(answer: school::Answer<T>) -> String {
    match answer {
        Err(Error::Refused(refusal)) => refusal.say,
        _ => panic!("not refused"),
    }
}

#[test]
fn an_id_number_made_up_for_these_tests_is_right() {
    assert_eq!(IdNumber::read(GOOD).unwrap().birth(), Birth::read("1985-06-12").unwrap());
}

#[test]
fn each_damage_is_one_question_with_one_advice() {
    use Choice::{Blank, Keep, Replace};
    for (fields, kind, advice, suggest) in [
        (&[("身份证号", "110199850612443")][..], DoubtKind::IdNumber, Replace, Some(GOOD)),
        (&[("身份证号", "110199198506124431")], DoubtKind::IdNumber, Blank, None),
        (&[("身份证号", "1.10199E+17")], DoubtKind::IdNumber, Blank, None),
        (&[("身份证号", "110199198513124430")], DoubtKind::IdNumber, Blank, None),
        (&[("身份证号", "H12345678")], DoubtKind::IdNumber, Blank, None),
        (&[("身份证号", GOOD), ("出生年月", "1985.07")], DoubtKind::AgainstId, Replace, Some("1985-06-12")),
        (&[("身份证号", GOOD), ("性别", "女")], DoubtKind::AgainstId, Replace, Some("男")),
        (&[("出生年月", "不详")], DoubtKind::Birth, Blank, None),
        (&[("出生年月", "2015.03")], DoubtKind::Birth, Keep, Some("2015-03")),
        (&[("身份证号", GOOD), ("年龄", "51岁")], DoubtKind::Birth, Keep, Some("1985-06-12")),
        (&[("出生年月", "1985.06"), ("年龄", "38")], DoubtKind::Birth, Keep, Some("1985-06")),
        (&[("民族", "维吾而族")], DoubtKind::Word, Replace, Some("维吾尔族")),
        (&[("政治面貌", "党外")], DoubtKind::Word, Keep, Some("党外")),
        (&[("手机", "1380588871")], DoubtKind::Phone, Blank, None),
        (&[("手机", "13805888718、13905888719")], DoubtKind::Phone, Replace, Some("13805888718")),
        (&[("手机", "85123456")], DoubtKind::Phone, Keep, Some("85123456")),
        (&[("任职时间", "多年")], DoubtKind::Date, Blank, None),
        (&[("出生年月", "1985.1")], DoubtKind::Birth, Blank, None),
        (&[("身份证号", "110199198506124000")], DoubtKind::IdNumber, Blank, None),
        (&[("工作单位", "财政局")], DoubtKind::CloseUnit, Replace, Some("县财政局")),
        (&[("工作单位", "县人社局")], DoubtKind::CloseUnit, Replace, Some("县人力资源和社会保障局")),
        (&[("工作单位", "县水利局")], DoubtKind::NewUnit, Keep, Some("县水利局")),
        (&[("工作单位", "")], DoubtKind::NoUnit, Blank, None),
        (&[("姓名", "文?")], DoubtKind::Name, Keep, Some("文?")),
        (&[("姓名", "张三（班长）")], DoubtKind::Name, Replace, Some("张三")),
        (&[("姓名", "张小三 李小四")], DoubtKind::Name, Keep, Some("张小三李小四")),
    ] {
        let report = person(fields);
        assert_eq!(report.doubts.len(), 1, "{fields:?}: {:#?}", report.doubts);
        let doubt = &report.doubts[0];
        assert_eq!((doubt.kind, doubt.advice, doubt.suggest.as_deref()), (kind, advice, suggest), "{fields:?}");
        assert!(doubt.choices.starts_with(&[Choice::Adopt]) && doubt.why.ends_with(['。', '？']), "{doubt:?}");
        assert!(doubt.cell.is_empty() || doubt.cell.ends_with('2'), "{doubt:?}");
        assert_eq!(report.counts.doubtful, 1);
    }
}

#[test]
fn an_age_that_fits_is_not_asked_about() {
    for age in ["40", "41岁", "３９", "周岁", "—", "1985"] {
        assert_eq!(person(&[("身份证号", GOOD), ("年龄", age)]).doubts, [], "{age}");
    }
}

#[test]
fn another_document_goes_into_the_remarks_and_not_back_to_the_unit() {
    for (note, expected) in [("", "护照E12345678"), ("素食", "素食；护照E12345678")] {
        let report = person(&[("身份证号", "E12345678"), ("备注", note)]);
        let (entry, doubt) = (&report.rows[0].entry, &report.doubts[0]);
        assert_eq!((entry.note.as_str(), entry.id_number.as_ref()), (expected, None));
        assert!(!doubt.choices.contains(&Choice::Return) && doubt.why.contains("护照号"), "{doubt:?}");
    }
    // A resident from Macao has a card with an ID number.
    assert_eq!(person(&[("身份证号", "820000199001011232")]).doubts, []);
}

#[test]
fn what_cannot_be_wrong_is_cleaned_and_listed() {
    for (heading, from, to) in [
        ("姓名", "张\u{3000}三", Some("张三")),
        ("姓名", "张三（男）", Some("张三")),
        ("姓名", "张三", None),
        ("姓名", "1.张三", Some("张三")),
        ("姓名", "张三 女", Some("张三")),
        ("身份证号", "=\"110199198506124430\"", None),
        ("性别", "♂", Some("男")),
        ("手机", "+86 13805888718", Some("13805888718")),
        ("身份证号", "110199 19850612 4430", Some(GOOD)),
        ("政治面貌", "党员", Some("中共党员")),
        ("民族", "汉", Some("汉族")),
        ("手机", "138-0588-8718", Some("13805888718")),
        ("手机", "１３８０５８８８７１８", Some("13805888718")),
        ("工作单位", "县 财政局", Some("县财政局")),
        ("职务", "党组成员、\n副局长", Some("党组成员、副局长")),
        ("出生年月", "1985年6月", None),
    ] {
        let report = person(&[(heading, from)]);
        assert!(report.doubts.is_empty(), "{from:?}: {:?}", report.doubts);
        let cleaned: Vec<(&str, &str)> =
            report.rows[0].cleaned.iter().map(|it| (it.from.as_str(), it.to.as_str())).collect();
        assert_eq!(cleaned, to.map(|to| (from, to)).into_iter().collect::<Vec<_>>(), "{from:?}");
    }
}

#[test]
fn birth_and_sex_come_from_the_id_number() {
    for (fields, birth, sex) in [
        (&[("身份证号", GOOD)][..], Some("1985-06-12"), Some("男")),
        (&[("身份证号", WOMAN), ("出生年月", "1988.03")], Some("1988-03-08"), Some("女")),
        (&[("出生年月", "85.6"), ("性别", "女")], Some("1985-06"), Some("女")),
        (&[("姓名", "李四（女）")], None, Some("女")),
        (&[("性别", "")], None, None),
    ] {
        let entry = person(fields).rows.remove(0).entry;
        assert_eq!(entry.birth.map(|birth| birth.to_string()).as_deref(), birth, "{fields:?}");
        assert_eq!(entry.sex.map(|sex| sex.word()), sex, "{fields:?}");
    }
}

#[test]
fn excel_dates_are_read_as_they_were_meant() {
    for (kind, text, id, birth, doubts) in [
        (Kind::Date, "1985-06-12", GOOD, "1985-06-12", 0),
        // 1985年6月 typed into Excel.
        (Kind::Date, "1985-06-01", GOOD, "1985-06-12", 0),
        (Kind::Date, "1985-06-01", "", "1985-06", 0),
        (Kind::Number, "31210", "", "1985-06-12", 0),
        (Kind::Number, "198506", "", "1985-06", 0),
        (Kind::Number, "19850612", "", "1985-06-12", 0),
        (Kind::Number, "1985.06", "", "1985-06", 0),
        // 1985.10 typed as a number.
        (Kind::Number, "1985.1", "", "", 1),
        (Kind::Number, "1985.1", GOOD, "1985-06-12", 1),
        (Kind::Text, "19\u{200b}85.06（41岁）", "", "1985-06", 0),
    ] {
        let mut workbook = book(&[&["姓名", "单位", "身份证号", "出生年月"], &["张三", "县财政局", id]]);
        workbook.sheets[0].put(1, 3, kind, text).unwrap();
        workbook.sheets[0].close();
        let report = report(&workbook);
        assert_eq!(report.rows[0].entry.birth.map_or(String::new(), |b| b.to_string()), birth, "{kind:?} {text}");
        assert_eq!(report.doubts.len(), doubts, "{kind:?} {text}: {:?}", report.doubts);
    }
}

#[test]
fn a_number_of_eighteen_digits_has_lost_some_even_if_it_fits() {
    let mut workbook = book(&[&["姓名", "单位", "身份证号"], &["张三", "县财政局"]]);
    workbook.sheets[0].put(1, 2, Kind::Number, GOOD).unwrap();
    workbook.sheets[0].close();
    let report = report(&workbook);
    assert_eq!(report.doubts[0].kind, DoubtKind::IdNumber);
    assert_eq!(report.rows[0].entry.id_number, None);
}

#[test]
fn rows_that_are_no_person_are_left_out_with_a_reason() {
    let report = report_of(&[
        &["2026年春季培训班报名表"],
        &["报送单位：县财政局（盖章）"],
        &["序号", "姓名", "性别", "联系电话"],
        &["1", "张三", "男", "13805888718"],
        &[],
        &["", "第二组"],
        &["2", "李四", "女", "13805888719"],
        &["序号", "姓名", "性别", "联系电话"],
        &["3", "", "男", "13805888720"],
        &["4", "王五、赵六", "男", "13805888720"],
        &["5", "待定", "男"],
        &["6"],
        &["7", "张三2", "男"],
        &["合计", "2人"],
        &["填表人：", "王某某", "联系电话：", "0431-85123456"],
        &["注：以上人员均已征得本人同意。"],
    ]);
    let people: Vec<(u32, &str, &str)> =
        report.rows.iter().map(|row| (row.row, row.entry.name.as_str(), row.group.as_str())).collect();
    assert_eq!(people, [(4, "张三", ""), (7, "李四", "第二组")]);
    let refused: Vec<(u32, &str)> = report.refused.iter().map(|row| (row.row, row.why.as_str())).collect();
    assert_eq!(
        refused,
        [
            (9, "第9行没有姓名，但填了性别、手机，请补上姓名。"),
            (10, "第10行姓名格里写了2个人（王五、赵六），请改成一人一行。"),
            (11, "第11行姓名写的是「待定」，请单位确定人选后补报。"),
            (13, "第13行「张三2」：姓名里有数字，请改正姓名。"),
        ]
    );
    let skipped: Vec<(u32, &str)> = report.skipped.iter().map(|row| (row.row, row.why.as_str())).collect();
    assert_eq!(
        skipped,
        [
            (5, "空行"),
            (6, "分组标题"),
            (8, "重复的表头"),
            (12, "只有序号"),
            (14, "合计"),
            (15, "落款"),
            (16, "说明文字")
        ]
    );
}

#[test]
fn the_heading_is_found_wherever_it_stands() {
    for (rows, header_rows, unit) in [
        (&[&["姓名", "单位"][..], &["张三", "县财政局"]][..], &[1][..], None),
        (
            &[&["附件2"], &["报名表"], &["单位：县财政局"], &["姓 名", "职 务"], &["张三", "科员"]],
            &[4],
            Some("县财政局"),
        ),
        (&[&["填报单位（盖章）：", "县财政局"], &["姓名", "职务"], &["张三", "科员"]], &[2], Some("县财政局")),
        (&[&["填报单位：________"], &["姓名", "职务"], &["张三", "科员"]], &[2], None),
        (
            &[
                &["姓名", "联系方式", "", "学历"],
                &["", "办公电话", "手机", "全日制教育"],
                &["张三", "", "13805888718", "本科"],
            ],
            &[1, 2],
            None,
        ),
    ] {
        let seen = see(&book(rows)).unwrap();
        assert_eq!(seen.header_rows, header_rows, "{rows:?}");
        assert_eq!(seen.unit_from_title.as_deref(), unit, "{rows:?}");
        assert_eq!(seen.people, 1, "{rows:?}");
        let understood =
            |field| seen.columns.iter().find(|column| column.field == Some(field)).map(|it| it.letter.as_str());
        assert_eq!(understood(Field::Phone), (header_rows.len() > 1).then_some("C"), "{rows:?}");
    }
}

#[test]
fn units_merged_over_several_rows_belong_to_each() {
    let mut workbook = book(&[
        &["报送单位：县教育局"],
        &["单位", "姓名"],
        &["县财政局", "张三"],
        &["", "李四"],
        &["东河镇", "王五"],
        &["", "赵六"],
    ]);
    let units = |workbook: &Workbook| {
        let report = report(workbook);
        let units: Vec<String> = report.rows.into_iter().map(|row| row.entry.unit).collect();
        (units, report.doubts.len())
    };
    let expected: Vec<String> = ["县财政局", "县财政局", "东河镇", "东河镇"].map(String::from).to_vec();
    // Formats that do not tell of merging: the row above.
    assert_eq!(units(&workbook), (expected.clone(), 0));
    // Merging known: where it does not explain a blank, the clerk is asked.
    workbook.sheets[0].merged = vec![Span { top: 2, left: 0, bottom: 3, right: 0 }];
    assert_eq!(units(&workbook), (expected.clone(), 1));
    workbook.sheets[0].merged.push(Span { top: 4, left: 0, bottom: 5, right: 0 });
    assert_eq!(units(&workbook), (expected, 0));
}

#[test]
fn a_unit_is_asked_about_once() {
    let checked = checked(&[&["姓名", "单位"], &["张三", "人社局"], &["李四", "县财政局"], &["王五", "人社局"]]);
    let report = checked.report(u32::MAX);
    assert_eq!(report.doubts.len(), 1);
    assert_eq!((report.doubts[0].line, report.doubts[0].row, &report.doubts[0].also[..]), (1, 2, &[3][..]));
    assert_eq!(report.counts.sure, 1);
    let answer =
        |choice, value: Option<&str>| Settled { line: 1, field: Field::Unit, choice, value: value.map(String::from) };
    for (answer, unit, learned) in [
        (answer(Choice::Adopt, None), "县人力资源和社会保障局", Some("县人力资源和社会保障局")),
        (answer(Choice::Keep, None), "人社局", None),
        (answer(Choice::Replace, Some("县人社局")), "县人社局", None),
        (answer(Choice::Replace, Some("县教育局")), "县教育局", Some("县教育局")),
        (answer(Choice::Blank, None), "", None),
    ] {
        let answers = [answer];
        let settled = settle(&checked, &answers, false).unwrap();
        let units: Vec<String> = settled.rows().map(|row| row.unwrap().entry.unit).collect();
        assert_eq!(units, [unit, "县财政局", unit]);
        let learned: Vec<_> = learned.map(|unit: &str| ("人社局".to_string(), unit.to_string())).into_iter().collect();
        assert_eq!(settled.learned, learned);
    }
}

#[test]
fn the_same_person_twice_is_entered_once() {
    let rows = |second: &[&'static str; 4]| {
        checked(&[&["姓名", "单位", "身份证号", "手机"], &["张三", "县财政局", GOOD, "13805888718"], second])
    };
    for (second, kind, entered) in [
        (["张三", "县教育局", GOOD, ""], Some(DoubtKind::Twice), 1),
        (["张三", "县财政局", "", "13805888718"], Some(DoubtKind::Twice), 1),
        (["李四", "县教育局", GOOD, ""], Some(DoubtKind::SameId), 2),
        (["张三", "县财政局", WOMAN, ""], None, 2),
        (["张三", "县教育局", "", ""], None, 2),
    ] {
        let checked = rows(&second);
        let report = checked.report(u32::MAX);
        assert_eq!(report.doubts.first().map(|doubt| doubt.kind), kind, "{second:?} {:?}", report.doubts);
        assert_eq!(ready(&checked, &[], true).unwrap().len(), entered, "{second:?}");
    }
}

#[test]
fn people_the_books_know_are_recognised() {
    let person = |name: &str, id: Option<&str>, unit: &str, birth: Option<&str>, enrolled| KnownPerson {
        id: PersonId(7),
        name: name.into(),
        id_number: id.map(|id| IdNumber::read(id).unwrap()),
        birth: birth.map(|birth| Birth::read(birth).unwrap()),
        unit: unit.into(),
        phone: "13805888718".into(),
        enrolled,
    };
    let rows: &[&[&str]] = &[&["姓名", "单位", "身份证号", "手机"], &["张三", "县财政局", GOOD, ""]];
    let bare: &[&[&str]] = &[&["姓名", "单位", "出生年月", "手机"], &["张三", "县财政局", "1985.06", ""]];
    let phone: &[&[&str]] = &[&["姓名", "单位", "手机"], &["张三", "县财政局", "13805888718"]];
    for (rows, known_person, doubt, same) in [
        (rows, person("张三", Some(GOOD), "县财政局", None, false), None, true),
        (rows, person("张三", Some(GOOD), "县教育局", None, false), Some((DoubtKind::Known, "B2")), true),
        (rows, person("张珊", Some(GOOD), "县财政局", None, false), Some((DoubtKind::Known, "A2")), true),
        (rows, person("张三", Some(GOOD), "县教育局", None, true), None, true),
        (rows, person("张珊", Some(GOOD), "县财政局", None, true), Some((DoubtKind::Known, "A2")), true),
        (rows, person("张三", Some(WOMAN), "县财政局", None, false), None, false),
        (rows, person("张三", None, "县财政局", None, false), Some((DoubtKind::Known, "A2")), true),
        (bare, person("张三", None, "县财政局", Some("1985-06"), false), Some((DoubtKind::Known, "A2")), true),
        (bare, person("张三", None, "县财政局", Some("1986-06"), false), None, false),
        (phone, person("张三", None, "县财政局", None, false), None, true),
        (bare, person("张三", None, "县教育局", None, false), None, false),
    ] {
        let spellings = UNITS.map(|unit| (unit.to_string(), unit.to_string()));
        let known = Known::new(&spellings, vec![known_person]);
        let report = super::checked(book(rows), known).unwrap().report(u32::MAX);
        let asked = report.doubts.first().map(|doubt| (doubt.kind, doubt.cell.as_str()));
        assert_eq!(asked, doubt, "{:#?}", report.doubts);
        assert_eq!(report.rows[0].same_as.is_some(), same, "{:#?}", report.rows[0]);
    }
}

#[test]
fn a_refusal_names_the_sheet_where_there_are_several() {
    let sheet = |name, person| {
        let rows: [&[&str]; 2] = [&["姓名", "工作单位", "出生年月"], &[person, "县财政局", "不详"]];
        Grid::of_texts(name, &rows).unwrap()
    };
    let workbook = Workbook { sheets: vec![sheet("甲班", "张三"), sheet("乙班", "李四")], ..book(&[]) };
    let checked = super::checked(workbook, known()).unwrap();
    assert!(refusal(ready(&checked, &[], false)).starts_with("工作表「甲班」第2行张三还有疑问"));
    let first = Settled { line: 1, field: Field::Birth, choice: Choice::Adopt, value: None };
    assert!(refusal(ready(&checked, &[first], false)).starts_with("工作表「乙班」第2行李四还有疑问"));
}

#[test]
fn answers_are_carried_out() {
    let checked = checked_person(&[("身份证号", GOOD), ("出生年月", "1985.07")]);
    let settled = |choice, value: Option<&str>| {
        ready(&checked, &[Settled { line: 1, field: Field::Birth, choice, value: value.map(String::from) }], false)
    };
    let birth_and_id = |choice| {
        let entry = settled(choice, None).unwrap().remove(0).entry;
        (entry.birth.map(|birth| birth.to_string()), entry.id_number.is_some())
    };
    assert_eq!(birth_and_id(Choice::Adopt), (Some("1985-06-12".into()), true));
    assert_eq!(birth_and_id(Choice::Keep), (Some("1985-07".into()), false));
    assert_eq!(settled(Choice::Skip, None).unwrap(), []);
    assert_eq!(
        refusal(settled(Choice::NotSame, None)),
        "第2行张三的出生年月不能选「不是同一人」，请从采用建议、保留原文、不录此人、退回单位中选一项。"
    );
    assert!(refusal(ready(&checked, &[], false)).starts_with("第2行张三还有疑问没有答复："));

    let checked = checked_person(&[("身份证号", "110199198506124431")]);
    let replaced = |value: &str| {
        let value = Some(value.to_string());
        ready(&checked, &[Settled { line: 1, field: Field::IdNumber, choice: Choice::Replace, value }], false)
    };
    let entry = replaced(WOMAN).unwrap().remove(0).entry;
    assert_eq!(
        (entry.birth.map(|b| b.to_string()).as_deref(), entry.sex.map(|s| s.word())),
        (Some("1988-03-08"), Some("女"))
    );
    assert_eq!(
        refusal(replaced("11010519491231")),
        "第2行张三的身份证号「11010519491231」：身份证号应为18位，这里是14位。"
    );
    assert_eq!(refusal(replaced(" ")), "第2行张三的身份证号选了「改为」，请填上改成什么。");
}

#[test]
fn workbooks_without_a_roster_are_refused_in_words() {
    for (rows, say) in [
        (
            &[&["会议通知"][..]][..],
            "「报名表.xlsx」里没有找到名册：没有哪一行写着「姓名」。请核对是不是发错了文件，或补上表头再导入。",
        ),
        (&[&["姓名", "单位"]], "「报名表.xlsx」工作表「Sheet1」第1行是表头，下面没有一个人。请核对是不是空白报名表。"),
        (
            &[&["姓名", "单位", "姓名"], &["张三", "东河镇", "李四"]],
            "「报名表.xlsx」工作表「Sheet1」第1行有两个姓名列（A、C），看不出怎样排的。请改成一人一行再导入。",
        ),
    ] {
        assert_eq!(refusal(super::checked(book(rows), known())), say);
    }
}

#[test]
fn every_sheet_with_people_is_read_and_none_twice() {
    let sheet = |name: &str, rows: &[&[&str]]| Grid::of_texts(name, rows).unwrap();
    let first = &[&["姓名", "单位", "身份证号"][..], &["张三", "东河镇", GOOD], &["李四", "东河镇", ""]];
    let people = |sheets: Vec<Grid>| {
        let workbook = Workbook { file: "报名表.xlsx".into(), fingerprint: String::new(), sheets };
        let report = report(&workbook);
        let names: Vec<String> =
            report.rows.iter().map(|row| format!("{}{} {} {}", row.line, row.sheet, row.row, row.entry.name)).collect();
        (names.join("，"), report.doubts.len(), report.skipped.len())
    };
    let mut hidden = sheet("旧", &[&["姓名", "单位"], &["王五", "东河镇"]]);
    hidden.hidden = true;
    let both = "1一 2 张三，2一 3 李四";
    for (second, names, doubts, skipped) in [
        (sheet("二", &[&["姓名", "单位"], &["王五", "东河镇"]]), format!("{both}，3二 2 王五"), 0, 0),
        (hidden, both.into(), 0, 0),
        // The same people once more: not read, and said so.
        (sheet("二", &[&["单位", "姓名"], &["东河镇", "李四"], &["东河镇", "张三"]]), both.into(), 0, 1),
        // The same people with something new: one question for all of them.
        (
            sheet("二", &[&["姓名", "单位", "手机"], &["张三", "东河镇", "13805888718"], &["李四", "东河镇", ""]]),
            format!("{both}，3二 2 张三，4二 3 李四"),
            1,
            0,
        ),
        // One of them once more among others.
        (
            sheet("二", &[&["姓名", "单位"], &["张三", "东河镇"], &["王五", "东河镇"]]),
            format!("{both}，3二 2 张三，4二 3 王五"),
            1,
            0,
        ),
    ] {
        assert_eq!(people(vec![sheet("一", first), second]), (names, doubts, skipped));
    }
}
