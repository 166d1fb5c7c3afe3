alter table styrkedja.activity
    add column details jsonb not null default '{}',
    add column adopted_on date,
    add column came_on date,
    add column replaced_on date,
    add column descends_from uuid[] not null default '{}';

-- What was taken in from a report or a plan had been adopted.
select set_config('styrkedja.verb', 'activity.adoption-told', true);
alter table styrkedja.activity no force row level security;
update styrkedja.activity set adopted_on = planned_start;
alter table styrkedja.activity force row level security;
