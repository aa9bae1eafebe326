//! The units as a tree; what offices write for a unit's 性质.

use std::collections::{HashMap, HashSet};

use super::{Nature, UnitId};
use crate::person::tables::compact;

/// What is written for 性质, where it is not the word itself.
const NATURES: &[(Nature, &[&str])] = &[
    (Nature::Party, &["党委", "党委部门", "党群", "党群部门", "党的机关", "县委部门", "市委部门", "纪委"]),
    (Nature::Congress, &["人大机关", "人大常委会"]),
    (Nature::Government, &["政府部门", "政府机关", "政府组成部门", "行政", "行政机关", "行政单位"]),
    (Nature::Conference, &["政协机关"]),
    (Nature::Supervision, &["监委", "监察机关", "监察委员会"]),
    (Nature::Court, &["人民法院", "审判机关"]),
    (Nature::Procuratorate, &["检察", "人民检察院", "检察机关"]),
    (Nature::Mass, &["群团组织", "群团机关", "群众团体", "人民团体"]),
    (Nature::OtherParty, &["民主党派机关"]),
    (Nature::Institution, &["事业单位", "参公事业", "参公事业单位", "参照公务员法管理事业单位", "学校", "医院"]),
    (Nature::Enterprise, &["国企", "企业", "国有", "国有企业单位", "县属国有企业", "市属国有企业"]),
    (Nature::Town, &["乡", "镇", "乡（镇）", "乡镇党委政府"]),
    (Nature::Street, &["街道办", "街道办事处"]),
    (Nature::Village, &["村", "社区", "村社区", "村、社区", "村居", "村委会", "居委会", "行政村"]),
    (Nature::NewOrganisation, &["两新", "新经济组织", "新社会组织", "非公企业", "社会组织"]),
    (Nature::Vertical, &["垂直管理", "垂管单位", "垂直管理单位", "中央省属", "驻县单位"]),
    (Nature::Other, &["其它"]),
];

impl Nature {
    /// The 性质 a written word means: 事业单位 is 事业.
    pub fn read(written: &str) -> Option<Nature> {
        let word = compact(written).replace('(', "（").replace(')', "）");
        let meant = NATURES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(nature, _)| *nature);
        Nature::named(&word).or(meant)
    }
}

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
    fn words_for_a_nature_are_understood_and_none_means_two() {
        for (written, nature) in [
            ("村(社区)", Some(Nature::Village)),
            ("事业 单位", Some(Nature::Institution)),
            ("街道", Some(Nature::Street)),
            ("不详", None),
            ("", None),
        ] {
            assert_eq!(Nature::read(written), nature, "{written:?}");
        }
        for (nature, words) in NATURES {
            assert!(words.iter().all(|word| Nature::read(word) == Some(*nature)), "{nature}");
        }
    }

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
