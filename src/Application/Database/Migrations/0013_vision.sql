-- The vision is worded in versions with validity. A focus area keeps its identity through them, and each version words
-- it: what stood in its row moves into the versions that there are.
alter table styrkedja.vision
    add column state text not null default 'Adopted' check (state in ('Proposed', 'Adopted')),
    add column valid_to date check (valid_to >= valid_from),
    add column areas jsonb not null default '[]';
alter table styrkedja.vision alter column state drop default;
-- Two who adopt for the same day cannot both be right.
create unique index vision_one_a_day on styrkedja.vision (municipality_id, valid_from) where state = 'Adopted';

-- Goals and targets of Agenda 2030 by code.
alter table styrkedja.focus_area add column agenda text[] not null default '{}';
alter table styrkedja.goal add column agenda text[] not null default '{}';

select set_config('styrkedja.verb', 'vision.areas-told', true);
alter table styrkedja.vision no force row level security;
alter table styrkedja.focus_area no force row level security;
update styrkedja.vision v set areas = coalesce((
    select jsonb_agg(jsonb_build_object('id', jsonb_build_object('value', f.id), 'name', f.name, 'text', f.text) order by f.sort_order, f.name)
    from styrkedja.focus_area f where f.municipality_id = v.municipality_id), '[]');
update styrkedja.focus_area set agenda = agenda_2030::text[];
alter table styrkedja.vision force row level security;
alter table styrkedja.focus_area force row level security;
alter table styrkedja.focus_area drop column name, drop column text, drop column sort_order, drop column agenda_2030;
