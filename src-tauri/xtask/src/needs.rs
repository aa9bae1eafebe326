//! What has to be on the machine: found by looking for the thing itself, installed where we may, named where not.

use std::{fs, path::Path};

use crate::command::{ask, find, look_first_in, program, run, target};

/// Something that the system's package manager brings.
struct Need {
    purpose: u8,
    /// Its Debian package.
    package: &'static str,
    /// What it is for.
    why: &'static str,
    /// How it shows that it is installed.
    shows: Shows,
}

enum Shows {
    Program(&'static str),
    Library(&'static str),
    File(&'static str),
    ChineseFont,
}
use Shows::{ChineseFont, File, Library, Program};

/// To build the office and its command line.
pub const OFFICE: u8 = 1;
/// To build and show the window.
pub const WINDOW: u8 = 2;
/// To drive the window and read the papers in tests.
pub const TESTS: u8 = 4;
/// To build and pack for Windows on Debian.
pub const WINDOWS: u8 = 8;
/// To run what was built for Windows.
pub const WINE: u8 = 16;

const NEEDS: &[Need] = &[
    need(OFFICE, "build-essential", "a C compiler, for SQLite", Program("cc")),
    need(WINDOW, "pkg-config", "finds libraries", Program("pkg-config")),
    need(WINDOW, "libwebkit2gtk-4.1-dev", "the webview", Library("webkit2gtk-4.1")),
    need(WINDOW, "fonts-noto-cjk", "Chinese on the screen", ChineseFont),
    need(TESTS, "webkit2gtk-driver", "drives the window", Program("WebKitWebDriver")),
    need(TESTS, "xvfb", "a screen that nobody sees", Program("Xvfb")),
    need(TESTS, "xauth", "goes with xvfb", Program("xauth")),
    need(TESTS, "poppler-utils", "reads the PDFs", Program("pdftotext")),
    need(WINDOWS, "rustc-web", "the compiler whose std can be built for Windows", File("/usr/bin/rustc")),
    need(WINDOWS, "cargo-web", "goes with it", File("/usr/bin/cargo")),
    need(WINDOWS, "rust-web-src", "the source of that std", File("/usr/lib/rustlib/src/rust/library/Cargo.lock")),
    need(WINDOWS, "gcc-mingw-w64-x86-64-win32", "C compiler and linker", Program("x86_64-w64-mingw32-gcc")),
    need(WINDOWS, "nsis", "makes the installer", Program("makensis")),
    need(WINDOWS, "zip", "makes the portable package", Program("zip")),
    need(WINE, "wine", "runs programs of Windows", Program("wine")),
    need(WINE, "wine64", "those of 64 bit", File("/usr/lib/wine/wine64")),
    need(WINE, "unzip", "opens the portable package", Program("unzip")),
];

const fn need(purpose: u8, package: &'static str, why: &'static str, shows: Shows) -> Need {
    Need { purpose, package, why, shows }
}

impl Need {
    fn is_here(&self) -> bool {
        match self.shows {
            Program(name) => find(name).is_some(),
            File(path) => Path::new(path).exists(),
            Library(name) => ask(program("pkg-config").args(["--exists", name])).is_some(),
            ChineseFont => ask(program("fc-list").arg(":lang=zh")).is_some_and(|fonts| !fonts.is_empty()),
        }
    }
}

/// The Node that vite 8 wants.
const NODE: (u32, u32) = (20, 19);
/// The Node taken from npm's own registry where the distribution's is too old (Debian 12 has 18).
const NODE_PACKAGE: &str = "20.20.2";

/// Makes sure that everything for these purposes is there. Quick when it is.
pub fn ensure(purposes: u8) -> Result<(), String> {
    if cfg!(windows) {
        return on_windows().and_then(|()| node());
    }
    let wanted = NEEDS.iter().filter(|need| purposes & need.purpose != 0);
    let missing: Vec<&Need> = wanted.filter(|need| !need.is_here()).collect();
    if !missing.is_empty() {
        for need in &missing {
            println!("needed: {} ({})", need.package, need.why);
        }
        install(&missing.iter().map(|need| need.package).collect::<Vec<_>>())?;
    }
    node()
}

/// Rust for MSVC, and the webview that shows the page; both are the user's to install.
fn on_windows() -> Result<(), String> {
    if !cfg!(target_env = "msvc") && find("x86_64-w64-mingw32-gcc").is_none() && find("gcc").is_none() {
        return Err(
            "没有 C 编译器。请安装 Visual Studio 生成工具（勾选「使用 C++ 的桌面开发」）和 Rust 的 MSVC 版本：\n\
             https://visualstudio.microsoft.com/visual-cpp-build-tools/\n\
             A C compiler is needed: install the Visual Studio Build Tools and Rust for MSVC."
                .into(),
        );
    }
    let client = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let keys = [format!(r"HKLM\SOFTWARE\WOW6432Node\{client}"), format!(r"HKCU\Software\{client}")];
    if keys.iter().any(|key| ask(program("reg").args(["query", key, "/v", "pv"])).is_some()) {
        return Ok(());
    }
    Err("没有 WebView2 运行库，窗口无法显示。请安装 Microsoft Edge WebView2 运行库（Evergreen Standalone，x64）：\n\
         https://developer.microsoft.com/microsoft-edge/webview2/\n\
         The WebView2 runtime is needed to show the window."
        .into())
}

/// Debian's packages, as root or through sudo; elsewhere the sentence names them.
fn install(packages: &[&str]) -> Result<(), String> {
    let by_hand = format!(
        "缺少系统软件包，请先安装：{0}\nMissing packages; on Debian 12 or later: sudo apt-get install --no-install-recommends {0}",
        packages.join(" ")
    );
    if find("apt-get").is_none() {
        return Err(by_hand);
    }
    let root = ask(program("id").arg("-u")).as_deref() == Some("0");
    if !root && find("sudo").is_none() {
        return Err(by_hand);
    }
    let apt = |arguments: &[&str]| {
        let mut command = program(if root { "env" } else { "sudo" });
        // The lock is waited for: a machine that has just been started often runs apt by itself.
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=600"]);
        run(command.args(arguments))
    };
    apt(&["update"]).map_err(|error| format!("{error}\n{by_hand}"))?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(packages);
    apt(&install).map_err(|error| format!("{error}\n{by_hand}"))
}

/// Node and npm: what is installed, else Debian's, else the one npm itself can fetch into `target/`.
fn node() -> Result<(), String> {
    let ours = target().join(format!("node-{NODE_PACKAGE}"));
    if new_enough() {
        return Ok(());
    }
    if ours.join("node").is_file() && find("npm").is_some() {
        look_first_in(ours);
        return Ok(());
    }
    let by_hand = format!(
        "需要 Node.js {0}.{1} 或更新的版本，请从 https://nodejs.org 安装。\nNode.js {0}.{1} or later is needed.",
        NODE.0, NODE.1
    );
    if cfg!(windows) {
        return Err(by_hand);
    }
    if find("npm").is_none() {
        install(&["nodejs", "npm"]).map_err(|error| format!("{error}\n{by_hand}"))?;
        if new_enough() {
            return Ok(());
        }
    }
    fetch_node(&ours).map_err(|error| format!("{error}\n{by_hand}"))?;
    look_first_in(ours);
    if new_enough() { Ok(()) } else { Err(by_hand) }
}

fn new_enough() -> bool {
    let Some(version) = ask(program("node").arg("--version")) else { return false };
    let mut numbers = version.trim_start_matches('v').split('.').map(|number| number.parse().unwrap_or(0));
    find("npm").is_some() && (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= NODE
}

fn fetch_node(folder: &Path) -> Result<(), String> {
    let machine = if cfg!(target_arch = "aarch64") { "arm64" } else { "x64" };
    let package = format!("node-linux-{machine}");
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    run(program("npm").args(["pack", "--silent", &format!("{package}@{NODE_PACKAGE}")]).current_dir(folder))?;
    let archive = format!("{package}-{NODE_PACKAGE}.tgz");
    run(program("tar").args(["-xzf", &archive, "--strip-components=2", "package/bin/node"]).current_dir(folder))?;
    fs::remove_file(folder.join(&archive)).map_err(|error| format!("cannot remove {archive}: {error}"))
}
