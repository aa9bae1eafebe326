//! Every code we print is read back off the drawn page by a reader that knows nothing of us, and goes the way it goes in the
//! office: from a signed sheet to the roll, from a badge to its wearer.
//!
//! Poppler draws the pages, and is not on Windows; that papers have the same bytes there is tested by themselves.
#![cfg(not(windows))]

use std::{collections::BTreeSet, process::Command};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::desk::Desk;

/// What a scanner reads off every page of a paper, drawn in so many dots an inch.
fn read(document: &Value, dots: u32) -> Vec<BTreeSet<String>> {
    drawn(document, dots).iter().map(|page| page.codes((0, 0), (page.width, page.height))).collect()
}

/// What it reads off every card of a size in millimetres, when they are cut out.
fn read_cards(document: &Value, (width, height): (usize, usize), dots: u32) -> Vec<String> {
    let dot = |millimetres: usize| (millimetres as f32 * dots as f32 / 25.4) as usize;
    let mut read = Vec::new();
    for page in drawn(document, dots) {
        let (across, down) = ((page.width - dot(10)) / dot(width), (page.height - dot(10)) / dot(height));
        let (left, top) = ((page.width - across * dot(width)) / 2, (page.height - down * dot(height)) / 2);
        for n in 0..across * down {
            let corner = (left + n % across * dot(width), top + n / across * dot(height));
            read.extend(page.codes(corner, (dot(width), dot(height))));
        }
    }
    read
}

/// A page in shades of grey.
struct Page {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Page {
    /// What stands out black or white, as a scanner sees it; what cannot be decoded is said instead.
    fn codes(&self, (left, top): (usize, usize), (width, height): (usize, usize)) -> BTreeSet<String> {
        let dot = |x, y| if self.dots[(top + y) * self.width + left + x] < 128 { 0 } else { 255 };
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
        let read = |it: &rqrr::Grid<_>| it.decode().map_or_else(|trouble| trouble.to_string(), |(_, code)| code);
        seen.detect_grids().iter().map(read).collect()
    }
}

fn drawn(document: &Value, dots: u32) -> Vec<Page> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    let bytes = base64::engine::general_purpose::STANDARD.decode(document["base64"].as_str().unwrap()).unwrap();
    std::fs::write(&file, bytes).unwrap();
    let drawn = Command::new("pdftoppm").args(["-gray", "-r", &dots.to_string()]).arg(&file).output();
    let drawn = drawn.expect("install poppler-utils");
    let mut rest = drawn.stdout.as_slice();
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let (width, height) = head(&mut rest);
        let (dots, after) = rest.split_at(width * height);
        pages.push(Page { width, height, dots: dots.to_vec() });
        rest = after;
    }
    pages
}

/// Width and height of a grey picture, `P5 1240 1754 255`; leaves its dots.
fn head(picture: &mut &[u8]) -> (usize, usize) {
    let mut word = || {
        let end = picture.iter().position(u8::is_ascii_whitespace).unwrap();
        let word = std::str::from_utf8(&picture[..end]).unwrap().to_owned();
        *picture = &picture[end + 1..];
        word
    };
    assert_eq!(word(), "P5");
    let size = (word().parse().unwrap(), word().parse().unwrap());
    assert_eq!(word(), "255");
    size
}

/// Forty people in four groups, and a morning.
fn class(desk: &Desk) -> (i64, i64) {
    let names: Vec<String> = (0..40).map(|n| format!("学员{n:02}")).collect();
    let cohort = desk.cohort_of(&names.iter().map(String::as_str).collect::<Vec<_>>());
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 4 }));
    (cohort, desk.session(cohort, "2026-03-11", "08:30", "11:30", "县情讲座", "李明"))
}

fn marks(desk: &Desk, session: i64, mark: &str) -> Vec<u64> {
    let roll = desk.ask("roll_call", json!({ "session": session }));
    let lines = roll["lines"].as_array().unwrap().iter().filter(|line| line["mark"] == mark);
    lines.map(|line| line["number"].as_u64().unwrap()).collect()
}

#[test]
fn the_code_of_a_signed_sheet_is_read_off_every_page_and_takes_its_roll() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let group = desk.ask("groups", json!({ "cohort": cohort }))["groups"][1]["id"].clone();
    for asked in [
        json!({ "paper": "sign-in-class", "cohort": cohort }),
        json!({ "paper": "sign-in-day", "cohort": cohort, "day": "2026-03-11" }),
        json!({ "paper": "sign-in", "session": session, "group": group }),
        json!({ "paper": "sign-in", "session": session, "by_group": true }),
        json!({ "paper": "sign-in", "session": session }),
    ] {
        let sheet = desk.ask("paper", asked.clone());
        let code = BTreeSet::from([sheet["sheet"]["code"].as_str().unwrap().to_owned()]);
        for dots in [150, 200] {
            let pages = read(&sheet, dots);
            assert_eq!(pages.len() as u64, sheet["pages"].as_u64().unwrap(), "{asked}");
            assert!(pages.iter().all(|page| *page == code), "{asked} at {dots}: {pages:?}");
        }
    }
    let sheet = desk.ask("paper", json!({ "paper": "sign-in", "session": session }));
    let note = json!({
        "cohort": cohort, "paper": "sign-in", "part": sheet["part"], "fingerprint": sheet["fingerprint"], "sheet": sheet["sheet"],
    });
    desk.ask("note_printed", note);
    let scanned = read(&sheet, 200)[0].first().unwrap().clone();
    assert_eq!(desk.ask("sheet_of_code", json!({ "code": scanned }))["sessions"][0]["session"], session);
    desk.ask("take_from_sheet", json!({ "code": scanned, "empty_rows": [3, 17, 40] }));
    assert_eq!(marks(&desk, session, "旷课"), [3, 17, 40]);
}

#[test]
fn every_badge_is_read_and_means_its_wearer() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let wearers = desk.ask("badge_codes", json!({ "cohort": cohort }));
    let wearers: Vec<(&str, &Value)> =
        wearers.as_array().unwrap().iter().map(|it| (it["badge"].as_str().unwrap(), &it["trainee"])).collect();
    let all: Vec<&str> = wearers.iter().map(|(badge, _)| *badge).collect();
    // The smaller the card, the finer the squares.
    for ((width, height), dots) in [((90, 54), 200), ((100, 140), 200), ((54, 86), 300), ((45, 45), 300)] {
        let card = json!({ "width": width, "height": height, "title": "学员证" });
        let sheet = desk.ask("paper", json!({ "paper": "badge", "cohort": cohort, "card": card }));
        assert_eq!(read_cards(&sheet, (width, height), dots), all, "{width}×{height} at {dots}");
    }
    // One badge after another under the scanner; the two who were not seen are not there.
    let (seen, unseen) = wearers.split_at(38);
    for (badge, wearer) in seen {
        assert_eq!(desk.ask("find_on_roll", json!({ "session": session, "typed": badge }))["found"], json!([wearer]));
    }
    let unseen: Vec<Value> = unseen.iter().map(|(_, it)| json!({ "trainee": it, "mark": "旷课" })).collect();
    desk.ask("take_roll", json!({ "session": session, "exceptions": unseen }));
    assert_eq!(marks(&desk, session, "旷课"), [39, 40]);
}

#[test]
fn badges_are_for_whom_they_are_asked_and_no_other_edition() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let badges = |more: Value| {
        let mut asked = json!({ "paper": "badge", "cohort": cohort });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.ask("paper", asked)
    };
    let count = |document: &Value| read_cards(document, (90, 54), 200).len();
    let groups = desk.ask("groups", json!({ "cohort": cohort }));
    let (group, members) = (&groups["groups"][1]["id"], groups["groups"][1]["members"].as_array().unwrap());
    let of_group = badges(json!({ "group": group }));
    assert_eq!((count(&of_group), &of_group["part"]), (members.len(), &json!("第二组")));
    let few = badges(json!({ "trainees": [members[0]["trainee"], members[1]["trainee"]], "card": { "title": "" } }));
    let whole = badges(json!({ "by_group": true }));
    assert_eq!((count(&few), count(&whole)), (2, 40));
    assert_eq!(few["fingerprint"], whole["fingerprint"], "the same edition");
    let card = |width: i64, height: i64| json!({ "paper": "badge", "cohort": cohort, "card": { "width": width, "height": height } });
    for (width, height) in [(44, 90), (201, 288), (90, 300)] {
        let refused = desk.refused("paper", card(width, height));
        assert!(refused.say.contains("45毫米"), "{}", refused.say);
    }
    let gone = json!({ "trainee": members[0]["trainee"], "on": "2026-03-10", "why": "借调" });
    desk.ask("trainee_leaves", gone);
    assert_eq!(count(&badges(json!({}))), 39);
    let said =
        desk.refused("paper", json!({ "paper": "badge", "cohort": cohort, "trainees": [members[0]["trainee"]] })).say;
    assert!(said.contains("没有要印胸牌的学员"), "{said}");
}
