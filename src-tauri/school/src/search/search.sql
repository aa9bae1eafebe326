-- Whatever has ?1 in its name, at most eight of a kind.
select * from (
    select '班次' as found, id, iif(number is null, '', '第' || number || '期') || name as name,
           starts || ' ' || category as about, id as cohort
    from cohort where iif(number is null, '', '第' || number || '期') || name like '%' || ?1 || '%'
    order by starts desc limit 8)
union all
select * from (
    select '人员', person.id, person.name, coalesce(unit.name, '') || ' ' || person.post,
           (select trainee.cohort from trainee join cohort on cohort.id = trainee.cohort
             where trainee.person = person.id order by cohort.starts desc limit 1)
    from person left join unit on unit.id = person.unit
    where person.name like '%' || ?1 || '%' or (length(?1) >= 4 and person.phone like '%' || ?1)
    order by person.name limit 8)
union all
select * from (
    select '授课人', id, name, unit || post, null from lecturer where name like '%' || ?1 || '%' order by name limit 8)
union all
select * from (
    select '专题', id, name, teaching_unit, null from topic where name like '%' || ?1 || '%' order by name limit 8)
union all
select * from (
    select '场地', id, name, place, null from venue where name like '%' || ?1 || '%' order by name limit 8)
union all
select * from (
    select '单位', id, name, nature, null from unit where name like '%' || ?1 || '%' order by standard_order limit 8);
