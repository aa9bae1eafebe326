-- Rooms with how often they are used, as main or branch room; sessions given together (合班) are one.
with used as (
    select distinct venue, coalesce(joint, -id) as event
    from (select venue, joint, id from session where venue is not null
          union all
          select room.venue, session.joint, session.id
          from session_room as room join session on session.id = room.session)
)
select venue.*, count(used.venue) as sessions
from venue left join used on used.venue = venue.id
group by venue.id
order by venue.id
