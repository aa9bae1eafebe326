//! 姓: the surnames that are read in a way of their own, and the surnames of two characters.

/// Surnames of one character that are not read as the character usually is. Where families differ, both.
fn alone(c: char) -> Option<&'static [&'static str]> {
    Some(match c {
        '单' => &["shan"],
        '曾' => &["zeng"],
        '解' => &["xie"],
        '区' => &["ou"],
        '仇' => &["qiu"],
        '查' => &["zha"],
        '朴' => &["piao"],
        '盖' => &["ge", "gai"],
        '乐' => &["yue", "le"],
        '覃' => &["qin", "tan"],
        '翟' => &["zhai", "di"],
        '缪' => &["miao"],
        '员' => &["yun"],
        '洗' => &["xian"],
        '秘' => &["bi"],
        '折' => &["she"],
        '繁' => &["po"],
        '召' => &["shao"],
        '黑' => &["he", "hei"],
        '祭' => &["zhai"],
        '种' => &["chong"],
        '重' => &["chong"],
        '能' => &["nai"],
        '句' => &["gou"],
        '藏' => &["zang"],
        '谌' => &["chen", "shen"],
        '隗' => &["wei", "kui"],
        '郇' => &["xun", "huan"],
        '郗' => &["xi", "chi"],
        '费' => &["fei", "bi"],
        '牟' => &["mu", "mou"],
        '都' => &["du"],
        '卜' => &["bu"],
        '阚' => &["kan"],
        '适' => &["kuo"],
        '率' => &["shuai"],
        _ => return None,
    })
}

/// 复姓.
fn double(first: char, second: char) -> Option<&'static [&'static str; 2]> {
    Some(match (first, second) {
        ('欧', '阳') => &["ou", "yang"],
        ('司', '马') => &["si", "ma"],
        ('上', '官') => &["shang", "guan"],
        ('诸', '葛') => &["zhu", "ge"],
        ('皇', '甫') => &["huang", "fu"],
        ('尉', '迟') => &["yu", "chi"],
        ('万', '俟') => &["mo", "qi"],
        ('长', '孙') => &["zhang", "sun"],
        ('澹', '台') => &["tan", "tai"],
        ('令', '狐') => &["ling", "hu"],
        ('单', '于') => &["chan", "yu"],
        ('夏', '侯') => &["xia", "hou"],
        ('东', '方') => &["dong", "fang"],
        ('东', '郭') => &["dong", "guo"],
        ('南', '宫') => &["nan", "gong"],
        ('西', '门') => &["xi", "men"],
        ('公', '孙') => &["gong", "sun"],
        ('公', '冶') => &["gong", "ye"],
        ('公', '羊') => &["gong", "yang"],
        ('公', '良') => &["gong", "liang"],
        ('慕', '容') => &["mu", "rong"],
        ('宇', '文') => &["yu", "wen"],
        ('司', '徒') => &["si", "tu"],
        ('司', '空') => &["si", "kong"],
        ('司', '寇') => &["si", "kou"],
        ('端', '木') => &["duan", "mu"],
        ('呼', '延') => &["hu", "yan"],
        ('轩', '辕') => &["xuan", "yuan"],
        ('赫', '连') => &["he", "lian"],
        ('钟', '离') => &["zhong", "li"],
        ('申', '屠') => &["shen", "tu"],
        ('太', '史') => &["tai", "shi"],
        ('太', '叔') => &["tai", "shu"],
        ('仲', '孙') => &["zhong", "sun"],
        ('宗', '政') => &["zong", "zheng"],
        ('濮', '阳') => &["pu", "yang"],
        ('淳', '于') => &["chun", "yu"],
        ('鲜', '于') => &["xian", "yu"],
        ('闾', '丘') => &["lv", "qiu"],
        ('亓', '官') => &["qi", "guan"],
        ('左', '丘') => &["zuo", "qiu"],
        ('梁', '丘') => &["liang", "qiu"],
        ('谷', '梁') => &["gu", "liang"],
        ('拓', '跋') => &["tuo", "ba"],
        ('独', '孤') => &["du", "gu"],
        ('百', '里') => &["bai", "li"],
        ('东', '门') => &["dong", "men"],
        ('第', '五') => &["di", "wu"],
        ('巫', '马') => &["wu", "ma"],
        ('漆', '雕') => &["qi", "diao"],
        ('羊', '舌') => &["yang", "she"],
        ('闻', '人') => &["wen", "ren"],
        ('乐', '正') => &["yue", "zheng"],
        ('宰', '父') => &["zai", "fu"],
        ('纳', '兰') => &["na", "lan"],
        ('完', '颜') => &["wan", "yan"],
        ('耶', '律') => &["ye", "lv"],
        ('叱', '干') => &["chi", "gan"],
        ('段', '干') => &["duan", "gan"],
        ('南', '门') => &["nan", "men"],
        _ => return None,
    })
}

/// How many characters of a name are its surname: two for a 复姓 that has a given name after it.
pub(super) fn length(name: &[char]) -> usize {
    match *name {
        [first, second, _, ..] if double(first, second).is_some() => 2,
        _ => name.len().min(1),
    }
}

/// How the character at a place of a name is read because it belongs to the surname; none: as the character is.
pub(super) fn readings(name: &[char], place: usize) -> Option<&'static [&'static str]> {
    if place >= 2 {
        return None;
    }
    let as_double = if let [first, second, _, ..] = *name { double(first, second) } else { None };
    match as_double {
        Some(readings) => Some(&readings[place..=place]),
        None if place == 0 => name.first().and_then(|&c| alone(c)),
        None => None,
    }
}
