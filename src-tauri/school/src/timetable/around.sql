-- The sessions that can be in the way of others, which are of the classes ?3, by the lecturers ?4, in the rooms ?5, at
-- the sites ?6 (lists of ids), on the days from ?1 to ?2.
--
-- The classes themselves with their whole timetables, because a topic may come twice, and who is taught together with
-- them, because all need seats.
select id from session where cohort in (select value from json_each(?3))
union
select beside.id from session join session as beside on beside.joint = session.joint
where session.joint is not null and session.cohort in (select value from json_each(?3))
union
select id from session where lecturer in (select value from json_each(?4)) and day between ?1 and ?2
union
select id from session where venue in (select value from json_each(?5)) and day between ?1 and ?2
union
select session.id from session_room join session on session.id = session_room.session
where session_room.venue in (select value from json_each(?5)) and day between ?1 and ?2
union
select beside.id from session join session as beside on beside.joint = session.joint
where session.joint is not null and session.field_site in (select value from json_each(?6)) and session.day between ?1 and ?2
union
select id from session where field_site in (select value from json_each(?6)) and day between ?1 and ?2
union
select session.id
from trainee as mine
cross join trainee as theirs on theirs.person = mine.person and theirs.cohort <> mine.cohort
cross join session           on session.cohort = theirs.cohort and session.day between ?1 and ?2
where mine.cohort in (select value from json_each(?3));
