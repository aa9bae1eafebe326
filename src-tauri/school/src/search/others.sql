-- Everything that has a name and is not a person, each kind in its own order; `idle` unless it is a class running on ?1.
-- A unit stands once for each of its names, its own (through: null) before the others.
select '班次' as found, id, iif(number is null, '', '第' || number || '期') || name as name, null as through,
       starts || ' ' || category as about, id as cohort, not (?1 between starts and ends) as idle
from (select * from cohort order by starts desc, id desc)
union all
select '单位', id, name, null, nature || iif(closed_on is null, '', '，已撤并'), null, 1
from (select * from unit order by closed_on is not null, standard_order, id)
union all
select '单位', unit.id, unit.name, unit_name.name, unit.nature || '，' || unit_name.kind, null, 1
from unit_name join unit on unit.id = unit_name.unit
union all
select '授课人', id, name, null, unit || post, null, 1 from (select * from lecturer order by name, id)
union all
select '专题', id, name, null, teaching_unit, null, 1 from (select * from topic order by name, id)
union all
select '场地', id, name, null, place, null, 1 from (select * from venue order by name, id)
union all
select '教学点', id, name, null, address, null, 1 from (select * from field_site order by name, id)
union all
select '线路', id, name, null, note, null, 1 from (select * from route order by name, id);
