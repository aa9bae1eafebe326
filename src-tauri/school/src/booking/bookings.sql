-- The sessions of one entry of a register, the newest first; those given together (合班) are one line.
select min(session.id) as session, session.cohort, session.day, session.starts, session.ends, session.kind,
       session.hours, session.state,
       coalesce(topic.name, nullif(session.title, ''), session.kind) as title,
       coalesce(lecturer.name, '')                                   as lecturer_name,
       group_concat(iif(cohort.number is null, '', '第' || cohort.number || '期') || cohort.name, '、') as classes
from session
join cohort        on cohort.id = session.cohort
left join topic    on topic.id = session.topic
left join lecturer on lecturer.id = session.lecturer
where {condition}
group by coalesce(session.joint, -session.id)
order by session.day desc, session.starts desc, session.id desc
