//! 请假 at the real window, by keyboard alone: asked for, warned of the one-seventh, granted, on the roll, ended early, the
//! slip looked at, and all of it undone.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use chrono::{Days, Local, NaiveDate};
use office::{Host, Office};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::clerk::{Clerk, PATIENCE, Told, at_the_window};

#[tokio::test]
async fn leave_is_asked_granted_and_ended_by_keys_alone() -> Told {
    at_the_window("leave_is_asked_granted_and_ended_by_keys_alone", async |clerk| {
        clerk.reopens_after(|data| class(data, monday())).await?;
        let thursday = monday() + Days::new(3);
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall&part=leave").await?;
        clerk.sees("学员请假记在这里").await?;

        // The class is over: the form begins with the morning of its last day.
        at_the_list(clerk).await?;
        press(clerk, &[Key::Insert]).await?;
        begins_at(clerk, "field-trainee").await?;
        clerk.keys("2").await?;
        press(clerk, &[Key::Enter]).await?;
        clerk.sees("总学时40，已请0，本次4，还可请1.71学时（不足半天）").await?;
        assert_eq!(clerk.reads("leave-signers").await?, "班主任");
        press(clerk, &[const { Key::Tab }; 6]).await?;
        clerk.keys("家中有事").await?;
        press(clerk, &[Key::Enter]).await?;
        clerk.is_told("请假：李四 事假").await?;
        let waiting = clerk.asks("leaves", json!({ "cohort": 1 })).await?;
        assert_eq!((&waiting[0]["say"], &waiting[0]["reason"]), (&json!("待批，缺班主任签字"), &json!("家中有事")));
        opens(clerk).await?;
        press(clerk, &[Key::Enter]).await?;
        clerk.is_told("准假：李四 事假").await?;
        press(clerk, &[Key::Escape]).await?;

        // A whole day more is too much, and one more signature: both said before anything is written.
        at_the_list(clerk).await?;
        press(clerk, &[Key::Insert]).await?;
        begins_at(clerk, "field-trainee").await?;
        clerk.keys("ls").await?;
        press(clerk, &[Key::Enter, Key::Tab, Key::Tab]).await?;
        writes_over(clerk, thursday).await?;
        press(clerk, &[Key::Tab, Key::Tab]).await?;
        writes_over(clerk, thursday).await?;
        press(clerk, &[Key::Tab, Key::Right]).await?;
        clerk.sees("总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学").await?;
        assert_eq!(clerk.reads("leave-signers").await?, "班主任、教务处");
        println!("{}", clerk.shot("请假-超过七分之一").await?.display());
        press(clerk, &[Key::Tab, Key::Tab, Key::Enter]).await?;
        clerk.is_told("准假：李四 事假").await?;

        // The roll has it before anybody types.
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall&session=7").await?;
        clerk.sees("事假").await?;
        press(clerk, &[Key::F9]).await?;
        clerk.sees("✓ 已点名").await?;
        assert_eq!(mark(clerk, 7).await?["mark"], "事假");
        assert_eq!(mark(clerk, 8).await?["mark"], "事假", "the afternoon, whose roll is not taken");

        // Back in the morning after all: the afternoon expects them, the roll that was taken says what does not agree.
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall&part=leave").await?;
        clerk.sees("共 2 次请假").await?;
        at_the_list(clerk).await?;
        press(clerk, &[Key::Down, Key::Down]).await?;
        opens(clerk).await?;
        press(clerk, &[Key::Enter]).await?;
        clerk.sees("早于准假时间回来的").await?;
        // Its time is over: the form begins with the evening after it. They were back by the morning of that day.
        press(clerk, &[Key::Tab, Key::Left, Key::Left, Key::Enter]).await?;
        clerk.is_told("上午回来，退回4学时；1次点名与请假不符，请到考勤更正").await?;
        clerk.sees("已销假，仍记为事假").await?;
        println!("{}", clerk.shot("请假-销假").await?.display());
        assert_eq!(mark(clerk, 8).await?["mark"], "出勤");

        // The slip, with the boxes of these two signatures.
        press(clerk, &[Key::Enter]).await?;
        clerk.sees_drawn().await?;
        println!("{}", clerk.shot("请假条").await?.display());
        assert!(!clerk.is_too_wide().await?, "no sideways scrolling at 1366");
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall&session=7").await?;
        clerk.sees("记为事假，无请假手续").await?;

        // Asked, granted, asked and granted, rolled, ended: five steps back.
        for said in ["销假", "点名", "准假", "准假", "请假"] {
            clerk.keys(Key::Control + "z").await?;
            clerk.is_told(&format!("撤销：{said}")).await?;
        }
        assert_eq!(clerk.asks("leaves", json!({ "cohort": 1 })).await?, json!([]));
        assert_eq!(clerk.asks("roll_call", json!({ "session": 7 })).await?["taken"], json!(false));
        Ok(())
    })
    .await
}

/// Presses keys one after the other.
async fn press(clerk: &Clerk, keys: &[Key]) -> Told {
    for key in keys {
        clerk.keys(key.value().to_string()).await?;
    }
    Ok(())
}

/// The list has the keys: a dialog that closes keeps them a moment longer.
async fn at_the_list(clerk: &Clerk) -> Told {
    begins_at(clerk, "rows-leaves").await
}

/// Waits until this has the keys.
async fn begins_at(clerk: &Clerk, testid: &str) -> Told {
    let until = Instant::now() + PATIENCE;
    while clerk.runs("return document.activeElement.dataset.testid").await? != testid {
        if Instant::now() > until {
            return Err(format!("{testid} does not get the keys").into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// Opens the leave the list stands on.
async fn opens(clerk: &Clerk) -> Told {
    at_the_list(clerk).await?;
    press(clerk, &[Key::Enter]).await?;
    clerk.sees("附件：").await
}

/// Types a day over the one in the field.
async fn writes_over(clerk: &Clerk, day: NaiveDate) -> Told {
    clerk.keys(Key::Control + "a").await?;
    clerk.keys(day.format("%Y-%m-%d").to_string()).await
}

/// 李四 on the roll of a session.
async fn mark(clerk: &Clerk, session: i64) -> Told<Value> {
    Ok(clerk.asks("roll_call", json!({ "session": session })).await?["lines"][1].clone())
}

/// The first day of a class of five that ended yesterday.
fn monday() -> NaiveDate {
    Local::now().date_naive() - Days::new(5)
}

/// Writes a class of four with five days of eight hours into new books.
fn class(data: &Path, first: NaiveDate) -> std::io::Result<()> {
    let fill = || -> school::Answer<()> {
        let path = data.join("banwu.db");
        let office = Office::open(&path, Host::of(&path, "王敏"))?;
        office.books().change("一个班", |tx| {
            tx.run("insert into unit (name, standard_order) values ('县财政局', 1)", [])?;
            for name in ["张三", "李四", "王芳", "赵小军"] {
                tx.run("insert into person (name, unit) values (?1, 1)", [name])?;
            }
            tx.run(
                "insert into cohort (name, number, starts, ends) values ('科级干部进修班', 1, ?1, date(?1, '+4 days'))",
                [first],
            )?;
            tx.run("insert into trainee (cohort, person, number, unit) select 1, id, id, unit from person", [])?;
            tx.run(
                "with recursive n(i) as (select 0 union all select i + 1 from n where i < 9)
                 insert into session (cohort, day, starts, ends, title, hours)
                 select 1, date(?1, (i / 2) || ' days'), iif(i % 2, '14:30', '08:30'),
                        iif(i % 2, '17:30', '11:30'), '县情讲座' || (i + 1), 400 from n",
                [first],
            )
        })?;
        office.call("set_school", json!({ "name": "中共青原县委党校" })).map(drop)
    };
    fill().map_err(|error| std::io::Error::other(error.to_string()))
}
