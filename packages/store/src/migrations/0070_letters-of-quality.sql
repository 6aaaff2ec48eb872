-- Letters about what is no booking and no event: an observation, an agreed action, a review of a course, an endorsement. And who sees to a review.

alter table notice add column about_id text;
comment on column notice.about_id is 'What it is about, where that is no booking and no event; its kind says what that is.';

-- Both were named by the database.
do $$
declare
  one text;
begin
  for one in select conname from pg_constraint where conrelid = 'notice'::regclass
      and (contype = 'u' or contype = 'c' and pg_get_constraintdef(oid) like '%num_nonnulls%') loop
    execute format('alter table notice drop constraint %I', one);
  end loop;
end
$$;
alter table notice add constraint notice_is_about check (num_nonnulls(booking_id, event_id, about_id) = 1);
alter table notice add constraint notice_once
  unique nulls not distinct (partnership_id, booking_id, event_id, about_id, person_id, kind, session, sequence, due_at);
-- Of these whoever is told is told once, whenever it was asked for.
create unique index notice_about_once on notice (partnership_id, about_id, person_id, kind, sequence) where about_id is not null;

alter table course_review add column person_id text;
comment on column course_review.person_id is 'Who sees to it, if they are a person here.';
-- Nobody sees to one yet, so there is nothing to look through; and rows of tenants are seen one tenant at a time.
alter table course_review add foreign key (partnership_id, person_id) references person not valid;
create index on course_review (partnership_id, person_id);

-- What counts today and does not any more after a day, that nobody has asked or endorsed anew, and of whose end nobody was told.
create function endorsements_ending(today date, by date) returns table (id text)
  language sql stable as $$
  select e.id from endorsement e
  where e.partnership_id = current_setting('app.partnership')::int and e.state in ('endorsed', 'declared')
    and e.from_on <= today and e.expires_on between today and by
    and not exists (
      select from endorsement o
      where o.partnership_id = e.partnership_id and o.course_id = e.course_id and o.set_id = e.set_id and o.id <> e.id
        and coalesce(o.version, '') = coalesce(e.version, '')
        and (o.state = 'asked' or o.state in ('endorsed', 'declared') and o.expires_on > e.expires_on))
    and not exists (
      select from notice n where n.partnership_id = e.partnership_id and n.about_id = e.id and n.kind = 'endorsement-ending'
        and n.sequence = e.expires_on - date '2000-01-01')
  order by e.expires_on, e.id;
$$;
grant execute on function endorsements_ending to trellis_app;
create index on endorsement (partnership_id, expires_on) where state in ('endorsed', 'declared');

-- As before, and endorsements that come to their end.
drop function door.quality_work(timestamptz, int);
create function door.quality_work(at timestamptz, kept_days int, ending_days int) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
  today date;
begin
  for looked_at, today in select p.id, (at at time zone p.time_zone)::date from door.partnership p order by p.id loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from content_due(today)) or exists (select from observations_to_forget(today - kept_days))
      or exists (select from endorsements_ending(today, today + ending_days))
    then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
grant execute on function door.quality_work to trellis_app;
