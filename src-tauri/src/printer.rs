//! How the system prints a PDF and shows a file, on Windows and on Linux.
//!
//! Windows prints a PDF through whichever reader is installed. Edge, where it is the only one, offers no printing
//! from outside: then the paper is opened in it, and the clerk prints there.

use std::{
    io,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use school::Refusal;

/// What is said of a paper on its way to the default printer.
pub const SENT: &str = "已送到默认打印机。";
const OPENED: &str = "已在 PDF 阅读器中打开，请在那里打印（Ctrl+P）。";

/// Sends the paper to the default printer, or else opens it in the PDF reader; says which.
pub fn print(pdf: &Path) -> Result<&'static str, Refusal> {
    if system::print(pdf).unwrap_or(false) {
        return Ok(SENT);
    }
    match system::open(pdf) {
        Ok(true) => Ok(OPENED),
        _ => Err(Refusal::new(
            "这台电脑上没有可用的打印机，也没有能打开 PDF 的程序，没有打印。请用「另存为 PDF」存到 U 盘，到别的电脑上打印。",
        )),
    }
}

/// Opens the folder of a file, with the file marked where the system can.
pub fn reveal(path: &Path) -> Result<(), Refusal> {
    match system::reveal(path) {
        Ok(true) => Ok(()),
        _ => Err(Refusal::new(format!("打不开文件夹。文件在：{}", path.display()))),
    }
}

/// Whether a command did its work: it ended well, or is still showing something after two seconds.
fn does(command: &mut Command) -> io::Result<bool> {
    let mut child = command.spawn()?;
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

#[cfg(windows)]
mod system {
    use std::os::windows::process::CommandExt;

    use super::*;

    /// No black console flashes up.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;

    pub fn print(pdf: &Path) -> io::Result<bool> {
        // The path travels in a variable: no quoting can go wrong. Fails when no reader offers printing.
        let script = "$ErrorActionPreference='Stop'; Start-Process -FilePath $env:BANWU_PAPER -Verb Print";
        let status = Command::new("powershell")
            .args(["-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", script])
            .env("BANWU_PAPER", pdf)
            .creation_flags(CREATE_NO_WINDOW)
            .status()?;
        Ok(status.success())
    }

    pub fn open(path: &Path) -> io::Result<bool> {
        does(Command::new("rundll32").arg("url.dll,FileProtocolHandler").arg(path))
    }

    pub fn reveal(path: &Path) -> io::Result<bool> {
        // Explorer always ends with code 1; that it started is all there is to know.
        Command::new("explorer").raw_arg(format!("/select,\"{}\"", path.display())).spawn()?;
        Ok(true)
    }
}

#[cfg(not(windows))]
mod system {
    use std::process::Stdio;

    use super::*;

    pub fn print(pdf: &Path) -> io::Result<bool> {
        does(Command::new("lp").arg("--").arg(pdf).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    pub fn open(path: &Path) -> io::Result<bool> {
        does(Command::new("xdg-open").arg(path).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    pub fn reveal(path: &Path) -> io::Result<bool> {
        open(path.parent().unwrap_or(path))
    }
}
