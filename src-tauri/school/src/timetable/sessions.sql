-- Sessions with the names of all they point to; the caller adds the where.
select session.*,
       cohort.name   as cohort_name,
       cohort.number as cohort_number,
       coalesce(topic.name, nullif(session.title, ''), session.kind) as shown,
       coalesce(lecturer.name, '')                                   as lecturer_name,
       coalesce(lecturer.unit || lecturer.post, '')                  as lecturer_post,
       coalesce(venue.name, '')                                      as venue_name,
       (select json_group_array(room.venue) from session_room as room where room.session = session.id) as rooms,
       concat_ws('、', field_site.name, venue.name,
                 (select group_concat(branch.name, '、') from session_room as room
                  join venue as branch on branch.id = room.venue where room.session = session.id)) as place,
       coalesce(iif(session.joint is null, '',
         (select group_concat(iif(other.number is null, '', '第' || other.number || '期') || other.name, '、')
          from session as beside join cohort as other on other.id = beside.cohort
          where beside.joint = session.joint and beside.id <> session.id)), '')                     as joint_with,
       roll.id is not null                                           as roll_taken
from session
join cohort          on cohort.id = session.cohort
left join topic      on topic.id = session.topic
left join lecturer   on lecturer.id = session.lecturer
left join venue      on venue.id = session.venue
left join field_site on field_site.id = session.field_site
left join roll       on roll.session = session.id
