//! What the rolls add up to, against a recount from first principles: random histories of two classes (joins, leaves,
//! substitutions, groups, electives, leave, branch rooms, corrections, undo), told through the door and kept beside it as a
//! plain list of who was marked what, when.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::desk::Desk;

const DAYS: [&str; 3] = ["2026-03-09", "2026-03-10", "2026-03-11"];
const MARKS: [&str; 7] = ["出勤", "迟到", "早退", "旷课", "事假", "病假", "公假"];
const UNITS: [&str; 3] = ["县财政局", "县教育局", "城关镇"];

/// What a clerk may do.
#[derive(Debug, Clone)]
enum Act {
    /// Takes a roll, or corrects it: everybody there but for these.
    Take {
        session: Index,
        exceptions: Vec<(Index, Index)>,
    },
    /// The same in one room of a session that has a branch room.
    TakeRoom {
        session: Index,
        branch: bool,
        exceptions: Vec<(Index, Index)>,
    },
    Clear {
        session: Index,
        room: Option<bool>,
    },
    /// Sits in the branch room from now on, or in the main room.
    Sits {
        who: Index,
        branch: bool,
    },
    /// A session is for one group, or for everybody again.
    ForGroup {
        session: Index,
        group: Option<Index>,
    },
    Enrol {
        cohort: Index,
        unit: Index,
        joined: Option<Index>,
    },
    Leaves {
        who: Index,
        day: Index,
    },
    Replace {
        who: Index,
        day: Index,
    },
    Choose {
        session: Index,
        who: Vec<Index>,
    },
    Grant {
        who: Index,
        day: Index,
    },
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    let any = any::<Index>;
    prop_oneof![
        6 => (any(), prop::collection::vec((any(), any()), 0..4)).prop_map(|(session, exceptions)| Act::Take { session, exceptions }),
        6 => (any(), prop::bool::ANY, prop::collection::vec((any(), any()), 0..3))
            .prop_map(|(session, branch, exceptions)| Act::TakeRoom { session, branch, exceptions }),
        1 => (any(), prop::option::of(prop::bool::ANY)).prop_map(|(session, room)| Act::Clear { session, room }),
        2 => (any(), prop::bool::ANY).prop_map(|(who, branch)| Act::Sits { who, branch }),
        1 => (any(), prop::option::of(any())).prop_map(|(session, group)| Act::ForGroup { session, group }),
        3 => (any(), any(), prop::option::of(any())).prop_map(|(cohort, unit, joined)| Act::Enrol { cohort, unit, joined }),
        1 => (any(), any()).prop_map(|(who, day)| Act::Leaves { who, day }),
        1 => (any(), any()).prop_map(|(who, day)| Act::Replace { who, day }),
        2 => (any(), prop::collection::vec(any(), 0..4)).prop_map(|(session, who)| Act::Choose { session, who }),
        1 => (any(), any()).prop_map(|(who, day)| Act::Grant { who, day }),
        1 => Just(Act::Undo),
    ]
}

/// Somebody of a class, as the plain list has them.
#[derive(Debug, Clone)]
struct One {
    id: i64,
    cohort: i64,
    unit: &'static str,
    joined: Option<&'static str>,
    left: Option<&'static str>,
    /// Days of granted leave, whole days.
    leave: Vec<&'static str>,
    group: Option<i64>,
    /// Sits in the branch room, where a session has it.
    branch: bool,
}

/// A session, as the plain list has it.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    id: i64,
    cohort: i64,
    day: &'static str,
    elective: bool,
    chosen: Vec<i64>,
    /// Only for this group.
    group: Option<i64>,
    /// Its main room and its branch room, where it has both.
    rooms: Option<[i64; 2]>,
    /// Who was marked what; none: no roll.
    roll: Option<BTreeMap<i64, &'static str>>,
    closed: bool,
    /// The rooms that were called by themselves (the branch room: true), and whether each is closed.
    called: BTreeMap<bool, bool>,
}

#[derive(Debug, Clone, Default)]
struct Model {
    cohorts: Vec<i64>,
    people: Vec<One>,
    blocks: Vec<Block>,
    groups: Vec<(i64, i64)>,
    /// People so far, so that no two bear one name.
    names: usize,
}

impl Model {
    fn expects(&self, block: &Block, one: &One) -> bool {
        one.cohort == block.cohort
            && one.joined.is_none_or(|joined| joined <= block.day)
            && one.left.is_none_or(|left| block.day < left)
            && (!block.elective || block.chosen.contains(&one.id))
            && block.group.is_none_or(|group| one.group == Some(group))
    }
    /// Who stands on a roll: who was marked; before it is taken, or while rooms wait, whoever is expected, too.
    fn on_roll(&self, block: &Block) -> Vec<i64> {
        let waits = block.roll.is_none() || (!block.closed && !block.called.is_empty());
        let marked = |one: &One| block.roll.as_ref().is_some_and(|roll| roll.contains_key(&one.id));
        let on = self.people.iter().filter(|one| marked(one) || (waits && self.expects(block, one)));
        on.map(|one| one.id).collect()
    }
    fn sits(&self, id: i64) -> bool {
        self.people.iter().any(|one| one.id == id && one.branch)
    }
    /// 应到, 实到, 迟到, 早退, 旷课, 事假, 病假, 公假 of everybody and every session that are asked for.
    fn count(&self, of: impl Fn(&Block, &One) -> bool) -> [u32; 8] {
        let mut counted = [0; 8];
        for block in &self.blocks {
            for (trainee, mark) in block.roll.iter().flatten() {
                let one = self.people.iter().find(|one| one.id == *trainee).unwrap();
                if of(block, one) {
                    counted[0] += 1;
                    counted[1] += u32::from(["出勤", "迟到", "早退"].contains(mark));
                    MARKS[1..].iter().zip(&mut counted[2..]).for_each(|(word, n)| *n += u32::from(word == mark));
                }
            }
        }
        counted
    }
}

fn name_of(n: usize) -> String {
    let given = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    format!("王{}{}", given[n / 10 % 10], given[n % 10])
}

/// Does it, both ways. What the office would refuse is left out.
fn carry_out(desk: &Desk, model: &mut Model, past: &mut Vec<Model>, act: &Act) {
    let before = model.clone();
    match act {
        Act::Take { session, exceptions } => {
            let n = session.index(model.blocks.len());
            if !take(desk, model, n, exceptions, None) {
                return;
            }
        }
        Act::TakeRoom { session, branch, exceptions } => {
            let n = session.index(model.blocks.len());
            if model.blocks[n].rooms.is_none() || !take(desk, model, n, exceptions, Some(*branch)) {
                return;
            }
        }
        Act::Clear { session, room } => {
            let n = session.index(before.blocks.len());
            let Some(roll) = model.blocks[n].roll.clone() else { return };
            let room = room.filter(|_| model.blocks[n].rooms.is_some());
            let venue = room.and_then(|branch| model.blocks[n].rooms.map(|rooms| rooms[usize::from(branch)]));
            let (here, rest): (BTreeMap<_, _>, BTreeMap<_, _>) =
                roll.into_iter().partition(|(id, _)| room.is_none_or(|branch| model.sits(*id) == branch));
            if here.is_empty() {
                return;
            }
            desk.ask("clear_roll", json!({ "session": model.blocks[n].id, "room": venue, "reason": "点错了班" }));
            let block = &mut model.blocks[n];
            match room.filter(|_| !rest.is_empty()) {
                None => (block.roll, block.closed, block.called) = (None, false, BTreeMap::new()),
                Some(branch) => {
                    let other_closed = block.closed || block.called.get(&!branch) == Some(&true);
                    block.called = BTreeMap::from([(!branch, other_closed)]);
                    (block.roll, block.closed) = (Some(rest), false);
                }
            }
        }
        Act::Sits { who, branch } => {
            let n = who.index(model.people.len());
            let one = &mut model.people[n];
            if one.branch == *branch {
                return;
            }
            one.branch = *branch;
            let venue = model.blocks.iter().find_map(|block| block.rooms).filter(|_| *branch).map(|rooms| rooms[1]);
            let one = &model.people[n];
            desk.ask("set_branch_seats", json!({ "cohort": one.cohort, "venue": venue, "trainees": [one.id] }));
        }
        Act::ForGroup { session, group } => {
            let n = session.index(model.blocks.len());
            let cohort = model.blocks[n].cohort;
            let ours: Vec<i64> = model.groups.iter().filter(|(of, _)| *of == cohort).map(|(_, group)| *group).collect();
            let group = group.map(|group| ours[group.index(ours.len())]);
            if model.blocks[n].group == group {
                return;
            }
            desk.ask("set_session_groups", json!({ "session": model.blocks[n].id, "groups": Vec::from_iter(group) }));
            model.blocks[n].group = group;
        }
        Act::Enrol { cohort, unit, joined } => {
            let cohort = model.cohorts[cohort.index(model.cohorts.len())];
            let unit = UNITS[unit.index(UNITS.len())];
            let joined = joined.map(|day| DAYS[day.index(DAYS.len())]);
            enrol(desk, model, cohort, unit, joined);
        }
        Act::Leaves { who, day } => {
            let (n, day) = (who.index(model.people.len()), DAYS[day.index(DAYS.len())]);
            let one = &mut model.people[n];
            if one.left.is_some() || one.joined.is_some_and(|joined| day <= joined) {
                return;
            }
            desk.ask("trainee_leaves", json!({ "trainee": one.id, "on": day, "why": "调离" }));
            one.left = Some(day);
        }
        Act::Replace { who, day } => {
            let (n, day) = (who.index(model.people.len()), DAYS[day.index(DAYS.len())]);
            let one = model.people[n].clone();
            if one.left.is_some() || one.joined.is_some_and(|joined| day <= joined) {
                return;
            }
            let name = name_of(model.names);
            model.names += 1;
            let lines = desk.ask("replace_trainee", json!({ "trainee": one.id, "entry": { "name": name }, "on": day }));
            model.people[n].left = Some(day);
            let id = newest(&lines, &name);
            model.people.push(One { id, joined: Some(day), left: None, leave: Vec::new(), branch: false, ..one });
        }
        Act::Choose { session, who } => {
            let n = session.index(model.blocks.len());
            let block = &model.blocks[n];
            let ours: Vec<i64> =
                model.people.iter().filter(|one| one.cohort == block.cohort).map(|one| one.id).collect();
            if !block.elective {
                return;
            }
            let mut chosen: Vec<i64> = who.iter().map(|who| ours[who.index(ours.len())]).collect();
            chosen.sort();
            chosen.dedup();
            if chosen == block.chosen {
                return;
            }
            desk.ask("set_elective_choices", json!({ "session": block.id, "trainees": chosen }));
            model.blocks[n].chosen = chosen;
        }
        Act::Grant { who, day } => {
            let (n, day) = (who.index(model.people.len()), DAYS[day.index(DAYS.len())]);
            let one = &mut model.people[n];
            if one.leave.contains(&day) {
                return;
            }
            let request = json!({
                "trainee": one.id, "kind": "事假", "from": { "day": day }, "to": { "day": day }, "reason": "家事", "granted": "已签齐",
            });
            desk.ask("add_leave", request);
            one.leave.push(day);
            let id = one.id;
            // 补办请假: an absence already noted becomes leave.
            for block in model.blocks.iter_mut().filter(|block| block.day == day) {
                if let Some(mark @ &mut "旷课") = block.roll.as_mut().and_then(|roll| roll.get_mut(&id)) {
                    *mark = "事假";
                }
            }
        }
        Act::Undo => {
            let Some(earlier) = past.pop() else { return };
            desk.ask("undo", json!({}));
            *model = earlier;
            return;
        }
    }
    past.push(before);
}

/// Takes the roll of a session, or of one of its rooms, both ways; whether anything was written.
fn take(desk: &Desk, model: &mut Model, n: usize, exceptions: &[(Index, Index)], room: Option<bool>) -> bool {
    let block = model.blocks[n].clone();
    let on_roll = model.on_roll(&block);
    let called: Vec<i64> =
        on_roll.iter().copied().filter(|id| room.is_none_or(|branch| model.sits(*id) == branch)).collect();
    if called.is_empty() {
        return false;
    }
    // A roll begins with the leave that is granted; a roll taken again with everybody there.
    let begins = |id: &i64| match (&block.roll, model.people.iter().find(|one| one.id == *id)) {
        (Some(roll), _) if roll.contains_key(id) => "出勤",
        (_, Some(one)) if one.leave.contains(&block.day) => "事假",
        _ => "出勤",
    };
    let named: BTreeMap<i64, &str> = exceptions
        .iter()
        .map(|(who, mark)| (called[who.index(called.len())], MARKS[mark.index(MARKS.len())]))
        .collect();
    let mut roll = block.roll.clone().unwrap_or_default();
    roll.extend(called.iter().map(|id| (*id, begins(id))));
    roll.extend(&named);
    let exceptions: Vec<_> = named.iter().map(|(trainee, mark)| json!({ "trainee": trainee, "mark": mark })).collect();
    let mut request = json!({ "session": block.id, "exceptions": exceptions });
    if block.roll.is_some() {
        request["reason"] = "补记".into();
    }
    let mut now = Block { roll: Some(roll.clone()), ..block.clone() };
    match (room, block.rooms) {
        (Some(branch), Some(rooms)) => {
            request["room"] = rooms[usize::from(branch)].into();
            if !block.closed {
                now.called.insert(branch, true);
            }
            let empty = |branch: bool| on_roll.iter().all(|id| model.sits(*id) != branch);
            let done = [false, true].into_iter().all(|it| now.called.get(&it) == Some(&true) || empty(it));
            now.closed = block.closed || (done && on_roll.iter().all(|id| roll.contains_key(id)));
        }
        _ => now.closed = true,
    }
    desk.ask("take_roll", request);
    // Where nothing was written, there is no step to undo.
    let written = now != block;
    model.blocks[n] = now;
    written
}

fn newest(lines: &Value, name: &str) -> i64 {
    lines.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].as_i64().unwrap()
}

fn enrol(desk: &Desk, model: &mut Model, cohort: i64, unit: &'static str, joined: Option<&'static str>) {
    let name = name_of(model.names);
    model.names += 1;
    let lines =
        desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": name, "unit": unit }, "joined": joined }));
    let id = newest(&lines, &name);
    model.people.push(One { id, cohort, unit, joined, left: None, leave: Vec::new(), group: None, branch: false });
}

/// Two classes of three days, two half days each, in two groups; the last session of each is elective, and their mornings
/// are in two rooms.
fn two_classes(desk: &Desk) -> Model {
    let mut model = Model::default();
    for name in ["中青年干部培训班", "科级干部进修班"] {
        let cohort = desk.cohort(name);
        model.cohorts.push(cohort);
        for (n, day) in DAYS.into_iter().enumerate() {
            for (half, (starts, ends)) in [("08:30", "11:30"), ("14:30", "17:30")].into_iter().enumerate() {
                let elective = n == 2 && half == 1;
                let request = json!({
                    "cohort": cohort, "day": day, "starts": starts, "ends": ends, "kind": "讲授",
                    "title": format!("{name}{n}{half}"), "elective": elective,
                    "venue": "报告厅", "rooms": if half == 0 { vec!["201教室"] } else { vec![] },
                });
                let line = desk.ask("plan_session", request)["session"].clone();
                let rooms = line["rooms"][0].as_i64().map(|branch| [line["venue"].as_i64().unwrap(), branch]);
                let (id, chosen, group) = (line["id"].as_i64().unwrap(), Vec::new(), None);
                let (roll, closed, called) = (None, false, BTreeMap::new());
                model.blocks.push(Block { id, cohort, day, elective, chosen, group, rooms, roll, closed, called });
            }
        }
        for unit in UNITS {
            enrol(desk, &mut model, cohort, unit, None);
        }
        let groups = desk.ask("form_groups", json!({ "cohort": cohort, "groups": 2, "seed": 1 }));
        for group in groups["groups"].as_array().unwrap() {
            let id = group["id"].as_i64().unwrap();
            model.groups.push((cohort, id));
            for member in group["members"].as_array().unwrap() {
                model.people.iter_mut().find(|one| member["trainee"] == one.id).unwrap().group = Some(id);
            }
        }
    }
    model
}

/// `[应到, 实到, 迟到 …]` as the figures have it.
fn counted(tally: &Value) -> [u32; 8] {
    ["expected", "came", "late", "left_early", "absent", "private_leave", "sick_leave", "duty_leave"]
        .map(|field| tally[field].as_u64().unwrap() as u32)
}

fn agree(
    desk: &Desk,
    model: &Model,
    request: Value,
    of: impl Fn(&Value, &Block, &One) -> bool,
    within: impl Fn(&Block) -> bool,
) {
    let figures = desk.ask("roll_figures", request.clone());
    let by = request["by"].as_str().unwrap();
    for line in figures["lines"].as_array().unwrap() {
        let key = &line["key"][by];
        let naive = model.count(|block, one| within(block) && of(key, block, one));
        assert_eq!(counted(&line["tally"]), naive, "{request} {line}");
        assert_eq!(line["rate"], json!({ "part": naive[1], "whole": naive[0] }));
        let on_leave = naive[5] + naive[6] + naive[7];
        assert_eq!(line["rate_without_leave"], json!({ "part": naive[1], "whole": naive[0] - on_leave }));
        for (figure, count) in [
            ("应到", naive[0]),
            ("实到", naive[1]),
            ("缺勤", naive[0] - naive[1]),
            ("旷课", naive[4]),
            ("请假", on_leave),
        ] {
            let names = desk.ask("roll_names", json!({ "figures": request, "line": line["key"], "figure": figure }));
            assert_eq!(names["names"].as_array().unwrap().len(), count as usize, "{request} {figure} {line}");
        }
    }
    // No line is missing: together they are everything.
    assert_eq!(counted(&figures["total"]), model.count(|block, _| within(block)), "{request}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn figures_are_what_a_recount_gives(acts in prop::collection::vec(act(), 1..40)) {
        let desk = Desk::new();
        let mut model = two_classes(&desk);
        let mut past = Vec::new();
        for act in &acts {
            carry_out(&desk, &mut model, &mut past, act);
        }
        let unit_names: BTreeMap<i64, String> = desk.ask("units", json!({})).as_array().unwrap().iter()
            .map(|unit| (unit["id"].as_i64().unwrap(), unit["name"].as_str().unwrap().to_owned()))
            .collect();
        for (from, to) in [("2026-01-01", "2026-12-31"), ("2026-03-10", "2026-03-10")] {
            let within = |block: &Block| from <= block.day && block.day <= to;
            let ask = |by: &str| json!({ "by": by, "from": from, "to": to });
            agree(&desk, &model, ask("课次"), |key, block, _| *key == block.id, within);
            agree(&desk, &model, ask("日"), |key, block, _| *key == block.day, within);
            agree(&desk, &model, ask("班次"), |key, block, _| *key == block.cohort, within);
            agree(&desk, &model, ask("单位"), |key, _, one| unit_names[&key.as_i64().unwrap()] == one.unit, within);
            for &cohort in &model.cohorts {
                let within = |block: &Block| block.cohort == cohort && from <= block.day && block.day <= to;
                let ask = json!({ "by": "学员", "cohort": cohort, "from": from, "to": to });
                agree(&desk, &model, ask, |key, _, one| *key == one.id, within);
            }
        }
        // Who waits in which room, and what is closed.
        for block in &model.blocks {
            let roll = desk.ask("roll_call", json!({ "session": block.id }));
            prop_assert_eq!(roll["closed_on"].is_string(), block.closed, "{:?}", block);
            let marked = |id: &i64| block.roll.as_ref().is_some_and(|roll| roll.contains_key(id));
            let waiting = |branch: bool| {
                model.on_roll(block).iter().filter(|id| !marked(id) && model.sits(**id) == branch).count()
            };
            let said: Vec<_> = roll["rooms"].as_array().unwrap().iter().map(|room| room["waiting"].as_u64().unwrap() as usize).collect();
            let naive = if block.rooms.is_some() { vec![waiting(false), waiting(true)] } else { vec![] };
            prop_assert_eq!(said, naive, "{:?}", block);
        }
        // Marks against leave: said wherever they do not agree, and nowhere else.
        for &cohort in &model.cohorts {
            let figures = desk.ask("roll_figures", json!({ "by": "日", "cohort": cohort }));
            let said: Vec<(i64, i64)> = figures["contradictions"].as_array().unwrap().iter()
                .map(|it| (it["session"].as_i64().unwrap(), it["trainee"].as_i64().unwrap())).collect();
            let mut naive = Vec::new();
            // A class without any leave in the register keeps it on paper: nothing is held against that.
            let kept = model.people.iter().any(|one| one.cohort == cohort && !one.leave.is_empty());
            for block in model.blocks.iter().filter(|block| kept && block.cohort == cohort) {
                for (trainee, mark) in block.roll.iter().flatten() {
                    let one = model.people.iter().find(|one| one.id == *trainee).unwrap();
                    let on_leave = one.leave.contains(&block.day);
                    if (*mark == "事假") != on_leave || ["病假", "公假"].contains(mark) {
                        naive.push((block.id, *trainee));
                    }
                }
            }
            let sorted = |mut all: Vec<(i64, i64)>| { all.sort(); all };
            prop_assert_eq!(sorted(said), sorted(naive));
        }
    }
}
