-- The classes of person ?1, newest first, with the unit's name of that time and what became of it.
select trainee.id as trainee, trainee.cohort,
       iif(cohort.number is null, '', '第' || cohort.number || '期') || cohort.name as title,
       cohort.starts, cohort.ends,
       trainee.unit_name, trainee.post, trainee.rank, trainee.role, trainee.left_on, trainee.left_why,
       (select coalesce(sum(session.hours), 0)
          from mark
          join roll    on roll.id = mark.roll
          join session on session.id = roll.session
         where mark.trainee = trainee.id and mark.mark in ('出勤', '迟到', '早退'))   as hours,
       completion.decision,
       certificate.serial, certificate.name as certified
from trainee_then as trainee
join cohort           on cohort.id = trainee.cohort
left join completion  on completion.trainee = trainee.id
left join certificate on certificate.trainee = trainee.id and certificate.void_why is null
where trainee.person = ?1
order by cohort.starts desc, trainee.id desc;
