-- The unit that the name ?1 means on the day ?2: an open one before one closed by then, its own name before its 别名
-- before its 曾用名; a closed one leads to its successor.
with recursive
meant as (
    select id, closed_on is not null and closed_on <= ?2 as closed, 0 as kind from unit where name = ?1
    union all
    select unit.id, unit.closed_on is not null and unit.closed_on <= ?2, iif(unit_name.kind = '别名', 1, 2)
    from unit_name join unit on unit.id = unit_name.unit
    where unit_name.name = ?1
),
led (id, steps) as (
    select id, 0 from (select id from meant order by closed, kind, id limit 1)
    union all
    select unit.successor, led.steps + 1
    from led join unit on unit.id = led.id
    where unit.closed_on <= ?2 and unit.successor is not null and led.steps < 100
)
select id from led order by steps desc limit 1;
