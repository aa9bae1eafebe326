-- 考勤与请假: who was expected where it was not the whole class, what was corrected after a roll was closed, whom the
-- paper had in which row, leave with its signatures; who spoke, who is on duty, who sits on which bus; and
-- the notices of a timetable that was changed.

-- A closed roll changes by correction only, with a reason. Before this step a roll was taken in one go: it is closed, on
-- the day of its session, and nobody is asked to complete it.
alter table roll add column closed_on text;
update roll set closed_on = (select day from session where session.id = roll.session);
alter table roll add column sheet     text not null default '';          -- 编码 of the signed paper it was taken from

alter table mark add column word text not null default '';               -- the office's own word, as it was then; '': plain

-- A year's rolls added up without opening them one by one.
create index roll_counts on roll (session, came, expected);

-- Those who were not simply there: a figure is those expected less these, and they are few.
create index mark_exception on mark (roll, mark, trainee) where mark <> '出勤';
create index mark_said on mark (roll) where mark = '出勤' and (word <> '' or remark <> '');

-- 更正: what a mark of a closed roll was and is, and why.
create table correction (
    id          integer primary key,
    roll        integer not null references roll on delete cascade,
    trainee     integer not null references trainee on delete cascade,
    was         text    not null,                                        -- 旷课; 迟到10分; '': not on the roll
    now         text    not null,
    reason      text    not null check (reason <> ''),
    on_day      text    not null
) strict;
create index correction_by_roll on correction (roll);
create index correction_by_trainee on correction (trainee);

-- 旁听、跟班: somebody in the room who is no trainee of the class. Counted by themselves, in no rate.
create table visitor (
    id     integer primary key,
    roll   integer not null references roll on delete cascade,
    name   text    not null check (name <> ''),
    unit   text    not null default '',
    remark text    not null default ''
) strict;
create index visitor_by_roll on visitor (roll);

-- Which groups a session is for; none: the whole class.
create table session_group (
    id          integer primary key,
    session     integer not null references session on delete cascade,
    study_group integer not null references study_group on delete cascade,
    unique (session, study_group)
) strict;
create index session_group_by_group on session_group (study_group);

-- 选修: who chose a session that is elective.
create table elective_choice (
    id      integer primary key,
    session integer not null references session on delete cascade,
    trainee integer not null references trainee on delete cascade,
    unique (session, trainee)
) strict;
create index elective_choice_by_trainee on elective_choice (trainee);

-- 分会场: who sits in a branch room whenever a session has it; everybody else in the main room.
create table branch_seat (
    id      integer primary key,
    trainee integer not null unique references trainee on delete cascade,
    venue   integer not null references venue
) strict;
create index branch_seat_by_venue on branch_seat (venue);

-- A roll that is called room by room has a row for each room that was called; it is closed when all its rooms are.
create table roll_room (
    id        integer primary key,
    roll      integer not null references roll on delete cascade,
    venue     integer not null references venue on delete cascade,
    closed_on text,                                                      -- its people change with a reason only
    unique (roll, venue)
) strict;
create index roll_room_by_venue on roll_room (venue);

-- A sign-in sheet as it left the printer: whom it has in which row. A log like printout, no change of the books: it
-- outlives a class that is deleted, because the class may come back.
create table sheet (
    id         integer primary key,
    code       text    not null unique,                                  -- printed on it
    cohort     integer not null,
    sessions   text    not null check (json_valid(sessions)),            -- signed for: one half day, or a day's, or all
    people     text    not null check (json_valid(people)),              -- trainees from the first row on
    asked      text    not null check (json_valid(asked)),               -- of the printer, to see what it would be now
    edition    integer not null,
    printed_on text    not null
) strict;
create index sheet_by_cohort on sheet (cohort);

-- 请假: from a moment to a moment. What it covers is looked up, never stored twice.
create table leave (
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
create index leave_by_trainee on leave (trainee, since);

-- 发言: who was called or spoke in a session, in order.
create table speech (
    id       integer primary key,
    session  integer not null references session on delete cascade,
    trainee  integer not null references trainee on delete cascade,
    position integer not null,
    called   integer not null default 0 check (called in (0, 1)),        -- picked by 现场点名, not noted afterwards
    topic    text    not null default '',
    minutes  integer not null default 0 check (minutes >= 0),
    remark   text    not null default ''                                 -- 点评, and by whom
) strict;
create index speech_by_session on speech (session, position);
create index speech_by_trainee on speech (trainee);

-- 轮值
create table duty (
    id      integer primary key,
    cohort  integer not null references cohort on delete cascade,
    day     text    not null,
    role    text    not null,                                            -- 值日, 主持, 主讲 …
    trainee integer not null references trainee on delete cascade,
    by_hand integer not null default 0 check (by_hand in (0, 1)),        -- stays when the rest is shared out again
    unique (cohort, day, role, trainee)
) strict;
create index duty_by_trainee on duty (trainee);

-- 乘车: the buses of a field day, who sits on which, and how many were counted at each stop.
create table bus (
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
create index bus_by_leader on bus (leader);
create table bus_seat (
    id      integer primary key,
    bus     integer not null references bus on delete cascade,
    trainee integer not null references trainee on delete cascade,
    unique (bus, trainee)
) strict;
create index bus_seat_by_trainee on bus_seat (trainee);
create table head_count (
    id      integer primary key,
    bus     integer not null references bus on delete cascade,
    stop    text    not null,                                            -- 出发, a site, 返程
    counted integer not null check (counted >= 0),
    note    text    not null default '',
    unique (bus, stop)
) strict;

-- 调课通知单: what people were told of an approved timetable since. What it said is kept to be printed again, and the
-- timetable as it left it, for the next to begin from. None goes while a later one follows it.
create table adjustment_notice (
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
create index adjustment_notice_by_approved on adjustment_notice (approved);

-- The journal knows rows as they were written, without the new columns.
-- A roll that is taken back or gone with its class comes back closed, too: on the day its session has, or had last.
update change set
    before = json_set(before, '$.closed_on', coalesce(
        (select day from session where id = before ->> '$.session'),
        (select gone.before ->> '$.day' from change as gone
          where gone.tbl = 'session' and gone.row_id = change.before ->> '$.session' and gone.before is not null
          order by gone.id desc limit 1)), '$.sheet', ''),
    after  = json_set(after, '$.closed_on', coalesce(
        (select day from session where id = after ->> '$.session'),
        (select gone.before ->> '$.day' from change as gone
          where gone.tbl = 'session' and gone.row_id = change.after ->> '$.session' and gone.before is not null
          order by gone.id desc limit 1)), '$.sheet', '')
where tbl = 'roll';
update change set
    before = json_set(before, '$.word', ''),
    after  = json_set(after,  '$.word', '')
where tbl = 'mark';
