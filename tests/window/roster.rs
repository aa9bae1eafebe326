//! The folder that comes back: twelve files become a roster, a second list is a difference, what is wrong goes back.

use std::path::PathBuf;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::clerk::{Clerk, Told, at_the_window, samples};

#[tokio::test]
async fn a_folder_of_files_becomes_a_roster() -> Told {
    at_the_window("a_folder_of_files_becomes_a_roster", async |clerk| {
        clerk.opens_a_class().await?;
        clerk.presses("名额与报名").await?;
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(samples())?.map(|entry| Ok(entry?.path())).collect::<Told<_>>()?;
        files.retain(|file| file.extension().is_some_and(|ending| ending != "json"));
        clerk.will_pick(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
        clerk.presses("导入报名表").await?;
        clerk.sees("12 个文件").await?;
        println!("{}", clerk.shot("名册导入").await?.display());
        assert!(!clerk.is_too_wide().await?, "the screen is as wide as the window");
        assert_eq!(clerk.people().await?, 0, "nothing is written before the clerk says so");

        // What cannot be entered, or is sent back, goes back in the sender's own workbook.
        clerk.presses("accept-all").await?;
        clerk.keys(Key::F9.value().to_string()).await?;
        clerk.is_told("导入名册 12份").await?;
        let there = clerk.people().await?;
        assert!(there > 200, "{there} on the roster");

        // One step of undo takes all of it back.
        clerk.keys(Key::Control + "z").await?;
        clerk.is_told("撤销：").await?;
        assert_eq!(clerk.people().await?, 0);
        clerk.keys(Key::Control + "y").await?;
        clerk.is_told("恢复：").await?;
        assert_eq!(clerk.people().await?, there);

        clerk.presses("分组").await?;
        clerk.types("组数", "6").await?;
        clerk.presses("自动分组").await?;
        clerk.sees("第六组").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_list_is_a_difference() -> Told {
    at_the_window("a_second_list_is_a_difference", async |clerk| {
        clerk.opens_a_class().await?;
        clerk.presses("学员").await?;
        takes_in(clerk, "县财政局.csv", "张建国,副局长,13800000001\n李秀兰,科员,13800000002\n").await?;
        clerk.presses("import-write").await?;
        clerk.is_told("新增2人").await?;

        takes_in(clerk, "县财政局（改）.csv", "张建国,副局长,13911111111\n王海燕,科员,13800000003\n").await?;
        clerk.presses("view-turns").await?;
        clerk.sees("李秀兰").await?;
        println!("{}", clerk.shot("名册导入-比较").await?.display());
        clerk.presses("accept-all").await?;
        clerk.types("turn-0-letter", "财函〔2026〕3号").await?;
        clerk.keys(Key::F9.value().to_string()).await?;
        clerk.is_told("换人1人").await?;
        let trainees = clerk.asks("trainees", json!({ "cohort": 1 })).await?;
        let names: Vec<&str> = trainees.as_array().unwrap().iter().filter_map(|line| line["name"].as_str()).collect();
        assert_eq!(names, ["张建国", "王海燕", "李秀兰"], "the one who goes stays on record, behind the others");
        assert_eq!(trainees[0]["phone"], "13911111111");
        assert!(trainees[1]["substitution"].as_str().unwrap().contains("财函〔2026〕3号"), "{}", trainees[1]);
        Ok(())
    })
    .await
}

/// Begins to take in a list as a unit sends it.
async fn takes_in(clerk: &Clerk, file: &str, people: &str) -> Told {
    let path = clerk.desk().join(file);
    std::fs::write(&path, format!("报送单位：县财政局（盖章）,,\n姓名,职务,手机\n{people}"))?;
    clerk.will_pick(&[&path])?;
    clerk.presses("导入名册").await?;
    clerk.sees("1 个文件").await?;
    if clerk.page().await?.contains("全部采用建议") && !file.contains('改') {
        clerk.presses("accept-all").await?;
    }
    Ok(())
}
