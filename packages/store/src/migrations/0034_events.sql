-- Runs of courses, and who leads them. What lists filter and sort by has columns; the rest of an event is read whole.

create table event (
  partnership_id int not null,
  id text not null,
  course_id text not null,
  course_version text,
  state text not null check (state in ('draft', 'published', 'closed', 'cancelled')),
  mode text not null check (mode in ('classroom', 'virtual')),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  maximum int not null,
  content json not null,
  sequence int not null,
  moved_from json not null,
  decline_free_until_on date,
  cancelled_at timestamptz(3),
  cancelled_why text,
  allotted_at timestamptz(3),
  tend_at timestamptz(3),
  primary key (partnership_id, id),
  foreign key (partnership_id, course_id) references course
);
comment on column event.content is 'Sessions, venue, joining link, place rules, approval, booking window and attendance threshold.';
comment on column event.sequence is 'Rises with each change that calendars must hear of.';
comment on column event.allotted_at is 'When the coordinator first had the places allotted.';
comment on column event.tend_at is 'When something of its places next changes by itself.';
create index on event (partnership_id, starts_at, id);
create index on event (partnership_id, course_id, starts_at);
create index on event (partnership_id, tend_at) where tend_at is not null;
select tenant_table('event', 'select, insert, update');

create table trainer_assignment (
  partnership_id int not null,
  event_id text not null,
  person_id text not null,
  assigned_at timestamptz(3) not null,
  overridden_why text,
  overridden_by text,
  primary key (partnership_id, event_id, person_id),
  check ((overridden_why is null) = (overridden_by is null)),
  foreign key (partnership_id, event_id) references event,
  foreign key (partnership_id, person_id) references person
);
create index on trainer_assignment (partnership_id, person_id);
select tenant_table('trainer_assignment');
