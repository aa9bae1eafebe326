//! 名册顺序: who stands where on every list of a class.
//!
//! Sorted by a rule, moved by hand. Who was placed by hand keeps that number when the others are sorted again, until
//! they are let go; the order of leaders is a political matter.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Trainee, TraineeId, TraineeLine, all,
    level::{Standing, standing},
    name_of,
};
use crate::{
    Answer, Change,
    cohort::{Cohort, CohortId, OfCohort},
    hanzi::strokes::{self, School},
    person::Since,
    refusal,
};

words! {
    /// By what a roster is sorted.
    pub enum SortBy {
        /// The standard order of units; of one unit as before.
        Units = "单位顺序",
        /// 层次, 领导职务 before 职级, then 任职时间, the earlier first; then by unit.
        Rank = "职级",
        /// A missing middle character comes before everything: 田富, 田大利.
        Surname = "姓氏笔画",
        /// Character by character: 田大利, 田富.
        FullName = "姓名笔画",
    }
}

/// How to sort a roster.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SortPeople {
    /// Of which class.
    pub cohort: CohortId,
    /// By what.
    pub by: SortBy,
    /// Those placed by hand, too; they are let go.
    #[serde(default)]
    #[ts(optional)]
    pub afresh: Option<bool>,
}

/// A roster in its new order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Sorted {
    /// The roster.
    pub trainees: Vec<TraineeLine>,
    /// How many kept the number given by hand.
    pub by_hand: u32,
    /// Whose place the rule does not give for certain, in the new order.
    pub unsure: Vec<Unsure>,
}

/// Somebody whose place is not certain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Unsure {
    /// Who.
    pub trainee: TraineeId,
    /// Their name.
    pub name: String,
    /// Why, in words, and where they were put.
    pub why: String,
}

/// How to count 序号 anew.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Renumber {
    /// Of which class.
    pub cohort: CohortId,
    /// In this order; trainees left out follow. Those who moved against the others count as placed by hand. Empty: by
    /// the standard order of units.
    pub trainees: Vec<TraineeId>,
}

/// A place given by hand.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceTrainee {
    /// Who.
    pub trainee: TraineeId,
    /// Their 序号 from now on; the others make room. None: let go, the next sorting places them like everybody.
    pub number: Option<u32>,
}

/// Somebody on a roster, with what they are sorted by.
struct Sortable {
    id: TraineeId,
    name: String,
    number: u32,
    by_hand: bool,
    unit_order: Option<u32>,
    post: String,
    rank: String,
    /// Since when they have that post, and that 职级, as far as the person's own record speaks of the same.
    post_since: Option<Since>,
    rank_since: Option<Since>,
}

impl Sortable {
    fn standing(&self) -> Standing {
        standing(&self.post, &self.rank)
    }
    /// 任职时间: of the post, or of the 职级 where there is no post.
    fn since(&self) -> Option<Since> {
        match self.standing() {
            Standing::At { without_post: true, .. } => self.rank_since.or(self.post_since),
            _ => self.post_since,
        }
    }
}

fn roster(tx: &Change, cohort: CohortId) -> Answer<Vec<Sortable>> {
    tx.rows(
        "select trainee.id, person.name, trainee.number, trainee.by_hand, trainee.unit_order,
                iif(trainee.post = '', person.post, trainee.post)                     as post,
                iif(trainee.rank = '', person.rank, trainee.rank)                     as rank,
                iif(trainee.post in ('', person.post), person.post_since, null)       as post_since,
                iif(trainee.rank in ('', person.rank), person.rank_since, null)       as rank_since
         from trainee_then as trainee
         join person on person.id = trainee.person
         where trainee.cohort = ?1
         order by trainee.number, trainee.id",
        [cohort],
        |row| {
            Ok(Sortable {
                id: row.get("id")?,
                name: row.get("name")?,
                number: row.get("number")?,
                by_hand: row.get("by_hand")?,
                unit_order: row.get("unit_order")?,
                post: row.get("post")?,
                rank: row.get("rank")?,
                post_since: row.get("post_since")?,
                rank_since: row.get("rank_since")?,
            })
        },
    )
}

/// Sorts a roster; those placed by hand keep their numbers.
pub fn sort(tx: &Change, it: SortPeople) -> Answer<Sorted> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let afresh = it.afresh.unwrap_or(false);
    let (kept, mut others): (Vec<_>, Vec<_>) =
        roster(tx, it.cohort)?.into_iter().partition(|who| who.by_hand && !afresh);
    let no_unit = |who: &Sortable| (who.unit_order.is_none(), who.unit_order);
    // Stable: of equals, as they stood.
    match it.by {
        SortBy::Units => others.sort_by_key(no_unit),
        SortBy::Rank => others.sort_by_cached_key(|who| {
            let since = who.since();
            (who.standing(), since.is_none(), since, no_unit(who))
        }),
        SortBy::Surname => others.sort_by_cached_key(|who| strokes::place(&who.name, School::Surname)),
        SortBy::FullName => others.sort_by_cached_key(|who| strokes::place(&who.name, School::FullName)),
    }
    let unsure: Vec<Unsure> = others
        .iter()
        .filter_map(|who| Some(Unsure { trainee: who.id, name: who.name.clone(), why: doubt(it.by, who, &others)? }))
        .collect();
    let by_hand = kept.len() as u32;
    let order = arrange(
        others.iter().map(|who| who.id).collect(),
        &kept.iter().map(|who| (who.number, who.id)).collect::<Vec<_>>(),
    );
    write(tx, it.cohort, &order, |id| kept.iter().any(|who| who.id == id))?;
    let hand =
        if by_hand > 0 { format!("，{by_hand}人的位置由手工指定，保持不变") } else { String::new() };
    let doubts = if unsure.is_empty() { String::new() } else { format!("，{}人待核对", unsure.len()) };
    tx.say(format!("「{title}」按{}排序{hand}{doubts}", it.by))?;
    Ok(Sorted { trainees: all(tx, OfCohort { cohort: it.cohort })?, by_hand, unsure })
}

fn doubt(by: SortBy, who: &Sortable, others: &[Sortable]) -> Option<String> {
    match by {
        SortBy::Units => who.unit_order.is_none().then(|| "没有单位，排在最后".into()),
        SortBy::Rank => {
            let (standing, post) = (who.standing(), if who.post.is_empty() { &who.rank } else { &who.post });
            let ahead = |other: &Sortable| other.since().is_some() && other.standing() == standing;
            let no_time = who.since().is_none() && others.iter().any(ahead);
            standing.doubt(post).or_else(|| no_time.then(|| "没有填写任职时间，排在同级的最后".into()))
        }
        SortBy::Surname | SortBy::FullName => {
            let doubts: Vec<String> = strokes::doubts(&who.name).iter().map(ToString::to_string).collect();
            (!doubts.is_empty()).then(|| doubts.join("；"))
        }
    }
}

/// Counts 序号 anew in the order given; who moved against the others is placed by hand from now on.
pub fn renumber(tx: &Change, it: Renumber) -> Answer<Vec<TraineeLine>> {
    if it.trainees.is_empty() {
        let by = SortPeople { cohort: it.cohort, by: SortBy::Units, afresh: None };
        return Ok(sort(tx, by)?.trainees);
    }
    let mut stood = roster(tx, it.cohort)?;
    let was: Vec<TraineeId> = stood.iter().map(|who| who.id).collect();
    let held: Vec<TraineeId> = stood.iter().filter(|who| who.by_hand).map(|who| who.id).collect();
    let mut order: Vec<TraineeId> = Vec::new();
    for id in it.trainees {
        if was.contains(&id) && !order.contains(&id) {
            order.push(id);
        }
    }
    let moved = moved(&was, &order);
    stood.sort_by_key(|who| (who.unit_order.is_none(), who.unit_order));
    let left_out: Vec<TraineeId> = stood.iter().map(|who| who.id).filter(|id| !order.contains(id)).collect();
    order.extend(left_out);
    write(tx, it.cohort, &order, |id| held.contains(&id) || moved.contains(&id))?;
    tx.say("调整了学员顺序")?;
    all(tx, OfCohort { cohort: it.cohort })
}

/// Gives one trainee a number by hand, or lets them go.
pub fn place(tx: &Change, it: PlaceTrainee) -> Answer<Vec<TraineeLine>> {
    let trainee = Trainee::get(tx, it.trainee)?;
    let name = name_of(tx, it.trainee)?;
    let cohort = trainee.cohort;
    match it.number {
        Some(0) => return Err(refusal::no_such_place()),
        Some(number) => {
            let stood = roster(tx, cohort)?;
            let held: Vec<TraineeId> = stood.iter().filter(|who| who.by_hand).map(|who| who.id).collect();
            let others = stood.iter().map(|who| who.id).filter(|&id| id != it.trainee).collect();
            let order = arrange(others, &[(number, it.trainee)]);
            write(tx, cohort, &order, |id| id == it.trainee || held.contains(&id))?;
            let number = order.iter().position(|&id| id == it.trainee).map_or(number, |place| place as u32 + 1);
            tx.say(format!("手工把{name}排在第{number}位"))?;
        }
        None => {
            Trainee { by_hand: false, ..trainee }.save(tx)?;
            tx.say(format!("{name}的位置不再由手工指定"))?;
        }
    }
    all(tx, OfCohort { cohort })
}

/// Those with a number of their own at that number, the others in their order in the places left.
fn arrange(others: Vec<TraineeId>, kept: &[(u32, TraineeId)]) -> Vec<TraineeId> {
    let mut order = others;
    let mut kept = kept.to_vec();
    kept.sort_unstable();
    // From the front: who comes later moves nobody who stands already.
    for (number, id) in kept {
        let place = (number as usize).saturating_sub(1).min(order.len());
        order.insert(place, id);
    }
    order
}

/// The fewest that must have been moved to make one order out of another; of two that changed places, the one that
/// went forward.
fn moved(was: &[TraineeId], is: &[TraineeId]) -> Vec<TraineeId> {
    let places: Vec<usize> = is.iter().filter_map(|id| was.iter().position(|other| other == id)).collect();
    // The longest line of those who still stand in their old order: for each, its length and whom it follows.
    let mut longest: Vec<(usize, Option<usize>)> = Vec::new();
    for (i, place) in places.iter().enumerate() {
        let before = (0..i).filter(|&j| places[j] < *place).max_by_key(|&j| longest[j].0);
        longest.push((before.map_or(1, |j| longest[j].0 + 1), before));
    }
    let mut moved: Vec<TraineeId> = is.to_vec();
    let mut stays = (0..places.len()).max_by_key(|&i| longest[i].0);
    while let Some(i) = stays {
        moved.retain(|&id| id != is[i]);
        stays = longest[i].1;
    }
    moved
}

/// Writes the numbers 1, 2, 3 … and who has theirs by hand.
fn write(tx: &Change, cohort: CohortId, order: &[TraineeId], by_hand: impl Fn(TraineeId) -> bool) -> Answer<()> {
    for (number, &trainee) in (1_u32..).zip(order) {
        tx.run(
            "update trainee set number = ?3, by_hand = ?4 where id = ?1 and cohort = ?2",
            (trainee, cohort, number, by_hand(trainee)),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Books, Desk, journal};

    fn ids(text: &str) -> Vec<TraineeId> {
        text.split_whitespace().map(|id| TraineeId(id.parse().unwrap())).collect()
    }

    #[test]
    fn who_has_a_number_by_hand_keeps_it() {
        for (others, kept, expected) in [
            ("1 2 3", &[][..], "1 2 3"),
            ("1 2 3", &[(1, 9)], "9 1 2 3"),
            ("1 2 3", &[(2, 9)], "1 9 2 3"),
            ("1 2 3", &[(4, 9)], "1 2 3 9"),
            ("1 2 3", &[(40, 9)], "1 2 3 9"),
            ("1 2", &[(3, 9), (1, 8)], "8 1 9 2"),
            ("", &[(7, 9), (5, 8)], "8 9"),
        ] {
            let kept: Vec<_> = kept.iter().map(|&(number, id)| (number, TraineeId(id))).collect();
            assert_eq!(arrange(ids(others), &kept), ids(expected), "{others} {kept:?}");
        }
    }

    #[test]
    fn who_was_moved_by_hand_is_known() {
        for (was, is, expected) in [
            ("1 2 3 4 5", "1 2 3 4 5", ""),
            ("1 2 3 4 5", "5 1 2 3 4", "5"),
            ("1 2 3 4 5", "2 3 4 5 1", "1"),
            ("1 2 3 4 5", "1 4 2 3 5", "4"),
            ("1 2 3 4 5", "2 1 3 4 5", "2"),
            ("1 2 3 4 5", "5 4 1 2 3", "5 4"),
            ("1 2 3", "3", ""),
        ] {
            assert_eq!(moved(&ids(was), &ids(is)), ids(expected), "{was} → {is}");
        }
    }

    /// A roster of a class: name, post, unit; with the number of what is asked for.
    fn class_of(folder: &std::path::Path, people: &[(&str, &str, i64)]) -> Books {
        let clock = || chrono::NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let books = Books::open(&folder.join("班务.db"), folder, Desk { who: "王敏".into(), clock }).unwrap();
        books
            .change("", |tx| {
                tx.execute_batch(
                    "insert into cohort (name, starts, ends) values ('中青班', '2026-03-09', '2026-03-13');
                     insert into unit (name, standard_order) values ('县财政局', 2), ('县委办', 1);",
                )?;
                for (number, (name, post, unit)) in (1..).zip(people) {
                    tx.run("insert into person (name, post) values (?1, ?2)", (name, post))?;
                    let unit = Some(unit).filter(|&&unit| unit > 0);
                    tx.run(
                        "insert into trainee (cohort, person, number, unit) values (1, ?1, ?1, ?2)",
                        (number, unit),
                    )?;
                }
                Ok(())
            })
            .unwrap();
        books
    }

    fn line(trainees: &[TraineeLine]) -> String {
        let mark = |it: &TraineeLine| format!("{}{}", it.name, if it.by_hand { "*" } else { "" });
        assert!(trainees.iter().zip(1..).all(|(it, number)| it.number == number), "1, 2, 3 …");
        trainees.iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    fn by(books: &Books, by: SortBy) -> (String, Vec<String>) {
        let it = SortPeople { cohort: CohortId(1), by, afresh: None };
        let sorted = books.change("排序", |tx| sort(tx, it)).unwrap().0;
        let unsure = sorted.unsure.iter().map(|it| format!("{}：{}", it.name, it.why)).collect();
        (line(&sorted.trainees), unsure)
    }

    #[test]
    fn a_roster_is_sorted_by_every_rule() {
        let folder = tempfile::tempdir().unwrap();
        let books = class_of(
            folder.path(),
            &[
                ("高大富", "副局长", 1),
                ("文静", "一级调研员", 1),
                ("高富", "局长", 2),
                ("王𪚥", "县长", 0),
                ("丁一", "会计", 2),
                ("王𡈼", "副县长", 1),
            ],
        );
        let (order, unsure) = by(&books, SortBy::Units);
        assert_eq!(order, "高富 丁一 高大富 文静 王𡈼 王𪚥");
        assert_eq!(unsure, ["王𪚥：没有单位，排在最后"]);

        let (order, unsure) = by(&books, SortBy::Rank);
        assert_eq!(order, "王𪚥 文静 王𡈼 高富 高大富 丁一");
        assert_eq!(unsure.len(), 3);
        assert_eq!(unsure[2], "丁一：职务「会计」未识别");

        let (order, unsure) = by(&books, SortBy::Surname);
        assert_eq!(order, "丁一 王𡈼 王𪚥 文静 高富 高大富");
        assert_eq!(unsure[0], "王𡈼：「𡈼」的笔顺不在表中，按4画排在4画的字之后");
        assert_eq!(unsure[1], "王𪚥：「𪚥」的笔画不在表中，排在最后");

        assert_eq!(by(&books, SortBy::FullName).0, "丁一 王𡈼 王𪚥 文静 高大富 高富");
    }

    #[test]
    fn of_one_standing_the_earlier_in_office_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let books = class_of(
            folder.path(),
            &[
                ("甲", "副局长", 1),
                ("乙", "副局长", 1),
                ("丙", "", 2),
                ("丁", "", 2),
                ("戊", "副局长", 2),
                ("己", "局长", 2),
                ("庚", "副镇长", 1),
            ],
        );
        books
            .change("", |tx| {
                tx.execute_batch(
                    "update person set rank = '四级主任科员' where name in ('甲', '丙', '丁', '戊');
                     update person set rank = '三级主任科员' where name = '乙';
                     update person set rank_since = '2019-03-12' where name in ('甲', '丙');
                     update person set rank_since = '2019-03' where name = '丁';
                     update person set post_since = '2021-01' where name = '甲';
                     update person set post_since = '2020-12-31' where name = '戊';
                     update person set rank = '一级主任科员', post_since = '2025-01' where name = '己';
                     -- As it was in this class: another post than now, so the day says nothing.
                     update trainee set post = '副镇长' where person = 7;
                     update person set post = '镇长', post_since = '2010-01' where name = '庚';",
                )?;
                Ok(())
            })
            .unwrap();
        let (order, unsure) = by(&books, SortBy::Rank);
        // 正科 with a post; 副科 with posts: without a step in 职级, third, fourth by time; 副科 without posts by time.
        assert_eq!(order, "己 庚 乙 戊 甲 丁 丙");
        assert_eq!(unsure, Vec::<String>::new());
        books.change("", |tx| tx.run("update person set post_since = null where name = '戊'", [])).unwrap();
        let (order, unsure) = by(&books, SortBy::Rank);
        assert_eq!(order, "己 庚 乙 甲 戊 丁 丙");
        assert_eq!(unsure, ["戊：没有填写任职时间，排在同级的最后"]);
    }

    #[test]
    fn what_was_done_by_hand_survives_sorting_until_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let books = class_of(folder.path(), &[("张三", "", 1), ("李四", "", 1), ("丁一", "", 1), ("王五", "", 2)]);
        let order =
            |ids: &[i64]| Renumber { cohort: CohortId(1), trainees: ids.iter().map(|&id| TraineeId(id)).collect() };
        let given = |trainee, number| PlaceTrainee { trainee: TraineeId(trainee), number };

        // 张三 is dragged to the end.
        let moved = books.change("调整", |tx| renumber(tx, order(&[2, 3, 4, 1]))).unwrap().0;
        assert_eq!(line(&moved), "李四 丁一 王五 张三*");
        assert_eq!(by(&books, SortBy::Surname).0, "丁一 王五 李四 张三*");
        // 李四 to the front, by number.
        let placed = books.change("调整", |tx| place(tx, given(2, Some(1)))).unwrap();
        assert_eq!(line(&placed.0), "李四* 丁一 王五 张三*");
        assert_eq!(placed.1.unwrap().said, "手工把李四排在第1位");
        assert_eq!(by(&books, SortBy::Units).0, "李四* 王五 丁一 张三*");
        let it = Renumber { cohort: CohortId(1), trainees: Vec::new() };
        assert_eq!(line(&books.change("", |tx| renumber(tx, it)).unwrap().0), "李四* 王五 丁一 张三*");
        // One is let go, then all.
        books.change("调整", |tx| place(tx, given(1, None))).unwrap();
        assert_eq!(by(&books, SortBy::Surname).0, "李四* 丁一 王五 张三");
        let afresh = SortPeople { cohort: CohortId(1), by: SortBy::Surname, afresh: Some(true) };
        let (sorted, done) = books.change("排序", |tx| sort(tx, afresh)).unwrap();
        assert_eq!(line(&sorted.trainees), "丁一 王五 李四 张三");
        // One operation, undone as one.
        let undo = journal::Undo { operation: Some(done.unwrap().id) };
        books.change("撤销", |tx| journal::undo(tx, undo)).unwrap();
        let now = books.read(|tx| all(tx, OfCohort { cohort: CohortId(1) })).unwrap();
        assert_eq!(line(&now), "李四* 丁一 王五 张三");
        assert!(books.change("", |tx| place(tx, given(2, Some(0)))).is_err(), "there is no number 0");
    }

    #[test]
    fn what_was_done_before_there_was_a_place_by_hand_can_be_undone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("班务.db");
        let old = rusqlite::Connection::open(&path).unwrap();
        old.execute_batch(crate::migrations::MIGRATIONS[0]).unwrap();
        old.pragma_update(None, "application_id", crate::migrations::APPLICATION_ID).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        let row =
            "json_object('id', id, 'cohort', cohort, 'person', person, 'number', number, 'unit', unit, 'post', post,
                   'role', role, 'joined', joined, 'left_on', left_on, 'left_why', left_why, 'note', note)";
        old.execute_batch(&format!(
            "insert into cohort (name, starts, ends) values ('中青班', '2026-03-09', '2026-03-13');
             insert into person (name) values ('张三');
             insert into trainee (cohort, person, number) values (1, 1, 1);
             insert into operation (at, who, label) values ('2026-03-01 08:00:00', '王敏', '录入学员'),
                                                           ('2026-03-01 08:01:00', '王敏', '修改学员');
             insert into change (operation, tbl, row_id, after) select 1, 'trainee', id, {row} from trainee;
             insert into change (operation, tbl, row_id, before) select 2, 'trainee', id, {row} from trainee;
             update trainee set post = '局长';
             update change set after = (select {row} from trainee) where operation = 2;"
        ))
        .unwrap();
        drop(old);

        let clock = || chrono::NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let books = Books::open(&path, folder.path(), Desk { who: "王敏".into(), clock }).unwrap();
        let roster = || books.read(|tx| all(tx, OfCohort { cohort: CohortId(1) })).unwrap();
        assert_eq!(roster()[0].post, "局长");
        books.change("撤销", |tx| journal::undo(tx, journal::Undo { operation: None })).unwrap();
        assert_eq!((roster()[0].post.as_str(), roster()[0].by_hand), ("", false));
        books.change("撤销", |tx| journal::undo(tx, journal::Undo { operation: None })).unwrap();
        assert_eq!(roster(), []);
    }
}
