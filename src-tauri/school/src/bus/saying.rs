//! What is wrong with the buses of a day, a sentence each: who is missing at which stop first.

use std::cmp::Ordering;

use super::BusPlan;

/// Who is missing where, which bus is too full or has nobody to lead it, who has no seat.
pub(super) fn said(plan: &BusPlan) -> Vec<String> {
    let mut said = Vec::new();
    for (at, stop) in plan.stops.iter().enumerate() {
        for bus in &plan.buses {
            let (Some(counted), people) = (bus.counts[at], bus.people.len() as u32) else { continue };
            let note = if bus.notes[at].is_empty() { String::new() } else { format!("（{}）", bus.notes[at]) };
            let differs = match counted.cmp(&people) {
                Ordering::Less => format!("少{}人", people - counted),
                Ordering::Greater => format!("多{}人", counted - people),
                Ordering::Equal => continue,
            };
            said.push(format!("{stop}：{}应有{people}人，清点{counted}人，{differs}{note}", bus.title));
        }
    }
    for bus in &plan.buses {
        let people = bus.people.len() as u32;
        if 0 < bus.bus.seats && bus.bus.seats < people {
            said.push(format!("{}有{}个座位，坐了{people}人", bus.title, bus.bus.seats));
        }
        if people > 0 && bus.leader_name.is_empty() {
            said.push(format!("{}还没有车长", bus.title));
        }
        for rider in bus.people.iter().filter(|it| !it.trouble.is_empty()) {
            said.push(format!("{}：{}{}", bus.title, rider.name, rider.trouble));
        }
    }
    if !plan.buses.is_empty() && !plan.without.is_empty() {
        let names: Vec<&str> = plan.without.iter().take(5).map(|it| it.name.as_str()).collect();
        let more = if names.len() < plan.without.len() { "等" } else { "" };
        said.push(format!("{}人还没有上车：{}{more}", plan.without.len(), names.join("、")));
    }
    said
}
