-- A body's decision that raises or lowers an activity's priority, or orders a new one. Nothing is undone: a later decision is
-- another row.
create table styrkedja.activity_ruling (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    activity_id uuid not null,
    -- Null for one that was ordered.
    before text check (before in ('Low', 'Normal', 'High')),
    after text not null check (after in ('Low', 'Normal', 'High')),
    decision text not null check (decision <> ''),
    decided_on date not null,
    minutes text,
    recorded_by uuid,
    recorded_by_name text not null,
    recorded_at timestamptz not null,
    -- When a head of the unit said that they have seen it.
    seen_at timestamptz,
    seen_by_name text,
    primary key (municipality_id, id),
    check (before is distinct from after),
    check ((seen_at is null) = (seen_by_name is null)),
    foreign key (municipality_id, activity_id) references styrkedja.activity (municipality_id, id) on delete cascade
);
create index activity_ruling_activity on styrkedja.activity_ruling (municipality_id, activity_id);
create index activity_ruling_unseen on styrkedja.activity_ruling (municipality_id) where seen_at is null;
call styrkedja.guard('activity_ruling');
