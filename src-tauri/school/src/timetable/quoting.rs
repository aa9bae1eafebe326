//! 书名号: titles in their marks, and marks within marks as GB/T 15834 has them: 《学习〈条例〉解读》.

use super::Kind;

/// `《县情讲座》`, but `分组讨论` and `开班式` without the marks of a topic.
pub fn quoted(title: &str, kind: Kind) -> String {
    match kind {
        Kind::Opening | Kind::Closing | Kind::Discussion | Kind::SelfStudy | Kind::Exam | Kind::Activity => {
            title.into()
        }
        _ => in_marks(title),
    }
}

/// A title in 《》; those within it are single ones, and those within these double again. Marks that do not close are
/// left as they were typed.
pub fn in_marks(title: &str) -> String {
    alternating(without_marks(title)).unwrap_or_else(|| format!("《{title}》"))
}

/// A title that was read with its marks, as the register has it: `学习《条例》解读` of `《学习〈条例〉解读》`.
pub fn out_of_marks(title: &str) -> String {
    let Some(marked) = alternating(without_marks(title)) else { return without_marks(title).into() };
    let other = |c| match c {
        '《' => '〈',
        '〈' => '《',
        '》' => '〉',
        '〉' => '》',
        c => c,
    };
    without_marks(&marked).chars().map(other).collect()
}

/// The same title in marks; none when one of its own does not close.
fn alternating(title: &str) -> Option<String> {
    let mut text = String::from("《");
    let mut inner: usize = 0;
    for c in title.chars() {
        match c {
            '《' | '〈' => {
                inner += 1;
                text.push(if inner.is_multiple_of(2) { '《' } else { '〈' });
            }
            '》' | '〉' => {
                text.push(if inner.is_multiple_of(2) { '》' } else { '〉' });
                inner = inner.checked_sub(1)?;
            }
            c => text.push(c),
        }
    }
    text.push('》');
    (inner == 0).then_some(text)
}

/// A title that was typed with its marks, without them; `《甲》与《乙》` is one title with two names in it.
pub(crate) fn without_marks(title: &str) -> &str {
    let Some(inner) = title.strip_prefix(['《', '〈']).and_then(|rest| rest.strip_suffix(['》', '〉'])) else {
        return title;
    };
    let mut open = 1;
    for c in inner.chars() {
        match c {
            '《' | '〈' => open += 1,
            '》' | '〉' => open -= 1,
            _ => {}
        }
        // The first mark closes before the last.
        if open == 0 {
            return title;
        }
    }
    without_marks(inner)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_within_marks_are_single_ones() {
        for (title, want) in [
            ("县情讲座", "《县情讲座》"),
            ("学习《条例》解读", "《学习〈条例〉解读》"),
            ("《条例》解读", "《〈条例〉解读》"),
            ("解读《条例》", "《解读〈条例〉》"),
            ("《甲》与《乙》", "《〈甲〉与〈乙〉》"),
            ("学习〈条例〉解读", "《学习〈条例〉解读》"),
            ("读《关于〈条例〉的说明》", "《读〈关于《条例》的说明〉》"),
            ("《县情讲座》", "《县情讲座》"),
            ("《学习〈条例〉解读》", "《学习〈条例〉解读》"),
            ("学习《条例解读", "《学习《条例解读》"),
            ("学习条例》解读", "《学习条例》解读》"),
            ("〈县情讲座〉", "《县情讲座》"),
            ("", "《》"),
        ] {
            assert_eq!(in_marks(title), want, "{title}");
        }
        assert_eq!(out_of_marks("《学习〈条例〉解读》"), "学习《条例》解读");
        for (title, want) in [
            ("《县情讲座》", "县情讲座"),
            ("〈县情讲座〉", "县情讲座"),
            ("《甲》与《乙》", "《甲》与《乙》"),
            ("《《甲》与《乙》》", "《甲》与《乙》"),
            ("《甲》的〈乙〉", "《甲》的〈乙〉"),
            ("《学习《条例解读》", "学习《条例解读"),
            ("《", "《"),
        ] {
            assert_eq!(without_marks(title), want);
        }
        assert_eq!(quoted("学习《条例》心得交流", Kind::Discussion), "学习《条例》心得交流");
    }

    /// Whether every mark is of the other form than the one it stands in, and closes.
    fn alternates(text: &str) -> bool {
        let mut open: Vec<char> = Vec::new();
        let fits = text.chars().all(|c| match c {
            '《' | '〈' => {
                let other = open.last() != Some(&c);
                open.push(c);
                other
            }
            '》' => open.pop() == Some('《'),
            '〉' => open.pop() == Some('〈'),
            _ => true,
        });
        fits && open.is_empty()
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| !"《》〈〉".contains(*c)).collect()
    }

    /// Titles with marks that close, whichever they are.
    fn balanced() -> impl Strategy<Value = String> {
        let leaf = "[条例学习]{0,3}".prop_map(String::from);
        leaf.prop_recursive(4, 16, 3, |inner| {
            (prop::collection::vec((inner, any::<bool>()), 0..3), "[解读]{0,2}").prop_map(|(parts, rest)| {
                let marked = parts.into_iter().map(|(part, double)| match double {
                    true => format!("《{part}》"),
                    false => format!("〈{part}〉"),
                });
                marked.collect::<String>() + &rest
            })
        })
    }

    proptest! {
        #[test]
        fn marks_that_close_alternate(title in balanced()) {
            let marked = in_marks(&title);
            prop_assert!(alternates(&marked), "{} of {}", marked, title);
            prop_assert_eq!(letters(&marked), letters(&title));
            prop_assert_eq!(in_marks(&marked), marked.clone(), "said again it is the same");
            let read = out_of_marks(&marked);
            prop_assert_eq!(in_marks(&read), marked, "read back it is the same");
            prop_assert_eq!(out_of_marks(&read), read.clone());
        }

        /// A name that goes out in marks comes back, however many it has within.
        #[test]
        fn what_is_put_in_marks_is_bare_again(title in balanced()) {
            let name = without_marks(&title);
            let marked = format!("《{name}》");
            prop_assert_eq!(without_marks(&marked), name);
            prop_assert_eq!(in_marks(without_marks(&in_marks(name))), in_marks(name));
        }

        #[test]
        fn nothing_that_was_typed_is_lost(title in "[条例《》〈〉]{0,12}") {
            let marked = in_marks(&title);
            prop_assert!(marked.starts_with('《') && marked.ends_with('》'));
            prop_assert_eq!(letters(&marked), letters(&title));
            let as_typed = format!("《{title}》");
            prop_assert!(alternates(&marked) || marked == as_typed);
        }
    }
}
