-- A grant is for a partnership or an agency. One for a team was never held to the team, so it gave the whole agency: those are taken away.
-- A manager's own team is whoever names her as manager.

alter table role_grant no force row level security;
delete from role_grant where team is not null;
alter table role_grant force row level security;
alter table role_grant drop column team;

alter table token no force row level security;
delete from door.token d using token t where t.partnership_id = d.partnership_id and t.id = d.token_id and t.team is not null;
update token set revoked_at = coalesce(revoked_at, now()) where team is not null;
alter table token force row level security;
alter table token drop column team;

drop function door.add_sign_in_link(text, text, text, text, text, timestamptz);
drop function door.take_sign_in_link(text, timestamptz);
delete from door.sign_in_link where team is not null;
alter table door.sign_in_link drop column team;

create function door.add_sign_in_link(hash text, name text, role text, agency text, expires_at timestamptz) returns void
  language sql security definer set search_path = door, pg_temp as $$
  insert into sign_in_link values (hash, current_setting('app.partnership')::int, name, role, agency, expires_at);
$$;

create function door.take_sign_in_link(hash text, at timestamptz)
  returns table (partnership_id int, name text, role text, agency_id text)
  language sql security definer set search_path = door, pg_temp as $$
  with taken as (delete from sign_in_link l where l.secret_hash = hash returning l.*)
  select t.partnership_id, t.name, t.role, t.agency_id from taken t where t.expires_at > at;
$$;

grant execute on function door.add_sign_in_link, door.take_sign_in_link to trellis_app;
