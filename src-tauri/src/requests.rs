//! What the page may ask: the office's one door, and the few things that only a window can do.
//!
//! Nothing here runs on the window's own thread, and no panic reaches the page.

use std::{
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError, RwLock},
    time::Duration,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use office::{Host, Office, Reply, outfile, reading::this_program};
use school::{Answer, Error, Refusal};
use serde::Serialize;
use serde_json::Value;
use tauri::State;

use crate::{
    desk::Desk,
    errand::READER,
    log::{self, Log},
    machine::Machine,
    places::Places,
};

/// A program that is left running over night still gets the new day's copy.
const BETWEEN_COPIES: Duration = Duration::from_secs(15 * 60);

type Asked<T> = Result<T, Failure>;

/// Why a request was not answered, as the page reads it.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Failure {
    /// The clerk can put it right: a sentence, its field, its row.
    Refused(Refusal),
    /// We must put it right.
    Broken {
        /// One calm sentence.
        say: String,
        /// By which the clerk and the log speak of it.
        number: String,
        /// For 复制详情: the causes, with nobody named.
        details: String,
    },
}

impl Failure {
    /// The sentence for the clerk.
    pub fn say(&self) -> &str {
        match self {
            Failure::Refused(refusal) => &refusal.say,
            Failure::Broken { say, .. } => say,
        }
    }

    fn of(error: Error, doing: &str, log: &Log) -> Failure {
        match error {
            Error::Refused(refusal) => Failure::Refused(refusal),
            Error::Broken(error) => {
                let number = log.broken(doing, error.as_ref());
                Failure::broken(number, format!("{doing}: {}", log::chain(error.as_ref())))
            }
        }
    }

    fn panicked(doing: &str, log: &Log) -> Failure {
        let number = log.broken(doing, &std::fmt::Error);
        Failure::broken(number, format!("{doing}: panicked; banwutong.log has the place"))
    }

    fn broken(number: String, details: String) -> Failure {
        let say = format!(
            "程序出了差错，这一步没有做，原有数据没有改动。可以再试一次；如果还不行，请把编号 {number} 告诉管理员。"
        );
        Failure::Broken { say, number, details }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

/// The office, once its books are open; or why they are not.
pub struct Books {
    /// Empty inside once it is closed for today.
    office: OnceLock<Asked<RwLock<Option<Office>>>>,
    log: Arc<Log>,
}

impl Books {
    /// Begins to open the books on a thread of its own: a migration may take its time, the window does not.
    pub fn open(places: &Places, machine: &Machine, log: Arc<Log>) -> Arc<Books> {
        let books = Arc::new(Books { office: OnceLock::new(), log });
        let (file, opening) = (places.books.clone(), Arc::clone(&books));
        let host = Host::of(&file, &machine.who);
        std::thread::spawn(move || {
            let office = || {
                let host = Host { reader: Some(this_program(READER)?), ..host };
                Office::open(&file, host).map(|office| RwLock::new(Some(office)))
            };
            opening.office.get_or_init(|| opening.calmly("open the books", office));
            while opening.are_open().is_ok() {
                std::thread::sleep(BETWEEN_COPIES);
                // Nobody asked, so nobody is told here: 工作台 shows how old the last copy is.
                if let Err(failure) = opening.ask("make the daily copy", Office::copy_daily) {
                    opening.log.note("no daily copy", failure.say());
                }
            }
        });
        books
    }

    /// Waits for the books when they are still being opened.
    fn are_open(&self) -> Asked<()> {
        self.office.wait().as_ref().map(|_| ()).map_err(Failure::clone)
    }

    /// Asks the office, which many may do at a time; not while it closes, nor after.
    fn ask<T>(&self, doing: &str, question: impl FnOnce(&Office) -> Answer<T>) -> Asked<T> {
        let office = self.office.wait().as_ref().map_err(Failure::clone)?;
        match &*office.read().unwrap_or_else(PoisonError::into_inner) {
            Some(office) => self.calmly(doing, || question(office)),
            None => Err(Refusal::new("班务通正在退出，这一步没有做。").into()),
        }
    }

    /// Backs up and lets go of the file, when everything under way is done: what is left is one file that can be
    /// carried away. Nothing to do when the books could not be opened.
    pub fn close(&self) -> Asked<()> {
        let Ok(office) = self.office.wait() else { return Ok(()) };
        match office.write().unwrap_or_else(PoisonError::into_inner).take() {
            Some(office) => self.calmly("close the books", move || office.close()),
            None => Ok(()),
        }
    }

    /// Does it; what breaks goes to the log and comes back as one calm sentence.
    fn calmly<T>(&self, doing: &str, act: impl FnOnce() -> Answer<T>) -> Asked<T> {
        match panic::catch_unwind(AssertUnwindSafe(act)) {
            Ok(answer) => answer.map_err(|error| Failure::of(error, doing, &self.log)),
            Err(_) => Err(Failure::panicked(doing, &self.log)),
        }
    }
}

/// Runs an act that may wait (for the disk, for the clerk in a dialog) away from the window's thread.
async fn aside<T: Send + 'static>(
    books: &Arc<Books>,
    act: impl FnOnce(&Books) -> Asked<T> + Send + 'static,
) -> Asked<T> {
    let (books, log) = (Arc::clone(books), Arc::clone(&books.log));
    match tauri::async_runtime::spawn_blocking(move || act(&books)).await {
        Ok(answer) => answer,
        Err(_) => Err(Failure::panicked("ask", &log)),
    }
}

/// The page's first question.
#[derive(Serialize)]
pub struct Opened {
    ok: bool,
}

/// Are the books open? If not, why: the page says the sentence and offers nothing else.
#[tauri::command]
pub async fn opened(books: State<'_, Arc<Books>>) -> Asked<Opened> {
    aside(&books, |books| books.are_open().map(|()| Opened { ok: true })).await
}

/// When the books are damaged: from when the newest copy is. Nothing when they could not be opened for another reason.
#[tauri::command]
pub async fn rescue(books: State<'_, Arc<Books>>, places: State<'_, Places>) -> Asked<Option<String>> {
    let host = Host::of(&places.books, "");
    let file = places.books.clone();
    aside(&books, move |books| {
        let newest = books.calmly("look for a copy", || office::rescue_for(&file, &host))?;
        Ok(newest.map(|(at, _)| at.format("%Y年%-m月%-d日 %H:%M").to_string()))
    })
    .await
}

/// Restores damaged books from their newest copy. The program opens them when it is started again.
#[tauri::command]
pub async fn restore_newest(books: State<'_, Arc<Books>>, places: State<'_, Places>) -> Asked<()> {
    let host = Host::of(&places.books, "");
    let file = places.books.clone();
    aside(&books, move |books| {
        books.calmly("restore the newest copy", || match office::rescue_for(&file, &host)? {
            Some((_, copy)) => office::restore_damaged(&file, &copy, &host),
            None => Err(Refusal::new("数据文件没有损坏，或没有找到备份，没有做任何改动。").into()),
        })
    })
    .await
}

/// One request of the office, by name. A request that asks nothing may be left out.
#[tauri::command]
pub async fn call(books: State<'_, Arc<Books>>, name: String, request: Option<Value>) -> Asked<Reply> {
    aside(&books, move |books| books.ask(&name, |office| office.call(&name, request.unwrap_or_default()))).await
}

/// The paths the clerk picked; none when the dialog was cancelled.
#[tauri::command]
pub async fn pick_files(
    books: State<'_, Arc<Books>>,
    desk: State<'_, Arc<dyn Desk>>,
    title: String,
    extensions: Vec<String>,
    many: bool,
) -> Asked<Vec<PathBuf>> {
    let desk = Arc::clone(&desk);
    aside(&books, move |_| Ok(desk.pick_files(&title, &extensions, many))).await
}

/// The folder the clerk picked, or `null` when the dialog was cancelled.
#[tauri::command]
pub async fn pick_folder(
    books: State<'_, Arc<Books>>,
    desk: State<'_, Arc<dyn Desk>>,
    title: String,
) -> Asked<Option<PathBuf>> {
    let desk = Arc::clone(&desk);
    aside(&books, move |_| Ok(desk.pick_folder(&title))).await
}

/// The file the program was started with by a double-click. It is told once.
pub struct HandedOver(pub Mutex<Option<PathBuf>>);

/// The `.banwu` file that waits to be looked at, or `null`; told once.
#[tauri::command]
pub async fn handed_over(waiting: State<'_, HandedOver>) -> Asked<Option<PathBuf>> {
    Ok(waiting.0.lock().unwrap_or_else(PoisonError::into_inner).take())
}

/// The name on this computer that signs the history of changes, as it will be from the next start.
#[tauri::command]
pub async fn who(books: State<'_, Arc<Books>>, places: State<'_, Places>) -> Asked<String> {
    let path = places.machine();
    aside(&books, move |books| Ok(Machine::read(&path, &books.log).who)).await
}

/// Sets that name. Books that are open keep theirs: it counts from the next start.
#[tauri::command]
pub async fn set_who(books: State<'_, Arc<Books>>, places: State<'_, Places>, name: String) -> Asked<()> {
    let path = places.machine();
    aside(&books, move |books| {
        let mut machine = Machine::read(&path, &books.log);
        machine.sign_as(&name)?;
        Ok(machine.write(&path).map_err(|error| outfile::cannot_write(&path, &error))?)
    })
    .await
}

/// Writes a paper or a workbook where the clerk wants it; the path, or `null` when the dialog was cancelled.
#[tauri::command]
pub async fn save_as(
    books: State<'_, Arc<Books>>,
    desk: State<'_, Arc<dyn Desk>>,
    name: String,
    base64: String,
) -> Asked<Option<PathBuf>> {
    let desk = Arc::clone(&desk);
    aside(&books, move |books| {
        books.calmly("save a file", || {
            let bytes = decode(&base64)?;
            let Some(path) = desk.save_as(&outfile::fit_name(&name)) else { return Ok(None) };
            outfile::write_whole(&path, &bytes)?;
            Ok(Some(path))
        })
    })
    .await
}

/// Writes a file into a folder the clerk picked before, beside what is there already; the path.
#[tauri::command]
pub async fn save_into(books: State<'_, Arc<Books>>, folder: PathBuf, name: String, base64: String) -> Asked<PathBuf> {
    aside(&books, move |books| {
        books.calmly("save a file", || {
            let path = free(&folder, &outfile::fit_name(&name));
            outfile::write_whole(&path, &decode(&base64)?)?;
            Ok(path)
        })
    })
    .await
}

/// A name that nothing in the folder has: `退件.xlsx`, `退件 (2).xlsx` … The clerk was not asked about replacing.
fn free(folder: &Path, name: &str) -> PathBuf {
    let (stem, dot, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, ".", ending),
        None => (name, "", ""),
    };
    let numbered = (2_u32..).map(|number| folder.join(format!("{stem} ({number}){dot}{ending}")));
    // A folder that cannot be looked into is said so when the file is written.
    let is_free = |path: &PathBuf| !path.exists();
    std::iter::once(folder.join(name)).chain(numbered).find(is_free).unwrap_or_else(|| folder.join(name))
}

/// Hands a paper to the system's printing; says in words how far it got.
#[tauri::command]
pub async fn print_pdf(
    books: State<'_, Arc<Books>>,
    desk: State<'_, Arc<dyn Desk>>,
    places: State<'_, Places>,
    name: String,
    base64: String,
) -> Asked<&'static str> {
    let (desk, folder) = (Arc::clone(&desk), places.printing());
    aside(&books, move |books| {
        books.calmly("print", || {
            // A folder per paper: the last one may still be open, and locked, in a PDF reader.
            let folder = folder.join(chrono::Local::now().format("%H%M%S%3f").to_string());
            std::fs::create_dir_all(&folder).map_err(|error| outfile::cannot_write(&folder, &error))?;
            let path = folder.join(outfile::fit_name(&name));
            outfile::write_whole(&path, &decode(&base64)?)?;
            Ok(desk.print(&path)?)
        })
    })
    .await
}

/// Shows a file that was just written, in its folder.
#[tauri::command]
pub async fn reveal(books: State<'_, Arc<Books>>, desk: State<'_, Arc<dyn Desk>>, path: PathBuf) -> Asked<()> {
    let desk = Arc::clone(&desk);
    aside(&books, move |_| Ok(desk.reveal(&path)?)).await
}

fn decode(base64: &str) -> Answer<Vec<u8>> {
    BASE64_STANDARD.decode(base64).map_err(|error| Error::Broken(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn books(folder: &std::path::Path) -> Books {
        Books { office: OnceLock::new(), log: Arc::new(Log::at(folder.join("log"))) }
    }

    #[test]
    fn closed_books_are_one_file_and_a_backup() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let places = Places { data: folder.path().into(), books: folder.path().join("班务.db"), webview: None };
        let log = Arc::new(Log::at(folder.path().join("log")));
        let books = Books::open(&places, &Machine::default(), log);
        books.ask("cohorts", |office| office.call("cohorts", json!({}))).unwrap();
        books.close().unwrap();
        assert!(
            books.ask("cohorts", |office| office.call("cohorts", json!({}))).unwrap_err().say().contains("正在退出")
        );
        books.close().unwrap();

        let left: std::io::Result<Vec<_>> =
            std::fs::read_dir(folder.path())?.map(|entry| Ok(entry?.file_name())).collect();
        let mut left = left?;
        left.sort();
        assert_eq!(left, ["备份", "班务.db", "班务.lock"]);
        assert_eq!(std::fs::read_dir(folder.path().join("备份"))?.count(), 1);
        Ok(())
    }

    #[test]
    fn a_file_put_beside_others_takes_a_name_of_its_own() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        for expected in ["退件.xlsx", "退件 (2).xlsx", "退件 (3).xlsx"] {
            let path = free(folder.path(), "退件.xlsx");
            assert_eq!(path, folder.path().join(expected));
            std::fs::write(path, "")?;
        }
        assert_eq!(free(folder.path(), "退件"), folder.path().join("退件"));
        Ok(())
    }

    #[test]
    fn failures_read_the_same_on_the_page() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let books = books(folder.path());
        let refused = books.calmly::<()>("x", || Err(Refusal::new("名称不能为空").at("name").into()));
        let broken = books.calmly::<()>("read", || Err(Error::Broken("disk I/O error".into())));
        let panicked = books.calmly::<()>("roll", || panic!("张三"));

        let refused = serde_json::to_value(refused.unwrap_err())?;
        assert_eq!(refused, json!({ "kind": "refused", "say": "名称不能为空", "field": "name" }));

        let log = std::fs::read_to_string(folder.path().join("log"))?;
        for (failure, details) in [(broken, "read: disk I/O error"), (panicked, "roll: panicked")] {
            let Failure::Broken { say, number, details: told } = failure.unwrap_err() else { panic!("not broken") };
            assert!(say.contains(&number) && say.contains("没有改动"), "{say}");
            assert!(told.starts_with(details), "{told}");
            assert!(log.contains(&number), "{log}");
        }
        Ok(())
    }
}
