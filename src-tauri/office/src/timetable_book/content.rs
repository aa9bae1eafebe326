//! What a cell of a timetable says of its sessions: one or several, with who gives them and where on lines of their own.

use school::timetable::{Kind, out_of_marks};

use super::when::{When, leading};

/// What is said of one session, in words as they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// When, where the cell itself says it.
    pub when: When,
    /// Without 《》.
    pub title: String,
    /// It stood in 《》: a topic.
    pub quoted: bool,
    /// 选修 is said of it.
    pub elective: bool,
    pub form: Option<String>,
    pub lecturer: Option<String>,
    pub place: Option<String>,
    pub moderator: Option<String>,
    pub hours: Option<String>,
    /// Lines of which nobody can tell what they are.
    pub unknown: Vec<String>,
}

/// What a line begins with, and what it then is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Lecturer,
    Place,
    Moderator,
    Form,
    Hours,
    /// What the timetable knows already, or knows better: 合班 with whom.
    Joint,
}

const LABELS: &[(Label, &[&str])] = &[
    (
        Label::Lecturer,
        &[
            "授课人",
            "主讲人",
            "授课教师",
            "授课老师",
            "主讲教师",
            "主讲老师",
            "任课教师",
            "主讲",
            "授课",
            "教师",
            "讲师",
            "老师",
        ],
    ),
    (Label::Place, &["地点", "上课地点", "授课地点", "教学地点", "教室", "场地", "会场"]),
    (Label::Moderator, &["主持人", "主持"]),
    (Label::Form, &["形式", "教学形式", "授课形式", "教学方式", "方式"]),
    (Label::Hours, &["学时", "课时"]),
    (Label::Joint, &["合班"]),
];

/// The sessions a cell speaks of. A line with a time begins the next one; without times, a line with 《 does.
pub(super) fn sessions(text: &str) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((when, rest)) = leading(line) {
            all.push(Said { when, ..Said::default() });
            if !rest.is_empty()
                && let Some(last) = all.last_mut()
            {
                take(last, &rest);
            }
            continue;
        }
        let opens = numbered(line).unwrap_or(line).starts_with('《');
        let begins = match all.last() {
            None => true,
            Some(last) => opens && !last.title.is_empty() && last.when.time.is_none(),
        };
        if begins {
            all.push(Said::default());
        }
        if let Some(last) = all.last_mut() {
            take(last, line);
        }
    }
    all
}

/// A line of a session.
fn take(said: &mut Said, line: &str) {
    let inner = line.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let bare = inner.unwrap_or(line).trim();
    match label(bare) {
        Some((Label::Lecturer, rest)) => said.lecturer = Some(rest),
        Some((Label::Place, rest)) => said.place = Some(rest),
        Some((Label::Moderator, rest)) => said.moderator = Some(rest),
        Some((Label::Form, rest)) => said.form = Some(rest),
        Some((Label::Hours, rest)) => said.hours = Some(rest),
        Some((Label::Joint, _)) => {}
        None if bare == "选修" => said.elective = true,
        None if bare == "必修" => {}
        None if said.title.is_empty() => title(said, numbered(line).unwrap_or(line)),
        None => said.unknown.push(line.into()),
    }
}

/// `授课人：王芳` and `主讲 王芳`.
fn label(line: &str) -> Option<(Label, String)> {
    LABELS.iter().flat_map(|(label, words)| words.iter().map(move |word| (*label, *word))).find_map(|(label, word)| {
        let rest = line.strip_prefix(word)?;
        let said = rest.trim_start().strip_prefix(['：', ':']);
        Some((label, said?.trim().into()))
    })
}

/// What follows `1.` or `（2）` or `③`, a title in 《》.
fn numbered(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
        return Some(rest.trim_start());
    }
    let open = line.strip_prefix(['（', '(']);
    let rest = open.unwrap_or(line).trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = open.unwrap_or(line).len() - rest.len();
    if !(1..=2).contains(&figures) {
        return None;
    }
    let rest = match open {
        Some(_) => rest.strip_prefix(['）', ')']),
        None => rest.strip_prefix(['.', '、', '．']),
    };
    // 12.9运动 is a title.
    rest.map(str::trim_start).filter(|rest| rest.starts_with('《'))
}

/// A title as it stands, without its marks: `专题讲座：《县情》（选修）` is 县情.
fn title(said: &mut Said, line: &str) {
    let mut text = line.trim();
    for mark in ["（选修）", "(选修)", "【选修】", "[选修]", "（选修课）"] {
        if let Some(rest) = text.strip_suffix(mark) {
            (said.elective, text) = (true, rest.trim_end());
        }
    }
    for mark in ["（必修）", "(必修)"] {
        text = text.strip_suffix(mark).map_or(text, str::trim_end);
    }
    let inner = text.split_once('《').and_then(|(lead, rest)| Some((lead, rest.strip_suffix('》')?)));
    match inner {
        Some((lead, inner)) if is_lead(lead) && balanced(inner) => {
            (said.title, said.quoted) = (out_of_marks(inner.trim()), true);
            if !lead.is_empty() && said.form.is_none() {
                said.form = Some(lead.trim_end_matches(['：', ':', ' ', '\u{3000}']).into());
            }
        }
        _ => said.title = text.into(),
    }
}

/// What may stand before 《…》 without being part of the title: how it is taught.
fn is_lead(lead: &str) -> bool {
    let lead = lead.trim_end_matches(['：', ':', ' ', '\u{3000}']);
    lead.is_empty() || kind_of(lead).is_some()
}

/// 《A》与《B》 is one title with two names in it.
fn balanced(inner: &str) -> bool {
    let mut depth = 0i32;
    for c in inner.chars() {
        depth += match c {
            '《' => 1,
            '》' => -1,
            _ => 0,
        };
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// What is done, by any of the words offices use for it.
pub(crate) fn kind_of(word: &str) -> Option<Kind> {
    let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(kind) = Kind::named(&word) {
        return Some(kind);
    }
    Some(match word.as_str() {
        "讲授式" | "专题讲座" | "讲座" | "专题讲授" | "专题授课" | "专题辅导" | "专题报告" | "辅导报告" | "授课"
        | "集中授课" | "面授" | "课堂讲授" | "专题" | "专题教学" | "理论授课" | "课堂教学" | "主题报告"
        | "专家授课" => Kind::Lecture,
        "研讨式" | "讨论" | "分组讨论" | "分组研讨" | "座谈" | "交流" | "学员论坛" | "结构化研讨" | "交流研讨" => {
            Kind::Discussion
        }
        "案例" | "案例式" | "案例研讨" => Kind::Case,
        "现场" | "现场式" | "现场体验" | "体验式" | "实践教学" => Kind::Field,
        "模拟" | "情景模拟" | "模拟式" | "情景教学" | "情景模拟教学" => Kind::Simulation,
        "参观" | "参观学习" | "观摩学习" | "考察" | "现场观摩" | "实地考察" => Kind::Visit,
        "自习" | "个人自学" | "晚自习" | "读书" => Kind::SelfStudy,
        "测试" | "测验" | "闭卷考试" | "结业考试" | "考核" => Kind::Exam,
        "开班" | "开学典礼" | "开班典礼" | "开班仪式" => Kind::Opening,
        "结业" | "结业典礼" | "结业仪式" => Kind::Closing,
        "活动" | "其他" | "文体活动" | "报到" | "班会" => Kind::Activity,
        _ => return None,
    })
}

/// What is done, by what it is called; a title in 《》 is a lecture.
pub(super) fn kind_by_title(title: &str, quoted: bool) -> Kind {
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    match () {
        () if quoted => Kind::Lecture,
        () if says(&["开班式", "开学典礼", "开班典礼", "开班仪式"]) => Kind::Opening,
        () if says(&["结业式", "结业典礼", "结业仪式"]) => Kind::Closing,
        () if says(&["现场教学"]) => Kind::Field,
        () if says(&["案例教学"]) => Kind::Case,
        () if says(&["模拟教学", "情景模拟"]) => Kind::Simulation,
        () if says(&["研讨", "讨论", "座谈", "论坛"]) => Kind::Discussion,
        () if says(&["考试", "测试"]) => Kind::Exam,
        () if says(&["自学", "自习"]) => Kind::SelfStudy,
        () if says(&["观摩", "参观", "考察"]) => Kind::Visit,
        () => Kind::Activity,
    }
}

/// What is on every timetable of the day and is no session.
pub(super) fn is_break(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(
        text.as_str(),
        "午休"
            | "休息"
            | "午餐"
            | "早餐"
            | "晚餐"
            | "用餐"
            | "午饭"
            | "课间休息"
            | "茶歇"
            | "放假"
            | "周末休息"
            | "午餐、午休"
            | "午餐午休"
            | "/"
            | "-"
            | "—"
            | "——"
            | "无"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use school::timetable::in_marks;

    fn said(one: &Said) -> String {
        let time = one.when.time.map(|(from, to)| format!("{from}-{}", to.map_or("?".into(), |to| to.to_string())));
        let mark = |mark: &str, it: &Option<String>| it.as_ref().map(|it| format!("{mark}={it}"));
        let title = if one.quoted { in_marks(&one.title) } else { one.title.clone() };
        [
            time,
            Some(title),
            one.elective.then(|| "选".into()),
            mark("人", &one.lecturer),
            mark("地", &one.place),
            mark("持", &one.moderator),
            mark("式", &one.form),
            mark("时", &one.hours),
            (!one.unknown.is_empty()).then(|| format!("？{}", one.unknown.join("/"))),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
    }

    #[test]
    fn a_cell_says_its_sessions() {
        for (cell, want) in [
            ("《县情讲座》\n授课人：李明（县政府县长）\n地点：报告厅", "《县情讲座》 人=李明（县政府县长） 地=报告厅"),
            ("8:30–9:00\n开班式\n地点：报告厅", "08:30-09:00 开班式 地=报告厅"),
            ("8:30–9:00 开班式\n9:10–11:30 《甲》\n主讲：王芳", "08:30-09:00 开班式; 09:10-11:30 《甲》 人=王芳"),
            ("《甲》\n授课人：王芳\n《乙》\n授课人：李明", "《甲》 人=王芳; 《乙》 人=李明"),
            ("1.《甲》\n2.《乙》", "《甲》; 《乙》"),
            ("专题讲座：《县情》（选修）", "《县情》 选 式=专题讲座"),
            ("《县情》（必修）", "《县情》"),
            ("学习《条例》心得交流", "学习《条例》心得交流"),
            ("《甲》与《乙》", "《甲》与《乙》"),
            ("《〈条例〉解读》", "《〈条例〉解读》"),
            ("《《条例》解读》", "《〈条例〉解读》"),
            ("分组研讨\n（主持：石海涛）\n合班：第2期科干班", "分组研讨 持=石海涛"),
            ("《甲》\n王芳 县委党校", "《甲》 ？王芳 县委党校"),
            ("现场教学\n形式：现场教学\n学时：4", "现场教学 式=现场教学 时=4"),
            ("授课人：王芳", " 人=王芳"),
            ("  \n ", ""),
        ] {
            assert_eq!(sessions(cell).iter().map(said).collect::<Vec<_>>().join("; "), want, "{cell}");
        }
    }

    #[test]
    fn what_is_done_is_known_by_its_word_or_by_the_title() {
        for kind in Kind::ALL {
            assert_eq!(kind_of(kind.word()), Some(*kind));
        }
        assert_eq!(kind_of("专题 讲座"), Some(Kind::Lecture));
        assert_eq!(kind_of("什么"), None);
        for (title, quoted, kind) in [
            ("县情", true, Kind::Lecture),
            ("开班式暨入学教育", false, Kind::Opening),
            ("分组研讨：如何当好乡镇干部", false, Kind::Discussion),
            ("红色教育基地现场教学", false, Kind::Field),
            ("观看警示教育片", false, Kind::Activity),
        ] {
            assert_eq!(kind_by_title(title, quoted), kind, "{title}");
        }
        assert!(is_break("午 休") && !is_break("休息室开放"));
    }
}
