//! Sentences about the file, its copies and what was done in it.

use std::path::Path;

use super::{Error, refuse, refuse_at};
use crate::failure::{Failure, Work};

/// SQLite's driver for Linux takes 512 bytes, with the ending of the log.
const LONGEST_ON_LINUX: usize = 504;

// -------------------------------------------------------------------------------------- the file

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

// ----------------------------------------------------------------------------------- the history

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

// -------------------------------------------------------------------------------------- the door

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
