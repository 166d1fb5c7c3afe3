-- How often a year is followed up stands in its model: one to twelve periods, each with a name and a day of its own. What a
-- period is measured by is kept with it.
alter table styrkedja.follow_up_period drop constraint follow_up_period_number_check;
alter table styrkedja.follow_up_period
    add constraint follow_up_period_number_check check (number between 1 and 12),
    add column name text check (name <> ''),
    add column cutoff date,
    add column grace_by date check (grace_by >= report_by);
alter table styrkedja.status_report drop constraint status_report_number_check;
alter table styrkedja.status_report
    add constraint status_report_number_check check (number between 1 and 12),
    add column is_late boolean not null default false;
alter table styrkedja.goal_assessment drop constraint goal_assessment_number_check;
alter table styrkedja.goal_assessment add constraint goal_assessment_number_check check (number between 1 and 12);
alter table styrkedja.exemption drop constraint exemption_number_check;
alter table styrkedja.exemption
    add constraint exemption_number_check check (number between 1 and 12),
    add column period_name text check (period_name <> '');

-- Until now every year had three, each of four months.
select set_config('styrkedja.verb', 'period.cutoff-told', true);
alter table styrkedja.follow_up_period no force row level security;
update styrkedja.follow_up_period set cutoff = (make_date(year, number * 4, 1) + interval '1 month - 1 day')::date;
alter table styrkedja.follow_up_period force row level security;
alter table styrkedja.follow_up_period alter column cutoff set not null;
