-- By which edition of the judge people are judged, so that a corrected judge judges everybody again by itself.

alter table door.partnership add column judged_by int not null default 1;
comment on column door.partnership.judged_by is 'The edition of the judge by which everybody was last judged as a whole.';

-- Which partnerships wait for everybody to be judged again, or were judged by an earlier edition of the judge.
drop function door.rejudgings();
create function door.rejudgings(edition int) returns setof int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.partnership', true), '');
  looked_at record;
begin
  for looked_at in select p.id, p.judged_by from door.partnership p order by p.id loop
    perform set_config('app.partnership', looked_at.id::text, true);
    if looked_at.judged_by < edition or exists (select from rejudging r where r.ended_at is null) then
      return next looked_at.id;
    end if;
  end loop;
  perform set_config('app.partnership', before, true);
end
$$;
grant execute on function door.rejudgings(int) to trellis_app;
