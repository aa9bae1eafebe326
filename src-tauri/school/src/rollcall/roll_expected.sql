-- Who is expected in session ?1: on the roster that day, everybody there until named otherwise.
select trainee.id as trainee, trainee.number, person.name, trainee.unit_name as unit,
       '出勤' as mark, 0 as minutes, '' as remark
from session
join trainee_then as trainee on trainee.cohort = session.cohort
join person                  on person.id = trainee.person
where session.id = ?1
  and (trainee.joined  is null or trainee.joined <= session.day)
  and (trainee.left_on is null or session.day < trainee.left_on)
order by trainee.number, trainee.id;
