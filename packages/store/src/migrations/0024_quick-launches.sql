-- A launch asks the database four times instead of ten: what belongs together is one statement.

-- Beside the registration, the deployment that the login named, where somebody knows it.
drop function door.take_login(text, timestamptz);
create function door.take_login(hash text, at timestamptz)
  returns table (nonce_hash text, binding_hash text, initiation json, expires_at timestamptz, registration json, deployment json)
  language sql security definer set search_path = door, pg_temp as $$
  with taken as (delete from login l where l.state_hash = hash returning l.*)
  select t.nonce_hash, t.binding_hash, t.initiation, t.expires_at, door.registration_facts(r),
    case when d.id is not null then json_build_object(
      'id', d.id, 'registration_id', d.registration_id, 'deployment_id', d.deployment_id, 'partnership_id', d.partnership_id,
      'state', d.state, 'vouches_for', d.vouches_for, 'serves', d.serves) end
  from taken t join registration r on r.id = t.registration_id
    left join deployment d on d.registration_id = r.id and d.deployment_id = t.initiation ->> 'deploymentId'
  where t.expires_at > at;
$$;
grant execute on function door.take_login to trellis_app;

-- Lets in somebody whose account is joined: it is seen again, the launch is noted and the sessions begin. Null, and nothing written, when there is
-- no such account. Not a security definer: row-level security holds it to the partnership, which it sets for this one statement.
create function welcome_back(
  partnership int, deployment text, of_issuer text, of_client text, of_subject text, name text, at timestamptz, sessions json
) returns text
  language plpgsql as $$
declare
  known text;
begin
  perform set_config('app.partnership', partnership::text, true);
  update account a set last_seen_at = at, shown_name = coalesce(name, a.shown_name)
    where a.issuer = of_issuer and a.client_id = of_client and a.subject = of_subject and a.state = 'joined'
    returning a.id into known;
  if known is not null then
    perform door.note_launch(deployment, at);
    perform door.save_session(s."secretHash", partnership, known, s.facts, s."expiresAt")
      from json_to_recordset(sessions) s ("secretHash" text, facts json, "expiresAt" timestamptz);
  end if;
  return known;
end
$$;
grant execute on function welcome_back to trellis_app;
