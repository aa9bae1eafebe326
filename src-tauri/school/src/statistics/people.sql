-- Distinct people who came at least once to a class that opens between ?1 and ?2: of every branch of kinds with all
-- below it; of the classes of no kind under null.
with recursive within (kind, branch) as (
    select id, id from cohort_kind
    union all
    select within.kind, cohort_kind.parent
    from within join cohort_kind on cohort_kind.id = within.branch
    where cohort_kind.parent is not null
)
select within.branch, count(distinct trainee.person)
from cohort
left join within on within.kind = cohort.kind
join trainee     on trainee.cohort = cohort.id
where cohort.starts between ?1 and ?2
  and exists (select 1 from mark where mark.trainee = trainee.id and mark.mark in ('出勤', '迟到', '早退'))
group by within.branch;
