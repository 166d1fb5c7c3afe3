-- The trail's seal: each sealed event carries the SHA-256 of the one before it and of itself, batch by batch. Who edits,
-- deletes, inserts or moves a sealed event breaks the chain from that place on.

create table styrkedja.seal (
    municipality_id uuid not null references styrkedja.municipality (id),
    batch bigint not null,
    first_event bigint not null,
    last_event bigint not null,
    events int not null,
    -- The chain's value after the batch's last event.
    link bytea not null,
    -- What had been committed when everything visible was sealed: an unsealed event of such a transaction came in later.
    -- Null when more was waiting, and after a restore, whose transactions are others.
    snapshot pg_snapshot,
    sealed_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, batch)
);
alter table styrkedja.seal enable row level security;
alter table styrkedja.seal force row level security;
create policy municipality on styrkedja.seal using (municipality_id = styrkedja.current_municipality());
grant select on styrkedja.seal to styrkedja_app;
create trigger append_only before update or delete or truncate on styrkedja.seal for each statement execute function styrkedja.refuse_change();

alter table styrkedja.event add column transaction xid8 not null default pg_current_xact_id();

-- An event may be changed once: when it is sealed, and then only in the two columns of the seal.
create function styrkedja.only_seal() returns trigger language plpgsql as $$
begin
    if old.batch is not null or to_jsonb(old) - array['batch', 'link'] is distinct from to_jsonb(new) - array['batch', 'link'] then
        raise exception 'event is append-only' using errcode = 'ST002';
    end if;
    return new;
end $$;
create trigger only_seal before update on styrkedja.event for each row execute function styrkedja.only_seal();

-- What is hashed of an event. `audit verify` builds the same text from the row by itself and does not call this.
create function styrkedja.event_text(e styrkedja.event) returns text language sql immutable as $$
    select concat_ws(E'\x1f', e.id, e.municipality_id, (extract(epoch from e.at) * 1000000)::bigint,
        coalesce(e.actor_id::text, ''), e.actor, e.verb, coalesce(e.reason, ''), e.subject_table, e.subject_id,
        coalesce(e.before::text, ''), coalesce(e.after::text, ''), e.batch)
$$;

-- Seals what the municipality has unsealed, oldest first; returns how many events. One node at a time.
create function styrkedja.seal_events(most int default 5000) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    mine uuid := styrkedja.current_municipality();
    seen pg_snapshot := pg_current_snapshot();
    last styrkedja.seal;
    next_batch bigint;
    chain bytea;
    e styrkedja.event;
    sealed int := 0;
    first_id bigint;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('styrkedja.seal', 0) # hashtextextended(mine::text, 0)) then
        return 0;
    end if;
    select * into last from styrkedja.seal s where s.municipality_id = mine order by s.batch desc limit 1;
    next_batch := coalesce(last.batch, 0) + 1;
    chain := coalesce(last.link, sha256(convert_to(mine::text, 'UTF8')));
    for e in
        select * from styrkedja.event x
        where x.municipality_id = mine and x.batch is null
        order by x.id limit most
    loop
        e.batch := next_batch;
        chain := sha256(chain || convert_to(styrkedja.event_text(e), 'UTF8'));
        update styrkedja.event x set batch = next_batch, link = chain where x.id = e.id;
        first_id := coalesce(first_id, e.id);
        sealed := sealed + 1;
    end loop;
    if sealed > 0 then
        insert into styrkedja.seal (municipality_id, batch, first_event, last_event, events, link, snapshot)
        values (mine, next_batch, first_id, e.id, sealed, chain, case when sealed < most then seen end);
    end if;
    return sealed;
end $$;
grant execute on function styrkedja.seal_events(int) to styrkedja_app;
