-- Trainees of the classes running on ?1 whose leave has reached four fifths of one seventh of the class's hours, those
-- nearest to it first, at most ?2 of them.
with running as (
    select id, (select coalesce(sum(hours), 0) from session where session.cohort = cohort.id) as total
    from cohort where starts <= ?1 and ?1 <= ends
)
select trainee.cohort, person.name, sum(session.hours) as leave, running.total
from running
join trainee on trainee.cohort = running.id
join mark    on mark.trainee = trainee.id and mark.mark in ('事假', '病假', '公假')
join roll    on roll.id = mark.roll
join session on session.id = roll.session
join person  on person.id = trainee.person
group by trainee.id
having leave > 0 and leave * 35 >= running.total * 4
order by leave * 1.0 / running.total desc, trainee.id
limit ?2;
