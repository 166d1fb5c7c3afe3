-- Why a goal is judged otherwise than last time, and the second pair of eyes where the year's model asks for it. What is
-- there already was asked about neither.
alter table styrkedja.goal_assessment
    add column change_reason text check (change_reason <> ''),
    add column confirmation text not null default 'NotAsked' check (confirmation in ('NotAsked', 'Waiting', 'Confirmed', 'Returned')),
    add column reviewed_by uuid,
    add column reviewed_by_name text,
    add column reviewed_at timestamptz,
    add column returns jsonb not null default '[]',
    add constraint goal_assessment_reviewed check ((confirmation in ('Confirmed', 'Returned')) = (reviewed_at is not null and reviewed_by_name is not null)),
    add constraint goal_assessment_second check (reviewed_by is null or reviewed_by <> decided_by);
-- The few that wait are found without reading the many that do not.
create index goal_assessment_unconfirmed on styrkedja.goal_assessment (municipality_id) where confirmation in ('Waiting', 'Returned');
