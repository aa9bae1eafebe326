//! What comes back to a unit: its own file, and nothing in it changed but the marked cells.

use super::*;
use crate::workbook::read_bytes;

#[test]
fn the_name_says_that_it_comes_back() {
    for (file, returned) in [
        ("县财政局报名表.xls", "县财政局报名表_退回修改.xlsx"),
        ("1.城关镇 名册.CSV", "1.城关镇 名册_退回修改.xlsx"),
        ("名册", "名册_退回修改.xlsx"),
    ] {
        assert_eq!(named(file, "xlsx"), returned);
    }
}

#[test]
fn what_cannot_be_edited_is_copied() {
    let file = "县财政局.csv";
    let bytes = "姓名,身份证号\n王小明,110199198506124000\n".as_bytes();
    let workbook = read_bytes(file, bytes).unwrap();
    let mark = |row, column, why: &str| Mark { sheet: workbook.sheets[0].name.clone(), row, column, why: why.into() };
    let slip =
        super::mark(file, bytes, &workbook, &[mark(1, 1, "号码不对。"), mark(1, 1, "请核对。")], "某某党校").unwrap();
    let back = read_bytes(&slip.file_name, &slip.bytes).unwrap();
    assert_eq!(slip.file_name, "县财政局_退回修改.xlsx");
    assert_eq!(back.sheets[0].text(1, 1), "110199198506124000");
}
