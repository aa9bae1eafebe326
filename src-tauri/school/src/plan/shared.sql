-- People on the rosters of two classes that meet between ?1 and ?2, at most ?3 days apart (人).
select a.cohort as one, b.cohort as other, count(*) as people
from cohort as first
join trainee as a     on a.cohort = first.id and a.left_on is null
join trainee as b     on b.person = a.person and b.cohort > a.cohort and b.left_on is null
join cohort as second on second.id = b.cohort
where first.starts <= ?2 and ?1 <= first.ends
  and second.starts <= date(first.ends, '+' || ?3 || ' days') and first.starts <= date(second.ends, '+' || ?3 || ' days')
group by a.cohort, b.cohort;
