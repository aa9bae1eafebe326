-- 名册: units as a tree with the names they go by, people with rank and tags, places per unit, what the units' files
-- said, substitutions, the roster as it was frozen, groups.

-- 隶属, 归口管理部门, 系统, 片区, tags; a unit that a 机构改革 closed stays for the classes of its time.
alter table unit add column parent    integer references unit;
alter table unit add column overseer  integer references unit;
alter table unit add column sector    text not null default '';
alter table unit add column area      text not null default '';
alter table unit add column tags      text not null default '';      -- 、 between them
alter table unit add column closed_on text;
alter table unit add column successor integer references unit;
create index unit_by_parent on unit (parent);

-- Other names of a unit: what senders write for it, and what it was called before.
create table unit_name (
    id    integer primary key,
    unit  integer not null references unit on delete cascade,
    name  text    not null check (name <> ''),
    kind  text    not null check (kind in ('别名', '曾用名')),
    until text,                                                 -- 曾用名: the first day of the new name
    check ((until is not null) = (kind = '曾用名'))
) strict;
create index unit_name_by_unit on unit_name (unit);
create index unit_name_by_name on unit_name (name);

alter table person add column rank       text not null default '';   -- 职级
alter table person add column post_since text;                       -- 任现职时间: 2019-03 or 2019-03-12
alter table person add column rank_since text;                       -- 任现职级时间
alter table person add column in_service text not null default '';   -- 在职学历; education is 全日制学历

-- 一把手, 后备干部, 村干部 …
create table person_tag (
    id     integer primary key,
    person integer not null references person on delete cascade,
    tag    text    not null check (tag <> ''),
    since  text,
    until  text
) strict;
create index person_tag_by_person on person_tag (person);

-- 分组
create table study_group (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    number integer not null check (number > 0),                 -- 第N组
    place  text    not null default ''                          -- 讨论地点
) strict;
create index study_group_by_cohort on study_group (cohort, number);

alter table trainee add column rank   text not null default '';     -- 职级, as it was in this class
alter table trainee add column study_group integer references study_group on delete set null;
alter table trainee add column locked integer not null default 0 check (locked in (0, 1)); -- stays in that group
create index trainee_by_group on trainee (study_group);

-- A trainee with the name the unit had on the first day of the class: old lists do not learn new names.
create view trainee_then as
select trainee.*,
       coalesce((select former.name from unit_name as former
                  where former.unit = trainee.unit and former.until > cohort.starts
                  order by former.until limit 1), unit.name, '') as unit_name,
       unit.standard_order                                       as unit_order
from trainee
join cohort    on cohort.id = trainee.cohort
left join unit on unit.id   = trainee.unit;

-- Two trainees who should, or should not, be in one group.
create table group_wish (
    id       integer primary key,
    cohort   integer not null references cohort on delete cascade,
    one      integer not null references trainee on delete cascade,
    other    integer not null references trainee on delete cascade,
    together integer not null check (together in (0, 1)),
    check (one <> other)
) strict;
create index group_wish_by_cohort on group_wish (cohort);
create index group_wish_by_one on group_wish (one);
create index group_wish_by_other on group_wish (other);

-- 名额
create table quota (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    unit   integer not null references unit,
    places integer not null check (places >= 0),
    weight integer not null default 1 check (weight >= 0),      -- when places are shared out
    note   text    not null default '',
    unique (cohort, unit)
) strict;
create index quota_by_unit on quota (unit);

-- 参训条件: whom the class is for.
create table eligibility (
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

-- 换人: both stay on the roster, with the letter that asked for it.
create table substitution (
    id     integer primary key,
    cohort integer not null references cohort on delete cascade,
    leaves integer not null references trainee on delete cascade,
    comes  integer not null references trainee on delete cascade,
    on_day text    not null,
    letter text    not null default '',                         -- 函号
    why    text    not null default ''
) strict;
create index substitution_by_cohort on substitution (cohort);
create index substitution_by_leaves on substitution (leaves);
create index substitution_by_comes on substitution (comes);

-- The roster as it was settled; what changes later is marked.
create table frozen_roster (
    id        integer primary key,
    cohort    integer not null unique references cohort on delete cascade,
    frozen_on text    not null,
    lines     text    not null check (json_valid(lines))        -- by trainee: name, unit, post, phone
) strict;

-- A unit's file as it was taken in.
create table intake (
    id          integer primary key,
    cohort      integer not null references cohort on delete cascade,
    unit        integer references unit,                        -- the sender; null where a file has no one sender
    file        text    not null,
    fingerprint text    not null,                               -- SHA-256, hex: the file itself is in kept_file
    columns     text    not null check (json_valid(columns)),   -- by sheet: field → column letter
    taken_at    text    not null
) strict;
create index intake_by_cohort on intake (cohort, unit);
create index intake_by_unit on intake (unit);

-- What a file said of one trainee, and where.
create table intake_line (
    id      integer primary key,
    intake  integer not null references intake on delete cascade,
    trainee integer not null references trainee on delete cascade,
    sheet   text    not null,
    row     integer not null,
    said    text    not null check (json_valid(said))           -- the entry; raw texts and cells where they differ
) strict;
create index intake_line_by_intake on intake_line (intake);
create index intake_line_by_trainee on intake_line (trainee);

-- The files themselves, once each. Not journaled: what a file is never changes, and undoing an import loses no file.
create table kept_file (
    id          integer primary key,
    fingerprint text    not null unique,
    bytes       blob    not null
) strict;

-- The journal knows rows as they were written, without the new columns.
update change set
    before = json_set(before, '$.parent', null, '$.overseer', null, '$.sector', '', '$.area', '', '$.tags', '',
                      '$.closed_on', null, '$.successor', null),
    after  = json_set(after,  '$.parent', null, '$.overseer', null, '$.sector', '', '$.area', '', '$.tags', '',
                      '$.closed_on', null, '$.successor', null)
where tbl = 'unit';
update change set
    before = json_set(before, '$.rank', '', '$.post_since', null, '$.rank_since', null, '$.in_service', ''),
    after  = json_set(after,  '$.rank', '', '$.post_since', null, '$.rank_since', null, '$.in_service', '')
where tbl = 'person';
update change set
    before = json_set(before, '$.rank', '', '$.study_group', null, '$.locked', 0),
    after  = json_set(after,  '$.rank', '', '$.study_group', null, '$.locked', 0)
where tbl = 'trainee';
