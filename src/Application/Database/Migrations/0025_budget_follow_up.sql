-- What units tell of their money in each period (R078): every report is a revision, the highest counts.
create table styrkedja.budget_report (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    plan_id uuid not null,
    unit_id uuid not null,
    year int not null,
    number int not null check (number between 1 and 12),
    revision int not null check (revision > 0),
    rows jsonb not null,
    comment text,
    reported_by uuid,
    reported_by_name text not null,
    reported_at timestamptz not null,
    reported_instead_of text,
    is_late boolean not null,
    primary key (municipality_id, id),
    constraint budget_report_revision unique (municipality_id, plan_id, unit_id, number, revision),
    foreign key (municipality_id, plan_id) references styrkedja.plan (municipality_id, id),
    foreign key (municipality_id, unit_id) references styrkedja.unit (municipality_id, id)
);
call styrkedja.guard('budget_report');
