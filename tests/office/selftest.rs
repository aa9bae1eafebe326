//! The self-test of the program, tested: it finds nothing on a good PC, and on a bad one says what is wrong.

use std::{fs, path::Path, process::Command};

use office::{fonts_folder, paper, selftest, selftest_with};

use crate::command_line::{banwu, program, ran};

const FOLDER: &str = "班务通 自检 数据";

fn left(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_good_pc_passes_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    // What an earlier test left is none of this one's.
    fs::create_dir(folder.path().join(FOLDER)).unwrap();
    fs::write(folder.path().join(FOLDER).join("班务 自检.db"), "old").unwrap();
    let mut lines = Vec::new();
    selftest(folder.path(), &mut |line| lines.push(line.to_owned()))
        .unwrap_or_else(|error| panic!("{error} {lines:#?}"));

    let (last, steps) = lines.split_last().unwrap();
    assert!(last.starts_with("自检通过"), "{last}");
    assert!(steps.iter().all(|line| line.starts_with("✓ ") && line.ends_with(" ms")), "{steps:#?}");
    assert!(steps[0].contains(&format!("{FOLDER} 2")), "{}", steps[0]);
    for kind in paper::kinds() {
        let of_kind = steps.iter().find(|line| line.starts_with(&format!("✓ {} {}：", kind.name, kind.format)));
        let pages = kind.format == paper::Format::Excel || of_kind.is_some_and(|line| line.contains('页'));
        assert!(of_kind.is_some_and(|line| !line.contains("：0份")) && pages, "{}: {steps:#?}", kind.key);
    }
    for step in
        ["读入名册 Excel", "读入名册 GBK", "点名", "撤销和恢复", "备份", "恢复备份", "检查数据", "关闭并重新打开"]
    {
        assert!(steps.iter().any(|line| line.starts_with(&format!("✓ {step}："))), "{step}: {steps:#?}");
    }
    assert_eq!(left(folder.path()), [FOLDER]);
    assert_eq!(fs::read(folder.path().join(FOLDER).join("班务 自检.db")).unwrap(), b"old");
}

#[test]
fn the_command_says_it_by_its_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    let good = banwu(&["selftest", place]);
    assert_eq!((good.code, good.stderr.as_str()), (0, ""), "{good:?}");
    assert!(good.stdout.trim_end().ends_with("ms。") && left(folder.path()).is_empty(), "{good:?}");

    let fonts = folder.path().join("没有字体");
    fs::create_dir(&fonts).unwrap();
    for (bad, step) in [
        (ran(Command::new(program()).args(["selftest", place]).env("BANWU_FONTS", &fonts)), "✗ 字体：找不到字体文件"),
        (banwu(&["selftest", place, "--fonts", fonts.to_str().unwrap()]), "✗ 字体：找不到字体文件"),
        (banwu(&["selftest", folder.path().join("不在").to_str().unwrap()]), "✗ 新建文件夹：无法写入"),
    ] {
        assert_eq!((bad.code, bad.stderr.as_str()), (1, ""), "{bad:?}");
        assert!(bad.stdout.contains(step) && !bad.stdout.contains("自检通过"), "{bad:?}");
    }
    let kept = left(folder.path());
    assert_eq!(kept, ["没有字体", FOLDER, &format!("{FOLDER} 2")], "a failed test keeps its files");
}

/// Each font file in turn is empty: the papers that need it are not drawn, and the test says so.
#[test]
fn a_broken_font_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let theirs: Vec<_> = fs::read_dir(fonts_folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ttf" || ending == "otf"))
        .collect();
    assert!(theirs.len() >= 4, "{theirs:?}");
    for broken in &theirs {
        // A folder each, left to the end: Windows takes a file away only when nobody reads it any more, and the other
        // tests read these fonts by their other name.
        let fonts = folder.path().join(broken.file_stem().unwrap());
        fs::create_dir(&fonts).unwrap();
        for font in &theirs {
            let name = fonts.join(font.file_name().unwrap());
            if font == broken {
                fs::write(name, "").unwrap();
            } else {
                fs::hard_link(font, &name).or_else(|_| fs::copy(font, &name).map(drop)).unwrap();
            }
        }
        let mut lines = Vec::new();
        let failed = selftest_with(folder.path(), &fonts, &mut |line| lines.push(line.to_owned()));
        let told = lines.iter().find(|line| line.starts_with("✗ "));
        assert!(failed.is_err() && told.is_some(), "{broken:?}: {lines:#?}");
        let name = broken.file_name().unwrap().to_string_lossy();
        assert!(told.unwrap().contains(&*name) && told.unwrap().contains("已损坏"), "{told:?}");
        let last = lines.last().unwrap();
        assert!(last.starts_with("自检没有通过。自检的文件留在：") && last.contains(FOLDER), "{last}");
    }
}
