//! 授课人名录: its columns, and what they say of a lecturer.

use school::{
    Answer, Change, Everything, Read,
    availability::{self, Owner, SetAvailability, Time},
    lecturer::{
        self, FeeClass, LeadingBody, LecturerCategory, LecturerId, NewLecturer,
        teaches::{self, SetTeaches},
    },
    person::tables::compact,
    topic::TopicId,
};

use super::{
    column::{Column, Entry, bare, name, name_of, phone_of, plain, text, word, word_of},
    names::{What, kept_in_order, topic_of},
    times,
};

#[derive(Debug, Clone, PartialEq)]
pub(super) struct LecturerSaid {
    id: Option<LecturerId>,
    said: NewLecturer,
    teaches: Vec<What>,
    times: Vec<Time>,
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
        Column {
            heads: &["可用时间", "可来时间", "可来不可来", "可授课时间", "授课时间", "有空时间", "时间限制"],
            width: 30.0,
            figure: false,
            list: true,
            choices: Vec::new,
            say: |it, _| times::written(&it.times),
            read: |it, text, _| {
                it.times = times::read(text)?;
                Ok(())
            },
        },
        text!(&["备注", "说明"], 16.0, note),
    ];

    fn all(tx: &Read) -> Answer<Vec<Self>> {
        let lines = lecturer::all(tx, Everything {})?;
        let mut available = availability::all(tx)?;
        Ok(lines
            .into_iter()
            .map(|line| LecturerSaid {
                id: Some(line.lecturer.id),
                times: available.remove(&Owner::Lecturer(line.lecturer.id)).map_or_else(Vec::new, |it| it.times),
                said: line.lecturer.without_id(),
                teaches: line.teaches.into_iter().map(What::Known).collect(),
            })
            .collect())
    }
    fn named(name: &str) -> Self {
        let said = NewLecturer::named(&name_of(name), LecturerCategory::Other);
        LecturerSaid { id: None, said, teaches: Vec::new(), times: Vec::new() }
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
        if before.map_or(&[][..], |before| &before.times) != self.times {
            availability::set(tx, SetAvailability { owner: Owner::Lecturer(lecturer), times: self.times.clone() })?;
        }
        Ok(())
    }
}
