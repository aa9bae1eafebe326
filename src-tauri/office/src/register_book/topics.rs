//! 专题目录: its columns, and what they say of a topic.

use school::{
    Answer, Change, Everything, Hours, Read,
    lecturer::teaches::{self, SetTeachers},
    timetable::Kind,
    topic::{self, NewTopic, TeachingUnit, TopicId, TopicState},
};

use super::{
    column::{Column, Entry, bare, name, plain, text, word, word_of},
    names::{kept_in_order, lecturer_of, same},
};
use crate::{
    holidays_book::day_of,
    timetable_book::{content::kind_of, register::Who, sheet::hours_of},
};

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
