-- Agencies, people with their names and identifiers, posts, and what imports leave behind.
--
-- Names, e-mail addresses, staff numbers and free text about somebody stand in these tables and nowhere else in the open, so that erasing
-- her is a matter of a few rows. Everything else knows her by id.

create table agency (
  partnership_id int not null references door.partnership (id),
  id text not null,
  key int generated always as identity,
  ref text not null,
  name text not null,
  kind text not null,
  annual_turnover_pence bigint,
  primary key (partnership_id, id),
  unique (partnership_id, key),
  unique (partnership_id, ref)
);
select tenant_table('agency', 'select, insert, update');

create table person (
  partnership_id int not null references door.partnership (id),
  id text not null,
  key int generated always as identity,
  given_name text not null,
  family_name text not null,
  sort_name text collate "C" not null,
  work_email text,
  email_key text,
  erased_at timestamptz(3),
  primary key (partnership_id, id),
  unique (partnership_id, key)
);
comment on column person.sort_name is 'Family name, then given name, in the form that lists are ordered by.';
comment on column person.email_key is 'The address in lower case, for finding. Not unique: a shared mailbox belongs to several.';
create index on person (partnership_id, email_key) where email_key is not null;
create index on person (partnership_id, sort_name, id);
select tenant_table('person', 'select, insert, update');

create table person_name (
  partnership_id int not null,
  person_id text not null,
  position int not null,
  given_name text not null,
  family_name text not null,
  until_on date not null,
  primary key (partnership_id, person_id, position),
  foreign key (partnership_id, person_id) references person
);
comment on table person_name is 'Earlier names, newest first.';
select tenant_table('person_name');

create table staff_number (
  partnership_id int not null,
  agency_id text not null,
  staff_number text not null,
  person_id text not null,
  primary key (partnership_id, agency_id, staff_number),
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, person_id) references person
);
create index on staff_number (partnership_id, person_id);
select tenant_table('staff_number');

-- Under row-level security the planner may use an index only through operators that cannot leak a row, which ilike and trigrams are not.
-- So search matches the beginnings of words with >= and < on this table.
create table search_word (
  partnership_id int not null,
  word text collate "C" not null,
  person_key int not null,
  agency_key int not null,
  post_key int not null,
  primary key (partnership_id, word, person_key, agency_key, post_key),
  foreign key (partnership_id, person_key) references person (partnership_id, key)
);
comment on table search_word is 'The words by which a person is found: of her names (agency_key and post_key 0), of an agency''s staff number (post_key 0), of a post.';
create index on search_word (partnership_id, person_key);
select tenant_table('search_word');

-- For tables whose rows are versions on the known axis: a version may be closed once, and nothing else of it changes.
create function refuse_reopening() returns trigger
  language plpgsql as $$
begin
  raise exception 'A version that was closed stays as it is.';
end
$$;

create sequence post_key as int;
grant usage on sequence post_key to trellis_app;

create table post (
  partnership_id int not null,
  id text not null,
  key int not null,
  person_id text not null,
  agency_id text not null,
  job_title text,
  title_key text,
  team text,
  manager_person_id text,
  audiences text[] not null,
  flags text[] not null,
  starts_on date not null,
  ends_on date,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, manager_person_id) references person
);
comment on column post.title_key is 'The job title in the form in which two spellings are the same.';
comment on column post.ends_on is 'The last day of the post.';
create unique index on post (partnership_id, id) where known_to = 'infinity';
create unique index on post (partnership_id, key) where known_to = 'infinity';
create index on post (partnership_id, person_id) where known_to = 'infinity';
create index on post (partnership_id, agency_id, title_key) where known_to = 'infinity';
create index on post (partnership_id, manager_person_id) where known_to = 'infinity' and manager_person_id is not null;
create trigger closed_once before update of known_to on post
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('post', 'select, insert, update (known_to)');

create table import_run (
  partnership_id int not null references door.partnership (id),
  id text not null,
  started_at timestamptz(3) not null,
  run json not null,
  primary key (partnership_id, id)
);
select tenant_table('import_run', 'select, insert, update');

-- Beside the run, since the run itself is written in the import's own transaction and nobody sees it before that ends.
create table import_progress (
  partnership_id int not null references door.partnership (id),
  id text not null,
  started_at timestamptz(3) not null,
  run json not null,
  primary key (partnership_id, id)
);
select tenant_table('import_progress');

create table match_case (
  partnership_id int not null,
  id text not null,
  key bigint generated always as identity,
  run_id text not null,
  agency_id text not null,
  kind text not null,
  row json not null,
  reason text not null,
  candidates text[] not null,
  state text not null,
  decided_at timestamptz(3),
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency
);
create index on match_case (partnership_id, key);
create index on match_case (partnership_id, run_id);
select tenant_table('match_case', 'select, insert, update');
