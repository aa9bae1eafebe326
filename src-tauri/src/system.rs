//! What is asked of the system itself, Windows or Linux: to open a PDF, to show a file, to speak without a window.

use std::path::Path;

use school::Refusal;

#[cfg(not(windows))]
pub use here::print;

/// What is said of a paper that waits in the PDF reader.
const OPENED: &str = "已在 PDF 阅读器中打开，请在那里打印（Ctrl+P）。";

/// Opens a paper in the PDF reader, where the clerk prints it herself; says so.
pub fn print_in_reader(pdf: &Path) -> Result<&'static str, Refusal> {
    match here::open(pdf) {
        Ok(true) => Ok(OPENED),
        _ => Err(Refusal::new(
            "这台电脑上没有可用的打印机，也没有能打开 PDF 的程序，没有打印。请用「保存为 PDF」存到 U 盘，到别的电脑上打印。",
        )),
    }
}

/// Opens the folder of a file, with the file marked where the system can.
pub fn reveal(path: &Path) -> Result<(), Refusal> {
    match here::reveal(path) {
        Ok(true) => Ok(()),
        _ => Err(Refusal::new(format!("打不开文件夹。文件在：{}", path.display()))),
    }
}

/// Says a sentence when there is no window to say it in, and waits until it was read.
pub fn alert(sentence: &str) {
    eprintln!("{sentence}");
    here::alert(sentence);
}

/// Lets what is printed appear in the console the program was started from. A program with a window has none of its own.
pub fn speak_in_console() {
    here::speak_in_console();
}

#[cfg(windows)]
mod here {
    use std::{
        io,
        os::windows::{ffi::OsStrExt, io::AsRawHandle, process::CommandExt},
        path::Path,
        process::Command,
        ptr,
    };

    use windows_sys::Win32::{
        System::Console::{ATTACH_PARENT_PROCESS, AttachConsole},
        UI::{Shell::ShellExecuteW, WindowsAndMessaging::SW_SHOWNORMAL},
    };

    /// Windows' own box: needs neither webview nor window.
    pub fn alert(sentence: &str) {
        rfd::MessageDialog::new()
            .set_title("班务通")
            .set_level(rfd::MessageLevel::Warning)
            .set_description(sentence)
            .set_buttons(rfd::MessageButtons::OkCustom("知道了".into()))
            .show();
    }

    /// Whether a program was found that opens such files.
    #[allow(unsafe_code)]
    pub fn open(path: &Path) -> io::Result<bool> {
        let file: Vec<u16> = path.as_os_str().encode_wide().chain([0]).collect();
        // SAFETY: `file` ends with a zero and outlives the call; the null pointers stand for no window, the usual verb, no
        // arguments and the usual folder, as the function's documentation allows.
        let answer = unsafe {
            ShellExecuteW(ptr::null_mut(), ptr::null(), file.as_ptr(), ptr::null(), ptr::null(), SW_SHOWNORMAL)
        };
        // Not a real handle: above 32 means that it worked.
        Ok(answer as isize > 32)
    }

    pub fn reveal(path: &Path) -> io::Result<bool> {
        // Explorer always ends with code 1; that it started is all there is to know.
        Command::new("explorer").raw_arg(format!("/select,\"{}\"", path.display())).spawn()?;
        Ok(true)
    }

    #[allow(unsafe_code)]
    pub fn speak_in_console() {
        // What is redirected to a file or to another program stays so.
        if !io::stdout().as_raw_handle().is_null() {
            return;
        }
        // SAFETY: takes a number and touches no memory of ours. It fails where nobody started us from a console, and then
        // what is printed goes nowhere, as before.
        unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
    }
}

#[cfg(not(windows))]
mod here {
    use std::{
        io,
        path::Path,
        process::{Command, Stdio},
        thread,
        time::{Duration, Instant},
    };

    use school::Refusal;

    /// Sends the paper to the default printer, or else opens it in the PDF reader; says which.
    pub fn print(pdf: &Path) -> Result<&'static str, Refusal> {
        match does(Command::new("lp").arg("--").arg(pdf)) {
            Ok(true) => Ok("已送到默认打印机。"),
            _ => super::print_in_reader(pdf),
        }
    }

    pub fn open(path: &Path) -> io::Result<bool> {
        does(Command::new("xdg-open").arg(path))
    }

    pub fn reveal(path: &Path) -> io::Result<bool> {
        open(path.parent().unwrap_or(path))
    }

    /// The terminal has it already; where there is none, nobody is told, for lack of a way that always works.
    pub fn alert(_: &str) {}

    pub fn speak_in_console() {}

    /// Whether a command did its work: it ended well, or is still showing something after two seconds.
    fn does(command: &mut Command) -> io::Result<bool> {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let until = Instant::now() + Duration::from_secs(2);
        while Instant::now() < until {
            if let Some(status) = child.try_wait()? {
                return Ok(status.success());
            }
            thread::sleep(Duration::from_millis(20));
        }
        thread::spawn(move || child.wait());
        Ok(true)
    }
}
