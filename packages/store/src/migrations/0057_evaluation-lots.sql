-- What evaluation tells: lots, which are what everybody may read, and the roll-up of named answers, for whoever may read those.
--
-- A lot is released once and never changes. Every figure that leaves the house is a sum of whole lots, so two releases differ by whole lots.
-- There are two partitions of the answers: by event, and of the named ones by agency within a course.

alter table evaluation_answer add column lot_id int, add column agency_lot_id int;
comment on column evaluation_answer.lot_id is 'The lot by event in which it was released; null: it waits for others.';
create index evaluation_answer_waiting on evaluation_answer (partnership_id, event_id, stage) where lot_id is null;

create table evaluation_lot (
  partnership_id int not null references door.partnership (id),
  id int not null generated always as identity,
  kind text not null check (kind in ('event', 'agency')),
  stage text not null check (stage in ('before', 'after', 'follow-up', 'manager')),
  naming text not null check (naming in ('named', 'anonymous')),
  agency_id text,
  answered int not null,
  released_at timestamptz(3) not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency,
  check ((kind = 'agency') = (agency_id is not null))
);
create index on evaluation_lot (partnership_id, released_at);
select tenant_table('evaluation_lot', 'select, insert');

create table evaluation_lot_event (
  partnership_id int not null,
  lot_id int not null,
  event_id text not null,
  course_id text not null,
  course_version text,
  on_on date not null,
  asked int not null,
  declined int not null,
  primary key (partnership_id, lot_id, event_id),
  foreign key (partnership_id, lot_id) references evaluation_lot,
  foreign key (partnership_id, event_id) references event
);
comment on table evaluation_lot_event is 'Of which events a lot is made; small ones of a course version may stand in one together.';
comment on column evaluation_lot_event.on_on is 'The first session''s local day, as it was when the lot was released.';
comment on column evaluation_lot_event.asked is 'Who was asked and stands in no earlier lot of the event and stage.';
create index on evaluation_lot_event (partnership_id, event_id);
select tenant_table('evaluation_lot_event', 'select, insert');

-- The sums of a lot's rows stand in a row of their own, item 0. Its squares are of people: of each one's mean gain, in thousandths of a rank; how many
-- they are stands in its counts.
create table evaluation_lot_cell (
  partnership_id int not null,
  lot_id int not null,
  item int not null,
  pairs int not null,
  thought_back int not null,
  before int not null,
  before_squares int not null,
  after int not null,
  after_squares int not null,
  gain_squares bigint not null,
  better int not null,
  worse int not null,
  unmet int not null,
  counts int[] not null,
  primary key (partnership_id, lot_id, item),
  foreign key (partnership_id, lot_id) references evaluation_lot
);
comment on column evaluation_lot_cell.counts is 'Of what is rated once: how many gave each rank. Empty of what is rated twice.';
select tenant_table('evaluation_lot_cell', 'select, insert');

create table evaluation_lot_choice (
  partnership_id int not null,
  lot_id int not null,
  form_id text not null,
  item_id text not null,
  choice_id text not null,
  count int not null,
  primary key (partnership_id, lot_id, form_id, item_id, choice_id),
  foreign key (partnership_id, lot_id) references evaluation_lot
);
select tenant_table('evaluation_lot_choice', 'select, insert');

-- The same sums of all named answers there are, by event; and by agency within a course and month.
create table evaluation_tally (
  partnership_id int not null,
  event_id text not null,
  stage text not null check (stage in ('after', 'follow-up', 'manager')),
  item int not null,
  pairs int not null,
  thought_back int not null,
  before int not null,
  before_squares int not null,
  after int not null,
  after_squares int not null,
  gain_squares bigint not null,
  better int not null,
  worse int not null,
  unmet int not null,
  counts int[] not null,
  primary key (partnership_id, event_id, stage, item),
  foreign key (partnership_id, event_id) references event
);
create index evaluation_tally_whole on evaluation_tally (partnership_id, stage, event_id) where item = 0;
select tenant_table('evaluation_tally');

create table evaluation_agency_tally (
  partnership_id int not null,
  agency_id text not null,
  course_id text not null,
  month_on date not null,
  stage text not null check (stage in ('after', 'follow-up', 'manager')),
  item int not null,
  pairs int not null,
  thought_back int not null,
  before int not null,
  before_squares int not null,
  after int not null,
  after_squares int not null,
  gain_squares bigint not null,
  better int not null,
  worse int not null,
  unmet int not null,
  counts int[] not null,
  primary key (partnership_id, agency_id, course_id, month_on, stage, item),
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, course_id) references course
);
create index evaluation_agency_tally_whole on evaluation_agency_tally (partnership_id, stage, month_on) where item = 0;
select tenant_table('evaluation_agency_tally');

-- Whether nothing more is to come of a stage of an event: its time is over, or everybody asked has answered or declined.
create function evaluation_is_over(event text, stage text, at timestamptz) returns boolean
  language sql stable as $$
  select case evaluation_is_over.stage
      when 'before' then r.before_closes_at when 'after' then r.after_closes_at else r.follow_up_closes_at end <= at
    or (evaluation_is_over.stage = 'after' and r.ends_at <= at and not exists (
      select from booking k where k.partnership_id = r.partnership_id and k.event_id = r.event_id and k.state in ('placed', 'attended')
        and not exists (
          select from evaluation_sheet s
          where s.partnership_id = k.partnership_id and s.booking_id = k.id and s.stage = evaluation_is_over.stage)))
  from evaluation_run r where r.partnership_id = current_setting('app.partnership')::int and r.event_id = evaluation_is_over.event;
$$;
grant execute on function evaluation_is_over to trellis_app;

-- Course versions and stages of which enough answers wait whose time is over, or that everybody has answered or declined.
create function evaluation_to_release(at timestamptz) returns table (course_id text, course_version text, stage text)
  language sql stable as $$
  with waiting as (
    select a.partnership_id, a.event_id, a.stage, count(*) as answers from evaluation_answer a
    where a.partnership_id = current_setting('app.partnership')::int and a.lot_id is null group by a.partnership_id, a.event_id, a.stage
  )
  select e.course_id, e.course_version, w.stage from waiting w
  join event e on e.partnership_id = w.partnership_id and e.id = w.event_id
  join evaluation_run r on r.partnership_id = w.partnership_id and r.event_id = w.event_id
  where evaluation_is_over(w.event_id, w.stage, at)
  group by e.course_id, e.course_version, w.stage, r.naming
  having sum(w.answers) >= greatest(5, (select s.small_numbers from reporting_setting s where s.partnership_id = current_setting('app.partnership')::int))
  order by e.course_id, e.course_version, w.stage;
$$;
grant execute on function evaluation_to_release to trellis_app;

-- As before, and whose answers are to be released.
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
      or exists (select from evaluation_to_release(at))
    then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
