-- Reports for boards and agencies: what they are about, what was frozen when they were signed, and what agencies return. Nobody's name is in a figure.

create table report (
  partnership_id int not null references door.partnership (id),
  id text not null,
  kind text not null check (kind in ('board', 'agency', 'section-11')),
  title text not null check (title <> ''),
  cover text not null,
  as_at date not null,
  agency_id text,
  packs text[],
  state text not null check (state in ('draft', 'sent-back', 'published')),
  drafted_at timestamptz(3) not null,
  drafted_by_kind text not null,
  drafted_by text not null,
  sent_back_because text,
  known_at timestamptz(3),
  signed_at timestamptz(3),
  signed_by_kind text,
  signed_by text,
  hash text,
  figures text,
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency,
  check ((agency_id is null) = (kind = 'board')),
  check (case when state = 'published'
    then num_nulls(known_at, signed_at, signed_by_kind, signed_by, hash, figures) = 0
    else num_nonnulls(known_at, signed_at, signed_by_kind, signed_by, hash, figures) = 0 end)
);
comment on column report.figures is 'Canonical JSON, as it was when the report was signed; the hash is its SHA-256.';
create index on report (partnership_id, as_at, drafted_at, id);

-- What was signed stays as it was signed, whoever asks.
create function refuse_changed_report() returns trigger
  language plpgsql as $$
begin
  raise exception 'A published report stays as it is.';
end
$$;
create trigger published_once before update or delete on report
  for each row when (old.state = 'published') execute function refuse_changed_report();
select tenant_table('report', 'select, insert, update');

create table report_challenge (
  partnership_id int not null,
  id text not null,
  position bigint generated always as identity,
  report_id text not null,
  words text not null check (words <> ''),
  made_at timestamptz(3) not null,
  made_by_kind text not null,
  made_by text not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, report_id) references report
);
create index on report_challenge (partnership_id, report_id, position);
select tenant_table('report_challenge', 'select, insert');

-- Files are made once, by a job, and kept.
create table report_file (
  partnership_id int not null,
  report_id text not null,
  format text not null check (format in ('html', 'pdf', 'xlsx', 'csv')),
  media_type text not null,
  sha256 text not null,
  content bytea not null,
  primary key (partnership_id, report_id, format),
  foreign key (partnership_id, report_id) references report
);
select tenant_table('report_file', 'select, insert');

create table report_action (
  partnership_id int not null,
  id text not null,
  report_id text,
  what text not null,
  owner text not null,
  due_on date not null,
  progress text not null check (progress in ('not-started', 'under-way', 'done')),
  note text,
  done_on date,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, report_id) references report
);
create unique index on report_action (partnership_id, id) where known_to = 'infinity';
create trigger closed_once before update of known_to on report_action
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('report_action', 'select, insert, update (known_to)');

create table headcount_return (
  partnership_id int not null,
  agency_id text not null,
  audience text not null,
  requirement text not null,
  on_on date not null,
  headcount int not null check (headcount >= 0),
  trained int check (trained between 0 and headcount),
  note text,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, agency_id, audience, requirement, on_on, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, agency_id) references agency
);
comment on column headcount_return.audience is 'Empty: everybody in scope.';
comment on column headcount_return.requirement is 'What trained is about; empty: everything asked.';
create unique index on headcount_return (partnership_id, agency_id, audience, requirement, on_on) where known_to = 'infinity';
create index on headcount_return (partnership_id, on_on, agency_id, audience, requirement) where known_to = 'infinity';
create trigger closed_once before update of known_to on headcount_return
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('headcount_return', 'select, insert, update (known_to)');

create table figure_answer (
  partnership_id int not null,
  report_id text not null,
  figure text not null,
  answer text not null check (answer in ('confirmed', 'disputed')),
  value int,
  why text,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, report_id, figure, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, report_id) references report
);
create unique index on figure_answer (partnership_id, report_id, figure) where known_to = 'infinity';
create trigger closed_once before update of known_to on figure_answer
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('figure_answer', 'select, insert, update (known_to)');

create table reporting_setting (
  partnership_id int not null references door.partnership (id),
  small_numbers int not null check (small_numbers between 0 and 20),
  primary key (partnership_id)
);
select tenant_table('reporting_setting', 'select, insert, update');
