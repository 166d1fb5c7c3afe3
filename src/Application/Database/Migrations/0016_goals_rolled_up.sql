-- A goal that others lead to may be assessed in two steps; the first is whether they cover it.
alter table styrkedja.goal_assessment add column coverage text check (coverage in ('Good', 'Partly', 'Poor'));
