-- Reminders by e-mail, and the addresses in them that open one report each.
create table styrkedja.reminder_setting (
    municipality_id uuid not null default styrkedja.current_municipality() references styrkedja.municipality (id),
    id uuid not null,
    is_on boolean not null default false,
    from_name text,
    site_address text,
    hour int not null default 7 check (hour between 0 and 23),
    -- 0 is Sunday.
    days int[] not null,
    links_on boolean not null default false,
    link_days int not null default 14 check (link_days between 1 and 60),
    -- The day whose letters have been written. Whoever changes it writes them; any other node waits for the row and finds it changed.
    written_on date,
    primary key (municipality_id, id),
    unique (municipality_id)
);
call styrkedja.guard('reminder_setting', 'written_on');

-- Letters to be sent. The secrets of their addresses are made when they are sent and are nowhere in them.
create table styrkedja.mail_message (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    account_id uuid not null,
    day date not null,
    kind text not null check (kind in ('Digest', 'Reminder', 'Test')),
    content jsonb not null,
    state text not null check (state in ('Waiting', 'Sending', 'Sent', 'Failed', 'Unknown', 'Dropped')),
    attempts int not null default 0,
    made_at timestamptz not null,
    next_at timestamptz not null,
    claimed_at timestamptz,
    ended_at timestamptz,
    answer text,
    primary key (municipality_id, id),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade
);
-- One of each kind a person and day, however many nodes there are.
create unique index mail_message_once on styrkedja.mail_message (municipality_id, account_id, day, kind) where kind <> 'Test';
create index mail_message_waiting on styrkedja.mail_message (municipality_id, next_at) where state in ('Waiting', 'Sending');
call styrkedja.guard('mail_message', 'content,state,attempts,next_at,claimed_at,ended_at,answer', 'reminder.written');

-- Addresses that report one activity of one period for one person, once. Only the SHA-256 of the secret is kept.
create table styrkedja.report_link (
    municipality_id uuid not null default styrkedja.current_municipality(),
    id uuid not null,
    message_id uuid not null,
    account_id uuid not null,
    activity_id uuid not null,
    year int not null,
    number int not null,
    secret_hash bytea not null unique,
    -- Of the account's security stamp: a changed password ends the address too.
    stamp_hash bytea not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, message_id) references styrkedja.mail_message (municipality_id, id) on delete cascade,
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade,
    foreign key (municipality_id, activity_id) references styrkedja.activity (municipality_id, id)
);
create index report_link_message on styrkedja.report_link (municipality_id, message_id);
call styrkedja.guard('report_link', 'secret_hash,stamp_hash', 'report-link.made');

-- Whoever follows such an address signs in as nobody, and belongs to a municipality only by the address.
create function styrkedja.municipality_of_report_link(hash bytea) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select municipality_id from styrkedja.report_link where secret_hash = hash
$$;

-- Letters that a person may do without: the weekly summary, and that a report was approved.
alter table styrkedja.account add column wants_extras boolean not null default true;
