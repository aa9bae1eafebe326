-- A roll that was taken: its own people, whatever the roster says today.
select mark.trainee, trainee.number, person.name, trainee.unit_name as unit,
       mark.mark, mark.minutes, mark.remark
from roll
join mark                    on mark.roll = roll.id
join trainee_then as trainee on trainee.id = mark.trainee
join person                  on person.id = trainee.person
where roll.session = ?1
order by trainee.number, trainee.id;
