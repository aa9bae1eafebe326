-- 年度计划与课程表: the office's own tree of classes, programmes with targets, classes in several phases; who teaches
-- what and when they can; sites and routes; sessions given together, in several rooms, or yet to be placed; what was
-- approved and why it changed.

-- 班次类别: a tree of the office's own. Every branch counts as one of the five natures that rules and figures know.
create table cohort_kind (
    id       integer primary key,
    parent   integer references cohort_kind,
    name     text    not null check (name <> ''),
    nature   text    not null check (nature in ('主体班', '专题班', '备案班', '委托班', '其他')),
    position integer not null                                   -- among its siblings, kept by hand
) strict;
create index cohort_kind_by_parent on cohort_kind (parent, position);

-- 培训项目: one year or several, with targets by year and tier.
create table programme (
    id    integer primary key,
    name  text    not null unique check (name <> ''),
    since integer not null,                                     -- first year
    until integer not null,                                     -- last year, counted
    note  text    not null default '',
    check (since <= until)
) strict;
create table programme_target (
    id           integer primary key,
    programme    integer not null references programme on delete cascade,
    year         integer not null,
    tier         text    not null default '' check (tier in ('', '省级', '市级', '县级', '乡镇级')),
    runs         integer not null default 0 check (runs >= 0),          -- 期
    person_times integer not null default 0 check (person_times >= 0),  -- 人次
    unique (programme, year, tier)
) strict;

alter table cohort add column kind          integer references cohort_kind;
alter table cohort add column programme     integer references programme;
alter table cohort add column tier          text    not null default '' check (tier in ('', '省级', '市级', '县级', '乡镇级'));
alter table cohort add column undertaker    text    not null default '';  -- 承办单位; host is 主办单位
alter table cohort add column assistant     text    not null default '';  -- 协办单位
alter table cohort add column filing_number text    not null default '';  -- 备案号
alter table cohort add column filing_state  text    not null default '不需备案' check (filing_state in ('不需备案', '未报', '已报', '已备案'));
alter table cohort add column audience      text    not null default '';  -- 培训对象: 乡镇党委书记
alter table cohort add column lodging       integer not null default 1 check (lodging in (0, 1)); -- they need beds
alter table cohort add column day_shape     text    not null default '';  -- 作息 by name; '': the usual one
create index cohort_by_kind on cohort (kind);
create index cohort_by_programme on cohort (programme);

-- 年度计划: a line of the plan, before and after it is a class.
create table plan_line (
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
create index plan_line_by_year on plan_line (year, position);
create index plan_line_by_kind on plan_line (kind);
create index plan_line_by_programme on plan_line (programme);
create index plan_line_by_cohort on plan_line (cohort);

-- 集中学习阶段: the days a class really meets, where it is not from the first day to the last at the school.
create table phase (
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
create index phase_by_cohort on phase (cohort, starts);

alter table lecturer add column honours   text not null default '';  -- 荣誉
alter table lecturer add column office    text not null default '' check (office in ('', '党委', '人大', '政府', '政协')); -- 四大班子
alter table lecturer add column fee_class text not null default '' check (fee_class in
            ('', '院士、全国知名专家', '正高级', '副高级', '其他人员', '不取酬'));

alter table topic add column elective   integer not null default 0 check (elective in (0, 1));
alter table topic add column state      text    not null default '上架' check (state in ('备课', '审核', '试讲', '上架', '停用'));
alter table topic add column updated_on text;                            -- when its text was last worked on

alter table venue add column equipment text not null default '';         -- 、 between them

-- Who teaches what.
create table teaches (
    id       integer primary key,
    lecturer integer not null references lecturer on delete cascade,
    topic    integer not null references topic on delete cascade,
    unique (lecturer, topic)
) strict;
create index teaches_by_topic on teaches (topic);
insert into teaches (lecturer, topic) select lecturer, id from topic where lecturer is not null;

-- 现场教学点
create table field_site (
    id       integer primary key,
    name     text    not null unique check (name <> ''),
    address  text    not null default '',
    contact  text    not null default '',
    phone    text    not null default '',
    capacity integer not null default 0 check (capacity >= 0),  -- people at once; 0 when not known
    minutes  integer not null default 0 check (minutes >= 0),   -- from the school, one way; 0 when not known
    note     text    not null default ''
) strict;
create table travel (
    id      integer primary key,
    one     integer not null references field_site on delete cascade,
    other   integer not null references field_site on delete cascade,
    minutes integer not null check (minutes >= 0),
    check (one < other),
    unique (one, other)
) strict;
create index travel_by_other on travel (other);

-- 线路: sites in order with their times, dropped into a timetable whole.
create table route (
    id   integer primary key,
    name text    not null unique check (name <> ''),
    note text    not null default ''
) strict;
create table route_stop (
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
create index route_stop_by_route on route_stop (route, position);
create index route_stop_by_field_site on route_stop (field_site);

-- When a lecturer, a room or a site can be had, and when not: every week, or from one day to another.
create table availability (
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
create index availability_by_lecturer on availability (lecturer);
create index availability_by_venue on availability (venue);
create index availability_by_field_site on availability (field_site);

-- Days off and 调休 working days the office knows better than the table that is shipped.
create table special_day (
    id   integer primary key,
    day  text    not null unique,
    kind text    not null check (kind in ('放假', '上班', '平日')),
    name text    not null default ''
) strict;

alter table session add column field_site integer references field_site;
alter table session add column joint     integer;                        -- 合班: sessions given together bear one number
alter table session add column elective  integer not null default 0 check (elective in (0, 1));
alter table session add column locked    integer not null default 0 check (locked in (0, 1)); -- arranging leaves it
alter table session add column moderator text    not null default '';    -- 主持人
create index session_by_field_site on session (field_site, day);
create index session_by_joint on session (joint) where joint is not null;

-- 同步课堂: the branch rooms of a session; its own venue is the main room.
create table session_room (
    id      integer primary key,
    session integer not null references session on delete cascade,
    venue   integer not null references venue,
    unique (session, venue)
) strict;
create index session_room_by_venue on session_room (venue);

-- 待排课次: what a class is to have, without a time yet.
create table unplaced (
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
create index unplaced_by_cohort on unplaced (cohort);
create index unplaced_by_topic on unplaced (topic);
create index unplaced_by_lecturer on unplaced (lecturer);
create index unplaced_by_venue on unplaced (venue);
create index unplaced_by_field_site on unplaced (field_site);

-- 排课要求 between two topics of a class.
create table course_wish (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    wish   text    not null check (wish in ('先后', '连排', '同一天', '不同天')),
    one    integer not null references topic on delete cascade,
    other  integer not null references topic on delete cascade,
    check (one <> other)
) strict;
create index course_wish_by_cohort on course_wish (cohort);
create index course_wish_by_one on course_wish (one);
create index course_wish_by_other on course_wish (other);

-- A clash the office lets stand.
create table kept_clash (
    id      integer primary key,
    rule    text    not null,
    session integer not null references session on delete cascade,
    other   integer references session on delete cascade,
    reason  text    not null
) strict;
create index kept_clash_by_session on kept_clash (session);
create index kept_clash_by_other on kept_clash (other);

-- 审定: the timetable as it was approved, version by version; what differs later is a 调课 and has a reason.
create table approved_timetable (
    id          integer primary key,
    cohort      integer not null references cohort on delete cascade,
    version     integer not null check (version > 0),
    approved_on text    not null,
    approver    text    not null default '',
    lines       text    not null check (json_valid(lines)),     -- the sessions as they were
    unique (cohort, version)
) strict;
create table adjustment (
    id      integer primary key,
    cohort  integer not null references cohort on delete cascade,
    version integer not null,                                   -- departing from which
    session integer not null,                                   -- may be gone: taking it off is an adjustment too
    removed integer not null check (removed in (0, 1)),         -- why it was taken off; else why it was changed
    reason  text    not null,
    unique (cohort, version, session, removed)
) strict;

-- From here on the journal copies no row that is added: how it was is told by the next change of it, found by this.
create index change_of_row on change (tbl, row_id) where before is not null;

-- The journal knows rows as they were written, without the new columns.
update change set
    before = json_set(before, '$.kind', null, '$.programme', null, '$.tier', '', '$.undertaker', '', '$.assistant', '',
                      '$.filing_number', '', '$.filing_state', '不需备案', '$.audience', '', '$.lodging', 1, '$.day_shape', ''),
    after  = json_set(after,  '$.kind', null, '$.programme', null, '$.tier', '', '$.undertaker', '', '$.assistant', '',
                      '$.filing_number', '', '$.filing_state', '不需备案', '$.audience', '', '$.lodging', 1, '$.day_shape', '')
where tbl = 'cohort';
update change set
    before = json_set(before, '$.honours', '', '$.office', '', '$.fee_class', ''),
    after  = json_set(after,  '$.honours', '', '$.office', '', '$.fee_class', '')
where tbl = 'lecturer';
update change set
    before = json_set(before, '$.elective', 0, '$.state', '上架', '$.updated_on', null),
    after  = json_set(after,  '$.elective', 0, '$.state', '上架', '$.updated_on', null)
where tbl = 'topic';
update change set
    before = json_set(before, '$.equipment', ''),
    after  = json_set(after,  '$.equipment', '')
where tbl = 'venue';
update change set
    before = json_set(before, '$.field_site', null, '$.joint', null, '$.elective', 0, '$.locked', 0, '$.moderator', ''),
    after  = json_set(after,  '$.field_site', null, '$.joint', null, '$.elective', 0, '$.locked', 0, '$.moderator', '')
where tbl = 'session';
