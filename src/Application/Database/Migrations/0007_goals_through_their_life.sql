alter table styrkedja.goal
    add column state text not null default 'Proposed',
    add column purpose text,
    add column baseline text,
    add column target_groups text,
    add column frames text,
    add column outside_control boolean not null default false;

-- What was taken in from a report was in force already.
select set_config('styrkedja.verb', 'goal.state-told', true);
alter table styrkedja.goal no force row level security;
update styrkedja.goal set state = 'Adopted';
alter table styrkedja.goal force row level security;

create table styrkedja.goal_version (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    goal_id uuid not null,
    number int not null check (number > 0),
    wording jsonb not null,
    decision text not null,
    reason text,
    made_by uuid,
    made_by_name text not null,
    made_at timestamptz not null,
    primary key (municipality_id, id),
    -- Two who revise from the same wording cannot both be the next version.
    constraint goal_version_number unique (municipality_id, goal_id, number),
    foreign key (municipality_id, goal_id) references styrkedja.goal (municipality_id, id)
);
call styrkedja.guard('goal_version');

alter table styrkedja.measure
    add column kind text not null default 'Number',
    add column base_year int,
    add column base_value numeric,
    add column partly_from numeric,
    add column expected_on date,
    add column by_gender boolean not null default false,
    add constraint measure_base check ((base_year is null) = (base_value is null));
alter table styrkedja.measure no force row level security;
update styrkedja.measure set kind = 'Qualitative' where unit is null;
alter table styrkedja.measure force row level security;
