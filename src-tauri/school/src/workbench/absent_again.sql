-- Everything the rolls have, latest first, of those who were absent without leave ?2 times or more in a class that runs on
-- ?1: few people, and only theirs is read one by one.
with absent as materialized (
    select mark.trainee
    from cohort
    cross join session on session.cohort = cohort.id
    cross join roll    on roll.session = session.id
    cross join mark    on mark.roll = roll.id and mark.mark = '旷课' and mark.mark <> '出勤' -- the index of exceptions
    where cohort.starts <= ?1 and ?1 <= cohort.ends
    group by mark.trainee
    having count(*) >= ?2
)
select mark.trainee, session.cohort, session.id as session, session.day, session.starts, mark.mark
from absent
cross join trainee on trainee.id = absent.trainee and trainee.left_on is null
cross join mark    on mark.trainee = trainee.id
join roll          on roll.id = mark.roll
join session       on session.id = roll.session
order by session.cohort, trainee.number, trainee.id, session.day desc, session.starts desc;
