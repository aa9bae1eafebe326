-- Sessions with the names of all they point to; the caller adds the where.
select session.*,
       cohort.name   as cohort_name,
       cohort.number as cohort_number,
       coalesce(topic.name, nullif(session.title, ''), session.kind) as shown,
       coalesce(lecturer.name, '')                                   as lecturer_name,
       coalesce(lecturer.unit || lecturer.post, '')                  as lecturer_post,
       coalesce(venue.name, '')                                      as venue_name,
       roll.id is not null                                           as roll_taken
from session
join cohort        on cohort.id = session.cohort
left join topic    on topic.id = session.topic
left join lecturer on lecturer.id = session.lecturer
left join venue    on venue.id = session.venue
left join roll     on roll.session = session.id
