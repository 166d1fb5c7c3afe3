-- A unit's reports as an Excel form that someone has handed in: looked at first, then stored in one go.
create table styrkedja.report_form (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    file_name text not null,
    year int not null,
    number int not null check (number between 1 and 12),
    unit_id uuid not null,
    -- Emptied once the reports are stored: then they are what was said.
    rows jsonb not null,
    handed_in_by uuid,
    handed_in_at timestamptz not null,
    stored_at timestamptz,
    stored int not null default 0,
    primary key (municipality_id, id)
);
call styrkedja.guard('report_form', 'rows', 'report-form.handed-in');
