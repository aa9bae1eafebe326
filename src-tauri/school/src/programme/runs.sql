-- What counts for programmes: classes by the year they open in, and lines of year plans that are no class yet.
select programme, cast(substr(starts, 1, 4) as integer) as year, tier, starts, ends, planned, 1 as is_class,
       (select count(*) from trainee where trainee.cohort = cohort.id and left_on is null) as trainees
from cohort
where programme is not null
union all
select programme, year, tier, starts, ends, planned, 0 as is_class, 0 as trainees
from plan_line
where programme is not null and cohort is null;
