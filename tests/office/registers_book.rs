//! The registers of lecturers, topics, rooms and sites go out to Excel and come back: what would change is shown, then
//! written in one operation.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::Desk;

const BOOKS: [(&str, &str); 4] =
    [("授课人", "lecturers-book"), ("专题", "topics-book"), ("场地", "venues-book"), ("教学点", "field-sites-book")];

/// A workbook of these rows.
fn workbook(desk: &Desk, rows: &[&[&str]]) -> String {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        sheet.write_row(row as u32, 0, cells.iter().copied()).unwrap();
    }
    save(desk, &mut workbook)
}

fn save(desk: &Desk, workbook: &mut Workbook) -> String {
    let count = std::fs::read_dir(desk.folder.path()).unwrap().count();
    let file = desk.folder.path().join(format!("名录{count}.xlsx"));
    workbook.save(&file).unwrap();
    file.display().to_string()
}

/// The register's own workbook, saved into the folder of another desk.
fn put_out(desk: &Desk, paper: &str, to: &Desk) -> String {
    let made = desk.ask("paper", json!({ "paper": paper }));
    let file = to.folder.path().join(format!("{paper}.xlsx"));
    let document: office::paper::Document = serde_json::from_value(made).unwrap();
    std::fs::write(&file, document.bytes().unwrap()).unwrap();
    file.display().to_string()
}

fn check(desk: &Desk, register: &str, file: &str) -> Value {
    desk.ask("check_register", json!({ "register": register, "file": file }))
}

/// A report's lines: row, what becomes of it, name, changes.
fn lines(report: &Value) -> Vec<String> {
    let line = |it: &Value| {
        let changes: Vec<_> = it["changes"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        let said = |key: &str| it[key].as_str().unwrap().to_owned();
        format!("{} {} {} {}", it["row"], said("fate"), said("name"), changes.join("；")).trim_end().to_owned()
    };
    report["entries"].as_array().unwrap().iter().map(line).collect()
}

fn doubts(report: &Value) -> Vec<String> {
    let doubt = |it: &Value| format!("{} {}：{}", it["cell"], it["read"], it["why"]).replace('"', "");
    report["doubts"].as_array().unwrap().iter().map(doubt).collect()
}

/// Nothing in the file is another than in the register.
fn is_the_same(desk: &Desk, register: &str, file: &str) -> Result<(), String> {
    let report = check(desk, register, file);
    let same = report["entries"].as_array().unwrap().iter().all(|entry| entry["fate"] == "不变");
    let silent = ["doubts", "absent", "entered", "unknown"].iter().all(|what| report[what] == json!([]));
    if same && silent { Ok(()) } else { Err(format!("{register}: {report:#}")) }
}

fn lecturer(desk: &Desk, name: &str, unit: &str, phone: &str) -> i64 {
    let it = json!({
        "name": name, "unit": unit, "post": "", "title": "", "category": "本校教师", "phone": phone, "note": "",
    });
    desk.ask("add_lecturer", it)["id"].as_i64().unwrap()
}

fn topic(desk: &Desk, name: &str, usual: Option<i64>) -> i64 {
    let it = json!({
        "name": name, "teaching_unit": "理论教育", "kind": "讲授", "hours": 350, "lecturer": usual, "note": "",
    });
    desk.ask("add_topic", it)["id"].as_i64().unwrap()
}

fn names(desk: &Desk, register: &str) -> String {
    let lines = desk.ask(register, json!({}));
    lines.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_goes_out_comes_back_unchanged_and_fills_empty_books() {
    let desk = Desk::with_sample();
    let before = desk.dump();
    let other = Desk::new();
    for (register, paper) in BOOKS {
        let file = put_out(&desk, paper, &desk);
        is_the_same(&desk, register, &file).unwrap();
        let reply = desk.office.call("import_register", json!({ "register": register, "file": file })).unwrap();
        assert!(reply.operation.is_none(), "nothing was done");
        other.ask("import_register", json!({ "register": register, "file": put_out(&desk, paper, &other) }));
    }
    assert_eq!(desk.dump(), before);
    for (register, paper) in BOOKS {
        is_the_same(&other, register, &put_out(&desk, paper, &other)).unwrap();
        is_the_same(&desk, register, &put_out(&other, paper, &desk)).unwrap();
    }
}

#[test]
fn an_offices_own_list_of_lecturers_is_checked_then_written_in_one_step() {
    let desk = Desk::new();
    let wang = lecturer(&desk, "王芳", "县委党校", "13900000001");
    for (unit, phone) in [("县财政局", ""), ("县教育局", "")] {
        lecturer(&desk, "李明", unit, phone);
    }
    lecturer(&desk, "赵新", "县法院", "13900000009");
    lecturer(&desk, "周远", "", "");
    topic(&desk, "三中、四中全会精神", Some(wang));
    topic(&desk, "县情", None);

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows: &[&[&str]] = &[
        &["某县干部教育师资库"],
        &["序号", "联系电话", "姓　名", "所在单位", "职务", "职称", "师资类别", "所属班子", "授课专题", "开户行"],
        &["", "", "一、本校"],
        &[
            "1",
            "１３９０００００００１",
            "王　芳",
            "县委党校",
            "",
            "讲师",
            "本校",
            "",
            "三中、四中全会精神、《县情》、数字政府",
            "工行",
        ],
        &["2", "", "李明", "县财政局", "局长", "", "领导", "县政府", "", ""],
        &["3", "", "李明", "", "", "", "", "", "", ""],
        &["4", "13911112222", "孙好", "市委党校", "", "教授", "外请专家", "", "", ""],
        &["5", "", "孙好", "市委党校", "", "", "", "", "", ""],
        &["6", "13900000008", "赵新", "县检察院", "", "", "特邀", "军区", "", ""],
        &["7", "", "钱多", "县农业农村局", "", "", "其它", "", "种粮", ""],
        &["", "", "", "县供销社", "主任", "", "", "", "", ""],
        &["填表人：王敏", "", "合计", "7人"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        sheet.write_row(row as u32, 0, cells.iter().copied()).unwrap();
    }
    // The name is merged over the rows of what they teach.
    let format = rust_xlsxwriter::Format::new();
    sheet.merge_range(12, 2, 14, 2, "吴乙", &format).unwrap();
    for (row, topic) in [(12, "《县情》"), (13, "应急管理"), (14, "《数字政府》")] {
        sheet.write(row, 8, topic).unwrap();
    }
    let file = save(&desk, &mut book);

    let before = desk.dump();
    let report = check(&desk, "授课人", &file);
    assert_eq!(desk.dump(), before, "a check writes nothing");
    assert_eq!(
        lines(&report),
        [
            "4 修改 王芳 职称：（空） → 讲师；能讲专题：《三中、四中全会精神》 → 《三中、四中全会精神》、《县情》、《数字政府》",
            "5 修改 李明 职务：（空） → 局长；类别：本校教师 → 领导干部；四大班子：（空） → 政府",
            "6 看不懂 李明",
            "7 新增 孙好 单位：市委党校；职称：教授；类别：外聘专家；手机：13911112222",
            "8 看不懂 孙好",
            "9 看不懂 赵新",
            "10 新增 钱多 单位：县农业农村局；类别：其他；能讲专题：《种粮》",
            "11 看不懂",
            "13 新增 吴乙 类别：其他；能讲专题：《县情》、《应急管理》、《数字政府》",
        ]
    );
    assert_eq!(
        doubts(&report),
        [
            "C6 李明：有2位「李明」，单位、职务或电话对不上其中一位，这一行没有采用。请写全单位和职务。",
            "C8 孙好：与第7行是同一个授课人，这一行没有采用。",
            "C9 赵新：已有的授课人「赵新」单位、电话和这一行都对不上，看不出是不是同一位，这一行没有采用。是同一位的，请先改好\
             其中一处；不是同一位的，请先新增。",
            "C11 ：没有写名称，这一行没有采用。",
        ]
    );
    assert_eq!(report["entered"], json!(["专题《数字政府》", "专题《种粮》", "专题《应急管理》"]));
    assert_eq!(report["unknown"], json!(["开户行"]));
    assert_eq!(report["absent"], json!(["李明", "赵新", "周远"]));

    let import = json!({ "register": "授课人", "file": file, "fingerprint": report["fingerprint"] });
    let said = desk.said("import_register", import);
    assert!(said.starts_with("从「名录") && said.ends_with(".xlsx」导入授课人：新增3名，修改2名"), "{said}");
    assert_eq!(names(&desk, "topics"), "三中、四中全会精神 县情 数字政府 种粮 应急管理");
    let again = check(&desk, "授课人", &file);
    let fates: String = again["entries"].as_array().unwrap().iter().map(|it| it["fate"].as_str().unwrap()).collect();
    assert_eq!(fates, "不变不变看不懂不变看不懂看不懂不变看不懂不变");
    assert_eq!(again["entered"], json!([]));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before, "one step of undo");
    let desk = desk.restart();
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_list_of_topics_names_who_gives_them() {
    let desk = Desk::new();
    let [wang, li] = [("王芳", "县委党校"), ("李四", "县委组织部")].map(|(name, unit)| lecturer(&desk, name, unit, ""));
    let law = topic(&desk, "民法典", Some(wang));
    desk.ask("set_teachers", json!({ "topic": law, "lecturers": [wang, li] }));
    let file = workbook(
        &desk,
        &[
            &["课程名称", "授课教师", "模块", "教学方式", "课时", "课程性质", "状态", "更新时间", "备注"],
            &["《民法典》", "李四", "履职能力培训", "专题讲座", "2.5学时", "选修课", "在用", "2025年3月", ""],
            &["《党章解读》", "王芳、赵新（市委党校教授）", "党性", "翻转课堂", "半天", "", "", "昨天", "第一讲"],
            &["党章 解读", "", "", "", "", "", "", "", ""],
            &["《县情》", "张三 李四", "", "", "", "必修", "", "", ""],
        ],
    );
    let report = check(&desk, "专题", &file);
    assert_eq!(
        lines(&report),
        [
            "2 修改 民法典 教学单元：理论教育 → 履职能力；学时：3.5 → 2.5；主讲人：王芳 → 李四；能讲的人：王芳、李四 → 李四、王芳；\
             必修选修：必修 → 选修；更新日期：（空） → 2025-03-01",
            "3 新增 党章解读 教学单元：党性教育；形式：讲授；学时：4；主讲人：王芳；能讲的人：王芳、赵新（市委党校教授）；必修选修：必修；\
             状态：上架；备注：第一讲",
            "4 看不懂 党章 解读",
            "5 新增 县情 教学单元：其他；形式：讲授；学时：4；必修选修：必修；状态：上架",
        ]
    );
    assert_eq!(
        doubts(&report),
        [
            "D3 翻转课堂：不认识这个词。可用的有：讲授、研讨、案例教学、现场教学、模拟教学、观摩、自学、考试、开班式、结业式、其他活动。仍作「讲授」。",
            "E3 半天：看不出是多少学时。请只写数字。仍作「4」。",
            "H3 昨天：看不出是哪一天。请写成 2026-03-09 的样子。这一格没有采用。",
            "A4 党章 解读：与第3行是同一个专题，这一行没有采用。",
            "B5 张三 李四：看不出是几位授课人。几位的，请用顿号分开。这一格没有采用。",
        ]
    );
    assert_eq!(report["entered"], json!(["授课人「赵新」"]));
    desk.ask("import_register", json!({ "register": "专题", "file": file }));
    let topics = desk.ask("topics", json!({}));
    let line = topics.as_array().unwrap().iter().find(|line| line["name"] == "党章解读").unwrap();
    assert_eq!((&line["lecturer_name"], &line["taught_by_names"]), (&json!("王芳"), &json!("王芳、赵新")));
    let lecturers = desk.ask("lecturers", json!({}));
    let zhao = lecturers.as_array().unwrap().iter().find(|line| line["name"] == "赵新").unwrap();
    assert_eq!((&zhao["post"], &zhao["topics"]), (&json!("市委党校教授"), &json!("党章解读")));
}

#[test]
fn rooms_and_sites_are_read_with_their_measures() {
    let desk = Desk::new();
    let room = json!({ "name": "201教室", "capacity": 60, "place": "教学楼", "equipment": "投影", "note": "" });
    desk.ask("add_venue", room);
    desk.ask("add_venue", json!({ "name": "报告厅", "capacity": 300, "place": "", "note": "" }));
    let file = workbook(
        &desk,
        &[
            &["教室名称", "座位数（个）", "所在位置"],
            &["２０１ 教室", "８０座", "教学楼二层"],
            &["201教室", "", ""],
            &["研讨室", "二十", ""],
            &["报告厅", "", ""],
        ],
    );
    let report = check(&desk, "场地", &file);
    assert_eq!(
        lines(&report),
        [
            "2 修改 201教室 座位：60 → 80；位置：教学楼 → 教学楼二层",
            "3 看不懂 201教室",
            "4 新增 研讨室",
            "5 修改 报告厅 座位：300 → （空）",
        ]
    );
    assert_eq!(
        doubts(&report),
        ["A3 201教室：与第2行是同一个场地，这一行没有采用。", "B4 二十：看不出是多少。请只写数字。这一格没有采用。",]
    );
    let file = workbook(
        &desk,
        &[&["基地名称", "接待能力", "车程", "联系电话"], &["郭亮陵园", "100人", "40分钟", "0731－8888"]],
    );
    let said = desk.said("import_register", json!({ "register": "教学点", "file": file }));
    assert!(said.ends_with("导入教学点：新增1个"), "{said}");
    let site = desk.ask("field_sites", json!({}))[0].clone();
    assert_eq!((&site["capacity"], &site["minutes"], &site["phone"]), (&json!(100), &json!(40), &json!("0731-8888")));
}

#[test]
fn what_was_not_checked_is_not_written() {
    let desk = Desk::new();
    let file = workbook(&desk, &[&["姓名", "单位"], &["王芳", "县委党校"]]);
    let report = check(&desk, "授课人", &file);
    let mut changed = Workbook::new();
    changed.add_worksheet().write_row(0, 0, ["姓名", "单位"]).unwrap().write_row(1, 0, ["王方", "县委党校"]).unwrap();
    changed.save(&file).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
    let import = json!({ "register": "授课人", "file": file, "fingerprint": report["fingerprint"] });
    let refusal = desk.refused("import_register", import);
    assert!(refusal.say.ends_with("在核对之后又被改过。请重新核对，再写入。"), "{}", refusal.say);
    assert_eq!(names(&desk, "lecturers"), "");

    let file = workbook(&desk, &[&["序号", "单位"], &["1", "县委党校"]]);
    let refusal = desk.refused("check_register", json!({ "register": "授课人", "file": file }));
    assert!(refusal.say.contains("没有找到“姓名”这一列"), "{}", refusal.say);
    let refusal = desk.refused("check_register", json!({ "register": "线路", "file": file }));
    assert_eq!(refusal.field.as_deref(), Some("register"));
}

#[test]
fn when_a_lecturer_can_come_goes_out_and_comes_back_and_doubts_leave_it_as_it_was() {
    let desk = Desk::new();
    let [wang, li] = [lecturer(&desk, "王芳", "县委党校", "1"), lecturer(&desk, "李明", "县财政局", "2")];
    let times = json!([
        { "may": false, "weekday": 3, "starts": "00:00", "ends": "12:00", "note": "开会" },
        { "may": false, "since": "2026-03-02", "until": "2026-03-06", "note": "" },
    ]);
    desk.ask("set_availability", json!({ "owner": { "lecturer": wang }, "times": times }));
    let as_set = desk.ask("availability", json!({ "owner": { "lecturer": wang } }));
    let file = put_out(&desk, "lecturers-book", &desk);
    is_the_same(&desk, "授课人", &file).unwrap();
    let other = Desk::new();
    other.ask("import_register", json!({ "register": "授课人", "file": put_out(&desk, "lecturers-book", &other) }));
    assert_eq!(other.ask("availability", json!({ "owner": { "lecturer": 1 } })), as_set);

    let file = workbook(
        &desk,
        &[
            &["姓名", "单位", "可来不可来"],
            &["王芳", "县委党校", "周三、周五上午不可来"],
            &["李明", "县财政局", "每周五下午没空（开会）"],
        ],
    );
    let report = check(&desk, "授课人", &file);
    assert_eq!(
        doubts(&report),
        ["C2 周三、周五上午不可来：看不出「周三、周五上午不可来」里前面的几天是不是也只有那几个小时。请分开写。\
          仍作「周三上午不可来（开会）；2026-03-02至03-06不可来」。"]
    );
    assert_eq!(lines(&report), ["2 不变 王芳", "3 修改 李明 可用时间：（空） → 周五下午不可来（开会）"]);
    desk.ask("import_register", json!({ "register": "授课人", "file": file }));
    assert_eq!(desk.ask("availability", json!({ "owner": { "lecturer": wang } })), as_set);
    assert_eq!(desk.ask("availability", json!({ "owner": { "lecturer": li } }))[0]["note"], "开会");
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("availability", json!({ "owner": { "lecturer": li } })), json!([]));
}

/// A text as clerks write it, with what breaks workbooks.
fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "",
        "县委",
        "党校",
        "、",
        "《三会一课》",
        "（市）",
        " ",
        "\n",
        "=1+1",
        "007",
        "'",
        "𠅤",
        "<b>",
        "/",
        "２０",
        "，",
        "讲师",
        "无",
    ]);
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    /// Whatever stands in the registers goes out and comes back as nothing to change.
    #[test]
    fn any_register_comes_back_as_it_went(
        lecturers in prop::collection::vec((0_usize..4, words(), words(), words(), 0_usize..5, 0_usize..3), 0..8),
        topics in prop::collection::vec((words(), 0_u32..900, prop::option::of(0_usize..8), 0_usize..5), 0..8),
        venues in prop::collection::vec((words(), 0_u32..500, words()), 0..6),
        teaches in prop::collection::vec((0_usize..8, 0_usize..8), 0..12),
    ) {
        let desk = Desk::new();
        let of = |all: &[i64], n: usize| all.get(n).copied();
        let categories = ["领导干部", "本校教师", "外聘专家", "先进典型", "其他"];
        let mut people = Vec::new();
        for (n, (name, unit, post, note, category, body)) in lecturers.iter().enumerate() {
            let (category, body) = (categories[*category], ["", "党委", "政协"][*body]);
            let name = ["王芳", "李 明", "Anna Lee", "王　芳"][*name];
            let it = json!({
                "name": name, "unit": unit, "post": post, "title": "", "note": note,
                "category": category, "office": body,
                // Two of one name of whom nothing else is known are asked about; a phone tells them apart.
                "phone": format!("1390000{n:04}"),
            });
            people.push(desk.ask("add_lecturer", it)["id"].as_i64().unwrap());
        }
        let mut about = Vec::new();
        for (name, hours, usual, state) in &topics {
            let state = ["备课", "审核", "试讲", "上架", "停用"][*state];
            let it = json!({
                "name": format!("专题{name}"), "teaching_unit": "党性教育", "kind": "研讨", "hours": hours, "note": name,
                "lecturer": usual.and_then(|n| of(&people, n)), "state": state,
            });
            // Names that are taken are refused.
            about.extend(desk.office.call("add_topic", it).ok().and_then(|reply| reply.answer["id"].as_i64()));
        }
        for (lecturer, topic) in teaches {
            if let (Some(lecturer), Some(topic)) = (of(&people, lecturer), of(&about, topic)) {
                let there = desk.ask("lecturers", json!({}));
                let line = there.as_array().unwrap().iter().find(|line| line["id"] == lecturer).unwrap().clone();
                let mut all: Vec<i64> = serde_json::from_value(line["teaches"].clone()).unwrap();
                all.push(topic);
                desk.ask("set_teaches", json!({ "lecturer": lecturer, "topics": all }));
            }
        }
        for (name, capacity, place) in &venues {
            let it = json!({ "name": format!("室{name}"), "capacity": capacity, "place": place, "note": "" });
            let _ = desk.office.call("add_venue", it);
        }
        let before = desk.dump();
        for (register, paper) in BOOKS {
            let file = put_out(&desk, paper, &desk);
            is_the_same(&desk, register, &file).map_err(TestCaseError::fail)?;
            desk.ask("import_register", json!({ "register": register, "file": file }));
        }
        prop_assert_eq!(desk.dump(), before);
    }
}
