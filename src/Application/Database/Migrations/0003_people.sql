-- Accounts and what they may do. The columns of `account` are those of ASP.NET Core Identity.

create table styrkedja.account (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    name text not null collate styrkedja.swedish check (name <> ''),
    title text,
    user_name text not null,
    normalized_user_name text not null unique,
    email text not null,
    normalized_email text not null unique,
    email_confirmed boolean not null default false,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean not null default false,
    two_factor_enabled boolean not null default false,
    lockout_end timestamptz,
    lockout_enabled boolean not null default true,
    access_failed_count int not null default 0,
    disabled_at timestamptz,
    language text not null default 'sv' check (language in ('sv', 'en')),
    primary key (municipality_id, id)
);
call styrkedja.guard('account', 'password_hash,security_stamp,concurrency_stamp,access_failed_count,lockout_end', 'account.changed');

create table styrkedja.account_passkey (
    municipality_id uuid not null default styrkedja.current_municipality(),
    credential_id bytea not null,
    user_id uuid not null,
    data jsonb not null,
    primary key (municipality_id, credential_id),
    unique (credential_id),
    foreign key (municipality_id, user_id) references styrkedja.account (municipality_id, id) on delete cascade
);
call styrkedja.guard('account_passkey', 'data', 'account.passkey-changed');

create table styrkedja.account_claim (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id int generated always as identity,
    user_id uuid not null,
    claim_type text,
    claim_value text,
    primary key (municipality_id, id),
    foreign key (municipality_id, user_id) references styrkedja.account (municipality_id, id) on delete cascade
);
call styrkedja.guard('account_claim', '', 'account.changed');

create table styrkedja.account_login (
    municipality_id uuid not null default styrkedja.current_municipality(),
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    user_id uuid not null,
    primary key (municipality_id, login_provider, provider_key),
    foreign key (municipality_id, user_id) references styrkedja.account (municipality_id, id) on delete cascade
);
call styrkedja.guard('account_login', '', 'account.changed');

create table styrkedja.account_token (
    municipality_id uuid not null default styrkedja.current_municipality(),
    user_id uuid not null,
    login_provider text not null,
    name text not null,
    value text,
    primary key (municipality_id, user_id, login_provider, name),
    foreign key (municipality_id, user_id) references styrkedja.account (municipality_id, id) on delete cascade
);
call styrkedja.guard('account_token', 'value', 'account.changed');

-- Sign-in knows an address or a passkey before it knows the municipality. Tells which municipality, nothing else.
create function styrkedja.municipality_of_account(normalized text) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select municipality_id from styrkedja.account where normalized_user_name = normalized
$$;
create function styrkedja.municipality_of_passkey(credential bytea) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select municipality_id from styrkedja.account_passkey where credential_id = credential
$$;

-- One-time addresses: the first administrator, an invitation, a new password. Only the SHA-256 of the secret is kept.
create table styrkedja.invitation (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    secret_hash bytea not null unique,
    account_id uuid,
    purpose text not null check (purpose in ('first-administrator', 'invitation', 'new-password')),
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade
);
call styrkedja.guard('invitation', 'secret_hash', 'account.invited');
create function styrkedja.municipality_of_invitation(hash bytea) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select municipality_id from styrkedja.invitation where secret_hash = hash
$$;

-- Keys that protect cookies and forms; all nodes share them, no municipality owns them.
create table styrkedja.protection_key (
    name text primary key,
    xml text not null
);
grant select, insert on styrkedja.protection_key to styrkedja_app;

-- What a person had typed when the sign-in had run out; given back after signing in again, then forgotten.
create table styrkedja.held_form (
    id uuid primary key,
    content bytea not null,
    held_at timestamptz not null default now()
);
grant select, insert, delete on styrkedja.held_form to styrkedja_app;
