//! Who sits on which bus: shared out by group or unit, moved by hand, as on another day.

use super::{
    Bus, BusDay, BusPlan, CopyBuses, MoveToBus, NewBus, NewBusSeat, ShareOutBuses, Together, all_of, of, rules,
    seats_of, title, trip::Trip,
};
use crate::{
    Answer, Change,
    calendar::month_day,
    cohort::Cohort,
    refusal,
    trainee::{self, Trainee, TraineeId, TraineeLine, role},
};

/// Seats everybody who goes along anew: groups or units together as far as the seats allow, a 车长 on every bus.
pub fn share_out(tx: &Change, it: ShareOutBuses) -> Answer<BusPlan> {
    let day = BusDay { cohort: it.cohort, day: it.day };
    let trip = Trip::of(tx, &day)?;
    let buses = all_of(tx, &day)?;
    if buses.is_empty() {
        return Err(refusal::no_buses(&month_day(it.day)));
    }
    let going: Vec<&TraineeLine> =
        trip.lines.iter().filter(|line| trip.goes(line) && trip.trouble(line).is_empty()).collect();
    let blocks = blocks(&going, it.by);
    let sizes: Vec<usize> = blocks.iter().map(Vec::len).collect();
    let seats: Vec<Option<u32>> = buses.iter().map(|bus| (bus.seats > 0).then_some(bus.seats)).collect();
    let shared = match it.by {
        Together::Number => rules::in_order(sizes.len(), &seats),
        Together::Group | Together::Unit => rules::share(&sizes, &seats),
    };
    tx.run(
        "delete from bus_seat where bus in (select id from bus where cohort = ?1 and day = ?2)",
        (it.cohort, it.day),
    )?;
    let mut seated = 0;
    for (at, bus) in buses.into_iter().enumerate() {
        let mut here: Vec<&TraineeLine> = Vec::new();
        for (block, buses) in blocks.iter().zip(&shared) {
            here.extend(block.iter().zip(buses).filter(|(_, on)| **on == Some(at)).map(|(line, _)| *line));
        }
        let new: Vec<NewBusSeat> = here.iter().map(|line| NewBusSeat { bus: bus.id, trainee: line.id }).collect();
        NewBusSeat::insert_all(tx, &new)?;
        seated += here.len();
        let stays = bus.leader.filter(|leader| here.iter().any(|line| line.id == *leader));
        let leader = stays.or_else(|| leader_of(&here));
        if leader != bus.leader {
            Bus { leader, ..bus }.save(tx)?;
        }
    }
    let short =
        if seated < going.len() { format!("，{}人没有座位", going.len() - seated) } else { String::new() };
    tx.say(format!("{}{}乘车，{seated}人上车{short}", month_day(it.day), it.by))?;
    of(tx, day)
}

/// Who sits together; one by one where it goes by 序号.
fn blocks<'a>(going: &[&'a TraineeLine], by: Together) -> Vec<Vec<&'a TraineeLine>> {
    let word = |line: &TraineeLine| match by {
        Together::Group => line.group.map(|number| format!("{number:03}")).unwrap_or_default(),
        Together::Unit => line.unit.clone(),
        Together::Number => String::new(),
    };
    let mut blocks: Vec<(String, Vec<&TraineeLine>)> = Vec::new();
    for line in going {
        let word = word(line);
        // Who is in no group, or of no unit, belongs to nobody.
        match blocks.iter_mut().find(|(it, _)| !word.is_empty() && *it == word) {
            Some((_, block)) => block.push(line),
            None => blocks.push((word, vec![line])),
        }
    }
    if by == Together::Group {
        blocks.sort_by(|a, b| (a.0.is_empty(), &a.0).cmp(&(b.0.is_empty(), &b.0)));
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// Who holds an office in the class, or stands first.
fn leader_of(here: &[&TraineeLine]) -> Option<TraineeId> {
    here.iter().min_by_key(|line| (role::of(&line.role).is_empty(), line.number)).map(|line| line.id)
}

/// Puts people on a bus, or off theirs. A 车长 who leaves their bus leads it no more.
pub fn move_to(tx: &Change, it: MoveToBus) -> Answer<BusPlan> {
    let Some(first) = it.trainees.first() else { return Err(refusal::nobody_to_move()) };
    let cohort = Trainee::get(tx, *first)?.cohort;
    let day = BusDay { cohort, day: it.day };
    let to = it.bus.map(|bus| Bus::get(tx, bus)).transpose()?;
    if to.as_ref().is_some_and(|bus| (bus.cohort, bus.day) != (cohort, it.day)) {
        return Err(refusal::bus_of_another_day());
    }
    let seats = seats_of(tx, &day)?;
    let mut names = Vec::new();
    for trainee in &it.trainees {
        let name = trainee::name_of(tx, *trainee)?;
        if Trainee::get(tx, *trainee)?.cohort != cohort {
            return Err(refusal::not_of_the_class(&name, &Cohort::get(tx, cohort)?.title()));
        }
        let was = seats.get(trainee).copied();
        if was == it.bus {
            continue;
        }
        if let Some(was) = was {
            tx.run("delete from bus_seat where bus = ?1 and trainee = ?2", (was, trainee))?;
            tx.run("update bus set leader = null where id = ?1 and leader = ?2", (was, trainee))?;
        }
        if let Some(bus) = it.bus {
            NewBusSeat { bus, trainee: *trainee }.insert(tx)?;
        }
        names.push(name);
    }
    if !names.is_empty() {
        let where_to = to.map_or_else(|| "下车".into(), |bus| format!("坐{}", title(bus.number)));
        tx.say(format!("{}{}{where_to}", month_day(it.day), names.join("、")))?;
    }
    of(tx, day)
}

/// Has the buses of another day once more, with who sits on them as far as they go along.
pub fn copy(tx: &Change, it: CopyBuses) -> Answer<BusPlan> {
    let (from, day) = (BusDay { cohort: it.cohort, day: it.from }, BusDay { cohort: it.cohort, day: it.day });
    if !all_of(tx, &day)?.is_empty() {
        return Err(refusal::has_buses(&month_day(it.day)));
    }
    let buses = all_of(tx, &from)?;
    if buses.is_empty() {
        return Err(refusal::no_buses(&month_day(it.from)));
    }
    let (seats, trip) = (seats_of(tx, &from)?, Trip::of(tx, &day)?);
    for bus in buses {
        let goes = |line: &&TraineeLine| {
            seats.get(&line.id) == Some(&bus.id) && trip.goes(line) && trip.trouble(line).is_empty()
        };
        let here: Vec<TraineeId> = trip.lines.iter().filter(goes).map(|line| line.id).collect();
        let new = NewBus {
            cohort: it.cohort,
            day: it.day,
            number: bus.number,
            leader: bus.leader.filter(|leader| here.contains(leader)),
            plate: bus.plate,
            driver: bus.driver,
            phone: bus.phone,
            seats: bus.seats,
        };
        let id = new.insert(tx)?;
        let seats: Vec<NewBusSeat> = here.into_iter().map(|trainee| NewBusSeat { bus: id, trainee }).collect();
        NewBusSeat::insert_all(tx, &seats)?;
    }
    tx.say(format!("{}照{}乘车", month_day(it.day), month_day(it.from)))?;
    of(tx, day)
}
