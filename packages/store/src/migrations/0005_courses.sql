-- Courses, their versions, and what they satisfy.

create table course (
  partnership_id int not null references door.partnership (id),
  id text not null,
  ref text not null,
  title text not null,
  provider text,
  url text,
  duration_minutes int,
  primary key (partnership_id, id),
  unique (partnership_id, ref)
);
create index on course (partnership_id, title, id);
select tenant_table('course', 'select, insert, update');

create table course_version (
  partnership_id int not null,
  course_id text not null,
  version text not null,
  valid_from date,
  valid_to date,
  primary key (partnership_id, course_id, version),
  foreign key (partnership_id, course_id) references course
);
select tenant_table('course_version', 'select, insert, update');

create table course_mapping (
  partnership_id int not null,
  id text not null,
  course_id text not null,
  version text,
  satisfies text[] not null,
  valid_from date,
  valid_to date,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, course_id) references course
);
create unique index on course_mapping (partnership_id, id) where known_to = 'infinity';
create index on course_mapping (partnership_id, course_id) where known_to = 'infinity';
create trigger closed_once before update of known_to on course_mapping
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('course_mapping', 'select, insert, update (known_to)');
