-- Keys by which a person's own programs read and report. Only the SHA-256 of the secret is kept.
create table styrkedja.access_key (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    account_id uuid not null,
    name text not null,
    may_report boolean not null,
    -- The secret's last characters, by which its owner tells it from others.
    ending text not null,
    secret_hash bytea not null unique,
    -- Of the account's stored password: a changed password ends the key too.
    password_hash bytea not null,
    last_day date not null,
    made_at timestamptz not null,
    last_used_on date,
    ended_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade
);
create index access_key_account on styrkedja.access_key (municipality_id, account_id);
call styrkedja.guard('access_key', 'secret_hash,password_hash,last_used_on');

-- Whoever shows a key has not signed in, and belongs to a municipality only by the key.
create function styrkedja.municipality_of_access_key(hash bytea) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select municipality_id from styrkedja.access_key where secret_hash = hash
$$;
