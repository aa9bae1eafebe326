//! 应到: whom a session expects. On the roster that day, in one of the session's groups, among those who chose it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules;
use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    group::{GroupId, StudyGroup},
    hanzi::pinyin,
    person::IdNumber,
    refusal,
    timetable::{OfSession, Session, SessionId, SessionLine, quoted, session},
    trainee::{Trainee, TraineeId},
    unit::UnitId,
    venue::{Venue, VenueId},
};

/// Somebody of the roster, as far as a roll needs it.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub trainee: TraineeId,
    pub number: u32,
    pub name: String,
    pub unit: String,
    pub id_number: Option<IdNumber>,
    pub joined: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub study_group: Option<GroupId>,
    pub group: Option<u32>,
    pub branch: Option<VenueId>,
}

impl Seat {
    pub fn initials(&self) -> String {
        pinyin::initials(&self.name)
    }
}

/// What decides whom a session expects, beside the roster.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calling {
    pub day: NaiveDate,
    /// Only these groups; empty: the whole class.
    pub groups: Vec<GroupId>,
    /// Only those who chose it; none: it is not elective.
    pub chosen: Option<HashSet<TraineeId>>,
}

/// The roster of a class by 序号, those who have left included.
pub(crate) fn roster(tx: &Read, cohort: CohortId) -> Answer<Vec<Seat>> {
    tx.rows(include_str!("roster.sql"), [cohort], |row| {
        Ok(Seat {
            trainee: row.get("trainee")?,
            number: row.get("number")?,
            name: row.get("name")?,
            unit: row.get("unit")?,
            id_number: row.get("id_number")?,
            joined: row.get("joined")?,
            left_on: row.get("left_on")?,
            study_group: row.get("study_group")?,
            group: row.get("group_number")?,
            branch: row.get("branch")?,
        })
    })
}

/// What decides whom the sessions of a class expect.
pub(crate) fn callings(tx: &Read, cohort: CohortId) -> Answer<HashMap<SessionId, Calling>> {
    let mut callings: HashMap<SessionId, Calling> = tx
        .rows("select id, day, elective from session where cohort = ?1", [cohort], |row| {
            let chosen = row.get::<_, bool>("elective")?.then(HashSet::new);
            Ok((row.get("id")?, Calling { day: row.get("day")?, groups: Vec::new(), chosen }))
        })?
        .into_iter()
        .collect();
    let groups = tx.rows(
        "select session, study_group from session join session_group on session_group.session = session.id
         where session.cohort = ?1 order by session_group.id",
        [cohort],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (session, group) in groups {
        callings.entry(session).and_modify(|it| it.groups.push(group));
    }
    let choices = tx.rows(
        "select session, trainee from session join elective_choice on elective_choice.session = session.id
         where session.cohort = ?1 and session.elective = 1",
        [cohort],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (session, trainee) in choices {
        callings.entry(session).and_modify(|it| {
            it.chosen.get_or_insert_default().insert(trainee);
        });
    }
    Ok(callings)
}

/// Who is expected in a session of which no roll is taken, by 序号.
pub fn of_session(tx: &Read, it: &Session) -> Answer<Vec<TraineeId>> {
    let calling = callings(tx, it.cohort)?.remove(&it.id).unwrap_or_default();
    let roster = roster(tx, it.cohort)?;
    Ok(roster.iter().filter(|seat| rules::expects(&calling, seat)).map(|seat| seat.trainee).collect())
}

/// Who signs for some sessions of a class: expected in one of them at least; of a room, who sits there in one of them.
pub fn signers(
    tx: &Read,
    cohort: CohortId,
    sessions: &[SessionLine],
    in_room: Option<VenueId>,
) -> Answer<HashSet<TraineeId>> {
    let callings = callings(tx, cohort)?;
    let signs = |seat: &&Seat| {
        sessions.iter().any(|session| {
            let expected = callings.get(&session.id).is_some_and(|calling| rules::expects(calling, seat));
            expected && (in_room.is_none() || room(session, seat) == in_room)
        })
    };
    Ok(roster(tx, cohort)?.iter().filter(signs).map(|seat| seat.trainee).collect())
}

/// In which room of a session somebody sits: their branch room where the session has it, else the main room.
pub(crate) fn room(session: &SessionLine, seat: &Seat) -> Option<VenueId> {
    seat.branch.filter(|branch| session.rooms.contains(branch)).or(session.venue)
}

// ---------------------------------------------------------------------------------------------- who it is for

/// Whom a session is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SessionPeople {
    /// The session.
    pub session: SessionId,
    /// Only these groups; empty: the whole class.
    pub groups: Vec<GroupId>,
    /// It is elective: only those who chose it.
    pub elective: bool,
    /// Who chose it.
    pub chosen: Vec<TraineeId>,
    /// Who is expected by the roster, the groups and the choices as they stand now, by 序号.
    pub expected: Vec<TraineeId>,
}

/// The groups a session is for.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetSessionGroups {
    /// Which session.
    pub session: SessionId,
    /// All groups it is for; empty: the whole class.
    pub groups: Vec<GroupId>,
}

/// Who chose an elective session.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetElectiveChoices {
    /// Which session.
    pub session: SessionId,
    /// Everybody who chose it.
    pub trainees: Vec<TraineeId>,
}

/// Whom a session is for.
pub fn people(tx: &Read, it: OfSession) -> Answer<SessionPeople> {
    let session = Session::get(tx, it.session)?;
    let calling = callings(tx, session.cohort)?.remove(&session.id).unwrap_or_default();
    let roster = roster(tx, session.cohort)?;
    let chosen = |seat: &&Seat| calling.chosen.as_ref().is_some_and(|chosen| chosen.contains(&seat.trainee));
    let ids = |seat: &Seat| seat.trainee;
    Ok(SessionPeople {
        session: session.id,
        elective: session.elective,
        chosen: roster.iter().filter(chosen).map(ids).collect(),
        expected: roster.iter().filter(|seat| rules::expects(&calling, seat)).map(ids).collect(),
        groups: calling.groups,
    })
}

/// Says for which groups a session is. A roll already taken keeps its people.
pub fn set_groups(tx: &Change, it: SetSessionGroups) -> Answer<SessionPeople> {
    let line = session(tx, it.session)?;
    let mut words = Vec::new();
    for &group in &it.groups {
        let group = StudyGroup::get(tx, group)?;
        if group.cohort != line.cohort {
            return Err(refusal::of_another_class("groups", &group.title()));
        }
        words.push(group.title());
    }
    tx.run(
        "delete from session_group where session = ?1 and study_group not in (select value from json_each(?2))",
        (it.session, serde_json::to_string(&it.groups)?),
    )?;
    for group in &it.groups {
        tx.run(
            "insert into session_group (session, study_group) values (?1, ?2) on conflict do nothing",
            (it.session, group),
        )?;
    }
    let whom = if words.is_empty() { "全班".into() } else { words.join("、") };
    tx.say(format!("{}由{whom}参加{}", quoted(&line.title, line.kind), keeps_its_people(&line)))?;
    people(tx, OfSession { session: it.session })
}

/// Says who chose an elective session. A roll already taken keeps its people.
pub fn set_choices(tx: &Change, it: SetElectiveChoices) -> Answer<SessionPeople> {
    let line = session(tx, it.session)?;
    if !line.elective {
        return Err(refusal::is_not_elective(&quoted(&line.title, line.kind)));
    }
    of_the_class(tx, line.cohort, &it.trainees)?;
    tx.run(
        "delete from elective_choice where session = ?1 and trainee not in (select value from json_each(?2))",
        (it.session, serde_json::to_string(&it.trainees)?),
    )?;
    for trainee in &it.trainees {
        tx.run(
            "insert into elective_choice (session, trainee) values (?1, ?2) on conflict do nothing",
            (it.session, trainee),
        )?;
    }
    let now = people(tx, OfSession { session: it.session })?;
    tx.say(format!("{}选课{}人{}", quoted(&line.title, line.kind), now.chosen.len(), keeps_its_people(&line)))?;
    Ok(now)
}

fn keeps_its_people(line: &SessionLine) -> &'static str {
    if line.roll_taken { "；已点的名不变" } else { "" }
}

/// Refuses trainees of other classes.
fn of_the_class(tx: &Read, cohort: CohortId, trainees: &[TraineeId]) -> Answer<()> {
    for &trainee in trainees {
        if Trainee::get(tx, trainee)?.cohort != cohort {
            return Err(refusal::of_another_class("trainees", &crate::trainee::name_of(tx, trainee)?));
        }
    }
    Ok(())
}

// ---------------------------------------------------------------------------------------------- branch rooms

/// Who sits in a branch room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct BranchSeat {
    /// Who.
    pub trainee: TraineeId,
    /// In which branch room, whenever a session has it.
    pub venue: VenueId,
    /// Its name.
    pub venue_name: String,
}

/// Who is to sit in a branch room: people, whole units, whole groups.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetBranchSeats {
    /// Of which class.
    pub cohort: CohortId,
    /// In which branch room; none: back in the main room.
    pub venue: Option<VenueId>,
    /// These people …
    #[serde(default)]
    pub trainees: Vec<TraineeId>,
    /// … and everybody of these units …
    #[serde(default)]
    pub units: Vec<UnitId>,
    /// … and of these groups.
    #[serde(default)]
    pub groups: Vec<GroupId>,
}

/// Who of a class sits in a branch room, by room and 序号; everybody else sits in the main room.
pub fn branch_seats(tx: &Read, it: OfCohort) -> Answer<Vec<BranchSeat>> {
    tx.rows(
        "select branch_seat.trainee, branch_seat.venue, venue.name
         from trainee join branch_seat on branch_seat.trainee = trainee.id join venue on venue.id = branch_seat.venue
         where trainee.cohort = ?1 order by venue.name, trainee.number, trainee.id",
        [it.cohort],
        |row| Ok(BranchSeat { trainee: row.get(0)?, venue: row.get(1)?, venue_name: row.get(2)? }),
    )
}

/// Seats people in a branch room, or back in the main room.
pub fn set_branch_seats(tx: &Change, it: SetBranchSeats) -> Answer<Vec<BranchSeat>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    of_the_class(tx, it.cohort, &it.trainees)?;
    let seated: Vec<TraineeId> = tx.rows(
        "select id from trainee
         where cohort = ?1 and (id in (select value from json_each(?2)) or unit in (select value from json_each(?3))
                                or study_group in (select value from json_each(?4)))
         order by number, id",
        (
            it.cohort,
            serde_json::to_string(&it.trainees)?,
            serde_json::to_string(&it.units)?,
            serde_json::to_string(&it.groups)?,
        ),
        |row| row.get(0),
    )?;
    let place = it.venue.map(|venue| Venue::get(tx, venue)).transpose()?;
    for trainee in &seated {
        match &place {
            Some(venue) => tx.run(
                "insert into branch_seat (trainee, venue) values (?1, ?2)
                 on conflict (trainee) do update set venue = excluded.venue where venue <> excluded.venue",
                (trainee, venue.id),
            )?,
            None => tx.run("delete from branch_seat where trainee = ?1", [trainee])?,
        };
    }
    let place = place.map_or_else(|| "主会场".to_owned(), |venue| venue.name);
    tx.say(format!("「{}」{}人坐{place}", cohort.title(), seated.len()))?;
    branch_seats(tx, OfCohort { cohort: it.cohort })
}
