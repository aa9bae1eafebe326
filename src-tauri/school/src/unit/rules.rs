//! The units as a tree.

use std::collections::{HashMap, HashSet};

use super::UnitId;

/// For each unit its line in the tree, counted from 1, and how many stand above it. The units come in standard order,
/// each with the one above it; of one unit they keep that order. Whoever is above nobody's head, even by a circle that
/// should not be, stands at the top.
pub fn tree(units: &[(UnitId, Option<UnitId>)]) -> Vec<(u32, u32)> {
    let place: HashMap<UnitId, usize> = (0..).zip(units).map(|(i, (unit, _))| (*unit, i)).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut top = Vec::new();
    for (i, (unit, parent)) in units.iter().enumerate() {
        match parent.filter(|parent| parent != unit).and_then(|parent| place.get(&parent)) {
            Some(&above) => below[above].push(i),
            None => top.push(i),
        }
    }
    let mut lines = vec![(0, 0); units.len()];
    let mut placed = HashSet::new();
    let mut line = 0;
    let mut walk = |from: usize| {
        let mut waiting = vec![(from, 0)];
        while let Some((i, depth)) = waiting.pop() {
            if placed.insert(i) {
                line += 1;
                lines[i] = (line, depth);
                waiting.extend(below[i].iter().rev().map(|&child| (child, depth + 1)));
            }
        }
    };
    top.into_iter().for_each(&mut walk);
    (0..units.len()).for_each(walk);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_keeps_the_order_of_the_units_and_loses_none() {
        for (units, expected) in [
            (&[(1, 0), (2, 0), (3, 0)][..], &[(1, 0), (2, 0), (3, 0)][..]),
            (&[(1, 0), (2, 0), (3, 1), (4, 3), (5, 1)], &[(1, 0), (5, 0), (2, 1), (3, 2), (4, 1)]),
            // Those below before the one above; one above that is not there; a circle.
            (&[(1, 2), (2, 0)], &[(2, 1), (1, 0)]),
            (&[(1, 9), (2, 0)], &[(1, 0), (2, 0)]),
            (&[(1, 2), (2, 1), (3, 3)], &[(2, 0), (3, 1), (1, 0)]),
        ] {
            let units: Vec<_> =
                units.iter().map(|&(unit, parent)| (UnitId(unit), (parent > 0).then_some(UnitId(parent)))).collect();
            assert_eq!(tree(&units), expected, "{units:?}");
        }
    }
}
