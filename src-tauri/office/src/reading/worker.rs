//! The process that reads: this program, started with a hidden word. It is told names of files on standard input and
//! says on standard output what came of each.

use std::{
    alloc::System,
    io::{self, BufReader, BufWriter, Write},
    path::Path,
    process::ExitCode,
    sync::mpsc,
    thread,
};

use cap::Cap;

use crate::workbook::{self, wire};

/// What every program of the office takes its memory from. Only the process that reads sets a limit.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// With what the office itself holds, less than 1 GB. Who asks for more is ended by the allocator.
const MEMORY_AT_MOST: usize = 800 << 20;
/// A parser that follows nested parts down has more room than Windows gives a program by itself.
const STACK: usize = 16 << 20;

/// Reads files until nobody asks any more.
pub fn serve() -> ExitCode {
    // Nobody hears what a parser has to say; the end of the process says enough.
    std::panic::set_hook(Box::new(|_| {}));
    if MEMORY.set_limit(MEMORY_AT_MOST).is_err() {
        return ExitCode::FAILURE;
    }
    let (tell, asked) = mpsc::channel();
    let reading = thread::Builder::new().stack_size(STACK).spawn(move || answer(&asked));
    let heard = thread::spawn(move || listen(&tell));
    match reading.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) if heard.join().is_ok() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Hears what is to be read. When the office goes, whatever is being read is of no use to anybody.
fn listen(tell: &mpsc::Sender<String>) {
    let mut input = BufReader::new(io::stdin().lock());
    while let Ok(file) = wire::read_text(&mut input) {
        if tell.send(file).is_err() {
            return;
        }
    }
    std::process::exit(0);
}

fn answer(asked: &mpsc::Receiver<String>) -> io::Result<()> {
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    for file in asked {
        wire::write(&mut output, &workbook::read(Path::new(&file)))?;
        output.flush()?;
    }
    Ok(())
}
