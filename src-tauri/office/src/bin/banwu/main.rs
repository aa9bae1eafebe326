//! `banwu`: the office on the command line, for the IT man and for tests. The same door as the window.
//!
//! Answers go to stdout. What the user can put right goes to stderr as JSON with exit code 2, faults with 1.

mod commands;
mod example;
mod input;
mod print;
mod rolls;
mod rosters;
mod timetables;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use office::{Host, Office, reading::this_program};
use school::{Answer, Error, Refusal};

/// 班务通的命令行。
#[derive(Parser)]
#[command(name = "banwu", version, disable_help_subcommand = true)]
struct Banwu {
    #[command(flatten)]
    desk: AtDesk,
    #[command(subcommand)]
    command: Command,
}

/// 数据文件和坐在桌前的人。
#[derive(Args)]
struct AtDesk {
    /// 数据文件；没有时新建
    #[arg(long, value_name = "FILE", global = true)]
    books: Option<PathBuf>,
    /// 记入操作历史的姓名
    #[arg(long, value_name = "NAME", global = true, default_value = "命令行")]
    who: String,
    /// 字体文件夹
    #[arg(long, value_name = "DIR", global = true)]
    fonts: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// 列出全部请求；写明一个时，给出它的例子
    Requests {
        /// 只看这一个
        name: Option<String>,
        /// 附 JSON schema
        #[arg(long)]
        json: bool,
    },
    /// 发出一个请求，打印 JSON 答复
    Call {
        /// 请求的名称
        name: String,
        /// 请求的内容；- 表示从标准输入读（UTF-8、带 BOM 的 UTF-16 或 GBK；答复总是 UTF-8）
        json: Option<String>,
    },
    /// 从标准输入逐行读请求 {"name": …, "request": …}，逐行答复；输入可以是 UTF-8、带 BOM 的 UTF-16 或 GBK，答复总是 UTF-8
    Talk,
    /// 建立一所虚构的学校
    Demo {
        /// 把它的每种纸张和表格写进这个文件夹
        #[arg(long, value_name = "DIR")]
        papers: Option<PathBuf>,
    },
    /// 列出全部纸张和表格
    Papers,
    /// 印一份纸张或表格
    Print(print::Asked),
    /// 核对一批报名表（文件夹或文件）；加 --apply 写入
    ImportRoster(rosters::Asked),
    /// 核对一个课程表文件，每个班一份；加 --apply 写入
    ImportTimetable(timetables::Asked),
    /// 核对另一台设备记下的考勤；加 --apply 写入点名册
    ImportRoll(rolls::Asked),
    /// 看一个文件能读懂什么
    ReadWorkbook {
        /// 文件
        file: PathBuf,
        /// 以 JSON 打印
        #[arg(long)]
        json: bool,
    },
    /// 备份，并打开检验
    Backup {
        /// 备份到这个文件夹
        folder: Option<PathBuf>,
    },
    /// 用备份恢复；原来的数据先备份，打不开的另存
    Restore {
        /// 备份文件
        file: PathBuf,
    },
    /// 读取进程：由程序自己启动
    #[command(name = READER, hide = true)]
    Reader,
    /// 检查数据文件：结构、关联、操作记录
    Check,
    /// 自检：用一所虚构的学校，把名册、点名、全部纸张和表格、备份和恢复在这台电脑上走一遍；不动现有的数据
    Selftest {
        /// 在这个文件夹里做，做完清理；不写为系统的临时文件夹
        folder: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    // A closed pipe (banwu … | head) ends the program quietly; nothing else may panic to the user's face.
    std::panic::set_hook(Box::new(|_| {}));
    let banwu = Banwu::parse();
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| commands::run(banwu))) {
        Ok(Ok(code)) => code,
        Ok(Err(Error::Refused(refusal))) => {
            eprintln!("{}", serde_json::to_string(&refusal).unwrap_or(refusal.say));
            ExitCode::from(2)
        }
        Ok(Err(Error::Broken(cause))) => {
            eprintln!("程序出错了，数据没有改动。（{}）", chain(&*cause));
            ExitCode::from(1)
        }
        Err(_) => {
            eprintln!("程序出错了，数据没有改动。");
            ExitCode::from(1)
        }
    }
}

fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join("：")
}

/// The hidden word with which this program reads files for itself.
const READER: &str = "reader";

impl AtDesk {
    fn books(&self) -> Answer<PathBuf> {
        let said = self.books.clone().ok_or_else(|| {
            Error::Refused(Refusal::new("请用 --books 指定数据文件，例如 banwu --books 班务.db requests。").at("books"))
        })?;
        Ok(std::path::absolute(&said).unwrap_or(said))
    }
    fn host(&self) -> Answer<Host> {
        let usual = Host::of(&self.books()?, &self.who);
        let fonts = self.fonts.clone().unwrap_or(usual.fonts.clone());
        Ok(Host { fonts, reader: Some(this_program(READER)?), ..usual })
    }
    fn office(&self) -> Answer<Office> {
        Office::open(&self.books()?, self.host()?)
    }
}
