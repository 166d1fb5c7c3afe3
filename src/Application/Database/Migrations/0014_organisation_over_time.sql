-- The organisation over time: how each unit and body was from which day, what changed it, and what was handed over.
-- unit.name, parent_id, level … are the standing in force; a standing lasts until the next one begins.

create table styrkedja.unit_standing (
    municipality_id uuid not null default styrkedja.current_municipality(),
    unit_id uuid not null,
    first_day date not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    parent_id uuid check (parent_id <> unit_id),
    level text not null,
    employees int check (employees >= 0),
    minimum_activities int check (minimum_activities >= 0),
    -- One standing a day, and none without an end but the last: contiguous by construction.
    primary key (municipality_id, unit_id, first_day),
    foreign key (municipality_id, unit_id) references styrkedja.unit (municipality_id, id) on delete cascade,
    foreign key (municipality_id, parent_id) references styrkedja.unit (municipality_id, id)
);

create table styrkedja.body_standing (
    municipality_id uuid not null default styrkedja.current_municipality(),
    body_id uuid not null,
    first_day date not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    parent_id uuid check (parent_id <> body_id),
    primary key (municipality_id, body_id, first_day),
    foreign key (municipality_id, body_id) references styrkedja.body (municipality_id, id) on delete cascade,
    foreign key (municipality_id, parent_id) references styrkedja.body (municipality_id, id)
);

select set_config('styrkedja.verb', 'organisation.standings-told', true);
alter table styrkedja.unit add column standing_since date;
alter table styrkedja.body add column standing_since date;
alter table styrkedja.unit no force row level security;
alter table styrkedja.body no force row level security;
update styrkedja.unit set standing_since = valid_from;
update styrkedja.body set standing_since = valid_from;
insert into styrkedja.unit_standing (municipality_id, unit_id, first_day, name, parent_id, level, employees, minimum_activities)
    select municipality_id, id, valid_from, name, parent_id, level, employees, minimum_activities from styrkedja.unit;
insert into styrkedja.body_standing (municipality_id, body_id, first_day, name, parent_id)
    select municipality_id, id, valid_from, name, parent_id from styrkedja.body;
alter table styrkedja.unit force row level security;
alter table styrkedja.body force row level security;
alter table styrkedja.unit alter column standing_since set not null, alter column standing_since set default '-infinity';
alter table styrkedja.body alter column standing_since set not null, alter column standing_since set default '-infinity';
call styrkedja.guard('unit_standing');
call styrkedja.guard('body_standing');

create table styrkedja.reorganisation (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    kind text not null,
    day date not null,
    decision text not null check (decision <> ''),
    before uuid[] not null,
    after uuid[] not null,
    effects jsonb not null,
    made_by uuid,
    made_by_name text not null,
    made_at timestamptz not null,
    taken_back_at timestamptz,
    taken_back_by_name text,
    primary key (municipality_id, id)
);
call styrkedja.guard('reorganisation');

create table styrkedja.handover (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    reorganisation_id uuid not null,
    kind text not null,
    thing_id uuid not null,
    from_id uuid not null,
    to_id uuid not null,
    day date not null,
    applied_at timestamptz,
    primary key (municipality_id, id),
    unique (municipality_id, kind, thing_id, day),
    foreign key (municipality_id, reorganisation_id) references styrkedja.reorganisation (municipality_id, id)
);
create index handover_due on styrkedja.handover (municipality_id, day) where applied_at is null;
call styrkedja.guard('handover');

-- What another had, or will have, on a day than has it now: one row a thing, to join with all things at once.
create function styrkedja.held_on(what text, on_day date) returns table (thing_id uuid, holder_id uuid)
    language sql stable as $$
    select distinct on (h.thing_id) h.thing_id, case when h.applied_at is null then h.to_id else h.from_id end
    from styrkedja.handover h
    where h.kind = what and (h.applied_at is null) = (h.day <= on_day)
    order by h.thing_id, h.applied_at is not null, abs(h.day - on_day)
$$;

-- All units as they were, or will be, on a day; before its first day a unit is as it will be then.
create function styrkedja.units_on(on_day date) returns table (municipality_id uuid, id uuid, name text, parent_id uuid)
    language sql stable as $$
    select u.municipality_id, u.id, s.name, s.parent_id
    from styrkedja.unit u
    join lateral (
        select s.name, s.parent_id from styrkedja.unit_standing s
        where s.municipality_id = u.municipality_id and s.unit_id = u.id
        order by s.first_day <= on_day desc, abs(s.first_day - on_day) limit 1) s on true
$$;
