//! What is asked of the system itself, Windows or Linux: to print a PDF, to show a file, to speak without a window.
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
    if here::print(pdf).unwrap_or(false) {
        return Ok(SENT);
    }
    match here::open(pdf) {
        Ok(true) => Ok(OPENED),
        _ => Err(Refusal::new(
            "这台电脑上没有可用的打印机，也没有能打开 PDF 的程序，没有打印。请用「另存为 PDF」存到 U 盘，到别的电脑上打印。",
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

/// Says a sentence when there is no window to say it in.
pub fn alert(sentence: &str) {
    eprintln!("{sentence}");
    if let Err(error) = here::alert(sentence) {
        eprintln!("{error}");
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
mod here {
    use std::{ffi::OsStr, os::windows::process::CommandExt};

    use super::*;

    /// No black console flashes up.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;

    /// What it is about travels in a variable: no quoting can go wrong.
    fn powershell(script: &str, about: impl AsRef<OsStr>) -> io::Result<bool> {
        let status = Command::new("powershell")
            .args(["-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", script])
            .env("BANWU_ABOUT", about)
            .creation_flags(CREATE_NO_WINDOW)
            .status()?;
        Ok(status.success())
    }

    /// Fails when no reader offers printing.
    pub fn print(pdf: &Path) -> io::Result<bool> {
        powershell("$ErrorActionPreference='Stop'; Start-Process -FilePath $env:BANWU_ABOUT -Verb Print", pdf)
    }

    pub fn alert(sentence: &str) -> io::Result<bool> {
        let script = "Add-Type -AssemblyName PresentationFramework; \
             [System.Windows.MessageBox]::Show($env:BANWU_ABOUT, '班务通')";
        powershell(script, sentence)
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
mod here {
    use std::process::Stdio;

    use super::*;

    pub fn print(pdf: &Path) -> io::Result<bool> {
        does(Command::new("lp").arg("--").arg(pdf).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    pub fn open(path: &Path) -> io::Result<bool> {
        does(Command::new("xdg-open").arg(path).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    /// The terminal has it already; where there is none, nobody is told, for lack of a way that always works.
    pub fn alert(_: &str) -> io::Result<bool> {
        Ok(true)
    }

    pub fn reveal(path: &Path) -> io::Result<bool> {
        open(path.parent().unwrap_or(path))
    }
}
