//! Every sentence said about a file that cannot be read as a workbook: what it is, and what to do with it.

use school::Refusal;

fn about(file: &str, say: &str) -> Refusal {
    Refusal::new(format!("「{file}」{say}"))
}

pub(crate) fn missing(file: &str) -> Refusal {
    about(file, "找不到，可能已被移走或改名。请重新选择文件。")
}

pub(super) fn a_folder(file: &str) -> Refusal {
    about(file, "是文件夹。请选择其中的名册文件。")
}

pub(super) fn unreadable(file: &str, reason: &std::io::Error) -> Refusal {
    about(file, &format!("打不开，可能正被 Excel 或 WPS 占用，或没有读取权限（{reason}）。请关闭其他程序后重试。"))
}

pub(super) fn empty(file: &str) -> Refusal {
    about(file, "是空文件。请让对方重新发送。")
}

pub(super) fn no_content(file: &str) -> Refusal {
    about(file, "里没有任何内容。请核对是不是发错了文件。")
}

pub(super) fn password(file: &str) -> Refusal {
    about(file, "有打开密码。请让对方去掉密码后重发。")
}

pub(super) fn damaged(file: &str) -> Refusal {
    about(file, "不完整或已损坏，读不出来。请让对方重发，或用 Excel、WPS 打开后另存为 .xlsx 再导入。")
}

pub(super) fn too_large(file: &str) -> Refusal {
    about(file, "太大，不像名册。请让对方只保留名册所在的工作表后重发。")
}

pub(super) fn not_a_table(file: &str, what: &str) -> Refusal {
    about(file, &format!("{what}，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。"))
}

pub(super) fn an_archive(file: &str) -> Refusal {
    about(file, "是压缩包。请先解压，再导入里面的名册文件。")
}

pub(super) fn leftover(file: &str) -> Refusal {
    about(file, "是 Excel 打开文件时留下的临时文件。请选择不带「~$」的同名文件。")
}

pub(super) fn other_save(file: &str, what: &str) -> Refusal {
    about(file, &format!("{what}。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。"))
}

pub(crate) fn too_slow(file: &str, seconds: u64) -> Refusal {
    about(file, &format!("读了{seconds}秒还没有读完，不像名册。请让对方只保留名册所在的工作表，另存为 .xlsx 后重发。"))
}

pub(crate) fn broke_off(file: &str) -> Refusal {
    about(file, "读到一半读不下去，可能太大或已损坏。请让对方只保留名册所在的工作表，另存为 .xlsx 后重发。")
}

pub(crate) fn stopped(file: &str) -> Refusal {
    about(file, "没有读完，已按您的要求停下。要用时请重新选择它。")
}
