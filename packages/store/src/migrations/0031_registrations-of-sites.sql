-- An LMS that is disconnected and connected again with a new code is the same site to the people in it: what came through it before is told and erased
-- as well. Its address was proved by each registration, which is read from there.

create function door.registrations_of_site(wanted text) returns table (id text, issuer text, client_id text, state text)
  language sql stable security definer set search_path = door, pg_temp as $$
  select r.id, r.issuer, r.client_id, r.state from registration r
  where r.partnership_id = current_setting('app.partnership')::int and r.connection_id is not null and r.issuer in (
    select own.issuer from registration own
    where own.connection_id = wanted and own.partnership_id = current_setting('app.partnership')::int)
  order by r.registered_at, r.id;
$$;

grant execute on function door.registrations_of_site to trellis_app;
