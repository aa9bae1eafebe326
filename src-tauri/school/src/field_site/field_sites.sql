-- Field sites with how often classes go there and the routes they lie on; sessions given together (合班) are one.
select field_site.*,
       (select count(distinct coalesce(joint, -id)) from session where session.field_site = field_site.id) as sessions,
       coalesce((select group_concat(name, '、')
                 from (select distinct route.name from route_stop join route on route.id = route_stop.route
                       where route_stop.field_site = field_site.id order by route.id)), '')                as routes
from field_site
order by field_site.id
