-- The roll-up of spans: how many came into each state and left it, by day, month and year, so that a figure of any day is a sum of few cells
-- however many people there are. It is kept by whatever writes spans, in the same statement, and so is never behind.
--
-- view   2 whole: everything that an agency's posts ask of a person, put together; beside 0 post and 1 person

do $$
declare
  one regclass;
begin
  for one in select 'span'::regclass union all select inhrelid::regclass from pg_inherits where inhparent = 'span'::regclass loop
    if exists (select from pg_constraint where conrelid = one and conname = 'span_view_check') then
      execute format('alter table %s drop constraint span_view_check', one);
    end if;
  end loop;
end
$$;
alter table span add constraint span_view_check check (view in (0, 1, 2));
create index span_known_from on span (partnership_id, known_from);
create index span_whole on span (partnership_id, to_on, from_on) include (agency_key, person_key, basis_key, state) where view = 2;

create table tally (
  partnership_id int not null,
  grain smallint not null check (grain in (0, 1, 2)),
  requirement_key int not null,
  on_on date not null,
  agency_key int not null,
  n0 int not null,
  n1 int not null,
  n2 int not null,
  n3 int not null,
  n4 int not null,
  n5 int not null,
  primary key (partnership_id, grain, requirement_key, on_on, agency_key)
) partition by list (partnership_id);
comment on table tally is 'By how much the number of spans in each state changed, views 0 and 2. A cell that is not there, and one of zeros, say the same.';
comment on column tally.grain is '0 a year, 1 a month, 2 a day; each change stands in all three.';
comment on column tally.on_on is 'The first day of the year or month, or the day.';
select tenant_table('tally');

-- Attached rather than created in place, which would make everybody who reads spans wait.
create function door.make_span_partition(parent text, partnership int, settings text) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  execute format('create table %I (like %I including all) with (%s)', parent || '_' || partnership, parent, settings);
  execute format('alter table %I attach partition %I for values in (%s)', parent, parent || '_' || partnership, partnership);
end
$$;

create or replace function door.make_span_partitions(partnership int) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  perform door.make_span_partition('span', partnership, 'autovacuum_vacuum_scale_factor = 0.02');
  perform door.make_span_partition('span_was', partnership, 'autovacuum_vacuum_scale_factor = 0.02');
  -- Room beside each cell: its numbers change in place, without a new entry in the index.
  perform door.make_span_partition('tally', partnership, 'fillfactor = 80');
end
$$;

-- The cells of all spans of the partnership whose transaction this is.
do $$
declare
  each int;
begin
  for each in select id from door.partnership loop
    perform door.make_span_partition('tally', each, 'fillfactor = 80');
    perform set_config('app.partnership', each::text, true);
    insert into tally
    select each, grain, requirement_key,
      case grain when 0 then date_trunc('year', on_on::timestamp) when 1 then date_trunc('month', on_on::timestamp) else on_on end as bucket, agency_key,
      coalesce(sum(change) filter (where state = 0), 0), coalesce(sum(change) filter (where state = 1), 0), coalesce(sum(change) filter (where state = 2), 0),
      coalesce(sum(change) filter (where state = 3), 0), coalesce(sum(change) filter (where state = 4), 0), coalesce(sum(change) filter (where state = 5), 0)
    from (
      select requirement_key, agency_key, state, from_on as on_on, 1 as change from span where view in (0, 2)
      union all
      select requirement_key, agency_key, state, to_on, -1 from span where view in (0, 2) and to_on <> 'infinity'
    ) changes cross join generate_series(0, 2) as grain
    group by requirement_key, agency_key, grain, bucket;
  end loop;
  perform set_config('app.partnership', '', true);
end
$$;
