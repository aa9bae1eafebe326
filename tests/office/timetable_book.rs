//! The timetable goes out to Excel and comes back, in both forms; what offices write is understood or asked about.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::{Value, json};

use crate::desk::Desk;

/// A workbook filled as told; its name tells it apart from those before.
fn workbook(desk: &Desk, fill: impl FnOnce(&mut Worksheet)) -> String {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    saved(desk, &workbook.save_to_buffer().unwrap())
}

fn saved(desk: &Desk, bytes: &[u8]) -> String {
    let nth = std::fs::read_dir(desk.folder.path()).unwrap().count();
    let file = desk.folder.path().join(format!("课表{nth}.xlsx"));
    std::fs::write(&file, bytes).unwrap();
    file.display().to_string()
}

/// A workbook of these rows.
fn rows(desk: &Desk, rows: &[&[&str]]) -> String {
    workbook(desk, |sheet| {
        for (row, cells) in rows.iter().enumerate() {
            sheet.write_row(row as u32, 0, cells.iter().copied()).unwrap();
        }
    })
}

/// Our own workbook of a class.
pub fn own(desk: &Desk, paper: &str, cohort: i64) -> String {
    let made = desk.ask("paper", json!({ "paper": paper, "cohort": cohort }));
    let document: office::paper::Document = serde_json::from_value(made).unwrap();
    saved(desk, &document.bytes().unwrap())
}

/// A report's lines: cell, fate, what it will be, what changes.
fn lines(report: &Value) -> Vec<String> {
    let texts =
        |it: &Value| it.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let line = |it: &Value| {
        let (cell, fate, say) =
            (it["cell"].as_str().unwrap(), it["fate"].as_str().unwrap(), it["say"].as_str().unwrap());
        format!("{cell} {fate} {say} {}", texts(&it["changes"]).join("；")).trim().to_owned()
    };
    report["sessions"].as_array().unwrap().iter().map(line).collect()
}

fn changed(report: &Value) -> Vec<String> {
    lines(report).into_iter().filter(|line| !line.contains(" 不变 ")).collect()
}

fn doubts(report: &Value) -> Vec<String> {
    let doubt = |it: &Value| format!("{} {}：{}", it["cell"], it["read"], it["why"]).replace('"', "");
    report["doubts"].as_array().unwrap().iter().map(doubt).collect()
}

fn assert_same(desk: &Desk, file: &str, asked: Value, sessions: usize) {
    let mut request = json!({ "file": file });
    request.as_object_mut().unwrap().extend(asked.as_object().unwrap().clone());
    let report = desk.ask("check_timetable", request.clone());
    assert_eq!(changed(&report), Vec::<String>::new());
    assert_eq!((doubts(&report), &report["entered"], &report["beyond"]), (vec![], &json!([]), &json!([])));
    assert_eq!(lines(&report).len(), sessions);
    let before = desk.dump();
    assert!(desk.office.call("import_timetable", request).unwrap().operation.is_none(), "nothing was done");
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_goes_out_comes_back_unchanged() {
    let desk = Desk::with_sample();
    for cohort in desk.ask("cohorts", json!({})).as_array().unwrap() {
        let (id, sessions) = (cohort["id"].as_i64().unwrap(), cohort["sessions"].as_u64().unwrap() as usize);
        if sessions > 0 {
            for paper in ["timetable-book", "timetable-week-book"] {
                // The title of the file names the class.
                assert_same(&desk, &own(&desk, paper, id), json!({}), sessions);
            }
        }
    }
}

#[test]
fn a_changed_list_is_checked_then_written_in_one_step() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    desk.session(cohort, "2026-03-09", "14:30", "17:30", "党章解读", "王芳");
    desk.session(cohort, "2026-03-10", "08:30", "11:30", "乡村振兴", "赵新");
    desk.session(cohort, "2026-03-10", "14:30", "17:30", "应急管理", "钱旧");
    desk.session(cohort, "2026-03-13", "08:30", "11:30", "结业前的一课", "李明");
    let other = desk.cohort("科级干部进修班");
    desk.session(other, "2026-03-10", "08:30", "11:30", "法治思维", "孙强");
    let file = rows(
        &desk,
        &[
            &["第3期中青年干部培训班课程表"],
            &["日期", "时间", "教学内容", "授课人", "单位职务", "地点", "学时", "备注"],
            &["3月9日（星期一）", "上午 8:30—11:30", "《县情讲座》", "李　明", "县政府县长", "201教室", "4", ""],
            &["", "下午2:30-5:30", "《党章解读》", "周新来 市委党校教授", "", "报告厅", "3", "带党章"],
            &["3月10日（星期二）", "8：30-11：30", "《应急管理》", "钱旧", "", "201教室", "4", ""],
            &["", "14:30-16:00", "《心理健康》", "孙强", "", "201教室", "2", "选修"],
            &["", "16:10-17:30", "分组讨论", "", "", "", "2", ""],
            &["注：如有调整，以通知为准。"],
        ],
    );
    let before = desk.dump();
    let report = desk.ask("check_timetable", json!({ "file": file }));
    assert_eq!(desk.dump(), before, "a check writes nothing");
    assert_eq!(report["cohort_title"], "第3期中青年干部培训班");
    assert_eq!(
        lines(&report),
        [
            "C3 不变 3月9日（周一）8:30–11:30 《县情讲座》",
            "C4 修改 3月9日（周一）14:30–17:30 《党章解读》 授课人：王芳 → 周新来；地点：201教室 → 报告厅；学时：4 → 3；备注：（空） → 带党章",
            "C5 移动 3月10日（周二）8:30–11:30 《应急管理》 时间：3月10日（周二）14:30–17:30 → 3月10日（周二）8:30–11:30",
            "C6 新增 3月10日（周二）14:30–16:00 《心理健康》",
            "C7 新增 3月10日（周二）16:10–17:30 分组讨论",
            "删除 3月10日（周二）8:30–11:30 《乡村振兴》 文件里没有",
        ]
    );
    assert_eq!(doubts(&report), Vec::<String>::new());
    assert_eq!(report["entered"], json!(["授课人「周新来」", "场地「报告厅」", "专题《心理健康》"]));
    assert_eq!(report["beyond"], json!(["文件到3月10日为止，以后的1场课不动。"]));
    let clashes = report["sessions"][2]["clashes"].to_string();
    assert!(clashes.contains("201教室") && clashes.contains("第3期科级干部进修班"), "{clashes}");
    assert!(!clashes.contains("本班"), "{clashes}");

    let import = json!({ "file": file, "fingerprint": report["fingerprint"] });
    assert_eq!(
        desk.said("import_timetable", import),
        format!(
            "从「{}」导入「第3期中青年干部培训班」的课程表：新增2场，移动1场，修改1场，删除1场",
            report["file"].as_str().unwrap()
        )
    );
    let table = desk.ask("timetable", json!({ "cohort": cohort }));
    let said: Vec<String> = table["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            format!(
                "{} {} {} {} {} {}",
                it["day"], it["starts"], it["title"], it["lecturer_name"], it["place"], it["hours"]
            )
            .replace('"', "")
        })
        .collect();
    assert_eq!(
        said,
        [
            "2026-03-09 08:30 县情讲座 李明 201教室 400",
            "2026-03-09 14:30 党章解读 周新来 报告厅 300",
            "2026-03-10 08:30 应急管理 钱旧 201教室 400",
            "2026-03-10 14:30 心理健康 孙强 201教室 200",
            "2026-03-10 16:10 分组讨论   200",
            "2026-03-13 08:30 结业前的一课 李明 201教室 400",
        ]
    );
    let electives = table["sessions"].as_array().unwrap().iter().filter(|it| it["elective"] == true).count();
    assert_eq!(electives, 1);
    let again = desk.ask("check_timetable", json!({ "file": file }));
    assert_eq!(changed(&again), Vec::<String>::new());
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
    // Done again, it survives a restart; the class deleted and brought back, too.
    desk.ask("redo", json!({}));
    let desk = desk.restart();
    let after = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": cohort }));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), after);
}

#[test]
fn what_cannot_be_told_is_asked_and_changes_nothing() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    desk.session(cohort, "2026-03-11", "08:30", "11:30", "乡村振兴", "赵新");
    desk.session(cohort, "2026-03-09", "14:30", "17:30", "党章解读", "王芳");
    let file = rows(
        &desk,
        &[
            &["日期", "时段", "时间", "课程", "主讲人", "形式", "课时", "地点"],
            &["3月9日 星期二", "上午", "8:30-11:30", "《甲》", "李明", "讲授", "4", ""],
            &["3月10日", "上午", "", "《乙》", "李明、王芳", "什么形式", "四", ""],
            &["", "下午", "", "《丙》", "县委组织部干部教育科负责人", "", "", ""],
            &["", "下午", "", "《丁》", "", "", "", ""],
            &["3月11日", "", "", "《戊》", "", "", "", ""],
            &["3月12日", "上午", "11:30-8:30", "《己》", "", "", "", ""],
            &["3月12日至13日", "", "", "《庚》", "", "", "", ""],
            &["某一天", "", "", "《辛》", "", "", "", ""],
            &["3月13日", "上午", "8:30-9:30", "", "李明", "", "", ""],
            &["3月13日", "下午", "", "结业式", "", "", "", ""],
        ],
    );
    let refusal = desk.refused("check_timetable", json!({ "file": file }));
    assert!(refusal.say.contains("请选择是哪一个班的课程表"), "{}", refusal.say);
    let report = desk.ask("check_timetable", json!({ "file": file, "cohort": cohort }));
    let kinds = "讲授、研讨、案例教学、现场教学、模拟教学、观摩、自学、考试、开班式、结业式、其他活动";
    let mut said = doubts(&report);
    said.sort();
    let mut want = vec![
        "A2 3月9日 星期二 上午 8:30-11:30：3月9日是星期一，和文件里写的星期不一致，没有采用。请改正其中一个。"
            .to_owned(),
        "E3 李明、王芳：写了几位授课人，课次只能记一位，授课人暂空。".into(),
        format!("F3 什么形式：不认识这种教学形式，没有采用。可用的有：{kinds}。"),
        "G3 四：看不出是多少学时，没有采用。请只写数字。".into(),
        "D4 《丙》：同一个半天有几个课次，没有写各自的时间，没有采用。请写上 8:30-10:00 这样的时间。".into(),
        "D5 《丁》：同一个半天有几个课次，没有写各自的时间，没有采用。请写上 8:30-10:00 这样的时间。".into(),
        "D6 《戊》：没有写从几点到几点，没有采用。请写上 8:30-10:00 这样的时间。".into(),
        "D7 《己》：结束时间不晚于开始时间，没有采用。请改正时间。".into(),
        "A8 3月12日至13日：一格里写了几天，没有采用。请按天分开写。".into(),
        "A9 某一天：看不出是哪一天，没有采用。请写成 3月9日 的样子。".into(),
        "D10 李明：没有写教学内容，没有采用。".into(),
    ];
    want.sort();
    assert_eq!(said, want);
    assert_eq!(
        lines(&report),
        [
            "D3 新增 3月10日（周二）8:30–11:30 《乙》",
            "D11 新增 3月13日（周五）14:30–17:30 结业式",
            "保留 3月11日（周三）8:30–11:30 《乡村振兴》 文件里没有找到，但有读不懂的格，保留",
        ]
    );
    assert_eq!(report["beyond"], json!(["文件从3月10日开始，以前的1场课不动。"]));
    let refusal = desk.refused(
        "check_timetable",
        json!({ "file": rows(&desk, &[&["姓名", "单位"], &["张三", "甲"]]), "cohort": cohort }),
    );
    assert!(refusal.say.contains("没有找到课程表"), "{}", refusal.say);
}

#[test]
fn grids_are_read_whichever_way_they_lie() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    desk.ask("add_venue", json!({ "name": "报告厅", "capacity": 200, "place": "", "note": "" }));
    let merged = Format::new();
    let across = workbook(&desk, |sheet| {
        sheet.merge_range(0, 0, 0, 5, "第3期中青年干部培训班第一周课程表（3月9日—3月13日）", &merged).unwrap();
        sheet.write_row(1, 0, ["时间", "星期一", "星期二", "星期三", "星期四", "星期五"]).unwrap();
        sheet.write(2, 0, "上午\n8:30-11:30").unwrap();
        sheet.write(2, 1, "8:30-9:00 开班式\n9:10-11:30 《县情讲座》\n主讲：李明").unwrap();
        sheet.write(2, 2, "专题讲座：《党章解读》\n王芳（县委党校）\n报告厅").unwrap();
        sheet.merge_range(2, 3, 3, 3, "赴红军纪念馆现场教学", &merged).unwrap();
        sheet.merge_range(2, 4, 2, 5, "分组研讨", &merged).unwrap();
        sheet.write(3, 0, "下午\n2:30-5:30").unwrap();
        sheet.write(3, 1, "《乡村振兴》\n什么什么\n授课人：赵新").unwrap();
        sheet.write(4, 0, "备注").unwrap();
        sheet.write(4, 1, "自带茶杯").unwrap();
    });
    let want = [
        "3月9日（周一）8:30–9:00 开班式",
        "3月9日（周一）9:10–11:30 《县情讲座》",
        "3月9日（周一）14:30–17:30 《乡村振兴》",
        "3月10日（周二）8:30–11:30 《党章解读》",
        "3月11日（周三）8:30–17:30 《赴红军纪念馆现场教学》",
        "3月12日（周四）8:30–11:30 分组研讨",
        "3月13日（周五）8:30–11:30 分组研讨",
    ];
    let says = |report: &Value| {
        report["sessions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["say"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let report = desk.ask("check_timetable", json!({ "file": across }));
    assert_eq!(says(&report), want);
    assert_eq!(
        doubts(&report),
        ["B4 什么什么：看不出这一行是什么，没有采用这一行。请写成“授课人：…”“地点：…”，或另起一格。"]
    );
    assert_eq!(
        report["entered"],
        json!([
            "授课人「李明」",
            "专题《县情讲座》",
            "授课人「赵新」",
            "专题《乡村振兴》",
            "授课人「王芳」",
            "专题《党章解读》"
        ])
    );
    desk.ask("import_timetable", json!({ "file": across }));

    // The days downwards, with columns of their own for the lecturer.
    let down = workbook(&desk, |sheet| {
        sheet.write(0, 0, "第3期中青年干部培训班课程安排").unwrap();
        sheet.merge_range(1, 0, 2, 0, "日期", &merged).unwrap();
        sheet.merge_range(1, 1, 1, 2, "上午（8:30-11:30）", &merged).unwrap();
        sheet.merge_range(1, 3, 1, 4, "下午（14:30-17:30）", &merged).unwrap();
        sheet.write_row(2, 1, ["教学内容", "授课人", "教学内容", "授课人"]).unwrap();
        sheet.write_row(3, 0, ["3月9日（一）", "9:10-11:30\n《县情讲座》", "李明", "《乡村振兴》", "赵新"]).unwrap();
        sheet.write_row(4, 0, ["3月10日（二）", "《党章解读》", "李明", "/", ""]).unwrap();
    });
    let report = desk.ask("check_timetable", json!({ "file": down, "cohort": cohort }));
    assert_eq!(doubts(&report), Vec::<String>::new());
    assert_eq!(
        changed(&report),
        [
            "B5 修改 3月10日（周二）8:30–11:30 《党章解读》 授课人：王芳 → 李明",
            "删除 3月9日（周一）8:30–9:00 开班式 文件里没有",
        ]
    );
}

#[test]
fn a_session_with_a_roll_is_not_taken_off() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三"]);
    let session = desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情", "李明");
    desk.session(cohort, "2026-03-09", "14:30", "17:30", "党章", "王芳");
    desk.session(cohort, "2026-03-10", "14:30", "17:30", "振兴", "王芳");
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    let table =
        [&["日期", "时间", "内容"][..], &["3月9日", "19:00-20:30", "观影"], &["3月10日", "14:30-17:30", "《振兴》"]];
    let report = desk.ask("check_timetable", json!({ "file": rows(&desk, &table), "cohort": cohort }));
    assert_eq!(
        changed(&report),
        [
            "C2 新增 3月9日（周一）19:00–20:30 观影",
            "保留 3月9日（周一）8:30–11:30 《县情》 文件里没有；已经点名，保留",
            "删除 3月9日（周一）14:30–17:30 《党章》 文件里没有",
        ]
    );
}

// ---------------------------------------------------------------------------------------------- at random

#[derive(Debug, Clone)]
struct Random {
    day: u32,
    starts: u16,
    minutes: u16,
    kind: &'static str,
    topic: bool,
    title: String,
    lecturer: Option<String>,
    venue: Option<String>,
    hours: i32,
    elective: bool,
    moderator: String,
    note: String,
}

fn random() -> impl Strategy<Value = Random> {
    let when = (0u32..12, (96u16..240).prop_map(|n| n * 5), (2u16..50).prop_map(|n| n * 5));
    let title = prop_oneof![
        "[甲乙丙丁]{1,6}",
        "《[甲乙]{1,3}》与[丙丁]{2}",
        "[甲乙]{2}（[一二]）",
        "[甲乙]{2}：[A-Z]{2}[0-9]{1,2}"
    ];
    let name = prop_oneof![
        "[王李张][一二三]",
        "[王李张][一二三]{2}",
        Just("阿卜杜热合曼·伊敏江".to_owned()),
        Just("陈𠅤".to_owned())
    ];
    let place = prop_oneof!["[报会]告厅", "20[1-3]教室", "[甲乙]馆、[丙丁]村"];
    let kind = prop::sample::select(vec![
        "讲授",
        "研讨",
        "案例教学",
        "现场教学",
        "观摩",
        "自学",
        "考试",
        "开班式",
        "其他活动",
    ]);
    let said = (kind, any::<bool>(), title, prop::option::of(name), prop::option::of(place));
    let more = (prop::sample::select(vec![25, 50, 150, 200, 400]), any::<bool>(), "[石海]{0,2}", "[自带电脑；，]{0,5}");
    (when, said, more).prop_map(
        |((day, starts, minutes), (kind, topic, title, lecturer, venue), (hours, elective, moderator, note))| Random {
            day,
            starts,
            minutes,
            kind,
            topic,
            title,
            lecturer,
            venue,
            hours,
            elective,
            moderator,
            note,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Our own workbook, in both forms, comes back without a change: whatever is on the timetable, clashes included.
    #[test]
    fn any_timetable_comes_back_as_it_was(sessions in prop::collection::vec(random(), 1..40)) {
        let desk = Desk::new();
        let cohort = desk.cohort("中青年干部培训班");
        for it in &sessions {
            let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let mut plan = json!({
                "cohort": cohort, "day": format!("2026-03-{:02}", 9 + it.day), "starts": clock(it.starts),
                "ends": clock((it.starts + it.minutes).min(1439)), "kind": it.kind, "hours": it.hours,
                "elective": it.elective, "moderator": it.moderator, "note": it.note,
            });
            plan[if it.topic { "topic" } else { "title" }] = json!(it.title);
            if let Some(lecturer) = &it.lecturer { plan["lecturer"] = json!(lecturer); }
            if let Some(venue) = &it.venue { plan["venue"] = json!(venue); }
            desk.ask("plan_session", plan);
        }
        for paper in ["timetable-book", "timetable-week-book"] {
            assert_same(&desk, &own(&desk, paper, cohort), json!({}), sessions.len());
        }
    }

    /// Whatever stands in the cells: an answer or a sentence, never a fault; and once written, the same file says
    /// nothing new.
    #[test]
    fn any_sheet_is_read_without_harm_and_written_once(
        grid in any::<bool>(),
        heads in prop::collection::vec(prop::sample::select(HEADS), 3..8),
        cells in prop::collection::vec(prop::collection::vec(prop::sample::select(CELLS), 8), 1..14),
        merges in prop::collection::vec((0u32..12, 0u16..7, 1u32..3, 0u16..2), 0..4),
    ) {
        let desk = Desk::new();
        let cohort = desk.cohort("中青年干部培训班");
        desk.session(cohort, "2026-03-10", "08:30", "11:30", "甲", "李明");
        desk.session(cohort, "2026-03-11", "14:30", "17:30", "乙", "王芳");
        let file = workbook(&desk, |sheet| {
            if grid {
                sheet.write_row(0, 0, ["时段", "3月9日", "3月10日 星期二", "11日", "周四", "3.13", "第六天", "3月9日至11日"]).unwrap();
            } else {
                sheet.write_row(0, 0, ["日期", "教学内容"].into_iter().chain(heads.iter().copied())).unwrap();
            }
            for (row, cells) in cells.iter().enumerate() {
                sheet.write_row(1 + row as u32, 0, cells.iter().copied()).unwrap();
            }
            for (row, column, down, across) in merges {
                // Merges that would lie on one another are left out.
                sheet.merge_range(1 + row, column, 1 + row + down, column + across, "《合并》", &Format::new()).ok();
            }
        });
        let asked = json!({ "file": file, "cohort": cohort });
        match desk.office.call("check_timetable", asked.clone()) {
            Err(school::Error::Broken(cause)) => panic!("{cause}"),
            Err(school::Error::Refused(_)) => {}
            Ok(reply) => {
                desk.ask("import_timetable", asked.clone());
                let again = desk.ask("check_timetable", asked);
                prop_assert_eq!(changed(&again).into_iter().filter(|line| !line.starts_with("保留")).collect::<Vec<_>>(), Vec::<String>::new());
                prop_assert_eq!(doubts(&again).len(), doubts(&json!(reply.answer)).len());
            }
        }
    }
}

const HEADS: &[&str] =
    &["日期", "时间", "时段", "授课人", "单位职务", "地点", "形式", "学时", "备注", "主持人", "什么"];

const CELLS: &[&str] = &[
    "",
    "",
    "",
    "3月9日",
    "3月10日（星期二）",
    "3月10日（星期三）",
    "11日",
    "2026-03-12",
    "某天",
    "3月12日至13日",
    "上午",
    "下午",
    "晚上",
    "8:30-11:30",
    "下午2:30—5:30",
    "8:30",
    "11:30-8:30",
    "《甲》",
    "《乙》（选修）",
    "《丙》\n授课人：李明\n地点：报告厅",
    "8:30-9:00 开班式\n9:10-11:30 《丁》\n王芳",
    "分组讨论",
    "李明",
    "王　芳",
    "李明、王芳",
    "赵新 市委党校教授",
    "讲授",
    "讲课式",
    "4",
    "四",
    "201教室",
    "报告厅、201教室",
    "午休",
    "/",
    "注：以通知为准",
    "1.《戊》\n2.《己》",
    "《庚",
    "》辛《",
];
