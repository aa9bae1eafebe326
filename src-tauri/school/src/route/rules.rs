//! Whether the stops of a route leave time for the way between them.

use super::Stop;
use crate::field_site::FieldSiteId;

/// Two stops with too little time between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hurried {
    /// Where one comes from.
    pub from: FieldSiteId,
    /// Where one goes.
    pub to: FieldSiteId,
    /// Minutes the way takes.
    pub needed: u32,
    /// Minutes there are.
    pub left: u32,
}

/// Stops by time that follow one another on a day too fast; `way` knows the minutes of a way, or not.
pub fn hurried(stops: &[Stop], way: impl Fn(FieldSiteId, FieldSiteId) -> Option<u32>) -> Vec<Hurried> {
    let between = |pair: &[Stop]| {
        let [one, other] = pair else { return None };
        let needed = (one.day == other.day).then(|| way(one.field_site, other.field_site)).flatten()?;
        let left = u32::from(other.starts.minutes().saturating_sub(one.ends.minutes()));
        (left < needed).then_some(Hurried { from: one.field_site, to: other.field_site, needed, left })
    };
    stops.windows(2).filter_map(between).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Clock;

    #[test]
    fn stops_leave_time_for_the_way() {
        let stop = |site: i64, day: u32, starts: &str, ends: &str| Stop {
            field_site: FieldSiteId(site),
            day,
            starts: Clock::read(starts).unwrap(),
            ends: Clock::read(ends).unwrap(),
            title: String::new(),
        };
        let way = |one: FieldSiteId, other: FieldSiteId| match (one.0.min(other.0), one.0.max(other.0)) {
            (1, 2) => Some(40),
            (1, 3) => Some(90),
            _ => None,
        };
        for (stops, expected) in [
            (vec![stop(1, 0, "9:00", "10:00"), stop(2, 0, "10:40", "11:30")], vec![]),
            (vec![stop(1, 0, "9:00", "10:00"), stop(2, 0, "10:20", "11:30")], vec![(40, 20)]),
            (vec![stop(2, 0, "9:00", "10:00"), stop(1, 0, "10:39", "11:30")], vec![(40, 39)]),
            (vec![stop(1, 0, "15:00", "17:00"), stop(3, 1, "8:30", "9:30")], vec![]),
            (vec![stop(2, 0, "9:00", "10:00"), stop(3, 0, "10:00", "11:00")], vec![]),
            (vec![stop(1, 0, "9:00", "10:00")], vec![]),
            (vec![], vec![]),
        ] {
            let found: Vec<(u32, u32)> = hurried(&stops, way).iter().map(|it| (it.needed, it.left)).collect();
            assert_eq!(found, expected, "{stops:?}");
        }
    }
}
