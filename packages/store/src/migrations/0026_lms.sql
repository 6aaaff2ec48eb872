-- What LMSs tell us of courses and people, and what goes back to them. Who somebody is stands with her account or as an unsure person;
-- every other row has ids and times only.

create table lms_course (
  partnership_id int not null references door.partnership (id),
  id text not null,
  registration_id text not null references door.registration (id),
  kind text not null check (kind in ('course', 'activity', 'competency')),
  outside_id text not null,
  id_number text,
  short_name text,
  title text not null,
  course_outside_id text,
  course_title text,
  state text not null check (state in ('parked', 'mapped', 'ignored')),
  first_seen_at timestamptz(3) not null,
  last_fact_at timestamptz(3) not null,
  resend json,
  primary key (partnership_id, id),
  unique (partnership_id, registration_id, kind, outside_id)
);
select tenant_table('lms_course', 'select, insert, update');

create table lms_mapping (
  partnership_id int not null,
  id text not null,
  lms_course_id text not null,
  course_ref text,
  course_version text,
  satisfies text[] not null,
  valid_from date,
  valid_to date,
  known_from timestamptz(3) not null,
  known_to timestamptz(3) not null default 'infinity',
  primary key (partnership_id, id, known_from),
  check (known_from < known_to),
  foreign key (partnership_id, lms_course_id) references lms_course
);
create unique index on lms_mapping (partnership_id, id) where known_to = 'infinity';
create index on lms_mapping (partnership_id, lms_course_id) where known_to = 'infinity';
create trigger closed_once before update of known_to on lms_mapping
  for each row when (old.known_to <> 'infinity') execute function refuse_reopening();
select tenant_table('lms_mapping', 'select, insert, update (known_to)');

create table lms_fact (
  partnership_id int not null,
  id text not null,
  registration_id text not null,
  lms_course_id text not null,
  subject text not null,
  state text not null check (state in ('complete', 'incomplete', 'failed')),
  occurred_at timestamptz(3) not null,
  completed_at timestamptz(3),
  keyed_at timestamptz(3) not null,
  grade text,
  waits_for_course boolean not null,
  waits_for_person boolean not null,
  person_id text,
  evidence_id text,
  is_pending boolean not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, lms_course_id) references lms_course,
  foreign key (partnership_id, person_id) references person
);
comment on column lms_fact.keyed_at is 'Of a course completion, when it was; -infinity where there can be but one fact of a course and user.';
-- One fact of each thing that happened. With the state in it, it also answers a reconciliation without reading the table.
create unique index on lms_fact (partnership_id, lms_course_id, subject, keyed_at) include (state);
-- What an LMS said of one user: the match list's counts, looking again when she is joined, privacy requests.
create index on lms_fact (partnership_id, registration_id, subject);
-- What is held about a person; also the foreign key's.
create index on lms_fact (partnership_id, person_id) where person_id is not null;
-- How much waits for each course: the list counts over this alone, and a course that is mapped costs nothing.
create index on lms_fact (partnership_id, lms_course_id) where waits_for_course;
-- The queue of what must be looked at again, oldest first, and how much of each course is left.
create index on lms_fact (partnership_id, occurred_at, id) where is_pending;
create index on lms_fact (partnership_id, lms_course_id) where is_pending;
select tenant_table('lms_fact');

create table unsure_person (
  partnership_id int not null references door.partnership (id),
  id text not null,
  registration_id text not null references door.registration (id),
  subject text not null,
  said json not null,
  heard_from text not null check (heard_from in ('event', 'roster')),
  state text not null check (state in ('open', 'same', 'refused')),
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  decided_at timestamptz(3),
  primary key (partnership_id, id),
  unique (partnership_id, registration_id, subject)
);
comment on column unsure_person.said is 'The only place where names that an LMS said are kept: {} once she is decided or erased.';
create index on unsure_person (partnership_id, state, first_seen_at, id);
select tenant_table('unsure_person');

create table lms_context (
  partnership_id int not null references door.partnership (id),
  registration_id text not null references door.registration (id),
  context_id text not null,
  deployment_id text not null,
  title text,
  memberships_url text,
  line_items_url text,
  is_site_wide boolean not null,
  last_seen_at timestamptz(3) not null,
  roster_read_at timestamptz(3),
  primary key (partnership_id, registration_id, context_id)
);
create index on lms_context (partnership_id, registration_id, last_seen_at, context_id);
select tenant_table('lms_context', 'select, insert, update');

create table graded_link (
  partnership_id int not null references door.partnership (id),
  id text not null,
  registration_id text not null references door.registration (id),
  deployment_id text not null,
  context_id text not null,
  resource_link_id text not null,
  title text,
  course_ref text not null,
  line_item_url text not null,
  primary key (partnership_id, id),
  unique (partnership_id, registration_id, deployment_id, resource_link_id)
);
create index on graded_link (partnership_id, registration_id, context_id);
select tenant_table('graded_link', 'select, insert, update');

create table graded_learner (
  partnership_id int not null,
  link_id text not null,
  account_id text not null,
  primary key (partnership_id, link_id, account_id),
  foreign key (partnership_id, link_id) references graded_link,
  foreign key (partnership_id, account_id) references account
);
-- From people to their links, after every change to their evidence.
create index on graded_learner (partnership_id, account_id);
select tenant_table('graded_learner', 'select, insert, delete');

create table score (
  partnership_id int not null,
  id text not null,
  link_id text not null,
  registration_id text not null,
  account_id text not null,
  person_id text not null,
  given smallint not null check (given in (0, 1)),
  state text not null check (state in ('waiting', 'failed', 'sent', 'refused')),
  sent_given smallint check (sent_given in (0, 1)),
  needs_person boolean not null generated always as (state = 'refused') stored,
  attempts int not null,
  due_at timestamptz(3) not null,
  planned_at timestamptz(3) not null,
  last_tried_at timestamptz(3),
  sent_at timestamptz(3),
  fault_code text,
  fault_sentence text,
  primary key (partnership_id, id),
  unique (partnership_id, link_id, account_id),
  foreign key (partnership_id, link_id) references graded_link,
  foreign key (partnership_id, account_id) references account,
  foreign key (partnership_id, person_id) references person
);
comment on column score.due_at is 'When it is sent, or tried again: -infinity for at once, infinity for not any more.';
comment on column score.sent_given is 'What the LMS has from us, as far as is known.';
comment on column score.planned_at is 'Since when this value is meant to be in the LMS.';
-- The queue. What was sent or refused is not in it.
create index on score (partnership_id, due_at, id) where due_at < 'infinity';
-- The list of an LMS in its order.
create index on score (partnership_id, registration_id, needs_person, planned_at, id);
-- How many are in each state.
create index on score (partnership_id, registration_id, state);
create index on score (partnership_id, account_id);
create index on score (partnership_id, person_id);
select tenant_table('score');

create table lms_task (
  partnership_id int not null references door.partnership (id),
  id text not null,
  registration_id text not null references door.registration (id),
  kind text not null check (kind in ('check', 'roster')),
  context_id text,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  asked_at timestamptz(3) not null,
  said_at timestamptz(3) not null,
  ended_at timestamptz(3),
  done int not null,
  steps json,
  counts json,
  fault text,
  primary key (partnership_id, id)
);
comment on column lms_task.said_at is 'When its worker last said anything: one that has been silent for a minute is taken to be dead.';
create index on lms_task (partnership_id, asked_at, id) where state in ('waiting', 'running');
create index on lms_task (partnership_id, registration_id, kind, context_id, asked_at);
select tenant_table('lms_task');

-- Somebody who was joined may have facts that wait for her. Noted where it happens, so that nobody has to go through what waits to find out.
alter table account add column is_newly_joined boolean not null default false;
create index on account (partnership_id) where is_newly_joined;

-- Which partnerships have work with an LMS. A few looks into small indexes for each that has an LMS at all; rows of tenants are seen one tenant at a time.
create function door.lms_work(at timestamptz) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
begin
  for looked_at in
    select p.id from door.partnership p where exists (select from door.registration r where r.partnership_id = p.id) order by p.id
  loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from score s where s.due_at <= at and s.due_at < 'infinity')
      or exists (select from lms_fact f where f.is_pending)
      or exists (select from account a where a.is_newly_joined)
      or exists (select from lms_task t
        where t.state in ('waiting', 'running') and (t.state = 'waiting' or t.said_at < at - interval '1 minute'))
    then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
grant execute on function door.lms_work to trellis_app;
