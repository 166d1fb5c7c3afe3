-- A year is closed and the next opened in one act, which can be taken back until the new year is in use.
create table styrkedja.year_change (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    from_year int not null,
    to_year int not null check (to_year > from_year),
    state text not null check (state in ('Waiting', 'Working', 'Done', 'Refused', 'Failed', 'Reversed')),
    choices jsonb not null,
    -- What the person saw and said yes to, as a sum of it: what has changed since then stops the change.
    seen text not null,
    refusal text,
    made_by uuid,
    made_by_name text not null,
    made_at timestamptz not null,
    alive_at timestamptz,
    done int not null default 0,
    total int not null default 0,
    outcome jsonb,
    finished_at timestamptz,
    reversed_by_name text,
    reversed_at timestamptz,
    reversal_reason text,
    primary key (municipality_id, id)
);
-- Pressed twice, or by two people at once: one of them is the change.
create unique index year_change_once on styrkedja.year_change (municipality_id, from_year) where state in ('Waiting', 'Working', 'Done');
call styrkedja.guard('year_change', 'alive_at,done,total', 'year-change.changed');

-- Each row that a change made or changed, before and after, as the trail has it. Outside the trail, which says it already.
create table styrkedja.year_change_row (
    municipality_id uuid not null default styrkedja.current_municipality(),
    year_change_id uuid not null,
    position bigint not null,
    table_name text not null,
    before jsonb,
    after jsonb,
    primary key (municipality_id, year_change_id, position),
    foreign key (municipality_id, year_change_id) references styrkedja.year_change (municipality_id, id)
);
alter table styrkedja.year_change_row enable row level security;
alter table styrkedja.year_change_row force row level security;
create policy municipality on styrkedja.year_change_row using (municipality_id = styrkedja.current_municipality());
grant select, insert on styrkedja.year_change_row to styrkedja_app;

-- One person may change one thing in a closed year or a locked period, for a reason and until a day.
create table styrkedja.exemption (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    kind text not null,
    subject_id uuid not null,
    subject_name text not null,
    year int not null,
    number int check (number between 1 and 3),
    account_id uuid not null,
    account_name text not null,
    reason text not null check (reason <> ''),
    last_day date not null,
    given_by uuid,
    given_by_name text not null,
    given_at timestamptz not null,
    ended_at timestamptz,
    ended_by_name text,
    primary key (municipality_id, id),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id)
);
create index exemption_subject on styrkedja.exemption (municipality_id, subject_id);
create index exemption_year on styrkedja.exemption (municipality_id, year);
call styrkedja.guard('exemption');

-- What the council puts first, and the review of each goal that was adopted before it did.
create table styrkedja.priority (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    title text not null collate styrkedja.swedish check (title <> ''),
    text text,
    focus_area_id uuid,
    decision text not null,
    decided_on date not null,
    first_year int not null,
    last_year int not null check (last_year >= first_year),
    goals uuid[] not null default '{}',
    withdrawn_at timestamptz,
    withdrawn_by_name text,
    withdrawal text,
    primary key (municipality_id, id),
    foreign key (municipality_id, focus_area_id) references styrkedja.focus_area (municipality_id, id)
);
call styrkedja.guard('priority');

create table styrkedja.goal_review (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    priority_id uuid not null,
    goal_id uuid not null,
    due date not null,
    intended text,
    outcome text,
    reason text,
    goal_version int,
    closed_at timestamptz,
    closed_by_name text,
    primary key (municipality_id, id),
    unique (municipality_id, priority_id, goal_id),
    check ((outcome is null) = (closed_at is null)),
    foreign key (municipality_id, priority_id) references styrkedja.priority (municipality_id, id),
    foreign key (municipality_id, goal_id) references styrkedja.goal (municipality_id, id)
);
create index goal_review_goal on styrkedja.goal_review (municipality_id, goal_id);
call styrkedja.guard('goal_review');
