//! 现场点名 on the projector, by keys alone: called, chosen, taken back, timed, and noted in the log of speeches.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::clerk::{Clerk, PATIENCE, Told, at_the_window};

const RUNNING: &str = "第3期中青年干部培训班";

const CARD: &str = "return document.querySelector('[data-testid=stage-card]')?.innerText ?? ''";

#[tokio::test]
async fn people_are_called_to_speak_by_keys_alone() -> Told {
    at_the_window("people_are_called_to_speak_by_keys_alone", async |clerk| {
        clerk.presses("载入示例数据").await?;
        clerk.sees("现在要办的事").await?;
        let classes = clerk.asks("cohorts", json!({})).await?;
        let running = classes.as_array().and_then(|all| all.iter().find(|each| each["title"] == RUNNING));
        let cohort = running.ok_or("the class is not in the sample school")?["id"].clone();
        clerk.goes_to(&format!("#/cohort?cohort={cohort}&tab=rollcall")).await?;
        clerk.sees(RUNNING).await?;

        clerk.keys(Key::Control + "k").await?;
        clerk.sees("操作").await?;
        clerk.keys("现场点名").await?;
        clerk.keys(Key::Enter.value().to_string()).await?;
        clerk.reads("stage-begin").await?;
        clerk.keys(" ").await?;
        let first = card(clerk, "第 1 位发言").await?;
        clerk.keys(" ").await?;
        let second = card(clerk, "第 2 位发言").await?;
        assert_ne!(first, second, "nobody twice before all were called");

        // By group, one of each in turn.
        for _ in 0..3 {
            clerk.keys(Key::Tab.value().to_string()).await?;
        }
        assert!(clerk.reads("stage-way").await?.starts_with("按小组"));
        clerk.keys(" ").await?;
        card(clerk, "第 3 位发言").await?;
        clerk.shot("stage-dark").await?;

        // Chosen by number, timed, and taken back.
        let session = session_of(clerk).await?;
        let asked = json!({ "session": session, "by": "随机", "scope": "本次课" });
        let stage = clerk.asks("speakers", asked.clone()).await?;
        let people = stage["people"].as_array().ok_or("nobody is expected")?;
        let one = people.iter().find(|each| each["times"] == 0 && each["here"] == true).ok_or("all were called")?;
        clerk.keys(one["number"].to_string()).await?;
        clerk.sees(one["name"].as_str().unwrap_or_default()).await?;
        clerk.shot("stage-choose").await?;
        clerk.keys(Key::Enter.value().to_string()).await?;
        assert!(card(clerk, "第 4 位发言").await?.contains(one["name"].as_str().unwrap_or_default()));
        clerk.keys(Key::Enter.value().to_string()).await?;
        assert!(clerk.reads("stage-watch").await?.starts_with("0:0"));
        clerk.keys(Key::F4.value().to_string()).await?;
        clerk.shot("stage-bright").await?;
        clerk.keys(Key::Enter.value().to_string()).await?;
        card(clerk, "1 分钟").await?;
        clerk.keys(Key::Backspace.value().to_string()).await?;
        card(clerk, "第 3 位发言").await?;
        clerk.keys(Key::Control + "z").await?;
        card(clerk, "第 4 位发言").await?;

        // A scanner types a badge and Enter: it calls who wears it.
        let worn =
            people.iter().rfind(|each| each["times"] == 0 && each["here"] == true && each["trainee"] != one["trainee"]);
        let worn = worn.ok_or("all were called")?;
        let badges = clerk.asks("badge_codes", json!({ "cohort": cohort })).await?;
        let badge = badges.as_array().and_then(|all| all.iter().find(|each| each["trainee"] == worn["trainee"]));
        clerk.keys(badge.ok_or("no badge")?["badge"].as_str().unwrap_or_default()).await?;
        clerk.keys(Key::Enter.value().to_string()).await?;
        assert!(card(clerk, "第 5 位发言").await?.contains(worn["name"].as_str().unwrap_or_default()));

        // Everything stands in the log.
        clerk.keys(Key::Escape.value().to_string()).await?;
        clerk.sees("发言 5 人、5 人次，共 1 分钟").await?;
        clerk.shot("speeches").await?;
        let log = clerk.asks("speeches", json!({ "session": session })).await?;
        assert_eq!(log["speeches"][3]["name"], one["name"]);
        assert!(!clerk.is_too_wide().await?, "no sideways scrolling at 1366");
        Ok(())
    })
    .await
}

/// What the card says, once this stands on it.
async fn card(clerk: &Clerk, until: &str) -> Told<String> {
    let patience = std::time::Instant::now() + PATIENCE;
    loop {
        // Asked in one breath: the card gives way to the next one.
        let said = clerk.runs(CARD).await?.as_str().unwrap_or_default().to_owned();
        if said.contains(until) {
            return Ok(said);
        }
        if std::time::Instant::now() > patience {
            return Err(format!("the card does not say 「{until}」 but 「{said}」").into());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// The session whose stage is on the screen: the last in which somebody spoke.
async fn session_of(clerk: &Clerk) -> Told<Value> {
    let classes = clerk.asks("cohorts", json!({})).await?;
    let running = classes.as_array().and_then(|all| all.iter().find(|each| each["title"] == RUNNING));
    let cohort = running.ok_or("the class is gone")?["id"].clone();
    let spoken = clerk.asks("class_speeches", json!({ "cohort": cohort })).await?;
    let sessions = spoken["sessions"].as_array().ok_or("no sessions")?;
    Ok(sessions.iter().rfind(|each| each["times"] != 0).ok_or("nobody spoke")?["session"].clone())
}
