-- The schema as it stands, made from the migrations by a test; to be read, not run.

CREATE TABLE certificate (
    id          integer primary key,
    cohort      integer not null references cohort,
    trainee     integer not null references trainee,
    year        integer not null,
    number      integer not null check (number > 0),
    serial      text    not null unique,                        -- 某党培结字〔2026〕0012号
    issued_on   text    not null,
    school      text    not null,
    name        text    not null,
    unit        text    not null,
    title       text    not null,                               -- of the class
    wording     text    not null,
    void_why    text,                                           -- null: in force
    voided_on   text,
    unique (year, number)
) strict;

CREATE INDEX certificate_by_cohort on certificate (cohort);

CREATE UNIQUE INDEX certificate_in_force on certificate (trainee) where void_why is null;

CREATE TABLE change (
    id        integer primary key,
    operation integer not null references operation,
    tbl       text    not null,
    row_id    integer not null,
    before    text,
    after     text,
    check (before is not null or after is not null)
) strict;

CREATE INDEX change_by_operation on change (operation);

CREATE TABLE cohort (
    id           integer primary key,
    name         text    not null check (name <> ''),           -- 中青年干部培训班
    number       integer check (number > 0),                    -- 第N期
    category     text    not null default '主体班' check (category in ('主体班', '专题班', '备案班', '委托班', '其他')),
    starts       text    not null,
    ends         text    not null,
    place        text    not null default '',
    head_teacher text    not null default '',                   -- 班主任
    host         text    not null default '',                   -- 主办单位
    planned      integer not null default 0 check (planned >= 0), -- 计划人数
    note         text    not null default '',
    check (starts <= ends)
) strict;

CREATE INDEX cohort_by_starts on cohort (starts);

CREATE TABLE completion (
    id       integer primary key,
    trainee  integer not null unique references trainee on delete cascade,
    decision text    not null check (decision in ('准予结业', '暂缓结业', '不予结业')),
    reason   text    not null default ''
) strict;

CREATE TABLE eligibility (
    id       integer primary key,
    cohort   integer not null unique references cohort on delete cascade,
    youngest integer check (youngest > 0),                      -- 周岁 on the first day, both ends allowed
    oldest   integer check (oldest > 0),
    lowest   text    not null default '',                       -- 职务层次: 乡科级副职
    highest  text    not null default '',
    tags     text    not null default '',                       -- one of them is enough; 、 between them
    years    integer not null default 0 check (years >= 0),     -- 剔除近N年已训; 0: not asked
    same_name integer not null default 0 check (same_name in (0, 1)) -- only classes of the same name count
) strict;

CREATE TABLE frozen_roster (
    id        integer primary key,
    cohort    integer not null unique references cohort on delete cascade,
    frozen_on text    not null,
    lines     text    not null check (json_valid(lines))        -- by trainee: name, unit, post, phone
) strict;

CREATE TABLE group_wish (
    id       integer primary key,
    cohort   integer not null references cohort on delete cascade,
    one      integer not null references trainee on delete cascade,
    other    integer not null references trainee on delete cascade,
    together integer not null check (together in (0, 1)),
    check (one <> other)
) strict;

CREATE INDEX group_wish_by_cohort on group_wish (cohort);

CREATE INDEX group_wish_by_one on group_wish (one);

CREATE INDEX group_wish_by_other on group_wish (other);

CREATE TABLE intake (
    id          integer primary key,
    cohort      integer not null references cohort on delete cascade,
    unit        integer references unit,                        -- the sender; null where a file has no one sender
    file        text    not null,
    fingerprint text    not null,                               -- SHA-256, hex: the file itself is in kept_file
    columns     text    not null check (json_valid(columns)),   -- by sheet: field → column letter
    taken_at    text    not null
) strict;

CREATE INDEX intake_by_cohort on intake (cohort, unit);

CREATE INDEX intake_by_unit on intake (unit);

CREATE TABLE intake_line (
    id      integer primary key,
    intake  integer not null references intake on delete cascade,
    trainee integer not null references trainee on delete cascade,
    sheet   text    not null,
    row     integer not null,
    said    text    not null check (json_valid(said))           -- the entry; raw texts and cells where they differ
) strict;

CREATE INDEX intake_line_by_intake on intake_line (intake);

CREATE INDEX intake_line_by_trainee on intake_line (trainee);

CREATE TABLE kept_file (
    id          integer primary key,
    fingerprint text    not null unique,
    bytes       blob    not null
) strict;

CREATE TABLE lecturer (
    id       integer primary key,
    name     text    not null check (name <> ''),
    unit     text    not null default '',
    post     text    not null default '',
    title    text    not null default '',                       -- 职称
    category text    not null default '本校教师' check (category in ('领导干部', '本校教师', '外聘专家', '先进典型', '其他')),
    phone    text    not null default '',
    note     text    not null default ''
) strict;

CREATE INDEX lecturer_by_name on lecturer (name);

CREATE TABLE mark (
    id      integer primary key,
    roll    integer not null references roll on delete cascade,
    trainee integer not null references trainee on delete cascade,
    mark    text    not null check (mark in ('出勤', '迟到', '早退', '旷课', '事假', '病假', '公假')),
    minutes integer not null default 0 check (minutes >= 0),    -- late or left early by
    remark  text    not null default '',
    unique (roll, trainee)
) strict;

CREATE INDEX mark_by_trainee on mark (trainee, mark);

CREATE TABLE operation (
    id        integer primary key,
    at        text    not null,                                 -- local wall time
    who       text    not null,
    label     text    not null,                                 -- what kind of thing was done: 点名
    said      text    not null default '',                      -- what was done, in one sentence
    undoes    integer references operation,
    turn      integer not null default 0,                       -- 0 done, 1 undone, 2 redone, 3 …
    undone_by integer references operation,
    final     integer not null default 0 check (final in (0, 1)) -- reversed only by another act, never by undo
) strict;

CREATE TABLE person (
    id        integer primary key,
    name      text    not null check (name <> ''),
    sex       text    check (sex in ('男', '女')),
    birth     text,                                             -- 1985-03 or 1985-03-12
    ethnicity text    not null default '',
    political text    not null default '',
    education text    not null default '',
    id_number text    unique,                                   -- GB 11643-1999, 18 characters
    phone     text    not null default '',
    unit      integer references unit,
    post      text    not null default '',
    note      text    not null default ''
, rank       text not null default '', post_since text, rank_since text, in_service text not null default '') strict;

CREATE INDEX person_by_name on person (name);

CREATE INDEX person_by_numbers on person (phone, id_number);

CREATE INDEX person_by_unit on person (unit);

CREATE TABLE person_tag (
    id     integer primary key,
    person integer not null references person on delete cascade,
    tag    text    not null check (tag <> ''),
    since  text,
    until  text
) strict;

CREATE INDEX person_tag_by_person on person_tag (person);

CREATE TABLE printout (
    id          integer primary key,
    cohort      integer not null,
    paper       text    not null,
    part        text    not null default '',                    -- of which session or day, when the paper is of one
    edition     integer not null,
    fingerprint text    not null,                               -- of what was printed, to know when it is out of date
    printed_on  text    not null
) strict;

CREATE INDEX printout_by_cohort on printout (cohort, paper, part, edition);

CREATE TABLE quota (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    unit   integer not null references unit,
    places integer not null check (places >= 0),
    weight integer not null default 1 check (weight >= 0),      -- when places are shared out
    note   text    not null default '',
    unique (cohort, unit)
) strict;

CREATE INDEX quota_by_unit on quota (unit);

CREATE TABLE roll (
    id       integer primary key,
    session  integer not null unique references session on delete cascade,
    expected integer not null,
    came     integer not null,
    on_leave integer not null,
    check (came >= 0 and on_leave >= 0 and came + on_leave <= expected)
) strict;

CREATE TABLE session (
    id       integer primary key,
    cohort   integer not null references cohort on delete cascade,
    day      text    not null,
    starts   text    not null,                                  -- 08:30
    ends     text    not null,
    kind     text    not null default '讲授' check (kind in
             ('讲授', '研讨', '案例教学', '现场教学', '模拟教学', '观摩', '自学', '考试', '开班式', '结业式', '其他活动')),
    topic    integer references topic,
    title    text    not null default '',                       -- what it is called when it is no topic of the register
    lecturer integer references lecturer,
    venue    integer references venue,
    hours    integer not null check (hours >= 0),               -- hundredths of 学时
    state    text    not null default '待确认' check (state in ('待确认', '已确认', '已调整')),
    note     text    not null default '',
    check (starts < ends)
) strict;

CREATE INDEX session_by_cohort   on session (cohort, day, starts);

CREATE INDEX session_by_day      on session (day);

CREATE INDEX session_by_lecturer on session (lecturer, day);

CREATE INDEX session_by_topic    on session (topic);

CREATE INDEX session_by_venue    on session (venue, day);

CREATE TABLE setting (
    id      integer primary key,
    concern text    not null unique,
    value   text    not null check (json_valid(value))
) strict;

CREATE TABLE study_group (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    number integer not null check (number > 0),                 -- 第N组
    place  text    not null default ''                          -- 讨论地点
) strict;

CREATE INDEX study_group_by_cohort on study_group (cohort, number);

CREATE TABLE substitution (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    leaves integer not null references trainee on delete cascade,
    comes  integer not null references trainee on delete cascade,
    on_day text    not null,
    letter text    not null default '',                         -- 函号
    why    text    not null default ''
) strict;

CREATE INDEX substitution_by_cohort on substitution (cohort);

CREATE INDEX substitution_by_comes on substitution (comes);

CREATE INDEX substitution_by_leaves on substitution (leaves);

CREATE TABLE topic (
    id            integer primary key,
    name          text    not null unique check (name <> ''),
    teaching_unit text    not null default '其他' check (teaching_unit in ('理论教育', '党性教育', '履职能力', '知识培训', '其他')),
    kind          text    not null default '讲授' check (kind in
                  ('讲授', '研讨', '案例教学', '现场教学', '模拟教学', '观摩', '自学', '考试', '开班式', '结业式', '其他活动')),
    hours         integer not null default 400 check (hours >= 0), -- usual hours, hundredths of 学时
    lecturer      integer references lecturer,                  -- who usually gives it
    note          text    not null default ''
) strict;

CREATE INDEX topic_by_lecturer on topic (lecturer);

CREATE TABLE trainee (
    id       integer primary key,
    cohort   integer not null references cohort on delete cascade,
    person   integer not null references person,
    number   integer not null,                                  -- 序号 on every list of the class
    unit     integer references unit,                           -- as it was in this class
    post     text    not null default '',
    role     text    not null default '',                       -- 班长, 组长 …
    joined   text,                                              -- null: from the first day
    left_on  text,                                              -- 退出日期; null: to the end
    left_why text    not null default '',
    note     text    not null default '', by_hand integer not null default 0 check (by_hand in (0, 1)), rank   text not null default '', study_group integer references study_group on delete set null, locked integer not null default 0 check (locked in (0, 1)),
    unique (cohort, person)
) strict;

CREATE INDEX trainee_by_group on trainee (study_group);

CREATE INDEX trainee_by_number on trainee (cohort, number);

CREATE INDEX trainee_by_person on trainee (person);

CREATE INDEX trainee_by_unit on trainee (unit);

CREATE VIEW trainee_then as
select trainee.*,
       coalesce((select former.name from unit_name as former
                  where former.unit = trainee.unit and former.until > cohort.starts
                  order by former.until limit 1), unit.name, '') as unit_name,
       unit.standard_order                                       as unit_order
from trainee
join cohort    on cohort.id = trainee.cohort
left join unit on unit.id   = trainee.unit;

CREATE TABLE unit (
    id             integer primary key,
    name           text    not null unique,
    nature         text    not null default '其他' check (nature in
                   ('党委机关', '人大', '政府', '政协', '监察', '法院', '检察院', '群团', '民主党派', '事业', '国有企业',
                    '乡镇', '街道', '村（社区）', '两新组织', '垂管', '其他')),
    standard_order integer not null                             -- 单位标准顺序, kept by hand, never alphabetic
, parent    integer references unit, overseer  integer references unit, sector    text not null default '', area      text not null default '', tags      text not null default '', closed_on text, successor integer references unit) strict;

CREATE INDEX unit_by_parent on unit (parent);

CREATE TABLE unit_name (
    id    integer primary key,
    unit  integer not null references unit on delete cascade,
    name  text    not null check (name <> ''),
    kind  text    not null check (kind in ('别名', '曾用名')),
    until text,                                                 -- 曾用名: the first day of the new name
    check ((until is not null) = (kind = '曾用名'))
) strict;

CREATE INDEX unit_name_by_name on unit_name (name);

CREATE INDEX unit_name_by_unit on unit_name (unit);

CREATE TABLE venue (
    id       integer primary key,
    name     text    not null unique check (name <> ''),
    capacity integer not null default 0 check (capacity >= 0),  -- seats; 0 not known
    place    text    not null default '',
    note     text    not null default ''
) strict;
