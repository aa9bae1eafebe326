-- Who gives what from one day to another, one row a class: a block given to several classes has one row for each.
select session.id, coalesce(session.joint, -session.id) as block, session.day, session.starts, session.ends, session.kind,
       coalesce(topic.name, nullif(session.title, ''), session.kind) as title,
       concat_ws('、', field_site.name, venue.name) as place,
       session.hours, session.state, session.lecturer,
       cohort.id as cohort, cohort.number as cohort_number, cohort.name as cohort_name, cohort.category as cohort_category
from session
join cohort          on cohort.id = session.cohort
left join topic      on topic.id = session.topic
left join venue      on venue.id = session.venue
left join field_site on field_site.id = session.field_site
where session.day between ?1 and ?2 and session.lecturer is not null and (?3 is null or session.lecturer = ?3)
order by session.day, session.starts, cohort.starts, cohort.id, session.id
