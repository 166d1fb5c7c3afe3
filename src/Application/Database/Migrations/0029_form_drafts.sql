-- What someone has begun to write and not sent, whichever form it is in: one draft per account and form.
create table styrkedja.form_draft (
    municipality_id uuid not null default styrkedja.current_municipality(),
    account_id uuid not null,
    -- The path of the form's page, then # and which of the page's forms where it has several.
    address text not null check (address ~ '^/[^/]' and length(address) <= 300),
    -- Name to all its values, as typed.
    fields jsonb not null,
    saved_at timestamptz not null,
    -- Thrown away by its owner, who may take it back for a while.
    thrown_at timestamptz,
    -- The opened page that saved it and how many times that page had: what it sent late never replaces what it sent after.
    page text,
    turn int,
    primary key (municipality_id, account_id, address),
    foreign key (municipality_id, account_id) references styrkedja.account (municipality_id, id) on delete cascade
);

alter table styrkedja.status_draft no force row level security;
insert into styrkedja.form_draft (municipality_id, account_id, address, fields, saved_at)
select municipality_id, account_id, format('/aktiviteter/%s/rapportera/%s/%s', activity_id, year, number),
    coalesce((select jsonb_object_agg('Form.' || name, jsonb_build_array(value)) from jsonb_each_text(fields) as f (name, value)), '{}'), saved_at
from styrkedja.status_draft;
drop table styrkedja.status_draft;

alter table styrkedja.form_draft enable row level security;
alter table styrkedja.form_draft force row level security;
-- A person sees their own only. Whoever runs the machine signs as nobody, and backs all of them up.
create policy own on styrkedja.form_draft using (
    municipality_id = styrkedja.current_municipality()
    and (nullif(current_setting('styrkedja.actor_id', true), '') is null or account_id = nullif(current_setting('styrkedja.actor_id', true), '')::uuid));
grant select, insert, update, delete on styrkedja.form_draft to styrkedja_app;
