//! 轮值 through the door.

use serde_json::{Value, json};

use crate::{desk::Desk, speech::class};

/// Who is on duty, day by day.
fn rota(plan: &Value) -> Vec<Vec<String>> {
    let names = |day: &Value| {
        day["duties"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    plan["days"].as_array().unwrap().iter().map(names).collect()
}
fn times(plan: &Value) -> Vec<u64> {
    plan["people"].as_array().unwrap().iter().map(|it| it["times"].as_u64().unwrap()).collect()
}
fn id(plan: &Value, name: &str) -> Value {
    plan["people"].as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()["trainee"].clone()
}
fn share(cohort: i64, people: u32, days: &str) -> Value {
    json!({ "cohort": cohort, "roles": [{ "role": "值日", "people": people }], "days": days })
}

#[test]
fn everybody_once_before_anybody_twice_and_hand_set_ones_stay() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let before = desk.dump();
    let plan = desk.ask("share_out_duty", share(cohort, 2, "每天"));
    assert_eq!(rota(&plan).len(), 5);
    assert_eq!(times(&plan).iter().sum::<u64>(), 10);
    assert!(times(&plan).iter().all(|it| *it <= 1));
    assert_eq!(plan["said"], json!(["10人各1次，2人没有轮到"]));
    for day in plan["days"].as_array().unwrap() {
        assert_ne!(day["duties"][0]["group"], day["duties"][1]["group"], "two of one day are of two groups");
    }
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    // By hand on Tuesday, twice in the week: then the others come first.
    let set = |day: &str, names: &[&str]| {
        let trainees: Vec<_> = names.iter().map(|name| id(&plan, name)).collect();
        json!({ "cohort": cohort, "day": day, "role": "值日", "trainees": trainees })
    };
    assert_eq!(desk.said("set_duty", set("2026-03-10", &["学员11", "学员10"])), "3月10日值日：学员11、学员10");
    desk.ask("set_duty", set("2026-03-13", &["学员11"]));
    let shared = desk.ask("share_out_duty", share(cohort, 2, "每天"));
    assert_eq!(rota(&shared)[1], ["学员10", "学员11"]);
    assert!(rota(&shared)[4].contains(&"学员11".to_owned()) && rota(&shared)[4].len() == 2);
    assert_eq!(times(&shared).iter().filter(|it| **it == 2).count(), 1);
    assert_eq!(desk.ask("share_out_duty", share(cohort, 2, "每天")), shared, "the same again");
    assert_eq!(desk.said("set_duty", set("2026-03-13", &[])), "3月13日值日：待定");
    assert_eq!(
        rota(&desk.ask("clear_duty", json!({ "cohort": cohort }))),
        [[""; 0]],
        "only the day with a session is left"
    );
}

#[test]
fn nobody_is_on_duty_on_a_day_they_are_not_there() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let trainee = |at: usize| trainees[at]["id"].clone();
    desk.ask("trainee_leaves", json!({ "trainee": trainee(0), "on": "2026-03-11", "why": "借调" }));
    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": "后来者" }, "joined": "2026-03-13" }));
    let exceptions = json!([{ "trainee": trainee(1), "mark": "旷课" }]);
    desk.ask("take_roll", json!({ "session": session, "exceptions": exceptions }));
    let plan = desk.ask("share_out_duty", share(cohort, 12, "每天"));
    let on = rota(&plan);
    let has = |day: usize, name: &str| on[day].iter().any(|it| it == name);
    assert!(has(0, "学员00") && has(1, "学员00") && !has(2, "学员00"));
    assert!(!has(0, "学员01") && has(1, "学员01"));
    assert!(!has(3, "后来者") && has(4, "后来者"));
    let said = desk.said("share_out_duty", share(cohort, 13, "每天"));
    assert_eq!(
        said,
        "「第3期中青年干部培训班」2026年3月9日至3月13日轮值5天，人手不够：3月9日缺2人，3月10日缺1人，3月11日缺2人，3月12日缺2人，3月13日缺1人"
    );

    // Who leaves later is said on their day.
    desk.ask("trainee_leaves", json!({ "trainee": trainee(2), "on": "2026-03-13", "why": "" }));
    let plan = desk.ask("duties", json!({ "cohort": cohort }));
    assert!(plan["said"].as_array().unwrap().contains(&json!("3月13日值日：学员02已经退出")), "{}", plan["said"]);
}

#[test]
fn leave_that_is_granted_keeps_people_off_duty_for_as_long_as_it_lasts() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let away = |at: usize, granted: &str| {
        json!({
            "trainee": trainees[at]["id"], "kind": "事假", "granted": granted,
            "from": { "day": "2026-03-10", "half": "下午" }, "to": { "day": "2026-03-12", "half": "上午" },
        })
    };
    let leave = desk.ask("add_leave", away(3, "已签齐"));
    desk.ask("add_leave", away(4, "待批"));
    let days_of = |plan: &Value, name: &str| -> Vec<usize> {
        let on = rota(plan);
        (0..on.len()).filter(|day| on[*day].iter().any(|it| it == name)).collect()
    };
    let everybody = share(cohort, 12, "每天");
    let plan = desk.ask("share_out_duty", everybody.clone());
    assert_eq!(days_of(&plan, "学员03"), [0, 4], "a half day of leave is a day without duty");
    assert_eq!(days_of(&plan, "学员04"), [0, 1, 2, 3, 4], "leave that waits keeps nobody away");

    // Back on Thursday as it begins; then one who has a duty already is granted leave.
    desk.ask("end_leave", json!({ "leave": leave["id"], "back": { "day": "2026-03-12", "half": "上午" } }));
    let plan = desk.ask("share_out_duty", everybody);
    assert_eq!(days_of(&plan, "学员03"), [0, 3, 4]);
    desk.ask("add_leave", away(5, "已签齐"));
    let plan = desk.ask("duties", json!({ "cohort": cohort }));
    let said: Vec<&str> = plan["said"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
    assert_eq!(said[1..], ["3月10日值日：学员05请事假", "3月11日值日：学员05请事假", "3月12日值日：学员05请事假"]);
}

#[test]
fn two_change_places_in_one_step() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let plan = desk.ask("share_out_duty", share(cohort, 2, "每天"));
    let on = rota(&plan);
    let duty = |plan: &Value, day: usize, at: usize| plan["days"][day]["duties"][at]["id"].clone();
    let before = desk.dump();
    let swap = json!({ "one": duty(&plan, 0, 1), "other": duty(&plan, 3, 0) });
    assert_eq!(desk.said("swap_duty", swap), format!("对调：3月9日值日换{}，3月12日值日换{}", on[3][0], on[0][1]));
    let swapped = desk.ask("duties", json!({ "cohort": cohort }));
    assert!(rota(&swapped)[0].contains(&on[3][0]) && rota(&swapped)[3].contains(&on[0][1]));
    assert_eq!(times(&swapped), times(&plan), "nobody has a turn more");
    // They stay when the rest is shared out again.
    let again = desk.ask("share_out_duty", share(cohort, 2, "每天"));
    assert!(rota(&again)[0].contains(&on[3][0]) && rota(&again)[3].contains(&on[0][1]));
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before, "one step back");

    // Of one day, in one role: that changes nothing, and nobody has a duty twice.
    let same = desk.refused("swap_duty", json!({ "one": duty(&plan, 0, 0), "other": duty(&plan, 0, 1) }));
    assert_eq!(same.say, format!("3月9日值日已经是{0}，不能再换给{0}。请选另一天，或换一个人。", on[0][0]));
    let other = desk.ask("share_out_duty", share(class(&desk).0, 1, "每天"));
    let strangers = json!({ "one": duty(&plan, 0, 0), "other": duty(&other, 0, 0) });
    assert!(desk.refused("swap_duty", strangers).say.contains("不是「第3期中青年干部培训班」的学员"));
}

#[test]
fn roles_are_the_offices_own_and_checked() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let ask = |roles: Value, days: &str| json!({ "cohort": cohort, "roles": roles, "days": days });
    let roles = json!([{ "role": "主持", "people": 1 }, { "role": "晨读领读", "people": 1 }]);
    let plan = desk.ask("share_out_duty", ask(roles.clone(), "有课的日子"));
    assert_eq!(rota(&plan).len(), 1, "only the day with a session");
    assert_eq!(plan["roles"], roles);
    assert_eq!(
        desk.ask("duties", json!({ "cohort": desk.cohort("科级干部进修班") }))["roles"],
        roles,
        "as it was last"
    );
    for (request, field) in [
        (ask(json!([]), "每天"), "roles"),
        (ask(json!([{ "role": " ", "people": 1 }]), "每天"), "roles"),
        (ask(json!([{ "role": "值日", "people": 1 }, { "role": "值日 ", "people": 1 }]), "每天"), "roles"),
        (ask(json!([{ "role": "值日", "people": 0 }]), "每天"), "roles"),
    ] {
        assert_eq!(desk.refused("share_out_duty", request).field.as_deref(), Some(field));
    }
    let mut request = ask(roles, "有课的日子");
    request["from"] = json!("2026-03-10");
    assert!(desk.refused("share_out_duty", request).say.contains("没有要轮值的日子"));
}
