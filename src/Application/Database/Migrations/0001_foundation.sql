-- Municipalities, the guard that every table of a municipality stands under, and the trail of every change.
-- Runs as the owner of the schema; the application works as styrkedja_app, which the migrator has made and which can
-- neither bypass row-level security nor change a table's definition.

revoke all on schema public from public;
grant usage on schema styrkedja to styrkedja_app;

create collation if not exists styrkedja.swedish (provider = icu, locale = 'sv-SE');

create function styrkedja.current_municipality() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('styrkedja.municipality', true), '')::uuid;

create table styrkedja.municipality (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name text not null check (name <> ''),
    host text unique
);
-- Name and address of a municipality are public, and must be found before anyone has signed in.
alter table styrkedja.municipality enable row level security;
alter table styrkedja.municipality force row level security;
create policy read on styrkedja.municipality for select using (true);
create policy enter on styrkedja.municipality for insert with check (true);
create policy change on styrkedja.municipality for update using (id = styrkedja.current_municipality());
grant select, insert, update on styrkedja.municipality to styrkedja_app;

create table styrkedja.event (
    id bigint generated always as identity primary key,
    municipality_id uuid not null references styrkedja.municipality (id),
    at timestamptz not null default clock_timestamp(),
    actor_id uuid,
    actor text not null,
    verb text not null,
    reason text,
    subject_table text not null,
    subject_id text not null,
    before jsonb,
    after jsonb,
    -- Filled when the event is sealed, once; see 0002.
    batch bigint,
    link bytea
);
create index event_subject on styrkedja.event (municipality_id, subject_table, subject_id, id desc);
create index event_unsealed on styrkedja.event (municipality_id, id) where batch is null;
alter table styrkedja.event enable row level security;
alter table styrkedja.event force row level security;
create policy municipality on styrkedja.event using (municipality_id = styrkedja.current_municipality());
grant select on styrkedja.event to styrkedja_app;

-- Writes the event of a change in the change's own transaction. A write that does not say which verb it is part of is
-- refused, so that nothing can change untold. Arguments: columns left out (comma separated), verb when none is set.
create function styrkedja.record_event() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    left_out text[] := string_to_array(coalesce(tg_argv[0], ''), ',') || array['municipality_id'];
    old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
    whole jsonb := coalesce(new_row, old_row);
    told text := coalesce(nullif(current_setting('styrkedja.verb', true), ''), nullif(tg_argv[1], ''));
begin
    old_row := old_row - left_out;
    new_row := new_row - left_out;
    if old_row = new_row then
        return null;
    end if;
    if told is null then
        raise exception 'The change of % states no verb', tg_table_name using errcode = 'ST001';
    end if;
    insert into styrkedja.event (municipality_id, actor_id, actor, verb, reason, subject_table, subject_id, before, after)
    values (
        coalesce((whole ->> 'municipality_id')::uuid, (whole ->> 'id')::uuid),
        nullif(current_setting('styrkedja.actor_id', true), '')::uuid,
        coalesce(nullif(current_setting('styrkedja.actor', true), ''), 'styrkedja'),
        told,
        nullif(current_setting('styrkedja.reason', true), ''),
        tg_table_name,
        coalesce(whole ->> 'id', whole ->> 'key', ''),
        old_row,
        new_row);
    return null;
end $$;

create function styrkedja.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'ST002';
end $$;

create trigger append_only before delete or truncate on styrkedja.event for each statement execute function styrkedja.refuse_change();

-- Puts a table under the guard: rows of one municipality only, every change in the trail. Every table below uses it.
create procedure styrkedja.guard(target text, left_out text default '', verb text default '') language plpgsql as $$
begin
    execute format('alter table styrkedja.%I enable row level security', target);
    execute format('alter table styrkedja.%I force row level security', target);
    execute format('create policy municipality on styrkedja.%I using (municipality_id = styrkedja.current_municipality())', target);
    execute format('create trigger trail after insert or update or delete on styrkedja.%I for each row execute function styrkedja.record_event(%L, %L)', target, left_out, verb);
    execute format('grant select, insert, update, delete on styrkedja.%I to styrkedja_app', target);
end $$;

create trigger trail after insert or update on styrkedja.municipality for each row execute function styrkedja.record_event('', 'municipality.created');
