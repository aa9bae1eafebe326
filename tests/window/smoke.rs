//! The spine, at the window: the sample school, and one class from the unit's file to the certificate.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::clerk::{Clerk, Told, at_the_window, samples};

const RUNNING: &str = "第3期中青年干部培训班";
const COMING: &str = "第1期村（社区）党组织书记专题培训班";

#[tokio::test]
async fn a_day_in_the_sample_school() -> Told {
    at_the_window("a_day_in_the_sample_school", async |clerk| {
        clerk.presses("载入示例数据").await?;
        clerk.sees("现在要办的事").await?;
        assert!(!clerk.is_too_wide().await?, "no sideways scrolling at 1366");
        let running = class(clerk, RUNNING).await?;
        let taught = clerk.asks("timetable", json!({ "cohort": running["id"] })).await?["sessions"]
            .as_array()
            .and_then(|sessions| sessions.iter().find(|session| !text(session, "lecturer_name").is_empty()).cloned())
            .ok_or("nobody teaches in the sample school")?;

        // A lecturer who teaches another class at that hour: the sentence names both.
        clerk.presses("培训班").await?;
        clerk.presses(COMING).await?;
        clerk.presses("课程表").await?;
        let before = sessions(clerk, COMING).await?.len();
        clerk.presses("gap-*").await?;
        clerk.types("内容", "县情讲座").await?;
        clerk.types("授课人", text(&taught, "lecturer_name")).await?;
        clerk.types("日期", text(&taught, "day")).await?;
        clerk.types("时间", text(&taught, "starts")).await?;
        clerk.types("至", text(&taught, "ends")).await?;
        clerk.sees(RUNNING).await?;
        let clash = clerk.reads("panel-clashes").await?;
        assert!(clash.contains(text(&taught, "lecturer_name")) && clash.contains(RUNNING), "{clash}");

        // The leader's word overrides a clash; Ctrl+Z takes it back, Ctrl+Y brings it again.
        clerk.presses("安排").await?;
        clerk.is_told("安排了「第1期村（社区）党组织书记专题培训班」").await?;
        assert_eq!(sessions(clerk, COMING).await?.len(), before + 1);
        clerk.keys(Key::Escape.value().to_string()).await?;
        clerk.keys(Key::Control + "z").await?;
        clerk.is_told("撤销：").await?;
        assert_eq!(sessions(clerk, COMING).await?.len(), before);
        clerk.keys(Key::Control + "y").await?;
        clerk.is_told("恢复：").await?;
        assert_eq!(sessions(clerk, COMING).await?.len(), before + 1);

        // The roll, by keyboard: everybody is there, only the numbers of the others are typed.
        clerk.presses("培训班").await?;
        clerk.presses(RUNNING).await?;
        clerk.presses("考勤").await?;
        clerk.presses("next-roll").await?;
        clerk.sees("全员出勤").await?;
        clerk.keys("3 5 事").await?;
        clerk.keys(Key::Enter.value().to_string()).await?;
        clerk.sees("：事假").await?;
        clerk.keys(Key::F9.value().to_string()).await?;
        clerk.sees("✓ 已点名").await?;
        let sums = clerk.reads("roll-sums").await?;
        assert!(sums.contains("请假 2") && sums.contains("旷课 0"), "{sums}");

        // The history is there after a restart, and so is its undo.
        let called = rolls(clerk).await?;
        clerk.reopens().await?;
        clerk.presses("操作历史").await?;
        clerk.sees("《县情讲座》").await?;
        clerk.keys(Key::Control + "z").await?;
        clerk.is_told("撤销：").await?;
        assert_eq!(rolls(clerk).await?, called - 1);
        clerk.keys(Key::Control + "y").await?;
        clerk.is_told("恢复：").await?;
        assert_eq!(rolls(clerk).await?, called);

        // A sign-in sheet, seen, saved and printed; its text can be copied.
        clerk.presses("培训班").await?;
        clerk.presses(RUNNING).await?;
        clerk.presses("打印与导出").await?;
        clerk.sees_drawn().await?;
        clerk.presses("保存为 PDF").await?;
        clerk.is_told("已保存到").await?;
        let sheet = text_of(&clerk.finds_on_desk("pdf")?)?;
        for expected in ["第3期中青年干部培训班签到表", "单位及职务", "应到"] {
            assert!(sheet.contains(expected), "no {expected} in\n{sheet}");
        }
        clerk.presses("打印").await?;
        clerk.is_told("已送到默认打印机").await?;
        Ok(())
    })
    .await
}

/// The spine: what a clerk does with one class, from the file that a unit sent.
#[tokio::test]
async fn one_class_from_the_file_to_the_certificate() -> Told {
    at_the_window("one_class_from_the_file_to_the_certificate", async |clerk| {
        clerk.opens_a_class().await?;

        // The roster: every doubt is asked before anything is written.
        clerk.presses("学员").await?;
        clerk.will_pick(&[&samples().join("008_县自然资源局报名表.xlsx")])?;
        clerk.presses("导入名册").await?;
        clerk.sees("1 个文件").await?;
        clerk.presses("view-people").await?;
        clerk.sees("读懂的栏目").await?;
        assert_eq!(clerk.people().await?, 0, "nothing is written before the clerk says so");
        if clerk.page().await?.contains("全部采用建议") {
            clerk.presses("accept-all").await?;
        }
        clerk.presses("import-write").await?;
        clerk.is_told("导入").await?;
        let people = clerk.people().await?;
        assert!(people > 0, "the roster is written");

        // One session, and its roll: nobody is missing.
        clerk.presses("课程表").await?;
        clerk.presses("gap-2026-03-02-08:30").await?;
        clerk.types("内容", "县情讲座").await?;
        clerk.types("授课人", "李建国").await?;
        clerk.types("地点", "报告厅").await?;
        clerk.presses("安排").await?;
        clerk.is_told("安排了").await?;
        clerk.presses("考勤").await?;
        clerk.presses("next-roll").await?;
        clerk.sees("全员出勤").await?;
        clerk.keys(Key::F9.value().to_string()).await?;
        clerk.sees("✓ 已点名").await?;

        // Completion, certificates with their numbers, and the paper.
        clerk.presses("结业证书").await?;
        clerk.presses("accept-suggestions").await?;
        clerk.presses("issue").await?;
        clerk.sees("发证后编号登记在册").await?;
        clerk.presses("agree").await?;
        clerk.is_told(&format!("发证{people}张")).await?;
        clerk.presses("打印与导出").await?;
        clerk.presses("paper-certificate").await?;
        clerk.sees(&format!("共 {people} 页")).await?;
        clerk.sees_drawn().await?;
        clerk.presses("保存为 PDF").await?;
        clerk.is_told("已保存到").await?;
        let certificates = text_of(&clerk.finds_on_desk("pdf")?)?;
        assert!(certificates.contains("科级干部进修班") && certificates.contains("中共青原县委党校"), "{certificates}");

        clerk.presses("paper-roster-book").await?;
        clerk.presses("保存为 Excel").await?;
        clerk.is_told(".xlsx").await?; // the PDF before it was saved, too
        assert!(clerk.finds_on_desk("xlsx")?.metadata()?.len() > 4000, "a workbook");
        Ok(())
    })
    .await
}

/// A copy that is double-clicked is shown before it takes the place of the books, and leaves them alone when it is not wanted.
#[tokio::test]
async fn a_copy_that_is_double_clicked_is_looked_at_first() -> Told {
    at_the_window("a_copy_that_is_double_clicked_is_looked_at_first", async |clerk| {
        clerk.presses("载入示例数据").await?;
        clerk.sees("现在要办的事").await?;
        let before = classes(clerk).await?;
        let copy = clerk.asks("backup", json!({})).await?;
        let copy = PathBuf::from(text(&copy, "file"));
        assert!(copy.extension().is_some_and(|end| end == "banwu"), "{}", copy.display());
        let later = json!({
            "name": "科级干部进修班", "number": 13, "category": "主体班", "starts": "2026-06-01", "ends": "2026-06-05",
            "place": "", "head_teacher": "", "host": "", "planned": 0, "note": "",
        });
        clerk.asks("create_cohort", later).await?;

        clerk.reopens_with(&copy).await?;
        clerk.presses("不恢复").await?;
        assert_eq!(classes(clerk).await?, before + 1, "nothing is restored unasked");

        clerk.reopens_with(&copy).await?;
        clerk.sees("全部数据换成这个备份里的样子").await?;
        clerk.presses("agree").await?;
        clerk.is_told("已恢复").await?;
        assert_eq!(classes(clerk).await?, before);
        clerk.reopens().await?;
        clerk.sees("现在要办的事").await?;
        assert!(!clerk.page().await?.contains("不恢复"), "a file is handed over once");
        Ok(())
    })
    .await
}

/// Books that cannot be opened: one sentence and what to do, and nothing else to press.
#[tokio::test]
async fn damaged_books_are_refused_in_words() -> Told {
    at_the_window("damaged_books_are_refused_in_words", async |clerk| {
        clerk.presses("载入示例数据").await?;
        clerk.sees("现在要办的事").await?;
        clerk.asks("backup", json!({})).await?;
        clerk
            .reopens_after(|data| {
                for left in ["banwu.db-wal", "banwu.db-shm"] {
                    if data.join(left).exists() {
                        std::fs::remove_file(data.join(left))?;
                    }
                }
                std::fs::write(data.join("banwu.db"), [0x5a; 8192])
            })
            .await?;
        clerk.sees("备份").await?;
        let page = clerk.reads("not-opened").await?;
        assert!(page.contains("banwu.db"), "the file is named: {page}");
        assert!(!page.contains("工作台"), "{page}");
        assert_eq!(std::fs::read(clerk.data().join("banwu.db"))?, [0x5a; 8192], "the file is left as it was");

        // Its newest copy brings everything back, and the damaged file is kept.
        clerk.presses("restore-newest").await?;
        clerk.sees("请关闭这个窗口").await?;
        clerk.reopens().await?;
        clerk.sees("现在要办的事").await?;
        let kept = std::fs::read_dir(clerk.data())?
            .filter_map(Result::ok)
            .any(|entry| entry.file_name().to_string_lossy().contains("损坏"));
        assert!(kept, "the damaged file is put aside");
        Ok(())
    })
    .await
}

/// How many classes the school has.
async fn classes(clerk: &Clerk) -> Told<usize> {
    Ok(clerk.asks("cohorts", json!({})).await?.as_array().map(Vec::len).unwrap_or_default())
}

/// How many rolls the class has taken.
async fn rolls(clerk: &Clerk) -> Told<u64> {
    Ok(class(clerk, RUNNING).await?["rolls"].as_u64().unwrap_or_default())
}

async fn class(clerk: &Clerk, name: &str) -> Told<Value> {
    let classes = clerk.asks("cohorts", json!({})).await?;
    let found = classes.as_array().and_then(|all| all.iter().find(|class| text(class, "title") == name).cloned());
    Ok(found.ok_or_else(|| format!("no class {name}"))?)
}

async fn sessions(clerk: &Clerk, class_name: &str) -> Told<Vec<Value>> {
    let class = class(clerk, class_name).await?;
    let timetable = clerk.asks("timetable", json!({ "cohort": class["id"] })).await?;
    Ok(timetable["sessions"].as_array().cloned().unwrap_or_default())
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// The text of a PDF, as one can copy it, without the spaces and line ends that the paper puts into names.
fn text_of(pdf: &Path) -> Told<String> {
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf).arg("-").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?.split_whitespace().collect())
}
