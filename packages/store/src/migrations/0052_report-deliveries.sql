-- Reports that are drafted when their day comes, and letters about them: one to each recipient, noted until it is sent or given up.

create table report_schedule (
  partnership_id int not null references door.partnership (id),
  id text not null,
  title text not null check (title <> ''),
  kind text not null check (kind in ('board', 'agency', 'section-11')),
  agency_id text,
  months int[] not null,
  day int not null check (day between 1 and 28),
  recipients jsonb not null,
  formats text[] not null,
  attach_files boolean not null,
  is_paused boolean not null,
  next_on date,
  owner_kind text not null,
  owner text not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency,
  check ((agency_id is null) = (kind = 'board'))
);
create index on report_schedule (partnership_id, next_on) where next_on is not null;
create index on report_schedule (partnership_id, title, id);
select tenant_table('report_schedule', 'select, insert, update');

-- One report for each day of a schedule, whatever runs twice.
create table report_due (
  partnership_id int not null,
  schedule_id text not null,
  due_on date not null,
  report_id text not null,
  primary key (partnership_id, schedule_id, due_on),
  foreign key (partnership_id, schedule_id) references report_schedule,
  foreign key (partnership_id, report_id) references report
);
create unique index on report_due (partnership_id, report_id);
select tenant_table('report_due', 'select, insert');

create table report_delivery (
  partnership_id int not null,
  id text not null,
  position bigint generated always as identity,
  report_id text not null,
  schedule_id text,
  purpose text not null check (purpose in ('published', 'due')),
  recipient_name text not null,
  email text not null check (email <> ''),
  formats text[] not null,
  state text not null check (state in ('waiting', 'sent', 'kept', 'failed')),
  asked_at timestamptz(3) not null,
  try_at timestamptz(3) not null,
  sent_at timestamptz(3),
  tries int not null default 0,
  fault text,
  primary key (partnership_id, id),
  foreign key (partnership_id, report_id) references report,
  foreign key (partnership_id, schedule_id) references report_schedule
);
-- Nobody has the same letter twice.
create unique index on report_delivery (partnership_id, report_id, purpose, lower(email));
create index on report_delivery (partnership_id, try_at) where try_at < 'infinity';
create index on report_delivery (partnership_id, position);
select tenant_table('report_delivery', 'select, insert, update');

create index on report (partnership_id, signed_at) where state = 'published';

-- Which partnerships have a report to draft, files to write or letters to send now; rows of tenants are seen one tenant at a time.
create function door.report_work(at timestamptz, wanted text[]) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
  today date;
begin
  for looked_at, today in select p.id, (at at time zone p.time_zone)::date from door.partnership p order by p.id loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from report_delivery d where d.try_at <= at and d.try_at < 'infinity')
      or exists (select from report_schedule s where s.next_on <= today)
      or exists (
        select from report r where r.state = 'published' and (
          select count(*) from report_file f
          where f.partnership_id = r.partnership_id and f.report_id = r.id and f.format = any(wanted)) < cardinality(wanted))
    then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
grant execute on function door.report_work to trellis_app;
