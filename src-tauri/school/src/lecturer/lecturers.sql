-- Lecturers with what they have given; sessions given together (合班) are one.
with given as (
    select lecturer, max(hours) as hours
    from session where lecturer is not null
    group by lecturer, coalesce(joint, -id)
)
select lecturer.*, count(given.lecturer) as sessions, coalesce(sum(given.hours), 0) as hours
from lecturer left join given on given.lecturer = lecturer.id
group by lecturer.id
order by lecturer.id
