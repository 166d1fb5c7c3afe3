-- What is expected of a goal at the year's end is another judgement than how it has gone.
alter table styrkedja.goal_assessment add column prognosis text check (prognosis in ('WillBeMet', 'WillBePartly', 'WillNotBeMet', 'Uncertain'));
