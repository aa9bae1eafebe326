//! Tables of what leave is, and minutes counted one by one against the spans.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::setting::{Bound, ClassLimit};

const SEAMS: Seams = Seams { noon: Clock::NOON, evening: Clock::EVENING };

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}
fn at(text: &str) -> Clock {
    Clock::read(text).unwrap()
}
fn when(starts: &str, ends: &str) -> When {
    When { day: day(9), starts: at(starts), ends: at(ends) }
}
fn away(kind: LeaveKind, since: (u32, &str), until: (u32, &str)) -> Away {
    Away {
        leave: LeaveId(1),
        kind,
        granted: true,
        since: (day(since.0), at(since.1)),
        until: (day(until.0), at(until.1)),
    }
}

#[test]
fn how_long_it_lasts_is_said_by_the_clock_only_within_a_half_day() {
    for (since, until, lasts, back) in [
        ((9, "00:00"), (9, "12:00"), "半天", "3月9日上午"),
        ((9, "12:00"), (9, "18:00"), "半天", "3月9日下午"),
        ((9, "08:30"), (9, "09:00"), "30分钟", "3月9日8:30"),
        ((9, "14:30"), (9, "17:30"), "3小时", "3月9日14:30"),
        ((9, "16:10"), (9, "18:00"), "1小时50分钟", "3月9日16:10"),
        ((9, "10:00"), (9, "15:00"), "1天", "3月9日10:00"),
        ((9, "12:00"), (10, "12:00"), "1天", "3月9日下午"),
        ((9, "18:00"), (9, "23:59"), "半天", "3月9日晚上"),
    ] {
        let since = (day(since.0), at(since.1));
        assert_eq!(super::lasts(since, (day(until.0), at(until.1)), SEAMS), lasts, "{since:?}");
        assert_eq!(since_when(since, SEAMS), back);
    }
}

#[test]
fn one_seventh_as_the_table_of_the_field_has_it() {
    // domain.md §B.4: total, the largest leave that does not exceed, in half days of four hours
    let rules = LeaveRules::default();
    for (total, half_days) in [(16, 0), (24, 0), (40, 1), (56, 2), (80, 2), (120, 4), (160, 5), (240, 8), (480, 17)] {
        let limit = limit(&rules, Hours(total * 100), 30).unwrap();
        let leave = |half_days: i32| Hours(half_days * 400);
        assert!(!limit.is_exceeded_by(leave(half_days)), "{total} {half_days}");
        assert!(limit.is_exceeded_by(leave(half_days + 1)), "{total} {half_days}");
        assert!(limit.left(leave(half_days)) >= Hours::ZERO && limit.left(leave(half_days + 1)) < Hours::ZERO);
    }
}

#[test]
fn what_is_said_before_leave_is_granted() {
    use LeaveKind::*;
    let rules = LeaveRules {
        shorter: vec![
            ClassLimit { days: 30, hours: Hours(1600), consequence: "不予结业".into(), authority: "巢湖".into() },
            ClassLimit { days: 15, hours: Hours(800), consequence: "不予结业".into(), authority: "巢湖".into() },
        ],
        ..LeaveRules::default()
    };
    let none = LeaveRules { share: Bound { figure: 0, authority: String::new() }, ..LeaveRules::default() };
    let usual = LeaveRules::default();
    for (rules, kind, total, days, taken, this, said) in [
        (&usual, Private, 40, 5, 400, 800, "总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学"),
        (&usual, Private, 40, 5, 0, 400, "总学时40，已请0，本次4，还可请1.71学时（不足半天）"),
        (&usual, Sick, 40, 5, 0, 800, "总学时40，已请0，本次请8将超过1/7（5.71），按规定应予退学"),
        (&usual, Private, 40, 5, 800, 400, "总学时40，已请8，已超过1/7（5.71），本次再请4，按规定应予退学"),
        (&usual, Private, 56, 7, 400, 400, "总学时56，已请4，本次4，还可请0学时（不足半天）"),
        (&usual, Private, 56, 7, 400, 425, "总学时56，已请4，本次再请4.25将超过1/7（8），按规定应予退学"),
        (&usual, Private, 160, 20, 400, 200, "总学时160，已请4，本次2，还可请16.85学时（约4个半天）"),
        (&usual, Duty, 40, 5, 400, 0, "总学时40，已请4，公假不计入，还可请1.71学时（不足半天）"),
        (&usual, Duty, 40, 5, 800, 0, "总学时40，已请8，已超过1/7（5.71），按规定应予退学"),
        (&usual, Private, 40, 5, 0, 0, "总学时40，已请0，本次0，还可请5.71学时（约1个半天）"),
        (&usual, Private, 0, 5, 0, 0, "课程表还没有学时，请假占多少暂时算不出"),
        (&none, Private, 40, 5, 0, 800, "总学时40，已请0，本次8"),
        // The school's own limit where it is stricter: a fortnight has 80, one seventh of which is 11.43.
        (&rules, Private, 80, 12, 400, 400, "总学时80，已请4，本次4，还可请0学时（不足半天）"),
        (&rules, Private, 80, 12, 400, 800, "总学时80，已请4，本次再请8将超过8学时（15天以内的班），不予结业"),
        (&rules, Private, 160, 20, 800, 1200, "总学时160，已请8，本次再请12将超过16学时（30天以内的班），不予结业"),
        (&rules, Private, 40, 5, 0, 800, "总学时40，已请0，本次请8将超过1/7（5.71），按规定应予退学"),
        (&rules, Private, 480, 60, 0, 1200, "总学时480，已请0，本次12，还可请56.57学时（约14个半天）"),
    ] {
        let limit = limit(rules, Hours(total * 100), days);
        let counts = rules.counted.contains(&kind);
        let now = sentence(kind, Hours(total * 100), limit.as_ref(), Hours(taken), Hours(this), counts, 400);
        assert_eq!(now, said);
    }
}

#[test]
fn who_signs_goes_by_length_kind_and_level() {
    let approval = |half_days, kind, level: &str, signers: &[&str]| Approval {
        half_days,
        kind,
        level: level.into(),
        signers: signers.iter().map(ToString::to_string).collect(),
    };
    let usual = LeaveRules::default();
    let own = LeaveRules {
        approvals: vec![
            approval(0, Some(LeaveKind::Private), "县处级副职", &["校长", "委组织部"]),
            approval(0, Some(LeaveKind::Sick), "", &["班主任"]),
            approval(4, None, "", &["教务处"]),
        ],
        ..LeaveRules::default()
    };
    let (county, clerk) = (level::of("县长", "四级调研员"), level::of("", "四级主任科员"));
    for (rules, half_days, kind, standing, said) in [
        (&usual, 1, LeaveKind::Private, None, "班主任"),
        (&usual, 2, LeaveKind::Sick, None, "班主任、教务处"),
        (&usual, 3, LeaveKind::Private, county, "班主任、教务处、分管副校长"),
        (&usual, 6, LeaveKind::Private, None, "班主任、教务处、分管副校长"),
        (&usual, 7, LeaveKind::Duty, None, "班主任、教务处、分管副校长、委组织部"),
        (&own, 1, LeaveKind::Private, county, "校长、委组织部"),
        (&own, 1, LeaveKind::Private, clerk, "教务处"),
        (&own, 1, LeaveKind::Private, None, "教务处"),
        (&own, 9, LeaveKind::Sick, county, "班主任"),
        (&own, 9, LeaveKind::Duty, clerk, "教务处"),
    ] {
        assert_eq!(signers(rules, half_days, kind, standing).join("、"), said, "{half_days} {kind}");
    }
    assert_eq!(
        approvals_said(&usual),
        "半天以内：班主任；1天以内：班主任、教务处；3天以内：班主任、教务处、分管副校长；\
         更长：班主任、教务处、分管副校长、委组织部"
    );
    assert_eq!(approvals_said(&own), "县处级副职以上事假：校长、委组织部；病假：班主任；2天以内：教务处");
    assert_eq!(every_signer(&usual), ["班主任", "教务处", "分管副校长", "委组织部"]);
    assert_eq!(every_signer(&own), ["校长", "委组织部", "班主任", "教务处"]);
}

#[test]
fn a_span_is_said_and_measured_as_the_office_does() {
    let late = Seams { noon: at("12:10"), evening: Clock::EVENING };
    for (since, until, seams, said, long) in [
        ((9, "00:00"), (9, "12:00"), SEAMS, "3月9日上午", "半天"),
        ((9, "12:00"), (9, "18:00"), SEAMS, "3月9日下午", "半天"),
        ((9, "18:00"), (9, "23:59"), SEAMS, "3月9日晚上", "半天"),
        ((9, "00:00"), (9, "18:00"), SEAMS, "3月9日上午至下午", "1天"),
        ((9, "00:00"), (9, "23:59"), SEAMS, "3月9日全天", "1天"),
        ((9, "12:00"), (9, "23:59"), SEAMS, "3月9日下午至晚上", "半天"),
        ((9, "12:00"), (10, "12:00"), SEAMS, "3月9日下午至3月10日上午", "1天"),
        ((9, "00:00"), (10, "23:59"), SEAMS, "3月9日至3月10日", "2天"),
        ((9, "12:00"), (11, "12:00"), SEAMS, "3月9日下午至3月11日上午", "2天"),
        ((9, "08:30"), (9, "10:00"), SEAMS, "3月9日8:30–10:00", "半天"),
        ((9, "08:30"), (9, "15:00"), SEAMS, "3月9日8:30–15:00", "1天"),
        ((9, "15:00"), (11, "18:00"), SEAMS, "3月9日15:00至3月11日下午", "2天半"),
        ((9, "12:10"), (10, "00:00"), late, "3月9日下午至3月10日0:00", "半天"),
        ((9, "00:00"), (9, "12:10"), late, "3月9日上午", "半天"),
        ((9, "00:00"), (9, "12:00"), late, "3月9日0:00–12:00", "半天"),
    ] {
        let (since, until) = ((day(since.0), at(since.1)), (day(until.0), at(until.1)));
        assert_eq!(period(since, until, seams), said);
        assert_eq!(length(half_days(since, until, seams)), long, "{said}");
    }
}

#[test]
fn leave_over_half_of_a_session_is_leave_from_it() {
    use LeaveKind::*;
    let morning = when("08:30", "11:30"); // 180 minutes
    let waits = Away { granted: false, ..away(Sick, (9, "00:00"), (9, "12:00")) };
    for (leaves, whole, prefill, said) in [
        (vec![away(Private, (9, "00:00"), (9, "12:00"))], true, Some((Mark::PrivateLeave, 0, "")), "事假"),
        (vec![away(Sick, (8, "12:00"), (10, "12:00"))], true, Some((Mark::SickLeave, 0, "")), "病假"),
        (vec![away(Private, (9, "00:00"), (9, "10:00"))], true, Some((Mark::PrivateLeave, 0, "")), "事假"),
        (vec![away(Private, (9, "00:00"), (9, "09:59"))], false, Some((Mark::Late, 89, "请假至9:59")), "事假至9:59"),
        (
            vec![away(Duty, (9, "10:30"), (9, "23:59"))],
            false,
            Some((Mark::LeftEarly, 60, "10:30起请假")),
            "公假自10:30",
        ),
        (
            vec![away(Private, (9, "09:30"), (9, "10:00"))],
            false,
            Some((Mark::Present, 0, "请假9:30–10:00")),
            "事假9:30–10:00",
        ),
        // Two in one morning: together they are more than half of it, and it is of the kind that has most.
        (
            vec![away(Private, (9, "08:30"), (9, "09:15")), away(Sick, (9, "10:30"), (9, "12:00"))],
            true,
            Some((Mark::SickLeave, 0, "")),
            "病假",
        ),
        // At both ends of it, but there in between.
        (
            vec![away(Private, (9, "00:00"), (9, "09:00")), away(Private, (9, "11:00"), (9, "12:00"))],
            false,
            Some((Mark::Late, 60, "请假至9:00")),
            "事假至9:00",
        ),
        // What they share counts once.
        (
            vec![away(Private, (9, "08:30"), (9, "09:30")), away(Private, (9, "08:30"), (9, "09:40"))],
            false,
            Some((Mark::Late, 70, "请假至9:40")),
            "事假至9:40",
        ),
        (vec![waits.clone()], true, None, "病假（待批）"),
        (
            vec![waits, away(Private, (9, "00:00"), (9, "09:00"))],
            false,
            Some((Mark::Late, 30, "请假至9:00")),
            "事假至9:00",
        ),
    ] {
        let over = over(&leaves, morning, 50).unwrap();
        assert_eq!(over.whole, whole, "{said}");
        assert_eq!(over.prefill(), prefill.map(|(mark, minutes, remark)| (mark, minutes, remark.to_owned())), "{said}");
        assert_eq!(over.say(), said);
    }
    for leave in [
        away(Private, (9, "12:00"), (9, "18:00")),
        away(Private, (9, "00:00"), (9, "08:30")),
        away(Private, (9, "11:30"), (10, "12:00")),
        away(Private, (10, "00:00"), (10, "12:00")),
        away(Private, (8, "00:00"), (9, "00:00")),
    ] {
        assert_eq!(over(&[leave], morning, 50), None);
    }
}

#[test]
fn marks_and_leave_that_disagree_are_said() {
    let morning = when("08:30", "11:30");
    let of = |leave: Away| over(&[leave], morning, 50);
    let granted = of(away(LeaveKind::Private, (9, "00:00"), (9, "12:00")));
    let waits = of(Away { granted: false, ..away(LeaveKind::Private, (9, "00:00"), (9, "12:00")) });
    let partly = of(away(LeaveKind::Private, (9, "00:00"), (9, "09:30")));
    for (mark, leave, said) in [
        (Mark::PrivateLeave, &granted, None),
        (Mark::Present, &granted, Some("已准事假，但出勤，应销假")),
        (Mark::Late, &granted, Some("已准事假，但迟到，应销假")),
        (Mark::Absent, &granted, Some("已准事假，却记为旷课")),
        (Mark::SickLeave, &granted, Some("记为病假，批准的是事假")),
        (Mark::PrivateLeave, &None, Some("记为事假，无请假手续")),
        (Mark::PrivateLeave, &waits, Some("记为事假，事假还没有批准")),
        (Mark::Absent, &waits, None),
        (Mark::Present, &waits, None),
        (Mark::Late, &partly, None),
        (Mark::Present, &partly, None),
        (Mark::Absent, &partly, None),
        (Mark::PrivateLeave, &partly, Some("记为事假，但只准了事假至9:30")),
        (Mark::Present, &None, None),
        (Mark::Absent, &None, None),
    ] {
        assert_eq!(Register::Kept.contradiction(mark, leave.as_ref()).as_deref(), said, "{mark}");
    }
    // A class whose leave is on paper has no register to be held against.
    assert_eq!(Register::OnPaper.contradiction(Mark::PrivateLeave, None), None);
}

fn a_clock() -> impl Strategy<Value = Clock> {
    (0u16..24 * 60).prop_map(|minutes| Clock::new(minutes / 60, minutes % 60).unwrap())
}
fn some_leave() -> impl Strategy<Value = Away> {
    (0u64..4, a_clock(), 0u64..3, a_clock(), any::<bool>(), 0..LeaveKind::ALL.len(), 1i64..9).prop_filter_map(
        "it ends after it begins",
        |(first, since, days, until, granted, kind, leave)| {
            let since = (day(7) + Days::new(first), since);
            let until = (since.0 + Days::new(days), until);
            let kind = LeaveKind::ALL[kind];
            (since < until).then_some(Away { leave: LeaveId(leave), kind, granted, since, until })
        },
    )
}

proptest! {
    /// Every minute of a session looked at by itself.
    #[test]
    fn minutes_of_leave_are_as_counted_one_by_one(
        leaves in prop::collection::vec(some_leave(), 0..4), starts in a_clock(), length in 1u16..300, from in 0u32..=100,
    ) {
        let last = (starts.minutes() + length).min(Clock::LAST.minutes());
        prop_assume!(starts.minutes() < last);
        let when = When { day: day(9), starts, ends: Clock::new(last / 60, last % 60).unwrap() };
        let away_at = |minute: u16, granted: bool| {
            let moment = (day(9), Clock::new(minute / 60, minute % 60).unwrap());
            leaves.iter().any(|it| it.granted == granted && it.since <= moment && moment < it.until)
        };
        let minutes = |granted: bool| (starts.minutes()..last).filter(|minute| away_at(*minute, granted)).collect::<Vec<_>>();
        let granted = !minutes(true).is_empty();
        let counted = minutes(granted);
        match over(&leaves, when, from) {
            None => prop_assert!(counted.is_empty()),
            Some(over) => {
                prop_assert_eq!(over.granted, granted);
                prop_assert_eq!(over.minutes as usize, counted.len());
                prop_assert_eq!(over.whole, counted.len() as u32 * 100 >= u32::from(last - starts.minutes()) * from);
                prop_assert_eq!(over.from.minutes(), counted[0]);
                prop_assert!(over.part == LeavePart::Whole || over.to.minutes() == counted[counted.len() - 1] + 1);
            }
        }
    }

    /// A limit compared in whole numbers is the limit compared as a fraction.
    #[test]
    fn a_limit_is_never_rounded(total in 1i32..60_000, leave in 0i32..20_000) {
        let limit = limit(&LeaveRules::default(), Hours(total), 400).unwrap();
        prop_assert_eq!(limit.is_exceeded_by(Hours(leave)), i64::from(leave) * 7 > i64::from(total));
        prop_assert_eq!(limit.left(Hours(leave)) < Hours::ZERO, limit.is_exceeded_by(Hours(leave)));
    }
}
