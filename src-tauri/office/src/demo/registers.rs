//! The made-up school's registers: its units, lecturers, topics, rooms and sites.

use school::{
    Answer, Change, Hours,
    field_site::{FieldSiteId, NewFieldSite},
    lecturer::{LecturerCategory, LecturerId, NewLecturer},
    timetable::Kind,
    topic::{self, NewTopic, TeachingUnit, TopicId},
    unit::{Nature, NewUnit},
    venue::{NewVenue, VenueId},
};

use super::roster;

pub(super) const UNITS: &[(&str, Nature)] = &[
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
pub(super) const TOPICS: &[(&str, TeachingUnit, Kind, usize)] = &[
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

pub(super) struct Registers {
    pub lecturers: Vec<LecturerId>,
    pub topics: Vec<TopicId>,
    pub venues: Vec<VenueId>,
    pub field_sites: Vec<FieldSiteId>,
}

pub(super) fn filled(tx: &Change) -> Answer<Registers> {
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
