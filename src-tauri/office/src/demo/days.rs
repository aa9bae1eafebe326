//! What happens on the days of the running class: who is on duty, who spoke, which bus takes whom.

use school::{
    Answer, Change,
    bus::{self, AddBuses, CountHeads, ShareOutBuses, Together},
    cohort::{Cohort, OfCohort},
    duty::{self, DutyDays, DutyRole, ShareOutDuty},
    speech::{self, AddSpeech, CallBy, CallScope, CallToSpeak},
    timetable, trainee,
};

const SPEECHES: &[(&str, u32, &str)] = &[
    ("乡镇工作中的群众路线", 6, "有调查、有数据，讲得实在（石海涛）"),
    ("一件信访积案是怎样化解的", 8, ""),
    ("产业到户的三点体会", 5, "紧扣本地实际（石海涛）"),
];

/// A rotation, three speeches in the first session, and two buses for every day away.
pub(super) fn filled(tx: &Change, cohort: &Cohort) -> Answer<()> {
    let role = |role: &str, people| DutyRole { role: role.into(), people };
    let roles = vec![role("值日", 2), role("主持", 1)];
    let wanted = ShareOutDuty { cohort: cohort.id, roles, days: DutyDays::Taught, from: None, to: None, seed: None };
    duty::share_out(tx, wanted)?;

    let roster = trainee::all(tx, OfCohort { cohort: cohort.id })?;
    if let Some(first) = timetable::sessions(tx, cohort.id)?.first() {
        for ((topic, minutes, remark), line) in SPEECHES.iter().zip(roster.iter().step_by(13)) {
            let (topic, remark) = ((*topic).into(), (*remark).into());
            speech::add(tx, AddSpeech { session: first.id, trainee: line.id, topic, minutes: *minutes, remark })?;
        }
        // One more, called on the spot.
        let (by, scope) = (CallBy::Anybody, CallScope::Session);
        let choose = roster.get(7).map(|line| line.id);
        speech::call(tx, CallToSpeak { session: first.id, by, scope, only: None, choose })?;
    }

    for day in bus::days(tx, OfCohort { cohort: cohort.id })? {
        bus::add(tx, AddBuses { cohort: cohort.id, day: day.day, buses: 2, seats: 35 })?;
        let plan = bus::share_out(tx, ShareOutBuses { cohort: cohort.id, day: day.day, by: Together::Group })?;
        if day.day < tx.today() {
            for line in plan.buses {
                let counted = u32::try_from(line.people.len()).ok();
                bus::count(
                    tx,
                    CountHeads { bus: line.bus.id, stop: plan.stops[0].clone(), counted, note: String::new() },
                )?;
            }
        }
    }
    Ok(())
}
