//! The clerk's computer: a screen, a WebDriver, a data folder, and a desk on which the answers to file dialogs lie ready.
//!
//! The webview's own driver is asked directly: `WebKitWebDriver` on Linux, `msedgedriver` on Windows. What tauri-driver
//! would do between, [`wanted`] does in a line; and when a test ends it by force, it leaves the driver behind.
//!
//! **The Windows half has not been run yet**: it compiles, and follows tauri-driver's source and Microsoft's page
//! "Automate and test WebView2 apps with Microsoft Edge WebDriver".

use std::{
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use thirtyfour::{Capabilities, extensions::query::ElementPollerWithTimeout, prelude::*};

use crate::clerk::{PATIENCE, Told};

/// A process that ends with its owner.
pub struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let ended = self.0.kill().and_then(|()| self.0.wait());
        if let Err(error) = ended {
            eprintln!("process {} does not end: {error}", self.0.id());
        }
    }
}

/// It outlives the window that is closed and opened on it.
pub struct Computer {
    home: TempDir,
    screen: here::Screen,
}

impl Computer {
    pub fn starts() -> Told<Computer> {
        let home = tempfile::tempdir()?;
        for folder in ["data", "desk"] {
            std::fs::create_dir(home.path().join(folder))?;
        }
        Ok(Computer { home, screen: here::Screen::lights_up()? })
    }

    /// The folder with the books.
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// Where files are saved to and picked from.
    pub fn desk(&self) -> PathBuf {
        self.home.path().join("desk")
    }

    /// Starts the program on this computer's books, with a file if it was one that was double-clicked.
    pub async fn opens_window(&self, clicked: Option<&Path>) -> Told<(Process, WebDriver)> {
        let program = built().join("banwutong").with_extension(std::env::consts::EXE_EXTENSION);
        if !program.exists() {
            return Err(format!("{} is missing: cargo xtask test builds it", program.display()).into());
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut webdriver = here::webdriver(port);
        self.screen.is_seen_by(&mut webdriver);
        let webdriver = webdriver
            // The program inherits all of these.
            .env("BANWU_DATA", self.data())
            .env("BANWU_E2E_DIALOGS", self.desk())
            .env("XDG_DATA_HOME", self.home.path().join("xdg-data"))
            .env("XDG_CACHE_HOME", self.home.path().join("xdg-cache"))
            .env("XDG_CONFIG_HOME", self.home.path().join("xdg-config"))
            .stdout(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", here::WEBDRIVER))?;
        let webdriver = Process(webdriver);
        let until = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > until {
                return Err(format!("{} does not listen", here::WEBDRIVER).into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let mut wanted = Capabilities::new();
        for (name, value) in here::wanted(&program, clicked) {
            wanted.set(name, value)?;
        }
        let window = WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted)
            .poller(Arc::new(ElementPollerWithTimeout::new(PATIENCE, Duration::from_millis(50))))
            .request_timeout(Duration::from_secs(60))
            .await?;
        Ok((webdriver, window))
    }
}

/// Where cargo put the program: two above this test's own file.
pub fn built() -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    test.ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}

#[cfg(not(windows))]
mod here {
    //! WebKitGTK on a screen nobody sees.

    use std::io::{BufRead, BufReader};

    use serde_json::{Value, json};

    use super::*;

    pub const WEBDRIVER: &str = "WebKitWebDriver (apt: webkit2gtk-driver)";
    /// The smallest screen we promise to fit.
    const SIZE: &str = "1366x768x24";

    pub struct Screen {
        display: String,
        _shown: Process,
    }

    impl Screen {
        pub fn lights_up() -> Told<Screen> {
            // Picks a free number by itself and prints it once it is ready.
            let mut screen = Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .map_err(|error| format!("Xvfb (apt: xvfb): {error}"))?;
            let mut number = String::new();
            let output = screen.stdout.take().ok_or("Xvfb has no output")?;
            let shown = Process(screen);
            BufReader::new(output).read_line(&mut number)?;
            Ok(Screen { display: format!(":{}", number.trim()), _shown: shown })
        }

        pub fn is_seen_by(&self, webdriver: &mut Command) {
            webdriver
                .env("DISPLAY", &self.display)
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("DBUS_SESSION_BUS_ADDRESS");
        }
    }

    pub fn webdriver(port: u16) -> Command {
        let mut webdriver = Command::new("WebKitWebDriver");
        webdriver
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1"); // or else animations stand still under Xvfb
        webdriver
    }

    pub fn wanted(program: &Path, clicked: Option<&Path>) -> Vec<(&'static str, Value)> {
        vec![("webkitgtk:browserOptions", json!({ "binary": program, "args": Vec::from_iter(clicked) }))]
    }
}

#[cfg(windows)]
mod here {
    //! WebView2 on the screen there is. Not run yet.

    use serde_json::{Value, json};

    use super::*;

    pub const WEBDRIVER: &str = "msedgedriver (on the PATH, of the very version of WebView2)";

    /// Every Windows session has one.
    pub struct Screen;

    impl Screen {
        pub fn lights_up() -> Told<Screen> {
            Ok(Screen)
        }

        pub fn is_seen_by(&self, _: &mut Command) {}
    }

    pub fn webdriver(port: u16) -> Command {
        let mut webdriver = Command::new("msedgedriver");
        webdriver.arg(format!("--port={port}"));
        webdriver
    }

    pub fn wanted(program: &Path, clicked: Option<&Path>) -> Vec<(&'static str, Value)> {
        vec![
            ("browserName", json!("webview2")),
            ("ms:edgeChromium", json!(true)),
            ("ms:edgeOptions", json!({ "binary": program, "args": Vec::from_iter(clicked) })),
        ]
    }
}
