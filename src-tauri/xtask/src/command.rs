//! Running other programs: always from the checkout, always told to the reader, never with a failure lost.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

static FIRST: OnceLock<PathBuf> = OnceLock::new();

/// The checkout.
pub fn root() -> PathBuf {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    above.unwrap_or(Path::new(".")).to_path_buf()
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// What costs minutes to make and depends only on the versions of the tools: kept across checkouts.
#[cfg(unix)]
pub fn cache() -> PathBuf {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let caches = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    caches.unwrap_or_else(target).join("banwu")
}

/// The version of a tool as part of a file's name in the [`cache`].
#[cfg(unix)]
pub fn as_name(version: &str) -> String {
    version.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect()
}

/// Looks for programs in this folder before all others.
pub fn look_first_in(folder: PathBuf) {
    FIRST.get_or_init(|| folder);
}

/// A program, found as a shell would find it (`npm` is `npm.cmd` on Windows), started in the checkout.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(find(name).unwrap_or_else(|| name.into()));
    command.current_dir(root()).env("PATH", path());
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    program(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// Whether a program is installed, and where.
pub fn find(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let folders: Vec<PathBuf> = env::split_paths(&path()).collect();
    let candidates =
        folders.iter().flat_map(|folder| endings.iter().map(move |end| folder.join(format!("{name}{end}"))));
    candidates.into_iter().find(|file| fs::metadata(file).is_ok_and(|file| file.is_file()))
}

/// Runs it in the reader's sight.
pub fn run(command: &mut Command) -> Result<(), String> {
    let line = line(command);
    println!("$ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{line}\n  failed ({status})")),
        Err(error) => Err(format!("{line}\n  cannot be started: {error}")),
    }
}

/// What it prints, or nothing when it fails or is not there: for asking what this machine has.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// SHA-256 of a file in lower-case hexadecimal, by the tool the system brings.
pub fn sha256(file: &Path) -> Result<String, String> {
    let mut command = if cfg!(windows) { Command::new("certutil") } else { Command::new("sha256sum") };
    if cfg!(windows) {
        command.arg("-hashfile").arg(file).arg("SHA256");
    } else {
        command.arg(file);
    }
    let output = command.output().map_err(|e| format!("cannot compute the SHA-256 of {}: {e}", file.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    // certutil prints a heading first, and older ones put spaces between the bytes
    text.lines()
        .flat_map(|line| [line.split_whitespace().next().unwrap_or_default().to_string(), line.replace(' ', "")])
        .find(|word| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit()))
        .map(|word| word.to_lowercase())
        .ok_or_else(|| format!("no SHA-256 of {} in: {}", file.display(), text.trim()))
}

fn path() -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = FIRST.get().cloned().into_iter().chain(env::split_paths(&rest));
    // A folder whose name holds the separator cannot have been in PATH in the first place.
    env::join_paths(folders).unwrap_or(rest)
}

/// As one would type it.
fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy());
    words.collect::<Vec<_>>().join(" ")
}
