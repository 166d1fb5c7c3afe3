-- Whether a head of unit has looked at a report (R054-R065). What is there already was never asked about.
alter table styrkedja.status_report
    add column approval text not null default 'NotAsked' check (approval in ('NotAsked', 'Waiting', 'Approved', 'Returned')),
    add column reviewed_by uuid,
    add column reviewed_by_name text,
    add column reviewed_at timestamptz,
    add column return_reason text,
    add constraint status_report_reviewed check ((approval in ('Approved', 'Returned')) = (reviewed_at is not null and reviewed_by_name is not null)),
    add constraint status_report_returned check ((approval = 'Returned') = (return_reason is not null));
-- The few that wait are found without reading the many that do not.
create index status_report_waiting on styrkedja.status_report (municipality_id) where approval = 'Waiting';
