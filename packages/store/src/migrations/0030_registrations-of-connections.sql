-- A tool that is deleted in an LMS and made again registers again. What came through the registration before is still the connection's to tell of
-- and to erase, but nobody comes in by it any more.

alter table door.registration add column connection_id text references door.connection (id);
comment on column door.registration.connection_id is 'Whose plugin registered it. The one that the connection uses now stands with the connection.';
create index on door.registration (connection_id);
update door.registration r set connection_id = c.id from door.connection c where c.registration_id = r.id;

create function door.registrations_of_connection(wanted text) returns table (id text, issuer text, client_id text, state text)
  language sql stable security definer set search_path = door, pg_temp as $$
  select r.id, r.issuer, r.client_id, r.state from registration r
  where r.connection_id = wanted and r.partnership_id = current_setting('app.partnership')::int order by r.registered_at, r.id;
$$;

create function door.sessions_of(account text) returns table (expires_at timestamptz)
  language sql stable security definer set search_path = door, pg_temp as $$
  select s.expires_at from session s where s.partnership_id = current_setting('app.partnership')::int and s.account_id = account order by 1;
$$;

create or replace function door.accept_registration(invitation_hash text, offered json, first_deployment text, at timestamptz)
  returns table (outcome text, registration json)
  language plpgsql security definer set search_path = door, pg_temp as $$
declare
  invited door.invitation;
  added door.registration;
begin
  -- An invitation of a connection that was switched off since is as good as spent.
  select i.* into invited from invitation i where i.token_hash = invitation_hash and i.expires_at > at
    and (i.connection_id is null or exists (select from connection c where c.id = i.connection_id and c.state = 'connected'))
    for update;
  if invited.token_hash is null then
    return query select 'invitation-spent', null::json;
    return;
  end if;
  insert into registration as r (
    partnership_id, issuer, client_id, authorization_endpoint, token_endpoint, keyset_url, authorization_server, product_family, registered_at, state,
    connection_id
  ) values (
    invited.partnership_id, offered ->> 'issuer', offered ->> 'clientId', offered ->> 'authorizationEndpoint', offered ->> 'tokenEndpoint',
    offered ->> 'keysetUrl', offered ->> 'authorizationServer', offered ->> 'productFamily', at,
    case when invited.connection_id is null then 'pending' else 'active' end, invited.connection_id
  ) on conflict (issuer, client_id) do nothing returning r.* into added;
  if added.id is null then
    return query select 'already-registered', null::json;
    return;
  end if;
  delete from invitation i where i.token_hash = invitation_hash;
  update connection c set registration_id = added.id where c.id = invited.connection_id;
  update registration r set state = 'deactivated' where r.connection_id = invited.connection_id and r.id <> added.id;
  if first_deployment is not null then
    perform door.note_deployment(added.id, first_deployment, at);
  end if;
  return query select 'added', door.registration_facts(added);
end
$$;

grant execute on function door.registrations_of_connection, door.sessions_of to trellis_app;
