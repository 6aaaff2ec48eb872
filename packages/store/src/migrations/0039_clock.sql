-- What comes about by itself as time goes by: places that become free, letters that are due, registers that nobody closed.

create index on event (partnership_id, ends_at) where state = 'published';

-- Trainers of events that were over yesterday, with people whose register is not closed, who have not been reminded of it.
create function registers_to_remind(at timestamptz) returns table (event_id text, person_id text, sequence int)
  language sql stable as $$
  select e.id, t.person_id, e.sequence from event e
  join trainer_assignment t on t.partnership_id = e.partnership_id and t.event_id = e.id
  where e.partnership_id = current_setting('app.partnership')::int and e.state = 'published'
    and e.ends_at between at - interval '14 days' and at - interval '15 hours'
    and exists (select from booking b where b.partnership_id = e.partnership_id and b.event_id = e.id and b.state = 'placed')
    and not exists (
      select from notice n where n.partnership_id = e.partnership_id and n.event_id = e.id and n.person_id = t.person_id and n.kind = 'register-reminder');
$$;
create index on notice (partnership_id, event_id) where event_id is not null;

-- Which partnerships have something to do now. A few looks into small indexes for each; rows of tenants are seen one tenant at a time.
create function door.clock_work(at timestamptz) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at int;
begin
  for looked_at in select p.id from door.partnership p order by p.id loop
    perform set_config('app.partnership', looked_at::text, true);
    if exists (select from notice n where n.try_at <= at and n.try_at < 'infinity')
      or exists (select from event e where e.tend_at <= at)
      or exists (select from registers_to_remind(at))
    then
      return next looked_at;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
grant execute on function door.clock_work to trellis_app;
