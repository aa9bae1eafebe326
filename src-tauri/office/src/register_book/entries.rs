//! The registers' own columns: 授课人, 专题, 场地, 教学点.

use school::{
    Answer, Change, Everything, Hours, Read,
    field_site::{self, FieldSiteId, NewFieldSite},
    lecturer::{
        self, FeeClass, LeadingBody, LecturerCategory, LecturerId, NewLecturer,
        teaches::{self, SetTeachers, SetTeaches},
    },
    person::tables::compact,
    timetable::Kind,
    topic::{self, NewTopic, TeachingUnit, TopicId, TopicState},
    venue::{self, NewVenue, VenueId},
};

use super::{
    column::{Column, Entry, bare, figure, figure_of, phone_of, plain, text, word, word_of},
    names::{What, kept_in_order, lecturer_of, same, topic_of},
};
use crate::{
    holidays_book::day_of,
    timetable_book::{content::kind_of, register::Who, sheet::hours_of},
};

/// 张　三 without its space; other names with single ones.
fn name_of(text: &str) -> String {
    let hanzi = text.chars().all(|c| c.is_whitespace() || !c.is_ascii());
    if hanzi { compact(text) } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The column of names: an entry that stands keeps its own.
macro_rules! name {
    ($heads:expr, $width:expr) => {
        Column {
            heads: $heads,
            width: $width,
            figure: false,
            list: false,
            choices: Vec::new,
            say: |it, _| it.said.name.clone(),
            read: |_, _, _| Ok(()),
        }
    };
}

// ---------------------------------------------------------------------------------------------- 授课人

#[derive(Debug, Clone, PartialEq)]
pub(super) struct LecturerSaid {
    id: Option<LecturerId>,
    said: NewLecturer,
    teaches: Vec<What>,
}

impl Entry for LecturerSaid {
    const WORD: &'static str = "授课人";
    const COLUMNS: &'static [Column<Self>] = &[
        name!(
            &[
                "姓名",
                "授课人",
                "授课人姓名",
                "教师姓名",
                "教师",
                "专家姓名",
                "专家",
                "主讲人",
                "主讲人姓名",
                "授课教师",
                "任课教师",
                "讲师姓名",
                "师资姓名",
                "名字"
            ],
            12.0
        ),
        text!(&["单位", "工作单位", "所在单位", "单位名称", "所属单位"], 22.0, unit),
        text!(&["职务", "职务名称", "现任职务", "行政职务"], 16.0, post),
        text!(&["职称", "专业技术职务", "专业技术职称", "技术职称"], 12.0, title),
        text!(&["荣誉", "荣誉称号", "获得荣誉", "所获荣誉"], 18.0, honours),
        word!(
            &["类别", "师资类别", "教师类别", "人员类别", "授课人类别", "师资类型", "来源", "师资来源", "类型"],
            12.0,
            category,
            LecturerCategory,
            &[
                ("领导", "领导干部"),
                ("党政领导干部", "领导干部"),
                ("党政领导", "领导干部"),
                ("县领导", "领导干部"),
                ("市领导", "领导干部"),
                ("本校", "本校教师"),
                ("校内", "本校教师"),
                ("校内教师", "本校教师"),
                ("专职", "本校教师"),
                ("专职教师", "本校教师"),
                ("本校专职教师", "本校教师"),
                ("外聘", "外聘专家"),
                ("外聘教师", "外聘专家"),
                ("外请", "外聘专家"),
                ("外请专家", "外聘专家"),
                ("校外", "外聘专家"),
                ("校外专家", "外聘专家"),
                ("兼职教师", "外聘专家"),
                ("客座教授", "外聘专家"),
                ("专家学者", "外聘专家"),
                ("专家", "外聘专家"),
                ("先进", "先进典型"),
                ("典型", "先进典型"),
                ("先进模范", "先进典型"),
                ("先进模范人物", "先进典型"),
                ("其它", "其他")
            ]
        ),
        word!(
            &["四大班子", "班子", "所属班子", "领导班子"],
            9.0,
            office,
            LeadingBody,
            &[
                ("县委", "党委"),
                ("市委", "党委"),
                ("区委", "党委"),
                ("省委", "党委"),
                ("县人大", "人大"),
                ("市人大", "人大"),
                ("区人大", "人大"),
                ("县政府", "政府"),
                ("市政府", "政府"),
                ("区政府", "政府"),
                ("县政协", "政协"),
                ("市政协", "政协"),
                ("区政协", "政协"),
                ("无", ""),
                ("否", ""),
                ("不是", ""),
                ("/", ""),
                ("—", "")
            ]
        ),
        word!(
            &["讲课费", "讲课费类别", "讲课费标准", "讲课费档次", "课酬", "课酬标准", "课酬类别"],
            14.0,
            fee_class,
            FeeClass,
            &[
                ("院士", "院士、全国知名专家"),
                ("全国知名专家", "院士、全国知名专家"),
                ("正高", "正高级"),
                ("正高级职称", "正高级"),
                ("正高级技术职称", "正高级"),
                ("副高", "副高级"),
                ("副高级职称", "副高级"),
                ("副高级技术职称", "副高级"),
                ("其他", "其他人员"),
                ("其它人员", "其他人员"),
                ("不取", "不取酬"),
                ("无", "不取酬"),
                ("免费", "不取酬"),
                ("不发", "不取酬")
            ]
        ),
        text!(&["手机", "手机号", "手机号码", "联系电话", "电话", "联系方式", "电话号码"], 14.0, phone, phone_of),
        Column {
            heads: &[
                "能讲专题",
                "主讲专题",
                "专题",
                "授课专题",
                "讲授专题",
                "可讲专题",
                "主讲课程",
                "讲授课程",
                "授课题目",
                "课程",
                "课程名称",
                "专题名称",
                "擅长专题",
                "讲题",
            ],
            width: 34.0,
            figure: false,
            list: true,
            choices: Vec::new,
            say: |it, names| it.teaches.iter().map(|what| names.say_what(what)).collect::<Vec<_>>().join("、"),
            read: |it, text, names| {
                it.teaches = kept_in_order(&it.teaches, names.what(text), PartialEq::eq);
                Ok(())
            },
        },
        text!(&["备注", "说明"], 16.0, note),
    ];

    fn all(tx: &Read) -> Answer<Vec<Self>> {
        let lines = lecturer::all(tx, Everything {})?;
        Ok(lines
            .into_iter()
            .map(|line| LecturerSaid {
                id: Some(line.lecturer.id),
                said: line.lecturer.without_id(),
                teaches: line.teaches.into_iter().map(What::Known).collect(),
            })
            .collect())
    }
    fn named(name: &str) -> Self {
        let said = NewLecturer::named(&name_of(name), LecturerCategory::Other);
        LecturerSaid { id: None, said, teaches: Vec::new() }
    }
    fn name(&self) -> &str {
        &self.said.name
    }
    /// By phone, by unit and post, by unit.
    fn marks(&self) -> Vec<String> {
        let (unit, post) = (compact(&self.said.unit), compact(&self.said.post));
        let both = if unit.is_empty() || post.is_empty() { String::new() } else { format!("{unit}|{post}") };
        vec![bare(&self.said.phone), both, unit]
    }
    fn entered(&self) -> Vec<String> {
        let new = self.teaches.iter().filter_map(|what| match what {
            What::New(name) => Some(format!("专题《{name}》")),
            What::Known(_) => None,
        });
        new.collect()
    }
    fn write(&self, tx: &Change, before: Option<&Self>) -> Answer<()> {
        let lecturer = match self.id {
            None => lecturer::add(tx, self.said.clone())?.id,
            Some(id) if before.is_some_and(|before| before.said == self.said) => id,
            Some(id) => lecturer::save(tx, self.said.clone().with_id(id))?.id,
        };
        if before.map_or(&[][..], |before| &before.teaches) != self.teaches {
            let topics: Vec<TopicId> = self.teaches.iter().map(|what| topic_of(tx, what)).collect::<Answer<_>>()?;
            teaches::of_lecturer(tx, SetTeaches { lecturer, topics })?;
        }
        Ok(())
    }
}

// ---------------------------------------------------------------------------------------------- 专题

#[derive(Debug, Clone, PartialEq)]
pub(super) struct TopicSaid {
    id: Option<TopicId>,
    /// Without its lecturer, who may be new.
    said: NewTopic,
    usual: Option<Who>,
    taught_by: Vec<Who>,
}

impl TopicSaid {
    /// Who usually gives it is among those who teach it, the first of them.
    fn settle(&mut self) {
        if let Some(usual) = &self.usual {
            self.taught_by.retain(|who| !same(who, usual));
            self.taught_by.insert(0, usual.clone());
        }
    }
}

impl Entry for TopicSaid {
    const WORD: &'static str = "专题";
    const COLUMNS: &'static [Column<Self>] = &[
        name!(
            &[
                "专题名称",
                "专题",
                "专题题目",
                "授课专题",
                "教学专题",
                "课程名称",
                "课程",
                "课程题目",
                "题目",
                "授课题目",
                "讲题",
                "课题",
                "名称",
                "教学内容"
            ],
            36.0
        ),
        word!(
            &["教学单元", "单元", "教学模块", "模块", "板块", "课程类别", "课程模块", "类别", "专题类别", "教学板块"],
            12.0,
            teaching_unit,
            TeachingUnit,
            &[
                ("理论", "理论教育"),
                ("党的基本理论教育", "理论教育"),
                ("基本理论教育", "理论教育"),
                ("理论武装", "理论教育"),
                ("党性", "党性教育"),
                ("党性锻炼", "党性教育"),
                ("党性修养", "党性教育"),
                ("履职能力培训", "履职能力"),
                ("能力", "履职能力"),
                ("能力培训", "履职能力"),
                ("能力提升", "履职能力"),
                ("知识", "知识培训"),
                ("其它", "其他")
            ]
        ),
        Column {
            heads: &["形式", "教学形式", "教学方式", "授课形式", "授课方式"],
            width: 10.0,
            figure: false,
            list: false,
            choices: || Kind::ALL.iter().map(|kind| kind.word()).collect(),
            say: |it, _| it.said.kind.word().into(),
            read: |it, text, _| {
                let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
                let was = it.said.kind.word();
                let word = kind_of(text).map_or_else(|| word_of(text, was, &words, &[]), |kind| Ok(kind.word()))?;
                it.said.kind = Kind::named(word).unwrap_or(it.said.kind);
                Ok(())
            },
        },
        Column {
            heads: &["学时", "常用学时", "课时", "时长", "学时数"],
            width: 7.0,
            figure: true,
            list: false,
            choices: Vec::new,
            say: |it, _| it.said.hours.to_string(),
            read: |it, text, _| {
                if !text.is_empty() {
                    it.said.hours = hours_of(&bare(text)).ok_or("看不出是多少学时。请只写数字")?;
                }
                Ok(())
            },
        },
        Column {
            heads: &[
                "主讲人",
                "主讲教师",
                "授课人",
                "授课教师",
                "讲授人",
                "主讲",
                "教师",
                "任课教师",
                "专家",
                "授课专家",
            ],
            width: 14.0,
            figure: false,
            list: true,
            choices: Vec::new,
            say: |it, names| it.usual.as_ref().map_or_else(String::new, |who| names.say_who(who)),
            read: |it, text, names| {
                let all = names.who(text)?;
                it.usual = all.first().cloned();
                let new: Vec<Who> =
                    all.into_iter().filter(|who| it.taught_by.iter().all(|it| !same(it, who))).collect();
                it.taught_by.extend(new);
                it.settle();
                Ok(())
            },
        },
        Column {
            heads: &["能讲的人", "能讲的授课人", "能讲", "都有谁讲", "其他授课人", "可讲授人"],
            width: 24.0,
            figure: false,
            list: true,
            choices: Vec::new,
            say: |it, names| it.taught_by.iter().map(|who| names.say_who(who)).collect::<Vec<_>>().join("、"),
            read: |it, text, names| {
                it.taught_by = kept_in_order(&it.taught_by, names.who(text)?, same);
                it.settle();
                Ok(())
            },
        },
        Column {
            heads: &["必修选修", "必修/选修", "修习", "性质", "课程性质"],
            width: 9.0,
            figure: false,
            list: false,
            choices: || vec!["必修", "选修"],
            say: |it, _| if it.said.elective { "选修".into() } else { "必修".into() },
            read: |it, text, _| {
                let also = [("必修课", "必修"), ("选修课", "选修")];
                it.said.elective =
                    word_of(text, if it.said.elective { "选修" } else { "必修" }, &["必修", "选修"], &also)? == "选修";
                Ok(())
            },
        },
        word!(
            &["状态", "专题状态", "使用状态"],
            8.0,
            state,
            TopicState,
            &[
                ("备课中", "备课"),
                ("审核中", "审核"),
                ("试讲中", "试讲"),
                ("在用", "上架"),
                ("启用", "上架"),
                ("可用", "上架"),
                ("已上架", "上架"),
                ("停开", "停用"),
                ("下架", "停用"),
                ("已停用", "停用")
            ]
        ),
        Column {
            heads: &["更新日期", "更新时间", "最近更新", "修订日期", "修订时间"],
            width: 12.0,
            figure: false,
            list: false,
            choices: Vec::new,
            say: |it, _| it.said.updated_on.map_or_else(String::new, |day| day.to_string()),
            read: |it, text, _| {
                it.said.updated_on = match bare(text).as_str() {
                    "" => None,
                    text => Some(month_or_day(text).ok_or("看不出是哪一天。请写成 2026-03-09 的样子")?),
                };
                Ok(())
            },
        },
        text!(&["备注", "说明"], 16.0, note),
    ];

    fn all(tx: &Read) -> Answer<Vec<Self>> {
        let lines = topic::all(tx, Everything {})?;
        let who = |id| Who::Known(id, String::new());
        Ok(lines
            .into_iter()
            .map(|line| TopicSaid {
                id: Some(line.topic.id),
                usual: line.topic.lecturer.map(who),
                taught_by: line.taught_by.into_iter().map(who).collect(),
                said: NewTopic { lecturer: None, ..line.topic.without_id() },
            })
            .collect())
    }
    fn named(name: &str) -> Self {
        let said = NewTopic::named(topic::bare(&plain(name).replace('\n', "")), Kind::Lecture, Hours(400));
        TopicSaid { id: None, said, usual: None, taught_by: Vec::new() }
    }
    fn name(&self) -> &str {
        &self.said.name
    }
    fn entered(&self) -> Vec<String> {
        let new = self.taught_by.iter().filter_map(|who| match who {
            Who::New(name, _) => Some(format!("授课人「{name}」")),
            Who::Known(..) => None,
        });
        new.collect()
    }
    fn write(&self, tx: &Change, before: Option<&Self>) -> Answer<()> {
        let lecturer = self.usual.as_ref().map(|who| lecturer_of(tx, who)).transpose()?;
        let said = NewTopic { lecturer, ..self.said.clone() };
        let topic = match self.id {
            None => topic::add(tx, said)?.id,
            Some(id) if before.is_some_and(|it| it.said == self.said && it.usual == self.usual) => id,
            Some(id) => topic::save(tx, said.with_id(id))?.id,
        };
        if before.map_or(&[][..], |before| &before.taught_by) != self.taught_by {
            let lecturers = self.taught_by.iter().map(|who| lecturer_of(tx, who)).collect::<Answer<_>>()?;
            teaches::of_topic(tx, SetTeachers { topic, lecturers })?;
        }
        Ok(())
    }
}

/// A day, or a month as its first: 2025年3月, 2025.3.
fn month_or_day(text: &str) -> Option<chrono::NaiveDate> {
    let serial = text.len() == 5 && text.parse::<u32>().is_ok();
    day_of(text, serial).or_else(|| day_of(&format!("{}.1", text.trim_end_matches('月').replace('年', ".")), false))
}

// ---------------------------------------------------------------------------------------------- 场地、教学点

#[derive(Debug, Clone, PartialEq)]
pub(super) struct VenueSaid {
    id: Option<VenueId>,
    said: NewVenue,
}

const SEATS: &[&str] = &["座", "个座位", "个座", "座位", "人", "个", "位"];

impl Entry for VenueSaid {
    const WORD: &'static str = "场地";
    const COLUMNS: &'static [Column<Self>] = &[
        name!(&["名称", "场地", "场地名称", "教室", "教室名称", "会场", "房间", "地点"], 22.0),
        figure!(
            &["座位", "座位数", "容量", "容纳人数", "可容纳人数", "人数", "座位容量", "席位"],
            9.0,
            capacity,
            SEATS
        ),
        text!(&["位置", "所在位置", "地址", "楼层", "所在楼层"], 22.0, place),
        text!(&["设备", "设施", "设备设施", "配置", "主要设备"], 26.0, equipment),
        text!(&["备注", "说明"], 24.0, note),
    ];

    fn all(tx: &Read) -> Answer<Vec<Self>> {
        let lines = venue::all(tx, Everything {})?;
        Ok(lines.into_iter().map(|line| VenueSaid { id: Some(line.venue.id), said: line.venue.without_id() }).collect())
    }
    fn named(name: &str) -> Self {
        VenueSaid { id: None, said: NewVenue::named(&name_of(name)) }
    }
    fn name(&self) -> &str {
        &self.said.name
    }
    fn write(&self, tx: &Change, _: Option<&Self>) -> Answer<()> {
        match self.id {
            None => venue::add(tx, self.said.clone())?,
            Some(id) => venue::save(tx, self.said.clone().with_id(id))?,
        };
        Ok(())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct SiteSaid {
    id: Option<FieldSiteId>,
    said: NewFieldSite,
}

impl Entry for SiteSaid {
    const WORD: &'static str = "教学点";
    const COLUMNS: &'static [Column<Self>] = &[
        name!(&["名称", "教学点", "教学点名称", "现场教学点", "现场教学点名称", "基地", "基地名称", "教学基地"], 24.0),
        text!(&["地址", "地点", "位置", "详细地址"], 26.0, address),
        text!(&["联系人", "联系人姓名", "负责人"], 10.0, contact),
        text!(&["联系电话", "电话", "手机", "联系方式"], 14.0, phone, phone_of),
        figure!(&["容纳人数", "可容纳人数", "容量", "接待人数", "接待能力", "人数"], 9.0, capacity, SEATS),
        figure!(&["路程", "路程分钟", "车程", "单程分钟", "路上分钟", "单程"], 9.0, minutes, &["分钟", "分", "min"]),
        text!(&["备注", "说明"], 20.0, note),
    ];

    fn all(tx: &Read) -> Answer<Vec<Self>> {
        let lines = field_site::all(tx, Everything {})?;
        Ok(lines
            .into_iter()
            .map(|line| SiteSaid { id: Some(line.field_site.id), said: line.field_site.without_id() })
            .collect())
    }
    fn named(name: &str) -> Self {
        SiteSaid { id: None, said: NewFieldSite::named(&name_of(name)) }
    }
    fn name(&self) -> &str {
        &self.said.name
    }
    fn write(&self, tx: &Change, _: Option<&Self>) -> Answer<()> {
        match self.id {
            None => field_site::add(tx, self.said.clone())?,
            Some(id) => field_site::save(tx, self.said.clone().with_id(id))?,
        };
        Ok(())
    }
}
