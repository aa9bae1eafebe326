//! 示例数据: a made-up school around today, so that every screen has something to show.
//!
//! Nobody in it exists: names are put together from lists, ID numbers carry the unassigned area code 110199. The
//! same day always makes the same school.

mod days;
mod roster;
mod year;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use school::{
    Answer, Change, Everything, Hours,
    calendar::{Clock, HalfDay},
    certificate,
    cohort::{Cohort, CohortCategory, CohortId, FilingState, NewCohort, OfCohort, Tier},
    completion::{self, Decide, Decided, Decision},
    field_site::{FieldSiteId, NewFieldSite},
    leave::{self, AddLeave, EndLeave, LeaveKind, LeaveMoment, WhenGranted},
    lecturer::{LecturerCategory, LecturerId, NewLecturer},
    person::{self, Entry, IdNumber},
    refusal,
    rollcall::{self, Exception, Mark, TakeRoll},
    setting::{self, School, Settings},
    timetable::{self, Kind, NewSession, SessionLine, State, approved::ApproveTimetable},
    topic::{self, NewTopic, TeachingUnit, TopicId},
    trainee::{self, TraineeId},
    unit::{Nature, NewUnit},
    venue::{NewVenue, VenueId},
};
use serde::Deserialize;
use ts_rs::TS;

/// How the made-up school shall be.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The school's name; left out, a made-up one.
    #[serde(default)]
    #[ts(optional)]
    pub school: Option<String>,
}

const SCHOOL: &str = "中共青原县委党校";

const UNITS: &[(&str, Nature)] = &[
    ("县纪委监委", Nature::Supervision),
    ("县委办公室", Nature::Party),
    ("县委组织部", Nature::Party),
    ("县委宣传部", Nature::Party),
    ("县委统战部", Nature::Party),
    ("县委政法委", Nature::Party),
    ("县人大常委会办公室", Nature::Congress),
    ("县政府办公室", Nature::Government),
    ("县政协办公室", Nature::Conference),
    ("县人民法院", Nature::Court),
    ("县人民检察院", Nature::Procuratorate),
    ("县发展和改革局", Nature::Government),
    ("县教育局", Nature::Government),
    ("县公安局", Nature::Government),
    ("县民政局", Nature::Government),
    ("县财政局", Nature::Government),
    ("县人力资源和社会保障局", Nature::Government),
    ("县自然资源局", Nature::Government),
    ("县住房和城乡建设局", Nature::Government),
    ("县交通运输局", Nature::Government),
    ("县水利局", Nature::Government),
    ("县农业农村局", Nature::Government),
    ("县卫生健康局", Nature::Government),
    ("县应急管理局", Nature::Government),
    ("县总工会", Nature::Mass),
    ("团县委", Nature::Mass),
    ("县妇联", Nature::Mass),
    ("县融媒体中心", Nature::Institution),
    ("城关镇", Nature::Town),
    ("东河镇", Nature::Town),
    ("西岭镇", Nature::Town),
    ("南湖乡", Nature::Town),
    ("北山乡", Nature::Town),
    ("柳林镇", Nature::Town),
];

const VENUES: &[(&str, u32, &str)] = &[
    ("报告厅", 300, "综合楼一层"),
    ("201教室", 60, "教学楼二层"),
    ("202教室", 60, "教学楼二层"),
    ("301教室", 80, "教学楼三层"),
    ("第一研讨室", 20, "教学楼三层"),
    ("第二研讨室", 20, "教学楼三层"),
];

/// Where classes go to be taught on the spot, with the people they take and the minutes they are away.
const FIELD_SITES: &[(&str, u32, u32, &str)] =
    &[("青原革命纪念馆", 120, 20, "城关镇红旗路"), ("廉政教育基地", 100, 10, "县纪委监委")];

type Person = (&'static str, &'static str, &'static str, &'static str, LecturerCategory);

const LECTURERS: &[Person] = &[
    ("魏长河", "县委", "书记", "", LecturerCategory::Leader),
    ("董建明", "县政府", "县长", "", LecturerCategory::Leader),
    ("苏文静", "县委组织部", "部长", "", LecturerCategory::Leader),
    ("韩立新", "县纪委监委", "书记", "", LecturerCategory::Leader),
    ("罗晓峰", "县委宣传部", "部长", "", LecturerCategory::Leader),
    ("丁志强", "县政府", "副县长", "", LecturerCategory::Leader),
    ("范玉兰", "县人大常委会", "副主任", "", LecturerCategory::Leader),
    ("周敏", "县委党校", "常务副校长", "高级讲师", LecturerCategory::Own),
    ("孟凡", "县委党校", "教研室主任", "高级讲师", LecturerCategory::Own),
    ("石海涛", "县委党校", "教研室副主任", "讲师", LecturerCategory::Own),
    ("黎雪", "县委党校", "", "讲师", LecturerCategory::Own),
    ("尹国栋", "县委党校", "", "高级讲师", LecturerCategory::Own),
    ("邵丽华", "县委党校", "", "讲师", LecturerCategory::Own),
    ("龚平", "县委党校", "", "助理讲师", LecturerCategory::Own),
    ("覃思远", "县委党校", "", "讲师", LecturerCategory::Own),
    ("郝建国", "市委党校", "教育长", "教授", LecturerCategory::Outside),
    ("顾维民", "市委党校", "党史教研部主任", "教授", LecturerCategory::Outside),
    ("毛瑞芳", "市委党校", "公共管理教研部主任", "副教授", LecturerCategory::Outside),
    ("贺新民", "省委党校", "", "教授", LecturerCategory::Outside),
    ("钱学礼", "省社会科学院", "研究员", "研究员", LecturerCategory::Outside),
    ("常青", "省农业大学", "", "教授", LecturerCategory::Outside),
    ("白露", "市委网信办", "副主任", "", LecturerCategory::Outside),
    ("万里程", "市应急管理局", "副局长", "高级工程师", LecturerCategory::Outside),
    ("解志平", "市中级人民法院", "审判委员会委员", "", LecturerCategory::Outside),
    ("单晓东", "市委政策研究室", "主任", "", LecturerCategory::Outside),
    ("高满仓", "东河镇柳树村", "党支部书记", "", LecturerCategory::Example),
    ("武秀英", "城关镇红旗社区", "党委书记", "", LecturerCategory::Example),
    ("牛大山", "西岭镇石门村", "党支部书记", "", LecturerCategory::Example),
    ("康宁", "县人民医院", "主任医师", "主任医师", LecturerCategory::Other),
    ("江帆", "县档案馆", "馆长", "", LecturerCategory::Other),
];

/// Topic, unit of teaching, how, and whose it is (place in the list of lecturers).
const TOPICS: &[(&str, TeachingUnit, Kind, usize)] = &[
    ("习近平新时代中国特色社会主义思想的世界观和方法论", TeachingUnit::Theory, Kind::Lecture, 15),
    ("深入学习贯彻党的二十届四中全会精神", TeachingUnit::Theory, Kind::Lecture, 7),
    ("《干部教育培训工作条例》解读", TeachingUnit::Theory, Kind::Lecture, 2),
    ("中国式现代化的理论体系", TeachingUnit::Theory, Kind::Lecture, 18),
    ("马克思主义基本原理导读", TeachingUnit::Theory, Kind::Lecture, 11),
    ("习近平经济思想与县域高质量发展", TeachingUnit::Theory, Kind::Lecture, 19),
    ("习近平法治思想概论", TeachingUnit::Theory, Kind::Lecture, 23),
    ("习近平生态文明思想的县域实践", TeachingUnit::Theory, Kind::Lecture, 8),
    ("党章党规导读", TeachingUnit::Spirit, Kind::Lecture, 8),
    ("党的光辉历程与历史经验", TeachingUnit::Spirit, Kind::Lecture, 16),
    ("全面从严治党与廉洁从政", TeachingUnit::Spirit, Kind::Lecture, 3),
    ("弘扬伟大建党精神", TeachingUnit::Spirit, Kind::Lecture, 12),
    ("树立和践行正确政绩观", TeachingUnit::Spirit, Kind::Lecture, 0),
    ("党性分析与党性修养", TeachingUnit::Spirit, Kind::Discussion, 7),
    ("青原革命纪念馆现场教学", TeachingUnit::Spirit, Kind::Field, 29),
    ("廉政警示教育", TeachingUnit::Spirit, Kind::Field, 3),
    ("县情与发展战略", TeachingUnit::Duty, Kind::Lecture, 1),
    ("年轻干部成长与群众工作方法", TeachingUnit::Duty, Kind::Lecture, 2),
    ("意识形态工作责任制", TeachingUnit::Duty, Kind::Lecture, 4),
    ("乡村全面振兴的路径与案例", TeachingUnit::Duty, Kind::Case, 20),
    ("基层治理现代化", TeachingUnit::Duty, Kind::Lecture, 17),
    ("突发事件应对与应急管理", TeachingUnit::Duty, Kind::Simulation, 22),
    ("舆情应对与媒体沟通", TeachingUnit::Duty, Kind::Simulation, 21),
    ("依法行政与行政诉讼", TeachingUnit::Duty, Kind::Lecture, 23),
    ("调查研究与公文写作", TeachingUnit::Duty, Kind::Lecture, 24),
    ("招商引资与营商环境", TeachingUnit::Duty, Kind::Case, 5),
    ("信访工作条例与矛盾化解", TeachingUnit::Duty, Kind::Case, 9),
    ("财政预算与项目资金管理", TeachingUnit::Duty, Kind::Lecture, 5),
    ("人大代表工作与基层民主", TeachingUnit::Duty, Kind::Lecture, 6),
    ("村级集体经济发展经验谈", TeachingUnit::Duty, Kind::Lecture, 25),
    ("社区党建引领治理的做法", TeachingUnit::Duty, Kind::Lecture, 26),
    ("抓党建促乡村振兴的体会", TeachingUnit::Duty, Kind::Lecture, 27),
    ("基层党组织规范化建设", TeachingUnit::Duty, Kind::Lecture, 13),
    ("数字政府与人工智能应用", TeachingUnit::Knowledge, Kind::Lecture, 14),
    ("总体国家安全观", TeachingUnit::Knowledge, Kind::Lecture, 10),
    ("铸牢中华民族共同体意识", TeachingUnit::Knowledge, Kind::Lecture, 12),
    ("保密法规与保密常识", TeachingUnit::Knowledge, Kind::Lecture, 9),
    ("干部心理调适与健康管理", TeachingUnit::Knowledge, Kind::Lecture, 28),
    ("地方史志与文化传承", TeachingUnit::Knowledge, Kind::Lecture, 29),
    ("现代农业与种业振兴", TeachingUnit::Knowledge, Kind::Lecture, 20),
];

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "欧阳",
];
const GIVEN: &[&str] = &[
    "伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰",
    "霞", "平", "刚", "桂英", "建华", "文博", "晓燕", "志远", "海波", "立军", "雪梅", "国庆", "春生", "玉珍", "思源",
    "嘉豪", "子涵", "一鸣", "浩然", "晨曦", "永康", "红梅", "卫东", "爱民", "新宇", "雅琴", "少峰", "光明", "丹",
    "鹏飞", "婷婷", "振华",
];
/// Names that try a printer.
const RARE: &[&str] = &["张䶮", "李㛃", "王𬱖", "陈𠅤", "阿卜杜热合曼·伊敏江", "其其格"];

const POSTS: &[&str] = &[
    "综合科科长",
    "综合科副科长",
    "四级主任科员",
    "三级主任科员",
    "一级科员",
    "业务科科长",
    "业务科副科长",
    "二级科员",
    "人事科科长",
    "机关党委专职副书记",
];
const TOWN_POSTS: &[&str] = &["党委副书记", "副镇长", "组织委员", "宣传委员", "党政办主任", "四级主任科员", "一级科员"];

/// Builds the made-up school into empty books, in one operation.
pub fn load(tx: &Change, it: Sample) -> Answer<Settings> {
    if !setting::all(tx, Everything {})?.empty {
        return Err(refusal::books_are_not_empty());
    }
    let before: School = setting::of(tx)?;
    let named = it.school.filter(|name| !name.trim().is_empty());
    let name = named.or(Some(before.name).filter(|name| !name.is_empty())).unwrap_or_else(|| SCHOOL.into());
    setting::set_school(tx, School { name })?;
    let registers = registers(tx)?;
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let today = tx.today();

    let over = class(tx, "科级干部进修班", 12, CohortCategory::Main, day(today, -26), 5, "孟凡")?;
    let running = class(tx, "中青年干部培训班", 3, CohortCategory::Main, day(today, -4), 10, "石海涛")?;
    let coming = class(tx, "村（社区）党组织书记专题培训班", 1, CohortCategory::Special, day(today, 12), 3, "黎雪")?;
    for (cohort, size) in [(&over, 46), (&running, 56), (&coming, 48)] {
        enrol(tx, cohort, size, &mut dice)?;
    }
    roster::places(tx, &running, 0)?;
    roster::places(tx, &coming, 3)?;
    roster::for_younger(tx, &running)?;
    roster::organised(tx, &running)?;
    plan(tx, &over, &registers, 0)?;
    plan(tx, &running, &registers, 9)?;
    plan(tx, &coming, &registers, 29)?;
    double_book(tx, &running, &coming, &registers)?;
    approve_and_adjust(tx, &running, &coming, &registers)?;
    take_rolls(tx, &over, &mut dice, 0)?;
    take_rolls(tx, &running, &mut dice, 1)?;
    days::filled(tx, &running)?;
    ask_leave(tx, &running)?;
    complete(tx, over.id)?;
    year::plan(tx, [&over, &running, &coming])?;
    tx.say("载入示例数据：3个班次、150名学员，人物均为虚构")?;
    setting::all(tx, Everything {})
}

struct Registers {
    lecturers: Vec<LecturerId>,
    topics: Vec<TopicId>,
    venues: Vec<VenueId>,
    field_sites: Vec<FieldSiteId>,
}

fn registers(tx: &Change) -> Answer<Registers> {
    for (standard_order, (name, nature)) in (1..).zip(UNITS) {
        NewUnit { standard_order, ..NewUnit::named(name, *nature) }.insert(tx)?;
    }
    roster::aliases(tx)?;
    let mut lecturers = Vec::new();
    for (i, (name, unit, post, title, category)) in LECTURERS.iter().enumerate() {
        let new = NewLecturer {
            unit: (*unit).into(),
            post: (*post).into(),
            title: (*title).into(),
            phone: format!("1390000{:04}", 1000 + i * 37),
            ..NewLecturer::named(name, *category)
        };
        lecturers.push(new.insert(tx)?);
    }
    let mut topics = Vec::new();
    for (name, teaching_unit, kind, lecturer) in TOPICS {
        let new = NewTopic {
            teaching_unit: *teaching_unit,
            lecturer: lecturers.get(*lecturer).copied(),
            ..NewTopic::named((*name).into(), *kind, Hours(400))
        };
        topics.push(topic::add(tx, new)?.id);
    }
    let mut venues = Vec::new();
    for (name, capacity, place) in VENUES {
        let new = NewVenue { capacity: *capacity, place: (*place).into(), ..NewVenue::named(name) };
        venues.push(new.insert(tx)?);
    }
    let mut field_sites = Vec::new();
    for (name, capacity, minutes, address) in FIELD_SITES {
        let new = NewFieldSite {
            address: (*address).into(),
            capacity: *capacity,
            minutes: *minutes,
            ..NewFieldSite::named(name)
        };
        field_sites.push(new.insert(tx)?);
    }
    Ok(Registers { lecturers, topics, venues, field_sites })
}

fn class(
    tx: &Change,
    name: &str,
    number: u32,
    category: CohortCategory,
    starts: NaiveDate,
    days: u64,
    head_teacher: &str,
) -> Answer<Cohort> {
    let new = NewCohort {
        name: name.into(),
        number: Some(number),
        category,
        starts,
        ends: starts + Days::new(days - 1),
        place: "县委党校".into(),
        head_teacher: head_teacher.into(),
        host: "县委组织部".into(),
        planned: 50,
        note: String::new(),
        kind: None,
        programme: None,
        tier: Tier::County,
        undertaker: String::new(),
        assistant: String::new(),
        filing_number: String::new(),
        filing_state: FilingState::NotNeeded,
        audience: String::new(),
        lodging: true,
        day_shape: String::new(),
    };
    let id = new.insert(tx)?;
    Ok(new.with_id(id))
}

fn enrol(tx: &Change, cohort: &Cohort, size: usize, dice: &mut Dice) -> Answer<()> {
    let mut units: Vec<&(&str, Nature)> = (0..size).map(|i| &UNITS[i * UNITS.len() / size]).collect();
    if cohort.category == CohortCategory::Special {
        units = (0..size).map(|i| &UNITS[28 + i * 6 / size]).collect();
    }
    for (i, (unit, nature)) in units.into_iter().enumerate() {
        let name = match (cohort.number, RARE.get(i / 9)) {
            (Some(3), Some(rare)) if i % 9 == 4 => (*rare).to_owned(),
            _ => format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN)),
        };
        let posts = if *nature == Nature::Town { TOWN_POSTS } else { POSTS };
        let post = if cohort.category == CohortCategory::Special { "村党支部书记" } else { dice.pick(posts) };
        let entry = Entry {
            ethnicity: if name.contains('·') { "维吾尔族" } else { "汉族" }.into(),
            political: if dice.below(12) == 0 { "群众" } else { "中共党员" }.into(),
            education: dice.pick(&["本科", "本科", "本科", "大专", "硕士研究生", "省委党校研究生"]).into(),
            id_number: Some(id_number(dice)),
            phone: format!("13800{:06}", dice.below(1_000_000)),
            unit: (*unit).into(),
            post: post.into(),
            name,
            ..Entry::default()
        };
        let person = person::enter(tx, &entry)?;
        trainee::add(tx, cohort, person, &entry, None)?;
    }
    Ok(())
}

/// A number of nobody: area 110199 has never been assigned.
fn id_number(dice: &mut Dice) -> IdNumber {
    loop {
        let (year, month, day) = (1970 + dice.below(30), 1 + dice.below(12), 1 + dice.below(28));
        let body = format!("110199{year}{month:02}{day:02}{:03}", dice.below(1000));
        if let Some(number) = "0123456789X".chars().find_map(|check| IdNumber::read(&format!("{body}{check}")).ok()) {
            return number;
        }
    }
}

/// Morning and afternoon of every day, opened by 开班式 and closed by 结业式, from a place in the list of topics on.
fn plan(tx: &Change, cohort: &Cohort, registers: &Registers, from: usize) -> Answer<()> {
    let days = (cohort.ends - cohort.starts).num_days();
    let room = registers.venues[1 + usize::try_from(cohort.id.0).unwrap_or(0) % 3];
    let mut topic = from;
    for offset in 0..=days {
        let day = day(cohort.starts, offset);
        let past = day <= tx.today();
        if offset == 0 {
            let opening = block(cohort.id, day, (8, 30), (9, 0), Kind::Opening, registers.venues[0]);
            NewSession { hours: Hours(50), state: State::Confirmed, ..opening }.insert(tx)?;
        }
        let morning = if offset == 0 { (9, 10) } else { (8, 30) };
        let last = offset == days;
        for (half, (starts, ends)) in
            [(morning, (11, 30)), ((14, 30), if last { (16, 0) } else { (17, 30) })].into_iter().enumerate()
        {
            let (_, _, kind, lecturer) = TOPICS[topic % TOPICS.len()];
            let site = (kind == Kind::Field).then(|| registers.field_sites[topic % 2]);
            let state = if past || !topic.is_multiple_of(3) { State::Confirmed } else { State::Unconfirmed };
            NewSession {
                topic: registers.topics.get(topic % TOPICS.len()).copied(),
                lecturer: registers.lecturers.get(lecturer).copied(),
                state,
                venue: site.is_none().then_some(room),
                field_site: site,
                ..block(cohort.id, day, starts, ends, kind, room)
            }
            .insert(tx)?;
            topic += 1;
            if last && half == 1 {
                let closing = block(cohort.id, day, (16, 10), (17, 0), Kind::Closing, registers.venues[0]);
                NewSession { state: State::Confirmed, ..closing }.insert(tx)?;
            }
        }
        if offset % 3 == 1 {
            let evening = block(cohort.id, day, (19, 0), (20, 30), Kind::Discussion, registers.venues[4]);
            NewSession { title: "分组研讨".into(), state: State::Confirmed, ..evening }.insert(tx)?;
        }
    }
    Ok(())
}

fn block(
    cohort: CohortId,
    day: NaiveDate,
    starts: (u16, u16),
    ends: (u16, u16),
    kind: Kind,
    venue: VenueId,
) -> NewSession {
    let at = |(hour, minute)| Clock::new(hour, minute).unwrap_or(Clock::MIDNIGHT);
    NewSession {
        cohort,
        day,
        starts: at(starts),
        ends: at(ends),
        kind,
        topic: None,
        title: String::new(),
        lecturer: None,
        venue: Some(venue),
        hours: Hours::of_block(at(starts), at(ends)),
        field_site: None,
        state: State::Unconfirmed,
        joint: None,
        elective: false,
        locked: false,
        moderator: String::new(),
        note: String::new(),
    }
}

/// A lecturer of the running class asked for by the coming one in the same morning: something to mend.
fn double_book(tx: &Change, running: &Cohort, coming: &Cohort, registers: &Registers) -> Answer<()> {
    let tomorrow = day(tx.today(), 1);
    let taught = timetable::sessions(tx, running.id)?;
    let Some(wanted) = taught.iter().find(|line| line.day == tomorrow && line.lecturer.is_some()) else {
        return Ok(());
    };
    let visit = block(coming.id, tomorrow, (10, 0), (11, 30), Kind::Activity, registers.venues[0]);
    NewSession { title: "行前动员会".into(), lecturer: wanted.lecturer, ..visit }.insert(tx)?;
    Ok(())
}

/// What is out of the ordinary: a report that two classes hear together, an evening that is elective, and an approved
/// timetable in which a morning and an afternoon have changed places since.
fn approve_and_adjust(tx: &Change, running: &Cohort, coming: &Cohort, registers: &Registers) -> Answer<()> {
    let evening = |offset, venue: usize| {
        let day = day(tx.today(), offset);
        block(running.id, day, (19, 0), (20, 30), Kind::Activity, registers.venues[venue])
    };
    let report = NewSession {
        title: "廉政专题报告会".into(),
        lecturer: registers.lecturers.get(3).copied(),
        moderator: "周敏".into(),
        state: State::Confirmed,
        ..evening(2, 0)
    };
    let session = report.insert(tx)?;
    timetable::join(tx, timetable::Join { session, cohorts: vec![coming.id], reason: None })?;
    let calligraphy = NewSession {
        title: "书法入门".into(),
        lecturer: registers.lecturers.last().copied(),
        elective: true,
        ..evening(1, 5)
    };
    calligraphy.insert(tx)?;

    let approved =
        ApproveTimetable { cohort: running.id, approver: Some("周敏".into()), day: Some(day(running.starts, -3)) };
    timetable::approved::approve(tx, approved)?;
    let later = day(tx.today(), 3);
    let lectures = timetable::sessions(tx, running.id)?.into_iter().filter(|line| line.day == later);
    let mut lectures = lectures.filter(|line| line.kind == Kind::Lecture);
    if let (Some(one), Some(other)) = (lectures.next(), lectures.next()) {
        let reason = Some(format!("{}上午另有会议", one.lecturer_name));
        timetable::swap(tx, timetable::Swap { one: one.id, other: other.id, reason })?;
        timetable::notice::issue(tx, OfCohort { cohort: running.id })?;
    }
    Ok(())
}

/// Rolls of every session that is over, but for the last `open` of them; a few came late or were excused.
fn take_rolls(tx: &Change, cohort: &Cohort, dice: &mut Dice, open: usize) -> Answer<()> {
    let mut over = timetable::sessions(tx, cohort.id)?;
    over.retain(|line| line.day < tx.today());
    let roster = trainee::all(tx, OfCohort { cohort: cohort.id })?;
    for session in &over[..over.len().saturating_sub(open)] {
        let mut exceptions: Vec<Exception> = Vec::new();
        for _ in 0..dice.below(4) {
            let mark = match dice.below(10) {
                0..4 => Mark::Late,
                4..7 => Mark::PrivateLeave,
                7 => Mark::SickLeave,
                8 => Mark::DutyLeave,
                _ => Mark::LeftEarly,
            };
            let trainee = roster[dice.below(roster.len())].id;
            if exceptions.iter().all(|other| other.trainee != trainee) {
                let minutes = if matches!(mark, Mark::Late | Mark::LeftEarly) { 10 } else { 0 };
                let (word, remark) = (String::new(), String::new());
                if let Some(kind) = LeaveKind::of_mark(mark) {
                    excuse(tx, trainee, kind, session)?;
                }
                exceptions.push(Exception { trainee, mark, word, minutes, remark });
            }
        }
        rollcall::take(tx, TakeRoll::of(session.id, exceptions))?;
    }
    Ok(())
}

/// Leave from a session, signed and back from.
fn excuse(tx: &Change, trainee: TraineeId, kind: LeaveKind, session: &SessionLine) -> Answer<()> {
    let at = |clock| LeaveMoment { day: session.day, half: None, at: Some(clock) };
    let reason = match kind {
        LeaveKind::Private => "家中有事",
        LeaveKind::Sick => "感冒发烧，已就诊",
        LeaveKind::Duty => "参加县里召开的会议",
    };
    let asked = AddLeave {
        trainee,
        kind,
        from: at(session.starts),
        to: at(session.ends),
        reason: reason.into(),
        note: String::new(),
        granted: WhenGranted::Now,
    };
    let leave = leave::add(tx, asked)?.id;
    leave::end(tx, EndLeave { leave, back: Some(at(session.ends)) }).map(drop)
}

/// What waits for the office: a day of leave still to be signed, which would be too much for a short class.
fn ask_leave(tx: &Change, cohort: &Cohort) -> Answer<()> {
    let sessions = timetable::sessions(tx, cohort.id)?;
    let Some(next) = sessions.iter().find(|line| tx.today() < line.day) else { return Ok(()) };
    let roster = trainee::all(tx, OfCohort { cohort: cohort.id })?;
    let Some(who) = roster.get(2) else { return Ok(()) };
    let at = |half| LeaveMoment { day: next.day, half: Some(half), at: None };
    let asked = AddLeave {
        trainee: who.id,
        kind: LeaveKind::Private,
        from: at(HalfDay::Morning),
        to: at(HalfDay::Afternoon),
        reason: "陪同家人到市医院复查".into(),
        note: String::new(),
        granted: WhenGranted::Later,
    };
    leave::add(tx, asked).map(drop)
}

/// Decides a class as the rules advise and issues its certificates.
fn complete(tx: &Change, cohort: CohortId) -> Answer<()> {
    let lines = completion::of(tx, OfCohort { cohort })?.lines;
    let decisions = lines
        .into_iter()
        .map(|line| Decided {
            trainee: line.trainee,
            decision: Some(line.suggestion.decision),
            reason: line.suggestion.why,
        })
        .collect::<Vec<_>>();
    let granted = decisions.iter().any(|it| it.decision == Some(Decision::Granted));
    completion::decide(tx, Decide { cohort, decisions })?;
    if granted {
        certificate::enter(tx, &certificate::Issue { cohort, trainees: Vec::new(), issued_on: None })?;
    }
    Ok(())
}

fn day(from: NaiveDate, offset: i64) -> NaiveDate {
    from + chrono::Duration::days(offset)
}

/// Chance that falls the same way every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or(0)
    }
    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}
