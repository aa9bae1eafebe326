-- Every mark of class ?1, roll by roll.
select mark.roll, mark.trainee, mark.mark, mark.word, mark.minutes, mark.remark,
       exists (select 1 from correction where correction.roll = mark.roll and correction.trainee = mark.trainee)
from session
join roll on roll.session = session.id
join mark on mark.roll    = roll.id
where session.cohort = ?1;
