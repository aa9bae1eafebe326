-- Everybody who ever stood on the roster of class ?1, with what decides which sessions expect them.
select trainee.id as trainee, trainee.number, person.name, trainee.unit_name as unit, person.id_number,
       trainee.joined, trainee.left_on, trainee.study_group, study_group.number as group_number,
       branch_seat.venue as branch
from trainee_then as trainee
join person           on person.id           = trainee.person
left join study_group on study_group.id      = trainee.study_group
left join branch_seat on branch_seat.trainee = trainee.id
where trainee.cohort = ?1
order by trainee.number, trainee.id;
