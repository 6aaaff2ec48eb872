-- Courses held against standards: how each version was designed, and agencies' own courses, which count by an endorsement between two days only.

-- Append-only: the last answer counts, those before it are kept.
create table design_answer (
  partnership_id int not null,
  id bigint generated always as identity,
  course_id text not null,
  version text not null,
  set_id text not null,
  standard_id text not null,
  state text not null check (state in ('met', 'partly', 'not')),
  evidence text not null,
  answered_at timestamptz(3) not null,
  answered_by_kind text not null,
  answered_by text not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, course_id, version) references course_version
);
create index on design_answer (partnership_id, course_id, version, set_id, standard_id, id);
select tenant_table('design_answer', 'select, insert');

create table own_course (
  partnership_id int not null,
  course_id text not null,
  agency_id text not null,
  primary key (partnership_id, course_id),
  foreign key (partnership_id, course_id) references course,
  foreign key (partnership_id, agency_id) references agency
);
comment on table own_course is 'Whose own course it is: given to their own staff, and worth what its endorsement says.';
create index on own_course (partnership_id, agency_id);
select tenant_table('own_course', 'select, insert, update');

create table endorsement (
  partnership_id int not null,
  id text not null,
  agency_id text not null,
  course_id text not null,
  version text,
  set_id text not null,
  satisfies text[] not null,
  content json not null,
  state text not null check (state in ('asked', 'declared', 'endorsed', 'refused', 'ended')),
  from_on date,
  expires_on date,
  why text,
  mapping_id text,
  asked_at timestamptz(3) not null,
  asked_by_kind text not null,
  asked_by text not null,
  decided_at timestamptz(3),
  decided_by_kind text,
  decided_by text,
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, course_id) references course,
  check (state not in ('declared', 'endorsed', 'ended') or num_nulls(from_on, expires_on, mapping_id) = 0),
  check (num_nulls(decided_at, decided_by_kind, decided_by) in (0, 3))
);
create index on endorsement (partnership_id, agency_id);
create index on endorsement (partnership_id, course_id);
-- One request waits at a time for a course and a set.
create unique index on endorsement (partnership_id, course_id, set_id, coalesce(version, '')) where state = 'asked';
select tenant_table('endorsement', 'select, insert, update');
