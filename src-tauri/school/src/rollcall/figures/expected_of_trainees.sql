-- How often each trainee was expected in rolls from ?1 to ?2 (of class ?3, when it is given): trainee, unit, 人·场.
-- The marks of a class whose rolls all lie within are counted as they are, on the index; only those of a class that the
-- period cuts are looked at one by one.
with within as materialized (
    select distinct session.cohort from session
    where session.day between ?1 and ?2 and (?3 is null or session.cohort = ?3)
), counted as materialized (
    select within.cohort,
           not exists (select 1 from session join roll on roll.session = session.id
                        where session.cohort = within.cohort and session.day not between ?1 and ?2) as whole
    from within
)
select trainee.id, trainee.unit,
       case when counted.whole
            then (select count(*) from mark where mark.trainee = trainee.id)
            else (select count(*)
                  from mark join roll    on roll.id = mark.roll
                            join session on session.id = roll.session
                  where mark.trainee = trainee.id and session.day between ?1 and ?2)
       end
from counted
join trainee on trainee.cohort = counted.cohort;
