//! Every kind of file, read or refused.

use super::*;
#[test]
fn dump() {
    for f in std::fs::read_dir("/work/shared/samples/folder").unwrap() {
        let p = f.unwrap().path();
        match read(&p) {
            Ok(w) => for g in &w.sheets { println!("{} {} {}x{} {:?}", w.file, g.name, g.rows(), g.columns(), g.merged.len());
              for r in 0..g.rows().min(6) { println!("   {:?}", g.row(r).map(|c| (c.place(), c.text.to_string(), c.kind)).collect::<Vec<_>>()); } },
            Err(e) => println!("{e}"),
        }
    }
}
