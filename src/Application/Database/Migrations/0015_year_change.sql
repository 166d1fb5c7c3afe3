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
