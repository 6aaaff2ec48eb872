-- By which rules people are judged, and judging everybody again when the rules change for many.
--
-- Everybody in a partnership is judged by the rules of one moment, never by a mixture. A change that concerns many leaves the rules of before in
-- force, held here as they were, until everybody is judged again; then one short transaction puts the new judgements in place of the old.

create table judging (
  partnership_id int primary key references door.partnership (id),
  rules_id uuid not null default gen_random_uuid(),
  held_id uuid,
  held json,
  rejudged_at timestamptz(3),
  check ((held_id is null) = (held is null))
);
comment on column judging.rules_id is 'Another one whenever a rule changes: what was made of the rules is good as long as this stands.';
comment on column judging.held is 'The rules in force while everybody is judged again by newer ones.';
comment on column judging.rejudged_at is 'Since when spans are known whose known_from is null.';
select tenant_table('judging', 'select, insert, update');

-- Whoever changes a rule, by whichever way, makes what others have made of the rules stale.
create function note_change_of_rules() returns trigger
  language plpgsql as $$
begin
  insert into judging (partnership_id) values (current_setting('app.partnership')::int)
  on conflict (partnership_id) do update set rules_id = excluded.rules_id;
  return null;
end
$$;
create trigger changes_rules after insert or update on pack_activation for each statement execute function note_change_of_rules();
create trigger changes_rules after insert or update on job_title_mapping for each statement execute function note_change_of_rules();
create trigger changes_rules after insert or update on agency_override for each statement execute function note_change_of_rules();
create trigger changes_rules after insert or update on course_mapping for each statement execute function note_change_of_rules();
create trigger changes_rules after insert on course_version for each row when (new.withdrawn_on is not null) execute function note_change_of_rules();
create trigger changes_rules_later after update on course_version for each row
  when ((old.withdrawn_on, old.withdrawn_because) is distinct from (new.withdrawn_on, new.withdrawn_because))
  execute function note_change_of_rules();
create trigger changes_rules after insert or update on agency for each statement execute function note_change_of_rules();
create trigger renames_courses after update on course for each row when (old.ref <> new.ref) execute function note_change_of_rules();

create table rejudging (
  partnership_id int not null references door.partnership (id),
  id text not null,
  asked_at timestamptz(3) not null,
  why json not null,
  state text not null check (state in ('waiting', 'judging', 'storing', 'done')),
  people_of int not null default 0,
  people_done int not null default 0,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  spans int,
  changed int,
  primary key (partnership_id, id)
);
create unique index on rejudging (partnership_id) where ended_at is null;
create index on rejudging (partnership_id, asked_at);
select tenant_table('rejudging', 'select, insert, update');

create table judged_meanwhile (
  partnership_id int not null references door.partnership (id),
  id bigint generated always as identity,
  person_key int not null,
  primary key (partnership_id, id)
);
comment on table judged_meanwhile is 'Whoever was judged by the rules in force while newer ones wait, to be judged by the newer ones too.';
select tenant_table('judged_meanwhile');

-- Which partnerships wait for everybody to be judged again.
create function door.rejudgings() returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
begin
  for looked_at in select p.id from door.partnership p order by p.id loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from rejudging r where r.ended_at is null) then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
grant execute on function door.rejudgings() to trellis_app;

-- One row says since when the spans of a whole re-judging are known, however many they are.
alter table span alter column known_from drop not null;
comment on column span.known_from is 'Null: since the moment that judging.rejudged_at names.';

-- What a whole re-judging supersedes is a table of its own below the partnership's, loaded beside and attached when it counts.
alter table span_was add column rejudging int not null default 0;
comment on column span_was.rejudging is '0: superseded one by one; else the number of the whole re-judging that superseded it.';
alter table span_was drop constraint span_was_pkey;
drop index span_was_known_to;

create function door.part_superseded(partnership int) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  whole text := 'span_was_' || partnership;
begin
  execute format('create table %I (like span_was including defaults including constraints) partition by list (rejudging)', whole);
  execute format('create table %I (like span_was including defaults including constraints) with (autovacuum_vacuum_scale_factor = 0.02)', whole || '_0');
  execute format('alter table %I attach partition %I for values in (0)', whole, whole || '_0');
  execute format('create index on %I (partnership_id, known_to)', whole || '_0');
end
$$;

do $$
declare
  each int;
begin
  for each in select id from door.partnership loop
    execute format('alter table span_was detach partition %I', 'span_was_' || each);
    execute format('alter table %I rename to %I', 'span_was_' || each, 'superseded');
    perform door.part_superseded(each);
    execute format('insert into %I select * from superseded', 'span_was_' || each || '_0');
    execute format('alter table span_was attach partition %I for values in (%s)', 'span_was_' || each, each);
    drop table superseded;
  end loop;
end
$$;
alter table span_was add primary key (partnership_id, person_key, post_key, requirement_key, view, from_on, known_from, rejudging);

create or replace function door.make_span_partitions(partnership int) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  perform door.make_span_partition('span', partnership, 'autovacuum_vacuum_scale_factor = 0.02');
  perform door.part_superseded(partnership);
  execute format('alter table span_was attach partition %I for values in (%s)', 'span_was_' || partnership, partnership);
  -- Room beside each cell: its numbers change in place, without a new entry in the index.
  perform door.make_span_partition('tally', partnership, 'fillfactor = 80');
end
$$;
