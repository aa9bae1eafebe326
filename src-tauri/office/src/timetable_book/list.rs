//! The list: one row a session, columns known by their heading's meaning.

use chrono::NaiveDate;
use school::{calendar::HalfDay, person::tables::compact};

use super::{
    content,
    sheet::{Beside, Found, Sheet, Written},
    when::{self, When},
};

/// What a column says of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    /// Day, half day, time: whatever of them stands there.
    When,
    Title,
    Lecturer,
    Post,
    Place,
    Form,
    Hours,
    Moderator,
    Note,
}

const HEADINGS: &[(Field, &[&str])] = &[
    (
        Field::When,
        &[
            "日期",
            "星期",
            "时段",
            "时间",
            "上课日期",
            "授课日期",
            "教学日期",
            "上课时间",
            "授课时间",
            "教学时间",
            "起止时间",
            "具体时间",
            "午别",
            "上下午",
            "半天",
            "日期时间",
            "日期星期",
            "月日",
            "日期/星期",
            "上午/下午",
            "时间段",
        ],
    ),
    (
        Field::Title,
        &[
            "教学内容",
            "内容",
            "题目",
            "课程",
            "课题",
            "专题",
            "授课内容",
            "授课题目",
            "课程名称",
            "课程内容",
            "培训内容",
            "教学专题",
            "专题名称",
            "学习内容",
            "活动内容",
            "主题",
            "教学安排",
            "课程安排",
            "讲题",
            "授课专题",
            "培训课程",
            "日程",
            "内容安排",
        ],
    ),
    (
        Field::Lecturer,
        &[
            "授课人",
            "主讲人",
            "授课教师",
            "授课老师",
            "主讲教师",
            "主讲老师",
            "任课教师",
            "主讲",
            "教师",
            "讲师",
            "授课领导",
            "授课专家",
            "授课人姓名",
            "主讲人姓名",
            "授课人员",
        ],
    ),
    (
        Field::Post,
        &[
            "单位职务",
            "单位及职务",
            "职务",
            "工作单位",
            "单位",
            "授课人单位及职务",
            "职称职务",
            "职务职称",
            "单位、职务",
            "单位职务职称",
        ],
    ),
    (Field::Place, &["地点", "教室", "上课地点", "授课地点", "教学地点", "场地", "会场"]),
    (Field::Form, &["形式", "教学形式", "授课形式", "教学方式", "授课方式", "方式", "课程形式"]),
    (Field::Hours, &["学时", "课时", "学时数", "课时数"]),
    (Field::Moderator, &["主持人", "主持"]),
    (Field::Note, &["备注", "说明"]),
];

/// Where the heads may stand at most.
const HEADS_WITHIN: u32 = 20;

/// What a heading means.
pub(super) fn meaning(heading: &str) -> Option<Field> {
    let bare = compact(heading);
    let find = |bare: &str| HEADINGS.iter().find(|(_, words)| words.contains(&bare)).map(|(field, _)| *field);
    find(&bare).or_else(|| find(bare.split(['（', '(', '：', ':']).next().unwrap_or_default().trim_matches('*')))
}

/// A list on a sheet.
pub(super) struct List<'s, 'a> {
    sheet: &'s Sheet<'a>,
    head: u32,
    columns: Vec<(Field, u32)>,
}

/// The list of a sheet, if it has one: a row of heads with 日期 or 时间, and 内容.
pub(super) fn find<'s, 'a>(sheet: &'s Sheet<'a>) -> Option<List<'s, 'a>> {
    (0..sheet.rows().min(HEADS_WITHIN)).find_map(|row| {
        let mut columns: Vec<(Field, u32)> = Vec::new();
        for column in 0..sheet.columns() {
            let again = sheet.span(row, column).left != column;
            let field = meaning(sheet.text(row, column)).filter(|_| !again);
            // Several columns may say when; of the others the first.
            if let Some(field) =
                field.filter(|field| *field == Field::When || columns.iter().all(|(it, _)| it != field))
            {
                columns.push((field, column));
            }
        }
        let has = |field| columns.iter().any(|(there, _)| *there == field);
        (has(Field::When) && has(Field::Title)).then_some(List { sheet, head: row, columns })
    })
}

impl List<'_, '_> {
    /// The row of its heads.
    pub fn head(&self) -> u32 {
        self.head
    }

    fn columns_of(&self, field: Field) -> impl Iterator<Item = u32> {
        self.columns.iter().filter(move |(there, _)| *there == field).map(|(_, column)| *column)
    }

    /// Reads its sessions.
    pub fn read(&self, found: &mut Found) {
        let Some(title) = self.columns_of(Field::Title).next() else { return };
        let below = self.sheet.span(self.head, title).bottom + 1;
        let (mut day, mut half): (Option<NaiveDate>, Option<HalfDay>) = (None, None);
        // A day that was doubted is doubted once, with its rows.
        let mut doubted: Option<When> = None;
        for row in below..self.sheet.rows() {
            let when = self.when(row);
            let says = |text: &str| !text.trim().is_empty();
            if self.is_note(row) || meaning(self.sheet.text(row, title)) == Some(Field::Title) {
                continue;
            }
            if when.date.is_some() || when.weekday.is_some() {
                let dated = When { half: None, time: None, rest: String::new(), ..when.clone() };
                if doubted.as_ref() == Some(&dated) {
                    continue;
                }
                let (cell, read) = self.written_when(row);
                let before = day;
                let now = found.day(&cell, &read, &when, before);
                doubted = now.is_none().then_some(dated);
                if now != day || now.is_none() {
                    half = None;
                }
                day = now;
            }
            if let Some((cell, read)) = self.unread_date(row) {
                found.day(&cell, &read, &When::default(), None);
                (day, doubted) = (None, Some(When::default()));
            }
            half = when.half.or(if when.time.is_none() { half } else { None });
            let when = When { half, ..when };
            let span = self.sheet.span(row, title);
            let content = self.sheet.text(row, title);
            if span.top < row {
                // The cell above reaches down to here: the session goes on.
                if let Some(last) = found.entries.last_mut().filter(|last| last.cell == self.sheet.place(row, title)) {
                    last.until = when.half.or(last.until);
                    last.time = match (last.time, when.time) {
                        (Some((from, _)), Some((_, Some(to)))) => Some((from, Some(to))),
                        (time, _) => time,
                    };
                }
                continue;
            }
            let beside = self.beside(row);
            let nothing = !says(content) && !beside.lecturer.as_ref().is_some_and(|it| says(&it.text));
            if nothing || content::is_break(content) {
                continue;
            }
            let cell = self.sheet.place(row, title);
            let Some(day) = day else {
                // The day is in doubt, and that is said; here it is only where no day was written at all.
                if doubted.is_none() {
                    found.day(&cell, content, &When::default(), None);
                }
                continue;
            };
            let mut sessions = content::sessions(content);
            if sessions.is_empty() {
                sessions.push(content::Said::default());
            }
            for said in sessions {
                let when = said.when.clone().or(&when);
                found.take(&cell, day, &when, None, said, &beside);
            }
        }
    }

    /// All that a row's columns say of when.
    fn when(&self, row: u32) -> When {
        let read = |column| when::read(self.sheet.text(row, column));
        self.columns_of(Field::When).map(read).fold(When::default(), |all, one| all.or(&one))
    }

    /// The first cell of a row that says when, for a doubt.
    fn written_when(&self, row: u32) -> (String, String) {
        let written = |column: u32| (self.sheet.place(row, column), self.sheet.text(row, column).to_owned());
        let all: Vec<_> = self.columns_of(Field::When).map(written).filter(|(_, text)| !text.is_empty()).collect();
        let read = all.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
        (all.first().map(|(cell, _)| cell.clone()).unwrap_or_default(), read)
    }

    /// What stands in a column of dates and is none.
    fn unread_date(&self, row: u32) -> Option<(String, String)> {
        let dates = self.columns_of(Field::When).filter(|&column| {
            let head = compact(self.sheet.text(self.head, column));
            head.contains("日期") || head.contains("月日")
        });
        let here = |column: u32| (self.sheet.span(row, column).top == row).then(|| self.sheet.text(row, column));
        let mut unread = dates.filter_map(|column| Some((column, here(column)?))).filter(|(_, text)| {
            let when = when::read(text);
            !text.trim().is_empty() && when.date.is_none() && when.weekday.is_none()
        });
        unread.next().map(|(column, text)| (self.sheet.place(row, column), text.to_owned()))
    }

    fn beside(&self, row: u32) -> Beside {
        let written = |field| {
            let column = self.columns_of(field).next()?;
            Some(Written { cell: self.sheet.place(row, column), text: self.sheet.text(row, column).to_owned() })
        };
        Beside {
            lecturer: written(Field::Lecturer),
            post: written(Field::Post),
            place: written(Field::Place),
            form: written(Field::Form),
            hours: written(Field::Hours),
            moderator: written(Field::Moderator),
            note: written(Field::Note),
        }
    }

    /// A line under the table, over all of it.
    fn is_note(&self, row: u32) -> bool {
        let first = self.sheet.grid.row(row).next().map(|cell| compact(cell.text)).unwrap_or_default();
        ["注：", "注:", "备注：", "备注:", "说明：", "说明:", "注意事项", "合计"]
            .iter()
            .any(|word| first.starts_with(word))
    }
}
