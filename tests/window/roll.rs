//! 考勤 at the real window: a roll by keyboard alone, its keys counted; and the grid of a thousand people, timed.

use std::path::Path;

use office::{Host, Office};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::clerk::{Clerk, Told, at_the_window};

/// Presses keys one by one and counts them.
struct Typist<'a> {
    clerk: &'a Clerk,
    pressed: usize,
}

impl<'a> Typist<'a> {
    fn at(clerk: &'a Clerk) -> Typist<'a> {
        Typist { clerk, pressed: 0 }
    }
    async fn types(&mut self, text: &str) -> Told {
        for key in text.chars() {
            self.clerk.keys(key.to_string()).await?;
            self.pressed += 1;
        }
        Ok(())
    }
    async fn presses(&mut self, key: Key) -> Told {
        self.types(&key.value().to_string()).await
    }
}

#[tokio::test]
async fn a_roll_of_fifty_takes_under_ten_keys() -> Told {
    at_the_window("a_roll_of_fifty_takes_under_ten_keys", async |clerk| {
        clerk.reopens_after(|data| class(data, 50, 2)).await?;
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall&session=1").await?;
        clerk.sees("学员50").await?;

        let mut typist = Typist::at(clerk);
        typist.types("3 17 22").await?;
        typist.presses(Key::Enter).await?;
        typist.presses(Key::F9).await?;
        clerk.sees("✓ 已点名").await?;
        println!("a roll of 50 with three exceptions: {} keys", typist.pressed);
        assert!(typist.pressed < 10);
        let roll = roll(clerk, 1).await?;
        assert_eq!(marks(&roll), [(3, "旷课"), (17, "旷课"), (22, "旷课")].map(|(n, m)| (n, m.to_owned())));
        assert!(roll["closed_on"].is_string(), "F9 closes it");
        println!("{}", clerk.shot("点名").await?.display());

        // After that a change is a correction: F9 asks why, on the same line, and both stand.
        typist.types("17 b").await?;
        typist.presses(Key::Enter).await?;
        clerk.sees("旷课→病假").await?;
        typist.presses(Key::F9).await?;
        typist.types("家属送来病假条").await?;
        typist.presses(Key::Enter).await?;
        clerk.is_told("更正").await?;
        let roll = self::roll(clerk, 1).await?;
        assert_eq!(marks(&roll)[1], (17, "病假".to_owned()));
        let kept = &roll["lines"][16]["corrections"];
        assert!(kept[0].as_str().is_some_and(|it| it.contains("旷课 → 病假")), "{kept}");
        println!("{}", clerk.shot("点名-更正").await?.display());

        // One Ctrl+Z takes back the correction, another the roll.
        clerk.keys(Key::Control + "z").await?;
        clerk.is_told("撤销").await?;
        assert_eq!(marks(&self::roll(clerk, 1).await?)[1], (17, "旷课".to_owned()));
        clerk.keys(Key::Control + "z").await?;
        clerk.is_told("撤销：点名").await?;
        assert_eq!(self::roll(clerk, 1).await?["taken"], json!(false));

        // A scanner types a badge and Enter; a card reader types more than the number.
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall&session=2").await?;
        clerk.presses("roll-scan").await?;
        clerk.sees("未到 50").await?;
        clerk.presses("roll-typed").await?;
        let badge = self::roll(clerk, 2).await?["lines"][6]["badge"].as_str().unwrap_or_default().to_owned();
        typist.types(&badge).await?;
        typist.presses(Key::Enter).await?;
        clerk.sees("7 学员7 到").await?;
        clerk.sees("已到 1/50").await?;
        println!("{}", clerk.shot("点名-扫码").await?.display());
        assert!(!clerk.is_too_wide().await?, "no sideways scrolling at 1366");

        // From the signed paper: its code, its empty rows.
        let paper = clerk.asks("paper", json!({ "paper": "sign-in", "cohort": 1, "session": 1 })).await?;
        let printed = json!({
            "cohort": 1, "paper": "sign-in", "part": paper["part"], "fingerprint": paper["fingerprint"],
            "sheet": paper["sheet"],
        });
        clerk.asks("note_printed", printed).await?;
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall").await?;
        clerk.presses("sheet-code").await?;
        clerk.keys(paper["sheet"]["code"].as_str().unwrap_or_default().to_lowercase()).await?;
        clerk.keys(Key::Enter.value().to_string()).await?;
        clerk.sees("没有签名的行").await?;
        let mut typist = Typist::at(clerk);
        typist.types("4 9").await?;
        typist.presses(Key::Enter).await?;
        clerk.sees("没有签名 2").await?;
        println!("{}", clerk.shot("点名-签到表").await?.display());
        typist.presses(Key::F9).await?;
        clerk.sees("✓ 已点名").await?;
        let roll = self::roll(clerk, 1).await?;
        assert_eq!(marks(&roll), [(4, "旷课".to_owned()), (9, "旷课".to_owned())]);
        assert_eq!(roll["sheet"], paper["sheet"]["code"]);
        Ok(())
    })
    .await
}

/// How long the office takes to answer the page, in milliseconds.
const ANSWERING: &str = "
    window.answered = null;
    const asked = performance.now();
    window.__TAURI_INTERNALS__.invoke('call', { name: 'attendance', request: { cohort: 1 } })
        .then(() => { window.answered = Math.round(performance.now() - asked); });";

/// From the click on 全班考勤 to its cells on screen, in milliseconds.
const OPENING: &str = "
    window.opened = null;
    const seen = new MutationObserver(() => {
        if (!document.querySelector('.grid td.session')) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.opened = Math.round(performance.now() - clicked); }));
    });
    seen.observe(document.body, { childList: true, subtree: true });
    const clicked = performance.now();
    document.querySelector('[data-testid=part-grid]').click();";

/// Drags the bar about for two seconds: how many frames showed a place without a row, how many frames, and the longest.
const SCROLLING: &str = "
    window.scrolled = null;
    const grid = document.querySelector('.grid');
    let frames = 0, blank = 0, longest = 0, before = performance.now(), seed = 7;
    const begun = before;
    const look = () => {
        const now = performance.now();
        longest = Math.max(longest, now - before);
        before = now;
        frames++;
        const sheet = grid.querySelector('.sheet').getBoundingClientRect();
        const rows = [...grid.querySelectorAll('tbody tr')];
        const end = rows.length ? rows[rows.length - 1].getBoundingClientRect().bottom : 0;
        const atEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 30;
        if (Math.abs(sheet.top - grid.getBoundingClientRect().top) > 2 || (!atEnd && end < sheet.bottom - 1)
            || rows.some(row => row.cells.length < 10)) blank++;
        if (now - begun > 2000) { window.scrolled = { frames, blank, longest }; return; }
        seed = (seed * 1103515245 + 12345) % 2147483648;
        grid.scrollTop = seed % 3 ? grid.scrollTop + 90 : seed % (grid.scrollHeight - grid.clientHeight);
        if (frames % 7 === 0) grid.scrollLeft = seed % Math.max(1, grid.scrollWidth - grid.clientWidth);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

#[tokio::test]
async fn the_grid_of_a_thousand_is_edited_like_a_spreadsheet() -> Told {
    at_the_window("the_grid_of_a_thousand_is_edited_like_a_spreadsheet", async |clerk| {
        clerk.reopens_after(|data| class(data, 1000, 60)).await?;
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall").await?;
        clerk.sees("个课次").await?;
        for round in ["first", "again"] {
            clerk.runs(OPENING).await?;
            let opened = until(clerk, "return window.opened").await?;
            clerk.runs(ANSWERING).await?;
            let answered = until(clerk, "return window.answered").await?;
            println!("1,000 × 60 opens ({round}): {opened} ms, of which the office's answer takes {answered} ms");
            if round == "first" {
                clerk.presses("part-roll").await?;
                clerk.sees("个课次").await?;
            }
        }
        println!("{}", clerk.shot("全班考勤-千人").await?.display());
        clerk.runs(SCROLLING).await?;
        let scrolled = until(clerk, "return window.scrolled").await?;
        println!("scrolled for two seconds: {scrolled}");
        assert_eq!(scrolled["blank"], json!(0), "a frame without rows");

        // Arrows, keys, a block, and one operation at the end. Every roll is closed: one reason for all of them.
        clerk.runs("document.querySelector('.grid').focus()").await?;
        clerk.keys(Key::Control + Key::Home).await?;
        for key in ["k", "2"] {
            clerk.keys(Key::Down.value().to_string()).await?;
            clerk.keys(key).await?;
        }
        clerk.keys(Key::Right.value().to_string()).await?;
        for _ in 0..2 {
            clerk.keys(Key::Shift + Key::Down).await?;
        }
        clerk.keys("b").await?;
        clerk.sees("改了 5 人·场").await?;
        println!("{}", clerk.shot("全班考勤-改动").await?.display());
        clerk.keys(Key::F9.value().to_string()).await?;
        clerk.keys("录入有误").await?;
        clerk.keys(Key::Enter.value().to_string()).await?;
        clerk.is_told("更正5人·场（录入有误）").await?;
        clerk.reads("grid-at").await?;
        let roll = roll(clerk, 1).await?;
        let said: Vec<_> = [1, 2].iter().map(|&line| roll["lines"][line]["mark"].clone()).collect();
        assert_eq!(said, [json!("旷课"), json!("迟到")]);
        clerk.keys(Key::Control + "z").await?;
        clerk.is_told("撤销").await?;
        assert_eq!(self::roll(clerk, 1).await?["lines"][1]["mark"], json!("出勤"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_room_is_closed_by_itself_and_a_table_is_pasted() -> Told {
    at_the_window("each_room_is_closed_by_itself_and_a_table_is_pasted", async |clerk| {
        clerk.reopens_after(|data| class(data, 50, 4)).await?;
        let date = "const day = new Date(); day.setMinutes(day.getMinutes() - day.getTimezoneOffset());
            return day.toISOString().slice(0, 10)";
        let plan = json!({
            "cohort": 1, "day": clerk.runs(date).await?, "starts": "08:30", "ends": "11:30", "kind": "讲授",
            "topic": "乡村振兴", "lecturer": "李明", "venue": "报告厅", "rooms": ["201教室"],
        });
        let session = clerk.asks("plan_session", plan).await?["session"]["id"].as_i64().unwrap_or_default();
        clerk.goes_to(&format!("#/cohort?cohort=1&tab=rollcall&session={session}")).await?;

        // Who sits in the branch room: its people are called there, and nobody else.
        clerk.presses("roll-expected").await?;
        clerk.presses("branch-typed").await?;
        let mut typist = Typist::at(clerk);
        typist.types("31-48").await?;
        typist.presses(Key::Enter).await?;
        clerk.sees("201教室（18 人）").await?;
        typist.presses(Key::Escape).await?;
        clerk.sees("201教室 18").await?;
        clerk.presses("roll-typed").await?;
        typist.presses(Key::F7).await?;
        typist.presses(Key::F7).await?;
        clerk.sees("完成201教室的点名 F9").await?;
        typist.types("33 迟5").await?;
        typist.presses(Key::Enter).await?;
        typist.presses(Key::F9).await?;
        clerk.is_told("201教室 应到18 实到18 迟到1；报告厅还没有点名").await?;
        println!("{}", clerk.shot("点名-分会场").await?.display());
        let roll = self::roll(clerk, session).await?;
        assert!(roll["closed_on"].is_null() && roll["rooms"][1]["closed_on"].is_string(), "{}", roll["rooms"]);

        // The main room has its own clerk, and with it the session is closed.
        typist.presses(Key::F7).await?;
        typist.presses(Key::F7).await?;
        clerk.sees("完成报告厅的点名 F9").await?;
        typist.types("3").await?;
        typist.presses(Key::Enter).await?;
        typist.presses(Key::F9).await?;
        clerk.is_told("报告厅 应到32 实到31 旷课1；各会场都点完了").await?;
        let roll = self::roll(clerk, session).await?;
        assert!(roll["closed_on"].is_string(), "with its last room");
        assert_eq!(marks(&roll), [(3, "旷课".to_owned()), (33, "迟到".to_owned())]);

        // A table from Excel is laid down in the grid; a block of it is copied over the clipboard of the computer.
        clerk.goes_to("#/cohort?cohort=1&tab=rollcall&part=grid").await?;
        clerk.sees("参训率A").await?;
        clerk.runs("document.querySelector('.grid').focus()").await?;
        typist.presses(Key::Down).await?;
        let pasted = "const table = new DataTransfer();
            table.setData('text/plain', '迟到10\\t旷课\\n病\\t公假\\n');
            const paste = { clipboardData: table, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', paste));";
        clerk.runs(pasted).await?;
        clerk.sees("改了 4 人·场").await?;
        clerk.keys(Key::Control + Key::Home).await?;
        typist.presses(Key::Down).await?;
        clerk.keys(Key::Shift + Key::Down).await?;
        clerk.keys(Key::Control + "c").await?;
        typist.presses(Key::Right).await?;
        typist.presses(Key::Right).await?;
        clerk.keys(Key::Control + "v").await?;
        clerk.sees("改了 6 人·场").await?;
        println!("{}", clerk.shot("全班考勤-粘贴").await?.display());
        typist.presses(Key::F9).await?;
        typist.types("按签到表补记").await?;
        typist.presses(Key::Enter).await?;
        clerk.is_told("改动6人·场，其中更正6人·场（按签到表补记）").await?;
        let said = |roll: Value| [1, 2].map(|line: usize| roll["lines"][line]["mark"].clone());
        assert_eq!(said(self::roll(clerk, 1).await?), ["迟到", "病假"]);
        assert_eq!(said(self::roll(clerk, 2).await?), ["旷课", "公假"]);
        Ok(())
    })
    .await
}

/// Writes a class of so many people with so many sessions into new books. Of more than two sessions, all are rolled.
fn class(data: &Path, people: usize, sessions: usize) -> std::io::Result<()> {
    let fill = || -> school::Answer<()> {
        let path = data.join("banwu.db");
        let office = Office::open(&path, Host::of(&path, "王敏"))?;
        let n = "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 <";
        office.books().change("一个班", |tx| {
            for sql in [
                format!("{n} 40) insert into unit (name, standard_order) select '县第' || (i + 1) || '局', i + 1 from n"),
                format!(
                    "{n} {people}) insert into person (name, unit) select '学员' || (i + 1), 1 + i % 40 from n"
                ),
                "insert into cohort (name, number, starts, ends)
                 values ('科级干部进修班', 1, date('now', '-40 days'), date('now'))"
                    .into(),
                "insert into trainee (cohort, person, number, unit) select 1, id, id, unit from person".into(),
                format!(
                    "{n} {sessions})
                     insert into session (cohort, day, starts, ends, title, hours)
                     select 1, date('now', (i / 2 - 40) || ' days'), iif(i % 2, '14:30', '08:30'),
                            iif(i % 2, '17:30', '11:30'), '县情讲座' || (i + 1), 400 from n"
                ),
            ] {
                tx.run(&sql, [])?;
            }
            if sessions > 2 {
                tx.run("insert into roll (session, expected, came, on_leave, closed_on) select id, ?1, ?1, 0, day from session", [people as i64])?;
                tx.run(
                    "insert into mark (roll, trainee, mark)
                     select roll.id, trainee.id,
                            iif((trainee.id * 31 + roll.id * 17) % 41 = 0 and trainee.id > 10, '迟到', '出勤')
                     from roll, trainee",
                    [],
                )?;
            }
            Ok(())
        })?;
        office.call("set_school", json!({ "name": "中共青原县委党校" })).map(drop)
    };
    fill().map_err(|error| std::io::Error::other(error.to_string()))
}

async fn roll(clerk: &Clerk, session: i64) -> Told<Value> {
    clerk.asks("roll_call", json!({ "session": session })).await
}

/// Who was not simply there, by number.
fn marks(roll: &Value) -> Vec<(u64, String)> {
    let lines = roll["lines"].as_array().map(Vec::as_slice).unwrap_or_default();
    let marks =
        lines.iter().map(|it| (it["number"].as_u64().unwrap_or(0), it["mark"].as_str().unwrap_or("").to_owned()));
    marks.filter(|(_, mark)| mark != "出勤").collect()
}

/// What a script says once it says something.
async fn until(clerk: &Clerk, script: &str) -> Told<Value> {
    for _ in 0..500 {
        let said = clerk.runs(script).await?;
        if !said.is_null() {
            return Ok(said);
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    Err(format!("nothing said: {script}").into())
}
