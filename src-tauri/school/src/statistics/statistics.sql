-- The figures of every class that opens between ?1 and ?2.
with roll_of as (
    select session.cohort,
           sum(roll.expected) as expected,
           sum(roll.came)     as came,
           sum(roll.on_leave) as on_leave
    from cohort
    join session on session.cohort = cohort.id
    join roll    on roll.session = session.id
    where cohort.starts between ?1 and ?2
    group by session.cohort
)
select cohort.id, cohort.name, cohort.number, cohort.category, cohort.kind, cohort.starts, cohort.ends, cohort.planned,
       (select cast(sum(julianday(ends) - julianday(starts) + 1) as integer) from phase
         where phase.cohort = cohort.id)                                               as phase_days,
       (select count(*) from trainee where trainee.cohort = cohort.id)                as enrolled,
       (select count(*) from trainee
         where trainee.cohort = cohort.id
           and exists (select 1 from mark where mark.trainee = trainee.id
                                            and mark.mark in ('出勤', '迟到', '早退'))) as trained,
       (select count(*) from completion join trainee on trainee.id = completion.trainee
         where trainee.cohort = cohort.id and decision = '准予结业')                   as completed,
       (select coalesce(sum(hours), 0) from session where session.cohort = cohort.id) as hours,
       (select count(*) from session where session.cohort = cohort.id)                as sessions,
       coalesce(roll_of.expected, 0)                                                  as expected,
       coalesce(roll_of.came, 0)                                                      as came,
       coalesce(roll_of.on_leave, 0)                                                  as on_leave
from cohort
left join roll_of on roll_of.cohort = cohort.id
where cohort.starts between ?1 and ?2
order by cohort.starts, cohort.id;
