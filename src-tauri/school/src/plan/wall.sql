-- Classes that meet between ?1 and ?2, and lines of plans that shall and are no class yet.
select cohort.id as cohort,
       (select min(plan_line.id) from plan_line where plan_line.cohort = cohort.id) as line,
       name, number, kind, category, tier, audience, starts, ends, planned, lodging,
       (select count(*) from trainee where trainee.cohort = cohort.id and left_on is null) as trainees
from cohort
where starts <= ?2 and ?1 <= ends
union all
select null, plan_line.id, plan_line.name, number, kind, coalesce(cohort_kind.nature, '其他'), tier, audience,
       starts, ends, planned, lodging, 0
from plan_line left join cohort_kind on cohort_kind.id = plan_line.kind
where cohort is null and starts <= ?2 and ?1 <= ends
order by starts, ends, cohort, line;
