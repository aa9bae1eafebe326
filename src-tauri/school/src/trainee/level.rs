//! 职务层次 of a trainee, by the words of 职务 and 职级 together.

use super::rank;
pub use super::rank::{Level, Standing};

/// Where somebody stands: 职级 and 职务 read together, the higher of the two counts.
pub fn standing(post: &str, rank: &str) -> Standing {
    if rank.is_empty() || post.contains(rank) {
        rank::standing(post)
    } else {
        rank::standing(&format!("{post}、{rank}"))
    }
}

/// What is said where the words name no level.
pub const UNSTATED: &str = "级别未写明";

/// The level of a post and a rank, where the words name it.
pub fn of(post: &str, rank: &str) -> Option<Level> {
    match standing(post, rank) {
        Standing::At { level, .. } => Some(level),
        Standing::Head | Standing::Deputy | Standing::Unknown => None,
    }
}

/// All levels from the top, and what the office calls them.
pub const WORDS: [(Level, &str); 10] = [
    (Level::Province, "省部级正职"),
    (Level::ViceProvince, "省部级副职"),
    (Level::Department, "厅局级正职"),
    (Level::ViceDepartment, "厅局级副职"),
    (Level::County, "县处级正职"),
    (Level::ViceCounty, "县处级副职"),
    (Level::Township, "乡科级正职"),
    (Level::ViceTownship, "乡科级副职"),
    (Level::Section, "股级"),
    (Level::Clerk, "科员"),
];

/// The level a word names (乡科级副职, 正科级), if it names one.
pub fn named(word: &str) -> Option<Level> {
    WORDS.iter().find(|(_, it)| *it == word).map(|(level, _)| *level).or_else(|| of(word, ""))
}

/// What the office calls a level.
pub fn word(level: Level) -> &'static str {
    WORDS.iter().find(|(it, _)| *it == level).map_or(UNSTATED, |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn post_and_rank_are_read_together() {
        for (post, rank, expected) in [
            ("副局长", "", None),
            ("副局长", "一级主任科员", Some("乡科级正职")),
            ("副局长（副科级）", "四级调研员", Some("县处级副职")),
            ("四级主任科员", "四级主任科员", Some("乡科级副职")),
            ("", "一级科员", Some("科员")),
            ("", "", None),
        ] {
            assert_eq!(of(post, rank).map(word), expected, "{post} {rank}");
        }
    }

    #[test]
    fn every_word_names_its_level() {
        for (level, word) in WORDS {
            assert_eq!(named(word), Some(level), "{word}");
        }
        assert_eq!(named("正科级"), Some(Level::Township));
        assert_eq!(named("局长"), None);
    }
}
