create table styrkedja.goal (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    kind text not null,
    number text,
    sort_order int not null,
    title text not null collate styrkedja.swedish check (title <> ''),
    description text,
    first_year int not null,
    last_year int not null check (last_year >= first_year),
    goal_area_id uuid,
    body_id uuid,
    decision text,
    parents uuid[] not null default '{}',
    focus_areas uuid[] not null default '{}',
    sub_goals jsonb not null default '[]',
    primary key (municipality_id, id),
    foreign key (municipality_id, goal_area_id) references styrkedja.goal_area (municipality_id, id),
    foreign key (municipality_id, body_id) references styrkedja.body (municipality_id, id)
);
create index goal_years on styrkedja.goal (municipality_id, first_year, last_year);
call styrkedja.guard('goal');

create table styrkedja.measure (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    goal_id uuid not null,
    text text not null,
    sort_order int not null,
    description text,
    unit text,
    direction text not null default 'Up',
    target numeric,
    source text,
    noted jsonb not null default '[]',
    primary key (municipality_id, id),
    foreign key (municipality_id, goal_id) references styrkedja.goal (municipality_id, id) on delete cascade
);
create index measure_goal on styrkedja.measure (municipality_id, goal_id);
call styrkedja.guard('measure');

create table styrkedja.activity (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    owner_unit_id uuid not null,
    title text not null collate styrkedja.swedish check (title <> ''),
    description text,
    planned_start date not null,
    planned_end date not null check (planned_end >= planned_start),
    original_start date not null,
    original_end date not null,
    funding text,
    sort_order int not null default 0,
    primary key (municipality_id, id),
    foreign key (municipality_id, owner_unit_id) references styrkedja.unit (municipality_id, id)
);
create index activity_owner on styrkedja.activity (municipality_id, owner_unit_id);
create index activity_plan on styrkedja.activity (municipality_id, planned_start, planned_end);
call styrkedja.guard('activity');

create table styrkedja.activity_goal (
    municipality_id uuid not null default styrkedja.current_municipality(),
    activity_id uuid not null,
    goal_id uuid not null,
    position int not null,
    primary key (municipality_id, activity_id, goal_id),
    foreign key (municipality_id, activity_id) references styrkedja.activity (municipality_id, id) on delete cascade,
    foreign key (municipality_id, goal_id) references styrkedja.goal (municipality_id, id)
);
create index activity_goal_goal on styrkedja.activity_goal (municipality_id, goal_id);
call styrkedja.guard('activity_goal');

create table styrkedja.activity_unit (
    municipality_id uuid not null default styrkedja.current_municipality(),
    activity_id uuid not null,
    unit_id uuid not null,
    position int not null,
    primary key (municipality_id, activity_id, unit_id),
    foreign key (municipality_id, activity_id) references styrkedja.activity (municipality_id, id) on delete cascade,
    foreign key (municipality_id, unit_id) references styrkedja.unit (municipality_id, id)
);
call styrkedja.guard('activity_unit');

create table styrkedja.status_report (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    activity_id uuid not null,
    year int not null,
    number int not null check (number between 1 and 3),
    revision int not null check (revision > 0),
    phase text not null,
    deviation boolean not null,
    comment text,
    deviation_text text,
    waiting_for text,
    expected_end text,
    reported_by uuid,
    reported_by_name text not null,
    reported_at timestamptz not null,
    primary key (municipality_id, id),
    -- Two people who save from the same starting point cannot both be the next revision: the second is told.
    constraint status_report_revision unique (municipality_id, activity_id, year, number, revision),
    foreign key (municipality_id, activity_id) references styrkedja.activity (municipality_id, id) on delete cascade
);
call styrkedja.guard('status_report');

-- What someone has begun to write and not sent.
create table styrkedja.status_draft (
    municipality_id uuid not null default styrkedja.current_municipality(),
    account_id uuid not null,
    activity_id uuid not null,
    year int not null,
    number int not null,
    fields jsonb not null,
    saved_at timestamptz not null default now(),
    primary key (municipality_id, account_id, activity_id, year, number),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade,
    foreign key (municipality_id, activity_id) references styrkedja.activity (municipality_id, id) on delete cascade
);
alter table styrkedja.status_draft enable row level security;
alter table styrkedja.status_draft force row level security;
create policy municipality on styrkedja.status_draft using (municipality_id = styrkedja.current_municipality());
grant select, insert, update, delete on styrkedja.status_draft to styrkedja_app;
