//! Every sentence said to the user when something cannot be done.
//!
//! Two kinds of failure. A [`Refusal`] is the office's to put right: a sentence, the field and the row it
//! belongs to. A [`Error::Broken`] is ours to put right: its chain goes to the log, the user hears one calm
//! sentence and that nothing has changed.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    calendar::{full_date, notice::NotRead, weekday},
    failure::{Failure, Work},
};

/// SQLite's driver for Linux takes 512 bytes, with the ending of the log.
const LONGEST_ON_LINUX: usize = 504;

/// What the user is told, and where on the screen (or in the file) it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Refusal {
    /// One Chinese sentence: what is wrong and what to do.
    pub say: String,
    /// The field of the request it is about, by its name on the wire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// The row of the user's own file it is about, counted from 1 as Excel does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub row: Option<u32>,
}

/// Why a request was not answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The user can put it right.
    #[error("{}", .0.say)]
    Refused(Refusal),
    /// We must put it right.
    #[error("{0}")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The answer to a request.
pub type Answer<T> = Result<T, Error>;

impl Refusal {
    /// A sentence that belongs to no field.
    pub fn new(say: impl Into<String>) -> Refusal {
        Refusal { say: say.into(), field: None, row: None }
    }
    /// The same sentence, shown next to a field.
    pub fn at(self, field: &str) -> Refusal {
        Refusal { field: Some(field.into()), ..self }
    }
    /// The same sentence, about a row of the user's file.
    pub fn in_row(self, row: u32) -> Refusal {
        Refusal { row: Some(row), ..self }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(refusal)
    }
}

// ---------------------------------------------------------------------------------------------- from the machine

/// SQLite does not say which file it speaks of; who knows, says it in words (failure.rs).
impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Broken(Box::new(error))
    }
}
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Broken(Box::new(error))
    }
}

fn refuse(say: impl Into<String>) -> Error {
    Error::Refused(Refusal::new(say))
}
fn refuse_at(field: &str, say: impl Into<String>) -> Error {
    let refusal = Refusal::new(say);
    Error::Refused(if field.is_empty() { refusal } else { refusal.at(field) })
}

// ---------------------------------------------------------------------------------------------- the file

/// The file is open in another window or on another PC.
pub fn open_elsewhere(path: &Path) -> Error {
    refuse(format!("数据文件「{}」正在被另一个班务通打开。请先关闭那个窗口，再打开这里。", path.display()))
}
/// The file was made by a later version.
pub fn newer(path: &Path) -> Error {
    refuse(format!("数据文件「{}」是用更新版本的班务通建立的。请先升级本程序，数据没有改动。", path.display()))
}
/// The file is some other program's.
pub fn not_ours(path: &Path) -> Error {
    refuse(format!("「{}」不是班务通的数据文件。请另选文件，这个文件没有改动。", path.display()))
}
/// The file is no longer whole.
pub fn damaged(path: &Path) -> Error {
    refuse(format!(
        "数据文件「{}」已损坏，无法打开，没有改动它。请用最近的备份恢复：备份在旁边的「备份」文件夹里，文件名带有日期；\
         损坏的文件会另存，不会丢掉。",
        path.display()
    ))
}
/// A copy is no longer whole.
pub fn damaged_copy(path: &Path) -> Error {
    refuse(format!("备份「{}」已损坏，不能用来恢复，数据没有改动。请另选一个备份。", path.display()))
}
/// The disk failed under the books.
pub fn books_failed(path: &Path, failure: Failure, work: Work) -> Error {
    let kept = match work {
        Work::Reading => "已经保存过的都在。",
        Work::Changing => "已经保存过的都在，刚才这一步没有保存。",
        Work::Committing => "已经保存过的都在；刚才这一步不一定保存了，重新打开后请核对。",
    };
    let (what, remedy) = match failure {
        Failure::Gone => ("读不到了，U盘可能已被拔出", "请关闭班务通，插回原来的U盘再打开"),
        Failure::Full => ("所在的磁盘已满", "请腾出空间后再试"),
        Failure::ReadOnly => ("所在的位置不能写入", "请检查U盘的写保护开关，或文件夹是否只读"),
        Failure::Faulty => ("读写时磁盘出错", "请关闭班务通（数据在U盘上的，重新插好U盘）再打开"),
        Failure::Held => ("正被别的程序占用", "请稍后再试"),
        Failure::Damaged => {
            return refuse(format!(
                "数据文件「{}」有损坏，刚才这一步没有做。请关闭班务通再打开，按提示用最近的备份恢复。",
                path.display()
            ));
        }
    };
    refuse(format!("数据文件「{}」{what}。{remedy}；{kept}", path.display()))
}
/// The disk failed under a copy that is looked into.
pub fn copy_failed(path: &Path, failure: Failure) -> Error {
    let what = match failure {
        Failure::Damaged => return damaged_copy(path),
        Failure::Gone => "读不到了，U盘可能已被拔出",
        Failure::Held => "正被别的程序占用",
        Failure::Full | Failure::ReadOnly | Failure::Faulty => "读不出来",
    };
    refuse(format!("备份「{}」{what}。请检查这个盘，或另选一个备份；数据没有改动。", path.display()))
}
/// The disk failed under a copy that was being made.
pub fn no_copy_made(folder: &Path, failure: Failure) -> Error {
    let what = match failure {
        Failure::Gone => "已经不在了，U盘可能已被拔出",
        Failure::Full => "所在的磁盘已满",
        Failure::ReadOnly => "不能写入",
        Failure::Faulty | Failure::Damaged => "所在的磁盘出错",
        Failure::Held => "正被别的程序占用",
    };
    refuse(format!("备份没有做成：「{}」{what}。请换一个位置再备份一次；数据没有受影响。", folder.display()))
}
/// No file can be made beside the books, and so they cannot be opened.
pub fn cannot_write_beside(path: &Path, error: &std::io::Error) -> Error {
    use std::io::ErrorKind::*;
    let (why, remedy) = match error.kind() {
        NotFound => ("它所在的盘或文件夹不在了", "请插好U盘再打开"),
        StorageFull => ("磁盘已满", "请腾出空间后再打开"),
        _ => ("它所在的位置不能写入", "请关掉U盘的写保护开关，或把整个文件夹复制到电脑上再打开"),
    };
    let path = path.display();
    refuse(format!("数据文件「{path}」打不开：{why}（{}），没有改动它。{remedy}。", io_word(error)))
}
/// The file cannot be opened at all.
pub fn cannot_open(path: &Path, error: rusqlite::Error) -> Error {
    if cfg!(unix) && path.as_os_str().len() > LONGEST_ON_LINUX {
        return refuse(format!(
            "「{}」的路径太长，打不开。请放到上一级的文件夹里，或把文件夹的名称改短。",
            path.display()
        ));
    }
    refuse(format!("无法打开数据文件「{}」。请检查文件是否存在、是否有权限。（{error}）", path.display()))
}
/// The name would not be kept on every system.
pub fn name_is_not_portable(path: &Path) -> Error {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    refuse(format!(
        "文件不能叫「{name}」：Windows 不用这样的名称（CON、NUL、COM1 之类，末尾的点和空格，< > : \" | ? * 这些符号）。请换一个文件名。"
    ))
}
/// A folder that should be written to cannot be.
pub fn cannot_write_folder(path: &Path, error: &std::io::Error) -> Error {
    refuse(format!("无法写入「{}」：{}。请换一个位置，或检查磁盘空间和权限。", path.display(), io_word(error)))
}
/// A file that should be read cannot be.
pub fn cannot_read(path: &Path, error: &std::io::Error) -> Error {
    refuse(format!("无法读取「{}」：{}。", path.display(), io_word(error)))
}
/// There is no such file.
pub fn no_such_file(path: &Path) -> Error {
    refuse(format!("找不到文件「{}」。请检查文件名和位置。", path.display()))
}
/// A copy did not count the same as its original.
pub fn copy_is_not_sound(path: &Path) -> Error {
    refuse(format!("备份「{}」没有通过检验，没有保留。请换一个磁盘再备份一次。", path.display()))
}
/// What an error of the system is called in the office.
pub fn io_word(error: &std::io::Error) -> String {
    use std::io::ErrorKind::*;
    match error.kind() {
        NotFound => "位置不存在".into(),
        PermissionDenied => "没有权限，或文件正在被其他程序使用".into(),
        StorageFull => "磁盘已满".into(),
        ReadOnlyFilesystem => "位置只读".into(),
        _ => format!("系统报告 {error}"),
    }
}

// ---------------------------------------------------------------------------------------------- the history

/// Nothing stands that could be undone.
pub fn nothing_to_undo() -> Error {
    refuse("没有可以撤销的操作。")
}
/// Nothing was undone, or something new was done since.
pub fn nothing_to_redo() -> Error {
    refuse("没有可以恢复的操作。")
}
/// The history has no such line.
pub fn no_such_operation() -> Error {
    refuse("操作历史里没有这一条。")
}
/// It was undone before.
pub fn already_undone(said: &str) -> Error {
    refuse(format!("「{said}」已经撤销过了。"))
}
/// It is reversed by another act only.
pub fn cannot_be_undone(said: &str) -> Error {
    refuse(format!("「{said}」已编号登记，不能撤销；如需收回，请在结业证书里作废。"))
}
/// Its details have been pruned.
pub fn too_long_ago(said: &str) -> Error {
    refuse(format!("「{said}」时间太久，明细已经清理，不能撤销。"))
}
/// Later work rests on what it did.
pub fn changed_since(said: &str) -> Error {
    refuse(format!("「{said}」之后，相关内容又有改动，不能直接撤销。请先在操作历史里撤销后面的操作。"))
}
/// A row that others point to was taken away.
pub fn still_needed(error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => {
            refuse("还有别的内容要用到它，刚才的操作没有保存。请先处理用到它的内容。")
        }
        _ => error.into(),
    }
}

// ---------------------------------------------------------------------------------------------- entries

/// A field that must say something is empty.
pub fn is_empty(field: &str, what: &str) -> Error {
    refuse_at(field, format!("请填写{what}。"))
}
/// Something of that name is there already.
pub fn name_is_taken(field: &str, what: &str, name: &str) -> Error {
    refuse_at(field, format!("已经有{what}「{name}」了。请直接使用，或换一个名称。"))
}
/// The thing asked about is gone.
pub fn is_gone(what: &str) -> Error {
    refuse(format!("{what}已经不在了，可能刚刚被删除。请刷新后再试。"))
}
/// It cannot be removed while others use it.
pub fn in_use(what: &str, name: &str, users: &str) -> Error {
    refuse(format!("{what}「{name}」还有{users}在用，不能删除。"))
}
/// The first day is after the last.
pub fn days_reversed() -> Error {
    refuse_at("ends", "结束日期早于开始日期，请检查。")
}
/// The block ends before it begins.
pub fn times_reversed() -> Error {
    refuse_at("ends", "结束时间应晚于开始时间，请检查。")
}
/// A figure of the teaching rules that nobody means.
pub fn figure_beyond(figure: u32, what: &str, most: u32) -> Error {
    refuse_at("figure", format!("{what}不能是{figure}，请填写{most}以内的数。"))
}
/// Nothing is in the air.
pub fn nothing_to_land() -> Error {
    refuse_at("session", "请说明要移动哪个课次，或要排什么样的课次。")
}
/// Nobody was named.
pub fn nobody_to_be_free() -> Error {
    refuse_at("lecturer", "请选择授课人、场地、班次或教学点，再找空档。")
}
/// The clash that was to be kept is not there.
pub fn clash_is_gone() -> Error {
    refuse("这处冲突已经不在了，不用保留。请刷新后再看。")
}
/// The block has neither topic nor title.
pub fn session_says_nothing() -> Error {
    refuse_at("title", "请选择专题，或填写课次内容。")
}
/// A unit would stand above itself.
pub fn unit_circle(field: &str, unit: &str, above: &str) -> Error {
    let goes = match field {
        "parent" => "隶属于",
        "overseer" => "归口于",
        _ => "并入",
    };
    refuse_at(
        field,
        match unit == above {
            true => format!("「{unit}」不能{goes}自己。请另选单位。"),
            false => {
                format!("「{unit}」不能{goes}「{above}」，因为「{above}」（或它的上级）{goes}「{unit}」。请另选单位。")
            }
        },
    )
}
/// The name is what senders write for another unit.
pub fn is_an_alias(field: &str, name: &str, unit: &str) -> Error {
    refuse_at(field, format!("「{name}」是单位「{unit}」的别名。请直接使用「{unit}」，或先删除那个别名。"))
}
/// The unit got its name later than the day given.
pub fn renamed_later(name: &str, day: chrono::NaiveDate) -> Error {
    let day = crate::calendar::full_date(day);
    refuse_at("on", format!("「{name}」是{day}才改的名称。请填写这一天之后的日期。"))
}
/// The day lies ahead.
pub fn day_not_come(field: &str, day: chrono::NaiveDate) -> Error {
    let day = crate::calendar::full_date(day);
    refuse_at(field, format!("{day}还没有到。请到那一天再登记，之前的名册仍用现在的单位。"))
}
/// Two were to become one that are one.
pub fn one_and_the_same(field: &str, what: &str, name: &str) -> Error {
    refuse_at(field, format!("两边是同一个{what}「{name}」。请另选一个。"))
}
/// The unit was closed by a 机构改革.
pub fn unit_is_closed(field: &str, name: &str, day: chrono::NaiveDate) -> Error {
    let day = crate::calendar::full_date(day);
    refuse_at(field, format!("单位「{name}」已在{day}撤并。请选现在的单位。"))
}
/// The person is on the roster already.
pub fn already_enrolled(name: &str, cohort: &str) -> Error {
    refuse_at("name", format!("{name}已经在「{cohort}」的名册里了。"))
}
/// 序号 are counted from 1.
pub fn no_such_place() -> Error {
    refuse_at("number", "序号从1开始，请填写1以上的数。")
}
/// The trainee has a roll or a certificate and cannot simply vanish.
pub fn trainee_has_record(name: &str, what: &str) -> Error {
    refuse(format!("{name}已有{what}，不能从名册删除。请改用“退出”，记录会保留。"))
}
/// One of the two of a 换人 cannot simply vanish.
pub fn trainee_was_substituted(name: &str, other: &str) -> Error {
    refuse(format!("{name}与{other}之间办过换人，不能从名册删除。请撤销那次换人，或改用“退出”。"))
}
/// Somebody has come in their place.
pub fn already_substituted(name: &str, other: &str) -> Error {
    refuse(format!("{name}已由{other}替换。如需再换，请对{other}办理换人。"))
}
/// The class is over by then.
pub fn substituted_after_the_end(title: &str) -> Error {
    refuse_at("on", format!("换人日期在「{title}」结束之后，请检查日期。"))
}
/// It is settled already.
pub fn roster_is_frozen(title: &str, day: &str) -> Error {
    refuse(format!("「{title}」的名册已于{day}定稿。如需重新定稿，请先取消定稿。"))
}
/// The class has certificates in the register.
pub fn cohort_has_certificates(title: &str, count: u32) -> Error {
    refuse(format!("「{title}」已有{count}张证书登记在册，不能删除。"))
}
/// Two people with two ID numbers are two.
pub fn other_id_number(one: &str, other: &str) -> Error {
    let who = if one == other { format!("两个{one}") } else { format!("{one}和{other}") };
    refuse(format!("{who}的身份证号不同，不是同一人。如果其中一个号码写错了，请先改正，再合并。"))
}
/// Both records of a person have a history in one class.
pub fn both_on_one_roster(name: &str, cohort: &str) -> Error {
    refuse(format!("两个{name}都在「{cohort}」的名册里，都有考勤或证书，不能合并。请先核对那个班的名册。"))
}
/// A tag would end before it begins.
pub fn tag_ends_first() -> Error {
    refuse_at("until", "标签的截止时间应晚于开始时间，请检查。")
}
/// The ID number belongs to somebody else.
pub fn id_number_taken(name: &str, unit: &str) -> Error {
    refuse_at("id_number", format!("这个身份证号已登记在{name}（{unit}）名下，请核对。"))
}

// ---------------------------------------------------------------------------------------------- days and availability

/// A year the calendar does not have.
pub fn no_such_year() -> Error {
    refuse_at("year", "年份请填四位数字，如 2026。")
}
/// A notice of holidays that cannot be taken as it is.
pub fn notice_not_read(why: NotRead) -> Error {
    let say = match why {
        NotRead::Nothing => {
            "没有读到放假安排。请把通知从“一、元旦：……”起整段粘贴进来，或者在下面的日历上逐天点。".into()
        }
        NotRead::Clause(clause) => format!("这一句没有读懂：“{clause}”。请改成“……放假”或“……上班”，再试一次。"),
        NotRead::NoSuchDay(day) => format!("没有{day}这一天，请对照通知检查。"),
        NotRead::Weekday(day, said) => {
            format!("{}是周{}，不是{said}。请检查日期和年份。", full_date(day), weekday(day))
        }
        NotRead::Count { name, said, read } => {
            format!("“{name}”写着共{said}天，读出来是{read}天。请对照通知检查这一条。")
        }
    };
    refuse_at("text", say)
}
/// A file of holidays has a cell that is not understood.
pub fn holiday_cell(file: &str, cell: &str, read: &str, wanted: &str, row: u32) -> Error {
    Refusal::new(format!("「{file}」{cell} 写的是“{read}”，应当是{wanted}。改好后再导入，现在什么也没有写入。"))
        .in_row(row)
        .into()
}
/// A weekday is a number from 1 to 7.
pub fn no_such_weekday() -> Error {
    refuse_at("weekday", "星期几请用1到7的数字，1是星期一。")
}
/// A time somebody can or cannot is neither every week nor of certain days.
pub fn time_without_days() -> Error {
    refuse_at("since", "请说明是每周的星期几，或者从哪天到哪天。")
}
/// Only one end of the hours is said.
pub fn half_a_time() -> Error {
    refuse_at("ends", "开始时间和结束时间请都填写，或者都不填（全天）。")
}

/// The way from a site to itself.
pub fn way_to_itself(name: &str) -> Error {
    refuse_at("other", format!("「{name}」到它自己没有路程，请另选一个教学点。"))
}
/// A stop of a route ends before it begins.
pub fn stop_times_reversed(site: &str) -> Error {
    refuse_at("stops", format!("「{site}」这一站的离开时间应晚于到达时间，请检查。"))
}
/// Two stops of a route at the same time.
pub fn stops_overlap(one: &str, other: &str) -> Error {
    refuse_at("stops", format!("「{one}」还没有结束，「{other}」就开始了。请改其中一站的时间。"))
}
/// A route without stops cannot be put into a timetable.
pub fn route_is_empty(name: &str) -> Error {
    refuse_at("route", format!("线路「{name}」还没有教学点。请先在场地教学点里添加。"))
}

// ---------------------------------------------------------------------------------------------- the year's plan

/// A kind would stand below itself.
pub fn kind_circle(kind: &str, above: &str) -> Error {
    refuse_at(
        "parent",
        match kind == above {
            true => format!("类别「{kind}」不能放到自己下面。请另选一个上级类别。"),
            false => format!("「{above}」在「{kind}」下面，「{kind}」不能再放到它下面。请另选一个上级类别。"),
        },
    )
}
/// The target is of a year the programme does not run in.
pub fn target_outside(year: i32) -> Error {
    refuse_at("targets", format!("{year}年不在项目的起止年份里。请先改项目的年份，或去掉这一年的目标。"))
}
/// Two targets for one year and tier.
pub fn target_twice(year: i32, tier: &str) -> Error {
    let tier = if tier.is_empty() { "不分层级" } else { tier };
    refuse_at("targets", format!("{year}年{tier}的目标写了两行。请只留一行。"))
}
/// The first year is after the last.
pub fn years_reversed() -> Error {
    refuse_at("until", "结束年份早于开始年份，请检查。")
}
/// A year nobody plans.
pub fn no_plan_of_year(year: i32) -> Error {
    refuse_at("year", format!("没有{year}年的计划，请检查年份。"))
}
/// A year copied onto itself.
pub fn same_year() -> Error {
    refuse_at("to", "照抄的是同一年。请另选一年。")
}
/// That year has no plan.
pub fn no_plan(year: i32) -> Error {
    refuse_at("from", format!("{year}年还没有计划，无从照抄。请另选一年。"))
}
/// 期 are counted from 1.
pub fn no_such_number() -> Error {
    refuse_at("number", "期数从1开始；不分期的班可以不填。")
}
/// The line of the plan has become a class.
pub fn is_a_class_already(title: &str) -> Error {
    refuse(format!("「{title}」已经建班了。请在培训班里打开它。"))
}
/// The line of the plan has no days.
pub fn no_days_yet(title: &str) -> Error {
    refuse_at("starts", format!("「{title}」还没有定日期。请先填写开始和结束日期，再建班。"))
}
/// The class is on a plan.
pub fn is_planned_already(title: &str) -> Error {
    refuse(format!("「{title}」已经在年度计划里了。"))
}
/// Rolls are taken, so that the days of a class stand.
pub fn class_has_begun(title: &str, rolls: u32) -> Error {
    refuse_at("starts", format!("「{title}」已经点名{rolls}次，不能整体改期。请在课程表里移动还没有上的课。"))
}
/// Two phases of a class share a day.
pub fn phases_overlap(one: &str, other: &str) -> Error {
    refuse_at("phases", format!("两段集中学习的日期重叠：{one}，{other}。请改其中一段。"))
}
/// The class would begin after its first phase is over, or end before its last begins.
pub fn days_beyond_phases(first_ends: &str, last_starts: &str) -> Error {
    refuse_at(
        "starts",
        format!("这个班分段集中学习：第一段到{first_ends}止，最后一段从{last_starts}起。请先改阶段，再改班次的日期。"),
    )
}

// ---------------------------------------------------------------------------------------------- arranging

/// Nothing is to be amended.
pub fn no_steps() -> Error {
    refuse_at("steps", "没有要调整的课次。请先选择怎样调整。")
}
/// The block would go beyond the day.
pub fn past_midnight() -> Error {
    refuse_at("starts", "这样排，课次要到半夜以后才结束。请选早一些的时间。")
}
/// A session without a time lasts no time, or a day.
pub fn no_such_length() -> Error {
    refuse_at("minutes", "课次的时长应在1分钟以上、一天以内，请检查。")
}
/// No topic is ticked.
pub fn no_topics_chosen() -> Error {
    refuse_at("topics", "没有选择专题。请先勾选要列入待排的专题。")
}
/// The class has no session, placed or not.
pub fn no_sessions_to_copy(title: &str) -> Error {
    refuse_at("from", format!("「{title}」没有课次可以照抄。请选另一个班。"))
}
/// Not one thing is to be mended.
pub fn nothing_to_mend() -> Error {
    refuse_at("session", "请说明补救什么：一个课次、正在填写的课次，或来不了的授课人，三者选一。")
}
/// No class is ticked.
pub fn no_classes_chosen() -> Error {
    refuse_at("cohorts", "没有选择班次。请先勾选要排课的班次。")
}
/// Everything of these classes has its time.
pub fn nothing_to_arrange() -> Error {
    refuse_at("cohorts", "没有待排的课次。请先在“待排”里记下要上的课。")
}
/// A roll would be lost.
pub fn roll_is_taken(title: &str) -> Error {
    refuse(format!("{title}已经点名，不能移到待排。请先清除点名。"))
}
/// Several classes have it together.
pub fn is_joint(title: &str, others: &str) -> Error {
    refuse(format!("{title}是和{others}合班上的，不能单独移到待排。请先退出合班。"))
}
/// It is wished already.
pub fn course_wish_is_there(say: &str) -> Error {
    refuse(format!("已有要求：{say}。"))
}
/// A wish against those there are.
pub fn course_wishes_contradict(say: &str) -> Error {
    refuse(format!("这些要求互相矛盾：{say}。请先取消其中一条。"))
}

// ---------------------------------------------------------------------------------------------- the timetable

/// A session and itself, or the same one in another class.
pub fn swapped_with_itself() -> Error {
    refuse("两边是同一个课次（合班的算一个），不能互换。请另选一个课次。")
}
/// A session has its roll and its papers in its own class.
pub fn session_of_another_class() -> Error {
    refuse_at("cohort", "课次不能改到另一个班。请把它复制到那个班，再删除这里的。")
}
/// Nothing was copied before.
pub fn nothing_to_paste() -> Error {
    refuse_at("sessions", "没有选择课次。请先选中要复制的课次。")
}
/// The class shares the session.
pub fn already_joined(title: &str) -> Error {
    refuse_at("cohorts", format!("「{title}」已经在这个课次里了。请另选班次。"))
}
/// No class was named.
pub fn no_class_to_join() -> Error {
    refuse_at("cohorts", "请选择要合班的班次。")
}
/// One class has it for itself.
pub fn is_not_joint() -> Error {
    refuse("这个课次只有一个班，没有合班。")
}
/// It is a draft.
pub fn is_not_approved(title: &str) -> Error {
    refuse(format!("「{title}」的课程表还没有审定。请先审定，以后的变动才是调课。"))
}
/// It is as it was approved.
pub fn nothing_changed_since(title: &str, version: u32) -> Error {
    refuse(format!("「{title}」的课程表自第{version}版审定后没有变动，不必再审定。"))
}
/// There is nothing to notify of.
pub fn no_adjustments(title: &str, version: u32) -> Error {
    refuse(format!("「{title}」的课程表自第{version}版审定后没有调课，不用发调课通知单。"))
}
/// The shape says no times.
pub fn shape_has_no_blocks(name: &str) -> Error {
    refuse(format!("作息「{name}」还没有填写时间。请至少填写一段。"))
}
/// Two blocks of one half day share a minute, or are out of order.
pub fn blocks_overlap(name: &str, half: &str) -> Error {
    refuse(format!("作息「{name}」{half}的几段时间有重叠，或没有按先后填写，请检查。"))
}
/// A block begins in another half of the day.
pub fn not_in_the_half_day(name: &str, starts: crate::calendar::Clock, half: &str) -> Error {
    refuse(format!(
        "作息「{name}」里 {starts} 开始的一段不是{half}（上午在12:00以前开始，晚上从18:00开始）。请填到对应的半天。"
    ))
}

// ---------------------------------------------------------------------------------------------- roll and completion

/// A mark for somebody who was not expected, or one expected without a mark.
pub fn not_expected(name: &str) -> Error {
    refuse(format!("{name}不在这次课的应到名单里。名册可能刚有变动，请刷新后重新点名。"))
}
/// Twice in one roll.
pub fn marked_twice(name: &str) -> Error {
    refuse(format!("{name}在这次点名里出现了两次。"))
}
/// Nobody to call: an empty roster, groups without members, nobody there yet that day.
pub fn nobody_expected() -> Error {
    refuse("这次课没有应到的人，不能点名。请看看名册、报到日期，和这次课是给哪几组上的。")
}
/// An elective session whose list was not typed.
pub fn nobody_has_chosen(title: &str) -> Error {
    refuse_at("trainees", format!("{title}是选修课，还没有选课名单。请先填写谁选了这次课，或把到场的人作为临时加入。"))
}
/// Choices for a session that everybody attends.
pub fn is_not_elective(title: &str) -> Error {
    refuse_at(
        "session",
        format!("{title}不是选修课，不用填选课名单。请先在课程表里把它设为选修，或按小组设定应到的人。"),
    )
}
/// A group, trainee or room of another class.
pub fn of_another_class(field: &str, what: &str) -> Error {
    refuse_at(field, format!("{what}不是这个班的。请刷新后重新选择。"))
}
/// A closed roll changes with a reason only.
pub fn roll_is_closed(title: &str, day: &str) -> Error {
    refuse_at("reason", format!("{title}的点名已于{day}完成，现在改动是更正。请写明原因，原来的记录会一并保留。"))
}
/// Already on the roll, so nobody who walked in.
pub fn is_on_the_roll(name: &str) -> Error {
    refuse_at("walk_ins", format!("{name}已在这次课的点名册上，不用临时加入。"))
}
/// Only who was added by hand is taken off again.
pub fn is_no_walk_in(name: &str) -> Error {
    refuse_at("taken_off", format!("{name}是这次课应到的人，不能从点名册上去掉。没有来的请记旷课或请假。"))
}
/// A word the office does not have.
pub fn no_such_roll_word(word: &str) -> Error {
    refuse_at(
        "word",
        format!(
            "没有「{word}」这个考勤用词。请在“设置 › 考勤用词”里添加，或改用出勤、迟到、早退、旷课、事假、病假、公假。"
        ),
    )
}
/// A word of the office that counts as something else.
pub fn word_counts_as(word: &str, counts_as: &str) -> Error {
    refuse_at("mark", format!("「{word}」算作{counts_as}。请按{counts_as}记，或在“设置 › 考勤用词”里修改。"))
}
/// Somebody who is not in the room whose roll is taken.
pub fn is_in_another_room(name: &str) -> Error {
    refuse_at("exceptions", format!("{name}不在这个会场。请在他所在的会场点名，或先调整会场。"))
}
/// A room the session does not have.
pub fn no_such_room(title: &str) -> Error {
    refuse_at("room", format!("{title}没有这个会场。请刷新后重新选择。"))
}
/// More words than anybody remembers.
pub fn too_many_roll_words(most: usize) -> Error {
    refuse_at("words", format!("考勤用词最多{most}个。"))
}
/// A key that is taken, or no key.
pub fn no_such_roll_key(word: &str, key: &str) -> Error {
    refuse_at("key", format!("「{word}」的按键「{key}」不能用：请用一个字母、8或9，几个用词不能共用一个键。"))
}
/// A sheet's code with a sign that is not right.
pub fn sheet_code_is_wrong(typed: &str) -> Error {
    refuse_at("code", format!("编码「{typed}」输错了。请照签到表左下角的编码再输一次，例如 K7M2-Q9TX。"))
}
/// A code that is right but was never printed by these books.
pub fn no_such_sheet(code: &str) -> Error {
    refuse_at("code", format!("没有印过编码是 {code} 的签到表。它可能是在另一份数据里印的，请按序号点名。"))
}
/// A sheet that is signed for several half days.
pub fn sheet_of_several(one: &str, other: &str) -> Error {
    refuse_at("session", format!("这张签到表签的不止一个半天（{one}、{other}……）。请先选是哪一个半天。"))
}
/// A row that the paper does not have.
pub fn no_such_row(row: u32, rows: usize) -> Error {
    refuse_at("empty_rows", format!("这张签到表没有第{row}行，最后一行是第{rows}行。"))
}
/// A row named twice.
pub fn row_twice(row: u32) -> Error {
    refuse_at("empty_rows", format!("第{row}行输入了两次。"))
}
/// A file of a roll with a row that is not understood.
pub fn roll_row_not_understood(cell: &str, why: &str, doubts: usize, row: u32) -> Error {
    let more = if doubts > 1 { format!("，一共有{doubts}处") } else { String::new() };
    Refusal::new(format!("{cell} {why}{more}。请改好文件再导入，或选择跳过看不懂的行。")).in_row(row).into()
}
/// A decision other than 准予 needs its reason.
pub fn decision_without_reason(name: &str, decision: &str) -> Error {
    refuse_at("reason", format!("{name}：{decision}要写明原因。"))
}
/// Not decided 准予结业.
pub fn not_completed(name: &str) -> Error {
    refuse(format!("{name}还没有准予结业，不能发证。请先在结业审核里确定。"))
}
/// Has a certificate in force.
pub fn has_certificate(name: &str, serial: &str) -> Error {
    refuse(format!("{name}已有证书 {serial}。如需重发，请先作废原证书。"))
}
/// Nobody was chosen.
pub fn nobody_chosen() -> Error {
    refuse("没有选择学员。请先勾选要发证的学员。")
}
/// Void before.
pub fn already_void(serial: &str) -> Error {
    refuse(format!("证书 {serial} 早已作废。"))
}
/// The pattern lacks a placeholder.
pub fn pattern_lacks(placeholder: &str) -> Error {
    refuse_at("pattern", format!("证书编号样式里要有 {placeholder}，例如：某党校培结字〔{{年}}〕{{序号}}号。"))
}
/// The pattern makes a number that is in the register.
pub fn serial_is_taken(serial: &str) -> Error {
    refuse(format!("编号 {serial} 已登记在册。请检查设置里的证书编号样式。"))
}
/// The sample school goes only into empty books.
pub fn books_are_not_empty() -> Error {
    refuse("这份数据里已经有内容了，示例数据只能载入空的数据文件。")
}

// ---------------------------------------------------------------------------------------------- leave

/// Leave that is over before it begins.
pub fn leave_ends_first() -> Error {
    refuse_at("to", "请假的结束时间应在开始时间之后。")
}
/// A file too large to be kept.
pub fn attachment_too_large(path: &Path, most: u64) -> Error {
    refuse_at("path", format!("「{}」超过{most} MB，放不进来。请换一张小一些的照片或扫描件。", path.display()))
}
/// Leave on days on which the class does not meet at all.
pub fn leave_outside_class(title: &str, days: &str) -> Error {
    refuse_at("from", format!("请假的时间不在「{title}」的班期（{days}）内。请检查日期。"))
}
/// Somebody signs who is not asked to.
pub fn no_such_signer(who: &str) -> Error {
    refuse_at("signer", format!("这张请假条不需要「{who}」签字。请刷新后再签。"))
}
/// 销假 of leave that was not granted.
pub fn leave_is_not_granted(name: &str) -> Error {
    refuse(format!("{name}的这次请假还没有批准，不用销假。没有请成的，可以删除。"))
}
/// Back before they left.
pub fn back_before_leave(name: &str, since: &str) -> Error {
    refuse_at("back", format!("{name}的请假从{since}开始，销假不能更早。没有请成的，可以删除。"))
}
/// A limit for classes of no length.
pub fn limit_of_no_class(days: u32) -> Error {
    refuse_at("days", format!("「{days}天以内的班」不成立。天数应是1以上的数，学时不能小于0。"))
}

// ---------------------------------------------------------------------------------------------- speech, duty, buses

/// Nobody is here who could be called.
pub fn nobody_to_call(only: Option<&str>) -> Error {
    match only {
        Some(only) => refuse_at("only", format!("{only}没有在场的学员可以点名。请换一组，或不限定。")),
        None => refuse("没有在场的学员可以点名：应到的人都请假或缺勤。请检查这次课的点名。"),
    }
}
/// Speaks in a session where they are not expected.
pub fn does_not_attend(name: &str) -> Error {
    refuse_at("trainee", format!("{name}不在这次课的应到名单里，不能登记发言。请先检查名册，或换一名学员。"))
}
/// Longer than anybody speaks.
pub fn speech_so_long(most: u32) -> Error {
    refuse_at("minutes", format!("发言时长超过{most}分钟，请检查是否多敲了数字。"))
}
/// The list has become another meanwhile.
pub fn speeches_have_changed() -> Error {
    refuse_at("speeches", "发言登记刚有变动，顺序没有改。请再调整一次。")
}

/// The days to share duties over end before they begin, or are far too many.
pub fn duty_days_reversed() -> Error {
    refuse_at("to", "轮值的结束日期早于开始日期，或相隔太久。请检查日期。")
}
/// Nothing is taught in these days.
pub fn no_days_for_duty(span: &str) -> Error {
    refuse_at("days", format!("{span}没有排课，没有要轮值的日子。请选“每天”，或先排课。"))
}
/// Two of one name, nobody, or more than a room holds.
pub fn no_such_duty_roles(most: u32) -> Error {
    refuse_at("roles", format!("每种轮值写一行，名称不能重复，每天1到{most}人。请检查。"))
}
/// They are in another class.
pub fn not_of_the_class(name: &str, title: &str) -> Error {
    refuse_at("trainee", format!("{name}不是「{title}」的学员。请刷新后再选。"))
}
/// There is no speech to print.
pub fn nobody_spoke(title: &str) -> Error {
    refuse(format!("「{title}」还没有登记发言。请先在考勤的“发言”里登记，或打印一个课次的空白登记表。"))
}
/// There is no rotation to print.
pub fn no_duties(title: &str) -> Error {
    refuse(format!("「{title}」还没有轮值安排。请先在考勤的“轮值”里安排。"))
}
/// There is no bus that day.
pub fn no_buses(day: &str) -> Error {
    refuse_at("day", format!("{day}还没有安排车辆。请先在考勤的“乘车”里增加。"))
}
/// More buses than any class fills.
pub fn so_many_buses(most: u32) -> Error {
    refuse_at("buses", format!("车辆应在1到{most}辆之间，请检查。"))
}
/// A number nobody counts.
pub fn so_many_heads(most: u32) -> Error {
    refuse_at("counted", format!("清点的人数超过{most}，请检查是否多敲了数字。"))
}
/// The stop is not on the way.
pub fn no_such_stop(stop: &str) -> Error {
    refuse_at("stop", format!("这一天的行程里没有「{stop}」。课程表可能刚有变动，请刷新后再填。"))
}
/// Leads a bus they do not sit on.
pub fn leads_another_bus(name: &str, bus: &str) -> Error {
    refuse_at("leader", format!("{name}不坐{bus}，不能当它的车长。请先让他坐到这辆车上，或另选一人。"))
}
/// Nobody was named.
pub fn nobody_to_move() -> Error {
    refuse_at("trainees", "没有选择学员。请先选择要换车的人。")
}
/// Buses are there already.
pub fn has_buses(day: &str) -> Error {
    refuse_at("day", format!("{day}已经有车辆安排。请先删除，或直接修改。"))
}
/// A bus of another class or day.
pub fn bus_of_another_day() -> Error {
    refuse_at("bus", "这辆车不是这个班这一天的。请刷新后再选。")
}

// ---------------------------------------------------------------------------------------------- groups

/// The group is not one of their class.
pub fn group_of_another_class(name: &str) -> Error {
    refuse_at("group", format!("这个小组不是{name}那个班的。请刷新后再选。"))
}
/// Who has left is in no group.
pub fn left_and_in_no_group(name: &str) -> Error {
    refuse(format!("{name}已经退出，不能编入小组。如已恢复在训，请先取消退出。"))
}
/// Nobody can be locked in no group.
pub fn in_no_group(name: &str) -> Error {
    refuse(format!("{name}还没有编入小组，不能固定。请先编组。"))
}
/// A wish is of two trainees of one class.
pub fn wish_needs_two(name: &str) -> Error {
    refuse_at("other", format!("请选择与{name}同班的另一名学员。"))
}
/// These two have a wish.
pub fn wish_is_there(say: &str) -> Error {
    refuse_at("other", format!("已有要求：{say}。如需更改，请先取消它。"))
}
/// A wish against those there are.
pub fn wishes_contradict(say: &str) -> Error {
    refuse(format!("这些要求互相矛盾：{say}。请先取消其中一条。"))
}
/// Wishes that no groups of these sizes can keep.
pub fn wishes_cannot_be_kept(say: &str) -> Error {
    refuse(format!(
        "各组人数要均衡、固定的学员不动，下列要求就不能同时满足：{say}。请取消其中一条，或解除固定、改变组数。"
    ))
}
/// No way was found in a reasonable time.
pub fn too_many_wishes() -> Error {
    refuse("分组要求太多，没有找到全部满足的办法。请取消几条再试。")
}
/// More groups than people, or none.
pub fn so_many_groups(people: u32) -> Error {
    refuse_at("groups", format!("全班{people}人，请填写1到{}之间的组数。", people.min(crate::group::rules::MOST)))
}
/// Somebody is locked in a group that there will not be.
pub fn locked_beyond(name: &str, group: &str, groups: u32) -> Error {
    refuse_at("groups", format!("{name}固定在{group}，不能只分成{groups}组。请先解除固定，或增加组数。"))
}
/// There is nothing to repair.
pub fn no_groups(title: &str) -> Error {
    refuse(format!("「{title}」还没有分组。请先分组。"))
}

// ---------------------------------------------------------------------------------------------- places

/// Only open units that are in the register have places.
pub fn unit_twice(name: &str) -> Error {
    refuse_at("lines", format!("单位「{name}」在名额表里出现了两次。请只留一行。"))
}
/// A number nobody means.
pub fn too_many_places(name: &str, most: u32) -> Error {
    refuse_at("lines", format!("单位「{name}」的名额超过{most}人，请检查是否多敲了数字。"))
}
/// Nothing to share places by.
pub fn nothing_to_share_by() -> Error {
    refuse_at("weights", "没有可以分配的单位：各单位的权数都是0。请填写权数，或先登记单位和人员。")
}
/// Nobody said how many years.
pub fn years_not_said() -> Error {
    refuse_at("exclude_trained", "还没有说明剔除近几年已训的人。请先在参训条件里填写年数。")
}
/// There is no earlier class of the same name.
pub fn no_class_to_copy(title: &str) -> Error {
    refuse(format!("没有找到可以照抄名额的往期班次，「{title}」是这个名称的第一个班。请自己选一个班次。"))
}
/// That class has no places.
pub fn nothing_to_copy(title: &str) -> Error {
    refuse(format!("「{title}」没有填写名额，无从照抄。请另选一个班次。"))
}
/// The word is no level.
pub fn no_such_level(field: &str, word: &str) -> Error {
    refuse_at(field, format!("「{word}」不是职务层次。请写成 县处级副职、乡科级正职 这样。"))
}
/// The range has its ends the wrong way.
pub fn range_reversed(field: &str, what: &str) -> Error {
    refuse_at(field, format!("{what}的下限高于上限，请检查。"))
}

// ---------------------------------------------------------------------------------------------- the door

/// A request the door does not have.
pub fn no_such_request(name: &str) -> Error {
    refuse(format!("没有「{name}」这个请求。用 banwu requests 查看全部请求。"))
}
/// A request whose JSON is not of its type. A value with a sentence of its own (an ID number, a time) says it beside
/// its field.
pub fn malformed(name: &str, field: &str, error: &serde_json::Error) -> Error {
    let said = error.to_string();
    let between = |open: &str| said.split_once(open).and_then(|(_, rest)| rest.split_once('`')).map(|(word, _)| word);
    let why = if !said.starts_with(|c: char| c.is_ascii()) {
        return refuse_at(field, format!("{}。", said.trim_end_matches('。')));
    } else if let Some(field) = between("missing field `") {
        format!("缺少 {field}")
    } else if let Some(field) = between("unknown field `") {
        format!("没有 {field} 这一项")
    } else if let Some(word) = between("unknown variant `") {
        format!("「{word}」不是可用的词")
    } else if field.is_empty() {
        format!("读不懂（{said}）")
    } else {
        format!("{field} 的写法不对（{said}）")
    };
    refuse_at(field, format!("请求 {name} 的内容不合要求：{why}。用 banwu requests --json 查看它的样式。"))
}

// ---------------------------------------------------------------------------------------------- papers

/// The list of papers has none of that name.
pub fn no_such_paper(key: &str) -> Error {
    refuse_at("paper", format!("没有「{key}」这种纸张。用 banwu papers 查看全部纸张。"))
}
/// A paper is of something that was not said.
pub fn paper_needs(field: &str, what: &str) -> Error {
    refuse_at(field, format!("请说明是{what}的。"))
}
/// Nothing is taught that day.
pub fn nothing_that_day(day: &str) -> Error {
    refuse_at("day", format!("{day}没有排课，不能印签到表。"))
}
/// The register of units is empty, or the units asked for are not in it.
pub fn no_units() -> Error {
    refuse("没有可以发报名表的单位。请先在单位里登记单位，或重新选择。")
}
/// No session is planned.
pub fn no_timetable(title: &str) -> Error {
    refuse(format!("「{title}」还没有排课。请先在课程表里排课。"))
}
/// No session with a lecturer who would be invited.
pub fn nobody_to_invite(title: &str) -> Error {
    refuse(format!(
        "「{title}」的课程表上没有要邀请的授课人（本校教师不发邀请函）。请先在课程表里安排授课人，或指定一位。"
    ))
}
/// The lecturer gives nothing in the class.
pub fn gives_nothing(name: &str, title: &str) -> Error {
    refuse_at("lecturer", format!("{name}在「{title}」没有课。请另选授课人，或先在课程表里安排。"))
}
/// A day without a session has no roll.
pub fn no_session_that_day(of: &str, day: &str) -> Error {
    refuse_at("day", format!("「{of}」{day}没有课次，没有考勤日报。请另选一天。"))
}
/// A period in which no roll was taken.
pub fn no_roll_in_period(period: &str) -> Error {
    refuse_at("from", format!("{period}还没有点过名的课次。请另选期间，或先点名。"))
}
/// Figures by trainee are of one class.
pub fn figures_by_trainee_of_a_class() -> Error {
    refuse_at("cohort", "按学员统计考勤要先选一个班次；全校的考勤请按单位、班次、日或课次统计。")
}
/// The lecturer gives nothing in the period.
pub fn nothing_given(name: &str, period: &str) -> Error {
    refuse_at("lecturer", format!("{name}在{period}没有课。请另选期间。"))
}
/// Nobody gives anything in the period.
pub fn nobody_gives(period: &str) -> Error {
    refuse(format!("{period}没有安排授课人的课次。请另选期间，或先在课程表里安排授课人。"))
}
/// Nobody in the register is a leader.
pub fn no_leaders() -> Error {
    refuse("师资库里没有类别为领导干部的授课人。请先登记，或修改授课人的类别。")
}
/// Nobody is enrolled.
pub fn nobody_on_roster(title: &str) -> Error {
    refuse(format!("「{title}」的名册还是空的。请先录入或导入学员。"))
}
/// No certificate is in force.
pub fn no_certificates(title: &str) -> Error {
    refuse(format!("「{title}」还没有发证。请先在结业证书里审核、发证。"))
}

// ---------------------------------------------------------------------------------------------- intake

/// The file was saved again after it was checked.
pub fn file_has_changed(file: &str) -> Error {
    refuse(format!("「{file}」在核对之后又被改过。请重新核对，再写入。"))
}
/// No sheet has the column that everything hangs on.
pub fn no_column(file: &str, heading: &str) -> Error {
    refuse(format!("「{file}」里没有找到“{heading}”这一列。请在表头写上“{heading}”，再试一次。"))
}
/// A dropped file or folder cannot be looked at.
pub fn cannot_look_into(name: &str, error: &std::io::Error) -> Error {
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => "它不在了",
        _ => "没有权限读它",
    };
    refuse(format!("「{name}」打不开：{why}（{}）。请把要导入的文件复制到桌面，再拖进来。", io_word(error)))
}
/// More files than any class gets.
pub fn too_many_files(most: usize) -> Error {
    refuse(format!("拖入的文件超过{most}个。请只拖这个班的报名表。"))
}
/// What was decided about somebody is not among what may be decided.
pub fn ruling_not_allowed(file: &str, name: &str, ruling: &str, allowed: &str) -> Error {
    refuse_at("rulings", format!("「{file}」里的{name}不能选「{ruling}」，请从{allowed}中选一项。"))
}
/// Nobody decided about somebody.
pub fn ruling_missing(file: &str, question: &str) -> Error {
    refuse_at("rulings", format!("「{file}」还有一处没有答复：{question}"))
}
/// Nothing that was dropped can be a roster.
pub fn no_rosters(path: &str) -> Error {
    refuse(format!("「{path}」里没有报名表。报名表可以是 Excel（.xlsx、.xls）、WPS（.et）、.ods 或 .csv 文件。"))
}
/// No sheet is laid out as a timetable.
pub fn no_timetable_in(file: &str) -> Error {
    refuse(format!(
        "「{file}」里没有找到课程表。一行一个课次的表，表头要有“日期”和“教学内容”；一周一张的表，要有日期和上午、下午。"
    ))
}
/// The file does not say of which class it is.
pub fn timetable_of_no_class(file: &str) -> Error {
    refuse_at("cohort", format!("「{file}」的标题里没有已登记的班次名称。请选择是哪一个班的课程表。"))
}
/// The file names several classes.
pub fn timetable_of_several(file: &str, titles: &str) -> Error {
    refuse_at("cohort", format!("「{file}」的标题里有几个班次的名称：{titles}。请选择是哪一个班的课程表。"))
}
/// The clerk has stopped it.
pub fn stopped_reading() -> Error {
    refuse("已按您的要求停下，没有写入任何内容。")
}
