//! The registers as far as a timetable names them: who is meant, and which rooms.

use std::collections::HashMap;

use school::{
    Answer, Change, Everything, Read,
    field_site::FieldSiteId,
    lecturer::{self, Lecturer, LecturerId},
    person::tables::compact,
    timetable::in_marks,
    topic::{self, TopicId},
    venue::{self, VenueId},
};

/// What is registered, by name without spaces.
#[derive(Debug, Default)]
pub(crate) struct Register {
    /// All of a name, each with unit and post.
    lecturers: HashMap<String, Vec<(LecturerId, String)>>,
    venues: HashMap<String, VenueId>,
    sites: HashMap<String, FieldSiteId>,
    /// By their names in marks.
    topics: HashMap<String, TopicId>,
}

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    Known(LecturerId, String),
    /// Not registered yet; unit and post as far as the file says them.
    New(String, String),
}

/// Where: the rooms in their order, those that are not registered by name; or a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Where {
    pub site: Option<FieldSiteId>,
    pub rooms: Vec<Room>,
}

/// A room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Room {
    Known(VenueId),
    New(String),
}

pub(crate) fn of(tx: &Read) -> Answer<Register> {
    let mut register = Register::default();
    for line in lecturer::all(tx, Everything {})? {
        let it = line.lecturer;
        let post = format!("{}{}", it.unit, it.post);
        register.lecturers.entry(compact(&it.name)).or_default().push((it.id, post));
    }
    let venues = venue::all(tx, Everything {})?.into_iter().map(|line| line.venue);
    register.venues = venues.map(|venue| (compact(&venue.name), venue.id)).collect();
    let topics = topic::all(tx, Everything {})?.into_iter().map(|line| line.topic);
    register.topics = topics.map(|topic| (in_marks(&compact(&topic.name)), topic.id)).collect();
    let sites = tx.rows("select name, id from field_site", [], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    register.sites = sites.into_iter().map(|(name, id)| (compact(&name), id)).collect();
    Ok(register)
}

/// What often follows a name without a space.
const ADDRESSES: [&str; 14] = [
    "教授",
    "副教授",
    "讲师",
    "高级讲师",
    "助理讲师",
    "研究员",
    "副研究员",
    "老师",
    "同志",
    "书记",
    "县长",
    "主任",
    "部长",
    "局长",
];

impl Register {
    pub fn topic(&self, title: &str) -> Option<TopicId> {
        self.topics.get(&in_marks(&compact(title))).copied()
    }

    /// Who a cell names, with the cell that says unit and post where there is one; none for nobody.
    ///
    /// Refuses in words what could be two things.
    pub fn who(&self, text: &str, post: Option<&str>) -> Result<Option<Who>, String> {
        let bare = compact(text);
        if bare.is_empty() || matches!(bare.as_str(), "/" | "-" | "—" | "无" | "待定") {
            return Ok(None);
        }
        if self.lecturers.contains_key(&bare) {
            return self.known(&bare, post.unwrap_or_default()).map(Some);
        }
        let (outside, inside) = match text.find(['（', '(']) {
            Some(at) => (&text[..at], text[at..].trim_matches(|c: char| "（()）".contains(c) || c.is_whitespace())),
            None => (text, ""),
        };
        let post = post.filter(|post| !post.trim().is_empty()).unwrap_or(inside);
        let name = compact(outside);
        if self.lecturers.contains_key(&name) {
            return self.known(&name, post).map(Some);
        }
        if name.contains(['、', '，', ',', ';', '；', '/']) {
            return Err("写了几位授课人，课次只能记一位".into());
        }
        let mut tokens: Vec<&str> = outside.split_whitespace().collect();
        // 张　三
        if tokens.len() > 1 && tokens.iter().all(|token| token.chars().count() == 1) {
            tokens = vec![&name];
        }
        let named: Vec<&&str> = tokens.iter().filter(|token| self.lecturers.contains_key(**token)).collect();
        if let [token] = named[..] {
            // 张三 李四: another name is no post, unless the register has it in theirs.
            let other =
                tokens.iter().find(|it| **it != *token && is_name(it) && !is_post(it) && !self.says_of(token, it));
            if let Some(other) = other {
                return Err(format!("看不出「{other}」是另一位授课人，还是{token}的单位职务"));
            }
            let rest: String = tokens.iter().filter(|other| other != &token).copied().collect();
            return self.known(token, if rest.is_empty() { post } else { &rest }).map(Some);
        }
        if let [one] = tokens[..] {
            if let Some(bare) = self.addressed(one) {
                return self.known(bare, post).map(Some);
            }
            let bare = ADDRESSES.iter().filter_map(|word| one.strip_suffix(word)).min_by_key(|rest| rest.len());
            return match bare.filter(|bare| is_name(bare)) {
                Some(bare) => Ok(Some(Who::New(bare.into(), one[bare.len()..].into()))),
                None if is_name(one) => Ok(Some(Who::New(one.into(), post.into()))),
                None => Err("看不出授课人的姓名".into()),
            };
        }
        let names: Vec<usize> = (0..tokens.len()).filter(|&n| is_name(tokens[n]) && !is_post(tokens[n])).collect();
        match names[..] {
            // 王芳 县委党校 and 县委党校 王芳: the name stands at an end.
            [n] if n == 0 || n + 1 == tokens.len() => {
                let rest: String =
                    tokens.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, token)| *token).collect();
                Ok(Some(Who::New(tokens[n].into(), format!("{rest}{post}"))))
            }
            _ => Err("看不出哪个是授课人的姓名".into()),
        }
    }

    /// Whether a line can only name a lecturer: one of the register, or 姓名（单位职务）.
    pub fn is_somebody(&self, line: &str) -> bool {
        let bracketed = line.split_once(['（', '(']).is_some_and(|(name, rest)| {
            is_name(&compact(name)) && rest.trim_end().ends_with(['）', ')']) && !rest.contains(['《', '：'])
        });
        let named = line.split(|c: char| c.is_whitespace() || "（(".contains(c)).next().unwrap_or_default();
        bracketed || self.lecturers.contains_key(&compact(line)) || self.lecturers.contains_key(named)
    }

    /// Whether a line is a place of the register.
    pub fn is_somewhere(&self, line: &str) -> bool {
        let bare = compact(line);
        self.venues.contains_key(&bare) || self.sites.contains_key(&bare)
    }

    /// Where a cell says: sites and rooms of the register, and rooms that are new.
    pub fn place(&self, text: &str) -> Where {
        let bare = compact(text);
        if bare.is_empty() || matches!(bare.as_str(), "/" | "-" | "—" | "无" | "待定") {
            return Where::default();
        }
        let whole = self.sites.get(&bare).map(|site| Where { site: Some(*site), rooms: Vec::new() });
        let room = self.venues.get(&bare).map(|room| Where { site: None, rooms: vec![Room::Known(*room)] });
        if let Some(found) = room.or(whole) {
            return found;
        }
        let mut found = Where::default();
        let mut parts = bare.split(['、', '；', ';', '，', ',']).filter(|part| !part.is_empty()).peekable();
        // A name may have a 、 of its own: the longest that is registered is meant.
        let all: Vec<&str> = parts.by_ref().collect();
        let mut at = 0;
        while at < all.len() {
            let longest = (at + 1..=all.len()).rev().find(|&end| self.is_somewhere(&all[at..end].join("、")));
            let end = longest.unwrap_or(at + 1);
            let name = all[at..end].join("、");
            match (self.sites.get(&name), self.venues.get(&name)) {
                (Some(site), _) if found.site.is_none() => found.site = Some(*site),
                (_, Some(room)) => found.rooms.push(Room::Known(*room)),
                _ => found.rooms.push(Room::New(name)),
            }
            at = end;
        }
        found
    }

    /// 王芳教授, where 王芳 is registered.
    fn addressed<'a>(&self, text: &'a str) -> Option<&'a str> {
        ADDRESSES.iter().filter_map(|word| text.strip_suffix(word)).find(|name| self.lecturers.contains_key(*name))
    }

    /// Whether the unit and post of somebody of that name have this in them.
    fn says_of(&self, name: &str, text: &str) -> bool {
        self.lecturers.get(name).is_some_and(|all| all.iter().any(|(_, post)| compact(post).contains(text)))
    }

    /// The one of that name; of several, the one whose unit and post are written.
    fn known(&self, name: &str, post: &str) -> Result<Who, String> {
        let all = self.lecturers.get(name).map(Vec::as_slice).unwrap_or_default();
        let post = compact(post);
        let same: Vec<_> = all.iter().filter(|(_, known)| !post.is_empty() && compact(known) == post).collect();
        match (all, &same[..]) {
            ([(id, _)], _) | (_, [(id, _)]) => Ok(Who::Known(*id, name.into())),
            _ => Err(format!("师资库里有{}位{name}，单位职务对不上其中一位", all.len())),
        }
    }
}

/// The lecturer of that name, entered with unit and post when there is none yet.
pub(crate) fn enter(tx: &Change, name: &str, post: &str) -> Answer<LecturerId> {
    let known: u32 = tx.value("select count(*) from lecturer where name = ?1", [name])?;
    let id = lecturer::named_or_new(tx, name)?;
    if known == 0 && !post.is_empty() {
        Lecturer { post: post.into(), ..Lecturer::get(tx, id)? }.save(tx)?;
    }
    Ok(id)
}

/// Two to four characters, or a name with dots.
pub(crate) fn is_name(text: &str) -> bool {
    let hanzi =
        |c: char| c == '〇' || ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{3ffff}').contains(&c);
    let length = text.chars().count();
    let dotted = text.contains('·') && length <= 20 && text.chars().all(|c| hanzi(c) || c == '·');
    dotted || (2..=4).contains(&length) && text.chars().all(hanzi)
}

/// 教授, 县委党校: two to four characters that are nobody's name.
pub(crate) fn is_post(text: &str) -> bool {
    const ENDS: [&str; 29] = [
        "教授",
        "讲师",
        "研究员",
        "主任",
        "书记",
        "局长",
        "县长",
        "部长",
        "校长",
        "委员",
        "党校",
        "委",
        "政府",
        "人大",
        "政协",
        "大学",
        "学院",
        "法院",
        "局",
        "厅",
        "室",
        "办",
        "中心",
        "公司",
        "老师",
        "同志",
        "科长",
        "股长",
        "院长",
    ];
    ENDS.iter().any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Register {
        let lecturers = [
            ("王芳", vec![(LecturerId(1), "县委党校讲师".to_string())]),
            ("李明", vec![(LecturerId(2), "县政府县长".to_string()), (LecturerId(3), "县财政局局长".to_string())]),
            ("周甲、吴乙", vec![(LecturerId(4), String::new())]),
        ];
        let venues = [("报告厅", 1), ("201教室", 2), ("县委党校、分校", 3)];
        Register {
            lecturers: lecturers.into_iter().map(|(name, all)| (name.into(), all)).collect(),
            venues: venues.into_iter().map(|(name, id)| (name.into(), VenueId(id))).collect(),
            sites: [("红军纪念馆".to_string(), FieldSiteId(1))].into_iter().collect(),
            topics: HashMap::new(),
        }
    }

    #[test]
    fn a_lecturer_is_the_one_that_is_meant_or_asked_about() {
        let register = register();
        for (text, post, want) in [
            ("王芳", None, "1"),
            ("王　芳", None, "1"),
            ("王芳（县委党校讲师）", None, "1"),
            ("王芳 县委党校讲师", None, "1"),
            ("县委党校讲师 王芳", None, "1"),
            ("王芳讲师", None, "1"),
            ("李明（县财政局局长）", None, "3"),
            ("李明", Some("县政府县长"), "2"),
            ("李明", None, "师资库里有2位李明，单位职务对不上其中一位"),
            ("周甲、吴乙", None, "4"),
            ("周甲、吴丙（县信访局）", None, "写了几位授课人，课次只能记一位"),
            ("赵新", None, "新 赵新|"),
            ("赵新（市委党校教授）", None, "新 赵新|市委党校教授"),
            ("赵新 市委党校教授", None, "新 赵新|市委党校教授"),
            ("市委党校教授　赵新", None, "新 赵新|市委党校教授"),
            ("赵新教授", None, "新 赵新|教授"),
            ("赵　新", Some("市委党校"), "新 赵新|市委党校"),
            ("阿卜杜热合曼·伊敏江", None, "新 阿卜杜热合曼·伊敏江|"),
            ("县委组织部干部教育培训科负责人", None, "看不出授课人的姓名"),
            ("赵新 钱旧", None, "看不出哪个是授课人的姓名"),
            ("王芳 钱旧", None, "看不出「钱旧」是另一位授课人，还是王芳的单位职务"),
            ("钱旧　王芳", None, "看不出「钱旧」是另一位授课人，还是王芳的单位职务"),
            ("王芳 李明", None, "看不出哪个是授课人的姓名"),
            ("王芳 县委党校", None, "1"),
            ("王芳 县财政局", None, "1"),
            ("李明 县财政局局长", None, "3"),
            ("", None, "无"),
            ("待定", None, "无"),
        ] {
            let said = match register.who(text, post) {
                Ok(Some(Who::Known(id, _))) => id.to_string(),
                Ok(Some(Who::New(name, post))) => format!("新 {name}|{post}"),
                Ok(None) => "无".into(),
                Err(why) => why,
            };
            assert_eq!(said, want, "{text}");
        }
    }

    #[test]
    fn a_place_is_rooms_and_a_site() {
        let register = register();
        let known = |id| Room::Known(VenueId(id));
        for (text, site, rooms) in [
            ("报告厅", None, vec![known(1)]),
            ("报告厅、201教室", None, vec![known(1), known(2)]),
            ("红军纪念馆", Some(1), vec![]),
            ("红军纪念馆、报告厅", Some(1), vec![known(1)]),
            ("县委党校、分校、报告厅", None, vec![known(3), known(1)]),
            ("某村、某镇", None, vec![Room::New("某村".into()), Room::New("某镇".into())]),
            ("", None, vec![]),
        ] {
            assert_eq!(register.place(text), Where { site: site.map(FieldSiteId), rooms }, "{text}");
        }
    }
}
