-- The lines of the plan of the year ?1 with the names they use and the class each became.
select plan_line.*,
       coalesce(programme.name, '') as programme_name,
       class.name                   as class_name,
       class.number                 as class_number,
       class.starts                 as class_starts,
       class.ends                   as class_ends,
       (select count(*) from trainee where trainee.cohort = plan_line.cohort and left_on is null) as trainees
from plan_line
left join programme       on programme.id = plan_line.programme
left join cohort as class on class.id = plan_line.cohort
where plan_line.year = ?1
order by plan_line.position, plan_line.id;
