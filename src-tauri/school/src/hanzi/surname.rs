//! 姓: the surnames that are read in a way of their own, and the surnames of two characters.

/// Surnames of one character that are not read as the character usually is. Where families differ, both.
const ALONE: &[(char, &[&str])] = &[
    ('单', &["shan"]),
    ('曾', &["zeng"]),
    ('解', &["xie"]),
    ('区', &["ou"]),
    ('仇', &["qiu"]),
    ('查', &["zha"]),
    ('朴', &["piao"]),
    ('盖', &["ge", "gai"]),
    ('乐', &["yue", "le"]),
    ('覃', &["qin", "tan"]),
    ('翟', &["zhai", "di"]),
    ('缪', &["miao"]),
    ('员', &["yun"]),
    ('洗', &["xian"]),
    ('秘', &["bi"]),
    ('折', &["she"]),
    ('繁', &["po"]),
    ('召', &["shao"]),
    ('黑', &["he", "hei"]),
    ('祭', &["zhai"]),
    ('种', &["chong"]),
    ('重', &["chong"]),
    ('能', &["nai"]),
    ('句', &["gou"]),
    ('藏', &["zang"]),
    ('谌', &["chen", "shen"]),
    ('隗', &["wei", "kui"]),
    ('郇', &["xun", "huan"]),
    ('郗', &["xi", "chi"]),
    ('费', &["fei", "bi"]),
    ('牟', &["mu", "mou"]),
    ('都', &["du"]),
    ('卜', &["bu"]),
    ('阚', &["kan"]),
    ('适', &["kuo"]),
    ('率', &["shuai"]),
];

/// 复姓.
const DOUBLE: &[(&str, [&str; 2])] = &[
    ("欧阳", ["ou", "yang"]),
    ("司马", ["si", "ma"]),
    ("上官", ["shang", "guan"]),
    ("诸葛", ["zhu", "ge"]),
    ("皇甫", ["huang", "fu"]),
    ("尉迟", ["yu", "chi"]),
    ("万俟", ["mo", "qi"]),
    ("长孙", ["zhang", "sun"]),
    ("澹台", ["tan", "tai"]),
    ("令狐", ["ling", "hu"]),
    ("单于", ["chan", "yu"]),
    ("夏侯", ["xia", "hou"]),
    ("东方", ["dong", "fang"]),
    ("东郭", ["dong", "guo"]),
    ("南宫", ["nan", "gong"]),
    ("西门", ["xi", "men"]),
    ("公孙", ["gong", "sun"]),
    ("公冶", ["gong", "ye"]),
    ("公羊", ["gong", "yang"]),
    ("公良", ["gong", "liang"]),
    ("慕容", ["mu", "rong"]),
    ("宇文", ["yu", "wen"]),
    ("司徒", ["si", "tu"]),
    ("司空", ["si", "kong"]),
    ("司寇", ["si", "kou"]),
    ("端木", ["duan", "mu"]),
    ("呼延", ["hu", "yan"]),
    ("轩辕", ["xuan", "yuan"]),
    ("赫连", ["he", "lian"]),
    ("钟离", ["zhong", "li"]),
    ("申屠", ["shen", "tu"]),
    ("太史", ["tai", "shi"]),
    ("太叔", ["tai", "shu"]),
    ("仲孙", ["zhong", "sun"]),
    ("宗政", ["zong", "zheng"]),
    ("濮阳", ["pu", "yang"]),
    ("淳于", ["chun", "yu"]),
    ("鲜于", ["xian", "yu"]),
    ("闾丘", ["lv", "qiu"]),
    ("亓官", ["qi", "guan"]),
    ("左丘", ["zuo", "qiu"]),
    ("梁丘", ["liang", "qiu"]),
    ("谷梁", ["gu", "liang"]),
    ("拓跋", ["tuo", "ba"]),
    ("独孤", ["du", "gu"]),
    ("百里", ["bai", "li"]),
    ("东门", ["dong", "men"]),
    ("第五", ["di", "wu"]),
    ("巫马", ["wu", "ma"]),
    ("漆雕", ["qi", "diao"]),
    ("羊舌", ["yang", "she"]),
    ("闻人", ["wen", "ren"]),
    ("乐正", ["yue", "zheng"]),
    ("宰父", ["zai", "fu"]),
    ("纳兰", ["na", "lan"]),
    ("完颜", ["wan", "yan"]),
    ("耶律", ["ye", "lv"]),
    ("叱干", ["chi", "gan"]),
    ("段干", ["duan", "gan"]),
    ("南门", ["nan", "men"]),
];

/// How many characters of a name are its surname: two for a 复姓 that has a given name after it.
pub(super) fn length(name: &[char]) -> usize {
    if double(name).is_some() { 2 } else { name.len().min(1) }
}

/// How the character at a place of a name is read because it belongs to the surname; none: as the character is.
pub(super) fn readings(name: &[char], place: usize) -> Option<&'static [&'static str]> {
    match (double(name), place) {
        (Some(readings), 0 | 1) => Some(&readings[place..=place]),
        (None, 0) => ALONE.iter().find(|(c, _)| Some(c) == name.first()).map(|&(_, readings)| readings),
        _ => None,
    }
}

fn double(name: &[char]) -> Option<&'static [&'static str; 2]> {
    let &[first, second, _, ..] = name else { return None };
    DOUBLE.iter().find(|(surname, _)| surname.chars().eq([first, second])).map(|(_, readings)| readings)
}
