-- Who notes a measure's values, whether they count persons, and what is said of each period: awaited, or foreseen.
alter table styrkedja.measure
    add column unit_id uuid,
    add column counts_persons boolean not null default false,
    add column periods jsonb not null default '[]',
    add constraint measure_unit foreign key (municipality_id, unit_id) references styrkedja.unit (municipality_id, id);
