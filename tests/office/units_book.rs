//! The register of units goes out to Excel and comes back: what would change is shown, then written in one operation.

use std::path::Path;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::{Desk, unit_of};

/// A workbook of these rows.
fn workbook(desk: &Desk, rows: &[&[&str]]) -> String {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        sheet.write_row(row as u32, 0, cells.iter().copied()).unwrap();
    }
    let file = desk.folder.path().join("单位.xlsx");
    workbook.save(&file).unwrap();
    // Told apart from the one before by more than a moment.
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(rows.len() as u64);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
    file.display().to_string()
}

fn names(desk: &Desk) -> String {
    let units = desk.ask("units", json!({}));
    units.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

/// A report's lines: row, name, what becomes of it.
fn lines(report: &Value) -> Vec<String> {
    let line = |it: &Value| {
        let changes: Vec<_> = it["changes"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        format!(
            "{} {} {} {}",
            it["row"],
            it["name"].as_str().unwrap(),
            it["fate"].as_str().unwrap(),
            changes.join("；")
        )
        .trim_end()
        .to_owned()
    };
    report["units"].as_array().unwrap().iter().map(line).collect()
}

fn doubts(report: &Value) -> Vec<String> {
    let doubt = |it: &Value| format!("{} {}：{}", it["cell"], it["read"], it["why"]).replace('"', "");
    report["doubts"].as_array().unwrap().iter().map(doubt).collect()
}

#[test]
fn what_goes_out_comes_back_unchanged() {
    let desk = Desk::with_sample();
    let unit = |name: &str| {
        let units = desk.ask("units", json!({}));
        units.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap().clone()
    };
    let all = desk.ask("units", json!({}));
    let [first, second, third] = [0, 1, 2].map(|i| all[i]["name"].as_str().unwrap().to_owned());
    let mut it = unit_of(unit(&second));
    (it["parent"], it["overseer"]) = (unit(&first)["id"].clone(), unit(&third)["id"].clone());
    (it["sector"], it["area"], it["tags"]) = (json!("政法"), json!("城区"), json!("重点、试点"));
    desk.ask("save_unit", it);
    desk.ask("add_unit_name", json!({ "unit": unit(&third)["id"], "name": "三局" }));
    let reform = json!({ "from": all[4]["id"], "into": all[5]["id"], "on": "2026-03-01" });
    desk.ask("merge_units", reform);

    let paper = desk.ask("paper", json!({ "paper": "units-book" }));
    assert!(paper["file_name"].as_str().unwrap().ends_with("单位名录.xlsx"), "{}", paper["file_name"]);
    let file = desk.folder.path().join("名录.xlsx");
    let document: office::paper::Document = serde_json::from_value(paper).unwrap();
    std::fs::write(&file, document.bytes().unwrap()).unwrap();
    let report = desk.ask("check_units", json!({ "file": file }));
    assert_eq!(
        report["units"].as_array().unwrap().len(),
        all.as_array().unwrap().len() - 1,
        "the closed one stays home"
    );
    assert!(report["units"].as_array().unwrap().iter().all(|unit| unit["fate"] == "不变"), "{:?}", lines(&report));
    assert_eq!((&report["doubts"], &report["absent"], &report["reordered"]), (&json!([]), &json!([]), &json!(false)));
    let before = desk.dump();
    let reply = desk.office.call("import_units", json!({ "file": file })).unwrap();
    assert!(reply.operation.is_none(), "nothing was done");
    assert_eq!(desk.dump(), before);

    // Into empty books it makes the same register.
    let other = Desk::new();
    other.ask("import_units", json!({ "file": file }));
    let report = other.ask("check_units", json!({ "file": file }));
    assert!(report["units"].as_array().unwrap().iter().all(|unit| unit["fate"] == "不变"), "{:?}", lines(&report));
}

#[test]
fn a_workbook_of_units_is_checked_then_written_in_one_step() {
    let desk = Desk::new();
    for name in ["县教育局", "县财政局", "县旧局", "县档案局"] {
        desk.ask("add_unit", json!({ "name": name, "nature": "其他" }));
    }
    let file = workbook(
        &desk,
        &[
            &["某县单位名录"],
            &["序号", "单位 名称", "单位性质", "归口部门", "隶属", "简称（别名）", "所属系统"],
            &["1", "县委宣传部", "党委部门", "", "", "宣传部", "党群"],
            &["", "二、政府部门"],
            &["2", "县 财政局", "政府部门", "", "", "财政局、县财局", ""],
            &["3", "县新局", "什么局", "县委宣传部", "县财政局", "县旧局", ""],
            &["4", "县教育局", "其他", "县文明办", "", "财政局", ""],
            &["5", "财政局", "", "", "", "", ""],
            &["6", "县委宣传部", "", "", "", "", ""],
            &["注：按县委文件排列"],
        ],
    );
    let before = desk.dump();
    let report = desk.ask("check_units", json!({ "file": file }));
    assert_eq!(desk.dump(), before, "a check writes nothing");
    assert_eq!(
        lines(&report),
        [
            "3 县委宣传部 新增",
            "5 县财政局 修改 性质：其他 → 政府；别名：增加县财局",
            "6 县新局 改名 单位名称：县旧局 → 县新局；归口管理部门：（空） → 县委宣传部；隶属单位：（空） → 县财政局；别名：增加县旧局",
            "7 县教育局 不变",
            "8 财政局 新增",
        ]
    );
    assert_eq!(
        doubts(&report),
        [
            "F5 财政局、县财局：别名「财政局」是这个文件里另一个单位的名称，没有采用。",
            "C6 什么局：不认识这种性质，仍作「其他」。可用的有：党委机关、人大、政府、政协、监察、法院、检察院、群团、\
             民主党派、事业、国有企业、乡镇、街道、村（社区）、两新组织、垂管、其他。",
            "D7 县文明办：单位名录和这个文件里都没有「县文明办」，归口管理部门没有采用。",
            "F7 财政局：别名「财政局」是这个文件里另一个单位的名称，没有采用。",
            "B9 县委宣传部：与第3行是同一个单位，这一行没有采用。",
        ]
    );
    assert_eq!((&report["absent"], &report["reordered"]), (&json!(["县档案局"]), &json!(true)));

    let import = json!({ "file": file, "fingerprint": report["fingerprint"] });
    assert_eq!(desk.said("import_units", import), "从「单位.xlsx」导入单位：新增2个，修改2个，调整了顺序");
    assert_eq!(names(&desk), "县委宣传部 县财政局 县新局 县教育局 财政局 县档案局");
    let again = desk.ask("check_units", json!({ "file": file }));
    assert!(again["units"].as_array().unwrap().iter().all(|unit| unit["fate"] == "不变"), "{:?}", lines(&again));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
    assert!(!Path::new(&file).with_extension("lock").exists());
}

#[test]
fn a_circle_in_the_file_is_not_drawn() {
    let desk = Desk::new();
    let file = workbook(
        &desk,
        &[&["单位名称", "隶属单位"], &["甲", "乙"], &["乙", "丙"], &["丙", "甲"], &["丁", "甲"], &["戊", "戊"]],
    );
    let report = desk.ask("check_units", json!({ "file": file }));
    assert_eq!(
        doubts(&report),
        ["B2 乙：这样「甲」会隶属于自己，没有采用。", "B6 戊：这样「戊」会隶属于自己，没有采用。"]
    );
    desk.ask("import_units", json!({ "file": file }));
    let turned = workbook(&desk, &[&["单位名称", "隶属单位"], &["甲", "乙"], &["乙", ""]]);
    let report = desk.ask("check_units", json!({ "file": turned }));
    assert_eq!(lines(&report), ["2 甲 修改 隶属单位：（空） → 乙", "3 乙 修改 隶属单位：丙 → （空）"]);
    assert_eq!(doubts(&report).len(), 0);
    let refusal =
        desk.refused("check_units", json!({ "file": workbook(&desk, &[&["姓名", "单位"], &["张三", "甲"]]) }));
    assert!(refusal.say.contains("没有找到“单位名称”这一列"), "{}", refusal.say);
}
