//! How a text is cut into lines: 行首禁则, 行末禁则, words and figures kept whole.
//!
//! Pure functions over characters and widths; no fonts, no page.

use std::ops::Range;

/// May not begin a line (行首禁则).
const NOT_FIRST: &str = "，。、；：？！）》」』】〉〕”’…·—～％℃,.;:?!)]}%";
/// May not end a line (行末禁则).
const NOT_LAST: &str = "（《「『【〈〔“‘([{￥№";

/// The unified ideographs that the 214 Kangxi radicals (U+2F00–U+2FD5) stand for, in their order.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The characters to print: radicals typed for characters are put right (both would copy out as one), invisible
/// marks are left out, tabs become spaces. Nothing else is changed.
pub(crate) fn printable(text: &str) -> Vec<char> {
    text.chars().filter_map(|c| if c == '\t' { Some(' ') } else { (!is_invisible(c)).then(|| unified(c)) }).collect()
}

fn unified(c: char) -> char {
    if !('\u{2F00}'..='\u{2FD5}').contains(&c) {
        return c;
    }
    KANGXI.chars().nth(c as usize - 0x2F00).unwrap_or(c)
}

/// Joiners, direction marks, variation selectors and control characters: they have no shape of their own.
fn is_invisible(c: char) -> bool {
    let marks = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}');
    let selectors = matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    marks || selectors || (c.is_control() && c != '\n')
}

/// A name as it stands on paper: two characters get a full-width space between them (张　三); data never has it.
pub(crate) fn spaced(name: &str) -> String {
    let mut han = name.chars().filter(|c| !is_invisible(*c));
    match (han.next(), han.next(), han.next()) {
        (Some(first), Some(second), None) if is_han(first) && is_han(second) => format!("{first}\u{3000}{second}"),
        _ => name.to_string(),
    }
}

fn is_han(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xE000..=0xF8FF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

pub(crate) fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{3000}' || c == '\u{A0}'
}

/// Part of a word or a figure that is not cut: Latin letters, digits and what joins them (14:30–17:00).
fn is_word(c: char) -> bool {
    c.is_ascii_graphic() || c == '–' || (c.is_alphanumeric() && (c as u32) < 0x2E80)
}

/// May a line end between these two?
pub(crate) fn may_break(before: char, after: char) -> bool {
    let pair = before == after && matches!(before, '—' | '…');
    !(pair || NOT_FIRST.contains(after) || NOT_LAST.contains(before) || (is_word(before) && is_word(after)))
}

/// May a line of a name end between these two? Only after the dot in 阿卜杜热合曼·伊敏江.
pub(crate) fn may_break_name(before: char, _after: char) -> bool {
    before == '·'
}

/// Says where a line may end.
pub(crate) type Rule = fn(char, char) -> bool;

/// Is every line cut only where the rule allows it?
pub(crate) fn is_clean(chars: &[char], lines: &[Range<usize>], rule: Rule) -> bool {
    let mut cuts = lines.windows(2).map(|pair| (pair[0].end, pair[1].start)).filter(|(end, start)| end == start);
    cuts.all(|(end, _)| end == 0 || rule(chars[end - 1], chars[end]))
}

/// Cuts a text into lines no wider than `first` and then `rest`, in the unit of `widths`, which
/// has one for every character.
///
/// Spaces at the end of a line may hang over; a single unbreakable piece wider than a line is cut where it must be;
/// a single character wider than a line stands alone. `\n` ends a line. Always at least one line.
pub(crate) fn break_lines(chars: &[char], rule: Rule, widths: &[f32], first: f32, rest: f32) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut filled = 0.0;
    let mut piece = 0;
    while piece < chars.len() {
        if chars[piece] == '\n' {
            lines.push(start..piece);
            (start, filled, piece) = (piece + 1, 0.0, piece + 1);
            continue;
        }
        let end = end_of_piece(chars, piece, rule);
        let wide: f32 = widths[piece..end].iter().sum();
        let room = |lines: &[Range<usize>]| if lines.is_empty() { first } else { rest } + 1e-3;
        if is_space(chars[piece]) || filled + wide <= room(&lines) {
            filled += wide;
        } else {
            if piece > start {
                lines.push(start..piece);
                (start, filled) = (piece, 0.0);
            }
            for (at, &one) in widths.iter().enumerate().take(end).skip(piece) {
                if at > start && filled + one > room(&lines) {
                    lines.push(start..at);
                    (start, filled) = (at, 0.0);
                }
                filled += one;
            }
        }
        piece = end;
    }
    if start < chars.len() || lines.is_empty() {
        lines.push(start..chars.len());
    }
    lines.into_iter().map(|line| without_hanging_spaces(chars, line)).collect()
}

fn end_of_piece(chars: &[char], start: usize, rule: Rule) -> usize {
    let mut end = start + 1;
    while end < chars.len()
        && chars[end] != '\n'
        && !is_space(chars[end])
        && !is_space(chars[end - 1])
        && !rule(chars[end - 1], chars[end])
    {
        end += 1;
    }
    end
}

fn without_hanging_spaces(chars: &[char], line: Range<usize>) -> Range<usize> {
    let kept = chars[line.clone()].iter().rposition(|c| !is_space(*c)).map_or(0, |last| last + 1);
    line.start..line.start + kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn width(c: char) -> f32 {
        if c.is_ascii() { 0.5 } else { 1.0 }
    }

    fn lines(chars: &[char], rule: Rule, first: f32, rest: f32) -> Vec<Range<usize>> {
        let widths: Vec<f32> = chars.iter().map(|c| width(*c)).collect();
        break_lines(chars, rule, &widths, first, rest)
    }

    fn cut(text: &str, room: f32) -> Vec<String> {
        let chars = printable(text);
        lines(&chars, may_break, room, room).into_iter().map(|line| chars[line].iter().collect()).collect()
    }

    #[test]
    fn lines_are_cut_as_a_typesetter_would() {
        for (text, room, want) in [
            ("", 5.0, vec![""]),
            ("中共某某县委", 6.0, vec!["中共某某县委"]),
            ("中共某某县委", 4.0, vec!["中共某某", "县委"]),
            ("坚定信念，勇于担当。", 4.0, vec!["坚定信", "念，勇于", "担当。"]),
            ("学习《论语》一书", 3.0, vec!["学习", "《论", "语》一", "书"]),
            ("甲（乙）", 2.0, vec!["甲", "（乙", "）"]),
            ("时间14:30–17:00到", 4.0, vec!["时间", "14:30–1", "7:00到"]),
            ("时间14:30到", 4.5, vec!["时间14:30", "到"]),
            ("阿卜杜热合曼·伊敏江·图尔迪", 7.0, vec!["阿卜杜热合曼·", "伊敏江·图尔迪"]),
            ("一行\n二行", 9.0, vec!["一行", "二行"]),
            ("党校   培训", 3.0, vec!["党校", "培训"]),
            ("他说……完", 4.0, vec!["他说……", "完"]),
        ] {
            assert_eq!(cut(text, room), want, "{text} in {room}");
        }
    }

    #[test]
    fn names_are_cut_only_after_the_dot() {
        let chars = printable("阿卜杜热合曼·伊敏江·图尔迪");
        for (room, want, clean) in [
            (8.0, vec!["阿卜杜热合曼·", "伊敏江·图尔迪"], true),
            (5.0, vec!["阿卜杜热合", "曼·", "伊敏江·", "图尔迪"], false),
        ] {
            let lines = lines(&chars, may_break_name, room, room);
            assert_eq!(is_clean(&chars, &lines, may_break_name), clean);
            let cut: Vec<String> = lines.into_iter().map(|line| chars[line].iter().collect()).collect();
            assert_eq!(cut, want);
        }
    }

    #[test]
    fn names_of_two_characters_are_spaced_and_no_others() {
        for (name, want) in [
            ("张三", "张　三"),
            ("李㛃", "李　㛃"),
            ("𠮷野", "𠮷　野"),
            ("欧阳修", "欧阳修"),
            ("张", "张"),
            ("Li", "Li"),
            ("阿卜杜热合曼·伊敏江·图尔迪", "阿卜杜热合曼·伊敏江·图尔迪"),
        ] {
            assert_eq!(spaced(name), want);
        }
    }

    #[test]
    fn radicals_become_characters_and_invisible_marks_go() {
        let text: String = printable("⼈⼤⿕\u{200B}会\u{FE00}\tＡ").into_iter().collect();
        assert_eq!(text, "人大龠会 Ａ");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_nothing_overhangs_and_no_rule_is_broken(
            text in "[中共某县委党校，。、；（）《》“”…—·a-z0-9:/ \u{3000}\n]{0,60}",
            first in 1.0f32..20.0, rest in 1.0f32..20.0,
        ) {
            let chars = printable(&text);
            let lines = lines(&chars, may_break, first, rest);
            prop_assert!(!lines.is_empty());
            let solid = |cs: &[char]| cs.iter().filter(|c| !is_space(**c) && **c != '\n').collect::<String>();
            let kept: String = lines.iter().map(|l| solid(&chars[l.clone()])).collect();
            prop_assert_eq!(kept, solid(&chars), "text lost or repeated");
            for (n, line) in lines.iter().enumerate() {
                let room = if n == 0 { first } else { rest };
                let wide: f32 = chars[line.clone()].iter().map(|c| width(*c)).sum();
                prop_assert!(wide <= room + 0.01 || line.len() == 1, "line {:?} is {} wide in {}", line, wide, room);
            }
            for pair in lines.windows(2) {
                let (end, start) = (pair[0].end, pair[1].start);
                if pair[0].is_empty() || start >= chars.len() || end != start { continue; }
                if may_break(chars[end - 1], chars[start]) { continue; }
                // A rule may only be broken inside a piece that no line could hold.
                let mut from = end - 1;
                while from > 0 && !is_space(chars[from - 1]) && chars[from - 1] != '\n'
                    && !may_break(chars[from - 1], chars[from]) { from -= 1; }
                let wide: f32 = chars[from..end_of_piece(&chars, from, may_break)].iter().map(|c| width(*c)).sum();
                prop_assert!(wide > first.min(rest), "rule broken at {} in {:?}", end, text);
            }
        }
    }
}
