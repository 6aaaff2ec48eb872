-- What people say before a course, after it and some months later, and by which form.
--
-- Numbers stand apart from words: ratings are narrow rows that are summed, words are personal data that are forgotten. An answer to an
-- anonymous form has no person, booking, agency or time; all of an event's are put back in random order whenever one comes.

create table evaluation_form (
  partnership_id int not null references door.partnership (id),
  id text not null,
  version text not null,
  form json not null,
  from_on date,
  saved_at timestamptz(3) not null,
  primary key (partnership_id, id, version)
);
comment on table evaluation_form is 'A partnership''s own versions of forms.';
comment on column evaluation_form.from_on is 'The first day of events that use it; null: a draft.';
create function refuse_changed_form() returns trigger
  language plpgsql as $$
begin
  raise exception 'A form at work stays as it is.';
end
$$;
create trigger at_work before update or delete on evaluation_form
  for each row when (old.from_on is not null) execute function refuse_changed_form();
select tenant_table('evaluation_form');

create table evaluation_course_form (
  partnership_id int not null,
  course_id text not null,
  form_id text not null,
  primary key (partnership_id, course_id),
  foreign key (partnership_id, course_id) references course
);
comment on table evaluation_course_form is 'Courses that are evaluated by another form than the rest.';
select tenant_table('evaluation_course_form');

create table evaluation_setting (
  partnership_id int not null references door.partnership (id),
  default_form_id text,
  primary key (partnership_id)
);
select tenant_table('evaluation_setting', 'select, insert, update');

create table evaluation_run (
  partnership_id int not null,
  event_id text not null,
  form_id text,
  form_version text,
  form json,
  pack_id text,
  pack_version text,
  naming text check (naming in ('named', 'anonymous')),
  stages text[] not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  before_closes_at timestamptz(3) not null,
  after_opens_at timestamptz(3) not null,
  after_closes_at timestamptz(3) not null,
  follow_up_opens_at timestamptz(3) not null,
  follow_up_closes_at timestamptz(3) not null,
  is_frozen boolean not null default false,
  settled_at timestamptz(3) not null,
  primary key (partnership_id, event_id),
  foreign key (partnership_id, event_id) references event,
  check (num_nulls(form_id, form_version, form, naming) in (0, 4)),
  check ((pack_id is null) = (pack_version is null))
);
comment on table evaluation_run is 'By which form an event is evaluated, and when each stage of it is open; without one where no form is in force.';
comment on column evaluation_run.form is 'Whole, as it is read: it stays so once somebody has answered, whatever becomes of the pack and its options.';
comment on column evaluation_run.is_frozen is 'Somebody has answered: the event keeps its form.';
create index on evaluation_run (partnership_id, before_closes_at) where form_id is not null;
create index on evaluation_run (partnership_id, after_closes_at) where form_id is not null;
create index on evaluation_run (partnership_id, follow_up_closes_at) where form_id is not null;
select tenant_table('evaluation_run');

create table evaluation_sheet (
  partnership_id int not null,
  booking_id text not null,
  stage text not null check (stage in ('before', 'after', 'follow-up', 'manager')),
  event_id text not null,
  state text not null check (state in ('answered', 'declined')),
  at timestamptz(3),
  primary key (partnership_id, booking_id, stage),
  foreign key (partnership_id, booking_id) references booking,
  foreign key (partnership_id, event_id) references event
);
comment on table evaluation_sheet is 'Who has answered or does not want to be asked. There is no row of a sheet that is still open, or that nobody answered.';
comment on column evaluation_sheet.at is 'Null of an anonymous form: only that it was answered is known, and not when.';
create index on evaluation_sheet (partnership_id, event_id, stage);
select tenant_table('evaluation_sheet');

create table evaluation_answer (
  partnership_id int not null,
  key bigint not null,
  event_id text not null,
  stage text not null check (stage in ('before', 'after', 'follow-up', 'manager')),
  booking_id text,
  person_id text,
  agency_id text,
  answered_at timestamptz(3),
  changed_at timestamptz(3),
  shares_plan boolean not null,
  talk_on date,
  primary key (partnership_id, key),
  unique (partnership_id, booking_id, stage),
  foreign key (partnership_id, event_id) references event,
  foreign key (partnership_id, booking_id) references booking,
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, agency_id) references agency,
  check (num_nonnulls(booking_id, person_id, agency_id, answered_at, changed_at) in (0, 5))
);
comment on column evaluation_answer.key is 'Random, so that it says nothing of the order.';
comment on column evaluation_answer.person_id is 'Who answered: the learner, or of the stage manager whoever spoke with them. Null of an anonymous form, like all that would tell.';
create index on evaluation_answer (partnership_id, event_id, stage);
create index on evaluation_answer (partnership_id, person_id) where person_id is not null;
select tenant_table('evaluation_answer');

create table evaluation_item (
  partnership_id int not null references door.partnership (id),
  id int not null generated always as identity,
  form_id text not null,
  rated_key text not null,
  course_id text,
  ranks int not null,
  title text not null,
  labels text[] not null,
  primary key (partnership_id, id),
  unique nulls not distinct (partnership_id, form_id, rated_key, course_id, ranks),
  foreign key (partnership_id, course_id) references course,
  check (cardinality(labels) = ranks)
);
comment on table evaluation_item is 'What is rated: an item of a form, or an objective of a course under one. Ratings of one row compare, whatever version they were given on.';
comment on column evaluation_item.ranks is 'How many ranks the scale has. A scale with more or fewer does not compare.';
comment on column evaluation_item.title is 'As it was last put.';
select tenant_table('evaluation_item', 'select, insert, update');

create table evaluation_rating (
  partnership_id int not null,
  answer bigint not null,
  item int not null,
  rank smallint not null check (rank between 1 and 10),
  is_thinking_back boolean not null,
  primary key (partnership_id, answer, item, is_thinking_back),
  foreign key (partnership_id, answer) references evaluation_answer (partnership_id, key),
  foreign key (partnership_id, item) references evaluation_item
);
comment on column evaluation_rating.is_thinking_back is 'How it was before, said afterwards.';
create index on evaluation_rating (partnership_id, item);
select tenant_table('evaluation_rating', 'select, insert, delete');

create table evaluation_choice (
  partnership_id int not null,
  answer bigint not null,
  item_id text not null,
  choice_id text not null,
  primary key (partnership_id, answer, item_id, choice_id),
  foreign key (partnership_id, answer) references evaluation_answer (partnership_id, key)
);
select tenant_table('evaluation_choice', 'select, insert, delete');

create table evaluation_text (
  partnership_id int not null,
  id text not null,
  event_id text not null,
  stage text not null check (stage in ('before', 'after', 'follow-up', 'manager')),
  form_id text not null,
  item_id text not null,
  answer bigint,
  words text not null check (words <> ''),
  is_plan boolean not null,
  tags text[] not null default '{}',
  is_read boolean not null default false,
  forget_on date not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, event_id) references event,
  foreign key (partnership_id, answer) references evaluation_answer (partnership_id, key)
);
comment on table evaluation_text is 'What people wrote. Personal data: gone on its day, and when the person is erased.';
comment on column evaluation_text.answer is 'Null of an anonymous form: words do not lead to the ratings beside them.';
create index on evaluation_text (partnership_id, event_id, stage);
create index on evaluation_text (partnership_id, answer) where answer is not null;
create index on evaluation_text (partnership_id, forget_on);
select tenant_table('evaluation_text');

-- Whether an event's form has to be looked up: it has none yet, has moved, or other packs have come to work since.
create function evaluation_to_settle(at timestamptz) returns table (event_id text)
  language sql stable as $$
  select e.id from event e
  left join evaluation_run r on r.partnership_id = e.partnership_id and r.event_id = e.id
  where e.partnership_id = current_setting('app.partnership')::int and e.state in ('published', 'closed')
    and e.ends_at > at - interval '26 months'
    and (r.event_id is null or r.starts_at <> e.starts_at or r.ends_at <> e.ends_at
      or (not r.is_frozen and r.settled_at < (
        select max(a.known_from) from pack_activation a where a.partnership_id = e.partnership_id)))
  order by e.starts_at, e.id;
$$;
grant execute on function evaluation_to_settle to trellis_app;

-- Who reads a manager's sheet: the manager of the post in which somebody booked, or else the agency's deputy, or else its leads.
create function evaluation_managers(booking text) returns table (person_id text)
  language sql stable as $$
  with b as (
    select k.partnership_id, k.person_id, k.agency_id, o.manager_person_id as manager from booking k
    left join post o on o.partnership_id = k.partnership_id and o.id = k.post_id and o.known_to = 'infinity'
    where k.partnership_id = current_setting('app.partnership')::int and k.id = booking
  ), named as (
    select b.manager as id, 1 as turn from b where b.manager is not null
    union all
    select d.person_id, 2 from b join agency_deputy d on d.partnership_id = b.partnership_id and d.agency_id = b.agency_id
    union all
    select coalesce(g.person_id, a.person_id), 3 from b
    join role_grant g on g.partnership_id = b.partnership_id and g.role = 'agency-lead' and g.agency_id = b.agency_id
    left join account a on a.partnership_id = g.partnership_id and a.id = g.account_id
  ), living as (
    select n.id, n.turn from named n cross join b
    join person p on p.partnership_id = b.partnership_id and p.id = n.id
    where p.erased_at is null and n.id <> b.person_id
  )
  select distinct l.id from living l where l.turn = (select min(turn) from living);
$$;
grant execute on function evaluation_managers to trellis_app;

-- Who is to be asked, or reminded, by a letter now. A week lies between two letters about one sheet, and there are three at most; of the sheet
-- before there is one, three days before the start.
create function evaluation_to_ask(at timestamptz, today date) returns table (booking_id text, person_id text, kind text, number int)
  language sql stable as $$
  with open as (
    select r.partnership_id, r.event_id, 'before' as stage, r.starts_at - interval '3 days' as since, 1 as most
    from evaluation_run r where r.partnership_id = current_setting('app.partnership')::int and r.form_id is not null
      and 'before' = any(r.stages) and r.before_closes_at > at and r.starts_at - interval '3 days' <= at and r.starts_at > at
    union all
    select r.partnership_id, r.event_id, 'after', r.ends_at, 3
    from evaluation_run r where r.partnership_id = current_setting('app.partnership')::int and r.form_id is not null
      and 'after' = any(r.stages) and r.after_closes_at > at and r.ends_at <= at
    union all
    select r.partnership_id, r.event_id, s.stage, r.follow_up_opens_at, 3
    from evaluation_run r cross join unnest(r.stages) s (stage)
    where r.partnership_id = current_setting('app.partnership')::int and r.form_id is not null
      and s.stage in ('follow-up', 'manager') and r.follow_up_closes_at > at and r.follow_up_opens_at <= at
  ), asked as (
    select o.partnership_id, o.stage, o.since, o.most, b.id as booking_id, m.person_id
    from open o
    join event e on e.partnership_id = o.partnership_id and e.id = o.event_id and e.state in ('published', 'closed')
    join booking b on b.partnership_id = o.partnership_id and b.event_id = o.event_id
    join person p on p.partnership_id = b.partnership_id and p.id = b.person_id and p.erased_at is null
    cross join lateral (
      select b.person_id where o.stage <> 'manager'
      union all select g.person_id from evaluation_managers(b.id) g where o.stage = 'manager'
    ) m
    where case when o.stage = 'before'
        then b.state = 'placed' and b.approval_state in ('approved', 'not-needed') else b.state = 'attended' end
      and not exists (
        select from evaluation_sheet s where s.partnership_id = b.partnership_id and s.booking_id = b.id and s.stage = o.stage)
      -- Who has left the post is not written to any more.
      and not exists (
        select from post k where k.partnership_id = b.partnership_id and k.id = b.post_id and k.known_to = 'infinity' and k.ends_on < today)
  ), told as (
    select a.*, t.count, t.latest from asked a cross join lateral (
      select count(*)::int, max(n.due_at) as latest from notice n
      where n.partnership_id = a.partnership_id and n.booking_id = a.booking_id and n.person_id = a.person_id
        and n.kind = 'evaluation-' || a.stage
    ) t (count, latest)
  )
  select t.booking_id, t.person_id, 'evaluation-' || t.stage, t.count from told t
  where t.count < t.most and t.since + t.count * interval '7 days' <= at
    and (t.latest is null or t.latest <= at - interval '7 days');
$$;
grant execute on function evaluation_to_ask to trellis_app;

-- As before, and who has to be asked how it was.
create or replace function door.clock_work(at timestamptz) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
  today date;
begin
  for looked_at, today in select p.id, (at at time zone p.time_zone)::date from door.partnership p order by p.id loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from notice n where n.try_at <= at and n.try_at < 'infinity')
      or exists (select from event e where e.tend_at <= at)
      or exists (select from registers_to_remind(at))
      or exists (select from evaluation_to_settle(at))
      or exists (select from evaluation_to_ask(at, today))
    then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
