-- Everything that has a name and is not a person, each kind in its own order; `idle` unless it is a class running on ?1.
select '班次' as found, id, iif(number is null, '', '第' || number || '期') || name as name,
       starts || ' ' || category as about, id as cohort, not (?1 between starts and ends) as idle
from (select * from cohort order by starts desc, id desc)
union all
select '单位', id, name, nature, null, 1 from (select * from unit order by standard_order, id)
union all
select '授课人', id, name, unit || post, null, 1 from (select * from lecturer order by name, id)
union all
select '专题', id, name, teaching_unit, null, 1 from (select * from topic order by name, id)
union all
select '场地', id, name, place, null, 1 from (select * from venue order by name, id);
