//! A Windows to try things in: prefixes of Debian's wine, each a copy of one that was prepared once.
//!
//! wine is not Windows. It has no WebView2, so the page is never seen here, and it is more lenient about locked files
//! and long paths. What it proves is that the programs start, and do their work on what Windows offers them.

use std::{
    ffi::OsStr,
    fs, io,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use super::cross;
use crate::command::{as_name, ask, cache, program, root, run};

/// Goes up when [`prepare`] changes: what was prepared before is then not used any more.
const RECIPE: u32 = 1;

/// One Windows: a wine prefix.
pub struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// A new Windows in which nothing was ever done, in the target folder under this name.
    pub fn fresh(name: &str) -> Result<Wine, String> {
        let template = prepared()?;
        let prefix = cross::folder().join(name);
        let said = |error: io::Error| format!("{}: {error}", prefix.display());
        if prefix.exists() {
            fs::remove_dir_all(&prefix).map_err(said)?;
        }
        fs::create_dir_all(cross::folder()).map_err(said)?;
        run(program("cp").args(["-a", "--reflink=auto"]).arg(template).arg(&prefix))?;
        Ok(Wine { prefix })
    }

    /// A Windows program in this Windows, started on drive C, without a screen.
    pub fn command(&self, exe: impl AsRef<OsStr>) -> Command {
        let mut command = program("wine");
        command.arg(exe).current_dir(self.drive());
        self.surround(&mut command);
        command
    }

    /// Tells a command, and all it starts, which Windows to run in.
    pub fn surround(&self, command: &mut Command) {
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEDEBUG", "-all")
            // No menus and links in the developer's own desktop, no offer to install Mono and Gecko.
            .env("WINEDLLOVERRIDES", "winemenubuilder.exe=d;mscoree=d;mshtml=d")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            // What the fonts and books of this Windows are must not be said from outside.
            .env_remove("BANWU_FONTS")
            .env_remove("BANWU_DATA");
    }

    /// Runs a Windows program to its end; its exit code and what it printed.
    pub fn end_of(&self, exe: impl AsRef<OsStr>, words: &[&str]) -> Result<(i32, String), String> {
        let exe = exe.as_ref();
        println!("$ wine {} {}", exe.to_string_lossy(), words.join(" "));
        let output = self.command(exe).args(words).output();
        let output = output.map_err(|error| format!("{}: {error}", exe.to_string_lossy()))?;
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        Ok((output.status.code().unwrap_or(-1), said))
    }

    /// Drive C.
    pub fn drive(&self) -> PathBuf {
        self.prefix.join("drive_c")
    }

    /// The folder of the person who is logged in: `C:\users\…`.
    pub fn profile(&self) -> Result<PathBuf, String> {
        let users = self.drive().join("users");
        let said = |error| format!("{}: {error}", users.display());
        for entry in fs::read_dir(&users).map_err(said)? {
            let entry = entry.map_err(said)?;
            if entry.file_name() != "Public" {
                return Ok(entry.path());
            }
        }
        Err(format!("nobody lives in {}", users.display()))
    }

    /// How a file is called from inside: on C if it lies there, else on Z, which is all of this machine.
    pub fn path_of(&self, file: &Path) -> String {
        let (drive, path) = match file.strip_prefix(self.drive()) {
            Ok(inside) => ("C:\\", inside),
            Err(_) => ("Z:", file),
        };
        format!("{drive}{}", path.to_string_lossy().replace('/', "\\"))
    }

    /// What the person who is logged in has in the registry, as wine keeps it.
    pub fn registry(&self) -> Result<String, String> {
        self.settle()?;
        let file = self.prefix.join("user.reg");
        fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Makes it an older Windows: `win7`.
    pub fn pretend(&self, version: &str) -> Result<(), String> {
        run(self.command("winecfg").args(["-v", version]))
    }

    /// Waits until every program has ended and everything is on the disk.
    pub fn settle(&self) -> Result<(), String> {
        let mut server = program("wineserver");
        self.surround(&mut server);
        run(server.arg("-w"))
    }
}

/// The prefix that all others are copies of: made once for each version of wine, and kept in the cache.
fn prepared() -> Result<PathBuf, String> {
    let version = ask(program("wine").arg("--version")).ok_or("wine does not start")?;
    let key = as_name(&version);
    let template = cache().join(format!("{key}-recipe{RECIPE}"));
    if template.is_dir() {
        return Ok(template);
    }
    println!("a Windows to test in: prepared once for {version}");
    let unfinished = cache().join(format!("{key}.part"));
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(|error| format!("{}: {error}", unfinished.display()))?;
    }
    fs::create_dir_all(cache()).map_err(|error| format!("{}: {error}", cache().display()))?;
    prepare(&Wine { prefix: unfinished.clone() })?;
    fs::rename(&unfinished, &template).map_err(|error| format!("{}: {error}", template.display()))?;
    Ok(template)
}

/// Windows 10, with what wine 8 lacks.
fn prepare(windows: &Wine) -> Result<(), String> {
    let mut boot = program("wineboot");
    windows.surround(&mut boot);
    run(boot.arg("--init"))?;
    windows.pretend("win10")?;
    // A build before 17763: later ones make the window's library call private functions of Windows by number, which
    // are other functions in wine.
    for name in ["CurrentBuild", "CurrentBuildNumber"] {
        set(windows, r"HKLM\Software\Microsoft\Windows NT\CurrentVersion", name, "17134")?;
    }
    for font in
        ["SimSun", "宋体", "MS Shell Dlg", "MS Shell Dlg 2", "Tahoma", "Microsoft YaHei", "Microsoft Sans Serif"]
    {
        set(windows, r"HKCU\Software\Wine\Fonts\Replacements", font, "Noto Sans CJK SC")?;
    }
    let lacking = windows.drive().join("windows/system32/bcryptprimitives.dll");
    run(program("x86_64-w64-mingw32-gcc")
        .args(["-O2", "-s", "-shared", "-o"])
        .arg(lacking)
        .arg(root().join("src-tauri/windows/test/bcryptprimitives.c"))
        .arg("-ladvapi32"))?;
    windows.settle()?;
    own_folders(&windows.profile()?).map_err(|error| format!("the folders of a new Windows: {error}"))?;
    own_drives(&windows.prefix).map_err(|error| format!("the drives of a new Windows: {error}"))
}

/// Desktop, Documents and so on are links into the developer's home: they become folders of this Windows.
fn own_folders(profile: &Path) -> io::Result<()> {
    for entry in fs::read_dir(profile)? {
        let path = entry?.path();
        if path.is_symlink() {
            fs::remove_file(&path)?;
            fs::create_dir(&path)?;
        }
    }
    Ok(())
}

/// C is this prefix wherever it is copied to, Z is this machine, and there is no other drive.
fn own_drives(prefix: &Path) -> io::Result<()> {
    let drives = prefix.join("dosdevices");
    fs::remove_dir_all(&drives)?;
    fs::create_dir(&drives)?;
    symlink("../drive_c", drives.join("c:"))?;
    symlink("/", drives.join("z:"))
}

fn set(windows: &Wine, key: &str, name: &str, value: &str) -> Result<(), String> {
    run(windows.command("reg").args(["add", key, "/v", name, "/d", value, "/f"]))
}
