//! Of the made-up school's classes: places per unit, whom they are for, groups, who holds what.

use school::{
    Answer, Change,
    cohort::{Cohort, OfCohort},
    enrolment::{self, Eligibility},
    group::{self, FormGroups},
    quota::{self, SetQuotas, UnitPlaces},
    trainee::{self, TraineeId, frozen, role},
    unit,
};

/// What senders write instead of a unit's name.
const ALIASES: &[(&str, &str)] = &[
    ("县人力资源和社会保障局", "县人社局"),
    ("县卫生健康局", "县卫健局"),
    ("县发展和改革局", "县发改局"),
    ("县住房和城乡建设局", "县住建局"),
    ("县纪委监委", "县纪委"),
];

/// Who holds what in the running class, by 序号.
const ROLES: &[(usize, &str)] = &[
    (1, "班长、支部书记"),
    (7, "副班长"),
    (12, "学习委员"),
    (18, "支部组织委员"),
    (23, "纪律委员、支部纪检委员"),
    (30, "生活委员"),
];

/// Other names of units.
pub(super) fn aliases(tx: &Change) -> Answer<()> {
    for (name, alias) in ALIASES {
        if let Some(unit) = unit::named(tx, name)? {
            unit::learn(tx, alias, unit)?;
        }
    }
    Ok(())
}

/// Places as many as came, and `missing` more for every fifth unit, so that somebody is still to be reminded.
pub(super) fn places(tx: &Change, cohort: &Cohort, missing: u32) -> Answer<()> {
    let sent = tx.rows(
        "select unit, count(*) from trainee join unit on unit.id = trainee.unit
         where cohort = ?1 group by unit order by unit.standard_order",
        [cohort.id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let line = |(i, (unit, came)): (usize, (unit::UnitId, u32))| UnitPlaces {
        unit,
        places: came + if i % 5 == 2 { missing } else { 0 },
        weight: 1,
        note: String::new(),
    };
    quota::set(tx, SetQuotas { cohort: cohort.id, lines: sent.into_iter().enumerate().map(line).collect() }).map(drop)
}

/// A class for younger cadres who were in none these two years.
pub(super) fn for_younger(tx: &Change, cohort: &Cohort) -> Answer<()> {
    let eligibility = Eligibility {
        cohort: cohort.id,
        youngest: None,
        oldest: Some(50),
        lowest: String::new(),
        highest: "乡科级正职".into(),
        tags: String::new(),
        years: 2,
        same_name: false,
    };
    enrolment::set_eligibility(tx, eligibility).map(drop)
}

/// Four groups, who leads them, who is in the 班委会 and the 临时党支部; the roster is settled on the first day.
pub(super) fn organised(tx: &Change, cohort: &Cohort) -> Answer<()> {
    group::form(tx, FormGroups { cohort: cohort.id, groups: 4, seed: None })?;
    let lines = trainee::all(tx, OfCohort { cohort: cohort.id })?;
    for (number, role) in ROLES {
        let Some(line) = lines.get(number - 1) else { continue };
        give(tx, line.id, &line.role, role)?;
    }
    frozen::freeze(tx, frozen::FreezeRoster { cohort: cohort.id, on: Some(cohort.starts) }).map(drop)
}

fn give(tx: &Change, trainee: TraineeId, holds: &str, role: &str) -> Answer<()> {
    let role = if holds.is_empty() { role.to_string() } else { format!("{role}、{holds}") };
    role::set(tx, role::SetRole { trainee, role }).map(drop)
}
