-- Who stands on the rolls of class ?1, roll by roll, read off the index alone.
select mark.roll, mark.trainee
from session
join roll on roll.session = session.id
join mark on mark.roll    = roll.id
where session.cohort = ?1;
