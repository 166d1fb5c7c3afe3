create table styrkedja.plan (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    body_id uuid not null,
    year int not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    state text not null,
    condition text,
    plan_by date,
    latest_version int not null default 0 check (latest_version >= 0),
    primary key (municipality_id, id),
    constraint plan_one_a_year unique (municipality_id, body_id, year),
    foreign key (municipality_id, body_id) references styrkedja.body (municipality_id, id)
);
call styrkedja.guard('plan');

create table styrkedja.plan_version (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    plan_id uuid not null,
    number int not null check (number > 0),
    content jsonb not null,
    decision text not null,
    condition text,
    adopted_on date not null,
    made_by uuid,
    made_by_name text not null,
    made_at timestamptz not null,
    primary key (municipality_id, id),
    unique (municipality_id, plan_id, number),
    foreign key (municipality_id, plan_id) references styrkedja.plan (municipality_id, id)
);
-- The content stays out of the trail: the version itself is never changed, and all that it holds is in the trail already.
call styrkedja.guard('plan_version', 'content');

create table styrkedja.budget_line (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    plan_id uuid not null,
    unit_id uuid not null,
    account_group text,
    amount numeric not null,
    sort_order int not null,
    primary key (municipality_id, id),
    unique nulls not distinct (municipality_id, plan_id, unit_id, account_group),
    foreign key (municipality_id, plan_id) references styrkedja.plan (municipality_id, id) on delete cascade,
    foreign key (municipality_id, unit_id) references styrkedja.unit (municipality_id, id)
);
call styrkedja.guard('budget_line');

create table styrkedja.planning_task (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    plan_id uuid not null,
    unit_id uuid not null,
    due date not null,
    done_at timestamptz,
    done_by_name text,
    primary key (municipality_id, id),
    unique (municipality_id, plan_id, unit_id),
    foreign key (municipality_id, plan_id) references styrkedja.plan (municipality_id, id) on delete cascade,
    foreign key (municipality_id, unit_id) references styrkedja.unit (municipality_id, id)
);
call styrkedja.guard('planning_task');
