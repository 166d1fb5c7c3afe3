-- Who does what another has to do while that one is away, and on whose behalf a report was made.
create table styrkedja.substitution (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    absent_id uuid not null,
    absent_name text not null,
    substitute_id uuid not null check (substitute_id <> absent_id),
    substitute_name text not null,
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    named_by uuid,
    named_by_name text not null,
    named_at timestamptz not null,
    ended_at timestamptz,
    ended_by_name text,
    primary key (municipality_id, id),
    foreign key (municipality_id, absent_id) references styrkedja.account (municipality_id, id) on delete cascade,
    foreign key (municipality_id, substitute_id) references styrkedja.account (municipality_id, id) on delete cascade
);
create index substitution_substitute on styrkedja.substitution (municipality_id, substitute_id);
create index substitution_absent on styrkedja.substitution (municipality_id, absent_id);
call styrkedja.guard('substitution');

alter table styrkedja.status_report add column reported_instead_of text;
