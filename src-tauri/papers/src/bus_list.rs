//! 乘车表: a sheet for every bus, with a box to tick for everybody at every stop and a row for the head counts; the
//! 车长 holds it at the door.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::{full_date, weekday};

use crate::engine::{
    A4_ACROSS, A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins: upright, and lying where there are many stops.
const UPRIGHT: f32 = 180.0;
const LYING: f32 = 267.0;
/// The least width of a stop, millimetres.
const STOP: f32 = 17.0;
/// Stops that fit on an upright sheet.
const FEW: usize = 5;
const BOX: &str = "□";

/// What a 乘车表 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct BusList {
    /// The class's full title.
    pub class: String,
    /// On which day.
    pub date: NaiveDate,
    /// 出发, the sites in order, 返程.
    pub stops: Vec<String>,
    /// By number, a sheet each.
    pub buses: Vec<Bus>,
    /// Who goes not along and why, as in 张三请事假（上午）.
    pub away: Vec<String>,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// A bus and who sits on it; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bus {
    /// 1号车
    pub title: String,
    /// 车牌
    pub plate: String,
    /// 司机 with the phone number.
    pub driver: String,
    /// 车长 with the phone number.
    pub leader: String,
    /// By 序号.
    pub people: Vec<Rider>,
    /// Counted at each stop.
    pub counts: Vec<Option<u32>>,
}

/// One row of a 乘车表.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rider {
    /// 序号
    pub number: u32,
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// 第一组; may be empty.
    pub group: String,
    /// 手机, where it is wanted.
    pub phone: String,
}

/// Prints the 乘车表.
pub fn draw(list: &BusList, fonts: &Fonts) -> Answer<Printed> {
    set(list, fonts).finish()
}

fn set<'f>(list: &BusList, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}乘车表", list.class));
    for bus in &list.buses {
        lay(&mut document, list, bus);
    }
    document.foot(15.0, list.edition);
    document
}

fn lay(document: &mut Document<'_>, list: &BusList, bus: &Bus) {
    let (page, wide, high) =
        if list.stops.len() <= FEW { (A4_UPRIGHT, UPRIGHT, 297.0) } else { (A4_ACROSS, LYING, 210.0) };
    let grouped = bus.people.iter().any(|one| !one.group.is_empty());
    let phones = bus.people.iter().any(|one| !one.phone.is_empty());
    let song = Style { leading: 1.1, ..Style::new(Hand::Song, 10.5) };
    let center = song.center();
    let mut columns = vec![
        Column::new("序号", 12.0, center.one_line_down_to(8.0)),
        Column::new("姓　名", 24.0, Style { size: 12.0, ..song }.center().one_line_down_to(8.5)),
        Column::new("单位及职务", 0.0, Style { size: 10.0, ..song }.one_line_down_to(8.5)),
    ];
    if grouped {
        columns.push(Column::new("组别", 16.0, center.one_line_down_to(8.0)));
    }
    if phones {
        columns.push(Column::new("手　机", 26.0, center.one_line_down_to(8.5)));
    }
    let before = columns.len();
    columns.extend(
        list.stops
            .iter()
            .map(|stop| Column::new(stop, STOP, Style { leading: 1.1, ..Style::new(Hand::Song, 11.5) }.center())),
    );
    columns[2].width = wide - columns.iter().map(|column| column.width).sum::<f32>();
    let mut rows: Vec<Row> = bus.people.iter().map(|one| row(one, grouped, phones, list.stops.len())).collect();
    let mut count = vec![Cell::empty(), Cell::Words("清点人数".into())];
    count.resize(before, Cell::empty());
    let counted = |at: usize| bus.counts.get(at).copied().flatten().map_or(String::new(), |it| it.to_string());
    count.extend((0..list.stops.len()).map(|at| Cell::Words(counted(at))));
    rows.push(Row { cells: count });
    let away = if list.away.is_empty() { String::new() } else { format!("不乘车：{}", list.away.join("、")) };
    let small = Style { leading: 1.2, ..Style::new(Hand::Song, 10.0) };
    let below = if away.is_empty() { 0.0 } else { document.height(&away, &small, wide) + 3.0 };
    let table = Table { columns, bands: vec![], head: 13.0, heights: Heights::AsNeeded(7.0), rows };
    let end = table.lay(document, |document| {
        document.open_page(page);
        let mut y = heading(document, (15.0, 13.0), wide, &list.class, "乘车表");
        let when = format!("{}　星期{}", full_date(list.date), weekday(list.date));
        let which = format!("{}{}　应到{}人", bus.title, after(&bus.plate), bus.people.len());
        y = fact(document, (15.0, y), wide, &when, &which);
        let known = |word: &str, name: &str| format!("{word}：{}", if name.is_empty() { "＿＿＿＿＿＿" } else { name });
        y = fact(document, (15.0, y), wide, &known("车长", &bus.leader), &known("司机", &bus.driver)) + 1.0;
        Area::new(15.0, y, wide, high - 15.0 - below - y)
    });
    if below > 0.0 {
        document.put(Area::new(15.0, end + 1.5, wide, below - 1.0), &away, &small);
    }
}

fn after(plate: &str) -> String {
    if plate.is_empty() { String::new() } else { format!("　{plate}") }
}

fn row(one: &Rider, grouped: bool, phones: bool, stops: usize) -> Row {
    let mut cells =
        vec![Cell::Words(one.number.to_string()), Cell::Name(one.name.clone()), Cell::Words(one.post.clone())];
    cells.extend(grouped.then(|| Cell::Words(one.group.clone())));
    cells.extend(phones.then(|| Cell::Words(one.phone.clone())));
    cells.extend((0..stops).map(|_| Cell::Words(BOX.into())));
    Row { cells }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, date, edition, fonts, keep};

    fn list(class: &str, people: &[usize], sites: &[&str], phones: bool) -> BusList {
        let rider = |n: usize| Rider {
            number: n as u32 + 1,
            name: sample::name(n),
            post: sample::post(n).into(),
            group: format!("第{}组", ["一", "二", "三"][n % 3]),
            phone: if phones { format!("1390000{n:04}") } else { String::new() },
        };
        let bus = |(at, count): (usize, &usize)| Bus {
            title: format!("{}号车", at + 1),
            plate: if at == 0 { "川A12345".into() } else { String::new() },
            driver: if at == 0 { "王某某　13900001111".into() } else { String::new() },
            leader: if at == 0 { "张䶮".into() } else { String::new() },
            people: (0..*count).map(rider).collect(),
            counts: vec![Some(*count as u32), None],
        };
        let stops = ["出发"].iter().chain(sites).chain(&["返程"]).map(|it| (*it).into()).collect();
        BusList {
            class: class.into(),
            date: date(3, 11),
            stops,
            buses: people.iter().enumerate().map(bus).collect(),
            away: vec!["王小明请事假（上午）".into()],
            edition: edition(),
        }
    }

    #[test]
    fn reads_as_it_should() {
        let want = "2026年春季学期中青年干部培训班（第1期）乘车表|2026年3月11日　星期三|1号车　川A12345　应到1人|车长：张䶮|\
            司机：王某某　13900001111|序号|姓　名|单位及职务|组别|出发|某某县革|命烈士纪|念馆|返程|\
            1|张䶮|县委办公室综合股股长|第一组|□|□|□|清点人数|1|不乘车：王小明请事假（上午）|\
            第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(set(&list(CLASS, &[1], &["某某县革命烈士纪念馆"], false), fonts()).texts(), [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_bus_has_its_sheet_and_everything_its_place() {
        for (file, class, people, sites, phones, pages) in [
            ("bus_list", CLASS, &[28, 25][..], &["某某县革命烈士纪念馆", "东河村党群服务中心"][..], false, 2),
            ("bus_list_phones", LONG_CLASS, &[45], &["纪念馆", "东河村"], true, 3),
            ("bus_list_stops", CLASS, &[20], &["甲村", "乙村", "丙村", "丁村", "戊村", "己村"], true, 2),
        ] {
            let document = set(&list(class, people, sites, phones), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}乘车表"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            let text = copied(&printed);
            assert!(NAMES.iter().all(|name| text.contains(name)), "{text}");
            let boxes: usize = people.iter().sum::<usize>() * (sites.len() + 2);
            assert_eq!(text.matches(BOX).count(), boxes, "{file}: a box for everybody at every stop");
        }
    }
}
