-- Classes with their figures as of ?1 (YYYY-MM-DD HH:MM); only the class ?2 when given, only those that have begun and
-- end on ?3 or later when given. Each session is looked at once for all that is said of it.
with held as (
    select session.cohort,
           count(*)                                                          as sessions,
           sum(hours)                                                        as hours,
           count(roll.id)                                                    as rolls,
           sum(roll.id is null and session.day || ' ' || session.ends <= ?1) as rolls_due
    from cohort
    join session   on session.cohort = cohort.id
    left join roll on roll.session = session.id
    where (?2 is null or cohort.id = ?2) and (?3 is null or cohort.ends >= ?3 and cohort.starts <= substr(?1, 1, 10))
    group by cohort.id
)
select cohort.*,
       (select cast(sum(julianday(ends) - julianday(starts) + 1) as integer) from phase
         where phase.cohort = cohort.id)                                                                as phase_days,
       (select count(*) from trainee where trainee.cohort = cohort.id and left_on is null)             as trainees,
       coalesce(held.sessions, 0)                                                                      as sessions,
       coalesce(held.hours, 0)                                                                         as hours,
       coalesce(held.rolls, 0)                                                                         as rolls,
       coalesce(held.rolls_due, 0)                                                                     as rolls_due,
       (select count(*) from completion join trainee on trainee.id = completion.trainee
         where trainee.cohort = cohort.id and decision = '准予结业')                                    as completed,
       (select count(*) from certificate where certificate.cohort = cohort.id and void_why is null)    as certificates
from cohort
left join held on held.cohort = cohort.id
where (?2 is null or cohort.id = ?2) and (?3 is null or cohort.ends >= ?3 and cohort.starts <= substr(?1, 1, 10))
order by cohort.starts desc, cohort.id desc;
