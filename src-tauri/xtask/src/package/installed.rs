//! What was packed for Windows, tried as the office does: installed, used, installed over, removed; and unpacked from
//! a stick.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use super::{cross, installer, make, make_anew, pack_installer, portable, walk, wine::Wine, write};
use crate::command::{program, root, run, target};

/// Where the installer puts the program, below the person's profile.
const PROGRAM: &str = "AppData/Local/Programs/Banwu";
/// Where the office's data are, below the person's profile.
const DATA: &str = "AppData/Roaming/Banwu";
/// How long the uninstaller may take: it goes on after its first process has ended.
const PATIENCE: Duration = Duration::from_secs(60);

/// Installs over an older version, uses the program, is refused while it runs, removes it: nothing is left but the data.
pub fn install_use_remove() -> Result<(), String> {
    let windows = Wine::fresh("installed")?;
    let profile = windows.profile()?;
    let program = profile.join(PROGRAM);
    let before = files_of(&windows)?;

    let older = older_installer()?;
    expect(&windows, &older, &["/S"], 0, "")?;
    must(program.join("old.dll").is_file(), "the older version is not there")?;
    let books = profile.join(DATA).join("banwu.db");
    let banwu = program.join("banwu.exe");
    expect(&windows, &banwu, &["--books", &windows.path_of(&books), "demo"], 0, "已建立示例学校")?;
    // As the window would leave it; wine has no webview.
    let webview = profile.join("AppData/Local/Banwu/webview");
    make(&webview)?;
    write(&webview.join("widths"), "of columns")?;
    let data = fs::read(&books).map_err(|error| format!("{}: {error}", books.display()))?;

    println!("while the program runs, nothing is changed:");
    let mut open = windows.command(&banwu);
    let open = open.args(["--books", &windows.path_of(&books), "talk"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut open = open.spawn().map_err(|error| format!("{}: {error}", banwu.display()))?;
    let asked = open.stdin.as_mut().map(|says| says.write_all(b"{\"name\": \"cohorts\"}\n"));
    must(matches!(asked, Some(Ok(()))), "banwu talk does not listen")?;
    let listening = open.stdout.take().map(|says| std::io::BufRead::lines(std::io::BufReader::new(says)).next());
    must(matches!(listening, Some(Some(Ok(_)))), "banwu talk does not answer")?;
    let refused = windows.end_of(installer(), &["/S"]);
    drop(open.stdin.take());
    open.wait().map_err(|error| error.to_string())?;
    must(matches!(refused, Ok((5, _))), &format!("the installer was not refused: {refused:?}"))?;
    must(program.join("old.dll").is_file(), "the running version was changed")?;

    println!("the new version over the old one:");
    fs::remove_file(profile.join("Desktop/班务通.lnk")).map_err(|error| format!("no link on the desktop: {error}"))?;
    expect(&windows, &installer(), &["/S"], 0, "")?;
    must(!program.join("old.dll").exists(), "a file of the old version is left")?;
    must(!profile.join("Desktop/班务通.lnk").exists(), "the link that was thrown away is back")?;
    must(webview.join("widths").exists(), "what the webview remembers is lost")?;
    must(read(&books)? == data, "the data changed")?;
    let brought: BTreeSet<PathBuf> = relative(&cross::folder().join("files"))?;
    let mut there = relative(&program)?;
    there.remove(Path::new("uninstall.exe"));
    must(there == brought, "what is installed is not what was packed")?;
    let registry = windows.registry()?;
    for (what, words) in [
        ("shown in the list of programs", r#""DisplayName"="\x73ed\x52a1\x901a""#),
        ("the association of .banwu", r"[Software\\Classes\\.banwu]"),
        ("its command", r#"banwutong.exe\" \"%1\"""#),
    ] {
        must(registry.contains(words), &format!("not in the registry: {what}"))?;
    }
    let start_menu = profile.join("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/班务通.lnk");
    must(start_menu.is_file(), "no link in the start menu")?;

    println!("the installed program:");
    let main = program.join("banwutong.exe");
    let tried = windows.drive().join("自检 文件夹");
    make(&tried)?;
    let said = expect(&windows, &main, &["--selftest", &windows.path_of(&tried)], 0, "✓")?;
    println!("{said}");
    fs::remove_dir_all(&tried).map_err(|error| error.to_string())?;
    println!("without WebView2 (there is none in this Windows) it says so and ends:");
    expect(&windows, &main, &[], 2, "")?;

    println!("removed:");
    expect(&windows, &program.join("uninstall.exe"), &["/S"], 0, "")?;
    let since = Instant::now();
    while program.exists() && since.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(200));
    }
    must(!program.exists(), "the program is still there")?;
    let registry = windows.registry()?;
    must(!registry.contains("Banwu") && !registry.contains("banwu"), "something is left in the registry")?;
    let left: Vec<PathBuf> = files_of(&windows)?.difference(&before).cloned().collect();
    let data_folder = profile.strip_prefix(windows.drive()).unwrap_or(&profile).join(DATA);
    let litter: Vec<&PathBuf> = left.iter().filter(|file| !file.starts_with(&data_folder)).collect();
    must(litter.is_empty(), &format!("left behind: {litter:?}"))?;
    must(read(&books)? == data, "the data are not what they were")?;
    println!("left: {left:?}");

    println!("on Windows 7:");
    windows.pretend("win7")?;
    expect(&windows, &installer(), &["/S"], 3, "")?;
    must(!program.exists(), "something was installed on Windows 7")
}

/// Finds Microsoft's installer beside ours and runs it.
pub fn webview_from_the_stick() -> Result<(), String> {
    let windows = Wine::fresh("webview")?;
    let stick = windows.drive().join("U盘");
    make(&stick)?;
    super::copy(&installer(), &stick.join("Banwu.exe"))?;
    run(program("x86_64-w64-mingw32-gcc")
        .args(["-O2", "-s", "-o"])
        .arg(stick.join("MicrosoftEdgeWebView2RuntimeInstallerX64.exe"))
        .arg(root().join("src-tauri/windows/test/stand_in.c"))
        .arg("-ladvapi32"))?;
    expect(&windows, &stick.join("Banwu.exe"), &["/S"], 0, "")?;
    must(windows.registry()?.contains(r#""pv"="120.0.0.0""#), "the installer of WebView2 was not run")
}

/// 绿色版: unpacked into a folder with a Chinese name, the program works there and leaves nothing elsewhere.
pub fn portable_works() -> Result<(), String> {
    let windows = Wine::fresh("unpacked")?;
    let stick = windows.drive().join("绿色版 软件");
    let before = files_of(&windows)?;
    make(&stick)?;
    run(program("unzip").arg("-q").arg(portable()).arg("-d").arg(&stick).env("LC_ALL", "C.UTF-8"))?;
    let folder = stick.join(format!("Banwu_{}", super::VERSION));
    let said = expect(&windows, &folder.join("banwutong.exe"), &["--selftest"], 0, "✓")?;
    must(
        said.contains(&windows.path_of(&folder.join("data"))),
        &format!("the data are not beside the program:\n{said}"),
    )?;
    let elsewhere: Vec<PathBuf> =
        files_of(&windows)?.difference(&before).filter(|file| !file.starts_with("绿色版 软件")).cloned().collect();
    must(elsewhere.is_empty(), &format!("left elsewhere: {elsewhere:?}"))
}

/// The papers that the Windows program makes are, byte for byte, those that were looked at here.
pub fn papers_are_the_same() -> Result<(), String> {
    let windows = Wine::fresh("papers")?;
    let (here, there) = (cross::folder().join("papers_here"), windows.drive().join("材料 两处"));
    make_anew(&here)?;
    make(&there)?;
    run(program(&target().join("debug/banwu").to_string_lossy())
        .arg("--books")
        .arg(here.join("示例.db"))
        .args(["demo", "--papers"])
        .arg(&here)
        .stdout(Stdio::null())
        .stderr(Stdio::null()))?;
    let books = windows.path_of(&there.join("示例.db"));
    expect(
        &windows,
        &cross::built().join("banwu.exe"),
        &["--books", &books, "demo", "--papers", &windows.path_of(&there)],
        0,
        "",
    )?;
    let pdfs = |folder: &Path| -> Result<BTreeSet<PathBuf>, String> {
        Ok(relative(folder)?
            .into_iter()
            .filter(|file| file.extension().is_some_and(|it| it == "pdf" || it == "xlsx"))
            .collect())
    };
    let (ours, theirs) = (pdfs(&here)?, pdfs(&there)?);
    must(!ours.is_empty() && ours == theirs, &format!("made here {ours:?}\nmade there {theirs:?}"))?;
    let differ = |file: &&PathBuf| -> bool {
        file.extension().is_some_and(|it| it == "pdf") && read(&here.join(file)).ok() != read(&there.join(file)).ok()
    };
    let differing: Vec<&PathBuf> = ours.iter().filter(differ).collect();
    println!("{} papers and workbooks", ours.len());
    must(differing.is_empty(), &format!("not the same: {differing:?}"))
}

/// What Windows is told of the program before it starts is inside the program.
pub fn manifest_is_inside() -> Result<(), String> {
    let program = read(&cross::built().join("banwutong.exe"))?;
    for word in ["PerMonitorV2", "longPathAware", "asInvoker", "Microsoft.Windows.Common-Controls"] {
        must(
            program.windows(word.len()).any(|bytes| bytes == word.as_bytes()),
            &format!("banwutong.exe does not say {word}"),
        )?;
    }
    let called: Vec<u8> = "班务通".encode_utf16().flat_map(u16::to_le_bytes).collect();
    must(program.windows(called.len()).any(|bytes| bytes == called), "banwutong.exe has no Chinese name")
}

/// An installer of an older version, whose files are not all in the new one.
fn older_installer() -> Result<PathBuf, String> {
    let files = cross::folder().join("older");
    make_anew(&files)?;
    for name in ["banwutong.exe", "banwu.exe", "WebView2Loader.dll"] {
        super::copy(&cross::built().join(name), &files.join(name))?;
    }
    write(&files.join("old.dll"), "was part of the program once")?;
    let installer = cross::folder().join("Banwu_0.0.1_x64.exe");
    pack_installer(&files, "0.0.1", &installer)?;
    Ok(installer)
}

/// Runs it, and fails when its exit code is another or when it does not say this.
fn expect(windows: &Wine, exe: &Path, words: &[&str], code: i32, says: &str) -> Result<String, String> {
    let (ended, said) = windows.end_of(exe, words)?;
    windows.settle()?;
    if ended == code && said.contains(says) {
        return Ok(said);
    }
    Err(format!("{} {}: ended with {ended}, expected {code}; it said:\n{said}", exe.display(), words.join(" ")))
}

fn must(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The files below a folder, as seen from it.
fn relative(folder: &Path) -> Result<BTreeSet<PathBuf>, String> {
    Ok(walk(folder)?.into_iter().filter_map(|file| file.strip_prefix(folder).ok().map(Path::to_owned)).collect())
}

/// Every file on drive C but what Windows itself writes and throws away.
fn files_of(windows: &Wine) -> Result<BTreeSet<PathBuf>, String> {
    windows.settle()?;
    let of_windows = |file: &PathBuf| {
        let path = file.to_string_lossy();
        path.starts_with("windows/") || path.contains("/Temp/") || path.contains("AppData/LocalLow/")
    };
    Ok(relative(&windows.drive())?.into_iter().filter(|file| !of_windows(file)).collect())
}
