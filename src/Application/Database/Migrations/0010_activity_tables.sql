-- Activities as a table that someone has handed in: looked at first, then taken in by a job.
create table styrkedja.activity_table (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    file_name text not null,
    year int not null,
    unit_id uuid,
    rows jsonb not null,
    state text not null check (state in ('Read', 'Waiting', 'Working', 'Done', 'Refused', 'Failed')),
    -- What the person saw and said yes to, as a sum of it: what has changed since then is not taken in.
    seen text,
    refusal text,
    read_by uuid,
    read_by_name text not null,
    read_at timestamptz not null,
    alive_at timestamptz,
    done int not null default 0,
    total int not null default 0,
    added int not null default 0,
    changed int not null default 0,
    unchanged int not null default 0,
    left_out int not null default 0,
    primary key (municipality_id, id)
);
create index activity_table_waiting on styrkedja.activity_table (municipality_id, read_at) where state in ('Waiting', 'Working');
call styrkedja.guard('activity_table', 'rows,alive_at,done,total', 'activity.table-changed');
