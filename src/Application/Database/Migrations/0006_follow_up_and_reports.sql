create table styrkedja.follow_up_period (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    year int not null,
    number int not null check (number between 1 and 3),
    opens date not null,
    report_by date not null,
    assess_by date not null,
    locked_at timestamptz,
    published_at timestamptz,
    primary key (municipality_id, id),
    unique (municipality_id, year, number)
);
call styrkedja.guard('follow_up_period');

create table styrkedja.goal_assessment (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    goal_id uuid not null,
    year int not null,
    number int not null check (number between 1 and 3),
    suggested text not null,
    suggested_by_rule text not null,
    decided text not null,
    reason text not null check (reason <> ''),
    decided_by uuid,
    decided_by_name text not null,
    decided_at timestamptz not null,
    primary key (municipality_id, id),
    unique (municipality_id, goal_id, year, number),
    foreign key (municipality_id, goal_id) references styrkedja.goal (municipality_id, id) on delete cascade
);
call styrkedja.guard('goal_assessment');

create table styrkedja.report (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    kind text not null,
    year int not null,
    series text not null,
    version int not null,
    title text not null,
    frozen jsonb not null,
    made_by uuid,
    made_by_name text not null,
    made_at timestamptz not null,
    published_at timestamptz,
    primary key (municipality_id, id),
    unique (municipality_id, series, version)
);
call styrkedja.guard('report', 'frozen');

create table styrkedja.report_file (
    municipality_id uuid not null default styrkedja.current_municipality(),
    report_id uuid not null,
    format text not null,
    -- Both null until the file has been made.
    content bytea,
    sha256 text,
    -- Why it could not be made, as a key of the texts; null while there is hope.
    failure text,
    primary key (municipality_id, report_id, format),
    foreign key (municipality_id, report_id) references styrkedja.report (municipality_id, id) on delete cascade
);
create index report_file_waiting on styrkedja.report_file (municipality_id) where content is null and failure is null;
call styrkedja.guard('report_file', 'content', 'report.file-made');

-- How far the making of a file has come: headings written of all. Apart from report_file, whose row is locked meanwhile,
-- and outside the trail: it says nothing of the municipality.
create table styrkedja.report_progress (
    municipality_id uuid not null default styrkedja.current_municipality(),
    report_id uuid not null,
    format text not null,
    done int not null,
    total int not null,
    primary key (municipality_id, report_id, format),
    foreign key (municipality_id, report_id) references styrkedja.report (municipality_id, id) on delete cascade
);
alter table styrkedja.report_progress enable row level security;
alter table styrkedja.report_progress force row level security;
create policy municipality on styrkedja.report_progress using (municipality_id = styrkedja.current_municipality());
grant select, insert, update, delete on styrkedja.report_progress to styrkedja_app;

-- A file that has been read and waits for a person to look at it and take it in.
create table styrkedja.import (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    file_name text not null,
    sha256 text not null,
    content jsonb not null,
    read_by uuid,
    read_by_name text not null,
    read_at timestamptz not null,
    taken_at timestamptz,
    primary key (municipality_id, id)
);
call styrkedja.guard('import', 'content', 'import.changed');
