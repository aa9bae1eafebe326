-- The marks of class ?1 that say more than 出勤: few, and each kind has an index of its own.
select mark.roll, mark.trainee, mark.mark, mark.word, mark.minutes, mark.remark
from session
join roll on roll.session = session.id
join mark on mark.roll    = roll.id and mark.mark <> '出勤'
where session.cohort = ?1
union all
select mark.roll, mark.trainee, mark.mark, mark.word, mark.minutes, mark.remark
from session
join roll on roll.session = session.id
join mark on mark.roll    = roll.id and mark.mark = '出勤' and (mark.word <> '' or mark.remark <> '')
where session.cohort = ?1;
