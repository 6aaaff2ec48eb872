-- Dated facts about a person's learning, each in all the versions that were ever believed.

create sequence evidence_key as int;
grant usage on sequence evidence_key to trellis_app;

create table evidence (
  partnership_id int not null,
  id text not null,
  key int not null,
  person_id text not null,
  kind text not null,
  course_ref text,
  course_version text,
  satisfies text[] not null,
  achieved_on date not null,
  hours float8,
  participatory_hours float8,
  domain text,
  signed_off_on date,
  signed_off_by text,
  reference text,
  withdrawn boolean not null,
  withdrawn_why text,
  taken_as text[],
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, person_id) references person
);
create unique index on evidence (partnership_id, id) where known_to = 'infinity';
create unique index on evidence (partnership_id, key) where known_to = 'infinity';
create index on evidence (partnership_id, person_id, achieved_on) where known_to = 'infinity';
create index on evidence (partnership_id, course_ref) where known_to = 'infinity' and course_ref is not null;
create trigger closed_once before update of known_to on evidence
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('evidence', 'select, insert, update (known_to)');

-- Blanks the free text, and the hashes of it, in all versions of a person's evidence, which trellis_app may not change.
create function door.erase_evidence_text(erased_person text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update evidence set signed_off_by = null, reference = null, withdrawn_why = null, taken_as = null
  where partnership_id = current_setting('app.partnership')::int and person_id = erased_person;
$$;
grant execute on function door.erase_evidence_text(text) to trellis_app;
