-- A roll that was taken: its own people, whatever the roster says today.
select mark.trainee, trainee.number, person.name, coalesce(unit.name, '') as unit,
       mark.mark, mark.minutes, mark.remark
from roll
join mark      on mark.roll = roll.id
join trainee   on trainee.id = mark.trainee
join person    on person.id = trainee.person
left join unit on unit.id = trainee.unit
where roll.session = ?1
order by trainee.number, trainee.id;
