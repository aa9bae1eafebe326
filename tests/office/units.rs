//! Units through the door: a tree, an order kept by hand, the names they go by, and what a 机构改革 does to them.

use serde_json::{Value, json};

use crate::desk::{Desk, unit_of};

/// A unit of that name; its id.
fn unit(desk: &Desk, name: &str) -> i64 {
    desk.ask("add_unit", json!({ "name": name, "nature": "政府" }))["id"].as_i64().unwrap()
}

/// A unit's line.
fn line(desk: &Desk, name: &str) -> Value {
    let units = desk.ask("units", json!({}));
    units.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap_or(&Value::Null).clone()
}

/// A class of that name beginning on that day, with one person of a unit.
fn class(desk: &Desk, name: &str, starts: &str, person: &str, unit: &str) -> i64 {
    let request = json!({
        "name": name, "number": null, "category": "主体班", "starts": starts, "ends": starts, "place": "",
        "head_teacher": "", "host": "", "planned": 1, "note": "",
    });
    let cohort = desk.ask("create_cohort", request)["id"].as_i64().unwrap();
    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": person, "unit": unit } }));
    cohort
}

/// The units on a class's list.
fn listed(desk: &Desk, cohort: i64) -> String {
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    trainees.as_array().unwrap().iter().map(|line| line["unit"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn units_hang_together_and_never_in_a_circle() {
    let desk = Desk::new();
    let [bureau, centre, station] = ["县农业农村局", "农技推广中心", "植保站"].map(|name| unit(&desk, name));
    let save = |name: &str, field: &str, above: i64| {
        let mut it = unit_of(line(&desk, name));
        it[field] = json!(above);
        it
    };
    desk.ask("save_unit", save("农技推广中心", "parent", bureau));
    desk.ask("save_unit", save("植保站", "parent", centre));
    desk.ask("order_units", json!({ "units": [station, bureau] }));
    let places = |desk: &Desk| {
        let units = desk.ask("units", json!({}));
        let place = |line: &Value| format!("{}{}{}", line["name"].as_str().unwrap(), line["tree_line"], line["depth"]);
        units.as_array().unwrap().iter().map(place).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(places(&desk), "植保站32 县农业农村局10 农技推广中心21");

    let refusal = desk.refused("save_unit", save("县农业农村局", "parent", station));
    assert_eq!(refusal.field.as_deref(), Some("parent"));
    assert_eq!(
        refusal.say,
        "「县农业农村局」不能隶属于「植保站」，因为「植保站」（或它的上级）隶属于「县农业农村局」。请另选单位。"
    );
    let refusal = desk.refused("save_unit", save("植保站", "overseer", station));
    assert_eq!(refusal.say, "「植保站」不能归口于自己。请另选单位。");
    let refusal = desk.refused("remove_unit", json!({ "unit": bureau }));
    assert!(refusal.say.contains("1个下属、归口或并入的单位"), "{}", refusal.say);

    // The one in the middle was the first, written twice: nothing is left hanging, nothing stands above itself.
    desk.ask("merge_units", json!({ "from": bureau, "into": station, "on": null }));
    assert_eq!(places(&desk), "植保站10 农技推广中心21");
    assert_eq!(line(&desk, "植保站")["parent"], Value::Null);
    assert_eq!(line(&desk, "植保站")["aliases"][0]["name"], "县农业农村局");
}

#[test]
fn what_senders_write_for_a_unit_is_that_unit() {
    let desk = Desk::new();
    let finance = unit(&desk, "县财政局");
    unit(&desk, "县审计局");
    let alias = desk.ask("add_unit_name", json!({ "unit": finance, "name": " 财政局 " }));
    class(&desk, "科干班", "2026-03-09", "张三", "财政局");
    assert_eq!(desk.ask("units", json!({})).as_array().unwrap().len(), 2, "no new unit");
    assert_eq!(desk.ask("people", json!({}))[0]["unit_name"], "县财政局");

    let taken = desk.refused("add_unit_name", json!({ "unit": finance, "name": "县审计局" }));
    assert_eq!(taken.say, "已经有单位「县审计局」了。请直接使用，或换一个名称。");
    let taken = desk.refused("add_unit", json!({ "name": "财政局", "nature": "政府" }));
    assert_eq!(taken.say, "「财政局」是单位「县财政局」的别名。请直接使用「县财政局」，或先删除那个别名。");
    // Its own 别名 may become its name, and is none any more.
    desk.ask("rename_unit", json!({ "unit": finance, "name": "财政局", "on": null }));
    assert_eq!(line(&desk, "财政局")["aliases"], json!([]));
    desk.ask("undo", json!({}));
    let said = desk.said("remove_unit_name", json!({ "name": alias["id"] }));
    assert_eq!(said, "单位「县财政局」不再有别名「财政局」");
    class(&desk, "中青班", "2026-03-09", "李四", "财政局");
    assert_eq!(desk.ask("units", json!({})).as_array().unwrap().len(), 3, "now it is another");
}

#[test]
fn a_unit_renamed_keeps_its_peoples_history() {
    let desk = Desk::new();
    let farms = unit(&desk, "县农业局");
    let old = class(&desk, "第一班", "2025-03-09", "张三", "县农业局");
    let said = desk.said("rename_unit", json!({ "unit": farms, "name": "县农业农村局", "on": "2025-06-01" }));
    assert_eq!(said, "「县农业局」自2025年6月1日起更名为「县农业农村局」");
    let on_the_day = class(&desk, "第二班", "2025-06-01", "李四", "县农业农村局");
    // An old name in a late file is the same unit.
    let late = class(&desk, "第三班", "2026-03-09", "王五", "县农业局");
    for (cohort, name) in [(old, "县农业局"), (on_the_day, "县农业农村局"), (late, "县农业农村局")] {
        assert_eq!(listed(&desk, cohort), name);
    }
    assert_eq!(line(&desk, "县农业农村局")["people"], 3);
    assert_eq!(line(&desk, "县农业农村局")["former"][0]["until"], "2025-06-01");

    // The roll of the old class, and its line saved again as it is shown, keep the name too.
    let session = desk.session(old, "2025-03-09", "08:30", "11:30", "县情讲座", "李明");
    let roll = |desk: &Desk| desk.ask("roll_call", json!({ "session": session }))["lines"][0]["unit"].clone();
    assert_eq!(roll(&desk), "县农业局");
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    assert_eq!(roll(&desk), "县农业局");
    let trainee = desk.ask("trainees", json!({ "cohort": old }))[0].clone();
    let entry = json!({ "name": "张三", "unit": trainee["unit"], "post": "股长" });
    desk.ask("save_trainee", json!({ "trainee": trainee["id"], "entry": entry, "role": "", "joined": null }));
    assert_eq!((listed(&desk, old).as_str(), desk.ask("units", json!({})).as_array().unwrap().len()), ("县农业局", 1));

    // Again, and in the wrong order.
    let refusal = desk.refused("rename_unit", json!({ "unit": farms, "name": "县三农局", "on": "2025-06-01" }));
    assert_eq!(refusal.say, "「县农业农村局」是2025年6月1日才改的名称。请填写这一天之后的日期。");
    let refusal = desk.refused("rename_unit", json!({ "unit": farms, "name": "县三农局", "on": "2026-04-01" }));
    assert_eq!(refusal.field.as_deref(), Some("on"), "{}", refusal.say);
    desk.ask("rename_unit", json!({ "unit": farms, "name": "县三农局", "on": "2026-01-01" }));
    assert_eq!([old, on_the_day, late].map(|it| listed(&desk, it)), ["县农业局", "县农业农村局", "县三农局"]);
    // A correction of the name changes no history but the name.
    desk.ask("rename_unit", json!({ "unit": farms, "name": "县“三农”局", "on": null }));
    assert_eq!([old, on_the_day, late].map(|it| listed(&desk, it)), ["县农业局", "县农业农村局", "县“三农”局"]);
}

#[test]
fn a_reform_moves_people_and_leaves_old_classes_alone() {
    let desk = Desk::new();
    let [tourism, culture] = ["县旅游局", "县文化局"].map(|name| unit(&desk, name));
    let old = class(&desk, "第一班", "2025-03-09", "张三", "县旅游局");
    // It begins on the very day.
    let new = class(&desk, "第二班", "2025-06-01", "李四", "县旅游局");
    for cohort in [old, new] {
        quota(&desk, cohort, tourism, 2);
        quota(&desk, cohort, culture, 3);
    }
    let before = desk.dump();
    let reform = json!({ "from": tourism, "into": culture, "on": "2025-06-01" });
    assert_eq!(desk.said("merge_units", reform.clone()), "「县旅游局」自2025年6月1日起并入「县文化局」，2人转入");
    assert_eq!([old, new].map(|it| listed(&desk, it)), ["县旅游局", "县文化局"]);
    let tourism_now = line(&desk, "县旅游局");
    assert_eq!((&tourism_now["closed_on"], &tourism_now["successor"]), (&json!("2025-06-01"), &json!(culture)));
    assert_eq!(quotas(&desk), [(old, tourism, 2), (old, culture, 3), (new, culture, 5)]);
    let refusal = desk.refused("merge_units", json!({ "from": culture, "into": tourism, "on": null }));
    assert_eq!(refusal.say, "单位「县旅游局」已在2025年6月1日撤并。请选现在的单位。");

    // Today the old name leads to the new unit; a class of that time, entered late, has the old one.
    let today = class(&desk, "第三班", "2026-03-09", "王五", "县旅游局");
    let then = class(&desk, "第四班", "2025-03-09", "赵六", "县旅游局");
    assert_eq!([today, then].map(|it| listed(&desk, it)), ["县文化局", "县旅游局"]);
    assert_eq!(line(&desk, "县文化局")["people"], 4);
    let trainee = desk.ask("trainees", json!({ "cohort": old }))[0].clone();
    let entry = json!({ "name": "张三", "unit": trainee["unit"], "post": "股长" });
    desk.ask("save_trainee", json!({ "trainee": trainee["id"], "entry": entry, "role": "", "joined": null }));
    assert_eq!(listed(&desk, old), "县旅游局");

    for _ in 0..6 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before, "two classes with their people, a line and the reform are undone");
}

#[test]
fn a_unit_written_twice_becomes_one() {
    let desk = Desk::new();
    let [right, twice] = ["县财政局", "财税局"].map(|name| unit(&desk, name));
    desk.ask("rename_unit", json!({ "unit": twice, "name": "财政局", "on": "2026-01-01" }));
    desk.ask("add_unit_name", json!({ "unit": twice, "name": "县财局" }));
    desk.ask("add_unit_name", json!({ "unit": right, "name": "某县财政局" }));
    let old = class(&desk, "第一班", "2025-03-09", "张三", "财政局");
    quota(&desk, old, right, 2);
    quota(&desk, old, twice, 3);
    let before = desk.dump();
    let said = desk.said("merge_units", json!({ "from": twice, "into": right, "on": null }));
    assert_eq!(said, "把单位「财政局」合并到「县财政局」，1人随之转入");
    assert_eq!(listed(&desk, old), "县财政局");
    assert_eq!(quotas(&desk), [(old, right, 5)]);
    let names = line(&desk, "县财政局")["aliases"].clone();
    let names: Vec<_> = names.as_array().unwrap().iter().map(|name| name["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["财税局", "县财局", "某县财政局", "财政局"],
        "what the one was called is no name of the other's past"
    );
    let same = desk.refused("merge_units", json!({ "from": right, "into": right, "on": null }));
    assert_eq!(same.say, "两边是同一个单位「县财政局」。请另选一个。");
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}

/// Every name anybody may write means the same to the importer and to the form.
#[test]
fn every_spelling_means_one_unit() {
    let desk = Desk::new();
    let [a, b, c, d] = ["甲局", "乙局", "丙局", "丁局"].map(|name| unit(&desk, name));
    desk.ask("add_unit_name", json!({ "unit": a, "name": "甲" }));
    desk.ask("rename_unit", json!({ "unit": a, "name": "新甲局", "on": "2024-01-01" }));
    desk.ask("merge_units", json!({ "from": a, "into": b, "on": "2025-01-01" }));
    desk.ask("merge_units", json!({ "from": b, "into": c, "on": "2025-02-01" }));
    desk.ask("rename_unit", json!({ "unit": d, "name": "戊局", "on": "2025-02-01" }));
    // 丁局 is a new unit's name now, and was another's: the bearer goes before.
    let new = unit(&desk, "丁局");
    let (spellings, named) = desk
        .office
        .books()
        .read(|tx| {
            let all = school::unit::spellings(tx)?;
            let named = all.iter().map(|(name, _)| school::unit::named(tx, name)).collect::<Result<Vec<_>, _>>()?;
            Ok((all, named))
        })
        .unwrap();
    let pairs = spellings.iter().map(|(written, unit)| format!("{written}→{unit}")).collect::<Vec<_>>().join(" ");
    assert_eq!(pairs, "丙局→丙局 戊局→戊局 丁局→丁局 新甲局→丙局 乙局→丙局 甲→丙局 甲局→丙局");
    let expected = [c, d, new, c, c, c, c];
    assert_eq!(named.iter().map(|unit| unit.unwrap().0).collect::<Vec<_>>(), expected);
}

#[test]
fn an_answer_teaches_a_name() {
    let desk = Desk::new();
    let [finance, audit] = ["县财政局", "县审计局"].map(|name| school::unit::UnitId(unit(&desk, name)));
    let learn = |name: &str, unit| {
        let done = desk.office.books().change("", |tx| school::unit::learn(tx, name, unit)).unwrap().1;
        let meant = desk.office.books().read(|tx| school::unit::named(tx, name)).unwrap();
        (done.is_some(), meant)
    };
    assert_eq!(learn("财政局", finance), (true, Some(finance)));
    assert_eq!(learn("财政局", finance), (false, Some(finance)), "known");
    assert_eq!(learn("财政局", audit), (true, Some(audit)), "the last answer holds");
    assert_eq!(learn("县财政局", audit), (false, Some(finance)), "a unit's own name is its own");
    assert_eq!(learn(" ", audit), (false, None));
}

fn quota(desk: &Desk, cohort: i64, unit: i64, places: i64) {
    let sql = "insert into quota (cohort, unit, places) values (?1, ?2, ?3)";
    desk.office.books().change("名额", |tx| tx.run(sql, (cohort, unit, places))).unwrap();
}

fn quotas(desk: &Desk) -> Vec<(i64, i64, i64)> {
    let sql = "select cohort, unit, places from quota order by cohort, unit";
    let row = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    desk.office.books().read(|tx| tx.rows(sql, [], row)).unwrap()
}
