create table styrkedja.unit (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    parent_id uuid,
    level text not null,
    valid_from date not null,
    valid_to date,
    employees int check (employees >= 0),
    minimum_activities int check (minimum_activities >= 0),
    primary key (municipality_id, id),
    foreign key (municipality_id, parent_id) references styrkedja.unit (municipality_id, id),
    check (valid_to is null or valid_to >= valid_from),
    check (parent_id <> id)
);
call styrkedja.guard('unit');

create table styrkedja.body (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    kind text not null,
    parent_id uuid,
    valid_from date not null,
    valid_to date,
    primary key (municipality_id, id),
    foreign key (municipality_id, parent_id) references styrkedja.body (municipality_id, id),
    check (valid_to is null or valid_to >= valid_from)
);
call styrkedja.guard('body');

create table styrkedja.role_assignment (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    account_id uuid not null,
    role text not null,
    unit_id uuid,
    body_id uuid,
    valid_from date not null,
    valid_to date,
    primary key (municipality_id, id),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade,
    foreign key (municipality_id, unit_id) references styrkedja.unit (municipality_id, id),
    foreign key (municipality_id, body_id) references styrkedja.body (municipality_id, id)
);
create index role_assignment_account on styrkedja.role_assignment (municipality_id, account_id);
call styrkedja.guard('role_assignment');

create table styrkedja.governance_model (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    year int not null,
    name text not null,
    rules jsonb not null,
    primary key (municipality_id, id),
    unique (municipality_id, year)
);
call styrkedja.guard('governance_model');

create table styrkedja.vision (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    text text not null,
    valid_from date not null,
    decision text,
    primary key (municipality_id, id)
);
call styrkedja.guard('vision');

create table styrkedja.focus_area (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    name text not null,
    text text,
    sort_order int not null,
    agenda_2030 int[] not null default '{}',
    primary key (municipality_id, id)
);
call styrkedja.guard('focus_area');

create table styrkedja.goal_area (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    name text not null collate styrkedja.swedish,
    sort_order int not null,
    primary key (municipality_id, id),
    unique (municipality_id, name)
);
call styrkedja.guard('goal_area');
