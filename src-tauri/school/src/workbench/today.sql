-- How many are expected in each session on ?1 and, once its roll is taken, how many came.
select session.id, roll.came,
       coalesce(roll.expected,
                (select count(*) from trainee
                  where trainee.cohort = session.cohort
                    and (trainee.joined  is null or trainee.joined <= session.day)
                    and (trainee.left_on is null or session.day < trainee.left_on))) as expected
from session
left join roll on roll.session = session.id
where session.day = ?1;
