-- The vision is worded in versions with validity. A focus area keeps its identity through them, and each version words
-- it: what stood in its row moves into the versions that there are.
alter table styrkedja.vision
    add column state text not null default 'Adopted' check (state in ('Proposed', 'Adopted')),
    add column valid_to date check (valid_to >= valid_from),
    add column areas jsonb not null default '[]';
alter table styrkedja.vision alter column state drop default;
-- Two who adopt for the same day cannot both be right.
create unique index vision_one_a_day on styrkedja.vision (municipality_id, valid_from) where state = 'Adopted';

-- What a focus area leads to: goals and targets of Agenda 2030 by code, entries of regional strategies.
alter table styrkedja.focus_area
    add column agenda text[] not null default '{}',
    add column regional jsonb not null default '[]';
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

-- What a focus area was built from.
create table styrkedja.area_input (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    focus_area_id uuid not null,
    source text not null,
    text text not null check (text <> ''),
    keywords text[] not null default '{}',
    gathered_on date,
    gathered_where text,
    primary key (municipality_id, id),
    foreign key (municipality_id, focus_area_id) references styrkedja.focus_area (municipality_id, id) on delete cascade
);
create index area_input_area on styrkedja.area_input (municipality_id, focus_area_id);
call styrkedja.guard('area_input');

-- Titles of the targets of Agenda 2030 by code, as the municipality has taken them in.
create table styrkedja.agenda_target (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id text not null,
    title text not null check (title <> ''),
    primary key (municipality_id, id)
);
call styrkedja.guard('agenda_target');

create table styrkedja.regional_strategy (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    first_year int not null,
    last_year int not null check (last_year >= first_year),
    entries jsonb not null default '[]',
    primary key (municipality_id, id)
);
call styrkedja.guard('regional_strategy');

-- Names of goal areas may change places within one transaction.
alter table styrkedja.goal_area
    drop constraint goal_area_municipality_id_name_key,
    add constraint goal_area_name unique (municipality_id, name) deferrable initially deferred;
