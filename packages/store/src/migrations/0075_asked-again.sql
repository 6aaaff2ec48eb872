-- Who was asked at each event, answered and declined, as bookings and sheets say it now: what is kept of it can be compared with that, and nothing
-- has to be written for it.
create function evaluation_asked_again() returns setof evaluation_asked
  language sql stable as $$
  select k.partnership_id, k.event_id, coalesce(k.agency_id, ''),
    (count(*) filter (where w.what @> '{placed}'))::int, (count(*) filter (where w.what @> '{attended}'))::int,
    (count(*) filter (where w.what @> '{before answered}'))::int, (count(*) filter (where w.what @> '{after answered}'))::int,
    (count(*) filter (where w.what @> '{follow-up answered}'))::int, (count(*) filter (where w.what @> '{manager answered}'))::int,
    (count(*) filter (where w.what @> '{before declined}'))::int, (count(*) filter (where w.what @> '{after declined}'))::int,
    (count(*) filter (where w.what @> '{follow-up declined}'))::int, (count(*) filter (where w.what @> '{manager declined}'))::int
  from booking k cross join lateral (select evaluation_counts(k)) w (what)
  where k.partnership_id = current_setting('app.partnership')::int and k.state in ('placed', 'attended', 'absent')
  group by grouping sets ((k.partnership_id, k.event_id), (k.partnership_id, k.event_id, k.agency_id));
$$;
grant execute on function evaluation_asked_again to trellis_app;

create or replace function evaluation_count_again() returns void
  language sql as $$
  delete from evaluation_asked where partnership_id = current_setting('app.partnership')::int;
  insert into evaluation_asked select * from evaluation_asked_again();
$$;
