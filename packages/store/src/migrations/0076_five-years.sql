-- A fourth grain of the roll-up: five years. Most of what a figure adds up were the years before it, one cell each for every agency and requirement.

do $$
declare
  one regclass;
  each int;
begin
  alter table tally drop constraint tally_grain_check;
  -- What a partition has of its own it keeps.
  for one in select inhrelid::regclass from pg_inherits where inhparent = 'tally'::regclass loop
    execute format('alter table %s drop constraint if exists tally_grain_check', one);
  end loop;
  alter table tally add constraint tally_grain_check check (grain in (0, 1, 2, 3));

  for each in select id from door.partnership loop
    perform set_config('app.partnership', each::text, true);
    insert into tally
    select each, 3, requirement_key, make_date((extract(year from on_on)::int - 1) / 5 * 5 + 1, 1, 1) as since, agency_key,
      sum(n0), sum(n1), sum(n2), sum(n3), sum(n4), sum(n5)
    from tally where partnership_id = each and grain = 0
    group by requirement_key, since, agency_key;
  end loop;
  perform set_config('app.partnership', '', true);
end
$$;
comment on column tally.grain is '3 five years, of which the first ends in 1 or 6, 0 a year, 1 a month, 2 a day; each change stands in all four.';
comment on column tally.on_on is 'The first day of the years, year or month, or the day.';
