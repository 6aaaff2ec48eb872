-- Which groups a job title belongs to, and where an agency asks more or less often than its source.

create table job_title_mapping (
  partnership_id int not null references door.partnership (id),
  id text not null,
  job_title text not null,
  title_key text not null,
  agency_id text,
  audiences text[] not null,
  valid_from date,
  valid_to date,
  why text not null,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, agency_id) references agency
);
create unique index on job_title_mapping (partnership_id, id) where known_to = 'infinity';
create index on job_title_mapping (partnership_id, title_key) where known_to = 'infinity';
create trigger closed_once before update of known_to on job_title_mapping
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('job_title_mapping', 'select, insert, update (known_to)');

create table agency_override (
  partnership_id int not null,
  id text not null,
  agency_id text not null,
  requirement_id text,
  interval_months int not null,
  valid_from date not null,
  valid_to date,
  why text not null,
  document text,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, agency_id) references agency
);
create unique index on agency_override (partnership_id, id) where known_to = 'infinity';
create index on agency_override (partnership_id, agency_id) where known_to = 'infinity';
create trigger closed_once before update of known_to on agency_override
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('agency_override', 'select, insert, update (known_to)');
