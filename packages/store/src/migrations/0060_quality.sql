-- The quality of training: sessions observed, courses looked at again and why, what was agreed, lessons of case reviews, and samples drawn by lot.

create table observation (
  partnership_id int not null,
  id text not null,
  event_id text not null,
  person_id text,
  state text not null check (state in ('planned', 'draft', 'shared')),
  observed_on date not null,
  set_ids text[] not null,
  content json not null,
  saved_at timestamptz(3),
  shared_at timestamptz(3),
  is_forgotten boolean not null default false,
  primary key (partnership_id, id),
  foreign key (partnership_id, event_id) references event,
  foreign key (partnership_id, person_id) references person,
  check ((state = 'shared') = (shared_at is not null))
);
comment on column observation.person_id is 'The observer; null: nobody has been named yet.';
comment on column observation.content is 'What was found of each standard, with notes, strengths, and actions while it is a draft. Words about people: emptied with them, and after two years.';
create index on observation (partnership_id, observed_on desc, id desc);
create index on observation (partnership_id, observed_on) where not is_forgotten;
create index on observation (partnership_id, event_id);
create index on observation (partnership_id, person_id);
select tenant_table('observation');

create table observation_trainer (
  partnership_id int not null,
  observation_id text not null,
  person_id text not null,
  words text not null default '',
  said_at timestamptz(3),
  primary key (partnership_id, observation_id, person_id),
  foreign key (partnership_id, observation_id) references observation,
  foreign key (partnership_id, person_id) references person
);
comment on table observation_trainer is 'Who led the session that was observed, and what they say to it.';
create index on observation_trainer (partnership_id, person_id);
select tenant_table('observation_trainer');

create table course_review (
  partnership_id int not null,
  id text not null,
  course_id text not null,
  version text,
  state text not null check (state in ('open', 'closed')),
  opened_at timestamptz(3) not null,
  due_on date not null,
  owner_name text,
  findings text not null,
  outcome text check (outcome in ('no-change', 'content-changed', 'delivery-changed', 'withdrawn')),
  closed_at timestamptz(3),
  primary key (partnership_id, id),
  foreign key (partnership_id, course_id) references course,
  check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (outcome is not null))
);
create unique index on course_review (partnership_id, course_id) where state = 'open';
create index on course_review (partnership_id, state desc, due_on, id);
select tenant_table('course_review', 'select, insert, update');

-- A course has each cause once, in whatever review it was looked at.
create table review_cause (
  partnership_id int not null,
  course_id text not null,
  cause_key text not null,
  position bigint generated always as identity,
  review_id text not null,
  cause json not null,
  added_at timestamptz(3) not null,
  primary key (partnership_id, course_id, cause_key),
  foreign key (partnership_id, course_id) references course,
  foreign key (partnership_id, review_id) references course_review
);
create index on review_cause (partnership_id, review_id, position);
create index on review_cause (partnership_id, (cause ->> 'lessonId')) where cause ->> 'lessonId' is not null;
create index on review_cause (partnership_id, added_at);
select tenant_table('review_cause', 'select, insert, update');

create table quality_action (
  partnership_id int not null,
  id text not null,
  of_kind text not null check (of_kind in ('review', 'observation', 'lesson')),
  of_id text not null,
  what text not null,
  person_id text,
  owner_name text not null,
  due_on date not null,
  standard json,
  agreed_at timestamptz(3) not null,
  closed_on date,
  closed_what text,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person,
  check ((closed_on is null) = (closed_what is null))
);
comment on column quality_action.person_id is 'The owner, if they are a person here.';
create index on quality_action (partnership_id, of_kind, of_id);
create index on quality_action (partnership_id, due_on, id);
create index on quality_action (partnership_id, person_id);
select tenant_table('quality_action', 'select, insert, update');

create table lesson (
  partnership_id int not null references door.partnership (id),
  id text not null,
  title text not null check (title <> ''),
  summary text not null,
  received_on date not null,
  document text,
  course_ids text[] not null,
  state text not null check (state in ('open', 'closed')),
  primary key (partnership_id, id)
);
create index on lesson (partnership_id, received_on desc, id desc);
select tenant_table('lesson', 'select, insert, update');

create table sampling_plan (
  partnership_id int not null references door.partnership (id),
  id text not null,
  from_on date not null,
  to_on date not null,
  events int not null check (events > 0),
  set_ids text[] not null,
  course_ids text[] not null,
  seed text,
  drawn_at timestamptz(3),
  saved_by_kind text not null,
  saved_by text not null,
  primary key (partnership_id, id),
  check (from_on <= to_on),
  check ((seed is null) = (drawn_at is null))
);
create index on sampling_plan (partnership_id, from_on desc, id desc);
select tenant_table('sampling_plan', 'select, insert, update');

create table sampled_event (
  partnership_id int not null,
  plan_id text not null,
  event_id text not null,
  place int not null,
  because text not null check (because in ('named-course', 'by-lot')),
  observation_id text,
  primary key (partnership_id, plan_id, event_id),
  foreign key (partnership_id, plan_id) references sampling_plan,
  foreign key (partnership_id, event_id) references event,
  foreign key (partnership_id, observation_id) references observation
);
create index on sampled_event (partnership_id, event_id);
create index on sampled_event (partnership_id, observation_id);
select tenant_table('sampled_event', 'select, insert');

-- Versions in use whose content is to be looked at again by a day, and for which no review was opened.
create function content_due(by date) returns table (course_id text, version text, review_on date)
  language sql stable as $$
  select v.course_id, v.version, v.review_on from course_version v
  where v.partnership_id = current_setting('app.partnership')::int and v.review_on <= by
    and (v.withdrawn_on is null or v.withdrawn_on > by) and (v.valid_to is null or v.valid_to >= by)
    and not exists (
      select from review_cause c where c.partnership_id = v.partnership_id and c.course_id = v.course_id
        and c.cause_key = 'content-date ' || v.version || ' ' || v.review_on)
  order by v.review_on, v.course_id, v.version;
$$;
create index on course_version (partnership_id, review_on) where review_on is not null;

create function observations_to_forget(before date) returns setof text
  language sql stable as $$
  select o.id from observation o
  where o.partnership_id = current_setting('app.partnership')::int and o.observed_on < before and not o.is_forgotten;
$$;

-- Which partnerships have content to look at again, or words of observations that have been kept long enough. Rows of tenants are seen one tenant at a time.
create function door.quality_work(at timestamptz, kept_days int) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
  today date;
begin
  for looked_at, today in select p.id, (at at time zone p.time_zone)::date from door.partnership p order by p.id loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from content_due(today)) or exists (select from observations_to_forget(today - kept_days)) then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
grant execute on function door.quality_work to trellis_app;
