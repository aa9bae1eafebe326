//! Printing on Windows: the paper's own pages in a window, and Windows' print dialog over it.
//!
//! **Not yet run on a real Windows**: wine has no WebView2. It compiles for Windows, and rests on what is written about it:
//!
//! - *ICoreWebView2_16* (Microsoft's reference): `ShowPrintUI` opens the system's print dialog for the top document, since SDK
//!   1.0.1518, which is runtime 109. An older runtime does not know the interface: the cast fails, and the paper is opened
//!   in the PDF reader instead. Asked again while its dialog is open, it opens no second one.
//! - *API review "Print API"* (WebView2Feedback, specs/Print.md): it was made for documents in which `window.print()`
//!   cannot be called, PDFs named among them. *"Using ShowPrintUI"* (issue 3143): the dialog is modal and can be moved
//!   beyond the window; it has no preview, which the clerk has just seen.
//! - *"PrintAsync for pdf files prints blank pages"* (issues 3779, 5577): for a PDF `NavigationCompleted` comes before the
//!   viewer has read the document; no event tells when it has, and half a second was enough for a small one. Hence
//!   [`SETTLING`], hence a dialog (a person takes seconds) and never a silent `Print`, and hence a window that is seen and
//!   stays: should a page be missing, it is missing before her eyes, and Ctrl+P there prints again.
//! - *"Native PDF plugin does not support custom protocol"* (electron, issue 24859): Chromium's viewer wants a real address.
//!   *"Working with local content"* and issue 3088 show PDFs by `file://`, so that is what is used. A file's address is not
//!   local in Tauri's sense: without a capability for it every command is refused, and this window has none.
//! - `msPdfOOUI`, which Tauri switches off, is the little menu over text marked in a PDF; printing has nothing to do with it.
//! - All webviews of one profile must be started with the same switches; that is what [`crate::webview_window`] is for.
//!
//! Not taken: `Print` without a dialog (blank pages, no choice of printer); the shell's `print` verb (a PC where only Edge
//! reads PDF has none); pages drawn by ourselves with Windows.Data.Pdf and GDI (pictures instead of type, much unsafe code).

use std::{
    error::Error,
    path::Path,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use school::Refusal;
use tauri::{
    AppHandle, Manager, Url, WebviewUrl,
    webview::{NewWindowResponse, PageLoadEvent, PlatformWebview},
};
use webview2_com::Microsoft::Web::WebView2::Win32::{COREWEBVIEW2_PRINT_DIALOG_KIND_SYSTEM, ICoreWebView2_16};
use windows_core::Interface;

use crate::{WINDOW, log::Log, system};

/// What is said when Windows was asked for its dialog. Whether it stands there, only the clerk can see.
const ASKED: &str =
    "已打开打印窗口：请在打印对话框中选好打印机，再点“打印”。对话框没有出现时，请在那个窗口里按 Ctrl+P。";

/// How long the viewer may take to take up the paper.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long it reads on after it said that it had.
const SETTLING: Duration = Duration::from_millis(1500);

/// What became of the paper in the viewer.
#[derive(Clone, Copy, PartialEq)]
enum Paper {
    Shown,
    /// Somebody's policy says that PDFs are saved and not shown.
    Downloaded,
}

/// Asks Windows' print dialog for the paper; where that cannot be, opens it in the PDF reader. Says how far it got.
pub fn print(app: &AppHandle, pdf: &Path) -> Result<&'static str, Refusal> {
    match ask(app, pdf) {
        Ok(()) => Ok(ASKED),
        Err(error) => {
            app.state::<Arc<Log>>().broken("no print dialog, the paper goes to the reader", error.as_ref());
            system::print_in_reader(pdf)
        }
    }
}

/// Shows the paper in a window of its own and asks for the dialog over it.
fn ask(app: &AppHandle, pdf: &Path) -> Result<(), Box<dyn Error>> {
    static PAPERS: AtomicU32 = AtomicU32::new(1);
    let label = format!("print-{}", PAPERS.fetch_add(1, Ordering::Relaxed));
    let name = pdf.file_name().unwrap_or_default().to_owned();
    let address = Url::from_file_path(pdf).map_err(|()| "the paper has no address")?;
    crate::close_papers(app)?;

    let paper = Arc::new(OnceLock::new());
    let (loading, saving) = (Arc::clone(&paper), Arc::clone(&paper));
    let mut window = crate::webview_window(app, &label, WebviewUrl::External(address))
        .title(format!("打印 {}", name.to_string_lossy()))
        .inner_size(900.0, 720.0)
        .center()
        // This paper, and nowhere from there.
        .on_navigation(move |url| {
            url.scheme() == "file" && url.to_file_path().is_ok_and(|file| file.file_name() == Some(&name))
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        // Once it is shown, the viewer's own 另存为 is the clerk's wish.
        .on_download(move |_, _| *saving.get_or_init(|| Paper::Downloaded) == Paper::Shown)
        .on_page_load(move |_, load| {
            if load.event() == PageLoadEvent::Finished && load.url().scheme() == "file" {
                loading.get_or_init(|| Paper::Shown);
            }
        });
    if let Some(main) = app.get_webview_window(WINDOW) {
        window = window.owner(&main)?;
    }
    let window = window.build()?;

    let asked = Arc::new(OnceLock::new());
    let answer = match wait(&paper, PATIENCE) {
        Some(Paper::Shown) => {
            thread::sleep(SETTLING);
            let asking = Arc::clone(&asked);
            window.with_webview(move |webview| {
                asking.get_or_init(|| open_dialog(&webview));
            })?;
            // No answer yet means that the dialog is being looked at.
            wait(&asked, PATIENCE).unwrap_or(Ok(())).map_err(Into::into)
        }
        Some(Paper::Downloaded) => Err("the webview saves PDFs instead of showing them".into()),
        None => Err("the webview does not show the paper".into()),
    };
    if answer.is_err() {
        window.destroy()?;
    }
    answer
}

#[allow(unsafe_code)]
fn open_dialog(webview: &PlatformWebview) -> windows_core::Result<()> {
    // SAFETY: `with_webview` calls this on the thread of the window, where COM was initialised and these objects belong;
    // the controller is alive as long as its handle is, and both functions take and give plain values.
    unsafe {
        let page: ICoreWebView2_16 = webview.controller().CoreWebView2()?.cast()?;
        page.ShowPrintUI(COREWEBVIEW2_PRINT_DIALOG_KIND_SYSTEM)
    }
}

fn wait<T: Clone>(answer: &OnceLock<T>, patience: Duration) -> Option<T> {
    let until = Instant::now() + patience;
    while answer.get().is_none() && Instant::now() < until {
        thread::sleep(Duration::from_millis(20));
    }
    answer.get().cloned()
}
