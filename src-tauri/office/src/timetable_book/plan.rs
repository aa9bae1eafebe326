//! From the sessions of a file to what is done on the timetable: which is which, what changes, what is in the way.

mod file;
mod matching;
mod writing;

use std::collections::HashSet;

use school::{
    Answer, Hours, Read,
    calendar::{Clock, HalfDay, month_day, weekday},
    cohort::Cohort,
    lecturer::LecturerId,
    person::tables::compact,
    setting::{self, HalfDays},
    timetable::{self, Clash, Kind, SessionId, SessionLine, Severity, WouldClash, in_marks, quoted},
    venue::VenueId,
};

use super::{
    Opened, SessionFate, SessionSeen, TimetableDoubt, content,
    register::{self, Register, Room, Where, Who},
    sheet::{Entry, Found},
};

/// What a file says, compared with the timetable.
pub(super) struct Steps {
    pub cohort: Cohort,
    pub doubts: Vec<TimetableDoubt>,
    pub beyond: Vec<String>,
    steps: Vec<Step>,
    /// Sessions the file does not have, with whether they stay.
    left: Vec<(SessionLine, SessionFate)>,
}

/// A session of the file.
struct Step {
    cell: String,
    before: Option<SessionLine>,
    is: Session,
    changes: Vec<String>,
    fate: SessionFate,
    clashes: Vec<String>,
}

/// A session as it will be.
#[derive(Debug, Clone)]
struct Session {
    day: chrono::NaiveDate,
    starts: Clock,
    ends: Clock,
    kind: Kind,
    title: String,
    topic: bool,
    /// The register does not have it.
    new_topic: bool,
    lecturer: Option<Who>,
    place: Where,
    /// None: by the length of the block.
    hours: Option<Hours>,
    elective: bool,
    moderator: String,
    note: String,
}

pub(super) fn of(tx: &Read, it: &Opened) -> Answer<Steps> {
    let register = register::of(tx)?;
    let (cohort, other) = file::class_of(tx, it)?;
    let mut found = Found::new(&register, (cohort.starts, cohort.ends));
    if let Some((cell, title)) = other {
        let why = format!("文件的标题是「{title}」，您选的是「{}」。请核对是不是这个班的课程表。", cohort.title());
        found.doubt(&cell, &title, why);
    }
    file::read(&it.workbook, &mut found)?;
    let stood = timetable::sessions(tx, cohort.id)?;
    let entries = std::mem::take(&mut found.entries);
    let names: Vec<String> = entries.iter().map(|entry| name_of(&register, entry)).collect();
    let pairs = matching::pairs(&entries, &names, &stood);
    let halves: HalfDays = setting::of(tx)?;
    let mut steps = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let before = pairs[n].map(|at| &stood[at]);
        let crowded = entry.time.is_none() && entries.iter().filter(|it| shares_half(it, entry)).count() > 1;
        let Some((starts, ends)) = times(entry, before, crowded, &halves, &mut found) else {
            found.unsure.insert(entry.day);
            continue;
        };
        steps.push(step(&register, entry, before, (starts, ends), &mut found));
    }
    let met: HashSet<SessionId> = steps.iter().filter_map(|step| Some(step.before.as_ref()?.id)).collect();
    let mut beyond = Vec::new();
    let left = left(&stood, &met, &entries, &found, &mut beyond);
    let mut plan = Steps { cohort, doubts: found.doubts, beyond, steps, left };
    plan.steps.sort_by_key(|step| (step.is.day, step.is.starts));
    plan.find_clashes(tx, &stood)?;
    Ok(plan)
}

/// The lecturer's name, as far as it can be told.
fn name_of(register: &Register, entry: &Entry) -> String {
    let said = entry.lecturer.as_ref().map(|it| register.who(&it.text, entry.post.as_deref()));
    match said {
        Some(Ok(Some(Who::Known(_, name) | Who::New(name, _)))) => name,
        _ => String::new(),
    }
}

fn shares_half(one: &Entry, other: &Entry) -> bool {
    one.day == other.day && one.half == other.half && one.time.is_none()
}

/// From when to when; a doubt where the file does not say it and nothing else does.
fn times(
    entry: &Entry,
    before: Option<&SessionLine>,
    crowded: bool,
    halves: &HalfDays,
    found: &mut Found,
) -> Option<(Clock, Clock)> {
    let block = |half: HalfDay| match half {
        HalfDay::Morning => halves.morning,
        HalfDay::Afternoon => halves.afternoon,
        HalfDay::Evening => halves.evening,
    };
    let length = before.map(|line| line.ends.minutes() - line.starts.minutes());
    let stays = before.filter(|line| line.day == entry.day && entry.half.is_none_or(|half| half == line.half_day));
    let said = match (entry.time, entry.half) {
        (Some((from, Some(to))), _) => Some((from, to)),
        (Some((from, None)), _) => {
            let until = length.map(|length| from.minutes() + length);
            until.and_then(|until| Some((from, Clock::new(until / 60, until % 60)?)))
        }
        (None, _) if stays.is_some() => stays.map(|line| (line.starts, line.ends)),
        (None, Some(half)) if !crowded => Some((block(half).starts, block(entry.until.unwrap_or(half)).ends)),
        (None, _) => None,
    };
    match said {
        Some((from, to)) if from < to => return Some((from, to)),
        Some(_) => found.doubt(&entry.cell, &entry.read, "结束时间不晚于开始时间，没有采用。请改正时间。"),
        None if crowded => {
            found.doubt(
                &entry.cell,
                &entry.read,
                "同一个半天有几个课次，没有写各自的时间，没有采用。请写上 8:30-10:00 这样的时间。",
            );
        }
        None => found.doubt(&entry.cell, &entry.read, "没有写从几点到几点，没有采用。请写上 8:30-10:00 这样的时间。"),
    }
    None
}

/// What every class of a 合班 has of its own; all else is changed in all of them.
const OF_EACH_CLASS: [&str; 3] = ["学时", "选修", "备注"];

/// What a session of the file becomes.
fn step(
    register: &Register,
    entry: &Entry,
    before: Option<&SessionLine>,
    (starts, ends): (Clock, Clock),
    found: &mut Found,
) -> Step {
    let mut changes = Vec::new();
    let mut touches_all = false;
    let mut changed = |what: &str, was: &str, is: &str| {
        let blank = |text: &str| if text.is_empty() { "（空）".to_owned() } else { text.to_owned() };
        changes.push(format!("{what}：{} → {}", blank(was), blank(is)));
        touches_all |= !OF_EACH_CLASS.contains(&what);
    };
    let moved = before.is_some_and(|line| (line.day, line.starts, line.ends) != (entry.day, starts, ends));
    if let Some(line) = before.filter(|_| moved) {
        changed("时间", &when(line.day, line.starts, line.ends), &when(entry.day, starts, ends));
    }
    let same_title = before.filter(|line| matching::key(&line.title) == matching::key(&entry.title));
    let registered = register.topic(&entry.title).is_some();
    let kind = match (entry.kind, before) {
        (Some(kind), _) => kind,
        (None, Some(line)) if same_title.is_some() || entry.quoted => line.kind,
        _ => content::kind_by_title(&entry.title, entry.quoted || registered),
    };
    let title = same_title.map_or_else(|| entry.title.clone(), |line| line.title.clone());
    if let Some(line) = before {
        if same_title.is_none() {
            changed("内容", &line.title, &title);
        }
        if kind != line.kind {
            changed("形式", line.kind.word(), kind.word());
        }
    }
    let stood = before.and_then(|line| Some(Who::Known(line.lecturer?, line.lecturer_name.clone())));
    let lecturer = match &entry.lecturer {
        None => stood,
        Some(written) => match register.who(&written.text, entry.post.as_deref()) {
            Ok(who) => who,
            // Two of that name: the one who gives it is meant.
            Err(_) if before.is_some_and(|line| says_name(&written.text, &line.lecturer_name)) => stood,
            Err(why) => {
                let kept =
                    before.map_or("授课人暂空".to_owned(), |line| format!("授课人仍是「{}」", line.lecturer_name));
                found.doubt(&written.cell, &written.text, format!("{why}，{kept}。"));
                stood
            }
        },
    };
    if let Some(line) = before {
        let same = match &lecturer {
            Some(Who::Known(id, _)) => line.lecturer == Some(*id),
            Some(Who::New(..)) => false,
            None => line.lecturer.is_none(),
        };
        if !same {
            changed("授课人", &line.lecturer_name, lecturer.as_ref().map_or("", Who::name));
        }
    }
    let stood = before.map(Where::of).unwrap_or_default();
    let place = match &entry.place {
        Some(written) if before.is_none_or(|line| compact(&line.place) != compact(&written.text)) => {
            register.place(&written.text)
        }
        _ => stood.clone(),
    };
    if let (Some(line), Some(written)) = (before, &entry.place)
        && place != stood
    {
        changed("地点", &line.place, written.text.trim());
    }
    // 学时 follow the block where they did before.
    let followed = before.is_none_or(|line| line.hours == Hours::of_block(line.starts, line.ends));
    let hours = match (entry.hours, before) {
        (Some(hours), _) => Some(hours),
        (None, Some(line)) if !followed || !moved => Some(line.hours),
        _ => None,
    };
    let text = |is: &Option<String>, was: Option<&String>| is.clone().or(was.cloned()).unwrap_or_default();
    let moderator = text(&entry.moderator, before.map(|line| &line.moderator));
    let note = text(&entry.note, before.map(|line| &line.note));
    let elective = entry.elective;
    if let Some(line) = before {
        let is = hours.unwrap_or_else(|| Hours::of_block(starts, ends));
        if is != line.hours {
            changed("学时", &line.hours.to_string(), &is.to_string());
        }
        for (what, was, is) in [("主持人", &line.moderator, &moderator), ("备注", &line.note, &note)] {
            if compact(was) != compact(is) {
                changed(what, was, is);
            }
        }
        if elective != line.elective {
            let yes = |elective: bool| if elective { "是" } else { "否" };
            changed("选修", yes(line.elective), yes(elective));
        }
        if touches_all && !line.joint_with.is_empty() {
            changes.push(format!("合班，{}一起改", line.joint_with));
        }
    }
    let fate = match before {
        None => SessionFate::New,
        Some(_) if moved => SessionFate::Moved,
        Some(_) if changes.is_empty() => SessionFate::Same,
        Some(_) => SessionFate::Changed,
    };
    let topic = match same_title {
        Some(line) => line.topic.is_some(),
        None => entry.quoted || registered || matches!(entry.kind, Some(Kind::Lecture | Kind::Case | Kind::Simulation)),
    };
    let is = Session {
        day: entry.day,
        starts,
        ends,
        kind,
        title,
        new_topic: topic && !registered && same_title.is_none(),
        topic,
        lecturer,
        place,
        hours,
        elective,
        moderator,
        note,
    };
    Step { cell: entry.cell.clone(), before: before.cloned(), is, changes, fate, clashes: Vec::new() }
}

/// What becomes of the sessions the file does not have.
fn left(
    stood: &[SessionLine],
    met: &HashSet<SessionId>,
    entries: &[Entry],
    found: &Found,
    beyond: &mut Vec<String>,
) -> Vec<(SessionLine, SessionFate)> {
    let first = entries.iter().map(|entry| entry.day).min();
    let last = entries.iter().map(|entry| entry.day).max();
    let missing = stood.iter().filter(|line| !met.contains(&line.id));
    let (mut earlier, mut later, mut left) = (0, 0, Vec::new());
    for line in missing {
        match () {
            () if first.is_none_or(|first| line.day < first) => earlier += 1,
            () if last.is_none_or(|last| last < line.day) => later += 1,
            () if line.roll_taken || found.unsure_when || found.unsure.contains(&line.day) => {
                left.push((line.clone(), SessionFate::Kept));
            }
            () => left.push((line.clone(), SessionFate::Removed)),
        }
    }
    if let Some(first) = first.filter(|_| earlier > 0) {
        beyond.push(format!("文件从{}开始，以前的{earlier}场课不动。", month_day(first)));
    }
    if let Some(last) = last.filter(|_| later > 0) {
        beyond.push(format!("文件到{}为止，以后的{later}场课不动。", month_day(last)));
    }
    left
}

impl Steps {
    /// What would be in the way of what is new or another than before.
    fn find_clashes(&mut self, tx: &Read, stood: &[SessionLine]) -> Answer<()> {
        let own: HashSet<SessionId> = stood.iter().map(|line| line.id).collect();
        let kept = self.left.iter().filter(|(_, fate)| *fate == SessionFate::Kept);
        let kept = kept.map(|(line, _)| (line.day, line.starts, line.ends, quoted(&line.title, line.kind)));
        let all: Vec<_> = self.steps.iter().map(|step| &step.is).map(Session::slot).chain(kept).collect();
        for (n, step) in self.steps.iter_mut().enumerate() {
            if step.fate == SessionFate::Same {
                continue;
            }
            let (day, starts, ends, _) = &all[n];
            for (m, other) in all.iter().enumerate() {
                if m != n && other.0 == *day && other.1 < *ends && *starts < other.2 {
                    step.clashes.push(format!("本班 {} 已有课：{}", when(other.0, other.1, other.2), other.3));
                }
            }
            let wanted = WouldClash {
                session: step.before.as_ref().map(|line| line.id),
                cohort: self.cohort.id,
                day: *day,
                starts: *starts,
                ends: *ends,
                lecturer: step.is.lecturer.as_ref().and_then(Who::id),
                venue: step.is.place.venue(),
                rooms: Some(step.is.place.known().skip(1).collect()),
                field_site: step.is.place.site,
                kind: Some(step.is.kind),
                topic: None,
                title: Some(step.is.title.clone()),
                hours: step.is.hours,
                elective: Some(step.is.elective),
                with: None,
            };
            let found = timetable::would_clash(tx, wanted)?;
            // The class's own sessions may move with the file, and are looked at above.
            let of_others = |clash: &Clash| {
                clash.severity != Severity::Hint && clash.other.is_none_or(|other| !own.contains(&other))
            };
            step.clashes.extend(found.into_iter().filter(of_others).map(|clash| clash.say));
        }
        Ok(())
    }

    /// The sessions as the clerk is shown them.
    pub fn seen(&self) -> Vec<SessionSeen> {
        let of_file = self.steps.iter().map(|step| SessionSeen {
            cell: step.cell.clone(),
            session: step.before.as_ref().map(|line| line.id),
            say: spoken(&step.is.slot()),
            fate: step.fate,
            changes: step.changes.clone(),
            clashes: step.clashes.clone(),
        });
        let left = self.left.iter().map(|(line, fate)| SessionSeen {
            cell: String::new(),
            session: Some(line.id),
            say: spoken(&(line.day, line.starts, line.ends, quoted(&line.title, line.kind))),
            fate: *fate,
            changes: match fate {
                SessionFate::Kept if line.roll_taken => vec!["文件里没有；已经点名，保留".into()],
                SessionFate::Kept => vec!["文件里没有找到，但有读不懂的格，保留".into()],
                _ if line.joint_with.is_empty() => vec!["文件里没有".into()],
                _ => vec![format!("文件里没有；是和{}的合班，只从本班去掉", line.joint_with)],
            },
            clashes: Vec::new(),
        });
        of_file.chain(left).collect()
    }

    /// What is entered in the registers on the way.
    pub fn entered(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for step in self.steps.iter().filter(|step| step.fate != SessionFate::Same) {
            let is = &step.is;
            let said = [
                match &is.lecturer {
                    Some(Who::New(name, _)) => Some(format!("授课人「{name}」")),
                    _ => None,
                },
                is.new_topic.then(|| format!("专题{}", in_marks(&is.title))),
            ];
            let rooms = is.place.rooms.iter().filter_map(|room| match room {
                Room::New(name) => Some(format!("场地「{name}」")),
                Room::Known(_) => None,
            });
            for said in said.into_iter().flatten().chain(rooms) {
                if !all.contains(&said) {
                    all.push(said);
                }
            }
        }
        all
    }
}

impl Session {
    fn slot(&self) -> (chrono::NaiveDate, Clock, Clock, String) {
        (self.day, self.starts, self.ends, quoted(&self.title, self.kind))
    }
}

impl Who {
    fn id(&self) -> Option<LecturerId> {
        match self {
            Who::Known(id, _) => Some(*id),
            Who::New(..) => None,
        }
    }
    fn name(&self) -> &str {
        match self {
            Who::Known(_, name) | Who::New(name, _) => name,
        }
    }
}

impl Where {
    fn of(line: &SessionLine) -> Where {
        let rooms = line.venue.into_iter().chain(line.rooms.iter().copied()).map(Room::Known).collect();
        Where { site: line.field_site, rooms }
    }
    /// The rooms that are registered.
    fn known(&self) -> impl Iterator<Item = VenueId> {
        self.rooms.iter().filter_map(|room| match room {
            Room::Known(id) => Some(*id),
            Room::New(_) => None,
        })
    }
    fn venue(&self) -> Option<VenueId> {
        self.known().next()
    }
}

/// Whether a text names this lecturer, with or without unit and post.
fn says_name(text: &str, name: &str) -> bool {
    let outside = text.split(['（', '(']).next().unwrap_or_default();
    !name.is_empty() && (compact(outside) == name || outside.split_whitespace().any(|token| token == name))
}

/// `3月9日（周一）8:30–11:30`
fn when(day: chrono::NaiveDate, starts: Clock, ends: Clock) -> String {
    format!("{}（周{}）{starts:#}–{ends:#}", month_day(day), weekday(day))
}

fn spoken((day, starts, ends, title): &(chrono::NaiveDate, Clock, Clock, String)) -> String {
    format!("{} {title}", when(*day, *starts, *ends))
}
