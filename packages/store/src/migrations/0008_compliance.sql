-- Judgements as spans: what we hold true now, and what we held true before. Both are partitioned by partnership from the start, so that a
-- full judging can load a fresh table and swap it in, and a partnership can leave in one go.
--
-- state  0 unknown  1 upcoming  2 current  3 due-soon  4 overdue  5 exempt
-- view   0 post (that post alone, which agencies see)  1 person (her own answer, where several posts change it)

create table requirement (
  partnership_id int not null references door.partnership (id),
  id text not null,
  key int generated always as identity,
  primary key (partnership_id, id),
  unique (partnership_id, key)
);
comment on table requirement is 'The numbers under which spans know requirements; what a requirement says stands in its pack.';
select tenant_table('requirement', 'select, insert');

create table basis (
  partnership_id int not null references door.partnership (id),
  hash text not null,
  key int generated always as identity,
  content json not null,
  primary key (partnership_id, hash),
  unique (partnership_id, key)
);
comment on table basis is 'Why spans hold: rule, pack, version and reading, once for each that occurs.';
select tenant_table('basis', 'select, insert');

create table span (
  partnership_id int not null,
  person_key int not null,
  post_key int not null,
  agency_key int not null,
  requirement_key int not null,
  basis_key int not null,
  evidence_key int,
  from_on date not null,
  to_on date not null,
  due_on date,
  held_on date,
  state smallint not null check (state between 0 and 5),
  view smallint not null check (view in (0, 1)),
  known_from timestamptz(3) not null,
  primary key (partnership_id, person_key, post_key, requirement_key, view, from_on),
  check (from_on < to_on)
) partition by list (partnership_id);
comment on column span.to_on is 'The first day on which it no longer holds; infinity: for ever.';
create index span_of_agency on span (partnership_id, agency_key, state, from_on) include (to_on, requirement_key) where view = 0;
create index span_as_at on span (partnership_id, to_on, from_on) include (agency_key, requirement_key, state) where view = 0;
select tenant_table('span');

create table span_was (
  like span,
  known_to timestamptz(3) not null,
  primary key (partnership_id, person_key, post_key, requirement_key, view, from_on, known_from),
  check (known_from < known_to)
) partition by list (partnership_id);
create index span_was_known_to on span_was (partnership_id, known_to);
create index span_was_latest on span_was (partnership_id, person_key, known_to);
select tenant_table('span_was', 'select, insert');

-- Attached rather than created in place, which would make everybody who reads spans wait.
create function door.make_span_partitions(partnership int) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  parent text;
begin
  foreach parent in array array['span', 'span_was'] loop
    execute format('create table %I (like %I including all) with (autovacuum_vacuum_scale_factor = 0.02)', parent || '_' || partnership, parent);
    execute format('alter table %I attach partition %I for values in (%s)', parent, parent || '_' || partnership, partnership);
  end loop;
end
$$;
select door.make_span_partitions(id) from door.partnership;

create function door.partnership_added() returns trigger
  language plpgsql as $$
begin
  perform door.make_span_partitions(new.id);
  return new;
end
$$;
create trigger makes_span_partitions after insert on door.partnership
  for each row execute function door.partnership_added();
