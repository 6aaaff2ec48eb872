-- What a whole re-judging supersedes is dated when it counts, by one column that all its rows share; nothing may have to be looked at again then.

do $$
declare
  each int;
begin
  for each in select id from door.partnership loop
    perform set_config('app.partnership', each::text, true);
    insert into judging (partnership_id) values (each) on conflict do nothing;
    execute format('create index on %I (partnership_id, person_key, known_to)', 'span_was_' || each || '_0');
  end loop;
  perform set_config('app.partnership', '', true);
end
$$;
drop index span_was_latest;
alter table span_was drop constraint span_was_check;

create or replace function door.part_superseded(partnership int) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  whole text := 'span_was_' || partnership;
begin
  execute format('create table %I (like span_was including defaults including constraints) partition by list (rejudging)', whole);
  execute format('create table %I (like span_was including defaults including constraints) with (autovacuum_vacuum_scale_factor = 0.02)', whole || '_0');
  execute format('alter table %I attach partition %I for values in (0)', whole, whole || '_0');
  execute format('create index on %I (partnership_id, known_to)', whole || '_0');
  execute format('create index on %I (partnership_id, person_key, known_to)', whole || '_0');
end
$$;
