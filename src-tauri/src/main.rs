//! The window: opens the books, shows the page, and passes every request of the page on to the office.
//!
//! Nothing is decided here. What the office can do is behind one command, [`requests::call`]; the few others are
//! what only a window can do: dialogs, printing, showing a file in its folder.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod desk;
mod errand;
mod log;
mod machine;
mod places;
#[cfg(windows)]
mod print_window;
mod requests;
mod selftest;
mod system;

use std::{
    env,
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, Mutex},
};

use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};

use crate::{
    desk::Desk,
    errand::Errand,
    log::Log,
    machine::Machine,
    places::Places,
    requests::{Books, HandedOver},
};

/// The clerk's window, as the capability in `capabilities/office.json` calls it. On Windows a paper that is printed has one
/// beside it.
const WINDOW: &str = "main";

/// WebView2 is a browser, and browsers talk: to look for updates, for bad addresses, for nothing at all. The first
/// switch repeats what Tauri sets where nothing is said.
const SILENT: &str = "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection --disable-background-networking \
    --disable-component-update --disable-domain-reliability --disable-sync --no-pings";

/// Said in a box by the system, for there is no window. Exit code 2: the office can put it right.
const NO_WEBVIEW: &str = "这台电脑缺少 Microsoft Edge WebView2 运行库，班务通的窗口打不开。您的数据都在，没有改动。

请这样做（装一次就好）：

1. 在能上网的电脑上打开微软的网页
developer.microsoft.com/microsoft-edge/webview2
下载“常青版独立安装程序”的 x64 版，文件名是
MicrosoftEdgeWebView2RuntimeInstallerX64.exe

2. 用 U 盘拷到这台电脑，双击安装，不需要联网。

3. 再打开班务通。程序旁边的“使用说明.txt”写得更细。";

fn main() -> ExitCode {
    match Errand::of(env::args_os().skip(1)) {
        Errand::Version => {
            system::speak_in_console();
            println!("班务通 {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        Errand::SelfTest(folder) => {
            system::speak_in_console();
            selftest::run(folder)
        }
        // Before everything else: it touches neither the books nor the screen.
        Errand::Reader => office::reading::serve(),
        Errand::Window { books, handed_over } => open(books, handed_over),
    }
}

/// Opens the books and shows the window, until it is closed.
fn open(books: Option<PathBuf>, handed_over: Option<PathBuf>) -> ExitCode {
    if cfg!(windows) && tauri::webview_version().is_err() {
        system::alert(NO_WEBVIEW);
        return ExitCode::from(2);
    }
    let mut places = Places::find(books);
    places.make_folders();
    let log = Arc::new(Log::at(places.data.join("banwutong.log")));
    log.catch_panics();
    places.forget_printed(&log);
    let machine = Machine::read(&places.machine(), &log);
    // The books are opened while the webview starts: the slower of the two is all the clerk waits for.
    let books = Books::open(&places, &machine, Arc::clone(&log));

    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::clone(&books))
        .manage(places)
        .manage(Arc::clone(&log))
        .manage(HandedOver(Mutex::new(handed_over)))
        .invoke_handler(tauri::generate_handler![
            requests::opened,
            requests::rescue,
            requests::restore_newest,
            requests::call,
            requests::pick_files,
            requests::pick_folder,
            requests::handed_over,
            requests::who,
            requests::set_who,
            requests::save_as,
            requests::save_into,
            requests::print_pdf,
            requests::reveal,
        ])
        .setup(move |app| {
            app.manage::<Arc<dyn Desk>>(desk::desk(app.handle()));
            if let Err(error) = show(app.handle(), &machine) {
                // Handed on to Tauri, it would end the program without a word.
                no_window(&app.state::<Arc<Log>>(), &error);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => no_window(&log, &error),
    }
}

/// Says that there is no window, and by what number the log knows why.
fn no_window(log: &Log, error: &tauri::Error) -> ! {
    let number = log.broken("the window cannot be made", error);
    system::alert(&format!(
        "班务通的窗口打不开，数据没有改动。请重新启动电脑再试；如果还不行，请把编号 {number} 告诉管理员。"
    ));
    std::process::exit(1);
}

/// Makes the window as the clerk left it.
fn show(app: &AppHandle, machine: &Machine) -> tauri::Result<()> {
    let size = machine.window;
    let window = webview_window(app, WINDOW, WebviewUrl::default())
        .title("班务通")
        .inner_size(size.width, size.height)
        .min_inner_size(1100.0, 640.0)
        .maximized(size.maximized)
        .center()
        .on_navigation(is_ours)
        .build()?;
    let closing = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            close(&closing);
        }
    });
    Ok(())
}

/// A window to be made. All of them keep one profile and the same switches, or WebView2 refuses the second.
fn webview_window<'a>(app: &'a AppHandle, label: &str, url: WebviewUrl) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let window = WebviewWindowBuilder::new(app, label, url).additional_browser_args(SILENT);
    match &app.state::<Places>().webview {
        Some(profile) => window.data_directory(profile.clone()),
        None => window,
    }
}

/// Takes down the papers that are shown to be printed.
fn close_papers(app: &AppHandle) -> tauri::Result<()> {
    app.webview_windows().values().filter(|window| window.label() != WINDOW).try_for_each(WebviewWindow::destroy)
}

/// The page never leaves the program: a link to anywhere else is not followed.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// Hides the window at once, backs the books up behind it, and goes.
///
/// A backup that fails is said in words: the clerk must not believe in a backup that is not there.
fn close(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    let log = Arc::clone(&app.state::<Arc<Log>>());
    if let Err(error) = remember_window(window).and_then(|()| close_papers(&app)).and_then(|()| window.hide()) {
        log.broken("the window cannot be put away", &error);
    }
    std::thread::spawn(move || {
        let books = Arc::clone(&app.state::<Arc<Books>>());
        if let Err(failure) = books.close() {
            let desk = Arc::clone(&app.state::<Arc<dyn Desk>>());
            desk.tell(&format!("数据都已保存，但退出时的备份没有做成：{}", failure.say()));
        }
        app.exit(0);
    });
}

fn remember_window(window: &WebviewWindow) -> tauri::Result<()> {
    let maximized = window.is_maximized()?;
    let size = window.inner_size()?.to_logical::<f64>(window.scale_factor()?);
    let places = window.state::<Places>();
    let log = window.state::<Arc<Log>>();
    let path = places.machine();
    let mut machine = Machine::read(&path, &log);
    machine.window.maximized = maximized;
    if !maximized {
        (machine.window.width, machine.window.height) = (size.width, size.height);
    }
    machine.write(&path)?;
    Ok(())
}
