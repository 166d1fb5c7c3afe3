-- A model is prepared beside the one that holds; until it is put in force the year goes on by the year before's.
alter table styrkedja.governance_model add column in_force boolean not null default true;
