-- The schema as it stands, made from the migrations by a test; to be read, not run.

CREATE TABLE adjustment (
    id      integer primary key,
    cohort  integer not null references cohort on delete cascade,
    version integer not null,                                   -- departing from which
    session integer not null,                                   -- may be gone: taking it off is an adjustment too
    removed integer not null check (removed in (0, 1)),         -- why it was taken off; else why it was changed
    reason  text    not null,
    unique (cohort, version, session, removed)
) strict;

CREATE TABLE adjustment_notice (
    id        integer primary key,
    cohort    integer not null references cohort on delete cascade,
    approved  integer not null references approved_timetable on delete cascade,  -- the version it departs from
    follows   integer unique references adjustment_notice on delete cascade,     -- the one before it of that version
    number    integer not null check (number > 0),                       -- 第N号
    issued_on text    not null,
    class     text    not null,                                          -- as it was called
    school    text    not null,
    changes   text    not null check (json_valid(changes)),              -- as they were said
    lines     text    not null check (json_valid(lines)),                -- the sessions as they were
    unique (cohort, number)
) strict;

CREATE INDEX adjustment_notice_by_approved on adjustment_notice (approved);

CREATE TABLE approved_timetable (
    id          integer primary key,
    cohort      integer not null references cohort on delete cascade,
    version     integer not null check (version > 0),
    approved_on text    not null,
    approver    text    not null default '',
    lines       text    not null check (json_valid(lines)),     -- the sessions as they were
    unique (cohort, version)
) strict;

CREATE TABLE availability (
    id         integer primary key,
    lecturer   integer references lecturer on delete cascade,
    venue      integer references venue on delete cascade,
    field_site integer references field_site on delete cascade,
    may        integer not null check (may in (0, 1)),
    weekday    integer check (weekday between 1 and 7),         -- 1 is Monday
    since      text,
    until      text,
    starts     text,                                            -- null: the whole day
    ends       text,
    note       text    not null default '',
    check ((lecturer is not null) + (venue is not null) + (field_site is not null) = 1),
    check ((weekday is not null) or (since is not null and until is not null)),
    check (since <= until and (starts is null) = (ends is null) and starts < ends)
) strict;

CREATE INDEX availability_by_field_site on availability (field_site);

CREATE INDEX availability_by_lecturer on availability (lecturer);

CREATE INDEX availability_by_venue on availability (venue);

CREATE TABLE branch_seat (
    id      integer primary key,
    trainee integer not null unique references trainee on delete cascade,
    venue   integer not null references venue
) strict;

CREATE INDEX branch_seat_by_venue on branch_seat (venue);

CREATE TABLE bus (
    id       integer primary key,
    cohort   integer not null references cohort on delete cascade,
    day      text    not null,
    number   integer not null check (number > 0),                        -- N号车
    plate    text    not null default '',
    driver   text    not null default '',
    phone    text    not null default '',
    seats    integer not null default 0 check (seats >= 0),              -- 0 when not known
    leader   integer references trainee on delete set null,              -- 车长
    unique (cohort, day, number)
) strict;

CREATE INDEX bus_by_leader on bus (leader);

CREATE TABLE bus_seat (
    id      integer primary key,
    bus     integer not null references bus on delete cascade,
    trainee integer not null references trainee on delete cascade,
    unique (bus, trainee)
) strict;

CREATE INDEX bus_seat_by_trainee on bus_seat (trainee);

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

CREATE INDEX change_of_row on change (tbl, row_id) where before is not null;

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
    note         text    not null default '', kind          integer references cohort_kind, programme     integer references programme, tier          text    not null default '' check (tier in ('', '省级', '市级', '县级', '乡镇级')), undertaker    text    not null default '', assistant     text    not null default '', filing_number text    not null default '', filing_state  text    not null default '不需备案' check (filing_state in ('不需备案', '未报', '已报', '已备案')), audience      text    not null default '', lodging       integer not null default 1 check (lodging in (0, 1)), day_shape     text    not null default '',
    check (starts <= ends)
) strict;

CREATE INDEX cohort_by_kind on cohort (kind);

CREATE INDEX cohort_by_programme on cohort (programme);

CREATE INDEX cohort_by_starts on cohort (starts);

CREATE TABLE cohort_kind (
    id       integer primary key,
    parent   integer references cohort_kind,
    name     text    not null check (name <> ''),
    nature   text    not null check (nature in ('主体班', '专题班', '备案班', '委托班', '其他')),
    position integer not null                                   -- among its siblings, kept by hand
) strict;

CREATE INDEX cohort_kind_by_parent on cohort_kind (parent, position);

CREATE TABLE completion (
    id       integer primary key,
    trainee  integer not null unique references trainee on delete cascade,
    decision text    not null check (decision in ('准予结业', '暂缓结业', '不予结业')),
    reason   text    not null default ''
) strict;

CREATE TABLE correction (
    id          integer primary key,
    roll        integer not null references roll on delete cascade,
    trainee     integer not null references trainee on delete cascade,
    was         text    not null,                                        -- 旷课; 迟到10分; '': not on the roll
    now         text    not null,
    reason      text    not null check (reason <> ''),
    on_day      text    not null
) strict;

CREATE INDEX correction_by_roll on correction (roll);

CREATE INDEX correction_by_trainee on correction (trainee);

CREATE TABLE course_wish (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    wish   text    not null check (wish in ('先后', '连排', '同一天', '不同天')),
    one    integer not null references topic on delete cascade,
    other  integer not null references topic on delete cascade,
    check (one <> other)
) strict;

CREATE INDEX course_wish_by_cohort on course_wish (cohort);

CREATE INDEX course_wish_by_one on course_wish (one);

CREATE INDEX course_wish_by_other on course_wish (other);

CREATE TABLE duty (
    id      integer primary key,
    cohort  integer not null references cohort on delete cascade,
    day     text    not null,
    role    text    not null,                                            -- 值日, 主持, 主讲 …
    trainee integer not null references trainee on delete cascade,
    by_hand integer not null default 0 check (by_hand in (0, 1)),        -- stays when the rest is shared out again
    unique (cohort, day, role, trainee)
) strict;

CREATE INDEX duty_by_trainee on duty (trainee);

CREATE TABLE elective_choice (
    id      integer primary key,
    session integer not null references session on delete cascade,
    trainee integer not null references trainee on delete cascade,
    unique (session, trainee)
) strict;

CREATE INDEX elective_choice_by_trainee on elective_choice (trainee);

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

CREATE TABLE field_site (
    id       integer primary key,
    name     text    not null unique check (name <> ''),
    address  text    not null default '',
    contact  text    not null default '',
    phone    text    not null default '',
    capacity integer not null default 0 check (capacity >= 0),  -- people at once; 0 when not known
    minutes  integer not null default 0 check (minutes >= 0),   -- from the school, one way; 0 when not known
    note     text    not null default ''
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

CREATE TABLE head_count (
    id      integer primary key,
    bus     integer not null references bus on delete cascade,
    stop    text    not null,                                            -- 出发, a site, 返程
    counted integer not null check (counted >= 0),
    note    text    not null default '',
    unique (bus, stop)
) strict;

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

CREATE TABLE kept_clash (
    id      integer primary key,
    rule    text    not null,
    session integer not null references session on delete cascade,
    other   integer references session on delete cascade,
    reason  text    not null
) strict;

CREATE INDEX kept_clash_by_other on kept_clash (other);

CREATE INDEX kept_clash_by_session on kept_clash (session);

CREATE TABLE kept_file (
    id          integer primary key,
    fingerprint text    not null unique,
    bytes       blob    not null
) strict;

CREATE TABLE leave (
    id          integer primary key,
    trainee     integer not null references trainee on delete cascade,
    kind        text    not null check (kind in ('事假', '病假', '公假')),
    since       text    not null,
    since_at    text    not null,                                        -- 00:00 with a whole morning
    until       text    not null,                                        -- the day that until_at is of
    until_at    text    not null,                                        -- not away any more from here on; 23:59 the day's end
    reason      text    not null default '',
    state       text    not null default '待批' check (state in ('待批', '已批', '不批')),
    signers     text    not null default '[]' check (json_valid(signers)), -- whose signature it needs, and who has signed
    decided_on  text,
    refused_why text    not null default '',
    returned_on text,                                                    -- 销假: back on this day …
    returned_at text,                                                    -- … from this minute on
    file        text    not null default '',                             -- 附件 by SHA-256: the file itself is in kept_file
    file_name   text    not null default '',
    note        text    not null default '',
    check (since < until or (since = until and since_at < until_at)),
    check ((returned_on is null) = (returned_at is null))
) strict;

CREATE INDEX leave_by_trainee on leave (trainee, since);

CREATE TABLE lecturer (
    id       integer primary key,
    name     text    not null check (name <> ''),
    unit     text    not null default '',
    post     text    not null default '',
    title    text    not null default '',                       -- 职称
    category text    not null default '本校教师' check (category in ('领导干部', '本校教师', '外聘专家', '先进典型', '其他')),
    phone    text    not null default '',
    note     text    not null default ''
, honours   text not null default '', office    text not null default '' check (office in ('', '党委', '人大', '政府', '政协')), fee_class text not null default '' check (fee_class in
            ('', '院士、全国知名专家', '正高级', '副高级', '其他人员', '不取酬'))) strict;

CREATE INDEX lecturer_by_name on lecturer (name);

CREATE TABLE mark (
    id      integer primary key,
    roll    integer not null references roll on delete cascade,
    trainee integer not null references trainee on delete cascade,
    mark    text    not null check (mark in ('出勤', '迟到', '早退', '旷课', '事假', '病假', '公假')),
    minutes integer not null default 0 check (minutes >= 0),    -- late or left early by
    remark  text    not null default '', word text not null default '',
    unique (roll, trainee)
) strict;

CREATE INDEX mark_by_trainee on mark (trainee, mark);

CREATE INDEX mark_exception on mark (roll, mark, trainee) where mark <> '出勤';

CREATE INDEX mark_said on mark (roll) where mark = '出勤' and (word <> '' or remark <> '');

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

CREATE TABLE phase (
    id      integer primary key,
    cohort  integer not null references cohort on delete cascade,
    starts  text    not null,
    ends    text    not null,
    place   text    not null default '',                        -- '': at the school; else 异地教学
    hotel   text    not null default '',
    contact text    not null default '',
    phone   text    not null default '',
    note    text    not null default '',
    check (starts <= ends)
) strict;

CREATE INDEX phase_by_cohort on phase (cohort, starts);

CREATE TABLE plan_line (
    id            integer primary key,
    year          integer not null,
    position      integer not null,
    name          text    not null check (name <> ''),
    number        integer check (number > 0),
    kind          integer references cohort_kind,
    programme     integer references programme,
    tier          text    not null default '' check (tier in ('', '省级', '市级', '县级', '乡镇级')),
    host          text    not null default '',
    undertaker    text    not null default '',
    assistant     text    not null default '',
    filing_number text    not null default '',
    filing_state  text    not null default '不需备案' check (filing_state in ('不需备案', '未报', '已报', '已备案')),
    starts        text,                                         -- null: not settled yet
    ends          text,
    planned       integer not null default 0 check (planned >= 0),
    lodging       integer not null default 1 check (lodging in (0, 1)),
    place         text    not null default '',
    audience      text    not null default '',
    note          text    not null default '',
    cohort        integer references cohort on delete set null, -- the class it became
    check ((starts is null) = (ends is null) and starts <= ends)
) strict;

CREATE INDEX plan_line_by_cohort on plan_line (cohort);

CREATE INDEX plan_line_by_kind on plan_line (kind);

CREATE INDEX plan_line_by_programme on plan_line (programme);

CREATE INDEX plan_line_by_year on plan_line (year, position);

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

CREATE TABLE programme (
    id    integer primary key,
    name  text    not null unique check (name <> ''),
    since integer not null,                                     -- first year
    until integer not null,                                     -- last year, counted
    note  text    not null default '',
    check (since <= until)
) strict;

CREATE TABLE programme_target (
    id           integer primary key,
    programme    integer not null references programme on delete cascade,
    year         integer not null,
    tier         text    not null default '' check (tier in ('', '省级', '市级', '县级', '乡镇级')),
    runs         integer not null default 0 check (runs >= 0),          -- 期
    person_times integer not null default 0 check (person_times >= 0),  -- 人次
    unique (programme, year, tier)
) strict;

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
    on_leave integer not null, closed_on text, sheet     text not null default '',
    check (came >= 0 and on_leave >= 0 and came + on_leave <= expected)
) strict;

CREATE INDEX roll_counts on roll (session, came, expected);

CREATE TABLE roll_room (
    id        integer primary key,
    roll      integer not null references roll on delete cascade,
    venue     integer not null references venue on delete cascade,
    closed_on text,                                                      -- its people change with a reason only
    unique (roll, venue)
) strict;

CREATE INDEX roll_room_by_venue on roll_room (venue);

CREATE TABLE route (
    id   integer primary key,
    name text    not null unique check (name <> ''),
    note text    not null default ''
) strict;

CREATE TABLE route_stop (
    id         integer primary key,
    route      integer not null references route on delete cascade,
    position   integer not null,
    field_site integer not null references field_site,
    day        integer not null default 0 check (day >= 0),     -- days after the first
    starts     text    not null,
    ends       text    not null,
    title      text    not null default '',                     -- what is done there
    check (starts < ends)
) strict;

CREATE INDEX route_stop_by_field_site on route_stop (field_site);

CREATE INDEX route_stop_by_route on route_stop (route, position);

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
    note     text    not null default '', field_site integer references field_site, joint     integer, elective  integer not null default 0 check (elective in (0, 1)), locked    integer not null default 0 check (locked in (0, 1)), moderator text    not null default '',
    check (starts < ends)
) strict;

CREATE INDEX session_by_cohort   on session (cohort, day, starts);

CREATE INDEX session_by_day      on session (day);

CREATE INDEX session_by_field_site on session (field_site, day);

CREATE INDEX session_by_joint on session (joint) where joint is not null;

CREATE INDEX session_by_lecturer on session (lecturer, day);

CREATE INDEX session_by_topic    on session (topic);

CREATE INDEX session_by_venue    on session (venue, day);

CREATE TABLE session_group (
    id          integer primary key,
    session     integer not null references session on delete cascade,
    study_group integer not null references study_group on delete cascade,
    unique (session, study_group)
) strict;

CREATE INDEX session_group_by_group on session_group (study_group);

CREATE TABLE session_room (
    id      integer primary key,
    session integer not null references session on delete cascade,
    venue   integer not null references venue,
    unique (session, venue)
) strict;

CREATE INDEX session_room_by_venue on session_room (venue);

CREATE TABLE setting (
    id      integer primary key,
    concern text    not null unique,
    value   text    not null check (json_valid(value))
) strict;

CREATE TABLE sheet (
    id         integer primary key,
    code       text    not null unique,                                  -- printed on it
    cohort     integer not null,
    sessions   text    not null check (json_valid(sessions)),            -- signed for: one half day, or a day's, or all
    people     text    not null check (json_valid(people)),              -- trainees from the first row on
    asked      text    not null check (json_valid(asked)),               -- of the printer, to see what it would be now
    edition    integer not null,
    printed_on text    not null
) strict;

CREATE INDEX sheet_by_cohort on sheet (cohort);

CREATE TABLE special_day (
    id   integer primary key,
    day  text    not null unique,
    kind text    not null check (kind in ('放假', '上班', '平日')),
    name text    not null default ''
) strict;

CREATE TABLE speech (
    id       integer primary key,
    session  integer not null references session on delete cascade,
    trainee  integer not null references trainee on delete cascade,
    position integer not null,
    called   integer not null default 0 check (called in (0, 1)),        -- picked by 现场点名, not noted afterwards
    topic    text    not null default '',
    minutes  integer not null default 0 check (minutes >= 0),
    remark   text    not null default ''                                 -- 点评, and by whom
) strict;

CREATE INDEX speech_by_session on speech (session, position);

CREATE INDEX speech_by_trainee on speech (trainee);

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

CREATE TABLE teaches (
    id       integer primary key,
    lecturer integer not null references lecturer on delete cascade,
    topic    integer not null references topic on delete cascade,
    unique (lecturer, topic)
) strict;

CREATE INDEX teaches_by_topic on teaches (topic);

CREATE TABLE topic (
    id            integer primary key,
    name          text    not null unique check (name <> ''),
    teaching_unit text    not null default '其他' check (teaching_unit in ('理论教育', '党性教育', '履职能力', '知识培训', '其他')),
    kind          text    not null default '讲授' check (kind in
                  ('讲授', '研讨', '案例教学', '现场教学', '模拟教学', '观摩', '自学', '考试', '开班式', '结业式', '其他活动')),
    hours         integer not null default 400 check (hours >= 0), -- usual hours, hundredths of 学时
    lecturer      integer references lecturer,                  -- who usually gives it
    note          text    not null default ''
, elective   integer not null default 0 check (elective in (0, 1)), state      text    not null default '上架' check (state in ('备课', '审核', '试讲', '上架', '停用')), updated_on text) strict;

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

CREATE TABLE travel (
    id      integer primary key,
    one     integer not null references field_site on delete cascade,
    other   integer not null references field_site on delete cascade,
    minutes integer not null check (minutes >= 0),
    check (one < other),
    unique (one, other)
) strict;

CREATE INDEX travel_by_other on travel (other);

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

CREATE TABLE unplaced (
    id         integer primary key,
    cohort     integer not null references cohort on delete cascade,
    kind       text    not null default '讲授' check (kind in
               ('讲授', '研讨', '案例教学', '现场教学', '模拟教学', '观摩', '自学', '考试', '开班式', '结业式', '其他活动')),
    topic      integer references topic,
    title      text    not null default '',
    lecturer   integer references lecturer,                     -- null: anybody who teaches it
    venue      integer references venue,                        -- null: any room that seats them
    field_site integer references field_site,
    hours      integer not null check (hours >= 0),
    minutes    integer not null check (minutes > 0),            -- how long
    elective   integer not null default 0 check (elective in (0, 1)),
    note       text    not null default ''
) strict;

CREATE INDEX unplaced_by_cohort on unplaced (cohort);

CREATE INDEX unplaced_by_field_site on unplaced (field_site);

CREATE INDEX unplaced_by_lecturer on unplaced (lecturer);

CREATE INDEX unplaced_by_topic on unplaced (topic);

CREATE INDEX unplaced_by_venue on unplaced (venue);

CREATE TABLE venue (
    id       integer primary key,
    name     text    not null unique check (name <> ''),
    capacity integer not null default 0 check (capacity >= 0),  -- seats; 0 not known
    place    text    not null default '',
    note     text    not null default ''
, equipment text not null default '') strict;

CREATE TABLE visitor (
    id     integer primary key,
    roll   integer not null references roll on delete cascade,
    name   text    not null check (name <> ''),
    unit   text    not null default '',
    remark text    not null default ''
) strict;

CREATE INDEX visitor_by_roll on visitor (roll);
