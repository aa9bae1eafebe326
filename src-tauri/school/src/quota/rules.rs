//! How places are shared out, and who answers for whom.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Shares places by weight: everybody gets the whole part of their share, and what is left goes one by one to the
/// largest remainders, of equal ones to the first. The sum is exact; without any weight nobody gets anything.
pub fn share(total: u32, weights: &[u32]) -> Vec<u32> {
    let sum: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let whole = |weight: u32| u64::from(total) * u64::from(weight) / sum;
    let remainder = |weight: u32| u64::from(total) * u64::from(weight) % sum;
    let mut places: Vec<u32> = weights.iter().map(|&weight| whole(weight) as u32).collect();
    let left = total - places.iter().sum::<u32>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(remainder(weights[at])));
    for &at in order.iter().take(left as usize) {
        places[at] += 1;
    }
    places
}

/// Which unit's places somebody counts for: their own unit's, or those of the nearest above it that has any; else
/// nobody's but their own.
pub fn answers<T: Copy + Eq + Hash>(unit: T, above: &HashMap<T, T>, with_places: &HashSet<T>) -> T {
    let mut at = unit;
    // As many steps as there are units: a circle ends, too.
    for _ in 0..=above.len() {
        if with_places.contains(&at) {
            return at;
        }
        match above.get(&at) {
            Some(&higher) => at = higher,
            None => break,
        }
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_go_to_the_largest_remainders() {
        for (total, weights, expected) in [
            (10, &[1, 1, 1][..], &[4, 3, 3][..]),
            (10, &[50, 30, 20], &[5, 3, 2]),
            (3, &[10, 10, 10, 10], &[1, 1, 1, 0]),
            (7, &[3, 0, 1], &[5, 0, 2]),
            (0, &[3, 1], &[0, 0]),
            (5, &[0, 0], &[0, 0]),
            (5, &[], &[]),
            (u32::MAX, &[u32::MAX, u32::MAX], &[2_147_483_648, 2_147_483_647]),
        ] {
            assert_eq!(share(total, weights), expected, "{total} {weights:?}");
        }
    }

    #[test]
    fn a_unit_without_places_counts_for_the_one_above() {
        let above = HashMap::from([("国库支付中心", "县财政局"), ("县财政局", "县政府"), ("甲", "乙"), ("乙", "甲")]);
        let with_places = HashSet::from(["县财政局", "县教育局"]);
        for (unit, expected) in [
            ("县财政局", "县财政局"),
            ("国库支付中心", "县财政局"),
            ("县政府", "县政府"),
            ("县教育局", "县教育局"),
            ("城关镇", "城关镇"),
            ("甲", "甲"),
        ] {
            assert_eq!(answers(unit, &above, &with_places), expected, "{unit}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nobody_is_a_whole_place_off(
            total in 0_u32..5000,
            weights in prop::collection::vec(0_u32..1000, 1..80),
        ) {
            let places = share(total, &weights);
            let sum: u32 = weights.iter().sum();
            prop_assume!(sum > 0);
            prop_assert_eq!(places.iter().sum::<u32>(), total);
            for (&places, &weight) in places.iter().zip(&weights) {
                let exact = f64::from(total) * f64::from(weight) / f64::from(sum);
                prop_assert!((f64::from(places) - exact).abs() < 1.0, "{} for {}", places, exact);
                prop_assert!(weight > 0 || places == 0);
            }
            prop_assert_eq!(share(total, &weights), places, "the same again");
        }
    }
}
