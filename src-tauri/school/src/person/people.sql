-- People whose name, unit (by any of its names), post, phone or ID number contains ?1, and those of the list ?3 (found by pinyin); at most
-- ?2 of them.
with found as (
    select person.*, coalesce(unit.name, '') as unit_name, unit.standard_order
    from person
    left join unit on unit.id = person.unit
    where ?1 = ''
       or person.name like '%' || ?1 || '%'
       or person.post like '%' || ?1 || '%'
       or unit.name   like '%' || ?1 || '%'
       or unit.id in (select unit from unit_name where name like '%' || ?1 || '%')
       or person.phone     like '%' || ?1
       or person.id_number like '%' || ?1
       or person.id in (select value from json_each(?3))
    order by unit.standard_order is null, unit.standard_order, person.name, person.id
    limit ?2
)
select found.*,
       (select count(*) from trainee where trainee.person = found.id) as classes,
       (select coalesce(sum(session.hours), 0)
          from trainee
          join mark    on mark.trainee = trainee.id and mark.mark in ('出勤', '迟到', '早退')
          join roll    on roll.id = mark.roll
          join session on session.id = roll.session
         where trainee.person = found.id)                              as hours,
       (select coalesce(group_concat(title, '、'), '')
          from (select iif(cohort.number is null, '', '第' || cohort.number || '期') || cohort.name as title
                  from trainee join cohort on cohort.id = trainee.cohort
                 where trainee.person = found.id
                 order by cohort.starts desc))                         as titles
from found
order by standard_order is null, standard_order, name, id;
