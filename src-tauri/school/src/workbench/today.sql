-- How many are expected in each session on ?1 (of its groups, of those who chose it) and, once its roll is taken, how many
-- came.
select session.id, roll.came,
       coalesce(roll.expected,
                (select count(*) from trainee
                  where trainee.cohort = session.cohort
                    and (trainee.joined  is null or trainee.joined <= session.day)
                    and (trainee.left_on is null or session.day < trainee.left_on)
                    and (not exists (select 1 from session_group where session_group.session = session.id)
                         or exists (select 1 from session_group
                                     where session_group.session = session.id
                                       and session_group.study_group = trainee.study_group))
                    and (not session.elective
                         or exists (select 1 from elective_choice
                                     where elective_choice.session = session.id
                                       and elective_choice.trainee = trainee.id)))) as expected
from session
left join roll on roll.session = session.id
where session.day = ?1;
