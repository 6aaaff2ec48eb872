-- What was seen of a set of standards is told beyond those who look after quality in lots of at least five sessions, which never change.

alter table observation no force row level security;
alter table observation add column lots jsonb not null default '{}';
comment on column observation.lots is 'By set of standards, the lot in which it was told what was seen; a set that is not there has not been told.';

-- What was shared before this. Whichever way a partnership counts its years, each of these lots lies in one.
with seen as (
  select o.partnership_id, o.id, o.event_id, s.set_id, extract(year from o.observed_on)::int as calendar_year,
    extract(year from o.observed_on - interval '8 months')::int as school_year, o.shared_at
  from observation o cross join unnest(o.set_ids) s (set_id) where o.state = 'shared'
), first_of_session as (
  select *, row_number() over (partition by partnership_id, set_id, event_id order by shared_at, id) as nth from seen
), placed as (
  select *,
    row_number() over (partition by partnership_id, set_id, calendar_year, school_year order by shared_at, id) - 1 as place,
    count(*) over (partition by partnership_id, set_id, calendar_year, school_year) as sessions
  from first_of_session where nth = 1
), told as (
  select partnership_id, id, jsonb_object_agg(set_id, concat_ws(' ', set_id, school_year, calendar_year, place / 5)) as lots
  from placed where place < sessions / 5 * 5 group by 1, 2
)
update observation o set lots = told.lots from told where told.partnership_id = o.partnership_id and told.id = o.id;
alter table observation force row level security;
