//! The window: opens the books, shows the page, and passes every request of the page on to the office.
//!
//! Nothing is decided here. What the office can do is behind one command, [`requests::call`]; the few others are
//! what only a window can do: dialogs, printing, showing a file in its folder.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod desk;
mod log;
mod machine;
mod places;
mod requests;
mod system;

use std::{path::PathBuf, sync::Arc};

use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::{desk::Desk, log::Log, machine::Machine, places::Places, requests::Books};

/// The only window, as the capability in `capabilities/office.json` calls it.
const WINDOW: &str = "main";

/// WebView2 is a browser, and browsers talk: to look for updates, for bad addresses, for nothing at all. The first
/// switch repeats what Tauri sets where nothing is said.
const SILENT: &str = "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection --disable-background-networking \
    --disable-component-update --disable-domain-reliability --disable-sync --no-pings";

fn main() {
    if cfg!(windows) && tauri::webview_version().is_err() {
        system::alert(
            "这台电脑缺少 Microsoft Edge WebView2 运行库，班务通无法显示窗口。请安装 WebView2 运行库后再打开。",
        );
        std::process::exit(2);
    }
    let places = Places::find(std::env::args_os().nth(1).map(PathBuf::from));
    if let Err(error) = std::fs::create_dir_all(&places.data) {
        // Not the end: opening the books will be refused in words, on the page.
        eprintln!("{}: {error}", places.data.display());
    }
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
        .invoke_handler(tauri::generate_handler![
            requests::opened,
            requests::rescue,
            requests::restore_newest,
            requests::call,
            requests::pick_files,
            requests::save_as,
            requests::print_pdf,
            requests::reveal,
        ])
        .setup(move |app| {
            app.manage::<Arc<dyn Desk>>(desk::desk(app.handle()));
            show(app.handle(), &machine)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => {
            let number = log.broken("the window cannot be made", &error);
            system::alert(&format!(
                "班务通的窗口打不开，数据没有改动。请重新启动电脑再试；如果还不行，请把编号 {number} 告诉管理员。"
            ));
            std::process::exit(1);
        }
    }
}

/// Makes the window as the clerk left it.
fn show(app: &AppHandle, machine: &Machine) -> tauri::Result<()> {
    let size = machine.window;
    let window = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
        .title("班务通")
        .inner_size(size.width, size.height)
        .min_inner_size(1100.0, 640.0)
        .maximized(size.maximized)
        .center()
        .on_navigation(is_ours)
        .additional_browser_args(SILENT)
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
    if let Err(error) = remember_window(window).and_then(|()| window.hide()) {
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
