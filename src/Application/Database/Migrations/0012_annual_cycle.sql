-- The annual cycle: its steps, and the secret addresses by which people subscribe to theirs.
create table styrkedja.cycle_step (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    kind text not null,
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    body_id uuid,
    unit_level text,
    doer text,
    what text,
    reminder_days int check (reminder_days between 0 and 366),
    link text,
    is_public boolean not null default false,
    origin text,
    sequence int not null default 0 check (sequence >= 0),
    changed_at timestamptz not null,
    cancelled_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, body_id) references styrkedja.body (municipality_id, id)
);
-- One year's step is made once from each suggestion and from each step of the year before.
create unique index cycle_step_origin on styrkedja.cycle_step (municipality_id, origin, (extract(year from first_day)));
create index cycle_step_days on styrkedja.cycle_step (municipality_id, first_day, last_day);
call styrkedja.guard('cycle_step');

create table styrkedja.cycle_feed (
    municipality_id uuid not null default styrkedja.current_municipality(),
    account_id uuid not null,
    secret_hash bytea not null unique,
    made_at timestamptz not null,
    primary key (municipality_id, account_id),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade
);
call styrkedja.guard('cycle_feed', 'secret_hash');

-- A calendar that asks for an address signs in as nobody, and belongs to a municipality only by the address.
create function styrkedja.municipality_of_feed(hash bytea) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select municipality_id from styrkedja.cycle_feed where secret_hash = hash
$$;
