-- Topics with who usually gives them and how often they were given; sessions given together (合班) are one. ?1: today.
with given as (
    select topic, min(day) as day
    from session where topic is not null
    group by topic, coalesce(joint, -id)
)
select topic.*,
       coalesce(lecturer.name, '')                as lecturer_name,
       count(given.topic)                         as sessions,
       max(iif(given.day <= ?1, given.day, null)) as last_given
from topic
left join lecturer on lecturer.id = topic.lecturer
left join given    on given.topic = topic.id
group by topic.id
order by topic.id
