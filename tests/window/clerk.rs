//! A clerk at the window: what she presses, types and sees.
//!
//! Waiting is built in: to press or to see is to wait, up to [`PATIENCE`], until it is there.

use std::{
    error::Error,
    future::poll_fn,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    pin::pin,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{common::keys::TypingData, prelude::*};

use crate::computer::{Computer, Process, built};

/// How long something may take to appear. The bar is 100 ms; a busy machine is no reason to fail.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Redraws one invisible dot for two seconds.
const FLICKER: &str = "
    const dot = document.createElement('i'); let n = 0;
    dot.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px';
    document.body.append(dot);
    const timer = setInterval(() => {
        dot.style.opacity = n % 2 ? '0.01' : '0.02';
        if (++n > 120) { clearInterval(timer); dot.remove(); }
    }, 16);";

/// How a step ends.
pub type Told<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// The clerk, with the window open before her.
pub struct Clerk {
    window: WebDriver,
    computer: Computer,
    webdriver: Process,
}

/// Lets a clerk do her work on a fresh computer, and clears up after her however it ends.
///
/// Never hold a [`WebDriver`] outside of this: dropping a live one waits for ever.
pub async fn at_the_window(name: &str, work: impl AsyncFnOnce(&mut Clerk) -> Told) -> Told {
    let mut clerk = Clerk::sits_down().await?;
    let mut result = {
        let mut work = pin!(work(&mut clerk));
        poll_fn(|context| match panic::catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Err(panic).into(),
        })
        .await
    };
    if !matches!(result, Ok(Ok(()))) {
        eprintln!("{}", clerk.evidence(name).await);
    }
    if let Err(error) = clerk.leaves().await {
        result = result.map(|told| told.and(Err(error)));
    }
    result.unwrap_or_else(|panic| panic::resume_unwind(panic))
}

impl Clerk {
    async fn sits_down() -> Told<Clerk> {
        let computer = Computer::starts()?;
        let (webdriver, window) = computer.opens_window(None).await?;
        Ok(Clerk { window, computer, webdriver })
    }

    async fn leaves(self) -> Told {
        shut(self.window, self.webdriver).await
    }

    /// Closes the window and opens it again on the same books.
    pub async fn reopens(&mut self) -> Told {
        self.reopens_after(|_| Ok(())).await
    }

    /// Closes the window, and opens it again after something has befallen the data folder.
    pub async fn reopens_after(&mut self, mishap: impl FnOnce(&Path) -> std::io::Result<()>) -> Told {
        self.closes().await?;
        mishap(&self.data())?;
        (self.webdriver, self.window) = self.computer.opens_window(None).await?;
        Ok(())
    }

    /// Closes the window, and opens it by a double-click on a file.
    pub async fn reopens_with(&mut self, clicked: &Path) -> Told {
        self.closes().await?;
        (self.webdriver, self.window) = self.computer.opens_window(Some(clicked)).await?;
        Ok(())
    }

    async fn closes(&self) -> Told {
        // The window is gone before the next is there: one program per file.
        match tokio::time::timeout(PATIENCE, self.window.clone().quit()).await {
            Ok(Ok(())) => Ok(()),
            _ => Err("the window does not close".into()),
        }
    }

    /// Presses what bears this word (a button, a link, a tab), or this `data-testid`.
    pub async fn presses(&self, what: &str) -> Told {
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.window.query(by(what)).and_clickable().first().await;
            match found.map_err(|error| format!("nothing to press called 「{what}」: {error}"))?.click().await {
                // A dialog that is just closing, a list that is just being drawn anew: a person would press again.
                Err(error) if is_passing(&error) && Instant::now() < until => pause().await,
                pressed => return pressed.map_err(|error| format!("「{what}」: {error}").into()),
            }
        }
    }

    /// Takes hold of one thing with the pointer, carries it over another, `gap-…` or `session-…`, and holds it there.
    pub async fn carries(&self, what: &str, over: &str) -> Told {
        let from = self.window.query(by(what)).and_displayed().first().await?;
        let to = self.window.query(by(over)).and_displayed().first().await?;
        // In two moves, as a hand does: the first lifts it.
        let moves = self.window.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::from_millis(10)));
        moves.click_and_hold_element(&from).move_by_offset(8, 8).move_to_element_center(&to).perform().await?;
        Ok(())
    }

    /// Lets go of what she carries.
    pub async fn lets_go(&self) -> Told {
        Ok(self.window.action_chain().release().perform().await?)
    }

    /// Runs a few lines of script in the page, for what no eye can see.
    pub async fn runs(&self, script: &str) -> Told<Value> {
        Ok(self.window.execute(script, vec![]).await?.json().clone())
    }

    /// Types into the field of this label or `data-testid`, in place of what stands there, and leaves it.
    pub async fn types(&self, field: &str, text: &str) -> Told {
        let found = self.window.query(by_field(field)).and_displayed().first().await;
        let element = found.map_err(|error| format!("no field 「{field}」: {error}"))?;
        element.click().await?;
        element.send_keys(Key::Control + "a").await?;
        element.send_keys(text).await?;
        element.send_keys(Key::Tab.value().to_string()).await?;
        Ok(())
    }

    /// Presses keys wherever she is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Told {
        Ok(self.window.active_element().await?.send_keys(keys).await?)
    }

    /// Sees a sentence, or a part of one, anywhere in the window.
    pub async fn sees(&self, text: &str) -> Told {
        let until = Instant::now() + PATIENCE;
        loop {
            let page = self.page().await?;
            if page.contains(text) {
                return Ok(());
            }
            if Instant::now() > until {
                return Err(format!("does not see 「{text}」 but:\n{page}").into());
            }
            pause().await;
        }
    }

    /// Is told this in the bar at the bottom, where every change says what it has done.
    pub async fn is_told(&self, text: &str) -> Told {
        let until = Instant::now() + PATIENCE;
        loop {
            let said = self.reads("said").await?;
            if said.contains(text) {
                return Ok(());
            }
            if Instant::now() > until {
                return Err(format!("is not told 「{text}」 but 「{said}」").into());
            }
            pause().await;
        }
    }

    /// What stands at this `data-testid`. Asked of the page itself: WebDriver takes a line that is cut off with dots for
    /// invisible.
    pub async fn reads(&self, testid: &str) -> Told<String> {
        let found = self.window.query(by(testid)).first().await;
        let element = found.map_err(|error| format!("nothing to read at {testid}: {error}"))?;
        let text = self.window.execute("return arguments[0].innerText", vec![element.to_json()?]).await?;
        Ok(text.json().as_str().unwrap_or_default().to_owned())
    }

    /// Asks the door itself: to learn what the story needs to know, or what is in the books after it.
    pub async fn asks(&self, name: &str, request: Value) -> Told<Value> {
        let script = "const [name, request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('call', { name, request })
                .then(reply => done({ answer: reply.answer }), failure => done({ failure }))";
        let reply = self.window.execute_async(script, vec![json!(name), request]).await?.json().clone();
        match reply.get("answer") {
            Some(answer) => Ok(answer.clone()),
            None => Err(format!("{name}: {reply}").into()),
        }
    }

    /// Goes straight to an address, `#/cohort?cohort=1&tab=timetable`.
    pub async fn goes_to(&self, address: &str) -> Told {
        self.window.execute("window.location.hash = arguments[0]", vec![json!(address)]).await?;
        Ok(())
    }

    /// Everything that can be read in the window.
    pub async fn page(&self) -> Told<String> {
        let text = self.window.execute("return document.body.innerText", vec![]).await?;
        Ok(text.json().as_str().unwrap_or_default().to_owned())
    }

    /// Whether the page is wider than the window: there is no sideways scrolling on the smallest screen.
    pub async fn is_too_wide(&self) -> Told<bool> {
        let script = "const e = document.scrollingElement; return e.scrollWidth > e.clientWidth";
        Ok(self.window.execute(script, vec![]).await?.json().as_bool().unwrap_or(true))
    }

    /// At the first start: names the school and opens its only class.
    pub async fn opens_a_class(&self) -> Told {
        self.types("学校全称", "中共青原县委党校").await?;
        self.presses("开始使用").await?;
        self.presses("新建班次").await?;
        self.types("班次名称", "科级干部进修班").await?;
        self.types("第几期", "13").await?;
        self.types("开始", "2026-3-2").await?;
        self.presses("建班").await?;
        self.sees("第13期科级干部进修班").await
    }

    /// How many people are on the roster of the only class.
    pub async fn people(&self) -> Told<u64> {
        let classes = self.asks("cohorts", json!({})).await?;
        Ok(classes[0]["trainees"].as_u64().unwrap_or_default())
    }

    /// These files will be picked at the next dialog.
    pub fn will_pick(&self, files: &[&Path]) -> Told {
        let lines: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        Ok(std::fs::write(self.desk().join("pick.txt"), lines.join("\n"))?)
    }

    /// Sees the first page of a paper with ink on it: a PDF that cannot be drawn stays white and says nothing.
    pub async fn sees_drawn(&self) -> Told {
        let until = Instant::now() + PATIENCE;
        let script = "const page = document.querySelector(\"canvas[data-drawn='true']\");
            if (!page) return 0;
            const dots = page.getContext('2d').getImageData(0, 0, page.width, page.height).data;
            let ink = 0;
            for (let dot = 0; dot < dots.length; dot += 4) ink += dots[dot] + dots[dot + 1] + dots[dot + 2] < 384;
            return ink";
        while self.window.execute(script, vec![]).await?.json().as_u64().unwrap_or(0) < 1000 {
            if Instant::now() > until {
                return Err("no page is drawn".into());
            }
            pause().await;
        }
        Ok(())
    }

    /// The newest file of this kind that was saved.
    pub fn finds_on_desk(&self, extension: &str) -> Told<PathBuf> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(self.desk())? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == extension) {
                files.push((path.metadata()?.modified()?, path));
            }
        }
        let newest = files.into_iter().max().ok_or_else(|| format!("no .{extension} on the desk"))?;
        Ok(newest.1)
    }

    /// Where files are saved to and picked from; printed papers arrive in `printed/`.
    pub fn desk(&self) -> PathBuf {
        self.computer.desk()
    }

    /// The folder with the books.
    pub fn data(&self) -> PathBuf {
        self.computer.data()
    }

    /// A picture of the window, in `target/shots`.
    pub async fn shot(&self, name: &str) -> Told<PathBuf> {
        let folder = built().join("../shots");
        std::fs::create_dir_all(&folder)?;
        let file = folder.canonicalize()?.join(format!("{name}.png"));
        // Without the DMABUF renderer WebKit hands out the next frame, and a page at rest never draws one.
        self.window.execute(FLICKER, vec![]).await?;
        self.window.screenshot(&file).await?;
        Ok(file)
    }

    /// What is left when a story fails: a picture, the text, the program's log.
    async fn evidence(&self, name: &str) -> String {
        let shot = match self.shot(&format!("FAILED-{name}")).await {
            Ok(file) => file.display().to_string(),
            Err(error) => format!("no picture: {error}"),
        };
        let log = std::fs::read_to_string(self.data().join("banwutong.log")).unwrap_or_else(|_| "(no log)".into());
        format!("\n── {name} failed. {shot}\n── log\n{log}")
    }
}

/// Ends the session, then the driver. A session that does not end is let go of, or else its drop waits for ever.
async fn shut(window: WebDriver, webdriver: Process) -> Told {
    let ended = tokio::time::timeout(PATIENCE, window.clone().quit()).await;
    if !matches!(ended, Ok(Ok(()))) {
        window.leak()?;
    }
    drop(webdriver);
    Ok(())
}

/// Between two looks.
async fn pause() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// A press that failed because the window was just changing.
fn is_passing(error: &WebDriverError) -> bool {
    use thirtyfour::error::WebDriverErrorInner::{
        ElementClickIntercepted, ElementNotInteractable, StaleElementReference,
    };
    matches!(**error, ElementClickIntercepted(_) | ElementNotInteractable(_) | StaleElementReference(_))
}

/// A `data-testid` where it looks like one (they are in English; `gap-*` is any that begins so), else the words on it.
fn by(what: &str) -> By {
    if let Some(beginning) = what.strip_suffix('*') {
        return By::Css(format!("[data-testid^='{beginning}']"));
    }
    if what.is_ascii() {
        return By::Css(format!("[data-testid='{what}']"));
    }
    let words = format!("normalize-space(.)='{what}'");
    By::XPath(format!(
        "//button[{words}] | //a[{words}] | //label[{words}] | //*[@role='tab' or @role='menuitem' or @role='option'][{words}]"
    ))
}

/// The field with this `data-testid`, or the one its label stands for.
fn by_field(what: &str) -> By {
    if what.is_ascii() {
        return By::Css(format!("[data-testid='{what}']"));
    }
    By::XPath(format!("//*[@id=//label[normalize-space(.)='{what}']/@for] | //*[@aria-label='{what}']"))
}

/// Rosters as units send them, with made-up people.
pub fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/roster")
}
